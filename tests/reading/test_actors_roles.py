"""Roles of the named: each rule on five sentences, and on two that it must not match."""

import pytest

from sayso.language import analyse
from sayso.reading.actors import read_actors

RULES: dict[str, tuple[list[tuple[str, str, str]], list[str]]] = {
    "title.before_name": (
        [
            ("Peruvian President Ana Lima resigned.", "president", "current"),
            ("Deputy Interior Minister Jan Holm denied it.", "deputy interior minister", "current"),
            ("Police arrested former senator Ruth Banda on Monday.", "senator", "former"),
            ("Acting governor Musa Bello was sworn in.", "governor", "acting"),
            ("President-elect Ana Lima won the vote.", "president", "future"),
        ],
        ["The president met Ana Lima.", "Ana Lima left the governor's house."],
    ),
    "title.portfolio": (
        [
            (
                "The Minister of Foreign Affairs Juma Kitwana left.",
                "minister of foreign affairs",
                "current",
            ),
            ("Minister for Trade Ana Lima resigned.", "minister for trade", "current"),
            (
                "Tanzanian Minister for Lands and Housing Juma Kitwana said so.",
                "minister for lands and housing",
                "current",
            ),
            (
                "The state secretary for health Anna Berg resigned.",
                "state secretary for health",
                "current",
            ),
            ("Former Minister of Defence Jan Holm was freed.", "minister of defence", "former"),
        ],
        ["The friend of Ana Lima resigned.", "The ministry of trade paid Ana Lima."],
    ),
    "title.apposition": (
        [
            ("Ana Lima, the head of the Port Authority, resigned.", "head", "current"),
            ("Jan Holm, a former mayor, was fined.", "mayor", "former"),
            (
                "Gen. A. B. Okoro, then commander of the Third Division, fled.",
                "commander",
                "former",
            ),
            ("Ruth Banda, chairwoman of the board, declined.", "chairwoman", "current"),
            ("Ana Lima, a poet, smuggler and former mayor, died.", "mayor", "former"),
        ],
        ["Ana Lima, the daughter of a smith, resigned.", "Ana Lima and the mayor resigned."],
    ),
    "title.reversed_apposition": (
        [
            ("The head of the Port Authority, Ana Lima, resigned.", "head", "current"),
            ("Ukraine's president, Ana Lima, refused.", "president", "current"),
            ("The group's leader, Jan Holm, refused.", "leader", "current"),
            ("The former governor, Musa Bello, was charged.", "governor", "former"),
            ("The mayor of the town, Ruth Banda, wept.", "mayor", "current"),
        ],
        ["In the harbour, Ana Lima wept.", "The town of the mayor, not Ana Lima, paid."],
    ),
    "title.copula": (
        [
            ("Ana Lima is the president of Bolivia.", "president", "current"),
            ("Ana Lima became the governor of Nampula.", "governor", "current"),
            ("Ruth Banda remains the chairwoman of the league.", "chairwoman", "current"),
            ("Jan Holm was the foreign minister in 1984.", "foreign minister", "former"),
            ("Musa Bello was then the mayor of Sokoto.", "mayor", "former"),
        ],
        ["Ana Lima is not the president of Bolivia.", "Ana Lima met the president of Bolivia."],
    ),
    "title.as": (
        [
            ("Ana Lima was appointed as ambassador to Chad.", "ambassador", "current"),
            ("Ana Lima, as chief of the guild, refused.", "chief", "current"),
            ("The board named Ruth Banda as chairwoman.", "chairwoman", "current"),
            ("Jan Holm served as governor of the province.", "governor", "current"),
            ("They elected Musa Bello as speaker of the house.", "speaker", "current"),
        ],
        ["Ana Lima was as tired as the governor.", "Ana Lima spoke as the mayor listened."],
    ),
    "verb.leads": (
        [
            ("Ana Lima leads the militia.", "leader", "current"),
            ("Jan Holm commanded the garrison.", "commander", "current"),
            ("Ruth Banda runs the commission.", "head", "current"),
            ("Musa Bello founded the Workers' Party.", "founder", "current"),
            ("Ana Lima headed the ministry for years.", "head", "current"),
        ],
        ["Ana Lima led the horse away.", "Ana Lima did not lead the Harbour Front."],
    ),
    "verb.led_by": (
        [
            ("The Harbour Front is led by Ana Lima.", "leader", "current"),
            ("The garrison was commanded by Jan Holm.", "commander", "current"),
            ("A commission chaired by Ruth Banda met.", "chairman", "current"),
            ("The Workers' Party, founded by Musa Bello, split.", "founder", "current"),
            ("A militia led by Jan Holm withdrew.", "leader", "current"),
        ],
        ["The road was built by Ana Lima.", "The horse was led by Ana Lima."],
    ),
    "verb.who_leads": (
        [
            ("Ana Lima, who leads the Harbour Front, refused.", "leader", "current"),
            ("Jan Holm, who commanded the garrison, fled.", "commander", "current"),
            ("Ruth Banda, who chairs the commission, declined.", "chairman", "current"),
            ("Musa Bello, who founded the Workers' Party, died.", "founder", "current"),
            ("Ana Lima, who runs the agency, resigned.", "head", "current"),
        ],
        [
            "Ana Lima, who left the Harbour Front, refused.",
            "Ana Lima, whom the Front led, refused.",
        ],
    ),
    "title.shared": (
        [
            ("Presidents Ana Lima and Jan Holm met.", "president", "current"),
            ("Senators Ruth Banda and Musa Bello voted.", "senator", "current"),
            ("Generals Jan Holm and Musa Bello fled.", "general", "current"),
            ("Ministers Ana Lima and Ruth Banda resigned.", "minister", "current"),
            ("Judges Ruth Banda and Ana Lima dissented.", "judge", "current"),
        ],
        ["President Ana Lima and Jan Holm met.", "Guards and Ana Lima met."],
    ),
}

