"""The nouns every stage shares: frozen values with no behaviour beyond themselves."""
