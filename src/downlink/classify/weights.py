"""The numbers by which evidence for topics is weighed: set by hand, on the project's own sets.

A name of a topic weighs by where it stands; what an article is about follows from the sums. Below
stand those by which a term is told that could be a topic itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from downlink.model.topic import Zone

IN_ZONE: Mapping[Zone, float] = MappingProxyType(
    {
        "title": 2.0,
        "heading": 2.0,
        "definition": 2.5,
        "opening": 1.5,
        "text": 1.0,
        "aside": 0.5,
        "link": 0.5,
    }
)
"""What a name of a topic counts where it stands."""

HINT = 0.5
"""What a hint counts beside a name. One that several topics share is divided among them."""

FRONT = 400
"""Characters that every capture shows. A word further down counts the less, the longer the text
is, so that an article has the topics of its excerpt."""

LIST_MARKS = 2
"""Commas and conjunctions around a thing that make a list of it: one of them is a conjunction, or
there is one more of them."""

ENOUGH_FIRST, ENOUGH = 1.4, 1.75
"""The weight from which the heaviest topic, and any other one, can be what an article is about. The
heaviest narrow topic counts as the heaviest where a front names it: `LLMs trained with RLHF`; so
does a broad one that is as heavy."""

ENOUGH_WITHIN = 3.0
"""The same for a topic that the taxonomy calls broad and that only stands further on: neither in
the title or a heading nor in a definition or the first sentence."""

ENOUGH_ONCE, LONG_NAME = 3.0, 0.82
"""The same for a topic that shows at one place only, and the part of it that a long Latin name
needs."""

FULL_WORDS, LEAST_OF_WORDS = 110, 0.5
"""Words (of Chinese, pairs of characters) of a text that is long enough to come back to what it is
about, and the least part of the weight above that a shorter one needs: 350 characters of English
are 55 words, which have room to say it once."""

ENOUGH_HINTS, LEAST_HINTS = 3.0, 4
"""The same for a topic that nothing names, and the different hints that it needs."""

LEAST_SHARE, LEAST_SHARE_BROAD = 0.38, 0.9
"""Of the heaviest topic's weight, what another one needs. A broad topic, which has narrower ones
or is a tool, is more often only what an article stands in or uses."""

LEAST_SHARE_ONE_WORD = 0.5
"""The same for a topic of which one word alone speaks, however often, and neither in the title or a
heading nor in a definition: `CLIP` in an article on Stable Diffusion is a part of it."""

LEAST_OF_ANCESTOR = 0.3
"""Of the weight of a topic above it, what one needs instead: it is not held against that one, as
what is said of fine-tuning speaks for LoRA rather than not."""

LEAST_BESIDE_NARROWER = 0.8
"""Of the weight of each narrower topic that an article is about, what the one above them needs to
stand beside them: the article begins with it and then goes through some of what belongs to it."""

HEAVY = 8.0
"""A heaviest topic counts as this heavy at most: an article can say very much of one topic and
still be about another one too."""

MENTION_HINTS = 2.0
"""The weight from which a topic that nothing names is mentioned."""

LEAST_MENTION = 0.25
"""The weight from which a topic is mentioned that is named: once on six thousand characters is not
enough. In an excerpt any name weighs more."""

LEAST_SHOWN = 1.0
"""The weight from which a topic that is not listed is worth a line where topics are explained."""

NAMED = 0.8
"""Of the places of a Latin word, the share at which it must be written as names are, to be a term.
"""

WITHIN_LONGER = 0.8
"""Of the texts that hold a term, the share in which it is only a part of a longer one that makes
it a fragment."""

VARIED, LEAST_SHORT = 3, 5
"""Neighbours between which a term of two characters must stand, and texts that must hold it: most
such pieces are parts of words, or everyday words."""

SAME_PASSAGE = 0.5
"""Of the texts that hold a term, the share that may do so in one passage, after one and the same
phrase, as a label of what follows, or only as their first words."""

PARTED = 0.15
"""Of its places, the share at which a term must begin, and end, beside what is no part of it."""

ABBREVIATED, SAID_SAME = 0.3, 2
"""Of an abbreviation's texts, the share that must hold the phrase with its initials; places that
must say that two terms are one, where neither initials nor a phrase of two words vouch for it."""

SHARED, SHARED_TOLD = 3, 2
"""Articles that must share a term that is suggested. Of these, articles that must tell of it (in
their title, at their beginning, or again) where they do not belong together, or where a topic knows
the term."""

TOGETHER, BY_CHANCE = 0.6, 0.04
"""Of the articles that share a term, the share that must be about one topic, or about none; how
likely it may be that as many of them belong together by chance."""

STANDS_OUT, BOUND_COUNTS, STANDS_OUT_LEAST = 2.2, 2.0, 1.4
"""How much a term must stand out in an article, on average, where its articles do not belong
together: it is in their title, at their beginning, or comes again. How much less is enough for each
part of their relations that stays among them, and what is the least."""

BOUND, UNBOUND = 0.12, 0.25
"""The part of the relations of the articles that share a term that must stay among them, and what
counts beside that part where terms are put in order."""

SAME_ARTICLES = 0.7
"""Of two terms of which one holds the other, the share of shared articles at which one will do."""

NARROW = 0.7
"""Of the articles that are about a topic or mention it, the share that a narrower one may have;
what more of them have is only another word for it."""
