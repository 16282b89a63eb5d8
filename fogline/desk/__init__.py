"""The web face: pages for readers, and the same data for programs."""

from fogline.desk.app import create_app

__all__ = ["create_app"]
