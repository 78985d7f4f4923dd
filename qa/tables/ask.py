"""What a question asks of a table, read more closely than for any other answer."""

from __future__ import annotations

import re
from dataclasses import replace

from qa.forms import QuestionForm, analyse_question
from qa.patterns import Operation
from qa.tables.bounds import limits, without_ages, without_bounds
from qa.tables.order_phrases import (
    ASKS_STANDING,
    FIRST_TWO,
    FROM_MOST_TO_LEAST,
    NEXT_AFTER,
    ORDINAL,
    OUTDOES,
    SETS_AGAINST,
    THE_ONE_WITH,
    THE_REST,
)
from qa.tables.phrases import (
    ABOUT_AGES,
    ADDS,
    AGAINST_REST,
    ASKS_HALF,
    ASKS_HOW_MANY_TIMES,
    ASKS_ORDER,
    ASKS_ROW_COUNT,
    BARE_AGES,
    BY_HOW_MUCH,
    COMPARES,
    DIFFERS,
    EXCLUDES,
    FIRST_ONES,
    FROM_END,
    GAP,
    HALVES,
    JOINED,
    LEADS,
    LIMIT,
    MEDIAN,
    MORE_IN_A_YEAR,
    MORE_THAN,
    MOVED,
    MOVED_MOST,
    ONE_AGE,
    PER_EACH,
    PERIOD,
    PLACED,
    RANK_WORDS,
    RANKED,
    ROW_NOUN,
    ROWS_ASKED,
    ROWS_THAT_MOVED,
    SERIES,
    SEX_PLUS_SEX,
    SHARES,
    SUMS,
    SURPASSES,
    TOGETHER,
    UP_TO_AGE,
)
from qa.text import fold

_SAID_ANEW = ("sum", "growth", "share", "average", "ratio", "difference", "min", "max")
"""Operations that a follow-up asks by itself of what was spoken of before."""
_TWO_ENDS = ("difference", "growth", "ratio", "compare", "moved")
"""Operations that set the two ends of a period against each other."""


def for_table(form: QuestionForm) -> QuestionForm:
    """``form`` with the operation that a table is asked for, where the words are plain.

    A threshold right after a word of comparing is a filter ("con entre 1000 y 5000"), unless
    its numbers are years or ages. What a follow-up asks itself comes before what it takes over.
    """
    own = form.text.partition("(sobre:")[0]
    first = analyse_question(own).operation if own != form.text else None
    if first in _SAID_ANEW and (first, form.operation) != ("share", "growth"):
        form = replace(form, operation=first)
    other_end = THE_ONE_WITH.match(fold(own)) if own != form.text else None
    if other_end is not None:
        return replace(form, operation=_other_end(form, bool(other_end.group("more"))))
    if form.ages is None:
        bare = BARE_AGES.search(fold(form.text))
        until, single = UP_TO_AGE.search(fold(form.text)), ONE_AGE.search(fold(form.text))
        if single is not None:
            form = replace(form, ages=(int(single.group(1)), int(single.group(1))))
        elif until is not None:
            form = replace(form, ages=(0, int(until.group(1))))
        elif bare is not None and int(bare.group(1)) < int(bare.group(2)):
            form = replace(form, ages=(int(bare.group(1)), int(bare.group(2))))
    low = without_ages(form)
    form = without_bounds(form, low)
    if FROM_END.search(low) and form.operation in (None, "max", "top"):
        return replace(form, operation="min")
    if MEDIAN.search(low) and form.operation in (None, "average"):
        return replace(form, operation="median")
    compound = _compound(low, form)
    if compound is not None:
        return replace(form, operation=compound)
    match = next(iter(limits(low)), None)
    form = _with_year_before(low, form)
    if len(form.years) == 2 and JOINED.search(low):
        return replace(form, operation="difference")
    if match is None and form.operation in (None, "filter"):
        return replace(form, operation=_plain_operation(low, form))
    if match is None or form.operation in ("share", "average", "ratio", "growth"):
        return form
    return replace(form, operation="filter") if ROWS_ASKED.search(low) else form


