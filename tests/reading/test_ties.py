"""Ties from roles, words and repeated events."""

from msgspec.structs import replace

from sayso.language.analysis import Analysis
from sayso.reading.ties import read_ties
from sayso.reading.ties.lexicon import offices, predicates
from sayso.record.types import Actor, Event, Mention, Role, Tie
from tests.build import analysis_of

APPOSITION = """
Ilse     Ilse     PROPN NNP 8 nsubj
Brandt~  Brandt   PROPN NNP 1 flat
,        ,        PUNCT ,   5 punct
an       a        DET   DT  5 det
ally     ally     NOUN  NN  1 appos
of       of       ADP   IN  7 case
Oke~     Oke      PROPN NNP 5 nmod
spoke~   speak    VERB  VBD 0 root
.        .        PUNCT .   8 punct
"""

BACKED = """
Norland  Norland  PROPN NNP 3 compound
-        -        PUNCT HYPH 3 punct
backed   back     VERB  VBN 4 amod
rebels   rebel    NOUN  NNS 5 nsubj
left~    leave    VERB  VBD 0 root
.        .        PUNCT .   5 punct
"""

STATIVE = """
Brandt   Brandt   PROPN NNP 2 nsubj
leads    lead     VERB  VBZ 0 root
Norland  Norland  PROPN NNP 2 obj
and      and      CCONJ CC  6 cc
once     once     ADV   RB  6 advmod
opposed  oppose   VERB  VBD 2 conj
Oke~     Oke      PROPN NNP 6 obj
.        .        PUNCT .   2 punct
"""

DENIED = """
Brandt   Brandt   PROPN NNP 4 nsubj
does     do       AUX   VBZ 4 aux
not      not      PART  RB  4 advmod
lead     lead     VERB  VB  0 root
Norland~ Norland  PROPN NNP 4 obj
.        .        PUNCT .   4 punct
"""


def actors_of(analysis: Analysis, *words: str) -> list[Actor]:
    found = []
    for number, word in enumerate(words, start=1):
        token = analysis.form.index(word)
        span = analysis.span(token, token)
        mentions = (Mention(span=span, head=span, kind="name"),)
        found.append(
            Actor(id=f"a{number}", name=word, type="group", country=None, mentions=mentions)
        )
    return found


def ties_of(trees: str, *words: str, events: tuple[Event, ...] = ()) -> tuple[Tie, ...]:
    analysis = analysis_of(trees)
    return read_ties(analysis, actors_of(analysis, *words), events=events, claim_of=lambda _: "c1")


def test_apposition_makes_allies_with_a_sign():
    (tie,) = ties_of(APPOSITION, "Ilse", "Oke")
    assert (tie.kind, tie.sign, tie.holds) == ("allied_with", "+", "now")
    assert {tie.from_, tie.to} == {"a1", "a2"}


def test_compound_turns_the_direction():
    (tie,) = ties_of(BACKED, "Norland", "rebels")
    assert (tie.kind, tie.from_, tie.to) == ("backs", "a1", "a2")


def test_stative_verbs_follow_tense_and_coordination():
    leads, opposed = ties_of(STATIVE, "Brandt", "Norland", "Oke")
    assert (leads.kind, leads.from_, leads.to, leads.holds) == ("leads", "a1", "a2", "now")
    assert (opposed.kind, opposed.sign, opposed.holds) == ("opposes", "-", "past")


def test_denied_tie_is_none():
    assert ties_of(DENIED, "Brandt", "Norland") == ()


def test_role_becomes_a_tie_with_its_status():
    analysis = analysis_of(APPOSITION)
    brandt, oke = actors_of(analysis, "Ilse", "Oke")
    role = Role(
        role="defence minister", of="a2", of_text="Oke", status="former", span=(0, 4), rule="title"
    )
    fields = {name: getattr(brandt, name) for name in brandt.__struct_fields__}
    minister = Actor(**fields | {"roles": (role,)})
    tie = read_ties(analysis, [minister, oke], events=(), claim_of=lambda _: "c1")[0]
    assert (tie.kind, tie.from_, tie.to, tie.holds) == ("leads", "a1", "a2", "past")


def test_two_acts_of_force_make_opponents_and_one_does_not():
    once = ties_of(BACKED, "Norland", "rebels", events=(assault("e1"),))
    twice = ties_of(BACKED, "Norland", "rebels", events=(assault("e1"), assault("e2")))
    assert "opposes" not in {tie.kind for tie in once}
    assert "opposes" in {tie.kind for tie in twice}


def assault(number: str) -> Event:
    return Event(
        id=number, head=(0, 7), mentions=((0, 7),), type="ASSAULT", mode=(), contexts=(),
        cameo="190", quad="material_conflict", scale=-9.0, agents=("a1",), recipients=("a2",),
        instrument=None, place=None, times=(), earliest=None, latest=None, negated=False,
        tense="past", reality="actual", counts=(), claim="c1", rule="test",
    )  # fmt: skip


def test_tables_name_known_kinds():
    assert predicates("v")["belong"][0].kind == "part_of"
    assert offices()["commander"] == "commands"


FROM_BODY = """
Soldiers soldier  NOUN  NNS 4 nsubj
from     from     ADP   IN  3 case
Norland  Norland  PROPN NNP 1 nmod
fled~    flee     VERB  VBD 0 root
.        .        PUNCT .   4 punct
"""


def test_soldiers_from_a_brigade_are_members_of_it_and_from_a_land_are_not():
    analysis = analysis_of(FROM_BODY)
    soldiers, brigade = actors_of(analysis, "Soldiers", "Norland")
    brigade = replace(brigade, type="armed_group")
    ties = read_ties(analysis, [soldiers, brigade], events=(), claim_of=lambda _: "c1")
    assert [(tie.kind, tie.from_, tie.to) for tie in ties] == [("member_of", "a1", "a2")]
    land = replace(brigade, type="state")
    assert read_ties(analysis, [soldiers, land], events=(), claim_of=lambda _: "c1") == ()
