"""The HTTP interface: the same records for programs."""

from fogline.desk.api import articles, claims, map_events, stories

API_ROUTERS = (stories.router, claims.router, articles.router, map_events.router)

__all__ = ["API_ROUTERS"]
