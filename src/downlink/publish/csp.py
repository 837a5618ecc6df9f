"""A rendered page → the same page with a Content-Security-Policy that it satisfies.

Nothing is loaded from elsewhere, and of the scripts that stand in a page only the theme's own may
run: each is named by its hash. Text of a dump that became a script by some mistake would have none.
"""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

from downlink.files import Changes, write_if_changed
from downlink.publish.footer import encoded_once

_SCRIPT = re.compile(
    r"<script(?P<attributes>[^>]*)>(?P<code>.*?)(?:(?P<end></script>)|\Z)",
    re.DOTALL | re.IGNORECASE,
)
# One that never ends does not run, and holds all that follows: nothing is looked at again.

_HEAD = re.compile(r"<head[^>]*>", re.IGNORECASE)
_META = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>', re.IGNORECASE)
_DATA = re.compile(r"""type=["']?application/""", re.IGNORECASE)

_FIXED = (
    "default-src 'none'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; "
    "font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; manifest-src 'self'; "
    "base-uri 'self'; form-action 'self'"
)


def add_csp(site: Path, docs: Path) -> Changes:
    """Give every page that was rendered its policy.

    What stands in `docs` as it stands in the site was copied: it is somebody's own page, which no
    byte is changed of; neither is one that is not UTF-8, which no engine writes.

    Raises:
        ArchiveError: a page cannot be written.
    """
    changes = Changes()
    for path in sorted(site.rglob("*.html")):
        page = _rendered(path, docs / path.relative_to(site))
        if page is not None:
            changes += write_if_changed(path, with_policy(encoded_once(page)).encode())
    return changes


def _rendered(path: Path, source: Path) -> str | None:
    """Return the page at `path`, or None where it is no page of the engine's."""
    if not path.is_file():
        return None
    content = path.read_bytes()
    if source.is_file() and source.read_bytes() == content:
        return None
    try:
        return content.decode()
    except UnicodeDecodeError:
        return None


def with_policy(page: str) -> str:
    """Return the page with its policy as the first thing in its head, and no other."""
    bare = _META.sub("", page)
    hashes = sorted({_hash(code) for code in _inline_scripts(bare)})
    policy = f"script-src 'self' {' '.join(hashes)}".rstrip() + f"; {_FIXED}"
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    return _HEAD.sub(lambda match: match.group() + meta, bare, count=1)


def _inline_scripts(page: str) -> list[str]:
    """Return the code of the scripts that run; data in script elements does not."""
    return [
        match["code"]
        for match in _SCRIPT.finditer(page)
        if match["end"]
        and match["code"].strip()
        and "src=" not in match["attributes"]
        and not _DATA.search(match["attributes"])
    ]


def _hash(code: str) -> str:
    digest = hashlib.sha256(code.replace("\r\n", "\n").encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
