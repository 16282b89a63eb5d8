"""MUC-4 role fillers: CEAF-REE over the merged templates of a document.

Source: Du, Rush & Cardie (2021), "GRIT"; the data folder's notes. Per role, predicted entities (one
mention each) are matched one to one with gold entities by maximum-weight matching; a pair scores 1
when the predicted mention is one of the gold's mentions.
"""

from collections.abc import Mapping, Sequence

from fogline.score.tally import Tally


def tally_fillers(
    found: Mapping[str, Sequence[str]], wanted: Mapping[str, Sequence[Sequence[str]]]
) -> Tally:
    """Count the fillers of one document.

    Args:
        found: Role to one mention per entity.
        wanted: Role to entities, each with all its mentions.

    Example:
        >>> tally_fillers({"Victim": ["two priests", "priests"]}, {"Victim": [["priests", "two priests"]]})
        Tally(right=1, found=2, wanted=1)
    """
    total = Tally()
    for role in sorted({*found, *wanted}):
        mentions = list(found.get(role, ()))
        entities = [set(entity) for entity in wanted.get(role, ())]
        edges = [
            [index for index, entity in enumerate(entities) if mention in entity]
            for mention in mentions
        ]
        total += Tally(
            right=_match(edges, len(entities)), found=len(mentions), wanted=len(entities)
        )
    return total


def _match(edges: Sequence[Sequence[int]], size: int) -> int:
    """Size of the largest one-to-one matching (Kuhn's augmenting paths)."""
    owner: list[int | None] = [None] * size

    def place(mention: int, seen: set[int]) -> bool:
        for entity in edges[mention]:
            if entity in seen:
                continue
            seen.add(entity)
            held = owner[entity]
            if held is None or place(held, seen):
                owner[entity] = mention
                return True
        return False

    return sum(place(mention, set()) for mention in range(len(edges)))
