"""Persons: named mentions gathered within the document.

Full names first, then lone tokens: a lone surname goes to the one person of that surname; two
holders are told apart by title, then by the paragraph, else the name stays a person of its own.
Two different full names are never merged, nor are two that stand side by side. What scanners
damage goes to the undamaged name of the document. Linear: holders are found by `NameIndex`.
"""

from collections.abc import Iterator, Sequence

from sayso.knowledge import gender_of, heads_named, tenures_of, titles
from sayso.knowledge.matching import PersonName, is_misread, misread_form, parse_name
from sayso.reading.actors.draft import Cast, Draft, Sighting
from sayso.reading.actors.holders import NameIndex, Paragraphs
from sayso.reading.actors.lexicon import head_nouns, word_list
from sayso.reading.actors.phrases import Phrases
from sayso.reading.actors.readings import Reading

_Titles = dict[Draft, set[str]]


def add_people(cast: Cast, phrases: Phrases, readings: Sequence[Reading]) -> None:
    """Add the persons among the names to the cast."""
    index = NameIndex()
    titled: _Titles = {}
    people = [reading for reading in readings if reading.kind == "person"]
    parsed = [parse_name(reading.name.words) for reading in people]
    for at, family in _shared_surnames(phrases, people, parsed):
        given = parsed[at].family
        parsed[at] = PersonName((given, family), family, given)
    lone = []
    for reading, name in zip(people, parsed, strict=True):
        if name.given:
            _add_full(cast, phrases, index, reading, name)
            _note_title(cast, phrases, titled, reading)
        else:
            lone.append((reading, name))
    paragraphs = Paragraphs(phrases.analysis.block)
    for reading, name in lone:
        _add_lone(cast, phrases, paragraphs, index, titled, reading, name)
        _note_title(cast, phrases, titled, reading)
    for reading in people:
        _claim_title(cast, phrases, reading)
    _join_misread(cast)


def _shared_surnames(
    phrases: Phrases, people: Sequence[Reading], parsed: Sequence[PersonName]
) -> Iterator[tuple[int, str]]:
    """Yield the lone given names that share the surname behind them: "Jo and Ada Lindt"."""
    a = phrases.analysis
    surnames = {name.family for name in parsed if name.given}
    family = ""
    for at in range(len(people) - 2, -1, -1):
        left, right = people[at].name, people[at + 1].name
        between = [form.lower() for form in a.form[left.end : right.start]]
        is_beside = (
            between in (["and"], [","], ["&"]) and a.sentence[left.start] == a.sentence[right.start]
        )
        family = (parsed[at + 1].family if parsed[at + 1].given else family) if is_beside else ""
        if parsed[at].given or parsed[at].family in surnames or gender_of(left.words) is None:
            family = ""
        elif family:
            yield at, family


def _note_title(cast: Cast, phrases: Phrases, titled: _Titles, reading: Reading) -> None:
    draft = cast.at.get(reading.name.head)
    title = _title_before(phrases, reading)
    if draft is not None and title:
        titled.setdefault(draft, set()).add(title)


def _title_before(phrases: Phrases, reading: Reading) -> str:
    """Return the office or rank right before a name, empty if there is none."""
    a = phrases.analysis
    before = reading.name.start - 1
    if before < 0 or a.sentence[before] != a.sentence[reading.name.start]:
        return ""
    noun = head_nouns().get(a.lemma[before].lower())
    title = titles().get(a.form[before].lower().rstrip("."))
    is_office = title is not None and title.kind in {"office", "rank"}
    return a.lemma[before].lower() if is_office or (noun is not None and noun.is_role) else ""


def _claim_title(cast: Cast, phrases: Phrases, reading: Reading) -> None:
    """Keep the title right before a name from becoming an actor of its own."""
    a = phrases.analysis
    before = reading.name.start - 1
    draft = cast.at.get(reading.name.head)
    if before < 0 or draft is None or a.sentence[before] != a.sentence[reading.name.head]:
        return
    if a.upos[before] in {"NOUN", "PROPN"}:
        cast.at.setdefault(before, draft)


