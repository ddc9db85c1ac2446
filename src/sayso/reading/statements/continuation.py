"""Speakers who go on: sources that stay open are read by whoever spoke before them.

In text order, over sources that a pronoun or nothing names: "he" and "she" are the person who
spoke last, "they" the people, "it" the body, if nobody else of that kind has come between as a
subject; "it" that speaks is also the body that the sentence before is about. "I" and "we" within
marks are who spoke last in the paragraph, and so is a quotation without a cue between two of one
speaker. Every one names its rule; more than one candidate leaves the source open.
"""

from collections.abc import Sequence

from sayso.knowledge import gender_of, titles
from sayso.language.analysis import Analysis
from sayso.reading.lookup import ActorLookup
from sayso.reading.statements.drafts import Draft
from sayso.record.types import Actor, Source
from sayso.record.vocabulary import Tier

_MALE = frozenset(("he", "him", "his", "himself"))
_FEMALE = frozenset(("she", "her", "hers", "herself"))
_THEY = frozenset(("they", "them", "their"))
_IT = frozenset(("it", "its"))
_FIRST = frozenset(("i", "we", "my", "our"))
_BODIES = frozenset(("organisation", "armed_group", "government", "state", "media"))
_CROWDS = frozenset(("group", "people", "armed_group"))
_BLOCKS_BACK = 3
"""A speaker is carried on over so many paragraphs."""
_TOKENS_BACK = 1500
"""And over so many words, whatever the paragraphs."""
_SENTENCES_BACK = 12
"""Sentences within marks that are stepped over."""
_TOLD = frozenset(("speech", "act", "thought"))


