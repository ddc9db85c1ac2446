"""Claims and stances from trees: the eight steps, voices, spans, and the lexica behind them."""

import pytest

from sayso.language.analysis import Analysis
from sayso.reading.claims import read_claims
from sayso.reading.claims.lexicon import lexicon
from sayso.reading.claims.order import STEPS
from sayso.record.types import Actor, Claim, Mention, Source, Stance, Statement
from tests.build import analysis_of

FAILED = """
The     =       DET  DT  2 det
divers  diver   NOUN NNS 3 nsubj
failed  fail    VERB VBD 0 root
to      =       PART TO  5 mark
find    =       VERB VB  3 xcomp
the     =       DET  DT  7 det
anchor~ anchor  NOUN NN  5 obj
.       .       PUNCT .  3 punct
"""
DENIED = """
The     =       DET  DT  2 det
grocer  =       NOUN NN  3 nsubj
denied  deny    VERB VBD 0 root
that    =       SCONJ IN 7 mark
he      =       PRON PRP 7 nsubj
had     have    AUX  VBD 7 aux
lied~   lie     VERB VBN 3 ccomp
.       .       PUNCT .  3 punct
"""
SAID_TO = """
The     =       DET  DT  2 det
duke    =       NOUN NN  4 nsubj:pass
is      be      AUX  VBZ 4 aux:pass
said    say     VERB VBN 0 root
to      =       PART TO  7 mark
have    =       AUX  VB  7 aux
fled~   flee    VERB VBN 4 xcomp
.       .       PUNCT .  4 punct
"""
RELATIVE = """
The      =       DET  DT  2 det
abbot~   abbot   NOUN NN  8 nsubj
,        ,       PUNCT ,  5 punct
who      =       PRON WP  5 nsubj
retired~ retire  VERB VBD 2 acl:relcl
,        ,       PUNCT ,  5 punct
may      =       AUX  MD  8 aux
write    =       VERB VB  0 root
a        =       DET  DT  10 det
memoir~  memoir  NOUN NN  8 obj
.        .       PUNCT .  8 punct
"""
CONDITION = """
If      =       SCONJ IN 4 mark
the     =       DET  DT  3 det
dam     =       NOUN NN  4 nsubj
breaks~ break   VERB VBZ 9 advcl
,       ,       PUNCT ,  4 punct
the     =       DET  DT  7 det
valley  =       NOUN NN  9 nsubj
will    =       AUX  MD  9 aux
flood~  flood   VERB VB  0 root
.       .       PUNCT .  9 punct
"""
CLEAR = """
It       =       PRON PRP 3 expl
is       be      AUX  VBZ 3 cop
clear    =       ADJ  JJ  0 root
that     =       SCONJ IN 8 mark
the      =       DET  DT  6 det
lock     =       NOUN NN  8 nsubj:pass
was      be      AUX  VBD 8 aux:pass
forced~  force   VERB VBN 3 csubj
.        .       PUNCT .  3 punct
"""
MUST_HAVE = """
The     =       DET  DT  2 det
thief   =       NOUN NN  5 nsubj
must    =       AUX  MD  5 aux
have    =       AUX  VB  5 aux
known   know    VERB VBN 0 root
her~    she     PRON PRP 5 obj
.       .       PUNCT .  5 punct
"""
URGED = """
The     =       DET  DT  2 det
bishop  =       NOUN NN  3 nsubj
urged   urge    VERB VBD 0 root
them    they    PRON PRP 3 obj
to      =       PART TO  6 mark
leave~  leave   VERB VB  3 xcomp
.       .       PUNCT .  3 punct
"""
WHETHER = """
It       =       PRON PRP 4 expl
is       be      AUX  VBZ 4 cop
not      =       PART RB  4 advmod
known    =       ADJ  JJ  0 root
whether  =       SCONJ IN 7 mark
he       =       PRON PRP 7 nsubj
slept~   sleep   VERB VBD 4 csubj
.        .       PUNCT .  4 punct
"""
DISGRACE = """
The       =      DET  DT  2 det
station   =      NOUN NN  5 nsubj
is        be     AUX  VBZ 5 cop
a         =      DET  DT  5 det
disgrace~ =      NOUN NN  0 root
.         .      PUNCT .  5 punct
"""
COORDINATED = """
He      =       PRON PRP 2 nsubj
refused refuse  VERB VBD 0 root
to      =       PART TO  4 mark
leave   =       VERB VB  2 xcomp
and     =       CCONJ CC 6 cc
called  call    VERB VBD 4 conj
police~ =       NOUN NN  6 obj
.       .       PUNCT .  2 punct
"""


def claim_at(analysis: Analysis, word: str, claims: tuple[Claim, ...]) -> Claim:
    return next(claim for claim in claims if analysis.words(claim.head) == word)


