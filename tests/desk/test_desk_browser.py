"""The desk in a real browser: this host only, narrow screens, keys, themes, without scripts."""

import json
import socket
import threading
import time
from pathlib import Path

import pytest
import uvicorn

import fogline.desk

pytestmark = pytest.mark.browser
CHROMIUM = Path("/usr/bin/chromium")
AXE = Path(fogline.desk.__file__).parent / "assets/node_modules/axe-core/axe.min.js"
ARGUMENTS = [
    "--no-sandbox",
    "--disable-quic",
    "--disable-background-networking",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]
STORY = "/stories/s_fasheraaaaaa/shelling-el-fasher-9-june-2024"


@pytest.fixture(scope="module")
def base(desk_app):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = uvicorn.Server(
        uvicorn.Config(desk_app, host="127.0.0.1", port=port, log_level="error", lifespan="off")
    )
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    deadline = time.monotonic() + 10
    while not server.started and time.monotonic() < deadline:
        time.sleep(0.05)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(timeout=10)


@pytest.fixture(scope="module")
def browser():
    if not CHROMIUM.exists():
        pytest.skip(f"there is no chromium at {CHROMIUM}: install it to drive the pages")
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def open_page(browser, base):
    """Opens pages; at the end no other host may have been asked and nothing gone wrong."""
    contexts, foreign, faults = [], [], []

    def open_one(address, *, width=1280, theme="light", scripts=True):
        context = browser.new_context(
            viewport={"width": width, "height": 800},
            color_scheme=theme,
            java_script_enabled=scripts,
            reduced_motion="reduce",
        )
        contexts.append(context)
        page = context.new_page()
        page.on(
            "request",
            lambda r: None if r.url.startswith((base, "data:", "blob:")) else foreign.append(r.url),
        )
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on(
            "console",
            lambda message: faults.append(message.text) if message.type == "error" else None,
        )
        page.goto(base + address)
        return page

    yield open_one
    for context in contexts:
        context.close()
    assert foreign == []
    assert faults == []


def article_of(client):
    items = client.get("/api/v1/claims?point=killed&speaker=ac_saf").json()["items"]
    return items[0]


def addresses(client):
    item = article_of(client)
    article = f"/articles/{item['document']}"
    views = [f"{article}?view={view}" for view in ("clean", "raw", "both", "report")]
    return ["/", "/stories", STORY, "/map", "/about", "/topics/kind-strike",
            "/events/ev_hospitalaaaa", f"/claims/{item['claim']['id']}", *views]  # fmt: skip


def wait_for_map(page):
    page.wait_for_selector("[data-ready]", timeout=60_000)
    return page.get_attribute("[data-ready]", "data-ready")


def test_no_page_scrolls_sideways_at_320_pixels(open_page, client):
    for address in addresses(client):
        page = open_page(address, width=320)
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= 320, address


def test_pages_are_whole_without_scripts(open_page, client):
    page = open_page(STORY, scripts=False)
    assert page.locator("table.ledger tbody tr").count() == 10
    page = open_page("/map", scripts=False, width=320)
    assert page.locator("svg.locator").is_visible()
    assert page.locator(".marks > li").count() == 4
    item = article_of(client)
    page = open_page(f"/articles/{item['document']}", scripts=False)
    page.uncheck("#show-who")
    shown = page.locator(".text .h-who").first.evaluate(
        "element => getComputedStyle(element).textDecorationLine"
    )
    assert shown == "none"


def test_a_value_opens_its_characters_on_the_screen(open_page):
    page = open_page(STORY)
    row = page.locator("tr", has_text="People killed").filter(has_text="more than 40").first
    row.locator("a.open").nth(1).click()
    page.wait_for_url("**/articles/*#c=*")
    mark = page.locator("mark.is-here")
    assert mark.inner_text() == "more than 40"
    box = mark.bounding_box()
    assert 0 < box["y"] < 800
    assert "Sudanese Armed Forces" in page.locator(".margin-card.is-here").inner_text()


def test_offsets_inside_a_value_find_it_too(open_page, client):
    item = article_of(client)
    start, end = item["span"]
    page = open_page(f"/articles/{item['document']}#c={start + 2}-{end - 1}")
    assert page.locator("mark.is-here").inner_text() == "more than 40"


def test_narrow_table_is_cards_with_the_claimant_in_each_cell(open_page):
    page = open_page(STORY, width=390)
    assert not page.locator(".ledger thead").is_visible()
    row = page.locator("tr.row-contested").first
    assert row.locator("td .who").first.is_visible()
    assert row.locator("td.silent").is_visible()
    assert not row.locator("td.none").first.is_visible()
    page = open_page(STORY)
    assert page.locator(".ledger thead").is_visible()
    assert not page.locator("td.silent").first.is_visible()


def test_card_of_a_claim_slides_up_on_a_narrow_screen(open_page, client):
    page = open_page(f"/articles/{article_of(client)['document']}", width=390)
    page.locator("sup.n a", has_text="7").click()
    card = page.locator("#card-7")
    box = card.bounding_box()
    assert box["y"] + box["height"] == pytest.approx(792, abs=2)
    card.locator(".card-close").click()
    assert page.locator("mark:target").inner_text() == "more than 40"


def test_keys_walk_through_reading(open_page, client):
    page = open_page("/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url("**/stories/s_fasher*/**")
    page.keyboard.press("c")
    assert "row-contested" in page.evaluate("document.activeElement.className")
    page.keyboard.press("o")
    page.wait_for_url("**/articles/*")
    first = page.locator("mark.is-here").inner_text()
    page.keyboard.press("n")
    assert page.locator("mark.is-here").inner_text() != first
    page.keyboard.press("p")
    assert page.locator("mark.is-here").inner_text() == first
    page.keyboard.press("h")
    assert not page.is_checked("#show-who")
    page.keyboard.press("?")
    assert page.locator("dialog.help").is_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("g")
    page.keyboard.press("m")
    page.wait_for_url("**/map")
    wait_for_map(page)
    page.focus("#f-from")
    page.keyboard.type("j")
    assert page.evaluate("document.activeElement.id") == "f-from"


def test_single_letter_keys_can_be_switched_off(open_page):
    page = open_page(STORY)
    page.keyboard.press("?")
    page.check("dialog.help input")
    page.keyboard.press("Escape")
    page.reload()
    page.keyboard.press("c")
    assert page.evaluate("document.activeElement.tagName") == "BODY"


def test_map_draws_from_this_host_alone_and_opens_words(open_page):
    page = open_page("/map")
    ready = wait_for_map(page)
    assert ready in {"gl", "simple"}
    assert page.locator("svg.locator").count() == 0
    assert page.locator("#map-note").inner_text() == ""


def test_map_falls_back_without_a_graphics_card(open_page):
    page = open_page("/map?draw=simple")
    assert wait_for_map(page) == "simple"
    assert page.locator(".glyph-icon").count() == 4


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_automated_accessibility_checks_are_clean(open_page, client, theme):
    if not AXE.exists():
        pytest.skip("axe-core is not installed: run npm ci in fogline/desk/assets")
    found = {}
    for address in addresses(client):
        page = open_page(address, theme=theme)
        if address == "/map":
            wait_for_map(page)
        page.evaluate(AXE.read_text("utf-8"))
        result = page.evaluate(
            "axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']})"
        )
        broken = [
            (one["id"], [node["target"] for node in one["nodes"]][:4])
            for one in result["violations"]
        ]
        if broken:
            found[address] = broken
    assert not found, json.dumps(found, indent=1)
