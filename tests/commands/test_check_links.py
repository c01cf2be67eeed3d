"""`helpcenter check links` on a built project, and `helpcenter publish`: what a writer sees."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from helpcenter.cli import main
from projects import build

pytestmark = pytest.mark.build

MOON = "docs/zh/verify/moon.md"


@pytest.fixture
def project(tiny_with_site: Path) -> Path:
    return tiny_with_site


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def edit_page(project: Path, old: str, new: str, page: str = MOON) -> None:
    """Change a page, and build the site again, as a writer would whose links MkDocs does not mind."""
    edit(project / page, old, new)
    result = build(project)
    assert result.returncode == 0, result.stderr


def found(project: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> list[dict[str, object]]:
    capsys.readouterr()
    main(["check", "links", *arguments, "--format", "json", "--project", str(project)])
    findings: list[dict[str, object]] = json.loads(capsys.readouterr().out)
    return findings


def test_sound_site(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "links", "--strict", "--project", str(project)]) == 0
    assert capsys.readouterr() == ("", "")


def test_finding(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(
        project / "site/en/verify/moon/index.html",
        '<li><a href="../">',
        '<li><a href="../../moon/">',
    )
    (finding,) = found(project, capsys)
    assert finding == {
        "path": "overrides/partials/breadcrumbs.html",
        "line": 5,
        "column": 11,
        "rule": "missing-file",
        "message": 'there is nothing at "/en/moon/"; did you mean "/en/verify/moon/"?',
        "severity": "error",
        "page": "en/verify/moon/index.html",
        "href": "../../moon/",
        "target": "/en/moon/",
    }


@pytest.mark.parametrize("change", ["remove", "docs/zh/index.md", "docs/_data/products.yml", "mkdocs.yml"])
def test_site_that_is_missing_or_not_made_of_its_sources(change: str, project: Path, capsys) -> None:
    if change == "remove":
        shutil.rmtree(project / "site")
    else:
        (project / change).write_text((project / change).read_text("utf-8") + "\n", "utf-8")
    for kind in (["links"], ["all"], []):
        assert main(["check", *kind, "--project", str(project)]) == 2
        assert re.fullmatch(
            r"site/ (is not built|was built before [\w./]+ was changed); run helpcenter build\n",
            capsys.readouterr().err,
        )
    assert main(["check", "docs", "--project", str(project)]) == 0
    page, named = str(project / MOON), ["--project", str(project)]
    for output_format in ("text", "json"):
        assert main(["check", page, "--format", output_format, *named]) == 0
        output = capsys.readouterr()
        assert output.out.strip() in {"", "[]"}
        assert output.err == ""
    for request in (["all", page], ["links", page], [page, "--only", "repeated-id"], [page, "--external"]):
        assert main(["check", *request, *named]) == 2
        assert re.match("site/ (is not|was) built", capsys.readouterr().err)


def test_site_below_a_base_path(project: Path, capsys, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_URL", "https://x.example/help/")
    assert build(project).returncode == 0
    assert found(project, capsys) == []
    edit(project / "site/verify/moon/index.html", 'href="../"', 'href="/verify/"')
    assert [each["rule"] for each in found(project, capsys)] == ["outside-base"]
    monkeypatch.delenv("SITE_URL")
    assert main(["check", "links", "--project", str(project)]) == 2
    assert "was built for https://x.example/help/" in capsys.readouterr().err


def test_all_reports_pages_and_links(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit_page(project, "打开应用", "打开登陆应用")
    edit(project / "site/verify/moon/index.html", "</h1>", '</h1><p><a href="tel:*100#">x</a></p>')
    assert main(["check", "--project", str(project)]) == 1
    assert {line.rpartition(" ")[2] for line in capsys.readouterr().out.splitlines()} >= {
        "[avoided-term]",
        "[malformed-number]",
    }


def test_paths_and_rules(project: Path, capsys, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project)
    edit(project / "site/verify/moon/index.html", "</h1>", '</h1><p id="app"><a href="javascript:x">x</a></p>')
    edit(project / "site/verify/moon/index.html", "在应用里认证。", '在应用里认证。<a href="">x</a>')
    assert {each["rule"] for each in found(project, capsys)} == {"script-address", "repeated-id", "empty-address"}
    assert {each["rule"] for each in found(project, capsys, "--only", "empty-address")} == {"empty-address"}
    assert {each["rule"] for each in found(project, capsys, "docs/en/verify")} == {"empty-address", "repeated-id"}
    assert found(project, capsys, "docs/zh/index.md") == []


def test_own_site_by_its_folder(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Any folder is judged as somebody else's site: only the rules of any site run."""
    edit(project / "site/verify/moon/index.html", "</h1>", '</h1><p><a href="http://www.example.com/">x</a></p>')
    assert main(["check", "links", "--site", str(project / "site")]) == 0
    only = ["--only", "insecure-address", "--base-url", "https://help.example.org/"]
    assert main(["check", "links", "--site", str(project / "site"), *only]) == 1
    assert "verify/moon/index.html:" in capsys.readouterr().out


