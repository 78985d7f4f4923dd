"""An export as DOCX through python-docx, with citations as real footnotes."""

from __future__ import annotations

import io
from typing import Any

from ui.app import messages
from ui.app.export import footnotes
from ui.app.export.model import Export, ExportItem


def docx(export: Export) -> bytes:
    """The bytes of a DOCX file that Word and LibreOffice open."""
    import docx as python_docx
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    file = python_docx.Document()
    properties = file.core_properties
    properties.title, properties.author, properties.language = export.title, "Foja", "es"
    file.add_heading(_xml_safe(export.title), level=0)
    file.add_paragraph(messages.exported(export.made))
    for item in export.items:
        _add_item(file, item)
    if export.documents:
        file.add_heading(messages.EXPORT_DOCUMENTS, level=1)
        for seal in export.documents:
            line = messages.sealed_document(seal.title, seal.source, seal.sha256)
            file.add_paragraph(_xml_safe(line), style="List Bullet")
    if export.footnotes:
        xml = footnotes.footnotes_xml([_xml_safe(note) for note in export.footnotes])
        package = file.part.package
        part = Part(PackURI(footnotes.PART_NAME), footnotes.CONTENT_TYPE, xml, package)
        file.part.relate_to(part, footnotes.RELATIONSHIP)
    buffer = io.BytesIO()
    file.save(buffer)
    return buffer.getvalue()


def _add_item(file: Any, item: ExportItem) -> None:
    from docx.oxml.parser import parse_xml

    file.add_heading(_xml_safe(item.question), level=1)
    if item.understood:
        heard = file.add_paragraph().add_run(_xml_safe(messages.understood(item.understood)))
        heard.italic = True
    answer = file.add_paragraph()
    answer.add_run(f"{item.outcome}. ").bold = True
    for sentence in item.sentences:
        answer.add_run(_xml_safe(sentence.text))
        for number in sentence.footnotes:
            answer._p.append(parse_xml(footnotes.reference_xml(number)))
        answer.add_run(" ")
    for remark in item.remarks:
        file.add_paragraph(_xml_safe(remark), style="Intense Quote")
    small = file.add_paragraph().add_run(messages.answer_line(item.answer_id, item.asked))
    small.italic = True


def _xml_safe(value: str) -> str:
    """``value`` without the characters that XML 1.0 forbids."""
    return "".join(c for c in value if c in "\t\n" or (c >= " " and c not in "\ufffe\uffff"))
