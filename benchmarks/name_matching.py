"""Names of persons: whether two spellings are one name, and two look-alikes are kept apart.

842 pairs of one person's name in two tables, 1,681 pairs with the most alike office holder of the
same country. About one label in fifty is wrong; none is mended here.

    python -m benchmarks.name_matching [--json FILE]
"""

from collections.abc import Callable

from benchmarks import frame
from sayso.knowledge.fold import fold_name
from sayso.knowledge.matching import SAME, may_be_one, name_similarity, parse_name

PAIRS = "name-variants/pairs.tsv.xz"
_MEASURES = ("recall", "false")


def run(options: frame.Options) -> list[frame.Measured]:
    """Return recall over same pairs and the share of look-alikes taken for one, by measure."""
    with frame.open_text(frame.data_file(PAIRS)) as lines:
        rows = [line.rstrip("\n").split("\t")[1:] for line in lines][1:]
    rows = rows[: options.documents or None]
    return [
        _measured("aligned tokens and skeletons", rows, _across),
        _measured("within one text", rows, _within),
        _measured("equal when folded", rows, lambda a, b: fold_name(a) == fold_name(b), by="exact"),
    ]


def _across(first: str, second: str) -> bool:
    return name_similarity(first, second) >= SAME


def _within(first: str, second: str) -> bool:
    return may_be_one(parse_name(first), parse_name(second))


def _measured(
    note: str, rows: list[list[str]], is_one: Callable[[str, str], bool], by: str = "sayso"
) -> frame.Measured:
    same = [is_one(first, second) for first, second, label in rows if label == "1"]
    other = [is_one(first, second) for first, second, label in rows if label == "0"]
    figures = dict(zip(_MEASURES, (sum(same) / len(same), sum(other) / len(other)), strict=True))
    data = f"{PAIRS} {frame.digest(frame.data_file(PAIRS))}"
    return frame.Measured("Name variants", figures, by=by, data=data, note=note)


if __name__ == "__main__":
    frame.main(run, __doc__)
