"""What one request has already read from the store."""

from collections.abc import Iterator

from fogline.records import Claim, Dossier, Story
from fogline.store import View
from fogline.text import Span, TextMap


class Shelf:
    """The dossiers of one request, each read at most once.

    Args:
        view: Where they are read from.
    """

    def __init__(self, view: View) -> None:
        self._view = view
        self._dossiers: dict[str, Dossier | None] = {}
        self._maps: dict[str, TextMap] = {}
        self._homes: dict[str, dict[str, str]] = {}

    def get_dossier(self, document_id: str) -> Dossier | None:
        """Return the dossier of a document, or none."""
        if document_id not in self._dossiers:
            self._dossiers[document_id] = self._view.get_dossier(document_id)
        return self._dossiers[document_id]

    def iter_dossiers(self, story: Story) -> Iterator[Dossier]:
        """The dossiers of a story, in the story's order."""
        for document in story.documents:
            dossier = self.get_dossier(document.id)
            if dossier is not None:
                yield dossier

    def find_home(self, story: Story, claim: Claim) -> Dossier | None:
        """Find the dossier of a story that holds a claim.

        Args:
            story: The story.
            claim: One of its claims.

        Returns:
            The dossier; None when its page is no longer kept.
        """
        homes = self._homes.setdefault(story.id, {})
        if claim.event is not None and claim.id not in homes:
            self._note_member(story, claim.event, homes)
        if claim.id not in homes:
            for dossier in self.iter_dossiers(story):
                homes.update({known.id: dossier.document.id for known in dossier.claims})
                if claim.id in homes:
                    break
        home = homes.get(claim.id)
        return None if home is None else self.get_dossier(home)

    def _note_member(self, story: Story, event_id: str, homes: dict[str, str]) -> None:
        """Read the one page that holds an event, so that a list of stories reads few pages."""
        for event in story.events:
            for member in event.members:
                dossier = self.get_dossier(member.document) if member.event == event_id else None
                if dossier is not None:
                    homes.update({known.id: dossier.document.id for known in dossier.claims})
                    return

    def to_raw(self, dossier: Dossier, span: Span) -> Span | None:
        """Lead a stretch of a document's text to its raw characters.

        Args:
            dossier: The document's dossier.
            span: Stretch of ``Document.text``.

        Returns:
            Stretch of the raw text; None when it has no source there.
        """
        document = dossier.document
        if document.id not in self._maps:
            self._maps[document.id] = TextMap(document.raw_map)
        return self._maps[document.id].span_to_source(span) if len(span) else None
