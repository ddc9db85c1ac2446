"""The other verbs: demo, explain, schema, analyse, doctor; help and version; what they import."""

import json
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest

from sayso import __version__
from sayso.cli.demo import EXAMPLES
from sayso.record.record import Record
from tests.cli.test_read import ACCOUNT, one_sentence, run
from tests.report.belmarra import belmarra
from tests.report.test_html import Page

GIVEN = """# newdoc id = one
# sent_id = 1
1\tRebels\t_\t_\t_\t_\t_\t_\t_\t_
2\tleft\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No
3\t.\t_\t_\t_\t_\t_\t_\t_\t_

# newdoc id = two
# sent_id = 2
1\tAda\t_\t_\t_\t_\t_\t_\t_\t_
2\tspoke\t_\t_\t_\t_\t_\t_\t_\t_

"""


@pytest.fixture
def record(tmp_path: Path) -> Path:
    path = tmp_path / "record.json"
    path.write_bytes(belmarra().to_json())
    return path


def test_the_version_is_said():
    assert run("--version").stdout == f"sayso {__version__}\n"


@pytest.mark.parametrize("verb", ["read", "demo", "explain", "schema", "analyse", "doctor"])
def test_every_verb_has_help(verb):
    result = run(verb, "--help")
    assert result.exit_code == 0
    assert verb in run("--help").stdout


def test_no_verb_is_told_in_half_a_sentence():
    assert "..." not in run("--help").stdout.partition("Commands:")[2]


def test_the_exit_codes_stand_in_the_help():
    told = run("read", "--help").stdout
    for code in ("0 ", "1 ", "2 ", "3 ", "4 ", "130 "):
        assert f"\n  {code}" in told or f"  {code}" in told


def test_help_imports_nothing_heavy():
    code = (
        "import sys\nfrom sayso.cli import main\n"
        "try: main(['--help'])\nexcept SystemExit: pass\n"
        "heavy = {'numpy', 'onnxruntime', 'rich', 'trafilatura', 'lxml', 'pypdfium2', 'msgspec'}\n"
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert done.stderr.decode().strip() == "[]"


# --- explain --------------------------------------------------------------------------------------


def test_explain_shows_words_rules_and_chain(record):
    result = run("explain", record, "c30")
    assert result.exit_code == 0
    assert "four soldiers were killed" in result.stdout
    assert "SAY-SO" in result.stdout


def test_explain_finds_the_record_in_a_file_of_several(tmp_path):
    rows = belmarra().to_json() + b"\n"
    path = tmp_path / "records.jsonl"
    path.write_bytes(rows * 2)
    assert run("explain", path, "a1").exit_code == 0


def test_explain_reads_standard_input():
    assert run("explain", "-", "a1", stdin=belmarra().to_json()).exit_code == 0


def test_explain_reads_a_record_spread_over_lines(tmp_path):
    path = tmp_path / "pretty.json"
    path.write_text(json.dumps(json.loads(belmarra().to_json()), indent=2), encoding="utf-8")
    assert run("explain", path, "a1").exit_code == 0


def test_explain_of_an_unknown_id(record):
    result = run("explain", record, "a99")
    assert result.exit_code == 2
    one_sentence(result, "a99")


@pytest.mark.parametrize("data", [b"", b"{}", b"no record", b"[1, 2]", b"\xff\xfe", b"[" * 100_000])
def test_explain_of_what_is_no_record(data, tmp_path):
    path = tmp_path / "record.json"
    path.write_bytes(data)
    result = run("explain", path, "a1")
    assert result.exit_code == 2
    assert "Traceback" not in result.stderr
    assert "sayso read --json" in result.stderr


def test_explain_of_a_missing_file(tmp_path):
    result = run("explain", tmp_path / "nowhere.json", "a1")
    assert result.exit_code == 2
    one_sentence(result, "nowhere.json")


# --- schema, doctor -------------------------------------------------------------------------------


def test_the_schema_printed_holds_of_a_record():
    schema = json.loads(run("schema").stdout)
    jsonschema.validate(json.loads(belmarra().to_json()), schema)


def test_doctor_finds_what_reading_needs():
    result = run("doctor")
    assert result.exit_code == 0
    parts = (f"sayso {__version__}", "onnxruntime", "model", "examples", "tesseract", "Pillow")
    for part in (*parts, "PDFium ", "libxml2 ", "expat ", "can be read: docx, eml", "file_bytes"):
        assert part in result.stdout
    assert "MISSING" not in result.stdout


# --- analyse --------------------------------------------------------------------------------------


def test_analyse_prints_a_table(tmp_path):
    path = tmp_path / "account.txt"
    path.write_text(ACCOUNT)
    told = run("analyse", path).stdout
    assert "ROOT" in told
    assert "NOUN" in told


def test_analyse_writes_conllu(tmp_path):
    path = tmp_path / "account.txt"
    path.write_text(ACCOUNT)
    rows = run("analyse", path, "--conllu").stdout.splitlines()
    assert all(row.startswith("#") or row.count("\t") == 9 for row in rows if row)


@pytest.mark.parametrize("name", ["given.conllu", "given.txt"])
def test_analyse_keeps_the_words_and_sentences_of_conllu(name, tmp_path):
    path = tmp_path / name
    path.write_text(GIVEN)
    told = run("analyse", path, "--conllu").stdout
    rows = [row.split("\t") for row in told.splitlines() if row and not row.startswith("#")]
    given = [row.split("\t") for row in GIVEN.splitlines() if row and not row.startswith("#")]
    assert [row[:2] for row in rows] == [row[:2] for row in given]
    assert all(row[3] != "_" and row[6] != "_" for row in rows)
    comments = [row for row in told.splitlines() if row.startswith("#")]
    assert comments == [row for row in GIVEN.splitlines() if row.startswith("#")]
    assert told.count("\n\n") == 2


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("bad.conllu", b"1\tRebels\tonly\n\n"),
        ("empty.conllu", b"\n"),
        ("latin.conllu", b"1\tcaf\xe9\t_\t_\t_\t_\t_\t_\t_\t_\n\n"),
        ("empty.txt", b""),
        ("folder", None),
        ("nowhere.txt", None),
    ],
)
def test_analyse_of_bad_input(name, data, tmp_path):
    path = tmp_path / name
    if name == "folder":
        path.mkdir()
    elif data is not None:
        path.write_bytes(data)
    result = run("analyse", path)
    assert result.exit_code == 3
    one_sentence(result, name)


