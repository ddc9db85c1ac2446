"""What is attached to a message, and what lies within it."""

import base64

import pytest

from sayso.intake import Refused, SourceText, open_source
from tests.mail_writer import (
    HEAD,
    OTHER,
    WORDS,
    attachment,
    mail,
    many,
    multipart,
    part,
    rows,
    told,
    value,
)


def test_attachments_follow_in_order_and_are_opened_by_their_bytes():
    page = f"<html><body><article><h1>News</h1><p>{OTHER} {OTHER}</p></article></body></html>"
    packed = base64.encodebytes(page.encode()).decode()
    more = 'Content-Transfer-Encoding: base64\nContent-Disposition: attachment; filename="b.bin"\n'
    found = rows(
        many(part(WORDS), attachment("a.txt"), part(packed, "application/octet-stream", more))
    )
    assert [row.name for row in found] == [
        "letter.eml",
        "letter.eml » a.txt",
        "letter.eml » b.bin",
    ]
    assert [row.kind for row in found if isinstance(row, SourceText)] == ["eml", "text", "html"]
    assert all("Vandermoor" in row.text for row in found[1:] if isinstance(row, SourceText))


def test_a_single_reading_gives_the_body_and_says_what_was_left():
    source = open_source(many(part(WORDS), attachment("a.txt"), attachment("b.txt")))
    assert source.text.strip() == WORDS
    assert "2 attachments were not read" in told(source)


def test_an_attached_text_is_decoded_as_the_message_states():
    data = many(
        part(WORDS), attachment("a.txt", "@ lies on the river.", "text/plain; charset=latin2")
    )
    found = rows(data.replace(b"@", "Łódź".encode("latin2")))
    assert isinstance(found[1], SourceText)
    assert found[1].text.strip() == "Łódź lies on the river."


@pytest.mark.parametrize(
    ("stated", "name"),
    [
        ("../../etc/passwd", "passwd"),
        ("/etc/out.txt", "out.txt"),
        (r"C:\\Users\\ana\\out.txt", "out.txt"),
        ("..", "part 1.txt"),
        ("a\x1b[31m\x00.txt", "a[31m.txt"),
        ("=?utf-8?q?na=C3=AFve.txt?=", "naïve.txt"),
        ("x" * 4000 + ".txt", "x" * 150 + "….txt"),
    ],
)
def test_names_of_attachments_are_no_paths(stated, name):
    found = rows(many(part(WORDS), attachment(stated)))
    assert found[1].name == f"letter.eml » {name}"


def test_extended_and_parted_names_are_put_together():
    more = (
        "Content-Disposition: attachment; filename*0*=utf-8''r%C3%A9; filename*1*=sum%C3%A9;\n"
        " filename*2=.txt\n"
    )
    found = rows(many(part(WORDS), part(OTHER, more=more)))
    assert found[1].name == "letter.eml » résumé.txt"


def test_the_same_name_twice_is_told_apart():
    found = rows(many(part(WORDS), attachment("a.txt"), attachment("a.txt")))
    assert [row.name for row in found][1:] == ["letter.eml » a.txt", "letter.eml » a.txt (2)"]


def test_a_message_within_the_message_is_read_with_its_own_facts_and_attachments():
    inner = HEAD.replace("The ferry is gone", "An older letter")
    inner += multipart(
        part(OTHER), attachment("deep.txt", "Deep in it lies Ostrelle."), boundary="i"
    )
    found = rows(many(part(WORDS), part(inner, "message/rfc822")))
    assert [row.name for row in found] == [
        "letter.eml",
        "letter.eml » part 1.eml",
        "letter.eml » part 1.eml » deep.txt",
    ]
    assert isinstance(found[1], SourceText)
    assert found[1].kind == "eml"
    assert value(found[1].title) == "An older letter"


def test_messages_within_messages_end_at_the_limit_with_a_row():
    inner = mail(OTHER).decode()
    for _ in range(30):
        inner = HEAD + multipart(
            part(WORDS), part(inner, "message/rfc822"), boundary=f"b{len(inner)}"
        )
    found = rows(inner.encode(), mail_depth=6)
    assert {row.reason for row in found if isinstance(row, Refused)} == {"depth"}
    assert sum(isinstance(row, SourceText) for row in found) in {3, 4}