MATCHES = [(rule, *case) for rule, (cases, _) in RULES.items() for case in cases]
OTHERS = [(rule, text) for rule, (_, texts) in RULES.items() for text in texts]


def roles_of(text: str) -> set[tuple[str, str, str]]:
    actors = read_actors(analyse(text))
    return {(role.role, role.status, role.rule) for actor in actors for role in actor.roles}


@pytest.mark.parametrize(("rule", "text", "role", "status"), MATCHES)
def test_a_rule_reads_the_role_and_its_status(rule, text, role, status):
    assert (role, status, rule) in roles_of(text)


@pytest.mark.parametrize(("rule", "text"), OTHERS)
def test_a_rule_leaves_other_sentences_alone(rule, text):
    assert rule not in {found for _, _, found in roles_of(text)}


def test_a_role_says_of_whom_and_where_it_is_said():
    text = "Ruth Banda, deputy head of the harbour police, resigned."
    actors = {actor.id: actor for actor in read_actors(analyse(text))}
    (role,) = next(actor for actor in actors.values() if actor.name == "Ruth Banda").roles
    assert (role.role, role.of_text) == ("deputy head", "the harbour police")
    assert role.of is not None
    assert actors[role.of].sectors == ("COP",)
    assert text[slice(*role.span)] == "deputy head"


@pytest.mark.parametrize(
    ("text", "loaded"),
    [
        ("Jan Holm, a butcher and a thief, fled.", True),
        ("Jan Holm, a gardener, fled.", False),
        ("Jan Holm, the ruthless boss of the docks, fled.", True),
    ],
)
def test_a_description_is_loaded_by_its_words(text, loaded):
    person = next(a for a in read_actors(analyse(text)) if a.name == "Jan Holm")
    assert any(d.loaded for d in person.descriptions) == loaded


def test_an_ambassador_is_not_of_the_country_he_is_sent_to():
    person = next(
        actor
        for actor in read_actors(analyse("Ana Lima was appointed as ambassador to Chad."))
        if actor.name == "Ana Lima"
    )
    assert person.country is None


def test_a_clause_under_an_apposition_tells_a_role_of_long_ago():
    text = "Jan Holm, a former general who once commanded the garrison, resigned."
    assert ("commander", "former", "verb.who_leads") in roles_of(text)


def test_a_plural_title_is_no_mention_of_one_of_two():
    text = "The engineers, Ana Lima and Jan Holm, wept."
    people = [actor for actor in read_actors(analyse(text)) if actor.type == "person"]
    assert len(people) == 2
    assert all(m.kind == "name" for actor in people for m in actor.mentions)
