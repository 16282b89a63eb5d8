"""The Belgorod page from bytes to the desk: its eleven claims, two events and three places.

The page is no part of this repository: the variable FOGLINE_SAMPLES names the folder that holds
``seed-page.txt``. ``examples/pages/18-sistan-raid.txt`` has the same troubles and is always run.
"""

import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import uvicorn

import fogline
from fogline.desk import create_app
from fogline.lexicon import load_register
from fogline.records import OUTLET, Claim, Dossier, Event, LedgerRow, Place, Story, Value, from_json
from fogline.stories import link_stories
from fogline.text import Span, apply_repairs, fold

if TYPE_CHECKING:
    from playwright.sync_api import Locator

CHROMIUM = Path("/usr/bin/chromium")
REGISTER = load_register()
TITLE = "Anti-Putin armed groups announce a new incursion from Ukraine into Russian territory"
FURNITURE = ["Related news", "#", "Leave a Comment", "Akismet", "Recent News", "Editor's Pick"]


def id_of(name: str) -> str:
    [entry] = REGISTER.find(name)
    return entry.id


RVC = id_of("Russian Volunteer Corps")
LEGION = id_of("Freedom of Russia Legion")
BOTH = {RVC, LEGION}
KYIV = id_of("Government of Ukraine")
MOSCOW = id_of("Government of Russia")


@pytest.fixture(scope="module")
def sample() -> Path:
    folder = os.environ.get("FOGLINE_SAMPLES")
    if not folder:
        pytest.skip("FOGLINE_SAMPLES is not set: it names the folder that holds seed-page.txt")
    path = Path(folder) / "seed-page.txt"
    if not path.is_file():
        pytest.skip(f"there is no seed-page.txt in the folder FOGLINE_SAMPLES names: {folder}")
    return path


def read_by_command(path: Path, *, seed: str) -> bytes:
    return subprocess.run(
        [sys.executable, "-m", "fogline", "read", str(path), "--json"],
        check=True,
        capture_output=True,
        env=os.environ | {"PYTHONHASHSEED": seed},
    ).stdout


@pytest.fixture(scope="module", params=["command", "python"])
def dossier(request: pytest.FixtureRequest, sample: Path) -> Dossier:
    """What the page says, once as the command prints it and once as Python gives it."""
    if request.param == "python":
        [dossier] = fogline.read_file(sample)
        return dossier
    [line] = read_by_command(sample, seed="0").splitlines()
    return from_json(line, Dossier)


@pytest.fixture(scope="module")
def story(dossier: Dossier) -> Story:
    [story] = link_stories([dossier])
    return story


def raid_of(dossier: Dossier, start: str, end: str) -> Event:
    [event] = [
        event
        for event in dossier.events
        if event.kind == "ASSAULT"
        and event.when is not None
        and (event.when.start[:10], (event.when.end or "")[:10]) == (start, end)
    ]
    return event


@pytest.fixture(scope="module")
def new_raid(dossier: Dossier) -> Event:
    return raid_of(dossier, "2023-06-01", "2023-06-02")


@pytest.fixture(scope="module")
def may_raid(dossier: Dossier) -> Event:
    return raid_of(dossier, "2023-05-21", "2023-06-01")


def claims_of(
    dossier: Dossier, speakers: set[str], point: str, *, stance: str = "asserts", words: str = ""
) -> list[Claim]:
    """Claims of exactly these speakers whose content or value has these words."""
    found = [
        claim
        for claim in dossier.claims
        if {claim.speaker, *claim.co_speakers} == speakers
        and (claim.point, claim.stance) == (point, stance)
        and words in said(dossier, claim)
    ]
    assert found, f"no claim of {sorted(speakers)} that {stance} {point}"
    return found


def said(dossier: Dossier, claim: Claim) -> str:
    spans = (claim.spans.content, claim.spans.value, *claim.content_rest)
    return " ".join(span.slice(dossier.document.text) for span in spans if span is not None)


def place_of(dossier: Dossier, value: Value | None) -> Place:
    assert value is not None
    return place_by_id(dossier, str(value.place))


def place_by_id(dossier: Dossier, id: str) -> Place:
    [place] = [place for place in dossier.places if place.id == id]
    return place


