"""What words make a role: the office, its status and of whom.

Office words become roles, in lower case, singular and British spelling; words of status ("former",
"acting", "elect") and whose office it is are taken out of them. Which words stand where is for
`titles_before`, `describing_nouns` and `leading` to find.
"""

import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from sayso.knowledge import role_modifiers, titles
from sayso.reading.actors.attributes import Surroundings, is_swayed
from sayso.reading.actors.draft import Draft, DraftRole
from sayso.reading.actors.lexicon import head_nouns, loaded_words, word_list
from sayso.reading.actors.sectors import phrase_sectors
from sayso.record.vocabulary import RoleStatus, Span

_WORDS = Path(__file__).parent / "data" / "role-words.toml"
_OF_CASES = frozenset({"of", "for", "at", "in", "to", "with"})
_NO_OFFICE_WORDS = frozenset({"DET", "PRON", "PUNCT", "PART", "ADP", "NUM", "SYM"})
# American spellings folded to the British ones of the title table.
_SPELLING = {"defense": "defence", "labor": "labour", "organization": "organisation",
             "center": "centre", "program": "programme", "advisor": "adviser"}  # fmt: skip


@cache
def listed_words(name: str) -> frozenset[str]:
    """Return a list of `data/role-words.toml`."""
    return frozenset(tomllib.loads(_WORDS.read_text(encoding="utf-8"))[name].split())


def role_of(
    around: Surroundings, head: int, words: range, rule: str, span: Span, after: int | None = None
) -> DraftRole:
    """Return the role that `words` make: office words, status, and of whom."""
    a = around.phrases.analysis
    status: RoleStatus = "current"
    kept = []
    of_token: int | None = None
    country: str | None = None
    owner = a.child(head, "nmod:poss")
    of_whom = around.phrases.bounds(owner) if owner is not None else (0, -1)
    for token in words:
        if of_whom[0] <= token <= of_whom[1] and owner not in around.cast.at:
            continue  # "the quarry's owner": whose, not what
        form = a.form[token].lower()
        name_head = around.name_head_at.get(token, token)
        draft = around.cast.at.get(name_head)
        if is_swayed(around.phrases, token):
            continue  # "Russian-speaking": how, not whose
        country_here = around.country_at.get(name_head) or around.place_at.get(name_head)
        if token != head and (country_here is not None or draft is not None):
            if of_token is None:
                of_token = name_head
                country = country_here or (draft.country if draft else None)
            continue
        if a.lemma[token] in {"base", "back"}:
            continue  # "London-based": where, not what
        is_dead = form in word_list("of_the_dead") or form in word_list("of_old")
        modifier = "former" if is_dead else role_modifiers().get(form.rstrip("."), None)
        modifier = modifier if token != head else None
        if modifier:
            status = _status(modifier, status)
        elif token == head or (
            a.upos[token] not in _NO_OFFICE_WORDS and token not in around.name_head_at
        ):
            kept.append(singular_title(a.lemma[token].lower()) if token == head else form)
    if of_token is None:
        of_token = owner
        country = around.country_at.get(of_token) if of_token is not None else None
    behind = of_after(around, head)
    if behind is not None and owner is not None and around.phrases.case_of(behind) == "in":
        behind = None  # "its delegate in Lima": where, and not whose
    after = after if behind is None else behind
    if after is not None and (behind is not None or of_token is None):
        of_token = after
        if around.phrases.case_of(after) != "to":  # an ambassador to Chad is no Chadian
            draft = around.cast.at.get(after)
            country = around.country_at.get(after) or (draft.country if draft else None) or country
            country = country or around.place_at.get(after)
    text = of_words(around, of_token)
    body, kept = _body_and_office(kept)
    text = " ".join(filter(None, (text if body else None, body))) or text
    role, prefix = _office_words(kept)
    if after is not None and _is_part_of_title(around, role, after):
        role, of_token = f"{role} of {_title_behind(around, after)}", owner
        text = of_words(around, owner)
    if _is_of_then(around, head):
        status = "former"
    return DraftRole(
        role, of_token, text, country, _status(prefix, status), span, rule,
        phrase_sectors(around, head),
    )  # fmt: skip


def keep_role(draft: Draft, role: DraftRole) -> None:
    """Add a role unless the same words already gave it."""
    if role.words and all(
        role.span != other.span or role.words != other.words for other in draft.roles
    ):
        draft.roles.append(role)


def is_office(around: Surroundings, noun: int) -> bool:
    """Say whether a noun names an office, rank or calling, and nothing before it judges."""
    a = around.phrases.analysis
    lemma = a.lemma[noun].lower()
    if lemma in loaded_words():
        return False
    judging = (c for c in a.children[noun] if a.deprel[c] in {"amod", "compound"})
    if any(a.lemma[c].lower() in loaded_words() for c in judging):
        return False
    lexical = head_nouns().get(lemma)
    title = titles().get(lemma.rstrip("."))
    return bool(lexical and lexical.is_role) or bool(
        title and title.kind in {"office", "rank", "occupation"}
    )


def is_title_noun(around: Surroundings, token: int) -> bool:
    """Say whether a word may stand before a name as a title, honorifics left out."""
    a = around.phrases.analysis
    form = singular_title(a.form[token].lower().rstrip("."))
    if form in titles():
        return titles()[form].kind != "honorific"
    noun = head_nouns().get(a.lemma[token].lower())
    return noun is not None and noun.type == "person" and a.upos[token] in {"NOUN", "PROPN"}


