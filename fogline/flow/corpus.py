"""The corpus half: which stories the documents of a database make."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from fogline.records import Dossier, Story, StoryEvent, StoryLink

if TYPE_CHECKING:
    from fogline.store import Store

LinkStories = Callable[[Sequence[Dossier]], Sequence[Story]]


def update_corpus(
    store: "Store", document_ids: Sequence[str], *, link: LinkStories | None = None
) -> tuple[str, ...]:
    """Work out the stories that new or changed documents belong to, and write them back.

    Only documents that share a story key can belong together, so that the documents near the new
    ones are enough. Their own neighbours are read along: stories there are written too when their
    documents, or what they share with the stories near the new documents, changed.

    Args:
        store: The database.
        document_ids: Documents that were added or have a new version.
        link: Makes stories from dossiers; None for :func:`fogline.stories.link_stories`.

    Returns:
        Ids of the stories written, sorted.
    """
    link_stories = link if link is not None else _load_link()
    core = _list_near(store, document_ids)
    while True:
        made = link_stories(_read_dossiers(store, _list_near(store, core)))
        shifted = _list_shifted(store, made, frozenset(core))
        if not shifted:
            break
        core = _whole_stories(store, [*core, *shifted])
    own = set(core)
    chosen = [story for story in made if not own.isdisjoint(_members(story))]
    store.replace_stories(chosen, store.stories_of(core), linked=document_ids)
    return tuple(sorted(story.id for story in chosen))


def _load_link() -> LinkStories:
    # Imported here so that reading commands don't pay for it.
    from fogline.stories import link_stories

    return link_stories


def _list_near(store: "Store", document_ids: Sequence[str]) -> tuple[str, ...]:
    """Documents that share a key with some documents, and those of all their stories."""
    sharing = store.find_documents(store.keys_of(document_ids))
    return _whole_stories(store, [*document_ids, *sharing])


def _whole_stories(store: "Store", document_ids: Sequence[str]) -> tuple[str, ...]:
    others = store.documents_of(store.stories_of(document_ids))
    return tuple(sorted({*document_ids, *others}))


def _list_shifted(store: "Store", made: Sequence[Story], core: frozenset[str]) -> tuple[str, ...]:
    """Documents outside the core whose stories would not be the same any more."""
    inner = {story.id for story in made if not core.isdisjoint(_members(story))}
    inner.update(store.stories_of(sorted(core)))
    shifted: set[str] = set()
    share = partial(_shared_part, core=core, inner=inner)
    for story in made:
        members = _members(story)
        if not core.isdisjoint(members):
            shifted.update(members - core)
            continue
        before = store.get_story(story.id)
        is_same = before is not None and _members(before) == members
        if before is None or not is_same or share(before) != share(story):
            shifted.update(members)
    return tuple(sorted(shifted))


def _members(story: Story) -> set[str]:
    return {document.id for document in story.documents}


def _shared_part(
    story: Story, core: frozenset[str], inner: set[str]
) -> tuple[list[StoryEvent], list[StoryLink]]:
    """What a story shares with the core.

    The rest of it may look different only because its own neighbours were not read.
    """
    events = [e for e in story.events if any(member.document in core for member in e.members)]
    links = [link for link in (*story.earlier, *story.later) if link.story in inner]
    return events, links


def _read_dossiers(store: "Store", document_ids: Sequence[str]) -> list[Dossier]:
    found = (store.get_dossier(document_id) for document_id in document_ids)
    return [dossier for dossier in found if dossier is not None]
