"""The ``foja`` command as a person meets it: Spanish help, exit codes, errors with a remedy."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ui.cli import COMMANDS, main

REPORT = Path(__file__).parents[3] / "corpus" / "peru-informe-pmm-2022.txt"


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = tmp_path_factory.mktemp("cli") / "indice"
    assert main(["indexar", str(REPORT.parent), "--indice", str(directory)]) == 0
    return directory


def run(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    code = main(words)
    captured = capsys.readouterr()
    return code, captured.out, captured.err


def test_help_is_spanish(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "--help")
    assert code == 0
    assert all(command in out for command in COMMANDS)
    for command in COMMANDS:
        code, out, _ = run(capsys, command, "--help")
        assert code == 0
        assert "uso:" in out
        assert not any(word in out for word in ("usage", "options:", "show this help"))


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["volar"],
        ["preguntar", "--volar"],
        ["preguntar"],
        ["preguntar", "¿Qué?", "--lote", "a.jsonl", "--salida", "b.jsonl"],
        ["preguntar", "--lote", "a.jsonl"],
        ["buscar", "SIS", "-k", "0"],
        ["buscar", "SIS", "-k", "muchos"],
        ["buscar", "SIS", "--canal", "magico"],
        ["preguntar", "SIS", "--desde", "ayer"],
    ],
)
def test_wrong_use_ends_with_two_and_says_why(
    capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    code, _, err = run(capsys, *words)
    assert code == 2
    assert err.strip()
    assert "Traceback" not in err


def test_no_index_yet_names_the_remedy(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    for command in (["preguntar", "¿Qué es el PTP?"], ["buscar", "PTP"], ["documentos"]):
        code, _, err = run(capsys, *command, "--indice", str(tmp_path / "nada"))
        assert code == 1
        assert "foja indexar" in err


@pytest.mark.parametrize("name", ["no-existe", "vacia"])
def test_missing_and_empty_folders_keep_the_old_index(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, index: Path, name: str
) -> None:
    if name == "vacia":
        (tmp_path / name).mkdir()
    before = (index / "CURRENT").read_bytes()
    code, _, err = run(capsys, "indexar", str(tmp_path / name), "--indice", str(index))
    assert code != 0
    assert err.strip()
    assert (index / "CURRENT").read_bytes() == before


def test_unusable_files_are_named_with_the_reason(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "bueno.txt").write_text("La niñez migrante tiene derechos.", encoding="utf-8")
    (tmp_path / "vacio.txt").write_bytes(b"")
    (tmp_path / "binario.txt").write_bytes(bytes(range(256)) * 20)
    (tmp_path / "falso.pdf").write_bytes(b"esto no es un PDF")
    code, out, _ = run(capsys, "indexar", str(tmp_path), "--indice", str(tmp_path / "ix"))
    assert code == 0
    assert all(name in out for name in ("vacio.txt", "binario.txt", "falso.pdf"))


def test_question_prints_outcome_answer_and_citation(
    capsys: pytest.CaptureFixture[str], index: Path
) -> None:
    code, out, _ = run(
        capsys, "preguntar", "¿Cuándo adoptó el Perú el Pacto Mundial?", "--indice", str(index)
    )
    assert code == 0
    assert out.startswith("CONSTA")
    assert "11 de diciembre de 2018" in out
    assert "[1]" in out


def test_batch_keeps_order_ids_and_promised_fields(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, index: Path
) -> None:
    batch, output = tmp_path / "p.jsonl", tmp_path / "sub" / "r.jsonl"
    rows = [
        {"id": "b", "question": "¿Qué es el CEBAF?"},
        {"id": 7, "question": "¿y en 2021?", "history": ["¿Cuántos casos hubo en 2020?"]},
        {"id": "a", "question": "¿Cuál es la capital de Mongolia?"},
    ]
    batch.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    code, _, _ = run(
        capsys, "preguntar", "--lote", str(batch), "--salida", str(output), "--indice", str(index)
    )
    assert code == 0
    got = [json.loads(line) for line in output.read_text(encoding="utf-8").splitlines()]
    assert [row["id"] for row in got] == ["b", 7, "a"]
    text = REPORT.read_text(encoding="utf-8")
    for row in got:
        assert row["abstained"] is (row["outcome"] == "no_evidence")
        assert 0.0 <= row["confidence"] <= 1.0
        assert row["elapsed_ms"]["total"] > 0
        assert 0 < len(row["passages"]) <= 10
        for citation in row["citations"]:
            assert citation["document"] == REPORT.name
            assert text[citation["start"] : citation["end"]] == citation["quote"]
        for passage in row["passages"]:
            assert text[passage["start"] : passage["end"]] == passage["text"]
            assert {"id", "document", "section", "page", "score", "ranks"} <= set(passage)
    assert got[2]["abstained"] is True
    assert got[1]["history"] == ["¿Cuántos casos hubo en 2020?"]


@pytest.mark.parametrize("canal", ["hibrido", "lexico", "denso"])
def test_search_by_channel(capsys: pytest.CaptureFixture[str], index: Path, canal: str) -> None:
    code, out, _ = run(
        capsys,
        "buscar",
        "asegurados al SIS",
        "-k",
        "3",
        "--json",
        "--canal",
        canal,
        "--indice",
        str(index),
    )
    assert code == 0
    row = json.loads(out)
    assert len(row["passages"]) == 3
    assert [p["score"] for p in row["passages"]] == sorted(
        (p["score"] for p in row["passages"]), reverse=True
    )


@pytest.mark.parametrize("content", ["", "no es json\n", '{"id": 1}\n', '{"question": 5}\n'])
def test_malformed_batches_name_the_line_and_write_nothing(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, index: Path, content: str
) -> None:
    batch, output = tmp_path / "p.jsonl", tmp_path / "r.jsonl"
    batch.write_text(content, encoding="utf-8")
    output.write_text("anterior", encoding="utf-8")
    code, _, err = run(
        capsys, "buscar", "--lote", str(batch), "--salida", str(output), "--indice", str(index)
    )
    assert code == 1
    assert str(batch) in err
    assert output.read_text(encoding="utf-8") == "anterior"


def test_documents_and_sections(capsys: pytest.CaptureFixture[str], index: Path) -> None:
    code, out, _ = run(capsys, "documentos", "--indice", str(index))
    assert code == 0
    assert "Páginas: 83" in out
    assert "sha256" in out
    code, out, _ = run(capsys, "secciones", REPORT.name, "--indice", str(index))
    assert code == 0
    assert "10.16 Anexo 16" in out
    code, _, err = run(capsys, "secciones", "otro.txt", "--indice", str(index))
    assert code == 2
    assert REPORT.name in err


@pytest.mark.parametrize("odd", ["", "   ", "¿?", "\x00\ud800", "[a-z]*(", "ñ" * 20000])
def test_odd_questions_get_a_polite_answer(
    capsys: pytest.CaptureFixture[str], index: Path, odd: str
) -> None:
    code, out, err = run(capsys, "preguntar", odd, "--json", "--indice", str(index))
    assert code == 0
    assert json.loads(out)["abstained"] is True
    assert "Traceback" not in err


def test_closed_pipe_is_not_an_error(index: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import subprocess
    import sys

    root = Path(__file__).parents[3]
    command = f'"{sys.executable}" -m ui buscar migrantes -k 50 --indice "{index}" | head -1'
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command], cwd=root, capture_output=True, check=False
    )
    assert done.returncode == 0
    assert b"Traceback" not in done.stderr


def test_a_search_says_why_each_passage_is_there(
    capsys: pytest.CaptureFixture[str], index: Path
) -> None:
    words = ["buscar", "violencia contra la mujer migrante", "-k", "3", "--indice", str(index)]
    _, plain, _ = run(capsys, *words)
    code, told, _ = run(capsys, *words, "--explicar")
    assert code == 0
    assert "Coincide en: violencia" in told and "Puestos: palabras, 1.º" in told
    assert "Pesó sobre todo que:" in told
    assert "Coincide en" not in plain
    assert not any(code in told for code in ("lexical", "coverage", "sentence", "dense"))


def test_a_search_keeps_to_the_section_and_dates_asked(
    capsys: pytest.CaptureFixture[str], index: Path
) -> None:
    where = ["--indice", str(index), "--json"]
    _, out, err = run(capsys, "buscar", "migrantes", "--seccion", "resultados", *where)
    passages = json.loads(out)["passages"]
    assert passages and not err
    assert all("resultados" in " ".join(passage["section"]).lower() for passage in passages)
    _, out, _ = run(capsys, "buscar", "migrantes", "--hasta", "1999-01-01", *where)
    assert json.loads(out)["passages"] == []
    _, out, err = run(capsys, "buscar", "migrantes", "--seccion", "ñandú", *where)
    assert json.loads(out)["passages"] == [] and "«ñandú»" in err
    code, _, err = run(capsys, "buscar", "migrantes", "--hasta", "mañana", *where)
    assert code == 2 and "mañana" in err


def test_a_repeated_paragraph_is_shown_once_with_both_places(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    paragraph = (
        "Las autoridades migratorias coordinan con la embajada o el consulado del país de origen "
        "la ubicación de los familiares de la persona afectada y su retorno asistido."
    )
    text = f"1. Salud\n\n{paragraph}\n\n2. Retorno\n\n{paragraph}\n"
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    where = ["--indice", str(tmp_path / "i")]
    run(capsys, "indexar", str(tmp_path / "a.txt"), *where)
    batch, output = tmp_path / "q.jsonl", tmp_path / "r.jsonl"
    batch.write_text('{"id": "1", "question": "consulado y familiares"}\n', encoding="utf-8")
    run(capsys, "buscar", "--lote", str(batch), "--salida", str(output), *where)
    passages = json.loads(output.read_text(encoding="utf-8"))["passages"]
    (held,) = [passage for passage in passages if "consulado" in passage["text"]]
    (other,) = held["repeated"]
    assert {held["section"][-1], other["section"][-1]} == {"1. Salud", "2. Retorno"}
    assert paragraph in text[other["start"] : other["end"]]
    _, shown, _ = run(capsys, "buscar", "consulado y familiares", *where)
    assert shown.count("consulado") == 1 and "También está, casi igual, en: " in shown


def test_a_passage_that_points_back_is_shown_with_what_it_points_at(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    filler = "La entidad revisa cada caso con cuidado y avisa por escrito. " * 15
    rest = "De estas, 43,118 tuvieron seguimiento clínico con llamadas y visitas de enfermería."
    text = f"1. Salud\n\n{filler}Hubo 95,007 personas en Ñaña. {rest}\n"
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    where = ["--indice", str(tmp_path / "i")]
    run(capsys, "indexar", str(tmp_path / "a.txt"), *where)
    _, out, _ = run(capsys, "buscar", "seguimiento clínico de enfermería", "--json", *where)
    held = json.loads(out)["passages"][0]
    assert held["text"] == rest and len(held["joined"]) == 1
    assert held["joined_text"].endswith(f"Hubo 95,007 personas en Ñaña. {rest}")
    assert held["joined_text"] in text
    _, shown, _ = run(capsys, "buscar", "seguimiento clínico de enfermería", "-k", "1", *where)
    assert "Ñaña. De estas" in shown and "unido con el pasaje vecino" in shown
