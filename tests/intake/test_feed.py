import socket
from xml.sax.saxutils import escape

import pytest

from sayso.errors import InputError
from sayso.intake import Refused, SourceText, open_all, open_source, take
from sayso.intake.feed import _parsed
from sayso.intake.sniffing import sniff
from tests.timing import assert_growth, within

WORDS = "The harbour office at Port Ansel said that the ferry Ostrelle had left the quay."
OTHER = "The ministry in Belmarra denied that its guards had fired on the Vandermoor."
NAMESPACES = (
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
)
CHANGED = "<updated>2024-03-05T14:03:00Z</updated>"
ATOM = "http://www.w3.org/2005/Atom"


def rss(*items, prolog="", title="Port Ansel Courier") -> bytes:
    return (
        f'<?xml version="1.0" encoding="utf-8"?>{prolog}<rss version="2.0" {NAMESPACES}><channel>'
        f"<title>{title}</title><link>http://192.0.2.1/</link>{''.join(items)}</channel></rss>"
    ).encode()


def item(words=WORDS, more="", title="The ferry is gone") -> str:
    about = f"<description>{escape(words)}</description>" if words else ""
    return f"<item><title>{title}</title><link>http://192.0.2.1/a</link>{about}{more}</item>"


def atom(*entries, head="<title>Port Ansel Courier</title>") -> bytes:
    return f'<feed xmlns="{ATOM}">{head}{"".join(entries)}</feed>'.encode()


def opened(data) -> list[SourceText | Refused]:
    return list(open_all(take(data, name="news.xml")))


def only(data) -> SourceText:
    (row,) = opened(data)
    assert isinstance(row, SourceText), row
    return row


def texts(data) -> list[str]:
    return [row.text for row in opened(data) if isinstance(row, SourceText)]


def value(fact) -> str | None:
    return fact.value if fact else None


def told(source) -> str:
    return " ".join(note.message for note in source.notes)


def test_every_entry_is_a_document_with_its_facts():
    dated = "<pubDate>Tue, 5 Mar 2024 14:03:00 +0200</pubDate><dc:creator>Ana Moss</dc:creator>"
    first, second = opened(rss(item(WORDS, dated), item(OTHER, title="Guns")))
    assert isinstance(first, SourceText)
    assert isinstance(second, SourceText)
    assert (first.name, first.kind, first.text) == ("news.xml » 1", "feed", WORDS)
    assert value(first.title) == "The ferry is gone"
    assert value(first.author) == "Ana Moss"
    assert value(first.publisher) == "Port Ansel Courier"
    assert value(first.published) == "2024-03-05T14:03:00+02:00"
    assert (second.text, second.published, second.author) == (OTHER, None, None)
    assert first.digest != second.digest
    assert not first.notes


def test_a_summary_of_two_sentences_is_a_document():
    assert only(rss(item("<p>The gate is shut.</p><p>Ostrelle left.</p>"))).text == (
        "The gate is shut.\n\nOstrelle left."
    )


def test_the_content_is_read_and_not_its_summary():
    html = f"<p>{WORDS}</p><blockquote>{OTHER}</blockquote>"
    content = f"<content:encoded><![CDATA[{html}]]></content:encoded>"
    source = only(rss(item("The ferry Ostrelle had left …", content)))
    assert source.text == f"{WORDS}\n\n{OTHER}"
    assert [block.kind for block in source.blocks] == ["paragraph", "blockquote"]


def test_the_summary_is_read_where_the_content_shows_less():
    content = "<content:encoded><![CDATA[<img src='http://192.0.2.1/x.png'>]]></content:encoded>"
    assert only(rss(item(WORDS, content))).text == WORDS


def test_atom_entries_are_read():
    entry = (
        f'<entry><title type="html">The &lt;b&gt;ferry&lt;/b&gt; is gone</title><id>a</id>'
        "<published>2024-03-05T14:03:00Z</published><updated>2024-04-01T00:00:00Z</updated>"
        "<author><name>Ana Moss</name></author><author><name>Bert Olm</name></author>"
        f'<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{WORDS}</p>'
        f"<p>{OTHER}</p></div></content></entry>"
    )
    source = only(atom(entry))
    assert source.text == f"{WORDS}\n\n{OTHER}"
    assert value(source.title) == "The ferry is gone"
    assert value(source.author) == "Ana Moss, Bert Olm"
    assert value(source.published) == "2024-03-05T14:03:00+00:00"


