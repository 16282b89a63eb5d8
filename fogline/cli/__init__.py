"""The command line."""

from fogline.cli.app import main

__all__ = ["main"]
