import pytest

from sayso.errors import InputError
from sayso.intake import open_source
from sayso.intake.limits import Limits
from tests.timing import within

SENTENCE = (
    "The harbour of Port Adel was closed on Tuesday by the strike committee, which said that it "
    "would not return to the table before Friday, whatever the owners put into their letters. "
)
ARTICLE = (
    f"<h1>Harbour shut</h1><p>{SENTENCE}</p><p>Officials called the canary claim nonsense in a "
    "statement that they sent to every paper of the town on Wednesday, twice.</p>"
)


def page(body, head=""):
    return (
        f"<!DOCTYPE html><html lang=en><head><title>Harbour shut</title>{head}</head>"
        f"<body>{body}</body></html>"
    ).encode()


def read(body, head="", **limits):
    data = page(body, head)
    return within(15, lambda: open_source(data, limits=Limits(**limits) if limits else None))


@pytest.mark.parametrize(
    "body",
    [
        "<div>" * 20_000 + ARTICLE,
        "<div>" * 20_000 + ARTICLE + "</div>" * 20_000,
        "<b>" * 20_000 + ARTICLE,
        "<blockquote>" * 5000 + ARTICLE + "</blockquote>" * 5000,
        ARTICLE + "<table><tr><td>" * 10_000 + "deep",
    ],
)
def test_deep_nesting_loses_no_words_and_is_noted(body):
    source = read(body)
    assert "strike committee" in source.text
    assert "canary claim" in source.text
    assert [note.kind for note in source.notes] == ["limit"]


@pytest.mark.parametrize(
    "body",
    [
        "<p " + " ".join(f'a{n}="x"' for n in range(50_000)) + ">" + ARTICLE,
        "<p " + " ".join(f'a{n}=">"' for n in range(50_000)) + ">" + ARTICLE,
        "<p " + " ".join(f'a{n}="<b"' for n in range(50_000)) + ">" + ARTICLE,
        "<img alt='" + "x" * 2_000_000 + "'>" + ARTICLE,
        "<img src='data:image/png;base64," + "A" * 2_000_000 + "'>" + ARTICLE,
        ARTICLE + "<!-- hidden " + "x y " * 250_000,
        ARTICLE + "<table><tr><td>a<td>b</table>" * 2000,
        ARTICLE + "<p>" + "&amp;" * 100_000,
        ARTICLE + "<p>" + "&bogus " * 50_000 + "&#x41;" * 50_000,
        ARTICLE + "<" * 200_000,
        ARTICLE + "<a '" * 50_000,
        ARTICLE + "<script>" * 10_000,
        ARTICLE + "<![CDATA[" * 20_000,
        "<div class='" + "sidebar " * 50_000 + "'>" + ARTICLE + "</div>",
    ],
)
def test_giant_markup_loses_no_article(body):
    text = read(body).text
    assert "strike committee" in text
    assert "canary claim" in text
    assert "hidden" not in text


def test_attributes_beyond_the_limit_are_left_out_and_quoted_marks_end_no_tag():
    body = '<p a="1" title="x > y" ' + 'b="2" ' * 600 + f">{SENTENCE}</p>{ARTICLE}"
    source = read(body, attributes=5)
    assert "x > y" not in source.text
    assert 'b="2"' not in source.text


def test_stray_quotation_marks_in_tags_open_no_value():
    filler = "<p class='x''>A short line.</p>" * 80
    assert "strike committee" in read(filler + '<div id="a" "style="b">' + ARTICLE).text


def test_one_giant_paragraph_is_parted_with_a_note():
    source = read("<p>canary " + SENTENCE * 3000 + "</p>", paragraph_characters=100_000)
    assert source.text.count("committee") == 3000
    assert max(end - start for start, end in (block.span for block in source.blocks)) <= 100_000
    assert [note.kind for note in source.notes] == ["limit"]


