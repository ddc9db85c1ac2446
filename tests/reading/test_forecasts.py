"""Forecasts and open questions with their bounds and conditions."""

from sayso.language.analysis import Analysis
from sayso.reading.forecasts import read_forecasts
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
