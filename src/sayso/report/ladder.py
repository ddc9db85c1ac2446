"""The notes beside a paragraph: the ladder of say-so for its statements, and its times.

A ladder goes from the author down to who speaks: each voice with its cue in quotation marks, then
the words and the status. The author's plain assertions need no note: the hairline says it.
"""

from collections.abc import Iterator, Sequence

from sayso.record.record import Record
from sayso.record.types import Cause, Claim, Forecast, Framing, Stance, Statement, Time
from sayso.record.vocabulary import Span, Status
from sayso.report.clauses import claim_words, quoted, shortened
from sayso.report.dates import duration_words, moment, when_words
from sayso.report.markup import EMPTY, Html, join, tag, text
from sayso.report.positions import Positions
from sayso.report.status import AUTHOR, author_stance, innermost_stance, shown_status, status_words
from sayso.report.voices import actor_name, author_voice, source_words, voice_of_statement

_LONGEST = 84
"""Characters of a claim that a note repeats."""


def pill(status: Status) -> Html:
    """Return the word of a status in its shape."""
    return tag("span", text(status_words(status)), class_=f"pill {status}")


def published_year(record: Record) -> int | None:
    """Return the year of publication, which dates leave unsaid."""
    found = moment(record.document.published.value) if record.document.published else None
    return found.day.year if found else None


