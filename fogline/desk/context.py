"""What every request can reach."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

from fastapi import Depends, Request
from jinja2 import Environment

from fogline.desk.reading import Shelf
from fogline.store import Store, View


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """One running desk.

    Attributes:
        store: The open database.
        templates: The page templates.
        now: Gives the present time with its zone.
    """

    store: Store
    templates: Environment
    now: Callable[[], datetime]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What one request reads from.

    Attributes:
        view: The store's view.
        shelf: Dossiers read so far.
        now: The present time.
    """

    view: View
    shelf: Shelf
    now: datetime


def get_desk(request: Request) -> Desk:
    """Return the running desk."""
    desk: Desk = request.app.state.desk
    return desk


def open_reading(request: Request) -> Iterator[Reading]:
    """Open a view for the time of one request."""
    desk = get_desk(request)
    with desk.store.view() as view:
        yield Reading(view=view, shelf=Shelf(view), now=desk.now())


OpenReading = Annotated[Reading, Depends(open_reading)]
