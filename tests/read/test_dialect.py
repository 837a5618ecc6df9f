from __future__ import annotations

from pathlib import Path

from downlink.curation.register import Register
from downlink.pipeline import Sources, build_catalog
from downlink.read.find import find_dumps, read_dumps
from downlink.settings.dialect import make_dialect
from tests.support import FEW_TOPICS

TEXTS = (
    "A small model learns what a large one knows, and keeps less of it than one hopes (more)",
    "Bread wants time rather than yeast, and a kitchen that is neither cold nor warm (more)",
    "The tandem has new brakes, which were overdue by a winter and by one long hill (more)",
    "A piano goes flat in spring, when the heating is turned off and the air is damp (more)",
)


def test_a_listing_is_read_by_the_dialect_of_its_archive(tmp_path: Path) -> None:
    entries = "".join(f"<div>{text}</div>" for text in TEXTS)
    page = f"<html><body><main>{entries}</main></body></html>"
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    dialect = make_dialect({"truncation": ["(more)"]})
    dumps = read_dumps(find_dumps([tmp_path], root=tmp_path), dialect=dialect)
    catalog = build_catalog(dumps, Sources(Register(), FEW_TOPICS, dialect))
    assert sorted(stub.text for stub in catalog.stubs) == sorted(TEXTS)
    assert all(stub.truncated for stub in catalog.stubs)
