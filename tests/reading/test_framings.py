"""Framings: wording of the author that frames."""

from sayso.reading.framings import read_framings
from sayso.record.types import Source, Statement
from tests.build import analysis_of

SCARE = """
The      the     DET   DT  4 det
“~       “       PUNCT ``  3 punct
neutral~ neutral ADJ   JJ  4 amod
”        ”       PUNCT ''  3 punct
observer observer NOUN NN  5 nsubj
left~    leave   VERB  VBD 0 root
.        .       PUNCT .   6 punct
"""

SCARE_FIXED = (
    SCARE.replace("4 det", "5 det").replace("4 amod", "5 amod").replace("5 nsubj", "6 nsubj")
)

QUESTION = """
Who      who     PRON  WP  3 nsubj
would    would   AUX   MD  3 aux
believe  believe VERB  VB  0 root
that~    that    PRON  DT  3 obj
?        ?       PUNCT .   3 punct
"""

ANSWERED = """
Did      do      AUX   VBD 3 aux
anybody  anybody PRON  NN  3 nsubj
object~  object  VERB  VB  0 root
?        ?       PUNCT .   3 punct

No~      no      INTJ  UH  0 root
.        .       PUNCT .   1 punct
"""

LOADED = """
The      the     DET   DT  2 det
henchmen henchman NOUN NNS 3 nsubj
ran      run     VERB  VBD 0 root
like     like    ADP   IN  6 case
a        a       DET   DT  6 det
herd~    herd    NOUN  NN  3 obl
.        .       PUNCT .   3 punct
"""


def flags(trees: str, *statements: Statement) -> list[tuple[str, str]]:
    analysis = analysis_of(trees)
    found = read_framings(analysis, statements=statements)
    return [(framing.kind, analysis.words(framing.span)) for framing in found]


def test_quoted_word_built_into_the_sentence_is_a_scare_quote():
    assert flags(SCARE_FIXED) == [("scare_quote", "“neutral”")]


def test_words_of_a_statement_are_no_scare_quote():
    statement = Statement(
        id="s1",
        tier="speech",
        mode="mixed",
        source=Source(span=None, kind="elided"),
        cue=(),
        content=((0, 22),),
        cue_class="say",
        polarity="positive",
        hearsay=False,
        rule="test",
    )
    assert flags(SCARE_FIXED, statement) == []


def test_question_with_a_known_opening_or_an_answer_is_rhetorical():
    assert flags(QUESTION) == [("rhetorical_question", "Who would believe that?")]
    assert flags(ANSWERED) == [("rhetorical_question", "Did anybody object?")]


def test_loaded_word_and_comparison_are_flagged():
    found = flags(LOADED)
    assert ("loaded", "henchmen") in found
    assert ("analogy", "like a herd") in found
