"""Re-reads every span of a database against the stored text."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from fogline.errors import RecordError, StoreError
from fogline.records import Claim, Dossier
from fogline.store.base import RawPage
from fogline.store.queries import View
from fogline.text import Span

# More claims than any page has; a page's claims are read in one go.
_ALL_CLAIMS = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Broken:
    """Something that does not hold.

    Attributes:
        document: Id of its document.
        digest: Its version.
        what: What it is, such as ``mention m3``.
        expected: What was recorded.
        found: What stands there.
    """

    document: str
    digest: str
    what: str
    expected: str
    found: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VerifyReport:
    """What was checked.

    Attributes:
        documents: Documents checked.
        versions: Versions of them.
        checks: Number of checks by kind, the last one possibly broken.
        broken: The first that does not hold; None when all hold.
    """

    documents: int
    versions: int
    checks: dict[str, int]
    broken: Broken | None = None


@dataclass(frozen=True, slots=True)
class _Check:
    kind: str
    what: str
    expected: str
    found: str


def verify_documents(view: View, document_ids: Iterable[str]) -> VerifyReport:
    """Check documents, every version of them, until the first thing that does not hold.

    Checked are: the raw bytes against their digest; ``raw_map`` against the raw text; mentions,
    repairs and claims against the document's text, other spans for lying inside it; the table of
    claims against the dossier.

    Args:
        view: The database.
        document_ids: Which documents.

    Returns:
        How much was checked, and the first that does not hold.
    """
    checks: Counter[str] = Counter()
    documents = versions = 0
    for document_id in document_ids:
        documents += 1
        for digest in view.list_versions(document_id):
            versions += 1
            broken = _verify_version(view, document_id, digest, checks)
            if broken is not None:
                return VerifyReport(
                    documents=documents, versions=versions, checks=dict(checks), broken=broken
                )
    return VerifyReport(documents=documents, versions=versions, checks=dict(checks))


def _verify_version(
    view: View, document_id: str, digest: str, checks: Counter[str]
) -> Broken | None:
    try:
        for check in _list_checks(view, document_id, digest):
            checks[check.kind] += 1
            if check.expected != check.found:
                return Broken(
                    document=document_id,
                    digest=digest,
                    what=check.what,
                    expected=check.expected,
                    found=check.found,
                )
    except (RecordError, StoreError) as error:
        return Broken(
            document=document_id,
            digest=digest,
            what="stored record",
            expected="a readable record",
            found=str(error),
        )
    return None


def _list_checks(view: View, document_id: str, digest: str) -> Iterator[_Check]:
    raw = view.get_raw(document_id, digest=digest)
    dossier = view.get_dossier(document_id, digest=digest)
    if raw is None or dossier is None:
        missing = "raw copy" if raw is None else "dossier"
        yield _Check("raw copies", missing, "kept", "missing")
        return
    yield from _check_raw(raw, dossier)
    yield from _check_words(dossier)
    yield from _check_places(dossier)
    yield from _check_claims(dossier)
    row = view.get_document(document_id)
    if row is not None and row.digest == digest:
        yield from _check_rows(view, dossier)


def _check_raw(raw: RawPage, dossier: Dossier) -> Iterator[_Check]:
    digest = hashlib.sha256(raw.data).hexdigest()
    yield _Check("raw copies", "raw bytes", raw.digest, digest)
    yield _Check("raw copies", "digest of the document", raw.digest, dossier.document.digest)
    text = dossier.document.text
    for start, raw_start, length in dossier.document.raw_map:
        here, there = (
            _cut(text, start, start + length),
            _cut(raw.text, raw_start, raw_start + length),
        )
        yield _Check("raw map", f"raw map {start} to {raw_start}", here, there)
    for part in dossier.document.removed:
        found = _say_inside(part.start, part.end, len(raw.text))
        yield _Check("removed parts", f"removed {part.kind}", "inside", found)


def _check_words(dossier: Dossier) -> Iterator[_Check]:
    text = dossier.document.text
    for mention in dossier.mentions:
        found = _cut(text, mention.start, mention.end)
        yield _Check("mentions", f"mention {mention.id}", mention.text, found)
    for repair in dossier.repairs:
        found = _cut(text, repair.start, repair.end)
        yield _Check("repairs", f"repair at {repair.start}", repair.was, found)


def _check_places(dossier: Dossier) -> Iterator[_Check]:
    size = len(dossier.document.text)
    for part in dossier.document.parts:
        found = _say_inside(part.start, part.end, size)
        yield _Check("parts", f"{part.kind} at {part.start}", "inside", found)
    for event in dossier.events:
        for anchor in event.anchors:
            found = _say_inside(anchor.start, anchor.end, size)
            yield _Check("anchors", f"anchor of event {event.id}", "inside", found)
    for issue in dossier.issues:
        if issue.start is not None and issue.end is not None:
            found = _say_inside(issue.start, issue.end, size, may_be_empty=True)
            yield _Check("issues", f"issue {issue.code} at {issue.start}", "inside", found)


def _check_claims(dossier: Dossier) -> Iterator[_Check]:
    size = len(dossier.document.text)
    known = {event.id for event in dossier.events}
    for claim in dossier.claims:
        for name, span in _spans_of(claim):
            found = _say_inside(span.start, span.end, size)
            yield _Check("claim spans", f"{name} of claim {claim.id}", "inside", found)
        if claim.event is not None:
            found = claim.event if claim.event in known else "no such event"
            yield _Check("claims", f"event of claim {claim.id}", claim.event, found)


def _spans_of(claim: Claim) -> Iterator[tuple[str, Span]]:
    named = {
        "source": claim.spans.source,
        "cue": claim.spans.cue,
        "content": claim.spans.content,
        "value": claim.spans.value,
    }
    for name, span in named.items():
        if span is not None:
            yield name, span
    for span in claim.content_rest:
        yield "further content", span


def _check_rows(view: View, dossier: Dossier) -> Iterator[_Check]:
    rows = view.list_claims(document=dossier.document.id, limit=_ALL_CLAIMS)
    yield _Check("claims", "number of claims", str(len(dossier.claims)), str(len(rows)))
    for claim, row in zip(dossier.claims, rows, strict=False):
        yield _Check("claims", f"claim {claim.id}", repr(claim), repr(row.claim))


def _cut(text: str, start: int, end: int) -> str:
    if _say_inside(start, end, len(text)) != "inside":
        return f"[{start} to {end} of {len(text)} characters]"
    return text[start:end]


def _say_inside(start: int, end: int, size: int, *, may_be_empty: bool = False) -> str:
    if not 0 <= start <= end <= size:
        return f"{start} to {end} of {size} characters"
    if start == end and not may_be_empty:
        return f"empty at {start}"
    return "inside"