def stance(tree: str, word: str, voice: int = 0) -> Stance:
    analysis = analysis_of(tree)
    return claim_at(analysis, word, read_claims(analysis, (), ())).stances[voice]


@pytest.mark.parametrize(
    ("tree", "word", "voice", "status", "commitment"),
    [
        (FAILED, "find", 0, "asserted", "CT-"),
        (DENIED, "lied", 0, "unknown", "Uu"),
        (DENIED, "lied", -1, "denied", "CT-"),
        (SAID_TO, "fled", 0, "unconfirmed", "Uu"),
        (RELATIVE, "retired", 0, "asserted", "CT+"),
        (RELATIVE, "write", 0, "predicted", "PS+"),
        (CONDITION, "breaks", 0, "hypothetical", "Uu"),
        (CONDITION, "flood", 0, "hypothetical", "Uu"),
        (CLEAR, "forced", 0, "inferred", "CT+"),
        (MUST_HAVE, "known", 0, "inferred", "PR+"),
        (URGED, "leave", -1, "called-for", "Uu"),
        (WHETHER, "slept", 0, "unknown", "Uu"),
        (DISGRACE, "disgrace", 0, "opinion", "CT+"),
        (COORDINATED, "leave", 0, "asserted", "CT-"),
        (COORDINATED, "called", 0, "asserted", "CT+"),
    ],
)
def test_constructions_get_status_and_commitment(tree, word, voice, status, commitment):
    found = stance(tree, word, voice)
    assert (found.status, found.commitment) == (status, commitment)


def test_the_words_that_decided_are_the_cues():
    analysis = analysis_of(MUST_HAVE)
    (found,) = read_claims(analysis, (), ())[0].stances
    assert [analysis.words(span) for span in found.cues] == ["must"]


def test_an_embedded_claim_stands_outside_its_matrix():
    analysis = analysis_of(DENIED)
    claims = read_claims(analysis, (), ())
    assert [analysis.words(claim.span) for claim in claims] == ["The grocer denied", "he had lied"]
    assert [claim.id for claim in claims] == ["c1", "c2"]


def test_a_raised_subject_belongs_to_the_embedded_claim():
    analysis = analysis_of(SAID_TO)
    claim = claim_at(analysis, "fled", read_claims(analysis, (), ()))
    assert analysis.words(claim.span) == "The duke is said to have fled"


def test_a_statement_names_the_voice():
    analysis = analysis_of(DENIED)
    text = analysis.text
    span = (0, len("The grocer"))
    grocer = Actor(
        id="a1",
        name="grocer",
        type="person",
        country=None,
        mentions=(Mention(span=span, head=(4, 10), kind="nominal"),),
    )
    content = text.index("that"), text.index(".")
    said = Statement(
        id="s1",
        tier="speech",
        mode="indirect",
        source=Source(span=span, kind="described", actors=("a1",)),
        cue=((text.index("denied"), text.index("denied") + 6),),
        content=(content,),
        cue_class="deny",
        polarity="positive",
        hearsay=False,
        rule="lexicon.deny",
    )
    claim = claim_at(analysis, "lied", read_claims(analysis, [said], [grocer]))
    assert claim.statement == "s1"
    assert [(s.source, s.statement, s.status) for s in claim.stances] == [
        ("author", None, "unknown"),
        ("a1", "s1", "denied"),
    ]


def test_without_a_statement_an_actor_still_has_a_voice():
    analysis = analysis_of(DENIED)
    mention = Mention(span=(0, 10), head=(4, 10), kind="nominal")
    grocer = Actor(id="a1", name="grocer", type="person", country=None, mentions=(mention,))
    claim = claim_at(analysis, "lied", read_claims(analysis, (), [grocer]))
    assert [s.source for s in claim.stances] == ["author", "a1"]


def test_asked_for_heads_become_claims():
    analysis = analysis_of(FAILED)
    anchor = analysis.form.index("anchor")
    heads = {c.head for c in read_claims(analysis, (), (), extra_heads=[anchor])}
    assert analysis.span(anchor, anchor) in heads


def test_nothing_to_read_gives_no_claims():
    assert (
        read_claims(analysis_of("Monday~ Monday PROPN NNP 0 root\n. . PUNCT . 1 punct"), (), ())
        == ()
    )


def test_every_step_function_is_documented():
    assert all(function.__doc__ for _, step in STEPS for function in step)


def test_lexica_load_and_every_class_is_used():
    words = lexicon()
    used = {o.name for frame in words.frames.values() for o in frame.values()}
    used |= {o.name for o in (*words.adverbs.values(), *words.modifiers.values())}
    by_code = {"say", "direct", "hearsay", "hint", "cite", "evaluate"}
    assert set(words.classes) - used - by_code == set()


def test_lexicon_entries_are_lower_case_and_not_repeated_across_adverbs_and_modifiers():
    words = lexicon()
    for frame, rows in words.frames.items():
        assert all(lemma == lemma.lower() for lemma in rows), frame
