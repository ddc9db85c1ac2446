"""Gaps: what the reading left open, said in sentences.

In go the analysis and what the layers found; out come gaps in text order, those about the whole
document first. A gap never repeats a field: it says what is missing and where.
"""

from collections.abc import Sequence

from sayso.language.analysis import Analysis
from sayso.record.types import Gap, Place, Statement, Time

_LOCATED = ("region", "city", "facility")
"""Kinds of places that lie in a country; a sea or a continent need not."""
_DOUBTFUL = 3
"""Past dates after the document's: one may be a slip or a forecast, three say that it is wrong."""


def read_gaps(
    analysis: Analysis,
    *,
    published: str | None,
    times: Sequence[Time],
    statements: Sequence[Statement],
    places: Sequence[Place],
    conflicts: Sequence[Gap] = (),
) -> tuple[Gap, ...]:
    """Return the gaps of one reading; `conflicts` are about days and order of events."""
    found = [
        *_place_gaps(places),
        *_speaker_gaps(analysis, statements),
        *time_gaps(analysis.text, times, published),
        *_quotation_gaps(analysis),
        *conflicts,
    ]
    return (*date_gap(times, published), *in_order(found))


def in_order(gaps: Sequence[Gap]) -> tuple[Gap, ...]:
    """Return gaps in text order."""
    return tuple(sorted(gaps, key=lambda gap: (gap.span or (0, 0), gap.kind, gap.message)))


def date_gap(times: Sequence[Time], published: str | None) -> tuple[Gap, ...]:
    """Return the gap about a document date that is missing or cannot be right."""
    if published is not None:
        return _doubt(times, published)
    waiting = sum(time.status in ("unresolved", "partial") for time in times)
    if not waiting:
        return (Gap(kind="no_date", span=None, message="The document's date is not known."),)
    noun = "time stays" if waiting == 1 else "times stay"
    message = (
        f"The document's date is not known, so {waiting} {noun} relative. "
        "Give the date with --published."
    )
    return (Gap(kind="no_date", span=None, message=message),)


def _doubt(times: Sequence[Time], published: str) -> tuple[Gap, ...]:
    """Return the gap about a document date before which what it tells has not happened."""
    day = published[:10]
    told = [time for time in times if _is_told_past(time) and (time.earliest or "") > day]
    if len({time.value for time in told}) < _DOUBTFUL:
        return ()
    message = (
        f"{len(told)} dates told as past lie after the document's date, {day}. "
        "It may be wrong; give another with --published."
    )
    return (Gap(kind="no_date", span=told[0].span, message=message),)


def _is_told_past(time: Time) -> bool:
    """Whether a full date stands in a past clause; its form says so: `date(2019, 3, 4) past`."""
    return time.form.startswith(("date(", "iso(")) and time.form.endswith(" past")


def _speaker_gaps(analysis: Analysis, statements: Sequence[Statement]) -> list[Gap]:
    gaps: list[Gap] = []
    for statement in statements:
        source = statement.source
        if source.actors or source.kind in ("artefact", "document", "generic", "none"):
            continue
        if statement.hearsay:
            continue
        span = source.span or (statement.cue or statement.content or (None,))[0]
        words = _quoted(analysis.words(source.span)) if source.span else "this speaker"
        gaps.append(Gap(kind="speaker_open", span=span, message=f"Who {words} is stays open."))
    return gaps


def _place_gaps(places: Sequence[Place]) -> list[Gap]:
    return [
        Gap(
            kind="place_open",
            span=place.mentions[0].span,
            message=f"Where “{place.name}” lies stays open.",
        )
        for place in places
        if place.country is None and place.kind in _LOCATED
    ]


def time_gaps(text: str, times: Sequence[Time], published: str | None) -> list[Gap]:
    """Return a gap for each time that could not be placed."""
    gaps: list[Gap] = []
    for time in times:
        words = _quoted(text[time.span[0] : time.span[1]])
        if time.status == "impossible":
            message = f"{words} is no date of the calendar."
        elif time.status == "other_calendar":
            message = f"{words} belongs to another calendar and is kept as it stands."
        elif time.status == "unresolved" and published is not None:
            message = f"When {words} was stays open."
        else:
            continue
        gaps.append(Gap(kind="time_open", span=time.span, message=message))
    return gaps


def _quotation_gaps(analysis: Analysis) -> list[Gap]:
    gaps: list[Gap] = []
    for stretch in analysis.quotations:
        if stretch.state == "unclosed":
            message = "A quotation opens here and its closing mark is missing."
        elif stretch.state == "unopened":
            message = "A quotation closes here and its opening mark is missing."
        else:
            continue
        gaps.append(Gap(kind="quote_unclosed", span=(stretch.start, stretch.end), message=message))
    return gaps


def _quoted(raw: str) -> str:
    words = " ".join(raw.split())
    shortened = words if len(words) <= 60 else words[:57].rstrip() + "…"
    return f"“{shortened}”"
