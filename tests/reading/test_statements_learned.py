"""Statements from learned cues: probabilities, mended by tree and marks."""

from dataclasses import replace

import numpy as np

from sayso.language.analysis import CueCandidate
from sayso.reading.statements import read_statements
from tests.build import analysis_of

TREES = """
Orrin   Orrin   PROPN NNP 2 nsubj
hissed  hiss    VERB  VBD 0 root
that    that    SCONJ IN  6 mark
the     the     DET   DT  5 det
mole    mole    NOUN  NN  6 nsubj
cracked crack   VERB  VBD 2 ccomp
at      at      ADP   IN  8 case
night~  night   NOUN  NN  6 obl
.       .       PUNCT .   2 punct
"""

MARKED = """
Orrin   Orrin   PROPN NNP 2 nsubj
hissed  hiss    VERB  VBD 0 root
“~      “       PUNCT ``  6 punct
the     the     DET   DT  5 det
mole    mole    NOUN  NN  6 nsubj
cracked crack   VERB  VBD 2 ccomp
at      at      ADP   IN  8 case
night~  night   NOUN  NN  6 obl
”~      ”       PUNCT ''  6 punct
.       .       PUNCT .   2 punct
"""


def candidate(*, cue, source, content, size, score=0.9):
    probabilities = []
    for likely in (source, content):
        column = np.full(size, 0.02, dtype=np.float32)
        for token, probability in likely.items():
            column[token] = probability
        probabilities.append(column)
    return CueCandidate(cue, cue + 1, score, (0, size), *probabilities)


def read(trees, found):
    analysis = replace(analysis_of(trees), cues=(found,))
    return analysis, read_statements(analysis, ())


def likely(tokens, probability=0.9):
    return dict.fromkeys(tokens, probability)


def test_learned_cue_gives_source_content_and_score():
    cue = candidate(cue=1, source=likely([0]), content=likely(range(2, 8)), size=9)
    analysis, (found,) = read(TREES, cue)
    assert analysis.words(found.source.span) == "Orrin"
    assert [analysis.words(s) for s in found.content] == ["that the mole cracked at night"]
    assert (found.rule, found.cue_class) == ("model.cue", "say")
    assert found.score is not None
    assert 0.7 < found.score < 0.9


def test_clause_of_the_tree_mends_a_doubtful_edge():
    content = likely(range(2, 6)) | {6: 0.45, 7: 0.45}
    analysis, (found,) = read(TREES, candidate(cue=1, source={0: 0.9}, content=content, size=9))
    assert [analysis.words(s) for s in found.content] == ["that the mole cracked at night"]


def test_content_grows_to_the_marks():
    content = likely([4, 5, 6])
    analysis, (found,) = read(MARKED, candidate(cue=1, source={0: 0.9}, content=content, size=10))
    assert [analysis.words(s) for s in found.content] == ["“the mole cracked at night”"]
    assert found.mode == "direct"


def test_doubtful_cue_is_no_statement():
    doubtful = candidate(cue=1, source=likely([0]), content=likely(range(2, 8)), size=9, score=0.2)
    _, statements = read(TREES, doubtful)
    assert statements == ()


def test_lexicon_finds_the_cue_beside_a_quotation_that_the_model_missed():
    trees = MARKED.replace("hissed  hiss ", "said    say  ")
    doubtful = candidate(cue=7, source={}, content={}, size=10, score=0.1)
    _, (found,) = read(trees, doubtful)
    assert found.rule == "lexicon.say"
    assert found.score is None


PASSIVE = """
The     the     DET   DT  2 det
clerk   clerk   NOUN  NN  4 nsubj:pass
was     be      AUX   VBD 4 aux:pass
accused accuse  VERB  VBN 0 root
of      of      ADP   IN  6 case
theft~  theft   NOUN  NN  4 obl
.       .       PUNCT .   4 punct
"""


def test_passive_that_names_nobody_has_no_source():
    found = candidate(cue=3, source=likely([0, 1]), content=likely([5]), size=7)
    _, (statement,) = read(PASSIVE, found)
    assert statement.source.kind == "none"


ASIDE = """
“~      “       PUNCT ``  3 punct
Nobody  nobody  PRON  NN  3 nsubj
slept~  sleep   VERB  VBD 7 ccomp
,~      ,       PUNCT ,   3 punct
”       ”       PUNCT ''  3 punct
Orrin   Orrin   PROPN NNP 7 nsubj
hissed  hiss    VERB  VBD 0 root
before  before  SCONJ IN  10 mark
dawn    dawn    NOUN  NN  10 nsubj
broke~  break   VERB  VBD 7 advcl
.       .       PUNCT .   7 punct
"""


def test_direct_speech_is_held_to_the_quotation_beside_its_cue():
    content = likely([0, 1, 2, 3, 4, 7, 8, 9], 0.97)
    found = candidate(cue=6, source=likely([5]), content=content, size=11)
    analysis, (statement,) = read(ASIDE, found)
    assert [analysis.words(s) for s in statement.content] == ["“Nobody slept,”"]
    assert statement.mode == "direct"
