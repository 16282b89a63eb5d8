"""Who claims what: the table of a story, made from its ledger."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from fogline.desk.cells import CellClaim, fold_copies, is_incompatible, make_cell_claim
from fogline.desk.claimants import Claimant, list_claimants, name_speakers
from fogline.desk.reading import Shelf
from fogline.desk.times import say_day
from fogline.desk.words import POINTS, REPORTER, STATUSES, say_of
from fogline.records import OUTLET, Claim, LedgerRow, Story, StoryEvent

_ASSERTING = frozenset({"asserts"})
_OPPOSING = frozenset({"denies", "doubts", "retracts", "disputes", "distances"})
_DISTANCED_POINTS = frozenset({"state_role", "responsible"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What one claimant says on one point.

    Attributes:
        claimant: The column.
        claims: Newest first; empty when no statement was found.
    """

    claimant: Claimant
    claims: tuple[CellClaim, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One point.

    Attributes:
        id: Anchor on the page.
        row: The ledger's row.
        label: The point in words.
        of: Whose, in words; empty when the event as a whole.
        status: Status in words.
        cells: One for each claimant, in column order.
    """

    id: str
    row: LedgerRow
    label: str
    of: str
    status: str
    cells: tuple[Cell, ...]

    @property
    def silent(self) -> tuple[str, ...]:
        """Names of the claimants that said nothing on it, the reporter left out."""
        return tuple(
            cell.claimant.name
            for cell in self.cells
            if not cell.claims and cell.claimant.id != OUTLET
        )

    @property
    def spoken(self) -> tuple[Cell, ...]:
        """The cells that hold a claim."""
        return tuple(cell for cell in self.cells if cell.claims)


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The points of one event.

    Attributes:
        event: The event; None for what is claimed outside one.
        title: Its neutral title.
        rows: Its points, contested first.
    """

    event: StoryEvent | None
    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The table of a story.

    Attributes:
        claimants: Columns in order, the reporter's last.
        groups: Events in the story's order.
        reports: Number of reports it was read from.
        as_of: Day of the newest report in words; empty when no report is dated.
    """

    claimants: tuple[Claimant, ...]
    groups: tuple[Group, ...]
    reports: int
    as_of: str

    @property
    def rows(self) -> tuple[Row, ...]:
        """All rows in order."""
        return tuple(row for group in self.groups for row in group.rows)


def make_table(story: Story, shelf: Shelf, *, rows: Sequence[LedgerRow] | None = None) -> Table:
    """Make the table of a story.

    Args:
        story: The story.
        shelf: Gives the words behind the claims.
        rows: Ledger rows to show; None for all.

    Returns:
        The table.
    """
    chosen = story.ledger if rows is None else tuple(rows)
    wanted = {claim_id for row in chosen for claim_id in row.claims}
    claims = {claim.id: claim for claim in story.claims if claim.id in wanted}
    claimants = list_claimants(story, tuple(claims.values()))
    maker = _RowMaker(story, shelf, claims, claimants)
    groups = []
    for event in (*story.events, None):
        event_id = event.id if event is not None else None
        made = [maker.make_row(row) for row in chosen if row.event == event_id]
        if made:
            title = event.title if event is not None else "Outside any one event"
            groups.append(Group(event=event, title=title, rows=tuple(made)))
    return Table(
        claimants=claimants,
        groups=tuple(groups),
        reports=len(story.documents),
        as_of=_say_newest(story),
    )


def name_actors(story: Story, shelf: Shelf) -> dict[str, str]:
    """Names of all actors of a story by id.

    Args:
        story: The story.
        shelf: Asked for those that only a point's "of whom" names.

    Returns:
        The names.
    """
    names = {actor.id: actor.name for actor in story.actors}
    wanted = {row.of for row in story.ledger if row.of is not None and _is_actor_id(row.of)}
    if wanted - names.keys():
        for dossier in shelf.iter_dossiers(story):
            for actor in dossier.actors:
                names.setdefault(actor.id, actor.name)
    return names


def _is_actor_id(of: str) -> bool:
    return of.startswith(("ac_", "ax_"))


class _RowMaker:
    """Makes the rows of one story's table."""

    def __init__(
        self,
        story: Story,
        shelf: Shelf,
        claims: Mapping[str, Claim],
        claimants: Sequence[Claimant],
    ) -> None:
        self._story = story
        self._shelf = shelf
        self._claims = claims
        self._claimants = claimants
        self._names = name_actors(story, shelf)
        self._family_by_document = {d.id: d.family or d.id for d in story.documents}

    def make_row(self, row: LedgerRow) -> Row:
        claims = [self._claims[key] for key in row.claims if key in self._claims]
        earlier: list[Claim] = []
        cells = []
        for claimant in self._claimants:
            own = [claim for claim in claims if claim.speaker in claimant.speakers]
            shown = [self._show(claim, row, claimant, earlier) for claim in own]
            folded = fold_copies([one for one in shown if one], self._family_by_document)
            cells.append(Cell(claimant=claimant, claims=tuple(folded)))
            earlier.extend(own)
        return Row(
            id=f"p-{row.event or 'none'}-{row.point}-{row.of or 'all'}".replace(" ", "-"),
            row=row,
            label=POINTS.get(row.point, row.point),
            of=say_of(row.of, self._names),
            status=STATUSES[row.status],
            cells=tuple(cells),
        )

    def _show(
        self, claim: Claim, row: LedgerRow, claimant: Claimant, earlier: Sequence[Claim]
    ) -> CellClaim | None:
        dossier = self._shelf.find_home(self._story, claim)
        if dossier is None:
            return None
        speakers = ""
        if claim.speaker == OUTLET:
            speakers = dossier.document.outlet or "unnamed outlet"
        elif len(claimant.speakers) > 1:
            speakers = name_speakers(claim, self._names)
        return make_cell_claim(
            claim,
            dossier,
            self._shelf,
            point=row.point,
            stance=_find_stance(claim, row, earlier),
            speakers=speakers,
        )


def _find_stance(claim: Claim, row: LedgerRow, earlier: Sequence[Claim]) -> str:
    """The stance to show: a value that clashes with an earlier column's disputes it."""
    if claim.stance == "denies" and row.point in _DISTANCED_POINTS and _is_about_itself(claim):
        return "distances"
    if claim.stance != "asserts" or row.status != "contested" or claim.speaker == OUTLET:
        return claim.stance
    # A claim on another point only implies this one: its value answers another question.
    if claim.point != row.point:
        return claim.stance
    asserted = [o for o in earlier if o.stance == "asserts" and o.point == row.point]
    if any(is_incompatible(claim.value, other.value) for other in asserted):
        return "disputes"
    return claim.stance


def _is_about_itself(claim: Claim) -> bool:
    speakers = {claim.speaker, *claim.co_speakers}
    actor = claim.value.actor if claim.value is not None else None
    return actor in speakers or claim.of in speakers


def _say_newest(story: Story) -> str:
    days = [d.published.start[:10] for d in story.documents if d.published is not None]
    return say_day(date.fromisoformat(max(days))) if days else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One claimant in a one-line summary of a point."""

    name: str
    claim: CellClaim


def list_sides(row: Row, most: int = 3) -> tuple[Side, ...]:
    """The claimants of a point in one line, each with one claim.

    Args:
        row: The point.
        most: Largest number of claimants in the line.

    Returns:
        Of a contested point one who asserts, then those who oppose it; of any other the first
        claimants. The reporter only when nobody else speaks.
    """
    named = [cell for cell in row.spoken if cell.claimant.id != OUTLET] or list(row.spoken)
    if row.row.status == "contested":
        opposing = [pair for cell in named if (pair := _pick(cell, _OPPOSING)) is not None]
        against = {cell.claimant.id for cell, _ in opposing}
        asserting = [
            pair
            for cell in named
            if cell.claimant.id not in against and (pair := _pick(cell, _ASSERTING)) is not None
        ]
        # A claim that stands for itself says more than one that only implies the point.
        asserting.sort(key=lambda pair: bool(pair[1].implied_by))
        chosen = [*asserting[:1], *opposing] if opposing else asserting
    else:
        chosen = [(cell, cell.claims[0]) for cell in named]
    return tuple(_make_side(cell, claim) for cell, claim in chosen[:most])


def _pick(cell: Cell, stances: frozenset[str]) -> tuple[Cell, CellClaim] | None:
    found = next((claim for claim in cell.claims if claim.stance in stances), None)
    return (cell, found) if found is not None else None


def _make_side(cell: Cell, claim: CellClaim) -> Side:
    if cell.claimant.id == OUTLET:
        return Side(name=f"{claim.speakers} ({REPORTER.lower()})", claim=claim)
    return Side(name=claim.speakers or cell.claimant.name, claim=claim)
