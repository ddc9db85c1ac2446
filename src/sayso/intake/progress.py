"""What a reader tells of its progress, so that the wall around it knows that it is not stuck.

In a process without a wall nobody listens, and telling costs nothing.
"""

from typing import Protocol


class Listener(Protocol):
    """Who wants to know how far reading is."""

    def more_time(self, seconds: int) -> None:
        """Give the document so many more seconds, as a page comes that must be recognised."""

    def at_part(self, place: tuple[int, ...]) -> None:
        """Note which part is being opened: its place in the file, () for the file itself."""


_listeners: list[Listener] = []


def listen(listener: Listener) -> None:
    """Tell `listener` from now on; a process has one at most."""
    _listeners[:] = [listener]


def more_time(seconds: int) -> None:
    """Ask for more time before a step that is known to be slow."""
    for listener in _listeners:
        listener.more_time(seconds)


def at_part(place: tuple[int, ...]) -> None:
    """Say which part is being opened."""
    for listener in _listeners:
        listener.at_part(place)
