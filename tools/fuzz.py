"""Throws damaged and hostile captures at the readers and the pages: nothing may raise but an
`ArchiveError`, no excerpt may be lost, and what a page shows is what was received.

    python -m tools.fuzz 300     # seconds; the seed of a failure is printed, to be given after them
"""

from __future__ import annotations

import gzip
import io
import random
import re
import sys
import tempfile
import time
from pathlib import Path

from bs4 import BeautifulSoup
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from downlink.curation.register import Register
from downlink.curation.taxonomy import DEFAULT, read_taxonomy
from downlink.model import Catalog, Taxonomy
from downlink.pages.render import render_pages
from downlink.pipeline import Sources, build_catalog
from downlink.read.find import find_dumps, read_dumps

ROOT = Path(__file__).parents[1]
LIMIT = 1 << 20
_PIECES = (
    *("<article>", "</article>", "<p>", "</div>", "<script>alert(1)</script>", "<![CDATA[", "]]>"),
    *(
        "{{ 7*7 }}",
        "{% raw %}",
        "--8<--",
        "[x](javascript:1)",
        "\\(x^2\\)",
        "[公式]",
        "\x00",
        "\u202e",
    ),
    *('{"text": "', '"}', "WARC/1.0\r\n", "Content-Length: 99999\r\n\r\n", "<rss><channel><item>"),
    *("&lt;", "&#0;", "\ufeff", "LATEST UPDATES\n", "1 2\n", "...", "\r", "\u2028", "```", "---\n"),
)


def mutate(choose: random.Random, content: bytes) -> bytes:
    """Return the content with some bytes cut, doubled, changed or mixed with hostile ones."""
    data = bytearray(content)
    for _ in range(choose.randrange(1, 12)):
        at = choose.randrange(len(data) + 1)
        size = choose.randrange(1, 200)
        kind = choose.randrange(5)
        if kind == 0:
            del data[at : at + size]
        elif kind == 1:
            data[at:at] = data[at : at + size]
        elif kind == 2 and data:
            data[min(at, len(data) - 1)] = choose.randrange(256)
        elif kind == 3:
            data[at:at] = choose.choice(_PIECES).encode()
        else:
            del data[at:]
    return gzip.compress(bytes(data)) if choose.random() < 0.1 else bytes(data)


def check(catalog: Catalog) -> None:
    """Raise an AssertionError where something received is not shown as received."""
    pages = render_pages(catalog, "zh")
    shown = sum(len(variant.sightings) for stub in catalog.stubs for variant in stub.variants)
    assert shown == sum(len(dump.excerpts) for dump in catalog.dumps), "an excerpt was lost"
    for stub in catalog.stubs:
        soup = BeautifulSoup(pages[f"posts/{stub.slug}/index.md"], "html.parser")
        received = [tag.get_text() for tag in soup.select(".as-received")]
        expected = [variant.text.replace("\x00", "\ufffd") for variant in stub.variants]
        assert [_kept(text) for text in received] == [_kept(text) for text in expected], stub.slug
        assert not soup.find_all(["script", "img", "iframe"]), stub.slug


def _kept(text: str) -> str:
    """html.parser drops what browsers keep: U+0002 and U+0003 where a reference names them."""
    return text.replace("\x02", "").replace("\x03", "")


def run(seed: int, samples: list[bytes], topics: Taxonomy) -> None:
    """Check one archive of mutated captures."""
    choose = random.Random(seed)
    sources = Sources(Register(), topics)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for number in range(choose.randrange(1, 4)):
            content = mutate(choose, choose.choice(samples))
            (folder / f"{number}.bin").write_bytes(content)
        check(build_catalog(read_dumps(find_dumps([folder], root=folder), LIMIT), sources))


def samples() -> list[bytes]:
    """Return captures of every format to begin with: the real dumps, and the guide's examples."""
    guide = "".join(path.read_text("utf-8") for path in sorted((ROOT / "docs" / "guide").iterdir()))
    blocks = re.findall(r"```(?:html|xml|json|text)[^\n]*\n(.*?)```", guide, re.DOTALL)
    return [
        *(path.read_bytes() for path in sorted((ROOT / "seeds").iterdir())),
        *(block.encode() for block in blocks),
        _warc(blocks[0].encode()),
    ]


def _warc(page: bytes) -> bytes:
    file = io.BytesIO()
    writer = WARCWriter(file, gzip=False)
    headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
    for _ in range(3):
        record = writer.create_warc_record(
            "https://b.example/", "response", payload=io.BytesIO(page), http_headers=headers
        )
        writer.write_record(record)
    return file.getvalue()


def main() -> int:
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 60
    first = int(sys.argv[2]) if len(sys.argv) > 2 else 0
    starting, topics = samples(), read_taxonomy(DEFAULT)
    end, seed = time.monotonic() + seconds, first
    while time.monotonic() < end:
        try:
            run(seed, starting, topics)
        except Exception:
            print(f"seed {seed} fails: python -m tools.fuzz 0.001 {seed}", file=sys.stderr)
            raise
        seed += 1
    print(f"{seed - first} mutated archives, no failure")
    return 0


if __name__ == "__main__":
    sys.exit(main())
