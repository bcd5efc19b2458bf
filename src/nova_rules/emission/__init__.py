"""Blueprint and templates -> Layout -> Artifacts, all in memory."""
