"""What `sayso` exits with; stable, documented in `docs/command-line.md` and `sayso read --help`."""

OK = 0
"""Everything was read."""
SOME_FAILED = 1
"""Some documents could not be read; each has one sentence on stderr."""
WRONG_USE = 2
"""A verb, option or value that there is not."""
NOTHING_READ = 3
"""Nothing could be read."""
MACHINE = 4
"""The machine's fault: an output cannot be written, the disk is full, a part is missing.

Or a mistake of Sayso's own.
"""
INTERRUPTED = 130
"""Interrupted by Ctrl-C; what was written is kept."""
ENDED = 143
"""Ended by the system in the same way (SIGTERM)."""
HUNG_UP = 129
"""Ended in the same way because the terminal was closed (SIGHUP)."""


_SIGNALS = 128


def of_signal(number: int) -> int:
    """Return the code of a run that a signal ended, as shells count it."""
    return _SIGNALS + number


def of_counts(*, read: int, failed: int) -> int:
    """Return the code of a run that read so many documents and failed on so many."""
    if read and not failed:
        return OK
    return SOME_FAILED if read else NOTHING_READ
