"""Two editions of a report side by side: which sections came, went, or changed, and in what.

Sections are matched by their headings along the path, then by their texts; inside a matched
pair sentences are matched by their words. Everything found points into both documents.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from rapidfuzz import fuzz, process

from ingest.flow import shown
from ingest.headings import fold
from ingest.records import ParsedDocument, Section
from ingest.sentences import split_sentences

ChangeKind = Literal["added", "removed", "changed", "renamed"]
_SAME_SECTION = 80.0
_SHARED_TEXT = 0.5
_PAIRED_SENTENCE = 60.0


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of one document; ``shown`` is how it reads, ``page`` the printed one if known."""

    document: str
    heading_path: tuple[str, ...]
    shown: str
    start: int
    end: int
    page: int | None
    pdf_index: int | None


@dataclass(frozen=True, slots=True)
class SentenceChange:
    """One sentence that only the new edition has, only the old, or that reads otherwise."""

    kind: ChangeKind
    before: Place | None
    after: Place | None


@dataclass(frozen=True, slots=True)
class SectionChange:
    """A section with its places in both editions; ``sentences`` say what changed inside.

    A ``renamed`` section says the same under another heading; its number alone is no name.
    """

    kind: ChangeKind
    heading_path: tuple[str, ...]
    before: Place | None
    after: Place | None
    sentences: tuple[SentenceChange, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """All changes in the order of the new edition, removed sections last; and the rest's count."""

    changes: tuple[SectionChange, ...]
    same: int


@dataclass(frozen=True, slots=True)
class _Part:
    """A section's own text in one edition."""

    parsed: ParsedDocument
    section: Section
    text: str


def compare(before: ParsedDocument, after: ParsedDocument) -> Comparison:
    """What changed from the edition ``before`` to the edition ``after``."""
    old, new = _parts(before), _parts(after)
    pairs = _match(old, new)
    changes: list[SectionChange] = []
    same = 0
    for number, part in enumerate(new):
        if number not in pairs:
            changes.append(_section_change("added", None, part))
            continue
        earlier = old[pairs[number]]
        sentences = _sentence_changes(earlier, part)
        if sentences:
            changes.append(_section_change("changed", earlier, part, sentences))
        elif _name(earlier) != _name(part):
            changes.append(_section_change("renamed", earlier, part))
        else:
            same += 1
    taken = set(pairs.values())
    changes += [
        _section_change("removed", part, None) for i, part in enumerate(old) if i not in taken
    ]
    return Comparison(tuple(changes), same)


def _parts(parsed: ParsedDocument) -> list[_Part]:
    """The sections that have text of their own."""
    parts = []
    for section in parsed.sections:
        text = shown(parsed.document, section.body_start, section.body_end)
        if text or section.heading:
            parts.append(_Part(parsed, section, text))
    return parts


def _name(part: _Part) -> str:
    """The heading for matching: without its number, which moves when sections are inserted."""
    words = fold(part.section.heading).split()
    while words and words[0].isdigit():
        words = words[1:]
    return " ".join(words)


def _match(old: Sequence[_Part], new: Sequence[_Part]) -> dict[int, int]:
    """New section to old one: equal paths, then equal names, then alike names or texts."""
    pairs: dict[int, int] = {}
    free = set(range(len(old)))
    keys = (
        lambda part: tuple(fold(heading) for heading in part.section.heading_path),
        _name,
    )
    for key in keys:
        waiting: dict[object, list[int]] = defaultdict(list)
        for i in sorted(free):
            waiting[key(old[i])].append(i)
        for j, part in enumerate(new):
            same = waiting.get(key(part))
            if j not in pairs and same and key(part):
                pairs[j] = same.pop(0)
                free.discard(pairs[j])
    left = [j for j in range(len(new)) if j not in pairs]
    scored = []
    for j in left:
        for i in free:
            score = _likeness(old[i], new[j])
            if score:
                scored.append((-score, j, i))
    for _, j, i in sorted(scored):
        if j not in pairs and i in free:
            pairs[j] = i
            free.discard(i)
    return pairs


def _likeness(old: _Part, new: _Part) -> float:
    """How alike two sections are when their names are, or else most of their sentences; else 0.

    Sections of one mould ("El sector de … atendió a … personas") share words, not sentences.
    """
    names = fuzz.ratio(_name(old), _name(new)) if _name(old) and _name(new) else 0.0
    texts = fuzz.token_set_ratio(old.text[:4000], new.text[:4000]) if old.text and new.text else 0.0
    if names >= _SAME_SECTION or _shared(old, new) >= _SHARED_TEXT:
        return names + texts
    return 0.0


def _shared(old: _Part, new: _Part) -> float:
    """The share of the longer text that stands in sentences of both, 0 to 1, by characters."""
    before = [_words(said) for *_, said in _sentences(old)]
    after = [_words(said) for *_, said in _sentences(new)]
    both = set(before) & set(after)
    longer = max(sum(map(len, before)), sum(map(len, after)))
    return sum(map(len, both)) / longer if longer else 0.0


def _sentences(part: _Part) -> list[tuple[int, int, str]]:
    start, end = part.section.body_start, part.section.body_end
    text = part.parsed.document.text[start:end]
    found = []
    for first, last in split_sentences(text):
        said = shown(part.parsed.document, start + first, start + last)
        if said:
            found.append((start + first, start + last, said))
    return found


def _sentence_changes(old: _Part, new: _Part) -> tuple[SentenceChange, ...]:
    """Sentences added, removed or reworded, in the order of the new edition."""
    before, after = _sentences(old), _sentences(new)
    matcher = SequenceMatcher(
        None, [_words(said) for *_, said in before], [_words(said) for *_, said in after], False
    )
    changes: list[SentenceChange] = []
    for tag, i, i_end, j, j_end in matcher.get_opcodes():
        if tag != "equal":
            changes += _pair(old, new, before[i:i_end], after[j:j_end])
    return tuple(changes)


def _words(said: str) -> str:
    """What two sentences must share to be the same: words and figures, not their typesetting."""
    return " ".join(said.split()).casefold()


def _pair(
    old: _Part,
    new: _Part,
    before: Sequence[tuple[int, int, str]],
    after: Sequence[tuple[int, int, str]],
) -> list[SentenceChange]:
    """Within a stretch that differs, each new sentence with the old one it rewords, if any."""
    left = {number: said for number, (*_, said) in enumerate(before)}
    changes = []
    for start, end, said in after:
        best = process.extractOne(
            said, left, scorer=fuzz.token_sort_ratio, score_cutoff=_PAIRED_SENTENCE
        )
        place = _place(new, start, end)
        if best is None:
            changes.append(SentenceChange("added", None, place))
            continue
        del left[best[2]]
        first, last, _ = before[best[2]]
        changes.append(SentenceChange("changed", _place(old, first, last), place))
    for number in left:
        first, last, _ = before[number]
        changes.append(SentenceChange("removed", _place(old, first, last), None))
    return changes


def _section_change(
    kind: ChangeKind,
    old: _Part | None,
    new: _Part | None,
    sentences: tuple[SentenceChange, ...] = (),
) -> SectionChange:
    named = new or old
    return SectionChange(
        kind,
        named.section.heading_path if named else (),
        _whole(old) if old else None,
        _whole(new) if new else None,
        sentences,
    )


def _whole(part: _Part) -> Place:
    return _place(part, part.section.start, part.section.body_end)


def _place(part: _Part, start: int, end: int) -> Place:
    document = part.parsed.document
    page = next((page for page in document.pages if page.start <= start < page.end), None)
    return Place(
        document=document.source,
        heading_path=part.section.heading_path,
        shown=shown(document, start, end),
        start=start,
        end=end,
        page=page.number if page else None,
        pdf_index=page.pdf_index if page else None,
    )
