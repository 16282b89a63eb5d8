"""Marks to links: what the mentions of a page stand for."""

from fogline.resolve.resolve import Lexicon, resolve_marks

__all__ = ["Lexicon", "resolve_marks"]
