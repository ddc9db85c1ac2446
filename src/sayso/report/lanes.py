"""When: a lane of bars for each voice, as inline SVG that needs no script.

A bar is as long as its time is uncertain, filled when asserted, outlined and dashed when not. The
axis covers the days round publication; what lies before or after stands behind a break. Positions
are percentages, so that the letters keep their size at any width.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from sayso.record.record import Record
from sayso.record.types import Claim, Event
from sayso.record.vocabulary import Status
from sayso.report.clauses import clause_words, shortened
from sayso.report.dates import day_words, moment, when_words
from sayso.report.figures import count_words
from sayso.report.happenings import Happening, Saying
from sayso.report.ladder import published_year
from sayso.report.markup import EMPTY, Html, join, tag, text
from sayso.report.status import status_words

_BACK, _AHEAD = timedelta(days=12), timedelta(days=16)
"""How far from publication the axis reaches; the rest stands behind its breaks."""
_MARGIN = 11.0
"""Percent of the width kept for what is behind a break."""
_MOST_TICKS = 9
_MOST_LANES = 7
_ROW = 27
_NARROWEST = 620
_LETTER = 6.7
"""Row height, the narrowest drawing and the width of a letter, in pixels."""
_LABEL = 36


@dataclass(frozen=True, slots=True)
class Bar:
    """One happening on one voice's lane."""

    event: str
    lane: str
    label: str
    title: str
    status: Status
    start: datetime | None
    end: datetime | None


@dataclass(frozen=True, slots=True)
class Axis:
    """Days on a line: where the focus begins and ends, and what is behind its breaks."""

    start: datetime
    end: datetime
    has_before: bool
    has_after: bool

    def percent(self, at: datetime) -> float:
        """Return the place of `at`; what lies outside goes into the margin of its side."""
        left = _MARGIN if self.has_before else 0.0
        right = 100.0 - (_MARGIN if self.has_after else 0.0)
        if at < self.start:
            return left / 2 if self.has_before else left
        if at > self.end:
            return right + (100.0 - right) / 2
        share = (at - self.start) / (self.end - self.start)
        return left + share * (right - left)


def render_lanes(record: Record, rows: Sequence[Happening]) -> Html:
    """Return the drawing, or a sentence when nothing has a time."""
    bars = list(_bars(record, rows))
    undated = sum(1 for row in rows if not (moment(row.earliest) or moment(row.latest)))
    note = tag("p", text(_undated_words(undated)), class_="fine") if undated else EMPTY
    if not bars:
        return note or tag("p", text("No happening has a time."), class_="fine")
    axis = _axis(record, bars)
    lanes = _lanes(bars)
    cells = [_lane(axis, name, lane) for name, lane in lanes[:_MOST_LANES]]
    cells.append(tag("div", class_="corner"))
    cells.append(tag("div", _axis_line(record, axis), class_="axis"))
    drawing = tag("div", tag("div", *cells, class_="grid"), class_="lanes")
    return Html(drawing + note + _lanes_left_out(lanes[_MOST_LANES:]))


def _undated_words(count: int) -> str:
    return f"{count} happening{'s' if count > 1 else ''} without a time."


def _lanes_left_out(lanes: Sequence[tuple[str, list[Bar]]]) -> Html:
    if not lanes:
        return EMPTY
    names = ", ".join(name for name, _ in lanes)
    return tag("p", text(f"Not drawn: {names}."), class_="fine")


def _bars(record: Record, rows: Sequence[Happening]) -> Iterable[Bar]:
    year = published_year(record)
    for row in rows:
        start, end = moment(row.earliest), moment(row.latest)
        if start is None and end is None:
            continue
        event = row.events[0]
        when = when_words(row.earliest, row.latest, year=year)
        words = clause_words(record, event)
        seen: set[str] = set()
        for saying in row.sayings:
            if saying.voice.key in seen:
                continue
            seen.add(saying.voice.key)
            yield Bar(
                event=event.id,
                lane=saying.voice.name,
                label=shortened(_figures(record, saying) or _label(record, event), _LABEL),
                title=f"{when}: {words} ({status_words(saying.status)}, {saying.voice.name})",
                status=saying.status,
                start=start.stamp if start else None,
                end=(end.stamp if end.clock else end.stamp + timedelta(days=1)) if end else None,
            )


