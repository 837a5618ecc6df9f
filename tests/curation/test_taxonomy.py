from __future__ import annotations

import re
from pathlib import Path

import pytest

from downlink.curation.taxonomy import DEFAULT, read_taxonomy
from downlink.errors import ArchiveError
from downlink.model.topic import ContextRule
from tests.support import ROOT, TOPICS

LONGEST_PATH = 3


def _read(folder: Path, content: str) -> None:
    path = folder / "topics.yml"
    path.write_text(content, encoding="utf-8")
    read_taxonomy(path)


def test_the_archive_uses_the_taxonomy_that_ships_with_the_package() -> None:
    assert (ROOT / "topics.yml").read_bytes() == DEFAULT.read_bytes()


def test_a_missing_file_means_the_default(tmp_path: Path) -> None:
    assert read_taxonomy(tmp_path / "topics.yml") == TOPICS


def test_every_default_topic_says_what_it_is_in_at_most_three_levels() -> None:
    for topic in TOPICS:
        assert topic.description.endswith("。"), topic.id
        assert len(TOPICS.ancestors(topic.id)) < LONGEST_PATH, topic.id


@pytest.mark.parametrize(
    ("topic", "parent"),
    [
        ("flash-attention", "attention"),
        ("lora", "parameter-efficient-fine-tuning"),
        ("mixture-of-experts", "architectures"),
    ],
)
def test_the_topics_that_were_asked_for_stand_under_their_parents(topic: str, parent: str) -> None:
    assert {item.id: item.parent for item in TOPICS}[topic] == parent


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (
            "- {id: a, name: A}\n- {id: a, name: B}\n",
            r"topics.yml:2: topic 'a' is already in line 1",
        ),
        ("- {id: A b, name: A}\n", r":1: topic id 'A b' cannot be an address"),
        ("- {id: con, name: A}\n", r":1: topic id 'con' is a reserved name"),
        (
            "- {id: t0, name: A}\n"
            + "".join(f"- {{id: t{at}, name: A, parent: t{at - 1}}}\n" for at in range(1, 41)),
            r":41: topic 't40' is more than 40 levels deep",
        ),
        ("- {id: a}\n", r":1: topic 'a' has no name"),
        ("- {id: a, name: A, names: {en: }}\n", r":1: 'names' holds an empty name"),
        ("- {id: a, name: A, names: {en: [B]}}\n", r":1: 'names' must be a mapping of texts"),
        ("- {id: a, name: ' '}\n", r":1: topic 'a' has no name"),
        ("- {id: a, name: A, parent: b}\n", r":1: topic 'a' has the unknown parent 'b'"),
        ("- {id: a, name: A, parent: b}\n- {id: b, name: B, parent: a}\n", r"its own ancestor"),
        ("- {id: a, name: A, aliases: [b, ]}\n- {id: b, name: B, aliases: [null]}\n", r":2: 'al"),
        ("- {id: a, name: A, aliases: x}\n", r":1: 'aliases' must be a list of texts"),
        (
            "- id: a\n  name: A\n  aliases:\n  - b\n  - {alias: c, far: [d]}\n",
            r":5: unknown key 'far'",
        ),
        (
            "- {id: a, name: A, signs: [{near: [d]}]}\n",
            r":1: an alias with a context needs its text",
        ),
        ("- {id: a, name: A, terms: [{alias: c}]}\n", r":1: alias 'c' names no context"),
        ("- {id: a, name: A, aliases: [{alias: c, near: d}]}\n", r"'near' must be a list of texts"),
        (
            "- {id: a, name: A, aliases: [{alias: c, near: ['-']}]}\n",
            r"'-' near alias 'c' has no letter",
        ),
        ("- {id: a, name: A\n", r"topics.yml:2:1: is not valid YAML"),
    ],
)
def test_a_mistake_is_named_with_its_line(tmp_path: Path, content: str, message: str) -> None:
    with pytest.raises(ArchiveError, match=message):
        _read(tmp_path, content)


def test_an_alias_with_a_context_is_an_alias_and_its_context(tmp_path: Path) -> None:
    path = tmp_path / "topics.yml"
    path.write_text(
        "- {id: a, name: A, aliases: [b, {alias: c, near: [d], unless: [e, f]}], hints: [g]}\n",
        encoding="utf-8",
    )
    (topic,) = read_taxonomy(path)
    assert topic.aliases == ("b", "c")
    assert topic.hints == ("g",)
    assert topic.context == {"c": ContextRule(requires=("d",), excludes=("e", "f"))}


def _key(word: str) -> str:
    return re.sub(r"[\s-]", "", word.casefold())


def test_no_word_of_the_default_stands_twice_in_a_topic() -> None:
    for topic in TOPICS:
        keys = [_key(word) for word in (*topic.aliases, *topic.terms, *topic.hints)]
        assert sorted(keys) == sorted(set(keys)), topic.id


def test_no_sign_of_the_default_hides_a_name_of_its_topic() -> None:
    for topic in TOPICS:
        names = {_key(name) for name in (*topic.aliases, *topic.terms) if name not in topic.context}
        hidden = [(hint, name) for hint in topic.hints for name in names if name in _key(hint)]
        assert not [pair for pair in hidden if len(pair[1]) > 1], topic.id


def test_the_first_archive_has_the_topics_that_ship_with_the_package() -> None:
    assert (ROOT / "topics.yml").read_bytes() == DEFAULT.read_bytes()
