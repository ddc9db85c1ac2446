"""What is told around a quotation is shown as the teller's, not as unknown to the author."""

import sayso
from sayso.report.status import shown_status
from sayso.report.voices import voice_of_claim


def test_what_stands_around_a_quotation_is_the_tellers():
    record = sayso.read(
        "Edran Kosta agreed to withdraw “in order to spare the city”, his deputy, Major Lena "
        "Farrow, told reporters."
    )
    (claim,) = (claim for claim in record.claims if record.words(claim.head) == "agreed")
    assert voice_of_claim(record, claim).name == "Lena Farrow"
    assert shown_status(record, claim).status == "asserted"
