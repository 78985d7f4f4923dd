"""HTML of the parts that Streamlit has no widget for; every text in it is escaped here."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.records import ParsedDocument, Section
from qa.records import Citation
from ui.app import messages
from ui.app.view.escape import text
from ui.app.view.evaluation import ChangeRow
from ui.app.view.evidence import Evidence
from ui.app.view.library import Branch, Line, Match
from ui.app.view.place import path_words
from ui.app.view.progress import FileLine
from ui.app.view.tables import CellView, RowView, TableView

AROUND_CHARACTERS = 1500
_EMPTY_LINES = re.compile(r"\n\s*\n(?:\s*\n)+")
_TAGS = {"around": ("<span class='foja-around'>", "</span>"), "text": ("", "")}
_MARK = ("<mark class='foja-mark'>", "</mark>")


def paragraph(value: str, kind: str = "") -> str:
    """One paragraph of plain text; ``kind`` is a style class of ours."""
    return f"<p class='foja-p {text(kind)}'>{text(value)}</p>"


def bullets(lines: Sequence[str]) -> str:
    """A list of plain lines."""
    return "<ul class='foja-list'>" + "".join(f"<li>{text(line)}</li>" for line in lines) + "</ul>"


def files_html(lines: Sequence[FileLine]) -> str:
    """The files that are being added, each with its state in words."""
    items = "".join(
        f"<li><span class='foja-sign' aria-hidden='true'>{text(line.sign)}</span> "
        f"<strong>{text(line.name)}</strong>: {text(line.state)}</li>"
        for line in lines
    )
    name = text(messages.JOB_FILES)
    return f"<ul class='foja-list foja-files' aria-label='{name}'>{items}</ul>" if items else ""


def evidence_html(evidence: Evidence) -> str:
    """The passage with the quotation inside ``<mark>``."""
    body = []
    for piece in evidence.pieces:
        opening, closing = _TAGS.get(piece.kind, _MARK)
        body.append(f"{opening}{text(piece.text)}{closing}")
    return f"<blockquote class='foja-passage'>{''.join(body)}</blockquote>"


def table_html(view: TableView) -> str:
    """A real table: caption, column heads, row heads, cited cells in ``<mark>``, notes below."""
    heads = "".join(f"<th scope='col'>{text(name)}</th>" for name in view.columns)
    rows = "".join(_row_html(row) for row in view.rows)
    return (
        f"<div class='foja-scroll' tabindex='0' role='region' aria-label='{text(view.caption)}'>"
        f"<table class='foja-table'><caption>{text(view.caption)}</caption>"
        f"<thead><tr><th scope='col'>{text(view.row_header)}</th>{heads}</tr></thead>"
        f"<tbody>{rows}</tbody></table></div>{notes_html(view)}"
    )


def _cell_html(cell: CellView) -> str:
    if not cell.cited:
        return text(cell.text)
    current = " foja-current" if cell.current else ""
    return f"<mark class='foja-mark{current}'>{text(cell.text)}</mark>"


def _row_html(row: RowView) -> str:
    kinds = [name for name, on in (("total", row.total), ("cited", row.cited)) if on]
    cells = "".join(f"<td>{_cell_html(cell)}</td>" for cell in row.cells)
    cut = "" if row.complete else f" <small>{text(messages.ROW_INCOMPLETE)}</small>"
    classes = " ".join(f"foja-{name}" for name in kinds)
    return f"<tr class='{classes}'><th scope='row'>{text(row.label)}{cut}</th>{cells}</tr>"


def section_html(parsed: ParsedDocument, citation: Citation) -> str:
    """The text of the citation's section, as the document has it, with the quotation marked."""
    section = next((s for s in parsed.sections if s.section_id == citation.section_id), None)
    shown = parsed.document.repaired
    start = section.body_start if section else max(0, citation.start - AROUND_CHARACTERS)
    end = section.body_end if section else min(len(shown), citation.end + AROUND_CHARACTERS)
    low, high = min(start, citation.start), max(end, citation.end)
    heading = f"<p class='foja-question'>{text(section.heading)}</p>" if section else ""
    return (
        f"{heading}<div class='foja-scroll foja-source' tabindex='0' role='region' "
        f"aria-label='{text(messages.SEE_IN_DOCUMENT)}'>{text(_tidy(shown[low : citation.start]))}"
        f"{_MARK[0]}{text(shown[citation.start : citation.end])}{_MARK[1]}"
        f"{text(_tidy(shown[citation.end : high]))}</div>"
    )


