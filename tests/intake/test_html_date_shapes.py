"""Shapes in which sites state the day of publication, each among false dates all round it."""

import pytest

from sayso.intake import open_source

DAY = "2024-03-05"
PROSE = (
    (
        "The harbour of Port Adel was closed on Tuesday by the strike committee, which said that "
        "it would not return to the table before Friday, whatever the owners put into letters."
    ),
    (
        "Ines Tolvar, the harbour master, told the town's radio that nobody was stranded. Those "
        "who had slept in the hall disagreed, and said so at some length to anyone who asked."
    ),
    (
        "The owners said that the letter had never arrived. A clerk showed this paper a receipt "
        "with a stamp on it, dated 14 October 2003, and would not say who had signed it."
    ),
)
FALSE_HEAD = (
    '<meta property="article:modified_time" content="2025-01-19T08:00:00Z">'
    '<meta property="og:updated_time" content="2025-01-19"><meta name="expires" '
    'content="2026-02-02"><meta property="og:image" content="/uploads/2023/12/24/pier.jpg">'
)
FALSE_ABOVE = "<header><a href=/>Courier</a><p class=today>Sunday, January 19, 2025</p></header>"
FALSE_BELOW = (
    '<section id=comments><article class=comment><time datetime="2024-03-09">9 March 2024</time>'
    "<p>I was there, and it was not so.</p></article></section>"
    '<div class=related><h3>Related</h3><div><a href="/2022/01/02/mast">Mast talk</a>'
    '<time datetime="2022-01-02">2 January 2022</time></div></div>'
    "<aside><h3>Latest</h3><ul><li>18 January 2025 Tea prices</li></ul></aside>"
    "<footer>© 2025 Courier. Page last changed 19 January 2025.</footer>"
)
JSON_LD = '<script type="application/ld+json">%s</script>'


def page(*, head="", above="", under="", body="", below="", lang="en"):
    first, second, third = PROSE
    return (
        f"<!DOCTYPE html><html lang='{lang}'><head><title>Harbour shut | Courier</title>"
        f"{FALSE_HEAD}{head}</head><body>{FALSE_ABOVE}<main>{above}<article><h1>Harbour shut</h1>"
        f"{under}<div class=text><p>{body}{first}</p><p>{second}</p><p>{third}</p></div></article>"
        f"{below}</main>{FALSE_BELOW}</body></html>"
    ).encode()


def published(**places):
    fact = open_source(page(**places)).published
    return fact and fact.value[:10]


JSON_SHAPES = {
    "a node": '{"@type":"NewsArticle","datePublished":"2024-03-05T10:00:00+01:00"}',
    "a list": '[{"@type":"Organization"},{"@type":"Article","datePublished":"2024-03-05"}]',
    "a graph": '{"@graph":[{"@type":"WebSite"},{"@type":"Article","datePublished":"2024-03-05"}]}',
    "a graph in a list": '[{"@graph":[[{"@type":["Thing","Article"],'
    '"datePublished":"2024-03-05"}]]}]',
    "the main entity": '{"@type":"WebPage","mainEntity":{"@type":"Article",'
    '"datePublished":"2024-03-05"}}',
    "a live blog": '{"@type":"LiveBlogPosting","datePublished":"2024-03-05","liveBlogUpdate":['
    '{"@type":"BlogPosting","datePublished":"2024-03-06"}]}',
    "an address as type": '{"@type":"http://schema.org/NewsArticle","datePublished":"2024-03-05"}',
    "a value": '{"@type":"Article","datePublished":{"@type":"Date","@value":"2024-03-05"}}',
    "a list of one day": '{"@type":"Article","datePublished":["2024-03-05"]}',
    "seconds": '{"@type":"Article","datePublished":1709629200}',
    "a day in words": '{"@type":"Article","datePublished":"March 5, 2024"}',
    "a trailing comma": '{"@type":"Article","datePublished":"2024-03-05",}',
    "a remark": '{"@type":"Article", /* of the paper */\n// first\n"datePublished":"2024-03-05"}',
    "CDATA": '//<![CDATA[\n{"@type":"Article","datePublished":"2024-03-05"}\n//]]>',
    "a comment": '<!-- {"@type":"Article","datePublished":"2024-03-05"} -->',
    "a raw line break": '{"@type":"Article","description":"one\ntwo","datePublished":"2024-03-05"}',
    "a bad escape": r'{"@type":"Article","name":"the \'pier\'","datePublished":"2024-03-05"}',
    "entities": '{"@type":"Article","datePublished":"2024-03-05"}'.replace('"', "&quot;"),
    "two values": '{"@type":"WebSite"};\n{"@type":"Article","datePublished":"2024-03-05"}',
    "beyond repair": '{"@type":"Article","name":"a"b","datePublished":"2024-03-05"}',
    "beside a film": '[{"@type":"VideoObject","uploadDate":"2019-01-01"},'
    '{"@type":"Article","datePublished":"2024-03-05"}]',
}  # fmt: skip


