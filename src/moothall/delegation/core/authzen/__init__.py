"""Schemes of delegation as an OpenID AuthZEN 1.0 decision point: questions in, answers with reasons out."""

from moothall.delegation.core.authzen.decision_point import (
    DecisionPoint,
    KnownResource,
    KnownSubject,
    point_of,
)
from moothall.delegation.core.authzen.evaluation import Evaluation, Semantic, evaluate, until_settled
from moothall.delegation.core.authzen.question import AuthzenAction, AuthzenQuestion, Entity, Unanswerable
from moothall.delegation.core.authzen.search import (
    SearchResults,
    search_actions,
    search_resources,
    search_subjects,
)

__all__ = [
    "AuthzenAction",
    "AuthzenQuestion",
    "DecisionPoint",
    "Entity",
    "Evaluation",
    "KnownResource",
    "KnownSubject",
    "SearchResults",
    "Semantic",
    "Unanswerable",
    "evaluate",
    "point_of",
    "search_actions",
    "search_resources",
    "search_subjects",
    "until_settled",
]
