"""What an archive's options are where its mkdocs.yml says nothing."""

from __future__ import annotations

DEFAULT_LIMIT = 64 * 1024 * 1024
"""Bytes that one capture (a file, a page in a web archive), unpacked, may have by default. A front
page has some ten thousand; no page of a blog comes near, and a gzip bomb stops here."""
