"""WARC and gzip: lengths that lie, members cut off, bombs in the encoding of the content."""

import gzip
from typing import Final

from tests.hostile.recipe import MARK, SECOND, account, recipe


def _page(mark: str = MARK) -> bytes:
    article = f"<article><p>{account(mark)}</p><p>{account(mark)}</p></article>"
    return f"<html><head><title>The ferry</title></head><body>{article}</body></html>".encode()


def _http(body: bytes, *, headers: str = "Content-Type: text/html; charset=utf-8\r\n") -> bytes:
    return f"HTTP/1.1 200 OK\r\n{headers}\r\n".encode() + body


def _record(
    block: bytes, *, kind: str = "response", length: str | None = None, number: int = 0
) -> bytes:
    size = "" if length == "" else f"Content-Length: {len(block) if length is None else length}\r\n"
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: http://belmarra.example/2031/05/06/{number}\r\n"
        "WARC-Date: 2031-05-06T09:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{number:012}>\r\n"
        f"Content-Type: application/http; msgtype=response\r\n{size}\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


_GOOD: Final = _record(_http(_page()))
_NEXT: Final = _record(_http(_page(SECOND)), number=1)
_ODD: Final = ("ok", "damaged", "empty", "no_article")


@recipe("ok", rows=2, words=(MARK, SECOND))
def plain() -> bytes:
    return _GOOD + _NEXT


@recipe("ok", rows=2, words=(MARK, SECOND))
def packed_record_by_record() -> bytes:
    return gzip.compress(_GOOD) + gzip.compress(_NEXT)


@recipe("ok", rows=2, words=(MARK, SECOND))
def packed_as_a_whole() -> bytes:
    return gzip.compress(_GOOD + _NEXT)


@recipe(*_ODD, rows=None, or_told=(MARK, SECOND))
def a_length_far_too_long() -> bytes:
    return _record(_http(_page()), length="99999999999") + _NEXT


@recipe(*_ODD, rows=None, words=(MARK,), or_told=(SECOND,))
def the_last_length_too_long() -> bytes:
    return _GOOD + _record(_http(_page(SECOND)), length="99999999", number=1)


@recipe(*_ODD, rows=None, or_told=(MARK, SECOND))
def a_length_too_short() -> bytes:
    return _record(_http(_page()), length="120") + _NEXT


@recipe(*_ODD, rows=None, or_told=(MARK, SECOND))
def a_negative_length() -> bytes:
    return _record(_http(_page()), length="-5") + _NEXT


@recipe(*_ODD, rows=None, or_told=(MARK, SECOND))
def no_length() -> bytes:
    return _record(_http(_page()), length="") + _NEXT


@recipe(*_ODD, rows=None, or_told=(MARK, SECOND))
def a_length_that_is_no_number() -> bytes:
    return _record(_http(_page()), length="1e9") + _NEXT


@recipe(*_ODD, rows=None, words=(SECOND,), or_told=(MARK,))
def chunks_that_are_damaged() -> bytes:
    body = b"5\r\n<html\r\nzz\r\nffffffff\r\n" + _page()
    return (
        _record(_http(body, headers="Content-Type: text/html\r\nTransfer-Encoding: chunked\r\n"))
        + _NEXT
    )


@recipe(*_ODD, rows=None, words=(MARK,), or_told=(SECOND,))
def a_packed_record_cut_off() -> bytes:
    return gzip.compress(_GOOD) + gzip.compress(_NEXT)[:-60]


@recipe(*_ODD, rows=None, words=(MARK,), or_told=(SECOND,))
def garbage_between_packed_records() -> bytes:
    return gzip.compress(_GOOD) + b"garbage" + gzip.compress(_NEXT)


@recipe("empty", rows=None)
def records_without_a_document() -> bytes:
    kinds = ("warcinfo", "metadata", "request", "revisit")
    return b"".join(
        _record(b"fields: none\r\n", kind=kind, number=n) for n, kind in enumerate(kinds)
    )


@recipe(*_ODD, "bomb", "memory", rows=None, words=(SECOND,), seconds=20)
def a_content_that_inflates_a_thousandfold() -> bytes:
    bomb = gzip.compress(bytes(300_000_000), 9)
    return (
        _record(_http(bomb, headers="Content-Type: text/html\r\nContent-Encoding: gzip\r\n"))
        + _NEXT
    )


@recipe(*_ODD, "no_reader", "bomb", rows=None, words=(SECOND,), or_told=(MARK,))
def a_content_in_an_encoding_that_is_not_there() -> bytes:
    return (
        _record(
            _http(b"\x8b\x00" * 900, headers="Content-Type: text/html\r\nContent-Encoding: br\r\n")
        )
        + _NEXT
    )


@recipe(*_ODD, "bomb", "memory", rows=None, seconds=30)
def packed_zeros() -> bytes:
    return gzip.compress(_GOOD) + gzip.compress(bytes(80_000_000), 1)


@recipe("ok", "no_reader", "not_text", "empty", "damaged", rows=None, words=(SECOND,))
def other_kinds_of_content() -> bytes:
    image = _record(_http(b"\x89PNG\r\n\x1a\n" + bytes(99), headers="Content-Type: image/png\r\n"))
    return image + _record(_http(b"", headers="Content-Type: text/html\r\n"), number=2) + _NEXT


@recipe(*_ODD, "members", rows=None, words=(MARK,), seconds=60)
def three_thousand_records() -> bytes:
    body = _http(b"The guns fell silent.", headers="Content-Type: text/plain\r\n")
    return _GOOD + b"".join(_record(body, number=n) for n in range(3_000))


@recipe("empty")
def types_with_control_characters() -> bytes:
    return _record(_http(b"x", headers="Content-Type: te\0xt/\x1b[2Jcss\r\n"))


@recipe(*_ODD, rows=None, words=(SECOND,))
def a_header_of_a_megabyte() -> bytes:
    headers = f"Content-Type: text/html\r\nX-Long: {'x' * 1_000_000}\r\n"
    return _record(_http(_page(), headers=headers)) + _NEXT


@recipe(
    "ok", "bomb", "memory", "no_reader", "empty", "not_text", "damaged", "unknown_kind", seconds=30
)
def plain_gzip_of_zeros() -> bytes:
    return gzip.compress(bytes(300_000_000), 9)


@recipe("ok", "no_reader")
def plain_gzip_of_a_text() -> bytes:
    return gzip.compress(account().encode())


@recipe("no_reader", "damaged", "not_text", "depth", "ok")
def gzip_within_gzip() -> bytes:
    data = account().encode()
    for _ in range(5):
        data = gzip.compress(data)
    return data
