from pathlib import Path

import pytest

from sayso.intake import SourceBlock, SourceText, open_source
from sayso.record.edits import undo_edits
from sayso.record.types import Fact
from sayso.repair import repair_source

LEAD = (
    "The strike committee of Port Adel said on Monday that it would\n"
    "not return to the table before the owners of the ships had paid\n"
    "for the two men who were hurt under a crane in the old harbour.\n"
)


def repaired(text: str, level="auto"):
    source = open_source(text)
    result = repair_source(source, level)
    assert undo_edits(result.text, result.edits) == source.text
    return result


def blocks(result) -> list[tuple[str, str]]:
    return [(b.kind, result.text[b.span[0] : b.span[1]]) for b in result.blocks]


def kinds(result) -> list[str]:
    return [block.kind for block in result.blocks]


def edit_kinds(result) -> set[str]:
    return {edit.kind for edit in result.edits}


# --- unwrapping ---------------------------------------------------------------------------------


def test_wrapped_lines_are_joined_with_a_space():
    result = repaired(LEAD)
    assert result.text.rstrip() == " ".join(LEAD.split())
    assert edit_kinds(result) == {"unwrap"}


def test_blank_lines_part_paragraphs():
    result = repaired(LEAD + "\n" + LEAD)
    assert kinds(result) == ["paragraph", "paragraph"]
    assert "harbour.\n\nThe strike" in result.text


def test_none_leaves_the_text_as_it_stands_and_finds_its_blocks():
    text = f"Harbour shut\n\n  {LEAD}\n\nThe end of it came\xa0late.  \n"
    result = repaired(text, "none")
    assert result.text == text
    assert result.edits == ()
    assert kinds(result) == ["title", "paragraph", "paragraph"]


def test_a_paragraph_split_by_a_blank_line_in_mid_sentence_is_joined():
    text = (
        LEAD
        + "\nThe owners, one can safely surmise, had long attempted the\n\nclosing of the port.\n"
    )
    result = repaired(text)
    assert "attempted the closing of the port." in result.text
    assert kinds(result) == ["paragraph", "paragraph"]


def test_a_page_break_before_a_name_is_joined_after_a_small_word():
    text = (
        LEAD
        + "\nThe envoys of the owners went that same night to the town of\n\nNorhaven by ship.\n"
    )
    assert "town of Norhaven" in repaired(text).text


def test_a_heading_is_not_joined_with_what_follows():
    result = repaired(f"{LEAD}\nBackground\n\n{LEAD}")
    assert kinds(result) == ["paragraph", "heading", "paragraph"]


def test_one_paragraph_a_line_is_not_wrapped_text():
    text = "He left the town on Monday.\nNobody saw him go, they say.\nThe port was shut by then.\n"
    result = repaired(text)
    assert result.text == text
    assert kinds(result) == ["paragraph"] * 3


def test_paragraphs_by_first_line_indent_are_kept_apart():
    text = "".join("   " + LEAD for _ in range(3))
    assert kinds(repaired(text)) == ["paragraph"] * 3


def test_double_spaced_lines_are_one_paragraph():
    text = LEAD.replace("\n", "\n\n") + "\n\n" + LEAD.replace("\n", "\n\n")
    assert kinds(repaired(text)) == ["paragraph", "paragraph"]


def test_verse_keeps_its_lines():
    verse = "The harbour sleeps\nNo crane will turn\nThe lamps are low\nThe fires burn"
    result = repaired(f"{LEAD}\n{verse}\n\n{LEAD}")
    assert verse in result.text
    assert kinds(result) == ["paragraph", "paragraph", "paragraph"]


def test_list_items_are_blocks_of_their_own():
    items = (
        "- pay for the two men who were hurt under the crane in the\n  harbour;\n"
        "- rest on the seventh day;\n- new cranes.\n"
    )
    result = repaired(f"{LEAD}\n{items}\n{LEAD}")
    assert [text for kind, text in blocks(result) if kind == "list_item"] == [
        "- pay for the two men who were hurt under the crane in the harbour;",
        "- rest on the seventh day;",
        "- new cranes.",
    ]


def test_number_at_a_line_start_in_a_sentence_is_no_list_item():
    text = (
        LEAD
        + "They met in the old harbour office at a quarter past noon on day\n24. Nobody came.\n"
    )
    assert "list_item" not in kinds(repaired(text))


def test_dash_at_a_line_start_in_a_sentence_is_no_list_item():
    text = (
        LEAD + "The owners of the ships, who live abroad in the capital of Sund\n"
        "– and nowhere else – said no.\n"
    )
    assert kinds(repaired(text)) == ["paragraph"]


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r", "\u2028", "\x85"])
def test_every_line_end_is_one(line_end):
    result = repaired((LEAD + "\n" + LEAD).replace("\n", line_end))
    assert kinds(result) == ["paragraph", "paragraph"]
    assert "\r" not in result.text


