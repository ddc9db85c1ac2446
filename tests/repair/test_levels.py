"""What each level of repair may change, in texts of each quality; every edit undoes alone."""

import pytest

from sayso.intake import open_text
from sayso.record.edits import undo_edits
from sayso.record.vocabulary import Repair
from sayso.repair import Repaired, repair_source

NEWS = (
    "The council said on Monday that the harbour would stay shut until the crane had been "
    "repaired and the two workers who were hurt had left the hospital. The owners said on their "
    "website that they would pay for the damage when the police had told them who was to blame. "
)
SAFE = "The mayor , Ana Moss, said: “We will not open it,“ and left. "
UNSURE = "Nobody asked.The “owner,* she said, knew. "
OLD = (
    "The committee met to-day, and it was shewn that the waggons of the company had been kept at "
    "the gaol without any connexion with the publick road, and that the magistrates had staid the "
    "removal of the prisoners until the arrival of the mail. "
)
FOREIGN = (
    "Der Stadtrat sagte am Montag , dass der Hafen geschlossen bleibe, bis der Kran repariert sei "
    "und die beiden verletzten Arbeiter das Krankenhaus verlassen haben. Die Eigentümer wollen "
    "den Schaden bezahlen, aber nicht bevor die Polizei ihnen sagt, wer daran schuld ist. "
)


def repaired(text: str, level: Repair) -> Repaired:
    source = open_text(text.rstrip())
    result = repair_source(source, level)
    assert undo_edits(result.text, result.edits) == source.text
    return result


def kinds(result: Repaired) -> list[str]:
    return [edit.kind for edit in result.edits]


def test_each_edit_can_be_undone_alone():
    result = repaired(NEWS + SAFE + UNSURE, "auto")
    assert len(result.edits) >= 4
    source = NEWS + SAFE + UNSURE
    for edit in result.edits:
        start, end = edit.span
        undone = result.text[:start] + edit.was + result.text[end:]
        one_less = [other for other in result.edits if other is not edit]
        shift = len(edit.was) - (end - start)
        moved = [
            other
            if other.span[1] <= start
            else type(edit)(
                span=(other.span[0] + shift, other.span[1] + shift),
                was=other.was,
                kind=other.kind,
                confidence=other.confidence,
                why=other.why,
            )
            for other in one_less
        ]
        assert undo_edits(undone, moved) == source.rstrip()


def test_none_changes_nothing():
    assert repaired(NEWS + SAFE + UNSURE, "none").edits == ()


def test_safe_keeps_what_is_not_quite_sure():
    result = repaired(NEWS + SAFE + UNSURE, "safe")
    assert set(kinds(result)) == {"space", "quote"}
    assert all(edit.confidence >= 0.97 for edit in result.edits)
    assert "The mayor, Ana Moss, said: “We will not open it,” and left." in result.text
    assert UNSURE.rstrip() in result.text


def test_auto_makes_the_likely_repairs_too():
    result = repaired(NEWS + SAFE + UNSURE, "auto")
    assert "Nobody asked. The “owner,” she said, knew." in result.text
    assert all(0.6 <= edit.confidence <= 1 for edit in result.edits)


def test_every_edit_says_why():
    assert all(edit.why for edit in repaired(NEWS + SAFE + UNSURE, "auto").edits)


def test_old_print_gets_only_what_is_safe():
    result = repaired(OLD + SAFE + UNSURE, "auto")
    assert set(kinds(result)) == {"quote"}
    assert result.text.startswith(OLD)
    assert UNSURE.rstrip() in result.text


def test_another_language_is_left_as_it_stands():
    result = repaired(FOREIGN, "auto")
    assert result.edits == ()
    assert result.text == FOREIGN.rstrip()


@pytest.mark.parametrize("level", ["safe", "auto"])
def test_clean_text_is_left_as_it_stands(level):
    assert repaired(NEWS, level).edits == ()
