"""What a pack's files look like, one class a construct; written keys have hyphens, names have underscores."""
