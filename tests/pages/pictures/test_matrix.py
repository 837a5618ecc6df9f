from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from downlink.model.dump import Dump, Sighting
from downlink.model.stub import Stub
from downlink.pages.pictures.matrix import MOST_COLUMNS, MOST_ROWS, matrix
from downlink.pages.render import render_pages
from tests.support import catalog_of

BASE = catalog_of({"seeds/a.txt": ["今天天气很好,我们一起去公园里散步,看见了许多花和树。"]})


def _dumps(count: int) -> list[Dump]:
    return [replace(BASE.dumps[0], path=f"seeds/{at:04}.txt", excerpts=()) for at in range(count)]


def _stub(name: str, dumps: list[int]) -> Stub:
    places = tuple(Sighting(f"seeds/{at:04}.txt", 1) for at in dumps)
    return replace(BASE.stubs[0], slug=name, sightings=places)


_SEEN = st.lists(st.lists(st.integers(0, 29), min_size=1, unique=True).map(sorted), min_size=1)


@given(_SEEN)
def test_every_sighting_is_counted_once_however_dumps_are_grouped(seen: list[list[int]]) -> None:
    stubs = [_stub(f"s{at}", dumps) for at, dumps in enumerate(seen)]
    found = matrix(_dumps(30), stubs)
    assert found.grouped
    assert len(found.columns) == MOST_COLUMNS
    assert [column.first for column in found.columns[1:]] == [
        column.last + 1 for column in found.columns[:-1]
    ]
    assert (found.columns[0].first, found.columns[-1].last) == (1, 30)
    assert sum(column.new for column in found.columns) == len(stubs)
    for line in found.lines:
        assert sum(cell.dumps for cell in line.cells) == len(line.stub.sightings)
        assert sum(cell.new for cell in line.cells) == 1
        assert next(cell for cell in line.cells if cell.dumps).new
        assert all((cell.level > 0) == (cell.dumps > 0) and cell.level <= 4 for cell in line.cells)


def test_few_dumps_have_a_column_each_with_the_place_of_the_article() -> None:
    found = matrix(_dumps(3), [_stub("late", [1, 2]), _stub("early", [0])])
    assert not found.grouped
    assert [line.stub.slug for line in found.lines] == ["early", "late"]
    assert [[cell.position for cell in line.cells] for line in found.lines] == [
        [1, 0, 0],
        [0, 1, 1],
    ]
    assert [(column.articles, column.new) for column in found.columns] == [(1, 1), (1, 1), (1, 0)]


def test_a_large_archive_s_page_shows_what_was_seen_most_and_stays_small() -> None:
    stubs = [_stub(f"s{at}", list(range(at % 900, at % 900 + 1 + at % 5))) for at in range(2000)]
    dumps = _dumps(1000)
    found = matrix(dumps, stubs)
    assert len(found.lines) == MOST_ROWS
    assert found.left_out == 2000 - MOST_ROWS
    assert {len(line.stub.sightings) for line in found.lines} == {5}
    assert sum(column.new for column in found.columns) == 2000
    page = render_pages(replace(BASE, dumps=tuple(dumps), stubs=tuple(stubs)), "zh")
    table = page["dumps/index.md"].split("<table")[1].split("</table>")[0]
    assert len(table) < 100_000


def test_an_empty_archive_has_no_matrix() -> None:
    assert matrix([], []).lines == ()
    assert "dl-matrix" not in render_pages(catalog_of({}), "zh")["dumps/index.md"]