def test_waiver(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit_page(project, "重新提交。", "重新提交，见[更多](../index.md)。")
    assert [each["rule"] for each in found(project, capsys)] == ["vague-link"]
    edit_page(project, "related:", "waive: {vague-link: for this test}\nrelated:")
    assert found(project, capsys) == []
    edit_page(project, "见[更多](../index.md)", "见[首页](../index.md)")
    assert [(each["rule"], each["path"]) for each in found(project, capsys)] == [("unused-waiver", MOON)]


def test_base(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit_page(project, "重新提交。", "重新提交，见[更多](../index.md)。")
    (project / ".gitignore").write_text("site\noverrides/assets/javascripts/search\n", "utf-8")
    identity = ["-c", "user.name=a", "-c", "user.email=a@example.org"]
    environment = {**os.environ, "GIT_COMMITTER_DATE": "2099-01-01T00:00:00"}  # by a clock that is fast
    for command in (["init", "-q"], ["add", "-A"], [*identity, "commit", "-qm", "first"]):
        subprocess.run(["git", *command], cwd=project, check=True, env=environment)
    edit_page(project, "应用显示结果。", "应用显示结果，见[这里](../index.md)。")
    assert len(found(project, capsys)) == 2
    (new,) = found(project, capsys, "--base", "HEAD")
    assert '"这里"' in str(new["message"])


def test_publish(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    published = project / "docs/_data/published.txt"
    assert main(["publish", "--project", str(project)]) == 0
    kept = published.read_text("utf-8")
    assert "/en/verify/moon/#app\n" in kept
    assert "moon-verify:\n  changes:\n  - {day: 2026-11-20}\n" in (project / "docs/_data/changes.yml").read_text(
        "utf-8"
    )
    assert found(project, capsys) == [], "the site is the one that this was recorded of"
    published.write_text(kept + "/verify/sun/\n/verify/old/\n", "utf-8")
    assert [each["line"] for each in found(project, capsys)] == [len(kept.splitlines()) + 1, len(kept.splitlines()) + 2]
    assert main(["publish", "--project", str(project)]) == 1
    (project / "docs/_redirects").write_text("/verify/old/ /verify/moon/\n/verify/sun/* /verify/moon/ 302\n", "utf-8")
    edit_page(project, "重新提交。", "再提交。")
    assert found(project, capsys) == []
    assert main(["publish", "--project", str(project)]) == 0
    assert "/verify/sun/\n" in published.read_text("utf-8")


def test_redirect_that_leads_nowhere(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "docs/_redirects").write_text("# moved\n/old/ /verify/sun/\n", "utf-8")
    edit_page(project, "重新提交。", "再提交。")
    assert [(each["path"], each["line"], each["rule"]) for each in found(project, capsys)] == [
        ("docs/_redirects", 2, "missing-file")
    ]


def test_ignored_links(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Of a list in mkdocs.yml and of marks in templates, what is wrong or unused is reported at its line."""
    entries = ("{address: /shop/*, reason: The shop is deployed beside this site}", "{address: /never/, reason: r}")
    listed = "".join(f"        - {entry}\n" for entry in entries)
    edit(project / "mkdocs.yml", "  - helpcenter\n", f"  - helpcenter:\n      ignored_links:\n{listed}")
    template = project / "overrides/partials/breadcrumbs.html"
    text = template.read_text("utf-8")
    line = text.count("\n") + 1 + (not text.endswith("\n"))
    mark = 'data-check-links="off"'
    ignored = f'<p {mark} data-check-links-reason="r"><a href="/status/">x</a></p>'
    unexplained = f'<p {mark}><a href="/shop/a/">x</a></p>'
    template.write_text(f"{text.rstrip()}\n{ignored}\n{unexplained}\n", "utf-8")
    assert build(project).returncode == 0
    lines = {(each["rule"], each["path"], each["line"]) for each in found(project, capsys)}
    entry = (project / "mkdocs.yml").read_text("utf-8").partition("/never/")[0].count("\n") + 1
    assert lines == {
        ("unused-ignore", "mkdocs.yml", entry),
        ("malformed-ignore", "overrides/partials/breadcrumbs.html", line + 1),
    }


@pytest.mark.parametrize(
    "entry", ["/shop/", "{address: /shop/}", "{address: '', reason: r}", "{adress: /a/, reason: r}"]
)
def test_malformed_list_of_ignored_links(entry: str, project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(project / "mkdocs.yml", "  - helpcenter\n", f"  - helpcenter:\n      ignored_links:\n        - {entry}\n")
    assert main(["check", "links", "--project", str(project)]) == 2
    line = (project / "mkdocs.yml").read_text("utf-8").partition("ignored_links")[0].count("\n") + 2
    assert f"mkdocs.yml:{line}" in capsys.readouterr().err
