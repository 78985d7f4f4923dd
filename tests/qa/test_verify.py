from __future__ import annotations

from dataclasses import replace

import pytest

from qa.api import AnswerService
from qa.records import Answer, Question
from qa.verify import verified


@pytest.fixture
def answer(service: AnswerService) -> Answer:
    return service.ask(Question("¿Cuándo se creó el Programa Nacional de Bibliotecas?"))


def test_a_sound_answer_passes_untouched(service: AnswerService, answer: Answer) -> None:
    assert verified(answer, service.index.documents) is answer


@pytest.mark.parametrize("change", ["offset", "quote", "text", "document"])
def test_what_was_tampered_with_is_withheld(
    service: AnswerService, answer: Answer, change: str
) -> None:
    citation = answer.citations[0]
    bad = {
        "offset": replace(citation, start=citation.start + 1),
        "quote": replace(citation, quote=citation.quote.replace("2015", "2016")),
        "text": citation,
        "document": replace(citation, doc_id="otro"),
    }[change]
    statement = answer.statements[0]
    if change == "text":
        statement = replace(statement, text=statement.text.replace("2015", "2016"))
    forged = replace(answer, citations=(bad,), statements=(statement,))
    shown = verified(forged, service.index.documents)
    assert shown.abstained
    assert "2016" not in shown.text
    assert shown.notices
