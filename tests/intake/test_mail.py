"""The facts of a message and its body."""

import base64

import pytest

from sayso.intake import SourceText, open_source, take
from sayso.repair import repair_source
from tests.mail_writer import (
    HEAD,
    OTHER,
    WORDS,
    attachment,
    body,
    mail,
    many,
    part,
    rows,
    told,
    value,
)

# --- facts ----------------------------------------------------------------------------------------


def test_subject_sender_and_date_are_the_facts_of_a_message():
    source = open_source(mail(), name="letter.eml")
    assert (source.kind, source.name, source.text.strip()) == ("eml", "letter.eml", WORDS)
    assert value(source.title) == "The ferry is gone"
    assert value(source.author) == "Ana Moss"
    assert value(source.published) == "2024-03-05T14:03:00+02:00"
    assert {fact.from_ for fact in (source.title, source.author) if fact} == {"metadata"}


def test_the_digest_is_of_the_whole_message():
    assert open_source(mail()).digest == take(mail()).digest


@pytest.mark.parametrize(
    ("subject", "title"),
    [
        ("=?utf-8?B?SGFmZW4g4oCT?= =?utf-8?Q?_noch_einmal?=", "Hafen – noch einmal"),
        ("=?iso-8859-1?q?Caf=E9?= is shut", "Café is shut"),
        ("=?utf-8?B?4oA=?= =?utf-8?B?kw==?=", "–"),  # a character cut in two
        ("=?iso-2022-jp?B?GyRCOUEbKEI=?=", "港"),
        ("=?x-none?q?plain_words?=", "plain words"),
        ("folded\n words\n  here", "folded words here"),
        ("=?utf-8?B?broken", "=?utf-8?B?broken"),
        ("red \x1b[31m and a bell\x07", "red [31m and a bell"),
    ],
)
def test_subjects_are_decoded(subject, title):
    assert value(body(mail(head=HEAD.replace("The ferry is gone", subject))).title) == title


def test_a_subject_in_raw_bytes_is_decoded():
    data = mail().replace(b"The ferry is gone", "Die Fähre ist fort".encode("cp1252"))
    assert value(body(data).title) == "Die Fähre ist fort"


@pytest.mark.parametrize(
    ("sender", "author"),
    [
        ("Ana Moss <ana@courier.example>", "Ana Moss"),
        ('"Moss, Ana" <ana@courier.example>', "Moss, Ana"),
        ("ana@courier.example (Ana Moss)", "Ana Moss"),
        ("<ana@courier.example>", "ana@courier.example"),
        ("=?utf-8?q?Zo=C3=AB_Moss=2C_MP?= <z@x.example>", "Zoë Moss, MP"),
        ("Ana Moss <a@x>, Bert Olm <b@x>", "Ana Moss, Bert Olm"),
        ("", None),
    ],
)
def test_the_author_is_the_name_of_the_sender(sender, author):
    head = HEAD.replace('"Ana Moss" <ana@courier.example>', sender)
    assert value(body(mail(head=head)).author) == author


@pytest.mark.parametrize(
    ("date", "published"),
    [
        ("5 Mar 24 14:03 EST", "2024-03-05T14:03:00-05:00"),
        ("Tue Mar  5 14:03:00 2024", "2024-03-05T14:03:00"),
        ("Tue, 05 Mar 2024 14:03:00 GMT", "2024-03-05T14:03:00+00:00"),
        ("Sat, 31 Feb 2024 10:00:00 +0000", None),
        ("Tue, 5 Mar 2024 25:61:00 +0200", None),
        ("yesterday", None),
    ],
)
def test_the_date_keeps_its_offset_and_an_impossible_one_stays_missing(date, published):
    head = HEAD.replace("Tue, 5 Mar 2024 14:03:00 +0200 (EET)", date)
    assert value(body(mail(head=head)).published) == published


# --- bodies ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["base64", "quoted-printable"])
def test_transfer_encodings_are_undone(encoding):
    words = f"“{WORDS}” – Zoë"
    data = base64.encodebytes(words.encode()).decode()
    if encoding == "quoted-printable":
        data = "".join(f"={byte:02X}" for byte in words.encode())
    more = f"Content-Transfer-Encoding: {encoding}\n"
    assert body(mail(data, more=more)).text.strip() == words


