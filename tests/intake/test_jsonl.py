import gzip
import json
import re
from pathlib import Path

import pytest

from sayso.intake import Limits, Refused, SourceText, open_all, open_source, row_fields, take
from tests.timing import assert_growth

WORDS = "The harbour office at Port Ansel said that the ferry Ostrelle had left the quay."
OTHER = "The ministry in Belmarra denied that its guards had fired on the Vandermoor."


def rows(*lines, **limits) -> list[SourceText | Refused]:
    texts = [line if isinstance(line, str) else json.dumps(line) for line in lines]
    return opened("\n".join(texts).encode(), **limits)


def opened(data, **limits) -> list[SourceText | Refused]:
    return list(open_all(take(data, name="rows.jsonl", limits=Limits(**limits))))


def only(*lines, **limits) -> SourceText:
    (row,) = rows(*lines, **limits)
    assert isinstance(row, SourceText), row
    return row


def refusals(found) -> list[tuple[str | None, str]]:
    return [(row.name, row.reason) for row in found if isinstance(row, Refused)]


def value(fact) -> str | None:
    return fact.value if fact else None


def test_every_line_is_a_document_named_by_its_number_and_id():
    found = rows({"id": 7, "text": WORDS}, "", {"text": OTHER})
    assert [row.name for row in found] == ["rows.jsonl » 1 (7)", "rows.jsonl » 3"]
    assert [(row.kind, row.text) for row in found if isinstance(row, SourceText)] == [
        ("jsonl", WORDS),
        ("jsonl", OTHER),
    ]


def test_rows_that_are_pages_are_no_members_so_that_none_is_one_too_many():
    page = f"<html><body><article><p>{WORDS}</p></article></body></html>"
    found = rows(*({"text": page} for _ in range(50)), archive_members=2)
    assert refusals(found) == []
    assert len(found) == 50


def test_a_row_states_the_facts_of_its_document():
    row = {
        "headline": "The  ferry\tis gone", "maintext": WORDS, "authors": ["Ana Moss", "Bert Olm"],
        "source": {"id": "pac", "name": "Port Ansel Courier"}, "url": "https://www.pac.example/a",
        "pub_date": "2024-03-05 14:03:00+02:00",
    }  # fmt: skip
    source = only(row)
    assert value(source.title) == "The ferry is gone"
    assert value(source.author) == "Ana Moss, Bert Olm"
    assert value(source.publisher) == "Port Ansel Courier"
    assert value(source.published) == "2024-03-05T14:03:00+02:00"
    facts = (source.title, source.author, source.publisher, source.published)
    assert {fact.from_ for fact in facts if fact} == {"metadata"}


@pytest.mark.parametrize(
    "name", ["text", "Text", "BODY", "content", "full_text", "fullText", "article-body", "maintext"]
)
def test_the_text_is_found_whatever_its_name_is_written_like(name):
    assert only({"x": 1, name: WORDS}).text == WORDS


def test_the_first_text_that_is_no_blank_is_taken():
    assert only({"text": " ", "content": WORDS, "body": None}).text == WORDS
    assert only({"article": {"title": "Ferry", "body": WORDS}}).text == WORDS
    assert only({"paragraphs": [WORDS, OTHER]}).text == f"{WORDS}\n\n{OTHER}"


def test_facts_within_metadata_count_after_those_of_the_row():
    nested = {"title": "Inner", "byline": "By Ana Moss"}
    source = only({"text": WORDS, "title": "Outer", "metadata": nested})
    assert (value(source.title), value(source.author)) == ("Outer", "Ana Moss")


def test_an_address_names_the_publisher_where_nothing_else_does():
    publisher = only({"text": WORDS, "url": "https://www.pac.example/2024/a"}).publisher
    assert publisher
    assert (publisher.value, publisher.from_) == ("pac.example", "url")


@pytest.mark.parametrize(
    ("stated", "published"),
    [
        ("2024-03-05T14:03:00Z", "2024-03-05T14:03:00+00:00"),
        ("20240305T140300Z", "2024-03-05T14:03:00+00:00"),
        ("March 5, 2024", "2024-03-05"),
        (1709647380, "2024-03-05T14:03:00+00:00"),
        (1709647380000, "2024-03-05T14:03:00+00:00"),
        ("05/03/2024", None),
        ("2024-02-31", None),
        (float("inf"), None),
        (7, None),
        (["2024-03-05"], None),
    ],
)
def test_a_date_is_taken_when_it_can_be_read_as_one_day_alone(stated, published):
    assert value(only({"text": WORDS, "published": stated}).published) == published


