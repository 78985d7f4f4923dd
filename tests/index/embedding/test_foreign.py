"""Our folder loads as it stands; folders that bring code of their own are refused unread."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from index.embedding import SHIPPED_MODEL, ModelSettings, open_embedder
from index.embedding.errors import ModelError
from index.embedding.foreign import refuse_foreign_code

ROOT = Path(__file__).resolve().parents[3]
TEXTS = ["¿Cuántos migrantes venezolanos viven en el Perú?", "El 34 % llegó por Tumbes.", "", "ñ"]
BARE = """
import sys, warnings
warnings.simplefilter("error", FutureWarning)
import numpy as np
from sentence_transformers import SentenceTransformer
model = SentenceTransformer(sys.argv[1])
texts = sys.argv[3:]
np.savez(sys.argv[2], query=model.encode_query(texts), passage=model.encode_document(texts),
         plain=model.encode(texts))
"""


def test_the_folder_loads_bare_from_anywhere_and_equals_numpy(tmp_path):
    out = tmp_path / "vectores.npz"
    places = os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])
    environment = {**os.environ, "PYTHONPATH": places, "HF_HUB_OFFLINE": "1"}
    command = [sys.executable, "-c", BARE, str(SHIPPED_MODEL), str(out), *TEXTS]
    subprocess.run(command, cwd=tmp_path, env=environment, check=True, capture_output=True)
    embedder = open_embedder(ModelSettings(), asking=True)
    with np.load(out) as found:
        assert np.abs(found["query"] - embedder.encode_queries(TEXTS)).max() < 1e-5
        assert np.abs(found["passage"] - embedder.encode_passages(TEXTS)).max() < 1e-5
        assert np.abs(found["plain"] - embedder.encode_passages(TEXTS)).max() < 1e-5


def evil(folder: Path, files: dict[str, object]) -> Path:
    """A model folder with a Python file that leaves a trace when it is imported."""
    folder.mkdir()
    trace = folder / "ejecutado"
    code = f"open({str(trace)!r}, 'w').close()\nclass Modelo: pass\n"
    (folder / "modeling_evil.py").write_text(code, encoding="utf-8")
    for name, content in files.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(json.dumps(content), encoding="utf-8")
    return folder


ROUTER = "sentence_transformers.models.Router"
CASES = {
    "module": {
        "modules.json": [{"idx": 0, "name": "0", "path": "", "type": "modeling_evil.Modelo"}]
    },
    "installed": {"modules.json": [{"idx": 0, "name": "0", "path": "", "type": "os.path.join"}]},
    "lookalike": {
        "modules.json": [{"idx": 0, "name": "0", "path": "", "type": "sentence_transformers_x.A"}]
    },
    "route": {
        "modules.json": [{"idx": 0, "name": "0", "path": "", "type": ROUTER}],
        "router_config.json": {"types": {"query": "modeling_evil.Modelo"}, "structure": {}},
    },
    "tokenizer": {
        "modules.json": [{"idx": 0, "name": "0", "path": "0", "type": ROUTER}],
        "0/wordembedding_config.json": {"tokenizer_class": "modeling_evil.Modelo"},
    },
}


@pytest.mark.parametrize("asking", [True, False])
@pytest.mark.parametrize("case", sorted(CASES))
def test_code_that_comes_with_a_model_is_never_run(tmp_path, case, asking):
    folder = evil(tmp_path / "modelo", CASES[case])
    with pytest.raises(ModelError, match="no ejecuta código"):
        open_embedder(ModelSettings(str(folder)), asking=asking)
    assert not (folder / "ejecutado").exists()


def test_weights_that_could_hold_code_are_refused(tmp_path):
    folder = evil(tmp_path / "modelo", {"config.json": {"model_type": "bert"}})
    (folder / "pytorch_model.bin").write_bytes(b"\x80\x02.")
    with pytest.raises(ModelError, match="safetensors"):
        refuse_foreign_code(folder)


def test_the_library_s_own_classes_pass(tmp_path):
    types = [f"sentence_transformers.models.{name}" for name in ("Transformer", "Pooling")]
    modules = [{"idx": n, "name": str(n), "path": "", "type": t} for n, t in enumerate(types)]
    files = {"modules.json": modules, "tokenizer_config.json": {"tokenizer_class": "BertTokenizer"}}
    refuse_foreign_code(evil(tmp_path / "modelo", files))


def test_damaged_settings_are_named(tmp_path):
    folder = evil(tmp_path / "modelo", {})
    (folder / "config.json").write_text("{", encoding="utf-8")
    with pytest.raises(ModelError, match=r"config\.json.*dañado"):
        refuse_foreign_code(folder)


def test_another_model_of_the_library_is_opened_with_its_own_prompts(tmp_path):
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import StaticEmbedding
    from tokenizers import Tokenizer, models, pre_tokenizers

    words = Tokenizer(models.WordLevel({"?": 0, "casa": 1, "agua": 2, "consulta": 3}, "?"))
    words.pre_tokenizer = pre_tokenizers.Whitespace()
    made = SentenceTransformer(
        modules=[StaticEmbedding(words, embedding_weights=np.eye(4, dtype=np.float32))],
        prompts={"query": "consulta ", "document": ""},
    )
    made.save(str(tmp_path / "otro"))
    embedder = open_embedder(ModelSettings(str(tmp_path / "otro")), asking=True)
    asked, read = embedder.encode_queries(["casa"])[0], embedder.encode_passages(["casa"])[0]
    assert embedder.dimension == 4
    np.testing.assert_allclose(read, [0, 1, 0, 0], atol=1e-6)
    np.testing.assert_allclose(asked, [0, 2**-0.5, 0, 2**-0.5], atol=1e-6)
