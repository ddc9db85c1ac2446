"""The gate: no figure may fall below its floor in `baseline.json`.

    python -m benchmarks.gate                     measure the shipped data and compare
    python -m benchmarks.gate --renew             raise the floors to what is measured now
    python -m benchmarks.gate --renew --lower WHY lower them, too; WHY is kept in the file

A floor is the figure that was measured when it was set; a run fails when it falls below floor minus
tolerance. Tolerances and their reasons stand in the file, beside the digest of the data on which
the floors were measured: on other data the gate refuses to compare.
"""

import argparse
import sys
from dataclasses import dataclass
from pathlib import Path

import msgspec

import sayso
from benchmarks import frame, small

BASELINE = Path(__file__).with_name("baseline.json")


class Floors(msgspec.Struct, kw_only=True):
    """The floors of one set of figures."""

    tolerance: float
    why: str
    """Why the tolerance is as it is."""
    figures: dict[str, float]


class Baseline(msgspec.Struct, kw_only=True):
    """The file: digest of the shipped data, floors by the name of what was measured."""

    data: str
    floors: dict[str, Floors]
    lowered: list[str] = msgspec.field(default_factory=list)
    """Every time floors were lowered: version and reason."""


@dataclass(frozen=True, slots=True)
class Drop:
    """A figure below its floor by more than the tolerance."""

    name: str
    figure: str
    floor: float
    measured: float

    def __str__(self) -> str:
        """Say what fell and how far."""
        return f"{self.name}, {self.figure}: {self.measured:.2f}, the floor is {self.floor:.2f}"


def load() -> Baseline:
    """Return the baseline as it stands in the file."""
    return msgspec.json.decode(BASELINE.read_bytes(), type=Baseline)


def drops(results: list[frame.Measured], baseline: Baseline) -> list[Drop]:
    """Return the figures that fell below their floors; a figure that vanished fell to 0."""
    measured = {result.name: result.figures for result in results}
    return [
        Drop(name, figure, floor, measured.get(name, {}).get(figure, 0.0))
        for name, floors in baseline.floors.items()
        for figure, floor in floors.figures.items()
        if not measured.get(name, {}).get(figure, 0.0) >= floor - floors.tolerance
    ]


def renewed(
    results: list[frame.Measured], baseline: Baseline, *, lower: str | None = None
) -> Baseline:
    """Return the baseline with raised floors, and with lowered ones if `lower` says why."""
    floors: dict[str, Floors] = {}
    fell = False
    for result in results:
        old = baseline.floors.get(result.name) or Floors(
            tolerance=0.5, why="not set yet", figures={}
        )
        figures = {}
        for figure, value in result.figures.items():
            floor = old.figures.get(figure, 0.0)
            fell |= value < floor
            figures[figure] = round(value if lower else max(value, floor), 2)
        floors[result.name] = Floors(tolerance=old.tolerance, why=old.why, figures=figures)
    note = [f"{sayso.__version__}: {lower}"] if lower and fell else []
    return Baseline(data=results[0].data, floors=floors, lowered=[*baseline.lowered, *note])


def main() -> None:
    """Compare or renew."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--renew", action="store_true", help="raise the floors")
    parser.add_argument("--lower", metavar="WHY", help="with --renew: lower floors, with a reason")
    parser.add_argument("--json", metavar="FILE", help="write the figures to FILE")
    chosen = parser.parse_args()
    results = small.run(frame.Options())
    frame.show(results, chosen.json)
    baseline = load()
    if chosen.renew:
        written = msgspec.json.encode(renewed(results, baseline, lower=chosen.lower))
        BASELINE.write_bytes(msgspec.json.format(written, indent=1) + b"\n")
        return
    if results[0].data != baseline.data:
        sys.exit(
            "The shipped data changed. Look at why, then run `python -m benchmarks.gate --renew`."
        )
    fallen = drops(results, baseline)
    if fallen:
        sys.exit("\n".join(map(str, fallen)))


if __name__ == "__main__":
    main()
