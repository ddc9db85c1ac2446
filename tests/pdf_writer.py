"""A small PDF writer for tests and benchmarks: text of the standard fonts at given places.

It writes PDF 1.4 by hand, uncompressed, in WinAnsi encoding. `two_columns` lays out an article
and says what must be read; the lines stand in the content stream either column by column or row
by row across both columns, which is what reading order has to undo.
"""

import ctypes
import hashlib
import math
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Final, Literal

import pypdfium2
import pypdfium2.raw

FONTS: Final = (
    "Helvetica", "Helvetica-Bold", "Times-Roman", "Times-Bold", "Times-Italic", "Courier",
)  # fmt: skip
"""Of the fourteen fonts that every reader of PDF has; a text names one of these."""

Setting = Literal["line", "words", "kerned"]
"""How a line stands in the content stream: one string; each word placed by itself, without
space characters; one array in which numbers stand for the spaces."""


@dataclass(frozen=True)
class Text:
    """A piece of text whose baseline begins at `x`, `y` points from the top left."""

    x: float
    y: float
    words: str
    size: float = 10
    bold: bool = False
    mode: int = 0  # 3 is invisible
    grey: float = 0  # 1 is white
    spacing: float = 0  # added to every space
    font: str = "Helvetica"
    setting: Setting = "line"

    @property
    def face(self) -> str:
        """The name of its font, bold or not."""
        if not self.bold:
            return self.font
        return "Times-Bold" if self.font.startswith("Times") else "Helvetica-Bold"


@dataclass(frozen=True)
class Shape:
    """A filled rectangle from `x`, `y` (top left); one of no height or width is a rule."""

    x: float
    y: float
    width: float
    height: float
    grey: float = 0
    outline: bool = False


@dataclass
class Sheet:
    """One page: its texts in the order of the content stream."""

    texts: list[Text] = field(default_factory=list)
    turn: float = 0  # degrees counter-clockwise, of its texts
    rotate: int = 0  # degrees clockwise, of the whole page as it is shown
    image: bool = False
    shapes: list[Shape] = field(default_factory=list)
    picture: tuple[int, int, bytes] | None = None  # pixels across, down, a byte of grey for each


@dataclass(frozen=True)
class Article:
    """What to set: a headline across the columns, a byline, paragraphs."""

    headline: str
    byline: str
    paragraphs: Sequence[str]


def text_width(words: str, size: float, *, bold: bool = False, font: str = "Helvetica") -> float:
    """Width in points."""
    widths = _widths(Text(0, 0, "", bold=bold, font=font).face)
    return sum(widths.get(c, 556) for c in words) * size / 1000


@cache
def _widths(face: str) -> dict[str, float]:
    """The widths of a font's characters in thousandths of its size, as PDFium has them."""
    pdfium: Any = pypdfium2.raw
    document = pypdfium2.PdfDocument.new()
    font = pdfium.FPDFText_LoadStandardFont(document.raw, face.encode())
    width = ctypes.c_float()
    widths: dict[str, float] = {}
    for character in bytes(range(32, 256)).decode("cp1252", "ignore"):
        pdfium.FPDFFont_GetGlyphWidth(font, ord(character), 1000.0, ctypes.byref(width))
        widths[character] = width.value
    return widths


def write_pdf(
    sheets: Sequence[Sheet],
    *,
    width: float = 595,
    height: float = 842,
    info: dict[str, str] | None = None,
    password: str | None = None,
) -> bytes:
    """The bytes of a PDF with these pages; `password` encrypts it (RC4, 40 bits)."""
    count = len(sheets)
    kids: list[int] = []
    fonts = " ".join(f"/F{i} {i + 3} 0 R" for i in range(len(FONTS)))
    objects: list[bytes] = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"",  # the page tree, when the pages have their numbers
        *map(_font, FONTS),
        _image(),
    ]
    for sheet in sheets:
        picture = len(FONTS) + 3
        if sheet.picture:
            objects.append(_picture(sheet.picture))
            picture = len(objects)
        contents = len(objects) + 2
        kids.append(len(objects) + 1)
        page = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {width} {height}] "
            f"/Rotate {sheet.rotate} /Resources << /Font << {fonts} >> "
            f"/XObject << /Im {picture} 0 R >> >> /Contents {contents} 0 R >>"
        )
        objects += [page.encode(), _content(sheet, width, height)]
    tree = " ".join(f"{number} 0 R" for number in kids)
    objects[1] = f"<< /Type /Pages /Kids [{tree}] /Count {count} >>".encode()
    entries = " ".join(
        f"/{key} ({_escape(value).decode('cp1252')})" for key, value in (info or {}).items()
    )
    objects.append(f"<< {entries} >>".encode("cp1252"))
    return assemble(objects, password=password, info=len(objects))


