"""One file a check; each yields Problems and never raises for what an author wrote."""
