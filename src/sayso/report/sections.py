"""The parts of the page around the account: header, tables and lists, one function each."""

from collections import Counter
from collections.abc import Sequence

from sayso.record.record import Record
from sayso.record.types import Actor, Edit, Gap, Place, Role, Tie
from sayso.report.account import LAYOUT_EDITS
from sayso.report.clauses import clause_pieces, shortened
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
from sayso.report.positions import Positions
from sayso.report.status import STATUSES, shown_status, status_words
from sayso.report.voices import VoiceTally, actor_name, tally_voices

GLANCE_ROWS = 10
VOICE_ROWS = 8
_ACTOR_ROWS = 14
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
        _saying(saying, versus=row.is_disputed and number > 0)
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
    return Html(
        others + link + tag("span", text(" · ".join((_kind(record, row), *order))), class_="kind")
    )


def _kind(record: Record, row: Happening) -> str:
    event = row.events[0]
    place = record[event.place] if event.place else None
    parts = [event.label.lower()]
    parts += [place.name] if isinstance(place, Place) else []
    parts += {"future": ["to come"], "hypothetical": ["not put forward as fact"]}.get(
        event.reality, []
    )
    parts += ["history"] if event.reality == "historical" else []
    return " · ".join(parts)


def _saying(saying: Saying, *, versus: bool) -> Html:
    against = tag("span", text("↔"), class_="versus", title="disagrees") if versus else EMPTY
    figures = ", ".join(count_words(count) for count in saying.counts)
    shown = tag("span", text(f" {figures}"), class_="figures") if figures else EMPTY
    who = tag("span", against, text(saying.voice.name), shown, class_="who")
    return tag("div", who, _saying_pill(saying), class_="saying")


def _saying_pill(saying: Saying) -> Html:
    return tag("a", pill(saying.status), href=f"#{saying.claim}", style=None)


# --- voices ---------------------------------------------------------------------------------------


def render_voices(record: Record) -> Html:
    """Return the voices with the mix of firmness of what they say."""
    tallies = tally_voices(record)
    first, rest = tallies[:VOICE_ROWS], tallies[VOICE_ROWS:]
    shown = tag("ul", *map(_voice, first), class_="voices")
    if not rest:
        return shown
    summary = tag("summary", text(f"… and {counted(len(rest), 'voice')} more"))
    return Html(shown + tag("details", summary, tag("ul", *map(_voice, rest), class_="voices")))


def _voice(tally: VoiceTally) -> Html:
    is_author = tally.voice.key == "author"
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


# --- actors and places ----------------------------------------------------------------------------


def render_actors(record: Record) -> Html:
    """Return the actors, most mentioned first, and the places."""
    ranked = sorted(record.actors, key=lambda actor: -len(actor.mentions))
    dealings = _Dealings(record)
    first, rest = ranked[:_ACTOR_ROWS], ranked[_ACTOR_ROWS:]
    shown = tag("ul", *(_actor(record, actor, dealings) for actor in first), class_="actors")
    if rest:
        summary = tag("summary", text(f"… and {len(rest)} more"))
        more = tag("ul", *(_actor(record, actor, dealings) for actor in rest), class_="actors")
        shown = Html(shown + tag("details", summary, more))
    return Html(shown + _places(record))


class _Dealings:
    """What each actor does to others and how it is tied, in lines of text."""

    def __init__(self, record: Record) -> None:
        self.deeds: dict[str, Counter[str]] = {}
        self.ties: dict[str, list[Tie]] = {}
        for event in record.events:
            whom = ", ".join(actor_name(record, actor) for actor in event.recipients)
            deed = event.label.lower() + (f" → {whom}" if whom else "")
            for agent in event.agents:
                self.deeds.setdefault(agent, Counter())[deed] += 1
        for tie in record.ties:
            self.ties.setdefault(tie.from_, []).append(tie)


def _actor(record: Record, actor: Actor, dealings: _Dealings) -> Html:
    facts = [actor.type.replace("_", " "), *actor.sectors]
    facts += [actor.country] if actor.country else []
    facts.append(counted(len(actor.mentions), "mention"))
    title = tag("h3", text(actor.name), tag("span", text(" · ".join(facts)), class_="tag"))
    lines = [_line("", [_role(record, role) for role in actor.roles])]
    aliases = [alias for alias in actor.aliases if alias != actor.name]
    lines.append(_line("also: ", [text(alias) for alias in aliases]))
    lines.append(_line("", [_tie(record, tie) for tie in dealings.ties.get(actor.id, ())]))
    deeds = dealings.deeds.get(actor.id, Counter())
    lines.append(_line("acts: ", [_deed(deed, count) for deed, count in deeds.most_common(6)]))
    return tag("li", title, *lines, id=actor.id)


def _line(label: str, pieces: Sequence[Html]) -> Html:
    return tag("div", text(label), join(pieces, " · "), class_="line") if pieces else EMPTY


def _deed(deed: str, count: int) -> Html:
    return text(deed + (f" ({count}×)" if count > 1 else ""))


def _role(record: Record, role: Role) -> Html:
    of = actor_name(record, role.of) if role.of else role.of_text
    status = "" if role.status == "current" else f"{role.status} "
    return tag("b", text(f"{status}{role.role}" + (f" of {of}" if of else "")))


def _tie(record: Record, tie: Tie) -> Html:
    held = {"now": "", "past": " (past)", "future": " (to come)"}[tie.holds]
    words = f"{tie.kind.replace('_', ' ')} {actor_name(record, tie.to)}{held}"
    return tag("span", text(words), id=tie.id)


def _places(record: Record) -> Html:
    if not record.places:
        return EMPTY
    pieces = [_place(record, place) for place in record.places]
    return tag("p", tag("b", text("Places: ")), join(pieces, " · "), class_="soft places")


def _place(record: Record, place: Place) -> Html:
    within = record[place.within].name if place.within else None  # type: ignore[union-attr]
    facts = [place.kind, *([f"in {within}"] if within else []), *filter(None, [place.country])]
    return tag("span", text(f"{place.name} ({', '.join(facts)})"), id=place.id)


# --- what is left open, how it was read -----------------------------------------------------------


def render_left_open(record: Record) -> Html:
    """Return the gaps in sentences, each with its paragraph."""
    if not record.gaps:
        return tag("p", text("Nothing that the reader noticed."), class_="soft")
    positions = Positions(record)
    return tag("ol", *(_gap(gap, positions) for gap in record.gaps), class_="open")


def _gap(gap: Gap, positions: Positions) -> Html:
    number = positions.paragraph(gap.span[0]) if gap.span else None
    return tag("li", text(gap.message), _paragraph_link(number))


def _paragraph_link(number: int | None) -> Html:
    return Html(" " + tag("a", text(f"¶{number}"), href=f"#p-{number}")) if number else EMPTY


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
    link = _paragraph_link(positions.paragraph(edit.span[0]))
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
