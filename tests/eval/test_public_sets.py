from __future__ import annotations

import json

import pytest

from eval.items import UNANSWERABLE
from eval.public_sets import PublicSetError, read_beir, read_squad
from eval.records import EvalSettings
from eval.variants import document_variant
from ingest.records import Document, ParsedDocument, Passage

CONTEXT = "\ufeffLa ñandú corre. El cóndor vuela alto. Nadie nada."


def question(identifier: str, text: str, *answers: str, impossible: bool | None = None):
    found = {
        "id": identifier,
        "question": text,
        "answers": [{"text": a, "answer_start": CONTEXT.find(a)} for a in answers],
    }
    return found if impossible is None else {**found, "is_impossible": impossible}


def squad(tmp_path, *questions, breaks=None, context=CONTEXT):
    paragraph = {"context": context, "qas": list(questions)}
    if breaks:
        paragraph["sentence_breaks"] = breaks
    data = {"version": "1.1", "data": [{"title": "t", "paragraphs": [paragraph, paragraph]}]}
    path = tmp_path / "s.json"
    path.write_text(json.dumps(data), encoding="utf-8")
    return path


def test_paragraphs_and_sentences_become_texts_and_evidence(tmp_path):
    path = squad(tmp_path, question("a", "¿Qué vuela?", "cóndor"), question("b", "¿Y el pez?"))
    found = read_squad(path)
    assert list(found.paragraphs.texts) == ["p000000.txt"]
    assert sorted(found.sentences.texts.values()) == sorted(
        ["La ñandú corre.", "El cóndor vuela alto.", "Nadie nada."]
    )
    first, second = found.items[:2]
    assert first.evidence[0].quote.strip() == "El cóndor vuela alto."
    assert first.answers == ("cóndor",)
    assert (second.kind, second.evidence) == (UNANSWERABLE, ())
    assert found.paragraphs.judgements == {"a": ("p000000.txt",)}
    assert [found.sentences.texts[n].strip() for n in found.sentences.judgements["a"]] == [
        "El cóndor vuela alto."
    ]


def test_stated_sentences_are_used_and_impossible_ones_have_no_answer(tmp_path):
    asked = [
        question("a", "¿Qué vuela?", "cóndor"),
        question("b", "¿Qué nada?", "Nadie", impossible=True),
    ]
    found = read_squad(squad(tmp_path, *asked, breaks=[[0, 37], [38, 49]]))
    assert len(found.sentences.texts) == 2
    assert found.items[0].evidence[0].quote == CONTEXT[:37].replace("\ufeff", " ")
    assert found.items[1].kind == UNANSWERABLE


def test_answers_are_placed_again_or_counted(tmp_path):
    moved = {"id": "a", "question": "¿?", "answers": [{"text": "alto", "answer_start": 2}]}
    lost = {"id": "b", "question": "¿Y?", "answers": [{"text": "bajo", "answer_start": 2}]}
    found = read_squad(squad(tmp_path, moved, lost))
    assert {item.id for item in found.items} == {"a"}
    assert found.unplaced == 2


def test_a_limit_keeps_the_whole_corpus(tmp_path):
    asked = [question(str(i), f"¿{i}?", "cóndor") for i in range(10)]
    found = read_squad(squad(tmp_path, *asked), limit=3)
    assert len(found.items) == 3
    assert len(found.paragraphs.texts) == 1


@pytest.mark.parametrize(
    "text", ["{", "[]", '{"data": [{"paragraphs": [{"context": "x"}]}]}', '{"data": []}']
)
def test_another_format_is_an_error(tmp_path, text):
    path = tmp_path / "s.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(PublicSetError, match=r"s\.json"):
        read_squad(path)


def beir(tmp_path, qrels="query-id\tcorpus-id\tscore\nq1\tB\t2\nq1\tA\t0\nq2\tA\t1\n"):
    lines = {
        "corpus.jsonl": [
            {"_id": "A", "title": "Aves", "text": "El cóndor vuela."},
            {"_id": "B", "text": "El pez nada."},
        ],
        "queries.jsonl": [{"_id": "q1", "text": "¿Qué nada?"}, {"_id": "q2", "text": "¿cóndor?"}],
    }
    for name, rows in lines.items():
        (tmp_path / name).write_text("\n".join(json.dumps(r) for r in rows), encoding="utf-8")
    (tmp_path / "qrels").mkdir()
    (tmp_path / "qrels/dev.tsv").write_text("q1\tA\t1\n", encoding="utf-8")
    (tmp_path / "qrels/test.tsv").write_text(qrels, encoding="utf-8")
    return tmp_path


def test_a_beir_folder_is_read_with_its_test_judgements(tmp_path):
    found = read_beir(beir(tmp_path))
    assert found.paragraphs.texts["d000000.txt"] == "Aves\n\nEl cóndor vuela."
    assert found.paragraphs.judgements == {"q1": ("d000001.txt",), "q2": ("d000000.txt",)}
    assert [item.question for item in found.items] == ["¿Qué nada?", "¿cóndor?"]


def test_what_a_beir_folder_lacks_is_named(tmp_path):
    with pytest.raises(PublicSetError, match=r"corpus\.jsonl"):
        read_beir(tmp_path)
    folder = beir(tmp_path, "q1\tB\tmucho\n")
    with pytest.raises(PublicSetError, match="no tiene preguntas"):
        read_beir(folder)
    (folder / "qrels/test.tsv").write_text("q1\tZ\t1\n", encoding="utf-8")
    with pytest.raises(PublicSetError, match="no tiene preguntas"):
        read_beir(folder)


def test_documents_are_ranked_by_their_best_passage(tmp_path, report_index):
    found = read_beir(beir(tmp_path))
    parsed = []
    for name, text in found.paragraphs.texts.items():
        document = Document(name, name, f"textos/{name}", "0" * 64, text, "txt")
        cuts = [(0, 6), (6, len(text))]
        passages = tuple(
            Passage(f"{name}{a}", name, "s", (), text[a:b], "", a, b, "prose") for a, b in cuts
        )
        parsed.append(ParsedDocument(document, (), (), passages))
    index = type(report_index)(*parsed)
    variant, results = document_variant(
        index, found.items, found.paragraphs.judgements, EvalSettings(resamples=20), "documento"
    )
    by_id = {result.item.id: result for result in results}
    assert {p.passage_id for p in by_id["q1"].ranking} == set(found.paragraphs.texts)
    assert by_id["q1"].relevant == ("d000001.txt",)
    values = {figure.metric: figure.estimate for figure in variant.figures}
    assert values["recall_10"] == 1
    assert "right" not in values
