"""Attributes of an event: polarity, tense, reality, its times, its place.

In: an `Analysis` and the predicate token. Out: plain values. Reality says whether the clause
presents the happening as having happened; whose word that is stands on the claim. Does not
resolve times: it only decides which of the given times belong to the clause.
"""

from collections.abc import Sequence
from datetime import date

from sayso.language.analysis import Analysis
from sayso.reading.events.lexicon import word_list
from sayso.record.types import Place, Time
from sayso.record.vocabulary import EventTense, Reality

_NEGATIONS = frozenset({"not", "n't", "never", "no", "nobody", "neither", "nor", "without", "none"})
_NEGATING_VERBS = word_list("attributes", "negating_verbs")
_FUTURE_VERBS = word_list("attributes", "future_verbs")
_HYPOTHETICAL_VERBS = word_list("attributes", "hypothetical_verbs")
_HYPOTHETICAL_NOUNS = word_list("attributes", "hypothetical_nouns")
_HYPOTHETICAL_MODALS = frozenset(
    {"would", "could", "may", "might", "should", "can", "must", "ought"}
)
_HAPPENING_VERBS = frozenset({"take", "happen", "occur", "begin", "erupt", "break", "start"})
"""Verbs whose time is that of the noun before them; what collapses or ends began earlier."""
_COMING = _HAPPENING_VERBS | {"resume", "follow", "unfold"}
"""Verbs as real as the noun before them: "fighting could resume"."""
_PLANS = word_list("attributes", "plans")
_IMPLICATIVES = word_list("attributes", "implicatives")
_CONDITIONS = frozenset({"if", "unless", "whether", "lest"})
_CLAUSE = frozenset({"xcomp", "ccomp", "advcl", "acl"})
_LOCATIVES = word_list("attributes", "locatives")
_STEPS = 6  # noun phrases between a place or time and its predicate
_MODERN = 1900  # events of earlier years are history in any document
_PAST_YEARS = 2  # what ended longer before the document is history, not news


def is_negated(analysis: Analysis, token: int) -> bool:
    """Tell whether the predicate is denied by a word of its clause or by its governor."""
    is_turned = False  # by each negating verb on the way up: "failed to prevent"
    while not _denies_itself(analysis, token):
        governor = analysis.head[token]
        relation = analysis.deprel[token]
        if governor < 0 or relation not in ("xcomp", "ccomp", "advcl"):
            return is_turned
        if relation != "xcomp" or analysis.lemma[governor] not in _IMPLICATIVES:
            if relation == "advcl" and not _is_from_clause(analysis, token):
                return is_turned
            if analysis.lemma[governor] not in _NEGATING_VERBS:
                return is_turned
            is_turned = not is_turned
        token = governor
    return not is_turned


def _denies_itself(analysis: Analysis, token: int) -> bool:
    for child in analysis.children[token]:
        word = analysis.form[child].lower()
        if word in _NEGATIONS and analysis.deprel[child] in ("advmod", "det", "mark", "cc:preconj"):
            return True
        if analysis.deprel[child] in ("nsubj", "nsubj:pass", "obj") and _has_no(analysis, child):
            return True
    return False


def _has_no(analysis: Analysis, token: int) -> bool:
    if analysis.form[token].lower() in ("nobody", "none", "nothing"):
        return True
    return any(
        analysis.deprel[child] == "det" and analysis.form[child].lower() in ("no", "neither")
        for child in analysis.children[token]
    )


def _is_from_clause(analysis: Analysis, token: int) -> bool:
    mark = analysis.child(token, "mark")
    return mark is not None and analysis.form[mark].lower() in ("from", "of")


