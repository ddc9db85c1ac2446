"""Files of several documents, folders that change, limits: what `sayso read` makes of them."""

import contextlib
import json
import os
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

import sayso.reader
from sayso.cli import progress
from sayso.cli.inputs import find_inputs
from sayso.cli.outputs import MAX_NAME, FileNames
from sayso.cli.sinks import JsonSink
from sayso.errors import InputError, MachineError
from sayso.reader import Outcome
from tests.cli.test_read import ACCOUNT, OTHER, one_sentence, run

HEAD = (
    "From: Ada Venn <ada@belmarra.example>\nSubject: The ferry is gone\nMessage-ID: <1@b.example>\n"
    "Date: Tue, 06 May 2031 09:00:00 +0000\nMIME-Version: 1.0\n"
)


def mail(*attachments: tuple[str, str]) -> str:
    """A message with ACCOUNT in its body and text attachments by name."""
    parts = "".join(
        f'--b\nContent-Type: text/plain\nContent-Disposition: attachment; filename="{name}"\n\n'
        f"{words}\n"
        for name, words in attachments
    )
    body = f"--b\nContent-Type: text/plain\n\n{ACCOUNT}\n{parts}--b--\n"
    return f"{HEAD}Content-Type: multipart/mixed; boundary=b\n\n{body}"


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "in" / "letter.eml"
    path.parent.mkdir()
    path.write_text(mail(("note.txt", OTHER)))
    return path


# --- every member gives a row ---------------------------------------------------------------------


def test_every_member_gives_a_record_a_line(letter):
    result = run("read", letter, "--json")
    documents = [json.loads(row)["document"] for row in result.stdout.splitlines()]
    assert [each["name"] for each in documents] == ["letter.eml", "letter.eml » note.txt"]
    assert result.exit_code == 0


@pytest.mark.parametrize("workers", [1, 2])
def test_standard_input_may_hold_several_documents(letter, workers):
    result = run("read", "-", "--json", "--workers", str(workers), stdin=letter.read_bytes())
    texts = [json.loads(row)["text"] for row in result.stdout.splitlines()]
    assert [text.strip() for text in texts] == [ACCOUNT, OTHER]


def test_a_bad_member_fails_alone_and_by_its_whole_name(letter):
    letter.write_text(mail(("empty.txt", " "), ("note.txt", OTHER)))
    result = run("read", letter, "--json")
    assert len(result.stdout.splitlines()) == 2
    assert result.exit_code == 1
    one_sentence(result, f"{letter} » empty.txt")


def test_the_summary_of_each_member_stands_under_its_name(letter):
    told = run("read", letter, "--text").stdout
    assert f"== {letter} » note.txt" in told


def test_reports_of_members_have_names_of_their_own(letter, tmp_path):
    letter.write_text(mail(("../../a.txt", OTHER), ("a.txt", OTHER), ("\x07a.txt", OTHER)))
    out = tmp_path / "out"
    result = run("read", letter, "--html", out)
    assert result.exit_code == 0
    names = sorted(path.name for path in out.iterdir())
    assert len(names) == 4
    assert "letter.html" in names
    assert not [name for name in names if not name.startswith("letter")]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in", "out"]


def test_a_single_file_with_a_single_document_fills_a_file(letter, tmp_path):
    letter.write_text(mail())
    run("read", letter, "--html", tmp_path / "report.html")
    assert (tmp_path / "report.html").is_file()


def test_several_documents_do_not_overwrite_a_file(letter, tmp_path):
    target = tmp_path / "report.html"
    target.write_text("mine")
    result = run("read", letter, "--html", target)
    assert result.exit_code == 4
    assert target.read_text() == "mine"
    one_sentence(result, "Several documents need a folder")


# --- file names -----------------------------------------------------------------------------------

HOSTILE_NAMES = [
    "a.zip » ../../etc/passwd",
    "a.zip » /etc/passwd",
    r"a.zip » C:\Windows\x.txt",
    "a.zip » \x1b[31m\r\n.txt",
    "a.zip » \u202egnp.exe",
    "a.zip » " + "é" * 5_000 + ".txt",
    "..",
    ".",
    "",
    "-rf.txt",
    "con.txt",
    "a.zip » \ud800.txt".encode(errors="replace").decode(),
    "नमस्ते.txt",
]


@pytest.mark.parametrize("name", HOSTILE_NAMES, ids=range(len(HOSTILE_NAMES)))
def test_a_file_name_is_safe_whatever_a_document_is_called(name):
    made = FileNames(".html").name_for(name)
    assert made.endswith(".html")
    assert len(made.encode()) <= MAX_NAME
    assert not made.startswith((".", "-"))
    assert not set(made) & set('/\\:*?"<>|')
    assert not [c for c in made if unicodedata.category(c)[0] == "C"]


