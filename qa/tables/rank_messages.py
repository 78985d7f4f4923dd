"""Spanish wording of what tables rank, list and find to have moved; whole sentences."""

from __future__ import annotations

from collections.abc import Sequence

from qa.tables.messages import as_in_prose, joined


def extreme_name(largest: bool, place: int | None) -> str:
    """What the value is: the largest, the second smallest…"""
    name = "mayor" if largest else "menor"
    return f"{place}.º {name}" if place else name


def without(column: str, rows: Sequence[str]) -> str:
    """A column of which some rows are left out."""
    return f"{column} (sin contar {joined(list(rows))})"


def extreme(table: str, column: str, name: str, parts: Sequence[tuple[str, str]]) -> str:
    """The largest or smallest of a column."""
    listed = "; ".join(f"{row}: {value}" for row, value in parts)
    if len(parts) == 1:
        return f"{table}, {column}: el {name} valor es {parts[0][0]}, con {parts[0][1]}."
    return f"{table}, {column}, los {len(parts)} valores {name}es: {listed}."


def passing(
    table: str, column: str, condition: str, rows: tuple[Sequence[tuple[str, str]], int]
) -> str:
    """The rows that pass a condition, as far as they are listed, and how many they are."""
    parts, count = rows
    if not parts:
        return f"{table}, {column}: ninguna fila cumple «{condition}»."
    listed = "; ".join(f"{row} ({value})" for row, value in parts)
    if count > len(parts):
        listed += f"; y {count - len(parts)} más"
    noun = "fila cumple" if count == 1 else "filas cumplen"
    return f"{table}, {column}: {count} {noun} «{condition}»: {listed}."


def ordered(table: str, column: str, rising: bool, parts: Sequence[tuple[str, str]]) -> str:
    """Rows in order."""
    way = "de menor a mayor" if rising else "de mayor a menor"
    listed = "; ".join(f"{row}: {value}" for row, value in parts)
    return f"{table}, {column}, {way}: {listed}."


def first_ones(column: str, count: int, largest: bool) -> str:
    """The largest or smallest values of a column, as the head of a sum."""
    return f"{column}, los {count} valores {'mayores' if largest else 'menores'}"


def share_of_first(
    table: str, parts: Sequence[tuple[str, str]], whole: tuple[str, str], results: Sequence[str]
) -> str:
    """The share of the first ones in order."""
    listed = " + ".join(f"{value} ({name})" for name, value in parts)
    cells = f"{listed} = {results[0]}, de {whole[1]} ({whole[0]})"
    return f"{table}: {as_in_prose(results[1])} del total; {cells} = {results[1]}."


def movement(up: bool, least: bool) -> str:
    """What is looked for among the changes."""
    return f"{'menor' if least else 'mayor'} {'aumento' if up else 'disminución'}"


def all_moved(up: bool, count: str, condition: str = "") -> str:
    """All that moved one way, or all that moved as much, and how many they are."""
    noun = "fila" if count == "1" else "filas"
    return f"{'aumentaron' if up else 'disminuyeron'} {condition}".strip() + f" ({count} {noun})"


def moved(table: str, name: str, rows: Sequence[str]) -> str:
    """The rows that moved most."""
    return f"{table}, {name}: {'; '.join(rows)}."


def widest(table: str, row: str, pair: Sequence[tuple[str, str]], result: str, most: bool) -> str:
    """The row or year in which two figures lie farthest apart, or closest."""
    (one, first), (other, second) = pair
    name = "mayor" if most else "menor"
    cells = f"{first} ({one}) − {second} ({other}) = {result}"
    return f"{table}: la {name} diferencia es la de {row}: {cells}."


def over(table: str, heads: tuple[str, str], rows: Sequence[tuple[str, str, str]]) -> str:
    """The rows or years in which one figure is larger than another."""
    if not rows:
        return f"{table}: ninguna fila tiene más {heads[0]} que {heads[1]}."
    listed = "; ".join(f"{name} ({first} frente a {second})" for name, first, second in rows)
    noun = "fila" if len(rows) == 1 else "filas"
    return f"{table}, {heads[0]} mayor que {heads[1]}: {len(rows)} {noun}: {listed}."


def none_moved(table: str, up: bool, condition: str = "") -> str:
    """No row moved the way that is asked, or none as much."""
    much = f" {condition}" if condition else ""
    return f"{table}: ninguna fila {'aumentó' if up else 'disminuyó'}{much}."


def moved_row(
    name: str, cells: tuple[tuple[str, str], tuple[str, str]], results: tuple[str, str], up: bool
) -> str:
    """One row's change: its name, its cells and the change's size and percentage."""
    (before, start), (after, end) = cells
    verb = "aumentó" if up else "disminuyó"
    percent = f" ({results[1]})" if results[1] else ""
    return f"{name}, de {start} ({before}) a {end} ({after}), {verb} {results[0]}{percent}"


def moved_shortly(name: str, cells: tuple[str, str], results: tuple[str, str]) -> str:
    """One of many rows' changes: its two cells, the size of the change and its percentage."""
    percent = f"; {results[1]}" if results[1] else ""
    return f"{name}: {cells[0]} → {cells[1]} ({results[0]}{percent})"


def row_count(table: str, count: int, rows: Sequence[str], total: bool) -> str:
    """How many rows a table has, and which."""
    noun = "fila" if count == 1 else "filas"
    aside = ", sin contar el total" if total else ""
    return f"{table}: {count} {noun}{aside}: {', '.join(rows)}."


def condition(name: str, bounds: Sequence[str]) -> str:
    """A condition in words."""
    patterns = {
        "between": "entre {} y {}",
        "at_least": "{} o más",
        "at_most": "{} o menos",
        "less": "menos de {}",
        "more": "más de {}",
    }
    return patterns[name].format(*bounds)


def standing(head: str, name: str, value: str, results: Sequence[str], rising: bool) -> str:
    """At which place a row or year stands; ``results`` are the place and how many there are."""
    way = "de menor a mayor" if rising else "de mayor a menor"
    return f"{head}: {name} ocupa el puesto {results[0]} de {results[1]}, {way}, con {value}."


def against_rest(
    head: str, parts: Sequence[tuple[str, str]], whole: tuple[str, str], results: Sequence[str]
) -> str:
    """Some parts of a whole set against all the others.

    ``results`` are the sum of several parts, the others' sum and, where these differ, the lead.
    """
    listed = " + ".join(f"{value} ({name})" for name, value in parts)
    several = len(parts) > 1
    part = f"{listed} = {results[0]}" if several else listed
    others, *lead = results[1:] if several else results
    gone = results[0] if several else parts[0][1]
    rest = f"resto: {whole[1]} ({whole[0]}) − {gone} = {others}"
    end = f"Diferencia: {lead[0]}." if lead else "Son iguales."
    return f"{head}: {part}; {rest}. {end}"


def next_to(head: str, own: tuple[str, str], found: Sequence[tuple[str, str]], below: bool) -> str:
    """What comes right after, or right before, a row in the order of a column."""
    way = "Después de" if below else "Antes de"
    if not found:
        return f"{head}: nada está {way.lower()} {own[0]} ({own[1]})."
    listed = joined([f"{name}, con {value}" for name, value in found])
    return f"{head}. {way} {own[0]} ({own[1]}): {listed}."
