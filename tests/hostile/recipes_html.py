"""HTML: trees without end, references that must not be followed, metadata that bites."""

from tests.hostile.recipe import MARK, SECOND, account, recipe

_BODY = (
    f"<article><h1>The ferry is gone</h1><p>{account()}</p><p>The inquiry goes on.</p></article>"
)


def _page(body: str = _BODY, head: str = "") -> bytes:
    head = f"<title>The ferry is gone</title>{head}"
    return f"<!doctype html><html><head>{head}</head><body>{body}</body></html>".encode()


@recipe("ok")
def a_hundred_thousand_nested_divisions() -> bytes:
    return _page("<div>" * 100_000 + _BODY + "</div>" * 100_000)


@recipe("ok")
def nested_divisions_never_closed() -> bytes:
    return _page("<div>" * 100_000 + _BODY)


@recipe("ok")
def nested_spans_in_a_paragraph() -> bytes:
    return _page(f"<article><p>{'<span>' * 50_000}{account()}{'</span>' * 50_000}</p></article>")


@recipe("ok")
def five_thousand_nested_block_quotes() -> bytes:
    deep = "<blockquote>" * 5_000 + f"<p>{account()}</p>" + "</blockquote>" * 5_000
    return _page(f"<article><h1>The ferry</h1>{deep}</article>")


@recipe("ok", or_told=(SECOND,), seconds=15)
def one_paragraph_of_ten_megabytes() -> bytes:
    return _page(
        f"<article><p>{account()} {'The guns fell silent. ' * 460_000}{SECOND}</p></article>"
    )


@recipe("ok", seconds=10)
def three_hundred_thousand_attributes_on_one_tag() -> bytes:
    return _page(f"<div {' '.join(f'a{n}=1' for n in range(300_000))}>{_BODY}</div>")


@recipe("ok", seconds=10)
def attributes_on_very_many_tags() -> bytes:
    attributes = " ".join(f"data-{n}=x" for n in range(400))
    return _page(f"<span {attributes}></span>" * 200 + _BODY)


@recipe("ok")
def an_attribute_of_five_megabytes() -> bytes:
    return _page(f'<div data-x="{"y" * 5_000_000}">{_BODY}</div>')


@recipe("ok")
def an_attribute_never_closed() -> bytes:
    """Browsers show nothing of what stands behind the open mark."""
    return _page(f'{_BODY}<a href="{"x" * 500_000}<p>never seen</p>')


@recipe("ok", never=("zzcommentzz",), seconds=15)
def a_comment_of_five_megabytes_never_closed() -> bytes:
    return _page(f"{_BODY}<!-- zzcommentzz {'- ' * 2_500_000}")


@recipe("ok", never=("zzscriptzz",))
def a_script_never_closed() -> bytes:
    return _page(f"{_BODY}<script>zzscriptzz {'var a = 1;' * 100_000}")


@recipe("ok", never=("zzstylezz",))
def a_style_never_closed() -> bytes:
    return _page(f"{_BODY}<style>zzstylezz {'p{color:red}' * 100_000}")


@recipe("ok", "empty", "no_article", or_told=(MARK,))
def a_title_never_closed() -> bytes:
    return f"<html><head><title>The ferry<body>{_BODY}</body></html>".encode()


@recipe("ok")
def a_text_area_never_closed() -> bytes:
    return _page(f"{_BODY}<textarea><p>x</p>")


@recipe("ok", seconds=15)
def fifty_thousand_tables() -> bytes:
    return _page(_BODY + "<table><tr><td>x</td></tr></table>" * 50_000)


@recipe("ok", seconds=15)
def five_thousand_nested_tables() -> bytes:
    return _page("<table><tr><td>" * 5_000 + _BODY + "</td></tr></table>" * 5_000)


@recipe("ok", seconds=15)
def fifty_thousand_empty_paragraphs() -> bytes:
    return _page("<p>" * 50_000 + _BODY)


@recipe("ok", seconds=15)
def tags_that_cross_each_other() -> bytes:
    return _page("<b><i><a><em>x</b></i></a></em>" * 5_000 + _BODY)


@recipe("ok")
def marked_sections_of_no_kind() -> bytes:
    """`html.parser` of Python 3.11 ends on these with an `AssertionError`."""
    return _page("<![CDA[x]]><![if x]><!x[<!ELEMENT<![" + "<div>" * 300 + _BODY)


@recipe("ok")
def half_a_million_opening_brackets() -> bytes:
    return _page(_BODY + "<" * 500_000)


@recipe("ok")
def tags_that_never_end() -> bytes:
    return _page(_BODY + "<a " * 100_000)


@recipe("ok", seconds=10)
def closing_tags_that_open_nothing() -> bytes:
    return _page("</div></p></b>" * 100_000 + _BODY)


@recipe("ok")
def a_tag_with_a_name_of_a_megabyte() -> bytes:
    return _page(f"<{'x' * 1_000_000}>{_BODY}")


@recipe("ok", never=("zzscriptzz",))
def references_to_everywhere() -> bytes:
    data = "data:image/png;base64," + "A" * 2_000_000
    head = (
        '<base href="http://192.0.2.1/"><meta http-equiv="refresh" content="0;url=http://192.0.2.1">'
        '<link rel="stylesheet" href="http://192.0.2.1/a.css"><link rel="icon" href="file:///etc/passwd">'
        '<script src="http://192.0.2.1/a.js">zzscriptzz</script>'
    )
    body = (
        '<img src="http://192.0.2.1/a.png"><img src="file:///etc/passwd">'
        f'<img src="{data}"><iframe src="http://192.0.2.1/"></iframe><object data="//192.0.2.1/">'
        '</object><embed src="http://192.0.2.1/"><video src="http://192.0.2.1/"></video>'
        '<form action="http://192.0.2.1/"><input name="x"></form>'
    )
    return _page(body + _BODY, head)


