"""The shipped model, its two ways of encoding, and what happens to damaged folders."""

from __future__ import annotations

import shutil
from pathlib import Path

import msgspec
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.embedding import SHIPPED_MODEL, ModelSettings, open_embedder
from index.embedding.errors import ModelError
from index.embedding.layout import CHECKSUMS, CONFIG, WEIGHTS
from index.embedding.words import identities
from ingest.digest import file_digest

SPANISH = st.text(alphabet="aeiouáéíóúñübcdlmnprst ¿?¡!.,0123456789-ñÑ\u0303\n", max_size=300)
QUESTION = "¿Cuántos migrantes venezolanos viven en el Perú?"
RIGHT = "En el Perú residen más de un millón de migrantes venezolanos."
WRONG = "La cosecha de papa creció por las lluvias de la sierra."


@pytest.fixture(scope="module")
def asking():
    return open_embedder(ModelSettings(), asking=True)


@pytest.fixture(scope="module")
def indexing():
    return open_embedder(ModelSettings(), asking=False)


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SHIPPED_MODEL, tmp_path / "modelo"))


def test_nearer_in_meaning_scores_higher(asking):
    query = asking.encode_queries([QUESTION])[0]
    right, wrong = asking.encode_passages([RIGHT, WRONG]) @ query
    assert right > wrong + 0.1


def test_a_synonym_is_nearer_than_a_stranger(asking):
    query = asking.encode_queries(["salario de los obreros"])[0]
    near, far = asking.encode_passages(["sueldo de los trabajadores", "playas de la costa"]) @ query
    assert near > far


def test_accents_and_capitals_of_a_question_do_not_matter(asking):
    first, second = asking.encode_queries(["MIGRACION EN EL PERU", "migración en el Perú"])
    assert np.allclose(first, second)


def test_similar_terms_are_synonyms_and_strangers_have_none(asking):
    assert "salari" in {term.stem for term in asking.similar_terms("sueldos")}
    assert len(asking.similar_terms("cárcel", 3)) == 3
    assert asking.similar_terms("zzyvaqx") == ()


def test_an_enye_is_another_letter(asking):
    first, second = asking.encode_queries(["caña", "cana"])
    assert first @ second < 0.9


def test_names_never_seen_keep_an_identity(asking):
    query = asking.encode_queries(["zzyvaqx"])[0]
    named, other = asking.encode_passages(["el señor Zzyvaqx vino", "el señor Qwexil vino"]) @ query
    assert named > other + 0.2


@settings(max_examples=40, deadline=None)
@given(texts=st.lists(SPANISH, min_size=1, max_size=5))
def test_numpy_equals_sentence_transformers(asking, indexing, texts):
    for one, other in (
        (asking.encode_queries(texts), indexing.encode_queries(texts)),
        (asking.encode_passages(texts), indexing.encode_passages(texts)),
    ):
        assert np.abs(one - other).max() < 1e-5


@settings(max_examples=40, deadline=None)
@given(texts=st.lists(SPANISH, min_size=1, max_size=4))
def test_vectors_are_unit_and_do_not_depend_on_the_batch(asking, texts):
    for encode in (asking.encode_queries, asking.encode_passages):
        together = encode(texts)
        alone = np.concatenate([encode([text]) for text in texts])
        assert np.allclose(np.linalg.norm(together, axis=1), 1, atol=1e-5)
        assert np.allclose(together, alone, atol=1e-6)


def test_our_folder_loads_as_a_sentence_transformer_without_remote_code(asking):
    from index.embedding.sentence import load_model

    model = load_model(ModelSettings(str(SHIPPED_MODEL)))
    vectors = model.encode_query([QUESTION])
    assert np.abs(vectors - asking.encode_queries([QUESTION])).max() < 1e-5


def test_the_two_ways_share_name_dimension_and_fingerprint(asking, indexing):
    assert (asking.name, asking.dimension) == (indexing.name, indexing.dimension)
    assert asking.fingerprint == indexing.fingerprint


def test_no_texts_give_no_vectors(asking, indexing):
    for embedder in (asking, indexing):
        assert embedder.encode_passages([]).shape == (0, embedder.dimension)


def test_progress_is_told(asking):
    told: list[tuple[str, int, int]] = []
    asking.encode_passages([RIGHT] * 3, lambda *step: told.append(step))
    assert told[-1][1:] == (3, 3)


