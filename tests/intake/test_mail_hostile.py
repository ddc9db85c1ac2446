"""What mail programs and strangers do wrong, and what is mail and what is not."""

import base64
from collections.abc import Callable

import pytest

from sayso.intake import Refused, SourceText, open_source, take
from tests.mail_writer import (
    HEAD,
    OTHER,
    WORDS,
    attachment,
    body,
    mail,
    many,
    multipart,
    part,
    rows,
    told,
    value,
)
from tests.timing import assert_growth, within

# --- what mail programs and strangers do wrong ----------------------------------------------------


def test_a_boundary_may_begin_another():
    inner = multipart(
        part(WORDS), part(f"<p>{WORDS}</p>", "text/html"), kind="alternative", boundary="bb"
    )
    source = body(many(inner, part(OTHER)))
    assert "Ostrelle" in source.text
    assert "Vandermoor" in source.text


@pytest.mark.parametrize(
    "head",
    ["multipart/mixed", 'multipart/mixed; boundary="nowhere"', 'multipart/mixed; boundary=""'],
)
def test_parts_are_found_where_the_stated_boundary_is_wrong(head):
    text = f"--b\n{part(WORDS)}--b\n{attachment('a.txt')}--b--\n"
    found = rows(f"{HEAD}Content-Type: {head}\n\n{text}".encode())
    assert [row.name for row in found] == ["letter.eml", "letter.eml » a.txt"]
    assert isinstance(found[0], SourceText)
    assert "no boundary" in told(found[0])


def test_a_multipart_without_any_boundary_is_read_as_text():
    source = body(f"{HEAD}Content-Type: multipart/mixed\n\n{WORDS}\n".encode())
    assert source.text.strip() == WORDS
    assert [note.kind for note in source.notes] == ["damaged"]


def test_parts_behind_the_closing_boundary_are_read():
    data = many(part(WORDS)) + b"--b\n" + attachment("late.txt").encode() + b"--b--\n"
    assert [row.name for row in rows(data)] == ["letter.eml", "letter.eml » late.txt"]


def test_words_behind_the_last_part_are_told():
    assert "behind its last part" in told(body(many(part(WORDS)) + b"Vandermoor\n"))
    assert not body(many(part(WORDS)) + b" \n\n").notes


def test_base64_that_is_garbage_is_damaged():
    garbage = base64.encodebytes(bytes(range(128, 256)) * 9 + bytes(200)).decode()
    found = rows(mail(garbage, more="Content-Transfer-Encoding: base64\n"))
    assert [row.reason for row in found if isinstance(row, Refused)] == ["damaged"]


def test_a_message_without_words_has_a_row_that_names_its_subject():
    found = rows(mail(""))
    assert [row.reason for row in found if isinstance(row, Refused)] == ["empty"]
    assert "The ferry is gone" in str(found[0])


@pytest.mark.parametrize(
    "hostile",
    [
        "Subject: " + "\n ".join(["=?utf-8?B?R3Vucw==?="] * 70_000),
        "Subject: " + "=?a?q?" * 100_000,
        "From: " + "(" * 50_000,
        "From: " + '"\\' * 50_000,
        "From: " + "<" * 50_000 + "," * 50_000,
        "Subject: " + "\n " * 200_000,
        "Subject: a" + " " * 60_000 + "b",
        "From: a" + " " * 60_000 + "b;" * 60_000,
        "X: y\n" * 100_000 + "Subject: x",
        "Content-Type: text/plain" + "".join(f"; a*{n}*=utf-8''%20" for n in range(50_000)),
        "Content-Type: text/plain; a=" + '"\\' * 50_000,
        "Content-Type: text/plain; " + "a" * 100_000 + "=" * 100_000,
        "Date: " + "1 " * 100_000,
        "X" * 1_000_000,
    ],
)
def test_hostile_headers_are_harmless(hostile):
    message = f"From: a@b.c\nMessage-ID: <1@x>\n{hostile}\n\n{WORDS}\n".encode()
    found = within(4, lambda: rows(message))
    assert "Ostrelle" in "".join(row.text for row in found if isinstance(row, SourceText))