def two_columns(
    article: Article,
    *,
    order: Literal["columns", "rows"] = "rows",
    size: float = 9.5,
    gutter: float = 18,
    justified: bool = False,
    turn: float = 0,
    indents: bool = True,
    columns: int = 2,
    running_head: str = "THE PORT ADEL COURIER",
    sheet_lines: int = 60,
) -> tuple[bytes, str]:
    """A PDF of the article in columns, and the text that has to be read from it."""
    margin, pitch, page_width = 50.0, size * 1.2, 595.0
    column_width = (page_width - 2 * margin - gutter * (columns - 1)) / columns
    lines = [
        line
        for p in article.paragraphs
        for line in _set_paragraph(p, column_width, size, indents=indents)
    ]
    sheets: list[Sheet] = []
    place = 0
    while place < len(lines) or not sheets:
        number = len(sheets) + 1
        top = 110.0 if number == 1 else 70.0
        room = sheet_lines - (4 if number == 1 else 0)
        taken = lines[place : place + columns * room]
        place += len(taken)
        # The last page is balanced, as newspapers do.
        per_column = room if place < len(lines) else -(-len(taken) // columns)
        cells = []
        for i, line in enumerate(taken):
            column, row = divmod(i, per_column)
            x = margin + column * (column_width + gutter)
            cells.append(
                (
                    column,
                    row,
                    _line_text(line, x, top + row * pitch, column_width, size, justified=justified),
                )
            )
        cells.sort(key=lambda c: (c[1], c[0]) if order == "rows" else (c[0], c[1]))
        sheet = Sheet(turn=turn)
        sheet.texts += [Text(margin, 40, running_head, 8), Text(520, 40, f"Page {number}", 8)]
        if number == 1:
            sheet.texts += [
                Text(margin, 66, article.headline, 17, bold=True),
                Text(margin, 88, article.byline, size),
            ]
        sheet.texts += [text for _, _, text in cells]
        sheet.texts.append(Text(290, 815, f"- {number} -", 8))
        sheets.append(sheet)
    wanted = "\n".join((article.headline, article.byline, *article.paragraphs))
    return write_pdf(sheets), wanted


@dataclass(frozen=True)
class _Line:
    words: str
    indent: float
    is_last: bool


def _set_paragraph(words: str, width: float, size: float, *, indents: bool) -> list[_Line]:
    lines: list[_Line] = []
    indent = 1.2 * size if indents else 0.0
    line = ""
    for word in words.split():
        longer = f"{line} {word}" if line else word
        if line and text_width(longer, size) > width - (indent if not lines else 0):
            lines.append(_Line(line, 0 if lines else indent, is_last=False))
            line = word
        else:
            line = longer
    lines.append(_Line(line, 0 if lines else indent, is_last=True))
    return lines


def _line_text(
    line: _Line, x: float, y: float, width: float, size: float, *, justified: bool
) -> Text:
    spaces = line.words.count(" ")
    spare = width - line.indent - text_width(line.words, size)
    spacing = spare / spaces if justified and spaces and not line.is_last else 0
    return Text(x + line.indent, y, line.words, size, spacing=spacing)


def _font(name: str) -> bytes:
    return (
        f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>".encode()
    )


def _image() -> bytes:
    head = b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray"
    return head + b" /BitsPerComponent 8 /Length 1 >>\nstream\n\x80\nendstream"


def _picture(picture: tuple[int, int, bytes]) -> bytes:
    width, height, greys = picture
    entries = f"/Type /XObject /Subtype /Image /Width {width} /Height {height} "
    colours = "/ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /FlateDecode "
    return stream(zlib.compress(greys), entries + colours)


def _content(sheet: Sheet, width: float, height: float) -> bytes:
    out: list[bytes] = []
    if sheet.image or sheet.picture:
        out.append(f"q {width} 0 0 {height} 0 0 cm /Im Do Q".encode())
    out += [_shape(shape, height) for shape in sheet.shapes]
    angle = math.radians(sheet.turn)
    cos, sin = math.cos(angle), math.sin(angle)
    for text in sheet.texts:
        font = f"F{FONTS.index(text.face)}"
        head = f"BT /{font} {text.size} Tf {text.mode} Tr {text.grey} g {text.spacing:.4f} Tw "
        for start, show in _shows(text):
            x, y = start - width / 2, height - text.y - height / 2
            tx, ty = cos * x - sin * y + width / 2, sin * x + cos * y + height / 2
            matrix = f"{cos:.6f} {sin:.6f} {-sin:.6f} {cos:.6f} {tx:.3f} {ty:.3f} Tm "
            out.append((head + matrix).encode() + show + b" ET")
    return stream(b"\n".join(out))


def _shows(text: Text) -> Iterator[tuple[float, bytes]]:
    """The operators that show a text, each with where it begins."""
    if text.setting == "line":
        yield text.x, b"(" + _escape(text.words) + b") Tj"
        return
    space = text_width(" ", text.size, font=text.face) + text.spacing
    parts = text.words.split(" ")
    if text.setting == "kerned":
        number = f" {-1000 * space / text.size:.2f} ".encode()
        yield text.x, b"[" + number.join(b"(" + _escape(p) + b")" for p in parts) + b"] TJ"
        return
    x = text.x
    for part in parts:
        yield x, b"(" + _escape(part) + b") Tj"
        x += text_width(part, text.size, font=text.face) + space


def _shape(shape: Shape, height: float) -> bytes:
    box = f"{shape.x:.2f} {height - shape.y - shape.height:.2f} {shape.width:.2f} "
    ends = "S" if shape.outline else "f"
    return f"q {shape.grey} g 0.5 w {box}{shape.height:.2f} re {ends} Q".encode()


def stream(data: bytes, entries: str = "") -> bytes:
    """The body of a stream object; `entries` are further ones of its dictionary."""
    return f"<< /Length {len(data)} {entries}>>\nstream\n".encode() + data + b"\nendstream"


def _escape(words: str) -> bytes:
    raw = words.encode("cp1252", "replace")
    return raw.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")


def assemble(
    objects: Sequence[bytes], *, password: str | None = None, info: int | None = None
) -> bytes:
    """The file of these objects, the first of which is the catalogue."""
    size = len(objects) + 1 + (password is not None)
    trailer = f"/Size {size} /Root 1 0 R" + (f" /Info {info} 0 R" if info else "")
    all_objects = list(objects)
    if password is not None:
        encrypt, file_id, key = _encryption(password)
        all_objects = [_encrypted(body, number, key) for number, body in enumerate(objects, 1)]
        all_objects.append(encrypt)
        trailer += f" /Encrypt {len(all_objects)} 0 R /ID [<{file_id.hex()}><{file_id.hex()}>]"
    out = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
    offsets = []
    for number, body in enumerate(all_objects, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    xref = len(out)
    out += f"xref\n0 {len(offsets) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{offset:010d} 00000 n \n".encode() for offset in offsets)
    out += f"trailer\n<< {trailer} >>\nstartxref\n{xref}\n%%EOF\n".encode()
    return bytes(out)


_PAD = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")


def _encryption(password: str) -> tuple[bytes, bytes, bytes]:
    """The Encrypt dictionary, file id and key: standard handler, revision 2 (ISO 32000, 7.6.3)."""
    padded = (password.encode("latin-1") + _PAD)[:32]
    owner = _rc4(hashlib.md5(padded).digest()[:5], padded)
    file_id = bytes(range(16))
    rights = -4
    key = hashlib.md5(
        padded + owner + rights.to_bytes(4, "little", signed=True) + file_id
    ).digest()[:5]
    user = _rc4(key, _PAD)
    entry = f"<< /Filter /Standard /V 1 /R 2 /O <{owner.hex()}> /U <{user.hex()}> /P {rights} >>"
    return entry.encode(), file_id, key


def _encrypted(body: bytes, number: int, key: bytes) -> bytes:
    head, mark, rest = body.partition(b"stream\n")
    if not mark:
        return body  # strings in dictionaries are only in the Info dictionary, which may be odd
    data = rest.removesuffix(b"\nendstream")
    salted = key + number.to_bytes(3, "little") + b"\x00\x00"
    return head + mark + _rc4(hashlib.md5(salted).digest()[:10], data) + b"\nendstream"


def _rc4(key: bytes, data: Iterable[int]) -> bytes:
    state = list(range(256))
    j = 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    i = j = 0
    out = bytearray()
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)
