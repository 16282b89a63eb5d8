"""The inline markup of the corpus: passages with marks in braces, read and checked.

``{kind:id@trigger.role!flag text}``; ``corpus/README.md`` is the manual. Run
``python -m fogline.train.markup PATH...`` to check files and print their counts.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from fogline.errors import FoglineError
from fogline.records import MENTION_KINDS
from fogline.text import Span

ENTITY_KINDS = MENTION_KINDS
EVENT_KINDS = (
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
)
CASUALTY_KINDS = ("killed", "injured", "captured", "missing", "displaced", "destroyed")
TRIGGER_KINDS = (*EVENT_KINDS, *CASUALTY_KINDS, "control")
ROLES = ("initiator", "target", "victim", "place", "time", "instrument", "quantity")
ATTRIBUTION_PARTS = {"src": "source", "cue": "cue", "con": "content"}
TRIGGER_FLAGS = ("neg", "hedged", "planned", "hypothetical", "ongoing", "background")
CUE_FLAGS = ("denies", "doubts", "declines", "retracts", "hedged")
DEBRIS = ("none", "glued", "brackets", "untranslated", "false-friends", "names")

_HEADER = re.compile(r"%%\s+([a-z0-9-]+-\d+)\s*\|(.*)")
_MARK = re.compile(
    r"([A-Za-z]+)(:[A-Za-z0-9]+(?:\+[A-Za-z0-9]+)*)?((?:@[A-Za-z0-9]+\.[a-z]+)*)((?:![a-z]+)*)\s"
)


class MarkupError(FoglineError):
    """A passage that does not follow the manual; the message says where and how."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One stretch of a passage with its label.

    Attributes:
        span: Code points of the passage's plain text.
        kind: An entity kind, a trigger kind, ``source``, ``cue`` or ``content``.
        id: Of a trigger its name, of an attribution part its number or numbers (``2+3`` for a
            source of two statements); else empty.
        links: Pairs (trigger id, role) of an entity.
        flags: Flags in the order written.
    """

    span: Span
    kind: str
    id: str = ""
    links: tuple[tuple[str, str], ...] = ()
    flags: tuple[str, ...] = ()

    @property
    def numbers(self) -> frozenset[str]:
        """Statements an attribution part belongs to; none for other marks."""
        is_part = self.kind in ATTRIBUTION_PARTS.values() and self.id
        return frozenset(self.id.split("+")) if is_part else frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """An invented passage with its marks.

    Attributes:
        id: Such as ``sahel-014``.
        text: The plain words.
        marks: In text order, outer before inner.
        conflict: Country or conflict; ``none`` for a negative.
        debris: Kinds of machine-translation debris in it.
        cases: What is hard in it.
        is_relevant: Whether it reports conflict or unrest as news.
    """

    id: str
    text: str
    marks: tuple[Mark, ...]
    conflict: str = "none"
    debris: tuple[str, ...] = ()
    cases: tuple[str, ...] = ()
    is_relevant: bool = True


def read_passages(text: str, *, name: str = "") -> list[Passage]:
    """Read the passages of one corpus file.

    Args:
        text: The file's text.
        name: Shown in errors.

    Returns:
        Passages in file order.

    Raises:
        MarkupError: A header or mark is wrong; all faults of the file are in the message.
    """
    passages: list[Passage] = []
    faults: list[str] = []
    for line_number, header, body in _split_passages(text):
        try:
            passages.append(parse_passage(header, body))
        except MarkupError as error:
            faults.append(f"{name}:{line_number}: {error}")
    if faults:
        raise MarkupError("\n".join(faults))
    return passages


def read_corpus(folder: Path) -> list[Passage]:
    """Read every ``*.txt`` of a folder, in name order.

    Raises:
        MarkupError: A passage is wrong, an id is used twice, or there is no file.
    """
    paths = sorted(folder.glob("*.txt")) if folder.is_dir() else [folder]
    if not paths:
        raise MarkupError(f"{folder} holds no .txt file with passages.")
    passages: list[Passage] = []
    faults: list[str] = []
    for path in paths:
        try:
            passages.extend(read_passages(path.read_text(encoding="utf-8"), name=path.name))
        except MarkupError as error:
            faults.append(str(error))
    twice = [key for key, count in Counter(p.id for p in passages).items() if count > 1]
    faults.extend(f"The id {key} is used twice." for key in twice)
    if faults:
        raise MarkupError("\n".join(faults))
    return passages


def parse_passage(header: str, body: str) -> Passage:
    """Read one passage from its header line and its marked text.

    Raises:
        MarkupError: Something does not follow the manual.

    Example:
        >>> passage = parse_passage(
        ...     "%% mali-001 | conflict: Mali | debris: none | cases: plain",
        ...     "{group@k.initiator Rebels} {killed:k killed} {quantity@k.quantity two} men.")
        >>> passage.text, [mark.kind for mark in passage.marks]
        ('Rebels killed two men.', ['group', 'killed', 'quantity'])
    """
    match = _HEADER.match(header)
    if match is None:
        raise MarkupError(f"The header should read '%% name-001 | conflict: ... | ...': {header!r}")
    fields = _read_fields(match[2])
    debris = _split_list(fields.get("debris", "none"))
    unknown = [kind for kind in debris if kind not in DEBRIS]
    if unknown:
        raise MarkupError(f"{match[1]}: debris {unknown[0]!r} is none of {', '.join(DEBRIS)}.")
    text, marks = _parse_body(match[1], " ".join(body.split()))
    return Passage(
        id=match[1],
        text=text,
        marks=marks,
        conflict=fields.get("conflict", "none"),
        debris=tuple(kind for kind in debris if kind != "none"),
        cases=_split_list(fields.get("cases", "")),
        is_relevant=fields.get("relevant", "yes") != "no",
    )


def _split_passages(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield (line number, header, body) of every passage; lines before the first are comment."""
    number, header = 0, ""
    body: list[str] = []
    for index, line in enumerate(text.splitlines(), start=1):
        if line.startswith("%%"):
            if header:
                yield number, header, "\n".join(body)
            number, header, body = index, line.strip(), []
        elif header:
            body.append(line)
    if header:
        yield number, header, "\n".join(body)


