"""Documents for fuzzing: valid ones of every kind from small grammars, then damage to their bytes.

Everything comes from one random generator, so that the seed of a case is the case.
"""

import gzip
import json
import re
import struct
from base64 import b64encode
from collections.abc import Callable, Sequence
from random import Random
from typing import Final

from tests.hostile import recipes_images, recipes_pdf, recipes_xml
from tests.hostile.recipe import account
from tests.pdf_writer import Sheet, Text, write_pdf

Make = Callable[[Random], bytes]

_NAMES = (
    "Ada Venn",
    "Gen. Ossip Karro",
    "the ministry in Belmarra",
    "a spokesman",
    "Mariña Šoltys",
)
_SAID = ("said", "denied", "told reporters", "claimed on Monday", "warned")
_DEEDS = (
    "rebels had seized the port of Ansel", "the ferry left before dawn", "12 soldiers were killed",
    "talks would go on in May", "nobody was on board", "the guns fell silent at noon",
)  # fmt: skip
_MARKS = ("“", "”", '"', "'", "—", "...", "\u200b", "\ufeff", "é", "ﬁ", "\u202e", "&", "<", "\xad")
_INTERESTING: Final = (
    b"\x00", b"\xff\xff\xff\xff", b"\x7f\xff\xff\xff", b"\x80", b"\xed\xa0\x80", b"\xef\xbb\xbf",
    b"\xff\xfe", b"<", b">", b"&#x0;", b"]]>", b"<!--", b"<![CDATA[", b"%00", b"\r\n\r\n",
    b"endobj", b"stream\n", b"/Length ", b"{", b"}", b"\\u-1?", b'"', b"PK\x03\x04", b"PK\x01\x02",
    b"=?utf-8?B?", b"\x1f\x8b", b"[[[[", b"-1", b"99999999999", b"\x1b[2J", b"From ", b"--b--",
)  # fmt: skip
_DIGITS = re.compile(rb"\d{1,12}")


def case(random: Random) -> tuple[str, bytes, bool]:
    """Return the kind, the bytes and whether they are undamaged."""
    kind = random.choices(list(_KINDS), [weight for weight, _ in _KINDS.values()])[0]
    if random.random() < 0.05:
        return kind, _KINDS[kind][1](random), True
    data = _HURT.get(kind, _KINDS[kind][1])(random)
    for _ in range(random.choice((1, 1, 1, 2, 3, 8))):
        data = random.choice(_DAMAGE)(random, data)
    return kind, data, False


# --- valid documents ------------------------------------------------------------------------------


def words(random: Random, *, odd: bool = True) -> str:
    """Return a paragraph that may have odd characters in it."""
    sentences = []
    for _ in range(random.randint(1, 6)):
        who, said, deed = (random.choice(each) for each in (_NAMES, _SAID, _DEEDS))
        sentence = f"{who[0].upper()}{who[1:]} {said} that {deed}."
        if odd and random.random() < 0.3:
            place = random.randrange(len(sentence))
            sentence = sentence[:place] + random.choice(_MARKS) + sentence[place:]
        sentences.append(sentence)
    return " ".join(sentences)


def _paragraphs(random: Random, *, odd: bool = True) -> list[str]:
    return [words(random, odd=odd) for _ in range(random.randint(1, 6))]


def _text(random: Random) -> bytes:
    joined = random.choice(("\n\n", "\r\n\r\n", "\n", "\x0c", "\u2028")).join(_paragraphs(random))
    encoding = random.choice(("utf-8",) * 6 + ("utf-16", "utf-32", "cp1252", "utf-16-le", "utf-7"))
    return joined.encode(encoding, errors="replace")


def _html(random: Random) -> bytes:
    body = "".join(_element(random, 0) for _ in range(random.randint(2, 8)))
    body += f"<p>{account()}</p>"
    head = "<title>The ferry is gone</title>" * random.randint(0, 1)
    if random.random() < 0.5:
        facts = {
            "@type": "NewsArticle",
            "datePublished": "2031-05-06",
            "author": {"name": "Ada Venn"},
        }
        head += f'<script type="application/ld+json">{json.dumps(facts)}</script>'
    if random.random() < 0.3:
        head += '<meta charset="utf-8"><meta name="date" content="2031-05-06">'
    page = f"<html><head>{head}</head><body><article>{body}</article></body></html>"
    return ("<!doctype html>" * random.randint(0, 1) + page).encode(errors="replace")


