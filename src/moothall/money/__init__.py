"""Whole pence; financial years; sharing a sum so that the parts add back to it."""

from moothall.money.financial_year import FinancialYear
from moothall.money.pence import parse_pounds, pounds
from moothall.money.share import Weight, share, share_in_order

__all__ = ["FinancialYear", "Weight", "parse_pounds", "pounds", "share", "share_in_order"]
