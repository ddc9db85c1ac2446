"""PDF: directories that turn in circles, pages out of measure, text that nobody sees."""

import zlib
from collections.abc import Sequence
from typing import Final

from tests.hostile.recipe import MARK, SECOND, account, recipe
from tests.pdf_writer import Sheet, Text, write_pdf

_FONT: Final = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"


def _lines(words: str, *, size: int = 10, left: float = 72, top: float = 720) -> bytes:
    """Return the content stream of a paragraph of some 70 characters a line."""
    rows: list[list[str]] = [[]]
    for word in words.split():
        if sum(map(len, rows[-1])) + len(rows[-1]) + len(word) > 70:
            rows.append([])
        rows[-1].append(word)
    shown = " T* ".join(f"({' '.join(row)}) Tj" for row in rows)
    return f"BT /F1 {size} Tf {size + 2} TL {left} {top} Td {shown} ET\n".encode()


_HEALTHY: Final = _lines(account())


def _stream(data: bytes, more: bytes = b"") -> bytes:
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), more, data)


def _packed(data: bytes) -> bytes:
    return _stream(zlib.compress(data, 9), b"/Filter /FlateDecode")


def _page(content: int, box: str = "0 0 612 792", more: str = "") -> bytes:
    fonts = "/Resources << /Font << /F1 3 0 R >> >>"
    return (
        f"<< /Type /Page /Parent 2 0 R /MediaBox [{box}] {fonts} /Contents {content} 0 R {more} >>"
    ).encode()


def _pdf(
    objects: Sequence[bytes], *, root: str = "", trailer: str = "", start: int | None = None
) -> bytes:
    """Return a PDF of catalogue, page tree (all `/Page` objects), font, and `objects` from 4 on."""
    pages = [n for n, data in enumerate(objects, start=4) if b"/Type /Page " in data]
    kids = " ".join(f"{n} 0 R" for n in pages)
    whole = [
        f"<< /Type /Catalog /Pages 2 0 R {root} >>".encode(),
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        _FONT,
        *objects,
    ]
    return _written(whole, trailer, start)


def _written(objects: Sequence[bytes], trailer: str = "", start: int | None = None) -> bytes:
    data = b"%PDF-1.7\n"
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    data += b"".join(b"%010d 00000 n \n" % place for place in places)
    place = table if start is None else start
    entries = f"/Size {len(objects) + 1} /Root 1 0 R {trailer}"
    end = f"trailer\n<< {entries} >>\nstartxref\n{place}\n%%EOF\n"
    return data + end.encode()


@recipe("ok")
def plain() -> bytes:
    return _pdf([_page(5), _stream(_HEALTHY)])


@recipe("damaged")
def a_header_only() -> bytes:
    return b"%PDF-1.7\n"


@recipe("damaged")
def a_header_and_garbage() -> bytes:
    return b"%PDF-1.7\n" + b"garbage \xff\x00" * 500


@recipe("ok")
def junk_before_the_header() -> bytes:
    return b"HTTP/1.1 200 OK\r\n\r\n" + _pdf([_page(5), _stream(_HEALTHY)])


