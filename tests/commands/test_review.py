"""`helpcenter review`: what pages claim is recorded once a person has checked it."""

from __future__ import annotations

import datetime
import errno
import os
import re
from pathlib import Path

import pytest

from faults import at_call, contents
from helpcenter import cli
from helpcenter.cli import main

PAGE, OTHER, RECORD = "docs/zh/verify/moon.md", "docs/zh/index.md", "docs/_data/reviewed.yml"
FIVE = [("docs/_data/products.yml", "1000", "1500"), (PAGE, "max: 3", "max: 5")]
RENEWED = (PAGE, "reviewed: 2026-11-20", "reviewed: 2026-11-21")
TO_COME = (PAGE, "reviewed: 2026", "reviewed: 2062")
DATA, HOSTS = "docs/_data/reviewed_data.yml", "docs/_data/hosts.yml"
GUESS = (HOSTS, "[moon.example]", "[moon.example, moon-shop.example]")
TRANSLATION = "docs/en/verify/moon.md"
TURNED = (TRANSLATION, "The app shows it.", "The app never shows it.")
RECORDED = """\
home:
  reviewed: 2026-11-20
  facts:
    text: pnnanlpp
    sentences: nmab nmeh
    says: {sentences: 2}
  sections:
    title:
      text: okfkibig
      sentences: nmab nmeh
      says: {sentences: 2}
  translations:
    en:
      facts:
        text: eijlefpe
        sentences: lhjm eiml
        says: {sentences: 2}
      sections:
        title:
          text: hpclpnbh
          sentences: lhjm eiml
          says: {sentences: 2}

moon-verify:
  reviewed: 2026-11-20
  facts:
    wait: 1–3 business_day
    evidence: reported
    contacts:
    - '*233# (客服 / customer care)'
    text: mkehmlgf
    sentences: ipbl choc
    says: {sentences: 2, product.moon: 1}
  sections:
    title:
      text: kcljfclj
      sentences: ipbl hmpg
      says: {sentences: 2, product.moon: 1}
    before:
      checklist: 2
      text: gbafackl
      sentences: nnmp ncep pimb
      says: {sentences: 3}
    app:
      steps: 3
      labels:
      - 个人中心
      quantities:
      - 1–3 business_day
      - 1000 USD
      codes:
      - '*233#'
      text: nmbnobae
      sentences: mcng ikjb caob micp elhf
      says: {sentences: 5}
    result:
      text: eaipkogp
      sentences: llho ipap
      says: {sentences: 2}
    trouble:
      text: jbenphcl
      sentences: ddki fkmn kfof
      says: {sentences: 3, not: 1}
  translations:
    en:
      facts:
        text: oenanenb
        sentences: palm hkko
        says: {sentences: 2, product.moon: 1}
      sections:
        title:
          text: gkkfehkf
          sentences: palm pobp
          says: {sentences: 2, product.moon: 1}
        before:
          text: lemilojc
          sentences: obhm dang fbhk
          says: {sentences: 3}
        app:
          text: pjdddjdf
          sentences: bjab mnel gpdj pcip feac
          says: {sentences: 5}
        result:
          text: jgnmngne
          sentences: gohn jbga
          says: {sentences: 2}
        trouble:
          text: knohhddi
          sentences: dnoc koke kbak
          says: {sentences: 3}

verify:
  reviewed: 2026-11-20
  facts:
    text: jcdacdhl
    sentences: ekdi bcpe
    says: {sentences: 2}
  sections:
    title:
      text: hfcnkkgg
      sentences: ekdi nmeh
      says: {sentences: 2}
  translations:
    en:
      facts:
        text: opobcaih
        sentences: ookc jhcp
        says: {sentences: 2}
      sections:
        title:
          text: jalgaofj
          sentences: ookc eiml
          says: {sentences: 2}
"""


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_bytes().decode()
    assert old in text
    file.write_bytes(text.replace(old, new, 1).encode())


