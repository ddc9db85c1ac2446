import pytest

from sayso.errors import InputError
from sayso.intake import open_source
from sayso.intake.html_written_days import iso
from tests.timing import within

BODY = (
    "<p>The harbour of Port Adel was closed on Tuesday by the strike committee, which said that "
    "it would <b>not</b> return to the table before Friday.</p>"
    "<h2>Background</h2><p>The committee wrote on its channel:</p>"
    "<blockquote><p>The damage is large. We will get to work.</p></blockquote>"
    "<ul><li>The first demand is pay.</li><li>The second demand is rest.</li></ul>"
    "<p>Officials called <q>the claim</q> nonsense in a statement that they sent to every paper "
    "of the town on Wednesday.<br>They said so twice.</p>"
)

JSON_LD = '<script type="application/ld+json">{%s}</script>'


def page(head: str = "", body: str = BODY, opening: str = "") -> bytes:
    return (
        f"<!DOCTYPE html><html lang=en><head><title>Harbour shut | Courier</title>{head}</head>"
        "<body>"
        f"<nav><a href=/>Home</a></nav><article><h1>Harbour shut</h1>{opening}{body}</article>"
        "<footer>Copyright 2019 Courier. Updated 1 May 2019.</footer></body></html>"
    ).encode()


def blocks(source):
    return [(b.kind, source.text[b.span[0] : b.span[1]]) for b in source.blocks]


def test_article_keeps_headings_lists_and_block_quotations():
    source = open_source(page())
    assert source.kind == "html"
    kinds = [kind for kind, _ in blocks(source)]
    assert kinds == [
        "title", "paragraph", "heading", "paragraph", "blockquote", "list_item", "list_item",
        "paragraph",
    ]  # fmt: skip
    assert ("blockquote", "The damage is large. We will get to work.") in blocks(source)
    assert "Home" not in source.text
    assert "Copyright" not in source.text


def test_blocks_are_parted_by_blank_lines():
    source = open_source(page())
    assert source.text.split("\n\n") == [text for _, text in blocks(source)]


def test_inline_quotation_gets_the_marks_a_browser_shows():
    assert "called “the claim” nonsense" in open_source(page()).text


def test_line_break_in_a_paragraph_stays():
    assert "on Wednesday.\nThey said so twice." in open_source(page()).text


def test_facts_come_from_metadata():
    head = (
        '<meta property="og:site_name" content="Port Adel Courier">'
        '<meta name=author content="Ana Moss">'
        '<meta property="article:published_time" content="2024-03-05T08:00:00+01:00">'
    )
    source = open_source(page(head))
    facts = (source.title, source.author, source.publisher, source.published)
    assert [fact and fact.value for fact in facts] == [
        "Harbour shut", "Ana Moss", "Port Adel Courier", "2024-03-05T08:00:00+01:00",
    ]  # fmt: skip
    assert source.title is not None
    assert source.title.span == (0, 12)


@pytest.mark.parametrize(
    ("head", "opening", "value"),
    [
        (
            JSON_LD % '"@graph":[{"@type":"NewsArticle","datePublished":"2024-03-05"}]',
            "",
            "2024-03-05",
        ),
        ('<meta name="date" content="March 5, 2024">', "", "2024-03-05"),
        ("", '<span itemprop="datePublished" content="2024-03-05">5 March</span>', "2024-03-05"),
        ("", '<time datetime="2024-03-05">5 March</time>', "2024-03-05"),
        ('<link rel=canonical href="https://c.example/2024/03/05/harbour">', "", "2024-03-05"),
    ],
)
def test_date_is_taken_from_witnesses_of_publication(head, opening, value):
    source = open_source(page(head, opening=opening))
    assert source.published is not None
    assert source.published.value == value


@pytest.mark.parametrize(
    ("head", "opening"),
    [
        ("", ""),
        ('<meta property="article:modified_time" content="2024-04-01">', ""),
        ("", '<time class="updated" datetime="2024-04-01">Updated 1 April</time>'),
        ("", "<p>He was born on 3 May 1960 in the old town, where his father kept a shop.</p>"),
        (
            JSON_LD % '"@type":"Article","dateModified":"2024-04-01"',
            "",
        ),
        ('<meta name="date" content="9999-99-99">', ""),
    ],
)
def test_no_date_is_invented(head, opening):
    assert open_source(page(head, opening=opening)).published is None


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("2024-03-05", "2024-03-05"),
        ("20240305", "2024-03-05"),
        ("2024-03-05T00:00:00", "2024-03-05"),
        ("2024-03-05T09:30:00Z", "2024-03-05T09:30:00+00:00"),
        ("2024-03-05 09:30", "2024-03-05T09:30:00"),
        ("Tue, 05 Mar 2024 08:00:00 GMT", "2024-03-05"),
        ("5th March 2024", "2024-03-05"),
        ("2024-02-30", None),
        ("March 2024", None),
        ("yesterday", None),
    ],
)
def test_dates_as_pages_write_them(words, value):
    assert iso(words) == value


def test_page_without_an_article_is_refused():
    menu = (
        b"<html><body><ul><li><a href=x>Home</a></li><li><a href=y>News</a></li></ul></body></html>"
    )
    with pytest.raises(InputError, match="web page without an article") as caught:
        open_source(menu, name="menu.html")
    assert caught.value.reason == "no_article"


