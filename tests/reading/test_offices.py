"""Offices in a text: who is meant, by which rule, and what stays open."""

import pytest

from sayso.language import analyse
from sayso.reading.actors import read_actors
from sayso.reading.actors.told_dates import told_days
from sayso.record.types import Actor


def holder(text: str, words: str, published: str | None) -> Actor:
    """Return the actor of the first mention with these words."""
    for actor in read_actors(analyse(text), published=published):
        for mention in actor.mentions:
            if text[mention.span[0] : mention.span[1]] == words:
                return actor
    raise AssertionError(f"no mention {words!r}")


def rule_of(text: str, words: str, actor: Actor) -> str | None:
    return next(m.rule for m in actor.mentions if text[m.span[0] : m.span[1]] == words)


@pytest.mark.parametrize(
    ("text", "words", "published", "person"),
    [
        (
            "The French foreign minister said the valves were shut.",
            "The French foreign minister",
            "2003-02-15",
            "Dominique de Villepin",
        ),
        (
            "In Washington, the secretary of state read out the list.",
            "the secretary of state",
            "2003-02-06",
            "Colin Powell",
        ),
        (
            "The NATO chief counted the boats.",
            "The NATO chief",
            "1999-04-26",
            "Javier Solana",
        ),
        (
            "The chief of staff of the Israeli army counted the boats.",
            "The chief of staff of the Israeli army",
            "2023-10-28",
            "Herzi Halevi",
        ),
        (
            "In 1987 the German chancellor sold the ferry, a clerk writes.",
            "the German chancellor",
            "2019-05-01",
            "Helmut Kohl",
        ),
        (
            "In March 2003 the British foreign secretary counted the boats.",
            "the British foreign secretary",
            None,
            "Jack Straw",
        ),
        (
            "The then Soviet foreign minister had agreed in 1988 that the ferry would stop.",
            "The then Soviet foreign minister",
            "2016-04-10",
            "Eduard Shevardnadze",
        ),
        (
            "The new British prime minister counted the boats.",
            "The new British prime minister",
            "2024-07-05",
            "Keir Starmer",
        ),
        (
            "The British prime minister resigned before noon.",
            "The British prime minister",
            "2024-07-05",
            "Rishi Sunak",
        ),
        (
            "Iran's acting president counted the boats.",
            "Iran's acting president",
            "2024-05-20",
            "Mohammad Mokhber",
        ),
        (
            "Two boats sank off Cartagena in Colombia. The country's president was late.",
            "The country's president",
            "2016-10-04",
            "Juan Manuel Santos",
        ),
        (
            "Ukraine's acting president counted the boats.",
            "Ukraine's acting president",
            "2014-03-18",
            "Oleksandr Turchynov",
        ),
    ],
)
def test_the_holder_on_the_day_is_known(text: str, words: str, published: str | None, person: str):
    actor = holder(text, words, published)
    assert actor.known is not None
    assert (actor.known.name, actor.known.rule) == (person, "office_at_date")
    assert actor.known.as_of
    assert rule_of(text, words, actor) == "office_at_date"


@pytest.mark.parametrize(
    ("text", "words", "published"),
    [
        ("The French foreign minister was late.", "The French foreign minister", None),
        ("The French foreign minister was late.", "The French foreign minister", "2003-02"),
        ("A French foreign minister must be early.", "A French foreign minister", "2003-02-15"),
        ("The former French president was late.", "The former French president", "2013-02-15"),
        ("The late French president was a sailor.", "The late French president", "2013-02-15"),
        (
            "France's deputy foreign minister was late.",
            "France's deputy foreign minister",
            "2013-02-15",
        ),
        ("The shadow chancellor was late in London.", "The shadow chancellor", "2013-02-15"),
        ("The next French president will be early.", "The next French president", "2013-02-15"),
        ("The then French president was a sailor.", "The then French president", "2013-02-15"),
        ("The British prime minister had no comment.", "The British prime minister", "2024-07-05"),
        ("The pope speaks on that day.", "The pope", "2025-04-29"),
        ("The Ukrainian defence chief was late.", "The Ukrainian defence chief", "2024-04-02"),
        (
            "The foreign minister of Corvania was late.",
            "The foreign minister of Corvania",
            "2013-02-15",
        ),
        ("France's acting president was late.", "France's acting president", "2013-02-15"),
    ],
)
def test_what_words_or_tables_leave_in_doubt_stays_open(
    text: str, words: str, published: str | None
):
    actor = holder(text, words, published)
    assert actor.known is None


def test_a_club_has_no_head_of_state():
    text = "The company makes boats in France. The president resigned in May."
    assert holder(text, "The president", "2014-06-02").known is None


def test_nobody_is_pointed_at_without_an_article():
    text = "Many want him to run for president in Nigeria."
    actors = read_actors(analyse(text), published="1998-03-03")
    assert not any(m.rule == "office_at_date" for actor in actors for m in actor.mentions)