@recipe("ok", "damaged", or_told=(MARK,))
def cut_in_half() -> bytes:
    data = _pdf([_page(5), _stream(_HEALTHY), *[_stream(b"x" * 400)] * 20])
    return data[: len(data) // 2]


@recipe("ok", "damaged", or_told=(MARK,))
def a_false_start_of_the_directory() -> bytes:
    return _pdf([_page(5), _stream(_HEALTHY)], start=7)


@recipe("ok", "damaged", or_told=(MARK,))
def a_directory_that_precedes_itself() -> bytes:
    first = _pdf([_page(5), _stream(_HEALTHY)])
    return _pdf([_page(5), _stream(_HEALTHY)], trailer=f"/Prev {first.rfind(b'xref', 0, -30)}")


@recipe("ok", "damaged", "no_text_layer", "empty", or_told=(MARK,))
def an_object_stream_within_itself() -> bytes:
    inner = b"4 0 5 10 << /Type /ObjStm >>"
    own = _stream(inner, b"/Type /ObjStm /N 2 /First 8 /Extends 6 0 R")
    return _pdf([_page(5), _stream(_HEALTHY), own])


@recipe("ok", "damaged", "empty", "no_text_layer", or_told=(MARK,))
def a_page_tree_in_a_circle() -> bytes:
    circle = b"<< /Type /Pages /Kids [2 0 R 4 0 R] /Count 2 /Parent 2 0 R >>"
    return _written(
        [b"<< /Type /Catalog /Pages 2 0 R >>", circle, _FONT, _page(5), _stream(_HEALTHY)]
    )


@recipe("ok", "damaged", or_told=(MARK,), seconds=30)
def a_million_pages_claimed() -> bytes:
    tree = b"<< /Type /Pages /Kids [4 0 R] /Count 1000000 >>"
    return _written(
        [b"<< /Type /Catalog /Pages 2 0 R >>", tree, _FONT, _page(5), _stream(_HEALTHY)]
    )


@recipe("ok", or_told=(SECOND,), seconds=30)
def pages_beyond_the_limit() -> bytes:
    pages = [_page(2_054 + 4) for _ in range(2_053)]
    return _pdf([*pages, _page(2_054 + 5), _stream(_HEALTHY), _stream(_lines(account(SECOND)))])


@recipe("ok", "damaged", "empty", "no_text_layer", or_told=(MARK,))
def a_page_without_extent() -> bytes:
    return _pdf([_page(5, "0 0 0 0"), _stream(_HEALTHY)])


@recipe("ok", "damaged", "empty", "no_text_layer", or_told=(MARK,))
def a_page_of_negative_extent() -> bytes:
    return _pdf([_page(5, "612 792 0 0"), _stream(_HEALTHY)])


@recipe("ok")
def a_page_of_fourteen_thousand_points() -> bytes:
    return _pdf([_page(5, "0 0 14400 14400"), _stream(_HEALTHY)])


@recipe("no_text_layer", "empty", "too_large", "ok", seconds=60)
def an_empty_page_of_fourteen_thousand_points() -> bytes:
    return _pdf([_page(5, "0 0 14400 14400"), _stream(b"0 0 m 9 9 l S")])


@recipe("ok", "damaged", "empty", "no_text_layer", or_told=(MARK,))
def a_page_of_impossible_numbers() -> bytes:
    return _pdf([_page(5, "0 0 1e38 -1e38", "/UserUnit 1e30 /Rotate 37"), _stream(_HEALTHY)])


@recipe("ok", "time", "memory", "crash", "bomb", or_told=(MARK,), seconds=40)
def a_content_of_a_hundred_megabytes() -> bytes:
    return _pdf([_page(5), _packed(_HEALTHY + b"0 0 m 1 1 l S\n" * 7_500_000)])


@recipe(
    "ok", "damaged", "memory", "time", "bomb", "empty", "no_text_layer", or_told=(MARK,), seconds=40
)
def a_content_packed_five_times() -> bytes:
    data = bytes(300_000_000)
    for _ in range(5):
        data = zlib.compress(data, 9)
    filters = b"/Filter [" + b"/FlateDecode " * 5 + b"]"
    return _pdf([_page(5), _page(7), _stream(_HEALTHY), _stream(data, filters)])


@recipe("ok", seconds=40)
def a_million_characters_at_one_point() -> bytes:
    pile = b"BT /F1 10 Tf 72 300 Td 0 Tz " + b"(abcdefghij) Tj " * 100_000 + b"ET\n"
    return _pdf([_page(5), _packed(_HEALTHY + pile)])


@recipe("ok", or_told=(MARK,), seconds=40)
def fifty_thousand_tiny_columns() -> bytes:
    cells = b"".join(
        b"BT /F1 2 Tf %d %d Td (ab) Tj ET\n" % (10 + 6 * (n % 98), 10 + n // 98)
        for n in range(50_000)
    )
    return _pdf([_page(5), _packed(_HEALTHY + cells)])


@recipe("ok", "empty", "no_text_layer", "damaged", or_told=(MARK,))
def letters_without_a_table_of_unicode() -> bytes:
    font = (
        b"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 9 9] /FontMatrix [1 0 0 1 0 0] "
        b"/FirstChar 65 /LastChar 67 /Widths [9 9 9] /CharProcs << >> "
        b"/Encoding << /Differences [65 /g1 /g2 /g3] >> >>"
    )
    content = b"BT /F2 10 Tf 72 500 Td (ABCABCABC) Tj ET\n"
    page = _page(5).replace(b"/F1 3 0 R", b"/F1 3 0 R /F2 6 0 R")
    return _pdf([page, _stream(_HEALTHY + content), font])


@recipe("ok", "empty", "no_text_layer", "damaged", "not_text")
def letters_mapped_to_private_characters() -> bytes:
    rows = b"\n".join(b"<%02X> <E0%02X>" % (n, n) for n in range(32, 127))
    cmap = (
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n1 begincodespacerange\n"
        b"<00> <FF>\nendcodespacerange\n95 beginbfchar\n" + rows + b"\nendbfchar\nendcmap end end"
    )
    font = _FONT.replace(b">>", b"/ToUnicode 7 0 R >>")
    page = _page(5).replace(b"/F1 3 0 R", b"/F1 6 0 R")
    return _pdf([page, _stream(_HEALTHY), font, _stream(cmap)])


@recipe("ok", "empty", "no_text_layer", or_told=(MARK,))
def nothing_but_invisible_text() -> bytes:
    return write_pdf(
        [Sheet([Text(72, 100 + 14 * n, f"{MARK} line {n}", mode=3) for n in range(9)])]
    )


@recipe("ok", or_told=(SECOND,))
def visible_and_invisible_text() -> bytes:
    hidden = [Text(72, 500 + 14 * n, f"{SECOND} was hidden here", mode=3) for n in range(5)]
    shown = [Text(72, 100 + 14 * n, f"{MARK} had left the quay before dawn") for n in range(9)]
    return write_pdf([Sheet([*shown, *hidden])])


@recipe("ok", or_told=(SECOND,))
def text_outside_the_page() -> bytes:
    return _pdf([_page(5), _stream(_HEALTHY + _lines(account(SECOND), left=5_000, top=9_000))])


@recipe("ok", or_told=(SECOND,))
def text_white_on_white() -> bytes:
    white = b"1 1 1 rg " + _lines(account(SECOND), top=300)
    return _pdf([_page(5), _stream(_HEALTHY + white)])


@recipe("encrypted")
def encrypted_with_a_password() -> bytes:
    return write_pdf([Sheet([Text(72, 100, account()[:80])])], password="secret")


@recipe("ok")
def encrypted_with_an_empty_password() -> bytes:
    rows = [Text(72, 100 + 14 * n, f"{MARK} had left the quay before dawn") for n in range(9)]
    return write_pdf([Sheet(rows)], password="")


@recipe("ok", never=("zzscriptzz",))
def actions_scripts_and_files() -> bytes:
    root = (
        "/OpenAction << /S /JavaScript /JS (app.alert(1); zzscriptzz) >> /AA << /WC << /S /Launch "
        "/F (/bin/sh) >> >> /Names << /EmbeddedFiles << /Names [(a.exe) 6 0 R] >> >> "
        "/AcroForm << /XFA 7 0 R /Fields [] >>"
    )
    link = (
        "/Annots [<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] "
        "/A << /S /URI /URI (http://192.0.2.1) >> >>]"
    )
    file = b"<< /Type /Filespec /F (../../a.exe) /EF << /F 7 0 R >> >>"
    return _pdf(
        [_page(5, more=link), _stream(_HEALTHY), file, _stream(b"<xdp>zzscriptzz</xdp>")], root=root
    )


def _with_image(entries: bytes, data: bytes) -> bytes:
    page = _page(5).replace(b"/Font <<", b"/XObject << /I 6 0 R >> /Font <<")
    image = _stream(data, b"/Type /XObject /Subtype /Image " + entries)
    return _pdf([page, _stream(_HEALTHY + b"q 400 0 0 400 72 72 cm /I Do Q"), image])


@recipe("ok", seconds=20)
def an_image_of_thirty_thousand_squared() -> bytes:
    entries = b"/Width 30000 /Height 30000 /BitsPerComponent 1 /ColorSpace /DeviceGray "
    entries += b"/Filter /FlateDecode"
    return _with_image(entries, zlib.compress(bytes(30_000 * 3_750), 9))


@recipe("ok")
def an_image_in_a_damaged_jbig2() -> bytes:
    return _with_image(
        b"/Width 99 /Height 99 /BitsPerComponent 1 /ColorSpace /DeviceGray /Filter /JBIG2Decode",
        b"\x00\x97JB2 broken",
    )


@recipe("ok")
def an_image_in_a_damaged_jpeg_2000() -> bytes:
    return _with_image(
        b"/Width 99 /Height 99 /BitsPerComponent 8 /ColorSpace /DeviceRGB /Filter /JPXDecode",
        b"\x00\x00\x00\x0cjP  \r\n\x87\n broken",
    )


@recipe("ok", "damaged", or_told=(MARK,))
def a_form_that_draws_itself() -> bytes:
    form = _stream(
        b"/X Do",
        b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 6 0 R >> >>",
    )
    page = _page(5).replace(b"/Font <<", b"/XObject << /X 6 0 R >> /Font <<")
    return _pdf([page, _stream(_HEALTHY + b"/X Do"), form])


@recipe("ok", "damaged", or_told=(MARK,))
def arrays_nested_without_end() -> bytes:
    return _pdf([_page(5), _stream(_HEALTHY), b"[" * 100_000 + b"]" * 100_000])


@recipe("ok", "damaged", "empty", "no_text_layer", or_told=(MARK,))
def a_length_that_lies() -> bytes:
    false = b"<< /Length 999999999 >>\nstream\n" + _HEALTHY + b"\nendstream"
    return _pdf([_page(5), false])


@recipe("ok", seconds=20)
def operands_without_end() -> bytes:
    return _pdf([_page(5), _packed(_HEALTHY + b"1 " * 2_000_000 + b"m " + b"q " * 500_000)])


@recipe("no_text_layer", "empty", seconds=20)
def pages_without_any_mark() -> bytes:
    return _pdf([_page(6), _page(6), _stream(b"")])


@recipe("damaged", "empty", "no_text_layer")
def no_page_at_all() -> bytes:
    return _pdf([_stream(b"")])


@recipe("ok", never=("zzinfozz\x1b",))
def facts_with_control_characters() -> bytes:
    info = (
        "/Info << /Title (\\033[31mzzinfozz\\033) /Author (<script>alert\\(1\\)</script>) "
        "/CreationDate (D:99999999999999) >>"
    )
    return _pdf([_page(5), _stream(_HEALTHY)], trailer=info)
