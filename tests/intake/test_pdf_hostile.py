"""PDFs made to do harm: they are read, cut or refused in time that grows with their size."""

from collections.abc import Callable

import pytest

from sayso.errors import InputError
from sayso.intake import open_source, pdf_glyphs
from sayso.intake.limits import Limits
from sayso.intake.source_text import SourceText
from tests.pdf_writer import assemble, stream
from tests.timing import assert_growth

SEEN = "The ferry left the quay before dawn with nobody on board."
FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
ROWS = b"".join(
    b"BT /F1 10 Tf 72 %d Td (%s) Tj ET\n" % (700 - 14 * i, SEEN.encode()) for i in range(4)
)


def pdf(
    *contents: bytes, box: str = "0 0 612 792", font: bytes = FONT, more: tuple[bytes, ...] = ()
) -> bytes:
    """Pages with these content streams; `more` are further objects, from 4 + 2 * pages on."""
    pages = [
        f"<< /Type /Page /Parent 2 0 R /MediaBox [{box}] /Resources << /Font << /F1 3 0 R >> >> "
        f"/Contents {5 + 2 * i} 0 R >>".encode()
        for i in range(len(contents))
    ]
    kids = " ".join(f"{4 + 2 * i} 0 R" for i in range(len(contents)))
    tree = f"<< /Type /Pages /Kids [{kids}] /Count {len(contents)} >>".encode()
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", tree, font]
    for page, content in zip(pages, contents, strict=True):
        objects += [page, stream(content)]
    return assemble([*objects, *more])


