from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from downlink.pages.pictures.labels import lines_of, width_of
from downlink.pages.pictures.layout import Box, Tie, arrange
from downlink.pages.pictures.topic_map import MOST, MapTopic, topic_map

_SIZES = st.lists(st.tuples(st.floats(10, 150), st.floats(10, 60)), max_size=25)


@given(_SIZES, st.data())
def test_boxes_stay_on_the_surface_and_off_each_other(
    sizes: list[tuple[float, float]], data: st.DataObject
) -> None:
    boxes = {f"t{at}": Box(*size) for at, size in enumerate(sizes)}
    names = st.sampled_from(sorted(boxes) or [""])
    pairs = data.draw(st.lists(st.tuples(names, names), max_size=20)) if boxes else []
    ties = [Tie(one, other, 1.0) for one, other in pairs if one != other]
    places, height = arrange(boxes, ties, 300, 20 * len(boxes))
    assert places.keys() == boxes.keys()
    for name, (x, y) in places.items():
        assert boxes[name].width / 2 - 0.1 <= x <= 300 - boxes[name].width / 2 + 0.1
        assert boxes[name].height / 2 - 0.1 <= y <= height - boxes[name].height / 2 + 0.1
    for one, other in combinations(places, 2):
        across = (boxes[one].width + boxes[other].width) / 2
        down = (boxes[one].height + boxes[other].height) / 2
        (x1, y1), (x2, y2) = places[one], places[other]
        assert abs(x1 - x2) >= across - 0.1 or abs(y1 - y2) >= down - 0.1
    assert arrange(boxes, ties, 300, 20 * len(boxes)) == (places, height)


def test_what_is_tied_lies_nearer_than_what_is_not() -> None:
    boxes = {name: Box(20, 20) for name in "abcdefgh"}
    ties = [
        Tie(one, other, 1.0) for group in ("abcd", "efgh") for one, other in combinations(group, 2)
    ]
    places, _ = arrange(boxes, ties, 600, 300)

    def apart(one: str, other: str) -> float:
        return abs(places[one][0] - places[other][0]) + abs(places[one][1] - places[other][1])

    tied = [apart(tie.one, tie.other) for tie in ties]
    loose = [apart(one, other) for one in "abcd" for other in "efgh"]
    assert sum(tied) / len(tied) < sum(loose) / len(loose)


@given(st.text(st.sampled_from("LoRA 混合专家（）MoE-、1"), min_size=1, max_size=30))
def test_a_label_loses_nothing_but_the_space_at_its_break(name: str) -> None:
    lines = lines_of(name, 6)
    assert len(lines) <= 2
    assert "".join("".join(lines).split()) == "".join(name.split())
    if len(lines) == 2:
        assert max(map(width_of, lines)) < width_of(name)


def test_a_label_without_end_is_cut() -> None:
    assert max(map(width_of, lines_of("无" * 500, 6))) < 25


def test_a_label_breaks_before_its_parenthesis() -> None:
    assert lines_of("混合专家模型（MoE）", 7) == ("混合专家模型", "（MoE）")
    assert lines_of("LoRA", 7) == ("LoRA",)


def _topics(count: int) -> list[MapTopic]:
    return [MapTopic(f"t{at}", f"主题 {at}", "", 1 + at % 7) for at in range(count)]


def test_a_large_taxonomy_is_drawn_with_its_largest_topics() -> None:
    topics = _topics(MOST + 30)
    drawn = topic_map(topics, ())
    assert drawn is not None
    shown = {row.topic for row in drawn.rows}
    assert (len(shown), drawn.left_out) == (MOST, 30)
    assert min(topic.count for topic in shown) >= max(
        topic.count for topic in topics if topic not in shown
    )
    for drawing in drawn.drawings:
        assert {node.topic for node in drawing.nodes} == shown


def test_a_node_is_the_larger_the_more_articles_it_has() -> None:
    drawn = topic_map(_topics(10), ())
    assert drawn is not None
    for drawing in drawn.drawings:
        ranked = sorted(drawing.nodes, key=lambda node: node.topic.count)
        assert [node.radius for node in ranked] == sorted(node.radius for node in ranked)


def test_one_topic_is_no_map() -> None:
    assert topic_map(_topics(1), ()) is None
    assert topic_map([], ()) is None