COOKIES = (
    "<div class=cookie-consent><p>We use cookies to improve your experience. By clicking accept "
    "you agree to our use of cookies and to our privacy policy.</p></div>"
)
TEASERS = "".join(
    f"<div><h2><a href=/{n}>{title}</a></h2><p>{teaser}</p><a href=/{n}>Read more</a></div>"
    for n, title, teaser in [
        (1, "Harbour shut", "The harbour of Port Adel was shut on Sunday, said the committee."),
        (2, "Mayor asks owners to pay", "The mayor asked both sides for patience and for peace."),
        (3, "Crane falls on two men", "A crane fell on two men in the old harbour on Friday."),
    ]
)


@pytest.mark.parametrize(
    "body",
    [
        COOKIES,
        TEASERS,
        COOKIES + TEASERS,
        "<h1>404</h1><p>Sorry, the page you were looking for could not be found.</p>",
        "<h1>Locked</h1><p>To continue reading this article, subscribe or log in to the paper.</p>",
        "<p>Please enable JavaScript to view this page in your browser.</p>",
    ],
)
def test_front_pages_notices_and_locked_pages_are_refused(body):
    data = f"<!DOCTYPE html><html><head><title>Courier</title></head><body>{body}</body></html>"
    with pytest.raises(InputError) as caught:
        open_source(data.encode(), name="page.html")
    assert caught.value.reason == "no_article"
    assert "page.html is a web page without an article." in str(caught.value)


def test_notices_comments_and_related_links_round_an_article_are_left_out():
    around = (
        f"{COOKIES}<aside><h3>Related</h3><ul><li><a href=/a>Crane falls</a></li></ul></aside>"
        "<section id=comments><h2>1 comment</h2><p>I think that the owners are crooks and that "
        "the mayor should resign at once.</p></section>"
    )
    text = open_source(page().replace(b"<footer>", f"{around}<footer>".encode())).text
    assert "strike committee" in text
    assert not any(word in text for word in ("cookies", "Crane falls", "crooks"))


def test_charset_of_the_page_counts_when_it_is_not_utf8():
    data = page('<meta charset="iso-8859-2">', opening="<p>Mayor Dvořák spoke to the council.</p>")
    data = data.decode().encode("iso-8859-2")
    assert "Dvořák" in open_source(data).text


def test_a_page_in_utf16_is_html():
    assert open_source(page().decode().encode("utf-16")).kind == "html"


def test_deep_nesting_loses_no_words():
    data = b"<html><body>" + b"<div>" * 20_000 + BODY.encode()
    assert "strike committee" in open_source(data).text


def test_thousands_of_attributes_do_not_stop_the_reader():
    data = b"<html><body><p " + b'data-a="x" ' * 100_000 + b">" + BODY.encode()
    assert "strike committee" in within(10, lambda: open_source(data)).text


def test_an_unclosed_comment_hides_the_rest():
    data = b"<html><body>" + BODY.encode() + b"<!-- hidden " + b"x " * 100_000
    assert "hidden" not in open_source(data).text


def test_script_in_a_title_is_only_text():
    source = open_source(
        page('<meta property="og:title" content="&lt;script&gt;x&lt;/script&gt; Harbour">')
    )
    assert source.title is not None


def test_nothing_is_fetched(monkeypatch):
    import socket

    def refuse(*_args, **_options):
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket, "socket", refuse)
    head = '<base href="http://a.example/"><link rel=stylesheet href="http://a.example/x.css">'
    open_source(
        page(
            head, opening='<iframe src="http://a.example/"></iframe><img src="file:///etc/passwd">'
        )
    )


def test_captions_stand_at_their_place():
    caption = "The pier of Port Adel on the eve of the strike. Photo: A. Wren"
    figure = f"<figure><img src=a.jpg><figcaption>{caption}</figcaption></figure>"
    source = open_source(page(body=BODY.replace("<h2>", figure + "<h2>")))
    found = blocks(source)
    place = found.index(("caption", caption))
    assert found[place - 1][1].startswith("The harbour of Port Adel")
    assert found[place + 1] == ("heading", "Background")


def test_captions_of_other_articles_stay_out():
    caption = "A crane that fell on two men in the old harbour"
    figure = f"<figure><img src=a.jpg><figcaption>{caption}</figcaption></figure>"
    data = page().replace(b"<footer>", f"<aside>{figure}</aside>{figure * 2}<footer>".encode())
    data = data.replace(figure.encode() * 2, b"<div class=related-box>" + figure.encode())
    assert caption not in open_source(data).text


def test_paragraphs_in_several_boxes_of_one_class_are_all_read():
    sentences = [
        f"The {what} of Port Adel told the committee at length that it would not be moved by "
        "letters, and that the table in the hall was to stay where it stood until Friday."
        for what in ("pilot", "baker", "sexton", "dyer", "cooper", "miller")
    ]
    boxes = [
        f'<div class="box"><div class="post-content text">{pair}</div></div><div class=ad>Ad</div>'
        for pair in (
            "".join(f"<p>{sentence}</p>" for sentence in sentences[at : at + 2]) for at in (0, 2, 4)
        )
    ]
    text = open_source(page(body="".join(boxes))).text
    assert [word for word in ("pilot", "sexton", "cooper", "miller") if word not in text] == []
