"""Measures of one answer: right words, right place, citations that hold, figures that stand.

Citation recall and precision follow ALCE (Gao et al. 2023), with entailment decided by spans
instead of by a model: a set of citations supports a statement when together they cover at
least half of the characters of a place of the evidence, or when one of them lies inside it
and holds an accepted answer.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from eval.arithmetic import derivable
from eval.ground import Ground
from eval.items import GoldItem
from eval.locate import Place, Span
from eval.normalise import contains, decimals, exact_match, figures, token_f1
from eval.records import AnswerScores
from qa.records import Answer, Citation, Statement

Same = Callable[[Citation, Span], bool]
MAX_WORDS = 80
"""A longer text is no short answer and counts as wrong."""
MAX_OPERANDS = 60
"""Figures tried in pairs to explain a computed one; a statement cites far fewer."""


def score_answer(
    item: GoldItem, places: Sequence[Place], answer: Answer, ground: Ground
) -> AnswerScores:
    """The measures of ``answer`` to an answerable question; an abstention scores zero."""
    pages = [ground.page(span) for place in places for span in place.spans]
    if answer.abstained:
        return AnswerScores(page=None if None in pages else 0.0)
    accepted = [*item.answers, *([" ".join(item.all_of)] if item.all_of else [])]
    recall, precision = citation_scores(item, places, answer)
    return AnswerScores(
        contained=float(is_right(item, answer.text)),
        exact=exact_match(answer.text, accepted),
        f1=token_f1(answer.text, accepted),
        section=_share_of_places(item, places, answer, _same_section(ground)),
        page=None if None in pages else _share_of_places(item, places, answer, _same_page(ground)),
        citation_precision=precision,
        citation_recall=recall,
    )


def is_right(item: GoldItem, text: str) -> bool:
    """Whether ``text`` holds an accepted answer and every required value, in 80 words."""
    if len(text.split()) > MAX_WORDS:
        return False
    any_of = not item.answers or any(contains(text, one) for one in item.answers)
    return any_of and all(contains(text, one) for one in item.all_of)


def citation_scores(item: GoldItem, places: Sequence[Place], answer: Answer) -> tuple[float, float]:
    """Citation recall (over statements) and precision (over their citations).

    A statement's recall is 1 when its citations support it. A citation is precise when its
    statement is supported and either it supports alone or the others do not without it.
    For a question over several sections the recall is multiplied by the share of places
    that the whole answer covers. Notices claim nothing and are left out.
    """
    by_number = {citation.number: citation for citation in answer.citations}
    claims = [s for s in answer.statements if s.kind != "notice"]
    recalls: list[float] = []
    precisions: list[float] = []
    for claim in claims:
        cited = [by_number[n] for n in claim.citations if n in by_number]
        supported = _supports(item, places, cited)
        recalls.append(float(supported))
        for i, citation in enumerate(cited):
            others = cited[:i] + cited[i + 1 :]
            needed = _supports(item, places, [citation]) or not _supports(item, places, others)
            precisions.append(float(supported and needed))
    if not recalls:
        return 0.0, 0.0
    covered = 1.0
    if item.needs_all:
        held = [_supports(item, [place], list(answer.citations)) for place in places]
        covered = sum(held) / len(held)
    recall = covered * sum(recalls) / len(recalls)
    return recall, sum(precisions) / len(precisions) if precisions else 0.0


def figure_fidelity(answer: Answer) -> float | None:
    """The share of figures in the claims that stand by value in what each claim cites.

    The result of a computation stands when some operation over cited figures gives it.
    ``None`` when the answer claims no figure.
    """
    by_number = {citation.number: citation for citation in answer.citations}
    verdicts: list[bool] = []
    for claim in answer.statements:
        if claim.kind == "notice":
            continue
        cited = [by_number[n] for n in claim.citations if n in by_number]
        verdicts += _figures_stand(claim, cited)
    return sum(verdicts) / len(verdicts) if verdicts else None


def verbatim_share(answer: Answer, ground: Ground) -> float | None:
    """The share of citations whose quotation stands at its place; ``None`` without any."""
    if not answer.citations:
        return None
    held = [ground.stands(c.doc_id, c.start, c.end, c.quote) for c in answer.citations]
    return sum(held) / len(held)


def _figures_stand(claim: Statement, cited: Sequence[Citation]) -> list[bool]:
    ways = (True, False)
    sources = [text for c in cited for text in (c.quote, c.shown)]
    if claim.kind == "computation":
        sources += [f"{c.cell.row} {c.cell.column} {c.cell.table}" for c in cited if c.cell]
    known = {value for text in sources for way in ways for value in _read(text, way)}
    verdicts: list[bool] = []
    prose, cells = _read(claim.text, True), _read(claim.text, False)
    stated = prose if all(value in known for value in prose) else cells
    operands = [value for way in ways for c in cited for value in _read(c.quote, way)]
    operands = list(dict.fromkeys(operands))
    for value in stated:
        stands = value in known
        if not stands and claim.kind == "computation":
            stands = derivable(value, _places_of(value), operands[:MAX_OPERANDS])
        verdicts.append(stands)
    return verdicts


def _read(text: str, joined: bool) -> list[float]:
    return figures(text, joined=joined)


def _places_of(value: float) -> int:
    return decimals(repr(value))


def _supports(item: GoldItem, places: Sequence[Place], cited: Sequence[Citation]) -> bool:
    spans = [Span(c.doc_id, c.start, c.end) for c in cited]
    for evidence in (span for place in places for span in place.spans):
        if 2 * _covered(evidence, spans) >= evidence.end - evidence.start:
            return True
        for citation, span in zip(cited, spans, strict=True):
            inside = span.overlap(evidence) == span.end - span.start > 0
            wanted = (*item.answers, *item.all_of)
            cells = item.computation.cells if item.computation else ()
            if inside and any(contains(citation.quote, one) for one in (*wanted, *cells)):
                return True
    return False


def _covered(evidence: Span, spans: Sequence[Span]) -> int:
    held = bytearray(evidence.end - evidence.start)
    for span in spans:
        if span.overlap(evidence):
            start = max(span.start, evidence.start) - evidence.start
            end = min(span.end, evidence.end) - evidence.start
            held[start:end] = b"\1" * (end - start)
    return sum(held)


def _same_section(ground: Ground) -> Same:
    def same(citation: Citation, span: Span) -> bool:
        return citation.doc_id == span.doc_id and citation.section_id in ground.sections(span)

    return same


def _same_page(ground: Ground) -> Same:
    def same(citation: Citation, span: Span) -> bool:
        return citation.doc_id == span.doc_id and citation.page == ground.page(span)

    return same


def _share_of_places(item: GoldItem, places: Sequence[Place], answer: Answer, same: Same) -> float:
    found = [
        any(same(citation, span) for citation in answer.citations for span in place.spans)
        for place in places
    ]
    return sum(found) / len(found) if item.needs_all else float(any(found))
