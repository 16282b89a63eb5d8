"""Model and rules together: what is added, completed, dropped and left alone."""

from collections.abc import Callable

import pytest

from fogline.flow.kit import Kit
from fogline.records import Document, Marks
from fogline.tag.advice import (
    LEAST_ARGUMENT,
    LEAST_MENTION,
    LEAST_STATEMENT,
    LEAST_TRIGGER,
    MOST_DOUBT,
    SURELY_CONFLICT,
    SURELY_NONE,
    judge_relevance,
)
from fogline.tag.findings import Findings, FoundEntity, FoundStatement, FoundTrigger
from fogline.tag.reading import Reading

pytest_plugins = ("real_kit",)


@pytest.fixture
def code(kit: Kit) -> Callable[..., Marks]:
    """Code a text with findings given by their words."""

    def run(text: str, **given: list[tuple]) -> Marks:
        reading = Reading(Document(id="a", title="", text=text, digest="x"), ())

        def at(words: str) -> tuple[int, int]:
            start = text.index(words)
            first = reading.word_at(start)
            return first, reading.word_at(start + len(words) - 1) + 1

        doubt = [0.0] * len(reading.words)
        for words, value in given.get("doubt", []):
            for index in range(*at(words)):
                doubt[index] = value
        findings = Findings(
            entities=tuple(
                FoundEntity(first=at(w)[0], last=at(w)[1], kind=kind, score=score)
                for w, kind, score in given.get("entities", [])
            ),
            triggers=tuple(
                FoundTrigger(
                    first=at(w)[0],
                    last=at(w)[1],
                    kind=kind,
                    score=score,
                    flags=frozenset(flags),
                    arguments=tuple((*at(a), role, s) for a, role, s in arguments),
                )
                for w, kind, score, flags, arguments in given.get("triggers", [])
            ),
            statements=tuple(
                FoundStatement(
                    cue=at(cue),
                    source=at(source) if source else None,
                    contents=tuple(at(c) for c in contents),
                    flags=frozenset(flags),
                    score=score,
                    is_inner=False,
                )
                for cue, source, contents, flags, score in given.get("statements", [])
            ),
            doubt=tuple(doubt),
        )
        return kit.tagger.code(reading, findings, maker="test")

    return run


TEXT = "The army rued that gunmen attacked a camp near Gao."


def kinds(marks: Marks, text: str) -> dict[str, str]:
    return {frame.span.slice(text): frame.kind for frame in marks.frames}


def test_no_findings_change_nothing(code, kit):
    marks = code(TEXT)
    alone = kit.tagger.tag(Document(id="a", title="", text=TEXT, digest="x"), ())
    assert (marks.mentions, marks.frames, marks.attributions) == (
        alone.mentions,
        alone.frames,
        alone.attributions,
    )
    assert marks.maker == "test"


def test_a_statement_that_only_the_model_sees_is_added(code):
    statement = ("rued", "The army", ["gunmen attacked a camp near Gao"], ["hedged"], 0.99)
    (found,) = code(TEXT, statements=[statement]).attributions
    assert found.cue.slice(TEXT) == "rued"
    assert found.source.slice(TEXT) == "The army"
    assert [span.slice(TEXT) for span in found.contents] == ["gunmen attacked a camp near Gao"]
    assert (found.stance, found.is_hedged, bool(found.speaker)) == ("asserts", True, True)


@pytest.mark.parametrize(
    ("flag", "use", "stance"),
    [
        ("denies", "deny", "denies"),
        ("doubts", "doubt", "doubts"),
        ("declines", "decline", "declines"),
        ("retracts", "retract", "retracts"),
    ],
)
def test_the_cue_flag_gives_the_stance(code, flag, use, stance):
    statement = ("rued", "The army", ["gunmen attacked a camp near Gao"], [flag], 0.99)
    (found,) = code(TEXT, statements=[statement]).attributions
    assert (found.use, found.stance) == (use, stance)


