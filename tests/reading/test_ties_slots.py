"""Ties whose party stands behind a thing, in a name, after a second preposition or in a title."""

import pytest
from msgspec.structs import replace

from sayso.reading.ties import read_ties
from sayso.record.types import Actor, Mention, Role
from sayso.record.vocabulary import ActorType, MentionKind
from tests.build import analysis_of

TYPES: dict[str, ActorType] = {
    "Runa": "person", "Odd": "person", "Vik": "person", "monitors": "group",
    "figures": "group", "troops": "group",
}  # fmt: skip

FROM_BODY = """
The      the      DET   DT  2 det
monitors monitor  NOUN  NNS 6 nsubj
from     from     ADP   IN  5 case
the      the      DET   DT  5 det
Halden   Halden   PROPN NNP 2 nmod
left~    leave    VERB  VBD 0 root
.        .        PUNCT .   6 punct
"""

NUMBERS = FROM_BODY.replace("monitors monitor", "figures  figure ")

CAMPAIGN = """
Brimco   Brimco   PROPN NNP 2 nsubj
acts     act      VERB  VBZ 0 root
in       in       ADP   IN  4 case
support  support  NOUN  NN  2 obl
of       of       ADP   IN  8 case
Halden~  Halden   PROPN NNP 8 nmod:poss
's       's       PART  POS 6 case
campaign campaign NOUN  NN  4 nmod
.        .        PUNCT .   2 punct
"""

IN_NAME = """
Odd      Odd      PROPN NNP 2 nsubj
joined   join     VERB  VBD 0 root
the      the      DET   DT  4 det
Front    Front    PROPN NNP 2 obj
to       to       PART  TO  6 mark
Oppose   oppose   VERB  VB  2 advcl
Halden~  Halden   PROPN NNP 6 obj
.        .        PUNCT .   2 punct
"""

REPLACED = """
Brimco   Brimco   PROPN NNP 2 nsubj
replaced replace  VERB  VBD 0 root
Runa     Runa     PROPN NNP 2 obj
with     with     ADP   IN  5 case
Odd~     Odd      PROPN NNP 2 obl
.        .        PUNCT .   2 punct
"""

GIVEN = """
Runa     Runa     PROPN NNP 3 nsubj:pass
was      be       AUX   VBD 3 aux:pass
given    give     VERB  VBN 0 root
command  command  NOUN  NN  3 obj
of       of       ADP   IN  6 case
Halden~  Halden   PROPN NNP 4 nmod
.        .        PUNCT .   3 punct
"""

GIVING = """
Odd      Odd      PROPN NNP 2 nsubj
gave     give     VERB  VBD 0 root
Runa     Runa     PROPN NNP 2 iobj
command  command  NOUN  NN  2 obj
of       of       ADP   IN  6 case
Halden~  Halden   PROPN NNP 4 nmod
.        .        PUNCT .   2 punct
"""

GAVE_WAY = """
Runa     Runa     PROPN NNP 2 nsubj
gave     give     VERB  VBD 0 root
way      way      NOUN  NN  2 obj
to       to       ADP   IN  5 case
Odd~     Odd      PROPN NNP 2 obl
.        .        PUNCT .   2 punct
"""

SET_UP = """
Runa     Runa     PROPN NNP 2 nsubj
set      set      VERB  VBD 0 root
up       up       ADP   RP  2 compound:prt
Brimco~  Brimco   PROPN NNP 2 obj
.        .        PUNCT .   2 punct
"""

TITLE = """
The      the      DET   DT  2 det
council  council  NOUN  NN  3 nsubj
met~     meet     VERB  VBD 0 root
.        .        PUNCT .   3 punct

A        a        DET   DT  3 det
council  council  NOUN  NN  3 compound
lawyer   lawyer   NOUN  NN  7 nsubj
,        ,        PUNCT ,   5 punct
Runa~    Runa     PROPN NNP 3 appos
,        ,        PUNCT ,   3 punct
spoke~   speak    VERB  VBD 0 root
.        .        PUNCT .   7 punct
"""