# --- demo -----------------------------------------------------------------------------------------


def test_every_example_is_part_of_the_demo():
    folder = files("sayso").joinpath("examples")
    shipped = {entry.name for entry in folder.iterdir() if entry.name.endswith((".txt", ".pdf"))}
    assert shipped == set(EXAMPLES)


def test_the_demo_writes_a_report_of_each_example(tmp_path):
    out = tmp_path / "out"
    result = run("demo", "--out", out)
    assert result.exit_code == 0, result.stderr
    written = sorted(path.name for path in out.iterdir())
    assert written == sorted(f"{Path(name).stem}.html" for name in EXAMPLES)
    for path in out.iterdir():
        page = Page(path.read_text(encoding="utf-8"))
        assert page.unbalanced == []
        assert path.stat().st_size < 150_000
        assert str(path) in result.stdout


def test_the_demo_says_when_it_cannot_write(tmp_path):
    (tmp_path / "file").write_text("")
    result = run("demo", "--out", tmp_path / "file" / "out")
    assert result.exit_code == 4
    one_sentence(result, "cannot be written")


def test_the_scan_and_the_columns_hold_the_same_report():
    names = ("meridian-agency.txt", "meridian-agency-scan.txt")
    clean, scan = (
        files("sayso").joinpath("examples", n).read_text(encoding="utf-8") for n in names
    )
    assert len(clean.split()) <= len(scan.split())
    for words in ("Nobody was bought", "no fewer than 17", "by May 20"):
        assert words in " ".join(scan.split())
    assert Record.from_json(run("read", "-", "--json", stdin=clean).stdout).text


def test_doctor_says_how_to_add_what_is_missing(monkeypatch):
    monkeypatch.setattr("shutil.which", lambda _: None)
    monkeypatch.setattr("sayso.cli.doctor.find_spec", lambda _: None)
    result = run("doctor")
    assert result.exit_code == 0  # all of it is optional, or told by its package
    assert "apt-get install tesseract-ocr" in result.stdout
    for extra in ("scans", "ocr"):
        assert f"pip install 'sayso[{extra}]'" in result.stdout


def test_doctor_tells_a_tesseract_that_lacks_english(monkeypatch):
    monkeypatch.setattr("shutil.which", lambda _: "/usr/bin/tesseract")
    answers = {"--version": "tesseract 5.3.0\n leptonica", "--list-langs": "List (1):\nosd\n"}
    monkeypatch.setattr("sayso.cli.doctor._answer", lambda _, option: answers[option])
    assert "tesseract-ocr-eng" in run("doctor").stdout
