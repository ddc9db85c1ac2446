"""`python -m training.knowledge`: write every table of `src/sayso/knowledge/data/` anew.

In come the `knowledge-*` sets under `SAYSO_DATA`, out come tab-separated tables whose first
line says source, licence and as-of date, and `SOURCES.md`, which lists them. The same input
gives the same bytes.
"""

import os
from pathlib import Path

from training.knowledge import offices, people, places, polities
from training.knowledge.table import Table, write_sources, write_table

_TARGET = Path(__file__).parents[2] / "src" / "sayso" / "knowledge" / "data"


def main() -> None:
    """Build all tables and say how large each is."""
    data = Path(os.environ["SAYSO_DATA"])
    tables: list[Table] = [
        *polities.tables(data),
        *people.tables(data),
        *places.tables(data),
        *offices.tables(data),
    ]
    _TARGET.mkdir(parents=True, exist_ok=True)
    for table in tables:
        size = write_table(table, _TARGET)
        print(f"{table.name:<16} {len(table.rows):>7} rows {size / 1000:>8.0f} kB")
    write_sources(tables, _TARGET / "SOURCES.md")


if __name__ == "__main__":
    main()
