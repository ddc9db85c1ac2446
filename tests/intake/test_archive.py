import gzip
import stat
import struct
import tarfile
import zipfile
from io import BytesIO

import pytest

from sayso.intake import Limits, Refused, SourceText, open_all, take
from tests.office_writer import docx, p, zip_of

SENTENCE = "The strike committee of Port Adel said on Monday that the harbour was closed."
PAGE = f"<html><body><article><p>{SENTENCE * 4} Heronpage.</p></article></body></html>"


def rows(data: bytes, name: str = "letters.zip", **limits: int) -> list[SourceText | Refused]:
    found = list(open_all(take(data, name=name, limits=Limits(**limits))))
    for row in found:
        if isinstance(row, Refused):
            assert "\n" not in row.message
            assert row.message.isprintable()
            assert row.message.endswith(".")
            assert "Error" not in row.message
    return found


def texts(found: list[SourceText | Refused]) -> dict[str | None, str]:
    return {row.name: row.text for row in found if isinstance(row, SourceText)}


def refusals(found: list[SourceText | Refused]) -> dict[str | None, str]:
    return {row.name: row.reason for row in found if isinstance(row, Refused)}


def notes(row: SourceText | Refused) -> list[str]:
    assert isinstance(row, SourceText)
    return [note.kind for note in row.notes]


def test_every_file_of_an_archive_is_a_document_of_its_own_kind():
    data = zip_of(
        [
            ("a.txt", f"{SENTENCE} Heronplain."),
            ("folder/", ""),
            ("folder/b.html", PAGE),
            ("c", docx(p(f"{SENTENCE} Heronword."))),
        ]
    )
    found = rows(data)
    assert [row.name for row in found] == [
        "letters.zip » a.txt",
        "letters.zip » folder/b.html",
        "letters.zip » c",
    ]
    assert [row.kind for row in found if isinstance(row, SourceText)] == ["text", "html", "docx"]
    words = " ".join(texts(found).values())
    assert all(canary in words for canary in ("Heronplain", "Heronpage", "Heronword"))


def test_a_word_document_stored_in_an_archive_does_not_make_it_one():
    found = rows(zip_of([("word/a.docx", docx(p(SENTENCE)))], zipfile.ZIP_STORED))
    assert texts(found) == {"letters.zip » word/a.docx": SENTENCE}


def test_leavings_of_macos_give_no_rows():
    files = [("__MACOSX/._a.txt", b"\x00\x05"), ("x/.DS_Store", b"\x00"), ("a.txt", SENTENCE)]
    assert [row.name for row in rows(zip_of(files))] == ["letters.zip » a.txt"]


def test_an_archive_of_unreadable_kinds_gives_a_refusal_for_each():
    tar = BytesIO()
    with tarfile.open(fileobj=tar, mode="w", format=tarfile.USTAR_FORMAT) as file:
        file.addfile(tarfile.TarInfo("a.txt"), BytesIO())
    found = rows(zip_of([("a.tar", tar.getvalue()), ("b", b"\x7fELF"), ("c.txt", b"")]))
    assert refusals(found) == {
        "letters.zip » a.tar": "no_reader",
        "letters.zip » b": "no_reader",
        "letters.zip » c.txt": "empty",
    }


