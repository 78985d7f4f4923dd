"""The adapter of PDFium (pypdfium2): pages become lines of placed characters and ruling lines."""

from __future__ import annotations

import ctypes
import io
import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pypdfium2
from pypdfium2 import raw

from ingest import reading_messages as messages
from ingest.page_records import Bookmark, Box, Char, Line, PageBox, RawPage, Rule
from ingest.pdf.drawings import Matrix, strokes, times
from ingest.pdf.glyphs import Counts, composed, is_bold, shown_character
from ingest.readers import Unreadable

_HYPHENS = frozenset((0x02, 0xFFFE))
_MAX_RULES = 20_000
_MAX_SEGMENTS = 400
_MAX_DEPTH = 5
_MAX_OUTLINE_DEPTH = 8
_HIGHLIGHT = (255, 224, 102)


@dataclass(frozen=True, slots=True)
class Frame:
    """Turns the page's own coordinates into points from the top left, as it is shown."""

    left: float
    bottom: float
    width: float
    height: float
    turned: int

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """A box given by the page's axes (y grows upwards)."""
        left, right = left - self.left, right - self.left
        bottom, top = bottom - self.bottom, top - self.bottom
        if self.turned == 90:
            return bottom, left, top, right
        if self.turned == 180:
            return self.width - right, bottom, self.width - left, top
        if self.turned == 270:
            return self.width - top, self.height - right, self.width - bottom, self.height - left
        return left, self.height - top, right, self.height - bottom


class Engine:
    """An open PDF, for one thread; use it as a context manager.

    Raises :class:`ingest.readers.Unreadable` when the bytes do not open (clave, danado).
    """

    def __init__(self, data: bytes, password: str | None = None) -> None:
        try:
            self._pdf = pypdfium2.PdfDocument(io.BytesIO(data), password=password)
        except pypdfium2.PdfiumError as error:
            if getattr(error, "err_code", None) == raw.FPDF_ERR_PASSWORD:
                reason = messages.wrong_password() if password else messages.needs_password()
                raise Unreadable("clave", reason) from error
            raise Unreadable("danado", messages.damaged()) from error

    def __enter__(self) -> Engine:
        return self

    def __exit__(self, *_: object) -> None:
        self._pdf.close()

    def __len__(self) -> int:
        return len(self._pdf)

    def outline(self, most: int) -> tuple[Bookmark, ...]:
        """At most ``most`` bookmarks, in order, their nesting as they say it."""
        marks: list[Bookmark] = []
        for item in self._pdf.get_toc(max_depth=_MAX_OUTLINE_DEPTH):
            if len(marks) >= most:
                break
            destination = item.get_dest()
            index = destination.get_index() if destination else None
            title = " ".join("".join(c for c in item.get_title() if c.isprintable()).split())
            if title and index is not None:
                marks.append(Bookmark(title, item.level + 1, index))
        return tuple(marks)

    def labels(self, count: int) -> tuple[str | None, ...]:
        """The printed labels that the file itself gives its first ``count`` pages."""
        return tuple(self._pdf.get_page_label(index) or None for index in range(count))

    def title(self) -> str:
        """The title in the file's metadata; often empty or the name of a template."""
        return " ".join((self._pdf.get_metadata_value("Title") or "").split())

    def read(self, index: int) -> RawPage:
        """Read page ``index``; raises :class:`Unreadable` (pagina) when it cannot."""
        try:
            page = self._pdf[index]
        except (pypdfium2.PdfiumError, IndexError) as error:
            raise Unreadable("pagina", messages.page_failed(index + 1)) from error
        try:
            return _read_page(page, index)
        except pypdfium2.PdfiumError as error:
            raise Unreadable("pagina", messages.page_failed(index + 1)) from error
        finally:
            page.close()

    def plain_text(self, index: int) -> str:
        """PDFium's own text of page ``index``, words broken at line ends joined; else empty."""
        try:
            page = self._pdf[index]
            text = str(page.get_textpage().get_text_range())
            page.close()
        except (pypdfium2.PdfiumError, IndexError):
            return ""
        return text.replace("\ufffe", "").replace("\x02", "")

    def picture(self, index: int, scale: float, boxes: tuple[PageBox, ...] = ()) -> Any:
        """Page ``index`` as a Pillow RGB image, ``scale`` pixels a point, with marked boxes."""
        try:
            page = self._pdf[index]
            image = page.render(scale=scale).to_pil().convert("RGB")
            page.close()
        except (pypdfium2.PdfiumError, IndexError) as error:
            raise Unreadable("pagina", messages.page_failed(index + 1)) from error
        if boxes:
            _mark(image, boxes, scale)
        return image


def _mark(image: Any, boxes: tuple[PageBox, ...], scale: float) -> None:
    """Tint the boxes yellow, so that the text under them stays readable."""
    from PIL import Image, ImageChops, ImageDraw

    tint = Image.new("RGB", image.size, "white")
    draw = ImageDraw.Draw(tint)
    for box in boxes:
        corners = [scale * value for value in (box.left, box.top, box.right, box.bottom)]
        draw.rectangle(corners, fill=_HIGHLIGHT)
    image.paste(ImageChops.multiply(image, tint))


