"""What the review of proposals says and asks, in Spanish."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from eval.candidates import GoldCandidate

NONE = "-"
ACCEPT = ("a", "aceptar")
CORRECT = ("c", "corregir")
REJECT = ("r", "rechazar")
LATER = ("", "d", "dejar")
CHOICE = "[a]ceptar, [c]orregir, [r]echazar o [d]ejar para después: "
UNKNOWN_CHOICE = "Escriba a, c, r o d."


def candidate(proposed: GoldCandidate, number: int, total: int) -> str:
    """One proposal, field by field."""
    rows = [
        ("Pregunta", proposed.question),
        ("Antes se preguntó", " / ".join(proposed.history)),
        ("Respuestas aceptadas", " | ".join(proposed.answers)),
        ("Debe contener todo esto", " | ".join(proposed.all_of)),
        ("Tipo", proposed.kind),
        *(("Evidencia", f"«{e.quote}» — {e.document}") for e in proposed.evidence),
        ("Comentario", proposed.comment),
        ("Propuesta el", proposed.proposed_at),
    ]
    lines = [f"  {name}: {printable(value)}" for name, value in rows if value]
    return "\n".join([f"Propuesta {number} de {total}", *lines])


def printable(text: str) -> str:
    """``text`` on one line, without characters that would steer the terminal."""
    folded = " ".join(text.split())
    return "".join(c if c.isprintable() else "\ufffd" for c in folded)


def incomplete(problem: str) -> str:
    """The proposal is not yet a sound entry."""
    return f"Todavía no se puede aceptar: {problem} Elija «c» para corregirla."


def already_asked(identifier: str) -> str:
    """The gold file already holds the question."""
    return f"la misma pregunta ya está en el archivo, como «{identifier}»."


def summary(accepted: int, rejected: int, waiting: int, gold: Path) -> str:
    """What the review did."""
    if not (accepted or rejected or waiting):
        return "No hay propuestas por revisar."
    return (
        f"Aceptadas: {accepted}; rechazadas: {rejected}; por revisar: {waiting}. "
        f"Las aceptadas están en «{gold}»."
    )


def field_question(value: str) -> str:
    """Asks for the question."""
    return f"Pregunta [{printable(value)}]: "


def field_answers(value: Sequence[str]) -> str:
    """Asks for the accepted answers."""
    shown = printable(" | ".join(value))
    return f"Respuestas aceptadas, separadas por | («-» para ninguna) [{shown}]: "


def field_all_of(value: Sequence[str]) -> str:
    """Asks for the values that are all required."""
    shown = printable(" | ".join(value))
    return f"Valores que deben estar todos, separados por | («-» para ninguno) [{shown}]: "


def field_kind(value: str, known: Sequence[str]) -> str:
    """Asks for the kind."""
    return f"Tipo, uno de {', '.join(known)} [{printable(value)}]: "


def field_document(value: str) -> str:
    """Asks for the document's file name."""
    return f"Documento de la evidencia [{printable(value)}]: "


def field_quotes(value: Sequence[str]) -> str:
    """Asks for the verbatim quotations."""
    shown = printable(" | ".join(value))
    return f"Citas literales, separadas por | («-» si no hay respuesta) [{shown}]: "
