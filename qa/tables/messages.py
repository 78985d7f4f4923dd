"""Spanish wording of answers from tables; every function gives a whole sentence."""

from __future__ import annotations

from collections.abc import Sequence


def joined(parts: Sequence[str]) -> str:
    """A Spanish enumeration: ``a, b y c``."""
    if len(parts) < 2:
        return "".join(parts)
    mark = (
        "e"
        if parts[-1].lower().startswith(("i", "hi")) and not parts[-1].lower().startswith("hie")
        else "y"
    )
    return f"{', '.join(parts[:-1])} {mark} {parts[-1]}"


def cell(table: str, row: str, column: str, value: str) -> str:
    """One cell."""
    return f"{table}, fila {row}, {column}: {value}."


def cells_of_row(table: str, row: str, parts: Sequence[tuple[str, str]]) -> str:
    """Several cells of one row: (column, value) pairs."""
    listed = "; ".join(f"{column}: {value}" for column, value in parts)
    return f"{table}, fila {row}: {listed}."


def cells_of_column(table: str, column: str, parts: Sequence[tuple[str, str]]) -> str:
    """One column over several rows: (row, value) pairs."""
    listed = "; ".join(f"{row}: {value}" for row, value in parts)
    return f"{table}, {column}: {listed}."


def series(head: str, parts: Sequence[tuple[str, str]], count: int) -> str:
    """The values along a row or a column, as far as they are listed, and how many there are."""
    listed = "; ".join(f"{name}: {value}" for name, value in parts)
    if count > len(parts):
        return f"{head}, {len(parts)} de {count} valores: {listed}."
    return f"{head}: {listed}."


def total(table: str, parts: Sequence[tuple[str, str]], result: str) -> str:
    """A sum with its cells."""
    listed = " + ".join(f"{value} ({name})" for name, value in parts)
    return f"{table}: {listed} = {result}."


def average(table: str, parts: Sequence[tuple[str, str]], result: str) -> str:
    """An average with its cells."""
    listed = " + ".join(f"{value} ({name})" for name, value in parts)
    return f"{table}: promedio ({listed}) / {len(parts)} = {result}."


def median(head: str, middle: Sequence[tuple[str, str]], results: Sequence[str]) -> str:
    """The median with the cells in the middle; ``results`` are the number of cells and the value."""
    listed = " + ".join(f"{value} ({name})" for name, value in middle)
    cells = f"({listed}) / 2 = {results[1]}" if len(middle) > 1 else listed
    return f"{head}: mediana de {results[0]} valores: {cells}."


def difference(table: str, first: tuple[str, str], second: tuple[str, str], result: str) -> str:
    """A difference with its cells."""
    return f"{table}: {first[1]} ({first[0]}) − {second[1]} ({second[0]}) = {result}."


def change(
    table: str, cells: tuple[tuple[str, str], tuple[str, str]], results: Sequence[str]
) -> str:
    """How a value changed from an earlier cell to a later one: verb, size and percentage."""
    (before, start), (after, end) = cells
    moved = f"{results[0]} {results[1]} ({as_in_prose(results[2])})"
    return f"{table}: de {start} ({before}) a {end} ({after}) {moved}; variación: {results[2]}."


def share(
    table: str, parts: Sequence[tuple[str, str]], whole: tuple[str, str], results: Sequence[str]
) -> str:
    """A share with its cells; ``results`` end in the percentage, after the sum of several parts."""
    listed = " + ".join(f"{value} ({name})" for name, value in parts)
    if len(parts) > 1:
        listed = f"{listed} = {results[0]},"
    cells = f"{listed} de {whole[1]} ({whole[0]})"
    return f"{table}: {as_in_prose(results[-1])} del total; {cells} = {results[-1]}."


def as_in_prose(percent: str) -> str:
    """A percentage as running text of reports writes it, without a space: ``63.4%``."""
    return percent.partition(" (")[0].replace(" %", "%")


def ratio(table: str, first: tuple[str, str], second: tuple[str, str], result: str) -> str:
    """How many times one cell holds another."""
    return f"{table}: {first[1]} ({first[0]}) / {second[1]} ({second[0]}) = {result} veces."


def half(table: str, whole: tuple[str, str], result: str) -> str:
    """Half of a cell."""
    return f"{table}: {whole[1]} ({whole[0]}) / 2 = {result}."


def group(parts: Sequence[tuple[str, str]], total: str) -> str:
    """Cells taken together, with their sum when they are several."""
    listed = " + ".join(f"{value} ({name})" for name, value in parts)
    return f"{listed} = {total}" if total else listed


def together(table: str, groups: tuple[str, str], winner: str, gap: str) -> str:
    """Two groups of cells set against each other."""
    end = f"Es mayor {winner}, por {gap}." if gap else "Son iguales."
    return f"{table}: {groups[0]}; {groups[1]}. {end}"


def rest(table: str, whole: tuple[str, str], gone: Sequence[tuple[str, str]], result: str) -> str:
    """The whole without some of its parts."""
    listed = "".join(f" − {value} ({name})" for name, value in gone)
    return f"{table}: {whole[1]} ({whole[0]}){listed} = {result}."


def compared(table: str, parts: Sequence[tuple[str, str]], winner: str, gap: str) -> str:
    """Two cells side by side."""
    listed = "; ".join(f"{name}: {value}" for name, value in parts)
    return f"{table}: {listed}. Es mayor {winner}, por {gap}."


def equal(table: str, parts: Sequence[tuple[str, str]]) -> str:
    """Cells that hold the same value."""
    listed = "; ".join(f"{name}: {value}" for name, value in parts)
    return f"{table}: {listed}. Son iguales."


def head(table: str, row: str) -> str:
    """A table and the one row that is spoken of."""
    return f"{table}, fila {row}"


def named_cell(row: str, column: str, value: str) -> str:
    """The value of one row in one column, in the table's own words."""
    return f"{row}: {column}, {value}."