def test_a_cut_header_is_told():
    source = body(mail(head=HEAD + "X-Long: " + "x" * 70_000 + "\n"))
    assert "mail_header_bytes" in told(source)


def test_ten_thousand_attachments_are_read_up_to_the_limit_and_the_rest_refused():
    files = [attachment(f"{n}.txt", f"Guns {n} fell silent.") for n in range(10_000)]
    found = within(10, lambda: rows(many(part(WORDS), *files), mail_parts=100))
    assert len(found) == 10_001
    assert sum(isinstance(row, SourceText) for row in found) == 99  # the message is a part itself
    assert {row.reason for row in found if isinstance(row, Refused)} == {"members"}
    assert found[-1].name == "letter.eml » 9999.txt"


def test_more_parts_than_rows_are_counted_in_one():
    files = [attachment(f"{n}.txt") for n in range(50)]
    found = rows(many(part(WORDS), *files), mail_parts=11, archive_members=10)
    assert len(found) == 1 + 9 + 10 + 1
    assert found[-1].name == "letter.eml » 31 more parts"


def test_three_thousand_parts_within_parts_end_at_the_limit():
    opened = "".join(
        f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n' for n in range(3000)
    )
    found = rows(f"{HEAD}{opened}{part(WORDS)}".encode())
    assert {row.reason for row in found if isinstance(row, Refused)} == {"depth"}
    assert len(found) >= 1


def test_time_grows_with_the_size_of_a_message_and_not_faster():
    def reading(size: int) -> Callable[[], object]:
        data = many(part(WORDS), *["--b\n-- b\n--bb\n" * 50 + part(OTHER)] * size, boundary="b")
        return lambda: rows(data, mail_parts=10**6, archive_members=10**6)

    assert_growth(reading(100), reading(400), factor=10)


# --- what is mail and what is not -----------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        f"The letter began so:\n\nFrom: Ana Moss\nTo: all\nMessage-ID: <1@x>\n\n{WORDS}",
        f"From: the mayor\nTo: the council\nDate: 5 March\nSubject: Boats\n\n{WORDS}",
        f"{WORDS}\nFrom: a@b.c\nReceived: yes\n",
        f"From the quay nothing was seen.\nReceived: nothing.\n\n{WORDS}",
    ],
)
def test_prose_that_mentions_headers_is_text(text):
    assert open_source(text.encode()).kind == "text"


def test_a_page_that_mentions_headers_is_html():
    headers = "<pre>From: a@b.c\nReceived: x\n</pre>"
    page = f"<html><body><article>{headers}<p>{WORDS} {WORDS}</p></article>"
    assert open_source(page.encode()).kind == "html"


def test_mail_whose_body_is_html_is_mail():
    assert open_source(mail(f"<!doctype html><html><p>{WORDS}", kind="text/html")).kind == "eml"


@pytest.mark.parametrize(
    "data",
    [
        b"\xef\xbb\xbf" + mail(),
        b"\r\n\n" + mail(),
        mail().decode().encode("utf-16"),
        b"%d      \n%s<?xml version='1.0'?><plist>zz</plist>\n" % (len(mail()), mail()),
    ],
)
def test_what_stands_before_the_header_spoils_nothing(data):
    source = open_source(data)
    assert (source.kind, source.text.strip(), value(source.author)) == ("eml", WORDS, "Ana Moss")
    assert source.digest == take(data).digest


def test_a_message_with_nothing_but_its_type_is_mail():
    data = f"MIME-Version: 1.0\nContent-Type: text/plain\n\n{WORDS}".encode()
    assert open_source(data).kind == "eml"


def test_mail_without_transport_headers_is_known_by_address_and_date():
    data = (
        "From: Ana <ana@x.example>\nDate: Tue, 5 Mar 2024 14:03:00 +0200\nSubject: Boats\n\n"
        + WORDS
    )
    assert open_source(data.encode()).kind == "eml"
    assert open_source(data.replace("\n", "\r\n").encode()).kind == "eml"
