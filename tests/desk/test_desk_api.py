"""The addresses for programs."""

import pytest

from fogline.records import Dossier, Story, from_json


def test_story_and_article_are_the_records_themselves(client):
    story = from_json(client.get("/api/v1/stories/s_fasheraaaaaa").content, Story)
    assert story.schema == "fogline.story/1"
    article = from_json(client.get(f"/api/v1/articles/{story.documents[0].id}").content, Dossier)
    assert article.document.title.startswith("Sudan: at least nine")


def test_lists_lead_on_until_their_end(client):
    seen, address = [], "/api/v1/claims?limit=12&point=responsible"
    while address:
        answer = client.get(address)
        page = answer.json()
        assert page["as_of"] == "2024-06-11T08:00:00Z"
        assert len(page["items"]) <= 12
        seen += [item["claim"]["id"] for item in page["items"]]
        address = page["next"]
        assert (address is not None) == ("link" in answer.headers)
    assert len(seen) == len(set(seen)) == 9


def test_claims_carry_their_words_and_raw_characters(client):
    items = client.get("/api/v1/claims?point=killed&speaker=ac_saf").json()["items"]
    assert [item["reported"] for item in items] == ["more than 40", "more than 40"]
    assert {item["speaker_name"] for item in items} == {"Sudanese Armed Forces"}
    assert all(item["span"][1] - item["span"][0] == 12 for item in items)


def test_stories_are_listed_newest_or_most_contested_first(client):
    for sort in ("newest", "contested"):
        items = client.get(f"/api/v1/stories?sort={sort}").json()["items"]
        assert [item["id"] for item in items] == ["s_fasheraaaaaa", "s_sakeaaaaaaaa"]
    assert items[0]["contested"] == 3


@pytest.mark.parametrize(
    ("address", "status", "kind"),
    [
        ("/api/v1/stories/s_none", 404, "not-found"),
        ("/api/v1/articles/a_none", 404, "not-found"),
        ("/api/v1/nothing", 404, "not-found"),
        ("/api/v1/claims?stance=deny", 422, "validation"),
        ("/api/v1/claims?limit=100000", 422, "validation"),
        ("/api/v1/map/events.geojson?bbox=1,2,3", 422, "validation"),
        ("/api/v1/map/events.geojson?kind=battle", 422, "validation"),
    ],
)
def test_errors_are_problem_documents(client, address, status, kind):
    answer = client.get(address)
    problem = answer.json()
    assert answer.status_code == problem["status"] == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert problem["type"] == f"/problems/{kind}"
    assert problem["instance"] == address
    assert problem["detail"]


def test_wrong_stance_names_the_right_ones(client):
    problem = client.get("/api/v1/claims?stance=deny").json()
    assert problem["errors"][0]["parameter"] == "stance"
    assert "denies" in problem["errors"][0]["detail"]


def test_map_events_carry_precision_and_claimants_and_obey_filters(client):
    every = client.get("/api/v1/map/events.geojson")
    assert every.headers["content-type"] == "application/geo+json"
    features = {one["id"]: one for one in every.json()["features"]}
    province = features["ev_campaaaaaaaa"]["properties"]
    assert (province["precision"], province["is_area"], province["has_point"]) == (4, True, False)
    assert features["ev_hospitalaaaa"]["geometry"]["coordinates"] == [25.35, 13.63]
    assert all(one["properties"]["claims_by"] for one in features.values())
    strikes = client.get("/api/v1/map/events.geojson?kind=strike").json()["features"]
    assert [one["id"] for one in strikes] == ["ev_hospitalaaaa"]
    congo = client.get("/api/v1/map/events.geojson?bbox=28,-3,30,0").json()["features"]
    assert {one["id"] for one in congo} == {"ev_fallaaaaaaaa", "ev_moveaaaaaaaa"}


def test_interface_is_described_on_this_host(client):
    described = client.get("/api/openapi.json").json()
    assert described["openapi"].startswith("3.1")
    assert "/api/v1/stories/{story_id}/table" in described["paths"]
