"""Ties of parties that are counted, named beside another, or fought in missions."""

import pytest

from sayso.reading.ties import read_ties
from sayso.record.types import Actor, Mention
from tests.build import analysis_of

COUNTED = """
Brimco   Brimco   PROPN NNP 2 nsubj
opposes  oppose   VERB  VBZ 0 root
dozens   dozen    NOUN  NNS 2 obj
of       of       ADP   IN  5 case
guilds   guild    NOUN  NNS 3 nmod
.        .        PUNCT .   2 punct
"""

BESIDE = """
Brimco~  Brimco   PROPN NNP 7 nsubj
,        ,        PUNCT ,   3 punct
along    along    ADV   RB  1 advmod
with     with     ADP   IN  5 case
guilds   guild    NOUN  NNS 3 obl
,        ,        PUNCT ,   1 punct
opposes  oppose   VERB  VBZ 0 root
Halden~  Halden   PROPN NNP 7 obj
.        .        PUNCT .   7 punct
"""

MISSIONS = """
Brimco   Brimco   PROPN NNP 2 nsubj
flies    fly      VERB  VBZ 0 root
missions mission  NOUN  NNS 2 obj
against  against  ADP   IN  5 case
Halden~  Halden   PROPN NNP 2 obl
.        .        PUNCT .   2 punct
"""

COMMITMENT = """
Brimco   Brimco   PROPN NNP 2 nsubj
repeats  repeat   VERB  VBZ 0 root
its      its      PRON  PRP$ 4 nmod:poss
commitment commitment NOUN NN 2 obj
to       to       ADP   IN  8 case
Halden~  Halden   PROPN NNP 8 nmod:poss
's       's       PART  POS 6 case
efforts  effort   NOUN  NNS 4 nmod
.        .        PUNCT .   2 punct
"""


@pytest.mark.parametrize(
    ("tree", "names", "ties"),
    [
        (COUNTED, ("Brimco", "guilds"), [("opposes", "Brimco", "guilds")]),
        (BESIDE, ("Brimco", "guilds", "Halden"),
         [("opposes", "Brimco", "Halden"), ("opposes", "guilds", "Halden")]),
        (MISSIONS, ("Brimco", "Halden"), [("opposes", "Brimco", "Halden")]),
        (COMMITMENT, ("Brimco", "Halden"), [("backs", "Brimco", "Halden")]),
    ],
)  # fmt: skip
def test_counted_and_accompanying_parties_and_missions_make_ties(
    tree: str, names: tuple[str, ...], ties: list[tuple[str, str, str]]
):
    analysis = analysis_of(tree)
    actors = []
    for name in names:
        token = analysis.form.index(name)
        span = analysis.span(token, token)
        mention = Mention(span=span, head=span, kind="name")
        actors.append(
            Actor(id=name, name=name, type="organisation", country=None, mentions=(mention,))
        )
    found = read_ties(analysis, actors, events=(), claim_of=lambda _: "c1")
    assert [(tie.kind, tie.from_, tie.to) for tie in found] == ties
