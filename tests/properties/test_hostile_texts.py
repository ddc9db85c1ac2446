"""Laws of reading for texts that no one would print: endless, unclosed, repeated, shouted.

Whatever is handed in, `read` gives a record that keeps the contract or a sentence for the user.
"""

import pytest

import sayso
from sayso.record.vocabulary import Repair
from tests.laws import broken_laws

LENGTH = 3_000
TRAPS = {
    "no stop": "rebels attacked the port and soldiers left town ",
    "unclosed marks": 'he left " rebels attacked ',
    "unclosed curly marks": "she said “ rebels attacked ",
    "unclosed single marks": "she said ‘rebels attacked ",
    "stars for marks": "he said * rebels “left ",
    "names": "Ada Venn Ossip Karro ",
    "a list of names": "Ada Venn, Ossip Karro, ",
    "shouting": "REBELS ATTACKED PORT ANSEL ON MONDAY. ",
    "brackets": "((",
    "open asides": "(( he left ",
    "dates": "3 May 2031, ",
    "turns": "SMITH: Rebels left.\n\nMS. VENN: They did not.\n\n",
    "hyphens": "well-known-",
    "one number": "1,000",
    "one number with points": "killed 1.000.000.000 people. ",
    "say-so": "he said that she claimed that ",
    "coordination": "attacked Ansel and ",
    "quantities": "hundreds of thousands of ",
    "questions": "Why? ",
    "dashes": "— ",
    "line breaks": "he left\n",
    "possessives": "her brother's friend's ",
    "titles": "President Minister General ",
    "roles": "President Ada Venn, the minister, met President Ossip Karro. ",
}


@pytest.mark.parametrize("repair", ["auto", "none"])
@pytest.mark.parametrize("trap", TRAPS.values(), ids=TRAPS)
def test_a_text_of_one_trap_gives_a_lawful_record(trap: str, repair: Repair):
    try:
        broken = broken_laws(sayso.read(trap * (LENGTH // len(trap)), repair=repair))
    except sayso.SaysoError as error:
        broken = [] if str(error) else ["nothing is said to the user"]
    assert broken == []


def test_a_sentence_without_end_is_read_in_parts():
    record = sayso.read("The signers are " + "Ada Venn, Ossip Karro, " * 600 + "and Lena Tord.")
    longest = max(record.words(span).count(" ") for span in record.sentences)
    assert longest < 500
    assert all(record.words(span).endswith(",") for span in record.sentences[:-1])


@pytest.mark.slow
def test_a_long_document_is_the_sum_of_its_parts():
    # longer than what is decoded at once
    sentence = "Rebels attacked Port Ansel on Monday. "
    record = sayso.read(sentence * 2_600, published="2031-05-06")
    assert len(record.sentences) == 2_600
    assert len({claim.stances[0].status for claim in record.claims}) == 1
