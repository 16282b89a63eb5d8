"""HTML to pages. All pages, places and outlets here are invented."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fogline.errors import ReadError
from fogline.read import read_source
from fogline.read.encoding import decode_bytes
from fogline.read.html import read_html
from fogline.records import Page

_FIRST = (
    "Armed men attacked the customs post of Karvel on Thursday, and the governor said that four "
    "guards had been killed and at least nine people wounded."
)
_SECOND = (
    "A group that calls itself the River Front claimed the attack on its channel; it denied that "
    "any of its men had been captured, as the ministry of defence had announced."
)
_THIRD = (
    "The ministry did not answer questions about the video, which was allegedly recorded inside "
    "the post, and the neighbouring government said that it had nothing to do with the raid."
)
_FURNITURE = f"""<!doctype html>
<html lang="en-GB"><head>
<title>Four guards killed at Karvel post, governor says - The Ferry (invented)</title>
<link rel="canonical" href="https://ferry.example/news/karvel">
<meta property="og:title" content="Four guards killed at Karvel post, governor says">
<meta property="og:site_name" content="The Ferry (invented)">
<script type="application/ld+json">{{"@graph": [{{"@type": "WebPage"}}, {{"@type": "NewsArticle",
 "datePublished": "2022-03-03T09:15:00+02:00", "publisher": {{"name": "Ferry Media"}}}}]}}</script>
<style>p {{ color: black }}</style></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/war">War</a></li></ul></nav>
<main><article><h1>Four guards killed at Karvel post,
 governor says</h1>