def _with_year_before(low: str, form: QuestionForm) -> QuestionForm:
    """A rise or fall "en 2020" is from the year before."""
    if len(form.years) != 1 or form.operation not in ("difference", "growth"):
        return form
    alone = things(form) < 2 and len(form.sexes) < 2 and DIFFERS.search(low) is None
    if not alone or not MOVED.search(low) or re.search(r"\b(?:mas|menos)\b", low):
        return form
    return replace(form, years=form.years | {min(form.years) - 1})


def _other_end(form: QuestionForm, more: bool) -> Operation:
    """The end of an order that a follow-up asks for: as many rows as the question before."""
    if FIRST_ONES.search(fold(form.text)):
        return "top" if more else "bottom"
    return "max" if more else "min"


def _compound(low: str, form: QuestionForm) -> Operation | None:
    """The operation of a question that joins two ("la suma de las tres primeras…")."""
    named = things(form) > 0 or bool(form.ages) or bool(form.years)
    if named and ASKS_STANDING.search(low):
        return "standing"
    if things(form) == 1 and NEXT_AFTER.search(low) and not form.wh.startswith("cuant"):
        return "next"
    if things(form) and THE_REST.search(low):
        asked = form.wants("figure", "comparison") or not form.wh
        if asked and SETS_AGAINST.search(low):
            return "against_rest"
        if form.operation is None and form.wants("figure"):
            return "rest"
    if not things(form) and (FROM_MOST_TO_LEAST.search(low) or FIRST_TWO.search(low)):
        return "range"
    if len(form.years) == 2 and not things(form) and MORE_IN_A_YEAR.search(low):
        return "moved"
    if AGAINST_REST.search(low):
        return "share"
    if TOGETHER.search(low) and COMPARES.search(low):
        return "together"
    if ROW_NOUN.search(low):
        if GAP.search(low):
            return "gap"
        pair = len(form.sexes) == 2 or things(form) == 2
        if pair and MORE_THAN.search(low) and form.wh != "cuantas":
            return "over"
    return _of_first_ones(low, form) or _of_rows(low, form)


def _of_rows(low: str, form: QuestionForm) -> Operation | None:
    """The operation over all rows, or over a whole and its parts, that the words ask for."""
    amount = form.wants("figure", "sum") or (form.kinds == ("other",) and not form.wh)
    if EXCLUDES.search(low) and form.operation in (None, "sum") and amount:
        return "rest"
    if PER_EACH.search(low) and form.operation in (None, "average", "ratio"):
        return "ratio"
    if ASKS_HOW_MANY_TIMES.search(low) and not ROWS_THAT_MOVED.search(low):
        return "ratio"
    if LEADS.search(low):
        return "difference"
    if form.operation in (None, "share", "compare", "filter") and HALVES.search(low):
        return "half" if ASKS_HALF.search(low) else "share"
    if ASKS_ORDER.search(low):
        return "order"
    limit = LIMIT.search(low)
    fell_below = limit is not None and limit.group().startswith("baj")
    if not fell_below and (MOVED_MOST.search(low) or ROWS_THAT_MOVED.search(low)):
        return "moved"
    if SURPASSES.search(low) and limit is None:
        return "difference" if re.search(r"\bcuant[oa]s?\b", low) else "compare"
    if ASKS_ROW_COUNT.search(low) and limit is None and form.operation is None:
        return "rows"
    return None


def _of_first_ones(low: str, form: QuestionForm) -> Operation | None:
    """What is asked of the first rows in order: themselves, their sum or their share."""
    if things(form) > 1 and not EXCLUDES.search(low):
        return None
    several = FIRST_ONES.search(low) is not None
    if not (several or form.operation in ("top", "bottom")) or not RANK_WORDS.search(low):
        return None
    if SHARES.search(low):
        return "share_top"
    if SUMS.search(low):
        return "sum_top"
    if several and form.operation in ("max", "min"):
        return "top" if form.operation == "max" else "bottom"
    ends = re.search(r"\b(?:(primer)|(ultim))[oa]s\b", low) if several else None
    if ends is not None and form.operation is None and not re.search(r"\b(?:ano|año|mes)s?", low):
        return "top" if ends.group(1) else "bottom"
    return None


