"""The header fields of a message or a part: found, unfolded and decoded in linear time.

Follows RFC 5322 (fields), RFC 2047 (encoded words), RFC 2231 (parameters) and forgives what
mail programs do beside them. The standard library's modern parser is not used: an address with
50,000 open brackets takes it out of its stack, a subject of 70,000 encoded words out of memory.
"""

import re
from binascii import a2b_base64, a2b_qp
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from sayso.intake.decoding import combine_surrogates, decode, decode_stated, one_line

MAX_FIELDS: Final = 1000
"""Fields of one header that are looked at."""
_MAX_ADDRESSES: Final = 10
_MAX_PARAMETERS: Final = 100
_LONGEST_NAME: Final = 200

_LIKE_ASCII: Final = ("iso-2022", "hz", "utf-7")  # their bytes are valid UTF-8 as well

# A field and the folded lines that belong to it.
_FIELD = re.compile(rb"([!-9;-~]{1,200}+)[ \t]*+:([^\n]*+(?:\n[ \t][^\n]*+)*+)(?:\n|\Z)")
_BLANK = re.compile(rb"[ \t]*+\r?(?:\n|\Z)")
_FOLD = re.compile(r"(?<![ \t])[ \t]*+[\r\n]++[ \t]*+")
_ENCODED = re.compile(r"=\?([!-)+->@-~]{1,60})\?([bBqQ])\?([^?\r\n]*)\?=")
_PARAMETER = re.compile(
    r";\s*+([^\s=;\"]{1,80}+)\s*+=\s*+(?:\"((?:[^\"\\]|\\.)*+)\"?|([^;\s]*+))", re.DOTALL
)
_VALUE = re.compile(r"\s*+([^\s;(]++)")  # a comment may follow
_CONTINUED = re.compile(r"([^*]{1,76}+)\*(\d{1,3})?+(\*)?")
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_BASE64: Final = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
_NOT_BASE64: Final = bytes(set(range(256)).difference(_BASE64))


@dataclass(frozen=True, slots=True)
class Headers:
    """The raw values of header fields by lower-case name, the first of each name; and their end.

    `body` is where the body begins, an offset into the bytes that the fields were read from.
    `is_cut`: a field was longer than allowed and its rest is not used.
    """

    fields: Mapping[str, str]
    body: int
    is_cut: bool = False

    def words(self, name: str) -> str:
        """Return a field as a person reads it: decoded, in one line."""
        return decode_words(self.fields.get(name, ""))

    def value(self, name: str) -> tuple[str, dict[str, str]]:
        """Return a structured field: its value in lower case, and its parameters."""
        raw = self.fields.get(name, "")
        first = _VALUE.match(raw)
        return first[1].lower() if first else "", parameters(raw)


def read_headers(data: bytes, start: int, end: int, longest: int) -> Headers:
    """Return the header fields that `data[start:end]` begins with.

    A line that is no field ends the header, as does a blank line. A field that is longer than
    `longest` bytes is cut there.
    """
    fields: dict[str, str] = {}
    is_cut = False
    place = start
    while place < end:
        blank = _BLANK.match(data, place, end)
        if blank:
            place = blank.end()
            break
        field = _FIELD.match(data, place, end)
        if field is None:
            break
        place = field.end()
        name = field[1].decode("ascii").lower()
        if len(fields) < MAX_FIELDS and name not in fields:
            first, last = field.span(2)
            is_cut |= last - first > longest
            fields[name] = _unfolded(data[first : min(last, first + longest)])
    return Headers(fields, place, is_cut)


def decode_words(raw: str) -> str:
    """Return a header value with its encoded words decoded, in one line, without controls.

    Words of one character set that follow each other are decoded as one: programs cut
    characters in two.
    """
    pieces: list[str] = []
    waiting: list[bytes] = []
    charset = ""
    end = 0
    for match in _ENCODED.finditer(raw):
        between = raw[end : match.start()]
        is_next = bool(waiting) and not between.strip()
        if waiting and not (is_next and match[1].lower() == charset):
            pieces.append(to_text(b"".join(waiting), charset))
            waiting.clear()
        if not is_next:
            pieces.append(between)
        charset = match[1].lower()
        waiting.append(_word_bytes(match[2], match[3]))
        end = match.end()
    if waiting:
        pieces.append(to_text(b"".join(waiting), charset))
    pieces.append(raw[end:])
    return one_line("".join(pieces))


