import gzip
import zlib
from random import Random

import pytest

from sayso.intake import Limits, Refused, SourceText, open_all, take
from tests.office_writer import docx, p
from tests.timing import within

SENTENCE = "The strike committee of Port Adel said on Monday that the harbour was closed. "
URL = "https://news.example/{}"


def page(canary: str) -> bytes:
    body = f"<h1>Strike</h1><p>{SENTENCE * 3}{canary}.</p><p>{SENTENCE * 2}</p>"
    return (
        f"<html><head><title>T</title></head><body><article>{body}</article></body></html>".encode()
    )


def answer(
    body: bytes, fields: str = "", *, status: str = "200 OK", media: str = "text/html"
) -> bytes:
    return f"HTTP/1.1 {status}\r\nContent-Type: {media}\r\n{fields}\r\n".encode() + body


def record(
    block: bytes,
    number: int = 0,
    *,
    kind: str = "response",
    length: int | str | None = None,
    fields: str = "",
) -> bytes:
    stated = len(block) if length is None else length
    size = f"Content-Length: {stated}\r\n" if stated != "" else ""
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {URL.format(number)}\r\n"
        f"WARC-Date: 2020-01-01T00:00:00Z\r\n{fields}{size}\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def rows(data: bytes, name: str = "c.warc", **limits: int) -> list[SourceText | Refused]:
    found = list(open_all(take(data, name=name, limits=Limits(**limits))))
    for row in found:
        if isinstance(row, Refused):
            assert row.message.isprintable()
            assert row.message.endswith(".")
    return found


def words(found: list[SourceText | Refused]) -> str:
    return " ".join(row.text for row in found if isinstance(row, SourceText))


def reasons(found: list[SourceText | Refused]) -> dict[str | None, str]:
    return {row.name: row.reason for row in found if isinstance(row, Refused)}


def notes(row: SourceText | Refused) -> list[str]:
    assert isinstance(row, SourceText)
    return [note.kind for note in row.notes]


THREE = [record(answer(page(f"Heron{number}")), number) for number in range(3)]


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"".join(THREE), "c.warc"),
        (b"".join(gzip.compress(one) for one in THREE), "c.warc.gz"),
        (gzip.compress(b"".join(THREE)), "c.warc.gz"),
    ],
)
def test_every_page_is_a_document_named_by_its_address(data, name):
    found = rows(data, name)
    assert [row.name for row in found] == [f"{name} » {URL.format(n)}" for n in range(3)]
    for number, row in enumerate(found):
        assert isinstance(row, SourceText)
        assert f"Heron{number}" in row.text
        assert row.kind == "warc"
        assert row.published is None  # the day of capture is none
        assert row.notes == ()


@pytest.mark.parametrize("length", [99_999_999_999, -5, "", "many", 0, 10, 500, 700])
@pytest.mark.parametrize("is_packed", [False, True])
def test_a_false_length_loses_neither_its_record_nor_the_next(length, is_packed):
    records = [THREE[0], record(answer(page("Heron1")), 1, length=length), THREE[2]]
    found = rows(b"".join(gzip.compress(one) if is_packed else one for one in records))
    assert [f"Heron{number}" in words([row]) for number, row in enumerate(found)] == [True] * 3
    assert [notes(row) for row in found] == [[], ["damaged"], []]


def test_a_false_length_of_what_is_no_page_hides_no_page():
    image = record(answer(b"\x89PNG", media="image/png"), 1, length=99_999_999)
    found = rows(THREE[0] + image + THREE[2])
    assert len(found) == 2
    assert "Heron2" in words(found)


def test_a_page_that_quotes_a_record_stays_whole():
    quoted = page("Heronquoted").replace(
        b"<p>", b"<pre>\r\n\r\nWARC/1.0\r\nWARC-Type: x</pre><p>", 1
    )
    found = rows(record(answer(quoted), 1) + THREE[2])
    assert len(found) == 2
    assert "Heronquoted" in words(found)
    assert [notes(row) for row in found] == [[], []]