def is_in_belgorod_oblast(dossier: Dossier, event: Event) -> bool:
    if event.where is None:
        return False
    place = place_by_id(dossier, event.where.place)
    return (place.country, place.kind, place.adm1) == ("RUS", "province", "Belgorod Oblast")


def test_frame_of_the_page(dossier: Dossier) -> None:
    document = dossier.document
    assert document.title == TITLE
    assert document.text.count(TITLE) == 1
    assert document.outlet is None
    assert document.relevant
    assert document.published is not None
    assert document.published.start == "2023-06-01T11:05:38"
    assert document.published.zone is None
    assert document.translated_from == "ca"


# Events and places


def test_there_are_two_events(dossier: Dossier, new_raid: Event, may_raid: Event) -> None:
    assert {event.id for event in dossier.events} == {new_raid.id, may_raid.id}
    assert new_raid.id != may_raid.id


def test_e1_is_a_raid_in_belgorod_oblast_on_the_first_of_june(
    dossier: Dossier, new_raid: Event
) -> None:
    assert new_raid.factuality in {"ongoing", "happened"}
    assert is_in_belgorod_oblast(dossier, new_raid)


def test_e1_is_ongoing(new_raid: Event) -> None:
    assert new_raid.factuality == "ongoing"


def test_e0_is_the_raid_of_the_end_of_may_in_belgorod_oblast(
    dossier: Dossier, may_raid: Event
) -> None:
    assert may_raid.factuality == "happened"
    assert is_in_belgorod_oblast(dossier, may_raid)
    assert set(may_raid.initiators) == BOTH


@pytest.mark.parametrize(
    ("name", "written", "kind"),
    [
        ("Shebekino", "Xebékino", "town"),
        ("Grayvoron", "Graivoron", "town"),
        ("Belgorod Oblast", "Belgrade", "province"),
    ],
)
def test_place_is_found_under_its_spelling(
    dossier: Dossier, name: str, written: str, kind: str
) -> None:
    [place] = [place for place in dossier.places if place.name == name]
    assert (place.country, place.kind) == ("RUS", kind)
    assert place.score > 0
    texts = {mention.id: mention.text for mention in dossier.mentions}
    assert written in {texts[mention] for mention in place.mentions}


# The eleven claims


def test_c1_both_groups_say_that_a_new_infiltration_takes_place(
    dossier: Dossier, new_raid: Event
) -> None:
    found = claims_of(dossier, BOTH, "occurred")
    assert any(claim.event == new_raid.id and claim.value == Value(yes=True) for claim in found)


def test_c1_was_said_in_videos(dossier: Dossier, new_raid: Event) -> None:
    found = claims_of(dossier, BOTH, "occurred")
    assert "video" in {claim.channel for claim in found if claim.event == new_raid.id}


def test_c2_the_corps_says_that_the_second_phase_has_begun(
    dossier: Dossier, new_raid: Event
) -> None:
    found = claims_of(dossier, {RVC}, "occurred", words="The second phase")
    [claim] = [claim for claim in found if claim.event == new_raid.id]
    assert claim.certainty == "certain"
    assert claim.value is not None
    assert claim.value.kind in {"yes", "text"}


def test_c2_is_a_direct_quote_on_telegram(dossier: Dossier, new_raid: Event) -> None:
    found = claims_of(dossier, {RVC}, "occurred", words="The second phase")
    [claim] = [claim for claim in found if claim.event == new_raid.id]
    assert claim.channel == "telegram"
    text = dossier.document.text
    quote = Span(text.index("“The second"), text.index("begun!”") + len("begun!”"))
    assert claim.spans.content is not None
    assert quote.contains(claim.spans.content)


def test_c3_the_corps_says_where_its_troops_are_heading(dossier: Dossier, new_raid: Event) -> None:
    found = claims_of(dossier, {RVC}, "where")
    places = {place_of(dossier, one.value).name for one in found if one.event == new_raid.id}
    assert "Shebekino" in places


