"""Causal links: which words are cause, effect and cue."""

import pytest

from sayso.reading.causes import read_causes
from tests.build import analysis_of

BECAUSE = """
Miners   miner   NOUN  NNS 2 nsubj
struck   strike  VERB  VBD 0 root
because  because SCONJ IN  5 mark
wages    wage    NOUN  NNS 5 nsubj
fell~    fall    VERB  VBD 2 advcl
.        .       PUNCT .   2 punct
"""

SPARKED = """
The      the     DET   DT  2 det
verdict  verdict NOUN  NN  3 nsubj
sparked  spark   VERB  VBD 0 root
riots    riot    NOUN  NNS 3 obj
in       in      ADP   IN  6 case
Kora~    Kora    PROPN NNP 4 nmod
.        .       PUNCT .   3 punct
"""

RESULTED = """
The      the     DET   DT  2 det
riots    riot    NOUN  NNS 3 nsubj
resulted result  VERB  VBD 0 root
from     from    ADP   IN  6 case
a        a       DET   DT  6 det
verdict~ verdict NOUN  NN  3 obl
.        .       PUNCT .   3 punct
"""

PURPOSE = """
Troops   troops  NOUN  NNS 2 nsubj
came     come    VERB  VBD 0 root
to       to      PART  TO  4 mark
guard    guard   VERB  VB  2 advcl
ships~   ship    NOUN  NNS 4 obj
.        .       PUNCT .   2 punct
"""

PREVENTED = """
Rain      rain    NOUN  NN  2 nsubj
prevented prevent VERB  VBD 0 root
the       the     DET   DT  4 det
march~    march   NOUN  NN  2 obj
.         .       PUNCT .   2 punct
"""

SINCE_TIME = """
Nobody   nobody  PRON  NN  3 nsubj
has      have    AUX   VBZ 3 aux
spoken   speak   VERB  VBN 0 root
since    since   SCONJ IN  6 mark
he       he      PRON  PRP 6 nsubj
left~    leave   VERB  VBD 3 advcl
.        .       PUNCT .   3 punct
"""

DESPITE = """
Despite  despite ADP   IN  3 case
the      the     DET   DT  3 det
rain     rain    NOUN  NN  5 obl
they     they    PRON  PRP 5 nsubj
marched~ march   VERB  VBD 0 root
.        .       PUNCT .   5 punct
"""

NOT_CAUSED = """
Rain     rain    NOUN  NN  4 nsubj
did      do      AUX   VBD 4 aux
not      not     PART  RB  4 advmod
cause    cause   VERB  VB  0 root
it~      it      PRON  PRP 4 obj
.        .       PUNCT .   4 punct
"""


@pytest.mark.parametrize(
    ("trees", "kind", "cause", "cue", "effect"),
    [
        (BECAUSE, "cause", "wages fell", "because", "Miners struck"),
        (SPARKED, "cause", "The verdict", "sparked", "riots in Kora"),
        (RESULTED, "cause", "a verdict", "resulted", "The riots"),
        (PURPOSE, "purpose", "guard ships", "to", "Troops came"),
        (PREVENTED, "prevention", "Rain", "prevented", "the march"),
        (DESPITE, "concession", "the rain", "Despite", "they marched"),
    ],
)
def test_cue_parts_cause_from_effect(trees: str, kind: str, cause: str, cue: str, effect: str):
    analysis = analysis_of(trees)
    (link,) = read_causes(analysis, events=(), claim_of=lambda _: "c1")
    assert (link.id, link.kind, link.claim) == ("x1", kind, "c1")
    found = (link.cause.span, link.cue, link.effect.span)
    assert tuple(map(analysis.words, found)) == (cause, cue, effect)


@pytest.mark.parametrize("trees", [SINCE_TIME, NOT_CAUSED])
def test_time_and_denial_are_no_cause(trees: str):
    assert read_causes(analysis_of(trees), events=(), claim_of=lambda _: "c1") == ()


def test_link_without_claim_is_left_out():
    assert read_causes(analysis_of(BECAUSE), events=(), claim_of=lambda _: None) == ()
