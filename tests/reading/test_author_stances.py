"""Stances of the author alone: open questions, folly, past plans, beliefs in passing."""

import pytest

from sayso.reading.claims import read_claims
from sayso.record.types import Source, Statement
from tests.build import analysis_of

SEEN = """
How         how        ADV   WRB 5 advmod
the         the        DET   DT  3 det
council     council    NOUN  NN  4 nsubj
responds    respond    VERB  VBZ 5 advcl
remains     remain     VERB  VBZ 0 root
to          to         PART  TO  8 mark
be          be         AUX   VB  8 aux:pass
seen~       see        VERB  VBN 5 xcomp
.           .          PUNCT .   5 punct
"""
NAIVE = """
It          it         PRON  PRP 4 expl
would       would      AUX   MD  4 aux
be          be         AUX   VB  4 cop
naive       naive      ADJ   JJ  0 root
to          to         PART  TO  6 mark
believe     believe    VERB  VB  4 csubj
that        that       SCONJ IN  10 mark
the         the        DET   DT  9 det
mole        mole       NOUN  NN  10 nsubj
held~       hold       VERB  VBD 6 ccomp
.           .          PUNCT .   4 punct
"""
NOT_GOING = """
The         the        DET   DT  2 det
tugs        tug        NOUN  NNS 5 nsubj
were        be         AUX   VBD 5 aux
not         not        PART  RB  5 advmod
going       go         VERB  VBG 0 root
to          to         PART  TO  7 mark
leave~      leave      VERB  VB  5 xcomp
.           .          PUNCT .   5 punct
"""
GOING = """
The         the        DET   DT  2 det
tugs        tug        NOUN  NNS 4 nsubj
were        be         AUX   VBD 4 aux
going       go         VERB  VBG 0 root
to          to         PART  TO  6 mark
leave~      leave      VERB  VB  4 xcomp
.           .          PUNCT .   4 punct
"""
WENT_ON = """
The         the        DET   DT  2 det
rebels      rebel      NOUN  NNS 3 nsubj
won         win        VERB  VBD 0 root
and         and        CCONJ CC  5 cc
went        go         VERB  VBD 3 conj
on          on         ADV   RB  5 advmod
to          to         PART  TO  8 mark
seize       seize      VERB  VB  5 advcl
the         the        DET   DT  10 det
port~       port       NOUN  NN  8 obj
.           .          PUNCT .   3 punct
"""
IN_PASSING = """
The         the        DET   DT  2 det
garrison~   garrison   NOUN  NN  11 nsubj:pass
,           ,          PUNCT ,   2 punct
one         one        PRON  PRP 7 nsubj
can         can        AUX   MD  7 aux
safely      safely     ADV   RB  7 advmod
assume~     assume     VERB  VB  11 advcl
,           ,          PUNCT ,   2 punct
was         be         AUX   VBD 11 aux:pass
not         not        PART  RB  11 advmod
asked~      ask        VERB  VBN 0 root
.           .          PUNCT .   11 punct
"""
EVENTS = """
The         the        DET   DT  2 det
mole        mole       NOUN  NN  5 nsubj
has         have       AUX   VBZ 5 aux
been        be         AUX   VBN 5 cop
idle        idle       ADJ   JJ  0 root
in          in         ADP   IN  8 case
the         the        DET   DT  8 det
events      event      NOUN  NNS 5 obl
of          of         ADP   IN  11 case
this        this       DET   DT  11 det
week~       week       NOUN  NN  8 nmod
.           .          PUNCT .   5 punct
"""
ASSUMED = """
It          it         PRON  PRP 4 expl
can         can        AUX   MD  4 aux
be          be         AUX   VB  4 aux:pass
assumed     assume     VERB  VBN 0 root
that        that       SCONJ IN  7 mark
he          he         PRON  PRP 7 nsubj
knew~       know       VERB  VBD 4 ccomp
.           .          PUNCT .   4 punct
"""


def stances(tree, word, statements=()):
    analysis = analysis_of(tree)
    span = analysis.span(analysis.form.index(word), analysis.form.index(word))
    claims = read_claims(analysis, statements, ())
    return next(claim.stances for claim in claims if claim.head == span)


@pytest.mark.parametrize(
    ("tree", "word", "status", "commitment"),
    [
        (SEEN, "responds", "unknown", "Uu"),
        (SEEN, "seen", "unknown", "Uu"),
        (NAIVE, "held", "denied", "CT-"),
        (NOT_GOING, "leave", "asserted", "CT-"),
        (GOING, "leave", "hypothetical", "Uu"),
        (WENT_ON, "seize", "asserted", "CT+"),
        (IN_PASSING, "asked", "assumed", "PR-"),
        (EVENTS, "idle", "asserted", "CT+"),
    ],
)
def test_author_takes_a_stance(tree, word, status, commitment):
    (author,) = stances(tree, word)
    assert (author.status, author.commitment) == (status, commitment)


def test_a_belief_to_which_the_author_invites_is_his_alone():
    analysis = analysis_of(ASSUMED)
    content = (analysis.start[4], analysis.end[6])
    invited = Statement(
        id="s1",
        tier="thought",
        mode="indirect",
        source=Source(span=None, kind="none", rule="open.none"),
        cue=(analysis.span(1, 3),),
        content=(content,),
        cue_class="believe",
        polarity="positive",
        hearsay=False,
        rule="model.cue",
    )
    (author,) = stances(ASSUMED, "knew", (invited,))
    assert (author.source, author.status) == ("author", "assumed")


DISMISSED = """
The         the        DET   DT  2 det
minister    minister   NOUN  NN  3 nsubj
described   describe   VERB  VBD 0 root
reports     report     NOUN  NNS 3 obj
of          of         ADP   IN  6 case
thefts      theft      NOUN  NNS 4 nmod
as          as         ADP   IN  9 case
an          a          DET   DT  9 det
invention~  invention  NOUN  NN  3 obl
.           .          PUNCT .   3 punct
"""
IT_SAID = """
No          no         DET   DT  2 det
guard       guard      NOUN  NN  3 nsubj
remained~   remain     VERB  VBD 6 ccomp
,           ,          PUNCT ,   6 punct
it          it         PRON  PRP 6 nsubj
said~       say        VERB  VBD 0 root
.           .          PUNCT .   6 punct
"""


def test_reports_called_an_invention_are_denied():
    analysis = analysis_of(DISMISSED)
    at = analysis.form.index("thefts")
    (claim,) = (
        claim
        for claim in read_claims(analysis, (), (), extra_heads=[at])
        if claim.head == analysis.span(at, at)
    )
    assert claim.stances[-1].status == "denied"


def test_a_body_that_is_only_called_it_speaks_for_itself():
    analysis = analysis_of(IT_SAID)
    said = Statement(
        id="s1",
        tier="speech",
        mode="indirect",
        source=Source(span=analysis.span(4, 4), kind="pronoun", rule="open.unknown"),
        cue=(analysis.span(5, 5),),
        content=(analysis.span(0, 2),),
        cue_class="say",
        polarity="positive",
        hearsay=False,
        rule="model.cue",
    )
    author, body = stances(IT_SAID, "remained", (said,))
    assert (author.status, body.commitment) == ("unknown", "CT-")
