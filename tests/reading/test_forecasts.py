"""Forecasts and open questions with their bounds and conditions."""

import pytest

from sayso.language.analysis import Analysis
from sayso.reading.forecasts import read_forecasts
from sayso.reading.forecasts.due import side_of
from sayso.record.types import Anchor, Claim, Forecast, Stance, Time
from sayso.record.vocabulary import Status
from tests.build import analysis_of

DUE = """
Talks    talk    NOUN  NNS 3 nsubj
will     will    AUX   MD  3 aux
end      end     VERB  VB  0 root
by       by      ADP   IN  5 case
Friday   Friday  PROPN NNP 3 obl
if       if      SCONJ IN  8 mark
both     both    PRON  DT  8 nsubj
agree~   agree   VERB  VBP 3 advcl
.        .       PUNCT .   3 punct
"""

OPEN = """
It       it      PRON  PRP 2 expl
remains  remain  VERB  VBZ 0 root
to       to      PART  TO  5 mark
be       be      AUX   VB  5 aux:pass
seen     see     VERB  VBN 2 xcomp
whether  whether SCONJ IN  8 mark
they     they    PRON  PRP 8 nsubj
agree~   agree   VERB  VBP 5 ccomp
.        .       PUNCT .   2 punct
"""


def forecasts_of(trees: str, head: str, status: Status, *times: Time) -> tuple[Forecast, ...]:
    analysis = analysis_of(trees)
    token = analysis.form.index(head)
    stance = Stance(
        source="author", statement=None, status=status, commitment="PR+", cues=(), rule="test"
    )
    claim = Claim(
        id="c1",
        span=(0, len(analysis.text)),
        head=analysis.span(token, token),
        statement=None,
        stances=(stance,),
    )
    return read_forecasts(
        analysis, claims=(claim,), events=(), times=times, claim_of=lambda _: "c1"
    )


def friday(analysis: Analysis) -> Time:
    start = analysis.text.index("Friday")
    return Time(
        id="t1", span=(start, start + 6), type="date", form="weekday(5, after)",
        value="1920-03-05", mod=None, earliest="1920-03-05", latest="1920-03-05", grain="day",
        approximate=False, zone=None, anchor=Anchor(kind="document"), status="resolved",
        rule="weekday",
    )  # fmt: skip


def test_by_bounds_the_end_and_if_is_the_condition():
    analysis = analysis_of(DUE)
    (forecast,) = forecasts_of(DUE, "end", "predicted", friday(analysis))
    assert (forecast.due.earliest, forecast.due.latest) == (None, "1920-03-05")
    assert forecast.condition is not None
    assert analysis.words(forecast.condition) == "if both agree"
    assert forecast.claim == "c1"


def test_demand_is_no_forecast():
    assert forecasts_of(DUE, "end", "called-for") == ()


def test_open_question_points_at_what_is_asked():
    (forecast,) = forecasts_of(OPEN, "agree", "unknown")
    assert analysis_of(OPEN).words(forecast.span) == "whether they agree"
    assert forecast.due.latest is None


DUE_TO = """
The      the     DET   DT  2 det
mill     mill    NOUN  NN  4 nsubj
is       be      AUX   VBZ 4 cop
due      due     ADJ   JJ  0 root
to       to      PART  TO  6 mark
close    close   VERB  VB  4 xcomp
as       as      ADV   RB  8 advmod
early    early   ADV   RB  6 advmod
as       as      ADP   IN  10 case
Friday~  Friday  PROPN NNP 8 obl
.        .       PUNCT .   4 punct
"""

CONSEQUENCE = """
If       if      SCONJ IN  3 mark
dams     dam     NOUN  NNS 3 nsubj
break    break   VERB  VBP 6 advcl
towns    town    NOUN  NNS 6 nsubj
will     will    AUX   MD  6 aux
drown~   drown   VERB  VB  0 root
.        .       PUNCT .   6 punct
"""

LOOMING = """
War      war     NOUN  NN  3 nsubj
is       be      AUX   VBZ 3 aux
looming~ loom    VERB  VBG 0 root
.        .       PUNCT .   3 punct
"""

FORESEEN = """
Banks    bank    NOUN  NNS 2 nsubj
predict  predict VERB  VBP 0 root
growth~  growth  NOUN  NN  2 obj
.        .       PUNCT .   2 punct
"""

NOBODY = """
Nobody   nobody  PRON  NN  2 nsubj
knows    know    VERB  VBZ 0 root
when     when    ADV   WRB 6 advmod
it       it      PRON  PRP 6 nsubj
will     will    AUX   MD  6 aux
end~     end     VERB  VB  2 ccomp
.        .       PUNCT .   2 punct
"""


def test_as_early_as_bounds_the_beginning():
    analysis = analysis_of(DUE_TO)
    (forecast,) = forecasts_of(DUE_TO, "close", "predicted", friday(analysis))
    assert (forecast.due.earliest, forecast.due.latest) == ("1920-03-05", None)


def test_consequence_of_a_condition_is_a_forecast():
    (forecast,) = forecasts_of(CONSEQUENCE, "drown", "hypothetical")
    assert forecast.condition is not None
    assert analysis_of(CONSEQUENCE).words(forecast.condition) == "If dams break"


def test_condition_itself_is_none():
    assert forecasts_of(CONSEQUENCE, "break", "hypothetical") == ()


def test_what_is_looming_is_a_forecast_without_a_bound():
    (forecast,) = forecasts_of(LOOMING, "looming", "asserted")
    assert (forecast.due.earliest, forecast.due.latest) == (None, None)
    assert forecasts_of(LOOMING.replace("is  ", "was"), "looming", "asserted") == ()


def test_foreseen_noun_is_a_forecast():
    (forecast,) = forecasts_of(FORESEEN, "predict", "asserted")
    assert analysis_of(FORESEEN).words(forecast.span) == "growth"


def test_what_nobody_knows_is_open():
    (forecast,) = forecasts_of(NOBODY, "end", "unknown")
    assert analysis_of(NOBODY).words(forecast.span) == "when it will end"


@pytest.mark.parametrize(
    ("words", "side"),
    [
        ("by |Friday", "upper"),
        ("before the |Friday", "upper"),
        ("no later than |Friday", "upper"),
        ("|Friday at the latest", "upper"),
        ("from |Friday", "lower"),
        ("no earlier than |Friday", "lower"),
        ("|By Friday", "upper"),
        ("on |Friday", ""),
    ],
)
def test_words_beside_a_time_bound_it(words: str, side: str):
    start = words.index("|")
    text = words.replace("|", "")
    end = text.index("Friday") + len("Friday")
    assert side_of(text, (start, end)) == side
