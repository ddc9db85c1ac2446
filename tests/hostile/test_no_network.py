"""Nothing that a document refers to is fetched, written or started.

An audit hook (PEP 578) of this process sees whatever Python code asks of the system, before it is
done; the readers run here without their wall, so that the wall is not what stops them.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from sayso.intake import open_all, take
from tests.hostile.recipe import Recipe, all_recipes

_FORBIDDEN = (
    "socket.", "urllib.Request", "http.client.", "ftplib.", "smtplib.", "os.system", "os.exec",
    "os.posix_spawn", "os.spawn", "os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.symlink",
    "webbrowser.open", "pty.spawn",
)  # fmt: skip
_seen: list[str] | None = None
REFERRING = {
    "html-references_to_everywhere", "html-a_set_of_frames", "html-entities_of_a_local_file",
    "html-facts_with_scripts_in_them", "xml-word_external_entity", "xml-word_inclusion",
    "xml-word_relations_that_lead_outside", "xml-word_processing_instructions",
    "xml-word_with_macros_and_objects", "xml-odt_external_entity",
    "xml-odt_inclusion_and_sections_from_outside", "xml-feed_external_entity", "xml-feed_inclusion",
    "xml-feed_with_titles_that_are_addresses", "xml-feed_with_scripts_in_its_entries",
    "pdf-actions_scripts_and_files", "rtf-fields_that_call_for_files",
    "rtf-an_object_and_a_picture",
    "zip-names_that_want_out", "zip-a_symbolic_link", "mail-attachments_with_paths_for_names",
    "warc-plain",
}  # fmt: skip


def _watch(event: str, arguments: tuple[Any, ...]) -> None:
    if _seen is None:
        return
    if event.startswith(_FORBIDDEN):
        _seen.append(f"{event} {arguments!r}"[:200])
    elif event == "open":
        _watch_opening(*arguments)
    elif event == "subprocess.Popen" and not str(arguments[0]).endswith("tesseract"):
        _seen.append(f"{event} {arguments[0]!r}")


def _watch_opening(path: object, mode: object, _flags: object) -> None:
    assert _seen is not None
    named = path.decode(errors="replace") if isinstance(path, bytes) else str(path)
    if "passwd" in named:
        _seen.append(f"reads {named}")
    if isinstance(mode, str) and set(mode) & set("wax+") and ".pyc" not in named:
        _seen.append(f"writes {named}")


sys.addaudithook(_watch)


@contextmanager
def watching() -> Iterator[list[str]]:
    """What is asked of the system inside, that no reader may ask."""
    global _seen  # noqa: PLW0603  # an audit hook cannot be taken away
    _seen = []
    try:
        yield _seen
    finally:
        _seen = None


def _referring() -> list[Recipe]:
    return [recipe for recipe in all_recipes() if recipe.name in REFERRING]


def test_every_referring_recipe_is_there():
    assert {recipe.name for recipe in _referring()} == REFERRING


@pytest.mark.parametrize("recipe", _referring(), ids=lambda recipe: recipe.name)
def test_what_a_document_refers_to_is_not_touched(recipe: Recipe):
    given = take(recipe.make(), name="case")
    list(open_all(given))  # the readers' libraries are imported, which opens files
    with watching() as seen:
        list(open_all(given))
    assert seen == []


def test_the_watch_sees_what_it_is_for(tmp_path):
    import socket

    with watching() as seen, pytest.raises(OSError):  # noqa: PT011  # refused, or no network
        socket.create_connection(("127.0.0.1", 9), timeout=0.1)
    assert seen
    with watching() as seen:
        (tmp_path / "a").write_text("")
    assert seen