def _element(random: Random, depth: int) -> str:
    tag = random.choice(
        ("p", "p", "p", "div", "blockquote", "ul", "table", "h2", "figure", "script")
    )
    inside = words(random)
    if tag == "ul":
        inside = "".join(f"<li>{each}</li>" for each in inside.split(". "))
    elif tag == "table":
        inside = f"<tr><td>{inside}</td><td>7</td></tr>"
    elif tag in {"div", "blockquote", "figure"} and depth < 4:
        inside = "".join(_element(random, depth + 1) for _ in range(random.randint(1, 3)))
    return f'<{tag} class="a{random.randint(0, 9)}">{inside}</{tag}>'


def _pdf(random: Random) -> bytes:
    if random.random() < 0.3:
        return recipes_pdf.plain()
    sheets = []
    for _ in range(random.randint(1, 3)):
        rows = words(random, odd=False).split(". ")
        size = random.choice((8, 10, 12))
        place = 72 + 250 * random.randint(0, 1)
        texts = [
            Text(place, 90 + 1.3 * size * n, row[:70], size, mode=random.choice((0, 0, 0, 3)))
            for n, row in enumerate(rows)
        ]
        texts.append(Text(place, 60, "The guns fell silent at noon", size))
        sheets.append(Sheet(texts, turn=random.choice((0, 0, 0, 1.5))))
    return write_pdf(sheets, info={"Title": "The ferry is gone"} if random.random() < 0.5 else None)


def _docx(random: Random) -> bytes:
    return recipes_xml.docx(_word_body(random))


def _hurt_docx(random: Random) -> bytes:
    return recipes_xml.docx(_hurt(random, _word_body(random)))


def _word_body(random: Random) -> str:
    return "".join(map(recipes_xml.w_paragraph, _paragraphs(random)))


def _odt(random: Random) -> bytes:
    return recipes_xml.odt(_odt_body(random))


def _hurt_odt(random: Random) -> bytes:
    return recipes_xml.odt(_hurt(random, _odt_body(random)))


def _odt_body(random: Random) -> str:
    return "".join(f"<text:p>{each}</text:p>" for each in _paragraphs(random, odd=False))


def _hurt(random: Random, markup: str) -> str:
    """Damage markup before it is packed, in half of the cases: else a checksum guards it."""
    if random.random() < 0.5:
        return markup
    data = random.choice(_DAMAGE)(random, markup.encode(errors="replace"))
    return data.decode(errors="replace")


def _rtf(random: Random) -> bytes:
    rows = "".join(rf"\pard {each}\par " for each in _paragraphs(random))
    info = r"{\info{\title The ferry}{\author Ada Venn}{\creatim\yr2031\mo5\dy6}}"
    return (r"{\rtf1\ansi{\fonttbl{\f0 Arial;}}" + info + rows + "}").encode("cp1252", "replace")


def _eml(random: Random) -> bytes:
    head = (
        "From: Ada Venn <ada@belmarra.example>\r\nSubject: =?utf-8?B?VGhlIGZlcnJ5?=\r\n"
        "Date: Tue, 06 May 2031 09:00:00 +0000\r\nMessage-ID: <1@b.example>\r\n"
        "MIME-Version: 1.0\r\n"
    )
    if random.random() < 0.3:
        return f"{head}Content-Type: text/plain; charset=utf-8\r\n\r\n{words(random)}".encode()
    packed = b64encode(_html(random)).decode()
    parts = (
        f"Content-Type: text/plain\r\n\r\n{words(random)}",
        f"Content-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\n{packed}",
        f'Content-Disposition: attachment; filename="a.txt"\r\n\r\n{words(random)}',
    )
    chosen = "".join(f"--b\r\n{random.choice(parts)}\r\n" for _ in range(random.randint(1, 4)))
    return f'{head}Content-Type: multipart/mixed; boundary="b"\r\n\r\n{chosen}--b--\r\n'.encode()


def _mbox(random: Random) -> bytes:
    line = b"From ada Tue May  6 09:00:00 2031\n"
    return b"".join(line + _eml(random) + b"\n" for _ in range(random.randint(1, 3)))


def _feed(random: Random) -> bytes:
    return recipes_xml.rss("".join(map(recipes_xml.item, _paragraphs(random))))


