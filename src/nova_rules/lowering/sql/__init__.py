"""Expressions as PostgreSQL."""
