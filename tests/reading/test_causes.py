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


AGAINST = """
Nurses    nurse    NOUN  NNS 2 nsubj
protested protest  VERB  VBD 0 root
against   against  ADP   IN  5 case
the       the      DET   DT  5 det
cuts~     cut      NOUN  NNS 2 obl
.         .        PUNCT .   2 punct
"""

FEELING = """
Out      out     ADP   IN  3 case
of       of      ADP   IN  3 case
fear     fear    NOUN  NN  6 obl
,        ,       PUNCT ,   3 punct
they     they    PRON  PRP 6 nsubj
fled~    flee    VERB  VBD 0 root
.        .       PUNCT .   6 punct
"""

ANGERED = """
Angered  anger   VERB  VBN 7 advcl
by       by      ADP   IN  4 case
the      the     DET   DT  4 det
verdict~ verdict NOUN  NN  1 obl:agent
,        ,       PUNCT ,   1 punct
crowds   crowd   NOUN  NNS 7 nsubj
marched~ march   VERB  VBD 0 root
.        .       PUNCT .   7 punct
"""

KILLING = """
Guards   guard   NOUN  NNS 2 nsubj
fired~   fire    VERB  VBD 0 root
,        ,       PUNCT ,   4 punct
killing  kill    VERB  VBG 2 advcl
four~    four    NUM   CD  4 obj
.        .       PUNCT .   2 punct
"""

AIMED = """
The      the     DET   DT  2 det
siege    siege   NOUN  NN  4 nsubj:pass
is       be      AUX   VBZ 4 aux:pass
aimed    aim     VERB  VBN 0 root
at       at      SCONJ IN  6 mark
forcing  force   VERB  VBG 4 advcl
talks~   talk    NOUN  NNS 6 obj
.        .       PUNCT .   4 punct
"""

REASON = """
The      the     DET   DT  2 det
reason   reason  NOUN  NN  8 nsubj
for      for     ADP   IN  5 case
the      the     DET   DT  5 det
delay    delay   NOUN  NN  2 nmod
was      be      AUX   VBD 8 cop
the      the     DET   DT  8 det
fog~     fog     NOUN  NN  0 root
.        .       PUNCT .   8 punct
"""

ABSOLUTE = """
With     with    ADP   IN  4 mark
the      the     DET   DT  3 det
harbour  harbour NOUN  NN  4 nsubj
frozen~  freeze  VERB  VBN 7 advcl
,        ,       PUNCT ,   4 punct
ships    ship    NOUN  NNS 7 nsubj
waited~  wait    VERB  VBD 0 root
.        .       PUNCT .   7 punct
"""

BETTER_PAY = """
Nurses   nurse   NOUN  NNS 2 nsubj
struck   strike  VERB  VBD 0 root
for      for     ADP   IN  5 case
better   good    ADJ   JJR 5 amod
pay~     pay     NOUN  NN  2 obl
.        .       PUNCT .   2 punct
"""

URGED = """
They     they    PRON  PRP 2 nsubj
appealed appeal  VERB  VBD 0 root
to       to      ADP   IN  5 case
the      the     DET   DT  5 det
king     king    NOUN  NN  2 obl
to       to      PART  TO  7 mark
abdicate~ abdicate VERB VB 2 advcl
.        .       PUNCT .   2 punct
"""

LED_BY = """
Crowds   crowd   NOUN  NNS 5 nsubj
led      lead    VERB  VBN 1 acl
by       by      ADP   IN  4 case
priests  priest  NOUN  NNS 2 obl:agent
marched~ march   VERB  VBD 0 root
.        .       PUNCT .   5 punct
"""


@pytest.mark.parametrize(
    ("trees", "kind", "cause", "effect"),
    [
        (AGAINST, "motive", "the cuts", "Nurses protested"),
        (FEELING, "motive", "fear", "they fled"),
        (ANGERED, "motive", "the verdict", "crowds marched"),
        (KILLING, "cause", "Guards fired", "killing four"),
        (AIMED, "purpose", "forcing talks", "The siege"),
        (REASON, "cause", "the fog", "the delay"),
        (ABSOLUTE, "cause", "the harbour frozen", "ships waited"),
        (BETTER_PAY, "purpose", "better pay", "Nurses struck"),
    ],
)
def test_families_without_a_conjunction(trees: str, kind: str, cause: str, effect: str):
    analysis = analysis_of(trees)
    (link,) = read_causes(analysis, events=(), claim_of=lambda _: "c1")
    found = tuple(map(analysis.words, (link.cause.span, link.effect.span)))
    assert (link.kind, *found) == (kind, cause, effect)
    assert link.score is None


@pytest.mark.parametrize("trees", [URGED, LED_BY])
def test_what_others_are_to_do_and_who_leads_are_no_cause(trees: str):
    assert read_causes(analysis_of(trees), events=(), claim_of=lambda _: "c1") == ()
