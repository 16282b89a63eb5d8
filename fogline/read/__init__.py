"""Bytes to pages: HTML, plain text and JSON Lines."""

from fogline.read.source import READERS, Reader, read_source

__all__ = ["READERS", "Reader", "read_source"]
