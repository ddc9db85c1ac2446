import base64
import time

import pytest

from sayso.intake import Limits, Refused, SourceText, open_all, open_source, take
from sayso.repair import repair_source

WORDS = (
    "The harbour office at Port Ansel said on Monday that the ferry Ostrelle had left the quay "
    "before dawn. Nobody was on board, a spokesman told reporters."
)
OTHER = "The ministry in Belmarra denied that its guards had fired on the crew of the Vandermoor."
HEAD = (
    'From: "Ana Moss" <ana@courier.example>\nTo: desk@ansel.example\nSubject: The ferry is gone\n'
    "Date: Tue, 5 Mar 2024 14:03:00 +0200 (EET)\nMessage-ID: <1@courier.example>\n"
)


def mail(body=WORDS, head=HEAD, kind="text/plain; charset=utf-8", more="") -> bytes:
    return f"{head}MIME-Version: 1.0\nContent-Type: {kind}\n{more}\n{body}\n".encode()


def part(body, kind="text/plain; charset=utf-8", more="") -> str:
    return f"Content-Type: {kind}\n{more}\n{body}\n"


def attachment(name, body=OTHER, kind="text/plain") -> str:
    return part(body, kind, f'Content-Disposition: attachment; filename="{name}"\n')


def multipart(*parts, kind="mixed", boundary="b") -> str:
    body = "".join(f"--{boundary}\n{each}" for each in parts)
    return f'Content-Type: multipart/{kind}; boundary="{boundary}"\n\n{body}--{boundary}--\n'


def many(*parts, kind="mixed", boundary="b") -> bytes:
    return (HEAD + multipart(*parts, kind=kind, boundary=boundary)).encode()


def rows(data, name="letter.eml", **limits):
    return list(open_all(take(data, name=name, limits=Limits(**limits))))


def body(data, **limits) -> SourceText:
    first = rows(data, **limits)[0]
    assert isinstance(first, SourceText), first
    return first


def value(fact) -> str | None:
    return fact.value if fact else None


def told(source) -> str:
    return " ".join(note.message for note in source.notes)


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


# --- attachments ----------------------------------------------------------------------------------


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
    start = time.process_time()
    found = rows(f"From: a@b.c\nMessage-ID: <1@x>\n{hostile}\n\n{WORDS}\n".encode())
    assert time.process_time() - start < 1
    assert "Ostrelle" in "".join(row.text for row in found if isinstance(row, SourceText))


def test_a_cut_header_is_told():
    source = body(mail(head=HEAD + "X-Long: " + "x" * 70_000 + "\n"))
    assert "mail_header_bytes" in told(source)


def test_ten_thousand_attachments_are_read_up_to_the_limit_and_the_rest_refused():
    files = [attachment(f"{n}.txt", f"Guns {n} fell silent.") for n in range(10_000)]
    start = time.process_time()
    found = rows(many(part(WORDS), *files), mail_parts=100)
    assert time.process_time() - start < 3
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
    def seconds(size: int) -> float:
        data = many(part(WORDS), *["--b\n-- b\n--bb\n" * 50 + part(OTHER)] * size, boundary="b")
        start = time.process_time()
        rows(data, mail_parts=10**6, archive_members=10**6)
        return time.process_time() - start

    small = min(seconds(100) for _ in range(3))
    assert seconds(400) < 12 * small + 0.05


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