def test_an_open_row_past_its_as_of_date_is_a_hint():
    text = "The French president counted the boats."
    actor = holder(text, "The French president", "2026-10-01")
    assert actor.known is not None
    assert actor.known.rule == "office_at_date_unconfirmed"
    assert actor.name == "French president"


def test_a_hint_is_enough_where_the_text_names_the_person():
    text = "Emmanuel Macron landed on Monday. The French president counted the boats."
    actor = holder(text, "The French president", "2026-10-01")
    assert actor.name == "Emmanuel Macron"


def test_the_document_goes_before_the_tables():
    text = (
        "French Foreign Minister Mara Linde landed on Monday. She was late. Others waited for an "
        "hour in the rain. France's top diplomat counted the boats."
    )
    actor = holder(text, "France's top diplomat", "2003-02-15")
    assert actor.name == "Mara Linde"


def test_two_mentions_of_one_holder_are_one_actor():
    text = "The French foreign minister landed. Nobody met France's top diplomat at the gate."
    actor = holder(text, "The French foreign minister", "2003-02-15")
    spans = [text[m.span[0] : m.span[1]] for m in actor.mentions]
    assert "France's top diplomat" in spans


def test_a_name_with_its_title_gets_the_entry_of_the_holder():
    text = "Russian Defence Minister Grachev counted the boats."
    actors = read_actors(analyse(text), published="1994-12-22")
    known = [actor.known for actor in actors if actor.type == "person"]
    assert [k.name for k in known if k] == ["Pavel Grachev"]


def test_a_name_that_is_not_the_holders_keeps_to_itself():
    text = "Russian Defence Minister Lindov counted the boats."
    actors = read_actors(analyse(text), published="1994-12-22")
    assert [actor.known for actor in actors if actor.type == "person"] == [None]


@pytest.mark.parametrize(
    ("text", "published", "days"),
    [
        ("The minister left in 1987.", "2019-05-01", ("1987-01-01", "1987-12-31")),
        ("On 12 May 1965 the minister left.", None, ("1965-05-12", "1965-05-12")),
        ("On May 12, 1965 the minister left.", None, ("1965-05-12", "1965-05-12")),
        ("The minister left in March 2003.", None, ("2003-03-01", "2003-03-31")),
        ("The minister left in March.", "2003-02-03", ("2002-03-01", "2002-03-31")),
        ("The minister left last year.", "2003-02-03", ("2002-01-01", "2002-12-31")),
        ("Three years ago the minister left.", "2003-02-03", ("2000-01-01", "2000-12-31")),
        ("The minister presented the 2025 budget.", "2024-10-01", None),
        ("The minister will leave in 2027.", "2024-10-01", None),
        ("The minister left on 31 June 1987.", "1990-10-01", None),
        ("The minister left.", "1990-10-01", None),
    ],
)
def test_the_days_that_a_clause_tells_of(
    text: str, published: str | None, days: tuple[str, str] | None
):
    analysis = analyse(text)
    token = [form.lower() for form in analysis.form].index("minister")
    assert told_days(analysis, token, published).days == days


@pytest.mark.parametrize(
    "text",
    [
        "THE FRENCH FOREIGN MINISTER WAS LATE.",
        "the french foreign minister was late.",
        "The the the president of of of.",
        "President president President of France of Germany of Peru.",
        "🜚 the president of 🜚",
        " ".join(["the French foreign minister and"] * 300),
    ],
)
def test_odd_text_never_raises(text: str):
    read_actors(analyse(text), published="2003-02-15")


@pytest.mark.parametrize(
    ("text", "words", "published", "person"),
    [
        (
            "The UN secretary-general counted the boats.",
            "The UN secretary-general",
            "2010-05-05",
            "Ban Ki-moon",
        ),
        (
            "The Ukrainian commander-in-chief said on Tuesday that the talks had failed.",
            "The Ukrainian commander",
            "2022-05-05",
            "Valerii Zaluzhnyi",
        ),
        (
            "Moscow's foreign minister counted the boats.",
            "Moscow's foreign minister",
            "2015-05-05",
            "Sergei Lavrov",
        ),
        (
            "The UNHCR chief counted the boats.",
            "The UNHCR chief",
            "2010-05-05",
            "Antonio Guterres",
        ),
    ],
)
def test_hyphens_capitals_and_bodies_are_read(text: str, words: str, published: str, person: str):
    actor = holder(text, words, published)
    assert actor.known is not None
    assert (actor.known.name, actor.known.rule) == (person, "office_at_date")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The deputy secretary-general counted the boats.", "The deputy secretary-general"),
        ("Cuba's chief diplomat in Washington was late.", "Cuba's chief diplomat in Washington"),
    ],
)
def test_another_office_of_like_words_stays_open(text: str, words: str):
    assert holder(text, words, "2016-05-05").known is None


def test_a_name_behind_keeps_its_office_to_itself():
    text = "Chancellor of the Exchequer Mara Linde resigned."
    actors = read_actors(analyse(text), published="1989-10-30")
    assert not any(m.rule == "office_at_date" for actor in actors for m in actor.mentions)
