"""Other systems, run in environments of their own; each script prints JSON."""
