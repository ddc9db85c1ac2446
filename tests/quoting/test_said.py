import pytest

import sayso
from sayso.quoting import said_in
from tests.quoting.accounts import account


def test_statements_come_with_names_words_and_places():
    first, second, *_, last = said_in(account())
    assert (first.speaker, first.words) == (
        "Anna Petrov",
        ("The harbour will not be closed before 14 May",),
    )
    assert second.spans[1][0] > second.spans[0][1]
    assert (last.speaker, last.source, last.paragraph) == (None, "somebody", 1)


def test_the_statements_of_a_text_lie_in_the_text_as_given():
    text = "The bridge is\nopen again, Mayor Tomas Berg said on\nMonday.\n"
    (said,) = sayso.statements(text)
    assert said.speaker == "Tomas Berg"
    assert text[slice(*said.spans[0])].split() == ["The", "bridge", "is", "open", "again"]


def test_what_is_no_text_is_told():
    with pytest.raises(sayso.UsageError, match=r"reads text, not bytes"):
        sayso.statements(b"bytes")  # type: ignore[arg-type]
