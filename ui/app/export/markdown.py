"""An export as Markdown with footnotes."""

from __future__ import annotations

import re

from ui.app import messages
from ui.app.export.model import Export, Sentence

_ACTIVE = re.compile(r"([\\`*_{}\[\]<>#|~$])")
_LINE_START = re.compile(r"^(\s*)([-+]|\d+[.)])(\s)")
_ADDRESS = re.compile(r"(?i)\b(https?:)(//)|(!)(?=\[)")


def markdown(export: Export) -> bytes:
    """The export as UTF-8 Markdown; documents' text is escaped so that nothing in it acts."""
    lines = [f"# {_plain(export.title)}", "", _plain(messages.exported(export.made)), ""]
    for item in export.items:
        lines += [f"## {_plain(item.question)}", ""]
        if item.understood:
            lines += [f"*{_plain(messages.understood(item.understood))}*", ""]
        lines += [f"**{_plain(item.outcome)}.** {' '.join(map(_sentence, item.sentences))}", ""]
        for remark in item.remarks:
            lines += [f"> {_plain(remark)}", ""]
        lines += [_plain(messages.answer_line(item.answer_id, item.asked)), ""]
    if export.documents:
        lines += [f"## {messages.EXPORT_DOCUMENTS}", ""]
        lines += [
            f"- {_plain(seal.title)} ({_plain(seal.source)}), sha256 `{seal.sha256}`"
            for seal in export.documents
        ]
        lines.append("")
    lines += [f"[^{n}]: {_plain(note)}" for n, note in enumerate(export.footnotes, 1)]
    return ("\n".join(lines).rstrip() + "\n").encode("utf-8")


def _sentence(sentence: Sentence) -> str:
    marks = "".join(f"[^{n}]" for n in sentence.footnotes)
    return f"{_plain(sentence.text)}{marks}"


def _plain(value: str) -> str:
    line = _ACTIVE.sub(r"\\\1", " ".join(value.split()))
    line = _ADDRESS.sub(lambda found: f"{found[1]}\\{found[2]}" if found[1] else "\\!", line)
    return _LINE_START.sub(r"\1\\\2\3", line)
