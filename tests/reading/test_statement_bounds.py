"""Where a statement's words end: late speakers, clauses taken back, charges, built-in marks."""

from dataclasses import replace

import numpy as np

from sayso.language.analysis import CueCandidate
from sayso.reading.statements import read_statements
from sayso.record.types import Actor, Block, Mention
from tests.build import analysis_of

LATE = """
The         the        DET   DT  2 det
ferry       ferry      NOUN  NN  3 nsubj
sank~       sink       VERB  VBD 9 ccomp
,           ,          PUNCT ,   6 punct
harbour     harbour    NOUN  NN  6 compound
master      master     NOUN  NN  7 nmod:desc
Lena        Lena       PROPN NNP 9 nsubj
Orrin       Orrin      PROPN NNP 7 flat
said~       say        VERB  VBD 0 root
.           .          PUNCT .   9 punct
"""
TAKEN_BACK = """
Voss        Voss       PROPN NNP 2 nsubj
said        say        VERB  VBD 0 root
it          it         PRON  PRP 5 nsubj
had         have       AUX   VBD 5 aux
sunk        sink       VERB  VBN 2 ccomp
and         and        CCONJ CC  7 cc
called      call       VERB  VBD 5 conj
for         for        ADP   IN  9 case
help~       help       NOUN  NN  7 obl
.           .          PUNCT .   2 punct
"""
CHARGED = """
Voss        Voss       PROPN NNP 2 nsubj
accused     accuse     VERB  VBD 0 root
Orrin~      Orrin      PROPN NNP 2 obj
,           ,          PUNCT ,   7 punct
but         but        CCONJ CC  7 cc
without     without    SCONJ IN  7 mark
naming      name       VERB  VBG 2 advcl
him~        he         PRON  PRP 7 obj
,           ,          PUNCT ,   11 punct
of          of         SCONJ IN  11 mark
lying~      lie        VERB  VBG 7 advcl
.           .          PUNCT .   2 punct
"""
WANTED = """
Voss        Voss       PROPN NNP 2 nsubj
wanted      want       VERB  VBD 0 root
the         the        DET   DT  4 det
rain        rain       NOUN  NN  2 obj
to          to         PART  TO  6 mark
stop~       stop       VERB  VB  2 xcomp
.           .          PUNCT .   2 punct
"""
NOBODY = """
Nobody      nobody     PRON  NN  3 nsubj
here        here       ADV   RB  1 advmod
believes    believe    VERB  VBZ 0 root
it~         it         PRON  PRP 3 obj
.           .          PUNCT .   3 punct
"""
BUILT_IN = """
Nobody      nobody     PRON  NN  2 nsubj
slept~      sleep      VERB  VBD 0 root
.           .          PUNCT .   2 punct

Voss        Voss       PROPN NNP 2 nsubj
promised    promise    VERB  VBD 0 root
an          a          DET   DT  4 det
answer      answer     NOUN  NN  2 obj
“~          "          PUNCT ``  8 punct
in          in         ADP   IN  8 case
good        good       ADJ   JJ  8 amod
time~       time       NOUN  NN  2 obl
”~          "          PUNCT ''  8 punct
.           .          PUNCT .   2 punct
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
TWO = """
The         the        DET   DT  2 det
mole        mole       NOUN  NN  3 nsubj
cracked~    crack      VERB  VBD 0 root
.           .          PUNCT .   3 punct

Orrin       Orrin      PROPN NNP 2 nsubj
said~       say        VERB  VBD 0 root
.           .          PUNCT .   2 punct