def _add_full(
    cast: Cast, phrases: Phrases, index: NameIndex, reading: Reading, name: PersonName
) -> None:
    sighting = named_sighting(phrases, reading, "name.full")
    gender = gender_of(reading.name.words.split()[0]) or _title_gender(phrases, reading)
    alike = [d for d in index.of_full_name(name) if not _genders_clash(gender, d.gender)]
    alike = [d for d in alike if not _stands_beside(phrases, d, reading)]
    alike = [d for d in alike if not _is_of_another_age(phrases, d, reading)]
    same = [d for d in alike if reading.name.words in (d.name, *d.aliases)] or alike
    if len(same) == 1:
        _join(cast, same[0], sighting, reading)
    else:  # "George Bush" fits two: then it is neither's for sure
        draft = cast.add(Draft("person", reading.name.words, [sighting], gender=gender))
        same = [draft]
    index.add(name, same[0])


def _join(cast: Cast, draft: Draft, sighting: Sighting, reading: Reading) -> None:
    cast.sight(draft, sighting)
    if reading.name.words not in (draft.name, *draft.aliases):
        draft.aliases.append(reading.name.words)


def _genders_clash(first: str | None, second: str | None) -> bool:
    return first is not None and second is not None and first != second


def _title_gender(phrases: Phrases, reading: Reading) -> str | None:
    """Return the gender that the word before the name tells: "Mrs", "spokesman"."""
    before = reading.name.start - 1
    if before < 0:
        return None
    title = titles().get(phrases.analysis.form[before].lower().rstrip("."))
    return title.gender if title else None


def _is_of_another_age(phrases: Phrases, draft: Draft, reading: Reading) -> bool:
    """Say whether "Jr." and the like tell two of one name apart: by it, or within a sentence."""
    own = _age(reading.name.words)
    a = phrases.analysis
    for sighting in draft.sightings[-_LATEST:]:
        other = _age(sighting.name.words) if sighting.name is not None else ""
        is_beside = a.sentence[sighting.head] == a.sentence[reading.name.head]
        is_full = sighting.name is not None and " " in sighting.name.folded
        if own != other and is_full and (is_beside or (own and other)):
            return True
    return False


def _age(words: str) -> str:
    last = words.lower().rpartition(" ")[2].rstrip(".")
    return _AGES.get(last, "")


_AGES = {"jr": "junior", "junior": "junior", "sr": "senior", "senior": "senior",
         "ii": "ii", "iii": "iii", "iv": "iv"}  # fmt: skip


def _stands_beside(phrases: Phrases, draft: Draft, reading: Reading) -> bool:
    """Say whether the person is named in the same coordination: then this is somebody else.

    "President Ek and Prime Minister Ek"; so with the holder's own possessive, "Ek's son Ek".
    """
    a = phrases.analysis
    head = reading.name.head
    first = phrases.chain_head(head)
    for sighting in draft.sightings[-_LATEST:]:
        other = sighting.head
        if other == head or a.sentence[other] != a.sentence[head]:
            continue
        if phrases.chain_head(other) == first or (
            a.deprel[other] == "nmod:poss" and a.head[other] == head
        ):
            return True
    return False


_LATEST = 4
"""Mentions of a person, the latest, beside which a name may stand."""


def _add_lone(
    cast: Cast,
    phrases: Phrases,
    paragraphs: Paragraphs,
    index: NameIndex,
    titled: _Titles,
    reading: Reading,
    name: PersonName,
) -> None:
    if family := _family_plural(phrases, index, reading):
        cast.add(family)
        return
    gender = _title_gender(phrases, reading)
    rule = "name.surname"
    holders = index.of_surname(name.family)
    if not holders:
        rule, holders = "name.given", index.of_given_name(name.family)
    fitting = [d for d in holders if not _genders_clash(gender, d.gender)]
    fitting = [d for d in fitting if not _stands_beside(phrases, d, reading)]
    title = _title_before(phrases, reading)
    if len(fitting) > 1 and title:
        fitting = [d for d in fitting if title in titled.get(d, ())] or fitting
    holder = _nearest_holder(paragraphs, reading, fitting)
    if holder is None and len(fitting) > 1:  # a brother goes by his full or given name
        heads = [draft for draft in fitting if not _is_told_as_kin(phrases, draft)]
        holder = heads[0] if len(heads) == 1 else None
    if holder is not None:
        _join(cast, holder, named_sighting(phrases, reading, rule), reading)
        return
    sighting = named_sighting(phrases, reading, "name.alone")
    draft = cast.add(Draft("person", reading.name.words, [sighting], gender=gender))
    if not fitting:
        index.add(name, draft)