def test_the_source_of_a_collected_entry_is_its_publisher():
    collected = "<source><title>Belmarra Post</title></source>"
    entry = f"<entry><title>x</title><summary>{WORDS}</summary>{collected}</entry>"
    assert value(only(atom(entry)).publisher) == "Belmarra Post"


def test_rdf_feeds_are_read_with_their_dates():
    data = (
        '<?xml version="1.0"?><rdf:RDF xmlns="http://purl.org/rss/1.0/" '
        f'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" {NAMESPACES}>'
        "<channel><title>Port Ansel Courier</title></channel><item><title>x</title>"
        f"<description>{WORDS}</description><dc:date>2024-03-05</dc:date></item></rdf:RDF>"
    ).encode()
    source = only(data)
    assert source.text == WORDS
    assert value(source.published) == "2024-03-05"


@pytest.mark.parametrize(
    "data",
    [
        atom(f"<entry>{CHANGED}<title>x</title><summary>{WORDS}</summary></entry>"),
        rss(item(WORDS, "<dcterms:modified>2024-03-05</dcterms:modified>")),
        rss(item(WORDS, "<dc:date>2024-03-05</dc:date><dcterms:modified>2024</dcterms:modified>")),
        rss(item(WORDS, "<pubDate>Mon, 99 Foo 99999 99:99:99 +9999</pubDate>")),
        rss(item(WORDS)).replace(b"<channel>", b"<channel><pubDate>5 Mar 2024</pubDate>"),
    ],
)
def test_a_change_is_no_publication_and_an_impossible_date_stays_missing(data):
    assert only(data).published is None


def test_an_entry_without_words_has_a_row_that_names_its_title():
    first, second = opened(rss(item(""), item(OTHER)))
    assert isinstance(first, Refused)
    assert (first.name, first.reason) == ("news.xml » 1", "empty")
    assert "The ferry is gone" in first.message
    assert isinstance(second, SourceText)


def test_a_feed_without_entries_is_empty():
    with pytest.raises(InputError, match="without entries") as caught:
        open_source(rss())
    assert caught.value.reason == "empty"


def test_scripts_and_hidden_words_of_an_entry_are_left_out():
    html = f"<p>{WORDS}</p><script>zzscriptzz()</script><div style='display:none'>zzhiddenzz</div>"
    source = only(rss(item(html)))
    assert source.text == WORDS
    assert [note.kind for note in source.notes] == ["hidden_text"]


def test_a_feed_that_breaks_off_is_read_so_far_and_told():
    found = opened(rss(item(WORDS), item(OTHER))[:-60])
    assert isinstance(found[0], SourceText)
    assert found[0].text == WORDS
    assert "no well-formed XML" in told(found[0])


@pytest.mark.parametrize(
    ("encoding", "stated"),
    [("utf-8", "utf-16"), ("cp1252", "windows-1252"), ("utf-16", "utf-16"), ("utf-8", "us-ascii")],
)
def test_encodings_are_read_whatever_is_stated(encoding, stated):
    text = rss(item(f"Zoë said: “{WORDS}”")).decode().replace('"utf-8"', f'"{stated}"')
    assert texts(text.encode(encoding)) == [f"Zoë said: “{WORDS}”"]


def test_an_entry_that_throws_the_parser_off_takes_no_other_down():
    before, after = (
        f"<item><title>x</title><description>{text}</description></item>" for text in (WORDS, OTHER)
    )
    stray = "<item><link</item</link<"  # feedparser looks for the link that it has put elsewhere
    data = f"<rss><channel><title>Post</title>{before}{stray}{after}</channel></rss>".encode()
    assert _parsed(data) is None
    found = opened(data)
    assert [row.text for row in found if isinstance(row, SourceText)] == [WORDS, OTHER]
    assert len(found) == 3
    assert value(getattr(found[0], "publisher", None)) == "Post"
    assert "well-formed" in told(found[0])


def test_references_to_no_character_spoil_nothing():
    source = only(
        rss(item("x").replace(">x<", ">a &#x110000; &#0; &#xD800; &#99999999999; &#233;<"))
    )
    assert source.text == "a \ufffd \ufffd \ufffd \ufffd é"


# --- strangers ------------------------------------------------------------------------------------


@pytest.fixture
def no_network(monkeypatch):
    def refuse(*_arguments, **_options):
        raise AssertionError("the network is asked")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