def tiny_columns(count: int) -> bytes:
    """So many words of two letters, 90 in a row, each an object of its own."""
    return pdf(
        b"".join(
            b"BT /F1 4 Tf %d %d Td (ab) Tj ET\n" % (20 + 6 * (i % 90), 20 + i // 90)
            for i in range(count)
        ),
        box="0 0 612 2000",
    )


def piled(count: int) -> bytes:
    """So many letters at one point."""
    return pdf(
        ROWS + b"BT /F1 10 Tf 0 Tz 72 300 Td " + b"(abcdefghij) Tj " * (count // 10) + b"ET\n"
    )


def one_row(count: int) -> bytes:
    """So many words in one row that no page is wide enough for."""
    return pdf(b"BT /F1 10 Tf 1 Tz 10 300 Td " + b"(ab ab ab ab ab ) Tj " * (count // 5) + b"ET\n")


def panels(count: int) -> bytes:
    """So many rectangles behind a few lines."""
    return pdf(
        b"0.9 g\n"
        + b"".join(b"%d %d 300 90 re f\n" % (i % 90, i % 500) for i in range(count))
        + b"0 g\n"
        + ROWS
    )


def raised(count: int) -> bytes:
    """So many small letters above and below the lines."""
    return pdf(
        ROWS
        + b"".join(
            b"BT /F1 5 Tf %d %d Td (1) Tj ET\n" % (72 + i % 97 * 5, 100 + i // 97 * 2)
            for i in range(count)
        )
    )


def bands(count: int) -> bytes:
    """Two columns in which lines across both recur without end."""
    lines = []
    for i in range(count):
        y = 3 * (count - i)
        if i % 5:
            lines.append(b"BT /F1 3 Tf 20 %d Td (words of a left column,) Tj ET\n" % y)
            lines.append(b"BT /F1 3 Tf 220 %d Td (and words of a right one) Tj ET\n" % y)
        else:
            lines.append(b"BT /F1 3 Tf 20 %d Td (%s) Tj ET\n" % (y, b"across them all " * 20))
    return pdf(b"".join(lines), box=f"0 0 450 {3 * count + 9}")


@pytest.mark.parametrize(
    ("make", "count"),
    [
        (tiny_columns, 1500),  # from 4,000 objects on, the square of pdfium's own work shows
        (piled, 40_000),
        (one_row, 4000),
        (panels, 4000),
        (raised, 2000),
        (bands, 300),
    ],
)
def test_time_grows_with_the_size(make: Callable[[int], bytes], count: int):
    open_source(pdf(ROWS))
    small, large = make(count), make(2 * count)
    assert_growth(lambda: open_source(small), lambda: open_source(large), factor=3)


def test_letters_beyond_the_limit_of_a_page_are_told(monkeypatch):
    monkeypatch.setattr(pdf_glyphs, "MAX_CHARACTERS", len(SEEN) + 2)
    source = open_source(pdf(ROWS))
    assert source.text.split("\n")[0] == SEEN
    assert [note.message for note in source.notes] == [
        "Page 1 holds too many characters; its last ones were not read."
    ]


def test_pages_beyond_the_limit_are_told():
    source = open_source(pdf(*[ROWS] * 5), limits=Limits(pages=3))
    assert len(source.pages) == 3
    assert [note.message for note in source.notes] == ["The last 2 pages, beyond 3, were not read."]


def test_text_beyond_the_limit_is_told():
    source = open_source(pdf(*[ROWS] * 5), limits=Limits(text_characters=300))
    assert len(source.pages) == 2
    assert "The last 3 pages, beyond 2, were not read." in {note.message for note in source.notes}


def test_pages_that_are_claimed_and_not_there_are_told_at_once():
    data = pdf(ROWS).replace(b"/Count 1 ", b"/Count 900")
    source = open_source(data)
    assert SEEN in source.text
    assert [note.message for note in source.notes] == [
        "Each of pages 2 to 900 is damaged and was not read."
    ]


@pytest.mark.parametrize("box", ["0 0 0 0", "612 792 0 0", "0 0 14400 14400", "0 0 1e38 -1e38"])
def test_pages_of_odd_measure_are_read(box):
    source = open_source(pdf(ROWS, box=box))
    assert source.text.count(SEEN) == 4


def test_a_page_tree_in_a_circle_ends():
    data = pdf(ROWS).replace(b"/Kids [4 0 R]", b"/Kids [2 0 R]")
    with pytest.raises(InputError) as caught:
        open_source(data)
    assert caught.value.reason == "damaged"


def test_a_directory_that_precedes_itself_ends():
    data = pdf(ROWS)
    start = data.rindex(b"startxref") + 10
    own = data[start : data.index(b"\n", start)]
    looped = data.replace(b"/Root 1 0 R", b"/Root 1 0 R /Prev " + own)
    assert SEEN in open_source(looped).text


def test_actions_scripts_and_files_are_not_looked_at():
    root = (
        b"<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (app.alert(1)) >> "
        b"/AA << /WC << /S /Launch /F (/bin/sh) >> >> "
        b"/Names << /EmbeddedFiles << /Names [(a.exe) 6 0 R] >> >> >>"
    )
    data = pdf(ROWS, more=(b"<< /Type /Filespec /F (../../a.exe) >>",))
    source = open_source(data.replace(b"<< /Type /Catalog /Pages 2 0 R >>", root))
    assert source.text.split("\n") == [SEEN] * 4


def mapped_to(first: int) -> bytes:
    """A font whose letters mean the characters from `first` on, and lines set in it."""
    rows = b"\n".join(b"<%02X> <%04X>" % (n, first + n) for n in range(32, 127))
    table = (
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n1 begincodespacerange\n"
        b"<00> <FF>\nendcodespacerange\n95 beginbfchar\n" + rows + b"\nendbfchar\nendcmap end end"
    )
    font = FONT.replace(b">>", b"/ToUnicode 6 0 R >>")
    return pdf(ROWS, font=font, more=(stream(table),))


def test_letters_without_a_meaning_are_no_text(monkeypatch):
    monkeypatch.setenv("PATH", "")
    with pytest.raises(InputError) as caught:
        open_source(mapped_to(0xE000))
    assert caught.value.reason == "no_text_layer"
    assert "its characters have no meaning" in str(caught.value)


def test_one_page_without_a_meaning_is_left_out_and_told(monkeypatch):
    monkeypatch.setenv("PATH", "")
    data = mapped_to(0xE000)
    source = _with_second_page(data)
    assert source.text.split("\n") == [SEEN] * 4
    (note,) = source.notes
    assert note.kind == "page_unread"
    assert note.message.startswith("Page 2 has a text layer whose characters have no meaning")


def _with_second_page(private: bytes) -> SourceText:
    """Open a page in a plain font and one in the font of `private`."""
    start = private.index(b"/CIDInit")
    table = private[start : private.index(b"end end", start) + 7]
    plain, odd = FONT, FONT.replace(b">>", b"/ToUnicode 8 0 R >>")
    page = (
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 7 0 R "
        "/Resources << /Font << /F1 {} 0 R >> >> >>"
    )
    return open_source(
        assemble(
            [
                b"<< /Type /Catalog /Pages 2 0 R >>",
                b"<< /Type /Pages /Kids [5 0 R 6 0 R] /Count 2 >>",
                plain,
                odd,
                page.format(3).encode(),
                page.format(4).encode(),
                stream(ROWS),
                stream(table),
            ]
        )
    )
