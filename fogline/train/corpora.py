"""The data sets of the data folder as examples; what each of them teaches.

Every reader yields :class:`Example` records of one part (``train`` or ``dev``). Texts under a
non-commercial licence are left out of the training part: re3d's BBC texts and those genres of GUM
whose licence is non-commercial or not stated.
"""

import gzip
import json
import os
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from fogline.errors import FoglineError
from fogline.tag.labels import LabelSpace
from fogline.text import Span
from fogline.train.examples import Example, GoldStatement, GoldTrigger
from fogline.train.markup import (
    CUE_FLAGS,
    ENTITY_KINDS,
    ROLES,
    TRIGGER_FLAGS,
    TRIGGER_KINDS,
)

Record = dict[str, Any]

NAMES = ("PER", "ORG", "LOC")
DEFENCE = (
    "Organisation",
    "Location",
    "Person",
    "Nationality",
    "Temporal",
    "Quantity",
    "DocumentReference",
    "Weapon",
    "Vehicle",
    "MilitaryPlatform",
    "Money",
    "CommsIdentifier",
    "Coordinate",
    "Frequency",
)
DEFENCE_CONFIDENCE = 0.5
"""Least crowd confidence of a re3d span; its many nested alternatives have 0 (data folder's notes)."""

ATTRIBUTION = ("Source", "Cue", "Content")
CLAIMS = ("source", "cue", "content")
MUC_ROLES = ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon")
INCIDENTS = ("attack", "bombing", "kidnapping", "arson", "robbery", "forced work stoppage")
ECB = ("ACTION", "HUMAN", "THING", "LOC", "TIME")
GUM = (
    "person",
    "place",
    "organization",
    "object",
    "event",
    "time",
    "abstract",
    "substance",
    "animal",
    "plant",
)
OPEN_GUM_GENRES = ("academic", "bio", "court", "interview", "news", "voyage")
LEAST_ROLE_COUNT = 5
"""A WikiEvents role seen less often in training has no label: nothing can be learnt from it."""

NAME_SETS = {
    "btc": NAMES,
    "wnut17": ("person", "location", "group", "corporation", "product", "creative-work"),
    "wikigold": (*NAMES, "MISC"),
    "crossner_politics": (
        "politician",
        "person",
        "organisation",
        "politicalparty",
        "event",
        "election",
        "country",
        "location",
        "misc",
    ),
}

WAR_WORDS = re.compile(
    r"\b(?:kill|attack|bomb|troop|shoot|shot|gunm|milit|rebel|army|war\b|terror|protest|riot|clash|"
    r"missile|rocket|hostage|kidnap|arrest|ceasefire|insurg|soldier|violence|murder|weapon|jihad)",
    re.IGNORECASE,
)
"""A page of a set without page labels counts as no conflict page only when it has none of these."""


class DataError(FoglineError):
    """The data folder lacks a file that is asked for."""


def find_data(given: Path | None) -> Path:
    """The data folder: the one given, or ``FOGLINE_DATA``.

    Raises:
        DataError: Neither names a folder.
    """
    named = given or (Path(os.environ["FOGLINE_DATA"]) if "FOGLINE_DATA" in os.environ else None)
    if named is None or not named.is_dir():
        raise DataError("Name the data folder with --data or FOGLINE_DATA.")
    return named


def read_records(folder: Path, part: str) -> Iterator[Record]:
    """Read one part of a data set, gzipped or not.

    Args:
        folder: Folder of the data set.
        part: ``train`` or ``dev``.

    Raises:
        DataError: Neither file is there.
    """
    plain, packed = folder / f"{part}.jsonl", folder / f"{part}.jsonl.gz"
    if plain.exists():
        with plain.open(encoding="utf-8") as lines:
            yield from map(json.loads, lines)
    elif packed.exists():
        with gzip.open(packed, "rt", encoding="utf-8") as lines:
            yield from map(json.loads, lines)
    else:
        raise DataError(
            f"{folder} holds no {part}.jsonl: FOGLINE_DATA should name the data folder."
        )


