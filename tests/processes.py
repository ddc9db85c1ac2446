"""The processes that a process has started, for tests that none is left (Linux)."""

import time
from pathlib import Path


def living_below(pid: int) -> set[int]:
    """Return the children of a process, their children and so on."""
    found: set[int] = set()
    waiting = [pid]
    while waiting:
        for task in Path(f"/proc/{waiting.pop()}/task").glob("*/children"):
            try:
                children = {int(word) for word in task.read_text(encoding="ascii").split()}
            except OSError:
                continue
            waiting += children - found
            found |= children
    return found


def wait_until_gone(pids: set[int], seconds: float = 30) -> None:
    """Wait until all have ended; raise `AssertionError` when one has not in time."""
    deadline = time.monotonic() + seconds
    while left := {pid for pid in pids if _lives(pid)}:
        assert time.monotonic() < deadline, f"still there: {sorted(left)}"
        time.sleep(0.1)


def _lives(pid: int) -> bool:
    try:
        status = Path(f"/proc/{pid}/stat").read_text(encoding="ascii")
    except OSError:
        return False
    return status.rpartition(")")[2].split()[0] != "Z"  # whose parent has not looked yet
