"""`--actors FILE`: a user's own actors, places and offices, read before any document."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from sayso.cli.complaints import complain

if TYPE_CHECKING:
    from sayso.knowledge.user import UserKnowledge

_TOLD: Final = 20
"""Clashes that are told one by one."""


def user_actors(path: Path | None) -> "UserKnowledge | None":
    """Return what the file says, `None` without one; tell once where it differs from ours."""
    if path is None:
        return None
    from sayso.knowledge.user_file import read_user_file  # noqa: PLC0415 (start-up time)

    user = read_user_file(path)
    for clash in user.clashes[:_TOLD]:
        complain(clash)
    if len(user.clashes) > _TOLD:
        complain(f"{path}: {len(user.clashes) - _TOLD} more rows differ from our tables.")
    return user
