"""In which frame a governing word holds a clause: that, to, gerund, bare, and their passives.

In go a clause and the clause above it; out come the frame's name and the class of the governing
word there (`lexicon/frames.toml`). Where the words stand in the sentence is the path's business.
"""

from sayso.language.analysis import Analysis
from sayso.reading.claims.clause import Clause, Clauses
from sayso.reading.claims.lexicon import Lexicon, Operator, names_people

_NAMED = frozenset(
    {"hearsay", "claim", "accuse", "show", "fear", "doubt", "believe", "possible", "likely",
     "predict", "want", "direct", "open"}
)  # fmt: skip


class Frames:
    """Tells frames; one for each analysis."""

    def __init__(self, analysis: Analysis, clauses: Clauses, lexicon: Lexicon) -> None:
        """Keep what frames are read from."""
        self.analysis = analysis
        self.clauses = clauses
        self.lexicon = lexicon

    def is_noun_misread(self, token: int) -> bool:
        """Say whether a plural that opens the sentence is taken for a verb: "Claims that p …"."""
        analysis = self.analysis
        first, _ = analysis.sentence_tokens[analysis.sentence[token]]
        if token != first or analysis.xpos[token] != "VBZ" or token + 1 >= len(analysis):
            return False
        is_bare = self.clauses.at(token).subject is None
        return is_bare and self.clauses.lower[token + 1] == "that"

    def _look_up(self, frame: str, lemma: str) -> Operator | None:
        return self.lexicon.frames[frame].get(lemma)

    def _is_hint_of_thing(self, operator: Operator, matrix: Clause) -> bool:
        """Say whether a thing hints: "a torn page hints that p"."""
        if operator.name != "hint" or matrix.subject is None:
            return False
        subject = matrix.subject
        is_common = self.analysis.upos[subject] == "NOUN"
        return is_common and not names_people(self.lexicon, self.clauses.lemma[subject])

    def _named_by_subject(self, matrix: Clause) -> Operator | None:
        """Rumour has it that p; no evidence has emerged that p; fears are growing that p."""
        if matrix.subject is None:
            return None
        operator = self._look_up("noun", self.clauses.lemma[matrix.subject])
        return operator if operator is not None and operator.name in _NAMED else None

    def _addressed(self, matrix: Clause) -> Operator | None:
        """Call on somebody to p, appeal to somebody to p: `address_to` in the frames."""
        for adjunct in matrix.adverbs:
            operator = self._look_up("address_to", f"{matrix.lemma} {self._case(adjunct)}")
            if operator is not None:
                return operator
        return None

    def _is_subjunctive(self, node: Clause, anchor: int) -> bool:
        """Say whether p is wanted ("suggested that he sign"), not reported ("that he signed")."""
        lead = node.auxiliaries[0] if node.auxiliaries else node.copula
        tag = self.analysis.xpos[lead if lead is not None else anchor]
        bare = tag == "VB" or (tag == "VBP" and self._is_out_of_sequence(node, anchor))
        return not node.infinitive and (bare or node.modal_word == "should")

    def _is_out_of_sequence(self, node: Clause, anchor: int) -> bool:
        """Say whether a plain form can be no report: "insisted that the tenants clear it"."""
        if self._has_singular_subject(node):
            return True
        governor = self.analysis.head[anchor]
        is_plain = not node.auxiliaries and node.copula is None
        stative = self.lexicon.words["stative"]["verbs"]
        after_past = governor >= 0 and self.analysis.xpos[governor] == "VBD"
        return (
            after_past
            and is_plain
            and self.clauses.lemma[governor] != "suggest"
            and node.lemma not in stative
        )

    def _has_singular_subject(self, node: Clause) -> bool:
        """Say whether a plain form stands after a singular: "that the museum charge a fee"."""
        return node.subject is not None and self.analysis.xpos[node.subject] in ("NN", "NNP")

    def _clausal_frame(self, node: Clause, anchor: int, matrix: Clause) -> str:
        gerund = self.analysis.xpos[anchor] == "VBG" and not node.finite
        if (gerund and not node.auxiliaries) or self._is_having(node):
            return "gerund"
        if node.infinitive and not node.finite:
            return "passive_to" if self._is_passive(matrix) else "object_to"
        if self.analysis.xpos[anchor] == "VB" and not node.finite and not node.markers:
            return self._bare_frame(matrix)
        return "passive_that" if self._is_passive(matrix) else "that"

    def _is_having(self, node: Clause) -> bool:
        """Say whether this is a perfect gerund: "having left"."""
        return bool(node.auxiliaries) and self.clauses.lower[node.auxiliaries[0]] == "having"

    def _bare_frame(self, matrix: Clause) -> str:
        """Bare infinitive ("made him sign") or subjunctive ("demanded that he sign")."""
        return "bare" if matrix.lemma in self.lexicon.frames["bare"] else "that"

    def _open_frame(self, node: Clause, anchor: int, matrix: Clause) -> str:
        tag = "VBG" if self._is_having(node) else self.analysis.xpos[anchor]
        passive = self._is_passive(matrix)
        if node.infinitive:
            if passive:
                return "passive_to"
            return "object_to" if matrix.object is not None else "to"
        if passive:
            return "participle"
        if tag == "VBG":
            return "gerund"
        return "bare" if tag == "VB" else "participle"

    def _is_passive(self, matrix: Clause) -> bool:
        """Passive, or a bare participle as in headlines and reduced relatives."""
        if matrix.passive:
            return True
        return self.analysis.xpos[matrix.token] == "VBN" and not matrix.perfect

    def _prepositional(self, matrix: Clause, preposition: str) -> Operator | None:
        table = self.lexicon.frames["preposition"]
        found = table.get(f"{matrix.lemma} {preposition}")
        if found is None and matrix.adverbs:
            extended = f"{matrix.lemma} {self.clauses.lower[matrix.adverbs[-1]]} {preposition}"
            found = table.get(extended)
        return found

    def _case(self, token: int) -> str:
        child = self.analysis.child(token, "case")
        return self.clauses.lower[child] if child is not None else ""
