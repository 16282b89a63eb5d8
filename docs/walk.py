"""Renews the output shown in docs/flow.md: walks its example page through every folder.

A line ``<!-- walk: NAME -->`` in that file names one of the functions below; the fenced block
that follows it is replaced by what the function prints. ``make docs`` runs this file.
"""

import re
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from fogline.assemble import assemble_events
from fogline.clean import clean_page
from fogline.flow.corpus import update_corpus
from fogline.flow.kit import Kit, build_kit
from fogline.flow.page import process_page
from fogline.read import read_source
from fogline.records import Claim, Document, Dossier, Marks, Page, Value, to_json
from fogline.resolve import resolve_marks
from fogline.settings import load_settings
from fogline.store import open_store, verify_documents
from fogline.stories import link_stories, story_keys
from fogline.text import Repair, Span

ROOT = Path(__file__).parents[1]
FLOW = ROOT / "docs" / "flow.md"
EXAMPLE = "examples/pages/18-sistan-raid.txt"
# A word of the sentence that is followed from tag to claims.
FOLLOWED = "mercenaries"

_BLOCK = re.compile(r"(<!-- walk: (?P<name>[a-z]+) -->\n```[a-z]*\n)(?P<body>.*?)(```)", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Walk:
    """The example page and what becomes of it.

    Attributes:
        kit: Tagger and tables.
        page: As it was read.
        document: Without its furniture.
        repairs: Mends of cleaning.
        marks: What the tagger saw.
        dossier: The result of the page half.
    """

    kit: Kit
    page: Page
    document: Document
    repairs: tuple[Repair, ...]
    marks: Marks
    dossier: Dossier


def make_walk() -> Walk:
    """Run the page half on the example page."""
    # The model's last digits differ between processors; what is printed here may not.
    kit = build_kit(replace(load_settings(), coder="rules"))
    page = next(read_source(ROOT / EXAMPLE))
    cleaned = clean_page(page, lexicon=kit.gazetteer)
    return Walk(
        kit=kit,
        page=page,
        document=cleaned.document,
        repairs=cleaned.repairs,
        marks=kit.tagger.tag(cleaned.document, cleaned.repairs),
        dossier=process_page(page, kit),
    )


def show_read(walk: Walk) -> Iterable[str]:
    """What is known of the page before cleaning."""
    page = walk.page
    yield f"kind       {page.kind}"
    yield f"digest     {page.digest[:16]}…  (SHA-256 of the {len(page.raw)} bytes)"
    yield f"text       {len(page.text)} characters, all of them"
    yield f"title      {page.title}         (plain text names none; the cleaner will find it)"


def show_clean(walk: Walk) -> Iterable[str]:
    """Metadata and what was left out."""
    document = walk.document
    published = document.published
    yield f"id         {document.id}"
    yield f"title      {document.title}"
    yield f"published  {published.start if published else None}, zone {published and published.zone}"
    yield f"language   {document.language}, shows traces of: {document.translated_from}"
    yield f"text       {len(document.text)} of {len(walk.page.text)} characters"
    yield "removed"
    for part in document.removed:
        piece = walk.page.text[part.start : part.end]
        yield f"  {part.kind:15} {_shorten(piece)}"


def show_repairs(walk: Walk) -> Iterable[str]:
    """All repairs: those of cleaning and those of resolving."""
    for repair in walk.dossier.repairs:
        where = f"{repair.start}-{repair.end}"
        yield f"{where:10} {repair.why:15} {_shorten(repair.was)} → {_shorten(repair.now)}"


def show_tag(walk: Walk) -> Iterable[str]:
    """Mentions, frames and attributions of the followed sentence."""
    marks, text = walk.marks, walk.document.text
    number = _find_sentence(walk)
    sentence = marks.sentences[number]
    yield f"sentence     {_shorten(text[sentence.start : sentence.end], 86)}"
    for mention in marks.mentions:
        if sentence.start <= mention.start < sentence.end:
            yield f"mention      {mention.id:5} {mention.kind:12} {_shorten(mention.text)}"
    for frame in marks.frames:
        if frame.sentence == number:
            roles = ", ".join(f"{a.role} {a.mention}" for a in frame.arguments)
            word = _shorten(text[frame.span.start : frame.span.end])
            yield f"frame        {frame.id:5} {frame.kind:12} {word} ({roles})"
    for said in marks.attributions:
        if said.sentence == number:
            cue = _shorten(text[said.cue.start : said.cue.end])
            content = " ".join(text[c.start : c.end] for c in said.contents)
            yield f"attribution  {said.id:5} {said.stance:12} by {said.speaker}, cue {cue}"
            yield f"             {'':5} {'':12} {_shorten(content, 62)}"


def show_resolve(walk: Walk) -> Iterable[str]:
    """Places and actors, with what stayed open."""
    for place in walk.dossier.places:
        known = f"{place.id}, {place.country}, {place.kind}" if place.country else "unresolved"
        yield f"place  {_shorten(place.name, 30):34} {known}"
    for actor in walk.dossier.actors:
        known = f"{actor.id}, {actor.kind}" if actor.resolved else "not in the register"
        yield f"actor  {_shorten(actor.name, 44):48} {known}"


def show_assemble(walk: Walk) -> Iterable[str]:
    """The events."""
    names = _names(walk.dossier)
    links = resolve_marks(walk.document, walk.marks, walk.kit.lexicon)
    assembly = assemble_events(walk.document, walk.marks, links)
    ids = {event.id for event in assembly.events}
    for event in walk.dossier.events:
        if event.id not in ids:
            continue
        when = "no day told"
        if event.when is not None:
            when = f"{event.when.start} to {event.when.end} (end exclusive)"
        where = "no place told"
        if event.where is not None:
            where = f"{event.where.relation} {names[event.where.place]}"
        anchors = ", ".join(_quote(walk, anchor) for anchor in event.anchors)
        yield f"{event.id}  {event.kind}, {event.factuality}"
        yield f"  when        {when}"
        yield f"  where       {where}"
        yield f"  initiators  {_join(names, event.initiators)}; targets {_join(names, event.targets)}"
        yield f"  anchors     {anchors}"


def show_claims(walk: Walk) -> Iterable[str]:
    """The claims of the followed sentence and of the one after it."""
    number = _find_sentence(walk)
    start = walk.marks.sentences[number].start
    end = walk.marks.sentences[min(number + 1, len(walk.marks.sentences) - 1)].end
    names = _names(walk.dossier)
    for claim in walk.dossier.claims:
        at = claim.spans.value or claim.spans.content or claim.spans.cue
        if at is None or not start <= at.start < end:
            continue
        of = "" if claim.of is None else f" of {names.get(claim.of, claim.of)}"
        yield f"{_names_of(names, claim)}: {claim.stance} {claim.point}{of}"
        value = _say_value(names, claim.value)
        yield f"  value {value}, read from {at.start}-{at.end} {_quote(walk, at)}"


def show_json(walk: Walk) -> Iterable[str]:
    """One claim as the record has it."""
    claims = [c for c in walk.dossier.claims if c.spans.value and c.spans.source]
    wanted = [c for c in claims if c.value is not None and c.value.kind == "number"]
    line = to_json((wanted or claims)[0]).decode("utf-8")
    yield re.sub(r',(?="(?:stance|value|spans|cue|content|content_rest|maker)":)', ",\n ", line)


def show_stories(walk: Walk) -> Iterable[str]:
    """The story of this page alone: keys, headline and contested rows."""
    yield f"keys      {len(story_keys(walk.dossier))} under which the store finds pages to compare"
    for story in link_stories([walk.dossier]):
        names = {**_names(walk.dossier), **{event.id: event.title for event in story.events}}
        counts = Counter(row.status for row in story.ledger)
        told = ", ".join(f"{number} {status}" for status, number in sorted(counts.items()))
        yield f"story     {story.id}"
        yield f"headline  {story.headline}"
        yield f"ledger    {len(story.ledger)} rows: {told}"
        for row in story.ledger:
            if row.status == "contested":
                of = "" if row.of is None else f", {names.get(row.of, row.of)}"
                yield f"  contested: {row.point}{of} ({names[row.event or '']})"
                claims = [claim for claim in story.claims if claim.id in row.claims]
                yield from (f"    {line}" for line in _say_sides(names, claims))


def show_store(walk: Walk) -> Iterable[str]:
    """A database with this page, verified."""
    with (
        tempfile.TemporaryDirectory() as folder,
        open_store(Path(folder) / "walk.db", create=True) as store,
    ):
        store.add_document(walk.page, walk.dossier, story_keys(walk.dossier))
        update_corpus(store, [walk.dossier.document.id])
        counts = store.counts()
        with store.view() as view:
            report = verify_documents(view, view.iter_document_ids())
    yield f"documents {counts.documents}, stories {counts.stories}, claims {counts.claims}"
    checks = ", ".join(f"{kind} {number}" for kind, number in report.checks.items())
    yield f"verified  {checks}; broken: {report.broken}"


STEPS: dict[str, Callable[[Walk], Iterable[str]]] = {
    "read": show_read,
    "clean": show_clean,
    "repairs": show_repairs,
    "tag": show_tag,
    "resolve": show_resolve,
    "assemble": show_assemble,
    "claims": show_claims,
    "json": show_json,
    "stories": show_stories,
    "store": show_store,
}


def renew(text: str, walk: Walk) -> str:
    """Replace every shown output by what the code prints now.

    Args:
        text: The page docs/flow.md.
        walk: The example page and what becomes of it.

    Returns:
        The page, renewed.
    """

    def fill(found: re.Match[str]) -> str:
        lines = [line.rstrip() for line in STEPS[found["name"]](walk)]
        return found[1] + "\n".join([*lines, ""]) + found[4]

    return _BLOCK.sub(fill, text)


def _find_sentence(walk: Walk) -> int:
    at = walk.document.text.index(FOLLOWED)
    return next(n for n, s in enumerate(walk.marks.sentences) if s.start <= at < s.end)


def _names(dossier: Dossier) -> dict[str, str]:
    found = {place.id: place.name for place in dossier.places}
    found.update({actor.id: actor.name for actor in dossier.actors})
    return {**found, "outlet": "the outlet", "": "no event"}


def _names_of(names: dict[str, str], claim: Claim) -> str:
    return " and ".join(names[one] for one in (claim.speaker, *claim.co_speakers))


def _say_sides(names: dict[str, str], claims: Iterable[Claim]) -> Iterable[str]:
    for claim in claims:
        value = _say_value(names, claim.value)
        yield f"{_names_of(names, claim)}: {claim.stance} {value}"


def _say_value(names: dict[str, str], value: Value | None) -> str:
    if value is None:
        return "none"
    line = to_json(value).decode("utf-8")
    for name in re.findall(r'"(?:actor|place)":"([^"]+)"', line):
        line = line.replace(f'"{name}"', f'"{names.get(name, name)}"')
    return line


def _join(names: dict[str, str], ids: Iterable[str]) -> str:
    return ", ".join(names[one] for one in ids) or "none told"


def _quote(walk: Walk, span: Span) -> str:
    return _shorten(walk.document.text[span.start : span.end])


def _shorten(text: str, most: int = 58) -> str:
    flat = " ".join(text.split())
    return f"“{flat if len(flat) <= most else flat[: most - 1] + '…'}”"


if __name__ == "__main__":
    FLOW.write_text(renew(FLOW.read_text("utf-8"), make_walk()), "utf-8")