@pytest.mark.usefixtures("no_network")
def test_nothing_that_a_feed_names_is_fetched():
    outside = (
        '<!DOCTYPE x SYSTEM "http://192.0.2.1/x.dtd" [<!ENTITY j SYSTEM "file:///etc/passwd">'
        '<!ENTITY % p SYSTEM "http://192.0.2.1/p.dtd"> %p;]>'
    )
    html = f"<p>{WORDS}</p><img src='http://192.0.2.1/x'><iframe src='file:///etc/passwd'></iframe>"
    data = rss(
        item(html),
        item("see j").replace("see j", "see &j;"),
        prolog=outside,
        title="http://192.0.2.1/feed.xml",
    )
    found = opened(data)
    assert len(found) == 2
    assert isinstance(found[0], SourceText)
    assert found[0].text == WORDS
    assert "entities of its own" in told(found[0])
    assert "root:" not in str(found)


def test_entity_bombs_do_not_swell_and_are_told():
    bomb = '<!DOCTYPE x [<!ENTITY a "The guns fell silent. ">' + "".join(
        f'<!ENTITY {after} "{f"&{before};" * 10}">'
        for before, after in zip("abcdefghi", "bcdefghij", strict=True)
    )
    data = rss(item(WORDS), item("y").replace(">y<", ">&j; &a;<"), prolog=f"{bomb}]>")
    found = within(2, lambda: opened(data))  # put in, they would be gigabytes
    assert isinstance(found[0], SourceText)
    assert found[0].text == WORDS
    assert "entities of its own" in told(found[0])
    assert len(str(found)) < 5_000


def test_one_large_entity_used_often_does_not_swell():
    blow_up = f'<!DOCTYPE x [<!ENTITY j "{"The guns fell silent. " * 5_000}">]>'
    found = opened(rss(item(WORDS), item("y").replace(">y<", f">{'&j;' * 2_000}<"), prolog=blow_up))
    assert isinstance(found[0], SourceText)
    assert found[0].text == WORDS
    assert sum(len(row.text) for row in found if isinstance(row, SourceText)) < 10_000


def test_an_entity_for_a_character_is_put_in():
    prolog = '<!DOCTYPE rss [<!ENTITY nbsp "&#160;"><!ENTITY name "Ostrelle">]>'
    source = only(rss(item("x").replace(">x<", ">The ferry &name; has left.<"), prolog=prolog))
    assert source.text == "The ferry Ostrelle has left."
    assert not source.notes


@pytest.mark.parametrize("inner", ["<x>", "<description>", "<item>", "&lt;div&gt;"])
def test_depth_is_harmless(inner):
    deep = inner * 20_000
    data = rss(item(WORDS), f"<item><description>{deep}</description></item>")
    found = within(8, lambda: opened(data))
    assert isinstance(found[0], SourceText)
    assert found[0].text == WORDS


@pytest.mark.parametrize(
    "piece",
    [
        "<!ENTITY x",
        "<!ENTITY x '",
        "<!--",
        "<![CDATA[",
        "&",
        "<",
        "<a b='",
        "<item",
        "&#1",
        "</item>",
    ],
)
def test_time_grows_with_the_size_of_a_feed_and_not_faster(piece):
    small, large = (rss(item(WORDS), piece * count) for count in (3_000, 12_000))
    assert opened(large)
    assert_growth(lambda: opened(small), lambda: opened(large), factor=10)


def test_very_many_namespaces_are_refused():
    declared = "".join(f'<a{n}:b xmlns:a{n}="x{n}"/>' for n in range(5_000))
    (row,) = opened(rss(item(WORDS), declared))
    assert isinstance(row, Refused)
    assert row.reason == "damaged"


def test_a_feed_may_declare_its_namespaces_in_every_entry():
    items = (
        item(WORDS, f'<dc:creator xmlns:dc="http://purl.org/dc/elements/1.1/">{n}</dc:creator>')
        for n in range(1_000)
    )
    assert len(texts(rss(*items))) == 1_000


# --- what is a feed and what is not ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (atom(), "feed"),
        (rss(), "feed"),
        (b"\xef\xbb\xbf \n" + rss(), "feed"),
        (rss().decode().encode("utf-16"), "feed"),
        (b'<?xml version="1.0"?><!-- made by hand --><?style x?>' + atom(), "feed"),
        (b"<!doctype html><html><body><p>An <rss> tag and a <feed> tag.</p><p>x</p>", "html"),
        (b'<?xml version="1.0"?><html xmlns="x"><body><feed>y</feed></body></html>', "html"),
        (b"The <rss version='2.0'> tag begins a feed.", "text"),
    ],
)
def test_a_feed_is_known_by_its_root(data, kind):
    assert sniff(data) == kind
