from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

_PAGE_SIZE = 30_000
_READ = """
import gc, json, sys
from pathlib import Path
from downlink.read.find import find_dumps, read_dumps

folder, living = Path(sys.argv[1]), []

for dump in read_dumps(find_dumps([folder], root=folder)):
    living.append(len(gc.get_objects()))
print(json.dumps(living))
"""


def _living_objects(folder: Path) -> list[int]:
    """Return how many objects the collector knew after each page; a process of its own, since the
    collector waits the longer the more objects a process has.
    """
    command = [sys.executable, "-c", _READ, str(folder)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    counts: list[int] = json.loads(done.stdout)
    return counts


def test_memory_does_not_grow_with_the_number_of_pages(tmp_path: Path) -> None:
    for number in range(40):
        words = (
            f"<p>The <b>adapter</b> {number} of <i>low rank</i> is <a href='#x'>trained</a>.</p>"
        )
        page = f"<html><body><article><h1>Page {number}</h1>{words * (_PAGE_SIZE // len(words))}"
        (tmp_path / f"{number:02}.html").write_text(page, encoding="utf-8")
    living = _living_objects(tmp_path)
    assert len(living) == 40
    assert max(living) <= 1.2 * max(living[:10])
