"""A record under another date equals the record read with that date."""

from importlib import resources

import pytest

import sayso
from sayso.errors import UsageError

_EXAMPLES = ("harbour-review", "meridian-agency", "national-broadcasting")


def _example(name: str) -> str:
    return resources.files("sayso.examples").joinpath(f"{name}.txt").read_text("utf-8")


@pytest.mark.parametrize("name", _EXAMPLES)
@pytest.mark.parametrize("published", ["2031-05-14", "2019-11-03T09:30", None])
def test_another_date_gives_what_reading_with_it_gives(name: str, published: str | None):
    text = "".join(line for line in _example(name).splitlines(keepends=True) if "2031" not in line)
    undated = sayso.read(text, published="2024-02-29")
    assert undated.with_published(published) == sayso.read(text, published=published)


def test_a_date_that_is_none_is_refused():
    record = sayso.read("The mayor said on Friday that the bridge would open in May.")
    with pytest.raises(UsageError, match="2023-06-31"):
        record.with_published("2023-06-31")
