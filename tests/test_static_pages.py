"""Somebody's own static pages in docs/ are copied byte for byte; what is rendered gets a policy."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Run
from tests.support import INTRODUCTION, make_archive

ARTICLE = INTRODUCTION + "LoRA LoRA(LowRank Adaptation)用两个低秩矩阵的乘积表示权重的增量"
BODY = '<body onload="mine()">{}<article class="md-content__inner">{}</article></body></html>'
OWN = {
    "report.html": '<html><head><meta charset="gbk"></head>' + BODY.format("报告", "报告"),
    "old/index.html": '<html><head><meta charset="gbk"></head>' + BODY.format("报告", "报告"),
    "mine.html": "<html>\r\n<head><title>Grüße</title></head>\r\n"
    + BODY.format("", "<script>1</script>"),
    "notes/index.html": "\ufeff<html><head></head>" + BODY.format("Grüße", "Grüße"),
    "cut.html": "<head>",
}


def _bytes(name: str) -> bytes:
    return OWN[name].encode("gbk" if "gbk" in OWN[name] else "utf-8")


@pytest.mark.parametrize("engine", ["mkdocs", "zensical"])
def test_own_static_pages_stay_as_they_are_and_the_others_have_a_policy(
    tmp_path: Path, run: Run, engine: str
) -> None:
    config = make_archive(tmp_path, {"a.txt": [ARTICLE]})
    for name in OWN:
        path = tmp_path / "docs" / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(_bytes(name))
    result = run("build", "--engine", engine, "--config", config)
    assert result.exit_code == 0, result.output
    site = tmp_path / "site"
    assert {name: (site / name).read_bytes() for name in OWN} == {n: _bytes(n) for n in OWN}
    assert "/old/" in run("search", "报告", "--config", config).stdout
    rendered = {path.relative_to(site).as_posix() for path in site.rglob("*.html")} - OWN.keys()
    assert {"index.html", "posts/index.html"} <= rendered
    for page in rendered:
        assert b'<meta http-equiv="Content-Security-Policy"' in (site / page).read_bytes(), page