HELPED = """
Runa     Runa     PROPN NNP 2 nsubj
repeats  repeat   VERB  VBZ 0 root
support  support  NOUN  NN  2 obj
for      for      ADP   IN  5 case
Brimco   Brimco   PROPN NNP 3 nmod
in       in       ADP   IN  8 case
the      the      DET   DT  8 det
fight    fight    NOUN  NN  2 obl
against  against  ADP   IN  10 case
Halden~  Halden   PROPN NNP 8 nmod
.        .        PUNCT .   2 punct
"""

DEPUTY = """
Runa     Runa     PROPN NNP 9 nsubj
,        ,        PUNCT ,   5 punct
the      the      DET   DT  5 det
deputy   deputy   NOUN  NN  5 compound
head     head     NOUN  NN  1 appos
of       of       ADP   IN  7 case
Brimco~  Brimco   PROPN NNP 5 nmod
,        ,        PUNCT ,   1 punct
spoke~   speak    VERB  VBD 0 root
.        .        PUNCT .   9 punct
"""


def ties_of(tree: str, *names: str) -> list[tuple[str, str, str]]:
    analysis = analysis_of(tree)
    actors = []
    for name in names:
        token = analysis.form.index(name)
        span = analysis.span(token, token)
        kind = TYPES.get(name, "organisation")
        mention = Mention(span=span, head=span, kind="name")
        actors.append(Actor(id=name, name=name, type=kind, country=None, mentions=(mention,)))
    ties = read_ties(analysis, actors, events=(), claim_of=lambda _: "c1")
    return [(tie.kind, tie.from_, tie.to) for tie in ties]


@pytest.mark.parametrize(
    ("tree", "names", "tie"),
    [
        (FROM_BODY, ("monitors", "Halden"), ("works_for", "monitors", "Halden")),
        (CAMPAIGN, ("Brimco", "Halden"), ("backs", "Brimco", "Halden")),
        (REPLACED, ("Brimco", "Runa", "Odd"), ("successor_of", "Odd", "Runa")),
        (GIVEN, ("Runa", "Halden"), ("commands", "Runa", "Halden")),
        (GIVING, ("Odd", "Runa", "Halden"), ("commands", "Runa", "Halden")),
        (GAVE_WAY, ("Runa", "Odd"), ("successor_of", "Odd", "Runa")),
        (SET_UP, ("Runa", "Brimco"), ("created", "Runa", "Brimco")),
        (TITLE, ("council", "Runa"), ("works_for", "Runa", "council")),
        (DEPUTY, ("Runa", "Brimco"), ("works_for", "Runa", "Brimco")),
    ],
)
def test_the_party_is_found_where_it_stands(
    tree: str, names: tuple[str, ...], tie: tuple[str, str, str]
):
    assert tie in ties_of(tree, *names)


def test_figures_from_a_body_are_numbers():
    assert ties_of(NUMBERS, "figures", "Halden") == []


def test_a_verb_in_a_name_is_the_bearers_and_not_that_of_the_clause():
    ties = ties_of(IN_NAME, "Odd", "Front", "Halden")
    assert ("opposes", "Front", "Halden") in ties
    assert ("opposes", "Odd", "Halden") not in ties


def test_who_repeats_support_does_not_fight_but_who_is_supported():
    ties = ties_of(HELPED, "Runa", "Brimco", "Halden")
    assert ("opposes", "Brimco", "Halden") in ties
    assert ("opposes", "Runa", "Halden") not in ties


def test_who_replaces_a_nameless_officer_is_not_his_successor():
    analysis = analysis_of(SET_UP.replace("set      set", "replaced replace").replace("up ", "an "))
    kinds: dict[str, tuple[int, MentionKind]] = {"Runa": (0, "name"), "officer": (3, "nominal")}
    actors = []
    for name, (token, kind) in kinds.items():
        span = analysis.span(token, token)
        mention = Mention(span=span, head=span, kind=kind)
        actors.append(Actor(id=name, name=name, type="person", country=None, mentions=(mention,)))
    assert read_ties(analysis, actors, events=(), claim_of=lambda _: "c1") == ()


