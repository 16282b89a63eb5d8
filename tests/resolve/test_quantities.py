"""Counts as intervals."""

import pytest

pytest_plugins = ("resolve_pages",)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Rebels killed 12 soldiers.", 12, 12),
        ("Rebels killed more than 70 soldiers.", 71, None),
        ("Rebels killed at least 70 soldiers.", 70, None),
        ("Rebels killed dozens of soldiers.", 24, None),
        ("Rebels killed between 10 and 15 soldiers.", 10, 15),
        ("Rebels killed up to 15 soldiers.", 1, 15),
        ("Fighting displaced 12,500 people.", 12500, 12500),
    ],
)
def test_counts_become_bounds(read, text, low, high):
    told = read(text)
    [link] = told.links.quantities
    assert (link.quantity.min, link.quantity.max) == (low, high)
    assert told.links.quantity_of(link.mention) == link.quantity


def test_page_without_counts_has_no_links(read):
    assert read("Rebels killed soldiers.").links.quantities == ()
