"""Conflict news in, an auditable record of who says what happened out."""

__version__ = "0.1.0"