def section_text_html(parsed: ParsedDocument, section: Section | None) -> str:
    """The text of a section with its subsections, or of the whole document."""
    shown = parsed.document.repaired
    start, end = (section.start, section.end) if section else (0, len(shown))
    name = section.heading if section else parsed.document.title
    return (
        f"<div class='foja-scroll foja-source' tabindex='0' role='region' "
        f"aria-label='{text(name)}'>{text(_tidy(shown[start:end]))}</div>"
    )


def matches_html(found: Sequence[Match]) -> str:
    """The places where searched words stand, each with its section."""
    items = []
    for match in found:
        place = path_words(match.section.heading_path if match.section else ())
        items.append(
            f"<li><span class='foja-soft'>{text(place)}</span><br>… {text(match.before)} "
            f"{_MARK[0]}{text(match.words)}{_MARK[1]} {text(match.after)} …</li>"
        )
    return f"<ol class='foja-list foja-matches'>{''.join(items)}</ol>" if items else ""


def tree_html(branches: Sequence[Branch]) -> str:
    """The section tree as nested lines; the depth is also said to those who cannot see it."""
    items = "".join(
        f"<li style='margin-left:{1.3 * branch.depth:.1f}rem' aria-level='{branch.depth + 1}' "
        f"role='treeitem' aria-selected='false'>{text(branch.section.heading)} "
        f"<span class='foja-soft'>{text(messages.passage_count(branch.passages))}</span></li>"
        for branch in branches
    )
    return f"<ul class='foja-tree' role='tree' aria-label='{messages.TAB_SECTIONS}'>{items}</ul>"


def notes_html(view: TableView) -> str:
    """What stands under a table: its notes and what is inferred or missing."""
    lines = list(view.notes)
    if view.inferred:
        lines.append(messages.TABLE_INFERRED)
    if not view.complete:
        lines.append(messages.TABLE_INCOMPLETE)
    return "".join(f"<p class='foja-note'>{text(line)}</p>" for line in lines)


def facts_html(facts: Sequence[tuple[str, str]]) -> str:
    """Names and values of what is known of a document."""
    rows = "".join(f"<dt>{text(name)}</dt><dd>{text(value)}</dd>" for name, value in facts)
    return f"<dl class='foja-facts'>{rows}</dl>"


def listing_html(lines: Sequence[Line]) -> str:
    """The documents as a table."""
    heads = "".join(f"<th scope='col'>{text(name)}</th>" for name in messages.LISTING_HEADS)
    rows = "".join(
        f"<tr><th scope='row'>{text(line.title)}<br><span class='foja-soft'>{text(line.source)}"
        f"</span></th><td>{text(line.pages)}</td><td>{line.sections}</td><td>{line.tables}</td>"
        f"<td>{line.passages}</td><td>{line.warnings}</td></tr>"
        for line in lines
    )
    head = f"<thead><tr>{heads}</tr></thead>"
    return (
        f"<div class='foja-scroll' tabindex='0' role='region' "
        f"aria-label='{messages.PAGE_DOCUMENTS}'>"
        f"<table class='foja-table foja-listing'>{head}<tbody>{rows}</tbody></table></div>"
    )


def _tidy(shown: str) -> str:
    """Many empty lines shown as one."""
    return _EMPTY_LINES.sub("\n\n", shown)


def changes_html(rows: Sequence[ChangeRow]) -> str:
    """Two runs side by side."""
    heads = "".join(f"<th scope='col'>{text(name)}</th>" for name in messages.CHANGE_HEADS)
    body = "".join(
        f"<tr><th scope='row'>{text(row.name)}</th><td>{text(row.mine)}</td>"
        f"<td>{text(row.theirs)}</td><td>{text(row.change)}</td><td>{text(row.verdict)}</td></tr>"
        for row in rows
    )
    return (
        "<div class='foja-scroll' tabindex='0' role='region' "
        f"aria-label='{text(messages.TAB_COMPARE)}'><table class='foja-table'>"
        f"<thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table></div>"
    )
