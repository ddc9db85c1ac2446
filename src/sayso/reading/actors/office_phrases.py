"""What office a noun phrase names and of whom, from its words: "the French foreign minister".

A phrase is an office only if every noun in it belongs to the words for the office or to the
state or body that it is of: "the president of the Chilean football federation" is none. Words
that make it another holder ("former"), another office ("deputy") or nobody in particular ("a") are
kept apart as guards.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from sayso.knowledge import capitals, country_names, demonyms, fold_name
from sayso.knowledge.offices import (
    HEAD,
    body_key,
    is_office,
    normal_words,
    office_rows,
)
from sayso.reading.actors.attributes import Surroundings
from sayso.reading.actors.office_guards import guard_list, guard_words

_LONGEST_NAME = 6
_LONGEST_PHRASE = 16
HEAD_WORDS = frozenset({"head", "chief", "boss", "leader", "director", "chairman"})
"""Words for whoever heads a body."""
_OF = frozenset({"of", "for", "to", "at"})
# Lands that the tables of countries lack, or have under a later name alone.
_MORE = {
    "west german": ("DEU",), "west germany": ("DEU",), "palestinian authority": ("PSE",),
    "scottish": ("GBR-SCT",), "scotland": ("GBR-SCT",),
}  # fmt: skip
_ENVOYS = frozenset({"ambassador", "envoy", "permanent representative"})
_UNITED_NATIONS = "united nations"
_ARTICLES = frozenset({"al", "el"})
_WIDE_OFFICES = frozenset({"minister", "secretary"})


@dataclass(frozen=True, slots=True)
class OfficePhrase:
    """An office of a country (code) or body (folded name), and the guards in the phrase.

    `owners` are all that the words may mean, empty where they say none; `office` of each is that
    of the same place in `offices`.
    """

    words: str
    owners: tuple[str, ...]
    guards: frozenset[str]
    head: int


def office_phrase(around: Surroundings, head: int) -> OfficePhrase | None:
    """Return the office that the phrase of a singular noun names, `None` if it names none."""
    a = around.phrases.analysis
    if a.xpos[head] in {"NNS", "NNPS"}:
        return None
    first, last = around.phrases.bounds(head)
    last = _with_rest(around, last)
    first, last = max(first, head - _LONGEST_PHRASE), min(last, head + _LONGEST_PHRASE)
    if any(a.form[t].lower() in guard_list("unspecific") for t in range(first, head)):
        return None
    parts = list(_parts(around, first, last, head))
    tokens = [part for part in parts if part[2] is None]
    return _best(around, parts, head) if tokens else None


def _with_rest(around: Surroundings, last: int) -> int:
    """Return the end of the phrase with what a doubtful tree hangs elsewhere.

    "Commander-in-chief", "the speaker of the House" where the House is an apposition.
    """
    a = around.phrases.analysis
    while last + 2 < len(a) and a.form[last + 1] == "-" and a.end[last + 1] == a.start[last + 2]:
        last += 2
    behind = last + 1
    if behind < len(a) and a.form[behind] == "of" and a.head[behind] > behind:
        last = max(last, around.phrases.bounds(a.head[behind])[1])
    return last


Part = tuple[int, int, str | tuple[str, ...] | None]
"""First and last token; the codes or the body that they name, `None` for a plain word."""


def _parts(around: Surroundings, first: int, last: int, head: int) -> Iterator[Part]:
    a = around.phrases.analysis
    at = first
    while at <= last:
        if a.upos[at] in {"DET", "PUNCT", "SYM"} or a.form[at] in {"'s", "’s", "'", "’"}:
            at += 1
            continue
        end, owner = _owner_at(around, at, last, head)
        yield (at, end, owner)
        at = end + 1


def _owner_at(
    around: Surroundings, at: int, last: int, head: int
) -> tuple[int, str | tuple[str, ...] | None]:
    """Return where the longest name of a state or body that begins here ends, and whose it is."""
    a = around.phrases.analysis
    if a.form[at][:1].isupper() or a.form[at].lower() in _ARTICLES:
        for end in range(min(at + _LONGEST_NAME - 1, last), at - 1, -1):
            if at <= head <= end or not a.form[end][:1].isalnum():
                continue
            owner = _owner(fold_name(a.text[a.start[at] : a.end[end]]))
            if owner is not None:
                return end, owner
    return at, None


def _owner(folded: str) -> str | tuple[str, ...] | None:
    if folded in _MORE:
        return _MORE[folded]
    if folded in demonyms():
        return demonyms()[folded]
    if folded in country_names():
        return (country_names()[folded],)
    if folded in capitals():
        return (capitals()[folded],)
    key = body_key(folded)  # of bodies only those whose heads are known
    return key if key and any(office_rows(key, office) for office in _BODY_OFFICES) else None


_BODY_OFFICES = (HEAD, "governor", "foreign minister")


def _best(around: Surroundings, parts: list[Part], head: int) -> OfficePhrase | None:
    """Return the longest run of plain words around the head that is an office."""
    at = next((i for i, part in enumerate(parts) if part[0] == head), None)
    if at is None:
        return None
    a = around.phrases.analysis
    everyone, _ = _split(parts)
    for stop in range(len(parts), at, -1):
        for start in range(at + 1):
            kept = parts[start:stop]
            words, owners = _words(around, kept)
            if not _is_known(words, owners, everyone):
                continue
            before, behind = parts[:start], parts[stop:]
            left = [a.form[part[0]].lower() for part in before if part[2] is None]
            if not _may_drop(around, before) or _goes_on(around, behind, words):
                return None
            outer, _ = _split(before)
            owners = owners or outer
            if _is_bare(around, head, first=kept[0][0], owners=owners) or _names_follow(
                around, kept
            ):
                return None
            guards = _guards(left) | _guards_behind(around, kept[-1][1])
            if words in _ENVOYS and _UNITED_NATIONS in owners:
                owners = [owner for owner in owners if owner != _UNITED_NATIONS]
                words = f"{words} to united nations"
            return OfficePhrase(words, _flat(owners), guards, head)
    return None


def _is_bare(around: Surroundings, head: int, *, first: int, owners: "Owners") -> bool:
    """Say whether nobody is pointed at: "ran for president", "was made chancellor"."""
    a = around.phrases.analysis
    before = range(max(around.phrases.bounds(head)[0] - 1, 0), first)
    return (
        not owners
        and a.form[head][:1].islower()
        and not any(a.upos[t] in {"DET", "PRON"} or a.deprel[t] == "nmod:poss" for t in before)
    )


def _names_follow(around: Surroundings, kept: list[Part]) -> bool:
    """Say whether a person's name comes right behind: "Chancellor of the Exchequer X"."""
    a = around.phrases.analysis
    behind = kept[-1][1] + 1
    person = around.cast.at.get(around.name_head_at.get(behind, -1)) if behind < len(a) else None
    return person is not None and person.type == "person"


