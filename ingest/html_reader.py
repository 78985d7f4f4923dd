"""The adapter of lxml: the main content of an HTML page, without menus, banners and scripts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ingest import reading_messages as messages
from ingest.decoding import decode
from ingest.limits import ReadSettings
from ingest.readers import SourceFile, Unreadable
from ingest.records import ParsedDocument, ReadWarning
from ingest.structured import Structured, TableBlock, TextBlock, parse_structured

_DROPPED = frozenset(
    "script style noscript template svg nav aside form button iframe object select dialog".split()
)
_EDGES = frozenset(("header", "footer"))
_BLOCKS = frozenset(
    "p div section article main li blockquote pre dt dd figcaption address td th body ul ol dl "
    "h1 h2 h3 h4 h5 h6 header footer center caption".split()
)
_ROLES = frozenset("navigation banner contentinfo search complementary menu".split())
_NOISE = re.compile(
    r"(?:^|[-_\s])(?:nav|navbar|menu|breadcrumbs?|migas|sidebar|footer|cookies?|share|social|"
    r"related|banner)(?:$|[-_\s])",
    re.I,
)
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset=[\"']?\s*([\w.:-]+)", re.I)


def read_html(source: SourceFile, settings: ReadSettings) -> ParsedDocument:
    """Read an HTML page; raises :class:`Unreadable` when it holds no text."""
    from lxml import etree, html

    text, warnings = _decoded(source)
    try:
        parser = html.HTMLParser(huge_tree=False, no_network=True, encoding="utf-8")
        root = html.document_fromstring(text.encode(), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise Unreadable("sin-texto", messages.no_text()) from error
    title = " ".join((root.findtext(".//title") or "").split())
    main = _main(root)
    blocks = tuple(_blocks(main, whole=main.tag != "body"))
    headed = any(isinstance(block, TextBlock) and block.level == 1 for block in blocks)
    parts = Structured(
        format="html", blocks=blocks, title="" if headed else title, warnings=warnings
    )
    return parse_structured(source, settings, parts)


def _decoded(source: SourceFile) -> tuple[str, tuple[ReadWarning, ...]]:
    """The page's characters, by its own declaration when that works."""
    declared = _CHARSET.search(source.data[:4096])
    if declared is not None:
        try:
            return source.data.decode(declared[1].decode("ascii")), ()
        except (LookupError, UnicodeDecodeError):
            pass
    decoded = decode(source.data, source.name)
    return decoded.text, decoded.warnings


def _main(root: Any) -> Any:
    """The element that holds the content: ``main``, else the only ``article``, else the body."""
    for path in (".//main", ".//*[@role='main']"):
        found = root.findall(path)
        if found:
            return max(found, key=lambda element: len(element.text_content()))
    articles = root.findall(".//article")
    if len(articles) == 1:
        return articles[0]
    body = root.find(".//body")
    return body if body is not None else root


def _skipped(element: Any, whole: bool) -> bool:
    tag = element.tag
    if not isinstance(tag, str) or tag in _DROPPED or (tag in _EDGES and not whole):
        return True
    if element.get("role") in _ROLES or element.get("hidden") is not None:
        return True
    if element.get("aria-hidden") == "true":
        return True
    name = f"{element.get('class') or ''} {element.get('id') or ''}"
    return tag in ("div", "ul", "section") and bool(_NOISE.search(name))


def _blocks(element: Any, whole: bool) -> Iterator[TextBlock | TableBlock]:
    """The element's blocks in order; inline text between two blocks is a paragraph."""
    pending: list[str] = [element.text or ""]

    def flush() -> Iterator[TextBlock]:
        text = _clean("".join(pending))
        pending.clear()
        if text:
            yield TextBlock(text)

    for child in element:
        if not _skipped(child, whole):
            if child.tag == "table":
                yield from flush()
                yield from _table(child)
            elif re.fullmatch(r"h[1-6]", child.tag):
                yield from flush()
                text = _clean(child.text_content())
                if text:
                    yield TextBlock(text, int(child.tag[1]))
            elif child.tag == "br":
                yield from flush()
            elif child.tag in _BLOCKS or any(inner.tag in _BLOCKS for inner in child.iter()):
                yield from flush()
                yield from _inner(child, whole)
            else:
                pending.append(child.text_content())
        pending.append(child.tail or "")
    yield from flush()


def _inner(child: Any, whole: bool) -> Iterator[TextBlock | TableBlock]:
    for position, block in enumerate(_blocks(child, whole)):
        if child.tag == "li" and not position and isinstance(block, TextBlock) and not block.level:
            yield TextBlock(f"• {block.text}")
        else:
            yield block


def _table(table: Any) -> Iterator[TextBlock | TableBlock]:
    """A data table; a table that only lays out the page gives its text."""
    rows = []
    for row in table.iter("tr"):
        cells: list[str] = []
        for cell in row:
            if cell.tag in ("td", "th"):
                cells += [_clean(cell.text_content())] * _span(cell)
        if any(cells):
            rows.append(tuple(cells))
    caption = _clean(table.findtext("caption") or "")
    width = max((len(row) for row in rows), default=0)
    if len(rows) > 1 and width > 1:
        yield TableBlock(tuple(row + ("",) * (width - len(row)) for row in rows), caption)
        return
    for cells_ in rows:
        yield TextBlock(" ".join(cells_))


def _span(cell: Any) -> int:
    value = cell.get("colspan") or "1"
    return min(int(value), 50) if value.isdigit() and value != "0" else 1


def _clean(text: str) -> str:
    return " ".join("".join(c for c in text if c.isprintable() or c.isspace()).split())