def tense_of(analysis: Analysis, token: int) -> EventTense:
    """Return the tense of a predicate, `none` for nouns and infinitives without an auxiliary."""
    if analysis.upos[token] in ("NOUN", "ADJ") and analysis.child(token, "cop") is None:
        return "none"
    for child in analysis.children[token]:
        if analysis.deprel[child] in ("aux", "aux:pass", "cop"):
            word = analysis.form[child].lower()
            if word in ("will", "'ll", "’ll", "wo", "shall"):
                return "future"
            if analysis.xpos[child] == "VBD" or word in ("have", "has", "'ve", "’ve", "had"):
                return "past"  # the perfect tells of a finished happening
            if analysis.xpos[child] in ("VBZ", "VBP"):
                return "past" if analysis.xpos[token] == "VBN" and word != "being" else "present"
    tag = analysis.xpos[token]
    if tag == "VBD":
        return "past"
    if tag in ("VBZ", "VBP"):
        return "present"
    return "past" if tag == "VBN" and analysis.deprel[token] != "xcomp" else "none"


def reality_of(analysis: Analysis, token: int) -> Reality:
    """Return how the clause presents the happening; `historical` is decided from its times."""
    while True:
        told = _reality_by_words(analysis, token)
        if told is not None:
            return told
        if analysis.upos[token] == "NOUN":
            return _reality_of_noun(analysis, token)
        if not _shares_reality(analysis, token):
            return _reality_of_clause(analysis, token)
        token = analysis.head[token]


def _shares_reality(analysis: Analysis, token: int) -> bool:
    """Tell whether a clause is as real as the one above: "fired and killed", "managed to flee"."""
    governor = analysis.head[token]
    if governor < 0:
        return False
    if analysis.deprel[token] == "conj":
        bare = analysis.xpos[token] in ("VB", "VBN", "VBG") and not analysis.child(token, "aux")
        return bare and analysis.upos[governor] == "VERB"
    if analysis.deprel[token] != "xcomp" or analysis.lemma[governor] not in _IMPLICATIVES:
        return False
    return not _is_going_to(analysis, token, governor)


def _is_going_to(analysis: Analysis, token: int, governor: int) -> bool:
    is_going = analysis.lemma[governor] == "go" and analysis.xpos[governor] == "VBG"
    return is_going and _is_infinitive(analysis, token)


def _reality_by_words(analysis: Analysis, token: int) -> Reality | None:
    for child in analysis.children[token]:
        word = analysis.form[child].lower()
        relation = analysis.deprel[child]
        if relation == "aux" and word in _HYPOTHETICAL_MODALS:
            return (
                "future"
                if word == "would" and _is_future_in_past(analysis, token)
                else "hypothetical"
            )
        if relation == "aux" and word in ("will", "'ll", "’ll", "wo", "shall"):
            return "future"
        if relation == "mark" and word in _CONDITIONS:
            return "hypothetical"
        if word == "once" and relation == "advmod" and _is_once_upon(analysis, child, token):
            return "historical"
    return None


def _is_once_upon(analysis: Analysis, once: int, token: int) -> bool:
    """Tell whether "once" sets a verb in the past ("who once called on them to go home")."""
    after = analysis.form[once + 1].lower() if once + 1 < len(analysis) else ""
    before_verb = once < token and after not in ("again", "more", "a", "every")
    return before_verb and tense_of(analysis, token) == "past"


def _is_future_in_past(analysis: Analysis, token: int) -> bool:
    """Tell whether "would" reports a past "will" ("announced that they would retreat")."""
    governor = analysis.head[token]
    if governor < 0 or analysis.deprel[token] != "ccomp" or analysis.xpos[governor] != "VBD":
        return False
    return not any(
        analysis.form[mark].lower() in _CONDITIONS
        for clause in analysis.children_by(token, "advcl")
        for mark in analysis.children_by(clause, "mark")
    )


