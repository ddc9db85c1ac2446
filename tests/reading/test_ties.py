"""Ties from roles, words and repeated events."""

from typing import get_args

import pytest
from msgspec.structs import replace

from sayso.language.analysis import Analysis
from sayso.reading.ties import read_ties
from sayso.reading.ties.lexicon import compounds, offices, phrases, predicates
from sayso.record.types import Actor, Event, Mention, Role, Tie
from sayso.record.vocabulary import Span, TieKind
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
    tree = BACKED + BACKED.replace("Norland", "Zembla ").replace("rebels ", "guards ")
    end = analysis_of(tree).text.rindex("left")
    acts = {
        "once": (assault("e1"),),
        "shot and killed": (assault("e1", (0, 7)), assault("e2", (8, 14))),
        "twice": (assault("e1"), assault("e2", (end, end + 4))),
    }
    found = {
        told: {tie.kind for tie in ties_of(tree, "Norland", "rebels", events=events)}
        for told, events in acts.items()
    }
    assert [told for told, kinds in found.items() if "opposes" in kinds] == ["twice"]


def assault(number: str, head: Span = (0, 7)) -> Event:
    return Event(
        id=number, head=head, mentions=(head,), type="ASSAULT", mode=(), contexts=(),
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


NO_LONGER = """
Brandt   Brandt   PROPN NNP 4 nsubj
no       no       ADV   RB  3 advmod
longer   long     ADV   RBR 4 advmod
leads    lead     VERB  VBZ 0 root
Norland~ Norland  PROPN NNP 4 obj
.        .        PUNCT .   4 punct
"""

USED_TO = """
Norland  Norland  PROPN NNP 2 nsubj
used     use      VERB  VBD 0 root
to       to       PART  TO  5 mark
be       be       AUX   VB  5 aux:pass
led      lead     VERB  VBN 2 xcomp
by       by       ADP   IN  7 case
Brandt~  Brandt   PROPN NNP 5 obl:agent
.        .        PUNCT .   2 punct
"""

BLESSING = """
Rebels   rebel    NOUN  NNS 2 nsubj
enjoy    enjoy    VERB  VBP 0 root
the      the      DET   DT  4 det
support  support  NOUN  NN  2 obj
of       of       ADP   IN  6 case
Norland~ Norland  PROPN NNP 4 nmod
.        .        PUNCT .   2 punct
"""

AT_WAR = """
Rebels   rebel    NOUN  NNS 4 nsubj
are      be       AUX   VBP 4 cop
at       at       ADP   IN  4 case
war      war      NOUN  NN  0 root
with     with     ADP   IN  6 case
Norland~ Norland  PROPN NNP 4 nmod
.        .        PUNCT .   4 punct
"""

SHARED = """
Rebels   rebel    NOUN  NNS 3 nsubj:pass
were     be       AUX   VBD 3 aux:pass
armed    arm      VERB  VBN 0 root
and      and      CCONJ CC  5 cc
financed finance  VERB  VBN 3 conj
by       by       ADP   IN  7 case
Norland~ Norland  PROPN NNP 5 obl:agent
.        .        PUNCT .   3 punct
"""

DENIED_ABOVE = """
Norland  Norland  PROPN NNP 2 nsubj
denied   deny     VERB  VBD 0 root
backing  back     VERB  VBG 2 xcomp
rebels~  rebel    NOUN  NNS 3 obj
.        .        PUNCT .   2 punct
"""

ASKED = """
Does     do       AUX   VBZ 3 aux
Norland  Norland  PROPN NNP 3 nsubj
back     back     VERB  VB  0 root
rebels~  rebel    NOUN  NNS 3 obj
?        ?        PUNCT .   3 punct
"""

PREFIXED = """
anti     anti     ADJ   JJ  4 amod
-        -        PUNCT HYPH 3 punct
Norland  Norland  PROPN NNP 4 compound
rebels   rebel    NOUN  NNS 5 nsubj
met~     meet     VERB  VBD 0 root
.        .        PUNCT .   5 punct
"""

BOTH = """
Brandt   Brandt   PROPN NNP 5 nsubj
and      and      CCONJ CC  3 cc
Oke      Oke      PROPN NNP 1 conj
are      be       AUX   VBP 5 cop
enemies~ enemy    NOUN  NNS 0 root
.        .        PUNCT .   5 punct
"""

HELPED = """
Brandt   Brandt   PROPN NNP 2 nsubj
backs    back     VERB  VBZ 0 root
Oke      Oke      PROPN NNP 2 obj
in       in       ADP   IN  6 case
the      the      DET   DT  6 det
fight    fight    NOUN  NN  2 obl
against  against  ADP   IN  8 case
rebels~  rebel    NOUN  NNS 6 nmod
.        .        PUNCT .   2 punct
"""

FOUNDED = """
Brandt   Brandt   PROPN NNP 2 nsubj
founded  found    VERB  VBD 0 root
Norland~ Norland  PROPN NNP 2 obj
.        .        PUNCT .   2 punct
"""


@pytest.mark.parametrize(
    ("trees", "words", "expected"),
    [
        (NO_LONGER, ("Brandt", "Norland"), ("leads", "a1", "a2", "past")),
        (USED_TO, ("Norland", "Brandt"), ("leads", "a2", "a1", "past")),
        (BLESSING, ("Rebels", "Norland"), ("backs", "a2", "a1", "now")),
        (AT_WAR, ("Rebels", "Norland"), ("opposes", "a1", "a2", "now")),
        (SHARED, ("Rebels", "Norland"), ("backs", "a2", "a1", "past")),
        (PREFIXED, ("Norland", "rebels"), ("opposes", "a2", "a1", "now")),
        (BOTH, ("Brandt", "Oke"), ("opposes", "a1", "a2", "now")),
        (FOUNDED, ("Brandt", "Norland"), ("created", "a1", "a2", "now")),
    ],
)
def test_words_give_kind_direction_and_time(
    trees: str, words: tuple[str, ...], expected: tuple[str, str, str, str]
):
    (tie,) = ties_of(trees, *words)
    assert (tie.kind, tie.from_, tie.to, tie.holds) == expected


@pytest.mark.parametrize("trees", [DENIED_ABOVE, ASKED])
def test_what_is_denied_above_or_asked_is_no_tie(trees: str):
    assert ties_of(trees, "Norland", "rebels") == ()


def test_who_is_helped_in_a_fight_fights():
    found = {(tie.kind, tie.from_, tie.to) for tie in ties_of(HELPED, "Brandt", "Oke", "rebels")}
    assert found == {("backs", "a1", "a2"), ("opposes", "a2", "a3")}


def test_nobody_is_a_member_of_a_person():
    trees = STATIVE.replace("leads    lead     VERB  VBZ", "joined   join     VERB  VBD")
    analysis = analysis_of(trees)
    brandt, norland = actors_of(analysis, "Brandt", "Norland")
    ties = read_ties(
        analysis, [brandt, replace(norland, type="person")], events=(), claim_of=lambda _: "c1"
    )
    assert ties == ()


def test_every_row_of_the_tables_names_known_kinds():
    kinds = set(get_args(TieKind))
    entries = [
        *(entry for pos in ("v", "n", "a") for row in predicates(pos).values() for entry in row),
        *(phrase.predicate for row in phrases().values() for phrase in row),
        *compounds().values(),
    ]
    assert {entry.kind for entry in entries} <= kinds
    assert {entry.direction for entry in entries} <= {">", "<", "=", "^"}
    assert {entry.holds for entry in entries} <= {None, "now", "past", "future"}
    assert set(offices().values()) <= kinds


TITLED_AGENT = """
Rebels   rebel    NOUN  NNS 3 nsubj:pass
were     be       AUX   VBD 3 aux:pass
founded  found    VERB  VBN 0 root
by       by       ADP   IN  5 case
General  General  PROPN NNP 6 nmod:desc
Brandt~  Brandt   PROPN NNP 3 obl:agent
.        .        PUNCT .   3 punct
"""

NAMED_BELOW = """
The      the      DET   DT  2 det
engineer engineer NOUN  NN  4 nsubj
Brandt   Brandt   PROPN NNP 2 appos
leads    lead     VERB  VBZ 0 root
Norland~ Norland  PROPN NNP 4 obj
.        .        PUNCT .   4 punct
"""

WHOSE = """
Brandt   Brandt   PROPN NNP 4 nsubj
,        ,        PUNCT ,   1 punct
whose    whose    PRON  WP$ 5 nmod:poss
won      win      VERB  VBD 0 root
rival    rival    NOUN  NN  6 nsubj
left     leave    VERB  VBD 1 acl:relcl
Oke~     Oke      PROPN NNP 5 appos
.        .        PUNCT .   4 punct
"""

BESIDE = """
Brandt   Brandt   PROPN NNP 3 nmod:poss
's       's       PART  POS 1 case
brother  brother  NOUN  NN  5 nsubj
Oke      Oke      PROPN NNP 5 nsubj
left~    leave    VERB  VBD 0 root
.        .        PUNCT .   5 punct
"""

BECAUSE = """
Ilse     Ilse     PROPN NNP 2 nsubj
left     leave    VERB  VBD 0 root
because  because  SCONJ IN  5 mark
Brandt   Brandt   PROPN NNP 5 nsubj
leads    lead     VERB  VBZ 2 advcl
Norland~ Norland  PROPN NNP 5 obj
.        .        PUNCT .   2 punct
"""

BELONGS = """
Norland  Norland  PROPN NNP 2 nsubj
belongs  belong   VERB  VBZ 0 root
to       to       ADP   IN  4 case
Brandt~  Brandt   PROPN NNP 2 obl
.        .        PUNCT .   2 punct
"""

DESTROYED = """
Norland  Norland  PROPN NNP 2 nsubj
destroyed destroy VERB  VBD 0 root
rebels~  rebel    NOUN  NNS 2 obj
.        .        PUNCT .   2 punct
"""

BOMBS = """
Norland  Norland  PROPN NNP 3 nsubj
is       be       AUX   VBZ 3 aux
bombing  bomb     VERB  VBG 0 root
rebels~  rebel    NOUN  NNS 3 obj
.        .        PUNCT .   3 punct
"""

UNSHARED = """
Brandt   Brandt   PROPN NNP 2 nsubj
left     leave    VERB  VBD 0 root
with     with     ADP   IN  4 case
rebels   rebel    NOUN  NNS 2 obl
and      and      CCONJ CC  6 cc
praised  praise   VERB  VBD 2 conj
Norland~ Norland  PROPN NNP 6 obj
.        .        PUNCT .   2 punct
"""

UNITS = """
2nd      2nd      PROPN NNP 2 amod
Battalion Battalion PROPN NNP 6 nsubj
,        ,        PUNCT ,   5 punct
6th      6th      PROPN NNP 5 amod
Marines  Marine   PROPN NNPS 2 conj
left~    leave    VERB  VBD 0 root
.        .        PUNCT .   6 punct
"""

WOULD_LATER = """
Brandt   Brandt   PROPN NNP 4 nsubj
would    would    AUX   MD  4 aux
later    late     ADV   RBR 4 advmod
lead     lead     VERB  VB  0 root
Norland~ Norland  PROPN NNP 4 obj
.        .        PUNCT .   4 punct
"""


@pytest.mark.parametrize(
    ("trees", "words", "expected"),
    [
        (TITLED_AGENT, ("Rebels", "Brandt"), ("created", "a2", "a1")),
        (NAMED_BELOW, ("Brandt", "Norland"), ("leads", "a1", "a2")),
        (WHOSE, ("Brandt", "Oke"), ("opposes", "a2", "a1")),
        (BESIDE, ("Brandt", "Oke"), ("family_of", "a2", "a1")),
        (BECAUSE, ("Brandt", "Norland"), ("leads", "a1", "a2")),
        (BOMBS, ("Norland", "rebels"), ("opposes", "a1", "a2")),
        (WOULD_LATER, ("Brandt", "Norland"), ("leads", "a1", "a2")),
    ],
)
def test_parties_are_found_beside_below_and_above_their_slot(
    trees: str, words: tuple[str, ...], expected: tuple[str, str, str]
):
    analysis = analysis_of(trees)
    actors = [replace(actor, mentions=actor.mentions * 2) for actor in actors_of(analysis, *words)]
    ties = read_ties(analysis, actors, events=(), claim_of=lambda _: "c1")
    assert [(tie.kind, tie.from_, tie.to) for tie in ties] == [expected]


@pytest.mark.parametrize(
    ("trees", "words"), [(DESTROYED, ("Norland", "rebels")), (UNSHARED, ("Brandt", "Norland"))]
)
def test_one_deed_is_no_tie_and_an_object_is_not_shared_past_another_phrase(
    trees: str, words: tuple[str, ...]
):
    assert ties_of(trees, *words) == ()


def test_what_belongs_to_a_person_is_owned():
    analysis = analysis_of(BELONGS)
    paper, brandt = actors_of(analysis, "Norland", "Brandt")
    actors = [replace(paper, type="media"), replace(brandt, type="person")]
    (tie,) = read_ties(analysis, actors, events=(), claim_of=lambda _: "c1")
    assert (tie.kind, tie.from_, tie.to) == ("owns", "a2", "a1")


def test_an_office_whose_holder_is_named_nowhere_is_no_tie():
    analysis = analysis_of(APPOSITION)
    holder, body = actors_of(analysis, "ally", "Oke")
    role = Role(
        role="commander", of="a2", of_text="Oke", status="current", span=(0, 4), rule="title"
    )
    holder = replace(
        holder,
        type="person",
        mentions=(replace(holder.mentions[0], kind="nominal"),),
        roles=(role,),
    )
    body = replace(body, type="armed_group")
    ties = read_ties(analysis, [holder, body], events=(), claim_of=lambda _: "c1")
    assert "commands" not in {tie.kind for tie in ties}


def test_a_numbered_unit_is_part_of_the_one_named_behind_it():
    analysis = analysis_of(UNITS)
    units = [
        replace(unit, type="armed_group") for unit in actors_of(analysis, "Battalion", "Marines")
    ]
    (tie,) = read_ties(analysis, units, events=(), claim_of=lambda _: "c1")
    assert (tie.kind, tie.from_, tie.to) == ("part_of", "a1", "a2")
