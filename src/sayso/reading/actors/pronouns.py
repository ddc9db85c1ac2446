"""Third-person pronouns, only where the words leave one answer.

In order: the subject of the clause that the pronoun's own clause is the content of
(`pronoun.same_subject`), the only fitting actor of this sentence so far or of the one before
(`pronoun.only_one`), among several whom "him" or "her" before it in the sentence stands for
(`pronoun.chain`), or the one subject if the pronoun is a subject or possessor
(`pronoun.subject`). Object pronouns never go to the subject of their own verb. Gender comes from
titles and given names, number from the noun. Who has none of these gets the gender of most of
the pronouns that a first pass gives them, so that nobody is both he and she. Within quotations a
name must stand in the same stretch; "I", "we" and "you" are left to the layer of statements.
"""

from collections import Counter

from sayso.reading.actors.attributes import Surroundings
from sayso.reading.actors.draft import Draft, Sighting
from sayso.reading.actors.lexicon import word_list
from sayso.reading.actors.phrases import Phrases

_HE = {"he": "m", "him": "m", "his": "m", "himself": "m",
       "she": "f", "her": "f", "hers": "f", "herself": "f"}  # fmt: skip
_THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
_IT = frozenset({"its", "it", "itself"})
_NOMINATIVE = frozenset({"he", "she", "they", "it"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer"})
_REPORTING = frozenset({"ccomp", "advcl", "xcomp", "parataxis", "conj"})
_ROUNDS = 2
"""How often the genders that pronouns tell are settled anew."""
_BACK = 2
"""A person is sought this many sentences back, a body one."""


def add_pronouns(around: Surroundings) -> None:
    """Add pronoun mentions to the cast, in text order, so that chains carry on."""
    a = around.phrases.analysis
    pronouns = []
    for token, upos in enumerate(a.upos):
        form = a.form[token].lower() if upos == "PRON" else ""
        if form in _HE or form in _THEY or (form in _IT and _may_refer(around.phrases, token)):
            pronouns.append((token, form))
    open_drafts = [draft for draft in around.cast.drafts if draft.gender is None]
    _add_all(around, pronouns)
    for _ in range(_ROUNDS):
        if not _settle_genders(around, open_drafts):
            break
        _add_all(around, pronouns)


def _add_all(around: Surroundings, pronouns: list[tuple[int, str]]) -> None:
    for token, form in pronouns:
        found = _resolve(around, token, form)
        if found is not None:
            draft, rule = found
            around.cast.sight(draft, Sighting(token, token, token, "pronoun", rule))


def _settle_genders(around: Surroundings, open_drafts: list[Draft]) -> bool:
    """Give each the gender of most of its pronouns; if that changes any, take all pronouns back.

    Returns whether the pronouns are to be resolved anew, now that the genders are known.
    """
    settled = False
    form = around.phrases.analysis.form
    for draft in open_drafts:
        sure = (s for s in draft.sightings if s.kind == "pronoun" and s.rule != "pronoun.subject")
        told = [_HE.get(form[s.head].lower()) for s in sure]
        votes = Counter(gender for gender in told if gender)
        if votes:
            first = next(gender for gender in told if gender)
            gender = max(votes, key=lambda gender: (votes[gender], gender == first))
            settled = settled or gender != draft.gender
            draft.gender, draft.is_gender_guessed = gender, True
        elif draft.is_gender_guessed:
            draft.gender, settled = None, True
    if settled:
        for draft in around.cast.drafts:
            gone = [s for s in draft.sightings if s.kind == "pronoun"]
            if gone:
                around.cast.unsight(draft, gone)
    return settled


def _may_refer(phrases: Phrases, token: int) -> bool:
    """Say whether an "it" can be a body: a possessor, or the subject of a verb, no cleft."""
    a = phrases.analysis
    if a.form[token].lower() != "it":
        return True
    governor = a.head[token]
    return (
        governor >= 0
        and a.deprel[token] == "nsubj"
        and a.upos[governor] == "VERB"
        and a.lemma[governor] not in _EMPTY_IT
        and not any(a.deprel[c] in {"csubj", "cop", "ccomp:it"} for c in a.children[governor])
    )


_SAYING = word_list("saying_verbs")
_EMPTY_IT = word_list("empty_it_verbs")


def _resolve(around: Surroundings, token: int, form: str) -> tuple[Draft, str] | None:
    matrix = _matrix_subject(around, token) if form in _NOMINATIVE else None
    if matrix is not None and _fits(matrix, form):
        return matrix, "pronoun.same_subject"
    if form in {"it", "itself"}:
        return None  # a thing or a sentence as often as a body: 4 of 10 right on GUM
    back = _BACK if form in _HE else 0 if form in _IT else 1
    a = around.phrases.analysis
    sentence = a.sentence[token]
    for distance in range(back + 1):
        if distance > sentence:
            break
        start, end = a.sentence_tokens[sentence - distance]
        if a.block[start] != a.block[token] and form not in _HE:
            break
        seen = _candidates(around, range(start, min(end, token)), token, form)
        if seen:
            return _choose(around, seen, token, is_far=distance > 0 and form not in _HE)
    return None


def _matrix_subject(around: Surroundings, token: int) -> Draft | None:
    """Return the subject of the governing clause of the clause whose subject the pronoun is."""
    a = around.phrases.analysis
    if a.deprel[token] not in _SUBJECTS or a.head[token] < 0:
        return None
    clause = a.head[token]
    governor = a.head[clause]
    if a.deprel[clause] not in _REPORTING or governor < 0:
        return None
    for child in a.children[governor]:
        if a.deprel[child] in _SUBJECTS and child < token:
            same_quote = a.quote_level[child] == a.quote_level[token]
            return around.cast.at.get(child) if same_quote else None
    return None


def _fits(draft: Draft, form: str) -> bool:
    if form in _HE:
        clash = draft.gender is not None and draft.gender != _HE[form]
        return draft.type == "person" and not clash and not draft.is_plural
    if form in _THEY:
        return draft.is_plural or draft.type in {"group", "people", "armed_group"}
    return draft.type in {"organisation", "armed_group", "government", "state", "media"}


def _candidates(
    around: Surroundings, tokens: range, token: int, form: str
) -> list[tuple[int, Draft]]:
    """Return the fitting mentions in `tokens`: the last of each actor, subjects preferred."""
    a = around.phrases.analysis
    level = a.quote_level[token]
    found: dict[int, tuple[int, Draft]] = {}
    told = _told_clause(around, token)
    for at in tokens:
        draft = around.cast.at.get(at)
        if draft is None or not _fits(draft, form) or a.quote_level[at] != level:
            continue
        if at in told and a.upos[at] != "PRON":
            continue
        if _share_verb(around, at, token) or _is_owner_of(around, at, token):
            continue
        held = found.get(id(draft))
        if held is None or a.deprel[held[0]] not in _SUBJECTS or a.deprel[at] in _SUBJECTS:
            found[id(draft)] = (at, draft)
    return list(found.values())


def _speaks(around: Surroundings, token: int) -> bool:
    """Say whether the pronoun is the subject of a verb of saying."""
    a = around.phrases.analysis
    verb = a.head[token]
    return verb >= 0 and a.deprel[token] == "nsubj" and a.lemma[verb].lower() in _SAYING


def _told_clause(around: Surroundings, token: int) -> range:
    """Return the clause before "he said" of which the pronoun is the speaker.

    Nobody named in it is the one who says it: in "Orrin was ill, he said" he is not Orrin.
    """
    a = around.phrases.analysis
    verb = a.head[token]
    if not _speaks(around, token):
        return range(0)
    clause = a.child(verb, "ccomp")
    if clause is None and a.deprel[verb] == "parataxis":
        clause = a.head[verb]
    if clause is None or clause > token:
        return range(0)
    first = a.subtree_bounds[clause][0]
    return range(first, token)


def _share_verb(around: Surroundings, other: int, token: int) -> bool:
    """Say whether the two are arguments of one verb, so cannot be one: "X praised him"."""
    a = around.phrases.analysis
    reflexive = a.form[token].lower().endswith(("self", "selves"))
    return (
        not reflexive
        and a.head[other] == a.head[token]
        and a.deprel[token] != "nmod:poss"
        and a.head[token] >= 0
    )


def _is_owner_of(around: Surroundings, other: int, token: int) -> bool:
    """Say whether the pronoun is the possessor of the other mention: "her deputy"."""
    a = around.phrases.analysis
    return a.deprel[token] == "nmod:poss" and a.head[token] == other


def _in_chain(around: Surroundings, seen: list[tuple[int, Draft]], token: int) -> Draft | None:
    """Return whom the same pronoun in an object's place before it in the sentence stands for.

    "She gave him the town and looked away when his men came": the subject has another gender or
    none that is known, and the object has one.
    """
    a = around.phrases.analysis
    gender = _HE.get(a.form[token].lower())
    if gender is None:
        return None
    for at, draft in reversed(seen):
        form = a.form[at].lower()
        if form in {"him", "her"} and _HE[form] == gender and a.sentence[at] == a.sentence[token]:
            others = (other for _, other in seen if other is not draft)
            is_open = all(other.gender is None or other.is_gender_guessed for other in others)
            return draft if is_open else None
    return None


def _choose(
    around: Surroundings, seen: list[tuple[int, Draft]], token: int, *, is_far: bool
) -> tuple[Draft, str] | None:
    a = around.phrases.analysis
    if len(seen) == 1:
        if is_far and a.deprel[seen[0][0]] not in _SUBJECTS:
            return None
        return seen[0][1], "pronoun.only_one"
    if chained := _in_chain(around, seen, token):
        return chained, "pronoun.chain"
    heads = {at: around.phrases.chain_head(at) if _speaks(around, token) else at for at, _ in seen}
    subjects = [draft for at, draft in seen if a.deprel[heads[at]] in _SUBJECTS]
    is_prominent = a.deprel[token] in _SUBJECTS or a.deprel[token] == "nmod:poss"
    if len(subjects) == 1 and is_prominent:
        return subjects[0], "pronoun.subject"
    return None
