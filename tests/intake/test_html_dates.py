import pytest

from sayso.intake import open_source
from sayso.intake.html_written_days import days_in, iso

PROSE = (
    "The harbour of Port Adel was closed on Tuesday by the strike committee, which said that it "
    "would not return to the table before Friday, whatever the owners put into their letters."
)
TITLE = "Harbour shut"
JSON_LD = '<script type="application/ld+json">%s</script>'


def page(*, head="", above="", under="", body="", below="", lang="en-GB"):
    return (
        f"<!DOCTYPE html><html lang={lang}><head><title>{TITLE}</title>{head}</head><body>"
        f"<nav><a href=/>Home</a></nav>{above}<article><h1>{TITLE}</h1>{under}"
        f"<p>{body or PROSE}</p><p>{PROSE.replace('closed', 'opened')}</p></article>{below}"
        "</body></html>"
    ).encode()


def published(**places):
    fact = open_source(page(**places)).published
    return fact and fact.value


@pytest.mark.parametrize(
    "under",
    [
        "<p>By Ada Wren, March 5, 2024</p>",
        "<p>5 March 2024</p>",
        "<div class=meta><span>Published:</span> 5 March 2024, 10:15</div>",
        "<div>Ada Wren | 05.03.2024 | 10:15</div>",
        "<div><a>Ada Wren</a><span>5.3.2024</span></div>",
        "<div class=byline>Ada Wren wrote this on 5th March 2024</div>",
        "<p>Port Adel, 2024-03-05</p>",
        (
            '<p class="lead">The gates were shut, the cranes stood still, and nobody would say for '
            "how long it would be.</p><div class=date>5 March 2024</div>"
        ),
    ],
)
def test_day_between_headline_and_first_paragraph_is_read(under):
    assert published(under=under) == "2024-03-05"


@pytest.mark.parametrize(
    ("lang", "under"),
    [
        ("de", "<p>Von Ada Wren, 5. März 2024, 10:15 Uhr</p>"),
        ("fr", "<p>Publié le 5 mars 2024</p>"),
        ("es", "<p>5 de marzo de 2024</p>"),
        ("it", "<p>5 marzo 2024</p>"),
        ("en-US", "<p>03/05/2024</p>"),
        ("en-GB", "<p>05/03/2024</p>"),
    ],
)
def test_day_is_read_in_the_language_of_the_page(lang, under):
    assert published(lang=lang, under=under) == "2024-03-05"


@pytest.mark.parametrize(
    "places",
    [
        {"under": "<p>The hearing is set for May 3, 2024.</p>"},
        {"under": "<p>Last updated: March 5, 2024</p>"},
        {"under": '<time class="updated" datetime="2024-03-05">Updated</time>'},
        {"under": '<img src="/files/2024/03/05/ferry.jpg" alt="">'},
        {"under": "<figure><figcaption>The pier on 5 March 2024</figcaption></figure>"},
        {"under": "<p>05/03/2024</p>", "lang": "en"},
        {"above": "<header>Tuesday, March 5, 2024</header>"},
        {"above": "<div>1</div><div>2</div><p class=date>March 5, 2024</p>" + "<p>x</p>" * 4},
        {"body": f"It was bought on 9 January 2011, a label said. {PROSE}"},
        {"below": "<aside><time datetime='2024-03-05'>5 March 2024</time></aside>"},
        {"below": "<section id=comments><time datetime='2024-03-05'>5 March</time></section>"},
        {"below": "<div class=related-posts><p class=date>5 March 2024</p></div>"},
        {"below": "<footer>© 2024 Courier. Page changed 5 March 2024.</footer>"},
        {"head": '<meta property="og:updated_time" content="2024-03-05">'},
        {"head": JSON_LD % '{"@type":"Event","startDate":"2024-03-05"}'},
        {"head": JSON_LD % '{"@type":"WebSite","datePublished":"2024-03-05"}'},
    ],
)
def test_other_days_round_an_article_are_no_day_of_publication(places):
    assert published(**places) is None


def test_page_within_a_form_is_read_like_others():
    data = page(under="<p>5 March 2024</p>").replace(b"<nav>", b"<form action=x><nav>")
    source = open_source(data.replace(b"</body>", b"</form></body>"))
    assert source.published is not None
    assert source.published.value == "2024-03-05"


def test_day_that_opens_the_first_paragraph_with_its_place_is_read():
    assert published(lang="de", body=f"Port Adel, 5. März 2024 - {PROSE}") == "2024-03-05"
    assert published(lang="de", body=f"Am 5. März 2024 (Dienstag) {PROSE}") is None
    assert published(lang="de", body=f"5. März 2024 war ein Dienstag. {PROSE}") is None


def test_byline_at_the_end_of_an_article_may_state_the_day():
    data = page().replace(
        b"</article>", b"<footer class=entry-meta>Posted on 5 March 2024</footer></article>"
    )
    source = open_source(data)
    assert source.published is not None
    assert source.published.value == "2024-03-05"


