"""From found times to forms with direction and anchor, in one pass in text order.

Registers hold the last time of each kind and are never searched: the last date of the passage,
the last date of any kind. An anchor is named by time id, so that a form can be evaluated again
without the text. Which of two anchors counts is decided when forms are evaluated (`resolve.py`),
because it depends on the document date.
"""

from collections.abc import Iterable
from dataclasses import replace

from sayso.reading.times.accounts import (
    A_YEAR_BACK,
    covers_accounts,
    looks_back,
    names_other_year,
    year_back,
)
from sayso.reading.times.ahead import quarter_end_follows, steps_to_day, whole_follows
from sayso.reading.times.context import Context
from sayso.reading.times.datelines import has_dateline
from sayso.reading.times.events import EventIndex
from sayso.reading.times.forms import Form, has_date, looks_from_now, need_of, parse
from sayso.reading.times.matcher import Found
from sayso.reading.times.neighbours import shared_day, shared_year, shared_zone, with_neighbours
from sayso.reading.times.placing import Placed
from sayso.reading.times.registers import (
    Register,
    comes_to_a_day,
    count_in,
    counts_days,
    goes_back,
    is_unjoined,
    needs_day,
    year_in,
)
from sayso.reading.times.tokens import word_set
from sayso.reading.times.utterances import with_utterances

_NEAR_TOKENS = 60
"""A date in news carries over to dates without a year for about two sentences."""
_NEAR_TOKENS_SHORT = 30
"""The same for weekdays and parts of the day."""
_NEAR_TOKENS_QUARTER = 200
"""A company's report keeps speaking of its quarter."""
_SHORT_LIVED = frozenset({"Weekday", "Part", "Clock", "Quarter", "Week"})
"""Kinds that take their date from a passage only when the passage names a day."""
_NO_REGISTER = frozenset({"ref", "past", "coming", "within", "in_time", "earlier", "course"})
"""Operators whose time is no point from which the text goes on."""
_WEEKDAYS = word_set("monday tuesday wednesday thursday friday saturday sunday")
_FINE = frozenset({"Day", "Weekday", "Part", "Clock", "Event", "Month", "Ago", "Rel"})
_PASSING_PARAGRAPHS = 1
_PASSING_YEARS = 3
_LONG_AGO = 50
"""Years from those of the passage to one that it only compares with."""
_FULL = frozenset({"Day", "Month", "Year"})
_GOES_ON_REACH = 24
_JOINED = (["and", "in"], ["and", "by"], ["then", "in"], [";", "in"])
_BREAKS = frozenset((".", "!", "?", "\n\n", "had", "compared", "than", "(", ")"))
"""What parts a month from the one before it, so that the later need not follow."""
_AHEAD = 2
_DATE_REACH = 2
_TOLD_IN = frozenset({"of", "in", "during", "at", "by", "early", "late"})
_NAMELESS = frozenset({"event.day_number", "event.own_nth_unit", "event.nth_day"})
"""Rules that count from an event already spoken of ("by day three the army had left")."""
_EXPLAINS = frozenset({"event.the_unit_before", "event.the_unit_after"})
"""Rules of days that a comma can set beside their date."""
_NAMES_A_DAY = frozenset({"Day", "Weekday", "Part", "Clock", "Event"})


def place(found: Iterable[Found], context: Context) -> list[Placed]:
    """Give every time its id, direction and anchor."""
    return _Placer(context).run(found)


