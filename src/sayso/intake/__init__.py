"""Bytes to `SourceText`: one module for each kind of input."""
