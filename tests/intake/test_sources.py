import io
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from sayso.errors import InputError
from sayso.intake import open_source
from tests.timing import assert_growth, within

SENTENCE = "The strike committee of Port Adel said on Monday that the harbour was closed. "


def refusal(source, **options) -> InputError:
    with pytest.raises(InputError) as caught:
        open_source(source, **options)
    message = str(caught.value)
    assert message.count("\n") == 0
    assert "Traceback" not in message
    assert message.endswith(".")
    return caught.value


def test_a_string_is_text_and_never_a_path(tmp_path):
    path = tmp_path / "account.txt"
    path.write_text("Something else.")
    assert open_source(str(path)).text == str(path)


def test_a_string_that_holds_markup_is_text():
    source = open_source("<html><body><p>Rebels took the town.</p></body></html>")
    assert source.kind == "text"
    assert source.text.startswith("<html>")


def test_path_bytes_and_file_give_the_same_text(tmp_path):
    path = tmp_path / "account.dat"
    path.write_bytes(SENTENCE.encode())
    with path.open("rb") as file:
        sources = [
            open_source(path),
            open_source(path.read_bytes(), name="account.dat"),
            open_source(file),
            open_source(io.BytesIO(SENTENCE.encode()), name="account.dat"),
        ]
    assert {(s.text, s.digest, s.name, s.kind) for s in sources} == {
        (SENTENCE, sources[0].digest, "account.dat", "text")
    }


@pytest.mark.parametrize(
    "encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "cp1252"]
)
def test_every_encoding_gives_the_same_characters(encoding):
    text = "“The mayor’s café is closed”, said Zoë Müller – nothing more. " * 3
    assert open_source(text.encode(encoding)).text == text


def test_old_japanese_text_is_decoded():
    text = "港のストライキは三週目に入りました。市長は交渉の席に戻らないと述べました。" * 4
    assert open_source(text.encode("shift_jis")).text == text


def test_a_character_cut_off_at_the_end_spoils_nothing():
    data = (
        "Zoë went to the café in the old harbour of the town and met Björn at the café"
    ).encode()
    assert open_source(data[:-1]).text == data[:-2].decode() + "\ufffd"


def test_a_few_strange_bytes_do_not_turn_utf8_into_something_else():
    data = "Zoë, Björn, Aña and José met in the café. ".encode() * 5 + b"\x93Hello\x94 they said."
    text = open_source(data).text
    assert "Björn" in text
    assert "\ufffdHello" in text


def test_surrogate_pairs_join_and_lone_surrogates_are_replaced():
    text = open_source("a \ud83d\ude00 b \udc00 c").text
    assert text == "a 😀 b \ufffd c"
    assert open_source("x \ud83d\ude00".encode("utf-8", "surrogatepass")).text == "x 😀"


def test_nul_and_other_controls_in_a_text_stay_in_the_original():
    assert open_source(b"The harbour\x00 is closed.\x07 " + SENTENCE.encode()).text[11] == "\x00"


@pytest.mark.parametrize(
    "content", [b"", b" \n\t ", b"\x00\x00\x00", b"\xef\xbb\xbf \n", "", " \n "]
)
def test_nothing_to_read_is_refused_as_empty(content):
    assert refusal(content).reason == "empty"


def test_missing_file_is_named(tmp_path):
    error = refusal(tmp_path / "gone.txt")
    assert error.reason == "not_found"
    assert "gone.txt does not exist" in str(error)


def test_directory_and_fifo_are_no_documents(tmp_path):
    assert refusal(tmp_path).reason == "not_a_file"
    os.mkfifo(tmp_path / "pipe")
    assert refusal(tmp_path / "pipe").reason == "not_a_file"


def test_device_without_end_is_no_document():
    assert refusal(Path("/dev/zero")).reason == "not_a_file"


def test_link_loop_and_nul_in_a_path_are_unreadable(tmp_path):
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    assert refusal(tmp_path / "a").reason == "unreadable"
    assert refusal(Path("a\x00b")).reason == "unreadable"


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_file_without_permission_is_unreadable(tmp_path):
    path = tmp_path / "secret.txt"
    path.write_text(SENTENCE)
    path.chmod(0)
    assert refusal(path).reason == "unreadable"


def test_a_file_that_fails_while_it_is_read_is_unreadable():
    class Broken(io.RawIOBase):
        def read(self, _size=-1):
            raise OSError(5, "Input/output error")

    assert refusal(Broken(), name="tape").reason == "unreadable"


def test_too_large_a_file_is_refused_before_it_is_read(tmp_path):
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(300_000_000)
    assert refusal(path).reason == "too_large"


def test_binary_data_is_no_text():
    data = bytes(range(256)) * 40
    assert refusal(data, name="blob.txt").reason == "not_text"


def test_bytes_of_no_encoding_are_refused():
    data = (b"\x81\x8d\x8f\x90\x9d" + bytes([0x80, 0xFF, 0xFE, 0xA0, 0x81])) * 30
    assert refusal(data).reason in {"unknown_encoding", "not_text"}


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 50, "an old Office"),
        (b"PK\x03\x04" + b"\x00" * 26 + b"mimetypeapplication/epub+zip", "an EPUB book"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "an Office file with a password",
        ),
        (b"SQLite format 3\x00" + b"x" * 50, "an SQLite database"),
        (b"\x7fELF" + b"x" * 50, "a program"),
    ],
)
def test_kinds_without_a_reader_are_named(data, what):
    error = refusal(data, name="thing")
    assert error.reason == "no_reader"
    assert f"thing is {what}" in str(error)


def test_a_memo_with_from_and_to_is_plain_text():
    assert open_source(b"From: the mayor\nTo: the council\n\nThe harbour is shut.").kind == "text"


def test_control_characters_in_names_never_reach_a_terminal():
    message = str(refusal(b"", name="a\x1b[31mred\n.txt"))
    assert "\x1b" not in message
    assert "a\\x1b[31mred\\n.txt is empty" in message


def test_errors_cross_processes():
    import pickle

    error = refusal(b"", name="x")
    again = pickle.loads(pickle.dumps(error))
    assert (str(again), again.reason) == (str(error), "empty")


def test_ten_megabytes_in_one_line_are_read_fast():
    from sayso.repair import repair_source

    data = (SENTENCE * 130_000).encode()
    assert len(data) > 10_000_000
    # The words of the first million characters are weighed, seven readings a sentence; whatever
    # grew faster than the text would take many minutes.
    result = within(40, lambda: repair_source(open_source(data), "auto"))
    assert len(result.blocks) == 1


def test_a_megabyte_without_a_period_is_read_fast():
    from sayso.repair import repair_source

    def reading(count: int) -> Callable[[], None]:
        lines = ("word after word and no end\n" * count).encode()

        def read() -> None:
            assert len(repair_source(open_source(lines), "auto").blocks) == 1

        return read

    assert_growth(reading(10_000), reading(40_000), factor=8)