class Ladder:
    """The notes of a record, block by block."""

    def __init__(self, record: Record, positions: Positions) -> None:
        """Sort statements, claims, times, forecasts, causes and framings into blocks."""
        self._record = record
        self._year = published_year(record)
        self._author = author_voice(record).name
        self._claims: dict[str, list[Claim]] = {}
        for claim in record.claims:
            if claim.statement:
                self._claims.setdefault(claim.statement, []).append(claim)
        self._parts: dict[str, list[Statement]] = {}
        for statement in record.statements:
            if statement.parent:
                self._parts.setdefault(statement.parent, []).append(statement)
        self._statements = positions.by_block((_place(s), s) for s in record.statements)
        own = (claim for claim in record.claims if claim.statement is None)
        self._own = positions.by_block((claim.span, claim) for claim in own)
        self._times = positions.by_block((time.span, time) for time in record.times)
        self._forecasts = positions.by_block((f.span, f) for f in record.forecasts)
        self._causes = positions.by_block((cause.cue, cause) for cause in record.causes)
        self._framings = positions.by_block((f.span, f) for f in record.framings)

    def notes(self, block: int) -> Html:
        """Return the notes of one block, empty when there is nothing to say."""
        rows = [note for _, note in sorted(self._rows(block), key=lambda row: row[0])]
        rows += self._asides(block)
        return tag("ul", *rows, class_="notes") if rows else EMPTY

    def _rows(self, block: int) -> Iterator[tuple[Span, Html]]:
        here = {statement.id for statement in self._statements[block]}
        for statement in self._statements[block]:
            if statement.parent not in here:
                yield _place(statement), tag("li", self._statement(statement, top=True))
        for claim in self._own[block]:
            if not shown_status(self._record, claim).is_vouched:
                yield claim.span, tag("li", self._own_claim(claim))

    def _own_claim(self, claim: Claim) -> Html:
        stance = author_stance(claim)
        rung = self._author_rung(stance) if stance else EMPTY
        return Html(rung + self._held(claim, stance.status if stance else None))

    def _statement(self, statement: Statement, *, top: bool) -> Html:
        claims = self._claims.get(statement.id, [])
        author = self._deciding_author(claims) if top else None
        inner = Html(self._voice_rung(statement, claims) + self._below(statement, claims))
        if author is None:
            return tag("div", inner, id=statement.id)
        return Html(self._author_rung(author) + tag("div", inner, class_="under", id=statement.id))

    def _below(self, statement: Statement, claims: Sequence[Claim]) -> Html:
        common = _common_status(claims)
        rows = [self._held(claim, common) for claim in claims]
        rows += [
            tag("div", self._statement(part, top=False), class_="under")
            for part in self._parts.get(statement.id, ())
        ]
        if not rows:
            rows = [self._unclaimed(statement)]
        return join(rows)

    def _author_rung(self, stance: Stance) -> Html:
        return tag(
            "div",
            tag("b", text(self._author)),
            self._cues(stance.cues),
            text(" "),
            pill(stance.status),
            class_=f"rung {stance.status}",
        )

    def _voice_rung(self, statement: Statement, claims: Sequence[Claim]) -> Html:
        common = _common_status(claims)
        name = voice_of_statement(self._record, statement).name
        if statement.tier == "evidence":
            name = quoted(source_words(self._record, statement))
        return tag(
            "div",
            tag("b", text(name)),
            self._cues(statement.cue),
            Html(" " + pill(common)) if common else EMPTY,
            class_=f"rung {common}" if common else "rung",
        )

    def _cues(self, spans: Sequence[Span]) -> Html:
        words = " … ".join(shortened(self._record.words(span), 40) for span in spans)
        return tag("span", text(f" {quoted(words)}"), class_="cue") if words else EMPTY

    def _held(self, claim: Claim, common: Status | None) -> Html:
        """Return the words of a claim, with its status where the voice's rung has none."""
        shown = shown_status(self._record, claim)
        stance = innermost_stance(claim)
        words = claim_words(self._record, claim, _LONGEST)
        is_told = stance is not None and stance.source != AUTHOR and stance.status != common
        return tag(
            "div",
            tag("a", text(words), href=f"#{claim.id}"),
            Html(" " + pill(stance.status)) if stance and is_told else EMPTY,
            class_=f"held {shown.status}",
            id=f"n-{claim.id}",
        )

    def _unclaimed(self, statement: Statement) -> Html:
        span = statement.target or (statement.content[0] if statement.content else None)
        if span is None:
            return EMPTY
        words = shortened(self._record.words(span), _LONGEST)
        return tag("div", tag("a", text(words)), class_="held")

    def _deciding_author(self, claims: Sequence[Claim]) -> Stance | None:
        """Return the author's stance to the claims where the author's own words decide it."""
        for claim in claims:
            stance = author_stance(claim)
            if stance and stance.status != "unknown":
                return stance
        return None

    # --- what is no say-so ------------------------------------------------------------------------

    def _asides(self, block: int) -> list[Html]:
        groups = (
            [self._time(time) for time in self._times[block]],
            [self._forecast(forecast) for forecast in self._forecasts[block]],
            [self._cause(cause) for cause in self._causes[block]],
            [self._framing(framing) for framing in self._framings[block]],
        )
        return [tag("li", join(group), class_="aside") for group in groups if group]

    def _time(self, time: Time) -> Html:
        words = quoted(self._record.words(time.span), 40)
        bounds = when_words(time.earliest, time.latest, year=self._year)
        about = "about " if time.approximate else ""
        meaning = f"{about}{bounds}" if bounds else _time_status(time)
        return tag("span", text(f"{words} "), tag("b", text(meaning)), id=time.id)

    def _forecast(self, forecast: Forecast) -> Html:
        due = when_words(forecast.due.earliest, forecast.due.latest, year=self._year)
        condition = (
            f", on condition: {quoted(self._record.words(forecast.condition), 50)}"
            if forecast.condition
            else ""
        )
        words = quoted(self._record.words(forecast.span), 44)
        return tag(
            "span",
            text("forecast "),
            tag("a", text(words), href=f"#{forecast.claim}"),
            text(", due "),
            tag("b", text(due or "at no stated time")),
            text(condition),
            id=forecast.id,
        )

    def _cause(self, cause: Cause) -> Html:
        sides = (cause.cause.span, cause.effect.span)
        first, second = (shortened(self._record.words(span), 44) for span in sides)
        return tag(
            "span",
            text(f"{cause.kind} “{self._record.words(cause.cue)}”: "),
            tag("a", tag("b", text(f"{first} → {second}")), href=f"#{cause.claim}"),
            id=cause.id,
        )

    def _framing(self, framing: Framing) -> Html:
        kind = framing.kind.replace("_", " ")
        words = quoted(self._record.words(framing.span), 44)
        whom = f", of {actor_name(self._record, framing.target)}" if framing.target else ""
        link = tag("a", text(words), href=f"#{framing.id}")
        return tag("span", text(f"{kind}: "), link, text(whom))


def _place(statement: Statement) -> Span:
    """Return where a statement stands: its content, else its cue or source."""
    source = (statement.source.span,) if statement.source.span else ()
    spans = statement.content or statement.cue or source
    return min(spans) if spans else (0, 0)


def _common_status(claims: Sequence[Claim]) -> Status | None:
    """Return the status that the voice holds all of `claims` in, `None` if they differ."""
    stances = [stance for claim in claims if (stance := innermost_stance(claim))]
    found = {stance.status for stance in stances if stance.source != AUTHOR}
    return found.pop() if len(found) == 1 else None


def _time_status(time: Time) -> str:
    words = {
        "impossible": "no such day",
        "other_calendar": "another calendar",
        "unresolved": "left open",
    }
    if time.type in ("duration", "set") and time.value:
        return duration_words(time.value)
    return words.get(time.status, "left open")
