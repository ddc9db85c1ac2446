"""What stands at one predicate: its auxiliaries, negators, marker, adverbs and arguments.

In goes an `Analysis`; out comes one `Clause` a token, made when first asked for. Coordinated
predicates without auxiliary and subject of their own share those of the first conjunct when
both have the same form ("may resign and leave", "did not eat or drink").
"""

from dataclasses import dataclass, field

from sayso.language.analysis import Analysis

_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj", "csubj:pass", "nsubj:outer", "csubj:outer"})
_AUXILIARIES = frozenset({"aux", "aux:pass"})
_NEGATIVE_FORMS = frozenset({"not", "n't", "n’t", "nt", "never", "cannot"})
_LEFT_UNDONE = frozenset({"without", "instead"})
_NEGATIVE_DETERMINERS = frozenset({"no", "neither"})
_NEGATIVE_PRONOUNS = frozenset({"nobody", "none", "nothing", "no-one", "noone"})
_WEAK_NEGATORS = frozenset({"hardly", "scarcely", "rarely", "seldom"})
_FOCUS = frozenset({"only", "because", "until", "just", "merely", "simply", "least", "all", "yet"})
_WH = frozenset({"who", "whom", "whose", "what", "which", "when", "where", "why", "how"})
_NOT_FRONTED = frozenset(
    {
        "mark",
        "aux",
        "punct",
        "acl:relcl",
        "advcl",
        "advcl:relcl",
        "parataxis",
        "conj",
        "ccomp",
        "cc",
    }
)
_ARGUMENTS = frozenset({"obj", "obl", "obl:agent", "iobj", "attr", "nmod"})


@dataclass(slots=True)
class Clause:
    """The words at one predicate, as token indices."""

    token: int
    lemma: str
    auxiliaries: list[int] = field(default_factory=list)
    negators: list[int] = field(default_factory=list)
    weak_negators: list[int] = field(default_factory=list)
    markers: list[int] = field(default_factory=list)
    adverbs: list[int] = field(default_factory=list)
    conditions: list[int] = field(default_factory=list)
    subject: int | None = None
    object: int | None = None
    copula: int | None = None
    expletive: int | None = None
    particle: int | None = None
    passive: bool = False
    perfect: bool = False
    modal: int | None = None
    modal_word: str = ""
    infinitive: bool = False
    finite: bool = False
    subject_shared: bool = False
    question_word: int | None = None


def has_it(clauses: "Clauses", token: int) -> bool:
    """Say whether the predicate at `token` has "it" for a subject, expletive or taken for one."""
    clause = clauses.at(token)
    if clause.expletive is not None:
        return True
    is_copular = clause.copula is not None and clause.subject is not None
    return is_copular and clauses.lower[clause.subject or 0] == "it"


