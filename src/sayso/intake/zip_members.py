"""The members of a ZIP file, none of them trusted: what the directory says, held against the bytes.

`zipfile` reads the directory; the members are inflated by our own counter. A member that is
encrypted, that runs into the next one (the trick of small bombs) or that is packed by a rare
method is not read. One with a false checksum or length is read as far as it goes. Names are
only ever shown; nothing is written to disk.
"""

import stat
import struct
import zipfile
import zlib
from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO
from itertools import pairwise
from typing import Final

from sayso.errors import InputError, Reason
from sayso.intake.given import Given
from sayso.intake.inflating import RAW, Inflater, inflate_all

DAMAGED: Final = (
    "is a damaged ZIP file: its list of members cannot be read. Pack it anew, or get it once more."
)
_SIGNATURE: Final = b"PK\x03\x04"
_ENTRY: Final = b"PK\x01\x02"
_LOCAL: Final = struct.Struct("<4s22xHH")  # signature, length of the name, length of the extras
_ENCRYPTED: Final = 0x41
_LONGEST_NAME: Final = 300


@dataclass(frozen=True, slots=True)
class Member:
    """One file in a ZIP file.

    `start` and `packed` say where its bytes stand; `trouble` is what keeps it from being read.
    """

    name: str
    start: int
    packed: int
    size: int
    checksum: int
    is_deflated: bool
    trouble: tuple[str, Reason] | None = None


_UNLISTED: Final = Member(
    name="(before the first member listed)",
    start=0,
    packed=0,
    size=0,
    checksum=0,
    is_deflated=False,
    trouble=(
        "stands in the ZIP file and not in its list. Unpack it by other means and read that.",
        "damaged",
    ),
)
"""Other programs may see it: two lists in one file show two archives."""


def zip_members(given: Given) -> list[Member]:
    """Return the files in a ZIP file in the order of its directory; folders are passed over.

    Raises `InputError` when there is no directory to be read.
    """
    limit = 10 * given.limits.archive_members
    if given.data.count(_ENTRY) > limit:  # even the list of them would take the memory
        message = f"is a ZIP file with more than {limit:,} members. Split it."
        raise given.error(message, "members")
    try:
        with zipfile.ZipFile(BytesIO(given.data)) as file:
            listed = file.infolist()
            end = file.start_dir
    except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError, EOFError) as error:
        raise given.error(DAMAGED, "damaged") from error
    except (struct.error, OverflowError, IndexError) as error:
        raise given.error(DAMAGED, "damaged") from error
    starts = sorted(entry.header_offset for entry in listed)
    ends = _ends(starts, end)
    members = [_member(entry, given.data, ends) for entry in listed if not _is_folder(entry)]
    if starts and starts[0] > 0 and given.data.startswith(_SIGNATURE):
        members.insert(0, _UNLISTED)
    return members


def member_bytes(member: Member, given: Given) -> tuple[bytes, str | None]:
    """Return the bytes of a member and a clause about damage; `given` is the archive.

    Raises `InputError`, which names the member, when it cannot be read.
    """
    if member.trouble:
        raise _error(member, given, *member.trouble)
    packed = memoryview(given.data)[member.start : member.start + member.packed]
    if member.is_deflated:
        inside = given.member(b"", member.name)  # for the messages of the counter
        inflater = Inflater(packed, inside, RAW)
        data = inflate_all(inflater, given.limits.file_bytes)
        trouble = inflater.trouble
    else:
        data = bytes(packed) if len(packed) <= given.limits.file_bytes else None
        trouble = None
    if data is None:
        limit = given.limits.file_bytes / 1_000_000
        message = f"is larger than {limit:g} MB. Split it into documents and read these."
        raise _error(member, given, message, "too_large")
    if not trouble and (len(data) != member.size or zlib.crc32(data) != member.checksum):
        trouble = "is damaged"
    return data, trouble


def _ends(starts: list[int], directory: int) -> dict[int, int]:
    """Return for each start of a member where the next begins; 0 for a start that two share."""
    ends = dict(pairwise([*starts, directory]))
    shared = {start for start, after in pairwise(starts) if start == after}
    return ends | dict.fromkeys(shared, 0)


def _is_folder(entry: zipfile.ZipInfo) -> bool:
    return entry.filename.endswith("/")  # `ZipInfo.is_dir` fails on an empty name (Python 3.11)


def _member(entry: zipfile.ZipInfo, data: bytes, ends: dict[int, int]) -> Member:
    start = _data_start(entry, data)
    return Member(
        name=_shown_name(entry),
        start=start or 0,
        packed=entry.compress_size,
        size=entry.file_size,
        checksum=entry.CRC,
        is_deflated=entry.compress_type == zipfile.ZIP_DEFLATED,
        trouble=_trouble(entry, start, ends[entry.header_offset]),
    )


def _data_start(entry: zipfile.ZipInfo, data: bytes) -> int | None:
    """Return where a member's bytes begin, or `None` where no member stands."""
    if entry.header_offset < 0:  # the list was made for a longer file
        return None
    header = data[entry.header_offset : entry.header_offset + _LOCAL.size]
    if len(header) < _LOCAL.size:
        return None
    signature, name_length, extra_length = _LOCAL.unpack(header)
    if signature != _SIGNATURE:
        return None
    return int(entry.header_offset + _LOCAL.size + name_length + extra_length)


def _trouble(entry: zipfile.ZipInfo, start: int | None, end: int) -> tuple[str, Reason] | None:
    if stat.S_ISLNK(entry.external_attr >> 16):
        return "is a link, and links are not followed. Give the document itself.", "not_a_file"
    if entry.flag_bits & _ENCRYPTED or entry.compress_type == 99:  # 99: AES
        return "is encrypted. Unpack it with its password and read that.", "encrypted"
    if start is None:
        return "is not where the list of its ZIP file says. Pack it anew.", "damaged"
    if start + entry.compress_size > end:
        message = (
            "shares its bytes with another member of its ZIP file, as in files made to do harm. "
            "If you trust it, unpack it yourself and read what is in it."
        )
        return message, "bomb"
    if entry.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
        return "is packed by a rare method. Pack it anew as an ordinary ZIP file.", "no_reader"
    return None


def _shown_name(entry: zipfile.ZipInfo) -> str:
    """Return the name for messages and rows: UTF-8 that is not marked as such, no giants."""
    name = entry.filename
    if not name.isascii() and not entry.flag_bits & 0x800:
        with suppress(UnicodeError):
            name = name.encode("cp437").decode()
    if len(name) > _LONGEST_NAME:
        half = _LONGEST_NAME // 2
        name = f"{name[:half]}…{name[-half:]}"
    return name or "(no name)"


def _error(member: Member, given: Given, message: str, reason: Reason) -> InputError:
    return given.refuse(member.name, message, reason).error
