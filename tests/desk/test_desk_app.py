"""Every page: it answers, keeps its policy, stays on this host, fits its budget."""

import gzip
import re
from dataclasses import replace
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path

import pytest
from invented_corpus import at, fill_store, make_stories
from starlette.testclient import TestClient

import fogline.desk
from fogline.desk import create_app
from fogline.errors import StoreError
from fogline.store import open_store

PAGES = [
    "/",
    "/stories",
    "/stories?sort=contested",
    "/stories/s_fasheraaaaaa/shelling-el-fasher-9-june-2024",
    "/stories/s_sakeaaaaaaaa/clash-sake-15-june-2023",
    "/events/ev_hospitalaaaa",
    "/topics/kind-strike",
    "/topics/place-sdn",
    "/map",
    "/map?from=2024-06-01&to=2024-06-30&kind=strike&kind=clash&precision=4&contested=1",
    "/about",
]


class Tags(HTMLParser):
    """Collects the tags of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))


def read_tags(text):
    parser = Tags()
    parser.feed(text)
    return parser.tags


def list_pages(client):
    claims = client.get("/api/v1/claims?limit=200").json()["items"]
    documents = sorted({item["document"] for item in claims})
    articles = [
        f"/articles/{document}?view={view}"
        for document in documents
        for view in ("clean", "raw", "both", "report")
    ]
    return [*PAGES, *articles, *(f"/claims/{item['claim']['id']}" for item in claims[:6])]


def test_every_page_answers_within_its_budget(client):
    for address in list_pages(client):
        answer = client.get(address)
        assert answer.status_code == 200, address
        assert len(answer.content) <= 60_000, (address, len(answer.content))


def test_every_page_keeps_the_policy_without_inline_style_or_script(client):
    for address in list_pages(client):
        answer = client.get(address)
        policy = answer.headers["content-security-policy"]
        assert "default-src 'self'" in policy
        assert "unsafe" not in policy
        for tag, attributes in read_tags(answer.text):
            assert "style" not in attributes, (address, tag)
            assert tag != "style", address
            assert not any(name.startswith("on") for name in attributes), (address, tag)
            if tag == "script":
                assert attributes["src"].startswith("/static/"), address


def test_pages_load_nothing_from_another_host(client):
    for address in list_pages(client):
        for tag, attributes in read_tags(client.get(address).text):
            loaded = attributes.get("src") or (attributes.get("href") if tag == "link" else None)
            if loaded:
                assert loaded.startswith("/static/"), (address, tag, loaded)


def test_ids_are_unique_and_links_inside_a_page_lead_somewhere(client):
    for address in list_pages(client):
        tags = read_tags(client.get(address).text)
        ids = [attributes["id"] for _, attributes in tags if "id" in attributes]
        assert len(ids) == len(set(ids)), address
        for tag, attributes in tags:
            href = attributes.get("href") or ""
            if tag == "a" and href.startswith("#"):
                assert href[1:] in ids, (address, href)


def test_every_link_of_every_page_answers(client):
    seen = set()
    for address in list_pages(client):
        for tag, attributes in read_tags(client.get(address).text):
            href = attributes.get("href") or ""
            if tag == "a" and href.startswith("/"):
                seen.add(href.partition("#")[0])
    assert len(seen) > 30
    for href in sorted(seen):
        assert client.get(href).status_code == 200, href


def test_page_structure_has_one_h1_a_skip_link_and_landmarks(client):
    for address in list_pages(client):
        text = client.get(address).text
        names = [tag for tag, _ in read_tags(text)]
        assert names.count("h1") == 1, address
        assert names.count("main") == 1, address
        assert 'class="skip" href="#main"' in text
        assert "Claims as reported by named sources" in text, address


def test_menu_holds_only_pages_that_exist(client):
    menu = re.search(r'<ul class="menu">(.*?)</ul>', client.get("/").text, re.DOTALL).group(1)
    for href in re.findall(r'href="([^"]+)"', menu):
        assert client.get(href).status_code == 200


def test_unknown_address_gives_a_plain_page(client):
    answer = client.get("/stories/s_nosuchstory")
    assert answer.status_code == 404
    assert "Page not found" in answer.text
    assert "404" not in answer.text


def test_wrong_filter_says_what_is_wrong(client):
    answer = client.get("/map?from=yesterday")
    assert answer.status_code == 422
    assert "“yesterday” is not a day" in answer.text
    assert client.get("/articles/a_x?view=sideways").status_code == 422


def test_former_id_and_short_id_lead_to_the_story(client):
    for story in ("s_goneaaaaaaaa", "s_fash", "s_fasheraaaaaa/other-words"):
        answer = client.get(f"/stories/{story}")
        assert answer.status_code == 301
        assert answer.headers["location"].startswith("/stories/s_fasheraaaaaa/")


def test_health_counts_what_is_kept(client):
    assert client.get("/healthz").json() == {
        "status": "ok", "version": "0.1.0", "documents": 4, "stories": 2
    }  # fmt: skip


def test_empty_desk_says_what_would_be_here(tmp_path):
    path = tmp_path / "empty.db"
    open_store(path, create=True).close()
    with TestClient(create_app(path)) as empty:
        front = empty.get("/").text
        assert "No stories yet" in front
        assert "fogline add page.txt" in front
        assert "No events yet" in empty.get("/map").text
        assert empty.get("/stories").status_code == 200


def test_missing_database_is_refused_at_the_start(tmp_path):
    with pytest.raises(StoreError):
        create_app(tmp_path / "nothing.db")


def test_styles_and_scripts_fit_their_budgets(client):
    front = client.get("/").text
    style = re.search(r'href="(/static/desk-style[^"]*)"', front).group(1)
    script = re.search(r'src="(/static/desk[^"]*)"', front).group(1)
    assert len(client.get(style).content) <= 30_000
    assert len(gzip.compress(client.get(script).content)) <= 120_000
    folder = Path(fogline.desk.__file__).parent / "static"
    scripts = [
        path for path in folder.glob("*.js") if path.name not in {"desk.js", "map-simple.js"}
    ]
    sizes = [len(gzip.compress(path.read_bytes())) for path in scripts]
    assert len(sizes) >= 4
    assert sum(sizes) <= 480_000


def test_fresh_movement_stays_off_the_map(tmp_path):
    path = tmp_path / "fresh.db"
    fill_store(path, at("2024-06-10T18:30:00", "2024-06-10T18:31:00"))
    for hour, expected in ((11, False), (16, True)):
        clock = datetime(2024, 6, hour, 8, tzinfo=UTC)
        with TestClient(create_app(path, now=lambda clock=clock: clock)) as desk:
            features = desk.get("/api/v1/map/events.geojson").json()["features"]
            assert ("ev_moveaaaaaaaa" in {one["id"] for one in features}) is expected
            assert ("younger than 72 hours" in desk.get("/map").text) is not expected


def test_address_of_a_page_that_is_no_web_address_becomes_no_link(tmp_path):
    drafts, _ = make_stories()
    page, dossier = drafts[3].page(), drafts[3].build()
    document = replace(dossier.document, url="javascript:alert(1)", title="<b>bold</b>")
    path = tmp_path / "odd.db"
    with open_store(path, create=True) as store:
        store.add_document(page, replace(dossier, document=document), ())
    with TestClient(create_app(path)) as desk:
        text = desk.get(f"/articles/{document.id}?view=raw").text
        assert "javascript:" not in text
        assert "<b>bold" not in text
        assert "&lt;b&gt;bold" in text


def test_fault_of_our_own_gives_a_plain_page_with_the_policy(desk_db):
    app = create_app(desk_db)

    def fail():
        raise RuntimeError("broken on purpose")

    app.add_api_route("/broken", fail)
    app.add_api_route("/api/v1/broken", fail)
    with TestClient(app, raise_server_exceptions=False) as desk:
        page = desk.get("/broken")
        assert page.status_code == 500
        assert "There is a problem with this page" in page.text
        assert "broken on purpose" not in page.text
        assert "default-src 'self'" in page.headers["content-security-policy"]
        problem = desk.get("/api/v1/broken").json()
        assert (problem["type"], problem["status"]) == ("/problems/unavailable", 500)