def test_a_short_wrapped_paragraph_without_a_line_in_lower_case_is_whole():
    text = (
        "They met on Thursday, with 110 days until the start of the\nPort Adel Winter Games in "
        "Norhaven, the capital of Sund.\n"
    )
    assert blocks(repaired(text)) == [("paragraph", " ".join(text.split()))]


def test_a_title_right_above_a_paragraph_is_not_joined_with_it():
    text = f"Harbour shut as the strike goes on in the east of Sund\n{' '.join(LEAD.split())}\n"
    assert kinds(repaired(text)) == ["title", "paragraph"]


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("https://a.example/documents/", "2031/orders/", "documents/2031/orders/ until"),
        ("https://a.example/harbour-", "closure/night", "harbour-closure/night until"),
        ("https://a.example/orders/", "", "orders/ until"),
        ("www.a.example/orders?day=", "3&month=4", "day=3&month=4 until"),
    ],
)
def test_a_web_address_broken_at_its_own_signs_is_whole(first, second, joined):
    text = f"{LEAD}All of it can be read by everybody at {first}\n{second} until March.\n"
    if not second:
        text = text.replace("\n until", "\nuntil")
    assert joined in repaired(text).text


# --- hyphens ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("negotia-", "tions", "negotiations"),
        ("re-", "marks", "remarks"),
        ("pro-", "NATO", "pro-NATO"),
        ("NATO-", "backed", "NATO-backed"),
        ("24-", "hour", "24-hour"),
        ("1914-", "18", "1914-18"),
        ("non-", "nuclear", "non-nuclear"),
        ("ex-", "minister", "ex-minister"),
        ("chief-of-", "staff", "chief-of-staff"),
        ("long-", "time", "long-time"),
        ("Moscow-", "backed", "Moscow-backed"),
        ("GOVERN-", "MENT", "GOVERNMENT"),
        ("exam\xad", "ple", "example"),
        ("negotia\u2010", "tions", "negotiations"),
    ],
)
def test_line_end_hyphens(first, second, joined):
    text = f"{LEAD}Nobody in all of the harbour town had ever heard of a {first}\n{second} thing.\n"
    result = repaired(text)
    assert f"of a {joined} thing." in result.text
    assert edit_kinds(result) == {"unwrap", "dehyphenate"}


def test_the_documents_own_spelling_decides():
    broken = "Nobody in all of the harbour town had ever heard of any Nor-\nhaven men.\n"
    assert "any Norhaven men" in repaired(LEAD + broken + "Norhaven is far.\n").text
    assert "any Nor-haven men" in repaired(LEAD + broken + "Nor-haven is far.\n").text


def test_what_may_be_either_is_joined_only_where_words_are_broken():
    either = "Nobody in all of the harbour town had ever heard of a long-\ntime mayor.\n"
    broken = "The owners of the ships were told that all of the nego-\ntiations were over.\n"
    assert "long-time mayor" in repaired(LEAD + either).text
    assert "longtime mayor" in repaired(LEAD + either + broken).text


def test_a_dash_at_a_line_end_is_no_hyphen():
    text = LEAD + "Nobody in the harbour town had heard of the new mayor before -\nnobody at all.\n"
    assert "before - nobody" in repaired(text).text


def test_a_tight_em_dash_at_a_line_end_stays_tight():
    text = LEAD + "Nobody in the harbour town had heard of the new mayor before—\nnobody at all.\n"
    assert "before—nobody" in repaired(text).text


# --- white space and invisible characters -------------------------------------------------------


@pytest.mark.parametrize(
    ("was", "now", "kind"),
    [
        ("the  mayor", "the mayor", "space"),
        ("the\xa0mayor", "the mayor", "space"),
        ("the\t \u2009mayor", "the mayor", "space"),
        ("the ma\xadyor", "the mayor", "drop"),
        ("the ma\u200byor", "the mayor", "drop"),
        ("the ma\u200dyor", "the mayor", "drop"),
        ("the \u202emayor\u202c", "the mayor", "drop"),
        ("the \x00mayor", "the mayor", "drop"),
        ("the \x1b[31mmayor\x1b[0m", "the mayor", "drop"),
        ("the \ufeffmayor", "the mayor", "drop"),
    ],
)
def test_white_space_and_invisible_characters(was, now, kind):
    result = repaired(f"They saw {was} go.")
    assert result.text == f"They saw {now} go."
    assert edit_kinds(result) == {kind}


def test_joiners_inside_emoji_stay():
    assert repaired("They sent 👩\u200d🚒 twice.").edits == ()


def test_stray_leading_space_goes():
    assert repaired(" The harbour is shut.").text == "The harbour is shut."


def test_clean_text_has_no_edits():
    assert repaired("Harbour shut\n\nThe port is shut.\n\nNobody came.\n").edits == ()


# --- roles --------------------------------------------------------------------------------------


