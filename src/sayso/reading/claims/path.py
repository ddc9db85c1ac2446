"""The way from a predicate up through its governors, with the operator on every step.

In go the clauses of an analysis and a predicate; out comes a list of `Link`s: by which frame
which governing word holds the proposition, and the class of that word there. Frames follow
Universal Dependencies; a word has a class only in a frame (`lexicon/frames.toml`). The path ends
where a clause leaves the modality of its matrix: relative and adverbial clauses, parataxis, root.
"""

from dataclasses import dataclass

from sayso.reading.claims.clause import Clause
from sayso.reading.claims.framing import Frames
from sayso.reading.claims.lexicon import Operator

_COMPLEMENTS = frozenset({"ccomp", "csubj", "csubj:pass", "csubj:outer", "xcomp"})
_PREPOSITIONS = frozenset(
    {"of", "from", "for", "with", "to", "on", "in", "about", "against", "at", "over", "upon"}
)
_NOUN_CASES = frozenset({"of", "for", "about", "over", "on", "to", "against", "in", "that"})
_LIGHT_VERBS = frozenset(
    {"take", "happen", "occur", "begin", "start", "follow", "launch", "hold", "carry", "make",
     "mount", "stage", "conduct", "undertake", "lead", "continue", "resume", "commit", "give",
     "come", "go", "perform", "sign", "reach"}
)  # fmt: skip
_SAY_SO = frozenset({"claim", "hearsay", "accuse", "say", "believe", "show", "concede", "know"})
_SUBJUNCTIVE = frozenset(
    {"suggest", "insist", "urge", "propose", "advise", "agree", "ask", "stress"}
)
_SAID_TO = frozenset({"hearsay", "believe", "predict", "fear"})
_EMERGING = frozenset(
    {"emerge", "surface", "come", "appear", "spread", "circulate", "grow", "exist", "be", "remain",
     "persist", "have", "mount", "go", "abound", "swirl", "arise", "reach", "arrive", "run", "fly",
     "rise", "travel", "leak", "break"}
)  # fmt: skip
_DONE_TO_A_SAY_SO = frozenset(
    {"make", "tell", "write", "spread", "hear", "publish", "repeat", "read", "give", "issue",
     "file", "deny", "reject", "dismiss", "offer", "invent", "send", "bring", "receive", "put",
     "circulate", "lodge", "level", "face", "cite", "know", "print", "break", "cover", "start",
     "run", "want", "see", "find", "commission", "prepare", "request", "draft", "compile",
     "release", "present", "produce", "accept", "believe", "share", "hold", "raise", "express",
     "have", "take", "use", "need", "quote", "sign", "deliver", "submit", "leave", "think",
     "say", "post", "carry", "provide", "gather", "collect", "uncover", "discover", "obtain",
     "show", "recall", "confirm", "support", "refute", "bear", "form", "reach", "draw",
     "mention", "do", "be", "pass", "call"}
)  # fmt: skip
_BROUGHT = frozenset(
    {"find", "produce", "uncover", "present", "offer", "provide", "raise", "voice", "publish",
     "spread", "circulate", "hear", "see", "put", "bring", "give", "discover", "express", "make"}
)  # fmt: skip
_FINITE_TAGS = frozenset({"VBD", "VBZ", "VBP"})
_MAX_LINKS = 24  # deeper chains occur in damaged parses only


@dataclass(frozen=True, slots=True)
class Link:
    """One step up: `node` is held by `governor` through `frame`; `operator` is its class there.

    `governor` is -1 where the path ends; `frame` then says how: root, relative, adverbial.
    """

    node: Clause
    anchor: int
    frame: str
    governor: int
    operator: Operator | None