WRESTED = """
Brimco   Brimco   PROPN NNP 3 nsubj:pass
was      be       AUX   VBD 3 aux:pass
retaken  retake   VERB  VBN 0 root
by       by       ADP   IN  5 case
monitors monitor  NOUN  NNS 3 obl:agent
from     from     ADP   IN  7 case
Halden~  Halden   PROPN NNP 5 nmod
.        .        PUNCT .   3 punct
"""

DEVOTED = """
Brimco   Brimco   PROPN NNP 3 nsubj:pass
is       be       AUX   VBZ 3 aux:pass
committed commit  VERB  VBN 0 root
to       to       ADP   IN  6 case
the      the      DET   DT  6 det
fight    fight    NOUN  NN  3 obl
against  against  ADP   IN  8 case
Halden~  Halden   PROPN NNP 6 nmod
.        .        PUNCT .   3 punct
"""

WAGED = """
Brimco   Brimco   PROPN NNP 2 nsubj
launched launch   VERB  VBD 0 root
raids    raid     NOUN  NNS 2 obj
against  against  ADP   IN  6 case
Halden   Halden   PROPN NNP 6 compound
positions position NOUN NNS 2 obl
.        .        PUNCT .   2 punct
"""

IN_PLACE = """
In       in       ADP   IN  4 case
Odd~     Odd      PROPN NNP 4 nmod:poss
's       's       PART  POS 2 case
place    place    NOUN  NN  6 obl
Brimco   Brimco   PROPN NNP 6 nsubj
named    name     VERB  VBD 0 root
Runa~    Runa     PROPN NNP 6 obj
.        .        PUNCT .   6 punct
"""

LONG_WAR = """
The      the      DET   DT  5 det
Brimco~  Brimco   PROPN NNP 5 compound
-~       -        PUNCT HYPH 2 punct
Halden   Halden   PROPN NNP 5 compound
feud     feud     NOUN  NN  6 nsubj
ended~   end      VERB  VBD 0 root
.        .        PUNCT .   6 punct
"""


@pytest.mark.parametrize(
    ("tree", "names", "tie"),
    [
        (WRESTED, ("Brimco", "monitors", "Halden"), ("opposes", "monitors", "Halden")),
        (DEVOTED, ("Brimco", "Halden"), ("opposes", "Brimco", "Halden")),
        (WAGED, ("Brimco", "Halden"), ("opposes", "Brimco", "Halden")),
        (IN_PLACE, ("Odd", "Brimco", "Runa"), ("successor_of", "Runa", "Odd")),
        (LONG_WAR, ("Brimco", "Halden"), ("opposes", "Brimco", "Halden")),
    ],
)
def test_foes_and_successors_are_found_behind_verbs_and_hyphens(
    tree: str, names: tuple[str, ...], tie: tuple[str, str, str]
):
    assert ties_of(tree, *names) == [tie]


def test_a_captain_heads_a_team_and_has_a_rank_before_his_name():
    assert role_tie("captain", "title.apposition") == "leads"
    assert role_tie("captain", "title.before_name") == "works_for"
    assert role_tie("chief of staff", "title.apposition", of="person") == "works_for"
    assert role_tie("chief", "title.apposition", of="person") is None
    assert role_tie("press secretary", "title.before_name") == "works_for"
    assert role_tie("first secretary", "title.before_name") == "leads"
    assert role_tie("attorney", "title.apposition", of="person") == "works_for"