def test_head_of_an_account():
    result = repaired(
        "Harbour shut as strike goes on\nBy Ana Moss and Jon Reed\n\n"
        "PORT ADEL, March 3, 2024 (Norwire) — The harbour of Port Adel was shut on\n"
        "Sunday, said the committee of the men who work there day by day.\n\n"
        "Photo: The harbour at dawn.\n\nNobody came.\n"
    )
    assert blocks(result)[:3] == [
        ("title", "Harbour shut as strike goes on"),
        ("byline", "By Ana Moss and Jon Reed"),
        ("dateline", "PORT ADEL, March 3, 2024 (Norwire) —"),
    ]
    assert kinds(result)[3:] == ["paragraph", "caption", "paragraph"]
    facts = (result.title, result.author, result.publisher, result.published)
    assert [(fact.value, fact.from_) for fact in facts] == [
        ("Harbour shut as strike goes on", "content"),
        ("Ana Moss and Jon Reed", "byline"),
        ("Norwire", "dateline"),
        ("2024-03-03", "dateline"),
    ]
    for fact in facts:
        start, end = fact.span
        assert result.text[start:end] in {fact.value, "March 3, 2024"}


def test_a_date_without_a_year_gives_no_publication_date():
    result = repaired("PORT ADEL, March 3 (Norwire) — The harbour was shut on Sunday.\n")
    assert kinds(result) == ["dateline", "paragraph"]
    assert result.published is None


def test_an_impossible_day_gives_no_publication_date():
    result = repaired("PORT ADEL, April 31, 2024 (Norwire) — The harbour was shut on Sunday.\n")
    assert kinds(result) == ["dateline", "paragraph"]
    assert result.published is None


def test_a_date_in_the_account_gives_no_publication_date():
    assert (
        repaired("Harbour shut\n\nThe port was built on March 3, 1921 by hand.\n").published is None
    )


def test_a_line_with_nothing_but_a_date_is_a_dateline():
    result = repaired("Harbour shut\n\nTuesday, 5 March 2024\n\nThe port was shut on Monday.\n")
    assert kinds(result) == ["title", "dateline", "paragraph"]
    assert result.published is not None
    assert result.published.value == "2024-03-05"


def test_a_paragraph_of_its_own_after_a_colon_is_a_block_quotation():
    quotation = (
        "The damage is large and nobody will mend it. The tasks are\nclear. We will get to work.\n"
    )
    result = repaired(f"{LEAD}\nThe committee wrote on its channel:\n\n{quotation}\n{LEAD}")
    assert kinds(result) == ["paragraph", "paragraph", "blockquote", "paragraph"]


def test_an_indented_paragraph_is_a_block_quotation():
    quotation = (
        "    The damage is large and nobody will mend it. The\n    tasks are clear for all.\n"
    )
    result = repaired(f"{LEAD}\n{quotation}\n{LEAD}")
    assert kinds(result) == ["paragraph", "blockquote", "paragraph"]
    assert "mend it. The tasks" in result.text


def test_a_quotation_with_marks_after_a_colon_stays_a_paragraph():
    result = repaired(f"{LEAD}\nThe committee wrote:\n\n“The damage is large, and we know it.”\n")
    assert "blockquote" not in kinds(result)


# --- what the format gave -----------------------------------------------------------------------


def test_drops_are_cut_and_facts_move_with_the_text():
    text = "COURIER 3\n\nHarbour  shut\n\nNobody came to the\n4\nCOURIER\nharbour."
    title = text.index("Harbour")
    source = SourceText(
        text=text,
        kind="pdf",
        name=None,
        digest="",
        blocks=(
            SourceBlock("title", (title, title + 13)),
            SourceBlock("paragraph", (text.index("Nobody"), len(text))),
        ),
        drops=(
            ((0, 9), "running head"),
            ((text.index("4\n"), text.index("4\n") + 1), "page number"),
            ((text.rindex("COURIER"), text.rindex("COURIER") + 7), "running head"),
        ),
        title=Fact(value="Harbour shut", from_="content", span=(title, title + 13)),
    )
    result = repair_source(source, "safe")
    assert result.text.strip() == "Harbour shut\n\nNobody came to the harbour."
    assert undo_edits(result.text, result.edits) == text
    assert blocks(result) == [
        ("title", "Harbour shut"),
        ("paragraph", "Nobody came to the harbour."),
    ]
    assert result.title is not None
    assert result.title.span is not None
    start, end = result.title.span
    assert result.text[start:end] == "Harbour shut"


def test_line_breaks_of_html_stay():
    source = open_source(
        b"<html><body><article><p>The harbour office of Port Adel is found at<br>3 Quay Street,<br>"
        b"Port Adel, and it is open to everybody who works in the port.</p></article></body></html>"
    )
    assert "found at\n3 Quay Street,\nPort Adel" in repair_source(source, "auto").text


def test_a_file_reads_like_its_text(tmp_path: Path):
    path = tmp_path / "a.txt"
    path.write_text(LEAD)
    assert repair_source(open_source(path), "auto").text == repaired(LEAD).text