def test_what_was_changed_or_seen_is_no_publication():
    row = {
        "text": WORDS,
        "updated": "2024-03-05",
        "modified": "2024-03-05",
        "crawled": "2024-03-05",
    }
    assert only(row).published is None


# --- bad rows among good ones ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        ('{"text": "The guns', "damaged"),
        ("no JSON at all", "damaged"),
        ('{"text": 7}', "damaged"),
        ('{"text": ["a"]}', "damaged"),
        ('{"text": null}', "empty"),
        ('{"text": "  "}', "empty"),
        ('{"title": "The ferry"}', "empty"),
        ("[1, 2]", "damaged"),
        ("7", "damaged"),
        ('{"text": ' + "[" * 100_000, "depth"),
        ('{"text": "x", "n": ' + "9" * 1_000_000 + "}", "damaged"),
        ('{"text": "<p></p>"}', "empty"),
    ],
)
def test_a_bad_row_has_a_refusal_and_its_neighbours_are_read(bad, reason):
    for lines in ((WORDS, bad, OTHER), (bad, WORDS, OTHER)):
        given = [line if line is bad else {"text": line} for line in lines]
        found = rows(*given)
        assert len(found) == 3
        assert refusals(found) == [(f"rows.jsonl » {1 + lines.index(bad)}", reason)]
        message = next(row.message for row in found if isinstance(row, Refused))
        assert message.endswith(".")
        assert len(message) < 300


def test_a_row_without_text_names_its_fields():
    (row,) = rows({"Headline": "x", "summary\x1b": "y"})
    assert isinstance(row, Refused)
    assert "headline, summary" in row.message
    assert "\x1b" not in row.message


def test_a_row_larger_than_the_limit_is_refused_unparsed():
    found = rows({"text": WORDS}, {"text": "word " * 1000}, {"text": OTHER}, row_bytes=2000)
    assert refusals(found) == [("rows.jsonl » 2", "too_large")]
    assert len(found) == 3


def test_numbers_that_are_none_and_keys_that_come_twice_are_harmless():
    assert only('{"text": "one", "text": "two", "score": NaN, "x": -Infinity}').text == "two"


def test_half_surrogates_become_replacement_characters():
    source = only(r'{"text": "a \ud83d\ude00 b \udc00 c", "title": "\ud800 x", "id": "\udfff"}')
    assert source.text == "a 😀 b \ufffd c"
    assert value(source.title) == "\ufffd x"
    assert source.name == "rows.jsonl » 1 (\ufffd)"


def test_controls_and_line_ends_within_a_text_are_kept():
    source = only('{"text": "one\ttwo\\nthree \u2028 four"}')
    assert source.text == "one\ttwo\nthree \u2028 four"


def test_the_same_id_twice_is_two_documents():
    found = rows({"id": "a", "text": WORDS}, {"id": "a", "text": WORDS})
    assert [row.name for row in found] == ["rows.jsonl » 1 (a)", "rows.jsonl » 2 (a)"]


def test_rows_are_more_than_an_archive_may_have_members():
    def read(count: int) -> None:
        found = rows(*({"text": f"Gun {n} fell silent."} for n in range(count)))
        assert all(isinstance(row, SourceText) for row in found)
        assert len(found) == count

    assert_growth(lambda: read(5_000), lambda: read(20_000), factor=8)


# --- other shapes ---------------------------------------------------------------------------------


def test_one_object_over_many_lines_is_one_row():
    found = opened(json.dumps({"title": "x", "text": WORDS}, indent=2).encode())
    assert [row.text for row in found if isinstance(row, SourceText)] == [WORDS]


def test_objects_that_follow_each_other_over_many_lines_are_rows():
    data = "\n".join(json.dumps({"text": text}, indent=2) for text in (WORDS, OTHER))
    assert [row.text for row in opened(data.encode()) if isinstance(row, SourceText)] == [
        WORDS,
        OTHER,
    ]


@pytest.mark.parametrize("indent", [None, 2])
def test_a_list_of_objects_is_rows(indent):
    data = json.dumps([{"id": "a", "text": WORDS}, 7, {"text": OTHER}], indent=indent)
    found = opened(data.encode())
    assert [row.name for row in found] == [
        "rows.jsonl » 1 (a)",
        "rows.jsonl » 2",
        "rows.jsonl » 3",
    ]
    assert refusals(found) == [("rows.jsonl » 2", "damaged")]


