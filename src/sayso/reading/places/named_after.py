"""Names of places inside those of treaties, houses and ships: "Treaty of Rome", "Cafe Lisboa"."""

from sayso.language.analysis import Analysis

_TREATIES = frozenset({
    "treaty", "agreement", "accord", "accords", "protocol", "convention", "declaration", "charter",
    "statute", "pact", "peace", "university", "bank", "bishop",
})  # fmt: skip


_HOUSES = frozenset({
    "cafe", "café", "caffè", "hotel", "hostel", "pension", "restaurant", "bar", "pub", "cinema",
    "bistro", "brasserie", "albergo", "pensione", "gasthaus",
})  # fmt: skip

# Before the names of ships; "the frigate X" and its like are left to the model.
_SHIPS = frozenset({
    "uss", "usns", "uscgc", "hms", "hmas", "hmcs", "hmnzs", "hmsas", "ins", "iris", "bns", "pns",
    "rms", "ss", "mv", "m/v", "mt", "ms", "sms", "hnlms", "hdms", "hnoms", "hswms", "bap", "ara",
    "rfa", "roks", "rss", "krl",
})  # fmt: skip


def is_of_another_name(analysis: Analysis, start: int, head: int) -> bool:
    """Say whether the place name that starts at `start` is but a part of another name."""
    return (
        _is_of_treaty(analysis, head) or _is_of_house(analysis, start) or _is_ship(analysis, start)
    )


def _is_ship(analysis: Analysis, start: int) -> bool:
    """Say whether the word at the start, or before it, is put before the names of ships."""
    a = analysis
    before = start - 1 if start and a.sentence[start - 1] == a.sentence[start] else start
    return any(a.form[t].isupper() and a.form[t].lower() in _SHIPS for t in (before, start))


def _is_of_house(analysis: Analysis, start: int) -> bool:
    """Say whether the name is the latter part of that of a house: "Cafe Lisboa"."""
    before = analysis.form[start - 1] if start else ""
    return before[:1].isupper() and before.lower() in _HOUSES


def _is_of_treaty(analysis: Analysis, head: int) -> bool:
    """Say whether the name is a part of that of a treaty or body: "the Treaty of Rome"."""
    a = analysis
    above = a.head[head]
    return (
        above >= 0
        and a.deprel[head] == "nmod"
        and a.form[above][:1].isupper()
        and a.lemma[above].lower() in _TREATIES
        and any(a.lemma[child] == "of" for child in a.children[head])
    )
