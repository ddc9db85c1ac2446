import re
from xml.etree import ElementTree as ET

from hypothesis import given, settings
from hypothesis import strategies as st

import sayso
from sayso.exports.timeml import timeml_of
from sayso.tagging import Tagged
from tests.exports.strategies import dates, texts


def tagged(text: str, published: str | None = "2021-06-16", name: str = "account.txt") -> Tagged:
    times = sayso.times(text, published=published)
    return Tagged(name, name, text, published, times)


def text_of(document: Tagged) -> ET.Element:
    found = ET.fromstring(timeml_of(document)).find("TEXT")
    assert found is not None
    return found


def tags_in(text: str, published: str | None = "2021-06-16") -> list[dict[str, str]]:
    return [tag.attrib | {"words": tag.text or ""} for tag in text_of(tagged(text, published))]


def test_name_date_and_times_have_their_places():
    root = ET.fromstring(timeml_of(tagged("They left on Monday.")))
    date = root.find("DCT/TIMEX3")
    assert root.findtext("DOCID") == "account.txt"
    assert date is not None
    assert date.attrib["functionInDocument"] == "CREATION_TIME"
    assert date.attrib["value"] == "2021-06-16"
    assert tags_in("They left on Monday.") == [
        {
            "tid": "t1",
            "type": "DATE",
            "value": "2021-06-14",
            "temporalFunction": "true",
            "anchorTimeID": "t0",
            "words": "Monday",
        }
    ]


def test_without_a_date_there_is_no_anchor_in_it():
    document = tagged("They left on Monday.", published=None)
    assert "<DCT>" not in timeml_of(document)
    assert "anchorTimeID" not in text_of(document)[0].attrib


def test_a_range_has_no_tag_but_its_parts_have():
    assert [tag["words"] for tag in tags_in("They met from 3 to 9 June 2020.")] == [
        "3",
        "9 June 2020",
    ]


def test_a_date_of_no_calendar_is_tagged_without_a_value():
    tags = tags_in("They met on 30 February 2020.")
    assert [("value" in tag, tag["words"]) for tag in tags] == [(False, "30 February 2020")]


def test_every_friday_says_every():
    assert tags_in("They met every Friday.")[0]["quant"] == "EVERY"


def test_twice_a_week_says_how_often():
    tags = tags_in("They meet twice a week and strike three times a day.")
    assert [tag["freq"] for tag in tags] == ["2X", "3X"]


def test_a_period_says_at_which_time_it_begins_or_ends():
    found = tags_in("They have held it for three weeks. It will rain for the next two days.")
    assert [(tag.get("beginPoint"), tag.get("endPoint")) for tag in found] == [
        (None, "t0"),
        ("t0", None),
    ]
    counted = tags_in("The vote was held on 9 May 2021. He fled three days before the vote.")[1]
    assert (counted["type"], counted["endPoint"], "anchorTimeID" in counted) == (
        "DURATION",
        "t1",
        False,
    )


def test_every_anchor_is_a_time_of_the_document():
    tags = tags_in("It fell on 9 March 1987. Two days later, on Wednesday, they met again.")
    ids = {tag["tid"] for tag in tags} | {"t0"}
    assert {tag["anchorTimeID"] for tag in tags if "anchorTimeID" in tag} <= ids


def test_letters_that_xml_cannot_hold_are_replaced_one_for_one():
    document = tagged("Page 1\x0c\x00on Monday\ufffe", name='a\x1b<&>".txt')
    root = ET.fromstring(timeml_of(document))
    assert "".join(text_of(document).itertext()) == "Page 1\ufffd\ufffdon Monday\ufffd"
    assert root.findtext("DOCID") == 'a\ufffd<&>".txt'


fragments = st.sampled_from(
    ["&", "<", ">", "]]>", "&amp;", '"', "\r\n", "\r", "\n\n", "  ", "é", "𝟛"]
)


@settings(max_examples=200, deadline=None)
@given(st.lists(texts | fragments, max_size=6).map("".join), dates)
def test_the_text_stands_unchanged_and_the_bytes_are_the_same_again(
    text: str, published: str | None
):
    """Law: without its tags the text is the text, each tag holds its words, twice the same."""
    document = tagged(text, published)
    written = timeml_of(document)
    assert "".join(text_of(document).itertext()) == text
    words = {time.id: text[slice(*time.span)] for time in document.times if time.type != "range"}
    assert {tag.attrib["tid"]: tag.text for tag in text_of(document)} == words
    assert timeml_of(tagged(text, published)) == written
    assert not re.search("[\x00-\x08]", written)