def test_c3_shebekino_is_a_direction_and_no_place_of_the_event(
    dossier: Dossier, new_raid: Event
) -> None:
    """The relation stands on the event or, where the event has another place, on the claim."""
    relations: set[tuple[str, str | None]] = set()
    if new_raid.where is not None:
        place = place_by_id(dossier, new_raid.where.place)
        relations.add((place.name, new_raid.where.relation))
    for claim in claims_of(dossier, {RVC}, "where"):
        relation = getattr(claim, "relation", getattr(claim.value, "relation", None))
        relations.add((place_of(dossier, claim.value).name, relation))
    assert ("Shebekino", "toward") in relations
    assert ("Shebekino", "in") not in relations


def test_c4_the_legion_says_in_a_video_that_it_was_recorded_in_grayvoron(dossier: Dossier) -> None:
    [claim] = claims_of(dossier, {LEGION}, "media_where")
    assert place_of(dossier, claim.value).name == "Grayvoron"
    assert claim.certainty == "hedged"
    assert claim.channel == "video"


def test_c5_the_legion_intends_to_liberate_russia(dossier: Dossier) -> None:
    [claim] = claims_of(dossier, {LEGION}, "aim")
    assert claim.value is not None
    assert "liberate all of Russia from Belgorod to Vladivostok" in str(claim.value.text)
    places = {place_by_id(dossier, e.where.place).name for e in dossier.events if e.where}
    assert "Vladivostok" not in places


def test_c6_the_goal_of_both_groups_is_the_overthrow_of_the_president(dossier: Dossier) -> None:
    [claim] = claims_of(dossier, BOTH, "aim")
    assert claim.value is not None
    assert "overthrow by arms" in str(claim.value.text)


def test_c7_the_page_says_that_the_groups_fought_beside_the_ukrainian_army(
    dossier: Dossier,
) -> None:
    [claim] = claims_of(dossier, {OUTLET}, "occurred", words="fighting for months alongside")
    assert claim.event is None


def test_c8_kyiv_denies_a_part_in_it(dossier: Dossier) -> None:
    [claim] = claims_of(dossier, {KYIV}, "state_role", stance="denies")
    assert "nothing to do with the actions" in said(dossier, claim)


def test_c9_the_page_says_that_kyiv_tolerates_them(dossier: Dossier) -> None:
    [claim] = claims_of(dossier, {OUTLET}, "state_role")
    assert "tolerates them operating on Ukrainian soil" in said(dossier, claim)


def test_c10_russian_authorities_say_that_more_than_70_were_killed(
    dossier: Dossier, may_raid: Event
) -> None:
    [claim] = claims_of(dossier, {MOSCOW}, "killed")
    assert claim.value == Value(min=71, max=None)
    assert claim.event == may_raid.id
    assert claim.spans.value is not None
    assert claim.spans.value.slice(dossier.document.text) == "more than 70"
    names = {actor.id: actor.name for actor in dossier.actors}
    assert fold(names.get(str(claim.of), str(claim.of))) == "ukrainianterrorists"


def test_c11_both_groups_say_that_only_russian_citizens_took_part(
    dossier: Dossier, may_raid: Event
) -> None:
    [claim] = claims_of(dossier, BOTH, "identity")
    assert claim.event == may_raid.id
    assert claim.value is not None
    assert "only Russian citizens" in str(claim.value.text)


def test_c11_both_groups_deny_casualties_of_their_own(dossier: Dossier, may_raid: Event) -> None:
    [claim] = claims_of(dossier, BOTH, "killed", stance="denies")
    assert claim.event == may_raid.id
    # To deny a nought of them is told as to deny any: examples/README.md.
    assert claim.value in (Value(min=0, max=0), Value(min=1, max=None))


def test_c11_both_groups_say_that_they_carried_it_out(dossier: Dossier, may_raid: Event) -> None:
    found = claims_of(dossier, BOTH, "responsible")
    assert {claim.event for claim in found} == {may_raid.id}
    assert {str(claim.value and claim.value.actor) for claim in found} <= BOTH


# The ledger


def rows_with(story: Story, event: Event, claim: Claim) -> list[LedgerRow]:
    [merged] = [one for one in story.events if event.id in {m.event for m in one.members}]
    return [row for row in story.ledger if row.event == merged.id and claim.id in row.claims]


def test_c10_and_c11_stand_as_contested(dossier: Dossier, story: Story, may_raid: Event) -> None:
    [killed] = claims_of(dossier, {MOSCOW}, "killed")
    [none_killed] = claims_of(dossier, BOTH, "killed", stance="denies")
    [row] = rows_with(story, may_raid, killed)
    assert none_killed.id in row.claims
    assert row.status == "contested"


