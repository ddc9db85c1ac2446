import subprocess
import sys

import pytest

HEAVY = ("numpy", "onnxruntime", "rich", "trafilatura", "lxml", "pypdfium2", "yaml")


def modules_after(statement: str) -> set[str]:
    """The modules that a fresh Python has loaded after `statement`."""
    code = f"{statement}\nimport sys\nprint('\\n'.join(sys.modules))"
    shown = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    return set(shown.stdout.split())


@pytest.mark.parametrize(
    "statement",
    ["import sayso", "import sayso; sayso.SaysoError", "import sayso; sayso.Record.schema()"],
)
def test_importing_loads_nothing_heavy(statement: str):
    assert modules_after(statement).isdisjoint(HEAVY)


def test_the_command_line_draws_nothing_before_it_must():
    assert modules_after("import sayso.cli").isdisjoint(HEAVY)
