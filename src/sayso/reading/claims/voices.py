"""Whose stance: the chain of voices over a predicate and what each voice sees of the path.

In go the statements and actors and the path of a predicate; out comes a tuple of `Voice`s, the
author first, the innermost last (evidential-status note, section 3). A cue that no statement
covers still opens a voice when it has a personal subject ("The mayor denied that …"), without a
statement id. Words of the author that bind him (factives, pretending, impersonal hearsay and
belief, plans he reports) let him see through to the proposition; else he stays uncommitted.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from sayso.language.analysis import Analysis
from sayso.reading.claims.clause import Clauses
from sayso.reading.claims.lexicon import Lexicon, Operator, Outcome, names_people
from sayso.reading.claims.path import Link, Paths
from sayso.reading.claims.segment import Frame
from sayso.reading.lookup import ActorLookup
from sayso.record.types import Actor, Statement
from sayso.record.vocabulary import Span

_PERSON_TYPES = frozenset(
    {"person", "group", "organisation", "armed_group", "government", "state", "media", "people"}
)
_PERSONAL_PRONOUNS = frozenset(
    {"he", "she", "they", "who", "you", "everyone", "everybody", "someone", "somebody", "anyone",
     "others", "many", "some", "one", "nobody", "both", "most"}
)  # fmt: skip
_FIRST_PERSON = frozenset({"i", "we"})
_IMPERSONAL_SOURCES = frozenset({"none", "generic"})
_VOICELESS = frozenset(
    {"made", "failed", "aspect", "ended", "attempt", "enable", "suppose", "likely", "possible",
     "unlikely", "certain", "open", "false", "factive", "evaluate", "hearsay"}
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
_GENERIC = frozenset({"some", "many", "others", "people", "critics", "posts", "locals"})
_UNSPECIFIC = frozenset(
    {"posts", "rumours", "rumors", "reports", "locals", "gossip", "legend", "some", "many", "claims",
     "people", "folklore", "hearsay", "tradition"}
)  # fmt: skip
_IN_PASSING = frozenset({"say", "claim", "believe", "confirm", "concede", "predict", "fear", "ask"})
_NEAR = 25  # words between "according" and the head of its phrase
_NO_CUE = frozenset(
    {"made", "failed", "aspect", "ended", "attempt", "enable", "suppose", "likely", "possible",
     "unlikely", "certain"}
)  # fmt: skip
_THINGS_SHOWN = frozenset({"show", "evident"})
_SEEN_THROUGH = frozenset({"know", "perceive", "factive", "pretend", "false"})
_PLANS = frozenset({"commit", "want", "attempt"})
_SPOKEN_COMMITMENT = frozenset({"promise", "vow", "pledge", "swear", "threaten", "guarantee"})


@dataclass(frozen=True, slots=True)
class Voice:
    """One voice: who, by which statement, and what it sees.

    `links` is the path as far as this voice vouches for it, `frame` the cue over it. `open_to`
    holds the tokens of the cue that keeps the voice uncommitted, `None` where it commits itself.
    `adopted` is the author's side, taken by an adverb on the cue.
    """

    sources: tuple[str, ...]
    statement: str | None
    links: tuple[Link, ...]
    frame: Frame | None
    in_content: bool
    open_to: tuple[int, ...] | None = None
    adopted: tuple[Outcome, int] | None = None


@dataclass(slots=True)
class _Stretch:
    """The links inside one voice's words and the cue that closes them."""

    links: list[Link]
    frame: Frame | None = None
    sources: tuple[str, ...] = ()
    statement: str | None = None
    outer_frame: Frame | None = None
    seen_through: bool = False
    impersonal: bool = False
    adopted: tuple[Outcome, int] | None = None


