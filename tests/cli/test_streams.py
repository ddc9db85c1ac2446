"""Streams that are closed, full or broken, and signals that end a run: told once, nothing left."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.processes import living_below, wait_until_gone

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="it needs /dev/full and /proc")

ACCOUNT = 'The ministry said that rebels had attacked the town. "They fired," Ana Moss said.\n'
USED = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
SAYSO = [sys.executable, "-m", "sayso.cli"]


@pytest.fixture
def account(tmp_path: Path) -> Path:
    path = tmp_path / "account.txt"
    path.write_text(ACCOUNT)
    return path


def shell(line: str, *arguments: str | Path) -> subprocess.CompletedProcess[bytes]:
    """Run a line of shell in which `"$@"` is `sayso` with the arguments."""
    command = ["sh", "-c", line, "sh", *SAYSO, *arguments]
    return subprocess.run(command, capture_output=True, check=False, env=USED)


@pytest.mark.parametrize(
    ("line", "why", "arguments"),
    [
        ('"$@" > /dev/full', "No space left on device", ("read", "--json")),
        ('"$@" > /dev/full', "No space left on device", ("doctor",)),
        ('"$@" >&-', "it is closed", ("times", "--csv")),
        ('"$@" >&-', "it is closed", ("--help",)),
    ],
)
def test_an_output_that_is_full_or_closed_is_told_once(
    line: str, why: str, arguments: tuple[str, ...], account: Path
):
    paths = [account] if arguments[0] in {"read", "times"} else []
    result = shell(line, *arguments, *paths)
    told = f"sayso: standard output cannot be written: {why}. Name another place.\n"
    assert (result.returncode, result.stderr.decode()) == (4, told)


@pytest.mark.parametrize("line", ['"$@" 2>&- <&-', '"$@" 2> /dev/full'])
def test_complaints_that_cannot_be_written_stop_no_run(line: str, account: Path):
    result = shell(line, "read", "--json", account.parent / "nowhere.txt", account)
    assert result.returncode == 1
    assert result.stdout.count(b"\n") == 1


def test_a_report_is_written_though_every_stream_is_closed(account: Path, tmp_path: Path):
    report = tmp_path / "report.html"
    result = shell('"$@" <&- >&- 2>&-', "read", account, "--html", report)
    assert result.returncode == 0
    assert report.read_text().startswith("<!doctype html>")


def test_a_disk_that_runs_full_keeps_what_was_written(account: Path, tmp_path: Path):
    # No file may grow beyond 40 kB here: the reports of two short accounts fit, a long one not.
    long = tmp_path / "long.txt"
    long.write_text((ACCOUNT + "\n") * 60)
    result = shell(
        'ulimit -f 80; trap "" XFSZ; "$@"', "read", account, long, "--html", tmp_path / "out"
    )
    assert result.returncode == 4
    assert b"long.html cannot be written: File too large." in result.stderr
    assert b"Traceback" not in result.stderr
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["account.html"]


def test_a_file_in_a_closed_folder_takes_no_other_down(account: Path, tmp_path: Path):
    closed = tmp_path / "closed"
    closed.mkdir()
    (closed / "x.txt").write_text(ACCOUNT)
    closed.chmod(0)
    try:
        result = unprivileged("read", "--json", closed / "x.txt", account)
        report = unprivileged("read", account, "--html", closed / "x.html")
        closed.chmod(0o400)  # its files can be listed and not opened
        folder = unprivileged("read", closed)
    finally:
        closed.chmod(0o700)
    assert result.returncode == 1
    assert result.stdout.count(b"\n") == 1
    assert b"closed/x.txt cannot be read (Permission denied)." in result.stderr
    assert (folder.returncode, folder.stderr.count(b"\n")) == (3, 1)
    assert b"closed/x.txt cannot be read (Permission denied)." in folder.stderr
    assert report.returncode == 4
    assert b"closed/x.html cannot be written: Permission denied." in report.stderr


def unprivileged(*arguments: str | Path) -> subprocess.CompletedProcess[bytes]:
    """Run `sayso` without the rights of root, which may open everything."""
    drop = ["setpriv", "--inh-caps=-all", "--bounding-set=-all"] if os.geteuid() == 0 else []
    return subprocess.run([*drop, *SAYSO, *arguments], capture_output=True, check=False, env=USED)


def started(*arguments: str | Path) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        # A shell has what it runs in the background ignore Ctrl-C, the tests themselves too.
        ["env", "--default-signal=INT", *SAYSO, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        bufsize=0,
        env=USED,
        start_new_session=True,  # a group of its own, as a shell gives
    )


def to_all(process: "subprocess.Popen[bytes]", number: int) -> None:
    os.killpg(process.pid, number)  # as Ctrl-C does


def to_one(process: "subprocess.Popen[bytes]", number: int) -> None:
    process.send_signal(number)


@pytest.mark.parametrize(
    ("number", "send", "code", "workers"),
    [
        (signal.SIGINT, to_all, 130, "1"),
        (signal.SIGINT, to_all, 130, "3"),
        (signal.SIGTERM, to_one, 143, "3"),
        (signal.SIGKILL, to_one, -signal.SIGKILL, "3"),
    ],
)
def test_a_run_that_is_ended_keeps_what_was_done_and_leaves_no_process(
    number: int,
    send: Callable[["subprocess.Popen[bytes]", int], None],
    code: int,
    workers: str,
    tmp_path: Path,
):
    for place in range(300):
        (tmp_path / f"{place:03}.txt").write_text((ACCOUNT + "\n") * 20)
    process = started("read", "--json", "--workers", workers, tmp_path)
    assert process.stdout is not None
    first = process.stdout.readline()
    children = living_below(process.pid)
    assert children
    begun = time.monotonic()
    send(process, number)
    rest, told = process.communicate(timeout=120)
    assert process.returncode == code
    assert time.monotonic() - begun < 40
    rows = (first + rest).splitlines()
    assert 1 <= len(rows) < 300
    assert all(row.startswith(b"{") for row in rows)
    if code > 0:
        assert told.strip() == b"sayso: Interrupted; what was written so far is kept."
        assert rows[-1].endswith(b"}")
    wait_until_gone(children)


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)]
)
@pytest.mark.parametrize("times", [1, 2])
def test_a_signal_in_the_middle_of_a_row_waits_for_its_end_but_not_for_ever(
    number: int, code: int, times: int
):
    # A pipe holds 64 kB: the row is half written when the signal comes.
    program = """
import sys
from sayso.cli import app, outputs, streams
import click
streams._PATIENCE = float(sys.argv[1])
@app.main.command("fill")
def fill():
    for _ in range(3):
        outputs.write_out(b"{" + b"x" * 300_000 + b"}\\n")
sys.exit(app.main(["fill"]))
"""

    def running(patience: int) -> "subprocess.Popen[bytes]":
        command = [sys.executable, "-c", program, str(patience)]
        process = subprocess.Popen(
            ["env", "--default-signal=INT,HUP,TERM", *command],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            bufsize=0,
            env=USED,
        )
        assert process.stdout is not None
        assert process.stdout.read(1) == b"{"
        time.sleep(0.1)
        return process

    read = running(patience=120)
    read.send_signal(number)
    rest, told = read.communicate(timeout=60)
    assert (read.returncode, rest) == (code, b"x" * 300_000 + b"}\n")
    assert told.strip() == b"sayso: Interrupted; what was written so far is kept."
    stalled = running(patience=1 if times == 1 else 120)  # a second signal waits for nothing
    for _ in range(times):
        stalled.send_signal(number)
        time.sleep(0.2)
    assert stalled.wait(timeout=60) == code
    stalled.communicate()
