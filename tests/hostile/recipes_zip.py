"""ZIP: bombs, members that overlap, lie about themselves or want to leave their folder."""

import io
import struct
import warnings
import zipfile
import zlib
from typing import Final

from tests.hostile.recipe import MARK, SECOND, account, recipe
from tests.hostile.recipes_xml import packed

_GOOD: Final = account()
_CENTRAL: Final = b"PK\x01\x02"


def _flag_all(data: bytes, bit: int) -> bytes:
    """Set a general purpose bit in every local and central header."""
    changed = bytearray(data)
    for magic, place in ((b"PK\x03\x04", 6), (_CENTRAL, 8)):
        start = changed.find(magic)
        while start >= 0:
            changed[start + place] |= bit
            start = changed.find(magic, start + 4)
    return bytes(changed)


def _patched(data: bytes, place: int, form: str, value: int, *, number: int = 0) -> bytes:
    """Write a value into the numbered central header."""
    changed = bytearray(data)
    start = -1
    for _ in range(number + 1):
        start = changed.find(_CENTRAL, start + 1)
    struct.pack_into(form, changed, start + place, value)
    return bytes(changed)


@recipe("ok", rows=2, words=(MARK, SECOND))
def plain() -> bytes:
    return packed({"a.txt": _GOOD, "deep/b.txt": account(SECOND)})


@recipe("ok", "bomb", rows=2, good=1, words=(MARK,), seconds=20)
def one_member_that_inflates_a_thousandfold() -> bytes:
    return packed({"a.txt": _GOOD, "bomb.txt": bytes(300_000_000)})


@recipe("ok", "bomb", rows=46, good=1, words=(MARK,), seconds=40)
def forty_five_members_that_inflate_together() -> bytes:
    return packed({"a.txt": _GOOD} | {f"{n}.txt": b" " * 12_000_000 for n in range(45)})


@recipe("bomb", "damaged", "ok", rows=None, seconds=20)
def members_that_overlap() -> bytes:
    """One kernel, quoted by five hundred members of the directory."""
    kernel = zlib.compressobj(9, zlib.DEFLATED, -15)
    raw = kernel.compress(b"The guns fell silent. " * 1_000_000) + kernel.flush()
    size, crc = 22_000_000, zlib.crc32(b"The guns fell silent. " * 1_000_000)
    local = struct.pack("<4sHHHHHIIIHH", b"PK\x03\x04", 20, 0, 8, 0, 33, crc, len(raw), size, 1, 0)
    data = local + b"k" + raw
    central = b"".join(
        struct.pack(
            "<4sHHHHHHIIIHHHHHII",
            *(_CENTRAL, 20, 20, 0, 8, 0, 33, crc, len(raw), size, 1, 0, 0, 0, 0, 0, 0),
        )
        + b"k"
        for _ in range(500)
    )
    end = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, 500, 500, len(central), len(data), 0)
    return data + central + end


@recipe("ok", "depth", rows=None, good=1, words=(MARK,))
def ten_archives_in_one_another() -> bytes:
    inner = packed({"a.txt": account(SECOND)})
    for number in range(10):
        inner = packed({f"{number}.zip": inner, f"{number}.txt": _GOOD})
    return inner


@recipe("ok", "damaged", "depth", rows=None, good=1, words=(MARK,))
def an_archive_that_holds_its_own_beginning() -> bytes:
    first = packed({"a.txt": _GOOD})
    return packed({"a.txt": _GOOD, "self.zip": first + first})


@recipe("ok", "members", rows=None, good=10_000, words=(MARK,), or_told=(SECOND,), seconds=60)
def twelve_thousand_members() -> bytes:
    members: dict[str, str | bytes] = {"a.txt": _GOOD}
    members |= {f"{n}.txt": f"Guns {n} fell silent." for n in range(12_000)}
    return packed(members | {"z.txt": account(SECOND)})


@recipe("members", "ok", rows=None, or_told=(MARK,), seconds=30)
def a_directory_that_claims_seventy_thousand_members() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("a.txt", _GOOD)
        for number in range(70_000):
            archive.writestr(zipfile.ZipInfo(f"{number}/"), b"")
    return file.getvalue()


@recipe("ok", rows=7, words=(MARK,))
def names_that_want_out() -> bytes:
    names = (
        *("../../../tmp/out.txt", "/etc/out.txt", r"C:\Windows\out.txt", r"..\..\out.txt"),
        *("x" * 5_000 + ".txt", "\x1b[31m\r\n\t.txt", "~/out.txt"),
    )
    return packed(dict.fromkeys(names, _GOOD))


