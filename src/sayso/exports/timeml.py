"""A text with its times as TimeML 1.2.1, in the frame that TempEval-3 uses.

A document goes in, XML comes out: its name, its date as `t0`, and the text with a TIMEX3 tag
around each time. The text is otherwise unchanged: parsed, the words of `TEXT` are the text, but
for the control characters that XML cannot hold (each becomes U+FFFD). Spans and values follow
TimeML (`sayso.reading.times.timeml`): a range has no tag of its own, its parts have. What is no
date of the calendar is tagged without a value. The same document gives the same bytes.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from sayso.reading.times.forms import parse
from sayso.reading.times.timeml import Timex, timexes
from sayso.record.types import Time
from sayso.tagging import Tagged

_HEAD: Final = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<TimeML xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:noNamespaceSchemaLocation='
    '"http://timeml.org/timeMLdocs/TimeML_1.2.1.xsd">\n'
)
_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"}
_MARKS = re.compile("[&<>\r]")
_QUOTED = _ESCAPES | {'"': "&quot;", "\n": "&#10;", "\t": "&#9;"}
_QUOTED_MARKS = re.compile('[&<>\r"\n\t]')


def timeml_of(document: Tagged) -> str:
    """Return a document as TimeML."""
    return "".join(_pieces(document))


def _pieces(document: Tagged) -> Iterator[str]:
    yield f"{_HEAD}<DOCID>{_escaped(document.name)}</DOCID>\n"
    if document.published:
        date = document.published
        yield (
            f'<DCT><TIMEX3 tid="t0" type="{"TIME" if "T" in date else "DATE"}" value="{date}" '
            f'temporalFunction="false" functionInDocument="CREATION_TIME">{date}</TIMEX3></DCT>\n'
        )
    yield "<TEXT>"
    yield from _tagged_text(document.text, document.times, has_date=bool(document.published))
    yield "</TEXT>\n</TimeML>\n"


def _tagged_text(text: str, times: Sequence[Time], *, has_date: bool) -> Iterator[str]:
    at = 0
    for time in sorted(times, key=lambda time: (time.span[0], -time.span[1])):
        for timex in timexes([time]):
            if timex.start < at:  # within the time before: tags must not cross
                continue
            yield _escaped(text[at : timex.start])
            words = _escaped(text[timex.start : timex.end])
            yield f"<TIMEX3{_attributes(time, timex, has_date=has_date)}>{words}</TIMEX3>"
            at = timex.end
    yield _escaped(text[at:])


def _attributes(time: Time, timex: Timex, *, has_date: bool) -> str:
    anchor = _anchor(time, has_date=has_date)
    begin, end = _ends(time, timex, anchor)
    given = {
        "tid": time.id,
        "type": timex.type,
        "beginPoint": begin,
        "endPoint": end,
        "value": timex.value,
        "mod": timex.mod,
        "quant": _quantifier(time),
        "freq": _frequency(time),
        "temporalFunction": "true" if "@" in time.form else None,
        "anchorTimeID": None if begin or end else anchor,
    }
    return "".join(f' {name}="{_quoted(value)}"' for name, value in given.items() if value)


def _ends(time: Time, timex: Timex, anchor: str | None) -> tuple[str | None, str | None]:
    """Return the times at which a period begins and ends, the one of the two that is known."""
    form = parse(time.form)
    if timex.type != "DURATION" or anchor is None:
        return None, None
    if form.operator == "counted":
        is_before = {"before", "span_before"}.intersection(map(str, form.arguments))
        return (None, anchor) if is_before else (anchor, None)
    if form.operator in _BACKWARD and (form.operator, form.direction) != ("lasting", None):
        return None, anchor
    return (anchor, None) if form.operator in _FORWARD else (None, None)


_BACKWARD: Final = frozenset({"past", "lasting"})
_FORWARD: Final = frozenset({"coming", "ensuing", "within"})


def _quantifier(time: Time) -> str | None:
    """Return "EVERY" for "every Friday", which its form says."""
    if time.type != "set":
        return None
    return "EVERY" if "EVERY" in parse(time.form).arguments else None


def _frequency(time: Time) -> str | None:
    """Return "2X" for "twice a week"."""
    arguments = parse(time.form).arguments
    if time.type != "set" or "FREQ" not in arguments:
        return None
    count = arguments[-1]
    return f"{count:g}X" if isinstance(count, float) else None


def _anchor(time: Time, *, has_date: bool) -> str | None:
    """Return the id of the time that this one was seen from; `t0` is the document's date."""
    if time.anchor.kind == "document":
        return "t0" if has_date else None
    return time.anchor.ref if (time.anchor.ref or "").startswith("t") else None


def _escaped(text: str) -> str:
    plain = _NOT_IN_XML.sub("\ufffd", text)
    return _MARKS.sub(lambda mark: _ESCAPES[mark.group()], plain)


def _quoted(text: str) -> str:
    plain = _NOT_IN_XML.sub("\ufffd", text)
    return _QUOTED_MARKS.sub(lambda mark: _QUOTED[mark.group()], plain)