The         the        DET   DT  2 det
tide        tide       NOUN  NN  3 nsubj
rose~       rose       VERB  VBZ 0 root
.           .          PUNCT .   3 punct
"""
QUOTED = """
Voss        Voss       PROPN NNP 2 nsubj
stated~     state      VERB  VBD 0 root
:           :          PUNCT :   2 punct
---
The         the        DET   DT  2 det
sea         sea        NOUN  NN  4 nsubj
is          be         AUX   VBZ 4 cop
ours~       our        PRON  PRP 0 root
.           .          PUNCT .   4 punct
"""


def read(trees):
    analysis = analysis_of(trees)
    return analysis, read_statements(analysis, ())


def words(analysis, statement):
    return [analysis.words(span) for span in statement.content]


def test_a_noun_phrase_right_before_the_verb_speaks_even_if_the_tree_hangs_it_elsewhere():
    trees = LATE.replace(" 9 nsubj", " 3 nsubj")
    analysis, (found,) = read(trees)
    assert analysis.words(found.source.span) == "harbour master Lena Orrin"
    assert words(analysis, found) == ["The ferry sank"]


def test_a_plain_past_after_a_past_perfect_belongs_to_the_speaker():
    analysis, found = read(TAKEN_BACK)
    assert words(analysis, found[0]) == ["it had sunk"]


def test_a_charge_goes_on_behind_an_aside():
    analysis, found = read(CHARGED)
    accused = next(s for s in found if analysis.words(s.cue[0]).startswith("accused"))
    assert words(analysis, accused) == ["Orrin", "of lying"]


def test_what_is_wanted_has_its_subject_with_it():
    analysis, (found,) = read(WANTED)
    assert words(analysis, found) == ["the rain to stop"]
    assert found.tier == "thought"


def test_what_nobody_believes_is_no_hearsay():
    _, found = read(NOBODY)
    assert not any(statement.hearsay for statement in found)


def test_marks_built_into_a_promise_belong_to_it():
    analysis, found = read(BUILT_IN)
    promise = next(s for s in found if analysis.words(s.cue[0]) == "promised")
    assert words(analysis, promise) == ["an answer “in good time”"]


def test_no_predicate_of_it_is_a_source():
    _, (found,) = read(NAIVE)
    assert found.source.span is None
    assert not found.hearsay


def candidate(size, cue, content):
    columns = [np.full(size, 0.02, dtype=np.float32) for _ in range(2)]
    for token in content:
        columns[1][token] = 0.9
    return CueCandidate(cue, cue + 1, 0.9, (0, size), *columns)


def test_a_content_takes_in_no_crumbs_of_other_sentences():
    analysis = analysis_of(TWO)
    at = {word: analysis.form.index(word) for word in ("mole", "said", "tide")}
    likely = [at["mole"], *range(at["tide"] - 1, len(analysis) - 1)]
    cues = (candidate(len(analysis), at["said"], likely),)
    (found,) = read_statements(replace(analysis, cues=cues), ())
    assert words(analysis, found) == ["The tide rose"]


def test_a_gesture_without_words_is_no_statement():
    trees = TWO.replace("said~       say ", "nodded~     nod ")
    analysis = analysis_of(trees)
    nodded, tide = analysis.form.index("nodded"), analysis.form.index("tide")
    cue = candidate(len(analysis), nodded, range(tide - 1, len(analysis) - 1))
    assert not read_statements(replace(analysis, cues=(cue,)), ())


def test_an_announced_block_is_the_content_of_its_cue():
    analysis = analysis_of(QUOTED)
    introducing, quoted = analysis.blocks
    blocks = (introducing, Block(span=quoted.span, kind="blockquote"))
    first = analysis.form.index("The")
    cue = candidate(len(analysis), 1, range(first, len(analysis) - 3))
    analysis = replace(analysis, blocks=blocks, cues=(cue,))
    (found,) = read_statements(analysis, ())
    assert found.mode == "block"
    assert words(analysis, found) == ["The sea is ours."]


CHAIN = """
Orrin       Orrin      PROPN NNP 2 nsubj
took        take       VERB  VBD 0 root
his         he         PRON  PRP$ 4 nmod:poss
hat~        hat        NOUN  NN  2 obj
.           .          PUNCT .   2 punct

He          he         PRON  PRP 2 nsubj
said        say        VERB  VBD 0 root
it          it         PRON  PRP 4 nsubj
rained~     rain       VERB  VBD 2 ccomp
.           .          PUNCT .   2 punct
"""


def test_he_carries_on_the_last_such_pronoun_of_the_paragraph():
    analysis = analysis_of(CHAIN)
    name, his = analysis.span(0, 0), analysis.span(2, 2)
    mentions = (
        Mention(span=name, head=name, kind="name"),
        Mention(span=his, head=his, kind="pronoun"),
    )
    orrin = Actor(id="a1", name="Orrin", type="person", country=None, mentions=mentions)
    (found,) = read_statements(analysis, (orrin,))
    assert (found.source.actors, found.source.rule) == (("a1",), "pronoun.chain")


def test_of_two_subjects_the_nearer_one_speaks():
    analysis, (found,) = read(LATE.replace(" 3 nsubj", " 9 nsubj"))
    assert analysis.words(found.source.span) == "harbour master Lena Orrin"
    assert words(analysis, found) == ["The ferry sank"]