@pytest.mark.parametrize("shape", JSON_SHAPES)
def test_json_ld_of_every_shape_states_the_day(shape):
    assert published(head=JSON_LD % JSON_SHAPES[shape]) == DAY


@pytest.mark.parametrize(
    "tag",
    [
        '<meta property="article:published_time" content="2024-03-05T23:30:00-05:00">',
        '<meta property="article:published_time " content="Tue, 05 Mar 2024 14:03:00 +0200">',
        '<meta property="og:article:published_time" content="2024-03-05 10:00:00">',
        '<meta name="article.published" content="2024-03-05T10:00:00.000Z">',
        '<meta name="pubdate" content="20240305">',
        '<meta name="publish-date" content="5 March 2024">',
        '<meta name="Publication_Date" content="Mar 5, 2024">',
        '<meta name="DC.date.issued" content="2024-03-05">',
        '<meta name="DCTERMS.created" content="2024-03-05T10:00">',
        '<meta name="sailthru.date" content="2024-03-05 10:00:00">',
        '<meta name="parsely-pub-date" content="2024-03-05T10:00:00Z">',
        '<meta name="cXenseParse:recs:publishtime" content="2024-03-05T10:00:00+01:00">',
        '<meta property="bt:pubDate" content="2024-03-05">',
        '<meta name="citation_publication_date" content="2024/03/05">',
        '<meta itemprop="datePublished" content="2024-03-05T10:00">',
        '<meta name="publishedAt" value="1709629200">',
        '<meta name="date" content="2024-03-05T10:00:00+01:00">',
    ],
)
def test_meta_tags_of_many_systems_state_the_day(tag):
    assert published(head=tag) == DAY


@pytest.mark.parametrize(
    "under",
    [
        '<time datetime="2024-03-05T10:15">Tuesday</time>',
        '<time datetime="Tue Mar 05 2024 10:15:00 GMT+0000 (Coordinated Universal Time)">x</time>',
        '<time datetime="5. März 2024">vor einem Jahr</time>',
        '<time class="entry-date published updated" datetime="2024-03-05">5 March 2024</time>',
        '<time datetime="2024-01-19T10:00">Published 5 March 2024</time>',
        '<span itemprop="datePublished" content="2024-03-05">then</span>',
        '<span property="datePublished">5 March 2024</span>',
        '<abbr class="published" title="x">5 March 2024</abbr>',
        '<span class="post-date" data-timestamp="1709629200">a year ago</span>',
        '<div class="article-date" data-published-at="2024-03-05T10:00">a year ago</div>',
        '<p class="post-meta"><span class="post_date date updated">March 5, 2024</span></p>',
        "<p>editor — March 5, 2024</p>",
        "<p>Tuesday, 5 March 2024 | 10:15</p>",
        "<p>Published: 5 March 2024. Updated: 9 March 2024</p>",
        "<div class=byline>By Ada Wren<br>5 Mar 2024 10:15 GMT</div>",
        "<p>Tue 05-Mar-2024, 10:15 > ada</p>",
        "<p>2024.03.05</p>",
        "<p>2024年3月5日</p>",
        "<p>2024. március 5.</p>",
        "<p>5 Mart 2024 Salı</p>",
        "<p>5 марта 2024</p>",
        "<p>05 مارس 2024</p>",
    ],
)
def test_days_under_the_headline_are_read_in_many_forms(under):
    assert published(under=under) == DAY


