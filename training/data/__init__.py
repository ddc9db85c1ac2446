"""Adaptors: one module for each family of corpora, each to `TrainingDocument`s."""
