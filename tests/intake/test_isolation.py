import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from sayso.errors import MachineError
from sayso.intake import Given, Limits, Refused, SourceText
from sayso.intake.isolation import Worker, open_many, use_worker
from sayso.intake.isolation import worker as worker_module

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no wall on Windows")

MOCK = {"mock": "tests.intake.mock_reader:read_mock"}
QUICK = Limits(seconds=1, memory_bytes=200_000_000)


@pytest.fixture
def worker() -> Iterator[Worker]:
    worker = Worker(MOCK)
    yield worker
    worker.close()


def given(commands: str, limits: Limits = QUICK) -> Given:
    return Given(commands.encode(), "mock", limits, kind="mock")


def told(worker: Worker, commands: str) -> list[str]:
    """The text of each document and the reason of each refusal, in order."""
    rows = worker.open(given(commands))
    return [row.text if isinstance(row, SourceText) else row.reason for row in rows]


@pytest.mark.parametrize(
    ("command", "reason"),
    [
        ("hang", "time"),
        ("sleep 60", "time"),
        ("oom", "memory"),
        ("exit", "crash"),
        ("abort", "crash"),
        ("lie", "crash"),
        ("raise", "internal"),
        ("connect", "internal"),
        ("run /bin/true", "internal"),
    ],
)
def test_a_document_that_misbehaves_is_refused_and_the_next_one_is_read(
    worker: Worker, command: str, reason: str
):
    begun = time.monotonic()
    assert told(worker, f"ok before\n{command}\nok after") == ["before", reason]
    assert told(worker, "ok next") == ["next"]
    assert time.monotonic() - begun < 8


def test_a_document_can_write_no_file(worker: Worker, tmp_path: Path):
    assert told(worker, f"write {tmp_path / 'x'}") == ["internal"]
    assert not list(tmp_path.iterdir())


def test_a_flood_of_answers_is_taken_one_by_one(worker: Worker):
    rows = worker.open(given("flood"))
    for _ in range(3):
        row = next(rows)
        assert isinstance(row, SourceText)
        assert row.text.startswith("flood")
    rows.close()  # type: ignore[attr-defined]
    assert told(worker, "ok next") == ["next"]


@pytest.mark.parametrize("command", ["hang", "oom", "exit", "raise"])
def test_a_member_that_misbehaves_takes_no_other_down(worker: Worker, command: str):
    commands = f"member ok one\nmember ok two;{command}\nmember ok three\nok four"
    reason = {"hang": "time", "oom": "memory", "exit": "crash", "raise": "internal"}[command]
    assert told(worker, commands) == ["one", "two", reason, "three", "four"]


def test_several_members_may_misbehave(worker: Worker):
    commands = "member exit\nmember ok one\nmember exit\nmember exit\nmember ok two"
    assert told(worker, commands) == ["crash", "one", "crash", "crash", "two"]


def test_a_file_that_stops_worker_after_worker_is_given_up(worker: Worker):
    commands = "\n".join(["member exit"] * 20 + ["member ok last"])
    reasons = told(worker, commands)
    assert set(reasons) == {"crash"}
    assert len(reasons) < 20


def test_what_stopped_a_worker_is_not_tried_again(worker: Worker):
    assert told(worker, "hang") == ["time"]
    begun = time.monotonic()
    assert told(worker, "hang") == ["time"]
    assert time.monotonic() - begun < 0.5


def test_a_refusal_names_the_document_and_what_to_do(worker: Worker):
    (row,) = worker.open(given("exit"))
    assert isinstance(row, Refused)
    assert row.message.startswith("mock made the program that opens its kind crash.")
    assert "save it anew" in row.message


def test_a_library_s_words_do_not_reach_the_user(worker: Worker):
    (row,) = worker.open(given("raise"))
    assert isinstance(row, Refused)
    assert "library" not in row.message


def test_one_living_worker_serves_many_documents(worker: Worker):
    pids = set()
    for number in range(20):
        assert told(worker, f"ok {number}") == [str(number)]
        assert worker._process is not None
        pids.add(worker._process.pid)
    assert len(pids) == 1


def test_a_worker_is_replaced_after_so_many_documents(
    worker: Worker, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(worker_module, "MAX_DOCUMENTS", 2)
    pids = set()
    for number in range(4):
        assert told(worker, f"ok {number}") == [str(number)]
        assert worker._process is not None
        pids.add(worker._process.pid)
    assert len(pids) == 2


def test_answers_that_nobody_took_do_not_reach_the_next_document(worker: Worker):
    worker.prepare(given("ok one"))
    assert told(worker, "ok two") == ["two"]
    rows = worker.open(given("ok three\nok four"))
    next(rows)
    assert told(worker, "ok five") == ["five"]


def test_files_come_in_order_with_refusals_in_their_places(worker: Worker):
    with use_worker(worker):
        refused = Refused("gone", "gone does not exist. Check the path.", "not_found")
        files: list[tuple[int, Given | Refused]] = [
            (1, given("ok a\nok b")),
            (2, refused),
            (3, given("exit")),
            (4, given("ok c")),
        ]
        rows = [
            (key, row.text if isinstance(row, SourceText) else row.reason)
            for key, row in open_many(files)
        ]
    assert rows == [(1, "a"), (1, "b"), (2, "not_found"), (3, "crash"), (4, "c")]


def test_nothing_is_left_behind_when_the_reader_is_killed(tmp_path: Path):
    code = (
        "import sys, time\n"
        "from sayso.intake import Given, Limits\n"
        "from sayso.intake.isolation import Worker\n"
        f"worker = Worker({MOCK!r})\n"
        "list(worker.open(Given(b'ok x', 'm', Limits(), kind='mock')))\n"
        "print(worker._process.pid, flush=True)\n"
        "list(worker.open(Given(b'hang', 'm', Limits(), kind='mock')))\n"
    )
    root = Path(__file__).parents[2]
    environment = os.environ | {"PYTHONPATH": str(root)}
    reader = subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, cwd=tmp_path, env=environment
    )
    assert reader.stdout is not None
    worker_pid = int(reader.stdout.readline())
    time.sleep(0.2)
    reader.kill()
    reader.wait()
    reader.stdout.close()
    for _ in range(50):
        try:
            os.kill(worker_pid, 0)
            state = Path(f"/proc/{worker_pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
        except (ProcessLookupError, FileNotFoundError):
            return
        if state == "Z":
            return
        time.sleep(0.1)
    pytest.fail("the worker outlived its parent")


def test_each_thread_has_a_worker_of_its_own():
    pids: list[int] = []

    def read() -> None:
        list(worker_module.open_isolated(Given(b"The town fell.", "a.txt")))
        process = worker_module._local.worker._process
        assert process is not None
        pids.append(process.pid)

    threads = [threading.Thread(target=read) for _ in range(2)]
    for thread in threads:
        thread.start()
        thread.join()
    assert len(set(pids)) == 2


def test_a_machine_that_starts_no_process_says_so(worker: Worker, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(worker_module, "_COMMAND", "import sys; sys.exit(3)")
    with pytest.raises(MachineError, match="No process can be started"):
        told(worker, "ok x")
