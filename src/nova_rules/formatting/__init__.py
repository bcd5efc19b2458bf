"""Artifacts -> Artifacts: the same paths, laid out by the formatter the generated project carries too."""