def _figures(record: Record, saying: Saying) -> str:
    return ", ".join(count_words(count, record) for count in saying.counts)


def _label(record: Record, event: Event) -> str:
    """Return the predicate with the words behind it, to the end of its claim; a noun's parties."""
    if "+nominal" in (event.rule or ""):
        return clause_words(record, event)
    claim = record[event.claim]
    assert isinstance(claim, Claim)
    end = max(claim.span[1], event.head[1])
    return record.text[event.head[0] : min(end, event.head[0] + 2 * _LABEL)]


def _axis(record: Record, bars: Sequence[Bar]) -> Axis:
    stamps = sorted(at for bar in bars for at in (bar.start, bar.end) if at)
    fact = record.document.published
    found = moment(fact.value) if fact else None
    centre = found.stamp if found else stamps[len(stamps) // 2]
    inside = [at for at in stamps if centre - _BACK <= at <= centre + _AHEAD] or [centre]
    first, last = min([*inside, centre]), max([*inside, centre])
    start = datetime.combine(first.date(), datetime.min.time())
    end = datetime.combine(last.date(), datetime.min.time()) + timedelta(days=1)
    return Axis(start, end, has_before=stamps[0] < start, has_after=stamps[-1] > end)


def _lanes(bars: Sequence[Bar]) -> list[tuple[str, list[Bar]]]:
    lanes: dict[str, list[Bar]] = {}
    for bar in bars:
        lanes.setdefault(bar.lane, []).append(bar)
    return sorted(lanes.items(), key=lambda lane: -len(lane[1]))


def _lane(axis: Axis, name: str, bars: list[Bar]) -> Html:
    places: list[tuple[int, Placed]] = []
    free_from: list[float] = []
    for bar in sorted(bars, key=lambda bar: (bar.start or axis.start, bar.end or axis.end)):
        placed = _place(axis, bar)
        row = next((i for i, free in enumerate(free_from) if free <= placed.from_), len(free_from))
        free_from[row : row + 1] = [placed.to]
        places.append((row, placed))
    height = _ROW * len(free_from) + 6
    drawing = tag(
        "svg",
        _gridlines(axis, height),
        *(_bar(placed, 4 + row * _ROW) for row, placed in places),
        height=str(height),
        role="img",
        aria_label=f"{name}: " + "; ".join(placed.bar.title for _, placed in places),
    )
    return Html(tag("div", text(name), class_="lane-name") + tag("div", drawing, class_="lane"))


@dataclass(frozen=True, slots=True)
class Placed:
    """A bar with its edges and the stretch it needs with its label, all in percent."""

    bar: Bar
    left: float
    right: float
    label: Literal["behind", "before", "inside"]
    from_: float
    to: float


def _place(axis: Axis, bar: Bar) -> Placed:
    """Put the label behind the bar, else before it, else into it."""
    left, right = _extent(axis, bar)
    right = max(right, left + 1.2)
    label = 100 * (len(bar.label) * _LETTER + 18) / _NARROWEST
    if right + label <= 100:
        return Placed(bar, left, right, "behind", left, right + label)
    if left >= label:
        return Placed(bar, left, right, "before", left - label, right)
    return Placed(bar, left, right, "inside", left, max(right, left + label))


def _extent(axis: Axis, bar: Bar) -> tuple[float, float]:
    left = axis.percent(bar.start) if bar.start else axis.percent(axis.start)
    right = axis.percent(bar.end) if bar.end else axis.percent(axis.end)
    return min(left, right), max(left, right)


def _bar(placed: Placed, top: int) -> Html:
    bar, is_inside = placed.bar, placed.label == "inside"
    rect = tag(
        "rect",
        x=f"{placed.left:.2f}%",
        y=str(top + (1 if is_inside else 4)),
        style=f"width:max(12px,{placed.right - placed.left:.2f}%)",
        height="19" if is_inside else "12",
        rx="6",
        class_=bar.status + ("" if bar.start and bar.end else " open-ended"),
    )
    arrows = _open_ends(bar, placed.left, placed.right, top)
    title = tag("title", text(bar.title))
    return tag("a", title, rect, arrows, _label_beside(placed, top), href=f"#{bar.event}")


def _label_beside(placed: Placed, top: int) -> Html:
    """Return a label a few pixels off a percentage; nested so that both units can be used."""
    bar = placed.bar
    is_filled = bar.status in ("asserted", "confirmed") and bar.start and bar.end
    # A point is drawn 12 pixels wide whatever its percentage: its label is measured from its left.
    is_point = placed.right - placed.left < 2 and placed.label == "behind"
    shift = "-7" if placed.label == "before" else "19" if is_point else "8"
    label = tag(
        "text",
        text(bar.label),
        x=shift,
        y="14",
        text_anchor="end" if placed.label == "before" else None,
        class_="on-bar" if placed.label == "inside" and is_filled else None,
    )
    edge = placed.right if placed.label == "behind" and not is_point else placed.left
    return tag("svg", label, x=f"{edge:.2f}%", y=str(top), overflow="visible")


def _open_ends(bar: Bar, left: float, right: float, top: int) -> Html:
    """Return an arrow head where the text gives no bound on that side."""
    arrows = []
    if bar.start is None:
        arrows.append(_arrow(left, top, "M4 3 L-2 10 L4 17"))
    if bar.end is None:
        arrows.append(_arrow(right, top, "M-4 3 L2 10 L-4 17"))
    return join(arrows)


def _arrow(percent: float, top: int, path: str) -> Html:
    return tag(
        "svg", tag("path", d=path, class_="break"), x=f"{percent:.2f}%", y=str(top),
        overflow="visible",
    )  # fmt: skip


def _ticks(axis: Axis) -> list[date]:
    days = (axis.end - axis.start).days
    step = next(step for step in (1, 2, 3, 5, 7, 10, 14, 28, 60) if days <= step * _MOST_TICKS)
    return [(axis.start + timedelta(days=offset)).date() for offset in range(0, days, step)]


def _gridlines(axis: Axis, height: int) -> Html:
    """Return the days as lines, the breaks of the axis as broken ones."""
    breaks = ([_MARGIN * 0.8] if axis.has_before else []) + (
        [100 - _MARGIN * 0.8] if axis.has_after else []
    )
    lines = [
        tag("line", x1=f"{x:.2f}%", x2=f"{x:.2f}%", y1="0", y2=str(height), class_="broken")
        for x in breaks
    ]
    for day in _ticks(axis):
        x = f"{axis.percent(datetime.combine(day, datetime.min.time())):.2f}%"
        lines.append(tag("line", x1=x, x2=x, y1="0", y2=str(height), class_="tickline"))
    return join(lines)


def _axis_line(record: Record, axis: Axis) -> Html:
    labels = []
    year = published_year(record)
    for day in _ticks(axis):
        at = axis.percent(datetime.combine(day, datetime.min.time()))
        if at < 93 - _MARGIN * axis.has_after or not axis.has_after:
            labels.append(_tick(at, day_words(day, year, short=True)))
    if axis.has_before:
        labels.append(_tick(0, "earlier"))
    if axis.has_after:
        labels.append(_tick(100 - _MARGIN + 1.5, "later"))
    return tag("svg", *labels, height="24", aria_hidden="true")


def _tick(percent: float, words: str) -> Html:
    label = tag("text", text(words), x="0", y="17", class_="tick")
    return tag("svg", label, x=f"{percent:.2f}%", overflow="visible")
