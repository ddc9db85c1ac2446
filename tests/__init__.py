"""Tests, one folder for each room; `build` makes the values they hand in."""