def test_paragraph_of_ten_megabytes_is_read_plainly_with_a_note():
    source = read("<p>canary " + SENTENCE * 57_000 + "</p>", text_characters=20_000_000)
    assert source.text.count("committee") == 57_000
    assert {note.kind for note in source.notes} == {"limit", "low_text_quality"}


def test_text_beyond_the_limit_is_cut_with_a_note():
    source = read(ARTICLE + f"<p>{SENTENCE}</p>" * 50, text_characters=1000)
    assert len(source.text) < 1100
    assert "cut after 1,000 characters" in source.notes[-1].message


def test_frames_are_named_as_the_reason():
    frames = b"<html><frameset cols='20%,80%'><frame src=a.html><frame src=b.html></frameset>"
    with pytest.raises(InputError, match="Give the page inside the frame") as caught:
        open_source(frames, name="old.html")
    assert caught.value.reason == "no_article"


def test_two_pages_in_one_file_and_charsets_that_disagree():
    twice = page(ARTICLE, "<meta charset=utf-16><meta charset=shift_jis>") + page("<p>Zweite</p>")
    assert "canary claim" in open_source(twice).text


def test_hidden_text_is_left_out_and_noted():
    hidden = SENTENCE.replace("harbour", "ignored")
    source = read(
        f"{ARTICLE}<p style='color: red; display : none'>{hidden}</p><p hidden>{hidden}</p>"
        f"<div aria-hidden=true><p>{hidden}</p></div><p>{SENTENCE.replace('Friday', 'May')}</p>"
    )
    assert "ignored" not in source.text
    assert "before May" in source.text
    (note,) = source.notes
    assert note.kind == "hidden_text"


def test_hidden_menus_and_notices_need_no_note():
    hidden = f"<div class=cookie-consent style='display:none'><p>{SENTENCE * 3}</p></div>"
    assert read(ARTICLE + hidden).notes == ()


def test_page_whose_article_is_hidden_is_read_with_a_note():
    source = read(f"<div style='visibility:hidden'>{ARTICLE}<p>{SENTENCE}</p></div><p>Wait.</p>")
    assert "canary claim" in source.text
    assert [note.kind for note in source.notes] == ["hidden_text"]


def test_page_whose_lines_begin_with_braces_is_a_page():
    script = '<script>\n{"a": 1}\n{"b": 2}\n{"c": 3}\n{"d": 4}\n</script>'
    assert open_source(page(ARTICLE, script)).kind == "html"


def test_page_without_spaces_between_words_is_no_page_without_an_article():
    text = "港口委员会星期二宣布关闭港口并表示在星期五之前不会返回谈判桌。" * 6
    assert "港口" in open_source(page(f"<h1>港口关闭</h1><p>{text}</p>")).text


def test_references_are_never_fetched(monkeypatch):
    import socket

    def refuse(*_args, **_options):
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    head = (
        '<base href="http://a.example/"><meta http-equiv=refresh content="0;url=http://b.example">'
        '<link rel=canonical href="http://a.example/x"><script src="http://a.example/x.js">'
        "</script>"
    )
    body = '<iframe src="http://a.example/"></iframe><img src="http://a.example/x.png">'
    assert "canary claim" in read(ARTICLE + body, head).text


@pytest.mark.parametrize(
    "data",
    [
        "/*" * 200_000,
        "/* * " * 100_000,
        '{"a":1},' * 80_000,
        "{" + ",      " * 40_000,
        '"datePublished":' * 50_000,
    ],
)
def test_broken_json_ld_costs_time_in_proportion_to_its_length(data):
    assert read(ARTICLE, f'<script type="application/ld+json">{data}</script>').published is None


def test_state_of_a_script_costs_time_in_proportion_to_its_length():
    assert read(ARTICLE, f"<script>{'publishedAt: 2024-03-0' * 60_000}</script>").published is None


def test_margins_that_hold_the_whole_article_one_in_another_end_soon():
    body = "<div class=comment>" * 100 + ARTICLE * 300 + "</div>" * 100
    assert "strike committee" in read(body).text
