"""Quantity mentions to intervals of numbers."""

from fogline.records import Marks, QuantityLink
from fogline.text import parse_quantity


def resolve_quantities(marks: Marks) -> tuple[QuantityLink, ...]:
    """Resolve quantity mentions.

    Args:
        marks: Marks of one document.

    Returns:
        Links in text order.
    """
    found = []
    for mention in marks.mentions:
        if mention.kind == "quantity":
            quantity = parse_quantity(mention.text)
            if quantity is not None:
                found.append(QuantityLink(mention=mention.id, quantity=quantity))
    return tuple(found)
