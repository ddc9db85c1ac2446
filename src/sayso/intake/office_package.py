"""The parts of an office file (DOCX, ODT): a ZIP file whose members are asked for by name.

A part is inflated in memory by the counter of `inflating`. What a part refers to, in the package
or outside it, is nothing but a name to be looked up among the members: no path is opened, no
address is called.
"""

import posixpath
from typing import Final

from sayso.intake.given import Given
from sayso.intake.office_xml import walk_xml
from sayso.intake.zip_members import member_bytes, zip_members

_RELATIONS: Final = {
    "http://schemas.openxmlformats.org/package/2006/relationships": "",
}


class Package:
    """An office file, opened; `damage` says of its parts, in clauses, what was wrong with them."""

    def __init__(self, given: Given) -> None:
        self.given = given
        self.damage: list[str] = []
        self._members = {member.name: member for member in zip_members(given)}

    def part(self, name: str) -> bytes | None:
        """Return the bytes of a part, or `None` when there is none of that name.

        Raises `InputError` when it cannot be unpacked.
        """
        member = self._members.get(name)
        if member is None:
            return None
        data, trouble = member_bytes(member, self.given)
        if trouble:
            self.damage.append(f"its part {name} {trouble}")
        return data

    def related(self, name: str) -> dict[str, str]:
        """Return the names of the parts that a part refers to, by the last word of their kind.

        What lies outside the package is left out. `name` is empty for the package itself.
        """
        folder, _, base = name.rpartition("/")
        part = self.part(f"{folder}/_rels/{base}.rels" if folder else f"_rels/{base}.rels")
        found: dict[str, str] = {}

        def start(tag: str, attributes: dict[str, str]) -> None:
            if tag == "Relationship" and attributes.get("TargetMode") != "External":
                kind = attributes.get("Type", "").rpartition("/")[2]
                target = posixpath.join("/" + folder, attributes.get("Target", ""))
                found.setdefault(kind, posixpath.normpath(target).lstrip("/"))

        if part:
            walk_xml(part, self.given, _RELATIONS, start=start)
        return found