def test_an_archive_that_breaks_off_says_so():
    packed = b"".join(gzip.compress(one) for one in THREE)
    found = rows(packed[:-60], "c.warc.gz")
    assert "Heron0" in words(found)
    assert "Heron1" in words(found)
    assert reasons(found)["c.warc.gz"] == "damaged"
    cut = rows(b"".join(THREE)[:-300])
    assert len(cut) == 3
    assert notes(cut[2]) == ["damaged"]


def test_damage_in_one_packed_record_leaves_the_others():
    first, second, third = (gzip.compress(one) for one in THREE)
    broken = bytearray(second)
    broken[len(broken) // 2] ^= 0xFF
    found = rows(first + bytes(broken) + third, "c.warc.gz")
    assert "Heron0" in words(found)
    assert "Heron2" in words(found)
    assert reasons(found)["c.warc.gz"] == "damaged"


def test_junk_between_records_is_passed_over_and_said():
    found = rows(THREE[0] + b"\x00junk\r\n" * 90 + THREE[1])
    assert "Heron0" in words(found)
    assert "Heron1" in words(found)
    assert "damaged" in [*reasons(found).values(), *notes(found[0])]


def chunked(body: bytes) -> bytes:
    pieces = [body[start : start + 90] for start in range(0, len(body), 90)]
    return b"".join(b"%x;a=b\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"


RAW_DEFLATE = zlib.compress(page("Heronpacked"))[2:-4]


@pytest.mark.parametrize(
    ("fields", "body"),
    [
        ("Transfer-Encoding: chunked\r\n", chunked(page("Heronpacked"))),
        ("Transfer-Encoding: chunked\r\n", page("Heronpacked")),
        ("Content-Encoding: gzip\r\n", gzip.compress(page("Heronpacked"))),
        ("Content-Encoding: gzip\r\n", page("Heronpacked")),
        ("Content-Encoding: deflate\r\n", zlib.compress(page("Heronpacked"))),
        ("Content-Encoding: deflate\r\n", RAW_DEFLATE),
        ("Content-Encoding: deflate\r\n", page("Heronpacked")),
        ("Content-Encoding: br\r\n", page("Heronpacked")),
        (
            "Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n",
            chunked(gzip.compress(page("Heronpacked"))),
        ),
    ],
)
def test_chunks_and_packing_are_undone_where_they_are(fields, body):
    [row] = rows(record(answer(body, fields)))
    assert isinstance(row, SourceText)
    assert "Heronpacked" in row.text
    assert row.notes == ()


def test_damaged_chunks_and_packing_are_noted():
    whole = chunked(page("Heronstart").replace(b"<h1>Strike", b"<h1>Heronstart"))
    [row] = rows(record(answer(whole[:-200], "Transfer-Encoding: chunked\r\n")))
    assert notes(row) == ["damaged"]
    packed = bytearray(gzip.compress(page("Heronsum")))
    packed[-6] ^= 1
    [row] = rows(record(answer(bytes(packed), "Content-Encoding: gzip\r\n")))
    assert notes(row) == ["damaged"]
    assert "Heronsum" in words([row])


def test_packing_without_a_reader_and_bombs_are_refused_and_the_next_page_read():
    brotli = record(answer(b"\x1b\x03\x00\xf8\xff", "Content-Encoding: br\r\n"), 7)
    bomb = record(answer(gzip.compress(b"a" * 40_000_000), "Content-Encoding: gzip\r\n"), 8)
    found = rows(brotli + bomb + THREE[0])
    assert reasons(found) == {
        f"c.warc » {URL.format(7)}": "no_reader",
        f"c.warc » {URL.format(8)}": "bomb",
    }
    assert "Heron0" in words(found)


def test_a_bomb_round_the_archive_ends_it_with_what_was_read():
    data = gzip.compress(THREE[0] + record(answer(b"a" * 40_000_000, media="image/png")))
    found = rows(data, "c.warc.gz")
    assert reasons(found)["c.warc.gz"] == "bomb"


def test_what_is_no_document_gives_no_row():
    others = (
        record(b"software: x", kind="warcinfo")
        + record(b"GET / HTTP/1.1\r\n\r\n", kind="request")
        + record(b"", kind="revisit")
        + record(answer(b"gone", status="404 Not Found"))
        + record(answer(b"", "Location: /x\r\n", status="301 Moved"))
        + record(answer(b"x{}", media="text/css"))
        + record(answer(b"\x89PNG", media="image/png"))
    )
    assert len(rows(others + THREE[0])) == 1
    [row] = rows(others)
    assert isinstance(row, Refused)
    assert row.reason == "empty"
    assert "1 image files" in row.message
    assert "2 answers without success" in row.message


def test_resources_conversions_and_office_documents_are_pages():
    plain = "Content-Type: text/plain\r\n"
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    found = rows(
        record(page("Heronresource"), 1, kind="resource", fields="Content-Type: text/html\r\n")
        + record(b"Heronconverted said so.", 2, kind="conversion", fields=plain)
        + record(answer(docx(p("Heronword said so.")), media=word), 3)
    )
    assert reasons(found) == {}
    assert [row.kind for row in found if isinstance(row, SourceText)] == ["warc"] * 3
    assert all(canary in words(found) for canary in ("Heronresource", "Heronconv", "Heronword"))


def test_the_encoding_that_only_the_server_names_is_used():
    media = "text/plain; charset=windows-1251"
    [row] = rows(record(answer("Heron said: Привет, порт закрыт.".encode("cp1251"), media=media)))
    assert "Привет, порт закрыт" in words([row])


def test_a_page_that_was_cut_at_its_capture_says_so():
    [row] = rows(record(answer(page("Heroncut")), fields="WARC-Truncated: length\r\n"))
    assert notes(row) == ["damaged"]


def test_an_empty_page_has_its_row():
    found = rows(record(answer(b""), 9) + b"".join(THREE))
    assert reasons(found) == {f"c.warc » {URL.format(9)}": "empty"}
    assert len(found) == 4


def test_pages_are_rows_and_no_members_so_that_none_is_one_too_many():
    pages = b"".join(record(answer(page(f"Heron{n}")), n) for n in range(60))
    found = rows(pages, archive_members=2)
    assert reasons(found) == {}
    assert len(found) == 60


def test_a_packed_archive_may_unpack_to_any_size_as_long_as_its_records_do_not():
    def packed(size: int, number: int) -> bytes:
        noise = Random(number).randbytes(size).hex()
        return gzip.compress(record(answer(page(f"Heron{number} {noise}")), number))

    pages = b"".join(packed(250_000, number) for number in range(9))
    found = rows(pages, inflated_bytes=3_000_000)
    assert (len(found), reasons(found)) == (9, {})
    assert "bomb" in reasons(rows(pages + packed(2_000_000, 9), inflated_bytes=3_000_000)).values()


@pytest.mark.parametrize(
    "data",
    [
        b"WARC/1.0\r\n" * 100_000,
        b"WARC/1.0\r\n\r\n" * 50_000,
        b"WARC/1.0\r\nContent-Length: 9999999\r\n\r\n" * 20_000,
        b"WARC/1.0\r\n" + b"a: b\r\n" * 200_000,
        b"WARC/1.0\r\n" + b"WARC/1." * 200_000,
        record(answer(b"1\r\na\r\n" * 200_000, "Transfer-Encoding: chunked\r\n")),
    ],
)
def test_nonsense_takes_linear_time(data):
    found = within(8, lambda: rows(data + b"\r\n\r\n" + THREE[0]))
    assert found
    assert "Heron0" in words(found) or "damaged" in reasons(found).values()
