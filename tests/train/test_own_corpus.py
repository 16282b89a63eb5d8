"""Our own corpus: size, spread, and the second annotator's tenth."""

from collections import Counter

from fogline.train.agreement import compare_passes
from fogline.train.markup import DEBRIS, TRIGGER_KINDS, count_passages, read_corpus
from fogline.train.own import CORPUS, is_dev, read_own

SECOND = CORPUS.with_name("second")


def test_corpus_has_the_size_and_spread_it_promises():
    passages = read_corpus(CORPUS)
    counts = count_passages(passages)
    assert len(passages) >= 600
    assert len([name for name in counts["conflicts"] if name != "none"]) >= 25
    assert set(DEBRIS) <= set(counts["debris"])
    assert sum(not passage.is_relevant for passage in passages) >= 60
    assert set(TRIGGER_KINDS) <= set(counts["kinds"])
    for case in (
        "nested-source",
        "cross-sentence-source",
        "denied-point",
        "no-casualties",
        "revised-toll",
        "ironic-quotes",
        "passive-responsible",
        "background-event",
    ):
        assert counts["cases"][case] >= 5, case


def test_passages_without_conflict_carry_no_trigger():
    for passage in read_corpus(CORPUS):
        if not passage.is_relevant:
            assert not [mark for mark in passage.marks if mark.kind in TRIGGER_KINDS], passage.id


def test_passages_have_two_to_six_sentences_of_text():
    for passage in read_corpus(CORPUS):
        assert 15 <= len(passage.text.split()) <= 260, passage.id


def test_a_fifth_is_dev_and_never_in_training():
    dev = {example.id for example in read_own("dev")}
    train = {example.id for example in read_own("train")}
    assert not dev & train
    share = len(dev) / (len(dev) + len(train))
    assert 0.17 < share < 0.25
    assert dev == {passage.id for passage in read_corpus(CORPUS) if is_dev(passage)}


def test_a_tenth_is_marked_twice_and_the_two_agree():
    passages = read_corpus(CORPUS)
    again = read_corpus(SECOND)
    assert len(again) >= len(passages) / 10
    agreement = compare_passes(CORPUS, SECOND)
    assert agreement["entities, exact span and kind"].f1 > 0.85
    assert agreement["triggers, exact span and kind"].f1 > 0.8
    assert agreement["linked attribution, soft match"].f1 > 0.9


def test_headers_use_one_case_of_every_name():
    cases = Counter(case for passage in read_corpus(CORPUS) for case in passage.cases)
    assert all(case == case.lower() for case in cases)