def build_space(data: Path) -> LabelSpace:
    """Put the label space together; WikiEvents' types come from its training part."""
    kinds: set[str] = set()
    roles: dict[str, int] = defaultdict(int)
    for record in read_records(data / "wikievents", "train"):
        for relation in record["relations"]:
            kinds.add(relation["label"])
            for argument in relation["args"]:
                roles[argument["role"]] += 1
    roles.pop("trigger", None)
    bio: dict[str, tuple[str, ...]] = {
        "entities": ENTITY_KINDS,
        "entities_inner": ENTITY_KINDS,
        "triggers": TRIGGER_KINDS,
        "claims": CLAIMS,
        "claims_inner": CLAIMS,
        "names": NAMES,
        "defence": DEFENCE,
        "attribution": ATTRIBUTION,
        **{f"muc_{role.lower()}": (role,) for role in MUC_ROLES},
        "wiki_triggers": tuple(sorted(kinds)),
        "ecb": ECB,
        "dates": ("DATE",),
        "timex": ("TIMEX2",),
        "gum": GUM,
        **{f"names_{name}": types for name, types in NAME_SETS.items()},
    }
    return LabelSpace(
        bio=bio,
        flags={"trigger_flags": TRIGGER_FLAGS, "cue_flags": CUE_FLAGS},
        values=("factuality",),
        page={"relevance": ("conflict",), "incident": (*INCIDENTS, "any")},
        arguments={
            "arguments": ROLES,
            "wiki_arguments": tuple(
                sorted(role for role, count in roles.items() if count >= LEAST_ROLE_COUNT)
            ),
        },
    )


AUXILIARY_HEADS = ("gum", "ecb", "timex", *(f"names_{name}" for name in NAME_SETS))
"""Heads that only help training; the exported model leaves out those that dev is not scored on."""


def span_of(item: Record) -> Span:
    """The characters of a span record."""
    return Span(item["start"], item["end"])


def _typed(record: Record, keep: Callable[[Record], str | None]) -> tuple[tuple[Span, str], ...]:
    pairs = ((span_of(item), keep(item)) for item in record["spans"])
    return tuple((span, label) for span, label in pairs if label is not None)


def read_names(data: Path, name: str, head: str, part: str) -> Iterator[Example]:
    """Sets of proper names; ``uner_ewt`` also says that web chat is no conflict page."""
    for record in read_records(data / name, part):
        yield Example(
            source=name,
            id=record["id"],
            text=record["text"],
            layers={head: _typed(record, lambda item: item["label"])},
        )


def read_defence(data: Path, part: str) -> Iterator[Example]:
    """re3d: 14 types of defence texts."""
    for record in read_records(data / "re3d", part):
        if part == "train" and "BBC" in record["meta"].get("source", ""):
            continue
        spans = _typed(
            record,
            lambda item: (
                item["label"] if item.get("confidence", 1.0) >= DEFENCE_CONFIDENCE else None
            ),
        )
        yield Example(
            source="re3d", id=record["id"], text=record["text"], layers={"defence": spans}
        )


def read_attribution(data: Path, part: str) -> Iterator[Example]:
    """PolNeAR: who says what."""
    for record in read_records(data / "polnear", part):
        places = {item["id"]: span_of(item) for item in record["spans"]}
        statements = []
        for relation in record["relations"]:
            parts: dict[str, list[Span]] = defaultdict(list)
            for argument in relation["args"]:
                if argument["span"] in places:
                    parts[argument["role"]].append(places[argument["span"]])
            if parts["Cue"]:
                statements.append(
                    GoldStatement(
                        cue=min(parts["Cue"]),
                        sources=tuple(sorted(parts["Source"])),
                        contents=tuple(sorted(parts["Content"])),
                    )
                )
        yield Example(
            source="polnear",
            id=record["id"],
            text=record["text"],
            layers={"attribution": _typed(record, lambda item: item["label"])},
            statements=tuple(statements),
        )


def read_muc(data: Path, part: str) -> Iterator[Example]:
    """MUC-4: fillers of five roles, lower-cased, since the texts know capitals only."""
    for record in read_records(data / "muc4", part):
        kinds = {template["incident_type"] for template in record["meta"]["role_templates"]}
        layers = {
            f"muc_{role.lower()}": tuple(
                (span_of(item), role) for item in record["spans"] if item["label"] == role
            )
            for role in MUC_ROLES
        }
        yield Example(
            source="muc4",
            id=record["id"],
            text=record["text"].lower(),
            layers=layers,
            page={"incident": (*(float(kind in kinds) for kind in INCIDENTS), float(bool(kinds)))},
        )


def read_wikievents(data: Path, part: str) -> Iterator[Example]:
    """WikiEvents: triggers of two-level types and their arguments."""
    for record in read_records(data / "wikievents", part):
        places = {item["id"]: span_of(item) for item in record["spans"]}
        triggers = []
        for relation in record["relations"]:
            head = next(a["span"] for a in relation["args"] if a["role"] == "trigger")
            arguments = tuple(
                (places[argument["span"]], argument["role"])
                for argument in relation["args"]
                if argument["role"] != "trigger" and argument["span"] in places
            )
            triggers.append(GoldTrigger(span=places[head], arguments=arguments))
        yield Example(
            source="wikievents",
            id=record["id"],
            text=record["text"],
            layers={
                "wiki_triggers": _typed(
                    record,
                    lambda item: (
                        item["label"].removeprefix("trigger:")
                        if item["label"].startswith("trigger:")
                        else None
                    ),
                )
            },
            triggers=tuple(triggers),
        )