class Paths(Frames):
    """Finds links; one for each analysis."""

    def of(self, token: int) -> list[Link]:
        """Return the links from the predicate at `token` to the end of its path."""
        links = [self.link(token)]
        while links[-1].governor >= 0 and len(links) < _MAX_LINKS:
            below = links[-1]
            links.append(self.link(below.governor, below=below))
        return links

    def anchor(self, token: int) -> int:
        """Return the first conjunct whose place in the sentence `token` shares."""
        analysis = self.analysis
        while analysis.deprel[token] == "conj" and analysis.head[token] >= 0:
            first = analysis.head[token]
            if self._is_misplaced(token, first):
                first = analysis.head[first]
            token = first
        return token

    def is_moved(self, token: int) -> bool:
        """Say whether `token` was joined to an infinitive and belongs above it."""
        if self.analysis.deprel[token] != "conj" or self.analysis.head[token] < 0:
            return False
        return self._is_misplaced(token, self.analysis.head[token])

    def _is_misplaced(self, token: int, first: int) -> bool:
        """Say whether a finite verb joined to an infinitive belongs with its governor.

        "refused to leave and called the police": parsers join "called" to "leave".
        """
        analysis = self.analysis
        return (
            analysis.xpos[token] in _FINITE_TAGS
            and not self.clauses.at(token).markers
            and analysis.deprel[first] == "xcomp"
            and analysis.xpos[first] == "VB"
            and analysis.head[first] >= 0
        )

    def link(self, token: int, below: Link | None = None) -> Link:
        """Return the step from `token` to its governor; `below` is the step that led here."""
        anchor = self.anchor(token)
        node = self.clauses.at(token)
        relation = self.analysis.deprel[anchor]
        governor = self.analysis.head[anchor]
        if governor < 0:
            return Link(node, anchor, "root", -1, None)
        if relation == "parataxis":
            told = self._after_colon(node, anchor, governor)
            if told is not None:
                return told
        if relation in _COMPLEMENTS:
            return self._complement(node, anchor, relation, governor)
        if relation == "acl":
            return self._noun_clause(node, anchor, governor)
        if relation == "acl:relcl" and self._is_content_clause(node, governor):
            return self._noun_clause(node, anchor, governor)
        if relation in ("acl:relcl", "advcl:relcl"):
            moved = self._word_reached(node, anchor, governor) or self._evident_from(
                node, anchor, governor
            )
            return moved or Link(node, anchor, "relative", -1, None)
        if relation == "advcl":
            return self._adverbial(node, anchor, governor)
        if self.is_nominal(anchor):
            return self._nominal(node, anchor, relation, governor, below)
        return Link(node, anchor, "root", -1, None)

    def _naming_lemma(self, noun: int) -> str:
        """Return the noun's lemma, its first part's in "Word spread that p", taken for a noun."""
        first = self.analysis.child(noun, "compound")
        if first is not None and self.clauses.lemma[noun] in _EMERGING and first == noun - 1:
            return self.clauses.lemma[first]
        return self.clauses.lemma[noun]

    def _is_content_clause(self, node: Clause, governor: int) -> bool:
        """Say whether a "relative" clause after a noun of saying is a that-clause without gap."""
        lemma = self._naming_lemma(governor)
        named = self._look_up("noun", lemma)
        if named is None or node.subject is None:
            return False
        if lemma == "time":
            return any(self.clauses.lower[c] == "high" for c in self.analysis.children[governor])
        first = self.analysis.children[node.token][:1]
        starts = bool(first) and self.clauses.lower[first[0]] == "that" and first[0] != node.subject
        whole = node.passive or node.copula is not None or node.object not in (None, *first)
        whole |= named.name in _SAY_SO and node.lemma not in _DONE_TO_A_SAY_SO
        whole |= starts and self.analysis.deprel[first[0]].startswith(("obl", "advmod", "dep"))
        return starts and (whole or first[0] in node.markers)

    def _after_colon(self, node: Clause, anchor: int, governor: int) -> Link | None:
        """Read a clause after a colon as what the verb before it says: "He owned up: p"."""
        matrix = self.clauses.at(governor)
        operator = self._look_up("that", matrix.lemma)
        before = self.analysis.subtree_bounds[anchor][0] - 1
        first = self.analysis.subtree_bounds[anchor][0]
        is_colon = ":" in (self.analysis.form[first], self.analysis.form[max(before, 0)])
        if operator is None or not is_colon or anchor < governor or matrix.object is not None:
            return None
        if self.analysis.child(governor, "ccomp", "xcomp") is not None:
            return None
        return Link(node, anchor, "that", governor, operator)

    def _evident_from(self, node: Clause, anchor: int, noun: int) -> Link | None:
        """Find a that-clause hung on the evidence: "it was evident from his limp that p"."""
        analysis = self.analysis
        first = analysis.children[node.token][:1]
        if not first or self.clauses.lower[first[0]] != "that" or node.subject in (None, *first):
            return None
        while analysis.deprel[noun] == "nmod":
            noun = analysis.head[noun]
        above = analysis.head[noun]
        if (
            above < 0
            or not analysis.deprel[noun].startswith("obl")
            or analysis.upos[above] != "ADJ"
        ):
            return None
        operator = self._look_up("adjective", self.clauses.lemma[above])
        if operator is None or self.clauses.at(above).expletive is None:
            return None
        return Link(node, anchor, "adjective", above, operator)

    def _word_reached(self, node: Clause, anchor: int, noun: int) -> Link | None:
        """Find a that-clause of the subject hung on what stands between.

        "Word reached the camp at dusk that the column had turned back."
        """
        verb = self.analysis.head[noun]
        is_whole = any(self.clauses.lower[mark] == "that" for mark in node.markers)
        if verb < 0 or not is_whole or self.analysis.deprel[noun] not in ("obj", "obl"):
            return None
        matrix = self.clauses.at(verb)
        named = self._named_by_subject(matrix)
        if named is None or matrix.subject is None or matrix.lemma not in _EMERGING:
            return None
        return Link(node, anchor, "noun", matrix.subject, named)

    def is_nominal(self, token: int) -> bool:
        """Say whether `token` is a noun that is no predicate."""
        analysis = self.analysis
        if analysis.upos[token] not in ("NOUN", "PROPN", "PRON"):
            return False
        return self.clauses.at(token).copula is None

    def _complement(self, node: Clause, anchor: int, relation: str, governor: int) -> Link:
        upos = self.analysis.upos[governor]
        matrix = self.clauses.at(governor)
        if self.is_noun_misread(governor):
            upos = "NOUN"
        if upos in ("ADJ", "ADV"):
            frame = "adjective"
        elif upos in ("NOUN", "PROPN"):
            frame = "noun"
        elif relation == "xcomp":
            frame = self._open_frame(node, anchor, matrix)
        else:
            frame = self._clausal_frame(node, anchor, matrix)
        operator = self._look_up(frame, matrix.lemma)
        is_found = frame == "passive_that" and matrix.lemma in _BROUGHT
        if is_found or (frame in ("that", "passive_that") and matrix.lemma in _EMERGING):
            named = self._named_by_subject(matrix)
            if named is not None and matrix.subject is not None:
                return Link(node, anchor, "noun", matrix.subject, named)
        if frame in ("to", "that") and operator is None:
            operator = self._addressed(matrix)
        if frame == "that" and matrix.lemma in _SUBJUNCTIVE and self._is_subjunctive(node, anchor):
            operator = self.lexicon.classes["direct"]
        if frame == "that" and operator is not None and self._is_hint_of_thing(operator, matrix):
            operator = self._look_up("noun", "hint")
        if operator is None and frame in ("passive_that", "passive_to"):
            operator = self._look_up("adjective", self.clauses.lower[governor])
            frame = "adjective" if operator is not None else frame
        return Link(node, anchor, frame, governor, operator)

    def _noun_clause(self, node: Clause, anchor: int, governor: int) -> Link:
        lemma = self._naming_lemma(governor)
        if lemma == "order" and governor and self.clauses.lower[governor - 1] == "in":
            return Link(node, anchor, "adverbial", -1, None)  # "in order to p", taken for a noun
        operator = self._look_up("noun_to", lemma) if node.infinitive else None
        operator = operator or self._look_up("noun", lemma)
        charged = self._charged_with(node, anchor, governor) if operator is None else None
        charged = charged or self._suggested(node, anchor, governor)
        if charged is not None:
            return charged
        gapless = self.analysis.deprel[anchor] == "acl:relcl"  # asked for as a content clause
        participle = self.analysis.xpos[anchor] in ("VBN", "VBG")
        bare_participle = participle and not node.markers and not node.finite
        contact = node.finite and not node.markers and not gapless  # "the times they used it"
        if bare_participle or contact or (operator is None and not node.infinitive):
            return Link(node, anchor, "relative", -1, None)
        return Link(node, anchor, "noun", governor, operator)

    def _suggested(self, node: Clause, anchor: int, noun: int) -> Link | None:
        """Read a past tense taken for a participle: "fresh ruts suggest a cart turned here"."""
        analysis = self.analysis
        verb = analysis.head[noun]
        if verb < 0 or analysis.deprel[noun] != "obj" or analysis.xpos[anchor] != "VBN":
            return None
        if node.markers or node.auxiliaries or analysis.child(anchor, "obl:agent") is not None:
            return None
        operator = self._look_up("that", self.clauses.at(verb).lemma)
        if operator is None or operator.name != "show":
            return None
        return Link(node, anchor, "that", verb, operator)

    def _charged_with(self, node: Clause, anchor: int, noun: int) -> Link | None:
        """Find a charge that parsers hang on the noun: "convicted the steward of setting"."""
        while node.infinitive and self.analysis.deprel[noun] == "nmod":
            noun = self.analysis.head[noun]  # "urged the governments of the region to work"
        verb = self.analysis.head[noun]
        if node.infinitive and verb >= 0 and self.analysis.deprel[noun] == "obl":
            operator = self._addressed(self.clauses.at(verb))
            return Link(node, anchor, "to", verb, operator) if operator is not None else None
        if node.infinitive and verb >= 0 and self.analysis.deprel[noun] == "obj":
            operator = self._look_up("object_to", self.clauses.at(verb).lemma)
            return Link(node, anchor, "object_to", verb, operator) if operator else None
        if verb < 0 or self.analysis.deprel[noun] not in ("obj", "nsubj:pass", "obl:agent"):
            return None
        return self._charge_of(node, anchor, verb)

    def _charge_of(self, node: Clause, anchor: int, verb: int) -> Link | None:
        for mark in node.markers:
            operator = self._prepositional(self.clauses.at(verb), self.clauses.lower[mark])
            if self.clauses.lemma[verb] == "guilty":  # "found guilty by a jury of forging"
                operator = self._look_up("adjective", "guilty")
            if operator is not None:
                return Link(node, anchor, "preposition", verb, operator)
        return None

    def _adverbial(self, node: Clause, anchor: int, governor: int) -> Link:
        """End the path at an adverbial clause, unless a preposition of the verb brings it in."""
        clauses = self.clauses
        matrix = clauses.at(governor)
        for mark in node.markers:
            word = clauses.lower[mark]
            if word in _PREPOSITIONS and not node.infinitive:
                operator = self._prepositional(matrix, word)
                if operator is not None:
                    return Link(node, anchor, "preposition", governor, operator)
                operator = self._look_up("adjective", matrix.lemma)
                if operator is not None and self.analysis.upos[governor] == "ADJ":
                    return Link(node, anchor, "adjective", governor, operator)
        late = self._late_complement(node, anchor, governor, matrix)
        if late is not None:
            return late
        if node.infinitive and self._addressed(matrix) is not None:
            return Link(node, anchor, "to", governor, self._addressed(matrix))
        if self.analysis.upos[governor] == "ADJ" and node.infinitive:
            operator = self._look_up("adjective", matrix.lemma)
            if operator is not None:
                return Link(node, anchor, "adjective", governor, operator)
        if not node.markers and not node.finite and self.analysis.xpos[anchor] == "VBG":
            return Link(node, anchor, "participial", governor, None)
        return Link(node, anchor, "adverbial", -1, None)

    def _late_complement(
        self, node: Clause, anchor: int, governor: int, matrix: Clause
    ) -> Link | None:
        """Find a complement taken for an adverbial: "is said to p", "sceptical that p"."""
        has_on = any(self.clauses.lower[adverb] == "on" for adverb in matrix.adverbs)
        if node.infinitive and matrix.lemma == "go" and has_on:
            return Link(node, anchor, "to", governor, self._look_up("to", "go on"))
        if node.infinitive and self._is_passive(matrix):
            operator = self._look_up("passive_to", matrix.lemma)
            if operator is not None and operator.name in _SAID_TO:
                return Link(node, anchor, "passive_to", governor, operator)
        if not any(self.clauses.lower[mark] == "that" for mark in node.markers):
            return None
        frame = "adjective" if self.analysis.upos[governor] == "ADJ" else "that"
        operator = self._look_up(frame, matrix.lemma)
        if operator is None and matrix.lemma in _EMERGING and matrix.subject is not None:
            named = self._named_by_subject(matrix)
            return Link(node, anchor, "noun", matrix.subject, named) if named is not None else None
        return Link(node, anchor, frame, governor, operator) if operator is not None else None

    def _nominal(
        self, node: Clause, anchor: int, relation: str, governor: int, below: Link | None
    ) -> Link:
        """Step up from an event noun or a noun that named a say-so."""
        analysis = self.analysis
        matrix = self.clauses.at(governor)
        named_say_so = below is not None and below.operator is not None
        if analysis.upos[governor] in ("NOUN", "PROPN") and relation.startswith("nmod"):
            return self._noun_of_noun(node, anchor, governor)
        if relation in ("obj", "nsubj:pass"):
            return self._object(node, anchor, matrix, below)
        if relation.startswith("obl"):
            if analysis.upos[governor] == "NOUN" and matrix.copula is None:
                return self._noun_of_noun(node, anchor, governor)
            named = self._look_up("as", matrix.lemma) if self._case(anchor) == "as" else None
            if named is not None and below is None:
                return Link(node, anchor, "as", governor, named)
            operator = self._prepositional(matrix, self._case(anchor))
            frame = "preposition" if operator else "adjunct"
            return Link(node, anchor, frame, governor if operator else -1, operator)
        if relation in ("nsubj", "nsubj:outer"):
            return self._subject(node, anchor, governor, matrix)
        end = "root" if named_say_so else "adjunct"
        return Link(node, anchor, end, -1, None)

    def _noun_of_noun(self, node: Clause, anchor: int, governor: int) -> Link:
        operator = None
        if self._case(anchor) in _NOUN_CASES:
            operator = self._look_up("noun", self.clauses.lemma[governor])
        return Link(node, anchor, "noun", governor if operator else -1, operator)

    def _object(self, node: Clause, anchor: int, matrix: Clause, below: Link | None) -> Link:
        operator = None
        frame = "object"
        if below is not None and below.operator is not None and below.operator.name in _SAY_SO:
            frame = "reporting_object"
            operator = self._look_up(frame, matrix.lemma)
        elif below is None or below.operator is None:
            operator = self._look_up(frame, matrix.lemma)
        transparent = below is None and matrix.lemma.split(" ")[0] in _LIGHT_VERBS
        governor = matrix.token if operator or transparent or frame == "reporting_object" else -1
        return Link(node, anchor, frame, governor, operator)

    def _subject(self, node: Clause, anchor: int, governor: int, matrix: Clause) -> Link:
        if self.analysis.upos[governor] == "ADJ":
            operator = self._look_up("adjective", matrix.lemma)
            return Link(node, anchor, "adjective", governor if operator else -1, operator)
        transparent = matrix.lemma.split(" ")[0] in _LIGHT_VERBS
        return Link(node, anchor, "subject", governor if transparent else -1, None)
