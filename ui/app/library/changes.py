"""Adding and removing documents as a whole: the file, the new index, and what came of it."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from index.errors import IndexMissingError
from ingest.records import Document
from ui.app import messages
from ui.app.errors import LibraryError
from ui.app.hub import ServiceHub
from ui.app.library.files import check, put_away, save, strangers
from ui.app.library.jobs import JobRunner, Work
from ui.app.settings import AppSettings, Places


@dataclass(frozen=True, slots=True)
class Library:
    """The documents' folder with the service and the jobs that change it."""

    places: Places
    hub: ServiceHub
    jobs: JobRunner

    def add(self, settings: AppSettings, files: Sequence[tuple[str, bytes]]) -> tuple[str, ...]:
        """Keep the files that pass the checks and index in the background.

        Returns why the others were refused. Raises :class:`LibraryError` when an indexing is
        running or would lose documents; then nothing is kept.
        """
        self._check_free()
        refused: list[str] = []
        if len(files) > settings.max_files:
            refused.append(messages.upload_many(settings.max_files))
        saved: list[Path] = []
        for name, data in files[: settings.max_files]:
            try:
                saved.append(save(self.places.documents, check(name, data, settings.max_upload)))
            except LibraryError as error:
                refused.append(str(error))
        if saved:
            names = tuple(path.name for path in saved)
            self.jobs.start(
                Work(self._command(), lambda error: self._taken_up(saved, error), files=names)
            )
        return tuple(refused)

    def remove(self, document: Document) -> None:
        """Put a document's file away and index without it; on failure the file comes back."""
        self._check_free()
        if len(self._documents()) < 2:
            raise LibraryError(messages.LAST_DOCUMENT)
        away = put_away(self.places.documents, document.source, self.places.trash)
        home = self.places.documents / document.source

        def finish(error: str) -> tuple[str, tuple[str, ...]]:
            if error:
                away.rename(home)
                return error, ()
            self.hub.refresh()
            return "", (messages.in_trash(away.name),)

        self.jobs.start(Work(self._command(), finish, removed=(document.source,)))

    def _taken_up(self, saved: Sequence[Path], error: str) -> tuple[str, tuple[str, ...]]:
        """Take up the new index; files that could not be read leave the folder, and are named."""
        if error:
            for path in saved:
                path.unlink(missing_ok=True)
            return error, ()
        index = self.hub.refresh().service.index
        skipped = {s.source: s.reason for s in index.skipped}
        remarks: list[str] = []
        for path in saved:
            if path.name in skipped:
                path.unlink(missing_ok=True)
                remarks.append(messages.upload_unreadable(path.name, skipped[path.name]))
        for parsed in index.documents.values():
            if parsed.document.source in {path.name for path in saved}:
                remarks.extend(
                    messages.upload_warning(parsed.document.source, warning.message)
                    for warning in parsed.warnings
                )
        return "", tuple(remarks)

    def _command(self) -> tuple[str, ...]:
        folder, directory = str(self.places.documents), str(self.places.index)
        return (sys.executable, "-m", "ui.app.library.worker", folder, directory)

    def _check_free(self) -> None:
        if self.jobs.state.running:
            raise LibraryError(messages.JOB_RUNNING)
        lost = strangers(self.places.documents, self._documents())
        if lost:
            raise LibraryError(messages.strangers(lost, self.places.documents))

    def _documents(self) -> list[Document]:
        try:
            index = self.hub.refresh().service.index
        except IndexMissingError:
            return []
        return [parsed.document for parsed in index.documents.values()]
