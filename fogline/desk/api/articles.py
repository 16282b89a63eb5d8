"""Articles."""

from fastapi import APIRouter, HTTPException
from fastapi.responses import Response

from fogline.desk.api.answers import answer
from fogline.desk.context import OpenReading

router = APIRouter(prefix="/api/v1", tags=["articles"])


@router.get("/articles/{document_id}")
def get_article(document_id: str, reading: OpenReading) -> Response:
    """An article with all its records, as ``fogline.dossier/1``."""
    dossier = reading.shelf.get_dossier(document_id)
    if dossier is None:
        raise HTTPException(404, f"No article has the id {document_id}.")
    return answer(dossier)