@pytest.mark.parametrize("name", ["../../x", "/etc/x", "C:\\x\\y", "a\x1b[31m\nb", "é" * 2000])
def test_names_are_only_ever_shown(name, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    good, bad = rows(zip_of([(name, SENTENCE), (f"{name}.bin", b"\x00\x01" * 50)]))
    assert isinstance(good, SourceText)
    assert good.text == SENTENCE
    assert len(good.name or "") < 400
    assert isinstance(bad, Refused)
    assert list(tmp_path.iterdir()) == []


def test_utf8_names_without_their_mark_are_read_as_such():
    entry = zipfile.ZipInfo("xx.txt")
    data = zip_of([(entry, SENTENCE)]).replace(b"xx.txt", "é.txt".encode())
    assert [row.name for row in rows(data)] == ["letters.zip » é.txt"]


def test_two_members_of_one_name_are_both_read():
    with pytest.warns(UserWarning, match="Duplicate"):
        data = zip_of([("a.txt", "Heronfirst said so."), ("a.txt", "Heronsecond said so.")])
    assert [row.text for row in rows(data) if isinstance(row, SourceText)] == [
        "Heronfirst said so.",
        "Heronsecond said so.",
    ]


def test_a_link_is_not_followed():
    link = zipfile.ZipInfo("passwords")
    link.create_system = 3
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    found = rows(zip_of([(link, "/etc/passwd"), ("a.txt", SENTENCE)]))
    assert refusals(found) == {"letters.zip » passwords": "not_a_file"}
    assert texts(found) == {"letters.zip » a.txt": SENTENCE}


def patched(data: bytes, offset: int, form: str, value: int, *, entry: int = 0) -> bytes:
    """Change a field of one entry in the list of members."""
    place = -1
    for _ in range(entry + 1):
        place = data.index(b"PK\x01\x02", place + 1)
    changed = bytearray(data)
    struct.pack_into(form, changed, place + offset, value)
    return bytes(changed)


TWO = zip_of([("a.txt", f"{SENTENCE} Heronone."), ("b.txt", f"{SENTENCE} Herontwo.")])


def test_an_encrypted_member_is_named_and_its_neighbour_read():
    found = rows(patched(TWO, 8, "<H", 1))
    assert refusals(found) == {"letters.zip » a.txt": "encrypted"}
    assert "Herontwo" in texts(found)["letters.zip » b.txt"]


def test_a_false_checksum_is_noted_and_the_words_are_read():
    first, second = rows(patched(TWO, 16, "<I", 1))
    assert isinstance(first, SourceText)
    assert "Heronone" in first.text
    assert notes(first) == ["damaged"]
    assert notes(second) == []


def test_a_false_size_is_noted_and_the_words_are_read():
    for size in (3, 3_000_000_000):
        first, second = rows(patched(TWO, 24, "<I", size))
        assert isinstance(first, SourceText)
        assert "Heronone" in first.text
        assert notes(first) == ["damaged"]
        assert notes(second) == []


def test_a_packed_size_that_is_too_short_gives_what_there_is():
    first, second = rows(patched(TWO, 20, "<I", 40))
    assert isinstance(first, SourceText)
    assert first.text
    assert f"{SENTENCE} Heronone.".startswith(first.text)
    assert notes(first) == ["damaged"]
    assert notes(second) == []


def test_a_member_that_runs_into_the_next_is_refused():
    found = rows(patched(TWO, 20, "<I", 150))
    assert refusals(found) == {"letters.zip » a.txt": "bomb"}
    assert "Herontwo" in texts(found)["letters.zip » b.txt"]


def test_members_that_share_their_bytes_are_refused():
    found = rows(patched(TWO, 42, "<I", 0, entry=1))
    assert set(refusals(found).values()) == {"bomb"}
    assert len(found) == 2


def test_a_member_that_is_not_where_it_is_said_to_be_is_damaged():
    found = rows(patched(TWO, 42, "<I", 5))
    assert refusals(found)["letters.zip » a.txt"] == "damaged"
    assert "Herontwo" in texts(found)["letters.zip » b.txt"]


def test_a_rare_way_of_packing_is_named():
    found = rows(zip_of([("a.txt", SENTENCE)], zipfile.ZIP_BZIP2))
    assert refusals(found) == {"letters.zip » a.txt": "no_reader"}


def test_damage_inside_a_member_gives_the_words_before_it():
    text = "".join(f"{number} said {SENTENCE}\n" for number in range(900))
    data = bytearray(zip_of([("a.txt", text), ("b.txt", SENTENCE)]))
    data[1500] ^= 0xFF
    first, second = rows(bytes(data))
    assert isinstance(first, SourceText)
    assert first.text.startswith("0 said")
    assert notes(first) == ["damaged"]
    assert notes(second) == []


def test_a_missing_list_of_members_is_damage():
    for data in (TWO[:-30], TWO[:90], b"PK\x03\x04"):
        assert refusals(rows(data)) == {"letters.zip": "damaged"}


def test_junk_before_and_behind_an_archive_is_passed_over():
    for data in (b"\x00junk" * 40 + TWO, TWO + b"trailing" * 40):
        assert len(texts(rows(data))) == 2


def test_an_empty_archive_says_so():
    assert refusals(rows(zip_of([("folder/", "")]))) == {"letters.zip": "empty"}
    assert refusals(rows(zip_of([]))) == {"letters.zip": "empty"}


def test_a_bomb_is_stopped_and_its_neighbour_read():
    data = zip_of([("bomb.txt", b"a" * 40_000_000), ("b.txt", SENTENCE)])
    found = rows(data)
    assert refusals(found) == {"letters.zip » bomb.txt": "bomb"}
    assert texts(found) == {"letters.zip » b.txt": SENTENCE}


def test_all_members_count_together():
    found = rows(
        zip_of([(f"{i}.txt", SENTENCE * 20) for i in range(9)]), inflated_bytes=len(SENTENCE) * 100
    )
    assert len(texts(found)) == 5
    assert set(refusals(found).values()) == {"bomb"}
    assert len(found) == 9


def test_a_member_larger_than_a_file_may_be_is_refused():
    found = rows(zip_of([("a.txt", SENTENCE * 99), ("b.txt", SENTENCE)]), file_bytes=5000)
    assert refusals(found) == {"letters.zip » a.txt": "too_large"}


def test_archives_in_archives_end_at_the_limit():
    data = zip_of([("core.txt", "Heroncore said so.")])
    for level in range(10):
        data = zip_of([(f"level{level}.zip", data), (f"beside{level}.txt", f"Heron{level} said.")])
    found = rows(data)
    words = " ".join(texts(found).values())
    assert [f"Heron{level}" in words for level in range(10)] == [False] * 7 + [True] * 3
    assert sorted(refusals(found).values()) == ["depth", "depth"]


def test_every_member_beyond_the_limit_has_its_row():
    found = rows(zip_of([(f"{i}.txt", SENTENCE) for i in range(40)]), archive_members=7)
    assert len(found) == 40
    assert len(texts(found)) == 7
    assert set(refusals(found).values()) == {"members"}


def test_an_archive_with_a_flood_of_members_is_refused_whole():
    found = rows(zip_of([(f"{i}.txt", "") for i in range(200)]), archive_members=10)
    assert refusals(found) == {"letters.zip": "members"}


def test_gzip_keeps_the_name_and_gives_the_document():
    for content in (SENTENCE.encode(), PAGE.encode()):
        [row] = rows(gzip.compress(content), "a.gz")
        assert isinstance(row, SourceText)
        assert row.name == "a.gz"
        assert SENTENCE in row.text


def test_members_of_gzip_are_joined_and_padding_is_passed_over():
    data = gzip.compress(b"Heronone said so. ") + gzip.compress(b"Herontwo did.") + b"\x00" * 100
    assert texts(rows(data, "a.gz")) == {"a.gz": "Heronone said so. Herontwo did."}


def test_a_gzip_file_that_breaks_off_gives_what_came_out():
    whole = "".join(f"{number} said {SENTENCE}\n" for number in range(900))
    packed = gzip.compress(whole.encode())
    [row] = rows(packed[: len(packed) // 2], "a.txt.gz")
    assert isinstance(row, SourceText)
    assert whole.startswith(row.text)
    assert len(row.text) > len(whole) // 4
    assert notes(row) == ["damaged"]


def test_a_false_checksum_of_gzip_loses_no_word():
    packed = bytearray(gzip.compress(SENTENCE.encode()))
    packed[-6] ^= 1
    [row] = rows(bytes(packed), "a.txt.gz")
    assert isinstance(row, SourceText)
    assert row.text == SENTENCE
    assert notes(row) == ["damaged"]


def test_rows_packed_by_gzip_that_break_off_have_a_row_that_says_so():
    lines = "".join(f'{{"text": "{number} said {SENTENCE}"}}\n' for number in range(300))
    packed = gzip.compress(lines.encode())
    found = rows(packed[:-60], "rows.jsonl.gz")
    assert len(texts(found)) > 100
    assert refusals(found)["rows.jsonl.gz"] == "damaged"


def test_what_gzip_may_not_hold_is_refused():
    tar = BytesIO()
    with tarfile.open(fileobj=tar, mode="w", format=tarfile.USTAR_FORMAT) as file:
        file.addfile(tarfile.TarInfo("a.txt"), BytesIO())
    for inner in (tar.getvalue(), gzip.compress(b"x"), TWO, docx(p("x")), b"%PDF-1.4 x"):
        assert refusals(rows(gzip.compress(inner), "a.gz")) == {"a.gz": "no_reader"}
    assert refusals(rows(gzip.compress(b""), "a.gz")) == {"a.gz": "empty"}
    assert refusals(rows(b"\x1f\x8bnonsense", "a.gz")) == {"a.gz": "damaged"}


def test_a_gzip_bomb_is_stopped():
    assert refusals(rows(gzip.compress(b"a" * 40_000_000), "a.gz")) == {"a.gz": "bomb"}


def test_a_hundred_thousand_empty_members_of_gzip_take_no_time():
    data = gzip.compress(b"") * 100_000 + gzip.compress(SENTENCE.encode())
    assert texts(rows(data, "a.gz")) == {"a.gz": SENTENCE}