def role_tie(office: str, rule: str, *, of: ActorType = "organisation") -> str | None:
    """Return the kind of tie that an office makes between its holder and a body or person."""
    analysis = analysis_of(SET_UP)
    actors = []
    types: dict[str, tuple[int, ActorType]] = {"Runa": (0, "person"), "Brimco": (3, of)}
    for name, (token, kind) in types.items():
        span = analysis.span(token, token)
        mention = Mention(span=span, head=span, kind="name")
        role = Role(role=office, of="Brimco", of_text="Brimco", status="current", span=(0, 4),
                    rule=rule)  # fmt: skip
        roles = (role,) if name == "Runa" else ()
        actors.append(Actor(id=name, name=name, type=kind, country=None, mentions=(mention,),
                            roles=roles))  # fmt: skip
    ties = read_ties(analysis, actors, events=(), claim_of=lambda _: "c1")
    kinds = [tie.kind for tie in ties if tie.rule == "role"]
    return kinds[0] if kinds else None


def test_kin_without_names_make_no_tie():
    tree = SET_UP.replace(
        "set      set      VERB  VBD 0 root", "serves   serve    VERB  VBZ 0 root"
    )
    analysis = analysis_of(tree)
    actors = [
        Actor(id=name, name=name, type="group", country=None,
              mentions=(Mention(span=analysis.span(token, token), head=analysis.span(token, token),
                                kind="nominal"),))
        for name, token in (("waiters", 0), ("guests", 3))
    ]  # fmt: skip
    assert read_ties(analysis, actors, events=(), claim_of=lambda _: "c1") == ()
    named = [replace(actors[0], mentions=(replace(actors[0].mentions[0], kind="name"),)), actors[1]]
    assert read_ties(analysis, named, events=(), claim_of=lambda _: "c1") != ()


HOW_TO = """
Brimco   Brimco   PROPN NNP 2 nsubj
asked    ask      VERB  VBD 0 root
how      how      ADV   WRB 2 obj
to       to       PART  TO  5 mark
oppose   oppose   VERB  VB  3 acl
Halden~  Halden   PROPN NNP 5 obj
.        .        PUNCT .   2 punct
"""

BY_MEANS = """
Brimco~  Brimco   PROPN NNP 7 nsubj
,        ,        PUNCT ,   3 punct
backed   back     VERB  VBN 1 acl
by       by       ADP   IN  6 case
Halden   Halden   PROPN NNP 6 compound
money~   money    NOUN  NN  3 obl:agent
met~     meet     VERB  VBD 0 root
.        .        PUNCT .   7 punct
"""

CRUELTY = """
Brimco   Brimco   PROPN NNP 2 nsubj
defends  defend   VERB  VBZ 0 root
Runa     Runa     PROPN NNP 2 obj
against  against  ADP   IN  7 case
Halden~  Halden   PROPN NNP 7 nmod:poss
's       's       PART  POS 5 case
tyranny  tyranny  NOUN  NN  2 obl
.        .        PUNCT .   2 punct
"""

GATHERED = """
Brimco   Brimco   PROPN NNP 4 nsubj
is       be       AUX   VBZ 4 cop
an       a        DET   DT  4 det
alliance alliance NOUN  NN  0 root
of       of       ADP   IN  6 case
clubs    club     NOUN  NNS 4 nmod
including include VERB  VBG 8 case
Halden   Halden   PROPN NNP 6 nmod
.        .        PUNCT .   4 punct
"""

A_GROUP_THAT = """
Brimco   Brimco   PROPN NNP 4 nsubj
is       be       AUX   VBZ 4 cop
a        a        DET   DT  4 det
firm     firm     NOUN  NN  0 root
that     that     PRON  WDT 6 nsubj
backs    back     VERB  VBZ 4 acl:relcl
Halden~  Halden   PROPN NNP 6 obj
.        .        PUNCT .   4 punct
"""


