"""`helpcenter serve`: what it says where it cannot begin. What it shows is in tests/browser/test_preview.py."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from helpcenter.cli import main


def test_a_port_in_use_is_one_line(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with pytest.raises(SystemExit) as ended:
            main(["serve", "--port", str(port), "--project", str(tiny)])
    assert ended.value.code == 2
    (*_, said) = capsys.readouterr().err.splitlines()
    assert f"port {port} is in use" in said
    assert f"helpcenter serve --port {port + 1}" in said
