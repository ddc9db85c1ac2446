"""Silences: predicates that name no event of the news though their words do.

In: a `Reading` and the type that was judged. Out: why it is no event, `None` if it is one. Things
do nothing to anybody, matches and games are fought in words of war, firms and artists quarrel among
themselves, novels and rules tell of deeds that nobody did. The words stand in `fields.toml`, the
things in `things.tsv`.
"""

from sayso.language.analysis import Analysis
from sayso.reading.events.fields import fields_of, words
from sayso.reading.events.things import is_thing, kind_of
from sayso.reading.events.unreal import is_backdrop, is_invented, is_rule
from sayso.reading.events.wordings import Reading

_NEVER_MEANT = frozenset({"attribute", "cognition", "feeling", "motive", "food", "plant", "animal"})
"""Kinds of things that nobody strikes in earnest."""
_BEFORE_NOUNS = ("compound", "amod", "nmod:poss", "nmod:tmod")
_VERBAL = frozenset(
    {"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "REQUEST", "ACCUSE", "REJECT",
     "THREATEN", "RETREAT", "SANCTION", "MOBILIZE"}
)  # fmt: skip


class Silences:
    """What is asked about the predicates of one document."""

    def __init__(self, analysis: Analysis) -> None:
        """Find the fields of the sentences, and the words that are names within one."""
        self._analysis = analysis
        starts = {first for first, _ in analysis.sentence_tokens}
        self._names = frozenset(
            form for at, form in enumerate(analysis.form) if form[:1].isupper() and at not in starts
        )
        self._fields = fields_of(analysis)

    def why(self, reading: Reading, kind: str) -> str | None:
        """Return why a predicate that was judged to be of a type is no event, `None` if it is."""
        analysis = self._analysis
        fields = self._fields[analysis.sentence[reading.trigger.token]]
        if self._is_done_by_things(reading):
            return "a thing acts"
        if kind == "ASSAULT" and self._is_blow_at_nothing(reading):
            return "nobody can strike what is struck"
        if kind == "ASSAULT" and self._is_figurative_war(reading):
            return "nobody fights this war with arms"
        if is_invented(analysis, reading):
            return "a work of art tells of it"
        if is_rule(analysis, reading, is_in_rules="rules" in fields):
            return "it is a rule or a general truth"
        if is_backdrop(analysis, reading):
            return "the war only says when"
        if self._is_sightseeing(reading, kind):
            return "those who visit are nobody of the news"
        if self._is_yielding_to_nobody(reading, kind):
            return "somebody gives way to a thing"
        if self._is_of_kin(reading):
            return "it is of the writer's family"
        if self._is_public(reading):
            return None
        return self._field(reading, kind, fields)

    def _is_done_by_things(self, reading: Reading) -> bool:
        """Tell whether things alone act."""
        analysis, trigger = self._analysis, reading.trigger
        acting = self._acting(reading)
        is_loose = analysis.deprel[trigger.token] in ("amod", "advcl")
        if is_loose and analysis.child(trigger.token, "nsubj", "nsubj:pass") is None:
            return False  # "with burning tyres": who acts is a guess
        if any(analysis.form[token] in self._names for token in acting):
            return False  # a union that is called Solidarity, and begins a sentence here
        return bool(acting) and all(is_thing(analysis, reading.fillers, token) for token in acting)

    def _acting(self, reading: Reading) -> list[int]:
        """Return who or what acts; a noun before an event noun may be its kind or its time."""
        frame, roles, trigger = reading.frame, reading.roles, reading.trigger
        if trigger.noun is None:
            return frame.subjects or roles.agents
        said_of = self._analysis.children_by(trigger.token, "nsubj")  # "a frost is a threat"
        acting = roles.agents or frame.subjects or said_of
        return [token for token in acting if self._analysis.deprel[token] not in _BEFORE_NOUNS]

    def _is_blow_at_nothing(self, reading: Reading) -> bool:
        """Tell whether force is told of against what nobody can strike ("attacked the vanity")."""
        frame = reading.frame
        struck = (
            frame.objects if reading.trigger.noun is None else frame.after("on", "at", "against")
        )
        hit = struck or reading.roles.recipients
        return bool(hit) and all(
            kind_of(self._analysis, token) in _NEVER_MEANT
            and is_thing(self._analysis, reading.fillers, token)
            for token in hit
        )

    def _is_figurative_war(self, reading: Reading) -> bool:
        """Tell whether a war or battle is one of prices, patents or the like ("a price war")."""
        noun = reading.trigger.noun
        wars = [noun] if noun is not None else reading.frame.objects
        return any(
            self._analysis.lemma[child].lower() in words("wars", "figurative")
            for war in wars
            if reading.fillers.is_in(war, ("war",))
            for child in self._analysis.children_by(war, "compound", "amod", "nmod:poss", "nmod")
            if child < war
        )

    def _is_yielding_to_nobody(self, reading: Reading, kind: str) -> bool:
        """Tell whether somebody gives way to a thing ("surrendered to the charms of golf")."""
        met = reading.frame.after("to")
        return (
            kind == "RETREAT"
            and bool(met)
            and all(kind_of(self._analysis, token) in _NEVER_MEANT for token in met)
        )

    def _is_sightseeing(self, reading: Reading, kind: str) -> bool:
        """Tell whether those who visit something are nobody of the news."""
        subjects = reading.frame.subjects
        if kind != "CONSULT" or reading.row is None or reading.row.mode != "visit":
            return False
        known = words("public", "words") | words("visits", "visitors")
        return bool(subjects) and all(
            self._analysis.upos[token] == "NOUN"
            and not self._is_one_of(token, known)
            and not reading.fillers.is_in(token, ("official", "diplomat", "armed", "public"))
            for token in subjects
        )

    def _is_public(self, reading: Reading) -> bool:
        """Tell whether police, officials, a crowd or an armed body stand around a predicate."""
        listed = words("public", "words")
        return any(
            self._is_one_of(token, listed) or reading.fillers.is_in(token, ("troops",))
            for token in reading.frame.everything()
        )

    def _field(self, reading: Reading, kind: str, fields: frozenset[str]) -> str | None:
        """Return the field in which something is meant otherwise or is nobody else's matter."""
        subjects = self._acting(reading)
        if "games" in fields:
            return "it is about a game"
        if "sport" in fields and not self._is_literal(reading):
            return "it is about sport"
        if self._is_private(reading, kind, subjects):
            return "it is a private matter"
        if any(reading.fillers.is_in(one, ("war", "place")) for one in reading.frame.objects):
            return None  # "the singer condemned the invasion"
        names = ("market", "stage") if kind in _VERBAL else ("market",)
        acting = subjects or reading.frame.objects
        found = (name for name in names if name in fields and self._all_of(name, acting, reading))
        name = next(found, None)
        return name and f"it is a matter of the {name}"

    def _is_literal(self, reading: Reading) -> bool:
        lemma = self._analysis.lemma[reading.trigger.token]
        return lemma.lower() in words("sport", "literal")

    def _all_of(self, field: str, tokens: list[int], reading: Reading) -> bool:
        """Tell whether all who act are people or things of a field."""
        listed = words(field, "sure") | words(field, "likely")
        return bool(tokens) and all(
            self._is_one_of(token, listed) or is_thing(self._analysis, reading.fillers, token)
            for token in tokens
        )

    def _is_private(self, reading: Reading, kind: str, subjects: list[int]) -> bool:
        """Tell whether it is a matter of a family, or of who works for whom."""
        if kind == "CONSULT":
            return any(self._is_one_of(token, words("private", "pairs")) for token in subjects)
        masters = "wards" if kind == "RETREAT" else "masters"
        if kind in ("SANCTION", "ACCUSE", "REJECT", "COERCE", "RETREAT") and any(
            self._is_one_of(token, words("private", masters)) for token in subjects
        ):
            return True
        if kind not in ("RETREAT", "SANCTION"):
            return False
        around = [*subjects, *reading.frame.objects]
        return any(self._is_one_of(token, words("private", "employees")) for token in around)

    def _is_of_kin(self, reading: Reading) -> bool:
        """Tell whether the writer's own kin act ("my brother")."""
        analysis = self._analysis
        return any(
            analysis.form[owner].lower() == "my"
            and reading.fillers.is_in(token, ("kin", "private"))
            for token in reading.frame.subjects
            for owner in analysis.children_by(token, "nmod:poss")
        )

    def _is_one_of(self, token: int, listed: frozenset[str]) -> bool:
        """Tell whether a noun or one before it in its compound is listed."""
        analysis = self._analysis
        parts = (token, *analysis.children_by(token, "compound", "conj", "flat"))
        return any(analysis.lemma[part].lower() in listed for part in parts)
