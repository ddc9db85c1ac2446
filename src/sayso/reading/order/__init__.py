"""The order layer: which events begin before which, by cues, by bounds, by a pair score."""

from sayso.reading.order.reading import read_orders
from sayso.reading.order.settling import settle

__all__ = ["read_orders", "settle"]
