"""Builds the tables that ship in `sayso.knowledge` from the sets in `SAYSO_DATA`."""
