import pytest

import fogline
from fogline.errors import ReadError

PAGE = """Shelling kills at least four in Sake, governor says

12 March 2024

GOMA, DR Congo - At least four people were killed when shells hit the town of Sake on Monday,
the governor of North Kivu said on Tuesday.

The M23 denied that it had shelled the town.
"""


def test_read_file_gives_a_dossier_a_page(tmp_path):
    path = tmp_path / "page.txt"
    path.write_text(PAGE, "utf-8")
    [dossier] = fogline.read_file(path)
    assert isinstance(dossier, fogline.Dossier)
    assert dossier.document.title == "Shelling kills at least four in Sake, governor says"
    assert any(claim.point == "killed" and claim.value.min == 4 for claim in dossier.claims)
    assert fogline.read_file(str(path)) == [dossier]


def test_read_text_is_the_page_that_read_file_reads(tmp_path):
    path = tmp_path / "page.txt"
    path.write_text(PAGE, "utf-8")
    assert fogline.read_text(PAGE) == fogline.read_file(path)[0]


def test_what_the_caller_knows_is_used():
    dossier = fogline.read_text(
        "Gunmen attacked an army post near Gao on Thursday, the army said.",
        title="Army post attacked near Gao",
        published="2024-03-15T09:30:00Z",
        url="https://example.org/gao",
        outlet="Example News",
    )
    document = dossier.document
    assert document.title == "Army post attacked near Gao"
    assert document.published.start.startswith("2024-03-15T09:30")
    assert (document.url, document.outlet) == ("https://example.org/gao", "Example News")
    assert "2024-03-14" in {event.when.start[:10] for event in dossier.events if event.when}


def test_half_a_character_is_marked_and_told():
    dossier = fogline.read_text("Two soldiers were killed \ud83d in Gao, the army said.")
    assert "\ufffd" in dossier.document.text
    assert "broken-encoding" in {issue.code for issue in dossier.issues}


def test_dossiers_survive_json():
    dossier = fogline.read_text(PAGE)
    assert fogline.from_json(fogline.to_json(dossier), fogline.Dossier) == dossier


def test_empty_text_is_refused():
    with pytest.raises(ValueError, match="empty"):
        fogline.read_text(" \n")


def test_missing_file_is_a_read_error(tmp_path):
    with pytest.raises(ReadError, match="does not exist"):
        fogline.read_file(tmp_path / "none.txt")
