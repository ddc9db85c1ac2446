import json
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
from tests.timing import children_time, within

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no wall on Windows")

MOCK = {"mock": "tests.intake.mock_reader:read_mock"}
QUICK = Limits(seconds=1, memory_bytes=200_000_000)


@pytest.fixture(autouse=True)
def patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine that is busy with other things answers late and is not to be called hung."""
    monkeypatch.setattr(worker_module, "_GRACE", 30)


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


def test_where_a_mistake_of_ours_happened_crosses_the_wall(worker: Worker):
    (row,) = worker.open(given("raise"))
    assert isinstance(row, Refused)
    assert "Traceback" in row.error.trace
    assert "Traceback" not in str(row.error)


@pytest.mark.parametrize(
    ("command", "reason"),
    [
        ("hang", "time"),
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
    assert told(worker, f"ok before\n{command}\nok after") == ["before", reason]
    assert told(worker, "ok next") == ["next"]


def test_a_document_that_waits_for_nothing_is_refused_by_the_clock_on_the_wall(
    worker: Worker, monkeypatch: pytest.MonkeyPatch
):
    assert told(worker, "ok first") == ["first"]
    monkeypatch.setattr(worker_module, "_GRACE", 2)
    begun = time.monotonic()
    assert told(worker, "sleep 600") == ["time"]
    assert time.monotonic() - begun < 60


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


@pytest.mark.parametrize("command", ["hang", "oom", "exit", "raise"])
def test_a_row_that_misbehaves_takes_no_other_down(worker: Worker, command: str):
    commands = f"row ok one\nrow ok two;{command};ok lost\nrow ok three\nok four"
    reason = {"hang": "time", "oom": "memory", "exit": "crash", "raise": "internal"}[command]
    assert told(worker, commands) == ["one", "two", reason, "three", "four"]


def mailbox(words: list[str]) -> bytes:
    return b"\n".join(
        b"From ana@x.example Sat Jan 3 01:05:34 1996\nSubject: News\n\n" + text.encode() + b"\n"
        for text in words
    )


def json_rows(words: list[str]) -> bytes:
    return b"".join(json.dumps({"text": text}).encode() + b"\n" for text in words)


def feed(words: list[str]) -> bytes:
    items = "".join(
        f"<item><title>News</title><description>{w}</description></item>" for w in words
    )
    return f'<rss version="2.0"><channel><title>T</title>{items}</channel></rss>'.encode()


def web_archive(words: list[str]) -> bytes:
    return b"".join(page_record(text.encode(), number) for number, text in enumerate(words))


def page_record(text: bytes, number: int) -> bytes:
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n" + text
    head = f"WARC-Type: response\r\nWARC-Target-URI: http://x.example/{number}\r\n"
    return (
        f"WARC/1.0\r\n{head}Content-Length: {len(answer)}\r\n\r\n".encode() + answer + b"\r\n\r\n"
    )


STREAMS = {"mbox": mailbox, "jsonl": json_rows, "feed": feed, "warc": web_archive}


@pytest.mark.parametrize("kind", STREAMS)
@pytest.mark.parametrize(("command", "reason"), [("exit", "crash"), ("hang", "time")])
def test_a_row_that_stops_the_worker_costs_the_stream_that_row(
    kind: str, command: str, reason: str
):
    worker = Worker({kind: f"tests.intake.mock_reader:read_fragile_{kind}"})
    words = ["The first town fell.", "The second fell.", f"now {command}", "The last town fell."]
    try:
        rows = list(worker.open(Given(STREAMS[kind](words), "stream", QUICK, kind=kind)))
    finally:
        worker.close()
    told = [row.text.strip() if isinstance(row, SourceText) else row.reason for row in rows]
    assert told == [*words[:2], reason, words[3]]
    assert isinstance(rows[2], Refused)
    assert rows[2].name == ("stream » http://x.example/2" if kind == "warc" else "stream » 3")


def test_rows_of_rows_are_taken_up_where_they_were_stopped(worker: Worker):
    commands = "member ok a;row exit;ok b;row ok c\nmember exit\nok d\nmember exit;ok e\nok f"
    assert told(worker, commands) == ["a", "crash", "b", "c", "crash", "d", "crash", "f"]


def test_a_part_that_stops_at_itself_after_its_own_part_did_is_told_once(worker: Worker):
    # The second member dies at its own part first and then by itself.
    commands = "member ok a\nmember row exit;exit\nmember ok b"
    assert told(worker, commands) == ["a", "crash", "crash", "b"]


def test_a_long_stream_may_stop_more_workers_than_a_short_one(
    worker: Worker, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(worker_module, "_STOPS", 1)
    monkeypatch.setattr(worker_module, "_ROWS_FOR_A_STOP", 3)
    rows = ["row ok x"] * 3 + ["row exit"]
    assert told(worker, "\n".join(rows * 3)) == (["x"] * 3 + ["crash"]) * 3
    short = told(worker, "row exit\nrow exit\nrow exit\nrow ok never")
    assert short == ["crash", "crash"]


def test_a_file_that_is_given_up_says_so(worker: Worker, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(worker_module, "_STOPS", 1)
    *_, last = worker.open(given("row exit\nrow exit\nrow ok never"))
    assert isinstance(last, Refused)
    assert last.message == (
        "mock stopped the program that opens it 2 times, and the rest of it was not read. Take "
        "the documents named above out of it and read it again."
    )


def test_a_part_that_stopped_a_worker_is_not_tried_again_in_the_same_bytes(worker: Worker):
    commands = "row ok one\nrow hang\nrow ok two"
    assert told(worker, commands) == ["one", "time", "two"]
    # One that hangs takes a second of the processor before it is stopped.
    again = within(0.5, lambda: told(worker, commands), children_time)
    assert again == ["one", "time", "two"]


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
    assert within(0.5, lambda: told(worker, "hang"), children_time) == ["time"]


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


WITHOUT_WALL = """
import ctypes, importlib, json, os, select, signal, subprocess, sys, threading, msgspec
for module, names in (
    (os, ("fork", "killpg", "nice", "register_at_fork", "getuid")),
    (select, ("poll",)),
    (signal, ("SIGKILL", "SIGXCPU", "SIGHUP")),
):
    for name in names:
        delattr(module, name)
sys.modules["resource"] = sys.modules["fcntl"] = None
sys.platform = "win32"
from sayso.intake import Given
from sayso.intake.isolation import child, guard, open_many
guard.give_up_rights(1 << 30)
guard.allow_seconds(5)
givens = ((n, Given(text, f"{n}.txt")) for n, text in enumerate([b"The town fell.", b""]))
print([(n, row.name, getattr(row, "text", None)) for n, row in open_many(givens)])
"""


def test_documents_are_opened_where_the_system_has_nothing_that_a_wall_is_made_of():
    # What Windows lacks is taken away; nothing of it may be needed to import and to read.
    result = subprocess.run(
        [sys.executable, "-c", WITHOUT_WALL], capture_output=True, text=True, check=False
    )
    told = "[(0, '0.txt', 'The town fell.'), (1, '1.txt', None)]\n"
    assert (result.stdout, result.returncode) == (told, 0), result.stderr
