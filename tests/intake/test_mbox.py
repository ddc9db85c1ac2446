import pytest

from sayso.intake import Limits, Refused, SourceText, open_all, open_source, take
from sayso.intake.given import Given
from sayso.intake.mbox import messages_in
from tests.timing import assert_growth, within

ENVELOPE = "From ana@courier.example Tue Mar  5 14:03:00 2024\n"


def message(subject, body, more="") -> str:
    return f"From: Ana Moss <ana@x.example>\nSubject: {subject}\n{more}\n{body}\n"


def mailbox(*messages) -> bytes:
    return "".join(f"{ENVELOPE}{each}\n" for each in messages).encode()


def texts(data) -> list[str]:
    found = list(open_all(take(data, name="inbox")))
    assert not [row for row in found if isinstance(row, Refused)]
    return [row.text.strip() for row in found if isinstance(row, SourceText)]


def test_every_message_is_a_document_with_its_number_and_facts():
    data = mailbox(message("Ferry", "Ostrelle has left."), message("Guns", "Vandermoor fired."))
    first, second = open_all(take(data, name="inbox"))
    assert isinstance(first, SourceText)
    assert isinstance(second, SourceText)
    assert (first.name, first.kind, first.text.strip()) == (
        "inbox » 1",
        "eml",
        "Ostrelle has left.",
    )
    assert second.name == "inbox » 2"
    assert second.title
    assert second.title.value == "Guns"
    assert first.digest != second.digest


def test_attachments_lie_below_their_message():
    parted = (
        'From: a@b.c\nSubject: x\nContent-Type: multipart/mixed; boundary="b"\n\n--b\n\nOstrelle\n'
        "--b\nContent-Disposition: attachment; filename=a.txt\n\nVandermoor\n--b--\n"
    )
    found = list(open_all(take(mailbox(message("y", "Before."), parted), name="inbox")))
    assert [row.name for row in found] == ["inbox » 1", "inbox » 2", "inbox » 2 » a.txt"]
    many = take(mailbox(*[parted] * 9), name="inbox", limits=Limits(archive_members=2))
    assert not [row for row in open_all(many) if isinstance(row, Refused)]


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_a_paragraph_that_begins_with_from_stays_in_its_message(line_end):
    body = "Ostrelle.\n\nFrom the quay they saw nothing at all.\n\nFrom here on it was quiet."
    data = mailbox(message("a", body), message("b", "Vandermoor."))
    found = texts(data.decode().replace("\n", line_end).encode())
    assert [text.replace("\r", "") for text in found] == [body, "Vandermoor."]


def test_a_quoted_from_line_loses_its_mark():
    data = mailbox(message("a", ">From here on.\n>>From there on.\n> From you."), message("b", "c"))
    assert texts(data) == ["From here on.\n>From there on.\n> From you.", "c"]


def test_a_missing_blank_line_before_an_envelope_loses_no_message():
    data = (ENVELOPE + message("a", "Ostrelle.") + ENVELOPE + message("b", "Vandermoor.")).encode()
    assert texts(data) == ["Ostrelle.", "Vandermoor."]


def test_a_message_of_nothing_has_a_row_and_the_rest_is_read():
    data = mailbox(message("a", "Ostrelle."), "", message("b", "Vandermoor."))
    found = list(open_all(take(data, name="inbox")))
    assert [row.name for row in found] == ["inbox » 1", "inbox » 2", "inbox » 3"]
    assert isinstance(found[1], Refused)
    assert found[1].reason == "empty"


def test_a_mailbox_is_known_even_when_its_first_message_is_nothing():
    data = mailbox("", message("b", "Vandermoor."))
    assert [row.name for row in open_all(take(data, name="inbox"))] == ["inbox » 1", "inbox » 2"]


def test_an_encrypted_message_takes_no_other_down():
    sealed = message("a", "x", "Content-Type: application/pkcs7-mime\n")
    found = list(open_all(take(mailbox(message("b", "Ostrelle."), sealed, message("c", "d")))))
    assert [getattr(row, "reason", "ok") for row in found] == ["ok", "encrypted", "ok"]


def test_more_messages_than_an_archive_may_have_members_are_all_read():
    data = mailbox(*(message(str(n), f"Gun {n} fell silent.") for n in range(12_000)))
    found = within(15, lambda: list(open_all(take(data, name="inbox"))))
    assert len(found) == 12_000
    assert all(isinstance(row, SourceText) for row in found)
    assert found[-1].name == "inbox » 12000"


def test_a_hundred_thousand_messages_are_cut_out_one_by_one():
    def cut(count: int) -> None:
        data = mailbox(message("a", "b")) * count
        assert sum(1 for _ in messages_in(data)) == count

    assert_growth(lambda: cut(25_000), lambda: cut(100_000), factor=8)
    data = mailbox(message("a", "b")) * 100_000
    first = within(0.4, lambda: next(open_all(Given(data, "inbox", kind="mbox"))))
    assert isinstance(first, SourceText)


@pytest.mark.parametrize("line", ["\nFrom ", "\n\nFrom x", "\n\nFrom 1:11 ", "\n\nFrom x\n>"])
def test_time_grows_with_lines_that_look_like_envelopes_and_not_faster(line):
    small, large = (ENVELOPE.encode() + line.encode() * count for count in (20_000, 80_000))
    assert_growth(lambda: list(messages_in(small)), lambda: list(messages_in(large)), factor=10)


@pytest.mark.parametrize(
    "text",
    [
        "From the quay they saw nothing.\n\nIt was quiet in Port Ansel.",
        "From Monday at 10:30 on 5 March 2024\nthe harbour is shut.\n\nNobody may enter.",
        "From: Ana Moss\n\nThe harbour is shut.",
    ],
)
def test_prose_that_begins_with_from_is_text(text):
    assert open_source(text.encode()).kind == "text"
