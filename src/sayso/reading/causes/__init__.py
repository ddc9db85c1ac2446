"""Causes: causal links that the text states, with the words of both sides."""

from sayso.reading.causes.reading import read_causes

__all__ = ["read_causes"]
