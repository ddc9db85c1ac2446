"""Arguments over the tree: who stands around a predicate, before any actor is known.

In: an `Analysis` and a predicate token. Out: a `Frame` of head tokens of noun phrases in their
deep roles: voice is undone, and missing subjects are found through coordination, control,
participles and relative clauses (basic Universal Dependencies plus this propagation). An empty
slot means that the tree does not say; nothing is borrowed from a neighbouring clause.
"""

from dataclasses import dataclass, field

from sayso.language.analysis import Analysis
from sayso.reading.events.lexicon import word_list
from sayso.reading.events.stray_arguments import (
    is_active_after_all,
    is_behind_preposition,
    objects_of,
    parted_subjects,
    prepositions_below,
    subject_in_front,
)

_RELATIVE = frozenset({"who", "whom", "which", "that"})
_TIME_NOUNS = word_list("frames", "time_nouns")
_SUBJECT_CONTROL = word_list("frames", "subject_control")
_DOCUMENTS = word_list("frames", "documents")
_CARRYING_VERBS = word_list("frames", "carrying_verbs")
_OBJECT_MARKS = frozenset({"of", "from", "for", "with"})
_OBLIQUES = frozenset({"obl", "obl:agent", "obl:arg", "obl:lmod", "nmod", "nmod:agent", "nmod:arg"})
_CLAUSES = frozenset({"xcomp", "ccomp"})
_DEEPEST = 5  # clauses climbed for a missing subject; real sentences need two or three


@dataclass(slots=True)
class Frame:
    """Head tokens of the arguments of one predicate.

    `obliques` pairs a preposition (lower case) with a head token. `complement` is the head of a
    clause that is the predicate's content, `mark` the word that opens the predicate's own clause.
    """

    subjects: list[int] = field(default_factory=list)
    objects: list[int] = field(default_factory=list)
    indirect: list[int] = field(default_factory=list)
    obliques: list[tuple[str, int]] = field(default_factory=list)
    modifiers: list[int] = field(default_factory=list)
    complement: int | None = None
    passive: bool = False
    mark: str = ""

    @property
    def surface(self) -> list[int]:
        """The tokens that are the grammatical subject."""
        return self.objects if self.passive else self.subjects

    def after(self, *prepositions: str) -> list[int]:
        """Return the obliques after one of `prepositions`, in text order."""
        return [token for word, token in self.obliques if word in prepositions]

    def everything(self) -> list[int]:
        """Return the tokens of all slots."""
        return [
            *self.subjects, *self.objects, *self.indirect, *self.modifiers,
            *(token for _, token in self.obliques),
        ]  # fmt: skip