class _Placer:
    """One pass; state is the registers."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._is_report = has_dateline(context.written)
        self._passage = Register()
        self._day = Register()
        """The last time of the passage that names a day."""
        self._year: int | None = None
        """The last year that the passage named."""
        self._first: str | None = None
        """The first date with a year."""
        self._any = Register()
        self._quarter = Register()
        self._accounts = Register()
        """The last part of a year longer than a quarter whose accounts the text gives."""
        self._story = Register()
        """The last time at which something is told to have happened, no term of something else."""
        self._events = EventIndex(context.words, context.written)
        self._last_counted: str | None = None
        """The day of the event from which the text counted last ("on the third day of the")."""
        self._placed: list[Placed] = []
        self._ahead: list[Found] = []

    def run(self, found: Iterable[Found]) -> list[Placed]:
        items = with_neighbours(list(found), self._context)
        for index, item in enumerate(items):
            if item.kind == "Range":
                self._place_range(item)
            else:
                self._ahead = items[index + 1 : index + 1 + _AHEAD]
                self._place(item, None)
                self._ahead = []
        placed = [self._with_first_date(self._with_event(item)) for item in self._placed]
        return with_utterances(placed, self._context)

    def _looks_ahead(self, placed: Placed) -> bool:
        """Whether the anchor is a time further on, from which nothing may go on before it."""
        ref = (placed.form.anchor or "").removeprefix("event/").partition("/")[0]
        return ref.startswith("t") and int(ref[1:]) > len(self._placed)

    def _is_passing_year(self, placed: Placed, paragraph: int) -> bool:
        """Whether a year is spoken of inside a sentence, while the passage tells of other days.

        It lies far from the passage ("declassified in 2005") or ahead ("hoped to win in 1976"),
        names the year that runs already, belongs to a noun ("the 1975 accord") or ends what is
        told ("held out until May 1945").
        """
        register, year = self._passage, year_in(placed.form)
        found = placed.found
        if (
            year is None
            or register.id is None
            or paragraph - register.paragraph > _PASSING_PARAGRAPHS
            or self._context.opens_sentence(found.first)
        ):
            return False
        if self._context.attributive(found.first, found.last) or self._context.ends(found.first):
            return True
        if found.kind != "Year":
            return False
        distance = 0 if self._year is None else abs(year - self._year)
        if register.kind not in _FINE:
            return distance > _LONG_AGO
        if year == self._year and paragraph == register.paragraph:
            return True
        is_ahead = self._context.direction(found.first, found.last) == "future"
        return distance > _PASSING_YEARS or is_ahead

    def _with_event(self, item: Placed) -> Placed:
        """Count from an event that the text dates only further on."""
        if item.form.anchor != "event":
            return item
        return replace(item, form=self._counted(item.form, item.found))

    def _with_first_date(self, item: Placed) -> Placed:
        """Let a date before the first full one take its year from there, in a history.

        A report with a dateline is none: a year that it names further on is background, and its
        own stays open ("JUBA, Feb. 11 - …", far above "won its independence in 2011").
        """
        first = self._first
        if (
            first is None
            or self._is_report
            or item.form.anchor != "document"
            or int(item.id[1:]) >= int(first[1:])
        ):
            return item
        if item.found.kind not in {"Day", "Month", "Season"} or need_of(item.form) != "passage":
            return item
        return replace(item, form=replace(item.form, anchor=f"document/{first}"))

    def _counted(self, form: Form, item: Found) -> Form:
        if item.rule.endswith("_date"):
            return replace(form, anchor=self._date_ahead(item) or "event")
        count = count_in(form)
        at_onset = count is not None and count.arguments[1] in {"into", "nth"}
        marker = item.last + 1
        day = self._events.dated(marker, at_onset=at_onset)
        if day is None and item.rule in _NAMELESS and (
            self._context.words[marker : marker + 1] != ["of"]
        ):  # fmt: skip
            day = self._last_counted or self._events.begun or self._story.id
        if day is not None and at_onset:
            self._last_counted = day
        return replace(form, anchor=f"event/{day}") if day else form

    def _apposed_to(self, item: Found) -> str | None:
        """Return the day that "12 October, the day before the crash" explains."""
        if item.rule not in _EXPLAINS or not self._placed:
            return None
        before = self._placed[-1]
        is_apposed = before.found.kind in {"Day", "Weekday"} and self._context.words[
            before.found.last + 1 : item.first + 2
        ] == [",", "the", "day"]
        return before.id if is_apposed else None

    def _date_ahead(self, item: Found) -> str | None:
        """Return the date that follows "two days after"."""
        ahead = self._ahead[:1]
        if not ahead or ahead[0].first - item.last > _DATE_REACH:
            return None
        return f"event/t{len(self._placed) + 2}"

    def _next_id(self) -> str:
        return f"t{len(self._placed) + 1}"

    def _place_range(self, item: Found) -> None:
        whole = self._next_id()
        number = len(self._placed) + 1
        ids = [f"@t{number + 1 + i}" for i in range(len(item.parts))]
        self._placed.append(Placed(whole, item, Form("range", tuple(ids))))
        for part in shared_day(shared_zone(shared_year(item.parts))):
            self._place(part, whole)
        self._order_weekdays(number)

    def _order_weekdays(self, whole: int) -> None:
        """Let "from Monday to Thursday" end on the Thursday behind the Monday."""
        parts = self._placed[whole:]
        if len(parts) == 2 and {part.form.operator for part in parts} == {"weekday"}:
            form = replace(parts[1].form, direction="after", anchor=parts[0].id)
            self._placed[-1] = replace(parts[1], form=form)

    def _place(self, item: Found, part_of: str | None) -> None:
        form = parse(item.form)
        need = need_of(form)
        paragraph = self._context.paragraph(item.first)
        form = self._anchored(form, need, item, paragraph)
        placed = Placed(self._next_id(), item, form, part_of)
        self._placed.append(placed)
        if covers_accounts(item, self._context.words):
            self._accounts = Register(placed.id, item.last, paragraph, "Period")
        self._remember(placed, need, paragraph)

    def _anchored(self, form: Form, need: str, item: Found, paragraph: int) -> Form:
        ahead, words = self._ahead[:1], self._context.words
        following = f"t{len(self._placed) + 2}"
        if whole_follows(item, ahead, words):
            which = "last_of" if form.operator == "past" else "first_of"
            return Form(
                which, (form,) if form.operator == "period" else form.arguments, None, following
            )
        if quarter_end_follows(item, form, ahead, words):
            return Form("quarter_ended", (), None, following)
        if self._compares_years(item, form, paragraph):
            return year_back(form)
        if form.operator == "same_quarter" or item.form == "course(quarter)":
            is_near = item.first - self._quarter.token <= _NEAR_TOKENS_QUARTER
            if self._quarter.id and is_near:
                arguments = form.arguments if form.operator == "same_quarter" else ()
                return Form("same_quarter", arguments, None, self._quarter.id)
            if form.operator == "same_quarter":
                return replace(form, anchor="document")
        if item.form in A_YEAR_BACK and self._quarter_is_near(item):
            return replace(form, anchor=self._quarter.id)
        if form.operator == "coming" and self._is_story_near(item, paragraph):
            return replace(form, anchor=self._story.id)
        if need == "document":
            return replace(form, anchor="document")
        if item.rule == "quarter.year_ago" and self._is_last_year_near(paragraph):
            return replace(form, anchor="document")
        if need == "narrative":
            anchor = self._story.id or self._any.id or "narrative"
            return replace(form, anchor=anchor, direction=form.direction or "story")
        if need == "event":
            apposed = self._apposed_to(item)
            return Form("same", ("day",), None, apposed) if apposed else self._counted(form, item)
        if item.kind == "Period" and self._context.is_perfect(item.first):
            return Form("lasting", (form,), "perfect", "document")
        if need == "nothing" and item.kind == "Day" and form.operator in {"date", "iso"}:
            # kept for the gap about a document date that lies before what is told
            is_told = self._context.direction(item.first, item.last) == "past"
            return replace(form, direction="past") if is_told else form
        if need != "passage":
            return form
        direction = self._context.direction(item.first, item.last)
        anchor = self._passage_anchor(item, direction, paragraph)
        if direction == "past" and self._goes_on(item):
            direction = "onward"
        elif direction == "past" and item.kind == "Day" and self._context.is_told(item.first):
            direction = "told"
        return replace(form, anchor=anchor, direction=direction)

    def _compares_years(self, item: Found, form: Form, paragraph: int) -> bool:
        """Whether "a year earlier" is told of nine months, not of the quarter before them."""
        register = self._accounts
        is_near = paragraph == register.paragraph and item.first - register.token <= _NEAR_TOKENS
        return looks_back(item, form) and is_near and register.token > self._quarter.token

    def _is_last_year_near(self, paragraph: int) -> bool:
        """Whether "the year-earlier results" are those of "last year", just spoken of."""
        register = self._story
        if register.id is None or paragraph != register.paragraph:
            return False
        return self._placed[int(register.id[1:]) - 1].found.form == "rel(-1, year)"

    def _goes_on(self, item: Found) -> bool:
        """Whether a month goes on from one before it: "in October he was caught, in May shot"."""
        register = self._passage
        if item.kind != "Month" or register.kind != "Month" or register.id is None:
            return False
        between = self._context.words[register.token + 1 : item.first]
        is_joined = between[-2:] in _JOINED or between[-3:-1] == [",", "and"]
        return is_joined and len(between) <= _GOES_ON_REACH and not _BREAKS.intersection(between)

    def _quarter_is_near(self, item: Found) -> bool:
        """Whether "a year ago" is told of a quarter ("third-quarter profit, from a year ago")."""
        register = self._quarter
        return register.id is not None and item.first - register.token <= _NEAR_TOKENS

    def _is_story_near(self, item: Found, paragraph: int) -> bool:
        """Whether "the next two days" goes on from a day just told of."""
        register = self._story
        return (
            register.id is not None
            and register.kind in _NAMES_A_DAY
            and paragraph == register.paragraph
            and item.first - register.token <= _NEAR_TOKENS_SHORT
            and self._context.direction(item.first, item.last) == "past"
        )

    def _passage_anchor(self, item: Found, direction: str, paragraph: int) -> str:
        steps = steps_to_day(item, self._ahead, self._context.words)
        if steps is not None:
            return f"t{len(self._placed) + 1 + steps}"
        register = self._passage
        if register.id is None:
            return "document"
        if self._joins_day(item, paragraph) and self._day.id is not None:
            return self._day.id
        if self._joins_week(item, direction, paragraph):
            return register.id
        if (
            item.form == "course(week)"
            and direction == "past"
            and self._is_day_near(item, paragraph)
        ):
            return self._day.id or "document"
        is_short = item.kind in _SHORT_LIVED and not has_date(parse(item.form))
        reach = _NEAR_TOKENS_SHORT if is_short else _NEAR_TOKENS
        is_near = paragraph == register.paragraph and item.first - register.token <= reach
        if is_short and register.kind not in _NAMES_A_DAY:
            return "document"
        fits = (
            register.kind in {"Day", "Weekday", "Part", "Event"}
            if is_short
            else register.kind != "Year"
            or (
                register.is_told_in
                and paragraph == register.paragraph
                and item.first - register.token <= _NEAR_TOKENS_SHORT
            )
        )
        if is_near and fits and direction != "future":
            return f"{register.id}/document"
        return f"document/{register.id}"

    def _joins_week(self, item: Found, direction: str, paragraph: int) -> bool:
        """Whether a weekday goes on from "Saturday 2 September", a date with its weekday."""
        register = self._passage
        return (
            item.kind in {"Weekday", "Part"}
            and register.names_weekday
            and direction != "future"
            and paragraph == register.paragraph
            and item.first - register.token <= _NEAR_TOKENS_SHORT
            and looks_from_now(parse(item.form))
        )

    def _joins_day(self, item: Found, paragraph: int) -> bool:
        """Whether a bare clock time or part of the day belongs to the day just spoken of."""
        return needs_day(item) and self._is_day_near(item, paragraph)

    def _is_day_near(self, item: Found, paragraph: int) -> bool:
        register = self._day
        return (
            register.id is not None
            and paragraph - register.paragraph <= _PASSING_PARAGRAPHS
            and item.first - register.token <= _NEAR_TOKENS
        )

    def _remember(self, placed: Placed, need: str, paragraph: int) -> None:
        if need == "no_point" or placed.form.operator in _NO_REGISTER:
            return
        if need == "event" and not counts_days(placed.form):
            return
        is_counted = placed.found.kind == "Ago" and placed.form.anchor != "document"
        if (is_counted and placed.form.operator != "later") or goes_back(placed.form):
            return
        if self._context.quoted(placed.found.first) >= 0 or is_unjoined(placed):
            return
        if self._looks_ahead(placed):
            if placed.found.kind == "Quarter":
                self._quarter = Register(placed.id, placed.found.last, paragraph, "Quarter")
            return
        if self._context.aside(placed.found.first):
            return
        is_counted = placed.found.kind == "Event"
        self._events.told(placed.id, placed.found.first, placed.found.last, is_counted=is_counted)
        is_dated = placed.found.kind == "Day" and (
            self._context.words[placed.found.first] in _WEEKDAYS
        )
        anchor = placed.form.anchor or ""
        names_weekday = is_dated or (
            self._passage.names_weekday and anchor == self._passage.id and need == "passage"
        )
        register = Register(
            placed.id,
            placed.found.last,
            paragraph,
            "Day" if comes_to_a_day(placed.form) else placed.found.kind,
            names_weekday,
            placed.part_of is None and self._context.words[placed.found.first - 1] in _TOLD_IN,
        )
        self._any = register
        if self._first is None and need == "nothing" and placed.found.kind in _FULL:
            self._first = placed.id
        if register.kind == "Quarter" and self._is_told_quarter(placed):
            self._quarter = register
        is_term = placed.part_of is None and self._context.bounds(placed.found.first)
        if not is_term:
            self._story = register
        if self._is_passing_year(placed, paragraph):
            return
        if need in {"nothing", "passage", "narrative", "event"} and placed.found.kind not in {
            "Decade", "Century",
        }:  # fmt: skip
            self._passage = register
            if register.kind in _NAMES_A_DAY:
                self._day = register
            self._year = year_in(placed.form) or self._year

    def _is_told_quarter(self, placed: Placed) -> bool:
        """Whether a quarter is the one reported, not that of another year or one to come."""
        if placed.form.operator in {"date", "rel"} or names_other_year(placed.form):
            return False
        found, direction = placed.found, placed.form.direction
        if direction is None:  # "through the third quarter of 1990"
            direction = self._context.direction(found.first, found.last)
        return direction != "future" or self._quarter.id is None
