"""What in a message is its body, what is attached to it, and what is neither.

The body is every text that a mail program shows without being asked: the plain form of an
alternative, unless it is a stub beside the HTML form, and all shown texts one after the other.
Lines quoted with `>` become block quotations: the marks are dropped, the words stay.
"""

import codecs
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from sayso.intake.decoding import control_share
from sayso.intake.mail_headers import to_text
from sayso.intake.mail_parts import Message, Part
from sayso.intake.marked_up import joined, read_markup
from sayso.intake.source_text import SourceBlock
from sayso.record.types import Gap
from sayso.record.vocabulary import Span

_MAX_CONTROLS: Final = 0.05
_PASSED_OVER: Final[dict[str, str]] = {
    "application/pgp-signature": "signature",
    "application/pgp-keys": "key",
    "application/pkcs7-signature": "signature",
    "application/x-pkcs7-signature": "signature",
    "application/applefile": "resource fork",
    "text/calendar": "calendar entry",
    "text/vcard": "address card",
    "text/x-vcard": "address card",
    "text/directory": "address card",
    "text/rfc822-headers": "delivery report",
    "message/delivery-status": "delivery report",
    "message/disposition-notification": "delivery report",
}
"""Parts that are made for programs, and what the note calls them."""

_QUOTED = re.compile(r"^(?:>[ \t]?)++", re.MULTILINE)
_QUOTE_WHY: Final = "mark of a quoted line"


@dataclass(frozen=True, slots=True)
class Shown:
    """A text that the message shows: where its blocks and quotation marks lie in it."""

    text: str
    is_html: bool
    blocks: tuple[SourceBlock, ...] = ()
    drops: tuple[tuple[Span, str], ...] = ()
    notes: tuple[Gap, ...] = ()

    @property
    def has_words(self) -> bool:
        """Whether there is anything to read."""
        return bool(self.text) and not self.text.isspace()

    @property
    def size(self) -> int:
        """How many characters are no white space."""
        return sum(map(len, self.text.split()))


@dataclass(slots=True)
class Contents:
    """The texts shown, the parts attached, how many of each kind were passed over, and damage."""

    shown: list[Shown] = field(default_factory=list)
    attached: list[Part] = field(default_factory=list)
    decorations: list[Part] = field(default_factory=list)
    passed_over: Counter[str] = field(default_factory=Counter)
    damage: list[str] = field(default_factory=list)

    @property
    def body(self) -> Shown:
        """All texts shown as one, parted by blank lines."""
        return _as_one([shown for shown in self.shown if shown.has_words])


def contents_of(message: Message) -> Contents:
    """Return the contents of a message; none of its attachments is decoded yet."""
    contents = Contents()
    contents.shown = _collect(message.root, contents, within_related=False)
    if not any(shown.has_words for shown in contents.shown):
        # Where nothing is said in words, a picture is the message and no decoration.
        contents.attached += contents.decorations
    elif contents.decorations:
        contents.passed_over["inline image"] += len(contents.decorations)
    contents.damage += message.damage
    return contents


def _collect(part: Part, contents: Contents, *, within_related: bool) -> list[Shown]:
    """Return the texts that a part shows; its other leaves go into `contents`."""
    if part.type == "multipart/alternative" and part.parts:
        return _alternative(part, contents, within_related=within_related)
    if part.type.startswith("multipart/"):
        within_related |= part.type == "multipart/related"
        return [
            shown
            for inner in part.parts
            for shown in _collect(inner, contents, within_related=within_related)
        ]
    if _is_shown(part):
        return [_shown(part, contents)]
    if _is_for_programs(part):
        contents.passed_over[_PASSED_OVER[part.type]] += 1
    elif _is_decoration(part, within_related=within_related):
        contents.decorations.append(part)
    else:
        contents.attached.append(part)
    return []


