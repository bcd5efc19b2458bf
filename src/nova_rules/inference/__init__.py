"""Reading and options become findings: what holds, why, what was assumed and what is asked."""
