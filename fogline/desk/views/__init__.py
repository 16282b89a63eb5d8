"""The pages, one file per screen."""

from fogline.desk.views import (
    about,
    article,
    claim,
    event,
    front,
    map_page,
    story,
    story_list,
    topic,
)

PAGE_ROUTERS = (
    front.router,
    story_list.router,
    story.router,
    article.router,
    event.router,
    claim.router,
    topic.router,
    map_page.router,
    about.router,
)

__all__ = ["PAGE_ROUTERS"]
