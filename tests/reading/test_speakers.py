"""Who speaks: own passages with the right speaker, and laws that hold for every source."""

import tomllib
from pathlib import Path

import pytest

from sayso.language import analyse
from sayso.reading.actors import read_actors
from sayso.reading.statements import read_statements

PASSAGES = tomllib.loads(
    (Path(__file__).parent / "data" / "speakers.toml").read_text(encoding="utf-8")
)["passage"]


def verdict(passage):
    """Return `right`, `wrong`, `open` or `missed` for one passage."""
    text = passage["text"]
    analysis = analyse(text)
    actors = read_actors(analysis)
    at = text.index(passage["said"])
    holding = [
        (sum(end - start for start, end in statement.content), statement)
        for statement in read_statements(analysis, actors)
        if any(start <= at + 3 < end for start, end in statement.content)
    ]
    if not holding:
        return "right" if passage["speaker"] == "open" else "missed"
    source = min(holding, key=lambda one: one[0])[1].source
    if not source.actors:
        return "right" if passage["speaker"] == "open" else "open"
    if passage["speaker"] == "open":
        return "wrong"
    start = text.index(passage["speaker"])
    tokens = analysis.tokens_in((start, start + len(passage["speaker"])))
    head = min(tokens, key=lambda token: (analysis.depth[token], token))
    named = [actor for actor in actors if actor.id in source.actors]
    heads = {t for a in named for m in a.mentions for t in analysis.tokens_in(m.head)}
    return "right" if head in heads else "wrong"
