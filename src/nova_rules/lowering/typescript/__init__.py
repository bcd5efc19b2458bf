"""Expressions as TypeScript."""
