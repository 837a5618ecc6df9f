"""Words and characters that do the work of grammar and say nothing of a subject."""

from __future__ import annotations

from downlink.text.grammar.terms import GRAMMAR


def _words(table: str) -> frozenset[str]:
    return frozenset(table.split())


ENGLISH = _words(
    """
    a about above across after again against all almost already also although always am among an
    and another any anything are around as at away back be became because become been before being
    below best better between both but by came can can't cannot come comes could did didn't do
    does doesn't doing don don't done down during each either else enough etc even ever every
    everything few first five for four from further get gets getting give given gives go goes
    going gone good got great had has have having he her here hers him his how however i i'd i'll
    i'm i've if in inside instead into is isn't it it's its itself just keep kept know known last
    least less let let's like likely little ll long look looking lot lots made mainly make makes
    making many may maybe me means might mine more most much must my near need needed needs
    neither never new next no non none nor not nothing now of off often ok old on once one ones
    only onto or other others otherwise our ours out over own per perhaps please put quite rather
    re really right said same say says second see seem seen several shall she should since six
    small so some someone something sometimes soon still such sure take taken takes than that
    that's the their them then there there's therefore these they thing things think third this
    those though three through thus time times to together too took toward towards try trying two
    under unless until up upon us use used useful uses using usually ve very via want wants was
    way ways we we'll we're we've well went were what what's when where whether which while who
    whole whom whose why will with within without won won't work works would yes yet you you'll
    you're you've your yours yourself
    """
)
"""English ones, in small letters."""

HAN = GRAMMAR | frozenset(
    "对因为过地得自不一两十百千万亿半几有可会能要到上下中里并等该此让使给由向"
)
"""Chinese ones. Some begin or end a word of some subject too (中断, 能量): what is counted in
pairs of characters still has its other pairs.
"""
