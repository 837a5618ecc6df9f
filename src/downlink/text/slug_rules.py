"""What a slug may look like, whoever gives it."""

from __future__ import annotations

import re

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")

LONGEST = 200
"""Characters that a name given by a person may have. File systems take 255 bytes, and a file's
ending and a temporary mark come to it; WordPress, whose slugs people may want to keep, has 200."""
