"""`sayso read`: good and bad input, outputs, exit codes."""

import json
import os
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from sayso.cli import main
from sayso.record.record import Record
from tests.pdf_writer import Sheet, write_pdf
from tests.report.test_html import Page

ACCOUNT = "Rebels seized the port of Ansel on Monday, Gen. Ossip Karro said."
OTHER = "The ministry denied that the port had fallen."


def run(*arguments: str | Path, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(main, [str(each) for each in arguments], input=stdin)


def sayso(*arguments: str | Path, **how: Any) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "sayso.cli", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, check=False, **how)


def one_sentence(result: Result, *words: str) -> None:
    """What is on stderr is one line of plain words, without a traceback or a Python type."""
    lines = [line for line in result.stderr.splitlines() if line]
    assert len(lines) == 1, result.stderr
    assert lines[0].startswith("sayso: ")
    assert lines[0].rstrip().endswith((".", "?", "!"))
    for each in ("Traceback", "Error", "<class", "errno", "object at"):
        assert each not in lines[0]
    for word in words:
        assert word in lines[0], lines[0]


@pytest.fixture
def account(tmp_path: Path) -> Path:
    path = tmp_path / "account.txt"
    path.write_text(ACCOUNT, encoding="utf-8")
    return path


# --- outputs --------------------------------------------------------------------------------------


def test_a_pipe_gets_the_plain_summary(account):
    result = run("read", account, "--published", "2031-05-06")
    assert result.exit_code == 0
    assert "WHAT IS SAID TO HAVE HAPPENED" in result.stdout
    assert "\x1b" not in result.stdout
    assert result.stderr == ""


def test_text_is_what_a_pipe_gets(account):
    assert run("read", account, "--text").stdout == run("read", account).stdout


def test_json_is_the_record(account):
    result = run("read", account, "--json", "--published", "2031-05-06")
    record = Record.from_json(result.stdout)
    assert record.text == ACCOUNT
    assert record.document.published is not None
    assert record.document.published.value == "2031-05-06"


def test_several_documents_give_one_record_a_line_in_their_order(account, tmp_path):
    second = tmp_path / "second.txt"
    second.write_text(OTHER)
    rows = run("read", second, account, "--json").stdout.splitlines()
    assert [json.loads(row)["text"] for row in rows] == [OTHER, ACCOUNT]


def test_a_document_named_twice_is_read_once(account):
    assert len(run("read", account, account.parent, "--json").stdout.splitlines()) == 1


def test_html_of_one_document_is_a_file(account, tmp_path):
    out = tmp_path / "report.html"
    result = run("read", account, "--html", out)
    assert result.exit_code == 0
    assert result.stdout == ""
    assert "report.html" in result.stderr
    assert Page(out.read_text(encoding="utf-8")).unbalanced == []


def test_html_of_several_documents_fills_a_folder_and_overwrites_no_other(tmp_path):
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "same.txt").write_text(ACCOUNT)
    out = tmp_path / "reports"
    result = run("read", tmp_path / "a", tmp_path / "b", "--html", out)
    assert result.exit_code == 0
    assert sorted(path.name for path in out.iterdir()) == ["same-2.html", "same.html"]


def test_html_of_a_folder_fills_a_folder_though_it_holds_one_document(account, tmp_path):
    run("read", account.parent, "--html", tmp_path / "out")
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["account.html"]


def test_no_half_file_is_left_beside_a_report(account, tmp_path):
    run("read", account, "--html", tmp_path / "report.html")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["account.txt", "report.html"]


def test_standard_input_is_a_document():
    result = run("read", "-", "--json", stdin=ACCOUNT)
    record = Record.from_json(result.stdout)
    assert (record.text, record.document.name) == (ACCOUNT, "standard input")


def test_repair_none_leaves_the_text_untouched(tmp_path):
    wrapped = "Rebels seized the port of\nAnsel on Monday, the gen-\neral said.\n"
    path = tmp_path / "wrapped.txt"
    path.write_text(wrapped)
    record = Record.from_json(run("read", path, "--json", "--repair", "none").stdout)
    assert (record.text, record.edits) == (wrapped, ())


# --- which documents ------------------------------------------------------------------------------