class Clauses:
    """The clauses of one analysis, each made once."""

    def __init__(self, analysis: Analysis, known: frozenset[str] = frozenset()) -> None:
        """Keep the columns at hand; `known` are the verbs that the lexica ask about."""
        self.analysis = analysis
        self.lower = [form.lower() for form in analysis.form]
        self.lemma = [lemma.lower() for lemma in analysis.lemma]
        self._mend(known)
        self._made: dict[int, Clause] = {}

    def _mend(self, known: frozenset[str]) -> None:
        """Mend verbs that lemmatisers cut wrongly: "conced", "rul", "regrets"."""
        for token, lemma in enumerate(self.lemma):
            if lemma in known or self.analysis.upos[token] != "VERB":
                continue
            for guess in (lemma + "e", lemma[:-1], lemma[:-2]):
                if guess in known and len(guess) > len(lemma) // 2 + 1:
                    self.lemma[token] = guess
                    break

    def at(self, token: int) -> Clause:
        """Return the clause of the predicate at `token`."""
        made = self._made.get(token)
        return made if made is not None else self._make_with_conjuncts(token)

    def _make_with_conjuncts(self, token: int) -> Clause:
        """Make a clause after those before it in its coordination, the first one first."""
        analysis = self.analysis
        above = [token]
        while self._shares(above[-1]) and analysis.head[above[-1]] not in self._made:
            above.append(analysis.head[above[-1]])
        for member in reversed(above):
            clause = self._made[member] = self._make(member)
            if self._shares(member):
                self._share(clause)
        return clause

    def _shares(self, token: int) -> bool:
        return self.analysis.deprel[token] == "conj" and self.analysis.head[token] >= 0

    def _make(self, token: int) -> Clause:
        analysis = self.analysis
        clause = Clause(token=token, lemma=self.lemma[token])
        for child in analysis.children[token]:
            self._place(clause, child, analysis.deprel[child])
        self._shape(clause)
        clause.question_word = self._fronted(clause)
        return clause

    def _fronted(self, clause: Clause) -> int | None:
        """Find the question word at the head of the clause, alone or in a phrase."""
        analysis = self.analysis
        for child in analysis.children[clause.token]:
            if child > clause.token:
                return None
            if analysis.deprel[child] in _NOT_FRONTED:
                continue
            if self.lower[child] in _WH:
                return child
            for below in analysis.children[child]:
                if self.lower[below] in _WH and below <= child:
                    return below
        return None

    def _place(self, clause: Clause, child: int, relation: str) -> None:
        if relation in _AUXILIARIES:
            clause.auxiliaries.append(child)
            clause.passive |= relation == "aux:pass"
            self._negation_inside(clause, child)
        elif relation in _SUBJECTS:
            if clause.subject is None or relation.endswith(":outer"):
                clause.subject = child
            clause.passive |= relation.endswith(":pass")
            self._argument_negation(clause, child)
        elif relation in ("advmod", "advmod:neg", "cc:preconj", "discourse"):
            self._place_adverb(clause, child)
        elif relation == "mark":
            clause.markers.append(child)
            if self.lower[child] in _LEFT_UNDONE and self.analysis.xpos[clause.token] == "VBG":
                clause.negators.append(child)  # "left without speaking", "instead of waiting"
        elif relation == "cop":
            clause.copula = child
            self._negation_inside(clause, child)
        elif relation == "expl":
            clause.expletive = child
        elif relation == "compound:prt":
            clause.particle = child
        elif (relation == "cc" and self.lower[child] == "nor" and child < clause.token) or (
            relation == "det" and self.lower[child] in _NEGATIVE_DETERMINERS
        ):
            clause.negators.append(child)
        elif relation in ("advcl", "obl", "obl:unmarked", "obl:npmod", "obl:tmod", "nmod:tmod"):
            self._place_adjunct(clause, child, relation)
        elif relation == "obj":
            clause.object = child
            self._argument_negation(clause, child)
        elif relation in _ARGUMENTS:
            self._argument_negation(clause, child)

    def _place_adverb(self, clause: Clause, child: int) -> None:
        word = self.lower[child]
        following = self.lower[child + 1] if child + 1 < len(self.lower) else ""
        if word in _NEGATIVE_FORMS:
            if following not in _FOCUS or following == "yet":
                clause.negators.append(child)
        elif word in _WEAK_NEGATORS:
            clause.weak_negators.append(child)
        elif word in ("no", "neither", "nor", "nowhere") and not self._is_answer(child):
            clause.negators.append(child)
        else:
            clause.adverbs.append(child)

    def _is_answer(self, child: int) -> bool:
        """Say whether this is the answer before a clause: "No, we never saw her"."""
        is_set_off = self.lower[child + 1 : child + 2] in ([","], ["."], [";"])
        return self.analysis.deprel[child] == "discourse" and is_set_off

    def _place_adjunct(self, clause: Clause, child: int, relation: str) -> None:
        if relation == "advcl":
            clause.conditions.append(child)
        elif self._is_negative_phrase(child):
            clause.negators.append(child)
        else:
            clause.adverbs.append(child)

    def _argument_negation(self, clause: Clause, child: int) -> None:
        if self._is_negative_phrase(child):
            clause.negators.append(child)

    def _is_negative_phrase(self, child: int) -> bool:
        """Say whether a noun phrase is negative: "nobody", "no driver", "none of them"."""
        if self.lower[child] in _NEGATIVE_PRONOUNS:
            return True
        if self.lower[child] == "one" and child and self.lower[child - 1] == "no":
            return True
        analysis = self.analysis
        first = analysis.subtree_bounds[child][0]
        if self.lower[first] == "not" and self.lower[first + 1 : first + 2] in (
            ["a"],
            ["one"],
            ["an"],
        ):
            return True  # "touched not a drop", "not a single ship called"
        for below in analysis.children[child]:
            if analysis.deprel[below] == "det" and self.lower[below] in _NEGATIVE_DETERMINERS:
                return self.lower[child] not in ("doubt", "question", "matter", "longer", "time")
        return False

    def _negation_inside(self, clause: Clause, child: int) -> None:
        """Negators that a parser hung on the auxiliary instead of the verb."""
        for below in self.analysis.children[child]:
            if self.lower[below] in _NEGATIVE_FORMS:
                clause.negators.append(below)

    def _shape(self, clause: Clause) -> None:
        analysis = self.analysis
        for auxiliary in clause.auxiliaries:
            word = self.lower[auxiliary]
            if analysis.xpos[auxiliary] == "MD" or word in ("'ll", "’ll", "'d", "’d"):
                clause.modal = auxiliary
                clause.modal_word = self._modal(auxiliary)
            elif self.lemma[auxiliary] == "have":
                clause.perfect = True
            elif self.lemma[auxiliary] == "be" and analysis.xpos[clause.token] == "VBN":
                clause.passive = True
            if word == "cannot":
                clause.negators.append(auxiliary)
        if clause.particle is not None:
            clause.lemma += " " + self.lower[clause.particle]
        gerund = analysis.xpos[clause.token] == "VBG" and not clause.auxiliaries
        clause.infinitive = not gerund and any(self.lower[m] == "to" for m in clause.markers)
        if clause.negators and self._has_until(clause):
            clause.negators = [n for n in clause.negators if self.lower[n] not in ("not", "n't")]
        clause.finite = self._is_finite(clause)

    def _has_until(self, clause: Clause) -> bool:
        """Say whether "not … until" stands here, which leaves the predicate standing."""
        return any(
            self.lower[below] in ("until", "till")
            for adjunct in (*clause.adverbs, *clause.conditions)
            for below in self.analysis.children[adjunct]
        )

    def _modal(self, token: int) -> str:
        word = self.lower[token]
        if word in ("'ll", "’ll", "wo", "wilt"):
            return "will"
        if word in ("'d", "’d"):
            return "would"
        if word in ("ca", "cannot"):
            return "can"
        return {"sha": "shall", "mayn": "may"}.get(word, word)

    def _is_finite(self, clause: Clause) -> bool:
        analysis = self.analysis
        tags = [analysis.xpos[t] for t in (clause.token, *clause.auxiliaries)]
        if clause.copula is not None:
            tags.append(analysis.xpos[clause.copula])
        return any(tag in ("VBD", "VBZ", "VBP", "MD") for tag in tags)

    def _share(self, clause: Clause) -> None:
        """Take over what the first conjunct shares with `clause`."""
        first_token = self.analysis.head[clause.token]
        first = self.at(first_token)
        same_form = self.analysis.xpos[first_token] == self.analysis.xpos[clause.token]
        if clause.subject is None:
            clause.subject = first.subject
            clause.subject_shared = True
            clause.expletive = clause.expletive if clause.expletive is not None else first.expletive
            if not clause.negators:
                clause.negators += self._nor(first_token, clause.token)
            for negator in first.negators:
                if first.subject is not None and self._heads(first.subject, negator):
                    clause.negators.append(negator)
        if clause.subject_shared and not clause.auxiliaries and same_form and not clause.finite:
            self._take_auxiliaries(clause, first)

    def _nor(self, first: int, token: int) -> list[int]:
        """Find a "nor" that a parser hung on the first conjunct."""
        children = self.analysis.children[first]
        return [c for c in children if self.lower[c] == "nor" and first < c < token]

    def _heads(self, phrase: int, negator: int) -> bool:
        return negator == phrase

    def _take_auxiliaries(self, clause: Clause, first: Clause) -> None:
        clause.modal, clause.modal_word = first.modal, first.modal_word
        clause.perfect, clause.passive = first.perfect, clause.passive or first.passive
        clause.auxiliaries = list(first.auxiliaries)
        clause.infinitive |= first.infinitive
        clause.finite |= first.finite and bool(first.auxiliaries)
        if first.auxiliaries and not clause.negators:
            last = first.auxiliaries[-1]
            clause.negators += [n for n in first.negators if n > first.auxiliaries[0] or n == last]
        if not clause.markers:
            clause.markers = [m for m in first.markers if self.lower[m] == "to"]