def read_ecb(data: Path, part: str) -> Iterator[Example]:
    """ECB+: mentions of events and participants in the annotated sentences."""

    def name(item: Record) -> str | None:
        label = item["label"].removeprefix("NEG_")
        for prefix, kind in (
            ("ACTION", "ACTION"),
            ("HUMAN", "HUMAN"),
            ("NON_HUMAN", "THING"),
            ("LOC", "LOC"),
            ("TIME", "TIME"),
        ):
            if label.startswith(prefix) and not item.get("gaps"):
                return kind
        return None

    for record in read_records(data / "ecbplus", part):
        yield Example(
            source="ecbplus",
            id=record["id"],
            text=record["text"],
            layers={"ecb": _typed(record, name)},
            annotated=tuple(Span(*pair) for pair in record["meta"]["annotated_sentences"]),
        )


def read_gum(data: Path, part: str) -> Iterator[Example]:
    """GUM: dates and entities of the genres with an open licence."""
    for record in read_records(data / "gum", part):
        if part == "train" and record["meta"]["genre"] not in OPEN_GUM_GENRES:
            continue
        yield Example(
            source="gum",
            id=record["id"],
            text=record["text"],
            layers={
                "dates": _typed(
                    record, lambda item: "DATE" if item["label"] in ("DATE", "TIME") else None
                ),
                "gum": _typed(record, lambda item: item["label"] if item["label"] in GUM else None),
            },
        )


def read_timex(data: Path, part: str) -> Iterator[Example]:
    """WikiWars: time expressions."""
    for record in read_records(data / "wikiwars", part):
        yield Example(
            source="wikiwars",
            id=record["id"],
            text=record["text"],
            layers={"timex": _typed(record, lambda item: item["label"])},
        )


def read_factuality(data: Path, name: str, part: str) -> Iterator[Example]:
    """UDS and MEANTIME: how far a predicate is said to have happened, -3 to 3."""
    for record in read_records(data / name, part):
        yield Example(
            source=name,
            id=record["id"],
            text=record["text"],
            values=tuple((span_of(item), item["factuality"]) for item in record["spans"]),
        )


def read_leads(data: Path, part: str) -> Iterator[Example]:
    """Whole pages that are, or are not, reports of conflict; only their first words are used."""
    for name in ("wikievents", "re3d", "muc4", "india_police", "gum", "polnear", "lgl", "ecbplus"):
        for record in read_records(data / name, part):
            label = _judge_page(name, record)
            if label is None or (part == "train" and _is_closed(name, record)):
                continue
            text = record["text"].lower() if name == "muc4" else record["text"]
            yield Example(
                source="leads",
                id=f"{name}/{record['id']}",
                text=text,
                page={"relevance": (label,)},
            )


def _is_closed(name: str, record: Record) -> bool:
    """Whether a text's licence keeps it out of training."""
    if name == "gum":
        return record["meta"]["genre"] not in OPEN_GUM_GENRES
    return name == "re3d" and "BBC" in record["meta"].get("source", "")


def _judge_page(name: str, record: Record) -> float | None:
    """1 for a conflict page, 0 for none, None when the set does not tell."""
    meta = record["meta"]
    if name == "muc4":
        return 1.0 if meta["role_templates"] else None
    if name in ("wikievents", "re3d"):
        return 1.0
    if name == "india_police":
        return 1.0 if "ANY_ACTION" in meta["labels"] else None
    return None if WAR_WORDS.search(record["text"]) else 0.0


READERS: dict[str, Callable[[Path, str], Iterable[Example]]] = {
    "uner_ewt": lambda data, part: read_names(data, "uner_ewt", "names", part),
    "btc": lambda data, part: read_names(data, "btc", "names_btc", part),
    "wnut17": lambda data, part: read_names(data, "wnut17", "names_wnut17", part),
    "wikigold": lambda data, part: read_names(data, "wikigold", "names_wikigold", part),
    "crossner_politics": lambda data, part: read_names(
        data, "crossner_politics", "names_crossner_politics", part
    ),
    "re3d": read_defence,
    "polnear": read_attribution,
    "muc4": read_muc,
    "wikievents": read_wikievents,
    "ecbplus": read_ecb,
    "gum": read_gum,
    "wikiwars": read_timex,
    "factuality_uds": lambda data, part: read_factuality(data, "factuality_uds", part),
    "factuality_meantime": lambda data, part: read_factuality(data, "factuality_meantime", part),
    "leads": read_leads,
}
"""Every open data set with its reader, in training order; our own corpus comes beside them."""