def test_who_took_part_stands_as_contested(dossier: Dossier, story: Story, may_raid: Event) -> None:
    [citizens] = claims_of(dossier, BOTH, "identity")
    [terrorists] = claims_of(dossier, {MOSCOW}, "identity")
    [row] = rows_with(story, may_raid, citizens)
    assert terrorists.id in row.claims
    assert row.status == "contested"


def test_c9_stands_in_tension_with_c8(dossier: Dossier, story: Story) -> None:
    [denied] = claims_of(dossier, {KYIV}, "state_role", stance="denies")
    [told] = claims_of(dossier, {OUTLET}, "state_role")
    [row] = [row for row in story.ledger if denied.id in row.claims]
    assert told.id in row.claims
    assert row.reporter_differs or row.status == "contested"


def test_the_two_events_are_told_apart_by_their_titles(story: Story) -> None:
    assert len({event.title for event in story.events}) == len(story.events) == 2


def test_a_page_of_may_joins_the_may_raid_and_can_be_taken_out_again(dossier: Dossier) -> None:
    # Invented wording of what is known.
    page = fogline.read_text(
        "Fighters of the Russian Volunteer Corps and the Freedom of Russia Legion crossed from "
        "Ukraine and attacked the Belgorod region on Monday, the regional governor said.\n\n"
        "The Government of Ukraine denied any role in the raid.",
        title="Armed groups raid Russia's Belgorod region from Ukraine",
        published="2023-05-23T10:00:00Z",
        url="https://example.org/belgorod",
    )
    before = raid_of(dossier, "2023-05-21", "2023-06-01")
    members = {
        frozenset((member.document, member.event) for member in event.members)
        for one in link_stories([dossier, page])
        for event in one.events
    }
    [joined] = [one for one in members if (dossier.document.id, before.id) in one]
    assert {document for document, _ in joined} == {dossier.document.id, page.document.id}
    assert raid_of(dossier, "2023-05-21", "2023-06-01") == before


# What must not appear


def test_no_serbia(dossier: Dossier) -> None:
    assert "SRB" not in {place.country for place in dossier.places}
    assert "SRB" not in {actor.country for actor in dossier.actors}
    names = {fold(one.name) for one in dossier.places}
    names |= {fold(one.name) for one in dossier.actors}
    assert not names & {"belgrade", "serbia", "beograd"}


def test_no_actor_of_glued_words(dossier: Dossier) -> None:
    assert not [actor.name for actor in dossier.actors if "belgorodthey" in fold(actor.name)]


def test_no_event_from_starred(dossier: Dossier) -> None:
    start = dossier.document.text.index("starred")
    starred = Span(start, start + len("starred"))
    assert not [e for e in dossier.events if any(anchor.overlaps(starred) for anchor in e.anchors)]


@pytest.mark.parametrize("words", FURNITURE)
def test_no_furniture_in_the_text(dossier: Dossier, words: str) -> None:
    assert words not in dossier.document.text


def test_every_character_of_the_text_is_one_of_the_page_outside_the_furniture(
    dossier: Dossier, sample: Path
) -> None:
    raw = sample.read_bytes().decode("utf-8")
    document = dossier.document
    removed = [Span(one.start, one.end) for one in document.removed]
    covered: set[int] = set()
    for start, raw_start, length in document.raw_map:
        assert document.text[start : start + length] == raw[raw_start : raw_start + length]
        assert not any(Span(raw_start, raw_start + length).overlaps(one) for one in removed)
        covered |= set(range(start, start + length))
    # What is not on the page are the empty lines between parts.
    assert {c for at, c in enumerate(document.text) if at not in covered} <= {"\n"}


def test_hashtags_are_an_echo_of_the_title(dossier: Dossier, sample: Path) -> None:
    assert "hashtag-echo" in {issue.code for issue in dossier.issues}
    raw = sample.read_bytes().decode("utf-8")
    [tags] = [one for one in dossier.document.removed if one.kind == "hashtags"]
    assert raw[tags.start : tags.end].split()[0] == "#AntiPutin"


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("Belgorodthey", "Belgorod they"),
        ("Federationin", "Federation in"),
        ("phase [de l’operació] promised", "phase promised"),
        ("Xebékinoin", "Xebékino in"),
        ("volunteersthe", "volunteers the"),
        ("Graivoronalso", "Graivoron also"),
    ],
)
def test_debris_is_mended_in_the_view(dossier: Dossier, was: str, now: str) -> None:
    text = dossier.document.text
    view, _ = apply_repairs(text, dossier.repairs)
    assert was in text
    assert was not in view
    assert now in view.replace(",", "")