@pytest.mark.parametrize(
    ("tree", "names", "tie"),
    [
        (HOW_TO, ("Brimco", "Halden"), ("opposes", "Brimco", "Halden")),
        (BY_MEANS, ("Brimco", "Halden"), ("backs", "Halden", "Brimco")),
        (CRUELTY, ("Brimco", "Runa", "Halden"), ("opposes", "Brimco", "Halden")),
        (GATHERED, ("Brimco", "Halden"), ("part_of", "Halden", "Brimco")),
        (A_GROUP_THAT, ("Brimco", "Halden"), ("backs", "Brimco", "Halden")),
    ],
)
def test_parties_stand_behind_means_deeds_and_lists(
    tree: str, names: tuple[str, ...], tie: tuple[str, str, str]
):
    assert tie in ties_of(tree, *names)


MEMBERS = """
Runa     Runa     PROPN NNP 4 nsubj
is       be       AUX   VBZ 4 cop
a        a        DET   DT  4 det
member   member   NOUN  NN  0 root
of       of       ADP   IN  6 case
Brimco~  Brimco   PROPN NNP 4 nmod
.        .        PUNCT .   4 punct
"""


def test_a_family_has_other_members():
    assert ties_of(MEMBERS, "Runa", "Brimco") == [("member_of", "Runa", "Brimco")]
    family = MEMBERS.replace(
        "a        a        DET   DT  4 det", "family family NOUN NN 4 compound"
    )
    assert ties_of(family, "Runa", "Brimco") == []


ACCUSED = """
Odd      Odd      PROPN NNP 2 nsubj
accused  accuse   VERB  VBD 0 root
Runa     Runa     PROPN NNP 2 obj
of       of       SCONJ IN  5 mark
backing  back     VERB  VBG 2 advcl
Halden~  Halden   PROPN NNP 5 obj
.        .        PUNCT .   2 punct
"""

SUSPECTED = """
Odd      Odd      PROPN NNP 2 nsubj
aired    air      VERB  VBD 0 root
fears    fear     NOUN  NNS 2 obj
of       of       SCONJ IN  5 mark
backing  back     VERB  VBG 3 acl
Halden~  Halden   PROPN NNP 5 obj
.        .        PUNCT .   2 punct
"""

FAILED = """
Odd      Odd      PROPN NNP 2 nsubj
failed   fail     VERB  VBD 0 root
in       in       SCONJ IN  4 mark
backing  back     VERB  VBG 2 advcl
Halden~  Halden   PROPN NNP 4 obj
.        .        PUNCT .   2 punct
"""


def test_who_accuses_suspects_or_fails_does_not_do_it():
    assert ties_of(ACCUSED, "Odd", "Runa", "Halden") == [("backs", "Runa", "Halden")]
    assert ties_of(SUSPECTED, "Odd", "Halden") == []
    assert ties_of(FAILED, "Odd", "Halden") == []
    assert ties_of(
        FAILED.replace("failed   fail ", "led      lead ").replace("in       in", "by       by"),
        "Odd",
        "Halden",
    ) == [("backs", "Odd", "Halden")]


BECAME = """
Runa     Runa     PROPN NNP 2 nsubj
became   become   VERB  VBD 0 root
an       a        DET   DT  4 det
enemy    enemy    NOUN  NN  2 xcomp
of       of       ADP   IN  6 case
Odd~     Odd      PROPN NNP 4 nmod
.        .        PUNCT .   2 punct
"""

HER_PARTY = """
Brimco~  Brimco   PROPN NNP 8 nsubj
,        ,        PUNCT ,   4 punct
the      the      DET   DT  4 det
party    party    NOUN  NN  1 appos
of       of       ADP   IN  6 case
Runa~    Runa     PROPN NNP 4 nmod
,        ,        PUNCT ,   1 punct
won~     win      VERB  VBD 0 root
.        .        PUNCT .   8 punct
"""

