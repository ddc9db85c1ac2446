"""Whose words: the actors behind each source, first rule that fires, named in `Source.rule`.

In order: a relative pronoun speaks for its antecedent; "I" and "we" inside a quotation are its
speaker; "I" in an interview's answers is the one interviewed; an office in a title is whoever
holds it in the text; any other phrase is the actors with a mention headed in it, or with one
that takes its head in; a label is the person of that surname. "He" and "she" carry on the last
such pronoun of the paragraph. What stays open says why (`open.author`, `open.document`, ...)
and goes to `Continuation`, which knows who spoke before.
"""

from sayso.language.analysis import Analysis
from sayso.reading.lookup import ActorLookup
from sayso.reading.statements.drafts import Draft
from sayso.reading.statements.interviews import Interview
from sayso.reading.statements.meaning import sense_of, source_kind
from sayso.reading.statements.phrases import RELATIVE, antecedent_of, case_of, spans_of
from sayso.record.types import Source
from sayso.record.vocabulary import SourceKind

_FIRST_PERSON = frozenset(("i", "we", "me", "us", "my", "our", "mine", "ours", "myself"))
_HE = frozenset(("he", "him", "his", "himself"))
_SHE = frozenset(("she", "her", "hers", "herself"))
_CHAINS = {"he": _HE, "his": _HE, "she": _SHE, "her": _SHE}
_STOPS = frozenset((".", "!", "?", "”", '"'))
_CHAIN_REACH = 90
"""Words back to a pronoun of the same chain."""


