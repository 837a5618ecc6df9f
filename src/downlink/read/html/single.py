"""A listing of one entry, such as the page of a tag: nothing repeats there, but it leads to one
article.
"""

from __future__ import annotations

from downlink.read.html.groups import NO_ENTRY, NONE, Group, size_of
from downlink.read.html.listing import LONGEST_DATE, own_date
from downlink.read.html.targets import Target, Targets
from downlink.read.html.tree import Tag
from downlink.read.html.whole_page import Page

_TITLE = 80
# Characters of a title, at most, on average.

_BESIDE = (2, 1)
# Elements and the articles to which they lead: the entry, and a side column as large.


def find_single(page: Page, targets: Targets, group: Group) -> Group:
    """Return the one entry of a page whose address is a listing's; `group`, which repeats on it,
    where that is no side column.
    """
    is_bare = _is_bare(page, group)
    if is_bare:
        below = _below_title(page, targets)
        if below.members:
            return below
    single = _around_heading(page, targets)
    if not is_bare and _are_apart(single, group):
        return _together(single, group)
    found = single if single.size > group.size else group
    is_beside = (len(group.members), len(group.keys)) == _BESIDE
    alone = _alone(page, targets) if not found.members or (is_beside and found is group) else NONE
    return alone if alone.members else found


def _are_apart(single: Group, group: Group) -> bool:
    """Whether one article stands beside a list of others."""
    if not single.members or not group.members or single.keys & group.keys:
        return False
    (entry,) = single.members
    return all(tag.end <= entry.number or tag.number >= entry.end for tag in group.members)


def _together(single: Group, group: Group) -> Group:
    """Return the entries of both in the order in which they stand."""
    members = (*single.members, *group.members)
    pairs = zip(members, (*single.targets, *group.targets), strict=True)
    ordered = sorted(pairs, key=lambda pair: pair[0].number)
    targets = tuple(target for _, target in ordered)
    return Group(tuple(tag for tag, _ in ordered), targets, single.size + group.size)


def _is_bare(page: Page, group: Group) -> bool:
    """Whether entries are titles without a date, as in a side column."""
    if group.size > _TITLE * len(group.members):
        return False
    return not any(own_date(page, tag)[0] for tag in group.members)


def _around_heading(page: Page, targets: Targets) -> Group:
    """Return all that stands around the only heading that leads to an article of the site."""
    headings = (page.tags[number] for number in page.headings)
    seen = [(tag, targets.of(tag)) for tag in headings if not page.in_boilerplate(tag)]
    leading = [(tag, target) for tag, target in seen if target is not None]
    if not leading or len({target.key for _, target in leading}) > 1:
        return NONE
    heading, target = leading[0]
    return _grown(page, targets, heading, target)


def _below_title(page: Page, targets: Targets) -> Group:
    """Return the dated entry that is alone in the part of the page which has its title: beside it
    a theme lists what is new.
    """
    titles = [tag for tag in page.tags_in(page.tags[0], page.headings) if _can_be(page, tag)]
    title = next((tag for tag in titles if tag.name == "h1"), next(iter(titles), None))
    if title is not None and targets.of(title) is not None:  # it is an entry's own
        return NONE
    around = title.parent if title else None
    while around is not None and around.name not in NO_ENTRY and not targets.leads_there(around):
        around = around.parent
    links = targets.leads_there(around) if around and around.name not in NO_ENTRY else []
    if title is None or len({target.key for target in links}) != 1:
        return NONE
    target = links[0]
    entry, above = target.link, target.link.parent
    while above is not None and title.number not in page.inside(above):
        entry, above = above, above.parent
    return Group((entry,), (target,), size_of(page, [entry])) if own_date(page, entry)[0] else NONE


def _can_be(page: Page, heading: Tag) -> bool:
    return page.length(heading) > 0 and not page.in_boilerplate(heading)


def _alone(page: Page, targets: Targets) -> Group:
    """Return what holds all links of a page that leads to one article, and its date if that stands
    beside them.
    """
    links = targets.leads_there(page.tags[0])
    if len({target.key for target in links}) != 1:
        return NONE
    last = links[-1].link.number
    around = (links[0].link, *links[0].link.parents)
    holding = [tag for tag in around if tag.number == last or last in page.inside(tag)]
    holding = [tag for tag in holding if tag.name not in NO_ENTRY and tag.parent is not None]
    if not holding:
        return NONE
    inner = holding[0]
    most = page.length(inner) + LONGEST_DATE
    near = (tag for tag in holding if page.length(tag) <= most and not _heads(page, tag, inner))
    entry = next((tag for tag in near if own_date(page, tag)[0]), inner)
    named = max(links, key=lambda target: page.length(target.link))
    return Group((entry,), (named,), size_of(page, [entry]))


def _heads(page: Page, around: Tag, inner: Tag) -> bool:
    """Whether a heading stands in an element beside what is in another one."""
    headings = page.tags_in(around, page.headings)
    return any(tag is not inner and tag.number not in page.inside(inner) for tag in headings)


def _grown(page: Page, targets: Targets, heading: Tag, target: Target) -> Group:
    """Return the largest element around a heading that leads to no other article."""
    entry, around = heading, heading.parent
    while around is not None and around.name not in NO_ENTRY and targets.of(around) is not None:
        if {other.key for other in targets.leads_there(around)} - {target.key}:
            break
        entry, around = around, around.parent
    return Group((entry,), (target,), size_of(page, [entry]))