def _read_fields(text: str) -> dict[str, str]:
    pairs = (part.partition(":") for part in text.split("|"))
    return {key.strip(): value.strip() for key, _, value in pairs if key.strip()}


def _split_list(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())


def _parse_body(name: str, body: str) -> tuple[str, tuple[Mark, ...]]:
    """Take the marks out of the text."""
    out: list[str] = []
    length = 0
    marks: list[Mark | None] = []
    stack: list[tuple[int, int, re.Match[str]]] = []
    position = 0
    while position < len(body):
        character = body[position]
        if character == "{":
            match = _MARK.match(body, position + 1)
            if match is None:
                raise MarkupError(f"{name}: no kind after '{{': {body[position : position + 40]!r}")
            stack.append((len(marks), length, match))
            marks.append(None)
            position = match.end()
        elif character == "}":
            if not stack:
                raise MarkupError(f"{name}: '}}' closes nothing: {body[:position][-40:]!r}")
            slot, start, match = stack.pop()
            marks[slot] = _make_mark(name, match, Span(start, length))
            position += 1
        else:
            out.append(character)
            length += 1
            position += 1
    if stack:
        raise MarkupError(f"{name}: '{{' is never closed: {stack[-1][2][0]!r}")
    text = "".join(out)
    found = tuple(mark for mark in marks if mark is not None)
    _check_marks(name, text, found)
    return text, found


