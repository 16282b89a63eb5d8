"""Answers made of records."""

from collections.abc import Sequence
from urllib.parse import urlencode

import msgspec
from fastapi import Request
from fastapi.responses import Response

MEDIA_JSON = "application/json"
MEDIA_GEOJSON = "application/geo+json"
_ENCODER = msgspec.json.Encoder()


def answer(content: object, *, media_type: str = MEDIA_JSON) -> Response:
    """Write records, or dicts of them, as JSON.

    Args:
        content: What to write.
        media_type: Its media type.

    Returns:
        The answer.
    """
    return Response(_ENCODER.encode(content), media_type=media_type)


def list_answer(
    request: Request, items: Sequence[object], *, limit: int, offset: int, as_of: str
) -> Response:
    """Write one page of a list.

    Args:
        request: The request.
        items: One more than ``limit`` when there is a next page.
        limit: Items on a page.
        offset: Items before this page.
        as_of: Time of the data.

    Returns:
        The answer; its ``next`` address and ``Link`` header lead on.
    """
    following = None
    if len(items) > limit:
        kept = [
            (k, v) for k, v in request.query_params.multi_items() if k not in {"offset", "limit"}
        ]
        query = urlencode([*kept, ("limit", str(limit)), ("offset", str(offset + limit))])
        following = f"{request.url.path}?{query}"
    made = answer({"items": list(items[:limit]), "next": following, "as_of": as_of})
    if following is not None:
        made.headers["Link"] = f'<{following}>; rel="next"'
    return made
