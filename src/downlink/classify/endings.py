"""A term → whether its form says that it is no subject: an adjective, a place, a body, a job."""

from __future__ import annotations

import re

_GLUED = re.compile(r"[A-Za-z\d]{2,}-?(?:based|like|style|free|aware|driven|wise|level|specific)")
# What is left of GAN-based where captures lose hyphens.

_BODY_OR_JOB = re.compile(
    r".+(?:大学|学院|委员会|研究院|研究所|出版社|有限公司|代表大会|法院|检察院|务院|政府|省|"
    r"自治区|岗|审稿人|工程师|程序员|学家|教授|老师|同学|负责人)"
)
_TOWN = re.compile(r"..+[市县]")
_MARKET = re.compile(r"[城股超上门夜都楼债汽早闹菜]市")
_ADJECTIVE = re.compile(r"[A-Za-z][a-z]{2,}(?:al|ive|ian|ible|able|ous|ary)")
_ADJECTIVES = frozenset(
    [
        *("acoustic", "asymptotic", "asynchronous", "atomic", "automatic", "autonomous"),
        *("basic", "classic", "convex", "cyclic", "deterministic", "discrete"),
        *("distributed", "dynamic", "elastic", "empirical", "explicit", "finite"),
        *("fuzzy", "generic", "geometric", "graphic", "harmonic", "hierarchic"),
        *("hybrid", "implicit", "incremental", "inverse", "isotropic", "latent"),
        *("linear", "modern", "modular", "multimodal", "nonlinear", "offline"),
        *("online", "parallel", "periodic", "polynomial", "probabilistic", "quadratic"),
        *("realistic", "recurrent", "regularized", "robust", "semantic", "sparse"),
        *("static", "stochastic", "strategic", "supervised", "symbolic", "symmetric"),
        *("synthetic", "systematic", "unsupervised", "weighted"),
    ]
)


def names_no_subject(term: str) -> bool:
    """Whether a term is the name of a place, of a body or of a job: 河南省, 北京大学, 算法岗."""
    town = _TOWN.fullmatch(term) and not _MARKET.search(term)
    return bool(town or _BODY_OR_JOB.fullmatch(term))


def is_glued(term: str) -> bool:
    """Whether a term is an adjective made of another one."""
    return bool(_GLUED.fullmatch(term.rpartition(" ")[2]))


def may_be_adjective(term: str) -> bool:
    """Whether a Latin term ends as adjectives do: Riemannian, Deep Neural, but Mistral too."""
    last = term.rpartition(" ")[2]
    return bool(_ADJECTIVE.fullmatch(last)) or last.casefold() in _ADJECTIVES
