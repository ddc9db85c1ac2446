"""A message as a tree of its parts (RFC 2045, 2046), found in the bytes and decoded on demand.

The standard library's parser compares each line with every open boundary and calls itself for
each part within a part: 3,000 of them end it. Here a part is a pair of offsets; the outer
boundary is looked for first, so an inner part that is never closed ends where the outer one does.
What a mail program did wrong is forgiven where the words can still be found, and noted.
"""

import re
from binascii import Error as UuError
from binascii import a2b_qp, a2b_uu
from collections.abc import Iterator
from dataclasses import dataclass, field

from sayso.intake.limits import Limits
from sayso.intake.mail_headers import Headers, from_base64, read_headers

Range = tuple[int, int]

_FIRST_LINE = re.compile(rb"\s{0,200}--([!-~][ -~]{0,198}?)[ \t]{0,20}\r?\n")
_AFTER_BOUNDARY = re.compile(rb"(--)?+[ \t]*+\r?(?:\n|\Z)")
_UU_BEGIN = re.compile(rb"^begin [0-7]{3,4} [^\n]{0,200}\n", re.MULTILINE)


@dataclass(slots=True)
class Part:
    """One part of a message: its header, where its body lies, and the parts within it.

    `type` is the MIME type in lower case (`text/plain` where none is stated). A multipart whose
    boundary is not in it is `text/plain`, for its words are then in no part.
    """

    data: bytes
    headers: Headers
    end: int
    type: str
    parameters: dict[str, str]
    disposition: str
    level: int
    is_root: bool = False
    parts: list["Part"] = field(default_factory=list)

    @property
    def file_name(self) -> str:
        """The name that the part states for itself, if any."""
        disposed = self.headers.value("content-disposition")[1]
        return disposed.get("filename") or self.parameters.get("name") or ""

    @property
    def content(self) -> bytes:
        """The bytes of the body, with the encoding for transfer undone."""
        raw = self.data[self.headers.body : self.end]
        encoding = self.headers.value("content-transfer-encoding")[0]
        if encoding == "base64":
            return from_base64(raw)
        if encoding == "quoted-printable":
            return a2b_qp(raw)
        if encoding in {"x-uuencode", "uuencode", "x-uue", "uue"}:
            return _from_uu(raw)
        return raw


@dataclass(slots=True)
class Message:
    """The parts of a message as far as the limits go.

    `left` holds where parts lie that are more than a message may have, `more` counts those for
    which even that is not kept. `too_deep`: parts within parts beyond the limit, not parted.
    `damage` says what was wrong with it.
    """

    root: Part
    left: list[Range] = field(default_factory=list)
    more: int = 0
    too_deep: list[Part] = field(default_factory=list)
    damage: list[str] = field(default_factory=list)


def read_message(data: bytes, limits: Limits, level: int = 0) -> Message:
    """Return the tree of a message's parts; `level` counts the messages that it lies within."""
    root = _read_part(data, (0, len(data)), limits, level)
    root.is_root = True
    message = Message(root)
    count = 1
    waiting = [root]  # breadth first: the limit takes the innermost parts
    for part in waiting:
        if not part.type.startswith("multipart/"):
            continue
        if part.level >= limits.mail_depth:
            message.too_deep.append(part)
            continue
        for place in _split(part, message):
            if count < limits.mail_parts:
                count += 1
                inner = _read_part(data, place, limits, part.level + 1, _default(part))
                part.parts.append(inner)
                waiting.append(inner)
            elif len(message.left) < limits.archive_members:
                message.left.append(place)
            else:
                message.more += 1
    return message


def read_left(message: Message, place: Range, limits: Limits) -> Part:
    """Return a part that was left because of the limit, for its name."""
    return _read_part(message.root.data, place, limits, 0)


def _default(part: Part) -> str:
    """Return the type of a part within `part` that states none (RFC 2046, section 5.1.5)."""
    return "message/rfc822" if part.type == "multipart/digest" else "text/plain"


def _read_part(
    data: bytes, place: Range, limits: Limits, level: int, default: str = "text/plain"
) -> Part:
    headers = read_headers(data, *place, limits.mail_header_bytes)
    kind, parameters = headers.value("content-type")
    disposition, _ = headers.value("content-disposition")
    known = kind if kind.count("/") == 1 else default
    return Part(data, headers, place[1], known, parameters, disposition, level)


def _split(part: Part, message: Message) -> Iterator[Range]:
    """Yield where the parts of a multipart lie; make it text when it has none."""
    boundary = part.parameters.get("boundary", "").rstrip().encode("utf-8", "replace")
    places = _between(part, b"--" + boundary, message) if boundary else iter(())
    first = next(places, None)
    if first is None:
        guessed = _FIRST_LINE.match(part.data, part.headers.body, part.end)
        places = _between(part, b"--" + guessed[1], message) if guessed else iter(())
        first = next(places, None)
        read = "as one text" if first is None else "in parts as they seem to lie"
        message.damage.append(f"states no boundary that its parts lie between, and was read {read}")
    if first is None:
        part.type = "text/plain"
        return
    yield first
    yield from places


def _between(part: Part, delimiter: bytes, message: Message) -> Iterator[Range]:
    """Yield what lies between the lines that are the delimiter.

    A line that only begins with it is none: one boundary may be the beginning of another. Parts
    behind the closing line are read as well, for a boundary may be used again further in.
    """
    data, start, end = part.data, part.headers.body, part.end
    begun: int | None = None
    place = data.find(delimiter, start, end)
    behind = end
    while place >= 0:
        after = _AFTER_BOUNDARY.match(data, place + len(delimiter), end)
        is_line = place == start or data[place - 1 : place] == b"\n"
        if after and is_line:
            if begun is not None:
                yield begun, max(begun, _before_line_end(data, place))
            behind = after.end()
            begun = None if after[1] else behind
        place = data.find(delimiter, place + len(delimiter), end)
    if begun is not None:
        yield begun, end
    elif data[behind:end].strip():
        message.damage.append("has words behind its last part, which were not read")


def _before_line_end(data: bytes, place: int) -> int:
    """Return the end of a part; the line end before a boundary belongs to the boundary."""
    if data[place - 2 : place] == b"\r\n":
        return place - 2
    return place - 1


def _from_uu(raw: bytes) -> bytes:
    begin = _UU_BEGIN.search(raw)
    lines = raw[begin.end() if begin else 0 :].splitlines()
    pieces: list[bytes] = []
    for line in lines:
        if line.rstrip() in {b"end", b"`"}:
            break
        try:
            pieces.append(a2b_uu(line))
        except UuError:  # some programs write the length of the last line wrongly
            continue
    return b"".join(pieces)
