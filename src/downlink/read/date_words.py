"""The words that dates are written in: names of months, and of time zones."""

from __future__ import annotations

from collections.abc import Mapping

_NAMES: tuple[tuple[str, ...], ...] = (
    (
        "january jan januar januari jänner jän janvier janv enero ene gennaio gen janeiro",
        "leden ledna styczeń stycznia sty января январь янв",
    ),
    (
        "february feb februar februari feber febr février févr febrero febbraio fevereiro fev",
        "únor února luty lutego lut февраля февраль фев",
    ),
    (
        "march mar märz mär mrz maart mrt mars marzo março marts",
        "březen března marzec marca марта март мар",
    ),
    (
        "april apr avril avr abril abr aprile",
        "duben dubna kwiecień kwietnia kwi апреля апрель апр",
    ),
    ("may mai mei mayo maggio mag maio maj", "květen května maja мая май"),
    (
        "june jun juni juin junio giugno giu junho",
        "červen června czerwiec czerwca cze июня июнь июн",
    ),
    (
        "july jul juli juillet juil julio luglio lug julho",
        "červenec července lipiec lipca lip июля июль июл",
    ),
    (
        "august aug augustus août aou agosto ago augusti",
        "srpen srpna sierpień sierpnia sie августа август авг",
    ),
    (
        "september sep sept septembre septiembre settembre set setembro",
        "září wrzesień września wrz сентября сентябрь сен сент",
    ),
    (
        "october oct oktober okt octobre octubre ottobre ott outubro out",
        "říjen října październik października paź октября октябрь окт",
    ),
    (
        "november nov novembre noviembre novembro",
        "listopad listopada lis ноября ноябрь ноя нояб",
    ),
    (
        "december dec dezember dez décembre déc diciembre dic dicembre dezembro",
        "prosinec prosince grudzień grudnia gru декабря декабрь дек",
    ),
)
# English, German, Dutch, the Scandinavian and the Romance languages; Czech, Polish, Russian. No
# word stands for two months.

MONTHS: Mapping[str, int] = {
    name: number for number, groups in enumerate(_NAMES, 1) for name in " ".join(groups).split()
}
"""A month's name or short form in lower case, without a full stop → its number."""

ZONES: Mapping[str, str] = {
    **dict.fromkeys(("Z", "UT", "UTC", "GMT"), "Z"),
    "EST": "-05:00",
    "EDT": "-04:00",
    "CST": "-06:00",
    "CDT": "-05:00",
    "MST": "-07:00",
    "MDT": "-06:00",
    "PST": "-08:00",
    "PDT": "-07:00",
    "WET": "+00:00",
    "WEST": "+01:00",
    "CET": "+01:00",
    "CEST": "+02:00",
    "MEZ": "+01:00",
    "MESZ": "+02:00",
    "EET": "+02:00",
    "EEST": "+03:00",
    "JST": "+09:00",
    "KST": "+09:00",
    "HKT": "+08:00",
}
"""A zone's name → its offset: those of RFC 822, and those that mean one thing only. Others, such
as IST (India, Israel, Ireland) and MSK (an hour more until 2014), say nothing (RFC 2822, 4.3)."""
