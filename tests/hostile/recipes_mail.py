"""Mail: parts without end, boundaries that lie, headers that make parsers turn in circles."""

import base64
from typing import Final

from tests.hostile.recipe import MARK, SECOND, account, recipe

_HEAD: Final = (
    "From: Ada Venn <ada@belmarra.example>\r\nTo: desk@ansel.example\r\n"
    "Subject: The ferry is gone\r\nDate: Tue, 06 May 2031 09:00:00 +0000\r\n"
    "Message-ID: <1@belmarra.example>\r\nMIME-Version: 1.0\r\n"
)
_GOOD: Final = account()


def _mail(body: str = _GOOD, *, more: str = "Content-Type: text/plain; charset=utf-8\r\n") -> bytes:
    return f"{_HEAD}{more}\r\n{body}\r\n".encode()


def _part(body: str, kind: str = "text/plain; charset=utf-8", more: str = "") -> str:
    return f"Content-Type: {kind}\r\n{more}\r\n{body}\r\n"


def _multipart(*parts: str, boundary: str = "b", kind: str = "mixed") -> bytes:
    body = "".join(f"--{boundary}\r\n{part}" for part in parts) + f"--{boundary}--\r\n"
    return _mail(body, more=f'Content-Type: multipart/{kind}; boundary="{boundary}"\r\n')


_BODY: Final = _part(_GOOD)


@recipe("ok")
def plain() -> bytes:
    return _mail()


@recipe("ok", "members", "empty", rows=None, good=1, words=(MARK,), or_told=(SECOND,), seconds=40)
def ten_thousand_parts() -> bytes:
    files = (
        _part(
            f"Guns {n} fell silent.",
            more=f'Content-Disposition: attachment; filename="{n}.txt"\r\n',
        )
        for n in range(10_000)
    )
    return _multipart(_BODY, *files, _part(account(SECOND)))


@recipe("ok", "depth", rows=None, or_told=(MARK,), seconds=10)
def three_thousand_nested_parts() -> bytes:
    opened = "".join(
        f'Content-Type: multipart/mixed; boundary="b{n}"\r\n\r\n--b{n}\r\n' for n in range(3_000)
    )
    return f"{_HEAD}{opened}{_BODY}".encode()


@recipe("ok", "depth", rows=None, good=1, words=(MARK,), seconds=10)
def a_message_within_messages() -> bytes:
    inner = _mail().decode()
    for _ in range(100):
        inner = _mail(inner, more="Content-Type: message/rfc822\r\n").decode()
    return _multipart(_BODY, _part(inner, "message/rfc822"))


@recipe("ok", rows=None, words=(MARK, SECOND))
def a_boundary_that_begins_another() -> bytes:
    inner = f'Content-Type: multipart/alternative; boundary="bb"\r\n\r\n--bb\r\n{_BODY}--bb--\r\n'
    return _multipart(inner, _part(account(SECOND)))


@recipe("ok", "damaged", rows=None, or_told=(MARK,))
def a_multipart_without_a_boundary() -> bytes:
    return _mail(more="Content-Type: multipart/mixed\r\n")


@recipe("ok", "damaged", rows=None, or_told=(MARK,))
def a_boundary_that_never_comes() -> bytes:
    return _mail(more='Content-Type: multipart/mixed; boundary="nowhere"\r\n')


@recipe("ok", rows=None, words=(MARK,))
def a_boundary_that_never_ends() -> bytes:
    return _multipart(_BODY)[:-7]


@recipe("ok", "damaged", "not_text", "empty", rows=None)
def base64_that_is_garbage() -> bytes:
    return _mail(
        "!!!! not base64 ===\r\n" * 50,
        more="Content-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\n",
    )


@recipe("ok", rows=None, words=(MARK,))
def base64_with_junk_between_its_lines() -> bytes:
    rows = base64.encodebytes(_GOOD.encode()).decode().replace("\n", "\r\n \t!\r\n")
    return _mail(rows, more="Content-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\n")


@recipe("ok", rows=None, words=(MARK,))
def quoted_printable_that_is_broken() -> bytes:
    return _mail(
        _GOOD + " =ZZ =\r\n=E2=82",
        more="Content-Type: text/plain; charset=utf-8\r\n"
        "Content-Transfer-Encoding: quoted-printable\r\n",
    )


@recipe("ok", "damaged", rows=None, words=(MARK,))
def a_transfer_encoding_that_there_is_not() -> bytes:
    return _mail(more="Content-Type: text/plain\r\nContent-Transfer-Encoding: x-zip; rot13\r\n")


@recipe("ok", rows=None, words=(MARK,))
def a_page_with_marked_sections_of_no_kind() -> bytes:
    page = f"<html><body><p>{_GOOD}</p><![CDA[x]]><![if x]><!x[<!ELEMENT<![</body></html>"
    return _mail(page, more="Content-Type: text/html; charset=utf-8\r\n")


