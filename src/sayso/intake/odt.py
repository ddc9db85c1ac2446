"""ODT: the text of an OpenDocument text, its notes at the end, with its title and author.

The parts are read as streams, within limits; a flat file (FODT) is read as one part. Tracked
deletions, comments and hidden text are left out, and a gap says how much; headers, footers and
indexes too. The day on which the file was made is no date of publication, so that date stays
open. Nothing that the document refers to is opened, and no macro is run.
"""

from collections.abc import Iterator

from sayso.intake.given import Given
from sayso.intake.odt_body import NAMESPACES, OdtBody
from sayso.intake.office_package import Package
from sayso.intake.office_text import Found, source_text
from sayso.intake.office_xml import walk_xml
from sayso.intake.source_text import SourceText

_PARTS = ("META-INF/manifest.xml", "meta.xml", "styles.xml", "content.xml")


def read_odt(given: Given) -> Iterator[SourceText]:
    """Yield the `SourceText` of an OpenDocument text.

    Raises `InputError` when its text cannot be found or unpacked, is encrypted or has no words.
    """
    body = OdtBody()
    if given.data.startswith(b"PK"):
        damage = _walk_parts(given, body)
    else:
        damage = [] if _walk(given.data, given, body) else ["it breaks off or is damaged"]
    if not body.has_text:
        message = "is an OpenDocument file without its text. Save it anew and read that."
        raise given.error(message, "damaged")
    found = Found(
        body.blocks,
        title=body.fact("title"),
        author=body.fact("author") or body.fact("editor"),
    )
    found.note_left_out(body.deletions, "tracked deletion", "tracked deletions")
    found.note_left_out(body.hidden, "word of hidden text", "words of hidden text")
    found.note_left_out(body.comments, "comment", "comments")
    found.note_damage(damage)
    yield source_text(given, "odt", found)


def _walk_parts(given: Given, body: OdtBody) -> list[str]:
    """Walk the parts in the order in which they are needed; return clauses about damage."""
    package = Package(given)
    for name in _PARTS:
        part = package.part(name)
        if part is not None and not _walk(part, given, body):
            package.damage.append(f"its part {name} breaks off or is damaged")
        if body.is_encrypted:
            message = "is encrypted. Open it with its password, save it without and read that."
            raise given.error(message, "encrypted")
    return package.damage


def _walk(part: bytes, given: Given, body: OdtBody) -> bool:
    is_whole = walk_xml(
        part, given, NAMESPACES, start=body.start, end=body.end, characters=body.characters
    )
    if not is_whole:
        body.finish()
    return is_whole
