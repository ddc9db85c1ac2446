"""Nouns that speak: somebody whom no list of heads knows but who is said to say something.

"One poster wrote", "two pundits argued": the noun is the subject or agent of a verb of saying, or
stands with "according to", and its word is one for people by list or by ending.
"""

from sayso.reading.actors.attributes import Surroundings
from sayso.reading.actors.draft import Draft, Sighting
from sayso.reading.actors.lexicon import HeadNoun, head_nouns, word_list
from sayso.reading.actors.phrases import Phrases
from sayso.record.vocabulary import ActorType

_PERSON = HeadNoun("person", (), is_role=False)
_TOWN = HeadNoun("organisation", ("GOV",), is_role=False)
_BODIES = frozenset({"organisation", "media", "government", "armed_group"})
_SOME = frozenset(
    {"some", "several", "many", "few", "most", "another", "each", "third", "quarter", "percent"}
)
_PARTIES = frozenset({"prosecution", "defence", "defense", *word_list("towns")})
"""Definite by nature."""
_LOOSE = frozenset({"appos", "conj", "obj", "parataxis", "dep", "list", "nmod", "obl"})
_SUBJECTS = frozenset({"nsubj", "obl:agent"})


def speaks(phrases: Phrases, token: int) -> bool:
    """Say whether the noun is said to say something."""
    return governing_verb(phrases, token) in word_list("saying_verbs") | {"according"}


def stands_before_saying(phrases: Phrases, token: int) -> bool:
    """Say whether a phrase set off by a comma runs into a verb of saying.

    "X led the talks, two clerks said": trees may hang the clerks on X.
    """
    a = phrases.analysis
    first, last = phrases.bounds(token)
    after = last + 1
    if a.deprel[token] not in _LOOSE or first == 0 or after >= len(a) or a.form[first - 1] != ",":
        return False
    is_finite = a.xpos[after] in {"VBD", "VBZ", "VBP"}
    return is_finite and a.lemma[after].lower() in word_list("saying_verbs")


def governing_verb(phrases: Phrases, token: int) -> str:
    """Return the lemma of the verb that the noun does, "according", or the empty string."""
    a = phrases.analysis
    first = phrases.chain_head(token)
    if phrases.case_of(first) in {"according", "per"}:
        return "according"
    above = a.head[first]
    is_doer = a.deprel[first] in _SUBJECTS and above >= 0
    return a.lemma[above].lower() if is_doer else ""


def unlisted_speaker(around: Surroundings, token: int) -> HeadNoun | None:
    """Return the kind of a noun that no list of heads has, if it speaks as people do."""
    a = around.phrases.analysis
    lemma = a.lemma[token].lower()
    if lemma in word_list("towns") and around.phrases.is_definite(token):
        return _TOWN if speaks(around.phrases, token) else None
    if a.upos[token] != "NOUN" or not _names_people(lemma):
        return None
    verb = governing_verb(around.phrases, token)
    wanted = "speaking_verbs" if lemma in word_list("doubtful_people") else "saying_verbs"
    return _PERSON if verb in word_list(wanted) | {"according"} else None


def unlisted_party(around: Surroundings, token: int) -> HeadNoun | None:
    """Return the kind of a noun that no list of heads has, if it does or undergoes an event.

    "-man" and "-ist" are people wherever they stand beside a predicate; "-er" and "-ee" where they
    act, or where the verb is done to people alone ("arrested the printers").
    """
    a = around.phrases.analysis
    lemma = a.lemma[token].lower()
    if a.upos[token] != "NOUN" or not _names_people(lemma):
        return None
    first = around.phrases.chain_head(token)
    above, relation = a.head[first], a.deprel[first]
    if above not in around.phrases.predicates:
        return None
    if lemma.endswith(("man", "woman", "person", "people", "folk", "ist")):
        is_party = relation in _PARTY_RELATIONS or around.phrases.case_of(first) in _PARTY_CASES
        return _PERSON if is_party else None
    if lemma in word_list("doubtful_people"):
        return None
    if relation in {"nsubj", "obl:agent"} and a.upos[above] == "VERB":
        return _PERSON
    is_done_to = relation in {"obj", "nsubj:pass"}
    return _PERSON if is_done_to and a.lemma[above] in word_list("verbs_done_to_people") else None


