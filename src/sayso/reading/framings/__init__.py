"""Framings: soft flags on wording (scare quotes, loaded words, analogies, rhetorical questions)."""

from sayso.reading.framings.reading import read_framings

__all__ = ["read_framings"]
