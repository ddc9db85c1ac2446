"""A record as terminal text and as HTML."""
