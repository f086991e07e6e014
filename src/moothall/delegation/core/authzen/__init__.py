"""Schemes of delegation as an OpenID AuthZEN 1.0 decision point: questions in, answers with reasons out."""

from moothall.delegation.core.authzen.evaluation import Evaluation, Semantic, evaluate, until_settled
from moothall.delegation.core.authzen.of_register import point_of
from moothall.delegation.core.authzen.point import DecisionPoint, KnownResource, KnownSubject
from moothall.delegation.core.authzen.question import Action, Entity, Question, Unanswerable
from moothall.delegation.core.authzen.search import Found, search_actions, search_resources, search_subjects

__all__ = [
    "Action",
    "DecisionPoint",
    "Entity",
    "Evaluation",
    "Found",
    "KnownResource",
    "KnownSubject",
    "Question",
    "Semantic",
    "Unanswerable",
    "evaluate",
    "point_of",
    "search_actions",
    "search_resources",
    "search_subjects",
    "until_settled",
]
