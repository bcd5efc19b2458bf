"""Blueprint, Layout -> Scorecard: one file for each check."""
