"""Lists and counts that need a whole section or document: enumerations, and the norms it cites."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.flow import shown
from ingest.records import Passage
from qa import messages
from qa.corpus import Corpus
from qa.draft import Draft, Part, Span
from qa.evidence import Unit
from qa.forms import QuestionForm
from qa.preference import meets
from qa.select.asked import ask
from qa.select.overlap import soft_coverage
from qa.select.reading import read_sentence
from qa.text import fold, stems
from qa.trim import ELLIPSIS
from qa.values import find_values, same_norm

ITEM = re.compile(r"\s*(?:[a-zñ]\)|[ivx]{1,4}\)|[•¶▪●*-]\s|\d{1,2}[.)]\s)")
_LETTER = re.compile(r"\s*([a-zñ])\)")
_LEAST = 3
_COVERED = 0.55
_GENERIC = re.compile(r"(?:grupo|tipo|clase|categoria|sector|colectivo)s?$")
_COUNTED = re.compile(
    r"\b(?:enumer|list|mencion|consider|reconoc|grupo|tipo|clase|categori|supuesto|punto)\w*"
)
_MOST_WORDS = 62
_MOST_NORMS = 8
_NORMS_ASKED = re.compile(
    r"\b(?:que|cuales|cuant[oa]s|lista\w*|enumer\w+|mencion\w+)\b[^?]*?\b(?P<kind>leyes|decretos|resoluciones"
    r"|normas(?: legales)?|ordenanzas|dispositivos legales)\b(?P<rest>[^?]*)"
)
_CITING = re.compile(
    r"\b(?:cita\w*|mencion\w*|nombra\w*|aparec\w*|figura\w*|contien\w*|trae\w*|hay|se|el|la|en|del?|este|este"
    r"|informe|documento|reporte|texto|son|las|los|todas|todos|peruan\w+)\b"
)
_KINDS: dict[str, tuple[str, ...]] = {
    "ley": ("ley",),
    "dec": ("ds", "dleg", "du", "decreto"),
    "res": ("rm", "rs", "res"),
    "ord": ("ord",),
    "nor": ("ley", "ds", "dleg", "du", "decreto", "rm", "rs", "res", "ord"),
    "dis": ("ley", "ds", "dleg", "du", "decreto", "rm", "rs", "res", "ord"),
}


@dataclass(frozen=True, slots=True)
class Block:
    """An enumeration: its points, and the words around it that say what they are."""

    passage: Passage
    items: tuple[Unit, ...]
    around: str

    @property
    def cut(self) -> bool:
        """True when the points are lettered and the first is not a)."""
        match = _LETTER.match(self.items[0].text)
        return match is not None and match.group(1) != "a"


def from_enumeration(corpus: Corpus, form: QuestionForm) -> Draft | None:
    """The enumeration that answers "¿qué/cuáles/cuántos X…?"; ``None`` when none is about it.

    What is asked for (the focus) must begin two points or more, and points and surroundings must
    hold most of the question's words.
    """
    if not form.wants("list", "count") or form.years or not form.terms:
        return None
    if form.wants("count") and not _COUNTED.search(fold(form.text)):
        return None
    asked = ask(form, corpus.statistics)
    focus = _focus(form)
    best: tuple[float, Block] | None = None
    for block in _blocks(corpus):
        begun = sum(_begins(item.text, focus) for item in block.items)
        if begun < 2:
            continue
        words = " ".join((block.around, *(item.text for item in block.items)))
        covered = soft_coverage(asked, read_sentence(words).stem_set)
        if covered >= _COVERED and (best is None or covered > best[0]):
            best = (covered, block)
    return _block_draft(corpus, form, *best) if best else None


def _focus(form: QuestionForm) -> str:
    """The stem of what is listed: of "grupos de personas" the persons."""
    rest = [term for term in form.terms if not _GENERIC.match(term.fold)]
    generic = [term for term in form.terms if _GENERIC.match(term.fold)]
    known = any(term.stem == form.focus for term in rest)
    return rest[0].stem if rest and (generic or not known) else form.focus


def _begins(text: str, focus: str) -> bool:
    found = stems(ITEM.sub("", text, count=1))
    return bool(focus and found) and meets(focus, frozenset(found[:1]))


def _blocks(corpus: Corpus) -> Iterator[Block]:
    """The enumerations of the documents, with the sentences before and after each."""
    for parsed in corpus.index.documents.values():
        passages = [p for p in parsed.passages if p.kind != "table"]
        for at, passage in enumerate(passages):
            units = corpus.sentences.of(passage)
            first = 0
            while first < len(units):
                last = first
                while last < len(units) and ITEM.match(units[last].text):
                    last += 1
                if last - first >= _LEAST:
                    before = units[first - 1].text if first else ""
                    yield Block(passage, units[first:last], _around(corpus, passages, at, before))
                first = max(last, first + 1)


def _around(corpus: Corpus, passages: Sequence[Passage], at: int, before: str) -> str:
    following = corpus.sentences.of(passages[at + 1])[:1] if at + 1 < len(passages) else ()
    heading = " ".join(passages[at].heading_path)
    return " ".join((heading, before, *(unit.text for unit in following)))


def _block_draft(corpus: Corpus, form: QuestionForm, covered: float, block: Block) -> Draft:
    document = corpus.index.documents[block.passage.doc_id].document
    start, end = block.items[0].start, block.items[-1].end
    span = Span(
        block.passage.doc_id, start, end, block.passage.passage_id, block.passage.section_id
    )
    text = shown(document, start, end)
    words = text.split()
    if len(words) > _MOST_WORDS:
        text = " ".join(words[:_MOST_WORDS]) + f" {ELLIPSIS}"
    parts = [Part(text, (span,))]
    if form.wants("count"):
        count = messages.enumerated(len(block.items))
        parts.insert(0, Part(count, (span,), "computation"))
    missing = (messages.enumeration_cut(block.items[0].text[:2].strip()),) if block.cut else ()
    heading = " › ".join(block.passage.heading_path)
    return Draft(
        "partial" if missing else "answered",
        tuple(parts),
        round(min(0.9, 0.3 + 0.6 * covered), 4),
        missing,
        (messages.enumeration_read(len(block.items), heading),),
        heading,
    )


def count_holds(text: str, sources: Sequence[str]) -> bool:
    """True when ``text`` says how many points an enumeration among ``sources`` has."""
    return any(text == messages.enumerated(points(source)) for source in sources)


def points(text: str) -> int:
    """How many marked points a shown enumeration has."""
    return len(re.findall(r"(?:^|\s)(?:[a-zñ]\)|[ivx]{1,4}\)|[•¶▪●]|\d{1,2}[.)])\s", text))


def from_norms(corpus: Corpus, form: QuestionForm) -> Draft | None:
    """The laws, decrees or resolutions that the documents cite, when just these are asked for."""
    match = _NORMS_ASKED.search(fold(form.text))
    if match is None or re.search(r"\w", _CITING.sub("", match.group("rest"))):
        return None
    kinds = _KINDS[match.group("kind")[:3]]
    found: list[tuple[str, str, Span]] = []
    read = 0
    for passage in corpus.index.passages:
        read += 1
        for unit in corpus.sentences.of(passage):
            for value in find_values(unit.text):
                if value.kind != "norm" or value.key.split(":")[1] not in kinds:
                    continue
                if not any(same_norm(value.key, key) for key, _, _ in found):
                    found.append((value.key, value.text, _span(passage, unit)))
    if not found:
        return None
    listed = tuple(found[:_MOST_NORMS])
    part = Part(
        messages.norms_cited([text for _, text, _ in listed]),
        tuple(dict.fromkeys(span for _, _, span in listed)),
        "computation",
    )
    missing = (messages.more_norms(len(found) - len(listed)),) if len(found) > len(listed) else ()
    notice = messages.document_read(corpus.title(), read)
    return Draft("partial" if missing else "answered", (part,), 0.85, missing, (notice,))


def _span(passage: Passage, unit: Unit) -> Span:
    return Span(passage.doc_id, unit.start, unit.end, passage.passage_id, passage.section_id)
