"""Turns a description in plain words into a Reading: by words and grammar, offline, the same everywhere."""
