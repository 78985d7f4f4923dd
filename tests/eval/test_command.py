"""``foja evaluar`` from end to end over an index of the report."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from eval.candidates import GoldCandidate, write_candidate
from eval.items import Evidence
from eval.records import EvalReport
from eval.runs import list_runs, read_run
from ui.cli import main

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def at_home(report_build, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FOJA_INDICE", str(report_build))


def value(report: EvalReport, metric: str) -> float:
    return report.figure(metric).estimate


def test_a_run_is_measured_kept_compared_and_listed(tmp_path, capsys):
    assert main(["evaluar", "--listar"]) == 0
    assert "No hay corridas" in capsys.readouterr().out
    asked = ["evaluar", "--parte", "desarrollo", "--limite", "12", "--rapida"]
    assert main([*asked, "--salida", "uno"]) == 0
    assert {p.name for p in Path("uno").iterdir()} == {
        "report.json",
        "report.html",
        "run.trec",
        "qrels.trec",
    }
    first = read_run(Path("uno"))
    assert len(first.results) == 12
    assert {r.item.split for r in first.results} == {"desarrollo"}
    assert value(first, "verbatim") == 1
    shown = capsys.readouterr()
    assert "nDCG@10" in shown.out
    assert first.run.run_id in shown.out
    assert shown.err == ""

    assert main([*asked, "--comparar", "ultima", "--salida", "dos"]) == 0
    second = read_run(Path("dos"))
    assert second.figures == first.figures
    assert all(d.change == 0 and d.p_value == 1 for d in second.comparison.differences)
    assert second.run.build_id == first.run.build_id
    assert "12 preguntas en común" in capsys.readouterr().out

    assert main(["evaluar", "--listar"]) == 0
    listed = capsys.readouterr().out
    assert all(run.run.run_id in listed for run in list_runs(Path(".foja/corridas")))


def test_the_gate_stops_with_code_one(capsys):
    Path("u.toml").write_text("[minimos]\nright = 1.01\n", encoding="utf-8")
    asked = ["evaluar", "--limite", "4", "--rapida", "--exigir"]
    assert main([*asked, "u.toml"]) == 1
    assert "por debajo del mínimo 1,010" in capsys.readouterr().out
    Path("u.toml").write_text("[minimos]\nright = 0.0\n", encoding="utf-8")
    assert main([*asked, "u.toml"]) == 0
    assert "se cumplen" in capsys.readouterr().out
    assert main([*asked, "no.toml"]) == 1
    assert "No se pueden leer los umbrales" in capsys.readouterr().err


def test_channels_ablation_and_slices(capsys):
    assert main(["evaluar", "--limite", "5", "--canal", "lexico", "--salida", "l"]) == 0
    report = read_run(Path("l"))
    assert report.settings.channel == "lexical"
    assert report.figure("contained") is None
    assert main(["evaluar", "--limite", "5", "--derivadas", "--salida", "a"]) == 0
    groups = [(v.group, v.name) for v in read_run(Path("a")).variants]
    assert [name for group, name in groups if group == "canal"] == ["hybrid", "lexical", "dense"]
    assert len([g for g, _ in groups if g == "paso"]) >= 4
    assert [n for g, n in groups if g == "derivada"] == [
        "sin_tildes",
        "erratas",
        "mayusculas",
        "telegrafico",
    ]
    assert "sin tildes" in capsys.readouterr().out


def test_another_corpus_with_its_own_gold(tmp_path, capsys):
    Path("docs").mkdir()
    Path("docs/ñandú.txt").write_text(
        "1. Aves\n\nEl ñandú de la reserva pesa 25 kilos y corre mucho.\n", encoding="utf-8"
    )
    entry = {
        "id": "n1",
        "question": "¿Cuántos kilos pesa el ñandú de la reserva?",
        "history": [],
        "answers": ["25"],
        "evidence": [{"document": "ñandú.txt", "quote": "pesa 25 kilos"}],
        "kind": "cifra",
        "split": "prueba",
    }
    Path("oro.jsonl").write_text(json.dumps(entry) + "\n", encoding="utf-8")
    assert main(["indexar", "docs", "--indice", "ix"]) == 0
    assert main(["evaluar", "--gold", "oro.jsonl", "--indice", "ix", "--salida", "s"]) == 0
    assert value(read_run(Path("s")), "success_1") == 1
    capsys.readouterr()
    assert main(["evaluar", "--gold", "oro.jsonl"]) == 1
    assert "no está en el índice" in capsys.readouterr().err
    Path("oro.jsonl").write_text(json.dumps(entry)[:-1] + "\n", encoding="utf-8")
    assert main(["evaluar", "--gold", "oro.jsonl"]) == 1
    assert "línea 1" in capsys.readouterr().err


def test_public_sets_from_file_to_figures(capsys):
    context = "El cóndor vive 70 años en los Andes. El ñandú corre por la pampa argentina."
    asked = [
        {
            "id": "a",
            "question": "¿Cuántos años vive el cóndor?",
            "answers": [{"text": "70 años", "answer_start": context.find("70")}],
            "is_impossible": False,
        },
        {"id": "b", "question": "¿Quién pintó la Gioconda?", "answers": [], "is_impossible": True},
    ]
    other = {"context": "La quinua es un grano andino muy nutritivo.", "qas": []}
    data = {"data": [{"paragraphs": [{"context": context, "qas": asked}, other]}]}
    Path("s.json").write_text(json.dumps(data), encoding="utf-8")
    assert main(["evaluar", "--squad", "s.json", "--salida", "s"]) == 0
    report = read_run(Path("s"))
    assert value(report, "success_1") == 1
    assert value(report, "no_answer") == 1
    assert {(v.group, v.name) for v in report.variants} == {
        (group, name) for group in ("parrafo", "oracion") for name in ("hybrid", "lexical", "dense")
    }
    Path("b/qrels").mkdir(parents=True)
    Path("b/corpus.jsonl").write_text(
        "\n".join(json.dumps({"_id": str(i), "text": t}) for i, t in enumerate([context, "Hola."])),
        encoding="utf-8",
    )
    Path("b/queries.jsonl").write_text('{"_id": "q", "text": "¿Dónde vive el cóndor?"}\n')
    Path("b/qrels/test.tsv").write_text("query-id\tcorpus-id\tscore\nq\t0\t1\n")
    assert main(["evaluar", "--beir", "b", "--salida", "b2"]) == 0
    assert value(read_run(Path("b2")), "ndcg_10") == 1
    assert "qrels" not in capsys.readouterr().err


def test_proposals_are_reviewed_and_gold_is_started(monkeypatch, capsys):
    candidate = GoldCandidate("¿Qué?", evidence=(Evidence("a.txt", "eso"),), answers=("eso",))
    write_candidate(Path(".foja/candidatas"), candidate)
    lines = iter(["c", "", "", "", "definicion", "", "", "a"])
    monkeypatch.setattr("builtins.input", lambda prompt: next(lines))
    assert main(["evaluar", "candidatos", "--gold", "mio.jsonl"]) == 0
    assert json.loads(Path("mio.jsonl").read_text(encoding="utf-8"))["answers"] == ["eso"]
    assert "Aceptadas: 1" in capsys.readouterr().out
    report = ROOT / "corpus/peru-informe-pmm-2022.txt"
    assert main(["evaluar", "--nuevo", str(report), "--salida", "oro"]) == 0
    assert len(Path("oro/peru-informe-pmm-2022.jsonl").read_text().splitlines()) > 30


def test_wrong_use_is_told(capsys):
    assert main(["evaluar", "--squad", "x.json", "--derivadas"]) == 2
    assert main(["evaluar", "--limite", "0"]) == 2
    assert main(["evaluar", "--semilla", "-1"]) == 2
    assert main(["evaluar", "--comparar", "nada"]) == 1
    assert "foja evaluar --listar" in capsys.readouterr().err
