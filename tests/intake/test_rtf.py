import pytest

from sayso.errors import InputError
from sayso.intake import SourceText, open_source
from tests.timing import within

SENTENCE = "The strike committee of Port Adel said on Monday that the harbour was closed."
HEAD = (
    r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\froman\fcharset0 Times;}"
    r"{\f1\fnil\fcharset204 Arial Cyr;}{\f2\fnil\fcharset128 MS Mincho;}}"
    r"{\colortbl;\red0\green0\blue0;}{\stylesheet{\ql Normal;}{\s1\sbasedon0 heading 1;}"
    r"{\s2 Title;}{\s3 Intense Quote;}{\s4\sbasedon3 Own;}{\s5\sbasedon5 Self;}"
    r"{\*\cs10 Default Paragraph Font;}}"
)


def read(body: str, *, head: str = HEAD) -> SourceText:
    return open_source(f"{head}{body}}}".encode("latin-1"), name="a.rtf")


def blocks(source: SourceText) -> list[tuple[str, str]]:
    return [(block.kind, source.text[slice(*block.span)]) for block in source.blocks]


def messages(source: SourceText) -> list[tuple[str, str]]:
    return [(note.kind, note.message) for note in source.notes]


def test_paragraphs_have_the_roles_of_their_styles():
    source = read(
        r"\pard\s2 Harbour closed\par\pard\s1 First day\par\pard\plain The town\par"
        r"\pard\s4 We will not go back.\par\pard\s5 Round.\par"
        r"\pard{\pntext\'b7\tab}One demand\par\pard Not one\par\pard\ls3 Two\par"
        r"\pard\outlinelevel1 Second day\par\pard\li720\ri720 Set off.\par{\pard\s1 Third\par}Last"
    )
    assert source.kind == "rtf"
    assert blocks(source) == [
        ("title", "Harbour closed"),
        ("heading", "First day"),
        ("paragraph", "The town"),
        ("blockquote", "We will not go back."),
        ("paragraph", "Round."),
        ("list_item", "One demand"),
        ("paragraph", "Not one"),
        ("list_item", "Two"),
        ("heading", "Second day"),
        ("blockquote", "Set off."),
        ("heading", "Third"),
        ("blockquote", "Last"),
    ]
    assert source.title is not None
    assert source.title.span == (0, 14)


@pytest.mark.parametrize(
    ("rtf", "text"),
    [
        (r"caf\'e9 \u233?t\u233\'e9 \'93no\'94", "café été “no”"),
        (r"\ldblquote no\rdblquote\emdash he said", "“no”—he said"),
        (r"\f1\'cf\'f0\'e8\'e2\'e5\'f2 \f0\'e9", "Привет é"),
        (r"\f2\'82\'a0\'83A", "あア"),
        (r"\u-10179?\u-8704?", "😀"),
        (r"{\uc2\u8217ab}x\uc0\u8217y", "’x’y"),
        (r"a\~b\-c\_d\{e\}\\", "a\u00a0b\u00adc\u2011d{e}\\"),
        ("one\ntwo\\\nthree", "onetwo\n\nthree"),
        (r"one\line two\tab three", "one\ntwo\tthree"),
        (r"{\upr{ansi}{\*\ud{unicode}}}", "ansi"),
        (r'{\field{\*\fldinst HYPERLINK "http://x/"}{\fldrslt link}}', "link"),
        (r"a{\pict\wmetafile8 0102}b{\*\unknown no}c{\header no}d", "abcd"),
        (r"a{\pict\bin5 }}{{\}b", "ab"),
        (r"a{\object{\*\objdata 0102}{\result shown}}", "ashown"),
    ],
)
def test_characters(rtf, text):
    assert read(rtf).text == text


def test_the_code_page_of_the_file_counts_where_the_font_names_none():
    head = r"{\rtf1\ansi\ansicpg1251\deff0{\fonttbl{\f0\fnil Arial;}}"
    assert read(r"\'cf\'f0\'e8", head=head).text == "При"
    assert read(r"\'8e", head=r"{\rtf1\mac").text == "é"
    assert read(r"\'e9", head=r"{\rtf1\ansicpg99999").text == "é"


