"""Text to syntactic words by rule, in the practice of UD English (EWT, GUM).

Clitics stand apart (`do` `n't`, `Bureau` `'s`, `can` `not`); hyphenated compounds are split at
their hyphens but for prefixes that stay on (`non-`, `anti-`, `ex-`; counted in the training
parts of EWT and GUM); slashes split alternatives, not dates or fractions; abbreviations keep
their stop; numbers keep inner `.,:`; a unit glued to a number stands apart (`10` `am`); URLs
and addresses stay whole. Spans never overlap and cover every character that is not white space.
"""

import re
from functools import cache
from importlib import resources

from sayso.record.vocabulary import Span

PREFIXES = frozenset(
    """
    non e re anti co pre mid pro cross post sub semi counter ex multi mini inter socio neo intra
    ultra pseudo quasi proto
    """.split()  # noqa: SIM905  a word list reads better than a list of strings
)

_TOKEN = re.compile(
    r"""
      (?P<web>(?:https?://|www\.)[^\s<>"“”]+ | [\w.+\-]{1,64}@[\w\-]{1,64}(?:\.[\w\-]{1,64})+)
    | (?P<letters>(?:[^\W\d_]\.){2,}(?:[^\W\d_](?![^\W\d_]))?)   # U.S. a.m. Ph.D is below
    | (?P<number>[#]?\d+(?:[.,:]\d+)*(?:/\d+(?:[.,]\d+)?){0,2}
        (?:(?:st|nd|rd|th|s|D)\b|[’']s\b)?)
    | (?P<decade>[’'`]\d{2}s\b)
    | (?P<word>[^\W_]+(?:[’'ʼ\u00AD]+[^\W_]+|[\u0300-\u036F\u200B-\u200D\u2060]+[^\W_]*|_[^\W_]+)*)
    | (?P<run>\.{2,}|…+|-{2,}|[!?]+|\*{2,}|={2,}|_+|``|''|’’|‘‘|[—–―]+)
    | (?P<char>\S)
    """,
    re.VERBOSE,
)
_WEB_TAIL = ".,;:!?)]}'\"’”»"
_CLITIC = re.compile(r"(?:n[’'ʼ]t|[’'ʼ](?:s|re|ve|ll|d|m|S|RE|VE|LL|D|M)|N[’'ʼ]T)$")
_UNIT = re.compile(
    r"(?:am|pm|bn|mn|tn|km|kg|cm|mm|mg|m|k|ft|lb|lbs|hrs|min|mph|kph|GB|MB|kW|MW|GW|nm)$"
)
_FUSED = {
    "cannot": 3, "gonna": 3, "wanna": 3, "gotta": 3, "gimme": 3, "lemme": 3, "dunno": 2,
}  # fmt: skip
_HYPHENS = "-‐‑"
_APOSTROPHES = "’'ʼ"


@cache
def abbreviations() -> tuple[frozenset[str], frozenset[str]]:
    """Return the words that keep their stop: before names, and all."""
    text = resources.files("sayso.language").joinpath("data/abbreviations.txt").read_text("utf-8")
    sections: dict[str, set[str]] = {"title": set(), "any": set()}
    current = "any"
    for raw in text.splitlines():
        line = raw.partition("#")[0].strip()
        if line.startswith("["):
            current = line.strip("[]")
        elif line:
            sections[current].add(line)
    return frozenset(sections["title"]), frozenset(sections["title"] | sections["any"])


def tokenise(text: str) -> list[Span]:
    """Return the spans of the words of `text`, in order."""
    spans: list[Span] = []
    _, stops = abbreviations()
    position = 0
    size = len(text)
    match_at = _TOKEN.match
    while position < size:
        if text[position].isspace():
            position += 1
            continue
        match = match_at(text, position)
        assert match is not None  # the last alternative takes any character but white space
        end = match.end()
        kind = match.lastgroup
        if kind == "word":
            end = _word(text, position, end, stops, spans)
        elif kind == "web":
            while end > position + 1 and text[end - 1] in _WEB_TAIL:
                end -= 1
            spans.append((position, end))
        elif kind == "number":
            end = _number(text, position, end, spans)
        else:
            spans.append((position, end))
        position = end
    return spans


def _number(text: str, start: int, end: int, spans: list[Span]) -> int:
    """Add a number and return where to go on; `3D`, `4chan` and `F16` are words."""
    if end < len(text) and (text[end].isalpha()):
        tail = end
        while tail < len(text) and text[tail].isalnum():
            tail += 1
        if _UNIT.match(text[end:tail]):
            spans += ((start, end), (end, tail))
        else:
            spans.append((start, tail))
        return tail
    if text[end - 2 : end] in ("'s", "’s") and end - start > 2:
        spans.append((start, end))
        return end
    spans.append((start, end))
    return end


def _word(text: str, start: int, end: int, stops: frozenset[str], spans: list[Span]) -> int:
    """Add a word with its clitics, prefix or stop; return where to go on."""
    word = text[start:end]
    after = text[end : end + 1]
    if after and after in _HYPHENS and text[end + 1 : end + 2].isalnum():
        if word.lower() in PREFIXES:
            following = _TOKEN.match(text, end + 1)
            if following and following.lastgroup == "word":
                return _clitics(text, start, following.end(), spans)
        return _clitics(text, start, end, spans)
    if after == ".":
        lower = word.lower()
        initial = end - start == 1 and word.isupper() and word != "I"
        if lower in stops or (initial and _name_follows(text, end + 1)):
            end = _dotted_tail(text, end + 1)
            spans.append((start, end))
            return end
    return _clitics(text, start, end, spans)


def _dotted_tail(text: str, end: int) -> int:
    """Take in the rest of an abbreviation such as `Ph.D.`."""
    if text[end : end + 1].isupper() and text[end + 1 : end + 2] == ".":
        return end + 2
    return end


def _name_follows(text: str, position: int) -> bool:
    """Tell whether a capital follows, so that a letter with a stop is an initial."""
    while position < len(text) and text[position] in " \n\u00a0":
        position += 1
    return position < len(text) and text[position].isupper()


def _clitics(text: str, start: int, end: int, spans: list[Span]) -> int:
    word = text[start:end]
    cut = _FUSED.get(word.lower())
    if cut:
        spans += ((start, start + cut), (start + cut, end))
        return end
    found = _CLITIC.search(word)
    if found and found.start() > 0 and word.lower() not in ("o'clock", "ma'am"):
        spans += ((start, start + found.start()), (start + found.start(), end))
        return end
    spans.append((start, end))
    # the plural possessive: soldiers' demands
    if (
        word[-1:] in "sS"
        and text[end : end + 1] in _APOSTROPHES
        and text[end : end + 1]
        and text[end + 1 : end + 2].isspace()
        and _is_possessive(text, start, end)
    ):
        spans.append((end, end + 1))
        return end + 1
    return end


def _is_possessive(text: str, start: int, end: int) -> bool:
    """Tell a possessive from a closing mark: no single mark opened shortly before.

    Looks back over at most 200 characters, so that the whole stays linear.
    """
    before = text[max(0, start - 200) : start]
    mark = text[end]
    opening = "‘" if mark == "’" else "'"
    opened = before.rfind(" " + opening)
    if opened < 0 and not before.startswith(opening):
        return True
    closed = before.rfind(mark + " ")
    return closed > opened
