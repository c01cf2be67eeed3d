"""Where feedback leads: what `mkdocs.yml` may say, and what pages and servers are told of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpcenter import feedback, project
from helpcenter.build import security_policy
from helpcenter.build.feedback import feedback_view, render
from helpcenter.content import loading
from helpcenter.content.content import Content
from helpcenter.findings.errors import FindingError
from helpcenter.findings.formats import as_line
from helpcenter.hosting.delivery import Delivery
from projects import build

PROGRAM = "https://feedback.example.org/answers"


def configure(tiny: Path, *lines: str) -> None:
    file = tiny / "mkdocs.yml"
    text = file.read_text("utf-8")
    assert "  - helpcenter\n" in text
    configured = "".join(f"        {line}\n" for line in lines)
    file.write_text(text.replace("  - helpcenter\n", f"  - helpcenter:\n      feedback:\n{configured}"), "utf-8")


def loaded(tiny: Path) -> Content:
    content, findings = loading.load(project.load(tiny))
    assert content is not None, findings
    return content


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("helpful: http://feedback.example.org/", "write an address that begins with https:// and a host"),
        ("helpful: 'https://'", "write an address that begins with https:// and a host"),
        ("helpful: https://me:secret@feedback.example.org/", "write an address that begins with https:// and a host"),
        ("helpful: https://a.example; script-src *", "write an address that begins with https:// and a host"),
        ("helpful: https://a.example/{page}", "nothing can be filled in here; remove {page}"),
        ("helpful:", '"helpful" must be an address; write {helpful: https://…, '),
        ("helpfull: https://a.example", 'unknown key "helpfull"; did you mean "helpful"?'),
        ("mistakes: mailto:somebody", "write a mail address, such as mailto:help@example.com"),
        ("mistakes: ftp://a.example", "write an address that begins with https:// and a host"),
        ("mistakes: https://github.com/me/help/issues/new", "write …/issues/new?title={subject}&body={address}"),
        (
            "mistakes: https://a.example/new?title={title}&body={address}",
            "only {subject} and {address} can be filled in here; remove {title}",
        ),
        (
            "edit: https://github.com/me/help/edit/main/docs/",
            "it needs {path}, for which the file of the page is put in",
        ),
        ("edit: http://a.example/{path}", "write an address that begins with https:// and a host"),
    ],
)
def test_what_is_wrong_is_told_at_its_line(line: str, message: str, tiny: Path) -> None:
    configure(tiny, line)
    number = (tiny / "mkdocs.yml").read_text("utf-8").splitlines().index(f"        {line}") + 1
    with pytest.raises(FindingError) as error:
        project.load(tiny)
    told = as_line(error.value.finding)
    assert told.startswith(f"mkdocs.yml:{number}:9: ")
    assert message in told


def test_nothing_is_configured(tiny: Path) -> None:
    content = loaded(tiny)
    assert content.project.feedback == feedback.Feedback()
    assert feedback_view(content, content.by_id["en", "moon-verify"], "") is None


def test_mail_and_a_tracker_are_filled_in(tiny: Path) -> None:
    configure(tiny, "mistakes: mailto:help@example.com", "edit: https://example.com/edit/docs/{path}")
    content = loaded(tiny)
    view = feedback_view(content, content.by_id["en", "moon-verify"], "https://help.example.org/en/verify/moon/")
    assert view is not None
    assert view.form == (
        "mailto:help@example.com?subject=moon-verify%2C%20en%2C%202026-11-20"
        "&body=https%3A%2F%2Fhelp.example.org%2Fen%2Fverify%2Fmoon%2F"
    )
    assert view.edit == "https://example.com/edit/docs/en/verify/moon.md"
    assert not view.reports
    assert content.project.feedback.origins == ()


def test_only_the_host_of_a_program_is_added_to_the_policy(tiny: Path) -> None:
    configure(tiny, f"helpful: {PROGRAM}", "mistakes: https://a.example/new?t={subject}&b={address}")
    content = loaded(tiny)
    policy = dict(Delivery.of(content).everywhere)["Content-Security-Policy"]
    expected = security_policy.in_header().replace(
        "connect-src 'self'", "connect-src 'self' https://feedback.example.org"
    )
    assert policy == expected
    for language in content.project.languages:
        assert PROGRAM in render(content, language)


@pytest.mark.build
def test_a_site_carries_only_what_it_uses(tiny: Path) -> None:
    assert build(tiny).returncode == 0
    page = (tiny / "site/en/verify/moon/index.html").read_text("utf-8")
    assert "feedback" not in page
    assert not [*tiny.glob("site/**/feedback*")]
    configure(tiny, f"helpful: {PROGRAM}")
    assert build(tiny).returncode == 0
    page = (tiny / "site/en/verify/moon/index.html").read_text("utf-8")
    assert "connect-src &#39;self&#39; https://feedback.example.org;" in page
    assert "was this page helpful" in page.lower()
    assert [*tiny.glob("site/assets/*/javascripts/feedback-page.js")]
    assert not [*tiny.glob("site/assets/*/javascripts/page.js")]
    assert '"feedback/en.json"' in (tiny / "site/offline/en.json").read_text("utf-8")
    assert "feedback" not in (tiny / "site/en/index.html").read_text("utf-8").replace("feedback-page.js", "").replace(
        "feedback.example.org", ""
    )
