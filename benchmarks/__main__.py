"""Run every benchmark, or those named, and print one table.

python -m benchmarks [NAME…] [--documents N] [--json FILE]
"""

import argparse
import sys
import time
from importlib import import_module

from benchmarks import frame

NAMES = (
    "small", "ud", "names", "actors", "times", "statements", "claims", "events",
    "ties_and_causes", "promises", "throughput",
)  # fmt: skip
"""In the order of the walk."""


def main() -> None:
    """Run, tell progress on stderr, show the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(NAMES)}")
    parser.add_argument("--documents", type=int, default=0, help="read only so many documents")
    parser.add_argument("--json", metavar="FILE", help="write the figures to FILE")
    chosen = parser.parse_args()
    unknown = set(chosen.names) - set(NAMES)
    if unknown:
        parser.error(f"no benchmark is called {', '.join(sorted(unknown))}; choose {NAMES}")
    results: list[frame.Measured] = []
    for name in chosen.names or NAMES:
        started = time.perf_counter()
        results += import_module(f"benchmarks.{name}").run(frame.Options(chosen.documents))
        print(f"{name}: {time.perf_counter() - started:.0f} s", file=sys.stderr)
    frame.show(results, chosen.json)


if __name__ == "__main__":
    main()
