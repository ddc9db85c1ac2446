"""Roles and descriptions of the named: titles before names, appositions, copulas, leading verbs.

Each pattern is a named rule over the tree: `title.before_name`, `title.shared`, `title.alone`,
`title.portfolio`, `title.apposition`, `title.reversed_apposition`, `title.copula`, `title.as`,
`verb.leads`, `verb.led_by`, `verb.who_leads`. Office words become roles, all other nouns
descriptions; a description is `loaded` if one of its words is in `data/loaded.txt`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sayso.knowledge import role_modifiers, titles
from sayso.reading.actors.attributes import Surroundings, is_swayed, phrase_country, phrase_sectors
from sayso.reading.actors.draft import Draft, DraftRole, Sighting
from sayso.reading.actors.lexicon import acts, head_nouns, loaded_words, word_list
from sayso.record.types import Description
from sayso.record.vocabulary import RoleStatus, Span

_OF_CASES = frozenset({"of", "for", "at", "in", "to", "with"})
_OFFICE_TAGS = frozenset({"ADJ", "NOUN", "PROPN", "VERB"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "VB", "MD"})
_NO_OFFICE_WORDS = frozenset({"DET", "PRON", "PUNCT", "PART", "ADP", "NUM", "SYM"})
_BEFORE_NAME = frozenset({"compound", "nmod:desc", "amod", "flat", "nmod", "nmod:unmarked"})
# American spellings folded to the British ones of the title table.
_SPELLING = {"defense": "defence", "labor": "labour", "organization": "organisation",
             "center": "centre", "program": "programme", "advisor": "adviser"}  # fmt: skip
_NAMING_VERBS = word_list("naming_verbs")


def add_roles(around: Surroundings, drafts: Sequence[Draft]) -> None:
    """Find the roles and descriptions of persons at each of their mentions."""
    for draft in drafts:
        if draft.type != "person":
            continue
        for sighting in list(draft.sightings):
            for role in _roles_at(around, sighting):
                _keep(draft, role)
            for head, rule in _describing_nouns(around, sighting.head):
                _add_noun(around, draft, head, rule)
            if sighting.name is not None:
                _add_noun_before(around, draft, sighting)
                _add_portfolio(around, draft, sighting)


def _keep(draft: Draft, role: DraftRole) -> None:
    if role.words and all(
        role.span != other.span or role.words != other.words for other in draft.roles
    ):
        draft.roles.append(role)


def _roles_at(around: Surroundings, sighting: Sighting) -> Iterator[DraftRole]:
    if sighting.name is not None:
        yield from _title_before(around, sighting)
    elif sighting.rule == "nominal.new" and sighting.kind == "title":
        yield from _title_alone(around, sighting.head)
    yield from _verb_roles(around, sighting.head)


# --- titles before the name ---------------------------------------------------------------------


def _title_before(around: Surroundings, sighting: Sighting) -> Iterator[DraftRole]:
    """Yield the role in the words right before a name: "Deputy Trade Minister X"."""
    assert sighting.name
    a = around.phrases.analysis
    start = sighting.name.start
    title = start - 1
    while title > 0 and _is_honorific(a.form[title]):
        title -= 1
    is_coming = title > 1 and a.form[title].lower() in {"elect", "designate"}
    title -= is_coming * (2 if a.form[title - 1] == "-" else 1)
    first = _prefix_start(around, sighting)
    if is_coming and first > title:
        first = title - (f"{a.form[title - 1]} {a.form[title]}".lower() in titles())
    if title >= first and _is_title_noun(around, title) and not _is_office(around, title):
        return
    if title < first or not _is_title_noun(around, title):
        yield from _shared_title(around, sighting)
        return
    span = (a.start[first], a.end[title])
    after = _of_after(around, sighting.head)
    role = _role_of(around, title, range(first, title + 1), "title.before_name", span, after)
    yield replace(role, status="future") if is_coming else role


def _title_alone(around: Surroundings, head: int) -> Iterator[DraftRole]:
    """Yield the role of an unnamed holder: "the defence minister"."""
    a = around.phrases.analysis
    first = around.phrases.first_after_determiner(head)
    span = (a.start[first], a.end[head])
    yield _role_of(around, head, range(first, head + 1), "title.alone", span)


def _prefix_start(around: Surroundings, sighting: Sighting) -> int:
    """Return the first of the capitalised or attached words before the name."""
    assert sighting.name
    a = around.phrases.analysis
    first = sighting.name.start
    while first > 0 and a.sentence[first - 1] == a.sentence[sighting.head]:
        before = first - 1
        is_part = (
            sighting.head in {before, a.head[before]}
            or a.head[sighting.head] == before
            or first <= a.head[before] < sighting.name.start
        )
        is_joined = (
            a.upos[before] in _OFFICE_TAGS
            and a.xpos[before] not in _FINITE
            and a.deprel[before] not in {"case", "mark"}
            and (is_part or a.form[before][:1].isupper())
        )
        is_hyphen = a.form[before] == "-" and a.end[before] == a.start[first]
        if not is_joined and not is_hyphen and before not in around.name_head_at:
            break
        first = before
    return first


def _is_honorific(form: str) -> bool:
    plain = form.lower().rstrip(".")
    title = titles().get(plain)
    return plain in word_list("more_titles") or (title is not None and title.kind == "honorific")


def _is_title_noun(around: Surroundings, token: int) -> bool:
    a = around.phrases.analysis
    form = a.form[token].lower().rstrip(".")
    if form in titles():
        return titles()[form].kind != "honorific"
    noun = head_nouns().get(a.lemma[token].lower())
    return noun is not None and noun.type == "person" and a.upos[token] in {"NOUN", "PROPN"}


def _shared_title(around: Surroundings, sighting: Sighting) -> Iterator[DraftRole]:
    """Yield the title that a plural distributes: "Presidents X and Y"."""
    a = around.phrases.analysis
    if a.deprel[sighting.head] != "conj":
        return
    first = around.phrases.chain_head(sighting.head)
    for child in sorted({*a.children[first], max(around.phrases.bounds(first)[0] - 1, 0)}):
        plural = a.xpos[child] in {"NNS", "NNPS"}
        is_before = plural and child < first
        is_before = is_before and (a.head[child] != first or a.deprel[child] in _BEFORE_NAME)
        if is_before and _is_title_noun(around, child):
            span = (a.start[child], a.end[child])
            yield _role_of(around, child, range(child, child + 1), "title.shared", span)


def _role_of(
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
        if token != head and (name_head in around.country_at or draft is not None):
            if of_token is None:
                of_token = name_head
                country = around.country_at.get(name_head) or (draft.country if draft else None)
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
            kept.append(a.lemma[token].lower() if token == head else form)
    if of_token is None:
        of_token = owner
        country = around.country_at.get(of_token) if of_token is not None else None
    behind = _of_after(around, head)
    after = after if behind is None else behind
    if after is not None and (behind is not None or of_token is None):
        of_token = after
        if around.phrases.case_of(after) != "to":  # an ambassador to Chad is no Chadian
            draft = around.cast.at.get(after)
            country = around.country_at.get(after) or (draft.country if draft else None) or country
            country = country or around.place_at.get(after)
    text = _of_words(around, of_token)
    body, kept = _body_and_office(kept)
    text = " ".join(filter(None, (text if body else None, body))) or text
    role, prefix = _office_words(kept)
    if after is not None and _is_part_of_title(around, role, after):
        role, of_token, text = f"{role} of {a.form[after].lower()}", None, None
    if _is_of_then(around, head):
        status = "former"
    return DraftRole(
        role, of_token, text, country, _status(prefix, status), span, rule,
        phrase_sectors(around, head),
    )  # fmt: skip


def _is_part_of_title(around: Surroundings, role: str, after: int) -> bool:
    """Say whether the noun under "of" is of the title itself: "assistant secretary of state"."""
    a = around.phrases.analysis
    if around.phrases.case_of(after) != "of" or not a.form[after].islower():
        return False
    return f"{role.rpartition(' ')[2]} of {a.form[after].lower()}" in titles()


def _is_of_then(around: Surroundings, head: int) -> bool:
    """Say whether the office was held at another time: "then commander", "was ... in 1984"."""
    a = around.phrases.analysis
    first = around.phrases.bounds(head)[0]
    before = a.form[first - 1].lower() if first > 0 else ""
    if before in {"then", "formerly", "previously", "once"}:
        return True
    cop = a.child(head, "cop")
    if cop is None or a.xpos[cop] != "VBD":
        return False
    below = (a.form[child].lower() for child in a.children[head])
    dated = any(a.upos[t] == "NUM" and _is_year(a.form[t]) for t in _under(around, head))
    return dated or not {"then", "once", "formerly"}.isdisjoint(below)


def _under(around: Surroundings, head: int) -> list[int]:
    """Return the tokens in the phrases that say when, under a predicate noun."""
    a = around.phrases.analysis
    when = [c for c in a.children[head] if a.deprel[c] in {"obl", "obl:tmod", "nmod", "nmod:tmod"}]
    return [*when, *(c for child in when for c in a.children[child])]


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


def _of_after(around: Surroundings, head: int) -> int | None:
    """Return the head of the phrase under `of`, `for`, `at`: "head of the harbour police"."""
    a = around.phrases.analysis
    for child in a.children[head]:
        if (
            child > head
            and a.deprel[child] == "nmod"
            and around.phrases.case_of(child) in _OF_CASES
            and a.upos[child] != "NUM"
        ):
            return child
    return None


def _of_words(around: Surroundings, token: int | None) -> str | None:
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


# --- nouns that describe ------------------------------------------------------------------------


def _describing_nouns(around: Surroundings, head: int) -> Iterator[tuple[int, str]]:
    """Yield the nouns said of the actor headed at `head` and by which pattern."""
    a = around.phrases.analysis
    for child in a.children[head]:
        if a.deprel[child] == "appos" and child > head:
            noun = _one_of(around, child)
            if noun != child or a.xpos[child] != "NNS":
                yield from _with_conjuncts(around, noun, "title.apposition")
        elif _is_end_of_list(around, head, child):
            yield child, "title.apposition"
        elif a.deprel[child] == "nmod" and around.phrases.case_of(child) == "as":
            yield child, "title.as"
    governor = a.head[head]
    if governor < 0:
        return
    beside = a.deprel[head] == "appos" or _is_bare_under_office(around, head)
    if (beside and governor < head) or _is_loose_apposition(around, head):
        above = _office_above(around, governor)
        yield from _with_conjuncts(around, above, "title.reversed_apposition")
    elif (twin := _twin_subject(around, head)) is not None:
        yield twin, "title.reversed_apposition"
    elif a.deprel[head] == "nsubj" and any(a.deprel[c] == "cop" for c in a.children[governor]):
        if _is_affirmed(around, governor):
            yield from _with_conjuncts(around, governor, "title.copula")
    elif a.deprel[head] == "nsubj" and a.lemma[governor] in _BECOMING:
        for child in a.children[governor]:
            if a.deprel[child] in {"xcomp", "obj"} and _is_affirmed(around, governor):
                yield from _with_conjuncts(around, child, "title.copula")
            elif a.deprel[child] == "obl" and around.phrases.case_of(child) == "as":
                yield child, "title.as"
    elif a.deprel[head] in {"obj", "nsubj:pass", "xcomp"} and a.lemma[governor] in _NAMING_VERBS:
        yield from _named_as(around, governor)


_BECOMING = frozenset({"become", "remain", "stay", "serve"})


def _is_end_of_list(around: Surroundings, head: int, child: int) -> bool:
    """Say whether a bare conjunct of the name ends its apposition: "X, a poet and former mayor"."""
    a = around.phrases.analysis
    if a.deprel[child] != "conj" or a.upos[child] != "NOUN" or a.xpos[child] != "NN":
        return False
    is_bare = a.child(child, "det", "nmod:poss", "nummod") is None
    return is_bare and any(a.deprel[c] == "appos" and c < child for c in a.children[head])


def _one_of(around: Surroundings, token: int) -> int:
    """Return the noun that tells who in "one of the leading senators", else the token."""
    a = around.phrases.analysis
    if a.lemma[token].lower() != "one":
        return token
    nouns = (c for c in a.children[token] if a.deprel[c] == "nmod" and a.xpos[c] in {"NNS", "NNPS"})
    return next(nouns, token)


def _is_bare_under_office(around: Surroundings, head: int) -> bool:
    """Say whether a name without a preposition hangs on an office: "head of the harbour X"."""
    a = around.phrases.analysis
    noun = head_nouns().get(a.lemma[a.head[head]].lower())
    is_bare = a.deprel[head].startswith("nmod") and a.deprel[head] != "nmod:poss"
    is_bare = is_bare and any(
        a.deprel[c] == "nmod" and c < head and around.phrases.case_of(c)
        for c in a.children[a.head[head]]
    )
    is_office = noun is not None and noun.is_role and a.xpos[a.head[head]] in {"NN", "NNP"}
    return is_bare and is_office and not around.phrases.case_of(head)


def _portfolio_before(around: Surroundings, sighting: Sighting) -> range:
    """Return the tokens of "for Trade" in "Minister for Trade X", an empty range elsewhere.

    Trees are of little help here, so the words in a row decide.
    """
    a = around.phrases.analysis
    end = start = sighting.name.start if sighting.name else 0
    while start > 1 and a.form[start - 1].lower() in word_list("portfolios"):
        start -= 1
    is_parted = 2 <= start < end and a.form[start - 1].lower() in {"of", "for"}
    is_parted = is_parted and a.sentence[start - 2] == a.sentence[sighting.head]
    if is_parted and a.lemma[start - 2].lower() in word_list("portfolio_holders"):
        return range(start - 1, end)
    return range(0)


def _is_loose_apposition(around: Surroundings, head: int) -> bool:
    """Say whether a name taken for a conjunct stands between commas without an "and"."""
    a = around.phrases.analysis
    first = around.phrases.bounds(head)[0]
    return (
        a.deprel[head] == "conj"
        and first > 0
        and a.form[first - 1] == ","
        and a.child(head, "cc") is None
        and not any(a.deprel[c] == "conj" for c in a.children[a.head[head]] if c != head)
    )


def _twin_subject(around: Surroundings, head: int) -> int | None:
    """Return the office right before the name in "the head of the customs, X, said".

    A doubtful tree makes both subjects of the verb; so it does with "Minister of Trade X said".
    """
    a = around.phrases.analysis
    edge = around.phrases.bounds(head)[0] - 1
    if a.deprel[head] != "nsubj" or edge < 1:
        return None
    edge -= a.form[edge] == ","
    for child in a.children[a.head[head]]:
        noun = head_nouns().get(a.lemma[child].lower())
        is_before = a.deprel[child] == "nsubj" and edge <= a.subtree_bounds[child][1] <= edge + 1
        if is_before and noun is not None and noun.is_role and a.xpos[child] in {"NN", "NNP"}:
            return child
    return None


def _office_above(around: Surroundings, noun: int) -> int:
    """Return the office whose of-phrase the noun ends: in "the head of the customs, X", the head.

    A parser puts the name beside the nearest noun.
    """
    a = around.phrases.analysis
    above = noun
    while a.deprel[above] == "nmod" and a.head[above] >= 0 and around.phrases.case_of(above):
        above = a.head[above]
        lexical = head_nouns().get(a.lemma[above].lower())
        if lexical is not None and lexical.type == "person" and a.xpos[above] == "NN":
            noun = above
    return noun


def _with_conjuncts(around: Surroundings, noun: int, rule: str) -> Iterator[tuple[int, str]]:
    a = around.phrases.analysis
    yield noun, rule
    for child in a.children[noun]:
        if a.deprel[child] != "conj" or a.upos[child] not in {"NOUN", "PROPN"}:
            continue
        is_plural = a.xpos[child] in {"NNS", "NNPS"} and a.xpos[noun] not in {"NNS", "NNPS"}
        # "the chief, X, and the mayor, Y": the second office has a holder of its own
        is_held = any(c in around.cast.at for c in a.children_by(child, "appos"))
        if not is_plural and not is_held:
            yield child, rule


def _is_affirmed(around: Surroundings, predicate: int) -> bool:
    a = around.phrases.analysis
    return not any(
        a.lemma[child] in {"not", "never"} or a.deprel[child] == "mark"
        for child in a.children[predicate]
    )


def _named_as(around: Surroundings, verb: int) -> Iterator[tuple[int, str]]:
    a = around.phrases.analysis
    for child in a.children[verb]:
        if (a.deprel[child] == "obl" and around.phrases.case_of(child) == "as") or (
            a.deprel[child] == "xcomp" and a.upos[child] in {"NOUN", "PROPN"}
        ):
            yield child, "title.as"


def _add_noun_before(around: Surroundings, draft: Draft, sighting: Sighting) -> None:
    """Add the noun before a name that is no office: "billionaire X"."""
    assert sighting.name
    a = around.phrases.analysis
    noun = sighting.name.start - 1
    if noun < 0 or a.upos[noun] != "NOUN" or not _is_title_noun(around, noun):
        return
    first = _prefix_start(around, sighting)
    if first <= noun and not _is_office(around, noun):
        span = (a.start[first], a.end[noun])
        description = Description(span=span, loaded=_is_loaded(around, noun))
        if description not in draft.descriptions:
            draft.descriptions.append(description)
        if draft.country is None:
            draft.country = phrase_country(around, sighting.head)


def _add_portfolio(around: Surroundings, draft: Draft, sighting: Sighting) -> None:
    """Add the role in "Minister for Trade X", whose office is a mention of X."""
    portfolio = _portfolio_before(around, sighting)
    if not portfolio:
        return
    a = around.phrases.analysis
    office = portfolio.start - 1
    first = around.phrases.first_after_determiner(office)
    first = first if office - first < _LONGEST_TITLE else office
    span = (a.start[first], a.end[portfolio.stop - 1])
    role = _role_of(around, office, range(first, office + 1), "title.portfolio", span)
    words = " ".join(a.form[t].lower() for t in portfolio)
    heads = (around.name_head_at.get(token, token) for token in range(first, office))
    owner = next((head for head in heads if head in around.country_at), None)
    text = _of_words(around, owner)
    _keep(draft, replace(role, words=f"{role.words} {words}", of_token=owner, of_text=text))
    if office not in around.cast.at:
        start = around.phrases.bounds(office)[0]
        title = Sighting(office, min(start, office), portfolio.stop - 1, "title", "apposition")
        around.cast.sight(draft, title)


_LONGEST_TITLE = 5


def _add_noun(around: Surroundings, draft: Draft, noun: int, rule: str) -> None:
    a = around.phrases.analysis
    if a.upos[noun] not in {"NOUN", "PROPN"} and not _is_office(around, noun):
        return
    if around.cast.at.get(noun) not in {None, draft}:
        if rule == "title.apposition" and around.cast.at[noun].is_plural:  # "one of the Greens of"
            draft.country = draft.country or phrase_country(around, noun)
        return
    first, last = around.phrases.first_after_determiner(noun), around.phrases.bounds(noun)[1]
    lexical = head_nouns().get(a.lemma[noun].lower())
    if _is_office(around, noun):
        words = range(first, noun + 1)
        span = (a.start[first], a.end[noun])
        _keep(draft, _role_of(around, noun, words, rule, span))
    elif lexical is not None or (rule != "title.reversed_apposition" and a.upos[noun] == "NOUN"):
        span = (a.start[around.phrases.bounds(noun)[0]], a.end[last])
        description = Description(span=span, loaded=_is_loaded(around, noun))
        if description not in draft.descriptions:
            draft.descriptions.append(description)
        draft.country = draft.country or phrase_country(around, noun)
    else:
        return
    if rule == "title.apposition" and around.cast.at.get(a.head[noun]) is draft:
        around.cast.at.setdefault(noun, draft)  # a conjunct of the name, and no actor of its own
    if rule == "title.reversed_apposition" and noun not in around.cast.at:
        first, last = around.phrases.bounds(noun)
        around.cast.sight(draft, Sighting(noun, first, last, "title", "apposition"))


def _is_office(around: Surroundings, noun: int) -> bool:
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


def _is_loaded(around: Surroundings, noun: int) -> bool:
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


_LED = frozenset({"organisation", "armed_group", "group", "government", "media"})


# --- verbs of leading ---------------------------------------------------------------------------


def _verb_roles(around: Surroundings, head: int) -> Iterator[DraftRole]:
    """Yield the role in "X leads Y", "Y led by X" and "X, who leads Y"."""
    a = around.phrases.analysis
    governor = a.head[head]
    if governor < 0:
        return
    relation = a.deprel[head]
    if relation == "nsubj":
        yield from _leading(around, governor, a.children_by(governor, "obj"), "verb.leads")
    elif relation in {"obl:agent", "obl"} and around.phrases.case_of(head) == "by":
        subject = a.children_by(governor, "nsubj:pass")
        if a.deprel[governor] == "acl":
            subject = [a.head[governor]]
        yield from _leading(around, governor, subject, "verb.led_by")
    for child in a.children[head]:
        if a.deprel[child] == "acl:relcl" and a.upos[child] == "VERB":
            who = a.child(child, "nsubj")
            if who is not None and a.lemma[who] == "who":
                yield from _leading(around, child, a.children_by(child, "obj"), "verb.who_leads")


def _leading(
    around: Surroundings, verb: int, objects: Sequence[int], rule: str
) -> Iterator[DraftRole]:
    a = around.phrases.analysis
    role = acts().role_verbs.get(a.lemma[verb])
    if role is None or not objects or any(a.lemma[c] == "not" for c in a.children[verb]):
        return
    led = objects[0]
    draft = around.cast.at.get(led)
    lexical = head_nouns().get(a.lemma[led].lower())
    is_body = draft is not None and draft.type in {"organisation", "armed_group", "media", "state"}
    is_body = is_body or (a.upos[led] == "PROPN" and a.form[led - 1][:1].isupper() and led > 0)
    if is_body or (lexical is not None and lexical.type in _LED):
        yield DraftRole(
            role, led, _of_words(around, led), draft.country if draft else None, "current",
            (a.start[verb], a.end[verb]), rule, draft.sectors if draft else (),
        )  # fmt: skip