class Continuation:
    """Whoever spoke last, as the statements of a document go by in text order."""

    def __init__(self, analysis: Analysis, lookup: ActorLookup) -> None:
        """Begin with nobody having spoken."""
        self._analysis = analysis
        self._lookup = lookup
        self._last: tuple[int, Source] | None = None
        self._gender: dict[str, str | None] = {}
        self._roots: dict[int, int] = {}
        self._people: dict[int, tuple[str, ...]] = {}

    def settled(self, draft: Draft, source: Source, tier: Tier) -> Source:
        """Return `source` with the speaker who goes on, if it is open; remember who speaks."""
        place = self.place(draft)
        if not source.actors:
            found = self._found(draft, source)
            if found is not None:
                actors, rule = found
                source = Source(span=source.span, kind=source.kind, actors=actors, rule=rule)
        if source.actors and tier in _TOLD and not self._analysis.quote_level[place]:
            self._last = (place, source)
        elif tier == "speech" and source.span is not None and source.kind != "pronoun":
            self._last = None  # somebody speaks whom we cannot tell: nobody is carried past him
        return source

    def place(self, draft: Draft) -> int:
        """Return where a statement is made: its cue, else where its content begins."""
        if draft.head >= 0:
            return draft.head
        return draft.cue[0] if draft.cue else min(draft.content)

    def _found(self, draft: Draft, source: Source) -> tuple[tuple[str, ...], str] | None:
        if draft.speaker is None:
            return self._without_source(draft, source)
        analysis = self._analysis
        word = analysis.form[draft.speaker].lower()
        if self._is_age(draft):
            return self._person_before(draft.speaker, "")
        if analysis.upos[draft.speaker] != "PRON":
            return None
        if word in _FIRST:
            return self._first_person(draft.speaker)
        if word in _IT:
            body = self._body_before(draft.speaker)
            if body is not None:
                return (body,), "pronoun.body_before"
        if word not in _MALE | _FEMALE | _THEY | _IT:
            return None
        if word in _MALE | _FEMALE:
            return self._person_before(draft.speaker, word)
        return self._third_person(draft.speaker, word)

    def _person_before(self, token: int, word: str) -> tuple[tuple[str, ...], str] | None:
        return self._third_person(token, word) or self._subject_before(token, word)

    def _is_age(self, draft: Draft) -> bool:
        """Tell whether an age stands for a name: "the 58-year-old said"."""
        forms = [self._analysis.form[token].lower() for token in draft.source]
        is_old = forms[-1:] == ["old"] or forms[-1:] == ["-old"]
        return (is_old and "year" in forms) or (bool(forms) and forms[-1].endswith("-year-old"))

    def _first_person(self, token: int) -> tuple[tuple[str, ...], str] | None:
        """Return who spoke last in the paragraph for an "I" within marks."""
        analysis = self._analysis
        if self._last is None or not analysis.quote_level[token]:
            return None
        place, source = self._last
        if analysis.block[place] != analysis.block[token]:
            return None
        return source.actors, "first_person.continued"

    def _without_source(self, draft: Draft, source: Source) -> tuple[tuple[str, ...], str] | None:
        """Return who spoke last in the paragraph for a quotation that stands alone.

        Else the only person whom the paragraph names outside marks.
        """
        if draft.rule != "quotation.alone" or source.kind != "none":
            return None
        analysis = self._analysis
        start = min(draft.content)
        if self._last is None or analysis.block[self._last[0]] != analysis.block[start]:
            return self._only_person(analysis.block[start])
        place, last = self._last
        if len(last.actors) != 1 or start - place > _TOKENS_BACK:
            return None
        if self._others(place, start, last.actors, ""):
            return None
        return last.actors, "continuation.quotation"

    def _only_person(self, block: int) -> tuple[tuple[str, ...], str] | None:
        """Return the only person whom a paragraph names outside marks."""
        if block not in self._people:
            analysis = self._analysis
            tokens = analysis.tokens_in(analysis.blocks[block].span)
            plain = (token for token in tokens if not analysis.quote_level[token])
            found = dict.fromkeys(actor for token in plain for actor in self._lookup.at(token))
            people = (actor for actor in found if self._lookup.by_id[actor].type == "person")
            self._people[block] = tuple(people)
        people_here = self._people[block]
        return (people_here, "paragraph.only_person") if len(people_here) == 1 else None

    def _third_person(self, token: int, word: str) -> tuple[tuple[str, ...], str] | None:
        """Return who spoke last, if the pronoun fits and nobody else has come between."""
        analysis = self._analysis
        if self._last is None or analysis.quote_level[token]:
            return None
        place, source = self._last
        is_far = analysis.block[token] - analysis.block[place] > _BLOCKS_BACK
        if is_far or token - place > _TOKENS_BACK:
            return None
        people = [self._lookup.by_id[actor] for actor in source.actors]
        if not self._agrees(people, word) or self._others(place, token, source.actors, word):
            return None
        return source.actors, "continuation.pronoun"

    def _subject_before(self, token: int, word: str) -> tuple[tuple[str, ...], str] | None:
        """Return the person that the last sentence without marks is about.

        Nobody else whom the pronoun may mean may hang on its verb, or stand before the pronoun
        in its own sentence.
        """
        analysis = self._analysis
        sentence = self._last_plain(analysis.sentence[token])
        if sentence is None or analysis.quote_level[token]:
            return None
        root = self._root(sentence)
        if analysis.block[token] - analysis.block[root] > _BLOCKS_BACK:
            return None
        subject = analysis.child(root, "nsubj", "nsubj:pass")
        found = () if subject is None else self._lookup.of_phrase(subject)
        if len(found) != 1 or not self._agrees([self._lookup.by_id[found[0]]], word):
            return None
        own = range(
            max(analysis.sentence_tokens[analysis.sentence[token]][0], token - _TOKENS_BACK), token
        )
        beside = [t for t in (*analysis.children[root], *own) if not analysis.quote_level[t]]
        rivals = {actor for t in beside for actor in self._lookup.at(t)} - set(found)
        if any(self._may_be(self._lookup.by_id[rival], word) for rival in rivals):
            return None
        return found, "pronoun.subject_before"

    def _last_plain(self, sentence: int) -> int | None:
        """Return the last sentence before this one whose main verb stands outside marks."""
        analysis = self._analysis
        for before in range(sentence - 1, max(sentence - 1 - _SENTENCES_BACK, -1), -1):
            if not analysis.quote_level[self._root(before)]:
                return before
        return None

    def _agrees(self, people: Sequence[Actor], word: str) -> bool:
        if word in _THEY:
            return len(people) > 1 or people[0].type in _CROWDS | {"organisation"}
        if len(people) > 1:
            return False
        if word in _IT:
            return people[0].type in _BODIES
        return people[0].type == "person" and self._is_of(people[0], word)

    def _is_of(self, person: Actor, word: str) -> bool:
        gender = self.gender(person)
        return gender is None or not word or gender == ("m" if word in _MALE else "f")

    def gender(self, person: Actor) -> str | None:
        """Return the gender that pronouns, a title or the given name tell."""
        if person.id not in self._gender:
            self._gender[person.id] = self._told_gender(person)
        return self._gender[person.id]

    def _told_gender(self, person: Actor) -> str | None:
        text = self._analysis.text
        heads = [text[m.head[0] : m.head[1]].lower() for m in person.mentions]
        men, women = sum(h in _MALE for h in heads), sum(h in _FEMALE for h in heads)
        if men != women:
            return "m" if men > women else "f"
        for mention in person.mentions:
            title = titles().get(text[slice(*mention.span)].split()[0].lower().rstrip("."))
            if title is not None and title.gender:
                return title.gender
        return gender_of(person.name.split()[0]) if person.name else None

    def _others(self, start: int, end: int, known: Sequence[str], word: str) -> bool:
        """Tell whether somebody else whom the pronoun may mean has come up since then.

        In the sentence of who spoke last only its subject counts, after it anybody outside marks
        but in what the pronoun is said to say.
        """
        after = self._analysis.sentence_tokens[self._analysis.sentence[start]][1]
        told = self._told_clause(end)
        since = (self._main_subject(start), *(t for t in range(after, end) if t not in told))
        return any(self._is_other(token, known, word) for token in since)

    def _root(self, sentence: int) -> int:
        """Return the main word of a sentence; a damaged text may be one long sentence."""
        if sentence not in self._roots:
            first, end = self._analysis.sentence_tokens[sentence]
            heads = self._analysis.head
            self._roots[sentence] = next((t for t in range(first, end) if heads[t] < 0), first)
        return self._roots[sentence]

    def _told_clause(self, token: int) -> range:
        """Return the clause before "he said": nobody named in it is the one who says it."""
        analysis = self._analysis
        verb = analysis.head[token]
        if verb < 0:
            return range(0)
        clause = analysis.child(verb, "ccomp")
        if clause is None and analysis.deprel[verb] == "parataxis":
            clause = analysis.head[verb]
        return range(0) if clause is None else range(analysis.subtree_bounds[clause][0], token)

    def _main_subject(self, token: int) -> int:
        """Return the subject of the main clause of a sentence, else the token itself."""
        analysis = self._analysis
        root = self._root(analysis.sentence[token])
        subject = analysis.child(root, "nsubj")
        return token if subject is None else subject

    def _is_other(self, token: int, known: Sequence[str], word: str) -> bool:
        analysis = self._analysis
        return not analysis.quote_level[token] and any(
            actor not in known and self._may_be(self._lookup.by_id[actor], word)
            for actor in self._lookup.at(token)
        )

    def _may_be(self, actor: Actor, word: str) -> bool:
        if word in _THEY:
            return actor.type != "person"
        if word in _IT:
            return actor.type in _BODIES
        return actor.type == "person" and self._is_of(actor, word)

    def _body_before(self, token: int) -> str | None:
        """Return the body that the sentence before is about: its subject."""
        analysis = self._analysis
        sentence = analysis.sentence[token]
        if sentence == 0 or analysis.sentence_tokens[sentence][0] != token:
            return None
        root = self._root(sentence - 1)
        if analysis.block[root] != analysis.block[token]:
            return None
        subject = analysis.child(root, "nsubj")
        if subject is None or analysis.quote_level[subject]:
            return None
        bodies = [a for a in self._lookup.at(subject) if self._lookup.by_id[a].type in _BODIES]
        return bodies[0] if len(bodies) == 1 else None
