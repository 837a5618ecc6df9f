from __future__ import annotations

from downlink.languages import page_words
from downlink.pages.reference_list import MOST_CITING, Citations
from tests.support import catalog_of

TEXTS = [f"{chr(0x5000 + at) * 30} 见 https://arxiv.org/abs/2302.13971 一文" for at in range(25)]
STUBS = catalog_of(
    {"seeds/a.txt": [*TEXTS, "只有这一篇引用 https://github.com/a/b 其余都没有引用它"]}
).stubs


def test_the_articles_that_cite_something_are_named_up_to_a_limit_and_counted_beyond() -> None:
    citations = Citations(STUBS, page_words("en"))
    papers, code = citations.groups()
    (paper,) = papers.references
    assert (len(paper.stubs), paper.more) == (MOST_CITING, 25 - MOST_CITING)
    assert [item.more for item in code.references] == [0]
    assert len(citations) == 2


def test_an_article_s_own_page_names_the_others_that_cite_the_same() -> None:
    citations = Citations(STUBS, page_words("en"))
    for stub in (STUBS[0], STUBS[24]):
        (paper,) = citations.of(stub)
        assert stub not in paper.stubs
        assert len(paper.stubs) + paper.more == 24
    (code,) = citations.of(STUBS[25])
    assert (code.stubs, code.more) == ((), 0)
