"""What an HTML page says about itself: address, title, date, outlet, language."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from urllib.parse import urljoin, urlsplit

from fogline.read.language import shorten_language
from fogline.read.layout import Element

_PUBLISHED = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.created",
    "dc.date",
    "pubdate",
    "publishdate",
    "publish-date",
    "date",
)
_OUTLETS = ("og:site_name", "application-name", "dc.publisher")
_ARTICLE = re.compile(r"(?:article|posting|report)$", re.I)
_TITLE_WORDS = 4
_DAY = re.compile(r"\d")
# Days that htmldate may return. Its own bound is today, which would make the result depend on the
# clock; a day that is wrong because it is in the future is caught where times are resolved.
_FIRST_DAY, _LAST_DAY = "1995-01-01", "2099-12-31"


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What a page says about itself; each None when it does not say.

    Attributes:
        url: Canonical address.
        title: Title of the article.
        published: Publication time in the page's own words.
        outlet: Who published it.
        language: ISO 639-1 code.
    """

    url: str | None = None
    title: str | None = None
    published: str | None = None
    outlet: str | None = None
    language: str | None = None


def read_metadata(root: Element, html: str) -> Metadata:
    """Collect what a page says about itself.

    Args:
        root: The page's tree.
        html: The page; read only when nothing else names a date.

    Returns:
        Address, title, publication time, outlet and language.
    """
    metas = _collect_metas(root)
    article = _find_article(_linked_data(root))
    return Metadata(
        url=_find_url(root, metas),
        title=_find_title(root, metas, article),
        published=_find_published(root, metas, article) or _guess_day(html),
        outlet=_first(metas, _OUTLETS[:1])
        or _name(article.get("publisher"))
        or _first(metas, _OUTLETS),
        language=_find_language(root, metas),
    )


def squeeze(text: str | None) -> str:
    """White-space runs to one space, none around.

    Args:
        text: Any text; None counts as empty.

    Returns:
        The same words.
    """
    return " ".join((text or "").split())


def _collect_metas(root: Element) -> dict[str, str]:
    found: dict[str, str] = {}
    for meta in root.iter("meta"):
        content = squeeze(meta.get("content"))
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            name = (meta.get(attribute) or "").strip().lower()
            if name and content:
                found.setdefault(name, content)
    return found


def _first(metas: Mapping[str, str], names: tuple[str, ...]) -> str | None:
    return next((metas[name] for name in names if name in metas), None)


def _linked_data(root: Element) -> Iterator[dict[str, object]]:
    """All objects of the page's JSON-LD, outer ones first."""
    for script in root.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        try:
            # Line ends inside strings are wrong but common.
            waiting: list[object] = [json.loads(_uncomment(script.text or ""), strict=False)]
        except (ValueError, RecursionError):
            continue
        while waiting:
            value = waiting.pop(0)
            if isinstance(value, dict):
                yield value
                waiting.extend(value.values())
            elif isinstance(value, list):
                waiting.extend(value)


def _uncomment(script: str) -> str:
    cut = script.strip()
    for before, after in (("<![CDATA[", "]]>"), ("<!--", "-->")):
        cut = cut.removeprefix(before).removesuffix(after).strip()
    return cut.removesuffix(";")


def _find_article(objects: Iterator[dict[str, object]]) -> dict[str, object]:
    """The first object that is an article; without one the first that has a publication time."""
    dated: dict[str, object] = {}
    for found in objects:
        kinds = found.get("@type")
        names = kinds if isinstance(kinds, list) else [kinds]
        if any(isinstance(name, str) and _ARTICLE.search(name) for name in names):
            return found
        if not dated and "datePublished" in found:
            dated = found
    return dated


def _name(value: object) -> str | None:
    if isinstance(value, list) and value:
        return _name(value[0])
    if isinstance(value, dict):
        return _name(value.get("name"))
    return squeeze(unescape(value)) or None if isinstance(value, str) else None


def _find_url(root: Element, metas: Mapping[str, str]) -> str | None:
    shared = metas.get("og:url", "")
    canonical = [
        squeeze(link.get("href"))
        for link in root.iter("link")
        if "canonical" in (link.get("rel") or "").lower().split()
    ]
    for candidate in (*canonical, shared):
        url = _join_url(shared, candidate)
        if url is not None:
            return url
    return None


def _join_url(base: str, href: str) -> str | None:
    try:
        url = urljoin(base, href) if href else ""
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in {"http", "https"} and parts.netloc else None


def _find_title(
    root: Element, metas: Mapping[str, str], article: Mapping[str, object]
) -> str | None:
    headings = [squeeze("".join(map(str, h1.itertext("*")))) for h1 in root.iter("h1")]
    named = [_name(article.get("headline")), metas.get("og:title"), metas.get("twitter:title")]
    written = [squeeze(title.text) for title in root.iter("title")]
    stated = [title for title in (named[1], named[0], named[2]) if title]
    # "Headline - Outlet" in the metadata beside "Headline" on the page: what is on the page wins.
    for heading in headings:
        if heading and any(_holds(title, heading) for title in (*stated, *written)):
            return heading
    # Some pages give machines another title than readers; a short lone heading is the site's name.
    if len(headings) == 1 and len(headings[0].split()) >= _TITLE_WORDS:
        return headings[0]
    return next((title for title in (*stated, *headings, *written) if title), None)


def _holds(title: str, heading: str) -> bool:
    longer, shorter = title.casefold(), heading.casefold()
    return longer.startswith(shorter) and len(shorter) >= len(longer) / 3


def _find_published(
    root: Element, metas: Mapping[str, str], article: Mapping[str, object]
) -> str | None:
    stated = (_name(article.get("datePublished")), *(metas.get(name) for name in _PUBLISHED))
    for candidate in stated:
        if candidate and _DAY.search(candidate):
            return candidate
    return next(
        (
            squeeze(time.get("datetime"))
            for time in root.iter("time")
            if _DAY.search(time.get("datetime") or "")
        ),
        None,
    )


def _guess_day(html: str) -> str | None:
    # Imported here: it takes a second, and most pages name a date.
    from htmldate import find_date

    found = find_date(
        html,
        original_date=True,
        extensive_search=False,
        min_date=_FIRST_DAY,
        max_date=_LAST_DAY,
    )
    return str(found) if found else None


def _find_language(root: Element, metas: Mapping[str, str]) -> str | None:
    stated = (
        root.get("lang"),
        root.get("{http://www.w3.org/XML/1998/namespace}lang"),
        root.get("xml:lang"),
        metas.get("content-language"),
        metas.get("language"),
        metas.get("og:locale"),
    )
    return next((code for code in map(shorten_language, stated) if code), None)
