"""A text that gives an office to somebody else than the tables do."""

import pytest

from sayso.language import analyse
from sayso.reading.actors import office_conflicts, read_actors
from sayso.record.types import Gap


def conflicts(text: str, published: str | None) -> list[Gap]:
    analysis = analyse(text)
    return office_conflicts(analysis, read_actors(analysis, published=published), published)


def test_another_name_for_an_office_is_a_gap():
    text = "French President Tomas Rell counted the boats in France."
    (gap,) = conflicts(text, "2014-05-06")
    assert gap.kind == "office_conflict"
    assert gap.span is not None
    assert "president" in text[gap.span[0] : gap.span[1]].lower()
    assert gap.message == (
        "Tomas Rell is called president of France; our table has Francois Hollande from "
        "2012-05-15 to 2017-05-14."
    )


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("French President Francois Hollande counted the boats in France.", "2014-05-06"),
        ("French President Hollande counted the boats in France.", "2014-05-06"),
        ("French President Tomas Rell counted the boats in France.", None),
        ("French President Tomas Rell counted the boats in France.", "2014-05"),
        ("Former French President Tomas Rell counted the boats in France.", "2014-05-06"),
        ("In 1987 French President Tomas Rell counted the boats in France.", "2014-05-06"),
        ("French President Tomas Rell counted the boats in France.", "2017-05-14"),
        ("French President Tomas Rell counted the boats in France.", "2027-05-14"),
        ("Grenland President Tomas Rell counted the boats in Grenland.", "2014-05-06"),
        ("French club president Tomas Rell counted the boats in France.", "2014-05-06"),
        ("Russian Defence Minister Gratchev counted the boats in Russia.", "1994-12-22"),
    ],
)
def test_the_same_name_another_time_or_doubt_is_none(text: str, published: str | None):
    assert conflicts(text, published) == []
