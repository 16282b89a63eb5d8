"""The corpus half: which stories the documents of a database make."""

from collections.abc import Callable, Sequence

from fogline.records import Dossier, Story
from fogline.store import Store

LinkStories = Callable[[Sequence[Dossier]], Sequence[Story]]


def update_corpus(
    store: Store, document_ids: Sequence[str], *, link: LinkStories | None = None
) -> tuple[str, ...]:
    """Work out the stories that new or changed documents belong to, and write them back.

    Only documents that share a story key can belong together, so that the documents near the new
    ones are enough. Their own neighbours are read along, for the links to earlier and later
    stories, but their stories are only written when their documents changed.

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
        dossiers = _read_dossiers(store, _list_near(store, core))
        made = link_stories(dossiers)
        shifted = _list_shifted(store, made, core)
        if not shifted:
            break
        core = _whole_stories(store, [*core, *shifted])
    own = set(core)
    chosen = [story for story in made if any(page.id in own for page in story.documents)]
    store.replace_stories(chosen, store.stories_of(core), linked=document_ids)
    return tuple(sorted(story.id for story in chosen))


def _load_link() -> LinkStories:
    # Imported here so that reading commands don't pay for it.
    from fogline.stories import link_stories

    return link_stories


def _list_near(store: Store, document_ids: Sequence[str]) -> tuple[str, ...]:
    """Documents that share a key with some documents, and those of all their stories."""
    sharing = store.find_documents(store.keys_of(document_ids))
    return _whole_stories(store, [*document_ids, *sharing])


def _whole_stories(store: Store, document_ids: Sequence[str]) -> tuple[str, ...]:
    others = store.documents_of(store.stories_of(document_ids))
    return tuple(sorted({*document_ids, *others}))


def _list_shifted(store: Store, made: Sequence[Story], core: Sequence[str]) -> tuple[str, ...]:
    """Documents outside the core that came to stand with others than before."""
    own = set(core)
    shifted: set[str] = set()
    for story in made:
        members = {page.id for page in story.documents}
        if members <= own:
            continue
        if members & own or set(store.documents_of(store.stories_of(sorted(members)))) != members:
            shifted.update(members - own)
    return tuple(sorted(shifted))


def _read_dossiers(store: Store, document_ids: Sequence[str]) -> list[Dossier]:
    found = (store.get_dossier(document_id) for document_id in document_ids)
    return [dossier for dossier in found if dossier is not None]
