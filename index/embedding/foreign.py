"""Refusing model folders that name code of their own, before anything of them is loaded.

sentence-transformers imports whatever class a folder's settings name, and trusts files that lie
on the disk. A folder copied from elsewhere must not run code, so the settings are read first:
every class has to be one of sentence-transformers itself, and every weight file a safetensors.
"""

from __future__ import annotations

from pathlib import Path

import msgspec

from index.embedding import messages
from index.embedding.errors import ModelError
from index.embedding.layout import MODULE_TYPE, MODULES

_OWN = "sentence_transformers."
_TYPES = "types"
_TOKENIZER = "tokenizer_class"
_PICKLED = "*.bin"


def refuse_foreign_code(folder: Path) -> None:
    """Raise :class:`ModelError` when the folder names classes or weights that are not safe.

    Looked at are the modules of ``modules.json``, the routes and the tokenizer classes that any
    other settings file names by a dotted path, and pickled weights without safetensors beside.
    """
    for path in sorted(folder.rglob("*.json")):
        for name in _classes(folder, path):
            if not name.startswith(_OWN) and name != MODULE_TYPE:
                raise ModelError(messages.foreign_code(folder, name))
    for path in sorted(folder.rglob(_PICKLED)):
        if not any(path.parent.glob("*.safetensors")):
            raise ModelError(messages.no_safetensors(str(folder)))


def _classes(folder: Path, path: Path) -> list[str]:
    """The classes that a settings file would have imported."""
    try:
        if path.name == MODULES:
            modules = msgspec.json.decode(path.read_bytes(), type=list[dict[str, object]])
            return [str(module.get("type", "")) for module in modules]
        settings = msgspec.json.decode(path.read_bytes())
    except (OSError, msgspec.MsgspecError) as error:
        name = path.relative_to(folder).as_posix()
        raise ModelError(messages.file_damaged(folder, name, str(error))) from error
    if not isinstance(settings, dict):
        return []
    routes = settings.get(_TYPES)
    named = [str(route) for route in routes.values()] if isinstance(routes, dict) else []
    # A name without a dot is a class of transformers, which imports no code by it.
    return [*named, *(name for name in [str(settings.get(_TOKENIZER, ""))] if "." in name)]
