import pytest

from sayso.intake import open_source
from sayso.repair import Repaired, repair_source

BODY = (
    "The harbour of Port Adel was shut on Sunday after two men were hurt under a crane, the "
    "strike committee said.\n\nNobody came to the gates on Monday. The owners of the ships, who "
    "live abroad, did not answer letters that were sent to them last week.\n"
)


def headed(head: str, body: str = BODY) -> Repaired:
    result = repair_source(open_source(head + body), "auto")
    for fact in (result.title, result.author, result.publisher):
        if fact is not None:
            assert fact.span is not None
            assert " ".join(result.text[slice(*fact.span)].split()) == fact.value
    return result


def facts(result: Repaired) -> tuple[str | None, str | None, str | None]:
    found = (result.author, result.publisher, result.published)
    return tuple(fact.value if fact else None for fact in found)  # type: ignore[return-value]


def kinds(result: Repaired) -> list[str]:
    return [block.kind for block in result.blocks]


@pytest.mark.parametrize(
    ("head", "author", "publisher", "published"),
    [
        (
            "By Ana Moss\nThe Harbour Review\n14 May 2031",
            "Ana Moss", "The Harbour Review", "2031-05-14",
        ),
        ("By Ana Moss\nThe Harbour Review, 14 May 2031", "Ana Moss", "The Harbour Review",
         "2031-05-14"),
        ("Ana Moss\nThe Harbour Review\n14 May 2031", "Ana Moss", "The Harbour Review",
         "2031-05-14"),
        ("Ana Moss | 14 May 2031", "Ana Moss", None, "2031-05-14"),
        ("Ana Moss • 3 March 2031 • 4 min read", "Ana Moss", None, "2031-03-03"),
        ("By Ana Moss, Jon Reed and Eli Farr, Port Adel Courier",
         "Ana Moss, Jon Reed and Eli Farr", "Port Adel Courier", None),
        ("By Ana Moss in Port Adel for the Port Adel Courier", "Ana Moss", "Port Adel Courier",
         None),
        ("BY ANA MOSS\nRadio Sund", "ANA MOSS", "Radio Sund", None),
        ("By ANA MOSS, Associated Press", "ANA MOSS", "Associated Press", None),
        ("By Ana Moss, Staff Writer", "Ana Moss", None, None),
        ("By Ana Moss\nNorwire", "Ana Moss", "Norwire", None),
        ("By our foreign staff\n3 March 2031", None, None, "2031-03-03"),
        ("Belmarra National Broadcasting\n12 May 2031", None, "Belmarra National Broadcasting",
         "2031-05-12"),
        ("Source: Port Adel Courier\nDate: 3 March 2031", None, "Port Adel Courier", "2031-03-03"),
        ("Published: 3 March 2031\nUpdated: 4 March 2031, 10:15 GMT", None, None, "2031-03-03"),
        ("Updated: 4 March 2031\nPublished: 3 March 2031", None, None, "2031-03-03"),
        ("Posted on March 3, 2031 by Ana Moss", "Ana Moss", None, "2031-03-03"),
        ("Tuesday, March 3, 2031 | City desk", None, None, "2031-03-03"),
        ("March 3rd 2031 - By Ana Moss", "Ana Moss", None, "2031-03-03"),
        ("Published 2031-03-03T10:15:00Z", None, None, "2031-03-03"),
        ("13/03/2031 | Ana Moss", "Ana Moss", None, "2031-03-13"),
        ("Port Adel, 3 March 2031", None, None, "2031-03-03"),
        ("From The Harbour Review of 14 May 2031", None, "The Harbour Review", "2031-05-14"),
        ("courier.example | 3 March 2031", None, None, "2031-03-03"),
    ],
)  # fmt: skip
def test_lines_below_a_title_say_who_where_and_when(head, author, publisher, published):
    result = headed(f"Harbour shut\n\n{head}\n\n")
    assert facts(result) == (author, publisher, published)
    assert set(kinds(result)[1:-2]) <= {"byline", "dateline"}
    assert kinds(result)[-2:] == ["paragraph", "paragraph"]
    assert result.title is not None
    assert result.title.value == "Harbour shut"


@pytest.mark.parametrize(
    "head",
    [
        "Updated 3 March 2031 at 10:15",  # a change is no publication
        "By Ana Moss, 3/4/2031",  # March or April
        "March 2031",
        "31 February 2031",
        "3 March",
        "Copyright 2031",
    ],
)
def test_no_date_of_publication_is_invented(head):
    assert headed(f"Harbour shut\n\n{head}\n\n").published is None


@pytest.mark.parametrize(
    "line",
    ["By Night the Harbour Sleeps", "By Order of the Mayor", "Dear Editor", "By Monday Noon"],
)
def test_a_line_that_only_looks_like_a_byline_names_nobody(line):
    assert facts(headed(f"Harbour shut\n\n{line}\n\n")) == (None, None, None)


@pytest.mark.parametrize("place", ["Port Adel", "Background"])
def test_a_bare_name_below_a_byline_is_no_publisher(place):
    result = headed(f"Harbour shut\n\nBy Ana Moss\n{place}\n\n")
    assert facts(result)[:2] == ("Ana Moss", None)


@pytest.mark.parametrize("title", ["Ministers Meet the Press", "Hard Times", "World News"])
def test_a_title_made_like_a_publishers_name_stays_the_title(title):
    result = headed(f"{title}\n\n")
    assert result.title is not None
    assert (result.title.value, result.publisher) == (title, None)