def test_text_in_an_old_encoding_is_decoded_as_stated():
    data = mail("@", kind="text/plain; charset=iso-8859-2").replace(b"@", "Łódź".encode("latin2"))
    assert body(data).text.strip() == "Łódź"


def test_an_encoding_that_looks_like_ascii_is_decoded_as_stated():
    words = "港のストライキは三週目に入りました。"
    data = mail("@", kind="text/plain; charset=ISO-2022-JP")
    assert body(data.replace(b"@", words.encode("iso2022_jp"))).text.strip() == words


def test_an_unknown_charset_is_read_and_told():
    source = body(mail(f"Zoë: {WORDS}", kind="text/plain; charset=x-unknown"))
    assert source.text.startswith("Zoë")
    assert "'x-unknown'" in told(source)


def test_the_plain_form_of_an_alternative_is_read_once():
    html = part(f"<p>{WORDS}</p>", "text/html")
    found = rows(many(part(WORDS), html, kind="alternative"))
    assert [row.text.strip() for row in found if isinstance(row, SourceText)] == [WORDS]


def test_html_is_read_where_the_plain_form_is_a_stub():
    html = part(f"<p>{WORDS}</p><p>{OTHER}</p>", "text/html")
    source = body(many(part("Use a program that shows HTML."), html, kind="alternative"))
    assert source.kind == "eml"
    assert [block.kind for block in source.blocks] == ["paragraph", "paragraph"]
    assert source.text == f"{WORDS}\n\n{OTHER}"


def test_two_sentences_of_html_are_a_message():
    source = body(mail("<div>The gate is shut.</div><div>Vandermoor left.</div>", kind="text/html"))
    assert source.text == "The gate is shut.\n\nVandermoor left."
    assert source.title


def test_hidden_text_of_html_is_left_out_and_told():
    html = f'<div style="display: none">zzhiddenzz</div><p>{WORDS}</p><p hidden>zzhiddenzz<p>End.'
    source = body(mail(html, kind="text/html"))
    assert source.text == f"{WORDS}\n\nEnd."
    assert [(note.kind, note.message[:13]) for note in source.notes] == [
        ("hidden_text", "20 characters")
    ]


def test_a_comment_in_a_type_and_a_name_of_the_whole_spoil_nothing():
    kind = 'Text/Plain (as it is); charset="utf-8"; name=letter.txt'
    assert body(mail(kind=kind)).text.strip() == WORDS
    (_, inner) = rows(many(part("x"), part(mail(kind=kind).decode(), "message/rfc822")))
    assert isinstance(inner, SourceText)
    assert inner.text.strip() == WORDS


def test_every_text_that_is_shown_belongs_to_the_body():
    found = rows(many(part(WORDS), attachment("a.txt"), part("A footer of the list.")))
    assert isinstance(found[0], SourceText)
    assert WORDS in found[0].text
    assert found[0].text.rstrip().endswith("A footer of the list.")
    assert [row.name for row in found] == ["letter.eml", "letter.eml » a.txt"]


def test_quoted_lines_become_block_quotations_without_their_marks():
    text = (
        "On Monday, Bert Olm wrote:\n> The ministry denied that its guards had fired on the\n"
        "> crew, and promised an inquiry by the end of May, which\n> nobody believes.\n>\n"
        ">> Older words.\n>> They are older.\n\nI think that they are wrong.\n"
    )
    source = body(mail(text))
    assert "> The ministry" in source.text  # the original is as it came
    repaired = repair_source(source, "auto")
    blocks = [(block.kind, repaired.text[slice(*block.span)]) for block in repaired.blocks]
    quoted = (
        "The ministry denied that its guards had fired on the crew, and promised an inquiry by "
        "the end of May, which nobody believes."
    )
    assert ("blockquote", quoted) in blocks
    assert ("blockquote", "They are older.") in blocks
    assert blocks[0] == ("paragraph", "On Monday, Bert Olm wrote:")
    assert blocks[-1] == ("paragraph", "I think that they are wrong.")
    assert ">" not in repaired.text


def test_a_lone_line_that_begins_with_more_than_is_no_quotation():
    source = body(mail("We counted:\n>50 boats left the harbour that day.\n"))
    assert not source.blocks
    assert not source.drops


def test_a_signature_and_a_forwarded_message_are_kept():
    text = f"{WORDS}\n\n-----Original Message-----\nFrom: Bert Olm\n\n{OTHER}\n-- \nAna Moss"
    assert body(mail(text)).text.strip() == text
