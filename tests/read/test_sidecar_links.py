"""What a person says of a capture is known to whoever reads it."""

from __future__ import annotations

from pathlib import Path

from downlink.read.find import find_dumps, read_dumps
from downlink.read.html.page import read
from downlink.read.origin import Origin

WORDS = ("On strings of gut", "Why frets wear out", "A bow and its rosin", "Of pegs that slip")

LISTING = "".join(
    f'<div class="post"><h2><a href="../{n}/">Number {n} of the notes</a></h2>'
    f"<p>{WORDS[n]}, in some more words, and more of it behind them ...</p></div>"
    for n in range(3)
)


def test_a_sidecars_address_is_the_base_of_relative_links_as_a_web_archives_is(
    tmp_path: Path,
) -> None:
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    (seeds / "a.html").write_text(f"<html><body>{LISTING}</body></html>")
    (seeds / "a.html.meta.yml").write_text(
        "source: https://b.example/notes/page/2\ncaptured: 2024-05-31\n"
    )
    (dump,) = read_dumps(find_dumps([seeds], root=tmp_path))
    archived = read("a.html", (seeds / "a.html").read_bytes(), Origin(dump.source, dump.captured))
    links = [entry.details.link for entry in dump.excerpts]
    assert links == [f"https://b.example/notes/{n}/" for n in range(3)]
    assert dump.excerpts == archived.excerpts
    assert not dump.unparsed
