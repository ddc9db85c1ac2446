"""Forecasts: what is said to come, and what is left open."""

from sayso.reading.forecasts.reading import read_forecasts

__all__ = ["read_forecasts"]
