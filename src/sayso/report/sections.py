"""The parts of the page around the account: header, tables and lists, one function each."""

from collections import Counter
from collections.abc import Sequence

from sayso.record.record import Record
from sayso.record.types import Edit, Event, Gap, Place
from sayso.report.account import LAYOUT_EDITS
from sayso.report.clauses import clause_pieces, shortened
from sayso.report.codes import code_link, event_code
from sayso.report.dates import date_words, when_words
from sayso.report.figures import (
    count_words,
    counted,
    fact_words,
    layout_words,
    lede,
    mix_words,
    title_words,
)
from sayso.report.happenings import Happening, Saying
from sayso.report.ladder import pill, published_year
from sayso.report.markup import EMPTY, Html, join, tag, text
from sayso.report.orders import cued_words
from sayso.report.paragraphs import paragraph_link
from sayso.report.positions import Positions
from sayso.report.status import AUTHOR, STATUSES, shown_status, status_words
from sayso.report.voices import NAMELESS, VoiceTally, tally_voices

GLANCE_ROWS = 10
VOICE_ROWS = 8
_EDIT_ROWS = 40


# --- header ---------------------------------------------------------------------------------------


def render_header(record: Record, rows: Sequence[Happening]) -> Html:
    """Return title, facts and a sentence on what the account holds."""
    return tag(
        "header",
        tag("p", text("Sayso · one account"), class_="kicker"),
        tag("h1", text(title_words(record))),
        tag("p", join(_facts(record), " · "), class_="facts"),
        tag("p", text(lede(record, rows)), class_="lede"),
    )


def _facts(record: Record) -> list[Html]:
    document = record.document
    facts = [tag("strong", text(document.publisher.value))] if document.publisher else []
    facts += [text(f"by {document.author.value}")] if document.author else []
    if document.published:
        found = fact_words(document.published)
        date = tag("strong", text(date_words(document.published.value)))
        facts.append(Html(date + text(f", {found}")))
    else:
        facts.append(text("no date of publication found"))
    facts.append(text(counted(len(record.text.split()), "word")))
    if record.gaps:
        words = f"{counted(len(record.gaps), 'thing')} left open"
        facts.append(tag("a", text(words), href="#left-open"))
    return facts


# --- at a glance ----------------------------------------------------------------------------------


def render_glance(record: Record, rows: Sequence[Happening]) -> Html:
    """Return the table of happenings; what is beyond the tenth opens on demand."""
    if not rows:
        return tag("p", text("Nothing that could be coded as an event."), class_="soft")
    first, rest = rows[:GLANCE_ROWS], rows[GLANCE_ROWS:]
    return Html(_glance_table(record, first) + _more_happenings(record, rest))


def _more_happenings(record: Record, rest: Sequence[Happening]) -> Html:
    if not rest:
        return EMPTY
    summary = tag("summary", text(f"… and {len(rest)} more"))
    return tag("details", summary, _glance_table(record, rest))


def _glance_table(record: Record, rows: Sequence[Happening]) -> Html:
    heads = ("When", "What", "On whose say-so, how firmly")
    head = tag("tr", *(tag("th", text(words), scope="col") for words in heads))
    orders = cued_words(record)
    body = join(_glance_row(record, row, orders.get(row.events[0].id, ())) for row in rows)
    return tag("table", tag("thead", head), tag("tbody", body), class_="glance")


def _glance_row(record: Record, row: Happening, order: Sequence[str]) -> Html:
    when = when_words(row.earliest, row.latest, year=published_year(record))
    says = join(
        _saying(record, saying, versus=row.is_disputed and number > 0)
        for number, saying in enumerate(row.sayings)
    )
    return tag(
        "tr",
        tag("td", text(when or "–"), class_="when"),
        tag("td", _what(record, row, order), class_="what"),
        tag("td", says, class_="says"),
        id=row.events[0].id,
    )


def _what(record: Record, row: Happening, order: Sequence[str]) -> Html:
    event = row.events[0]
    pieces = []
    for piece in clause_pieces(record, event):
        words = text(piece.words)
        pieces.append(
            tag("b", words) if piece.is_actor
            else tag("span", words, class_="ours") if piece.is_ours
            else words
        )  # fmt: skip
    others = join(tag("span", id=other.id) for other in row.events[1:])
    link = tag("a", *pieces, href=f"#{event.claim}")
    kind = join(
        (code_link(event.label, event_code(event)), *map(text, _around(record, event))), " · "
    )
    more = join((kind, *map(text, order)), " · ")
    return Html(others + link + tag("span", more, class_="kind"))


def _around(record: Record, event: Event) -> list[str]:
    """Return where an event is and what keeps it from being told as having happened."""
    place = record[event.place] if event.place else None
    parts = [place.name] if isinstance(place, Place) else []
    parts += ["did not happen"] if event.negated else []
    parts += {
        "future": ["to come"],
        "hypothetical": ["not put forward as fact"],
        "historical": ["history"],
    }.get(event.reality, [])
    return parts


def _saying(record: Record, saying: Saying, *, versus: bool) -> Html:
    against = tag("span", text("↔"), class_="versus", title="disagrees") if versus else EMPTY
    figures = ", ".join(count_words(count, record) for count in saying.counts)
    shown = tag("span", text(f" {figures}"), class_="figures") if figures else EMPTY
    who = tag("span", against, text(saying.voice.name), shown, class_="who")
    return tag("div", who, _saying_pill(saying), class_="saying")


def _saying_pill(saying: Saying) -> Html:
    return tag("a", pill(saying.status), href=f"#{saying.claim}", style=None)


