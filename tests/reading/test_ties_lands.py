"""Lands that a tie makes a party, and people who are tied to what is named as theirs."""

import pytest
from msgspec.structs import replace

from sayso.reading.actors import read_actors
from sayso.reading.ties import read_ties, tied_names
from sayso.record.types import Actor, Mention
from tests.build import analysis_of

HYPHENATED = """
The     the     DET   DT  5 det
Chad~   Chad    PROPN NNP 4 compound
-~      -       PUNCT HYPH 4 punct
backed  back    VERB  VBN 5 amod
militia militia NOUN  NN  6 nsubj
fled~   flee    VERB  VBD 0 root
.       .       PUNCT .   6 punct
"""

TITLED = """
Chancellor Chancellor PROPN NNP 2 nmod:desc
Ilse    Ilse    PROPN NNP 5 nsubj
of      of      ADP   IN  4 case
Norway  Norway  PROPN NNP 2 nmod
spoke~  speak   VERB  VBD 0 root
.       .       PUNCT .   5 punct
"""

FORCES = """
They    they    PRON  PRP 2 nsubj
joined  join    VERB  VBD 0 root
forces  force   NOUN  NNS 2 obj
with    with    ADP   IN  5 case
Peru~   Peru    PROPN NNP 2 obl
.       .       PUNCT .   2 punct
"""

PART = """
Part    part    NOUN  NN  4 nsubj
of      of      ADP   IN  3 case
France  France  PROPN NNP 1 nmod
fell~   fall    VERB  VBD 0 root
.       .       PUNCT .   4 punct
"""

OWNED = """
Odd~    Odd     PROPN NNP 4 nmod:poss
's      's      PART  POS 1 case
Grey    Grey    PROPN NNP 4 compound
Brigade Brigade PROPN NNP 5 nsubj
fled~   flee    VERB  VBD 0 root
.       .       PUNCT .   5 punct
"""

GENERALS = """
The     the     DET   DT  2 det
judges  judge   NOUN  NNS 11 nsubj
,       ,       PUNCT ,   5 punct
the     the     DET   DT  5 det
head    head    NOUN  NN  2 appos
of      of      ADP   IN  7 case
Brimco  Brimco  PROPN NNP 5 nmod
,       ,       PUNCT ,   9 punct
Runa    Runa    PROPN NNP 2 appos
,       ,       PUNCT ,   9 punct
spoke~  speak   VERB  VBD 0 root
.       .       PUNCT .   11 punct
"""


@pytest.mark.parametrize(
    ("tree", "name"), [(HYPHENATED, "Chad"), (TITLED, "Norway"), (FORCES, "Peru")]
)
def test_a_land_in_the_slot_of_a_tie_is_a_party(tree: str, name: str):
    analysis = analysis_of(tree)
    tied = tied_names(analysis)
    assert [analysis.form[token] for token in tied] == [name]


def test_a_land_that_things_are_part_of_stays_a_place():
    assert tied_names(analysis_of(PART)) == frozenset()


def test_who_backs_a_militia_is_an_actor_though_hyphenated():
    analysis = analysis_of(HYPHENATED, names={"Chad": "LOC"})
    actors = read_actors(analysis, tied=tied_names(analysis))
    ties = read_ties(analysis, actors, events=(), claim_of=lambda _: "c1")
    names = {actor.id: actor.name for actor in actors}
    (tie,) = ties
    assert (tie.kind, names[tie.from_]) == ("backs", "Chad")
    assert "Chad" not in {actor.name for actor in read_actors(analysis)}


def named(tree: str, **types: str) -> list[tuple[str, str, str]]:
    """Return the ties of actors of one word each, with the types given."""
    analysis = analysis_of(tree)
    actors = []
    for name, type_ in types.items():
        token = analysis.form.index(name)
        span = analysis.span(token, token)
        mention = Mention(span=span, head=span, kind="name")
        actor = Actor(id=name, name=name, type="person", country=None, mentions=(mention,))
        actors.append(replace(actor, type=type_))
    ties = read_ties(analysis, actors, events=(), claim_of=lambda _: "c1")
    return [(tie.kind, tie.from_, tie.to) for tie in ties]


def test_a_force_named_as_somebodys_is_commanded_by_him_and_a_party_led():
    assert named(OWNED, Odd="person", Brigade="armed_group") == [("commands", "Odd", "Brigade")]
    assert named(OWNED, Odd="person", Brigade="organisation") == [("leads", "Odd", "Brigade")]
    assert named(OWNED, Odd="state", Brigade="armed_group") == []


def test_one_officer_among_several_is_the_one_named_behind_the_office():
    assert ("leads", "Runa", "Brimco") in named(
        GENERALS, judges="group", Brimco="organisation", Runa="person"
    )


def test_half_a_word_names_the_land_that_the_text_tells_of():
    tree = OWNED.replace(
        "Odd~    Odd     PROPN NNP 4 nmod:poss", "pro-Chadian pro-chadian ADJ JJ 4 amod"
    )
    analysis = analysis_of(tree)
    spans = {name: analysis.span(token, token) for name, token in (("Chad", 1), ("Brigade", 3))}
    chad, brigade = (
        Actor(id=name, name=name, type="state" if name == "Chad" else "armed_group",
              country="TCD" if name == "Chad" else None,
              mentions=(Mention(span=span, head=span, kind="name"),))
        for name, span in spans.items()
    )  # fmt: skip
    found = read_ties(analysis, [chad, brigade], events=(), claim_of=lambda _: "c1")
    assert ("backs", "Brigade", "Chad") in [(tie.kind, tie.from_, tie.to) for tie in found]
    elsewhere = replace(chad, country="NOR")
    assert read_ties(analysis, [elsewhere, brigade], events=(), claim_of=lambda _: "c1") == ()


WAGED = """
Council  council  NOUN  NN  2 compound
raids    raid     NOUN  NNS 5 nsubj
on       on       ADP   IN  4 case
smugglers smuggler NOUN NNS 2 nmod
went     go       VERB  VBD 0 root
on~      on       ADP   RP  5 compound:prt
.        .        PUNCT .   5 punct
"""

MEMBERS = """
Members  member   NOUN  NNS 5 nsubj
of       of       ADP   IN  4 case
the      the      DET   DT  4 det
league   league   NOUN  NN  1 nmod
met~     meet     VERB  VBD 0 root
.        .        PUNCT .   5 punct
"""


def test_what_wages_a_fight_or_has_members_is_a_party_and_a_land_of_officials_is_not():
    assert tied_names(analysis_of(WAGED)) == {0}
    assert tied_names(analysis_of(MEMBERS)) == {3}
    land = MEMBERS.replace("league   league   NOUN  NN ", "Norway   Norway   PROPN NNP")
    assert tied_names(analysis_of(land)) == frozenset()
    assert (
        tied_names(
            analysis_of(WAGED.replace("on       on       ADP   IN  4", "with with ADP IN 4"))
        )
        == set()
    )