class Speakers:
    """Sources of the statements of one document; outer statements must come first."""

    def __init__(self, analysis: Analysis, lookup: ActorLookup) -> None:
        """Keep what every source needs."""
        self._analysis = analysis
        self._lookup = lookup
        self._interview = Interview(analysis, lookup)
        actors = lookup.by_id.values()
        self._span_at = {(a.id, m.head[0]): m.span for a in actors for m in a.mentions}
        self._by_surname: dict[str, list[str]] = {}
        self._by_role: dict[str, list[str]] = {}
        for actor in actors:
            if actor.type != "person" or not any(m.kind == "name" for m in actor.mentions):
                continue
            for word in {w for role in actor.roles for w in role.role.lower().split()}:
                self._by_role.setdefault(word, []).append(actor.id)
            if actor.name:
                surname = actor.name.casefold().split()[-1]
                self._by_surname.setdefault(surname, []).append(actor.id)

    def source_of(self, draft: Draft, outer: Source | None) -> Source:
        """Return the source of a statement; `outer` is that of the statement that holds it."""
        tier = sense_of(self._analysis, draft).tier
        kind = source_kind(self._analysis, draft, tier)
        span = self._span(draft)
        if draft.speaker is None or span is None:
            kind = "elided" if kind == "elided" else "none"
            return Source(span=None, kind=kind, rule=f"open.{kind}")
        actors, rule = self._actors(draft.speaker, draft, outer)
        if not actors:
            rule = self._open_rule(draft.speaker, kind)
        return Source(span=span, kind=kind, actors=actors, rule=rule)

    def _open_rule(self, speaker: int, kind: SourceKind) -> str:
        """Return why a source stays open."""
        if kind in ("generic", "document", "artefact"):
            return f"open.{kind}"
        if self._is_first_person(speaker):
            return "open.first_person" if self._analysis.quote_level[speaker] else "open.author"
        return "open.pronoun" if kind == "pronoun" else "open.unknown"

    def _is_first_person(self, speaker: int) -> bool:
        """Tell "I" and "we" from "the i", a newspaper."""
        analysis = self._analysis
        is_word = analysis.form[speaker].lower() in _FIRST_PERSON
        return is_word and analysis.upos[speaker] == "PRON"

    def _span(self, draft: Draft) -> tuple[int, int] | None:
        """Return the source as one span: the run with its head."""
        block = self._analysis.block
        home = (
            block[draft.source[0] if draft.speaker is None else draft.speaker]
            if draft.source
            else 0
        )
        spans = spans_of(self._analysis, [t for t in draft.source if block[t] == home])
        if not spans:
            return None
        return (spans[0][0], spans[-1][1]) if _is_close(draft.source) else self._run(draft, spans)

    def _run(self, draft: Draft, spans: tuple[tuple[int, int], ...]) -> tuple[int, int]:
        assert draft.speaker is not None
        at = self._analysis.start[draft.speaker]
        return next((span for span in spans if span[0] <= at < span[1]), spans[0])

    def _actors(
        self, speaker: int, draft: Draft, outer: Source | None
    ) -> tuple[tuple[str, ...], str]:
        word = self._analysis.form[speaker].lower()
        antecedent = antecedent_of(self._analysis, speaker) if word in RELATIVE else None
        if antecedent is not None:
            return self._of(antecedent), "relative"
        if self._is_first_person(speaker) and outer is not None and outer.actors:
            return outer.actors, "first_person"
        answering = self._interview.speaker(speaker)
        if answering:
            return answering, "interview"
        if holder := self._holder_in_title(speaker):
            return holder, "headline.role"
        found = self._of(speaker) or self._in_name(speaker) or self._beside(speaker, draft)
        if not found and draft.rule in ("transcript.turn", "headline.colon"):
            return self._of_label(draft), "label.surname"
        if not found and word in _CHAINS:
            return self._in_chain(speaker), "pronoun.chain"
        return found, self._rule(speaker, draft)

    def _in_chain(self, speaker: int) -> tuple[str, ...]:
        """Return whom the last pronoun of the same gender in the paragraph stands for."""
        analysis = self._analysis
        chain = _CHAINS[analysis.form[speaker].lower()]
        for token in range(speaker - 1, max(-1, speaker - _CHAIN_REACH), -1):
            if analysis.block[token] != analysis.block[speaker]:
                break
            if analysis.form[token].lower() in chain:
                found = self._lookup.at(token)
                if found:
                    return found
        return ()

    def _of(self, head: int) -> tuple[str, ...]:
        found = self._lookup.of_phrase(head)
        if found:
            return found
        for child in self._analysis.children_by(head, "appos", "flat", "compound"):
            found = self._lookup.at(child)
            if found and self._analysis.deprel[child] != "compound":
                return found
        return ()

    def _holder_in_title(self, speaker: int) -> tuple[str, ...]:
        """Return the one person of the body who holds the office that a title speaks of.

        "Minister: no deal" and "No deal, says minister" are the minister whom the text names.
        """
        analysis = self._analysis
        block = analysis.blocks[analysis.block[speaker]]
        is_title = block.kind in ("title", "heading") or analysis.block[speaker] == 0
        is_bare = analysis.child(speaker, "det", "nmod:poss", "nummod", "amod", "nmod") is None
        is_plain = analysis.form[_block_end(analysis, speaker)] not in _STOPS
        if not (is_title and is_bare and is_plain) or analysis.name_at[speaker] >= 0:
            return ()
        lemma = analysis.lemma[speaker].lower()
        holders = self._by_role.get(lemma, [])
        return tuple(holders) if len(holders) == 1 else ()

    def _of_label(self, draft: Draft) -> tuple[str, ...]:
        """Return the one person whose name ends in the last word of a label: "FALLIN:"."""
        found = self._by_surname.get(self._analysis.form[draft.source[-1]].casefold(), [])
        return tuple(found) if len(found) == 1 else ()

    def _in_name(self, head: int) -> tuple[str, ...]:
        """Return whose name the word is part of, where the tree has taken another for its head."""
        name = self._analysis.name_at[head]
        if name < 0:
            return ()
        spotted = self._analysis.names[name]
        found = (self._lookup.at(token) for token in range(spotted.start, spotted.end))
        return next((actors for actors in found if actors), ())

    def _beside(self, speaker: int, draft: Draft) -> tuple[str, ...]:
        """Return who the other subject of the cue is: "the stooped, 71-year-old envoy said".

        Else whose mention in the source holds the word that the tree has taken for its head.
        """
        analysis = self._analysis
        above = analysis.head[speaker]
        if above >= 0 and analysis.deprel[speaker] == "nsubj":
            for other in analysis.children_by(above, "nsubj"):
                if other != speaker and other in draft.source:
                    return self._lookup.at(other)
        return self._around(speaker, draft)

    def _around(self, speaker: int, draft: Draft) -> tuple[str, ...]:
        """Return who has a mention in the source that takes in the word: another head of it."""
        start = self._analysis.start[speaker]
        for token in draft.source:
            for actor in self._lookup.at(token):
                span = self._span_at.get((actor, self._analysis.start[token]), (0, 0))
                if span[0] <= start < span[1]:
                    return (actor,)
        return ()

    def _rule(self, speaker: int, draft: Draft) -> str:
        analysis = self._analysis
        if analysis.upos[speaker] == "PRON":
            is_possessive = analysis.deprel[speaker] == "nmod:poss"
            return "possessive" if is_possessive else "pronoun"
        if draft.rule in ("transcript.turn", "headline.colon"):
            return "label"
        if case_of(analysis, speaker) == "by":
            return "agent"
        if _is_shared(analysis, speaker, draft.head):
            return "shared_subject"
        return "name" if analysis.upos[speaker] == "PROPN" else "phrase"


def _block_end(analysis: Analysis, token: int) -> int:
    """Return the last token of the paragraph of a token."""
    return analysis.tokens_in(analysis.blocks[analysis.block[token]].span)[-1]


def _is_shared(analysis: Analysis, speaker: int, cue: int) -> bool:
    """Tell whether the speaker is the subject of another verb that the cue hangs on."""
    if cue < 0 or analysis.head[speaker] == cue:
        return False
    return analysis.deprel[cue] in ("conj", "xcomp", "advcl", "parataxis")


def _is_close(tokens: list[int]) -> bool:
    """Tell whether only a comma or so stands between the parts of a source."""
    return tokens[-1] - tokens[0] + 1 - len(tokens) <= 2
