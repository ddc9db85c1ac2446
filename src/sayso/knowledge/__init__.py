"""Facts that ship with Sayso, each table with its source and its date."""
