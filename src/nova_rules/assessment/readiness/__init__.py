"""Readiness points, one file for each."""
