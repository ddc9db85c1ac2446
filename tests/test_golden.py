"""Golden records: the shipped accounts with all that is read in them, so that a change is a diff.

`pytest tests/test_golden.py --renew-golden` writes `tests/golden/` anew; nothing else does, and no
hand. A golden holds every field of the record, written for review: a span with its words, an id as
what it stands for, so that one more actor is one more line and not a shift of all that follow.

Compared is what was decided, not how sure the model was: int8 kernels differ in the last bits from
one type of processor to another, so scores are left out. Where a score lies next to a threshold the
decision itself can flip there; so on another processor or onnxruntime than those named in
`tests/golden/made_on.json`, a golden may differ in `MAY_DIFFER` of its lines; where it was made, in
none. What made the record (`reader`) is left out, as it names the version.
"""

import difflib
import json
from collections.abc import Iterator
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import sayso
from benchmarks.frame import processor
from sayso import Order, Record
from tests.laws import ID_LISTS, broken_laws, spans_of_part

GOLDEN = Path(__file__).parent / "golden"
MADE_ON = GOLDEN / "made_on.json"
MAY_DIFFER = 0.02  # of the lines, on another type of processor
EXAMPLES = sorted(
    Path(str(entry))
    for entry in (files("sayso") / "examples").iterdir()
    if entry.name.endswith((".txt", ".pdf"))
)
LEFT_OUT = {"score", "confidence", "reader"}


def shown(record: Record) -> str:
    """The record as JSON, one item a line, without scores."""
    as_json = json.loads(record.to_json())
    labels = _labels(record)
    return "\n".join(_lines(_for_review(as_json, record.text, labels))) + "\n"


def _labels(record: Record) -> dict[str, str]:
    """What each id stands for: a name, or the place in the text."""
    labels: dict[str, str] = {}
    for name in ID_LISTS:
        for item in getattr(record, name):
            span = getattr(item, "head", None) or getattr(item, "span", None)
            spans = [span] if span else [span for _, span in spans_of_part(item)]
            at = getattr(item, "name", None) or ("{}-{}".format(*min(spans)) if spans else "")
            if isinstance(item, Order):
                at = f"{labels[item.first]}, {labels[item.second]}"
            label = f"{name.removesuffix('s')} {at}"
            taken = sum(label == other.partition(" #")[0] for other in labels.values())
            labels[item.id] = f"{label} #{taken + 1}" if taken else label
    return labels


def _for_review(value: Any, text: str, labels: dict[str, str]) -> Any:
    if isinstance(value, dict):
        return {
            key: _for_review(item, text, labels)
            for key, item in value.items()
            if key not in LEFT_OUT
        }
    if isinstance(value, list) and [type(item) for item in value] == [int, int]:
        return f"{value[0]}-{value[1]} {text[value[0] : value[1]]}"
    if isinstance(value, list):
        return [_for_review(item, text, labels) for item in value]
    return labels.get(value, value) if isinstance(value, str) else value


def _lines(as_json: dict[str, Any]) -> Iterator[str]:
    rows = list(as_json.items())
    yield "{"
    for index, (key, value) in enumerate(rows):
        comma = "," if index + 1 < len(rows) else ""
        if isinstance(value, list) and value:
            yield f"{json.dumps(key)}: ["
            yield ",\n".join(json.dumps(item, ensure_ascii=False) for item in value)
            yield f"]{comma}"
        else:
            yield f"{json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}{comma}"
    yield "}"


def machine() -> dict[str, str]:
    return {"processor": processor(), "onnxruntime": version("onnxruntime")}


def read(path: Path) -> Record:
    return sayso.read(path)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_reading_an_example_decides_as_before(path: Path, request: pytest.FixtureRequest):
    golden = GOLDEN / f"{path.name}.json"
    now = shown(read(path))
    if request.config.getoption("--renew-golden"):
        golden.write_text(now, encoding="utf-8")
        MADE_ON.write_text(json.dumps(machine()) + "\n", encoding="utf-8")
    before = golden.read_text(encoding="utf-8")
    differing = [
        line
        for line in difflib.unified_diff(before.splitlines(), now.splitlines(), lineterm="", n=0)
        if line.startswith(("+", "-")) and not line.startswith(("+++", "---"))
    ]
    at_home = json.loads(MADE_ON.read_text(encoding="utf-8")) == machine()
    allowed = 0 if at_home else int(MAY_DIFFER * (before.count("\n") + now.count("\n")))
    assert len(differing) <= allowed, "\n".join(differing[:20])


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_an_example_gives_a_record_that_keeps_the_contract(path: Path):
    record = read(path)
    assert broken_laws(record) == []
    validator = jsonschema.Draft202012Validator(Record.schema())
    assert list(validator.iter_errors(json.loads(record.to_json()))) == []


def test_goldens_and_examples_are_the_same_set():
    names = {path.name for path in GOLDEN.glob("*.json")} - {MADE_ON.name}
    assert names == {f"{path.name}.json" for path in EXAMPLES}
