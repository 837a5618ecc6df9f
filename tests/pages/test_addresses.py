from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from downlink.pages.addresses import dump_name, link


@pytest.mark.parametrize(
    ("path", "name"),
    [("seeds/000_00fb88c1d9cd4204.txt", "000_00fb88c1d9cd4204"), ("a.txt", "a")],
)
def test_a_plain_name_is_the_address(path: str, name: str) -> None:
    assert dump_name(path) == name


@pytest.mark.parametrize(
    "path",
    [
        "seeds/A.txt",
        "seeds/sub/a.txt",
        "seeds/转储.txt",
        "seeds/a.html",
        "seeds/con.txt",
        "seeds/index.txt",
        "seeds/..txt",
    ],
)
def test_any_other_name_is_made_safe_and_told_apart(path: str) -> None:
    name = dump_name(path)
    assert name not in {"a", "con", "index"}
    assert set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")


@given(st.lists(st.text(min_size=1).filter(lambda name: "/" not in name), unique=True, max_size=20))
def test_different_dumps_have_different_addresses(names: list[str]) -> None:
    assert len({dump_name(f"seeds/{name}") for name in names}) == len(names)


@pytest.mark.parametrize(
    ("target", "page", "address"),
    [
        ("posts/lora/", "", "posts/lora/"),
        ("posts/lora/", "posts/", "../posts/lora/"),
        ("dumps/a/#p3", "posts/lora/", "../../dumps/a/#p3"),
        ("", "posts/lora/", "../../"),
        ("", "", "./"),
    ],
)
def test_links_are_relative(target: str, page: str, address: str) -> None:
    assert link(target, page=page) == address


def test_what_is_no_address_of_the_site_is_refused() -> None:
    with pytest.raises(ValueError, match="not an address"):
        link("javascript:alert(1)", page="")