THE_COUNTRY = frozenset({"country", "nation"})
"""Whose office it is, where the words before tell: "the country's president"."""


Owners = list[str | tuple[str, ...]]


def _split(parts: list[Part]) -> tuple[Owners, list[int]]:
    owners = [part[2] for part in parts if part[2] is not None]
    return owners, [part[0] for part in parts if part[2] is None]


def _words(around: Surroundings, parts: list[Part]) -> tuple[str, Owners]:
    """Return the plain words in one spelling, without the prepositions of the owners."""
    a = around.phrases.analysis
    owners, _ = _split(parts)
    plain = [
        a.form[first].lower()
        for i, (first, _, owner) in enumerate(parts)
        if owner is None and not (a.form[first].lower() in _OF and _ends_in_owner(parts, i + 1))
    ]
    return normal_words(" ".join(plain)), owners


def _ends_in_owner(parts: list[Part], at: int) -> bool:
    """Say whether a name is all that is left: "of [Israel]", not "of the [Israeli] army"."""
    return at < len(parts) and all(part[2] is not None for part in parts[at:])


def _is_known(words: str, owners: Owners, everyone: Owners) -> bool:
    """Say whether the words are an office anywhere, or one that a table has of these owners."""
    if is_office(words):
        return True
    codes = (code for owner in everyone if isinstance(owner, tuple) for code in owner)
    if any(office_rows(code, words) for code in codes):
        return True
    if words in _ENVOYS:
        return _UNITED_NATIONS in owners and len(owners) > 1
    body = next((owner for owner in owners if isinstance(owner, str)), None)
    return body is not None and bool(words in HEAD_WORDS or office_rows(body, words))


def _may_drop(around: Surroundings, before: list[Part]) -> bool:
    """Say whether what stands before the office is no noun of another's office."""
    a = around.phrases.analysis
    return all(
        owner is not None
        or a.upos[first] in {"ADJ", "ADV", "VERB", "NUM"}
        or a.form[first].lower() in guard_words()
        or a.lemma[first].lower() in THE_COUNTRY
        for first, _, owner in before
    )


def _goes_on(around: Surroundings, behind: list[Part], words: str) -> bool:
    """Say whether an of-phrase behind makes it the office of something that is not known."""
    if not behind:
        return False
    a = around.phrases.analysis
    form = a.form[behind[0][0]].lower()
    if form in {"of", "elect"}:
        return True
    if words.endswith("diplomat") and form in {"in", "to", "at"}:
        return True  # "Cuba's chief diplomat in Washington"
    return form == "for" and words.rpartition(" ")[2] in _WIDE_OFFICES


def _flat(owners: Owners) -> tuple[str, ...]:
    """Return the body if one is named, else the countries."""
    bodies_named = [owner for owner in owners if isinstance(owner, str)]
    if bodies_named:
        return (bodies_named[-1],)
    countries = [owner for owner in owners if isinstance(owner, tuple)]
    return countries[-1] if countries else ()


def _guards(left: list[str]) -> frozenset[str]:
    return guard_words().intersection(left)


def _guards_behind(around: Surroundings, last: int) -> frozenset[str]:
    a = around.phrases.analysis
    behind = {a.form[t].lower() for t in range(last + 1, min(last + 3, len(a)))}
    return frozenset(behind & {"elect", "designate"})