def _plain_operation(low: str, form: QuestionForm) -> Operation | None:
    """The operation of a question without a threshold that the general patterns leave out."""
    ages = ABOUT_AGES.findall(fold(form.text))
    several = things(form) > 1 or len(form.sexes) > 1 or len(ages) > 1
    if several and re.search(r"\b(?:mas|menos)\b[^?]*\bque\b", low):
        return "compare"
    if _adds_names(low, form):
        return "sum"
    if re.search(r"\b(?:mayor|minor)itari[oa]", low):
        return "min" if "minoritari" in low else "max"
    if (things(form) == 2 or len(form.sexes) == 2 or len(ages) == 2) and _sets_two(low, form):
        return "compare"
    ends = _end_of_order(low, form)
    if ends is not None:
        return ends
    if ADDS.search(low):
        return "sum"
    if DIFFERS.search(low):
        return "difference"
    if SHARES.search(low):
        return "share"
    if ROWS_ASKED.search(low) and RANKED.search(low):
        return "min" if re.search(r"\bmenos\b|\bmenor", low) else "max"
    if len(form.years) == 2 and MOVED.search(low):
        percent = re.search(r"\b(?:por ?ciento|porcent\w*|tasa)\b|%", low)
        return "growth" if percent else "difference"
    if form.operation is None and len(form.years) != 1 and SERIES.search(low):
        return "series"
    return None


def _sets_two(low: str, form: QuestionForm) -> bool:
    """Whether a question that names two things asks which of them is ahead."""
    ranks = form.operation in ("max", "min") or re.search(r"\bmas\b|\bmenos\b", low)
    if ranks and (BY_HOW_MUCH.search(low) or re.search(r"\bo\b", low)):
        return True
    return bool(OUTDOES.search(low)) and form.operation in (None, "filter")


def _end_of_order(low: str, form: QuestionForm) -> Operation | None:
    """From which end of an order the question counts ("la segunda con más…", "quedó última")."""
    ordinal = ORDINAL.search(low)
    if ordinal is not None and form.operation is None:
        return "min" if ordinal.group("size").startswith("men") else "max"
    placed = PLACED.search(low)
    if placed is not None:
        return "min" if placed.group("last") else "max"
    return None


def things(form: QuestionForm) -> int:
    """How many places, or rows of one table, the question names."""
    return max(len(form.places), len(form.rows))


def _adds_names(low: str, form: QuestionForm) -> bool:
    """True for "mujeres más hombres" and "Lima más Callao", which no "que" follows."""
    if SEX_PLUS_SEX.search(low):
        return True
    names = "|".join(sorted(map(re.escape, {*form.places, *form.rows})))
    joined = rf"\b(?:{names})\s+(?:mas|\+)\s+(?:{names})\b(?![^?]*\bque\b)"
    return things(form) > 1 and re.search(joined, low) is not None


def period(form: QuestionForm) -> tuple[int, int] | None:
    """The period that the question spans ("de 2018 a 2021"), ``None`` when it names no two ends."""
    match = PERIOD.search(fold(form.text))
    if match is None:
        return None
    return int(match.group(1) or match.group(3)), int(match.group(2) or match.group(4))


def asked_years(form: QuestionForm) -> frozenset[int]:
    """The years asked about: a period counts whole unless its two ends are to be compared.

    Two sexes or places are set against each other over the whole period.
    """
    span = period(form)
    if span is None:
        return form.years
    apart = form.operation == "difference" and 2 in (len(form.sexes), things(form))
    if form.operation in _TWO_ENDS and not apart:
        return frozenset(span) if len(form.years) > 2 else form.years
    return form.years | frozenset(range(span[0], min(span[1], span[0] + 60) + 1))
