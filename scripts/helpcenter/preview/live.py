"""The help center as it was last saved, for as long as the preview runs."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from helpcenter import crash
from helpcenter.build import bundles
from helpcenter.findings.formats import as_line
from helpcenter.preview.responses import Response, Responses
from helpcenter.preview.workspace import Workspace

# So often, in seconds, a browser that listens is sent something, so that both notice when the other has gone.
_PULSE = 15


class LivePreview:
    """The help center in the folder `root` as it was last saved; `say` is told what happens."""

    def __init__(self, root: Path, say: Callable[[str], None]) -> None:
        self._root = root
        self._say = say
        self._workspace = Workspace(root)
        # Of another process of the preview, no number is the same.
        self._version = time.time_ns()
        self._changed = threading.Condition()
        self._busy = threading.RLock()
        self._responses = self._read(self._version)

    def _read(self, version: int) -> Responses:
        try:
            self._workspace.read()
        except Exception as error:  # noqa: BLE001 -- whatever it is, the next save may be right
            self._say(crash.report(error))
        state = self._workspace.state
        for finding in state.findings:
            self._say(as_line(finding))
        return Responses(state, self._root, version)

    @property
    def base(self) -> str:
        return self._workspace.state.base

    @property
    def places(self) -> list[Path]:
        """The files and folders that the site is made of."""
        project = self._workspace.state.project
        known = (project.docs, *project.configuration, *project.watched) if project else ()
        return [self._root / "mkdocs.yml", *known]

    def saved(self, paths: Iterable[Path]) -> None:
        """Read again what has changed, and have the browser load its page again."""
        with self._busy:
            if problem := self._bundled(paths):
                self._say(problem)
            version = self._version + 1
            self._responses = self._read(version)
        with self._changed:
            self._version = version
            self._changed.notify_all()

    def _bundled(self, paths: Iterable[Path]) -> str | None:
        """Bundle the styles and scripts if one of them has changed; what is wrong in them."""
        project = self._workspace.state.project
        if project is None:
            return None
        folder = project.templates[-1]
        sources = [path for path in paths if path.is_relative_to(folder)]
        if not any(bundles.is_source(path.relative_to(folder).as_posix()) for path in sources):
            return None
        return bundles.bundle(folder)

    def response(self, path: str) -> Response:
        if Responses.is_slow(path):  # and must not hold up the others
            return self._responses.to(path)
        with self._busy:
            try:
                return self._responses.to(path)
            except Exception as error:  # noqa: BLE001 -- whatever it is, the next page may be right
                return self._responses.failed(crash.report(error))

    def version(self, other_than: str | None = None) -> str:
        """The number of the last change; waits for one `other_than` this, for a while."""
        with self._changed:
            self._changed.wait_for(lambda: str(self._version) != other_than, _PULSE)
            return str(self._version)
