"""RTF: groups without end, objects, fields that call for files."""

from tests.hostile.recipe import MARK, SECOND, account, recipe


def _rtf(body: str) -> bytes:
    return (r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Helvetica;}}" + body + "}").encode("latin-1")


_GOOD = rf"\pard {account()}\par "


@recipe("ok")
def plain() -> bytes:
    return _rtf(_GOOD)


@recipe("ok", "depth", "damaged", or_told=(MARK,), seconds=20)
def half_a_million_nested_groups() -> bytes:
    return _rtf(_GOOD + "{" * 500_000 + "}" * 500_000)


@recipe("ok", "depth", "damaged", or_told=(MARK,))
def groups_never_closed() -> bytes:
    return _rtf(_GOOD + "{" * 50_000)


@recipe("ok", "damaged", words=(MARK,), or_told=(SECOND,))
def groups_closed_too_often() -> bytes:
    return _rtf(_GOOD + "}}}}" + rf"\pard {account(SECOND)}\par ")


@recipe("ok", or_told=(SECOND,), seconds=20)
def ten_megabytes_of_words() -> bytes:
    return _rtf(_GOOD + "The guns fell silent. " * 460_000 + SECOND)


@recipe("ok", never=("d0cf11e0",), seconds=10)
def an_object_and_a_picture() -> bytes:
    return _rtf(
        r"{\object\objemb{\*\objdata d0cf11e0a1b11ae1"
        + "00" * 300_000
        + "}}"
        + r"{\pict\pngblip "
        + "89504e47" * 100_000
        + "}"
        + _GOOD
    )


@recipe("ok", never=("root:",))
def fields_that_call_for_files() -> bytes:
    return _rtf(
        r'{\field{\*\fldinst INCLUDETEXT "/etc/passwd"}{\fldrslt x}}{\*\template http://192.0.2.1/a.dot}'
        + _GOOD
    )


@recipe("ok", seconds=10)
def numbers_out_of_measure() -> bytes:
    return _rtf(r"\fs9999999999999999 \u99999999? \'zz " + _GOOD)


@recipe("ok", "damaged", or_told=(MARK,))
def binary_data_of_a_false_length() -> bytes:
    return _rtf(_GOOD + r"{\pict\bin999999999 abc}")


@recipe("ok", or_told=(SECOND,))
def hidden_words() -> bytes:
    return _rtf(_GOOD + rf"{{\v {account(SECOND)}}}")


@recipe("empty", "damaged")
def nothing_but_a_header() -> bytes:
    return b"{\\rtf1"


@recipe("ok", "damaged", or_told=(MARK,))
def cut_in_the_middle() -> bytes:
    return _rtf(_GOOD * 20)[:3_000]


@recipe("ok")
def half_surrogates() -> bytes:
    return _rtf(_GOOD + r"\u-10179? \u-8704? \u-10179? alone\par ")