IN_LAW = """
Runa     Runa     PROPN NNP 4 nsubj
is       be       AUX   VBZ 4 cop
a        a        DET   DT  4 det
sister~  sister   NOUN  NN  0 root
-~       -        PUNCT HYPH 6 punct
in~      in       ADP   IN  8 case
-~       -        PUNCT HYPH 6 punct
law      law      NOUN  NN  4 nmod
of       of       ADP   IN  10 case
Odd~     Odd      PROPN NNP 8 nmod
.        .        PUNCT .   4 punct
"""

TWO_OFFICES = """
Runa~    Runa     PROPN NNP 9 nsubj
,        ,        PUNCT ,   3 punct
owner    owner    NOUN  NN  1 appos
and      and      CCONJ CC  5 cc
chairman chairman NOUN  NN  3 conj
of       of       ADP   IN  7 case
Brimco~  Brimco   PROPN NNP 5 nmod
,        ,        PUNCT ,   1 punct
spoke~   speak    VERB  VBD 0 root
.        .        PUNCT .   9 punct
"""

PACT = """
Runa     Runa     PROPN NNP 4 nsubj
and      and      CCONJ CC  3 cc
Odd      Odd      PROPN NNP 1 conj
signed   sign     VERB  VBD 0 root
a        a        DET   DT  6 det
pact     pact     NOUN  NN  4 obj
.        .        PUNCT .   4 punct
"""

BOTH = """
Runa     Runa     PROPN NNP 4 nsubj
and      and      CCONJ CC  3 cc
Odd      Odd      PROPN NNP 1 conj
met~     meet     VERB  VBD 0 root
,        ,        PUNCT ,   8 punct
and      and      CCONJ CC  8 cc
both     both     PRON  DT  8 nsubj
back     back     VERB  VBP 4 conj
Brimco~  Brimco   PROPN NNP 8 obj
.        .        PUNCT .   4 punct
"""

ITS_RIVAL = """
Runa     Runa     PROPN NNP 2 nsubj
left     leave    VERB  VBD 0 root
Brimco   Brimco   PROPN NNP 2 obj
for      for      ADP   IN  6 case
its      its      PRON  PRP$ 6 nmod:poss
rival~   rival    NOUN  NN  2 obl
,        ,        PUNCT ,   8 punct
Halden~  Halden   PROPN NNP 6 appos
.        .        PUNCT .   2 punct
"""


@pytest.mark.parametrize(
    ("tree", "names", "tie"),
    [
        (BECAME, ("Runa", "Odd"), ("opposes", "Runa", "Odd")),
        (HER_PARTY, ("Brimco", "Runa"), ("leads", "Runa", "Brimco")),
        (IN_LAW, ("Runa", "Odd"), ("family_of", "Runa", "Odd")),
        (TWO_OFFICES, ("Runa", "Brimco"), ("owns", "Runa", "Brimco")),
        (PACT, ("Runa", "Odd"), ("allied_with", "Runa", "Odd")),
        (BOTH, ("Runa", "Odd", "Brimco"), ("backs", "Odd", "Brimco")),
        (ITS_RIVAL, ("Runa", "Brimco", "Halden"), ("opposes", "Halden", "Brimco")),
    ],
)
def test_ties_are_said_of_whoever_the_words_take_up(
    tree: str, names: tuple[str, ...], tie: tuple[str, str, str]
):
    assert tie in ties_of(tree, *names)


def test_a_party_without_a_name_is_nobodys_following():
    tree = HER_PARTY.replace("Brimco~  Brimco   PROPN NNP", "bloc~    bloc     NOUN  NN ")
    analysis = analysis_of(tree)
    actors = []
    kinds: dict[str, tuple[int, MentionKind]] = {"bloc": (0, "nominal"), "Runa": (5, "name")}
    for name, (token, kind) in kinds.items():
        span = analysis.span(token, token)
        mention = Mention(span=span, head=span, kind=kind)
        type_: ActorType = "person" if name == "Runa" else "organisation"
        actors.append(Actor(id=name, name=name, type=type_, country=None, mentions=(mention,)))
    assert read_ties(analysis, actors, events=(), claim_of=lambda _: "c1") == ()
