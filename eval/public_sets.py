"""Public question sets as gold: SQuAD 1.1 and 2.0 files and BEIR folders.

Each paragraph (or sentence, or BEIR document) becomes one text file, so that what is measured
is the whole way from file to answer, as users have it.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from eval import messages
from eval.items import UNANSWERABLE, Evidence, GoldItem, spread
from ingest.errors import FojaError
from ingest.sentences import split_sentences

ANSWERABLE_KIND = "con_respuesta"


class PublicSetError(FojaError):
    """A public set that cannot be read."""


@dataclass(frozen=True, slots=True)
class TextSet:
    """Texts by name and, for each question id, the names of the texts that answer it."""

    texts: Mapping[str, str]
    judgements: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class PublicSet:
    """A set ready to measure: ``paragraphs`` is the corpus, ``sentences`` SQuAD's second view.

    ``items`` cite the sentence that answers; ``unplaced`` counts questions whose answer does
    not stand in its paragraph and that are left out for it.
    """

    name: str
    items: tuple[GoldItem, ...]
    paragraphs: TextSet
    sentences: TextSet | None = None
    unplaced: int = 0


@dataclass(frozen=True, slots=True)
class _Asked:
    """One question of a SQuAD paragraph, its answers and the span of the answering sentence."""

    item: GoldItem
    paragraph: str
    sentence: str | None


class _Names:
    """One name a text: the same text always has the same name."""

    def __init__(self, prefix: str) -> None:
        self.texts: dict[str, str] = {}
        self._known: dict[str, str] = {}
        self._prefix = prefix

    def of(self, text: str) -> str:
        if text not in self._known:
            self._known[text] = f"{self._prefix}{len(self._known):06d}.txt"
            self.texts[self._known[text]] = text
        return self._known[text]


def read_squad(path: Path, limit: int | None = None) -> PublicSet:
    """A file in SQuAD 1.1 or 2.0 format; ``limit`` keeps that many questions, evenly spread.

    The corpus always holds every paragraph. ``sentence_breaks`` of a paragraph are used where
    the file states them (LAReQA), else the sentences are found. Raises :class:`PublicSetError`.
    """
    paragraphs, sentences = _Names("p"), _Names("o")
    asked: list[_Asked] = []
    unplaced = 0
    for paragraph in _paragraphs(path):
        name = paragraphs.of(paragraph["context"])
        spans = _sentence_spans(paragraph)
        for start, end in spans:
            sentences.of(paragraph["context"][start:end])
        for question in paragraph["qas"]:
            found = _ask(question, paragraph["context"], name, spans)
            unplaced += found is None
            asked += [found] if found is not None else []
    chosen = spread(asked, limit)
    if not chosen:
        raise PublicSetError(messages.set_empty(path))
    return PublicSet(
        name=path.name,
        items=tuple(entry.item for entry in chosen),
        paragraphs=TextSet(paragraphs.texts, _judge(chosen, lambda e: e.paragraph)),
        sentences=TextSet(
            sentences.texts, _judge(chosen, lambda e: sentences.of(e.sentence or ""))
        ),
        unplaced=unplaced,
    )


def read_beir(folder: Path, limit: int | None = None) -> PublicSet:
    """A BEIR folder: ``corpus.jsonl``, ``queries.jsonl`` and ``qrels/test.tsv`` (or the first).

    Judgements of grade 1 and more count as relevant. Raises :class:`PublicSetError`.
    """
    names = _Names("d")
    documents: dict[str, str] = {}
    for row in _json_lines(folder / "corpus.jsonl", ("_id", "text")):
        text = "\n\n".join(part for part in (row.get("title") or "", row["text"]) if part)
        if text.strip():
            documents[str(row["_id"])] = names.of(text)
    queries = {
        str(row["_id"]): str(row["text"])
        for row in _json_lines(folder / "queries.jsonl", ("_id", "text"))
    }
    wanted: dict[str, list[str]] = {}
    unplaced = 0
    for query, document, grade in _qrels(folder):
        if grade < 1:
            continue
        if query not in queries or document not in documents:
            unplaced += 1
            continue
        wanted.setdefault(query, []).append(documents[document])
    chosen = spread(list(wanted), limit)
    if not chosen:
        raise PublicSetError(messages.set_empty(folder))
    items = tuple(
        GoldItem(
            id=query,
            question=queries[query],
            kind=ANSWERABLE_KIND,
            split="prueba",
            evidence=tuple(Evidence(name, names.texts[name]) for name in wanted[query]),
        )
        for query in chosen
    )
    judgements = {query: tuple(dict.fromkeys(wanted[query])) for query in chosen}
    return PublicSet(folder.name, items, TextSet(names.texts, judgements), unplaced=unplaced)


def _judge(asked: Sequence[_Asked], name_of: Any) -> dict[str, tuple[str, ...]]:
    """Texts that answer each answerable question; a wording asked twice has all its texts."""
    by_wording: dict[str, dict[str, None]] = {}
    answerable = [entry for entry in asked if entry.sentence is not None]
    for entry in answerable:
        by_wording.setdefault(entry.item.question, {})[name_of(entry)] = None
    return {entry.item.id: tuple(by_wording[entry.item.question]) for entry in answerable}


def _ask(
    question: Mapping[str, Any], context: str, name: str, spans: Sequence[tuple[int, int]]
) -> _Asked | None:
    identifier, wording = str(question["id"]), str(question["question"])
    if question.get("is_impossible") or not question["answers"]:
        return _Asked(GoldItem(identifier, wording, UNANSWERABLE, "prueba"), name, None)
    placed = [start for a in question["answers"] if (start := _place(a, context)) is not None]
    if not placed:
        return None
    start, end = next((s for s in spans if s[0] <= placed[0] < s[1]), (0, len(context)))
    sentence = context[start:end]
    item = GoldItem(
        id=identifier,
        question=wording,
        kind=ANSWERABLE_KIND,
        split="prueba",
        answers=tuple(dict.fromkeys(str(a["text"]) for a in question["answers"])),
        evidence=(Evidence(name, sentence),),
    )
    return _Asked(item, name, sentence)


def _place(answer: Mapping[str, Any], context: str) -> int | None:
    text, start = str(answer["text"]), int(answer["answer_start"])
    if not text.strip():
        return None
    if context[start : start + len(text)] == text:
        return start
    found = context.find(text)
    return found if found >= 0 else None


def _sentence_spans(paragraph: Mapping[str, Any]) -> list[tuple[int, int]]:
    breaks = paragraph.get("sentence_breaks")
    spans = [(int(a), int(b)) for a, b in breaks] if breaks else []
    found = spans or list(split_sentences(paragraph["context"]))
    return [(a, b) for a, b in found if paragraph["context"][a:b].strip()]


def _paragraphs(path: Path) -> Iterator[dict[str, Any]]:
    try:
        data = msgspec.json.decode(path.read_bytes())
        for article in data["data"]:
            for paragraph in article["paragraphs"]:
                if not isinstance(paragraph["context"], str):
                    raise TypeError("context")
                for question in paragraph["qas"]:
                    _ = question["id"], question["question"], question["answers"]
                context = paragraph["context"].replace("\ufeff", " ")
                if context.strip():
                    yield {**paragraph, "context": context}
    except (OSError, msgspec.DecodeError, KeyError, TypeError) as error:
        raise PublicSetError(messages.squad_unreadable(path, str(error))) from error


def _json_lines(path: Path, fields: Sequence[str]) -> Iterator[dict[str, Any]]:
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise PublicSetError(messages.beir_unreadable(path, 1, str(error))) from error
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            row = msgspec.json.decode(line)
            _ = [row[name] for name in fields]
        except (msgspec.DecodeError, KeyError, TypeError) as error:
            raise PublicSetError(messages.beir_unreadable(path, number, str(error))) from error
        yield row


def _qrels(folder: Path) -> Iterator[tuple[str, str, int]]:
    tables = sorted((folder / "qrels").glob("*.tsv"), key=lambda p: (p.stem != "test", p.name))
    if not tables:
        raise PublicSetError(messages.beir_unreadable(folder / "qrels", 1, "no hay ningún .tsv"))
    with tables[0].open(encoding="utf-8", newline="") as file:
        for number, row in enumerate(csv.reader(file, delimiter="\t"), start=1):
            if not row or (number == 1 and not row[-1].lstrip("-").isdigit()):
                continue
            if len(row) != 3 or not row[2].lstrip("-").isdigit():
                raise PublicSetError(messages.beir_unreadable(tables[0], number, str(row)))
            yield row[0], row[1], int(row[2])
