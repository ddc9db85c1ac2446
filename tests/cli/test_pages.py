"""`sayso read --pages`: what was read of each page."""

from pathlib import Path

from sayso.cli.pages import describe
from sayso.intake import SourceText
from sayso.record.types import Fact, Gap, Page
from sayso.repair import repair_source
from tests.cli.test_read import ACCOUNT, NO_LAYER, OTHER, one_sentence, run
from tests.cli.test_several_documents import mail
from tests.pdf_writer import Sheet, Text, write_pdf


def paper() -> SourceText:
    """Three pages: one of text with a page number, one without, one recognised."""
    text = f"{ACCOUNT}\n7\n{OTHER}"
    number = text.index("7")
    start = number + 2
    pages = (
        Page(
            number=1,
            width=595,
            height=842,
            read_by="text_layer",
            lines=((0, number - 1, 72, 72, 500, 84), (number, number + 1, 300, 800, 310, 812)),
        ),
        Page(number=2, width=595, height=842, read_by="text_layer"),
        Page(
            number=3,
            width=612,
            height=792,
            read_by="ocr",
            lines=((start, len(text), 72, 72, 500, 84),),
            words=((start, start + 3, 0.75), (start + 4, start + 12, 0.25)),
        ),
    )
    return SourceText(
        text=text,
        kind="pdf",
        name="paper.pdf",
        digest="0",
        drops=(((number, number + 1), "page number"),),
        published=Fact(value="2031-05-06", from_="metadata"),
        pages=pages,
        notes=(
            Gap(kind="page_unread", span=None, message="Page 2 has no text."),
            Gap(kind="hidden_text", span=(start, start + 3), message="White on white."),
        ),
    )


def told(source: SourceText) -> list[str]:
    return list(describe(source, repair_source(source, "none")))


def test_each_page_says_how_it_was_read_and_how_it_begins():
    pages = "\n".join(told(paper())).split("\n\n")
    assert len(pages) == 4
    assert "page 1, 595 x 842 points, text layer, 2 lines" in pages[1]
    assert f"begins    {ACCOUNT[:40]}" in pages[1]
    assert "page 2" in pages[2]
    assert "words     0" in pages[2]
    assert "page 3, 612 x 792 points, recognised (OCR), 1 line, mean confidence 0.50" in pages[3]
    assert f"begins    {OTHER}" in pages[3]


def test_what_was_left_out_stands_with_its_page_and_why():
    pages = "\n".join(told(paper())).split("\n\n")
    assert "left out  7  (page number)" in pages[1]
    assert "left out" not in pages[3]


def test_notes_stand_with_their_page_or_above_all():
    pages = "\n".join(told(paper())).split("\n\n")
    assert "note      page_unread: Page 2 has no text." in pages[0]
    assert "note      hidden_text: White on white." in pages[3]


def test_facts_say_where_they_come_from():
    assert "published  2031-05-06  (from metadata)" in told(paper())
    assert "author     not found" in told(paper())


def test_a_document_without_pages_is_shown_as_a_whole(tmp_path):
    path = tmp_path / "letter.eml"
    path.write_text(mail(("note.txt", OTHER)))
    result = run("read", path, "--pages")
    assert result.exit_code == 0
    assert f"== {path}\neml, " in result.stdout
    assert "Ada Venn  (from metadata)" in result.stdout
    assert f"== {path} » note.txt\ntext, " in result.stdout


def test_what_repair_leaves_out_is_shown(tmp_path):
    path = tmp_path / "scan.txt"
    page = "\n".join(f"{ACCOUNT} {n}" for n in range(20))
    path.write_text("\n\n\f".join(f"{page}\n\n- {n} -" for n in range(1, 4)))
    assert "left out  - 2 -" in run("read", path, "--pages").stdout


def test_a_pdf_is_shown_page_by_page(tmp_path):
    path = tmp_path / "two.pdf"
    rows = [Text(72, 100 + 14 * n, f"Rebels seized the port of Ansel, line {n}") for n in range(9)]
    path.write_bytes(write_pdf([Sheet(rows), Sheet(rows)]))
    shown = run("read", path, "--pages").stdout
    assert "pdf, 2 pages" in shown
    assert "page 2, 595 x 842 points, text layer, 9 lines" in shown


def test_what_cannot_be_read_is_told_in_a_sentence(tmp_path):
    (tmp_path / "a.txt").write_text(" ")
    (tmp_path / "b.txt").write_text(ACCOUNT)
    result = run("read", tmp_path, "--pages")
    assert result.exit_code == 1
    assert "b.txt\ntext, " in result.stdout
    one_sentence(result, "a.txt")


def test_a_scan_is_read_or_says_what_to_install(tmp_path):
    path = tmp_path / "scan.pdf"
    path.write_bytes(NO_LAYER)
    assert run("read", path, "--pages").exit_code == 3


def test_escapes_in_words_and_names_never_reach_the_terminal(tmp_path: Path):
    path = tmp_path / "evil\x1b[31m.txt"
    path.write_text(f"\x1b[2J{ACCOUNT}\x07\u202e")
    result = run("read", path, "--pages")
    assert not [c for c in result.stdout + result.stderr if not c.isprintable() and c != "\n"]


def test_standard_input_is_shown():
    assert "== standard input\ntext, " in run("read", "-", "--pages", stdin=ACCOUNT).stdout


def test_pages_are_one_way_out_of_four(tmp_path):
    (tmp_path / "a.txt").write_text(ACCOUNT)
    result = run("read", tmp_path / "a.txt", "--pages", "--json")
    assert result.exit_code == 2
    one_sentence(result, "Choose one")
