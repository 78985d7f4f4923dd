"""How the paragraphs of a document look beside its body: bold, large, short enough for titles."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.pdf.blocks import Block, Paragraph

_LARGE, LARGER = 1.06, 1.12
LONGEST = 260


class Looks:
    """The blocks of a document with their texts; ``size`` is the size of its body.

    ``sizes`` are those of its headings, the largest first.
    """

    def __init__(self, blocks: Sequence[Block], texts: Sequence[str], size: float) -> None:
        self.blocks, self.texts, self.size = blocks, texts, size
        self.sizes = self._heading_sizes()

    def paragraph(self, position: int) -> Paragraph | None:
        """The block at ``position`` when it is a paragraph."""
        block = self.blocks[position] if 0 <= position < len(self.blocks) else None
        return block if isinstance(block, Paragraph) else None

    def bold(self, paragraph: Paragraph) -> bool:
        """Whether every line is bold."""
        return all(line.bold for line in paragraph.lines)

    def large(self, paragraph: Paragraph, factor: float = _LARGE) -> bool:
        """Whether every line is larger than the body by ``factor``."""
        return min(line.size for line in paragraph.lines) >= factor * self.size

    def stands_out(self, paragraph: Paragraph) -> bool:
        """Whether it is bold or larger than the body."""
        return self.bold(paragraph) or self.large(paragraph)

    def _heading_sizes(self) -> list[int]:
        sizes: set[int] = set()
        for position in range(len(self.blocks)):
            paragraph = self.paragraph(position)
            if paragraph and self.large(paragraph, LARGER) and self.title_like(position):
                sizes.add(round(paragraph.first.size))
        return sorted(sizes, reverse=True)[:7]

    def title_like(self, position: int) -> bool:
        """Whether a block is short enough and has letters enough to head something."""
        text = self.texts[position]
        letters = sum(char.isalpha() for char in text)
        return 3 <= len(text) <= LONGEST and letters >= 3 and letters > 0.4 * len(text)
