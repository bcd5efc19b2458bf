"""Findings answer: why something holds, and why something does not."""
