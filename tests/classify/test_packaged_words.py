"""Words of the packaged taxonomy that name a topic in one context and something else in another."""

from __future__ import annotations

import pytest

from downlink.classify.context import TopicFinder
from tests.support import TOPICS

FINDER = TopicFinder(TOPICS)
HINTS = {(topic.id, hint) for topic in TOPICS for hint in topic.hints}


def _found(text: str, topic: str) -> list[str]:
    """Return what names the topic in the text; hints only speak of it."""
    hits = [hit for hit in FINDER.find(text) if hit.owner == topic]
    return [text[hit.start : hit.end] for hit in hits if (topic, hit.alias) not in HINTS]


@pytest.mark.parametrize(
    ("topic", "text"),
    [
        ("robotics", "A small network finds the lane markings, then predicts the ego vehicle."),
        ("robotics", "先用激光雷达建图,再做轨迹预测。"),
        ("vision", "We learn depth prediction and surface normals from unlabeled clips."),
        ("object-detection", "It draws bounding boxes around every cup."),
        ("interpretability", "Train SAEs on the activations and read the features."),
        ("probabilistic-models", "Epistemic uncertainty shrinks with more data."),
        ("mathematics", "Fisher information is the curvature of a divergence."),
        ("ai-for-science", "Solve the PDE with a neural network instead of a mesh."),
        ("large-language-models", "LangChain strings a prompt, a model and a parser together."),
        ("retrieval-augmented-generation", "A MultiQueryRetriever asks in several ways."),
        ("meta-learning", "The robot must learn new skills from a single demonstration."),
        ("training", "手写训练循环:前向、反向、更新参数。"),
        ("gpu-computing", "每个 SM 上的 occupancy 受寄存器数量限制。"),
        ("mlops", "MLOps 让模型的训练、上线与监控成为一条流水线。"),
        ("feature-engineering", "弱监督学习与数据标记能省下人工。"),
        ("information-extraction", "用搜索日志做同义词挖掘。"),
        ("kernel-methods", "Gaussian processes are distributions over functions."),
        ("optimizers", "A cyclical learning rate goes up and down between two bounds."),
    ],
)
def test_a_word_of_the_field_names_its_topic(topic: str, text: str) -> None:
    assert _found(text, topic)


@pytest.mark.parametrize(
    ("topic", "text"),
    [
        ("gpu-computing", "pip install torch==2.1 with CUDA 11.8"),
        ("mixed-precision", "这块卡的 FP16 算力是 312T。"),
        ("machine-learning", "Proceedings of the Conference on Machine Learning"),
        ("pre-training", "The sizes of cities follow a power law."),
        ("pose-estimation", "SuperPoint does keypoint detection and descriptors at once."),
        ("vision-language-models", "Stable Diffusion encodes the image prompt by CLIP."),
        ("diffusion", "Score based structure learning adds an edge at a time."),
        ("contrastive-learning", "BERT 以自监督的方式预训练。"),
        ("adapters", "The model feeds patches in without a vision encoder or an adapter."),
        ("segmentation", "用条件随机场给每个词标注词性。"),
        ("serving", "点击开通模型服务,领取免费额度。"),
        ("natural-language-processing", "编译器的语义分析检查类型。"),
        (
            "neural-network-basics",
            "Each transformer block holds attention and a feedforward network.",
        ),
        ("deep-learning-frameworks", "先给 pip 换源,再装 PyTorch。"),
        ("agents", "这里用的是反向代理,不是 LLM。"),
    ],
)
def test_a_word_in_another_sense_does_not(topic: str, text: str) -> None:
    assert not _found(text, topic)