class Voices:
    """Finds the chain of voices; one for each reading."""

    def __init__(
        self,
        analysis: Analysis,
        clauses: Clauses,
        paths: Paths,
        lexicon: Lexicon,
        statements: Sequence[Statement],
        actors: Sequence[Actor],
    ) -> None:
        """Index statements by the tokens of their contents, innermost on top."""
        self.analysis = analysis
        self.clauses = clauses
        self.paths = paths
        self.lexicon = lexicon
        self.actors = ActorLookup(analysis, actors)
        self.statements = {statement.id: statement for statement in statements}
        self._person_heads = _person_heads(analysis, actors)
        self.owner = _owners(analysis, statements)
        voiced = [s for s in statements if self._has_voice(s)]
        self._voice_owner = _owners(analysis, voiced)
        self._cue_tokens = {s.id: _tokens(analysis, s.cue) for s in voiced}

    def _has_voice(self, statement: Statement) -> bool:
        """Leave out things that show (the author reasons) and the author's own "I think"."""
        if statement.tier == "act" and statement.cue_class == "say":
            return False  # "are examining the alleged bribery": nobody's words
        if statement.tier == "evidence" and statement.source.kind in ("artefact", "none"):
            return False
        if statement.source.kind == "pronoun" and statement.parent is None:
            span = statement.source.span
            inside = span is not None and self.analysis.quote_level[self.analysis.token_at(span[0])]
            return bool(inside) or not self._is_first_person(span)
        return True

    def _is_first_person(self, span: Span | None) -> bool:
        return span is not None and self.analysis.words(span).lower() in _FIRST_PERSON

    def of(self, token: int) -> list[Voice]:
        """Return the voices over the predicate at `token`, the author first."""
        stretches = self._stretches(token)
        voices = [self._voice(stretches, level) for level in range(len(stretches))]
        return voices[::-1]

    def _stretches(self, token: int) -> list[_Stretch]:
        """Cut the path at the borders of contents; innermost first, the author's last."""
        done: list[_Stretch] = []
        owner = self._voice_owner[self.paths.anchor(token) if self.paths.is_moved(token) else token]
        current = _Stretch([])
        links = self.paths.of(token)
        for position, link in enumerate(links):
            current.links.append(link)
            if link.governor < 0:
                current = self._climb(link, owner, done, current)
                break
            above = self._voice_owner[link.governor]
            if above != owner and self._is_outside(owner, above):
                if self._is_voiceless(owner, link):
                    owner = above
                    continue
                following = links[position + 1] if position + 1 < len(links) else None
                if following is not None and self._is_of_same_cue(owner, link, following):
                    continue
                done.append(self._closed(current, owner, link))
                current, owner = _Stretch([]), above
            elif self._opens_voice(link):
                done.append(self._closed_by_tree(current, link))
                current = _Stretch([])
        while owner is not None:
            done.append(self._closed(current, owner, None))
            current, owner = _Stretch([]), self._parent(owner)
        by_tree = None
        if owner is None and not any(stretch.links for stretch in done):
            by_tree = self._according_to(current) or self._parenthetical(current)
        return [*done, by_tree, _Stretch([])] if by_tree is not None else [*done, current]

    def _is_voiceless(self, owner: str | None, link: Link) -> bool:
        """Say whether the tree gives the statement no mouth, whatever source was found for it.

        A thing shows, "seems to", "refused to sign", "one can assume", "it is hard to believe".
        """
        assert owner is not None
        statement = self.statements[owner]
        operator = link.operator
        cue = self._cue_tokens[owner]
        if operator is not None and link.frame == "noun" and operator.name in _THINGS_SHOWN:
            return self.analysis.child(link.governor, "nmod:poss") is None
        if operator is None or link.governor not in cue:
            return False
        if link.frame.startswith("passive") or link.frame == "reporting_object":
            return False
        if operator.name in _NO_CUE and link.frame != "noun":
            return True
        subject = self._subject(link.governor)
        if operator.name in _THINGS_SHOWN:
            return link.frame != "that" or subject is None or not self._is_person(subject)
        if link.frame not in ("that", "to"):
            return False
        if subject is None:
            return statement.source.span is None or self.clauses.at(link.governor).infinitive
        return self._is_nobody(subject)

    def _is_of_same_cue(self, owner: str | None, link: Link, following: Link) -> bool:
        """Say whether the next step is still in the cue: "rejected claims that p"."""
        assert owner is not None
        if following.frame != "reporting_object" or following.operator is None:
            return False
        if following.governor in self._cue_tokens[owner]:
            return True
        return self.analysis.child(link.governor, "nmod:poss") is None

    def _according_to(self, stretch: _Stretch) -> _Stretch | None:
        """Close the author's last stretch by "according to X", which no statement covers."""
        if not stretch.links:
            return None
        top = self.clauses.at(stretch.links[-1].anchor)
        for adjunct in top.adverbs:
            case = self._according(adjunct)
            if case is None:
                continue
            word = self.clauses.lower[adjunct]
            cue = (case, case + 1)
            stretch.frame = Frame(self.lexicon.classes["say"], negated=False, cues=cue, head=-1)
            stretch.sources = self.actors.of_phrase(adjunct) or ("unnamed",)
            stretch.impersonal = word in _UNSPECIFIC
            stretch.outer_frame = self._as_seen(stretch)
            stretch.seen_through = stretch.impersonal
            return stretch
        return None

    def _parenthetical(self, stretch: _Stretch) -> _Stretch | None:
        """Close the author's last stretch by a cue in passing: "p, the grocer reckons"."""
        if not stretch.links:
            return None
        top = stretch.links[-1].anchor
        for child in self.analysis.children_by(top, "parataxis"):
            cue = self.clauses.at(child)
            operator = self.lexicon.frames["that"].get(cue.lemma)
            if operator is None or cue.subject is None or cue.object is not None:
                continue
            if self._is_nobody(cue.subject) or self._is_author(cue.subject):
                continue
            if self.analysis.child(child, "ccomp") is None and operator.name in _IN_PASSING:
                return self._closed_by_tree(
                    stretch, Link(stretch.links[-1].node, top, "that", child, operator)
                )
        return None

    def _according(self, adjunct: int) -> int | None:
        for child in self.analysis.children[adjunct]:
            for token in (child, child - 1):
                if self.clauses.lower[token] == "according" and abs(token - adjunct) < _NEAR:
                    return token
        return None

    def _climb(
        self, last: Link, owner: str | None, done: list[_Stretch], current: _Stretch
    ) -> _Stretch:
        """Look for voices over a clause that left its matrix's modality, not its mouth.

        "said he was alarmed by what they found": *found* stands in the speaker's mouth.
        """
        above = self.analysis.head[last.anchor]
        if last.frame == "root" or above < 0 or owner is not None:
            return current
        for link in self.paths.of(above):
            if self._voice_owner[above] is None and self._opens_voice(link):
                closed = self._closed_by_tree(current, link)
                assert closed.frame is not None
                neutral = self.lexicon.classes["say"]
                closed.frame = replace(closed.frame, operator=neutral, negated=False)
                done.append(closed)
                current = _Stretch([])
        return current

    def _is_outside(self, owner: str | None, above: str | None) -> bool:
        """Say whether `above` is an outer voice, not a quotation nested deeper."""
        if owner is None:
            return False
        while above is not None and above != owner:
            above = self._parent(above)
        return above != owner

    def _parent(self, statement: str | None) -> str | None:
        while statement is not None:
            statement = self.statements[statement].parent
            if statement is None or statement in self._cue_tokens:
                return statement
        return None

    # --- statements ---------------------------------------------------------------------------

    def _closed(self, stretch: _Stretch, owner: str | None, link: Link | None) -> _Stretch:
        assert owner is not None
        statement = self.statements[owner]
        cue = self._cue_tokens[owner]
        operator = self._operator(statement, link, cue)
        head = link.governor if link is not None else self._cue_head(cue)
        negated = self._is_negated(statement, head)
        if link is None and stretch.links and self._has_escaped(stretch.links[-1]):
            operator, negated = self.lexicon.classes["say"], False
        stretch.frame = Frame(operator, negated, cue, head)
        stretch.sources = statement.source.actors or ("unnamed",)
        stretch.statement = owner
        stretch.impersonal = self._is_impersonal(statement)
        self._by_tree(stretch, link, cue)
        stretch.outer_frame = self._as_seen(stretch)
        stretch.seen_through = stretch.impersonal or self._is_seen_through(operator, link)
        if link is None and stretch.links:
            stretch.seen_through |= _is_open_slot(self.analysis, self.clauses, stretch.links[-1])
        stretch.adopted = self._adoption(cue, head)
        return stretch

    def _by_tree(self, stretch: _Stretch, link: Link | None, cue: tuple[int, ...]) -> None:
        """Let a plain passive have no mouth, and a rejected say-so the rejecter's."""
        if link is None or link.operator is None:
            return
        if link.frame == "reporting_object":
            stretch.impersonal = False
            subject = self._subject(link.governor)
            found = self.actors.of_phrase(subject) if subject is not None else ()
            stretch.sources = found or stretch.sources
        elif link.governor in cue and self._is_unowned(link):
            stretch.impersonal, stretch.sources = True, ("unnamed",)

    def _is_unowned(self, link: Link) -> bool:
        """Say whether a plain passive or a noun of hearsay stands without anybody's name."""
        if link.frame.startswith("passive"):
            return self.analysis.child(link.governor, "obl:agent") is None
        assert link.operator is not None
        owned = self.analysis.child(link.governor, "nmod:poss", "nmod") is not None
        return link.frame == "noun" and link.operator.name == "hearsay" and not owned

    def _has_escaped(self, last: Link) -> bool:
        """Say whether the clause left its matrix for good (relative, adverbial), in this content."""
        if last.frame not in ("relative", "adverbial"):
            return False
        above = self.analysis.head[last.anchor]
        return above >= 0 and self._voice_owner[above] == self._voice_owner[last.anchor]

    def _operator(self, statement: Statement, link: Link | None, cue: tuple[int, ...]) -> Operator:
        found = None
        if link is not None and (link.governor in cue or link.frame == "reporting_object"):
            found = link.operator
        if found is None:
            found = self._operator_of_cue(statement, cue)
        personal = statement.source.kind not in ("artefact", "document")
        if found.name in _THINGS_SHOWN and personal and found.outcome.strength < 3:
            return self.lexicon.classes["hint"]
        if found.name == "show" and personal:
            return self.lexicon.classes["say"]
        return found

    def _operator_of_cue(self, statement: Statement, cue: tuple[int, ...]) -> Operator:
        by_class = self.lexicon.classes[statement.cue_class]
        for token in cue:
            lemma = self.clauses.at(token).lemma
            for frame in ("that", "noun", "to"):
                found = self.lexicon.frames[frame].get(lemma)
                if found is not None and found.name == by_class.name:
                    return found
        return by_class

    def _cue_head(self, cue: tuple[int, ...]) -> int:
        return min(cue, key=lambda token: self.analysis.depth[token], default=-1)

    def _is_negated(self, statement: Statement, head: int) -> bool:
        """Trust the tree at the cue's head, else the statement's polarity."""
        if head >= 0:
            clause = self.clauses.at(head)
            if clause.negators or clause.weak_negators:
                return (len(set(clause.negators)) + len(clause.weak_negators)) % 2 == 1
        return statement.polarity == "negative"

    def _is_impersonal(self, statement: Statement) -> bool:
        """Say whether nobody in particular speaks: no source, "some", "rumour has it"."""
        span = statement.source.span
        if span is not None:
            named = self.lexicon.frames["noun"].get(self._head_lemma(span))
            if named is not None and named.name == "hearsay":
                return statement.mode in ("indirect", "mixed")
        return (
            statement.source.kind in _IMPERSONAL_SOURCES
            and (statement.hearsay or statement.source.kind == "none")
            and statement.mode in ("indirect", "mixed")
        )

    def _head_lemma(self, span: Span) -> str:
        tokens = self.analysis.tokens_in(span)
        head = min(tokens, key=lambda token: self.analysis.depth[token], default=0)
        return self.clauses.lemma[head]

    def _adoption(self, cue: tuple[int, ...], head: int) -> tuple[Outcome, int] | None:
        """Find an adverb on the cue by which the author takes a side: "rightly", "falsely"."""
        candidates: Iterable[int] = cue
        if head >= 0:
            candidates = (*cue, *self.clauses.at(head).adverbs)
        for token in candidates:
            outcome = self.lexicon.author_adverbs.get(self.clauses.lower[token])
            if outcome is not None:
                return outcome, token
        return None

    def _as_seen(self, stretch: _Stretch) -> Frame | None:
        """Return the cue as it stands for outer voices: nobody's say-so is hearsay."""
        frame = stretch.frame
        if frame is not None and stretch.impersonal and _is_hearsay(frame):
            return replace(frame, operator=self.lexicon.classes["hearsay"])
        return frame

    # --- cues that no statement covers --------------------------------------------------------

    def _opens_voice(self, link: Link) -> bool:
        """Say whether the link's cue puts the clause into somebody's mouth or mind."""
        operator = link.operator
        if operator is None or not operator.opaque:
            return False
        doubtful = link.frame == "adjective" and self.clauses.lemma[link.governor] in _DOUBTFUL
        if operator.name in _VOICELESS and not doubtful:
            return False
        if self._is_no_mouth(link, operator):
            return False
        if link.frame.startswith("passive"):
            return self.analysis.child(link.governor, "obl:agent") is not None
        subject = self._subject(link.governor)
        if subject is None or self._is_nobody(subject):
            return False
        if operator.name in _THINGS_SHOWN or link.frame in ("adjective", "object"):
            return self._is_person(subject) and link.frame in ("that", "adjective", "object")
        return not self._is_author(subject)

    def _is_no_mouth(self, link: Link, operator: Operator) -> bool:
        lemma = self.clauses.lemma[link.governor]
        if link.frame == "adjective":
            return operator.name not in _HELD_BY_ADJECTIVE and lemma not in _DOUBTFUL
        if link.frame == "object":
            return operator.name not in _HELD_BY_OBJECT
        if link.frame == "as":
            return False
        if link.frame == "participle":
            return lemma not in ("call", "label", "brand", "dub", "deem", "consider", "declare")
        if link.frame == "noun":
            return self._is_done_to(link)
        return link.frame in ("to", "bare") and lemma in ("have", "need", "ought", "get")

    def _is_done_to(self, link: Link) -> bool:
        """Say whether something is done to the named say-so: "denied her claim that p"."""
        above = self.paths.link(link.governor, below=link)
        return above.operator is not None and above.frame == "reporting_object"

    def _is_nobody(self, subject: int) -> bool:
        """Nobody, no one, one, it, there: no mouth."""
        if self.clauses.lower[subject] in _NO_MOUTH:
            return True
        if self.clauses.lemma[subject] in self.lexicon.words["call"]["scorn"]:
            return True
        return any(self.clauses.lower[c] == "no" for c in self.analysis.children[subject])

    def _is_author(self, subject: int) -> bool:
        own = self.clauses.lower[subject] in _FIRST_PERSON
        return own and not self.analysis.quote_level[subject]

    def _closed_by_tree(self, stretch: _Stretch, link: Link) -> _Stretch:
        operator = link.operator
        assert operator is not None
        if operator.name == "show":
            operator = self.lexicon.classes["hint" if operator.outcome.strength < 3 else "say"]
        governor = self.clauses.at(link.governor)
        negators = tuple(dict.fromkeys(governor.negators))
        negated = (len(negators) + len(governor.weak_negators)) % 2 == 1
        stretch.frame = Frame(operator, negated, (link.governor, *negators), link.governor)
        subject = self._subject(link.governor)
        found = self.actors.of_phrase(subject) if subject is not None else ()
        stretch.sources = found or ("unnamed",)
        stretch.impersonal = subject is not None and self.clauses.lower[subject] in _GENERIC
        stretch.outer_frame = self._as_seen(stretch)
        stretch.seen_through = stretch.impersonal or self._is_seen_through(operator, link)
        stretch.adopted = self._adoption((), link.governor)
        return stretch

    def _is_seen_through(self, operator: Operator, link: Link | None) -> bool:
        """Say whether the author, too, is bound by what he says of the holder."""
        if operator.name in _SEEN_THROUGH or (link is not None and _takes_for_granted(link)):
            return True
        if link is None or link.frame not in ("to", "gerund", "passive_to", "noun", "object_to"):
            return operator.name == "accuse"
        if self.clauses.lemma[link.governor] in _SPOKEN_COMMITMENT:
            return False
        return operator.name in _PLANS and link.frame in ("to", "passive_to")

    def _subject(self, governor: int) -> int | None:
        """Return the head of the phrase that holds what `governor` introduces."""
        analysis = self.analysis
        for _ in range(4):
            if analysis.upos[governor] == "NOUN" and self.clauses.at(governor).copula is None:
                return analysis.child(governor, "nmod:poss")
            clause = self.clauses.at(governor)
            if clause.subject is not None:
                return self._antecedent(governor, clause.subject)
            if clause.passive:
                return analysis.child(governor, "obl:agent")
            relation = analysis.deprel[governor]
            above = analysis.head[governor]
            if above < 0:
                return None
            if relation == "acl":
                return above
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

    def _is_person(self, token: int) -> bool:
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

    # --- what each voice sees -----------------------------------------------------------------

    def _voice(self, stretches: list[_Stretch], level: int) -> Voice:
        own = stretches[level]
        inner = stretches[level - 1] if level else None
        in_content = level < len(stretches) - 1 or level > 0
        sources = own.sources or ("author",)
        if level == len(stretches) - 1:
            sources = ("author",)
        if inner is None:
            frame = None if own.impersonal and _is_hearsay(own.frame) else own.frame
            return Voice(sources, own.statement, tuple(own.links), frame, own.frame is not None)
        seen = self._sees(stretches, level)
        if seen is None:
            cue = inner.frame.cues if inner.frame is not None else ()
            return Voice(
                sources, own.statement, (), None, in_content, open_to=cue, adopted=inner.adopted
            )
        links, frame = seen
        return Voice(sources, own.statement, links, frame, in_content, adopted=inner.adopted)

    def _sees(
        self, stretches: list[_Stretch], level: int
    ) -> tuple[tuple[Link, ...], Frame | None] | None:
        """Return the path that the voice at `level` is bound by, `None` where a cue shuts it."""
        if not all(stretch.seen_through for stretch in stretches[:level]):
            return None
        links = tuple(link for stretch in stretches[:level] for link in stretch.links)
        own = stretches[level]
        if own.frame is not None and own.links:
            return links + tuple(own.links), own.frame
        return links, stretches[level - 1].outer_frame


