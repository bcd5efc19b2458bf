"""The only writer: a folder holds the old tree or the new one, never half of either."""