def test_deleted_and_hidden_text_and_comments_are_left_out_and_counted():
    source = read(
        r"He said {\deleted Herondropped }{\revised Heronkept}{\v Heronhid here}"
        r"{\*\atnid AB}{\*\annotation \pard Heronnote\par}\v Heronhid\v0  so.\par"
    )
    assert source.text == "He said Heronkept so."
    assert messages(source) == [
        ("hidden_text", "1 tracked deletion was left out."),
        ("hidden_text", "3 words of hidden text were left out."),
        ("hidden_text", "1 comment was left out."),
    ]


def test_notes_follow_and_text_boxes_stand_behind_their_paragraph():
    source = read(
        r"\pard\s1 Head{\footnote\pard\plain {\super\chftn} Heronfoot.}line\par\pard Text"
        r"{\shp{\*\shpinst{\sp{\sn a}{\sv b}}{\shptxt\pard Heronbox.\par}}{\shprslt{\*\do no}}}"
        r" on.\par"
    )
    assert blocks(source) == [
        ("heading", "Headline"),
        ("paragraph", "Text on."),
        ("paragraph", "Heronbox."),
        ("paragraph", "Heronfoot."),
    ]


def test_rows_of_tables_are_items():
    row = r"\trowd\pard\intbl {}\cell {}\cell\row"
    source = read(rf"\pard Before\par{row.format('a', 'b')}{row.format('c', 'd')}\pard After\par")
    assert blocks(source) == [
        ("paragraph", "Before"),
        ("list_item", "a | b"),
        ("list_item", "c | d"),
        ("paragraph", "After"),
    ]


def test_title_and_author_are_stated_and_no_date_is_publication():
    source = read(
        r"{\info{\title Harbour \u233?t\'e9}{\author Ana P\'e9trel}{\creatim\yr2020\mo1\dy1}"
        rf"{{\company Heronfirm}}}}{SENTENCE}"
    )
    assert source.text == SENTENCE
    assert source.title is not None
    assert source.author is not None
    assert (source.title.value, source.title.from_) == ("Harbour été", "metadata")
    assert source.author.value == "Ana Pétrel"
    assert source.published is None


def test_what_breaks_off_or_goes_on_after_its_end_is_noted():
    for rtf in (
        rf"{{\rtf1 {SENTENCE}",
        rf"{{\rtf1 {SENTENCE}}} more",
        rf"{{\rtf1 {SENTENCE}\bin99",
    ):
        source = open_source(rtf.encode())
        assert source.text == SENTENCE
        assert [kind for kind, _ in messages(source)] == ["damaged"]
    assert messages(open_source(rf"{{\rtf1 {SENTENCE}}}}}".encode() + b"\x00\r\n")) == []


@pytest.mark.parametrize(
    "rtf",
    [
        r"\u99999999999 \bin-5 \'zz \uc-7\uc999999999 \f-1 \s \v",
        r"\cell\row\nestcell\pard\row\intbl\cell",
        r"{\footnote{\footnote{\shptxt{\footnote x}}}}",
        r"{\stylesheet{\s1 {\s2 x;}}}{\fonttbl\fcharset\cpg\f1}{\info\title x}",
        "\\" * 5 + "}}}}",
    ],
)
def test_nonsense_words_do_no_harm(rtf):
    source = open_source(rf"{{\rtf1 Heronstart {rtf} Heronend}}".encode())
    assert "Heronstart" in source.text


def test_a_document_without_words_says_so():
    with pytest.raises(InputError) as caught:
        read(r"{\pict 0102}\par\par")
    assert caught.value.reason == "empty"


@pytest.mark.parametrize(
    "rtf",
    [
        "{" * 200_000 + "Heronword" + "}" * 200_000,
        "{" * 200_000 + "Heronword",
        r'Heronword{\field{\*\fldinst{HYPERLINK "a" ' * 20_000,
        r"{\footnote Heronword" * 20_000,
        r"Heronword\cell" * 50_000,
        r"\'e9" * 100_000 + "Heronword",
    ],
)
def test_giant_nonsense_takes_linear_time(rtf):
    source = within(8, lambda: open_source(rf"{{\rtf1 {rtf}}}".encode()))
    assert "Heronword" in source.text


def test_a_mark_or_blank_lines_before_the_first_brace_are_passed_over():
    for before in (b"\xef\xbb\xbf", b"\r\n \n"):
        source = open_source(before + rb"{\rtf1 Heron said so.}")
        assert (source.kind, source.text) == ("rtf", "Heron said so.")
