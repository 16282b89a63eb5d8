"""Mentions of one role merged into entities."""

from fogline.train.fillers import merge_mentions


def test_the_mention_said_most_often_stands_for_its_entity():
    found = [("the priests", 0.4), ("six jesuit priests", 0.9), ("priests", 0.8)]
    assert merge_mentions(found) == ["priests"]


def test_an_acronym_belongs_to_its_name():
    assert merge_mentions([("fmln", 0.9), ("farabundo marti liberation nation", 0.2)]) == ["fmln"]


def test_weak_entities_are_left_out():
    assert merge_mentions([("bomb", 0.9), ("rifle", 0.2)], least=0.5) == ["bomb"]


def test_nothing_gives_nothing():
    assert merge_mentions([]) == []
