"""Security points, one file for each."""
