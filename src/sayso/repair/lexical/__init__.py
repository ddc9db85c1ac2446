"""Damaged words: which are no words, and what they were."""
