"""Turns a description in plain words into a Reading: words and grammar only, exact, offline, the same everywhere."""