def _read_page(page: Any, index: int) -> RawPage:
    width, height = page.get_size()
    left, bottom, _, _ = page.get_bbox()
    frame = Frame(left, bottom, width, height, page.get_rotation())
    counts = Counts()
    textpage = page.get_textpage()
    try:
        lines = tuple(_lines(textpage, frame, counts))
    finally:
        textpage.close()
    rules, images = _drawings(page, frame)
    return RawPage(
        index, width, height, lines, rules, counts.unknown, counts.controls, has_images=images
    )


@dataclass(slots=True)
class _Style:
    """Size and weight of text objects, asked of the engine once for each object."""

    textpage: Any
    seen: dict[int, tuple[float, bool]] = field(default_factory=dict)

    def at(self, index: int) -> tuple[float, bool]:
        thing = raw.FPDFText_GetTextObject(self.textpage, index)
        key = ctypes.cast(thing, ctypes.c_void_p).value or 0
        if key not in self.seen or not key:
            self.seen[key] = self._ask(index)
        return self.seen[key]

    def _ask(self, index: int) -> tuple[float, bool]:
        matrix = raw.FS_MATRIX()
        scale = 1.0
        if raw.FPDFText_GetMatrix(self.textpage, index, matrix):
            scale = math.hypot(matrix.c, matrix.d) or 1.0
        size = raw.FPDFText_GetFontSize(self.textpage, index) * scale
        name = ctypes.create_string_buffer(128)
        raw.FPDFText_GetFontInfo(self.textpage, index, name, 128, None)
        weight = raw.FPDFText_GetFontWeight(self.textpage, index)
        return round(size, 1), is_bold(name.value.decode("latin-1"), weight)


def _lines(textpage: Any, frame: Frame, counts: Counts) -> Iterator[Line]:
    style = _Style(textpage)
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    line: list[Char] = []
    box: Box = (0.0, 0.0, 0.0, 0.0)
    look: tuple[float, bool] | None = None
    for index in range(textpage.count_chars()):
        code = raw.FPDFText_GetUnicode(textpage, index)
        hyphen = code in _HYPHENS and raw.FPDFText_IsHyphen(textpage, index) == 1
        if code in (0x0A, 0x0D) or hyphen:
            if line:
                yield Line(composed(line), broken=hyphen)
            line, look = [], None
            continue
        text = shown_character(code, counts)
        if not text or (text == " " and not line):
            continue
        if raw.FPDFText_GetCharBox(textpage, index, left, right, bottom, top):
            box = frame.box(left.value, bottom.value, right.value, top.value)
        if text == " ":
            look = None
            line.append(Char(" ", *box, line[-1].size, line[-1].bold))
        else:
            look = look or style.at(index)
            line.append(Char(text, *box, *look))
    if line:
        yield Line(composed(line))


def _drawings(page: Any, frame: Frame) -> tuple[tuple[Rule, ...], bool]:
    """Ruling lines of the page (also those inside forms), and whether it has pictures."""
    rules: list[Rule] = []
    images = False
    for thing, outer in _objects(page.raw, None, 0):
        kind = raw.FPDFPageObj_GetType(thing)
        if kind in (raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_SHADING):
            images = True
        elif kind == raw.FPDF_PAGEOBJ_PATH and len(rules) < _MAX_RULES:
            for left, bottom, right, top in strokes(_segments(thing, outer)):
                rules.append(Rule(*frame.box(left, bottom, right, top)))
    return tuple(rules), images


def _objects(parent: Any, matrix: Matrix | None, depth: int) -> Iterator[tuple[Any, Matrix | None]]:
    count = raw.FPDFPage_CountObjects if depth == 0 else raw.FPDFFormObj_CountObjects
    get = raw.FPDFPage_GetObject if depth == 0 else raw.FPDFFormObj_GetObject
    for index in range(max(0, count(parent))):
        thing = get(parent, index)
        if not thing:
            continue
        yield thing, matrix
        if raw.FPDFPageObj_GetType(thing) == raw.FPDF_PAGEOBJ_FORM and depth < _MAX_DEPTH:
            yield from _objects(thing, times(_matrix_of(thing), matrix), depth + 1)


def _matrix_of(thing: Any) -> Matrix:
    matrix = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(thing, matrix):
        return (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    return (matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)


def _segments(path: Any, outer: Matrix | None) -> Iterator[tuple[str, float, float, bool]]:
    """The path's segments as (kind, x, y, closes), in the page's coordinates."""
    a, b, c, d, e, f = times(_matrix_of(path), outer)
    count = raw.FPDFPath_CountSegments(path)
    if count > _MAX_SEGMENTS:
        return
    names = {raw.FPDF_SEGMENT_MOVETO: "move", raw.FPDF_SEGMENT_LINETO: "line"}
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(count):
        segment = raw.FPDFPath_GetPathSegment(path, index)
        kind = names.get(raw.FPDFPathSegment_GetType(segment), "curve")
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        closes = bool(raw.FPDFPathSegment_GetClose(segment))
        yield kind, a * x.value + c * y.value + e, b * x.value + d * y.value + f, closes