def _reality_of_noun(analysis: Analysis, token: int) -> Reality:
    governor = analysis.head[token]
    if governor < 0:
        return "actual"
    relation = analysis.deprel[token]
    for _ in range(_STEPS):  # "the removal of X and the relocation of Y"
        if relation != "conj" or governor < 0 or analysis.upos[governor] not in ("NOUN", "PROPN"):
            break
        governor, relation = analysis.head[governor], analysis.deprel[governor]
    if governor < 0:
        return "actual"
    if analysis.upos[governor] == "NOUN" and relation == "nmod":
        return "hypothetical" if analysis.lemma[governor] in _HYPOTHETICAL_NOUNS else "actual"
    if relation == "obj" and _is_term(analysis, governor):
        return "future"
    if relation == "nsubj" and analysis.lemma[governor] in _COMING:
        return _reality_by_words(analysis, governor) or "actual"
    is_content = relation == "obj" or (
        relation == "obl" and analysis.lemma[governor] in ("call", "ask", "appeal", "warn", "press")
    )
    if is_content and analysis.upos[governor] == "VERB":
        if analysis.lemma[governor] in _HYPOTHETICAL_VERBS:
            return "hypothetical"
        if analysis.lemma[governor] in ("plan", "expect", "promise", "announce", "prepare"):
            return "future"
    return "actual"


def _is_term(analysis: Analysis, verb: int) -> bool:
    """Tell whether a verb lists what a plan holds: "the deal includes the removal of X"."""
    if analysis.lemma[verb] not in ("include", "provide", "envisage", "foresee", "involve"):
        return False
    subject = analysis.child(verb, "nsubj")
    return subject is not None and analysis.lemma[subject] in _PLANS


def _reality_of_clause(analysis: Analysis, token: int) -> Reality:
    relation = analysis.deprel[token]
    governor = analysis.head[token]
    if governor < 0:
        return "future" if _is_infinitive(analysis, token) else "actual"
    if relation.partition(":")[0] not in _CLAUSE:
        return "actual"
    lemma = analysis.lemma[governor]
    if relation == "acl":
        if not _is_infinitive(analysis, token):
            return "actual"
        return "future" if _is_headline(analysis, governor) else "hypothetical"
    if relation == "advcl":
        return "hypothetical" if _is_infinitive(analysis, token) else "actual"
    if relation == "xcomp":
        if _is_going_to(analysis, token, governor):
            return "future"
        if lemma in _FUTURE_VERBS:
            return "future"
        infinitive = _is_infinitive(analysis, token)
        return "hypothetical" if infinitive or lemma in _HYPOTHETICAL_VERBS else "actual"
    if relation == "ccomp" and lemma in _HYPOTHETICAL_VERBS and tense_of(analysis, token) == "none":
        return "hypothetical"
    return "actual"


def _is_headline(analysis: Analysis, noun: int) -> bool:
    """Tell whether a noun is the root of words without a finite verb ("King to visit Jakarta")."""
    if analysis.head[noun] >= 0 or analysis.child(noun, "cop", "aux") is not None:
        return False
    first, last = analysis.sentence_tokens[analysis.sentence[noun]]
    return first + 1 < last and not any(
        analysis.xpos[token] in ("VBD", "VBZ", "VBP", "MD") for token in range(first, last)
    )


def _is_infinitive(analysis: Analysis, token: int) -> bool:
    return any(
        analysis.form[child].lower() == "to" and analysis.deprel[child] == "mark"
        for child in analysis.children[token]
    )


def is_second_subject(analysis: Analysis, token: int) -> bool:
    """Tell whether a verb has a subject before this one: "the government Friday condemned"."""
    subjects = analysis.children_by(analysis.head[token], "nsubj", "nsubj:pass")
    return len(subjects) > 1 and subjects[0] < token