_PARTY_RELATIONS = frozenset({"nsubj", "nsubj:pass", "obj", "iobj", "obl:agent", "nmod:poss"})
_PARTY_CASES = frozenset({"by", "of", "against", "with", "to"})


def some_of_them(around: Surroundings, token: int) -> Draft | None:
    """Return who "one of the survivors" or "several of the men" are, if they speak."""
    a = around.phrases.analysis
    is_some = a.upos[token] == "NUM" or a.lemma[token].lower() in _SOME
    if not is_some or not speaks(around.phrases, token):
        return None
    for child in a.children_by(token, "nmod"):
        noun = head_nouns().get(a.lemma[child].lower())
        if noun is None or noun.type != "person" or around.phrases.case_of(child) != "of":
            continue
        first, last = around.phrases.bounds(token)[0], around.phrases.bounds(child)[1]
        is_one = a.form[token].lower() == "one"
        words = " ".join(a.text[a.start[first] : a.end[last]].split())
        sighting = Sighting(token, first, last, "nominal", "nominal.some_of")
        kind: ActorType = "person" if is_one else "group"
        return Draft(kind, words, [sighting], sectors=noun.sectors, is_plural=not is_one)
    return None


def unlisted_body(around: Surroundings, token: int) -> Draft | None:
    """Return the body of a capitalised phrase that speaks and that no name finder took for one.

    "The Old Stone Church said" is no building, "The Lomar Gazette reported" a newspaper.
    """
    a = around.phrases.analysis
    form = a.form[token]
    if not form[:1].isupper() or form.isupper() or governing_verb(around.phrases, token) == "":
        return None
    first, last = around.phrases.first_after_determiner(token), around.phrases.bounds(token)[1]
    words = [t for t in range(first, last + 1) if a.upos[t] not in {"ADP", "DET", "PUNCT", "CCONJ"}]
    is_the = any(a.form[t] == "The" for t in a.children_by(token, "det"))
    is_known = is_the and form.lower() in word_list("newspaper_names")  # "The Independent"
    is_name = (len(words) > 1 or is_known) and all(a.form[t][:1].isupper() for t in words)
    kind = _body_type(form.lower())
    if kind is None or not is_name or not speaks(around.phrases, token):
        return None
    name = " ".join(a.text[a.start[first] : a.end[last]].split())
    sighting = Sighting(token, around.phrases.bounds(token)[0], last, "name", "name.speaks")
    return Draft(kind.type, name, [sighting], sectors=kind.sectors)


def _body_type(word: str) -> HeadNoun | None:
    """Return the kind of body that the last word of a name tells."""
    if word in word_list("newspaper_names"):
        return HeadNoun("media", ("JRN",), is_role=False)
    noun = head_nouns().get(word)
    return noun if noun is not None and noun.type in _BODIES else None


def is_epithet(around: Surroundings, token: int) -> bool:
    """Say whether an unlisted noun may well mean somebody named before: "the mogul said".

    It is a bare definite singular; with "of", a relative clause or the like it stands for itself.
    """
    a = around.phrases.analysis
    lemma = a.lemma[token].lower()
    is_listed = lemma in head_nouns() or lemma in _PARTIES
    is_singular = a.xpos[token] == "NN"
    is_bare = a.child(token, "nmod", "acl", "acl:relcl", "appos") is None
    return not is_listed and is_singular and is_bare and around.phrases.is_definite(token)


def _names_people(lemma: str) -> bool:
    if lemma in word_list("more_people") or lemma in word_list("doubtful_people"):
        return True
    ending = tuple(word_list("person_endings"))
    return (
        lemma.endswith(ending) and len(lemma) > 4 and lemma not in word_list("things_like_people")
    )