def to_text(data: bytes, charset: str) -> str:
    """Return the characters of bytes whose character set is stated; it never fails.

    Valid UTF-8 is that, whatever is stated; where the statement is false, the bytes decide.
    """
    charset = charset.partition("*")[0].strip().lower()  # RFC 2231 lets a language follow
    order = (charset, "utf-8") if charset.startswith(_LIKE_ASCII) else ("utf-8", charset)
    for name in order:
        text = decode_stated(data, name)
        if text is not None:
            return combine_surrogates(text).removeprefix("\ufeff")
    text = decode(data)
    return data.decode("latin-1") if text is None else text


def from_base64(data: bytes) -> bytes:
    """Return what base64 stands for; what does not belong to it is passed over."""
    return b"".join(_base64_run(run) for run in data.split(b"=") if run)


def parameters(raw: str) -> dict[str, str]:
    """Return the parameters of a structured field by lower-case name, decoded."""
    whole: dict[str, str] = {}
    parted: dict[str, list[tuple[int, bool, str]]] = {}
    for count, match in enumerate(_PARAMETER.finditer(raw)):
        if count == _MAX_PARAMETERS:
            break
        name = match[1].lower()
        value = match[3] if match[2] is None else _ESCAPED.sub(r"\1", match[2])
        piece = _CONTINUED.fullmatch(name)
        if piece is None:
            whole.setdefault(name, decode_words(value) if "=?" in value else value)
        else:
            is_encoded = piece[2] is None or piece[3] is not None
            parted.setdefault(piece[1], []).append((int(piece[2] or 0), is_encoded, value))
    for name, pieces in parted.items():  # it wins over a plain one, which is for old programs
        pieces.sort()
        value = "".join(value for _, _, value in pieces)
        whole[name] = _extended(value) if pieces[0][1] else one_line(value)
    return whole


def display_names(raw: str) -> str:
    """Return who a `From` field names: names where it has them, else addresses."""
    names: list[str] = []
    for address in _split_addresses(raw):
        name = one_line(decode_words(address).strip(" \t\"'"))[:_LONGEST_NAME]
        if name and name not in names:
            names.append(name)
    return ", ".join(names[:_MAX_ADDRESSES])


def _split_addresses(raw: str) -> list[str]:
    """Return the name of each address, else its comment, else the address itself.

    One pass over the characters: brackets are counted, never followed down.
    """
    found: list[str] = []
    parts: dict[str, list[str]] = {"name": [], "address": [], "comment": []}
    brackets = 0
    is_quoted = is_address = False
    characters = iter(raw)
    for c in characters:
        if c == "\\" and (is_quoted or brackets):
            c = next(characters, "")  # noqa: PLW2901  # the character that it escapes
        elif c == '"' and not brackets:
            is_quoted = not is_quoted
            continue
        elif not is_quoted and c == "(":
            brackets += 1
            continue
        elif not is_quoted and c == ")" and brackets:
            brackets -= 1
            continue
        elif not is_quoted and not brackets and c in "<>":
            is_address = c == "<"
            continue
        elif not is_quoted and not brackets and c in ",;":
            found.append(_best_name(parts))
            parts = {"name": [], "address": [], "comment": []}
            is_address = False
            if len(found) == _MAX_ADDRESSES:
                return found
            continue
        parts["comment" if brackets else "address" if is_address else "name"].append(c)
    return [*found, _best_name(parts)]


def _best_name(parts: dict[str, list[str]]) -> str:
    name, address, comment = ("".join(parts[key]).strip() for key in ("name", "address", "comment"))
    if name and not address and comment:  # a.moss@courier.example (Ana Moss)
        return comment
    return name or comment or address


def _unfolded(raw: bytes) -> str:
    """Return a raw value in one line; bytes beyond ASCII are taken for what they look like."""
    text = raw.decode("ascii") if raw.isascii() else to_text(raw, "")
    return _FOLD.sub(" ", text).strip()


def _word_bytes(encoding: str, payload: str) -> bytes:
    data = payload.encode("latin-1", "replace")
    return from_base64(data) if encoding in "bB" else a2b_qp(data, header=True)


def _extended(value: str) -> str:
    """Return a value of RFC 2231: `utf-8'en'na%C3%AFve`."""
    charset, mark, rest = value.partition("'")
    _, second, text = rest.partition("'")
    if not mark or not second:
        charset, text = "utf-8", value
    return one_line(to_text(_from_percent(text), charset))


def _from_percent(text: str) -> bytes:
    data = bytearray()
    for place, piece in enumerate(text.encode("utf-8", "replace").split(b"%")):
        try:
            data += piece if not place else bytes([int(piece[:2], 16)]) + piece[2:]
        except ValueError:
            data += b"%" + piece
    return bytes(data)


def _base64_run(run: bytes) -> bytes:
    clean = run.translate(None, _NOT_BASE64)
    clean = clean[:-1] if len(clean) % 4 == 1 else clean
    return a2b_base64(clean + b"=" * (-len(clean) % 4))