class Frames:
    """Frames of the predicates of one document, each computed once."""

    def __init__(self, analysis: Analysis) -> None:
        """Keep the analysis; nothing is computed before it is asked for."""
        self._analysis = analysis
        self._verbs: dict[int, Frame] = {}
        self._nouns: dict[int, Frame] = {}

    def verb(self, token: int, depth: int = 0) -> Frame:
        """Return the frame of a verb or predicative adjective."""
        if token in self._verbs:
            return self._verbs[token]
        frame = self._own(token)
        self._verbs[token] = frame  # a partial frame ends cycles in damaged trees
        if depth < _DEEPEST:
            self._propagate(token, frame, depth)
        return frame

    def noun(self, token: int) -> Frame:
        """Return the frame of a noun: possessor and by-phrase are subjects, *of* stays oblique."""
        if token not in self._nouns:
            self._nouns[token] = self._nominal(token)
        return self._nouns[token]

    def _own(self, token: int) -> Frame:
        analysis = self._analysis
        deprel = analysis.deprel
        frame = Frame()
        is_active = is_active_after_all(analysis, token)
        for child in analysis.children[token]:
            relation = deprel[child]
            if relation in ("nsubj", "nsubj:pass") and is_behind_preposition(analysis, child):
                self._add_oblique(frame, token, child)
            elif relation == "nsubj" or (relation == "nsubj:pass" and is_active):
                frame.subjects.append(child)
            elif relation in ("nsubj:pass", "csubj:pass"):
                frame.passive = True
                frame.objects.append(child)
            elif relation == "aux:pass":
                frame.passive = True
            elif relation == "obj":
                frame.objects.append(child)
            elif relation == "iobj":
                frame.indirect.append(child)
            elif relation in _OBLIQUES:
                self._add_oblique(frame, token, child)
            elif relation in _CLAUSES or self._is_called_for(token, child):
                frame.complement = child if frame.complement is None else frame.complement
            elif relation == "mark":
                frame.mark = analysis.form[child].lower()
        if not frame.passive and frame.subjects:
            frame.subjects, behind = parted_subjects(analysis, token, frame.subjects)
            frame.objects += behind if not frame.objects else []
        if len(frame.subjects) > 1:
            frame.subjects = self._nearest_before(token, frame.subjects)
        if not frame.passive and self._is_bare_participle(token):
            frame.passive = True
        if not frame.objects and not frame.passive:
            frame.objects += objects_of(analysis, token)
        if not frame.passive and not frame.subjects:
            found = subject_in_front(analysis, token, frame.objects)
            if found is not None:
                frame.subjects = [found]
                frame.objects = [item for item in frame.objects if item != found]
        if frame.passive:
            if not frame.objects:  # a parser may miss that the subject of a passive is one
                frame.objects, frame.subjects = frame.subjects, []
            self._find_agent(frame)
        return frame

    def _is_called_for(self, token: int, clause: int) -> bool:
        """Tell whether an infinitive says what is called for ("called on the men to return")."""
        analysis = self._analysis
        if analysis.deprel[clause] != "advcl" or analysis.xpos[clause] != "VB":
            return False
        if analysis.lemma[token] not in ("call", "appeal"):
            return False
        mark = analysis.child(clause, "mark")
        return mark is not None and analysis.form[mark].lower() == "to"

    @staticmethod
    def _nearest_before(token: int, subjects: list[int]) -> list[int]:
        """Return one of several subjects: a verb has one, the parser took in a neighbour's."""
        before = [subject for subject in subjects if subject < token]
        return before[-1:] or subjects[:1]

    def _add_oblique(self, frame: Frame, token: int, child: int) -> None:
        """Add an oblique; one that has no preposition is a core argument or an adverbial.

        "with troops having taken over the town": the parser has no other name for both nouns.
        """
        word = self.preposition(child)
        if word:
            frame.obliques.append((word, child))
            return
        analysis = self._analysis
        is_plain = analysis.deprel[child] == "obl" and not self._is_time(child)
        if is_plain and child > token and not frame.objects and analysis.child(child, "det"):
            frame.objects.append(child)  # "has led the attacks": behind the verb without a word
            return
        opening = self._analysis.child(token, "mark")
        is_absolute = opening is not None and self._analysis.form[opening].lower() == "with"
        if is_absolute and child < token and self._analysis.deprel[child] == "obl":
            frame.subjects.append(child)
        elif is_absolute and child > token and self._analysis.deprel[child] == "obl":
            frame.objects.append(child)

    def preposition(self, token: int) -> str:
        """Return the preposition of a noun phrase; several words are joined by a blank."""
        analysis = self._analysis
        for child in analysis.children[token]:
            if analysis.deprel[child] == "case" and child < token:
                fixed = analysis.children_by(child, "fixed")
                return " ".join(analysis.form[part].lower() for part in (child, *fixed))
        first = analysis.subtree_bounds[token][0]
        opens = analysis.deprel[first] == "case" and analysis.upos[first] == "ADP"
        return analysis.form[first].lower() if opens and first < token else ""

    def _is_bare_participle(self, token: int) -> bool:
        """Tell whether a verb is a reduced passive: "shells fired from the hill", "Hit by ...".

        Parsers take the participle for a past tense in this place, so both tags count.
        """
        analysis = self._analysis
        tag, relation = analysis.xpos[token], analysis.deprel[token]
        if tag not in ("VBN", "VBD"):
            return False
        bare = all(
            not analysis.deprel[child].startswith(("aux", "nsubj"))
            for child in analysis.children[token]
        )
        if relation == "acl":
            return bare
        return tag == "VBN" and bare and relation in ("advcl", "xcomp", "dep", "amod")

    def _find_agent(self, frame: Frame) -> None:
        analysis = self._analysis
        for word, token in frame.obliques:
            if word == "by" and not self._is_time(token) and analysis.upos[token] != "VERB":
                frame.subjects.append(token)
        frame.obliques = [pair for pair in frame.obliques if pair[1] not in frame.subjects]

    def _is_time(self, token: int) -> bool:
        analysis = self._analysis
        return analysis.lemma[token].lower() in _TIME_NOUNS or analysis.upos[token] == "NUM"

    def _propagate(self, token: int, frame: Frame, depth: int) -> None:
        analysis = self._analysis
        governor = analysis.head[token]
        relation = analysis.deprel[token]
        if governor < 0:
            return
        if relation == "acl:relcl":
            self._fill_gap(token, governor, frame)
        elif relation.startswith("acl"):
            self._fill_from_noun(token, governor, frame, depth)
        elif relation == "conj" and analysis.upos[governor] in ("VERB", "ADJ", "AUX"):
            self._share(token, frame, self.verb(governor, depth + 1), governor)
        elif relation in ("xcomp", "ccomp", "advcl", "advcl:pred"):
            self._control(token, frame, governor, depth)

    def _fill_gap(self, token: int, antecedent: int, frame: Frame) -> None:
        """Put the antecedent where the relative pronoun stands, or into the open core slot."""
        found = False
        for slot in (frame.subjects, frame.objects, frame.indirect):
            for position, filler in enumerate(slot):
                if self._is_relative(filler):
                    slot[position] = antecedent
                    found = True
        for position, (word, filler) in enumerate(frame.obliques):
            if self._is_relative(filler):
                frame.obliques[position] = (word, antecedent)
                found = True
        if found or self._adverb_gap(token):
            return
        if frame.passive and not frame.objects:
            frame.objects.append(antecedent)
        elif not frame.subjects and not frame.passive:
            frame.subjects.append(antecedent)
        elif frame.subjects and not frame.objects and not frame.passive:
            frame.objects.append(antecedent)

    def _is_relative(self, token: int) -> bool:
        analysis = self._analysis
        return analysis.upos[token] == "PRON" and analysis.form[token].lower() in _RELATIVE

    def _adverb_gap(self, token: int) -> bool:
        analysis = self._analysis
        return any(
            analysis.form[child].lower() in ("where", "when", "whose", "why")
            for child in self._analysis.children[token]
        )

    def _fill_from_noun(self, token: int, noun: int, frame: Frame, depth: int) -> None:
        if frame.passive:
            if not frame.objects:
                frame.objects.append(noun)
        elif self._analysis.xpos[token] == "VBG" and not frame.mark:
            if not frame.subjects:
                frame.subjects += self._writers(noun, depth) or [noun]
        elif not frame.subjects:
            # "their plan to attack", "a plan by X to attack", "X announced plans to attack"
            frame.subjects += self._analysis.children_by(noun, "nmod:poss")
            frame.subjects += [
                child
                for child in self._analysis.children_by(noun, "nmod")
                if self.preposition(child) == "by"
            ]
            above = self._analysis.head[noun]
            is_verb = above >= 0 and self._analysis.upos[above] == "VERB"
            if not frame.subjects and is_verb and depth < _DEEPEST:
                frame.subjects += self.verb(above, depth + 1).subjects

    def _writers(self, noun: int, depth: int) -> list[int]:
        """Return who put out the paper that speaks: "X passed a resolution criticising Y"."""
        analysis = self._analysis
        above = analysis.head[noun]
        if analysis.lemma[noun].lower() not in _DOCUMENTS or depth >= _DEEPEST:
            return []
        own = analysis.children_by(noun, "nmod:poss")
        if own or above < 0 or analysis.upos[above] != "VERB" or analysis.deprel[noun] != "obj":
            return own
        return list(self.verb(above, depth + 1).subjects)

    def _share(self, token: int, frame: Frame, left: Frame, governor: int) -> None:
        """Take over what coordinated verbs share: the subject, and an object at their right."""
        analysis = self._analysis
        if not frame.subjects and not frame.objects and not frame.passive:
            bare_participle = left.passive and analysis.xpos[token] == "VBN"
            frame.passive = bare_participle and not analysis.child(token, "aux", "obj")
        if not frame.surface and left.surface and left.surface[0] < token:
            if frame.passive:
                frame.objects += left.surface
                behind = [agent for agent in left.subjects if left.passive and agent > token]
                frame.subjects += behind if not frame.subjects else []
            else:
                frame.subjects += left.surface
        if not frame.objects and not left.passive:
            frame.objects += [obj for obj in left.objects if obj > token > governor]

    def _control(self, token: int, frame: Frame, governor: int, depth: int) -> None:
        if frame.surface or self._analysis.upos[governor] not in ("VERB", "ADJ", "AUX", "NOUN"):
            return
        above = self.verb(governor, depth + 1)
        controller = above.surface
        clause_of_object = self._analysis.deprel[token] == "xcomp" or (
            frame.mark in _OBJECT_MARKS and self._analysis.xpos[token] == "VBG"
        )
        lemma = self._analysis.lemma[governor]
        if clause_of_object and not above.passive and lemma not in _SUBJECT_CONTROL:
            controller = above.objects or self._called_upon(above) or above.subjects
        if frame.passive:
            frame.objects += [item for item in controller if item not in frame.objects]
        else:
            frame.subjects += controller

    @staticmethod
    def _called_upon(above: Frame) -> list[int]:
        """Return X of "called on X to" and "appealed to X to"."""
        return above.after("on", "upon", "to")

    def _nominal(self, token: int) -> Frame:
        analysis = self._analysis
        frame = Frame()
        for child in analysis.children[token]:
            relation = analysis.deprel[child]
            if relation == "nmod:poss":
                frame.subjects.append(child)
            elif relation in ("amod", "compound", "nmod:desc"):
                frame.modifiers.append(child)
            elif relation in _OBLIQUES:
                word = self.preposition(child)
                if word == "by":
                    frame.subjects.append(child)
                elif word:
                    frame.obliques.append((word, child))
            elif relation.startswith("acl"):
                self._add_from_clause(frame, token, child)
        for word, below in prepositions_below(analysis, token):
            if word == "by":
                frame.subjects.append(below)
            else:
                frame.obliques.append((word, below))
        if not any(analysis.deprel[item] != "nmod:poss" for item in frame.subjects):
            frame.subjects += self._agent_below(frame.after("of", "on", "against"))
        return frame

    def _agent_below(self, objects: list[int]) -> list[int]:
        """Return who stands behind "by" on an object of the noun: "the arrest of X by Y".

        Parsers hang the by-phrase on the nearer noun.
        """
        analysis = self._analysis
        return [
            below
            for item in objects
            for member in (item, *analysis.children_by(item, "nmod", "conj"))
            for below in analysis.children_by(member, "nmod", "nmod:agent", "obl", "obl:agent")
            if self.preposition(below) == "by" and not self._is_time(below)
        ][:1]

    def _add_from_clause(self, frame: Frame, token: int, child: int) -> None:
        """Add what a clause on the noun says of it: "raids carried out by X", "a call to do"."""
        analysis = self._analysis
        if analysis.upos[child] != "VERB":
            return
        clause = self.verb(child)
        if clause.mark == "to" and analysis.deprel[child] == "acl":
            frame.complement = child
        elif (
            clause.passive and token in clause.objects and analysis.lemma[child] in _CARRYING_VERBS
        ):
            frame.subjects += [item for item in clause.subjects if item != token]
            frame.obliques += [(word, item) for word, item in clause.obliques if item != token]
