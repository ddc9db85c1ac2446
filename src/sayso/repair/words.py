"""The shipped list of English words, and small sets of words written in code."""

import gzip
from functools import cache
from importlib.resources import files


def word_set(words: str) -> frozenset[str]:
    """Return the words of a line as a set."""
    return frozenset(words.split())


@cache
def known_words() -> frozenset[str]:
    """Return the word list, lower case; source and licence stand at the head of its file."""
    packed = files("sayso.repair").joinpath("words.txt.gz").read_bytes()
    lines = gzip.decompress(packed).decode().splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))