@pytest.mark.parametrize(
    ("head", "date"),
    [
        ("Updated 4 March 2031", "2031-03-03"),
        ("Port Adel Courier, Spring 2031", "2031-03-03"),
        ("Updated 1 March 2031", None),  # before the dateline's day, and a year after it is far
        ("By Ana Moss", None),
    ],
)
def test_a_datelines_day_takes_its_year_from_the_head_alone(head, date):
    result = headed(f"Harbour shut\n{head}\n\nPORT ADEL, March 3 (Meridian) - ")
    assert (result.published and result.published.value) == date
    if result.published and result.published.span:
        assert result.text[slice(*result.published.span)] == "March 3"


def test_a_weekday_that_does_not_fit_the_year_gives_no_date():
    head = "Harbour shut\nUpdated 4 March 2031\n\nPORT ADEL, {}, March 3 (Meridian) - "
    assert headed(head.format("Friday")).published is None
    assert headed(head.format("Monday")).published is not None


def test_the_new_year_lies_between_a_dateline_and_its_update():
    result = headed("Harbour shut\nUpdated 1 January 2031\n\nPORT ADEL, Dec. 31 (Meridian) - ")
    assert result.published is not None
    assert result.published.value == "2030-12-31"


def test_the_full_name_in_the_head_beats_the_brackets_of_the_dateline():
    head = (
        "Harbour shut\n\nBy Ana Moss\nMeridian News Agency\n\nPORT ADEL, May 3, 2031 (Meridian) — "
    )
    assert facts(headed(head)) == ("Ana Moss", "Meridian News Agency", "2031-05-03")


def test_a_date_of_publication_beats_the_datelines():
    result = headed("Harbour shut\nPublished 12 May 2031\n\nPORT ADEL, May 11, 2031 (Meridian) — ")
    assert facts(result)[2] == "2031-05-12"


def test_a_byline_that_runs_into_the_dateline_is_parted_from_it():
    result = headed("Harbour shut\n\nBy Ana Moss PORT ADEL, March 3, 2031 (Meridian) — ")
    assert facts(result) == ("Ana Moss", "Meridian", "2031-03-03")
    assert kinds(result) == ["title", "byline", "dateline", "paragraph", "paragraph"]


def test_a_weekday_alone_dates_a_dateline_without_a_date():
    result = headed("Harbour shut\n\nPORT ADEL, Tuesday (Meridian) — ")
    assert kinds(result)[1] == "dateline"
    assert facts(result) == (None, "Meridian", None)


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("OPINION\n\nThe night the palace blinked\n\nBy Ana Moss", "The night the palace blinked"),
        ("World | Politics\nHarbour shut\n3 March 2031", "Harbour shut"),
        ("PORT ADEL COURIER\nMonday, March 3, 2031\n\nHarbour shut\n\nBy Ana Moss", "Harbour shut"),
        ("Port Adel Courier\n\nHarbour shut\n\nBy Ana Moss", "Harbour shut"),
        ("HARBOUR SHUT AS STRIKE\nENTERS ITS THIRD WEEK\n\nBy Ana Moss",
         "HARBOUR SHUT AS STRIKE ENTERS ITS THIRD WEEK"),
        ("EXCLUSIVE\nHARBOUR SHUT\n\nBy Ana Moss", "HARBOUR SHUT"),
        ("Who shut the harbour?\n\nBy Ana Moss", "Who shut the harbour?"),
        ("“We will not pay”\n\nBy Ana Moss", "“We will not pay”"),
        ("Photo: The old harbour at dawn\n\nHarbour shut\n\nBy Ana Moss", "Harbour shut"),
    ],
)  # fmt: skip
def test_the_title_is_found_among_kickers_mastheads_and_captions(head, title):
    result = headed(f"{head}\n\n")
    assert result.title is not None
    assert result.title.value == title
    assert kinds(result).count("title") == 1


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("(Reporting by Ana Moss in Port Adel; editing by Jon Reed)", "Ana Moss"),
        ("Reporting by Ana Moss; Editing by Jon Reed and Eli Farr", "Ana Moss"),
        ("Additional reporting by Eli Farr.", None),
        ("Associated Press writer Eli Farr in Sund contributed to this report.", None),
        ("Ana Moss reported from Port Adel.", None),
    ],
)
def test_credits_at_the_end_are_no_paragraph(line, author):
    result = headed("Harbour shut\n\n", f"{BODY}\n{line}\n")
    assert kinds(result)[-1] == "byline"
    assert facts(result)[0] == author


@pytest.mark.parametrize(
    "line",
    [
        "The ministry reported from the front that two men had died there.",
        "By Monday the harbour was open again, and nobody spoke of the two men.",
        "Reporting by phone is common in the harbour.",
    ],
)
def test_a_sentence_at_the_end_is_no_credit(line):
    assert kinds(headed("Harbour shut\n\n", f"{BODY}\n{line}\n"))[-1] == "paragraph"


def test_a_date_at_the_end_of_a_wrapped_sentence_is_no_line_of_the_head():
    text = (
        "The old harbour of Port Adel, which is shut since Sunday, was built on\nMarch 3, 1921\n"
        "and has not been mended in the hundred years that have gone since then.\n"
    )
    result = repair_source(open_source(text), "auto")
    assert kinds(result) == ["paragraph"]
    assert result.published is None


def test_a_stated_author_that_is_a_whole_byline_is_parted():
    page = (
        b"<html><head><meta name=author content='Ana Moss, Port Adel Courier'></head><body>"
        b"<article><h1>Harbour shut</h1><p>The harbour of Port Adel was shut on Sunday after two "
        b"men were hurt under a crane, the strike committee said to all who asked.</p></article>"
    )
    result = repair_source(open_source(page), "auto")
    assert facts(result)[:2] == ("Ana Moss", "Port Adel Courier")
