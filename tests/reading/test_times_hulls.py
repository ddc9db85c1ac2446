"""Values and bounds of times in invented conflict news, as the two data files beside say them."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from sayso.reading.times import find_times
from sayso.reading.times.timeml import timexes
from sayso.record.types import Time

HERE = Path(__file__).parent / "data"
ROWS = tomllib.loads((HERE / "time_rows.toml").read_text("utf-8"))["row"]
PROBES = tomllib.loads((HERE / "time_probes.toml").read_text("utf-8"))["probe"]
FRESH = [
    probe
    for path in sorted(HERE.glob("time_fresh_*.toml"))
    for probe in tomllib.loads(path.read_text("utf-8"))["probe"]
]
"""Passages that were written before they were read; words in `open` are not read right yet."""
WEDNESDAY = "2021-06-16"
COMPARED = ("value", "mod", "type", "zone", "status", "rule", "approximate", "earliest", "latest")


def at_words(text: str, words: str, published: str | None) -> Time | None:
    """Return the time that shares most with `words`, the first of equals."""
    start = text.index(words)
    end = start + len(words)

    def share(time: Time) -> float:
        inside = min(time.span[1], end) - max(time.span[0], start)
        return inside / (max(time.span[1], end) - min(time.span[0], start))

    return max(
        (time for time in find_times(text, published=published) if share(time) > 0),
        key=share,
        default=None,
    )


def bounds(time: Time | None) -> str:
    """Write bounds as the data files do."""
    if time is None or (time.earliest is None and time.latest is None):
        return "none"
    if time.earliest == time.latest:
        return str(time.earliest)
    return f"{time.earliest}/{time.latest}"


def accepts(expected: str, found: str) -> bool:
    """Whether bounds are the expected ones; an expected day stands for any moment on it."""
    wanted, given = expected.split("/"), found.split("/")
    return given[0].startswith(wanted[0]) and given[-1].startswith(wanted[-1])


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['n']}-{row['words'] or row['text']}")
def test_row(row: dict[str, Any]):
    published = row.get("date", WEDNESDAY)
    if not row["words"]:
        assert find_times(row["text"], published=published) == ()
        return
    found = at_words(row["text"], row["words"], published)
    assert found is not None
    assert row["text"][slice(*found.span)] == row["words"]
    for name in COMPARED:
        if name in row:
            assert getattr(found, name) == row[name], name
    if "hull" in row:
        expected = row["hull"] if isinstance(row["hull"], list) else [row["hull"]]
        assert bounds(found) in expected
    if "other" in row:
        assert list(found.alternatives) == row["other"]
    if "anchor" in row:
        assert found.anchor.kind == row["anchor"]


@pytest.mark.parametrize(
    "row", [row for row in ROWS if "value" in row], ids=lambda row: f"{row['n']}-{row['words']}"
)
def test_row_as_timeml(row: dict[str, Any]):
    """Values of the record are those of TIMEX3, but for the rows that say otherwise."""
    found = at_words(row["text"], row["words"], row.get("date", WEDNESDAY))
    assert found is not None
    written = [t for t in timexes([found]) if t.start == found.span[0]]
    expected = row.get("timeml", " ".join(filter(None, (row["value"], found.mod))))
    assert [" ".join(filter(None, (t.value, t.mod))) for t in written] == (
        [] if found.type == "range" else [expected]
    )


@pytest.mark.parametrize(
    ("probe", "words"),
    [(probe, words) for probe in PROBES for words in probe["hulls"]],
    ids=lambda item: item if isinstance(item, str) else item["kind"],
)
def test_probe(probe: dict[str, Any], words: str):
    found = at_words(probe["text"], words, probe.get("date"))
    expected = probe["hulls"][words]
    options = expected if isinstance(expected, list) else [expected]
    assert any(accepts(option, bounds(found)) for option in options), (bounds(found), found)


def fresh(key: str) -> list[Any]:
    return [
        pytest.param(
            probe,
            words,
            id=f"{probe['kind']}-{words}",
            marks=[pytest.mark.xfail(strict=True)] if words in probe.get("open", ()) else [],
        )
        for probe in FRESH
        for words in probe.get(key, ())
    ]


@pytest.mark.parametrize(("probe", "words"), fresh("hulls"))
def test_fresh_passage(probe: dict[str, Any], words: str):
    found = at_words(probe["text"], words, probe.get("date"))
    expected = probe["hulls"][words]
    options = expected if isinstance(expected, list) else [expected]
    assert any(accepts(option, bounds(found)) for option in options), (bounds(found), found)


@pytest.mark.parametrize(("probe", "words"), fresh("values"))
def test_value_in_fresh_passage(probe: dict[str, Any], words: str):
    found = at_words(probe["text"], words, probe.get("date"))
    assert found is not None
    assert found.value == probe["values"][words]


@pytest.mark.parametrize(("probe", "words"), fresh("absent"))
def test_fresh_passage_leaves_out(probe: dict[str, Any], words: str):
    assert at_words(probe["text"], words, probe.get("date")) is None


def test_probes_are_many_and_of_every_kind():
    assert len(PROBES) >= 60
    assert len({probe["kind"] for probe in PROBES}) >= 10