def test_weak_or_sourceless_statements_are_left_out(code):
    content = ["gunmen attacked a camp near Gao"]
    weak = ("rued", "The army", content, [], LEAST_STATEMENT - 0.01)
    nobody = ("rued", None, content, [], 0.99)
    assert code(TEXT, statements=[weak]).attributions == ()
    assert code(TEXT, statements=[nobody]).attributions == ()


def test_a_statement_of_the_rules_keeps_its_extent(code):
    text = "The army said gunmen attacked a camp near Gao."
    before = code(text).attributions
    statement = ("said", "The army", ["gunmen attacked"], ["denies"], 0.99)
    assert code(text, statements=[statement]).attributions == before


def test_a_trigger_that_only_the_model_sees_brings_its_arguments(code):
    text = "Gunmen blitzkrieged a camp near Gao on Monday."
    trigger = ("blitzkrieged", "ASSAULT", 0.99, ["planned"], [("Gunmen", "initiator", 0.99)])
    marks = code(text, triggers=[trigger])
    (frame,) = marks.frames
    assert (frame.kind, frame.modality) == ("ASSAULT", "planned")
    mention = {m.id: m.text for m in marks.mentions}
    assert [mention[a.mention] for a in frame.arguments if a.role == "initiator"] == ["Gunmen"]


def test_weak_triggers_and_casualties_without_a_figure_are_left_out(code):
    text = "Gunmen blitzkrieged a camp near Gao."
    weak = ("blitzkrieged", "ASSAULT", LEAST_TRIGGER - 0.01, [], [])
    bare = ("blitzkrieged", "killed", 0.99, [], [])
    assert code(text, triggers=[weak]).frames == ()
    assert code(text, triggers=[bare]).frames == ()


def test_a_frame_of_the_rules_is_given_the_argument_it_lacks(code):
    text = "A camp near Gao was attacked. It was the work of gunmen."
    lacking = code(text)
    given = code(
        text,
        triggers=[("attacked", "ASSAULT", 0.99, [], [("gunmen", "initiator", 0.99)])],
    )
    faint = code(
        text,
        triggers=[
            ("attacked", "ASSAULT", 0.99, [], [("gunmen", "initiator", LEAST_ARGUMENT - 0.01)])
        ],
    )

    def initiators(marks: Marks) -> list[str]:
        names = {m.id: m.text for m in marks.mentions}
        return [
            names[a.mention] for f in marks.frames for a in f.arguments if a.role == "initiator"
        ]

    assert initiators(lacking) == initiators(faint) == []
    assert initiators(given) == ["gunmen"]


def test_an_event_that_the_model_is_sure_is_none_is_dropped(code):
    text = "Gunmen attacked a camp near Gao."
    assert kinds(code(text), text) == {"attacked": "ASSAULT"}
    assert kinds(code(text, doubt=[("attacked", MOST_DOUBT)]), text) == {"attacked": "ASSAULT"}
    assert kinds(code(text, doubt=[("attacked", MOST_DOUBT + 0.004)]), text) == {}


def test_did_not_happen_is_taken_from_either(code):
    text = "Gunmen attacked a camp near Gao."
    marks = code(text, triggers=[("attacked", "ASSAULT", 0.99, ["neg"], [])])
    assert marks.frames[0].is_negated


def test_mentions_are_added_only_where_the_rules_have_none(code):
    text = "The Zumbaland Front attacked a glimhouse near Gao."
    marks = code(
        text,
        entities=[
            ("glimhouse", "facility", 0.99),
            ("Gao", "person", 0.99),
            ("attacked", "group", LEAST_MENTION - 0.01),
        ],
    )
    found = {m.text: m.kind for m in marks.mentions}
    assert found["glimhouse"] == "facility"
    assert found["Gao"] == "place"
    assert "attacked" not in found


def test_relevance_is_the_rules_unless_the_model_is_sure():
    def judge(score, value):
        return judge_relevance(score, Findings(relevance=value))

    assert judge(0.6, 0.0) == 0.6
    assert judge(0.6, SURELY_NONE - 0.1) < 0.5
    assert judge(0.2, SURELY_CONFLICT + 0.1) > 0.5
