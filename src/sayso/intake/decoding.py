"""Bytes to characters: byte order mark, UTF-8, UTF-16/32 by their NULs, stated, guessed, cp1252.

What cannot stand in a record is decoded away here, one for one: lone surrogates and broken
UTF-8 become U+FFFD, surrogate pairs (CESU-8, JavaScript strings) the character they mean, a
byte order mark at the start vanishes. Control characters stay; repair drops them as edits.
"""

import codecs
import re
from typing import Final

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16: its mark begins with that of UTF-16
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_PROBE: Final = 65_536
# Codecs that no document is in, some of them slow: punycode takes quadratic time.
_NOT_FOR_TEXT: Final = frozenset(
    ("punycode", "idna", "unicode_escape", "raw_unicode_escape", "undefined")
)
_SURROGATE = re.compile("[\ud800-\udfff]")
_CONTROL_RUN = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffd]+")

# Letters that Western text uses; cp1250 and its like decode the same bytes to others.
_WESTERN = re.compile("[€‚„…†‡‰Š‹ŒŽ‘’“”•–—™š›œžŸ -ÿ]")


def decode(data: bytes, stated: str | None = None) -> str | None:
    """Return the characters of `data`, or `None` when no encoding fits.

    `stated` is the encoding that the document itself names; it is believed only where the bytes
    are not UTF-8, for many pages state what they once were.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return combine_surrogates(data.decode(encoding, "replace"))
    wide = _wide_encoding(data)
    if wide:
        return combine_surrogates(data.decode(wide, "replace"))
    return _decode_utf8(data) or decode_stated(data, stated) or _decode_guessed(data)


def decode_stated(data: bytes, stated: str | None) -> str | None:
    """Return the characters of `data` in the stated encoding, or `None` if it is not in that."""
    if not stated:
        return None
    try:
        name = codecs.lookup(stated).name
        if name in _NOT_FOR_TEXT:
            return None
        # Web pages that say Latin-1 mean cp1252 (WHATWG encoding standard).
        return data.decode("cp1252" if name in {"iso8859-1", "ascii"} else name)
    except (LookupError, UnicodeDecodeError, ValueError):
        return None


def narrow(data: bytes) -> bytes:
    """Return UTF-16 and UTF-32 as UTF-8, and other bytes as they are, but for a mark."""
    if data[:2] in {codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE} or b"\x00" in data[:4]:
        return (decode(data) or "").encode()
    return data.removeprefix(codecs.BOM_UTF8)


def combine_surrogates(text: str) -> str:
    """Return `text` with surrogate pairs combined and lone surrogates as U+FFFD."""
    if text.isascii() or not _SURROGATE.search(text):
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def one_line(text: str) -> str:
    """Return `text` in one line, with nothing in it that cannot stand in a name or a title."""
    text = "".join(c if c.isprintable() else " " for c in combine_surrogates(text))
    return " ".join(text.split())


def control_share(text: str) -> float:
    """Return the share of control and replacement characters in the first 64 k characters."""
    probe = text[:_PROBE]
    runs = sum(len(run) for run in _CONTROL_RUN.findall(probe))
    return runs / max(1, len(probe))


def _wide_encoding(data: bytes) -> str | None:
    """UTF-16 and UTF-32 without a mark show by where their NULs stand in English text."""
    probe = data[:1024]
    quarter = len(probe) // 4
    if quarter < 2 or probe.count(0) < quarter:
        return None
    nuls = [probe[place::4].count(0) / quarter for place in range(4)]
    high, low = 0.8, 0.3
    if len(data) % 4 == 0 and nuls[0] < low and min(nuls[1:]) > high:
        return "utf-32-le"
    if len(data) % 4 == 0 and nuls[3] < low and min(nuls[:3]) > high:
        return "utf-32-be"
    if min(nuls[1], nuls[3]) > high and max(nuls[0], nuls[2]) < low:
        return "utf-16-le"
    if min(nuls[0], nuls[2]) > high and max(nuls[1], nuls[3]) < low:
        return "utf-16-be"
    return None


def _decode_utf8(data: bytes) -> str | None:
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        broken_at = error.start
    multibyte = len(data) - len(data.translate(None, bytes(range(0x80, 0xC0))))
    if data[broken_at : broken_at + 1] == b"\xed" or broken_at >= len(data) - 3:
        # CESU-8 writes surrogates; a file cut off in the middle of a character ends broken.
        try:
            return combine_surrogates(data.decode("utf-8", "surrogatepass"))
        except UnicodeDecodeError:
            pass
    text = data.decode("utf-8", "replace")
    # Mostly UTF-8 with a few strange bytes (mixed encodings in one file): keep the rest right.
    return text if multibyte >= 20 and text.count("\ufffd") * 10 < multibyte else _cut_off(data)


def _cut_off(data: bytes) -> str | None:
    """Decode UTF-8 whose last character is cut off."""
    for cut in (1, 2, 3):
        try:
            return data[:-cut].decode() + "\ufffd"
        except UnicodeDecodeError:
            continue
    return None


def _decode_guessed(data: bytes) -> str | None:
    """Guess an old encoding: cp1252 where it gives Western text, else what the detector says."""
    western = _decode_cp1252(data)
    if western is not None and _looks_western(western):
        return western
    from charset_normalizer import from_bytes  # noqa: PLC0415  # 60 ms

    best = from_bytes(data[:_PROBE]).best()
    if best is None or best.encoding == "utf_8":
        return western
    return data.decode(best.encoding, "replace")


def _decode_cp1252(data: bytes) -> str | None:
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return None


def _looks_western(text: str) -> bool:
    """Western text has few letters beyond ASCII, nearly all of them lone between ASCII letters."""
    probe = text[:_PROBE]
    beyond = len(_WESTERN.findall(probe))
    return beyond * 5 < len(probe) and control_share(probe) < 0.01