def test_file_names_are_distinct_whatever_the_case(tmp_path):
    del tmp_path
    names = FileNames(".html")
    made = [
        names.name_for(each)
        for each in ("a.txt", "A.pdf", "a-2.txt", "b/a.txt", "a", "é", "e\u0301")
    ]
    assert len({name.casefold() for name in made}) == len(made)


def test_ten_thousand_documents_of_one_name_get_names_in_no_time():
    names = FileNames(".html")
    assert len({names.name_for("a.zip » a.txt") for _ in range(10_000)}) == 10_000


# --- folders --------------------------------------------------------------------------------------


def test_links_in_a_folder_are_told(tmp_path):
    (tmp_path / "a.txt").write_text(ACCOUNT)
    (tmp_path / "link.txt").symlink_to("/etc/hostname")
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    result = run("read", tmp_path, "--json")
    assert len(result.stdout.splitlines()) == 1
    one_sentence(result, "passed over 2 links")


def test_special_files_in_a_folder_are_told_and_not_opened(tmp_path):
    (tmp_path / "a.txt").write_text(ACCOUNT)
    os.mkfifo(tmp_path / "fifo.txt")
    result = run("read", tmp_path, "--json")
    assert result.exit_code == 0
    one_sentence(result, "passed over 1 file of another kind")


def test_a_folder_is_searched_for_all_kinds_by_name_but_read_by_content(tmp_path):
    (tmp_path / "a.docx").write_text(ACCOUNT)  # a text, whatever it is called
    (tmp_path / "b.WARC.GZ").write_text(OTHER)
    result = run("read", tmp_path, "--json")
    assert [json.loads(row)["document"]["kind"] for row in result.stdout.splitlines()] == [
        "text"
    ] * 2