def test_a_folder_means_its_documents_in_the_order_of_their_names(tmp_path):
    for name in ("b.txt", "a.html", "deep/c.txt", ".hidden.txt", "table.csv"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(
            f"<html><body><p>{ACCOUNT}</p></body></html>" if "html" in name else ACCOUNT
        )
    result = run("read", tmp_path, "--json")
    names = [json.loads(row)["document"]["name"] for row in result.stdout.splitlines()]
    assert names == ["a.html", "b.txt", "c.txt"]
    assert "passed over 1 file of another kind" in result.stderr
    assert result.exit_code == 0


def test_links_in_a_folder_are_not_followed(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "out.txt").write_text(ACCOUNT)
    (tmp_path / "in" / "link.txt").symlink_to(tmp_path / "out.txt")
    assert run("read", tmp_path / "in").exit_code == 3


def test_a_pattern_is_expanded(account):
    rows = run("read", account.parent / "*.txt", "--json").stdout.splitlines()
    assert [json.loads(row)["text"] for row in rows] == [ACCOUNT]


# --- bad input ------------------------------------------------------------------------------------


def test_a_missing_file(tmp_path):
    result = run("read", tmp_path / "nowhere.txt")
    assert result.exit_code == 3
    one_sentence(result, "nowhere.txt", "does not exist")


def test_a_folder_without_documents(tmp_path):
    result = run("read", tmp_path)
    assert result.exit_code == 3
    one_sentence(result, "holds no documents")


def test_a_pattern_without_files(tmp_path):
    result = run("read", tmp_path / "*.txt")
    assert result.exit_code == 3
    one_sentence(result, "no file matches")


ENCRYPTED = write_pdf([Sheet()], password="secret")
NO_LAYER = write_pdf([Sheet(image=True)])
BAD = {
    "empty.txt": (b"", "empty"),
    "white.txt": (b" \n\t\n ", "empty"),
    "binary.txt": (bytes(range(256)) * 40, ""),
    "program.txt": (b"\x7fELF\x02\x01\x01" + bytes(2000), "program"),
    "picture.txt": (b"\x89PNG\r\n\x1a\n" + bytes(500), ""),
    "no-article.html": (b"<html><body><nav>Home</nav></body></html>", ""),
    "broken.pdf": (b"%PDF-1.7\n garbage", ""),
    "encrypted.pdf": (ENCRYPTED, "password"),
    "no-layer.pdf": (NO_LAYER, ""),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_ends_in_one_sentence_and_takes_no_other_file_down(name, account, tmp_path):
    data, word = BAD[name]
    bad = tmp_path / "bad" / name
    bad.parent.mkdir()
    bad.write_bytes(data)
    alone = run("read", bad, "--json")
    assert (alone.exit_code, alone.stdout) == (3, "")
    one_sentence(alone, name, word)
    together = run("read", bad, account, "--json")
    assert together.exit_code == 1
    assert [json.loads(row)["text"] for row in together.stdout.splitlines()] == [ACCOUNT]
    one_sentence(together, name, word)


def test_a_pdf_without_text_layer_is_recognised_or_says_what_to_install(tmp_path):
    path = tmp_path / "scan.pdf"
    path.write_bytes(NO_LAYER)
    told = run("read", path)
    one_sentence(told)
    assert "text layer" in told.stderr or "recognised" in told.stderr


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_other_encodings_are_read(encoding, tmp_path):
    path = tmp_path / "encoded.txt"
    words = ACCOUNT.replace("Karro", "Karró")
    path.write_bytes(words.encode(encoding))
    assert Record.from_json(run("read", path, "--json").stdout).text == words


def test_a_text_that_is_not_english_is_said_to_be_none(tmp_path):
    path = tmp_path / "german.txt"
    path.write_text(
        "Die Regierung hat am Montag erklärt, dass die Truppen den Hafen verlassen hätten. "
        "Der Sprecher des Ministeriums wollte sich dazu nicht äußern, weil die Lage unklar sei."
    )
    result = run("read", path)
    assert result.exit_code in (0, 3)
    assert "English" in result.stdout + result.stderr


@pytest.mark.slow
@pytest.mark.parametrize(
    "words",
    [
        pytest.param("word " * 40_000, id="200 kB without a period"),
        pytest.param("x" * 10_000_000, id="10 MB in one line and one word"),
    ],
)
def test_large_input_is_read_or_refused_in_a_sentence(words, tmp_path):
    path = tmp_path / "large.txt"
    path.write_text(words)
    result = run("read", path, "--json")
    if result.exit_code != 0:
        assert result.exit_code == 3
        one_sentence(result, "large.txt")
    else:
        assert Record.from_json(result.stdout).text


@pytest.mark.parametrize(
    "value",
    ["2023-13-01", "2023-02-30", "yesterday", "25.06.2023", "2023-06-25T25:00", "", "20230625"],
)
def test_a_published_that_is_no_date(value, account):
    result = run("read", account, "--published", value)
    assert result.exit_code == 2
    one_sentence(result, "--published", "2023-06-25")


@pytest.mark.parametrize("value", ["2031-05-06", "2031-05-06T14:30", "2031-05-06T14:30+02:00"])
def test_a_published_that_is_a_date(value, account):
    assert run("read", account, "--published", value).exit_code == 0


def test_two_ways_out_at_once(account):
    result = run("read", account, "--json", "--text")
    assert result.exit_code == 2
    one_sentence(result, "Choose one")


@pytest.mark.parametrize("arguments", [["read"], ["reed"], ["read", "x", "--colour"], ["explain"]])
def test_wrong_use(arguments):
    result = run(*arguments)
    assert result.exit_code == 2
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize("target", ["account.txt/report.html", "nowhere/report.html", "."])
def test_an_output_that_cannot_be_written(target, account):
    result = run("read", account, "--html", account.parent / target)
    if target == ".":
        assert result.exit_code == 0  # a folder takes the report of one document as well
        return
    assert result.exit_code == 4
    one_sentence(result, "cannot be written")


def test_several_reports_do_not_fit_into_a_file(account, tmp_path):
    (tmp_path / "second.txt").write_text(OTHER)
    report = tmp_path / "report.html"
    report.write_text("")
    result = run("read", account, tmp_path / "second.txt", "--html", report)
    assert result.exit_code == 4
    assert account.read_text() == ACCOUNT


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
def test_a_full_disk_is_the_machines_fault(account):
    result = run("read", account, "--html", "/dev/full")
    assert result.exit_code == 4
    one_sentence(result, "cannot be written")
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-m", "sayso.cli", "read", str(account), "--json"]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 4
    assert b"standard output cannot be written" in done.stderr


def test_control_characters_in_a_name_are_shown_escaped(tmp_path):
    name = "evil\x1b[31m\n.txt"
    result = run("read", tmp_path / name)
    assert "\x1b" not in result.stderr
    one_sentence(result, "evil")
    (tmp_path / name).write_text(ACCOUNT)
    result = run("read", tmp_path, tmp_path / "nowhere.txt", "--text")
    assert "\x1b" not in result.stdout + result.stderr


@pytest.mark.parametrize("form", ["--text", "--json"])
def test_a_name_that_is_not_utf8(form, tmp_path):
    path = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    Path(os.fsdecode(path)).write_text(ACCOUNT)
    done = sayso("read", tmp_path, form)
    assert b"Traceback" not in done.stderr
    assert done.returncode == 0


def test_a_fifo_is_no_document(tmp_path):
    path = tmp_path / "fifo.txt"
    os.mkfifo(path)
    assert stat.S_ISFIFO(path.stat().st_mode)
    result = run("read", path)
    assert result.exit_code == 3
    one_sentence(result, "fifo.txt")


def test_a_closed_pipe_is_quiet(account):
    for number in range(30):
        (account.parent / f"{number}.txt").write_text(ACCOUNT)
    command = (
        f"{sys.executable} -m sayso.cli read {account.parent} --json | head -c 10; "
        "exit ${PIPESTATUS[0]}"
    )
    done = subprocess.run(["bash", "-c", command], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


def test_interrupting_ends_cleanly(tmp_path):
    for number in range(300):
        (tmp_path / f"{number}.txt").write_text(ACCOUNT * 40)
    command = [sys.executable, "-m", "sayso.cli", "read", str(tmp_path), "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout is not None
        first = running.stdout.readline()
        time.sleep(0.05)
        running.send_signal(signal.SIGINT)
        rest, complaints = running.communicate(timeout=60)
    assert running.returncode == 130
    assert complaints.decode().strip().startswith("sayso: Interrupted")
    assert b"Traceback" not in complaints
    for row in (first + rest).splitlines(keepends=True)[:-1]:
        Record.from_json(row)
