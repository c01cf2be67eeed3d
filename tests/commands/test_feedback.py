"""`helpcenter feedback`, and the example of the program that collects what it sums up."""

from __future__ import annotations

import datetime
import json
import threading
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path

import pytest

import feedback_endpoint
from helpcenter.cli import main

ORIGIN = "https://help.example.org"
ANSWER = {"page": "moon-verify", "language": "en", "version": "2026-11-20", "answer": "no", "reason": "unclear"}
MISTAKE = {**ANSWER, "answer": "mistake", "step": "app-2", "reason": "differs"}


@pytest.fixture
def answers(tmp_path: Path) -> Path:
    return tmp_path / "answers.jsonl"


@pytest.fixture
def port(answers: Path) -> Iterator[int]:
    with feedback_endpoint.endpoint(answers, ORIGIN, 0, lambda: datetime.date(2026, 11, 21)) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield server.server_port
        server.shutdown()
        thread.join()


def send(port: int, body: str, method: str = "POST", **headers: str) -> tuple[int, str | None]:
    connection = HTTPConnection("127.0.0.1", port, timeout=5)
    sent = {"Origin": ORIGIN, "Content-Type": "application/json"} | {
        name.replace("_", "-"): value for name, value in headers.items()
    }
    connection.request(method, "/answers", body.encode(), sent)
    response = connection.getresponse()
    connection.close()
    return response.status, response.getheader("Access-Control-Allow-Origin")


def test_answers_are_collected_and_summed_up(port: int, answers: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert send(port, "", "OPTIONS") == (204, ORIGIN)
    for answer in (
        ANSWER,
        ANSWER,
        {**ANSWER, "reason": "failed"},
        MISTAKE,
        {**MISTAKE, "answer": "yes", "page": "faq"},
    ):
        assert send(port, json.dumps(answer)) == (204, ORIGIN)
    assert json.loads(answers.read_text("utf-8").splitlines()[0]) == {**ANSWER, "received": "2026-11-21"}
    assert main(["feedback", str(answers)]) == 0
    assert (
        capsys.readouterr().out
        == """\
page         step   yes  no  mistakes  reasons
moon-verify  -        -   3         -  unclear 2, failed 1
moon-verify  app-2    -   -         1  differs 1
faq          app-2    1   -         -  differs 1
"""
    )
    assert main(["feedback", str(answers), "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)[1] == {
        "page": "moon-verify", "step": "app-2", "yes": 0, "no": 0, "mistakes": 1, "reasons": {"differs": 1}
    }  # fmt: skip


@pytest.mark.parametrize(
    ("body", "headers", "status"),
    [
        ("{", {}, 400),
        ("[" * 900, {}, 400),
        ("[]", {}, 422),
        (json.dumps(ANSWER | {"text": "13800138000"}), {}, 422),
        (json.dumps(ANSWER | {"reason": "call 13800138000"}), {}, 422),
        (json.dumps(ANSWER | {"page": "a" * 81}), {}, 422),
        (json.dumps(ANSWER | {"page": "a\n"}), {}, 422),
        (json.dumps(ANSWER | {"step": None}), {}, 422),
        (json.dumps({"page": "a"}), {}, 422),
        (json.dumps(ANSWER), {"Origin": "https://evil.example"}, 403),
        (json.dumps(ANSWER), {"Content_Type": "text/plain"}, 415),
        (json.dumps(ANSWER) + " " * 1000, {}, 413),
        (json.dumps(ANSWER), {"Content_Length": "-1"}, 411),
    ],
)
def test_what_is_no_answer_is_refused(
    port: int, answers: Path, body: str, headers: dict[str, str], status: int
) -> None:
    assert send(port, body, **headers) == (status, ORIGIN)
    assert not answers.exists()


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('{"page": "moon', "2:1: this line is no JSON; it may have been cut off: remove it"),
        ("[]", "2:1: this line must be a group of keys"),
        ('{"page": "a", "language": "en", "answer": "yes"}', '2:1: "version" is missing in this line; add it'),
        (json.dumps({**ANSWER, "anser": "yes"}), '2:105: unknown key "anser"; did you mean "answer"?'),
        (json.dumps({**ANSWER, "answer": "maybe"}), '"answer" is "maybe"; known are: mistake, no, yes'),
    ],
)
def test_a_line_that_is_no_answer_is_named_and_the_others_are_counted(
    line: str, message: str, answers: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answers.write_text(f"{json.dumps(ANSWER)}\n{line}\n\n{json.dumps(MISTAKE)}\n", "utf-8")
    assert main(["feedback", str(answers)]) == 1
    output = capsys.readouterr()
    assert len(output.out.splitlines()) == 3
    assert f"{answers}:2:" in output.err
    assert message in output.err


def test_no_file_and_no_answers(answers: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["feedback", str(answers)]) == 2
    assert f"{answers}:1:1:" in capsys.readouterr().err
    answers.touch()
    assert main(["feedback", str(answers)]) == 0
    assert capsys.readouterr().out == "There are no answers yet.\n"