def _is_told_as_kin(phrases: Phrases, draft: Draft) -> bool:
    """Say whether the first mention says whose kin it is: "her brother, Colonel X"."""
    a = phrases.analysis
    first = min(draft.sightings, key=lambda sighting: sighting.head)
    start = first.name.start if first.name is not None else first.head
    nouns = [a.head[first.head]] if a.deprel[first.head] in _BESIDE_KIN else []
    nouns += [start - 1] if start > 0 else []
    return any(
        noun >= 0
        and a.lemma[noun].lower() in word_list("kin")
        and any(a.deprel[child] == "nmod:poss" for child in (*a.children[noun], *a.children[start]))
        for noun in nouns
    )


_BESIDE_KIN = frozenset({"appos", "nmod:desc", "flat", "compound"})


def _family_plural(phrases: Phrases, index: NameIndex, reading: Reading) -> Draft | None:
    """Return the family that a plural with an article names: "the Lindts", who are no person."""
    a = phrases.analysis
    words, before = reading.name.words, reading.name.start - 1
    if before < 0 or a.form[before].lower() != "the" or not words.endswith("s") or " " in words:
        return None
    bearers = index.of_surname(parse_name(words[:-1]).family)
    bearers += index.of_surname(parse_name(words[:-2]).family) if words.endswith("es") else []
    if not bearers and a.xpos[reading.name.head] != "NNPS":
        return None
    sighting = named_sighting(phrases, reading, "name.family")
    return Draft("group", words, [sighting], is_plural=True)


def _nearest_holder(paragraphs: Paragraphs, reading: Reading, holders: list[Draft]) -> Draft | None:
    """Return the only holder, else the only one in this paragraph so far, else `None`."""
    if len(holders) < 2:
        return holders[0] if holders else None
    near = [draft for draft in holders if paragraphs.has_before(draft, reading.name.head)]
    return near[0] if len(near) == 1 else None


def named_sighting(phrases: Phrases, reading: Reading, rule: str) -> Sighting:
    """Return the mention that a name makes: what stands before it, the name, an of-phrase."""
    name = reading.name
    first, _ = phrases.bounds(name.head)
    last = name.end - 1
    for child in phrases.analysis.children[name.head]:
        if child >= name.end and phrases.case_of(child) == "of":
            last = max(last, phrases.bounds(child)[1])
    return Sighting(name.head, min(first, name.start), last, "name", rule, name)


# --- misread names ------------------------------------------------------------------------------

_CROWD = 32
"""Names of one look that a damaged one is compared with."""


def _join_misread(cast: Cast) -> None:
    """Join a name that a scanner damaged to the undamaged one of the document.

    Only a form named once that no table knows; the other must be named more often, or bear the
    same given name. The person keeps the undamaged name.
    """
    by_form: dict[str, list[tuple[PersonName, Draft]]] = {}
    people = [(parse_name(d.name), d) for d in cast.drafts if d.type == "person" and d.sightings]
    for name, draft in people:
        by_form.setdefault(misread_form(name.family), []).append((name, draft))
    for name, draft in people:
        if len(draft.sightings) > 1 or _is_known(draft.name, name):
            continue
        for other, good in by_form[misread_form(name.family)][:_CROWD]:
            if good is not draft and good.sightings and _is_damaged(name, other, good):
                cast.merge(good, draft)
                break


def _is_known(words: str, name: PersonName) -> bool:
    return bool(heads_named(name.family) or tenures_of(words))


def _is_damaged(name: PersonName, other: PersonName, good: Draft) -> bool:
    if len(name.family) < 5 or not is_misread(name.family, other.family):
        return False
    if name.given and other.given:
        return name.given == other.given
    return len(good.sightings) > 1