def test_marked_day_just_above_the_headline_is_read():
    assert published(above="<div class=post-date>5 March 2024</div>") == "2024-03-05"


def test_witnesses_that_disagree_leave_a_gap_with_both():
    source = open_source(
        page(
            head=JSON_LD % '{"@type":"NewsArticle","datePublished":"2024-03-05T08:00:00+01:00"}',
            under="<p>By Ada Wren, 1 March 2024</p>",
        )
    )
    assert source.published is not None
    assert source.published.value == "2024-03-05T08:00:00+01:00"
    (gap,) = source.notes
    assert gap.kind == "date_open"
    assert "2024-03-05T08:00:00+01:00 (JSON-LD)" in gap.message
    assert "2024-03-01 (head of the article)" in gap.message


def test_witnesses_a_day_apart_leave_no_gap():
    head = JSON_LD % '{"@type":"NewsArticle","datePublished":"2024-03-05"}'
    assert open_source(page(head=head, under="<p>4 March 2024</p>")).notes == ()


def test_local_day_goes_before_the_day_in_utc():
    head = JSON_LD % '{"@type":"NewsArticle","datePublished":"2024-03-06T03:00:00Z"}'
    assert published(head=head, under="<p>March 5, 2024</p>") == "2024-03-05"
    assert published(head=head) == "2024-03-06T03:00:00+00:00"


def test_offset_is_kept_as_written():
    head = '<meta property="article:published_time" content="2024-03-05T23:30:00-05:00">'
    assert published(head=head) == "2024-03-05T23:30:00-05:00"


def test_bare_meta_date_gives_way_to_the_visible_day():
    head = '<meta name="date" content="2024-04-20">'
    assert published(head=head, under="<p>5 March 2024</p>") == "2024-03-05"
    assert published(head=head) == "2024-04-20"


def test_article_of_the_title_goes_before_other_articles_in_json_ld():
    nodes = (
        '[{"@type":"NewsArticle","headline":"Other","datePublished":"2024-01-01"},'
        '{"@type":"NewsArticle","headline":"Harbour shut","datePublished":"2024-03-05"}]'
    )
    assert published(head=JSON_LD % nodes) == "2024-03-05"


@pytest.mark.parametrize(
    ("address", "day"),
    [
        ("https://c.example/2024/03/05/harbour", "2024-03-05"),
        ("https://c.example/2024/mar/05/harbour", "2024-03-05"),
        ("https://c.example/news/20240305/harbour", "2024-03-05"),
        ("https://web.archive.org/web/20250101000000/http://c.example/2024/03/05/x", "2024-03-05"),
        ("https://c.example/2024/13/45/harbour", None),
        ("https://c.example/2024/03/harbour", None),
        ("https://c.example/20240305-harbour.html", "2024-03-05"),
        ("https://c.example/2024/3/5/harbour", "2024-03-05"),
        ("https://c.example/2024/march/05/harbour", "2024-03-05"),
        ("https://c.example/05-mar-2024/harbour", "2024-03-05"),
        ("https://c.example/22-03-2024-harbour", "2024-03-22"),
        ("https://c.example/05-03-2024-harbour", None),
        ("https://c.example.it/05-03-2024-harbour", "2024-03-05"),
        ("https://c.example/article-20249999", None),
    ],
)
def test_address_of_the_page_tells_the_day(address, day):
    assert published(head=f'<link rel=canonical href="{address}">', lang="''") == day


@pytest.mark.parametrize(
    "json",
    ['{"@graph":[' * 5000 + "]}" * 5000, "[" * 100_000, '{"@type":"Article","datePublished":7}'],
)
def test_json_ld_of_any_shape_ends_in_no_date(json):
    assert published(head=JSON_LD % json) is None


def test_broken_json_ld_that_says_one_day_is_believed():
    head = JSON_LD % '{"@type":"NewsArticle","datePublished":"2024-03-05",}'
    assert published(head=head) == "2024-03-05"


@pytest.mark.parametrize(
    ("words", "language", "value"),
    [
        ("10.12.2022, 07:00:03", "de", "2022-12-10"),
        ("24. Januar 2022", "", "2022-01-24"),
        ("2022-1-6T14:32:06+02:00", "", "2022-01-06T14:32:06+02:00"),
        ("23.09.22", "de", "2022-09-23"),
        ("4.\u20092.\u20092022", "de", "2022-02-04"),
        ("2020年1月2日", "zh", "2020-01-02"),
        ("11/01/2023", "", None),
        ("13/01/2023", "", "2023-01-13"),
        ("31 April 2023", "en", None),
        ("9999-99-99", "", None),
        ("1.2.3.2024", "", None),
    ],
)
def test_written_days_of_many_pages(words, language, value):
    assert iso(words, language) == value


def test_days_among_words_come_with_their_place():
    (day,) = days_in("Posted on March 5, 2024 by Ada Wren")
    assert (day.value, day.start, day.end) == ("2024-03-05", 10, 23)