class Surroundings:
    """The places and times of a document by the predicate that they hang on."""

    def __init__(
        self, analysis: Analysis, places: Sequence[Place], times: Sequence[Time], heads: set[int]
    ) -> None:
        """Climb once from every place and time to its predicate; `heads` are event tokens."""
        self._analysis = analysis
        self._heads = heads
        self._places: dict[int, list[tuple[bool, str]]] = {}
        self._times: dict[int, list[tuple[Time, str]]] = {}
        self.place_tokens: set[int] = set()
        self.hung: list[tuple[int, Time, str]] = []
        """All times with their head token and their preposition."""
        for place in places:
            for mention in place.mentions:
                self._add_place(place, analysis.token_at(mention.head[0]))
        for time in times:
            self._add_time(time)

    def _add_place(self, place: Place, token: int) -> None:
        self.place_tokens.add(token)
        predicate, top = self._climb(token)
        if top != token and self._preposition(token) == "from":
            return  # "arrested a driver from Ghent": where somebody is from, not where it was
        if predicate is not None and self._locates(predicate, top):
            is_whence = self._preposition(top) == "from"
            self._places.setdefault(predicate, []).append((is_whence, place.id))

    def _locates(self, predicate: int, top: int) -> bool:
        """Tell whether a phrase says where: by its preposition, or as what is reached or hit."""
        word = self._preposition(top)
        relation = self._analysis.deprel[top]
        if word in _LOCATIVES:
            return True
        if self._analysis.upos[predicate] == "NOUN":
            return word in ("of", "on") or relation == "compound"
        return not word and relation in ("obj", "nsubj:pass")

    def _add_time(self, time: Time) -> None:
        analysis = self._analysis
        tokens = analysis.tokens_in(time.span)
        if not tokens:
            return
        head = min(tokens, key=lambda token: analysis.depth[token])
        predicate, top = self._climb(head)
        self.hung.append((head, time, self._preposition(top)))
        if predicate is not None:
            self._times.setdefault(predicate, []).append((time, self._preposition(top)))

    def _climb(self, token: int) -> tuple[int | None, int]:
        """Return the predicate above a noun phrase and the head of the phrase below it."""
        analysis = self._analysis
        top = token
        for _ in range(_STEPS):
            if token in self._heads or analysis.upos[token] in ("VERB", "AUX"):
                return (token, top) if token != top else (None, top)
            governor = analysis.head[token]
            if governor < 0 or analysis.deprel[token] == "nmod:poss":
                return None, top
            if analysis.deprel[token] == "nsubj" and not is_second_subject(analysis, token):
                return None, top
            top, token = token, governor
        return None, top

    def _preposition(self, token: int) -> str:
        analysis = self._analysis
        for child in analysis.children[token]:
            if analysis.deprel[child] == "case" and child < token:
                return analysis.form[child].lower()
        return ""

    def place(self, tokens: tuple[int, ...]) -> str | None:
        """Return the first place that hangs on a token of an event; whence it was comes last."""
        for token in tokens:
            if token in self._places:
                return min(self._places[token], key=lambda found: found[0])[1]
        return None

    def times(self, tokens: tuple[int, ...]) -> list[tuple[Time, str]]:
        """Return the times of an event with their prepositions.

        A coordinated verb without a time of its own takes that of the verb before it, if that
        one stands first in the clause.
        """
        found = [pair for token in tokens for pair in self._times.get(token, ())]
        analysis = self._analysis
        token = tokens[0]
        above = analysis.head[token]
        if not found and above >= 0 and analysis.deprel[token] == "nsubj":
            happens = analysis.lemma[above] in _HAPPENING_VERBS
            return list(self._times.get(above, ())) if happens else []
        shares = analysis.deprel[token] == "conj" and analysis.upos[token] == "VERB"
        if not found and shares and analysis.child(token, "nsubj", "nsubj:pass") is None:
            governor = analysis.head[token]
            found = [
                (time, word)
                for time, word in self._times.get(governor, ())
                if time.span[0] < analysis.start[governor]
            ]
        return found


def is_historical(latest: str | None, published: str | None) -> bool:
    """Tell whether an event ended more than about two years before the document.

    Without a date of the document, what ended before the last century is past by itself.
    """
    if latest is None:
        return False
    if published is None:
        return latest[:4].isdigit() and int(latest[:4]) < _MODERN
    try:
        end, day = date.fromisoformat(latest[:10]), date.fromisoformat(published[:10])
    except ValueError:  # years before 1 and other calendars stay undecided
        return False
    return (day - end).days > _PAST_YEARS * 366
