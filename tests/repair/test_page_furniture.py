from sayso.intake import open_source
from sayso.record.edits import undo_edits
from sayso.repair import repair_source

FIRST = (
    "The strike committee of Port Adel said on Monday that it would\n"
    "not return to the table before the owners of the ships\n"
)
SECOND = "had paid for the two men who were hurt under a crane in the\nold harbour.\n"


def blocks(text: str) -> list[str]:
    source = open_source(text)
    result = repair_source(source, "auto")
    assert undo_edits(result.text, result.edits) == source.text
    return [result.text[slice(*block.span)] for block in result.blocks]


WHOLE = " ".join((FIRST + SECOND).split())


def test_a_page_number_and_a_running_head_inside_a_sentence_go():
    head = "PORT ADEL COURIER          Sunday, May 11, 2031"
    assert blocks(f"{FIRST}\n- 1 -\n\n{head}\n\n{SECOND}\n- 2 -\n") == [WHOLE]


def test_a_running_head_is_known_by_its_recurrence():
    pages = [f"{FIRST}\n- {n} -\nHarbour papers {n + 6}\n\n{SECOND}" for n in (1, 2)]
    text = "\n".join(pages)
    assert blocks(text) == [WHOLE, WHOLE]


def test_bare_numbers_count_only_when_they_count_up():
    assert blocks(f"{FIRST}\n3\n\n{SECOND}\n{FIRST}\n4\n\n{SECOND}") == [WHOLE, WHOLE]
    assert "1914" in blocks(f"{FIRST}\n1914\n\n{SECOND}")


def test_a_heading_beside_a_page_number_stays():
    text = f"{FIRST}{SECOND}\n- 1 -\n\nBackground\n\n{FIRST}{SECOND}"
    assert blocks(text) == [WHOLE, "Background", WHOLE]
