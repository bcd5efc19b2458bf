"""Turns findings into the complete typed design: one file for each aspect."""
