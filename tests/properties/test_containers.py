"""Laws of mail, mailboxes, rows and feeds: whatever comes in, rows come out that hold together."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.intake import open_all
from sayso.intake.given import Given
from tests.hostile.judging import row_breaches

MAIL = [
    b"From: Ana Moss <a@b.c>\n", b"Subject: =?utf-8?q?x=E9?=\n", b"Date: 5 Mar 2024 14:03 +0200\n",
    b"MIME-Version: 1.0\n", b"Content-Type: multipart/mixed; boundary=b\n", b"\n", b"\r\n",
    b"Content-Type: multipart/alternative; boundary=bb\n", b"Content-Type: text/html\n", b"--b\n",
    b"--bb\n", b"--b--\n", b"--bb--\n", b"Content-Type: message/rfc822\n", b"<p>Hello <b>you</p>",
    b"Content-Transfer-Encoding: base64\n", b"SGVsbG8gdGhlcmU=\n", b"> quoted\n", b">> deeper\n",
    b"Content-Transfer-Encoding: quoted-printable\n", b"a =E9 =\nb\n", b"Words stand here.\n",
    b"Content-Disposition: attachment; filename=../x.txt\n", b"\xe9\xff\n", b"\x00", b" x\n",
    b"Content-Type: text/plain; charset=utf-7\n", b"From ana Tue Mar  5 14:03:00 2024\n",
]  # fmt: skip
ROWS = [
    b'{"text": "Words stand here."}', b"\n", b",", b"[", b"]", b"{", b"}", b'"', b"\\ud800", b"NaN",
    b'{"body": "<p>Words <b>stand</p>"}', b'{"id": 1, "articles": [', b"1e999", b"null", b'"text":',
    b'{"text": "<html><body>x"}', b"\xff", b" ", b"\r\n", b'{"text": 7, "date": {}}', b"\x00",
]  # fmt: skip
FEED = [
    b"<?xml version='1.0'?>", b"<rss>", b"</rss>", b"<channel>", b"<title>News</title>", b"<item>",
    b"</item>", b"<description>Words stand here.</description>", b"<link>", b"</link>", b"&amp;",
    b"<description>&lt;p hidden&gt;x&lt;/p&gt;y</description>", b"<![CDATA[", b"]]>", b"<entry>",
    b"</entry>", b"<feed xmlns='http://www.w3.org/2005/Atom'>", b"<content type='xhtml'><p>x",
    b"</content>", b"&#0;", b"&#x110000;", b"&x;", b"<!DOCTYPE x [<!ENTITY x 'y'>]>", b"<!--", b"<",
    b"<pubDate>5 Mar 2024</pubDate>", b"\xff", b"\x00", b"words", b"<source><title>x</title>",
]  # fmt: skip


def check(kind: str, data: bytes) -> None:
    rows = list(open_all(Given(data, "case", kind=kind)))
    assert rows
    assert [breach for row in rows for breach in row_breaches(row)] == []


@pytest.mark.parametrize(
    ("kind", "pieces"), [("eml", MAIL), ("mbox", MAIL), ("jsonl", ROWS), ("feed", FEED)]
)
def test_any_bytes_of_a_container_give_rows_that_hold_together(kind, pieces):
    @settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(st.lists(st.one_of(st.sampled_from(pieces), st.binary(max_size=4)), max_size=25))
    def law(chosen):
        check(kind, b"".join(chosen))

    law()
