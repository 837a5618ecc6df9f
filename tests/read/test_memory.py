from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

_PAGE_SIZE = 70_000
_READ = """
import sys
from pathlib import Path
from downlink.read.find import find_dumps, read_dumps
from downlink.read.parse import parse_all

folder = Path(sys.argv[1])
files = find_dumps([folder], root=folder)[: int(sys.argv[2])]
dumps = parse_all(read_dumps(files))
assert sum(len(dump.excerpts) for dump in dumps) == len(files)
status = Path("/proc/self/status").read_text(encoding="utf-8")
print(next(line.split()[1] for line in status.splitlines() if line.startswith("VmHWM")))
"""


def _peak(folder: Path, count: int) -> int:
    """Return the most memory, in KiB, that reading so many of the pages took."""
    command = [sys.executable, "-c", _READ, str(folder), str(count)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return int(done.stdout)


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="Linux tells the peak")
def test_memory_does_not_grow_with_the_number_of_pages(tmp_path: Path) -> None:
    for number in range(40):
        words = (
            f"<p>The <b>adapter</b> {number} of <i>low rank</i> is <a href='#x'>trained</a>.</p>"
        )
        page = f"<html><body><article><h1>Page {number}</h1>{words * (_PAGE_SIZE // len(words))}"
        (tmp_path / f"{number:02}.html").write_text(page, encoding="utf-8")
    assert _peak(tmp_path, 40) <= 1.2 * _peak(tmp_path, 10)