def singular_title(word: str) -> str:
    """Return the title of which a lower-case word is the plural, else the word: "generals"."""
    return word[:-1] if word.endswith("s") and word[:-1] in titles() else word


def is_loaded(around: Surroundings, noun: int) -> bool:
    """Say whether a word of the phrase judges."""
    a = around.phrases.analysis
    first, last = around.phrases.bounds(noun)
    return any(
        a.lemma[t].lower() in loaded_words() or a.form[t].lower() in loaded_words()
        for t in range(first, last + 1)
    ) or any(
        f"{a.form[t - 1]}-{a.form[t + 1]}".lower() in loaded_words()
        for t in range(first + 1, last)
        if a.form[t] == "-"
    )


def of_after(around: Surroundings, head: int) -> int | None:
    """Return the head of the phrase under `of`, `for`, `at`: "head of the harbour police"."""
    a = around.phrases.analysis
    for child in a.children[head]:
        if (
            child > head
            and a.deprel[child] == "nmod"
            and around.phrases.case_of(child) in _OF_CASES
            and a.upos[child] != "NUM"
            and not _is_span(around, child)
        ):
            return child
    return None


def of_words(around: Surroundings, token: int | None) -> str | None:
    """Return the words of the phrase or name headed at `token`."""
    if token is None:
        return None
    a = around.phrases.analysis
    first, last = around.phrases.bounds(token)
    draft = around.cast.at.get(token)
    if draft is not None:
        for sighting in draft.sightings:
            if sighting.head == token and sighting.name:
                first, last = min(first, sighting.first), max(last, sighting.last)
    return a.text[a.start[first] : a.end[last]]


def _is_part_of_title(around: Surroundings, role: str, after: int) -> bool:
    """Say whether the noun under "of" is of the title itself: "assistant secretary of state"."""
    a = around.phrases.analysis
    is_named = after in around.cast.at or after in around.country_at or after in around.place_at
    if around.phrases.case_of(after) != "of" or (is_named and not a.form[after].islower()):
        return False
    return f"{role.rpartition(' ')[2]} of {a.form[after].lower()}" in titles()


def _title_behind(around: Surroundings, after: int) -> str:
    """Return the words of the title behind "of": "staff", "the general staff"."""
    a = around.phrases.analysis
    first = around.phrases.bounds(after)[0]
    words = [a.form[t].lower() for t in range(first, after + 1) if a.form[t].isalpha()]
    words = words[words.index("of") + 1 :] if "of" in words else words
    return " ".join(words)


def _is_of_then(around: Surroundings, head: int) -> bool:
    """Say whether the office was held at another time: "then commander", "was ... in 1984"."""
    a = around.phrases.analysis
    first = around.phrases.bounds(head)[0]
    before = a.form[first - 1].lower() if first > 0 else ""
    if before in {"then", "formerly", "previously", "once"}:
        return True
    cop = a.child(head, "cop")
    if cop is None:
        return False
    if a.form[cop] == "been" and any(a.form[c].lower() == "had" for c in a.children[head]):
        return True
    if a.xpos[cop] != "VBD":
        return False
    if any(_is_span(around, t) for t in a.children[head]):
        return True
    below = (a.form[child].lower() for child in a.children[head])
    dated = any(a.upos[t] == "NUM" and _is_year(a.form[t]) for t in _under(around, head))
    return dated or not {"then", "once", "formerly"}.isdisjoint(below)


def _under(around: Surroundings, head: int) -> list[int]:
    """Return the tokens in the phrases that say when, under a predicate noun."""
    a = around.phrases.analysis
    when = [c for c in a.children[head] if a.deprel[c] in {"obl", "obl:tmod", "nmod", "nmod:tmod"}]
    return [*when, *(c for child in when for c in a.children[child])]


def _is_span(around: Surroundings, token: int) -> bool:
    """Say whether a phrase tells how long: "for eight years"."""
    a = around.phrases.analysis
    is_long = a.lemma[token].lower() in _SPANS_OF_TIME
    return is_long and around.phrases.case_of(token) in {"for", "until", "till"}


_SPANS_OF_TIME = frozenset({"year", "month", "week", "day", "decade", "term"})


def _is_year(form: str) -> bool:
    return len(form) == 4 and form.isdigit()


def _body_and_office(kept: list[str]) -> tuple[str, list[str]]:
    """Part "army lieutenant colonel": the body's noun, and the office that the tables know."""
    for cut in range(1, len(kept)):
        noun = head_nouns().get(kept[cut - 1])
        is_body = noun is not None and noun.type in {"organisation", "armed_group"}
        if is_body and " ".join(kept[cut:]).rstrip(".") in titles():
            return " ".join(kept[:cut]), kept[cut:]
    return "", kept


def _status(found: str, before: RoleStatus) -> RoleStatus:
    match found:
        case "former" | "acting" | "future":
            return found
        case _:
            return before


def _office_words(kept: Sequence[str]) -> tuple[str, str]:
    """Return the office in our spelling, and the status that a prefix or suffix carries."""
    words = " ".join(_SPELLING.get(word, word) for word in kept)
    status = ""
    if words.startswith(("ex-", "then-")):
        status, words = "former", words.partition("-")[2]
    if words.endswith(("-elect", " elect")):
        status, words = "future", words[:-6].rstrip("- ")
    listed = titles().get(words.rstrip("."))
    if listed and "." in words:
        words = listed.name
    return words, status
