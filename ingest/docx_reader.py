"""The adapter of python-docx: headings, lists, tables and footnotes of a DOCX file."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree

from ingest import reading_messages as messages
from ingest.limits import ReadSettings
from ingest.pdf import marks
from ingest.readers import SourceFile, Unreadable
from ingest.records import ParsedDocument
from ingest.structured import Structured, TableBlock, TextBlock, parse_structured

_HEADING_STYLE = re.compile(r"(?:heading|t[íi]tulo|encabezado)\s*(\d)$", re.I)
_TITLE_STYLE = re.compile(r"(?:title|t[íi]tulo|puesto)$", re.I)
_LIST_STYLE = re.compile(r"list|lista|viñeta", re.I)
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LONGEST_HEADING = 200
_MARKUP = 12
"""Bytes of markup for each character of text, at most."""


def read_docx(source: SourceFile, settings: ReadSettings) -> ParsedDocument:
    """Read a DOCX; raises :class:`Unreadable` when it is not one or holds no text."""
    import docx
    from docx.opc.exceptions import PackageNotFoundError

    try:
        _check_size(source.data, settings)
        document = docx.Document(io.BytesIO(source.data))
        notes = tuple(_footnotes(document))
    except (PackageNotFoundError, zipfile.BadZipFile, KeyError, ValueError, OSError) as error:
        raise Unreadable("danado", messages.damaged()) from error
    except SyntaxError as error:
        # What both XML parsers raise on markup that is not well formed or nested too deep.
        raise Unreadable("danado", messages.damaged()) from error
    blocks = tuple(_blocks(document))
    properties = document.core_properties
    parts = Structured(format="docx", blocks=blocks, notes=notes, title=_title(blocks, properties))
    return parse_structured(source, settings, parts)


def _check_size(data: bytes, settings: ReadSettings) -> None:
    """Refuse a package whose markup inflates far beyond the limit of text: a zip bomb."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        size = sum(entry.file_size for entry in package.infolist() if entry.filename.endswith("ml"))
    if size > _MARKUP * settings.max_characters:
        raise Unreadable("limite-texto", messages.text_capped(settings.max_text_mb))


def _title(blocks: tuple[TextBlock | TableBlock, ...], properties: Any) -> str:
    """The title in the properties when the text says it too; else the first heading will do."""
    own = " ".join((properties.title or "").split())
    text = " ".join(block.text for block in blocks[:40] if isinstance(block, TextBlock))
    return own if own and own.lower() in text.lower() else ""


def _blocks(document: Any) -> Iterator[TextBlock | TableBlock]:
    from docx.table import Table

    items = list(document.iter_inner_content())
    styled = any(
        _HEADING_STYLE.match(item.style.name or "")
        for item in items
        if not isinstance(item, Table) and item.style is not None
    )
    for item in items:
        if isinstance(item, Table):
            rows = tuple(tuple(map(_cell_text, row.cells)) for row in item.rows)
            rows = tuple(row for row in rows if any(row))
            if len(rows) > 1 and len(rows[0]) > 1 and len({len(row) for row in rows}) == 1:
                yield TableBlock(rows)
            else:
                yield from (TextBlock(" ".join(dict.fromkeys(row))) for row in rows)
            continue
        text = _clean(item.text)
        if text:
            yield _paragraph(item, text, styled)


def _cell_text(cell: Any) -> str:
    """The text of a cell; a table inside it follows its own words, row by row."""
    inner = (_cell_text(one) for table in cell.tables for row in table.rows for one in row.cells)
    return _clean(" ".join((cell.text, *inner)))


def _paragraph(paragraph: Any, text: str, styled: bool) -> TextBlock:
    style = (paragraph.style.name if paragraph.style is not None else "") or ""
    match = _HEADING_STYLE.match(style)
    if match:
        return TextBlock(text, int(match[1]) + 1)
    if _TITLE_STYLE.match(style):
        return TextBlock(text, 1)
    if not styled and len(text) <= _LONGEST_HEADING:
        level = _level_by_words(paragraph, text)
        if level:
            return TextBlock(text, level)
    listed = _LIST_STYLE.search(style) or (paragraph._p.pPr is not None and paragraph._p.pPr.numPr)
    return TextBlock(f"• {text}" if listed is not None and listed else text)


def _level_by_words(paragraph: Any, text: str) -> int:
    """The level of a heading made by hand: bold, or named as laws name their parts; else 0."""
    runs = [run for run in paragraph.runs if run.text.strip()]
    bold = bool(runs) and all(run.bold for run in runs)
    division = marks.DIVISION.match(text)
    if division and (bold or marks.is_capitals(text)):
        return min(4, marks.division_rank(division["word"]) // 2)
    if not bold or text[-1] in ".;,":
        return 6 if marks.ARTICLE.match(text) and bold else 0
    number = marks.NUMBERED.match(text)
    if number:
        return 4 + min(2, number["number"].count("."))
    return 6 if marks.ARTICLE.match(text) else 5


def _footnotes(document: Any) -> Iterator[str]:
    """The footnotes' texts with their numbers, which python-docx does not read."""
    for part in document.part.package.iter_parts():
        if str(part.partname) != "/word/footnotes.xml":
            continue
        root = ElementTree.fromstring(part.blob)
        number = 0
        for note in root.iter(f"{_W}footnote"):
            text = _clean("".join(piece.text or "" for piece in note.iter(f"{_W}t")))
            if text and note.get(f"{_W}type") is None:
                number += 1
                yield f"{number} {text}"


def _clean(text: str) -> str:
    return " ".join("".join(c for c in text if c.isprintable() or c.isspace()).split())