def test_a_list_that_breaks_off_is_read_so_far_and_told():
    data = json.dumps([{"text": WORDS}, {"text": OTHER}]).encode()
    for cut in (1, 5, 40):
        found = opened(data[:-cut])
        assert isinstance(found[0], SourceText)
        assert refusals(found)[-1][1] == "damaged"


def test_what_follows_a_list_is_told():
    found = opened(json.dumps([{"text": WORDS}]).encode() + b"\nmore words")
    assert refusals(found) == [("rows.jsonl » rest", "damaged")]


def test_an_empty_list_is_empty():
    assert refusals(opened(b'[\n]\n{"a": 1}')) == []  # text: no list of objects
    (row,) = rows({"articles": []})
    assert isinstance(row, Refused)


def test_an_object_that_holds_its_rows_in_a_list_gives_them():
    answer = {"status": "ok", "articles": [{"title": "a", "content": WORDS}, {"content": OTHER}]}
    found = opened(json.dumps(answer).encode())
    assert [row.name for row in found] == ["rows.jsonl » 1.1", "rows.jsonl » 1.2"]
    assert all(isinstance(row, SourceText) for row in found)


def test_a_text_that_is_a_page_is_read_as_a_page_with_the_facts_of_its_row():
    page = f"<!doctype html><html><body><nav>Menu</nav><article><p>{WORDS} {OTHER}</p></article>"
    source = only({"text": page, "title": "The ferry", "date": "2024-03-05"})
    assert source.kind == "jsonl"
    assert "Ostrelle" in source.text
    assert "<" not in source.text
    assert value(source.published) == "2024-03-05"


def test_a_text_that_begins_with_a_tag_is_read_as_markup():
    source = only({"body": f"<p>{WORDS}</p><blockquote>{OTHER}</blockquote>"})
    assert source.text == f"{WORDS}\n\n{OTHER}"
    assert [block.kind for block in source.blocks] == ["paragraph", "blockquote"]


def test_a_text_that_begins_with_less_than_is_text():
    assert only({"text": "<3 said the harbour master."}).text.startswith("<3")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
def test_every_encoding_gives_the_same_rows(encoding):
    lines = "\n".join(
        json.dumps({"text": f"Zoë: {text}"}, ensure_ascii=False) for text in (WORDS, OTHER)
    )
    found = opened(lines.encode(encoding))
    assert [row.text for row in found if isinstance(row, SourceText)] == [
        f"Zoë: {WORDS}",
        f"Zoë: {OTHER}",
    ]


def test_rows_within_gzip_are_rows():
    data = gzip.compress(
        (json.dumps({"text": WORDS}) + "\n" + json.dumps({"text": OTHER})).encode()
    )
    found = opened(data)
    assert [row.text for row in found if isinstance(row, SourceText)] == [WORDS, OTHER]


@pytest.mark.parametrize(
    "text",
    [
        'The row was {"text": "x"}, no more.',
        "{ a brace opens this account of the harbour }",
        "[The harbour master] said no.",
        '"text": "The harbour is shut."',
    ],
)
def test_prose_with_braces_is_text(text):
    assert open_source(text.encode()).kind == "text"


@pytest.mark.parametrize(
    "make",
    [
        lambda n: b'{"a": ' * n,
        lambda n: b"[" + b'{"text": "x"},' * n,
        lambda n: b'{"text": "x"}' * n,
        lambda n: b'{"text": "' + b"\\ud800" * n + b'"}',
        lambda n: b'{"text": "x"}\n' + b"{\n" * n,
        lambda n: b'{"text":\n"x"}\n' + b" ,\n" * n,
    ],
)
def test_time_grows_with_the_size_and_not_faster(make):
    small, large = make(3_000), make(12_000)
    assert opened(large)
    assert_growth(lambda: opened(small), lambda: opened(large), factor=10)


def test_the_names_of_fields_are_documented_in_their_order():
    table = (Path(__file__).parents[2] / "docs" / "rows.md").read_text(encoding="utf-8")
    lines = {
        line.split("|")[1].strip(): tuple(
            name.replace("_", "") for name in re.findall(r"`(\w+)`", line.split("|")[2])
        )
        for line in table.splitlines()
        if line.startswith("| ")
    }
    assert lines["text"] == row_fields.TEXT
    assert lines["title"] == row_fields.TITLE
    assert lines["author"] == row_fields.AUTHOR
    assert lines["publisher"] == row_fields.PUBLISHER
    assert lines["date"] == row_fields.PUBLISHED
    assert lines["address"] == row_fields.URL
    assert lines["id"] == row_fields.ID
