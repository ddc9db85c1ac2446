"""Times of analysed text: the tree says which way a weekday looks."""

from sayso.reading.times import read_times
from tests.build import analysis_of

WEDNESDAY = "2021-06-16"

SAID_WILL_MEET = """
Rebels  rebel   NOUN  NNS 2 nsubj
said    say     VERB  VBD 0 root
on      on      ADP   IN  4 case
Friday  Friday  PROPN NNP 2 obl
that    that    SCONJ IN  7 mark
they    they    PRON  PRP 8 nsubj
will    will    AUX   MD  8 aux
meet    meet    VERB  VB  2 ccomp
in      in      ADP   IN  10 case
Perl    Perl    PROPN NNP 8 obl
on      on      ADP   IN  12 case
Monday~ Monday  PROPN NNP 8 obl
.       .       PUNCT .   2 punct
"""

WENT_ON_TO_SEIZE = """
They    they    PRON  PRP 2 nsubj
went    go      VERB  VBD 0 root
on      on      ADV   RB  2 advmod
to      to      PART  TO  5 mark
seize   seize   VERB  VB  2 xcomp
it      it      PRON  PRP 5 obj
on      on      ADP   IN  8 case
Monday~ Monday  PROPN NNP 5 obl
.       .       PUNCT .   2 punct
"""


def values(trees: str) -> list[str | None]:
    return [time.value for time in read_times(analysis_of(trees), published=WEDNESDAY)]


def test_each_weekday_follows_the_tense_of_its_own_verb():
    assert values(SAID_WILL_MEET) == ["2021-06-11", "2021-06-21"]


def test_infinitive_of_what_came_to_pass_looks_back():
    assert values(WENT_ON_TO_SEIZE) == ["2021-06-14"]
