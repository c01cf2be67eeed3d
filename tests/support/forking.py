"""Commands in processes of their own that begin as copies of one which has imported what a build needs.

To import it takes most of the time of a small build. That process runs nothing itself, so that a copy knows of no other
test. A few tests of each command start Python anew: what depends on how a process begins shows there.
"""

from __future__ import annotations

import atexit
import contextlib
import gc
import importlib
import json
import os
import runpy
import signal
import socket
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import IO

IMPORTED = ("mkdocs.commands.build", "mkdocs_static_i18n.plugin", "helpcenter.plugin", "helpcenter.commands.check")
PATIENCE = 120  # seconds
_MOST, _NUMBER = 1_000_000, 20  # bytes of a request, and of a number in an answer


def run(command: Sequence[str], cwd: Path, environment: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    """As `python -m *command` in the folder `cwd` does. Raises TimeoutExpired."""
    if sys.platform != "linux" or _read_at_the_start(environment) != _read_at_the_start(_ENVIRONMENT):
        anew = [sys.executable, "-m", *command]
        return subprocess.run(
            anew, cwd=cwd, env=environment, capture_output=True, text=True, check=False, timeout=PATIENCE
        )
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
        _, original = _original()
        request = json.dumps([command, str(cwd), dict(environment)]).encode()
        socket.send_fds(original, [request], [output.fileno(), errors.fileno()])
        copy = int(original.recv(_NUMBER))
        try:
            status = int(original.recv(_NUMBER))
        except TimeoutError:
            os.kill(copy, signal.SIGKILL)
            original.recv(_NUMBER)
            raise subprocess.TimeoutExpired(command, PATIENCE) from None
        return subprocess.CompletedProcess([*command], status, _written(output), _written(errors))


def _written(file: IO[bytes]) -> str:
    file.seek(0)
    return file.read().decode()


def _read_at_the_start(environment: Mapping[str, str]) -> Mapping[str, str]:
    """What Python takes from the environment once, when it begins."""
    return {name: text for name, text in environment.items() if name.startswith(("PYTHON", "LC_", "LANG", "TZ"))}


_ENVIRONMENT = dict(os.environ)


@cache
def _original() -> tuple[subprocess.Popen[bytes], socket.socket]:
    """The process that is copied, and the connection to it; it ends when this one does."""
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    ours.settimeout(PATIENCE)
    with theirs:
        command = [sys.executable, __file__, str(theirs.fileno())]
        quiet = subprocess.DEVNULL
        process = subprocess.Popen(
            command, env=_ENVIRONMENT, pass_fds=[theirs.fileno()], stdin=quiet, stdout=quiet, stderr=quiet
        )
    return process, ours


def _serve(connection: socket.socket) -> None:
    for name in IMPORTED:
        importlib.import_module(name)
    gc.freeze()
    while True:
        request, streams, *_ = socket.recv_fds(connection, _MOST, 2)
        if not request:
            return
        pid = os.fork()
        if pid == 0:
            connection.close()
            _become(*json.loads(request), streams)
        for stream in streams:
            os.close(stream)
        connection.send(str(pid).encode())
        _, status = os.waitpid(pid, 0)
        connection.send(str(os.waitstatus_to_exitcode(status)).encode())


def _become(command: Sequence[str], cwd: str, environment: Mapping[str, str], streams: Sequence[int]) -> None:
    """Do what was asked for, and end."""
    for number, stream in enumerate(streams, 1):
        os.dup2(stream, number)
        os.close(stream)
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(cwd)
    sys.path[0] = cwd
    sys.argv = list(command)
    status = 1
    try:
        runpy.run_module(command[0], run_name="__main__", alter_sys=True)
        status = 0
    except SystemExit as ended:
        status = ended.code if isinstance(ended.code, int) else int(ended.code is not None)
    except BaseException:  # noqa: BLE001 -- as Python does at its end
        traceback.print_exc()
    atexit._run_exitfuncs()
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError):
            stream.flush()
    os._exit(status)


if __name__ == "__main__":
    _serve(socket.socket(fileno=int(sys.argv[1])))
