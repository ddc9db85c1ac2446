"""Sayso: what happened, on whose say-so, how firmly, and when."""

__version__ = "0.1.0"
