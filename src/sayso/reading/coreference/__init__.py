"""Coreference within a document: which noun phrases, names and pronouns stand for one thing.

candidates ─> table ─> pairs ─> features ─> ranking ─> clusters

In goes an `Analysis`, out come chains of mention candidates and, for each candidate, how probable
each earlier one is as what it stands for. Not read here: bridging ("the house … the door"), links
across documents, and what a chain is: the layer of actors says who acts.
"""

from sayso.reading.coreference.chains import Chains, find_chains
from sayso.reading.coreference.mentions import Candidate
from sayso.reading.coreference.speakers import Quotes

__all__ = ["Candidate", "Chains", "Quotes", "find_chains"]
