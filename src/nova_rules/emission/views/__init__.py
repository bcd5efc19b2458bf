"""Flat names for templates, one file per part of the generated project."""
