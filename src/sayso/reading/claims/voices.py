"""Whose stance: the chain of voices over a predicate and what each voice sees of the path.

In go the statements and actors and the path of a predicate; out comes a list of `Voice`s, the
author first, the innermost last (evidential-status note, section 3). A cue that no statement
covers still opens a voice when it has a personal subject ("The mayor denied that …"), without a
statement id. Words of the author that bind him (factives, pretending, impersonal hearsay and
belief, plans he reports) let him see through to the proposition; else he stays uncommitted.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from sayso.language.analysis import Analysis
from sayso.reading.claims.clause import Clauses
from sayso.reading.claims.cues import Cues
from sayso.reading.claims.lexicon import Lexicon, Outcome
from sayso.reading.claims.mouths import Mouths
from sayso.reading.claims.path import Link, Paths
from sayso.reading.claims.segment import Frame
from sayso.reading.lookup import ActorLookup
from sayso.record.types import Actor, Statement
from sayso.record.vocabulary import Span

_FIRST_PERSON = frozenset({"i", "we"})
_SPEAKERS = frozenset({"he", "she", "they", "i", "we"})
_GENERIC = frozenset({"some", "many", "others", "people", "critics", "posts", "locals"})
_UNSPECIFIC = frozenset(
    {"posts", "rumours", "rumors", "reports", "locals", "gossip", "legend", "some", "many",
     "claims", "people", "folklore", "hearsay", "tradition"}
)  # fmt: skip
_NO_CUE = frozenset(
    {"made", "failed", "aspect", "ended", "attempt", "enable", "suppose", "likely", "possible",
     "unlikely", "certain", "true"}
)  # fmt: skip
_THINGS_SHOWN = frozenset({"show", "evident"})
_SPOKEN = frozenset({"say", "claim", "confirm", "concede", "deny", "commit", "predict", "direct"})
_MOST_VOICES = 12
"""Voices kept over one claim, the innermost first and the author always: what is told through
more mouths stands only in damaged trees, and each level costs a stance for every claim below."""


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
    by_pronoun: bool = False
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
        self.mouths = Mouths(analysis, clauses, paths, lexicon, actors)
        self.cues = Cues(analysis, clauses, lexicon)
        self.owner = _owners(analysis, statements)
        voiced = [s for s in statements if self._has_voice(s)]
        self._voice_owner = _owners(analysis, voiced)
        self._depths: dict[str, int] = {}
        self._cue_tokens = {s.id: _tokens(analysis, s.cue) for s in voiced}

    def _has_voice(self, statement: Statement) -> bool:
        """Leave out things that show (the author reasons) and the author's own "I think"."""
        if statement.tier == "act" and statement.cue_class == "say":
            return False  # "are examining the alleged bribery": nobody's words
        if statement.tier == "evidence" and statement.source.kind in ("artefact", "none"):
            return False
        if self._is_invitation(statement) or self._is_asked_for(statement):
            return False
        if self._is_contradicted(statement) or self._is_of_thing(statement):
            return False
        if statement.source.kind == "pronoun" and statement.parent is None:
            span = statement.source.span
            inside = span is not None and self.analysis.quote_level[self.analysis.token_at(span[0])]
            return bool(inside) or not self._is_first_person(span)
        return True

    def _is_invitation(self, statement: Statement) -> bool:
        """Say whether the author invites a belief: "one can assume", "it can be assumed"."""
        if statement.tier != "thought" or statement.parent is not None:
            return False
        span = statement.source.span
        if span is not None:
            return self.analysis.words(span).lower() == "one"
        tokens = _tokens(self.analysis, statement.cue)
        return any(self.analysis.xpos[token] == "MD" for token in tokens)

    def _is_of_thing(self, statement: Statement) -> bool:
        """Say whether no mouth is meant: "…, which means that p", "Claims that p have spread"."""
        span = statement.source.span
        if statement.tier == "evidence" and span is not None:
            return self.analysis.words(span).lower() in ("which", "this", "that", "it")
        cue = _tokens(self.analysis, statement.cue)
        if statement.source.kind != "elided" or len(cue) != 1:
            return False
        first, _ = self.analysis.sentence_tokens[self.analysis.sentence[cue[0]]]
        return cue[0] == first and self.paths.is_noun_misread(first)

    def _is_contradicted(self, statement: Statement) -> bool:
        """Say whether the cue only names what is set aside: "Contrary to what she says, p"."""
        tokens = _tokens(self.analysis, statement.cue)
        if not tokens or statement.mode == "direct":
            return False
        first, _ = self.analysis.sentence_tokens[self.analysis.sentence[tokens[0]]]
        words = self.clauses.lower[first : first + 3]
        return words[:2] == ["contrary", "to"] and "," not in self.clauses.lower[first : tokens[0]]

    def _is_asked_for(self, statement: Statement) -> bool:
        """Say whether the author asks who would hold such a thing: "Who would believe that p?"."""
        span = statement.source.span
        if span is None or statement.parent is not None:
            return False
        return self.mouths.is_asked(self.analysis.token_at(span[0]))

    def _is_first_person(self, span: Span | None) -> bool:
        return span is not None and self.analysis.words(span).lower() in _FIRST_PERSON

    def of(self, token: int) -> list[Voice]:
        """Return the voices over the predicate at `token`, the author first."""
        stretches = self._stretches(token)
        voices = [self._voice(stretches, level) for level in range(len(stretches))]
        for level in range(len(stretches) - 2, 0, -1):
            if _is_same_mouth(stretches[level - 1], stretches[level]):
                outer = voices.pop(level)
                inner = voices[level - 1]
                statement = inner.statement or outer.statement
                voices[level - 1] = replace(inner, sources=outer.sources, statement=statement)
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
            elif self.mouths.opens_voice(link):
                done.append(self._closed_by_tree(current, link))
                current = _Stretch([])
        if owner is not None and self._is_beside(owner, current):
            owner = self._parent(owner)
        while owner is not None and len(done) < _MOST_VOICES:
            done.append(self._closed(current, owner, None))
            current, owner = _Stretch([]), self._parent(owner)
        by_tree = None
        if owner is None and not any(stretch.links for stretch in done):
            by_tree = self._according_to(current) or self._in_passing(current)
        return [*done, by_tree, _Stretch([])] if by_tree is not None else [*done, current]

    def _is_beside(self, owner: str, stretch: _Stretch) -> bool:
        """Say whether a relative clause only stands beside nobody's say-so.

        "The minister, whose brother owns the mine, is expected to resign."
        """
        cue = self._cue_tokens[owner]
        if self.statements[owner].source.kind != "none" or not stretch.links or not cue:
            return False
        last = stretch.links[-1]
        above = self.analysis.head[last.anchor]
        return last.frame == "relative" and 0 <= above < cue[0] and self._is_subject(above, cue)

    def _is_subject(self, token: int, cue: tuple[int, ...]) -> bool:
        is_subject = self.analysis.deprel[token].startswith("nsubj")
        return is_subject and self.analysis.head[token] in cue

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
        subject = self.mouths.subject(link.governor)
        if operator.name in _THINGS_SHOWN:
            return link.frame != "that" or subject is None or not self.mouths.is_person(subject)
        if link.frame not in ("that", "to"):
            return False
        if subject is None:
            return statement.source.span is None or self.clauses.at(link.governor).infinitive
        if self._is_real_it(operator.name, subject):
            return False
        return self.mouths.is_nobody(subject)

    def _is_real_it(self, operator: str, subject: int) -> bool:
        """Say whether "it" is a body that speaks: "no one was hurt, it said"."""
        is_subject = self.analysis.deprel[subject] == "nsubj"
        return self.clauses.lower[subject] == "it" and is_subject and operator in _SPOKEN

    def _is_of_same_cue(self, owner: str | None, link: Link, following: Link) -> bool:
        """Say whether the next step is still in the cue: "rejected claims that p"."""
        assert owner is not None
        if following.operator is None:
            return False
        weighs = following.frame == "noun" and following.operator.name in ("doubt", "deny")
        if following.frame != "reporting_object" and not weighs:
            return False
        if following.governor in self._cue_tokens[owner]:
            return True
        return self.analysis.child(link.governor, "nmod:poss") is None

    def _in_passing(self, stretch: _Stretch) -> _Stretch | None:
        """Close the author's last stretch by a parenthetical cue, which no statement covers."""
        link = self.mouths.parenthetical(stretch.links[-1]) if stretch.links else None
        return self._closed_by_tree(stretch, link) if link is not None else None

    def _according_to(self, stretch: _Stretch) -> _Stretch | None:
        """Close the author's last stretch by "according to X", which no statement covers."""
        if not stretch.links:
            return None
        top = self.clauses.at(stretch.links[-1].anchor)
        for adjunct in top.adverbs:
            case = self.mouths.according(adjunct)
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
            if self._voice_owner[above] is None and self.mouths.opens_voice(link):
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
        depth = self._depth(owner)
        while above is not None and self._depth(above) > depth:
            above = self._parent(above)
        return above != owner

    def _parent(self, statement: str) -> str | None:
        """Return the innermost statement with a voice around `statement`."""
        outer = self.statements[statement].parent
        while outer is not None and outer not in self._cue_tokens:
            outer = self.statements[outer].parent
        return outer

    def _depth(self, statement: str) -> int:
        """Return how many statements with a voice stand around `statement`."""
        way: list[str] = []
        at: str | None = statement
        while at is not None and at not in self._depths:
            way.append(at)
            at = self._parent(at)
        depth = -1 if at is None else self._depths[at]
        for inner in reversed(way):
            depth += 1
            self._depths[inner] = depth
        return self._depths[statement]

    # --- statements ---------------------------------------------------------------------------

    def _closed(self, stretch: _Stretch, owner: str | None, link: Link | None) -> _Stretch:
        assert owner is not None
        statement = self.statements[owner]
        cue = self._cue_tokens[owner]
        operator = self.cues.operator(statement, link, cue)
        head = link.governor if link is not None else self.cues.head(cue)
        negated = self.cues.is_negated(statement, head)
        if link is None and stretch.links and self._has_escaped(stretch.links[-1]):
            operator, negated = self.lexicon.classes["say"], False
        stretch.frame = Frame(operator, negated, cue, head)
        stretch.sources = statement.source.actors or ("unnamed",)
        stretch.statement = owner
        stretch.impersonal = self.cues.is_impersonal(statement)
        self._by_tree(stretch, link, cue)
        stretch.outer_frame = self._as_seen(stretch)
        stretch.seen_through = stretch.impersonal or self.mouths.is_seen_through(operator, link)
        stretch.seen_through |= self.mouths.is_nobodys_noun(link)
        if link is None and stretch.links:
            stretch.seen_through |= _is_open_slot(self.analysis, self.clauses, stretch.links[-1])
        stretch.adopted = self.cues.adoption(cue, head)
        return stretch

    def _by_tree(self, stretch: _Stretch, link: Link | None, cue: tuple[int, ...]) -> None:
        """Let a plain passive have no mouth, and a rejected say-so the rejecter's."""
        if link is None or link.operator is None:
            return
        if link.frame == "reporting_object":
            weighing = self.clauses.at(link.governor)
            agent = self.analysis.child(link.governor, "obl:agent")
            subject = agent if weighing.passive else self.mouths.subject(link.governor)
            settles = bool(weighing.negators) or link.operator.name == "confirm"
            stretch.impersonal = subject is None and settles
            found = self.actors.of_phrase(subject) if subject is not None else ()
            stretch.sources = found or stretch.sources
        elif link.governor in cue and self._is_unowned(link):
            stretch.impersonal, stretch.sources = True, ("unnamed",)

    def _is_unowned(self, link: Link) -> bool:
        """Say whether a plain passive or a noun of hearsay stands without anybody's name."""
        if link.frame.startswith("passive") or self.clauses.at(link.governor).passive:
            return self.analysis.child(link.governor, "obl:agent") is None
        assert link.operator is not None
        owned = self.analysis.child(link.governor, "nmod:poss", "nmod") is not None
        return link.frame == "noun" and link.operator.name == "hearsay" and not owned

    def _has_escaped(self, last: Link) -> bool:
        """Say whether the clause left its matrix for good inside this content."""
        if last.frame not in ("relative", "adverbial"):
            return False
        above = self.analysis.head[last.anchor]
        return above >= 0 and self._voice_owner[above] == self._voice_owner[last.anchor]

    def _as_seen(self, stretch: _Stretch) -> Frame | None:
        """Return the cue as it stands for outer voices: nobody's say-so is hearsay."""
        frame = stretch.frame
        if frame is not None and stretch.impersonal and _is_hearsay(frame):
            return replace(frame, operator=self.lexicon.classes["hearsay"])
        return frame

    def _closed_by_tree(self, stretch: _Stretch, link: Link) -> _Stretch:
        operator = link.operator
        assert operator is not None
        if operator.name == "show":
            operator = self.lexicon.classes["hint" if operator.outcome.strength < 3 else "say"]
        governor = self.clauses.at(link.governor)
        negators = tuple(dict.fromkeys(governor.negators))
        negated = (len(negators) + len(governor.weak_negators)) % 2 == 1
        stretch.frame = Frame(operator, negated, (link.governor, *negators), link.governor)
        subject = self.mouths.subject(link.governor)
        found = self.actors.of_phrase(subject) if subject is not None else ()
        stretch.sources = found or ("unnamed",)
        stretch.by_pronoun = subject is not None and self.clauses.lower[subject] in _SPEAKERS
        stretch.impersonal = subject is not None and self.clauses.lower[subject] in _GENERIC
        stretch.outer_frame = self._as_seen(stretch)
        stretch.seen_through = stretch.impersonal or self.mouths.is_seen_through(operator, link)
        stretch.adopted = self.cues.adoption((), link.governor)
        return stretch

    # --- what each voice sees -----------------------------------------------------------------

    def _voice(self, stretches: list[_Stretch], level: int) -> Voice:
        own = stretches[level]
        inner = stretches[level - 1] if level else None
        in_content = level < len(stretches) - 1 or level > 0
        sources = own.sources or ("author",)
        if level == len(stretches) - 1:
            sources = ("author",)
        if inner is None:
            frame = self._own_frame(own)
            return Voice(sources, own.statement, tuple(own.links), frame, frame is not None)
        seen = self._sees(stretches, level)
        if seen is None:
            cue = inner.frame.cues if inner.frame is not None else ()
            return Voice(
                sources, own.statement, (), None, in_content, open_to=cue, adopted=inner.adopted
            )
        links, frame = seen
        return Voice(sources, own.statement, links, frame, in_content, adopted=inner.adopted)

    def _own_frame(self, own: _Stretch) -> Frame | None:
        """Return the cue as it binds its holder: hearsay and accusers hold p asserted."""
        frame = own.frame
        if frame is None:
            return None
        accuses = frame.operator.name == "accuse"
        if accuses or (own.impersonal and _is_hearsay(frame)):
            return replace(frame, operator=self.lexicon.classes["say"])
        return frame

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


def _is_same_mouth(inner: _Stretch, outer: _Stretch) -> bool:
    """Say whether a speaker tells what he himself thinks: "wrote that he wished p"."""
    is_known = inner.sources == outer.sources or inner.sources == ("unnamed",) == outer.sources
    return inner.by_pronoun and outer.frame is not None and is_known


def _is_open_slot(analysis: Analysis, clauses: Clauses, last: Link) -> bool:
    """Say whether a clause hangs on its question word: "ask why the sluice was opened"."""
    above = analysis.head[last.anchor]
    return (
        last.frame == "relative" and above >= 0 and clauses.lower[above] in ("why", "how", "when")
    )


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
