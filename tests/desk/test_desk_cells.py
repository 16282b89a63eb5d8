"""Values that clash, and quotes."""

import pytest
from invented_corpus import make_stories

from fogline.desk.cells import is_incompatible, make_cell_claim, quote_span
from fogline.desk.reading import Shelf
from fogline.records import Claim, ClaimSpans, Value
from fogline.text import Span


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (Value(min=71, max=None), Value(min=0, max=0), True),
        (Value(min=9, max=None), Value(min=12, max=12), False),
        (Value(min=24, max=None), Value(min=20, max=30), False),
        (Value(actor="ac_a"), Value(actor="ac_b"), True),
        (Value(place="p"), Value(place="p"), False),
        (Value(text="only Russian citizens"), Value(text="Only Russian citizens"), False),
        (Value(text="Ukrainian terrorists"), Value(text="only Russian citizens"), True),
        (Value(start="2023-05-21", end="2023-06-01"), Value(start="2023-06-01", end=None), True),
        (Value(start="2023-05-21", end="2023-06-02"), Value(start="2023-06-01", end=None), False),
        (Value(yes=True), Value(min=1, max=1), False),
        (None, Value(yes=True), False),
    ],
)
def test_is_incompatible(one, other, expected):
    assert is_incompatible(one, other) is expected
    assert is_incompatible(other, one) is expected


def test_quote_span_prefers_the_value_and_skips_empty_spans():
    content, value = Span(10, 30), Span(12, 15)
    spans = ClaimSpans(cue=Span(0, 4), content=content, value=value)
    assert quote_span(Claim(id="c", speaker="outlet", spans=spans)) == value
    spans = ClaimSpans(cue=Span(0, 4), content=content, value=Span(12, 12))
    assert quote_span(Claim(id="c", speaker="outlet", spans=spans)) == content
    assert quote_span(Claim(id="c", speaker="outlet")) is None


def test_claim_without_characters_is_shown_without_a_quote():
    dossier = make_stories()[0][0].build()
    claim = Claim(id="c_x", speaker="ac_msf", stance="declines")
    shown = make_cell_claim(
        claim, dossier, Shelf(None), point="occurred", stance="declines", speakers=""
    )
    assert (shown.quote, shown.raw, shown.href) == ("", None, f"/articles/{dossier.document.id}")
    assert shown.word == "declines to comment"


def test_long_quote_is_cut_openly():
    dossier = make_stories()[0][0].build()
    whole = Span(0, len(dossier.document.text))
    claim = Claim(id="c_x", speaker="outlet", spans=ClaimSpans(content=whole))
    shown = make_cell_claim(
        claim, dossier, Shelf(None), point="occurred", stance="asserts", speakers=""
    )
    assert shown.quote.endswith(" […]")
    assert len(shown.quote) < 230