def test_inline_images_of_html_are_counted_and_are_no_documents():
    image = part(
        base64.encodebytes(b"\x89PNG\r\n\x1a\n" + bytes(40)).decode(),
        "image/png",
        "Content-Transfer-Encoding: base64\nContent-ID: <logo>\n",
    )
    html = part(f'<p>{WORDS}</p><img src="cid:logo">', "text/html")
    found = rows(many(html, image, image, kind="related"))
    assert len(found) == 1
    assert isinstance(found[0], SourceText)
    assert "2 inline images" in told(found[0])


def test_a_picture_is_the_message_where_there_are_no_words():
    image = part("aGVsbG8=", "image/png", "Content-Transfer-Encoding: base64\nContent-ID: <a>\n")
    found = rows(many(part("<img src='cid:a'>", "text/html"), image, kind="related"))
    assert [row.name for row in found] == ["letter.eml", "letter.eml » part 1.png"]
    assert isinstance(found[0], Refused)
    assert found[0].reason == "empty"
    assert "The ferry is gone" in found[0].message


def test_parts_made_for_programs_are_passed_over_and_told():
    signature = attachment("signature.asc", "x", "application/pgp-signature")
    signed = many(part(WORDS), signature, part("y", "text/calendar"))
    found = rows(signed)
    assert len(found) == 1
    assert isinstance(found[0], SourceText)
    assert "1 calendar entry, 1 signature" in told(found[0])
    (invitation,) = rows(mail("x", kind="text/calendar"))
    assert isinstance(invitation, Refused)
    assert "has 1 calendar entry and no words" in invitation.message


@pytest.mark.parametrize(
    ("sealed", "reason", "words"),
    [
        (part("eJ8+Ig==", "application/ms-tnef", "Content-Transfer-Encoding: base64\n"),
         "no_reader", "Outlook"),
        (part("AAAA", "application/pkcs7-mime; smime-type=signed-data"), "no_reader", "S/MIME"),
        (part("AAAA", "application/pkcs7-mime; smime-type=enveloped-data"), "encrypted", "keys"),
        (part("x", "message/external-body; access-type=URL; URL=http://192.0.2.1/"),
         "no_reader", "nothing is fetched"),
        (part("x", "message/partial; id=a; number=1"), "no_reader", "one piece"),
    ],
)  # fmt: skip
def test_what_cannot_be_opened_has_a_row_that_says_why(sealed, reason, words):
    found = rows(many(part(WORDS), sealed))
    assert isinstance(found[0], SourceText)
    assert isinstance(found[1], Refused)
    assert found[1].reason == reason
    assert words in found[1].message
    assert found[1].message.endswith(".")


@pytest.mark.parametrize(
    "data",
    [
        mail("AAAA", kind="application/pkcs7-mime; smime-type=enveloped-data"),
        many(part("Version: 1", "application/pgp-encrypted"), part("x"), kind="encrypted"),
        mail("-----BEGIN PGP MESSAGE-----\n\nhQEMA\n-----END PGP MESSAGE-----"),
    ],
)
def test_an_encrypted_message_says_so(data):
    found = rows(data)
    assert [row.reason for row in found if isinstance(row, Refused)] == ["encrypted"]
    assert len(found) == 1


def test_a_page_that_a_browser_saved_is_read_as_a_page():
    page = f"<html><body><nav>Menu</nav><article><p>{WORDS}</p><p>Zoë: {OTHER}</p></article>"
    packed = base64.encodebytes(page.encode("cp1252")).decode()
    more = "Content-Transfer-Encoding: base64\nContent-Location: https://post.example/a\n"
    parts = multipart(part(packed, "text/html; charset=windows-1252", more), part("x", "text/css"))
    saved = (
        "From: <Saved by Blink>\nSnapshot-Content-Location: https://post.example/a\n"
        "Subject: The ferry is gone\nDate: Tue, 5 Mar 2030 14:03:00 -0000\nMIME-Version: 1.0\n"
        f"{parts}"
    )
    (source,) = rows(saved.replace("multipart/mixed", "multipart/related").encode(), name="a.mhtml")
    assert isinstance(source, SourceText)
    assert (source.kind, source.name) == ("html", "a.mhtml")
    assert f"Zoë: {OTHER}" in source.text
    assert "Menu" not in source.text
    assert value(source.title) == "The ferry is gone"
    assert (source.author, source.published) == (None, None)
