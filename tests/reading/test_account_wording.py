"""Wordings of whole accounts: titles, asides, conjuncts, open questions, names of places."""

import pytest

from sayso.reader import read


def contents(text):
    record = read(text, repair="none")
    return [[record.words(span) for span in one.content] for one in record.statements]


def author_status(text, head):
    record = read(text, repair="none")
    claim = next(claim for claim in record.claims if record.words(claim.head) == head)
    return claim.stances[0].status


def places(text):
    return {place.name: place.country for place in read(text, repair="none").places}


@pytest.mark.parametrize("label", ["Women", "Weather"])
def test_a_title_with_its_matter_before_the_colon_has_no_speaker(label):
    text = f"{label}: the forgotten votes\n\nTurnout fell in every town on Sunday."
    assert not contents(text)


def test_a_conjunct_before_another_that_stays_in_the_content():
    text = (
        "The ministry said that raiders had crossed the river on Friday and kidnapped two guards, "
        "and that its guns had fired in self-defence."
    )
    assert "kidnapped two guards" in contents(text)[0][0]


def test_a_participle_goes_on_in_the_content_of_a_past_perfect():
    text = "She said the brigade had destroyed six trucks and retaken the customs post."
    assert contents(text)[0] == [
        "the brigade had destroyed six trucks and retaken the customs post"
    ]


def test_a_plain_past_still_goes_back_to_the_speaker():
    assert contents("He said that the boat had sunk and called for help.")[0] == [
        "that the boat had sunk"
    ]


def test_what_is_said_in_passing_before_a_later_verb_is_unconfirmed():
    text = "Mr. Varga went to Prague in May and, it is said, persuaded the chairman to wait."
    assert author_status(text, "persuaded") == "unconfirmed"
    assert author_status(text, "went") == "asserted"
    assert ["it"] not in contents(text)


def test_who_will_do_it_is_open_where_it_is_not_clear():
    assert author_status("It is not clear who will now lead the guard.", "lead") == "unknown"
    assert author_status("It is not clear that the bridge is safe.", "safe") == "doubted"


def test_what_is_to_be_done_lies_ahead():
    assert author_status("The Legion itself is to be broken up.", "broken") == "predicted"
    assert author_status("The Legion was broken up.", "broken") == "asserted"


def test_a_house_named_for_a_town_is_no_place():
    text = "An old waiter at the Cafe Lisboa told me so in Porto."
    assert list(places(text)) == ["Porto"]


def test_a_month_is_no_place():
    text = "Blood was nearly shed in March, when policemen beat union men in Lublin."
    assert places(text) == {"Lublin": "POL"}


def test_a_dateline_in_capitals_is_one_place():
    text = (
        "PORT HALDEN, March 5 (Inland Press) - The mayor of Port Halden left on Wednesday.\n\n"
        "Boats left the harbour of Port Halden at noon."
    )
    record = read(text)
    assert [place.name.title() for place in record.places] == ["Port Halden"]


def test_a_bishop_who_begs_is_the_speaker_of_the_paragraph_that_follows():
    text = (
        "Bishop Jan Kral begged the faithful not to fight:\n\n"
        "I shall plead for reason even if I have to go on my knees to do it. Do not start a fight "
        "of brother against brother.\n\nThe crowd went home."
    )
    record = read(text)
    block = next(one for one in record.statements if one.mode == "block")
    speaker = next(actor for actor in record.actors if actor.id in block.source.actors)
    assert speaker.name == "Jan Kral"
