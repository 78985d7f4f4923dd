"""Laws of the text reader that hold for any text."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.passages import PassageSettings
from ingest.repair import find_repairs
from ingest.sentences import split_sentences
from ingest.splitting import merge_sentences
from ingest.text_reader import parse_text

words = st.sampled_from(
    "El niño cruzó la frontera. ¿Cuántos? 1. Introducción Resultados D.S. N° 007-2018-IN art. 5 "
    "Artículo 3.- CAPÍTULO I ANEXO v²ctimas ñla autoridadò ¶ 963 528 84.4% a) TOTAL 12 34 56 "
    "Fuente: LIMA 88,653 13,886 (*) 2018 / 1 \t1. Uno \t2. Dos 10.7 …".split(" ")
)
glue = st.sampled_from([" ", "\n", "\n\n", "\n ", " \n \n", "\n\n\n 18 \n\n"])
texts = st.lists(st.tuples(words, glue), min_size=1, max_size=60).map(
    lambda pairs: "".join(word + space for word, space in pairs)
)


@given(texts)
@settings(max_examples=150, deadline=None)
def test_any_text_is_read_without_loss(text: str) -> None:
    parsed = parse_text(text, "x.txt", "0" * 64, None, PassageSettings(size=80))
    document = parsed.document
    covered = bytearray(len(text))
    for passage in parsed.passages:
        assert text[passage.start : passage.end] == passage.text
        covered[passage.start : passage.end] = b"\x01" * len(passage.text)
    spans = [span for section in parsed.sections for span in section.spans]
    furniture = {i for a, b in document.furniture for i in range(a, b)}
    for start, end in spans:
        for i in range(start, end):
            assert covered[i] or text[i].isspace() or i in furniture
    assert len({p.passage_id for p in parsed.passages}) == len(parsed.passages)


@given(texts)
@settings(max_examples=150, deadline=None)
def test_sentences_cover_everything_written_in_order(text: str) -> None:
    spans = split_sentences(text)
    covered = "".join(text[a:b] for a, b in spans)
    assert "".join(covered.split()) == "".join(text.split())
    assert all(a < b for a, b in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))


@given(texts, st.integers(20, 300))
@settings(max_examples=100, deadline=None)
def test_merged_spans_are_slices_in_order(text: str, size: int) -> None:
    spans = merge_sentences(text, split_sentences(text), size)
    joined = "".join("".join(text[a:b].split()) for a, b in spans)
    assert joined == "".join(text.split())


@given(st.text(alphabet="aeñòé²¶ \n.lv", max_size=200))
def test_repairs_replace_one_character_by_one(text: str) -> None:
    for repair in find_repairs(text):
        assert len(repair.replacement) == 1
        assert text[repair.offset] == repair.original