def test_belgrade_is_shown_as_a_repair_to_belgorod(dossier: Dossier) -> None:
    [repair] = [one for one in dossier.repairs if one.was == "Belgrade"]
    assert repair.now.startswith("Belgorod")
    assert dossier.document.text[repair.start : repair.end] == "Belgrade"


# The same again


def test_two_processes_give_the_same_bytes(sample: Path) -> None:
    first = read_by_command(sample, seed="1")
    assert first == read_by_command(sample, seed="2")
    [dossier] = fogline.read_file(sample)
    assert first == fogline.to_json(dossier) + b"\n"


# The desk

# Who stands at the head of the column, and words of the page that a cell of it must quote.
JOINT = "Freedom of Russia Legion, Russian Volunteer Corps"
SHOWN = {
    "c1": (JOINT, ("infiltration", "incursion")),
    "c2": (JOINT, ("second phase",)),
    "c3": (JOINT, ("Xebékino",)),
    "c4": (JOINT, ("Graivoron",)),
    "c5": (JOINT, ("liberate all of Russia from Belgorod to Vladivostok",)),
    "c6": (JOINT, ("overthrow by arms",)),
    "c7": ("Reporter’s own words", ("fighting for months alongside",)),
    "c8": ("Government of Ukraine", ("nothing to do with the actions",)),
    "c9": ("Reporter’s own words", ("tolerates them operating",)),
    "c10": ("Government of Russia", ("more than 70",)),
    "c11, who": (JOINT, ("only Russian citizens",)),
    "c11, none": (JOINT, ("casualties",)),
    "c11, we": (JOINT, ("claimed",)),
}


@pytest.fixture(scope="module")
def served(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A desk over a database with this page alone, filled by the program itself."""
    db = tmp_path_factory.mktemp("seed") / "seed.db"
    for arguments in (["init"], ["add", str(sample)]):
        subprocess.run(
            [sys.executable, "-m", "fogline", *arguments, "--db", str(db), "--quiet"],
            check=True,
            capture_output=True,
        )
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = uvicorn.Server(
        uvicorn.Config(create_app(db), host="127.0.0.1", port=port, log_level="error")
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
def table(served: str) -> "Iterator[Locator]":
    """The ledger of the page's only story, reached from the front page by a click."""
    if not CHROMIUM.exists():
        pytest.skip(f"there is no chromium at {CHROMIUM}: install it to drive the pages")
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        page.goto(served)
        page.locator("main a[href^='/stories/s_']").first.click()
        page.wait_for_selector("table.ledger")
        more = page.locator("a[href='?rows=all']")
        if more.count():
            more.click()
            page.wait_for_url("**rows=all")
        yield page.locator("table.ledger")
        browser.close()


@pytest.mark.browser
@pytest.mark.parametrize("line", SHOWN)
def test_the_story_page_quotes_it_under_its_claimant(table: "Locator", line: str) -> None:
    claimant, words = SHOWN[line]
    cells = table.locator("td", has=table.page.locator(".who", has_text=claimant))
    quotes = cells.locator("q").all_text_contents()
    assert any(word in quote for word in words for quote in quotes), quotes


@pytest.mark.browser
def test_the_story_page_marks_the_dead_as_contested(table: "Locator") -> None:
    row = table.locator("tr.row-contested", has_text="killed")
    quotes = row.locator("q").all_text_contents()
    assert any("more than 70" in quote for quote in quotes)
    assert any("casualties" in quote for quote in quotes)


@pytest.mark.browser
def test_the_story_page_knows_no_serbia_and_no_claimant_of_glued_words(table: "Locator") -> None:
    text = table.page.locator("main").inner_text()
    assert "Serbia" not in text
    assert not [head for head in table.locator("thead th").all_inner_texts() if "they" in head]
