"""The gold questions on the report: what stands in the text, how many there are, the halves."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from eval.items import KINDS, SPLITS, GoldItem, dump_item, load_gold, parse_item
from eval.locate import Locator, find_quote
from eval.normalise import contains, tokens
from eval.slices import DROPPED

ROOT = Path(__file__).parents[2]
GOLD = load_gold(ROOT / "eval/gold/peru-informe-pmm-2022.jsonl")
TEXT = (ROOT / "corpus/peru-informe-pmm-2022.txt").read_text(encoding="utf-8")
ANSWERABLE = [item for item in GOLD if item.answerable]


def test_every_quote_stands_in_the_report():
    missing = [
        (item.id, place.quote)
        for item in GOLD
        for place in item.evidence
        if not find_quote(TEXT, place.quote)
    ]
    assert missing == []


def test_accepted_answers_stand_in_their_evidence():
    missing = [
        (item.id, answer)
        for item in ANSWERABLE
        if item.computation is None
        for answer in (*item.answers, *item.all_of)
        if not any(contains(place.quote, answer) for place in item.evidence)
    ]
    assert missing == []


def test_computations_rest_on_cells_of_their_evidence():
    computed = [item for item in GOLD if item.kind == "calculo"]
    assert all(item.computation is not None for item in computed)
    for item in computed:
        for cell in item.computation.cells:
            assert any(contains(place.quote, cell) for place in item.evidence), (item.id, cell)
        assert item.computation.value in item.answers


def test_there_are_enough_questions_of_each_kind():
    kinds = Counter(item.kind for item in GOLD)
    assert len(GOLD) >= 220
    assert kinds["seguimiento"] >= 25
    assert kinds["varias_secciones"] >= 15
    assert kinds["sin_respuesta"] >= 55
    assert all(kinds[kind] >= 10 for kind in KINDS)
    traps = Counter(item.trap for item in GOLD if not item.answerable)
    assert traps.keys() == {
        "año",
        "lugar",
        "grupo",
        "dato_ausente",
        "premisa_falsa",
        "tema_ajeno",
    }
    assert all(item.history for item in GOLD if item.kind == "seguimiento")


def test_the_halves_are_fixed_and_balanced_by_kind():
    halves = {split: [item for item in GOLD if item.split == split] for split in SPLITS}
    assert abs(len(halves["desarrollo"]) - len(halves["prueba"])) <= 1
    for kind in KINDS:
        sizes = [sum(item.kind == kind for item in half) for half in halves.values()]
        assert abs(sizes[0] - sizes[1]) <= 1, kind


def test_every_section_with_text_is_covered(report_index):
    (parsed,) = report_index.documents.values()
    places = Locator([parsed.document])
    spans = [s for item in GOLD for place in places.places(item) for s in place.spans]
    text = parsed.document.text
    bare = [
        section.heading_path
        for section in parsed.sections
        if len(re.findall(r"[^\W\d]{2,}", text[section.body_start : section.body_end])) >= 3
        and not any(s.start < section.body_end and section.start < s.end for s in spans)
    ]
    assert bare == []


def _content(text: str) -> set[str]:
    return {token[:5] for token in tokens(text) if token not in DROPPED}


@pytest.mark.parametrize(
    "item", [i for i in GOLD if i.kind == "parafrasis"], ids=lambda item: item.id
)
def test_paraphrases_share_hardly_a_word_with_their_evidence(item: GoldItem):
    asked = _content(item.question)
    shared = asked & set().union(*(_content(place.quote) for place in item.evidence))
    assert len(shared) <= 1, shared


def test_entries_survive_a_round_trip():
    assert [parse_item(dump_item(item)) for item in GOLD] == list(GOLD)
