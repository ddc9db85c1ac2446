"""What kind of place the words in and beside a name tell: "Lake X", "the village of X".

A common noun for a facility beside a name tells nothing of the name ("the Nairobi airport" is a
facility, Nairobi stays a town), and neither does "coast"; inside a name both do.
"""

from sayso.language.analysis import Analysis
from sayso.record.vocabulary import PlaceKind

KIND_WORDS: dict[str, PlaceKind] = {
    "city": "city", "town": "city", "village": "city", "capital": "city", "hamlet": "city",
    "port": "city", "settlement": "city", "suburb": "city", "municipality": "city",
    "district": "region", "province": "region", "region": "region", "state": "region",
    "county": "region", "governorate": "region", "oblast": "region", "prefecture": "region",
    "republic": "region", "canton": "region", "territory": "region",
    "peninsula": "natural", "island": "natural", "islands": "natural", "river": "natural",
    "lake": "natural", "mountain": "natural", "mountains": "natural", "mount": "natural",
    "sea": "natural", "gulf": "natural", "strait": "natural", "valley": "natural",
    "desert": "natural", "bay": "natural", "ocean": "natural", "cape": "natural",
    "coast": "natural", "delta": "natural", "archipelago": "natural", "canal": "natural",
    "airport": "facility", "airbase": "facility", "base": "facility",
    "bridge": "facility", "square": "facility", "stadium": "facility", "prison": "facility",
    "palace": "facility", "street": "facility", "avenue": "facility", "road": "facility",
    "hospital": "facility", "camp": "facility", "dam": "facility", "station": "facility",
    "crossing": "facility", "harbour": "facility", "harbor": "facility", "plant": "facility",
    "highway": "facility", "university": "facility", "building": "facility", "hotel": "facility",
    "hall": "facility", "church": "facility", "mosque": "facility", "depot": "facility",
    "refinery": "facility", "mine": "facility", "school": "facility", "park": "facility",
}  # fmt: skip
_SILENT_BESIDE = frozenset({"coast", "cape", "canal"})
_BINDING = frozenset({"compound", "appos", "nmod:desc", "flat", "nmod"})
_NEAR = 4
"""A kind word farther from the name belongs to another."""


def kind_inside(analysis: Analysis, start: int, end: int) -> PlaceKind | None:
    """Return the kind that the first or last word of a longer name tells."""
    if end - start < 2:
        return None
    words = (analysis.lemma[end - 1].lower(), analysis.lemma[start].lower())
    return next((KIND_WORDS[word] for word in words if word in KIND_WORDS), None)


def kind_beside(analysis: Analysis, start: int, end: int, head: int) -> PlaceKind | None:
    """Return the kind that a common noun tied to the name tells."""
    for token in kind_nouns(analysis, start, end, head):
        lemma = analysis.lemma[token].lower()
        kind = KIND_WORDS[lemma]
        if kind != "facility" and lemma not in _SILENT_BESIDE:
            return kind
    return None


def kind_nouns(analysis: Analysis, start: int, end: int, head: int) -> list[int]:
    """Return the nouns for places that the name is tied to: its governor, "of" it, beside it."""
    a = analysis
    beside = []
    if end < len(a) and a.head[end] in range(start, end):
        beside.append(end)
    governor = a.head[head]
    if governor >= 0 and a.deprel[head] in _BINDING and abs(governor - head) < _NEAR:
        of_phrase = a.deprel[head] != "nmod" or any(
            a.lemma[child] == "of" for child in a.children[head]
        )
        beside += [governor] if of_phrase else []
    beside += a.children_by(head, "appos", "compound", "nmod:desc")
    outside = (token for token in beside if not start <= token < end)
    return [token for token in outside if a.lemma[token].lower() in KIND_WORDS]
