"""JSONL: rows that lie about their types among rows that are fine."""

import json
from typing import Final

from tests.hostile.recipe import MARK, SECOND, account, recipe

_GOOD: Final = json.dumps(
    {"id": "1", "text": account(), "title": "The ferry", "date": "2031-05-06"}
)
_NEXT: Final = json.dumps({"id": "2", "text": account(SECOND)})
_BAD: Final = ("ok", "damaged", "empty", "not_text")


def _rows(*rows: str) -> bytes:
    return "\n".join(rows).encode()


@recipe("ok", rows=2, words=(MARK, SECOND))
def plain() -> bytes:
    return _rows(_GOOD, _NEXT)


@recipe("ok", "empty", rows=1)
def a_single_object() -> bytes:
    return _rows(_GOOD)


@recipe(*_BAD, rows=3, good=2, words=(MARK, SECOND))
def one_bad_row_among_good_ones() -> bytes:
    return _rows(_GOOD, '{"text": "The guns', _NEXT)


@recipe(*_BAD, "too_large", rows=3, good=2, words=(MARK, SECOND), seconds=20)
def a_row_of_thirty_megabytes() -> bytes:
    return _rows(_GOOD, json.dumps({"text": "The guns fell silent. " * 1_400_000}), _NEXT)


@recipe(*_BAD, rows=4, good=2, words=(MARK, SECOND))
def numbers_that_are_none() -> bytes:
    return _rows(_GOOD, '{"text": NaN}', '{"text": Infinity, "date": -Infinity}', _NEXT)


@recipe(*_BAD, rows=3, good=2, words=(MARK, SECOND))
def keys_that_come_twice() -> bytes:
    return _rows(_GOOD, '{"text": "The guns fell silent.", "text": "They did not."}', _NEXT)


@recipe(*_BAD, rows=3, good=2, words=(MARK, SECOND))
def half_surrogates() -> bytes:
    return _rows(
        _GOOD, r'{"text": "The guns \ud800 fell \udfff silent.", "title": "\ud800"}', _NEXT
    )


@recipe(*_BAD, "depth", rows=3, good=2, words=(MARK, SECOND))
def a_hundred_thousand_brackets() -> bytes:
    return _rows(_GOOD, '{"text": ' + "[" * 100_000 + "]" * 100_000 + "}", _NEXT)


@recipe(*_BAD, rows=3, good=2, words=(MARK, SECOND))
def a_number_of_a_million_digits() -> bytes:
    return _rows(_GOOD, '{"text": "The guns fell silent.", "id": ' + "9" * 1_000_000 + "}", _NEXT)


@recipe(*_BAD, rows=7, good=2, words=(MARK, SECOND))
def texts_of_every_wrong_type() -> bytes:
    return _rows(
        _GOOD, *(f'{{"text": {value}}}' for value in ("7", "null", "[]", '{"a": 1}', '""')), _NEXT
    )


@recipe(*_BAD, rows=6, good=2, words=(MARK, SECOND))
def rows_that_are_no_objects() -> bytes:
    return _rows(_GOOD, _GOOD, *("7", "null", '"words"'), _NEXT)


@recipe(*_BAD, rows=3, good=3, words=(MARK, SECOND))
def names_that_come_twice() -> bytes:
    return _rows(_GOOD, _GOOD, _NEXT.replace('"2"', '"1"'))


@recipe(*_BAD, rows=2, good=2, words=(MARK, SECOND))
def facts_of_every_wrong_type() -> bytes:
    facts = '"title": [1], "author": {"a": 2}, "date": 9e999, "published": "9999-99-99", "url": 7'
    return _rows(_GOOD.replace('"title"', f'{facts}, "x"'), _NEXT)


@recipe(*_BAD, rows=None, good=2, words=(MARK, SECOND))
def blank_lines_and_byte_order_marks() -> bytes:
    return b"\xef\xbb\xbf" + _rows("", "", _GOOD, "  ", "\t", _NEXT, "", "")


@recipe(*_BAD, rows=2, words=(MARK,), or_told=(SECOND,))
def a_last_row_cut_off() -> bytes:
    return _rows(_GOOD, _NEXT)[:-30]


@recipe(*_BAD, "unknown_encoding", rows=3, good=2, words=(MARK, SECOND))
def a_row_that_is_not_utf8() -> bytes:
    return _rows(_GOOD) + b'\n{"text": "The guns \xff\xfe fell silent."}\n' + _rows(_NEXT)


@recipe(*_BAD, "members", rows=None, good=5_000, words=(MARK,), or_told=(SECOND,), seconds=60)
def twelve_thousand_rows() -> bytes:
    return _rows(_GOOD, *(f'{{"text": "Guns {n} fell silent."}}' for n in range(12_000)), _NEXT)


@recipe("ok", "empty", "damaged", rows=None)
def objects_without_any_text() -> bytes:
    return _rows(*['{"a": 1, "b": "x"}'] * 5)


@recipe("ok", rows=2, words=(MARK, SECOND))
def line_ends_of_another_kind() -> bytes:
    return _rows(_GOOD, _NEXT).replace(b"\n", b"\r\n") + b"\r\n"


@recipe("ok", rows=2, words=(MARK, SECOND))
def unicode_line_ends_within_a_row() -> bytes:
    text = account().replace(". ", ".\u2028\x85")
    return _rows(json.dumps({"text": text}, ensure_ascii=False), _NEXT)
