"""E-mail (EML): the body of a message as a document, then each attachment as another.

The title is the subject, the author the name in `From`, the date of publication the one in
`Date`, with its offset as written. Attachments are opened by what their bytes are; a message
within the message is read like the message itself. What is made for programs (signatures,
calendar entries) or for the look (inline images of an HTML body) is passed over, and a gap of
the body says how much. What is quoted from other messages stays. Nothing is fetched or decrypted.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import Final

from sayso.errors import Reason
from sayso.intake.decoding import narrow
from sayso.intake.given import Given, Opened, Refused, Unread
from sayso.intake.mail_body import Contents, contents_of
from sayso.intake.mail_headers import Headers, display_names, to_text
from sayso.intake.mail_parts import Message, Part, read_left, read_message
from sayso.intake.saved_page import saved_page
from sayso.intake.source_text import SourceText
from sayso.intake.stated_dates import iso_date
from sayso.record.types import Fact, Gap

_LONGEST_NAME: Final = 150
_TNEF: Final = b"\x78\x9f\x3e\x22"
_PGP: Final = "-----BEGIN PGP MESSAGE-----"
_COUNT = re.compile(rb"(\d{1,10})[ \t]{0,20}\r?\n")
_EXTENSION = re.compile(r"\.\w{1,8}\Z")
_EXTENSIONS: Final = {
    "text/plain": ".txt", "text/html": ".html", "application/pdf": ".pdf", "image/png": ".png",
    "image/jpeg": ".jpg", "image/tiff": ".tif", "message/rfc822": ".eml",
}  # fmt: skip
_ENCRYPTED: Final = (
    "is encrypted, and Sayso holds no keys. Decrypt it in your mail program and save it from there."
)

_SEALED: Final = (
    "is signed in a closed form (S/MIME), which cannot be read here. Open it in your mail program "
    "and save it from there."
)
_UNREADABLE: Final = {
    "application/ms-tnef": (
        "is a packet in which Outlook wraps attachments, which cannot be read here. Ask for the "
        "message to be sent as plain text or HTML."
    ),
    "application/pkcs7-mime": _SEALED,
    "application/x-pkcs7-mime": _SEALED,
    "message/external-body": (
        "is only a reference to a file elsewhere, and nothing is fetched. Get the file and read it."
    ),
    "message/partial": (
        "is one piece of a message that was sent in several. Put it together in your mail program."
    ),
}
"""Types of parts that are not opened, and what their rows say."""


def read_eml(given: Given) -> Iterator[Opened]:
    """Yield the body of a message, or why there is none, then its attachments in order."""
    data = narrow(given.data).lstrip(b"\r\n")
    counted = _COUNT.match(data)
    if counted:  # Apple Mail writes how long the message is, and its own notes behind it
        data = data[counted.end() : counted.end() + int(counted[1])]
    yield from _rows(given, data, 0)


def message_rows(given: Given, level: int = 0) -> Iterator[Opened]:
    """Yield the rows of a message; `level` counts the parts that it lies within."""
    yield from _rows(given, given.data, level)


def _rows(given: Given, data: bytes, level: int) -> Iterator[Opened]:
    message = read_message(data, given.limits, level)
    if not message.root.headers.fields and not data.strip():
        yield _refused(given, "is an empty message. Give one with words in it.", "empty")
    elif _is_encrypted(message.root):
        yield _refused(given, _ENCRYPTED, "encrypted")
    elif page := saved_page(given, message):
        yield page
    else:
        contents = contents_of(message)
        if message.root.type != "message/rfc822":  # a wrapper has nothing to say
            yield _body_row(given, message, contents)
        yield from _attachment_rows(given, message, contents)


def _refused(given: Given, message: str, reason: Reason) -> Refused:
    return Refused(given.name, f"{given.called} {message}", reason)


def _is_encrypted(part: Part) -> bool:
    if part.type == "multipart/encrypted":
        return True
    if part.type not in {"application/pkcs7-mime", "application/x-pkcs7-mime"}:
        return False
    return part.parameters.get("smime-type", "enveloped-data").lower() != "signed-data"


def _body_row(given: Given, message: Message, contents: Contents) -> SourceText | Refused:
    """Return the body as a document, or the row that says why there is none."""
    body = contents.body
    headers = message.root.headers
    if body.text.lstrip().startswith(_PGP):
        return _refused(given, _ENCRYPTED, "encrypted")
    if not body.has_words:
        return _without_words(given, message, contents)
    return SourceText(
        text=body.text,
        kind="eml",
        name=given.name,
        digest=given.digest,
        blocks=body.blocks,
        drops=body.drops,
        title=_fact(headers.words("subject")),
        author=_fact(display_names(headers.fields.get("from", ""))),
        published=_fact(iso_date(headers.fields.get("date", "")) or ""),
        notes=(*_notes(headers, contents), *body.notes),
    )


def _without_words(given: Given, message: Message, contents: Contents) -> Refused:
    subject = message.root.headers.words("subject")
    about = f" (subject: {subject[:80]})" if subject else ""
    if message.too_deep and not contents.attached:
        parts = f"has parts within parts, more than {given.limits.mail_depth} deep"
        what = f"{parts}, and no words above them{about}. Save it anew and read that."
        return _refused(given, what, "depth")
    if contents.damage:
        what = f"{contents.damage[0]}; it has no words besides{about}. Save it anew and read that."
        return _refused(given, what, "damaged")
    held = "attachments" if contents.attached else _listed(contents.passed_over) or "nothing"
    what = f"has {held} and no words of its own{about}. Read what it speaks of instead."
    return _refused(given, what, "empty")


def _fact(value: str) -> Fact | None:
    return Fact(value=value, from_="metadata") if value else None


def _notes(headers: Headers, contents: Contents) -> tuple[Gap, ...]:
    gaps = [
        Gap(kind="damaged", span=None, message=f"The message {damage}.")
        for damage in dict.fromkeys(contents.damage)
    ]
    if headers.is_cut:
        message = "A header field is longer than the limit mail_header_bytes and was cut there."
        gaps.append(Gap(kind="limit", span=None, message=message))
    if contents.passed_over:
        listed = _listed(contents.passed_over)
        message = f"Passed over in the message, as no documents: {listed}."
        gaps.append(Gap(kind="limit", span=None, message=message))
    return tuple(gaps)


def _listed(passed_over: Mapping[str, int]) -> str:
    return ", ".join(_counted(what, number) for what, number in sorted(passed_over.items()))


def _counted(what: str, number: int) -> str:
    if number == 1:
        return f"1 {what}"
    return f"{number:,} {what.removesuffix('y')}ies" if what[-1] == "y" else f"{number:,} {what}s"


def _attachment_rows(given: Given, message: Message, contents: Contents) -> Iterator[Opened]:
    names = _Names()
    for part in contents.attached:
        yield from _attachment(given, part, names.of(part))
    for part in message.too_deep:
        text = (
            f"lies deeper than {given.limits.mail_depth} parts within parts and was not read. "
            "Save it as a message of its own."
        )
        yield given.refuse(names.of(part), text, "depth")
    many = f"was not read, as its message has more than {given.limits.mail_parts:,} parts. "
    for place in message.left:
        part = read_left(message, place, given.limits)
        yield given.refuse(names.of(part), many + "Save it from your mail program.", "members")
    if message.more:
        text = f"were not read, as their message has more than {given.limits.mail_parts:,} parts. "
        name = f"{message.more:,} more parts"
        yield given.refuse(name, text + "Save them from your mail program.", "members")


def _attachment(given: Given, part: Part, name: str) -> Iterator[Opened]:
    """Yield an attachment as bytes to open, or why it is not opened."""
    if part.type == "message/rfc822":
        yield from _inner_message(given, part, name)
        return
    if _is_encrypted(part):
        yield given.refuse(name, _ENCRYPTED, "encrypted")
        return
    data = part.content
    kind = "application/ms-tnef" if data.startswith(_TNEF) else part.type
    if kind in _UNREADABLE:
        yield given.refuse(name, _UNREADABLE[kind], "no_reader")
        return
    charset = part.parameters.get("charset", "")
    if charset and part.type.startswith("text/"):  # only the message states it
        data = to_text(data, charset).encode()
    yield given.member(data, name)


def _inner_message(given: Given, part: Part, name: str) -> Iterator[Opened]:
    """Yield the rows of a message within the message: it is no archive, so no depth is added."""
    level = part.level + 1
    if level > given.limits.mail_depth:
        text = (
            f"lies deeper than {given.limits.mail_depth} messages within messages and was not "
            "read. Save it as a message of its own."
        )
        yield given.refuse(name, text, "depth")
        return
    inner = given.member(part.content, name)
    own = replace(inner, depth=given.depth)
    yield Unread(own, own.name, partial(message_rows, level=level))


class _Names:
    """Names for the attachments of one message, none of them twice."""

    def __init__(self) -> None:
        self._used: dict[str, int] = {}
        self._count = 0

    def of(self, part: Part) -> str:
        """Return the stated name without folders, else one made of the part's number."""
        self._count += 1
        name = file_name(part.file_name)
        if not name:
            name = f"part {self._count}{_EXTENSIONS.get(part.type, '')}"
        again = self._used[name] = self._used.get(name, 0) + 1
        return name if again == 1 else f"{name} ({again})"


def file_name(stated: str) -> str:
    """Return a stated file name without folders and control characters; it is never a path."""
    last = stated.replace("\\", "/").rstrip("/").rpartition("/")[2]
    name = " ".join("".join(c for c in last if c.isprintable()).split()).strip(" .\"'")
    if len(name) <= _LONGEST_NAME:
        return name
    extension = _EXTENSION.search(name)
    return name[:_LONGEST_NAME] + "…" + (extension[0] if extension else "")
