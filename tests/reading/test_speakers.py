"""Who speaks: own passages with the right speaker, and laws that hold for every source."""

import tomllib
from pathlib import Path

import pytest

from sayso.language import analyse
from sayso.reading.actors import read_actors
from sayso.reading.statements import read_statements

DATA = Path(__file__).parent / "data"
PASSAGES = [
    passage
    for name in ("speakers.toml", "speakers_2.toml", "speakers_3.toml")
    for passage in tomllib.loads((DATA / name).read_text(encoding="utf-8"))["passage"]
]


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


def _case(passage):
    """Return a passage as a case; those that we know we read wrongly say why."""
    fails = passage.get("fails")
    marks = [pytest.mark.xfail(reason=fails, strict=True)] if fails else []
    return pytest.param(passage, marks=marks, id=passage["about"])


@pytest.mark.parametrize("passage", [_case(passage) for passage in PASSAGES])
def test_the_speaker_is_the_right_one_or_open(passage):
    assert verdict(passage) == "right"


@pytest.mark.parametrize(
    "text",
    [
        "Norway signed the accord. She said that the text was too weak.",
        "The ministry warned of floods. He added that the dam would hold.",
        "Geneva hosted the talks. He said the hosts had been generous.",
        "The union and the court met. “We are done,” she said.",
    ],
)
def test_he_and_she_are_never_a_state_a_place_or_a_body(text):
    analysis = analyse(text)
    actors = {actor.id: actor for actor in read_actors(analysis)}
    for statement in read_statements(analysis, tuple(actors.values())):
        source = statement.source
        if source.kind == "pronoun":
            assert all(actors[actor].type == "person" for actor in source.actors)


@pytest.mark.parametrize("passage", PASSAGES, ids=lambda passage: passage["about"])
def test_every_source_names_its_rule_and_open_ones_have_no_actor(passage):
    analysis = analyse(passage["text"])
    for statement in read_statements(analysis, read_actors(analysis)):
        assert statement.source.rule
        assert statement.source.rule.startswith("open.") == (not statement.source.actors)


@pytest.mark.parametrize(
    "title",
    [
        "Minister: no deal on pensions before summer",
        "No deal on pensions, says minister",
        "Minister denies deal on pensions",
    ],
)
def test_an_office_in_the_title_is_the_one_of_the_text_who_holds_it(title):
    text = f"{title}\n\nFinance Minister Ola Berg met the unions on Monday. The talks failed."
    assert names_of_first(text) == ["Ola Berg"]


def test_an_office_that_two_hold_stays_apart():
    text = (
        "Mayor denies taking bribes\n\n"
        "Dora Pell, the mayor of Lomar, appeared with Jan Vik, the mayor of Port Orra."
    )
    assert names_of_first(text) not in (["Dora Pell"], ["Jan Vik"])


def test_the_subject_of_an_interview_that_is_only_talked_about_does_not_answer():
    text = (
        "Bar owners on the Lindqvist cocktail\n\nWe asked them about Maja Lindqvist.\n\n"
        "Why did you make it?\n\nI think that it was a joke.\n\n"
        "Do you regret it?\n\nI hope that she laughs."
    )
    analysis = analyse(text)
    for statement in read_statements(analysis, read_actors(analysis)):
        assert statement.source.rule != "interview"


def names_of_first(text):
    """Return the names of the speakers of the first statement."""
    analysis = analyse(text)
    actors = {actor.id: actor for actor in read_actors(analysis)}
    first = read_statements(analysis, tuple(actors.values()))[0]
    return [actors[actor].name for actor in first.source.actors]
