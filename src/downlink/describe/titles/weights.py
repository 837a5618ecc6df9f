"""The numbers by which evidence for a title is weighed: set by hand, on the project's own sets.

A candidate's weight is how likely it names what its text is about, 0 to 1; a term's is a sum over
its occurrences. The judge (`judge`) has learnt to read them as they are: where one changes, it is
taught anew.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from downlink.text.grammar.heading_cues import HeadingCue

HEADING: Mapping[HeadingCue, float] = MappingProxyType(
    {
        "a line of its own": 0.9,
        "a question on a line of its own": 0.9,
        "the text takes up its first word": 0.92,
        "an address or a label follows": 0.9,
        "it has the form of a title": 0.88,
        "a name with its gloss before a colon": 0.82,
        "a numbered word": 0.7,
        "it ends as titles do": 0.85,
        "a list or a numbered part follows": 0.8,
        "a space between Chinese characters ends a line": 0.78,
        "a run of capitalised words": 0.7,
        "a sentence in another language": 0.6,
        "a heading follows": 0.8,
        "a question, and a space before Latin letters": 0.8,
        "the text has no other space between Chinese and Latin": 0.74,
    }
)
"""A heading at the front, by what shows it."""

HEADING_WITH_COMMA, HEADING_LONG, HEADING_LEADING_IN, HEADING_AS_PROSE = 0.15, 0.1, 0.3, 0.2
"""What it loses by what it says."""

SECTION_ONLY, SECTION_BEHIND_INTRODUCTION, SECTION_OF_SEVERAL = 0.6, 0.8, 0.5
"""A heading between the parts of a text: the only one, the first behind a generic heading, one of
several.
"""

INNER_QUESTION, CAPITALISED, SHORT_SENTENCE = 0.55, 0.8, 0.6
"""What a text asks for; what heads an English one."""

SENTENCE_FOLLOWS, NOTES_ON = 0.75, 0.85
"""The words at the front of an English text behind which a sentence begins; those that end a
sentence and begin with `Notes`.
"""

HEADING_ENDED, SUBJECT_OF = 0.86, 0.45
"""The words at the front of an English text behind which a date or the first section stands; the
subject of one of its first sentences.
"""

LABEL_OF_TITLE, LABEL_OF_WORK = 0.95, 0.75
"""What stands behind `论文标题:`, and behind `论文:`."""

CITED, CITED_LATER, CITED_AS_SUBJECT, CITED_ELSEWHERE = 0.72, 0.4, 0.06, 0.2
"""A work in 《》: near the front, further down, what it gains behind `解读`, one to which a reader
is sent.
"""

LISTED, LISTED_LATER, SHORT_NAME = 0.6, 0.35, 0.8
"""A line of a bibliography, near the front and further down; the short name of a cited work."""

DEFINED, DEFINED_LATER, DEFINED_INSIDE = 0.78, 0.04, 0.08
"""What the first clause defines; what it loses with each clause, and where no line begins."""

DEFINED_PLAINLY, DEFINED_ONCE, DEFINED_ONCE_IN_CHINESE = 0.1, 0.2, 0.25
"""What a definition gains by `是指`, loses if its name does not come again, and if that is Chinese
and only ascribed a property.
"""

SORTED, DEFINED_IN_ENGLISH = 0.6, 0.7
"""What a text sorts into kinds; what an English one defines."""

PURPOSE_OWN, PURPOSE_OTHER, PURPOSE_AIMED = 0.7, 0.5, 0.45
PURPOSE_IN_ENGLISH, PURPOSE_LATE = 0.4, 0.2
"""What a text says that it does, that others do, is meant for; what it loses further down."""

TOPIC_NAMED, ASKED_HOW, TASK_SET = 0.55, 0.45, 0.4
"""What a Chinese text names as its topic, asks how to do, sets as a task."""

AIM, AIM_HOW_TO, AIM_DONE = 0.6, 0.5, 0.45
"""What an English text says that it does, shows how to do, or only names as done."""

PHRASE, PHRASE_PER_SCORE, PHRASE_MOST = 0.1, 0.06, 0.6
"""A phrase of an English text: what any has, what its score adds, and the most that it can have."""

PHRASE_AGAIN, PHRASE_PER_WORD, PHRASE_WORDS, PHRASE_FADES = 0.8, 0.5, 3, 200
"""What its score gains each time that it comes whole, and for each word, up to so many; in how many
characters behind the front it loses 1.
"""

CHINESE_PHRASE, CHINESE_PER_SCORE, CHINESE_MOST = 0.12, 0.01, 0.5
"""The same for a phrase of a Chinese text."""

CHINESE_AT_EDGE, CHINESE_FEW_WORDS, CHINESE_FADES = 0.5, 1.0, 480.0
"""The share of its score that is left to it with a character at its edge that begins or ends no
term; by how many words that tell nothing it is measured too, so that a longer one leads; in how
many characters behind the first phrase its score falls to a half.
"""

TERM, TERM_PER_WEIGHT, TERM_MOST = 0.15, 0.07, 0.66
"""A term as a candidate: what any has, what its own weight adds, and the most that it can have."""

OPENING = 0.2
"""The words with which a text begins."""

UNSUPPORTED = 0.78
"""What is left of the weight of a candidate that holds no informative term."""

OWN_HEADING, SAYS_MORE = 0.55, 0.3
"""The weight from which a heading at the front goes before a term that weighs more, and from which
what holds that term and says more does.
"""

OCCURRENCE, AGAIN = 1.0, 0.85
"""What an occurrence of a term counts; the share of a further one: how often a term stands there
says less than how.
"""

REVEALED, DEFINED_THERE, IN_FULL, DESCRIBED, DOES, AS_SUBJECT = 2.0, 1.5, 1.5, 1.2, 0.6, 0.6
COMPARED = -0.7
"""What an occurrence gains by the words around it."""

REVEALED_LATE, IN_CLAUSE = 0.5, 0.5
"""The share of that which is left far from the front, and where only a clause begins."""

MEASURED_ON, PEOPLE, BESIDE_ITS_NAME = -0.6, -0.8, 1.2
AS_HEADING, IN_HEADING, IN_WORK = 1.0, 0.6, 0.8
"""What it gains by where it stands."""

IN_FRONT = ((30, 1.0), (100, 0.5))
"""What a term gains within so many characters of the front."""

IN_REPOSITORY = 1.5
"""What it gains in the name of a repository to which the text links."""

COMMON, SMALL, FORMAT, FAMOUS, SUBJECT, CAPITAL = 0.35, 0.4, 0.6, 0.7, 0.85, 0.9
RUN, LONG_RUN, CAPITALS, COMPOUND, INDEXED = 1.1, 0.8, 1.25, 1.3, 0.3
CHINESE, CHINESE_SHORT, CHINESE_SHOWN, CHINESE_IN_HEADING = 0.65, 0.5, 0.8, 0.7
COMMON_IN_HEADING = 0.55
"""How specific a term is by its form, by which the sum is multiplied."""

INFORMATIVE, CERTAIN = 2.6, 4.0
"""A term's weight from which it says what a text is about: that of a name that occurs twice, once
where it shows that the text speaks about it; from which it needs nothing beside it.
"""

NEAR, TIE, AHEAD, ALIKE, FAR_AHEAD = 0.55, 0.9, 1.5, 1.2, 2.5
"""How much of the first term's weight a second one needs to be named too, where the first is not
certain, and where it is; how far a Latin term, and a Chinese one, is ahead of what a title holds,
that it is put before it.
"""

WEAK, GUESS = 0.33, 0.3
"""A candidate's weight up to which the opening is put behind it; below which any of it will do."""

OFTEN = 2
"""Occurrences from which a Latin term is put before a title that leaves it out, whatever they show.
"""

CLOSE = 0.1
"""Within how much of the chosen one's score others are close to it, when its confidence is told."""

PAIRED, PAIRED_BEHIND, PAIR_GAINS = 0.12, 0.4, 0.12
"""The score from which a candidate is worth joining with the best, how far it may be behind, and by
how much both must name the text better than the best alone.
"""

LEAST_SURE, MOST_SURE = 0.02, 0.99
"""Between what a confidence lies: no title is certain, and none surely wrong."""

ALTERNATIVE = 0.2
"""The score from which a candidate is worth showing as what else the title could be."""
