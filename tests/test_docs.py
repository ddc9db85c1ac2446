"""The documentation keeps up: verbs, options, words of the record, packages, links, commands."""

import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import click
import pytest

from sayso.record import vocabulary
from sayso.record.record import Record
from tests.laws import parts_of
from tests.record.test_record import full_record

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PAGES = [
    ROOT / "README.md",
    ROOT / "SECURITY.md",
    ROOT / "CHANGELOG.md",
    *sorted(DOCS.glob("*.md")),
]


def commands() -> Iterator[tuple[str, click.Command]]:
    """Every verb with its name."""
    from sayso.cli import main

    yield from main.commands.items()


def page(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def test_every_verb_and_option_is_documented():
    told = page("command-line.md")
    for name, command in commands():
        assert f"sayso {name}" in told, name
        for parameter in command.params:
            for option in parameter.opts:
                if option.startswith("--"):
                    assert f"`{option}" in told, f"{name} {option}"


def test_every_exit_code_is_documented_and_no_other():
    from sayso.cli import exit_codes

    codes = {value for name, value in vars(exit_codes).items() if name[0].isupper()}
    told = page("command-line.md").partition("## Exit codes")[2].partition("\n## ")[0]
    assert {int(code) for code in re.findall(r"^\| (\d+) \|", told, re.MULTILINE)} == codes


def test_every_field_of_the_record_is_documented():
    told = page("record.md")
    parts = [part for _, part in parts_of(full_record())]
    fields = {name.rstrip("_") for part in parts for name in part.__struct_fields__}
    missing = {field for field in fields if not re.search(rf"\b{field}\b", told)}
    assert missing == set()


@pytest.mark.parametrize(
    "words",
    [
        *("GapKind", "EditKind", "BlockKind", "ActorType", "PlaceKind", "Tier", "StatementMode"),
        *("SourceKind", "QuotationState", "Status", "TieKind", "CauseKind", "FramingKind"),
        *(
            "DocumentKind",
            "FactOrigin",
            "TimeStatus",
            "AnchorKind",
            "Reality",
            "RoleStatus",
            "ReadBy",
        ),
    ],
)
def test_every_word_of_a_vocabulary_is_documented(words: str):
    told = page("record.md")
    for word in get_args(getattr(vocabulary, words)):
        assert re.search(rf"\b{re.escape(word)}\b", told), word


def test_every_dependency_is_documented():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    told = page("dependencies.md")
    for requirement in project["dependencies"]:
        name, lowest = re.fullmatch(r"([\w-]+)>=([\d.]+)", requirement).groups()  # type: ignore[union-attr]
        assert re.search(rf"^\| \[{name}\].*\| {re.escape(lowest)} \|", told, re.MULTILINE), name


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_links_to_files_lead_somewhere(path: Path):
    for target in re.findall(r"\]\(([^)#]+)[^)]*\)", path.read_text(encoding="utf-8")):
        if not target.startswith(("http:", "https:", "mailto:")):
            assert (path.parent / target).exists(), target


def test_the_readme_names_two_commands_that_are_there():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for command in ("./try", "./check"):
        assert re.search(rf"^{command}$", readme, re.MULTILINE), command
        assert (ROOT / command).stat().st_mode & 0o111, command
    assert "./check" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def python_blocks() -> list[tuple[str, str]]:
    return [
        (path.name, block)
        for path in PAGES
        for block in re.findall(r"```python\n(.*?)```", path.read_text(encoding="utf-8"), re.DOTALL)
    ]


@pytest.mark.slow
@pytest.mark.parametrize(("name", "block"), python_blocks(), ids=lambda value: str(value)[:20])
def test_python_in_the_documentation_runs(name: str, block: str, tmp_path: Path):
    del name
    done = subprocess.run(
        [sys.executable, "-c", block], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def shell_lines() -> list[str]:
    return [
        line
        for path in PAGES
        for block in re.findall(
            r"```console\n(.*?)```", path.read_text(encoding="utf-8"), re.DOTALL
        )
        for line in block.splitlines()
        if line.startswith("$ sayso ")
    ]


@pytest.mark.slow
@pytest.mark.parametrize("line", shell_lines())
def test_commands_in_the_documentation_run(line: str, tmp_path: Path):
    for name, text in SAMPLES.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    for name in ("record.json", "records.jsonl"):
        (tmp_path / name).write_bytes(sample_record().to_json())
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", line.removeprefix("$ ")],
        env=os.environ | {"PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def sample_record() -> Record:
    import sayso

    return sayso.read(SAMPLES["account.txt"], published="2031-05-06")


ACCOUNT = "Gen. Ossip Karro denied on Monday that rebels had seized the port of Ansel."
SAMPLES = {
    "account.txt": ACCOUNT,
    "accounts/one.txt": ACCOUNT,
    "accounts/two.txt": "Rebels left.",
    "quotes.csv": "quote,speaker\nrebels had seized the port of Ansel,Karro\n",
}


def test_every_limit_is_documented_with_its_default():
    from dataclasses import fields

    from sayso.intake import Limits

    told = page("input.md")
    for field in fields(Limits):
        assert f"| `{field.name}` | {field.default:,} |" in told, field.name


def test_every_reason_and_kind_of_input_is_documented():
    from sayso.errors import Reason

    told = page("input.md")
    for word in (*get_args(Reason), *get_args(vocabulary.DocumentKind)):
        assert f"`{word}`" in told, word


def test_every_ending_that_a_folder_is_searched_for_is_documented():
    from sayso.cli.inputs import SUFFIXES

    told = page("command-line.md")
    for ending in SUFFIXES:
        assert f"`{ending}`" in told, ending
