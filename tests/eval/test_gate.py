from __future__ import annotations

from pathlib import Path

import pytest

from eval import labels
from eval.evaluation import evaluate
from eval.gate import Breach, Thresholds, check, load_thresholds
from eval.records import EvalSettings
from ingest.errors import ConfigError

ROOT = Path(__file__).parents[2]


def write(tmp_path, text: str) -> Path:
    path = tmp_path / "u.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_shipped_thresholds_are_sound():
    found = load_thresholds(ROOT / "eval/umbrales.toml")
    assert found.floors["verbatim"] == 1.0
    assert found.floors["right"] > 0.5
    assert found.fall.metrics


@pytest.mark.parametrize("name", ["shuffled", "liar", "mute"])
def test_the_shipped_thresholds_stop_the_broken_ones(name, request, gold):
    report = evaluate(request.getfixturevalue(name), gold, EvalSettings(resamples=10))
    assert check(report, load_thresholds(ROOT / "eval/umbrales.toml"))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("minimos = 3", "Corrija"),
        ("[minimos", "Corrija"),
        ("[floors]\nright = 0.5", "«floors»"),
        ("[minimos]\nacierto = 0.5", "«acierto»"),
        ("[maximos]\nacierto = 0.5", "«acierto»"),
        ("[tipos.otro]\nright = 0.5", "«otro»"),
        ("[tipos.cifra]\notro = 0.5", "«otro»"),
        ("[bajas]\nmetricas = ['otro']", "«otro»"),
    ],
)
def test_a_bad_thresholds_file_is_named(tmp_path, text, says):
    with pytest.raises(ConfigError, match=r"u\.toml") as caught:
        load_thresholds(write(tmp_path, text))
    assert says in str(caught.value)


def test_a_missing_thresholds_file_is_an_error(tmp_path):
    with pytest.raises(ConfigError):
        load_thresholds(tmp_path / "no.toml")


def test_floors_by_kind_and_ceilings(oracle, gold):
    report = evaluate(oracle, gold, EvalSettings(resamples=10))
    strict = Thresholds(
        floors={"right": 1.0, "page": 1.01},
        ceilings={"ece": 0.0, "aurc": 0.0, "latency_p95": 0.0},
        kinds={"cifra": {"right": 1.0}, "sin_respuesta": {"ndcg_10": 0.1}},
    )
    found = check(report, strict)
    assert [(b.rule, b.metric, b.kind) for b in found] == [
        ("floor", "page", ""),
        ("floor", "ndcg_10", "sin_respuesta"),
        ("ceiling", "ece", ""),
        ("ceiling", "latency_p95", ""),
    ]
    assert found[1].value is None


def test_a_breach_is_told_in_a_sentence():
    told = [
        labels.breach(Breach("floor", "right", "cifra", 0.5, 0.75)),
        labels.breach(Breach("floor", "right", "", None, 0.75)),
        labels.breach(Breach("ceiling", "ece", "", 0.2, 0.1)),
        labels.breach(Breach("fall", "ndcg_10", "", 0.7, 0.8, 0.001)),
    ]
    assert told[0] == "Resultado correcto en «Cifra»: 0,500, por debajo del mínimo 0,750."
    assert "no se pudo medir" in told[1]
    assert "por encima" in told[2]
    assert "p = 0,0010" in told[3]
