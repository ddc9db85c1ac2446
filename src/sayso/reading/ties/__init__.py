"""Ties: standing relations between actors (leads, backs, part of, opposes ...)."""

from sayso.reading.ties.needed import tied_names
from sayso.reading.ties.reading import read_ties

__all__ = ["read_ties", "tied_names"]
