"""Turns a description of a business into a complete backend, and explains every decision."""
