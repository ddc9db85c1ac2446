import pytest

from sayso.errors import UsageError
from sayso.quoting.asked import Asked, parse_quotes


def test_comma_semicolon_and_tab_part_the_columns():
    for mark in ",;\t":
        data = f"id{mark}Speaker{mark}Quote\n7{mark}Ada Ray{mark}we go\n".encode("utf-8-sig")
        assert parse_quotes(data, "q.csv") == (Asked(2, "we go", "Ada Ray"),)


def test_the_speaker_may_be_missing():
    assert parse_quotes(b'quote\n"one, two"\n\nthree\n', "q.csv") == (
        Asked(2, "one, two", None),
        Asked(4, "three", None),
    )
    assert parse_quotes(b"quote,speaker\nwe go,\n", "q.csv") == (Asked(2, "we go", None),)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "q.csv: its first line names no column quote, but nothing."),
        (b"text,who\na,b\n", "names no column quote, but text, who."),
        (b"quote\n\xff\xfe\n", "q.csv, line 2: this is no UTF-8."),
        (b"quote,speaker\na,b,c\n", "q.csv, line 2: 3 columns where the first line has 2."),
        (b"speaker,quote\nAda\n", "q.csv, line 2: 1 columns where the first line has 2."),
        (b"quote,speaker\n ,Ada\n", "q.csv, line 2: its quote is empty."),
        (b"quote\n...\n", "q.csv, line 2: its quote has 0 words"),
        (b"quote\n" + b"a " * 5_001 + b"\n", "its quote has 5,001 words"),
        (b'quote\n"a\n', "q.csv, line 2: this is no CSV"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(data: bytes, words: str):
    with pytest.raises(UsageError) as raised:
        parse_quotes(data, "q.csv")
    assert words in str(raised.value)
