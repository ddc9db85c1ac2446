"""The day that stands visibly at the head of an article: between headline and first paragraph.

A day counts only in a line that holds little else (a byline, a place, a time of day) or that is
marked as the place for a date; days in sentences, and days said to be of a change, do not. Just
above the headline only marked lines count.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from sayso.intake.html_lines import Line, line_key, squeezed
from sayso.intake.html_written_days import Day, days_in, iso

_ABOVE: Final = 3  # lines above the headline that are looked at
_OPENING: Final = 60  # characters in which a paragraph's dateline ends
_PARTING: Final = frozenset("-–—.:|()/")
_PARTED: Final = frozenset(("", ",", "/", ")", "(", "|"))
_PLACE_WORDS: Final = 4
_JUST_ABOVE: Final = 2  # of these, where a day may stand without a mark
_BELOW: Final = 40  # and below it, where the first paragraph is not found
_BEHIND: Final = 8  # lines behind a standfirst, and below the last paragraph
_ROUND_BELOW: Final = 15  # lines below the article where a day that stands alone may be meant
_JUST_BELOW: Final = 6
_WORDS_BESIDE: Final = 6
_LONGEST: Final = 200  # characters of a line with a date
_LEAST: Final = 80  # characters of a first paragraph

_LATER = re.compile(
    r"updat|modif|\bedited|\bedit:|expire|revis|correct|review|last |changed"
    r"|aktuali[sz]|geändert|zuletzt|\bstand\b|mis à jour|\bmaj\b|actuali[sz]|aggiorna|atualiz"
    r"|bijgewerkt|deadline|copyright|©"
    r"|regist|joined|member|mitglied|since|seit|\bborn|geboren",
    re.IGNORECASE,
)
"""Words before a day that make it another than that of publication."""
_OTHER = re.compile(r"updat|modif|edited|expire|comment|kommentar|event|termin|copyright")
"""Parts of class names that do the same."""
_FOREIGN = re.compile(
    r"teaser|related|recommend|widget|sidebar|latest|popular|event|termin|veranst|header|topbar"
    r"|weather|news-?list|headlines|comment|copyright|footer-(?:bottom|copy)"
)
"""Parts of class names of what stands round an article with days of its own."""
_SLOT = re.compile(
    r"date(?!-?picker)|datum|fecha|datetime|time|publi|posted|pubdate|byline|meta|author|autor"
    r"|submitted|created|release|signature|info|stamp|credit|kicker|subline|overline|tarih"
    r"|\bdata\b|fecha|datum|dato\b|uhrzeit"
)
"""Parts of class names that mark the place for a date."""
_PUBLISHED = re.compile(
    r"publi|pubdate|(?:entry|post|meta|article)[-_]?(?:info-)?date|posted|erschienen"
    r"|veröffentlicht|erstellt|geschrieben|gepostet|verfasst|written on"
)
_LABELS: Final = frozenset(
    (
        "a", "am", "at", "au", "by", "date", "datum", "de", "del", "den", "der", "di", "du", "el",
        "em", "en", "from", "fecha", "il", "in", "le", "le:", "mis", "ligne", "on", "op", "par",
        "per", "por", "posted", "published", "publié", "publicado", "pubblicato", "um", "uhr",
        "veröffentlicht", "erschienen", "erstellt", "geschrieben", "vom", "von", "van", "was",
        "and", "und", "et", "y", "e", "og", "och", "av", "w", "written", "created", "released",
        "first", "the", "min", "read", "minutes", "lesezeit", "lesedauer", "minuten", "am", "pm",
        "this", "entry", "article", "post", "story", "artikel", "beitrag", "eintrag", "dieser",
        "wurde", "gespeichert", "verfasst", "eingestellt", "gepostet", "item", "news", "le", "la",
        "est", "edt", "gmt", "utc", "cet", "ist", "pst", "pdt", "h", "hrs", "for", "of",
    )
)  # fmt: skip
_SEPARATORS: Final = "|•·/–—;\t "
_SEPARATOR = re.compile(r"[|•·/–—;]")
_WORD = re.compile(r"[^\W\d_]+")
_MOST_WORDS: Final = 14
_WORDS_AFTER: Final = 3
_SHORT_LINE: Final = 9  # words


@dataclass(frozen=True, slots=True)
class Head:
    """The lines of a page with the places of its headline and of its first and last paragraph."""

    title: str
    lines: Sequence[Line]
    headline: int
    first: int
    second: int
    last: int
    language: str


def find_head(lines: Sequence[Line], title: str, paragraphs: Sequence[str], language: str) -> Head:
    """Find the headline and the paragraphs of the article, whose text is `paragraphs`."""
    openings = {line_key(text) for text in paragraphs if len(text) >= _LEAST}
    bodies = [at for at, line in enumerate(lines) if line_key(line.text) in openings]
    first = bodies[0] if bodies else len(lines)
    headline = _headline(lines, squeezed(title), first)
    bodies = [at for at in bodies if at > headline]
    first, second = (*bodies[:2], len(lines), len(lines))[:2]
    last = bodies[-1] if bodies else headline
    return Head(title, lines, headline, min(first, headline + _BELOW), second, last, language)


def head_days(head: Head) -> Iterator[tuple[str, bool]]:
    """Yield the days at the head of the article, best first.

    With each goes whether it is the `datetime` of a `<time>`. Behind a standfirst, which may be
    taken for the first paragraph, only marked lines count, as above the headline.
    """
    lines, top = head.lines, head.headline
    below = lines[top + 1 : head.first]
    behind = lines[head.first : min(head.second, head.first + _BEHIND)]
    above = lines[max(0, top - _ABOVE) : top + 1]
    for line in (*below, *_marked(behind), *_marked(reversed(above))):
        yield from _days_of(line, head.language)
    for line in reversed(above[-_JUST_ABOVE - 1 : -1]):
        day = next(days_in(line.text, head.language), None)
        if day and not day.start:
            yield from _days_of(line, head.language)
    for line in lines[head.first : head.first + 1]:
        yield from ((day.value, False) for day in _opening_day(line.text, head.language))


def lone_day(head: Head) -> str | None:
    """Return the day that stands round the article, where all that stand there say the same.

    First of the lines that are marked as publication, then of those that are marked as the place
    for a date, then of those above and below the paragraphs that hold a day alone.
    """
    near = list(_round(head))
    for lines in (
        [line for line in near if _says_so(line)],
        [line for line in head.lines[head.headline : head.last + _BEHIND] if _says_so(line)],
        [line for line in near if _SLOT.search(line.marks)],
        [line for line in _above_and_below(head) if _is_day_alone(line)],
    ):
        days = {day[:10] for line in lines for day, _ in _days_of(line, head.language)}
        if len(days) == 1:
            return days.pop()
    return None


def _round(head: Head) -> Iterator[Line]:
    """Yield the lines of the article and round it, without those that have days of their own."""
    for line in head.lines[max(0, head.headline - _ABOVE) : head.last + _ROUND_BELOW]:
        if not _FOREIGN.search(line.marks):
            yield line


def _above_and_below(head: Head) -> Iterator[Line]:
    lines = [*head.lines[max(0, head.headline - _ABOVE) : head.first]]
    lines += head.lines[head.last + 1 : head.last + 1 + _JUST_BELOW]
    yield from (line for line in lines if not _FOREIGN.search(line.marks))


def _says_so(line: Line) -> bool:
    words = line.text[:_LONGEST].lower()
    return bool(_PUBLISHED.search(line.marks) or _PUBLISHED.search(words))


def _is_day_alone(line: Line) -> bool:
    return bool(line.stamps) or len(_WORD.findall(line.text)) <= _WORDS_BESIDE


def _opening_day(text: str, language: str) -> Iterator[Day]:
    """Yield the day that opens a paragraph, alone or behind a place: "Berlin, 5. März 2024 -"."""
    for day in days_in(text[:_OPENING], language):
        before = text[: day.start].rstrip()
        place = _WORD.findall(before)
        is_parted = text[day.end :].lstrip()[:1] in _PARTING and before[-1:] in _PARTED
        if is_parted and all(word[0].isupper() for word in place) and len(place) <= _PLACE_WORDS:
            yield day
        return


def _headline(lines: Sequence[Line], wanted: str, first: int) -> int:
    """Return the place of the headline: the heading that says the title, else the last before."""
    headings = [at for at, line in enumerate(lines) if line.heading]
    before = [at for at in headings if at < first] or headings[:1]
    same = [at for at in before if _is_title(lines[at].text, wanted)]
    tops = [at for at in before if lines[at].heading == 1]
    near = [at for at in (*same[-1:], *tops[-1:], *before[-1:]) if first - at <= _BELOW]
    return near[0] if near else max(0, min(first, len(lines)) - 1)


def _is_title(heading: str, wanted: str) -> bool:
    said = squeezed(heading)
    return len(said) >= 8 and bool(wanted) and (said in wanted or wanted in said)


def _marked(lines: Iterable[Line]) -> Iterator[Line]:
    for line in lines:
        if _SLOT.search(line.marks) and len(line.text) <= _LONGEST:
            yield line


def _days_of(line: Line, language: str) -> Iterator[tuple[str, bool]]:
    if len(line.text) > _LONGEST or line.is_caption or "©" in line.text:
        return
    is_published = _PUBLISHED.search(line.marks) is not None
    if _OTHER.search(line.marks) and not is_published:
        return
    is_slot = is_published or _SLOT.search(line.marks) is not None
    days = list(days_in(line.text, language))
    stamps = line.stamps if len(line.stamps) == max(1, len(days)) else []
    if stamps and not days and not _LATER.search(line.text):
        yield from ((value, True) for value in [iso(stamps[0], language)] if value)
    end = 0
    for place, day in enumerate(days):
        is_change = _LATER.search(line.text, end, day.start)
        if not is_change and _is_date_line(line.text, day, is_slot=is_slot):
            stamp = iso(stamps[place], language) if stamps else None
            is_same = stamp is not None and stamp[:10] == day.value  # else what readers see
            yield (stamp if stamp and is_same else day.value), stamp is not None
        end = day.end


def _is_date_line(text: str, day: Day, *, is_slot: bool) -> bool:
    """Whether a line holds a day and little else: names, labels and times beside it."""
    before = _SEPARATOR.split(text[: day.start].rstrip(_SEPARATORS))[-1]
    after = _SEPARATOR.split(text[day.end :].lstrip(_SEPARATORS))[0]
    words = _WORD.findall(before) + _WORD.findall(after)[:_WORDS_AFTER]
    if len(words) > _MOST_WORDS * (1 + is_slot):
        return False
    if (is_slot or _opens_with(text, day)) and not text.endswith("."):
        return True
    return all(word.lower() in _LABELS or not word[0].islower() for word in words)


def _opens_with(text: str, day: Day) -> bool:
    """Whether a short line begins with its day, or with a weekday before it."""
    return text.count(" ") < _SHORT_LINE and len(_WORD.findall(text[: day.start])) <= 1
