"""Compares dossiers with the records that a person wrote for the pages of ``examples/``.

``examples/README.md`` says what equals what. Each expectation is one line of text that does not
depend on what was found, so that a list of the unmet ones (``examples/gaps.json``) can be kept::

    python tests/flow/expected_records.py            shares met, and what is unmet
    python tests/flow/expected_records.py --write    the same, and rewrites examples/gaps.json
"""

import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain, combinations
from pathlib import Path
from typing import Any

import msgspec
from msgspec import UNSET, UnsetType
from record_likeness import Likeness, Tables

import fogline
from fogline.lexicon import load_register, open_gazetteer
from fogline.records import Claim, Dossier, Event, Value
from fogline.settings import load_settings
from fogline.text import Interval, Repair, Span

EXAMPLES = Path(__file__).parents[2] / "examples"
GAPS = EXAMPLES / "gaps.json"
GROUPS = ("relevant", "page", "repairs", "places", "actors", "events", "claims")

# Trust in two events being one: words shared, days shared, same place. Days alone do, as one page
# seldom tells two happenings of one kind and day; a place alone does not.
_SHARED_WORDS, _SHARED_DAYS, _SHARED_PLACE = 4, 2, 1
_LEAST_SHARED = 2


class ExpectedRepair(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A mend: ``now`` None when only its place counts."""

    was: str
    now: str | None


class ExpectedPlace(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A place that must be resolved."""

    name: str
    country: str | None
    kind: str | None


class ExpectedEvent(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A happening."""

    key: str
    kind: str
    mode: str | list[str | None] | None
    factuality: str
    start: str | None
    end: str | None
    place: str | None
    country: str | None
    initiators: tuple[str, ...]
    targets: tuple[str, ...]
    anchor: str


class ExpectedClaim(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A claim that must be found; each of ``accept`` is another right coding of some fields."""

    speaker: str
    co_speakers: tuple[str, ...]
    stance: str
    certainty: str
    channel: str | None
    point: str
    of: str | None
    value: Value | None
    event: str | None
    quote: str
    speaker_also: tuple[str, ...] = ()
    via: tuple[str, ...] = ()
    accept: tuple[dict[str, Any], ...] = ()

    def variants(self) -> Iterator["ExpectedClaim"]:
        """Every coding that is right: any of the accepted ones, or several together."""
        each = range(len(self.accept) + 1)
        for chosen in chain.from_iterable(combinations(self.accept, count) for count in each):
            fields = msgspec.to_builtins(self)
            for other in chosen:
                fields |= other
            yield msgspec.convert(fields, ExpectedClaim)


class UnwantedClaim(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Fields that no claim may have together."""

    speaker: str | UnsetType = UNSET
    stance: str | UnsetType = UNSET
    certainty: str | UnsetType = UNSET
    point: str | UnsetType = UNSET
    of: str | UnsetType = UNSET
    value: Value | UnsetType = UNSET
    event: str | UnsetType = UNSET
    quote: str | UnsetType = UNSET


class ExpectedRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All that a person wrote down for one page."""

    page: str
    relevant: bool
    title: str
    published: str | None
    published_zone: str | None
    language: str
    repairs: tuple[ExpectedRepair, ...]
    places: tuple[ExpectedPlace, ...]
    not_places: tuple[str, ...]
    actors: tuple[str, ...]
    events: tuple[ExpectedEvent, ...]
    claims: tuple[ExpectedClaim, ...]
    not_claims: tuple[UnwantedClaim, ...]
    notes: str
    repairs_optional: tuple[ExpectedRepair, ...] = ()
    optional_events: tuple[ExpectedEvent, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Expectation:
    """One thing that a dossier must hold, or must not.

    Attributes:
        group: One of :data:`GROUPS`.
        text: The same line for every dossier.
        is_met: Whether the dossier holds it.
    """

    group: str
    text: str
    is_met: bool


def list_pages() -> tuple[Path, ...]:
    """The example pages, sorted."""
    return tuple(sorted((EXAMPLES / "pages").iterdir()))


def read_expected(page: Path) -> tuple[ExpectedRecord, ...]:
    """Read the records that a person wrote for a page file, one for each page in it."""
    data = json.loads((EXAMPLES / "expected" / f"{page.stem}.json").read_text("utf-8"))
    records = data if isinstance(data, list) else [data]
    return tuple(msgspec.convert(record, ExpectedRecord) for record in records)


def read_gaps() -> dict[str, list[str]]:
    """Read the list of expectations that are known to be unmet, by page file."""
    return msgspec.json.decode(GAPS.read_bytes(), type=dict[str, list[str]])


def load_tables() -> Tables:
    """Load what names are looked up in."""
    return Tables(register=load_register(), gazetteer=open_gazetteer(load_settings().gazetteer))


def compare_page(page: Path, tables: Tables) -> tuple[Expectation, ...]:
    """Read a page file and compare what comes out with what a person wrote.

    Args:
        page: A file of ``examples/pages``.
        tables: What names are looked up in.

    Returns:
        Every expectation of the page, met or not, in the order of the expected file.
    """
    expected = read_expected(page)
    found: list[Expectation] = []
    for index, (dossier, record) in enumerate(
        zip(fogline.read_file(page), expected, strict=True), start=1
    ):
        before = f"record {index}: " if len(expected) > 1 else ""
        found += (
            Expectation(group=one.group, text=before + one.text, is_met=one.is_met)
            for one in compare(dossier, record, tables)
        )
    return tuple(found)


def compare(dossier: Dossier, record: ExpectedRecord, tables: Tables) -> Iterator[Expectation]:
    """Compare one dossier with one record."""
    likeness = Likeness(dossier, tables)
    yield _expect("relevant", f"relevant: {record.relevant}", _is_relevant(dossier, record))
    yield from _compare_frame(dossier, record)
    yield from _compare_repairs(dossier, record, likeness)
    yield from _compare_places(dossier, record, likeness)
    for name in record.actors:
        is_met = any(one.resolved and likeness.is_actor(one, name) for one in dossier.actors)
        yield _expect("actors", f"actor {name}", is_met)
    event_by_key = _match_events(dossier, record, likeness)
    for event in record.events:
        yield from _compare_event(event_by_key.get(event.key), event, likeness)
    if not record.relevant:
        yield _expect("events", "no event", not dossier.events)
        yield _expect("claims", "no claim", not dossier.claims)
    for wanted in record.claims:
        yield from _compare_claim(dossier.claims, wanted, event_by_key, likeness)
    for unwanted in record.not_claims:
        is_met = not any(
            _is_unwanted(claim, unwanted, event_by_key, likeness) for claim in dossier.claims
        )
        yield _expect("claims", f"no claim {_show(unwanted)}", is_met)


def count_met(found: Iterable[Expectation]) -> dict[str, tuple[int, int]]:
    """Count by group.

    Returns:
        For each of :data:`GROUPS` how many are met, and how many there are.
    """
    listed = list(found)
    met = Counter(one.group for one in listed if one.is_met)
    every = Counter(one.group for one in listed)
    return {group: (met[group], every[group]) for group in GROUPS}


def say_totals(found: Iterable[Expectation]) -> str:
    """Say in one line a group what share of the expectations is met."""
    counts = count_met(found)
    counts["all"] = (sum(m for m, _ in counts.values()), sum(n for _, n in counts.values()))
    return "\n".join(
        f"{group:10}{met:5} of {every:4}{met / every:8.1%}"
        for group, (met, every) in counts.items()
        if every
    )


def _expect(group: str, text: str, is_met: bool) -> Expectation:
    return Expectation(group=group, text=" ".join(text.split()), is_met=is_met)


def _show(record: object) -> str:
    return json.dumps(msgspec.to_builtins(record), ensure_ascii=False)


def _is_relevant(dossier: Dossier, record: ExpectedRecord) -> bool:
    return dossier.document.relevant == record.relevant


def _compare_frame(dossier: Dossier, record: ExpectedRecord) -> Iterator[Expectation]:
    document = dossier.document
    published = document.published
    day = published.start[:10] if published is not None else None
    zone = published.zone if published is not None else None
    zone = "+00:00" if zone == "Z" else zone
    yield _expect("page", f"title {record.title}", document.title == record.title)
    yield _expect("page", f"published {record.published}", day == record.published)
    yield _expect("page", f"zone {record.published_zone}", zone == record.published_zone)
    yield _expect("page", f"language {record.language}", document.language == record.language)


def _compare_repairs(
    dossier: Dossier, record: ExpectedRecord, likeness: Likeness
) -> Iterator[Expectation]:
    text, repairs = dossier.document.text, dossier.repairs
    for wanted in record.repairs:
        is_met = any(_is_mended(text, repairs, at, wanted) for at in likeness.find(wanted.was))
        yield _expect("repairs", f"repair {_show(wanted)}", is_met)
    if not record.repairs:
        allowed = [at for one in record.repairs_optional for at in likeness.find(one.was)]
        stray = [
            repair
            for repair in repairs
            if not any(Span(repair.start, repair.end).overlaps(at) for at in allowed)
        ]
        yield _expect("repairs", "no other repair", not stray)


def _is_mended(text: str, repairs: Sequence[Repair], at: Span, wanted: ExpectedRepair) -> bool:
    here = [one for one in repairs if Span(one.start, one.end).overlaps(at)]
    if not here:
        return False
    if wanted.now is None:
        return True
    start = min(at.start, *(one.start for one in here))
    end = max(at.end, *(one.end for one in here))
    now = text[start : at.start] + wanted.now + text[at.end : end]
    return _loosen(_mend(text, here, Span(start, end))) == _loosen(now)


def _mend(text: str, repairs: Sequence[Repair], span: Span) -> str:
    """Mend a stretch; of two repairs that overlap the inner is a second step of the outer."""
    parts: list[str] = []
    position = span.start
    for repair in sorted(repairs, key=lambda one: (one.start, -one.end)):
        if repair.start < position:
            parts[-1] = parts[-1].replace(repair.was, repair.now, 1)
            continue
        parts += [text[position : repair.start], repair.now]
        position = repair.end
    return "".join([*parts, text[position : span.end]])


def _loosen(words: str) -> str:
    """White space, and commas set where two words were parted, do not matter."""
    return re.sub(r"[,\s]+", " ", words).strip()


def _compare_places(
    dossier: Dossier, record: ExpectedRecord, likeness: Likeness
) -> Iterator[Expectation]:
    resolved = [place for place in dossier.places if place.score > 0]
    for wanted in record.places:
        is_met = any(
            likeness.is_place(place, wanted.name)
            and wanted.country in (None, place.country)
            and wanted.kind in (None, place.kind)
            for place in resolved
        )
        yield _expect("places", f"place {_show(wanted)}", is_met)
    for name in record.not_places:
        is_met = all(name not in (place.country, place.name) for place in resolved)
        yield _expect("places", f"no place {name}", is_met)


def _match_events(dossier: Dossier, record: ExpectedRecord, likeness: Likeness) -> dict[str, Event]:
    """Pair expected events with found ones, the best fitting first, each at most once."""
    pairs = [
        (_rate_events(event, wanted, likeness), -index, -number, wanted.key, event)
        for index, wanted in enumerate((*record.events, *record.optional_events))
        for number, event in enumerate(dossier.events)
    ]
    matched: dict[str, Event] = {}
    for score, _, _, key, event in sorted(pairs, key=lambda pair: pair[:3], reverse=True):
        is_free = key not in matched and all(event.id != one.id for one in matched.values())
        if score >= _LEAST_SHARED and is_free:
            matched[key] = event
    return matched


def _rate_events(event: Event, wanted: ExpectedEvent, likeness: Likeness) -> int:
    if event.kind != wanted.kind:
        return 0
    words = any(
        span.overlaps(there) for span in event.anchors for there in likeness.find(wanted.anchor)
    )
    days = wanted.start is not None and _is_when(event.when, wanted)
    place = wanted.place is not None and likeness.is_where(event, wanted.place, wanted.country)
    return _SHARED_WORDS * words + _SHARED_DAYS * days + _SHARED_PLACE * place


def _is_when(when: Interval | None, wanted: ExpectedEvent) -> bool:
    """Same days; an attack at night may run into the next one."""
    if when is None or wanted.start is None or wanted.end is None:
        return False
    last = when.last_day
    if last is None or when.first_day.isoformat() != wanted.start:
        return False
    end = date.fromisoformat(wanted.end)
    return end - timedelta(days=1) <= last <= end


def _compare_event(
    event: Event | None, wanted: ExpectedEvent, likeness: Likeness
) -> Iterator[Expectation]:
    key = wanted.key
    named = f"event {key} {wanted.kind}: {wanted.anchor}"
    yield _expect("events", named, event is not None)
    modes = wanted.mode if isinstance(wanted.mode, list) else [wanted.mode]
    is_mode = event is not None and event.mode in modes
    yield _expect("events", f"{key} mode {_show(modes)}", is_mode)
    is_fact = event is not None and event.factuality == wanted.factuality
    yield _expect("events", f"{key} {wanted.factuality}", is_fact)
    if wanted.start is not None:
        is_when = event is not None and _is_when(event.when, wanted)
        yield _expect("events", f"{key} when {wanted.start}..{wanted.end}", is_when)
    if wanted.place is not None or wanted.country is not None:
        is_where = event is not None and likeness.is_where(event, wanted.place, wanted.country)
        yield _expect("events", f"{key} where {wanted.place} ({wanted.country})", is_where)
    for name in wanted.initiators:
        is_met = event is not None and any(likeness.is_on_side(i, name) for i in event.initiators)
        yield _expect("events", f"{key} initiator {name}", is_met)
    for name in wanted.targets:
        is_met = event is not None and any(likeness.is_on_side(i, name) for i in event.targets)
        yield _expect("events", f"{key} target {name}", is_met)


def _compare_claim(
    claims: Sequence[Claim],
    wanted: ExpectedClaim,
    event_by_key: Mapping[str, Event],
    likeness: Likeness,
) -> Iterator[Expectation]:
    """One expectation for the claim, and one for each of its details."""
    fitting = [
        (claim, variant)
        for variant in wanted.variants()
        for claim in claims
        if _is_claim(claim, variant, event_by_key, likeness)
    ]
    best = max(
        (_compare_details(claim, variant, wanted, likeness) for claim, variant in fitting),
        key=lambda details: sum(details.values()),
        default={},
    )
    value = "" if wanted.value is None else f" {_show(wanted.value)}"
    hedged = " (hedged)" if wanted.certainty == "hedged" else ""
    named = f"{wanted.speaker} {wanted.stance}{hedged} {wanted.point}{value}"
    about = f"{named} ({wanted.event}): {wanted.quote}"
    yield _expect("claims", f"claim {about}", bool(fitting))
    for detail in _list_details(wanted):
        yield _expect("claims", f"{detail} of {about}", best.get(detail, False))


def _is_claim(
    claim: Claim,
    wanted: ExpectedClaim,
    event_by_key: Mapping[str, Event],
    likeness: Likeness,
) -> bool:
    """Whether speaker, point, stance, certainty, value and event are those wanted."""
    return (
        claim.point == wanted.point
        and claim.certainty == wanted.certainty
        and likeness.says(claim, wanted.stance, wanted.value)
        and _is_about(claim, wanted.event, event_by_key)
        and likeness.is_speaker(claim, (wanted.speaker, *wanted.speaker_also))
    )


def _is_about(claim: Claim, key: str | None, event_by_key: Mapping[str, Event]) -> bool:
    if key is None:
        return claim.event is None
    return key in event_by_key and claim.event == event_by_key[key].id


def _list_details(wanted: ExpectedClaim) -> list[str]:
    details = []
    if wanted.channel is not None:
        details.append(f"channel {wanted.channel}")
    if wanted.of is not None:
        details.append(f"whose ({wanted.of})")
    details += [f"co-speaker {name}" for name in wanted.co_speakers]
    details += [f"via {name}" for name in wanted.via]
    return details


def _compare_details(
    claim: Claim, variant: ExpectedClaim, base: ExpectedClaim, likeness: Likeness
) -> dict[str, bool]:
    """Which details hold, under the names they have in the coding that was written first."""
    found = {
        f"channel {base.channel}": variant.channel in (None, claim.channel),
        f"whose ({base.of})": variant.of is None or likeness.is_whose(claim.of, variant.of),
    }
    for name in base.co_speakers:
        found[f"co-speaker {name}"] = likeness.is_speaker(claim, (name,))
    for name in base.via:
        found[f"via {name}"] = any(likeness.is_named(id, name) for id in claim.via)
    return found


def _is_unwanted(
    claim: Claim,
    unwanted: UnwantedClaim,
    event_by_key: Mapping[str, Event],
    likeness: Likeness,
) -> bool:
    """Whether a claim has all the fields that none may have together."""
    plain = all(
        getattr(unwanted, name) in (UNSET, getattr(claim, name))
        for name in ("stance", "certainty", "point")
    )
    if not plain:
        return False
    if unwanted.speaker is not UNSET and not likeness.is_speaker(claim, (unwanted.speaker,)):
        return False
    if unwanted.value is not UNSET and not (
        claim.value is not None and likeness.is_value(claim.value, unwanted.value)
    ):
        return False
    if unwanted.of is not UNSET and not likeness.is_whose(claim.of, unwanted.of):
        return False
    if unwanted.event is not UNSET and not _is_about(claim, unwanted.event, event_by_key):
        return False
    return unwanted.quote is UNSET or likeness.stands_in(claim, unwanted.quote)


def main(arguments: Sequence[str]) -> int:
    """Print the shares met and what is unmet; with ``--write`` rewrite the list of gaps."""
    tables = load_tables()
    found = {page.name: compare_page(page, tables) for page in list_pages()}
    gaps = {
        name: texts
        for name, every in found.items()
        if (texts := sorted(one.text for one in every if not one.is_met))
    }
    for name, texts in gaps.items():
        sys.stdout.write(f"{name}\n" + "".join(f"  {text}\n" for text in texts))
    sys.stdout.write(say_totals(chain.from_iterable(found.values())) + "\n")
    if "--write" in arguments:
        GAPS.write_text(json.dumps(gaps, ensure_ascii=False, indent=1) + "\n", "utf-8")
        sys.stdout.write(f"written: {GAPS.name}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
