"""Editions: sections matched though renumbered, and every change with both of its places."""

from __future__ import annotations

from ingest.editions import compare
from ingest.text_reader import read_text

OLD = """# Informe

## 1. Objeto

El plan alcanza a 14 regiones. Se aprobó en 2021.

## 2. Presupuesto

El presupuesto fue de 87 millones de soles.

## 3. Anexos

Los anexos traen las cifras por región y por año.
"""
NEW = """# Informe

## 1. Objeto

El plan alcanza a 21 regiones. Se aprobó en 2021.

## 2. Salud

La población migrante accede al seguro integral desde este año.

## 3. Presupuesto

El presupuesto fue de 87 millones de soles.
"""


def parsed(name: str, text: str):
    return read_text(name, text.encode(), None)


def test_added_removed_and_changed_sections() -> None:
    before, after = parsed("a.md", OLD), parsed("b.md", NEW)
    comparison = compare(before, after)
    found = {change.heading_path[-1]: change.kind for change in comparison.changes}
    assert found == {"1. Objeto": "changed", "2. Salud": "added", "3. Anexos": "removed"}
    assert comparison.same >= 1
    (change,) = [c for c in comparison.changes if c.kind == "changed"]
    (sentence,) = change.sentences
    assert sentence.before is not None
    assert sentence.after is not None
    assert sentence.before.shown == "El plan alcanza a 14 regiones."
    assert sentence.after.shown == "El plan alcanza a 21 regiones."
    place = sentence.before
    assert before.document.text[place.start : place.end] == "El plan alcanza a 14 regiones."


def test_an_edition_is_equal_to_itself() -> None:
    document = parsed("a.md", OLD)
    assert compare(document, document).changes == ()


def test_the_comparison_mirrors_itself() -> None:
    before, after = parsed("a.md", OLD), parsed("b.md", NEW)
    mirror = {"added": "removed", "removed": "added", "changed": "changed"}

    def kinds(comparison) -> set[tuple[str, str]]:
        return {(c.heading_path[-1].split(". ")[1], c.kind) for c in comparison.changes}

    back = {(name, mirror[kind]) for name, kind in kinds(compare(after, before))}
    assert kinds(compare(before, after)) == back