@given(terms=st.lists(st.text(min_size=1, max_size=12), min_size=1, max_size=5))
def test_an_identity_has_unit_length_and_one_place_a_block(terms):
    places, signs = identities(terms, 64, 8)
    assert (places // 8 == np.arange(8)).all()
    assert np.allclose(np.linalg.norm(signs, axis=1), 1)
    alone, _ = identities(terms[-1:], 64, 8)
    assert (alone[0] == places[-1]).all()


def test_the_shipped_model_fits_in_thirty_megabytes():
    assert sum(path.stat().st_size for path in SHIPPED_MODEL.iterdir()) < 30_000_000


def test_a_missing_folder_names_the_remedy(tmp_path):
    with pytest.raises(ModelError, match="foja modelo usar foja-es"):
        open_embedder(ModelSettings(str(tmp_path / "nada")), asking=True)


def test_a_missing_file_is_named(copied):
    (copied / WEIGHTS).unlink()
    with pytest.raises(ModelError, match=r"le falta el archivo «model.safetensors»"):
        open_embedder(ModelSettings(str(copied)), asking=True)


@pytest.mark.parametrize("asking", [True, False])
def test_a_flipped_byte_is_noticed(copied, asking):
    data = bytearray((copied / WEIGHTS).read_bytes())
    data[-5] ^= 1
    (copied / WEIGHTS).write_bytes(bytes(data))
    with pytest.raises(ModelError, match="suma de comprobación"):
        open_embedder(ModelSettings(str(copied)), asking=asking)


def test_another_format_is_refused(copied):
    config = msgspec.json.decode((copied / CONFIG).read_bytes())
    (copied / CONFIG).write_bytes(msgspec.json.encode(config | {"format": 99}))
    sums = msgspec.json.decode((copied / CHECKSUMS).read_bytes())
    sums[CONFIG] = file_digest(copied / CONFIG)
    (copied / CHECKSUMS).write_bytes(msgspec.json.encode(sums))
    with pytest.raises(ModelError, match="formato 99"):
        open_embedder(ModelSettings(str(copied)), asking=True)


def test_a_hub_model_that_is_not_here_says_how_to_get_it():
    with pytest.raises(ModelError, match="foja modelo descargar nadie/no-existe"):
        open_embedder(ModelSettings("nadie/no-existe"), asking=True)


def resigned(folder: Path, name: str) -> str:
    """The folder's path after the checksum of a changed file was written anew."""
    sums = msgspec.json.decode((folder / CHECKSUMS).read_bytes())
    sums[name] = file_digest(folder / name)
    (folder / CHECKSUMS).write_bytes(msgspec.json.encode(sums))
    return str(folder)


@pytest.mark.parametrize("asking", [True, False])
def test_a_folder_without_a_model_says_what_is_expected_in_it(tmp_path, asking):
    (tmp_path / "notas.txt").write_text("nada", encoding="utf-8")
    with pytest.raises(ModelError, match=r"no contiene un modelo.*modelo usar foja-es") as error:
        open_embedder(ModelSettings(str(tmp_path)), asking=asking)
    assert "Unrecognized" not in str(error.value)


def test_a_folder_that_the_library_cannot_load_is_told_in_spanish_first(tmp_path):
    (tmp_path / CONFIG).write_text("{}", encoding="utf-8")
    with pytest.raises(ModelError, match=r"Revise que sea .*\(Detalle técnico .*inglés"):
        open_embedder(ModelSettings(str(tmp_path)), asking=True)


@pytest.mark.parametrize("asking", [True, False])
def test_rows_of_another_size_than_announced_are_told_in_words(copied, asking):
    config = msgspec.json.decode((copied / CONFIG).read_bytes())
    (copied / CONFIG).write_bytes(msgspec.json.encode(config | {"semantic": 128}))
    with pytest.raises(ModelError, match=r"anuncia 128 componentes .* tienen 384\."):
        open_embedder(ModelSettings(resigned(copied, CONFIG)), asking=asking)


@pytest.mark.parametrize(
    ("name", "keep", "told"),
    [
        ("query", np.s_[:5], r"«query» tiene 5 valores y debería tener \d+, uno por fila"),
        ("rows", np.s_[:, 0], r"anuncia 384 componentes .* tienen 0\."),
    ],
)
def test_arrays_of_a_wrong_shape_are_told_in_words(copied, name, keep, told):
    from safetensors.numpy import load_file, save_file

    arrays = load_file(copied / WEIGHTS)
    arrays[name] = np.ascontiguousarray(arrays[name][keep])
    save_file(arrays, copied / WEIGHTS)
    with pytest.raises(ModelError, match=told):
        open_embedder(ModelSettings(resigned(copied, WEIGHTS)), asking=True)


def test_weights_and_tokenizer_of_different_models_are_told(copied):
    from safetensors.numpy import load_file, save_file

    arrays = {name: array[:-7] for name, array in load_file(copied / WEIGHTS).items()}
    save_file(arrays, copied / WEIGHTS)
    with pytest.raises(ModelError, match=r"«tokenizer.json» tiene (\d+) entradas y .* filas"):
        open_embedder(ModelSettings(resigned(copied, WEIGHTS)), asking=True)