def _is_open_slot(analysis: Analysis, clauses: Clauses, last: Link) -> bool:
    """A clause hung on its question word: "will ask why the sluice was opened"."""
    above = analysis.head[last.anchor]
    return (
        last.frame == "relative" and above >= 0 and clauses.lower[above] in ("why", "how", "when")
    )


def _takes_for_granted(link: Link) -> bool:
    """Say whether a question clause presupposes p: "will ask why the sluice was opened"."""
    node = link.node
    return node.question_word is not None and node.finite and node.modal is None


def _is_hearsay(frame: Frame | None) -> bool:
    return frame is not None and frame.operator.name in ("hearsay", "accuse", "say", "claim")


def _tokens(analysis: Analysis, spans: Iterable[Span]) -> tuple[int, ...]:
    return tuple(token for span in spans for token in analysis.tokens_in(span))


def _owners(analysis: Analysis, statements: Sequence[Statement]) -> list[str | None]:
    """Return the innermost statement whose content holds each token."""
    owner: list[str | None] = [None] * len(analysis)
    sized = [(_tokens(analysis, s.content), s.id) for s in statements]
    for tokens, identifier in sorted(sized, key=lambda item: -len(item[0])):
        for token in tokens:
            owner[token] = identifier
    return owner


def _person_heads(analysis: Analysis, actors: Sequence[Actor]) -> set[int]:
    found: set[int] = set()
    for actor in actors:
        if actor.type in _PERSON_TYPES:
            for mention in actor.mentions:
                found.update(analysis.tokens_in(mention.head))
    return found