@pytest.fixture
def project(tiny: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Path:
    """A project whose claims are recorded."""
    monkeypatch.chdir(tiny)
    assert main(["review"]) == 0
    capsys.readouterr()
    return tiny


def check(capsys: pytest.CaptureFixture[str]) -> str:
    main(["check", "docs", "--only", "changed-since-review", "--only", "review-without-page"])
    return capsys.readouterr().out


def test_the_record_can_be_read_in_a_diff(project: Path, capsys) -> None:
    recorded = (project / RECORD).read_text("utf-8").partition("\n\n")[2]
    # The generator learns new words: only those that every lexicon has are asked for.
    assert re.sub(r", (?!not:|product\.)[\w.]+: \d+", "", recorded) == RECORDED
    assert check(capsys) == ""


@pytest.mark.parametrize(
    ("edits", "arguments", "expected"),
    [
        pytest.param([], [], (0, "All is as it was recorded."), id="nothing changed"),
        pytest.param([(PAGE, "重新提交", "再提交")], [], (0, f"{PAGE}: recorded the review of 2026-11-20"), id="prose"),
        pytest.param(
            [(PAGE, "没有通过", "通过")], [], (1, f"{PAGE}:40:1: warning: this sentence has changed"), id="a word"
        ),
        pytest.param(
            [GUESS],
            [],
            (1, f'{HOSTS}:1:12: warning: "official/moon" has changed', "helpcenter review docs/_data/hosts.yml"),
            id="data",
        ),
        pytest.param(
            [TURNED], [], (1, f"{TRANSLATION}:29:1: warning: this sentence has changed"), id="a translation alone"
        ),
        pytest.param([TURNED], [TRANSLATION], (0, f"{PAGE}: recorded the review of 2026-11-20"), id="as read"),
        pytest.param([GUESS], [HOSTS], (0, f"{HOSTS}: recorded the review of 2026-11-21"), id="data that were read"),
        pytest.param([GUESS], ["docs/_data"], (0, f"{HOSTS}: recorded the review of 2026-11-21"), id="all data"),
        pytest.param([GUESS], ["docs"], (0, "All is as it was recorded."), id="all pages"),
        pytest.param(FIVE, [], (1, f"{PAGE}:9:1: warning: the review time is now 1–5 business_day"), id="not checked"),
        pytest.param(
            [*FIVE, RENEWED],
            [],
            (
                0,
                f"{PAGE}:9: the review time is now 1–5 business_day; when this page was reviewed on 2026-11-20",
                "the number is now 1500 USD (docs/_data/products.yml:4)",
                f"{PAGE}: recorded the review of 2026-11-21",
            ),
            id="checked",
        ),
        pytest.param([*FIVE, RENEWED], [OTHER], (0, "All is as it was recorded."), id="another page"),
        pytest.param([*FIVE, RENEWED], ["docs/en/verify"], (0, f"{PAGE}: recorded"), id="its translation"),
        pytest.param([RENEWED], [PAGE], (0, f"{PAGE}: recorded the review of 2026-11-21"), id="only the date"),
        pytest.param([*FIVE, TO_COME], [], (1, "[date-in-the-future]"), id="a date to come"),
        pytest.param([(RECORD, "home:", "old:")], [], (0, f"{RECORD}: removed old", OTHER), id="another id"),
        pytest.param([(RECORD, "steps: 3", "steps: three")], [], (1, f"{RECORD}:48:7: "), id="no number"),
        pytest.param([(RECORD, "steps: 3", "stpes: 3")], [], (1, f"{RECORD}:48:7: ", "steps"), id="unknown key"),
        pytest.param([(RECORD, "reviewed: 2026-11-20", "")], [], (1, f"{RECORD}:4:1: ", "[missing-key]"), id="no date"),
        pytest.param([(RECORD, "- '*233#'", "- '*233#")], [], (1, RECORD, "[broken-yaml]"), id="no YAML"),
        pytest.param([(RECORD, "home:", "<<<<<<< HEAD\nhome:")], [], (1, "[merge-conflict]"), id="a conflict"),
    ],
)
def test_review(edits, arguments, expected, project: Path, capsys) -> None:
    for file, old, new in edits:
        edit(project / file, old, new)
    before = [(project / file).read_bytes() for file in (RECORD, DATA)]
    code, *said = expected
    assert main(["review", *arguments]) == code
    output = capsys.readouterr().out
    assert [part for part in said if part not in output] == []
    after = [(project / file).read_bytes() for file in (RECORD, DATA)]
    assert (after == before) == ("recorded the" not in output and "removed" not in output)
    if not code and not arguments:
        assert check(capsys) == ""


def test_data_that_are_named_are_recorded_with_the_day(project: Path, capsys, monkeypatch) -> None:
    """What was read stays found elsewhere: only the file that is named is recorded."""
    monkeypatch.setattr(cli, "_writers_day", lambda: datetime.date(2026, 11, 25))
    edit(project / HOSTS, *GUESS[1:])
    edit(project / "docs/_data/strings/en.yml", "We never ask for", "We ask for")
    assert main(["review", HOSTS]) == 0
    assert "hosts:\n  reviewed: 2026-11-25\n" in (project / DATA).read_text("utf-8")
    capsys.readouterr()
    main(["check", "docs", "--only", "data-changed-since-review"])
    [found] = capsys.readouterr().out.splitlines()
    assert '"site.independent" has changed: it was another when this file was reviewed on 2026-11-21' in found
    assert main(["review"]) == 1


def test_a_data_file_that_is_gone_is_forgotten(project: Path, capsys) -> None:
    (project / "docs/_data/out_of_scope.yml").unlink()
    main(["check", "docs", "--only", "data-changed-since-review"])
    assert f'{DATA}:52:1: warning: there is no file "out_of_scope" any more' in capsys.readouterr().out
    assert main(["review"]) == 0
    assert f"{DATA}: removed out_of_scope" in capsys.readouterr().out
    assert "out_of_scope" not in (project / DATA).read_text("utf-8")


@pytest.mark.parametrize(("arguments", "status"), [(["review"], 1), (["review", "docs/_data"], 1), (["check"], 2)])
def test_a_picture_that_cannot_be_read_is_named(arguments: list[str], status: int, project: Path, capsys) -> None:
    (project / "docs/en/plan.webp").symlink_to("gone.webp")
    before = (project / DATA).read_bytes()
    assert main(arguments) == status
    assert capsys.readouterr().out.startswith("docs/en/plan.webp:1:1: this file cannot be read (No such file")
    assert (project / DATA).read_bytes() == before


def test_what_is_not_checked_stays_as_it_was(project: Path, capsys) -> None:
    """Of two pages that changed, the one that was checked is recorded."""
    (project / OTHER).write_text((project / OTHER).read_text("utf-8") + "\n看 3 遍。\n", "utf-8")
    for file, old, new in (*FIVE, RENEWED):
        edit(project / file, old, new)
    assert main(["review"]) == 1
    output = capsys.readouterr()
    assert f"{OTHER}:14:3: warning: the number is new: 3 times" in output.out
    assert f"{PAGE}: recorded" in output.out
    assert "Pages with findings are not recorded." in output.err
    assert "1500 USD" in (project / RECORD).read_text("utf-8")
    assert [line.split(":")[0] for line in check(capsys).splitlines()] == [OTHER]


def test_a_second_change_on_the_day_of_the_review(project: Path, monkeypatch) -> None:
    monkeypatch.setattr(cli, "_writers_day", lambda: datetime.date(2026, 11, 20))
    edit(project / PAGE, "max: 3", "max: 5")
    assert main(["review", PAGE]) == 0
    assert "1–5 business_day" in (project / RECORD).read_text("utf-8")


def test_a_project_without_a_record_is_not_asked_for_one(tiny: Path, capsys, monkeypatch) -> None:
    monkeypatch.chdir(tiny)
    assert check(capsys) == ""


def test_a_path_without_pages(tiny: Path, capsys, monkeypatch) -> None:
    monkeypatch.chdir(tiny)
    with pytest.raises(SystemExit) as ended:
        main(["review", "docs/_data/synonyms.yml"])
    assert ended.value.code == 2
    assert "name other ones" in capsys.readouterr().err


def test_line_ends_and_what_is_up_to_date_stay(project: Path) -> None:
    file = project / RECORD
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    os.utime(file, (1, 1))
    assert main(["review"]) == 0
    assert file.stat().st_mtime == 1
    edit(project / PAGE, *RENEWED[1:])
    assert main(["review"]) == 0
    after = file.read_bytes()
    assert b"2026-11-21" in after
    assert after.count(b"\n") == after.count(b"\r\n")


@pytest.mark.parametrize("moment", range(4))
def test_a_disk_that_takes_nothing_leaves_the_record(moment: int, project: Path, capsys) -> None:
    edit(project / PAGE, *RENEWED[1:])
    before = contents(project)
    calls = [(os, "fdopen"), (os, "chown"), (os, "chmod"), (os, "replace")]
    with (
        at_call(0, lambda _: OSError(errno.ENOSPC, "No space left on device", "x"), [calls[moment]]),
        pytest.raises(SystemExit) as ended,
    ):
        main(["review"])
    assert ended.value.code == 2
    assert f"{RECORD} cannot be written: x: No space left on device; make room on" in capsys.readouterr().err
    assert contents(project) == before
