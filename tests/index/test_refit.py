"""Another model by its folder: indexed, searched, and the fusion refitted to it by one command."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from index.errors import FittingError
from index.pipeline import index_paths
from index.records import SearchQuery
from index.refit import FittingData, keep, refit
from index.settings import IndexSettings, SearchSettings, load_settings, settings_for
from index.store import open_index
from ui.cli import main

SUBJECTS = {
    "salud": "El hospital vacunó a los niños de Tacna contra el sarampión.",
    "escuela": "La escuela matriculó a estudiantes extranjeros en marzo.",
    "trabajo": "El ministerio inspeccionó talleres y encontró empleados sin contrato.",
    "frontera": "El puesto de frontera atendió a familias con carpas y agua.",
    "vivienda": "La municipalidad de Ñaña censó las viviendas alquiladas.",
}
QUESTIONS = {
    "salud": "¿Contra qué vacunó el hospital?",
    "escuela": "¿A quiénes matriculó la escuela?",
    "trabajo": "¿Qué talleres inspeccionó el ministerio?",
    "frontera": "¿A quién atendió el puesto de frontera?",
    "vivienda": "¿Qué censó la municipalidad de Ñaña?",
}


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A saved SentenceTransformer of the library's own modules with its own prompts."""
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Normalize, StaticEmbedding
    from tokenizers import Tokenizer
    from tokenizers.models import WordLevel
    from tokenizers.pre_tokenizers import Whitespace

    words = sorted({w for text in SUBJECTS.values() for w in text.replace(".", " .").split()})
    tokenizer = Tokenizer(
        WordLevel({word: n for n, word in enumerate(["?", *words])}, unk_token="?")
    )
    tokenizer.pre_tokenizer = Whitespace()
    weights = torch.nn.functional.normalize(
        torch.randn(len(words) + 1, 12, generator=torch.Generator().manual_seed(7))
    )
    folder = tmp_path_factory.mktemp("modelo") / "minusculo"
    SentenceTransformer(
        modules=[StaticEmbedding(tokenizer, embedding_weights=weights.numpy()), Normalize()],
        device="cpu",
        prompts={"query": "query: ", "document": "passage: "},
    ).save(str(folder))
    return folder


@pytest.fixture
def squad(tmp_path: Path) -> Path:
    articles = [
        {"paragraphs": [{"context": text, "qas": [{"question": QUESTIONS[name], "answers": []}]}]}
        for name, text in SUBJECTS.items()
    ]
    path = tmp_path / "preguntas.json"
    path.write_text(json.dumps({"data": articles}), encoding="utf-8")
    return path


@pytest.fixture
def configured(tmp_path: Path, model: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "foja.toml"
    path.write_text(f'# mío\n[modelo]\npath_or_name = "{model}"\n', encoding="utf-8")
    monkeypatch.setenv("FOJA_CONFIG", str(path))
    monkeypatch.chdir(tmp_path)
    return path


def test_one_command_fits_another_model_and_the_index_uses_it(
    configured: Path, squad: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["ajustar", "--publicas", str(squad)]) == 0
    out = capsys.readouterr().out
    assert "minusculo" in out and "5 preguntas" in out and "make reranker" in out
    written = configured.read_text(encoding="utf-8")
    assert written.startswith("# mío") and "fitted_for" in written
    first = load_settings().search
    assert main(["ajustar", "--publicas", str(squad)]) == 0
    assert load_settings().search == first
    (tmp_path / "docs").mkdir()
    for name, text in SUBJECTS.items():
        (tmp_path / "docs" / f"{name}.txt").write_text(text, encoding="utf-8")
    assert main(["indexar", str(tmp_path / "docs")]) == 0
    capsys.readouterr()
    assert main(["buscar", QUESTIONS["vivienda"], "--json"]) == 0
    assert "Ñaña" in json.loads(capsys.readouterr().out)["passages"][0]["text"]


def test_the_fit_is_never_below_a_channel_and_is_the_same_again(
    configured: Path, squad: Path
) -> None:
    found = refit(FittingData((squad,)), load_settings())
    assert found == refit(FittingData((squad,)), load_settings())
    assert found.fit.ndcg >= max(found.fit.alone.values())
    assert found.questions == 5


def test_only_showing_writes_nothing(configured: Path, squad: Path) -> None:
    before = configured.read_bytes()
    assert main(["ajustar", "--publicas", str(squad), "--solo-mostrar", "--cada", "2"]) == 0
    assert configured.read_bytes() == before


def test_weights_of_another_model_are_not_used() -> None:
    fitted = SearchSettings(soft_weight=0.2, dense_weight=0.7, fitted_for="otro", pool=33)
    assert settings_for(fitted, "otro") == fitted
    other = settings_for(fitted, "este")
    shipped = SearchSettings()
    assert (other.soft_weight, other.dense_weight) == (shipped.soft_weight, shipped.dense_weight)
    assert other.pool == 33


def test_an_index_opened_with_another_model_keeps_the_shipped_weights(tmp_path: Path) -> None:
    for name, text in SUBJECTS.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    index_paths([tmp_path], tmp_path / "i", IndexSettings())

    def scores(**changed) -> list[float]:
        search = SearchSettings(rerank=False, **changed)
        index = open_index(tmp_path / "i", IndexSettings(search=search))
        return [hit.score for hit in index.search(SearchQuery("vacunó el ospital"))]

    weights = {"dense_weight": 0.7, "soft_weight": 0.2}
    assert scores(**weights, fitted_for="otro") == scores() != scores(**weights)


def test_fitting_says_what_is_missing(
    configured: Path, squad: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["ajustar"]) == 1
    assert "--publicas" in capsys.readouterr().err
    assert main(["ajustar", "--publicas", str(tmp_path / "nada.json")]) == 1
    assert "nada.json" in capsys.readouterr().err
    assert main(["ajustar", "--publicas", str(squad), "--cada", "0"]) == 2
    found = refit(FittingData((squad,)), load_settings())
    configured.write_text("[busqueda\n", encoding="utf-8")
    with pytest.raises(FittingError, match=r"foja\.toml"):
        keep(found)
