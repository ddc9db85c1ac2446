"""The cue tables of the cause layer, loaded once."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class Cues:
    """The tables of `cues.toml`; see the comments there."""

    conjunctions: dict[str, str]
    prepositions: dict[str, str]
    nouns: dict[str, str]
    verbs: dict[str, tuple[str, ...]]
    turned: dict[str, tuple[str, ...]]
    with_particle: dict[str, tuple[str, ...]]
    """Verbs that cause only with a particle ("set off", "put down to")."""
    with_from: frozenset[str]
    """Verbs that prevent only what stands behind "from"."""
    with_state: frozenset[str]
    """Verbs that cause only a state told of their object ("made peace impossible")."""
    bearing: frozenset[str]
    """Verbs whose object only bears the effect ("cost the town its mill")."""
    quarrels: dict[str, str]
    """Fallings-out and departures, each with the word that must stand beside it, or none."""
    promptings: frozenset[str]
    """Preposition and noun of phrases that are causes themselves ("under pressure")."""
    outcomes: frozenset[str]
    """Nouns that name an effect as one: "the result of"."""
    journeys: frozenset[str]
    """Verbs of going whose bare infinitive tells what for."""
    meals: frozenset[str]
    bodies: frozenset[str]
    """Nouns of bodies and crowds that end like happenings ("organisation", "government")."""
    adverbs: dict[str, str]
    """Phrases at the head of a clause that make what was told before its cause."""
    prevention: frozenset[str]
    purpose_nouns: frozenset[str]
    purpose_participles: frozenset[str]
    demand_carriers: frozenset[str]
    reaction_verbs: frozenset[str]
    reaction_nouns: frozenset[str]
    answered: frozenset[str]
    """Verbs whose *for* names what they answer (punish for, praise for)."""
    strivings: frozenset[str]
    """What one strives for is its purpose (strike for, agitation for)."""
    control: frozenset[str]
    """Verbs whose infinitive is what somebody else is to do."""
    motive_participles: frozenset[str]
    motive_nouns: frozenset[str]
    motive_passives: frozenset[str]
    result_participles: frozenset[str]
    named_causes: frozenset[str]
    named_prepositions: frozenset[str]
    weak_main: frozenset[str]
    times: frozenset[str]
    grievances: frozenset[str]
    verbs_of_moving: frozenset[str]
    weak: frozenset[str]
    """Rules whose links need the encoder's consent where it speaks."""


@cache
def cues() -> Cues:
    """Return the cue tables."""
    path = resources.files("sayso.reading.causes").joinpath("cues.toml")
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    return Cues(
        conjunctions={cue: kind for cue, kind in data["conjunctions"].items() if kind},
        prepositions={cue: kind for cue, kind in data["prepositions"].items() if kind},
        nouns=data["nouns"],
        verbs={verb: tuple(words.split()) for verb, words in data["verbs"].items()},
        turned={verb: tuple(words.split()) for verb, words in data["turned"].items()},
        with_particle={
            verb: tuple(words.split()) for verb, words in data["more_words"]["particles"].items()
        },
        with_from=frozenset(data["more_words"]["from"].split()),
        with_state=frozenset(data["more_words"]["states"].split()),
        bearing=frozenset(data["more_words"]["bearing"].split()),
        quarrels=data["quarrels"],
        promptings=frozenset(data["promptings"]["phrases"].split("|")),
        outcomes=frozenset(data["named"]["outcomes"].split()),
        journeys=frozenset(data["purpose"]["journeys"].split()),
        meals=frozenset(data["words"]["meals"].split()),
        bodies=frozenset(data["words"]["bodies"].split()),
        adverbs=data["adverbs"],
        prevention=frozenset(data["prevention"]["verbs"].split()),
        purpose_nouns=frozenset(data["purpose"]["nouns"].split()),
        purpose_participles=frozenset(data["purpose"]["participles"].split()),
        demand_carriers=frozenset(data["purpose"]["carriers"].split()),
        reaction_verbs=frozenset(data["reactions"]["verbs"].split()),
        reaction_nouns=frozenset(data["reactions"]["nouns"].split()),
        answered=frozenset(data["reactions"]["speech"].split()),
        strivings=frozenset(data["purpose"]["strivings"].split()),
        control=frozenset(data["purpose"]["control"].split()),
        motive_participles=frozenset(data["motives"]["participles"].split()),
        motive_nouns=frozenset(data["motives"]["nouns"].split()),
        motive_passives=frozenset(data["motives"]["passives"].split()),
        result_participles=frozenset(data["results"]["participles"].split()),
        named_causes=frozenset(data["named"]["nouns"].split()),
        named_prepositions=frozenset(data["named"]["prepositions"].split()),
        weak_main=frozenset(data["words"]["weak_main"].split()),
        times=frozenset(data["words"]["times"].split()),
        grievances=frozenset(data["words"]["grievances"].split()),
        verbs_of_moving=frozenset(data["words"]["verbs_of_moving"].split()),
        weak=frozenset(data["weak"]["rules"].split()),
    )


@cache
def telling_nouns() -> frozenset[str]:
    """Return the nouns that the tables name: causes, feelings, protests, grievances, purposes."""
    table = cues()
    named = table.named_causes | table.strivings | table.motive_nouns
    answered = table.reaction_nouns | table.grievances | table.purpose_nouns
    return named | answered | frozenset(table.nouns) | {"death", "injury", "demand"}