@recipe("ok", rows=None, words=(MARK,))
def an_unknown_charset() -> bytes:
    page = f"<html><body><article><p>{_GOOD}</p></article></body></html>"
    return _mail(page, more="Content-Type: text/html; charset=x-unknown\r\n")


@recipe("ok", rows=None, words=(MARK,), seconds=10)
def a_subject_of_seventy_thousand_encoded_words() -> bytes:
    subject = "\r\n ".join(["=?utf-8?B?R3Vucw==?="] * 70_000)
    return _mail(more=f"Subject: {subject}\r\nContent-Type: text/plain\r\n")


@recipe("ok", rows=None, words=(MARK,), seconds=10)
def a_sender_with_fifty_thousand_brackets() -> bytes:
    return _mail(more=f"From: {'(' * 50_000}\r\nTo: {'<' * 50_000}\r\nContent-Type: text/plain\r\n")


@recipe("ok", rows=None, words=(MARK,), seconds=10)
def fifty_thousand_headers() -> bytes:
    return _mail(more="Received: from a by b\r\n" * 50_000 + "Content-Type: text/plain\r\n")


@recipe("ok", rows=None, words=(MARK,), seconds=10)
def a_header_of_five_megabytes() -> bytes:
    return _mail(more=f"X-Long: {'x' * 5_000_000}\r\nContent-Type: text/plain\r\n")


@recipe("ok", rows=None, words=(MARK,), seconds=10)
def a_type_with_thousands_of_parameters() -> bytes:
    parameters = "".join(f"; a*{n}*=utf-8''%20{n}" for n in range(20_000))
    return _mail(more=f"Content-Type: text/plain{parameters}\r\n")


@recipe("ok", rows=None, words=(MARK,))
def dates_that_are_none() -> bytes:
    return _mail(
        more="Date: Mon, 99 Foo 9999999999 99:99:99 +99999\r\nContent-Type: text/plain\r\n"
    )


@recipe("ok", rows=6, words=(MARK, SECOND))
def attachments_with_paths_for_names() -> bytes:
    names = ("../../etc/out.txt", "/etc/out.txt", r"C:\out.txt", "\x1b[31m.txt", "x" * 4_000)
    files = (
        _part(account(SECOND), more=f'Content-Disposition: attachment; filename="{name}"\r\n')
        for name in names
    )
    return _multipart(_BODY, *files)


@recipe("ok", "no_reader", rows=2, good=1, words=(MARK,))
def a_packed_attachment_of_outlook() -> bytes:
    packed = base64.encodebytes(b"\x78\x9f\x3e\x22" + bytes(600)).decode()
    more = (
        "Content-Transfer-Encoding: base64\r\n"
        'Content-Disposition: attachment; filename="winmail.dat"\r\n'
    )
    return _multipart(_BODY, _part(packed, "application/ms-tnef", more))


@recipe("encrypted", "no_reader", "ok", rows=None)
def a_message_that_is_encrypted() -> bytes:
    return _mail(
        "AAAA",
        more="Content-Type: application/pkcs7-mime; smime-type=enveloped-data\r\n"
        "Content-Transfer-Encoding: base64\r\n",
    )


@recipe("empty", rows=None)
def a_message_without_a_body() -> bytes:
    return _mail("")


@recipe("ok", rows=None, words=(MARK,))
def nuls_and_bare_line_ends() -> bytes:
    return _mail(_GOOD).replace(b"\r\n", b"\n").replace(b"Ada", b"A\0da") + b"\r\r\r\n\n"


# --- mailboxes ------------------------------------------------------------------------------------


def _mbox(*messages: bytes) -> bytes:
    return b"".join(
        b"From ada Tue May  6 09:00:00 2031\n" + each.replace(b"\r\n", b"\n") + b"\n"
        for each in messages
    )


@recipe("ok", rows=2, words=(MARK, SECOND))
def a_mailbox_of_two() -> bytes:
    return _mbox(_mail(), _mail(account(SECOND)))


@recipe("ok", rows=None, good=2, words=(MARK, SECOND))
def a_mailbox_with_from_lines_in_bodies() -> bytes:
    return _mbox(
        _mail(f"{_GOOD}\n>From here on\n\nFrom the quay they saw nothing."), _mail(account(SECOND))
    )


@recipe("ok", "members", rows=None, good=5_000, words=(MARK,), or_told=(SECOND,), seconds=60)
def a_mailbox_of_twelve_thousand() -> bytes:
    small = [
        f"From: a@b.example\r\nMessage-ID: <{n}@b>\r\n\r\nGuns {n} fell silent.\r\n".encode()
        for n in range(12_000)
    ]
    return _mbox(_mail(), *small, _mail(account(SECOND)))


@recipe("ok", "empty", "damaged", rows=None, good=1, words=(MARK,))
def a_mailbox_with_a_message_of_nothing() -> bytes:
    return _mbox(b"", _mail(), b"\x00\x01\x02", b"no header at all\n")
