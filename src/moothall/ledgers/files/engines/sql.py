"""The question as SQL that both DuckDB and Spark accept: one text, with its values given separately."""

from typing import Any

from moothall.ledgers.files.engines.question import ColumnName, EngineQuestion, Where

_EXPRESSIONS: dict[ColumnName, str] = {
    "financial_year": "CAST(FLOOR((period - 4) / 100) AS INT)",  # April is month 4: 201603 is in 2015
}


def select(question: EngineQuestion, *, source: str, mark: str) -> tuple[str, dict[str, Any]]:
    """Return the text and its values; ``mark`` comes before a value's name in the text."""
    conditions, values = conditions_of(question.where, mark=mark)
    by = [_EXPRESSIONS.get(name, name) for name in question.by]
    wanted = [f"{how} AS key_{place}" for place, how in enumerate(by)]
    sums = ["CAST(SUM(amount_pence) AS BIGINT) AS pence", "CAST(COUNT(*) AS BIGINT) AS lines"]
    text = f"SELECT {', '.join(wanted + sums)} FROM {source}{conditions}"
    return (f"{text} GROUP BY {', '.join(by)}" if by else f"{text} HAVING COUNT(*) > 0"), values


def conditions_of(where: Where, *, mark: str) -> tuple[str, dict[str, Any]]:
    """Return the WHERE of a question, empty if every line counts, and its values."""
    conditions: list[str] = []
    values: dict[str, Any] = {}
    if where.authorities is not None:
        named = {f"authority_{place}": id for place, id in enumerate(sorted(where.authorities))}
        listed = ", ".join(f"{mark}{name}" for name in named)
        conditions.append(f"authority IN ({listed})" if named else "1 = 0")
        values |= named
    bounds = {"first_period": "period >=", "last_period": "period <=", "min_pence": "amount_pence >="}
    for name, what in bounds.items():
        if (bound := getattr(where, name)) is not None:
            conditions.append(f"{what} {mark}{name}")
            values[name] = bound
    for column, said in where.columns.items():
        conditions.append(f"{column} = {mark}{column}")
        values[column] = said
    return (f" WHERE {' AND '.join(conditions)}" if conditions else ""), values


def financial_year(starting: int) -> str:
    """Return the name of the year that starts in the April of ``starting``."""
    return f"{starting}/{(starting + 1) % 100:02}"


def named(question: EngineQuestion, keys: tuple[Any, ...]) -> tuple[Any, ...]:
    """Return keys as the answer gives them: a financial year by its name."""
    if "financial_year" not in question.by:
        return keys
    place = question.by.index("financial_year")
    return (*keys[:place], financial_year(keys[place]), *keys[place + 1 :])
