"""The live page and the HTTP interface, for this machine only."""
