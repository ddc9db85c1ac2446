"""Under which countries, bodies and offices a row of the tables is found by its office."""

import re
from collections.abc import Iterable

from sayso.knowledge import country_names, fold_name
from sayso.knowledge.offices import body_key, canonical_office, normal_words

_MANY_HEADED = {"INT", "EUR"}
_CODE = re.compile(r"[A-Z]{3}(-[A-Z0-9]{2,3})?")
# Bodies that the hand-written list has under a code.
_BODIES = {"UNO": "United Nations", "EUR": "European Union", "IMF": "IMF", "ECB": "ECB",
           "WHO": "WHO", "ICC": "ICC"}  # fmt: skip
_STANDING_IN = re.compile(r"^(?:acting|interim|caretaker|transitional|transition|ad interim) ")
_RANKS = re.compile(r"(?: (?:dr|gen|col|lt|maj|prof|sheikh|field|marshal)\.?)+$")
_CUT = re.compile(
    r"(president|prime minister|premier|king|sultan|emir|amir)(?: of| and .*| prince| crown prince|"
    r" of government.*| of council of state.*)?"
)
# "foreign affairs, regional integration and francophone affairs minister"
_WIDER = tuple(
    (re.compile(rf"(?:{words})(?:,| and\b).* (?:minister|secretary)"), office)
    for words, office in (
        ("foreign affairs|external affairs|foreign and european affairs", "foreign minister"),
        ("defence|national defence", "defence minister"),
        ("interior|internal affairs|home affairs", "interior minister"),
        ("finance|finances|economy and finance", "finance minister"),
    )
)
_OF_BODY = re.compile(
    r"(head|chief|director general|director|president|chairman|chair|governor|secretary general|"
    r"leader|supreme leader|commander|managing director|secretary|prosecutor|speaker|commissioner)"
    r" of (.+)"
)
_BODY_FIRST = re.compile(r"(cia|fbi) (director)")
# Words that make "X of Y" one office, not an office of a body.
_NO_BODY = {
    "agriculture", "air force", "army", "commerce", "commission", "communist party",
    "council of ministers", "defence", "defence staff", "education", "energy",
    "foreign affairs", "general staff", "government", "house", "intelligence", "interior",
    "joint chiefs of staff", "junta", "labour", "military intelligence", "navy", "parliament",
    "presidential office", "republic", "security council", "staff", "state", "transportation",
    "treasury",
}  # fmt: skip


# Heads of bodies in the extracts; presidents and chairmen there are of chambers and committees.
_KNOWN_BY_BODY = {"governor", "director", "director general", "secretary general"}


def slots(of: str, office: str, table: str, *, is_state: bool) -> set[tuple[str, str]]:
    """Return the pairs of country code or folded body, and office, that a row is found by.

    A territory's king is another state's, so `monarch` needs a state of its own.
    """
    is_country = _CODE.fullmatch(of) is not None and of not in _BODIES and of != "INT"
    owner = of if is_country else body_key(_BODIES.get(of, of))
    words = _plain(normal_words(office), owner, table)
    found: set[tuple[str, str]] = set()
    name = canonical_office(words, owner) or _wider(words)
    if name and of != "INT" and (name != "monarch" or is_state):
        found.add((owner, name))
    match = _OF_BODY.fullmatch(words) or _BODY_FIRST.fullmatch(words)
    if match and not name:
        head, body = match.groups() if _OF_BODY.fullmatch(words) else reversed(match.groups())
        if body not in _NO_BODY and (table == "own" or head in _KNOWN_BY_BODY):
            found.add((body_key(body), head))
    if is_country and table == "own" and not found:
        found.add((of, words))  # "national security minister": under its own words
    if not is_country and of not in _MANY_HEADED:
        found.add((owner, words))
    return found


_TOP = ("secretary general", "director general", "managing director", "supreme leader", "leader",
        "president", "chairman", "chairman of commission", "high commissioner", "head", "director",
        "commander", "chief", "governor", "prosecutor", "commissioner", "emir")  # fmt: skip


def head_offices(found: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return for each body the office of whoever heads it; the governor of a land is no head."""
    by_body: dict[str, set[str]] = {}
    for of, office in found:
        if not _CODE.fullmatch(of):
            by_body.setdefault(of, set()).add(office)
    heads = {}
    for body, offices in by_body.items():
        ranked = (
            o for top in _TOP for o in sorted(offices) if o == top or o.startswith(f"{top} for ")
        )
        highest = next(ranked, None)
        if highest is not None and (highest != "governor" or "bank" in body):
            heads[body] = highest
    return heads


def _plain(words: str, of: str, table: str) -> str:
    """Return the words without what stands in, ranks, the name of the country, and cut ends."""
    words = _RANKS.sub("", _STANDING_IN.sub("", words))
    head, _, name = words.partition(" of ")
    if name and country_names().get(fold_name(name)) == of:
        return head
    if table == "factbook":  # titles there are cut: "president of the", "prime minister and"
        match = _CUT.fullmatch(words)
        return match[1] if match else words
    return words


def _wider(words: str) -> str | None:
    return next((office for pattern, office in _WIDER if pattern.fullmatch(words)), None)
