"""Gold questions: what is asked, which answers count, and where the document says so.

A gold file holds one JSON object a line. Evidence is a document's file name and a verbatim
quotation of it, never the id of a passage, so that gold survives any way of cutting the
text. Quotations are compared with runs of white space folded to one space and with nothing
else changed: a line break of the source counts as a space.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar, get_args

import msgspec

from eval import messages
from eval.arithmetic import Operation, follows
from ingest.errors import FojaError

Item = TypeVar("Item")
KINDS: tuple[str, ...] = (
    "cifra",
    "fecha",
    "norma",
    "quien",
    "lugar",
    "definicion",
    "sigla",
    "lista",
    "procedimiento",
    "si_no",
    "celda",
    "calculo",
    "comparacion",
    "parafrasis",
    "seguimiento",
    "varias_secciones",
    "sin_respuesta",
)
"""The kinds of question, as gold files and reports name them."""

DEFAULT_GOLD = Path(__file__).parent / "gold" / "peru-informe-pmm-2022.jsonl"
"""The gold of the report that comes with Foja."""
UNANSWERABLE = "sin_respuesta"
SEVERAL = "varias_secciones"
SPLITS: tuple[str, ...] = ("desarrollo", "prueba")
TRAPS: tuple[str, ...] = (
    "",
    "año",
    "lugar",
    "grupo",
    "dato_ausente",
    "premisa_falsa",
    "tema_ajeno",
)
"""Why an unanswerable question has no answer: the year, place or group that the document
lacks, something that it does not say, a false premise, or a foreign topic."""


class GoldError(FojaError):
    """A gold file that cannot be used; the message names the line and the remedy."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One place that answers: the document's file name and its words, verbatim."""

    document: str
    quote: str


@dataclass(frozen=True, slots=True)
class Computation:
    """How an answer follows from cells: ``value`` is ``operation`` over ``cells``, in order."""

    operation: Operation
    cells: tuple[str, ...]
    value: str


@dataclass(frozen=True, slots=True)
class GoldItem:
    """One question with what counts as right.

    An answer is right when it holds any of ``answers`` (if there are some) and every one of
    ``all_of``. ``evidence`` empty means that the documents do not hold the answer. For the
    kind ``varias_secciones`` every place of the evidence is needed; for the others one is
    enough. ``trap`` says why an unanswerable question is one. ``section`` is a note for who
    writes the gold: the heading for which a blank entry was made.
    """

    id: str
    question: str
    kind: str
    split: str
    history: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()
    all_of: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    trap: str = ""
    computation: Computation | None = None
    section: str = ""

    @property
    def answerable(self) -> bool:
        """Whether the documents hold the answer."""
        return bool(self.evidence)

    @property
    def needs_all(self) -> bool:
        """Whether every place of the evidence is needed."""
        return self.kind == SEVERAL


FIELDS: tuple[str, ...] = tuple(field.name for field in dataclasses.fields(GoldItem))


def load_gold(path: Path, split: str | None = None) -> tuple[GoldItem, ...]:
    """The entries of a gold file, in its order; only those of ``split`` when one is given.

    Empty lines are passed over. Raises :class:`GoldError` with the line and the remedy.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise GoldError(messages.gold_unreadable(path, str(error))) from error
    except UnicodeDecodeError as error:
        where = error.object[: error.start].count(b"\n") + 1
        raise GoldError(messages.gold_line(path, where, messages.not_utf8())) from error
    items: list[GoldItem] = []
    lines: list[int] = []
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            items.append(parse_item(line))
        except GoldError as error:
            raise GoldError(messages.gold_line(path, number, str(error))) from error
        lines.append(number)
    if not items:
        raise GoldError(messages.gold_empty(path))
    _refuse_repeats(path, items, lines)
    return tuple(item for item in items if split is None or item.split == split)


def spread(items: Sequence[Item], limit: int | None) -> Sequence[Item]:
    """``limit`` of ``items`` evenly spread over them, in order; all when ``limit`` is ``None``."""
    if limit is None or limit >= len(items):
        return items
    return [items[i * len(items) // limit] for i in range(limit)]


def parse_item(line: str) -> GoldItem:
    """One line of a gold file; raises :class:`GoldError` without the line's place."""
    try:
        values = msgspec.json.decode(line)
    except msgspec.DecodeError as error:
        raise GoldError(messages.not_json(str(error))) from error
    if not isinstance(values, dict):
        raise GoldError(messages.not_json("no empieza con llave"))
    unknown = sorted(set(values) - set(FIELDS))
    if unknown:
        raise GoldError(messages.unknown_field(unknown[0], FIELDS))
    try:
        item = msgspec.convert(values, GoldItem)
    except msgspec.ValidationError as error:
        raise GoldError(messages.wrong_shape(str(error))) from error
    problem = check_item(item)
    if problem:
        raise GoldError(problem)
    return item


def dump_item(item: GoldItem) -> str:
    """The line of a gold file for ``item``, without empty optional fields, no line end."""
    values: dict[str, Any] = msgspec.to_builtins(item)
    order = ["id", "question", "history", "answers", "all_of", "evidence", "kind"]
    order += ["trap", "computation", "split", "section"]
    kept = {"id", "question", "history", "answers", "evidence", "kind", "split"}
    shown = {name: values[name] for name in order if name in kept or values[name]}
    return msgspec.json.encode(shown).decode()


def check_item(item: GoldItem) -> str:
    """What is wrong with ``item`` in Spanish, or an empty text."""
    for name, value in (("id", item.id), ("question", item.question)):
        if not value.strip():
            return messages.empty_field(name, item.section)
    for name, value, known in (
        ("kind", item.kind, KINDS),
        ("split", item.split, SPLITS),
        ("trap", item.trap, TRAPS),
    ):
        if value not in known:
            return messages.unknown_value(name, value, [k for k in known if k])
    texts = [*item.history, *item.answers, *item.all_of]
    texts += [text for place in item.evidence for text in (place.document, place.quote)]
    if not all(text.strip() for text in texts):
        return messages.empty_field("history, answers, all_of o evidence")
    return _check_consistency(item)


def _check_consistency(item: GoldItem) -> str:
    right = bool(item.answers or item.all_of)
    if right and not item.evidence:
        return messages.answer_without_evidence()
    if item.evidence and not right:
        return messages.evidence_without_answer()
    if (item.kind == UNANSWERABLE) != (not item.evidence):
        return messages.unanswerable_kind()
    if item.needs_all and (len(item.evidence) < 2 or not item.all_of):
        return messages.several_needed()
    if item.computation is not None:
        done = item.computation
        if done.operation not in get_args(Operation) or not follows(
            done.operation, done.cells, done.value
        ):
            return messages.arithmetic(done.operation, done.cells, done.value)
    return ""


def _refuse_repeats(path: Path, items: Sequence[GoldItem], lines: Sequence[int]) -> None:
    ids: dict[str, int] = {}
    questions: dict[tuple[str, tuple[str, ...]], int] = {}
    for item, line in zip(items, lines, strict=True):
        if item.id in ids:
            problem = messages.repeated_id(item.id, ids[item.id])
            raise GoldError(messages.gold_line(path, line, problem))
        asked = (item.question.strip(), item.history)
        if asked in questions:
            problem = messages.repeated_question(questions[asked])
            raise GoldError(messages.gold_line(path, line, problem))
        ids[item.id] = questions[asked] = line
