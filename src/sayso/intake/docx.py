"""DOCX: the text of a Word document, its notes at the end, with its title and author.

The parts are read as streams, within limits. Headers, footers, tables of contents and comments
are left out, tracked deletions and hidden text too; a gap says how much. Footnotes and endnotes
follow the text. The day on which the file was made is no date of publication, so that date
stays open. Nothing that the document refers to (templates, pictures, links) is opened, and no
macro is run.
"""

from collections.abc import Iterator
from typing import Final

from sayso.intake.docx_body import NAMESPACES, DocxBody
from sayso.intake.given import Given
from sayso.intake.office_package import Package
from sayso.intake.office_styles import Style, Styles
from sayso.intake.office_text import Found, source_text
from sayso.intake.office_xml import walk_xml
from sayso.intake.source_text import SourceText

_CORE: Final = {
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://schemas.openxmlformats.org/package/2006/metadata/core-properties": "cp",
}
_NOTES: Final = ("footnotes", "endnotes")


def read_docx(given: Given) -> Iterator[SourceText]:
    """Yield the `SourceText` of a Word document.

    Raises `InputError` when its text cannot be found or unpacked, or has no words.
    """
    package = Package(given)
    related = package.related("")
    main = related.get("officeDocument", "word/document.xml")
    part = package.part(main)
    if part is None:
        message = "is a Word document without its text. Save it anew with Word and read that."
        raise given.error(message, "damaged")
    of_main = package.related(main)
    folder = main.rpartition("/")[0]
    styles = _styles(package.part(of_main.get("styles", f"{folder}/styles.xml")), given)
    found = Found()
    _read_text(package, part, main, styles, found)
    for kind in _NOTES:
        notes = package.part(of_main.get(kind, f"{folder}/{kind}.xml"))
        if notes:
            _read_text(package, notes, kind, styles, found)
    core = related.get("core-properties", "docProps/core.xml")
    found.title, found.author = _core_facts(package.part(core), given)
    found.note_damage(package.damage)
    yield source_text(given, "docx", found)


def _read_text(package: Package, part: bytes, name: str, styles: Styles, found: Found) -> None:
    """Add the blocks of a part, and say what of it was left out."""
    body = DocxBody(styles)
    is_whole = walk_xml(
        part,
        package.given,
        NAMESPACES,
        start=body.start,
        end=body.end,
        characters=body.characters,
    )
    if not is_whole:
        body.finish()
        package.damage.append(f"its part {name} breaks off or is damaged")
    found.blocks += body.blocks
    found.note_left_out(body.deletions, "tracked deletion", "tracked deletions")
    found.note_left_out(body.hidden, "word of hidden text", "words of hidden text")
    found.note_left_out(body.comments, "comment", "comments")
    if body.embedded:
        message = "Documents embedded in this one were not read. Save it anew with Word."
        found.note("limit", message)


def _styles(part: bytes | None, given: Given) -> Styles:
    """Return the styles that a part declares."""
    declared: dict[str, Style] = {}
    at: dict[str, str] = {}

    def start(tag: str, attributes: dict[str, str]) -> None:
        if tag == "w:style":
            at.clear()
            at["id"] = attributes.get("w:styleId", "")
        elif tag in {"w:name", "w:basedOn", "w:outlineLvl", "w:vanish"}:
            at[tag] = attributes.get("w:val", "")

    def end(tag: str) -> None:
        if tag == "w:style" and at:
            declared[at["id"]] = _style(at)
            at.clear()

    if part:
        walk_xml(part, given, NAMESPACES, start=start, end=end)
    return Styles(declared)


def _style(at: dict[str, str]) -> Style:
    level = at.get("w:outlineLvl", "")
    hidden = at.get("w:vanish")
    return Style(
        name=at.get("w:name", at["id"]),
        parent=at.get("w:basedOn"),
        role="heading" if level in set("012345678") and at.get("w:name") != "Title" else None,
        is_hidden=None if hidden is None else hidden not in {"0", "false", "off"},
    )


def _core_facts(part: bytes | None, given: Given) -> tuple[str, str]:
    """Return the title and the author that the file states."""
    words: dict[str, list[str]] = {"dc:title": [], "dc:creator": []}
    at: list[str] = []

    def start(tag: str, _attributes: dict[str, str]) -> None:
        at.append(tag)

    def end(_tag: str) -> None:
        at.pop()

    def characters(text: str) -> None:
        if at and at[-1] in words:
            words[at[-1]].append(text)

    if part:
        walk_xml(part, given, _CORE, start=start, end=end, characters=characters)
    return "".join(words["dc:title"])[:1000], "".join(words["dc:creator"])[:1000]
