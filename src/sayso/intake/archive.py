"""ZIP archives: every file in them is a document of its own, of any kind that is read.

Folders and the leavings of macOS are passed over; all else gives a row, read or refused. What
lies in archives within archives counts together: members, depth and inflated bytes.
"""

from collections.abc import Iterator
from functools import partial

from sayso.errors import InputError
from sayso.intake.given import Given, Opened, Refused
from sayso.intake.zip_members import Member, member_bytes, zip_members
from sayso.record.types import Gap


def read_archive(given: Given) -> Iterator[Opened]:
    """Yield each file of a ZIP archive as bytes to be opened, or a refusal.

    Raises `InputError` when its list of members cannot be read or names no file.
    """
    members = [member for member in zip_members(given) if not _is_leaving(member.name)]
    if not members:
        raise given.error("is an archive without files. Give one with documents in it.", "empty")
    for member in members:
        yield given.part(member.name, partial(_opened, member))


def _opened(member: Member, given: Given) -> Iterator[Opened]:
    """Yield a member; one beyond the limit is not even inflated."""
    most = given.limits.archive_members
    if given.budget.members >= most:
        message = (
            f"was not read, as its file holds more than {most:,} members. Split it, or raise the "
            "limit archive_members."
        )
        yield given.refuse(member.name, message, "members")
        return
    try:
        data, trouble = member_bytes(member, given)
    except InputError as error:
        yield Refused(given.within(member.name), str(error), error.reason)
        return
    if not data and trouble:
        message = f"{trouble}: nothing of it can be unpacked. Get the archive once more."
        yield given.refuse(member.name, message, "damaged")
    else:
        yield given.member(data, member.name, notes=_notes(trouble))


def _notes(trouble: str | None) -> tuple[Gap, ...]:
    if trouble is None:
        return ()
    message = f"In its archive this document {trouble}: what could be unpacked was read."
    return (Gap(kind="damaged", span=None, message=message),)


def _is_leaving(name: str) -> bool:
    """Whether a member is what macOS leaves in archives beside the documents."""
    return name.startswith("__MACOSX/") or name.rpartition("/")[2] == ".DS_Store"
