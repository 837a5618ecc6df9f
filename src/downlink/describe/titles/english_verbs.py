"""English verbs that are hardly ever nouns, and the words before and behind which a word is a verb.

A noun phrase has no verb within. Most verbs can be nouns too (`a use`, `the state`), so a list
alone does not tell them: what stands around them does.
"""

from __future__ import annotations

from downlink.describe.titles.english_words import words_of

BASES = words_of(
    """
    accept accelerate accommodate accompany accomplish accumulate acquire adapt adjust admit adopt
    affect agree align analyze apologize appear append apply argue arise arrive assign assist
    associate assume attempt attend attract avoid be become behave belong bind boil borrow bring
    broaden calculate capture carve categorize cause celebrate chop choose clarify collaborate
    collect combine communicate compile complete comply comprise concatenate conclude configure
    confirm confuse consider consist constrain construct consume contain continue contribute
    convert convince create customize deal decrease define deliver demonstrate denote deploy derive
    describe destroy detect determine develop differ disable discourage discover distinguish
    distribute divide dominate draw eliminate embed embrace emerge emphasize employ empower enable
    encapsulate encode encounter encourage enforce enhance enjoy enrich ensure enter enumerate
    establish estimate evaluate evolve examine exceed execute exhibit exist expand explain explode
    explore expose express extend extract facilitate fail fetch fit focus follow forget formulate
    freeze gain gather generalize generate get govern grate guarantee handle happen harness hear
    hide identify ignore illustrate imagine immerse implement imply import improve include
    incorporate increase indicate infer inherit initialize inject insert inspect install
    instantiate integrate introduce investigate invoke involve iterate justify keep lack let
    leverage listen locate lose lower maintain manage manipulate maximize merge mimic minimize
    mitigate modify motivate navigate neglect notify observe obtain occur offer operate optimize
    organize outperform overcome overwrite parse perform persist populate possess pour predict
    prefer preserve prevent proceed produce prohibit promote protect prove publish pull pursue
    push reach react read realize rearrange recall receive recognize recommend reconstruct recover
    reduce refactor refer reflect refuse reinvent reject relate rely remain remember remove rename
    replace represent reproduce require resemble reside resolve respond restart restrict retain
    retrieve return reveal review rewrite satisfy save seek seem select send separate serve set
    shrink simmer simplify simulate sit solve specify start stem stick stir store strengthen
    struggle submit substitute suffer suggest summarize support suppose surpass surround tackle
    teach tell tend tolerate transcribe transform translate transmit treat try undergo understand
    unify update utilize validate vary verify visualize warn wonder
    """
)
"""What begins what is to be done: behind `to`, or at the front of a sentence."""

_OFTEN_NOUNS = words_of(
    """
    draws sets fits supports imports pushes updates returns reads starts installs stores stems
    transforms focus focuses reviews matches causes inserts offers attempts pulls rejects lacks
    merges increases decreases extracts saves embraces guarantees
    """
)


def _third(base: str) -> str:
    if base.endswith(("s", "x", "ch", "sh")):
        return f"{base}es"
    return f"{base[:-1]}ies" if base[-1] == "y" and base[-2] not in "aeiou" else f"{base}s"


THIRD = frozenset(map(_third, BASES)) - _OFTEN_NOUNS
"""What the subject before it does: `encourages`, `treats`, `tends`."""

MODALS = words_of(
    """
    can could will would may might must should shall cannot can't won't don't doesn't didn't isn't
    aren't wasn't couldn't wouldn't shouldn't we'll you'll i'll they'll it'll we'd you'd i'd let's
    """
)
"""What a verb follows."""

OBJECT_BEGINS = words_of(
    "a an the its their our your my his her this these those us them him me everyone"
)
"""What stands behind a verb, and hardly ever behind a noun."""

PARTICLES = words_of("to off out up down around through away back")
"""What stands behind a verb in `-ing` that follows its subject: `sites aiming to`."""

PREPOSITIONS = words_of(
    """
    in on at by for from of with without into onto over via using about as like than between during
    after before since until per within across through under behind beyond towards
    """
)
"""What a noun follows, whatever stands behind it."""

TRAILING = words_of(
    """
    available possible impossible easier easy harder difficult similar useful necessary essential
    capable ready able interested together well alone amidst else better worse wrong true false
    worth reminiscent likely unlikely aware familiar responsible suitable due next here there
    twice once anymore off out up down back away around along
    """
)
"""What stands behind its noun or verb, and ends no noun phrase."""
