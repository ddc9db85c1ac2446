"""Identities as text to be looked at: who, where, why they are one, who else it may be.

Those of one document alone are counted and left out unless all are asked for; control
characters are written out.
"""

from collections.abc import Iterator, Mapping, Sequence
from textwrap import wrap
from typing import Final

from sayso.identity import Identity
from sayso.intake.given import shown

_INDENT: Final = "    "
_MOST: Final = 6
"""Actors, and likenesses, of one identity that are shown; the rest is counted."""


def text_of(identities: Sequence[Identity], width: int = 100, *, everyone: bool = False) -> str:
    """Return the identities as text; `everyone` shows also those of one actor alone."""
    names = {identity.id: identity.name for identity in identities}
    kept = [i for i in identities if everyone or len(i.actors) > 1 or i.perhaps]
    documents = {actor.document for identity in identities for actor in identity.actors}
    who, where = len(identities), len(documents)
    counts = (_count(who, "identity", "identities"), _count(where, "document", "documents"))
    lines = [" in ".join(counts)]
    for identity in kept:
        lines += ["", *_identity(identity, names, width)]
    if len(kept) < len(identities):
        rest = len(identities) - len(kept)
        lines += ["", f"{rest:,} more stand in one document alone and are like no other; --all."]
    return "\n".join(lines) + "\n"


def _count(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"


def _identity(identity: Identity, names: Mapping[str, str], width: int) -> Iterator[str]:
    about = [shown(identity.name), identity.type, identity.country or "", identity.id]
    yield " · ".join(filter(None, about))
    if identity.names:
        yield from _told("also", "; ".join(identity.names), width)
    for actor in identity.actors[:_MOST]:
        document = shown(actor.document_name or actor.document)
        yield f"{_INDENT}{document}#{actor.actor}  {shown(actor.name)}"
    if len(identity.actors) > _MOST:
        yield f"{_INDENT}and {len(identity.actors) - _MOST:,} more"
    if identity.reasons:
        yield from _told("one because", "; ".join(identity.reasons), width)
    for like in identity.perhaps[:_MOST]:
        yield from _told(
            "perhaps", f"{names[like.id]} ({like.id}): {'; '.join(like.reasons)}", width
        )
    if len(identity.perhaps) > _MOST:
        yield f"{_INDENT}perhaps {len(identity.perhaps) - _MOST:,} more"
    if identity.was:
        yield from _told("was", ", ".join(identity.was), width)


def _told(what: str, words: str, width: int) -> list[str]:
    lines = wrap(f"{what}: {shown(words)}", width - len(_INDENT), break_on_hyphens=False)
    return [_INDENT + line for line in lines]