def _make_mark(name: str, match: re.Match[str], span: Span) -> Mark:
    kind = ATTRIBUTION_PARTS.get(match[1], match[1])
    links = tuple(
        (trigger, role)
        for trigger, _, role in (part.partition(".") for part in match[3].split("@") if part)
    )
    flags = tuple(flag for flag in match[4].split("!") if flag)
    return Mark(span=span, kind=kind, id=(match[2] or ":")[1:], links=links, flags=flags)


def _check_marks(name: str, text: str, marks: Sequence[Mark]) -> None:
    """Refuse marks that the manual does not know."""
    triggers = {mark.id for mark in marks if mark.kind in TRIGGER_KINDS and mark.id}
    cues = {number for mark in marks if mark.kind == "cue" for number in mark.numbers}
    for mark in marks:
        words = text[mark.span.start : mark.span.end]
        fault = _find_fault(mark, words, triggers, cues)
        if fault:
            raise MarkupError(f"{name}: {fault} at {words!r}")
    ids = Counter(mark.id for mark in marks if mark.kind in TRIGGER_KINDS and mark.id)
    double = [key for key, count in ids.items() if count > 1]
    if double:
        raise MarkupError(f"{name}: the trigger id {double[0]!r} is used twice")
    for number in sorted(cues):
        parts = [mark for mark in marks if number in mark.numbers]
        if not any(mark.kind == "content" for mark in parts):
            stances = {flag for mark in parts if mark.kind == "cue" for flag in mark.flags}
            if "declines" not in stances:
                raise MarkupError(f"{name}: statement {number!r} has a cue but no content")


def _find_fault(mark: Mark, words: str, triggers: set[str], cues: set[str]) -> str:
    """Say what is wrong with one mark; empty when nothing is."""
    allowed: tuple[str, ...] = ()
    if not words or words != words.strip():
        return "a mark is empty or begins or ends with a blank"
    if mark.kind in TRIGGER_KINDS:
        allowed = TRIGGER_FLAGS
    elif mark.kind in ATTRIBUTION_PARTS.values():
        allowed = CUE_FLAGS if mark.kind == "cue" else ()
        if not mark.numbers or not mark.numbers <= cues:
            return f"{mark.kind} {mark.id!r} has no cue of that number"
    elif mark.kind not in ENTITY_KINDS:
        return f"unknown kind {mark.kind!r}"
    if mark.links and mark.kind not in ENTITY_KINDS:
        return f"{mark.kind} cannot carry an argument role"
    wrong = [flag for flag in mark.flags if flag not in allowed]
    wrong += [role for _, role in mark.links if role not in ROLES]
    wrong += [trigger for trigger, _ in mark.links if trigger not in triggers]
    return f"unknown flag, role or trigger {wrong[0]!r}" if wrong else ""


def count_passages(passages: Iterable[Passage]) -> dict[str, Counter[str]]:
    """Count marks, flags, roles, conflicts, debris and cases."""
    counts: dict[str, Counter[str]] = {
        name: Counter() for name in ("kinds", "roles", "flags", "conflicts", "debris", "cases")
    }
    for passage in passages:
        counts["conflicts"][passage.conflict] += 1
        counts["debris"].update(passage.debris or ("none",))
        counts["cases"].update(passage.cases)
        for mark in passage.marks:
            counts["kinds"][mark.kind] += 1
            counts["roles"].update(role for _, role in mark.links)
            counts["flags"].update(mark.flags)
    return counts


def main(arguments: Sequence[str]) -> int:
    """Check files or folders; 0 when all is well, 3 when something is wrong."""
    passages: list[Passage] = []
    try:
        for argument in arguments:
            passages.extend(read_corpus(Path(argument)))
    except MarkupError as error:
        sys.stderr.write(f"{error}\n")
        return 3
    lines = [f"{len(passages)} passages"]
    for name, counter in count_passages(passages).items():
        lines.append(f"{name}: " + ", ".join(f"{key} {n}" for key, n in counter.most_common()))
    sys.stdout.write("\n".join(lines) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