# --- voices ---------------------------------------------------------------------------------------


def render_voices(record: Record) -> Html:
    """Return the voices with the mix of firmness of what they say."""
    tallies = tally_voices(record)
    if not tallies:
        return tag("p", text("Nobody puts anything forward."), class_="soft")
    first, rest = tallies[:VOICE_ROWS], tallies[VOICE_ROWS:]
    shown = tag("ul", *map(_voice, first), class_="voices")
    if not rest:
        return shown
    summary = tag("summary", text(f"… and {counted(len(rest), 'voice')} more"))
    return Html(shown + tag("details", summary, tag("ul", *map(_voice, rest), class_="voices")))


def _voice(tally: VoiceTally) -> Html:
    is_author = tally.voice.key == AUTHOR and tally.voice.name != NAMELESS
    name = tag("span", text(tally.voice.name), tag("span", text("author"), class_="tag"))
    name = name if is_author else tag("span", text(tally.voice.name))
    figure = tag("span", text(str(tally.claims)), class_="figure", title="claims")
    bar = tag(
        "div",
        *(tag("i", class_=status, style=f"flex:{count}") for status, count in tally.mix),
        class_="bar",
        aria_hidden="true",
    )
    return tag(
        "li",
        tag("div", name, figure, class_="name"),
        bar if tally.mix else EMPTY,
        tag("div", text(mix_words(tally)), class_="mix"),
    )


# --- legend ---------------------------------------------------------------------------------------


def render_legend(record: Record) -> Html:
    """Return the statuses that occur, each with its line and count."""
    shown = [shown_status(record, claim) for claim in record.claims]
    ground = sum(one.is_vouched for one in shown)
    entries = [_legend_entry("asserted ground", "asserted, author", ground)] if ground else []
    counts = Counter(one.status for one in shown if not one.is_vouched)
    for status in STATUSES:
        if counts[status]:
            label = "asserted, a voice" if status == "asserted" else status_words(status)
            entries.append(_legend_entry(f"{status} first last", label, counts[status]))
    repaired = sum(edit.kind not in LAYOUT_EDITS for edit in record.edits)
    if repaired:
        entries.append(tag("li", tag("ins", text("repaired")), _count(repaired)))
    if record.framings:
        label = tag("span", text("loaded words"), class_="framed")
        entries.append(tag("li", label, _count(len(record.framings))))
    return tag("ul", *entries, class_="legend") if entries else EMPTY


def _legend_entry(classes: str, label: str, count: int) -> Html:
    return tag("li", tag("span", text(label), class_=f"k {classes}"), _count(count))


def _count(count: int) -> Html:
    return tag("span", text(str(count)), class_="n")


# --- what is left open, how it was read -----------------------------------------------------------


def render_left_open(record: Record) -> Html:
    """Return the gaps in sentences, each with its paragraph."""
    if not record.gaps:
        return tag("p", text("Nothing that the reader noticed."), class_="soft")
    positions = Positions(record)
    return tag("ol", *(_gap(gap, positions) for gap in record.gaps), class_="open")


def _gap(gap: Gap, positions: Positions) -> Html:
    number = positions.paragraph(gap.span[0]) if gap.span else None
    return tag("li", text(gap.message), paragraph_link(number))


def render_reading(record: Record) -> Html:
    """Return repairs, layout changes, and what is needed to read the document again."""
    positions = Positions(record)
    repairs = [edit for edit in record.edits if edit.kind not in LAYOUT_EDITS]
    items = [_edit(record, edit, positions) for edit in repairs[:_EDIT_ROWS]]
    if len(repairs) > _EDIT_ROWS:
        items.append(tag("li", text(f"… and {len(repairs) - _EDIT_ROWS} more")))
    drops = [edit for edit in record.edits if edit.kind == "drop" and edit.was.strip()]
    items += [_drop(edit) for edit in drops[:_EDIT_ROWS]]
    return Html(
        (tag("ul", *items, class_="edits") if items else EMPTY)
        + tag("p", text(layout_words(record)), class_="fine")
        + _provenance(record)
    )


def _edit(record: Record, edit: Edit, positions: Positions) -> Html:
    now = record.words(edit.span)
    shown = tag("ins", text(now)) if now else text("nothing")
    link = paragraph_link(positions.paragraph(edit.span[0]))
    why = tag("span", text(f" {edit.why}"), class_="soft") if edit.why else EMPTY
    return tag("li", shown, text(" was "), tag("code", text(edit.was)), why, link)


def _drop(edit: Edit) -> Html:
    words = tag("code", text(shortened(edit.was, 70)))
    return tag("li", text("left out: "), words, tag("span", text(f" {edit.why}"), class_="soft"))


def _provenance(record: Record) -> Html:
    reader, document = record.reader, record.document
    options = ", ".join(f"{name} {value}" for name, value in reader.options.items())
    read_by = f"Read by Sayso {reader.version}, model {reader.model}"
    lines = [
        f"{read_by}; {options}" if options else read_by,
        f"Document {document.name or 'without a name'} ({document.kind}), {document.id}",
        f"Original text {document.original_length:,} characters, sha256 {document.original_sha256}",
    ]
    return join(tag("p", text(line), class_="fine") for line in lines)


def render_footer() -> Html:
    """Return the reminder of what a report is."""
    words = (
        "A reading by rules and a small model: it can be wrong. Every line points at its words; "
        "the words decide. Sayso says who says so, not what is true."
    )
    return tag("footer", text(words))
