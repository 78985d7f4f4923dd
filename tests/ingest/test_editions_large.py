"""A longer report and its edited edition: figures changed, sections added, gone, moved, renamed."""

from __future__ import annotations

from ingest.editions import compare
from ingest.text_reader import read_text

NAMES = (
    "Objeto Salud Educación Vivienda Trabajo Frontera Registro Retorno Infancia Justicia".split()
)


def body(name: str, figure: int) -> str:
    return (
        f"El sector de {name.lower()} atendió a {figure} personas durante el periodo. "
        f"La entidad encargada de {name.lower()} aprobó un protocolo propio para ello. "
        f"Los servicios de {name.lower()} funcionan en todas las regiones del país.\n"
    )


def report(names: list[str], figures: dict[str, int], texts: dict[str, str]) -> str:
    parts = ["# Informe\n"]
    for number, name in enumerate(names, 1):
        text = texts.get(name, name)
        parts.append(f"## {number}. {name}\n\n{body(text, figures.get(name, 100 + len(name)))}")
    return "\n".join(parts)


def test_every_edit_is_found_and_nothing_else() -> None:
    edited = [name for name in NAMES if name != "Retorno"]
    edited.remove("Infancia")
    edited.insert(1, "Infancia")
    edited.insert(4, "Deporte")
    edited[edited.index("Frontera")] = "Gestión fronteriza"
    old = read_text("a.md", report(NAMES, {}, {}).encode(), None)
    same = {"Gestión fronteriza": "Frontera"}
    figures = {"Salud": 977, "Gestión fronteriza": 108}
    new = read_text("b.md", report(edited, figures, same).encode(), None)
    found = compare(old, new)
    kinds = {(change.kind, change.heading_path[-1].split(". ")[-1]) for change in found.changes}
    assert kinds == {
        ("changed", "Salud"),
        ("added", "Deporte"),
        ("removed", "Retorno"),
        ("renamed", "Gestión fronteriza"),
    }
    (change,) = [change for change in found.changes if change.kind == "changed"]
    (sentence,) = change.sentences
    assert sentence.before is not None
    assert sentence.after is not None
    assert "105 personas" in sentence.before.shown
    assert "977 personas" in sentence.after.shown
    for place, document in ((sentence.before, old.document), (sentence.after, new.document)):
        assert document.text[place.start : place.end] == place.shown
