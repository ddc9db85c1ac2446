"""Cues that the tree alone shows: whose mouth or mind a governing word opens.

In go links; out come answers: does the link open a voice, who is its subject, is that a person,
is the author bound by what he says of the holder. No statements here.
"""

from collections.abc import Sequence

from sayso.language.analysis import Analysis
from sayso.reading.claims.clause import Clauses, has_it
from sayso.reading.claims.lexicon import Lexicon, Operator, names_people
from sayso.reading.claims.path import Link, Paths
from sayso.record.types import Actor

_PERSON_TYPES = frozenset(
    {"person", "group", "organisation", "armed_group", "government", "state", "media", "people"}
)
_PERSONAL_PRONOUNS = frozenset(
    {"he", "she", "they", "who", "you", "everyone", "everybody", "someone", "somebody", "anyone",
     "others", "many", "some", "one", "nobody", "both", "most"}
)  # fmt: skip
_FIRST_PERSON = frozenset({"i", "we"})
_VOICELESS = frozenset(
    {"made", "failed", "aspect", "ended", "attempt", "enable", "suppose", "likely", "possible",
     "unlikely", "certain", "true", "open", "false", "factive", "evaluate", "hearsay"}
)  # fmt: skip
_HELD_BY_ADJECTIVE = frozenset({"believe", "convinced", "doubt", "fear", "want", "claim", "commit"})
_DOUBTFUL = frozenset(
    {"doubtful", "dubious", "unsure", "uncertain", "undecided", "sure", "certain"}
)
_HELD_BY_OBJECT = frozenset(
    {"deny", "confirm", "concede", "direct", "forbid", "fear", "commit", "threaten", "doubt",
     "claim", "predict", "want"}
)  # fmt: skip
_NO_MOUTH = frozenset(
    {"it", "there", "nobody", "none", "one", "you", "anyone", "this", "that", "which"}
)
_IN_PASSING = frozenset({"say", "claim", "believe", "confirm", "concede", "predict", "fear", "ask"})
_NEAR = 25  # words between "according" and the head of its phrase
_THINGS_SHOWN = frozenset({"show", "evident"})
_SEEN_THROUGH = frozenset({"know", "perceive", "factive", "pretend", "false"})
_AFLOAT = frozenset({"direct", "fear", "predict", "hearsay", "claim", "possible", "believe"})
_JUDGED_BY = frozenset(
    {"guilty", "innocent", "convict", "acquit", "clear", "absolve", "accuse", "suspect", "charge"}
)
_PLANS = frozenset({"commit", "want", "attempt"})
_SPOKEN_COMMITMENT = frozenset({"promise", "vow", "pledge", "swear", "threaten", "guarantee"})


