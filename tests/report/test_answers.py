"""A denial that only points at a claim stands beside what it denies."""

import sayso
from sayso.report.happenings import happenings


def test_who_denies_a_happening_elsewhere_is_shown_with_it() -> None:
    record = sayso.read(
        "Moss said the guards had killed two dockers. Norland's government denied the charge.",
        repair="none",
    )
    (found,) = [h for h in happenings(record) if "killed" in record.words(h.events[0].head)]
    assert [(saying.status, saying.denies) for saying in found.sayings] == [
        ("asserted", False),
        ("denied", True),
    ]
    assert found.is_disputed


def test_what_the_author_tells_stays_the_authors_where_somebody_denies_it() -> None:
    record = sayso.read(
        "The army shelled the port of Norland on Monday. Estmark denies it.", repair="none"
    )
    (found,) = [h for h in happenings(record) if "shelled" in record.words(h.events[0].head)]
    assert [saying.status for saying in found.sayings] == ["asserted", "denied"]
    assert found.sayings[0].voice.key == "author"
