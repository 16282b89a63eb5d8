"""Pages and problem documents for what is not there or went wrong.

Source:
    RFC 9457, Problem Details for HTTP APIs.
"""

import logging
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException

from fogline.desk.headers import HEADERS
from fogline.desk.pages import render
from fogline.errors import StoreError

_LOGGER = logging.getLogger(__name__)
_TYPES = {
    404: ("not-found", "Not found"),
    405: ("validation", "This address can't be used that way"),
    422: ("validation", "The request could not be understood"),
    500: ("unavailable", "There is a problem with this answer"),
    503: ("unavailable", "The record can't be read at the moment"),
}


class FilterError(ValueError):
    """A filter in the address can't be understood.

    Args:
        parameter: Name of the filter.
        detail: What is wrong, in words.
    """

    def __init__(self, parameter: str, detail: str) -> None:
        super().__init__(detail)
        self.parameter = parameter
        self.detail = detail


def make_problem(
    request: Request, status: int, detail: str, errors: list[dict[str, str]] | None = None
) -> JSONResponse:
    """Make a problem document.

    Args:
        request: The request it answers.
        status: HTTP status.
        detail: One plain sentence.
        errors: What is wrong with which parameter.

    Returns:
        The answer.
    """
    kind, title = _TYPES.get(status, ("unavailable", "There is a problem"))
    instance = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    body: dict[str, Any] = {
        "type": f"/problems/{kind}",
        "title": title,
        "status": status,
        "detail": detail,
        "instance": instance,
    }
    if errors:
        body["errors"] = errors
    return JSONResponse(body, status_code=status, media_type="application/problem+json")


def add_error_handlers(app: FastAPI) -> None:
    """Answer errors with a page, or below ``/api/`` with a problem document."""
    app.add_exception_handler(HTTPException, _answer_http)
    app.add_exception_handler(RequestValidationError, _answer_validation)
    app.add_exception_handler(FilterError, _answer_filter)
    app.add_exception_handler(StoreError, _answer_store)
    app.add_exception_handler(Exception, _answer_unexpected)


def _answer_http(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    detail = str(error.detail) if isinstance(error, HTTPException) else ""
    if _is_api(request):
        return make_problem(request, status, detail)
    if status == 404:
        known = "" if detail in {"", "Not Found"} else detail
        return render(request, "error.html", status=404, title="Page not found", detail=known)
    return _problem_page(request, status, detail)


def _answer_validation(request: Request, error: Exception) -> Response:
    found = error.errors() if isinstance(error, RequestValidationError) else []
    errors = [{"parameter": str(e["loc"][-1]), "detail": str(e["msg"])} for e in found]
    if _is_api(request):
        count = len(errors)
        detail = (
            f"{count} filter has a problem." if count == 1 else f"{count} filters have problems."
        )
        return make_problem(request, 422, detail, errors)
    detail = "; ".join(f"{e['parameter']}: {e['detail']}" for e in errors)
    return _problem_page(request, 422, detail)


def _answer_filter(request: Request, error: Exception) -> Response:
    if not isinstance(error, FilterError):
        raise error
    if _is_api(request):
        errors = [{"parameter": error.parameter, "detail": error.detail}]
        return make_problem(request, 422, "1 filter has a problem.", errors)
    return _problem_page(request, 422, error.detail)


def _answer_store(request: Request, error: Exception) -> Response:
    _LOGGER.warning("%s: %s", request.url.path, error)
    if _is_api(request):
        return make_problem(request, 503, str(error))
    return _problem_page(request, 503, str(error))


def _answer_unexpected(request: Request, error: Exception) -> Response:
    _LOGGER.error("%s", request.url.path, exc_info=error)
    detail = "The record itself is not touched by this; nothing was lost."
    if _is_api(request):
        answer: Response = make_problem(request, 500, detail)
    else:
        answer = _problem_page(request, 500, detail)
    # This answer is made outside the middleware that adds them to all others.
    answer.headers.update(HEADERS)
    return answer


def _problem_page(request: Request, status: int, detail: str) -> Response:
    title = "There is a problem with this page"
    return render(request, "error.html", status=status, title=title, detail=detail)


def _is_api(request: Request) -> bool:
    return request.url.path.startswith("/api/")
