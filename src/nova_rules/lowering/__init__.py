"""From a domain to behaviour: expressions compiled, transitions as operations, scopes, checks."""