@pytest.mark.parametrize(
    "places",
    [
        {"above": "<p class=post-date>March 5, 2024</p>"},
        {"above": "<p>5 March 2024</p>"},
        {"body": "(5 March 2024) "},
        {"body": "5 March 2024 - "},
        {"body": "<b>PORT ADEL, 5 March 2024</b> — "},
        {"below": "<div class=submitted>Submitted by ada on 5 March 2024 - 18:55</div>"},
        {"below": "<p class=post-footer>This entry was posted on March 5, 2024 at 14:48</p>"},
        {"below": "<div class=authordateblock><b>Date:</b> 5 March 2024</div>"},
        {"below": "<p>5 March 2024</p>"},
        {"head": '<script id=__NEXT_DATA__ type="application/json">{"props":{"publishedAt":'
                 '"2024-03-05T10:00","updatedAt":"2025-01-19"}}</script>'},
        {"head": "<script>window.STATE = {'first_published_at': 1709629200000}</script>"},
        {"head": r'<script>self.push("{\"publishDate\":\"2024-03-05\"}")</script>'},
        {"head": "<link rel=canonical href=https://c.example/news/2024/mar/05/harbour>"},
        {"head": "<meta property=og:url content=https://c.example/20240305-harbour>"},
        {"under": "<p style='display:none'><meta itemprop=datePublished content=2024-03-05></p>"},
        {"under": "<div hidden><time class=published datetime=2024-03-05>then</time></div>"},
        {"under": "<p>05/03/2024</p>", "lang": "en-GB"},
        {"under": "<p>03/05/2024</p>", "lang": "en_US"},
        {"under": "<p>03/05/2024</p>", "lang": "", "head": "<meta name=language content=en-US>"},
        {"under": "<p>05/03/2024</p>", "head": "<link rel=canonical href=https://c.example.co.uk/x>"},
        {"under": "<p>05/03/2024</p>", "below": "<p>Tide table of 28/02/2024 and after</p>"},
    ],
)  # fmt: skip
def test_days_elsewhere_on_the_page_are_read(places):
    assert published(**places) == DAY


@pytest.mark.parametrize(
    "places",
    [
        {},
        {"under": "<p>3 hours ago</p>"},
        {"under": '<time class="updated" datetime="2024-03-05">Updated 5 March 2024</time>'},
        {"under": "<p>Last revised 5 March 2024</p>"},
        {"under": "<p>05/03/2024</p>"},
        {"under": "<p>The hearing is set for May 3, 2024, and the vote for the week after.</p>"},
        {"under": "<figure><img src=/2024/03/05/a.jpg><figcaption>The pier, 5 March 2024</figure>"},
        {"below": "<p>Event: 5 March 2024</p><p>Event: 6 March 2024</p>"},
        {"below": "<div class=event-list><p class=date>5 March 2024</p></div>"},
        {"below": "<div class=teaser><p class=date>5 March 2024</p></div>"},
        {"head": JSON_LD % '{"@type":"WebPage","datePublished":"2024-03-05"}'},
        {"head": JSON_LD % '{"@graph":[{"@type":"WebSite"},{"@type":"ImageObject",'
                           '"datePublished":"2024-03-05"}]}'},
        {"head": JSON_LD % '{"@type":"Article","dateModified":"2024-03-05"}'},
        {"head": JSON_LD % '{"@type":"ItemList","itemListElement":[{"@type":"Article",'
                           '"datePublished":"2024-03-05"}]}'},
        {"head": "<script>S={publishedAt:'2024-03-05',x:[{publishedAt:'2024-03-06'}]}</script>"},
        {"head": '<meta name="last-modified" content="2024-03-05">'},
        {"head": '<meta name="generated" content="2024-03-05T10:00:00">'},
        {"head": "<link rel=canonical href=https://c.example/2024/03/harbour>"},
        {"head": "<link rel=canonical href=https://c.example/id/20249905-harbour>"},
    ],
)  # fmt: skip
def test_page_that_states_no_day_of_publication_has_none(places):
    assert published(**places) is None


def test_page_without_article_is_dated_where_another_witness_agrees():
    head = JSON_LD % '{"@type":"WebPage","datePublished":"2024-03-05T10:00:00+01:00"}'
    assert published(head=head, under="<p>By Ada Wren, 5 March 2024</p>") == DAY


def test_local_day_goes_before_the_day_in_utc_only_where_nothing_local_agrees_with_it():
    head = JSON_LD % '{"@type":"NewsArticle","datePublished":"2024-03-06T03:00:00Z"}'
    stamp = '<time datetime="2024-03-05T22:00:00-05:00">Tuesday night</time>'
    assert published(head=head, under=stamp) == DAY
    dated = '<meta name="sailthru.date" content="2024-03-05 22:00:00">'
    assert published(head=head + dated, under="<p>6 March 2024</p>") == "2024-03-06"
