"""What a worker gives up before it sees its first document: memory, files, network, programs.

Limits of the operating system bind whatever runs in the process; the audit hook (PEP 578) stops
Python code only, not native code that was taken over. On Linux both hold; elsewhere those that
the system knows.
"""

import ctypes
import os
import shutil
import signal
import sys
from typing import Any, Final

_DENIED: Final = (
    "socket.", "urllib.Request", "http.client.", "ftplib.", "smtplib.", "os.system", "os.exec",
    "os.posix_spawn", "os.spawn", "os.fork", "os.startfile", "pty.spawn", "os.remove",
    "os.rename", "os.mkdir", "os.rmdir", "os.truncate", "os.link", "os.symlink", "os.chmod",
    "os.chown", "os.setxattr", "os.utime", "shutil.", "tempfile.", "sqlite3.connect",
    "webbrowser.open",
)  # fmt: skip
"""Audit events that no reader needs; an event counts when it begins with one of them."""
_WRITING: Final = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_PR_SET_PDEATHSIG: Final = 1
_PR_SET_NO_NEW_PRIVS: Final = 38
_OPEN_FILES: Final = 64


def give_up_rights(memory_bytes: int) -> None:
    """Bound this process for good; `memory_bytes` may come on top of what it holds now."""
    sys.dont_write_bytecode = True
    tesseract = shutil.which("tesseract")
    if sys.platform == "linux":
        _ask_linux()
    if sys.platform != "win32":
        _limit_resources(memory_bytes)
    sys.addaudithook(_hook(tesseract))


def allow_seconds(seconds: int) -> None:
    """Let the process use so many more seconds of its processor from now on.

    The time used is counted over the life of a process, so the limit is moved on for each document.
    """
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415  # there is none on Windows

    times = os.times()
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (int(times.user + times.system) + seconds + 1, hard))


def held_bytes() -> int:
    """Return the memory that this process holds: its resident size; 0 where it is not told."""
    if sys.platform != "linux":
        return 0
    with open("/proc/self/statm", "rb") as file:  # noqa: PTH123
        return int(file.read().split()[1]) * os.sysconf("SC_PAGESIZE")


def _ask_linux() -> None:
    """Ask to be killed when the parent dies, and to gain no rights by any program run."""
    prctl = ctypes.CDLL(None).prctl
    prctl(_PR_SET_PDEATHSIG, int(signal.SIGKILL), 0, 0, 0)
    prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)


def _limit_resources(memory_bytes: int) -> None:
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415  # there is none on Windows

    for name, value in (("CORE", 0), ("FSIZE", 0), ("NOFILE", _OPEN_FILES)):
        _lower(resource, getattr(resource, f"RLIMIT_{name}"), value)
    size = _address_space()
    if size:
        _lower(resource, resource.RLIMIT_AS, size + memory_bytes)
    os.nice(5)


def _lower(resource: Any, limit: int, value: int) -> None:  # noqa: ANN401  # the module
    """Set soft and hard limit, never above what the hard limit is now."""
    _, hard = resource.getrlimit(limit)
    bounded = value if hard == resource.RLIM_INFINITY else min(value, hard)
    resource.setrlimit(limit, (bounded, bounded))


def _address_space() -> int:
    """Return the bytes of address space in use; 0 where the system does not tell."""
    if sys.platform != "linux":
        return 0
    with open("/proc/self/statm", "rb") as file:  # noqa: PTH123
        return int(file.read().split()[0]) * os.sysconf("SC_PAGESIZE")


def _hook(tesseract: str | None) -> Any:  # noqa: ANN401  # what `sys.addaudithook` takes
    def refuse(event: str, arguments: tuple[Any, ...]) -> None:
        if event == "open":
            _refuse_writing(*arguments)
        elif event == "subprocess.Popen":
            if tesseract is None or arguments[0] != tesseract:
                raise PermissionError(f"a document may not run {arguments[0]!r}")
        elif event == "ctypes.dlopen":
            _refuse_foreign_library(*arguments)
        elif event.startswith(_DENIED):
            raise PermissionError(f"a document may not do this: {event}")

    return refuse


def _refuse_foreign_library(name: object) -> None:
    """Refuse to load a library that is not part of this Python or its packages."""
    homes = (sys.prefix, sys.base_prefix, *(path for path in sys.path if path.startswith("/")))
    if name is not None and not str(name).startswith(homes):
        raise PermissionError(f"a document may not load {name!r}")


def _refuse_writing(path: object, _mode: object, flags: object) -> None:
    """Refuse to open a file for writing; the null device and pipes (numbers) may be."""
    if isinstance(path, int) or path in (os.devnull, os.fsencode(os.devnull)):
        return
    if isinstance(flags, int) and flags & _WRITING:
        raise PermissionError("a document may not write a file")