def _alternative(part: Part, contents: Contents, *, within_related: bool) -> list[Shown]:
    """Return the form to read: the plain one, unless the HTML form says twice as much."""
    forms: list[list[Shown]] = []
    for inner in part.parts:
        if inner.type.startswith("text/") and inner.type not in {"text/plain", "text/html"}:
            if inner.type in _PASSED_OVER:
                contents.passed_over[_PASSED_OVER[inner.type]] += 1
            continue
        forms.append(_collect(inner, contents, within_related=within_related))
    forms = [form for form in forms if any(shown.has_words for shown in form)]
    plain = next((form for form in forms if not any(s.is_html for s in form)), [])
    marked_up = next((form for form in reversed(forms) if any(s.is_html for s in form)), [])
    return plain if _size(plain) * 2 >= _size(marked_up) else marked_up


def _size(form: list[Shown]) -> int:
    return sum(shown.size for shown in form)


def _is_shown(part: Part) -> bool:
    if part.type not in {"text/plain", "text/html"}:
        return False
    return part.is_root or (part.disposition != "attachment" and not part.file_name)


def _is_for_programs(part: Part) -> bool:
    """Whether a part is none that a person would open; a calendar entry may be sent to be read."""
    is_sent = part.type.startswith("text/") and part.disposition == "attachment"
    return part.type in _PASSED_OVER and not is_sent


def _is_decoration(part: Part, *, within_related: bool) -> bool:
    """Whether an image belongs to the look of an HTML body."""
    if not part.type.startswith("image/") or part.disposition == "attachment":
        return False
    return within_related or "content-id" in part.headers.fields


def _shown(part: Part, contents: Contents) -> Shown:
    data = part.content
    charset = part.parameters.get("charset", "")
    if charset and not data.isascii() and not _is_known(charset):
        contents.damage.append(
            f"names an unknown character set ({charset[:40]!r}), and was read as it looks"
        )
    text = to_text(data, charset)
    if control_share(text) > _MAX_CONTROLS:
        contents.damage.append("has a text that cannot be decoded, which was left out")
        return Shown("", is_html=False)
    if part.type == "text/html":
        marked_up = read_markup(text)
        text, blocks = joined(marked_up.blocks)
        return Shown(text, is_html=True, blocks=blocks, notes=marked_up.notes)
    return _plain(text)


def _is_known(charset: str) -> bool:
    try:
        codecs.lookup(charset)
    except (LookupError, ValueError):
        return False
    return True


def _plain(text: str) -> Shown:
    """Return a plain text with the runs of lines that are quoted with `>`."""
    blocks: list[SourceBlock] = []
    drops: list[tuple[Span, str]] = []
    for run in _quoted_runs(text):
        last = text.find("\n", run[-1][1])
        span = (run[0][1], len(text) if last < 0 else last)
        if text[slice(*span)].strip("> \t\r\n"):
            blocks.append(SourceBlock("blockquote", span))
            drops += [(marks, _QUOTE_WHY) for marks in run]
    return Shown(text, is_html=False, blocks=tuple(blocks), drops=tuple(drops))


def _quoted_runs(text: str) -> Iterator[list[Span]]:
    """Yield the marks of neighbouring lines that are quoted as deep as each other.

    A lone line whose mark touches its words (">50 people") is none.
    """
    run: list[Span] = []
    depth = next_line = -1
    for match in _QUOTED.finditer(text):
        here = match[0].count(">")
        if run and (match.start() != next_line or here != depth):
            yield from _if_quoted(text, run)
            run = []
        run.append(match.span())
        depth = here
        next_line = text.find("\n", match.end()) + 1
    yield from _if_quoted(text, run)


def _if_quoted(text: str, run: list[Span]) -> Iterator[list[Span]]:
    if len(run) > 1 or (run and text[run[0][0] : run[0][1]][-1:].isspace()):
        yield run


def _as_one(texts: list[Shown]) -> Shown:
    if len(texts) == 1:
        return texts[0]
    blocks: list[SourceBlock] = []
    drops: list[tuple[Span, str]] = []
    start = 0
    for shown in texts:
        blocks += [SourceBlock(b.kind, _moved(b.span, start)) for b in shown.blocks]
        drops += [(_moved(span, start), why) for span, why in shown.drops]
        start += len(shown.text) + 2
    text = "\n\n".join(shown.text for shown in texts)
    notes = tuple(note for shown in texts for note in shown.notes)
    return Shown(text, any(s.is_html for s in texts), tuple(blocks), tuple(drops), notes)


def _moved(span: Span, by: int) -> Span:
    return span[0] + by, span[1] + by