@recipe("ok")
def entities_of_a_local_file() -> bytes:
    kind = (
        '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY y "' + "z" * 9_000 + '">]>'
    )
    return f"{kind}<html><body>{_BODY}<p>&x; {'&y;' * 9_000}</p></body></html>".encode()


@recipe("ok")
def a_megabyte_of_entities() -> bytes:
    return _page(_BODY + "<p>" + "&amp;&lt;&eacute;&#233;&nosuch;" * 35_000 + "</p>")


@recipe("ok")
def entities_of_no_character() -> bytes:
    return _page(_BODY + "<p>&#0; &#xD800; &#x110000; &#99999999999999; &#xFFFE; &#x1b; &#;</p>")


@recipe("ok")
def facts_with_scripts_in_them() -> bytes:
    bite = "&lt;script&gt;alert(1)&lt;/script&gt;&quot;&gt;&lt;img src=x onerror=alert(1)&gt;"
    head = (
        f'<meta name="author" content="{bite}"><meta property="og:title" content="{bite}">'
        f'<meta property="og:site_name" content="{bite}">'
        '<script type="application/ld+json">{"@type":"NewsArticle","headline":"<img onerror=x>",'
        '"author":{"name":"\\"><svg onload=x>"},"datePublished":"2031-05-06"}</script>'
    )
    return _page(head=head)


@recipe("ok")
def linked_data_nested_five_thousand_deep() -> bytes:
    data = '{"@type":"NewsArticle","a":' * 5_000 + "1" + "}" * 5_000
    return _page(head=f'<script type="application/ld+json">{data}</script>')


@recipe("ok")
def linked_data_of_brackets_only() -> bytes:
    return _page(head=f'<script type="application/ld+json">{"[" * 200_000}</script>')


@recipe("ok")
def linked_data_of_every_wrong_type() -> bytes:
    rows = (
        (
            '{"@type":["NewsArticle",1,null],"author":[[["x"]],7,null,{"name":{"name":[]}}],'
            '"datePublished":["9999-99-99",20310506,{}],"headline":{"a":1},"publisher":3}'
        ),
        '{"@type":"NewsArticle","datePublished":"9999-99-99","datePublished":"0000-00-00"}',
        '{"@graph":{"@graph":[{"@graph":7}]}}',
        '{"@type":"NewsArticle","headline":NaN,"n":1' + "0" * 10_000 + "}",
        '{"@type":"NewsArticle","headline":"\\ud800"}',
        "null", "7", '"x"', "{", "",
    )  # fmt: skip
    return _page(head="".join(f'<script type="application/ld+json">{row}</script>' for row in rows))


@recipe("ok")
def facts_of_a_megabyte() -> bytes:
    long = "x" * 1_000_000
    return _page(head=f'<meta name="author" content="{long}"><meta name="date" content="{long}">')


@recipe("ok")
def ten_thousand_meta_tags() -> bytes:
    return _page(head='<meta property="article:published_time" content="2031-05-0x">' * 10_000)


@recipe("ok")
def two_documents_in_one() -> bytes:
    """Of a page with two articles one is read, as the documentation says."""
    return _page() + _page(f"<article><p>{account(SECOND)}</p></article>")


@recipe("empty", "no_article", "ok", rows=1)
def a_set_of_frames() -> bytes:
    frames = b'<frame src="http://192.0.2.1/a"><frame src="b">'
    return b'<html><frameset cols="1,*">' + frames + b"</frameset></html>"


@recipe("ok")
def encodings_that_contradict_each_other() -> bytes:
    page = _page(head='<meta charset="shift_jis"><meta charset="x-unknown"><meta charset="utf-16">')
    return b"\xef\xbb\xbf" + page


@recipe("ok")
def utf16_page() -> bytes:
    return _page().decode().encode("utf-16")


@recipe("ok")
def nuls_in_tags_and_text() -> bytes:
    return _page(_BODY.replace("<p>", "<p\0>").replace("Monday", "Mon\0day"))


@recipe("ok")
def controls_in_text() -> bytes:
    return _page(_BODY.replace("Monday", "\x01\x02\x1b[31mMonday\x7f\x9b"))


@recipe("empty", "no_article")
def only_scripts() -> bytes:
    return _page("<script>var words = 'The guns fell silent.';</script>" * 2_000)


@recipe("empty", "no_article")
def nothing_but_tags() -> bytes:
    return b"<html><head></head><body><div></div></body></html>"


@recipe("ok", seconds=10)
def a_list_nested_two_thousand_deep() -> bytes:
    return _page("<ul><li>" * 2_000 + "x" + "</li></ul>" * 2_000 + _BODY)


@recipe("ok")
def a_drawing_with_ten_thousand_parts() -> bytes:
    return _page("<svg>" + "<g><path d='M0 0'/>" * 10_000 + "</svg>" + _BODY)


@recipe("ok", seconds=15)
def very_many_links() -> bytes:
    return _page(_BODY + '<p><a href="http://192.0.2.1/">The guns</a></p>' * 10_000)


@recipe("ok")
def a_page_cut_in_the_middle_of_a_tag() -> bytes:
    return _page()[: -len("</p></article></body></html>") - 30] + b"<p cla"