class Mouths:
    """Who speaks by the tree; one for each reading."""

    def __init__(
        self,
        analysis: Analysis,
        clauses: Clauses,
        paths: Paths,
        lexicon: Lexicon,
        actors: Sequence[Actor],
    ) -> None:
        """Note which tokens head a mention of somebody who can speak."""
        self.analysis = analysis
        self.clauses = clauses
        self.paths = paths
        self.lexicon = lexicon
        self._person_heads = _person_heads(analysis, actors)

    def opens_voice(self, link: Link) -> bool:
        """Say whether the link's cue puts the clause into somebody's mouth or mind."""
        operator = link.operator
        if operator is None or not operator.opaque:
            return False
        doubtful = link.frame == "adjective" and self.clauses.lemma[link.governor] in _DOUBTFUL
        if operator.name in _VOICELESS and not doubtful:
            return False
        if self._is_no_mouth(link, operator):
            return False
        is_passive = link.frame == "object" and self.clauses.at(link.governor).passive
        if link.frame.startswith("passive") or is_passive:
            return self.analysis.child(link.governor, "obl:agent") is not None
        subject = self.subject(link.governor)
        if subject is None or self.is_nobody(subject):
            return False
        shown = self.clauses.at(link.governor).subject
        is_which = shown is not None and self.clauses.lower[shown] == "which"
        if operator.name in _THINGS_SHOWN and is_which:
            return False
        if operator.name in _THINGS_SHOWN or link.frame in ("adjective", "object"):
            return self.is_person(subject) and link.frame in ("that", "adjective", "object")
        return not self._is_author(subject)

    def _is_no_mouth(self, link: Link, operator: Operator) -> bool:
        lemma = self.clauses.lemma[link.governor]
        if link.frame == "adjective":
            return operator.name not in _HELD_BY_ADJECTIVE and lemma not in _DOUBTFUL
        if link.frame == "object":
            return operator.name not in _HELD_BY_OBJECT or self._is_wanted_of_others(link.governor)
        if link.frame == "as":
            return False
        if link.frame == "participle":
            return lemma not in ("call", "label", "brand", "dub", "deem", "consider", "declare")
        if link.frame == "noun":
            if operator.name == "direct" and self.clauses.at(link.governor).copula is not None:
                return True  # "is under pressure to p"
            return self._is_done_to(link)
        return link.frame in ("to", "bare") and lemma in ("have", "need", "ought", "get")

    def _is_wanted_of_others(self, verb: int) -> bool:
        """Say whether the verb is what others are to do: "urged the state to ban the sale"."""
        above = self.analysis.head[verb]
        if above < 0 or self.analysis.deprel[verb] != "xcomp":
            return False
        children = self.analysis.children_by(above, "obj", "iobj")
        return self.clauses.at(verb).infinitive and bool(children)

    def _is_done_to(self, link: Link) -> bool:
        """Say whether something is done to the named say-so: "denied her claim that p"."""
        above = self.paths.link(link.governor, below=link)
        return above.operator is not None and above.frame == "reporting_object"

    def is_nobody(self, subject: int) -> bool:
        """Nobody, no one, one, it, there: no mouth."""
        if self.clauses.lower[subject] in _NO_MOUTH or self.is_asked(subject):
            return True
        if self.clauses.lemma[subject] in self.lexicon.words["call"]["scorn"]:
            return True
        return any(self.clauses.lower[c] == "no" for c in self.analysis.children[subject])

    def is_asked(self, subject: int) -> bool:
        """Say whether a question asks for the subject: "Who would believe that?"."""
        first, end = self.analysis.sentence_tokens[self.analysis.sentence[subject]]
        is_first = subject == first and self.clauses.lower[subject] == "who"
        return is_first and "?" in self.analysis.form[end - 1]

    def _is_author(self, subject: int) -> bool:
        own = self.clauses.lower[subject] in _FIRST_PERSON
        return own and not self.analysis.quote_level[subject]

    def is_seen_through(self, operator: Operator, link: Link | None) -> bool:
        """Say whether the author, too, is bound by what he says of the holder."""
        if operator.name in _SEEN_THROUGH or (link is not None and _takes_for_granted(link)):
            return True
        if link is None or link.frame not in ("to", "gerund", "passive_to", "noun", "object_to"):
            return operator.name == "accuse"
        if self.clauses.lemma[link.governor] in _SPOKEN_COMMITMENT:
            return False
        return operator.name in _PLANS and link.frame in ("to", "passive_to")

    def is_nobodys_noun(self, link: Link | None) -> bool:
        """Say whether a noun names a fear or call that nobody in the sentence holds.

        "The verdict renewed calls for p", "amid fears that p"; not "voiced fears", "her fears".
        """
        if link is None or link.frame != "noun" or link.operator is None:
            return False
        if self._is_unchecked(link.governor):
            return True
        if link.operator.name not in _AFLOAT or self._is_owned(link.governor):
            return False
        analysis = self.analysis
        above = analysis.head[link.governor]
        if above < 0 or analysis.deprel[link.governor] != "obj":
            return True
        holder = self.subject(above)
        return holder is not None and not self.is_person(holder)

    def _is_unchecked(self, noun: int) -> bool:
        """Say whether the author tells what the claim is worth: "could not be verified"."""
        above = self.analysis.head[noun]
        if above < 0 or self.analysis.deprel[noun] not in ("nsubj", "nsubj:pass"):
            return False
        verb = self.clauses.at(above)
        checked = verb.lemma in ("verify", "confirm", "corroborate", "authenticate", "substantiate")
        if verb.passive and checked:
            return bool(verb.negators)
        operator = self.lexicon.frames["adjective"].get(self.clauses.lemma[above])
        return operator is not None and operator.name in ("doubt", "unlikely", "false")

    def _is_owned(self, noun: int) -> bool:
        """Say whether the noun has a holder: "her fears", "fears among officials", "by X"."""
        for child in self.analysis.children_by(noun, "nmod:poss", "nmod"):
            case = self.analysis.child(child, "case")
            by = case is not None and self.clauses.lower[case] in ("by", "from", "among", "of")
            if self.analysis.deprel[child] == "nmod:poss" or (by and self.is_person(child)):
                return True
        return False

    def subject(self, governor: int) -> int | None:
        """Return the head of the phrase that holds what `governor` introduces."""
        analysis = self.analysis
        for _ in range(4):
            if analysis.upos[governor] == "NOUN" and self.clauses.at(governor).copula is None:
                return analysis.child(governor, "nmod:poss")
            clause = self.clauses.at(governor)
            judge = analysis.child(governor, "obl:agent")
            if judge is not None and clause.lemma in _JUDGED_BY:
                return judge
            if clause.subject is not None:
                return self._antecedent(governor, clause.subject)
            if clause.passive:
                return analysis.child(governor, "obl:agent")
            relation = analysis.deprel[governor]
            above = analysis.head[governor]
            if above < 0:
                return None
            if relation == "acl":
                return None if has_it(self.clauses, above) else above
            if relation not in ("xcomp", "advcl", "conj"):
                return None
            governor = above
        return None

    def _antecedent(self, governor: int, subject: int) -> int:
        anchor = self.paths.anchor(governor)
        relative = self.analysis.deprel[anchor] == "acl:relcl"
        if relative and self.clauses.lower[subject] in ("who", "which", "that"):
            return self.analysis.head[anchor]
        return subject

    def is_person(self, token: int) -> bool:
        """Say whether the phrase headed at `token` names people or a body of people."""
        word = self.clauses.lower[token]
        if word in _FIRST_PERSON:
            return bool(self.analysis.quote_level[token])
        if word in _PERSONAL_PRONOUNS or token in self._person_heads:
            return True
        upos = self.analysis.upos[token]
        return upos == "PROPN" or (
            upos == "NOUN" and names_people(self.lexicon, self.clauses.lemma[token])
        )

    def parenthetical(self, last: Link) -> Link | None:
        """Return the step to a cue in passing: "p, the grocer reckons"."""
        top = last.anchor
        for child in self.analysis.children_by(top, "parataxis"):
            cue = self.clauses.at(child)
            operator = self.lexicon.frames["that"].get(cue.lemma)
            if operator is None or cue.subject is None or cue.object is not None:
                continue
            if self.is_nobody(cue.subject) or self._is_author(cue.subject):
                continue
            if self.analysis.child(child, "ccomp") is None and operator.name in _IN_PASSING:
                return Link(last.node, top, "that", child, operator)
        return None

    def according(self, adjunct: int) -> int | None:
        """Return the token "according" that brings in the phrase headed at `adjunct`."""
        for child in self.analysis.children[adjunct]:
            for token in (child, child - 1):
                if self.clauses.lower[token] == "according" and abs(token - adjunct) < _NEAR:
                    return token
        return None


def _takes_for_granted(link: Link) -> bool:
    """Say whether a question clause presupposes p: "will ask why the sluice was opened"."""
    node = link.node
    return node.question_word is not None and node.finite and node.modal is None


def _person_heads(analysis: Analysis, actors: Sequence[Actor]) -> set[int]:
    found: set[int] = set()
    for actor in actors:
        if actor.type in _PERSON_TYPES:
            for mention in actor.mentions:
                found.update(analysis.tokens_in(mention.head))
    return found
