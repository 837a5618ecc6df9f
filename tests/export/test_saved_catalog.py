"""A saved catalog says what the archive did; what is none is one line that says why."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from downlink.errors import ArchiveError
from downlink.export.catalog_json import catalog_json
from downlink.export.saved_catalog import read_saved_catalog, saved
from tests.support import INTRODUCTION, ROOT, catalog_of

TEXTS = {
    "seeds/a.txt": [
        f"{INTRODUCTION}LoRA ...",
        "混合专家模型让每个词元只经过少数几个专家，参数多而计算少，难在路由",
    ],
    "seeds/b.txt": [f"{INTRODUCTION}LoRA 好"],
}


def _write(folder: Path, content: str) -> Path:
    path = folder / "catalog.json"
    path.write_text(content, encoding="utf-8")
    return path


@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_a_catalog_that_was_saved_is_what_it_was(tmp_path: Path, mark: str) -> None:
    catalog = catalog_of(TEXTS)
    assert read_saved_catalog(_write(tmp_path, mark + catalog_json(catalog))) == saved(catalog)


def test_the_golden_catalog_is_one() -> None:
    found = read_saved_catalog(ROOT / "tests" / "golden" / "catalog.json")
    assert (len(found.dumps), len(found.stubs)) == (5, 36)


def test_a_catalog_of_later_keys_is_read(tmp_path: Path) -> None:
    document = json.loads(catalog_json(catalog_of(TEXTS)))
    document["later"] = document["stubs"][0]["later"] = [1]
    read = read_saved_catalog(_write(tmp_path, json.dumps(document)))
    assert read == saved(catalog_of(TEXTS))


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "catalog.json:1:1: is no JSON (Expecting value): make it anew with"),
        ('{"schema": 1,\n "dumps"', "catalog.json:2:9: is no JSON"),
        ("[" * 100_000, "is nested deeper than any catalog: make it anew"),
        ('{"schema": ' + "1" * 10_000 + "}", "is no catalog (Exceeds the limit"),
        ("[]", "is no catalog: it has no number 'schema': make it anew"),
        ('{"schema": true}', "is no catalog: it has no number 'schema'"),
        ('{"schema": 2}', "is a catalog of schema 2, and this Downlink reads 1: make it anew"),
        ('{"schema": 1}', "is no catalog: 'dumps' is not a list: make it anew"),
    ],
)
def test_what_is_no_catalog(tmp_path: Path, content: str, message: str) -> None:
    with pytest.raises(ArchiveError) as caught:
        read_saved_catalog(_write(tmp_path, content))
    assert message in str(caught.value)
    assert str(caught.value).startswith(str(tmp_path / "catalog.json:").removesuffix(":"))


def _set(*path: str | int, value: Any) -> Callable[[Any], None]:
    def damage(document: Any) -> None:
        for key in path[:-1]:
            document = document[key]
        document[path[-1]] = value

    return damage


@pytest.mark.parametrize(
    ("damage", "message"),
    [
        (_set("dumps", 0, value="a"), "'dumps[0].path' is not a text"),
        (_set("dumps", 1, "path", value=None), "'dumps[1].path' is not a text"),
        (_set("stubs", value={}), "'stubs' is not a list"),
        (_set("stubs", 0, "slug", value=1), "'stubs[0].slug' is not a text"),
        (_set("stubs", 0, "truncated", value="no"), "'stubs[0].truncated' is not true or false"),
        (_set("stubs", 1, "topics", value=[{}]), "'stubs[1].topics[0].id' is not a text"),
        (
            _set("stubs", 0, "sightings", 0, "position", value=True),
            "'stubs[0].sightings[0].position' is not a number",
        ),
        (
            _set("stubs", 0, "variants", 0, "sightings", 0, "dump", value=[]),
            "'stubs[0].variants[0].sightings[0].dump' is not a text",
        ),
    ],
)
def test_a_catalog_with_a_wrong_value(
    tmp_path: Path, damage: Callable[[Any], None], message: str
) -> None:
    document = json.loads(catalog_json(catalog_of(TEXTS)))
    damage(document)
    with pytest.raises(ArchiveError, match="is no catalog: ") as caught:
        read_saved_catalog(_write(tmp_path, json.dumps(document)))
    assert message in str(caught.value)


def test_a_catalog_in_which_two_articles_have_one_slug(tmp_path: Path) -> None:
    document = json.loads(catalog_json(catalog_of(TEXTS)))
    for stub in document["stubs"]:
        stub["slug"] = "same"
    with pytest.raises(ArchiveError, match="2 articles have the slug 'same'"):
        read_saved_catalog(_write(tmp_path, json.dumps(document)))