@recipe("ok", rows=2, words=(MARK, SECOND))
def a_member_without_a_name() -> bytes:
    return packed({"": _GOOD, "b.txt": account(SECOND)})


@recipe("ok", rows=3, words=(MARK, SECOND))
def three_members_of_one_name() -> bytes:
    file = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(file, "w") as archive:
        warnings.simplefilter("ignore")
        for mark in (MARK, SECOND, "Third"):
            archive.writestr("a.txt", account(mark))
    return file.getvalue()


@recipe(
    "ok",
    "empty",
    "not_a_file",
    "unreadable",
    "not_text",
    "no_reader",
    rows=2,
    good=1,
    words=(MARK,),
    never=("root:",),
)
def a_symbolic_link() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("a.txt", _GOOD)
        link = zipfile.ZipInfo("link.txt")
        link.create_system = 3
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    return file.getvalue()


@recipe("encrypted", rows=2)
def members_that_are_encrypted() -> bytes:
    return _flag_all(packed({"a.txt": _GOOD, "b.txt": account(SECOND)}), 1)


@recipe("ok", "damaged", rows=2, good=1, words=(SECOND,), or_told=(MARK,))
def a_false_checksum() -> bytes:
    return _patched(packed({"a.txt": _GOOD, "b.txt": account(SECOND)}), 16, "<I", 12_345)


@recipe("ok", "damaged", "bomb", rows=2, good=1, words=(SECOND,), or_told=(MARK,))
def a_size_that_is_too_small() -> bytes:
    return _patched(packed({"a.txt": _GOOD, "b.txt": account(SECOND)}), 24, "<I", 10)


@recipe("ok", "damaged", "bomb", "too_large", rows=2, good=1, words=(SECOND,), or_told=(MARK,))
def a_size_that_is_too_large() -> bytes:
    return _patched(packed({"a.txt": _GOOD, "b.txt": account(SECOND)}), 24, "<I", 0xFFFF_FFF0)


@recipe("ok", "damaged", rows=None, or_told=(MARK, SECOND))
def a_member_that_starts_outside() -> bytes:
    return _patched(packed({"a.txt": _GOOD, "b.txt": account(SECOND)}), 42, "<I", 0x7FFF_FFF0)


@recipe("ok", "damaged", rows=None, or_told=(MARK, SECOND))
def a_member_that_starts_before_the_file() -> bytes:
    data = packed({"a.txt": _GOOD, "b.txt": account(SECOND)})
    return data[:4] + data[60:]


@recipe("ok", "damaged", "no_reader", rows=2, good=1, words=(SECOND,), or_told=(MARK,))
def an_unknown_compression() -> bytes:
    return _patched(packed({"a.txt": _GOOD, "b.txt": account(SECOND)}), 10, "<H", 97)


@recipe("ok", "damaged", rows=None, words=(MARK,))
def junk_after_the_end() -> bytes:
    return packed({"a.txt": _GOOD}) + b"The guns fell silent. " * 1_000


@recipe("ok", "damaged", rows=None, or_told=(MARK,))
def no_directory_at_all() -> bytes:
    data = packed({"a.txt": _GOOD})
    return data[: data.find(_CENTRAL)]


@recipe("ok", "damaged", rows=None, or_told=(MARK,))
def cut_in_half() -> bytes:
    data = packed({f"{n}.txt": _GOOD + str(n) for n in range(50)})
    return data[: len(data) // 2]


@recipe("empty", "damaged")
def an_archive_of_nothing() -> bytes:
    return packed({})


@recipe("empty", rows=None)
def an_archive_of_folders() -> bytes:
    return packed({"a/": b"", "a/b/": b""})


@recipe("ok", "no_reader", "not_text", "empty", "damaged", rows=6, good=1, words=(MARK,))
def members_of_every_wrong_kind() -> bytes:
    return packed(
        {
            "a.txt": _GOOD,
            "b.txt": bytes(range(256)) * 50,
            "c.exe": b"MZ\x90\x00" + bytes(500),
            "d.txt": b"",
            "e.tar": bytes(257) + b"ustar" + bytes(500),
            "f.pdf": b"%PDF-1.7 garbage",
        }
    )


@recipe("ok", "damaged", "no_reader", rows=None, or_told=(MARK,))
def a_comment_that_holds_another_directory() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("a.txt", _GOOD)
        archive.comment = packed({"b.txt": b"The guns fell silent."})
    return file.getvalue()