<p>{_FIRST}</p>
<aside><h3>Related</h3><ul><li><a href="/2">Bridge closed near Osk</a></li></ul></aside>
<p>{_SECOND}</p><script>track()</script>
<p>{_THIRD}</p></article></main>
<section id="comments" class="comments"><h2>Comments</h2><p>first!!</p></section>
<footer><p>This site uses cookies. All rights reserved.</p></footer></body></html>"""


def _read(html: str) -> Page:
    raw = html.encode()
    (page,) = read_html("page.html", raw, decode_bytes(raw))
    return page


def _texts(page: Page, *, is_body: bool | None = True) -> list[str]:
    return [page.text[b.start : b.end] for b in page.blocks if b.is_body is is_body]


def test_furniture_is_no_body() -> None:
    page = _read(_FURNITURE)
    assert _texts(page) == [_FIRST, _SECOND, _THIRD]
    assert "Bridge closed near Osk" in page.text
    assert "track()" not in page.text
    assert "color" not in page.text


def test_metadata_of_an_article() -> None:
    page = _read(_FURNITURE)
    assert page.url == "https://ferry.example/news/karvel"
    assert page.title == "Four guards killed at Karvel post, governor says"
    assert page.published == "2022-03-03T09:15:00+02:00"
    assert page.outlet == "The Ferry (invented)"
    assert page.language == "en"


@pytest.mark.parametrize(
    ("h1", "title"),
    [
        ("Raiders kill four guards at dawn", "Raiders kill four guards at dawn"),
        ("The Ferry", "Karvel: what we know"),
    ],
)
def test_title_on_the_page_outranks_the_one_for_machines(h1: str, title: str) -> None:
    head = '<meta property="og:title" content="Karvel: what we know">'
    page = _read(f"<html><head>{head}</head><body><h1>{h1}</h1><p>{_FIRST}</p></body></html>")
    assert page.title == title


def test_one_block_is_the_title() -> None:
    page = _read(_FURNITURE)
    (title,) = [block for block in page.blocks if block.kind == "title"]
    assert page.text[title.start : title.end] == (
        "Four guards killed at Karvel post,\n governor says"
    )
    assert title.is_body is False


def test_paragraphs_parted_by_breaks_in_one_division() -> None:
    page = _read(
        f"<html><body><div class='menu'>Home</div><h1>Raid</h1><div class='article-body'>{_FIRST}"
        f"<br><br>{_SECOND}<br> <br/>\n{_THIRD}</div><div class='foot'>Imprint</div></body></html>"
    )
    assert _texts(page) == [_FIRST, _SECOND, _THIRD]
    assert {b.kind for b in page.blocks if b.is_body} == {"paragraph"}


def test_single_break_is_a_line_end_inside_its_block() -> None:
    page = _read("<html><body><p>By A. Writer<br>3 March</p></body></html>")
    assert page.text == "By A. Writer\n3 March"
    assert len(page.blocks) == 1


def test_white_space_stands_as_in_the_text_nodes() -> None:
    page = _read("<html><body>\n <div>\n  <p> One\n  two </p>\n <p>three</p></div></body></html>")
    assert page.text == " One\n  two \nthree"
    assert [(b.start, b.end) for b in page.blocks] == [(1, 10), (12, 17)]


def test_borders_are_kept_where_words_are_glued() -> None:
    page = _read("<html><body><p>the region of <a href='/b'>Karvel</a>they <b>said</b></p></body>")
    assert page.text == "the region of Karvelthey said"
    assert page.borders == (14, 20, 25, 29)


def test_kinds_of_blocks() -> None:
    page = _read(
        "<html><body><h2>Head</h2><ul><li>Item <p>more</p></li></ul><blockquote><p>Said</p>"
        "</blockquote><figure><figcaption>Smoke</figcaption></figure><p>Text</p>"
        "<div>Loose</div></body></html>"
    )
    shown = [(page.text[b.start : b.end], b.kind) for b in page.blocks]
    assert shown == [
        ("Head", "heading"),
        ("Item", "list"),
        ("more", "list"),
        ("Said", "quote"),
        ("Smoke", "caption"),
        ("Text", "paragraph"),
        ("Loose", shown[-1][1]),
    ]


@pytest.mark.parametrize(
    ("head", "published"),
    [
        (
            '<meta property="article:published_time" content="2022-03-03T09:15Z">',
            "2022-03-03T09:15Z",
        ),
        (
            '<script type="application/ld+json">{"datePublished": "3 March 2022"}</script>',
            "3 March 2022",
        ),
        ('<script type="application/ld+json">{broken</script>', "2021-12-31T10:00"),
        ('<meta name="date" content="unknown">', "2021-12-31T10:00"),
    ],
)
def test_published_in_the_words_of_the_page(head: str, published: str) -> None:
    html = (
        f"<html><head>{head}</head><body><p>{_FIRST}</p>"
        "<time datetime='2021-12-31T10:00'>New Year's Eve</time></body></html>"
    )
    assert _read(html).published == published


def test_published_is_none_when_nothing_tells() -> None:
    assert _read(f"<html><body><p>{_FIRST}</p></body></html>").published is None


@pytest.mark.parametrize(
    ("head", "url"),
    [
        (
            '<link rel="canonical" href="/a"><meta property="og:url" content="https://f.example/b">',
            "https://f.example/a",
        ),
        ('<link rel="canonical" href="/a">', None),
        (
            '<link rel="canonical" href="http://[broken"><meta property="og:url" '
            'content="https://f.example/b">',
            "https://f.example/b",
        ),
        ('<link rel="canonical" href="javascript:void(0)">', None),
    ],
)
def test_canonical_address(head: str, url: str | None) -> None:
    assert _read(f"<html><head>{head}</head><body><p>{_FIRST}</p></body></html>").url == url


def test_page_without_article_says_nothing_about_body(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text("<html><body><footer>Imprint</footer></body></html>")
    (page,) = read_source(path)
    assert [block.is_body for block in page.blocks] == [None]


def test_deep_nesting_is_read() -> None:
    page = _read("<html><body>" + "<div>" * 1500 + f"<p>{_FIRST}</p></body></html>")
    assert _FIRST in page.text


def test_page_is_never_cut_short_in_silence() -> None:
    with pytest.raises(ReadError, match="nests its elements too deeply"):
        _read(f"<html><body><p>{_FIRST}</p>" + "<div>" * 5000 + f"<p>{_SECOND}</p></body></html>")


_TAGS = st.sampled_from(
    ["p", "div", "b", "a", "br", "li", "h1", "blockquote", "td", "script", "x-y"]
)
_PIECES = st.one_of(
    _TAGS.map(lambda tag: f"<{tag}>"),
    _TAGS.map(lambda tag: f"</{tag}>"),
    st.text(alphabet="aЁ’. \n\t\xa0<&;", max_size=8),
    st.just("<!-- note -->"),
)


@given(st.lists(_PIECES, max_size=40).map("".join))
def test_blocks_lie_inside_the_text_and_do_not_overlap(body: str) -> None:
    page = _read(f"<html><body><p>Start</p>{body}</body></html>")
    end = 0
    for block in page.blocks:
        assert end <= block.start < block.end <= len(page.text)
        shown = page.text[block.start : block.end]
        assert shown == shown.strip()
        assert not page.text[end : block.start].strip()
        end = block.end
    assert not page.text[end:].strip()
    assert all(0 <= border <= len(page.text) for border in page.borders)
    assert list(page.borders) == sorted(set(page.borders))


def test_what_is_not_shown_is_skipped_with_all_inside() -> None:
    page = _read(
        "<html><body><noscript><p>Switch on scripts</p></noscript><template><p>Row</p></template>"
        f"<p>{_FIRST}<svg><text>Logo</text></svg> Then.</p><script>x</script></body></html>"
    )
    assert page.text == f"{_FIRST} Then."