def _warc(random: Random) -> bytes:
    records = []
    for number in range(random.randint(1, 3)):
        block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + _html(random)
        head = (
            "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://b.example/2031/05/06/a\r\n"
            f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{number:012}>\r\n"
            "WARC-Date: 2031-05-06T09:00:00Z\r\n"
            "Content-Type: application/http; msgtype=response\r\n"
            f"Content-Length: {len(block)}\r\n\r\n"
        )
        records.append(head.encode() + block + b"\r\n\r\n")
    if random.random() < 0.5:
        return b"".join(map(gzip.compress, records))
    return b"".join(records)


def _jsonl(random: Random) -> bytes:
    rows = (
        {"id": n, "text": text, "date": "2031-05-06"} for n, text in enumerate(_paragraphs(random))
    )
    return "\n".join(json.dumps(row, ensure_ascii=random.random() < 0.5) for row in rows).encode()


def _zip(random: Random) -> bytes:
    kinds: Sequence[Make] = (_text, _html, _pdf, _eml, _docx, _jsonl)
    members: dict[str, str | bytes] = {
        f"{n}.txt": random.choice(kinds)(random) for n in range(random.randint(1, 4))
    }
    return recipes_xml.packed(members)


def _image(random: Random) -> bytes:
    side = random.choice((1, 3, 8))
    return random.choice((recipes_images.png(side, side), recipes_images.tiff(2)))


_KINDS: Final[dict[str, tuple[int, Make]]] = {
    "text": (24, _text), "html": (24, _html), "pdf": (24, _pdf), "docx": (4, _docx),
    "odt": (3, _odt), "rtf": (3, _rtf), "eml": (4, _eml),
    "mbox": (2, _mbox), "feed": (3, _feed),
    "warc": (3, _warc), "jsonl": (2, _jsonl), "zip": (3, _zip), "image": (1, _image),
}  # fmt: skip
"""Kind of document to its share in a hundred cases and what makes one."""
_HURT: Final[dict[str, Make]] = {"docx": _hurt_docx, "odt": _hurt_odt}
"""Kinds whose markup may be damaged before it is packed."""


# --- damage ---------------------------------------------------------------------------------------


def _flip(random: Random, data: bytes) -> bytes:
    """Change up to eight bytes."""
    changed = bytearray(data)
    for _ in range(random.randint(1, 8) if changed else 0):
        changed[random.randrange(len(changed))] = random.randrange(256)
    return bytes(changed)


def _cut(random: Random, data: bytes) -> bytes:
    """Take a stretch away, or all from a place on."""
    start, end = sorted(random.randint(0, len(data)) for _ in range(2))
    return data[:start] + (b"" if random.random() < 0.3 else data[end:])


def _repeat(random: Random, data: bytes) -> bytes:
    """Write a stretch many times."""
    start = random.randint(0, len(data))
    piece = data[start : start + random.choice((1, 4, 20, 200))]
    return data[:start] + piece * random.choice((2, 10, 500)) + data[start:]


def _splice(random: Random, data: bytes) -> bytes:
    """Go on in the middle of a document of another kind."""
    other = _KINDS[random.choice(list(_KINDS))][1](random)
    return data[: random.randint(0, len(data))] + other[random.randint(0, len(other)) :]


def _insert(random: Random, data: bytes) -> bytes:
    """Write something that means something to a parser."""
    start = random.randint(0, len(data))
    return data[:start] + random.choice(_INTERESTING) + data[start:]


def _lie_in_digits(random: Random, data: bytes) -> bytes:
    """Change a number that is written out."""
    numbers = list(_DIGITS.finditer(data))
    if not numbers:
        return _insert(random, data)
    number = random.choice(numbers)
    value = int(number[0])
    lie = random.choice((value + 1, value - 1, value * 2**31, -value, 0, 2**32 - 1, value * 10))
    return data[: number.start()] + str(lie).encode() + data[number.end() :]


def _lie_in_binary(random: Random, data: bytes) -> bytes:
    """Change four bytes that may be a length."""
    if len(data) < 8:
        return _flip(random, data)
    start = random.randrange(len(data) - 4)
    form = random.choice("<>") + "I"
    (value,) = struct.unpack_from(form, data, start)
    lie = random.choice((value + 1, value - 1, value * 2**31, 0, 2**32 - 1, 2**31 - 1)) % 2**32
    return data[:start] + struct.pack(form, lie) + data[start + 4 :]


_DAMAGE: Final = (_flip, _cut, _repeat, _splice, _insert, _lie_in_digits, _lie_in_binary)