def test_a_folder_that_cannot_be_searched_is_told(tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_text(ACCOUNT)
    (tmp_path / "closed").mkdir()
    scan = os.scandir

    def denied(path):
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied", str(path))
        return scan(path)

    monkeypatch.setattr(os, "scandir", denied)
    result = run("read", tmp_path, "--json")
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 1
    one_sentence(result, "closed", "cannot be searched")


def test_a_file_that_vanishes_while_others_are_read_gives_a_row(tmp_path, monkeypatch):
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_text(ACCOUNT)
    take = JsonSink.take

    def and_remove(self, outcome):
        (tmp_path / "c.txt").unlink(missing_ok=True)
        take(self, outcome)

    monkeypatch.setattr(JsonSink, "take", and_remove)
    result = run("read", tmp_path, "--json")
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 2
    one_sentence(result, "c.txt", "does not exist")


def test_a_file_that_grows_beyond_the_limit_while_it_is_read_is_refused(tmp_path, monkeypatch):
    path = tmp_path / "a.txt"
    path.write_text(ACCOUNT * 100)
    stat = Path.stat

    def earlier(self, **how):
        found = stat(self, **how)
        if self != path:
            return found
        return os.stat_result((*found[:6], 10, *found[7:]))

    monkeypatch.setattr(Path, "stat", earlier)
    result = run("read", path, "--limits", "file_bytes=1000")
    assert result.exit_code == 3
    one_sentence(result, "a.txt", "larger than")


def test_a_loop_of_links_named_by_the_user_is_told(tmp_path):
    (tmp_path / "a.txt").symlink_to(tmp_path / "b.txt")
    (tmp_path / "b.txt").symlink_to(tmp_path / "a.txt")
    result = run("read", tmp_path / "a.txt")
    assert result.exit_code == 3
    one_sentence(result, "a.txt")


@pytest.mark.parametrize("device", ["/dev/zero", "/dev/null", "/dev"])
def test_a_device_is_no_document(device):
    result = run("read", device)
    assert result.exit_code == 3
    assert result.stdout == ""


def test_a_link_named_by_the_user_is_followed(tmp_path):
    (tmp_path / "a.txt").write_text(ACCOUNT)
    (tmp_path / "link").symlink_to(tmp_path / "a.txt")
    assert run("read", tmp_path / "link").exit_code == 0


def test_names_with_line_ends_and_of_full_length_are_read(tmp_path):
    for name in ("a\nb.txt", "x" * 251 + ".txt"):
        (tmp_path / name).write_text(ACCOUNT)
    out = tmp_path / "out"
    result = run("read", *sorted(tmp_path.iterdir()), "--html", out)
    assert result.exit_code == 0
    assert len(list(out.iterdir())) == 2
    assert "\nb.txt" not in result.stderr


def test_the_same_bytes_twice_are_read_twice(tmp_path):
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(ACCOUNT)
    rows = [json.loads(row) for row in run("read", tmp_path, "--json").stdout.splitlines()]
    assert rows[0]["document"]["id"] == rows[1]["document"]["id"]


# --- standard input -------------------------------------------------------------------------------


def test_standard_input_without_end_is_refused():
    command = [sys.executable, "-m", "sayso.cli", "read", "-", "--limits", "file_bytes=1000000"]
    with Path("/dev/zero").open("rb") as zeros:
        done = subprocess.run(command, stdin=zeros, capture_output=True, check=False, timeout=60)
    assert done.returncode == 3
    assert b"standard input is larger than 1 MB" in done.stderr


def test_standard_input_that_is_closed_is_told():
    command = f"{sys.executable} -m sayso.cli read - <&-"
    done = subprocess.run(["bash", "-c", command], capture_output=True, check=False)
    assert done.returncode == 3
    assert b"Traceback" not in done.stderr
    assert done.stderr.startswith(b"sayso: standard input")


# --- limits, machine, progress --------------------------------------------------------------------


def test_a_limit_is_kept(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(ACCOUNT * 100)
    result = run("read", path, "--limits", "file_bytes=1_000", "--limits", "seconds=9")
    assert result.exit_code == 3
    one_sentence(result, "larger than")


@pytest.mark.parametrize(
    "setting", ["minutes=5", "seconds", "seconds=0", "seconds=-1", "seconds=x"]
)
@pytest.mark.parametrize("verb", [["read", "a.txt"], ["doctor"]], ids=["read", "doctor"])
def test_a_limit_that_is_none_is_wrong_use(verb, setting):
    result = run(*verb, "--limits", setting)
    assert result.exit_code == 2
    one_sentence(result)


def test_doctor_tells_the_limits_in_force():
    told = run("doctor", "--limits", "seconds=77").stdout
    assert [line for line in told.splitlines() if line.split() == ["seconds", "77"]]


def test_a_machine_that_cannot_start_a_process_ends_the_run(tmp_path, monkeypatch):
    def no_process(*_sources, **_how):
        raise MachineError("No process can be started. Run `sayso doctor`.")

    monkeypatch.setattr(sayso.reader, "open_many", no_process)
    (tmp_path / "a.txt").write_text(ACCOUNT)
    result = run("read", tmp_path / "a.txt")
    assert result.exit_code == 4
    one_sentence(result, "No process can be started")


def test_an_interrupt_keeps_the_report_that_is_done(tmp_path, monkeypatch):
    def interrupted(*_sources, **_how) -> Iterator[Outcome]:
        yield Outcome(tmp_path / "a.txt", "a.txt", sayso.reader.read(ACCOUNT), None)
        raise KeyboardInterrupt

    monkeypatch.setattr(sayso.reader, "read_many", interrupted)
    (tmp_path / "a.txt").write_text(ACCOUNT)
    result = run("read", tmp_path / "a.txt", "--html", tmp_path / "report.html")
    assert result.exit_code == 130
    assert (tmp_path / "report.html").is_file()


def test_progress_hands_every_outcome_on(monkeypatch):
    class Terminal:
        encoding = "utf-8"

        def isatty(self) -> bool:
            return True

        def write(self, words: str) -> int:
            return len(words)

        def flush(self) -> None:
            pass

    outcomes = [
        Outcome(Path(name), f"{name} » {n}", None, InputError("is empty.", "empty"))
        for name in ("a.zip", "b.zip")
        for n in range(3)
    ]
    monkeypatch.setattr(sys, "stderr", Terminal())
    with contextlib.closing(progress.with_progress(iter(outcomes), 2)) as shown:  # type: ignore[type-var]
        assert list(shown) == outcomes


def test_folders_in_folders_are_searched_to_any_depth(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for _ in range(1500):
        Path("d").mkdir()
        os.chdir("d")
    Path("deep.txt").write_text("The town fell on Friday.")
    os.chdir(tmp_path)
    try:
        inputs = find_inputs([str(tmp_path)])
        assert [Path(source).name for source in inputs.sources] == ["deep.txt"]
        by_pattern = find_inputs(["**/*.txt"])
        assert by_pattern.sources or "too many folders" in by_pattern.remarks[0]
    finally:
        # Neither `shutil.rmtree` nor pytest can take so deep a folder away.
        subprocess.run(["rm", "-rf", "d"], check=True, cwd=tmp_path)


def test_an_empty_word_is_not_the_folder_one_is_in(tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_text("The town fell on Friday.")
    monkeypatch.chdir(tmp_path)
    inputs = find_inputs([""])
    assert inputs.sources == ()
    assert inputs.barren == 1
    assert inputs.remarks == ("An empty word names no document. Give the path of one.",)


def test_a_report_does_not_take_the_place_of_its_document(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("The town fell on Friday, the mayor said.")
    result = run("read", path, "--html", tmp_path / "a.txt")
    assert result.exit_code == 2
    assert "is one of the documents. Name another file for the report." in result.stderr
    assert path.read_text() == "The town fell on Friday, the mayor said."
