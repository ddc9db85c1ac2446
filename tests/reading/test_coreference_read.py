"""Whom pronouns and noun phrases mean: own passages, and laws that hold for every text."""

import tomllib
from pathlib import Path

import pytest

from sayso.language import analyse
from sayso.reading.actors import read_actors

PATH = Path(__file__).parent / "data" / "coreference.toml"
PASSAGES = tomllib.loads(PATH.read_text(encoding="utf-8"))["passage"]


def verdict(passage):
    """Return `right`, `wrong` or `open` for the marked words of one passage."""
    marked = passage["text"]
    start = marked.index("[")
    end = marked.index("]") - 1
    text = marked.replace("[", "").replace("]", "")
    found = [
        (actor, mention)
        for actor in read_actors(analyse(text))
        for mention in actor.mentions
        if start <= mention.head[0] < end
    ]
    if passage["means"] == "open":
        return "wrong" if found else "right"
    if not found:
        return "open"
    actor, mention = found[0]
    if passage["means"] == "new":
        return "right" if actor.mentions[0] == mention else "wrong"
    others = [text[m.span[0] : m.span[1]] for m in actor.mentions if m != mention]
    return "right" if any(passage["means"] in words for words in others) else "wrong"


def _case(passage):
    fails = passage.get("fails")
    marks = [pytest.mark.xfail(reason=fails, strict=True)] if fails else []
    return pytest.param(passage, marks=marks, id=passage["text"][:60])


@pytest.mark.parametrize("passage", [_case(passage) for passage in PASSAGES])
def test_the_marked_words_mean_the_right_one_or_nobody(passage):
    assert verdict(passage) == "right"


@pytest.mark.parametrize(
    "text",
    [
        "HE SAID SHE LEFT. THEY FOLLOWED HIM. IT RAINED.",
        "He said that she had left. They followed him because it was his.",
        "he he he. she she. they it it.",
        "MARTA VELDEN RESIGNED ON MONDAY. SHE HAD LED THE PORT FOR NINE YEARS.",
        "“I,” “you,” “we” — “I”?",
        ", ".join(f"Ada{n} Lindt{n}" for n in range(300)) + " and others met. She left.",
    ],
)
def test_hostile_texts_are_read_and_no_head_has_two_actors(text):
    heads = [m.head for actor in read_actors(analyse(text)) for m in actor.mentions]
    assert len(heads) == len(set(heads))


def test_what_a_ranker_decided_has_a_score_and_nothing_else_has():
    text = "Marta Velden resigned. She had led the port for years. “I am tired,” she said."
    for actor in read_actors(analyse(text)):
        for mention in actor.mentions:
            is_ranked = mention.rule in {"pronoun.ranked", "nominal.ranked"}
            assert (mention.score is not None) == is_ranked
            assert mention.score is None or 0 < mention.score <= 1
