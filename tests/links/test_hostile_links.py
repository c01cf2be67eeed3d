"""Random and mangled input for the link check: whatever is in a site, it is read, and nothing is raised."""

from __future__ import annotations

import posixpath
import string
from pathlib import Path
from urllib.parse import quote

import ada_url
import pytest
import webencodings
from hypothesis import example, given
from hypothesis import strategies as st

from helpcenter.links import any_site, rules
from helpcenter.links.parse import file, srcset
from helpcenter.links.rules.context import SiteIssue
from helpcenter.links.rules.ignoring import IgnoredLink
from helpcenter.links.url import parsing
from helpcenter.links.url.parsing import Addresses, Elsewhere, Target
from helpcenter.links.url.syntax import UrlIssue

ON_ANY_SITE = {rule.name for rule in rules.WHILE_READING}
SITES = [Addresses.of(None), Addresses.of("https://help.example.org/"), Addresses.of("https://x.example/帮助/a/")]
# What addresses are made of, and what breaks readers of them.
PARTS = st.sampled_from(
    [
        *("..", ".", "/", "//", "\\", "#", "?", ":", "@", "%", "%2e", "%2E%2e", "%00", "%zz", "%E5%8D%A1", "卡", "é"),
        *("e\u0301", "http", "https", "mailto", "tel", "data", "javascript", "x.example", "help.example.org", "[::1]"),
        *("[", "]", " ", "\t", "\n", "\0", "\u202e", "\ud800", "\U0001f600", "&", "=", ";", ",", ":~:text="),
        *("index.html", "a", "帮助", "-", "0", "65536"),
    ]
)
ADDRESSES = st.lists(PARTS | st.text(max_size=4), max_size=8).map("".join)
TAGS = st.sampled_from("a img link base meta svg use style form map source template p".split())
ATTRIBUTES = st.sampled_from("href src srcset id name style content usemap action xlink:href rel".split())


@given(value=ADDRESSES, path=st.sampled_from(["index.html", "a/b/index.html", "卡/页.html"]))
@example(value="\ud800", path="index.html")
def test_any_address_means_something_or_is_flawed(value: str, path: str) -> None:
    for site in SITES:
        target, issues = site.meaning(value, site.url(path))
        assert target is None or isinstance(target, Target | Elsewhere)
        assert all(isinstance(issue, UrlIssue) and issue.rule.name in rules.ALL for issue in issues)
        if isinstance(target, Target):
            assert not target.path.startswith("/")


@given(value=st.text(string.ascii_letters + string.digits + "-_~./", max_size=30).filter(lambda text: "//" not in text))
def test_plain_addresses_mean_what_they_say(value: str) -> None:
    """Held against the paths of Python's library, where nothing is special."""

    site = SITES[1]
    target, issues = site.meaning(value, site.url("a/b/page.html"))
    expected = posixpath.normpath(posixpath.join("/a/b/", value))
    if isinstance(target, Target) and value:
        assert posixpath.normpath(f"/{target.path}") == expected
    else:
        assert {issue.rule.name for issue in issues} <= {"empty-address", "beyond-root"}
        assert issues


@given(value=st.text(string.ascii_letters + string.digits + "-_~./", max_size=30))
@example(value="b/c~d/")
def test_plain_addresses_mean_what_browsers_read(value: str) -> None:
    for site in SITES:
        base = site.url("卡/b/page.html")
        assert site.meaning(value, base).target in {None, site.place(ada_url.join_url(base, value))}


@given(fragment=st.text(max_size=12))
def test_fragment_survives(fragment: str) -> None:
    """An id means itself, however it is written."""

    fragment = fragment.encode("utf-8", "ignore").decode()
    site = SITES[1]
    target, _ = site.meaning(f"page.html#{quote(fragment)}", site.url("index.html"))
    assert isinstance(target, Target)
    assert fragment.partition(":~:")[0] in {name.partition(":~:")[0] for name in parsing.ids(target.fragment or "")}


@pytest.mark.parametrize("name", ["index.html", "a.css", "a.svg", "manifest.json", "sitemap.xml", "_redirects"])
@given(data=st.binary(max_size=300))
def test_any_bytes_are_a_file(data: bytes, name: str) -> None:
    assert file.read(name, data, SITES[1], with_metadata=True) is not None


@given(
    tags=st.lists(st.tuples(TAGS, st.lists(st.tuples(ATTRIBUTES, ADDRESSES), max_size=3), ADDRESSES), max_size=6),
    css=ADDRESSES,
)
def test_any_markup_is_a_page(tags: list[tuple[str, list[tuple[str, str]], str]], css: str) -> None:
    text = "".join(
        f"<{tag} " + " ".join(f"{name}='{value}'" for name, value in attributes) + f">{inner}"
        for tag, attributes, inner in tags
    )
    page = f"{text}<style>a{{background:url({css})}}</style>".encode("utf-8", "surrogatepass")
    facts = file.read("a/index.html", page, SITES[2], with_metadata=True)
    assert facts is not None
    assert all(rule in rules.ALL for rule, _, _ in facts.issues)


@given(value=ADDRESSES)
def test_any_srcset_has_candidates(value: str) -> None:
    assert all(candidate for candidate, _ in srcset.candidates(value))


@given(value=ADDRESSES)
def test_one_bad_address_never_hides_the_others(value: str) -> None:
    page = f'<a href="gone.html">x</a><a href=\'{value}\'>x</a><a href="gone.html">x</a>'.encode("utf-8", "replace")
    facts = file.read("index.html", page, SITES[1])
    assert facts is not None
    assert len(dict(facts.places.items())["gone.html", None]) >= (1 if "'" in value else 2)


def test_deep_and_long_pages(tmp_path: Path) -> None:
    """Ten thousand levels, ten thousand addresses, a megabyte in one address."""
    pages = {
        "deep.html": "<div>" * 10_000 + '<a href="gone.html">x</a>',
        "many.html": "".join(f'<a href="#{number}">x</a>' for number in range(10_000)),
        "long.html": f'<a href="{"a" * 1_000_000}">x</a><a href="gone.html">x</a>',
        "index.html": "",
    }
    for name, text in pages.items():
        (tmp_path / name).write_text(text, "utf-8")
    found = any_site.findings(tmp_path, None, ON_ANY_SITE)
    assert {finding.page for finding in found} == {"deep.html", "many.html", "long.html"}
    assert len(found) == 10_000 + 3


# What parsers take long for: how often it is too much, and why. A thousand are read; None is read however often.
EXCESSIVE = {
    "<div>": (15_000, "15000 elements within one another"),
    "<div>{0}</x>": (15_000, "15000 elements within one another"),
    "<ul><li>": (12_000, "12000 elements within one another"),
    "<svg><g>": (10_000, "20000 elements within one another"),
    "</p></x><div>": (15_000, "15000 elements within one another"),
    '<div title="</div>">': (15_000, "15000 elements within one another"),
    "<div title = '></div>'>": (15_000, "15000 elements within one another"),
    "</div><div>": (10_000, None),
    "<div></div>": (10_000, None),
    "<p>": (10_000, None),
    "<td>": (10_000, None),
    "<!-- <div> -->": (20_000, None),
    "<svg><path d='x'/></svg>": (10_000, None),
    "<font color={0}>": (4_000, "millions"),
    "<p><font color={0}></p>": (2_000, "millions"),
    '<b id={0} title="</b>">': (4_000, "millions"),
    "<font color=red>": (5_000, None),
    "<b id={0}></b>": (5_000, None),
    "<x{0}></x{0}>": (11_000, "22002 different names"),
    "<body a{0}>": (5_000, "5000 times"),
    "<option>": (21_000, "21000 options"),
    "<select><option></select>": (21_000, None),
}


@pytest.mark.parametrize("written", EXCESSIVE)
def test_too_much_markup_is_not_read(written: str, tmp_path: Path) -> None:
    """No page takes minutes: it is refused with a finding, and one that is merely long is read."""
    excessive, reason = EXCESSIVE[written]
    for number, wanted in ((1_000, None), (excessive, reason)):
        many = "".join(written.format(index) for index in range(number))
        (tmp_path / "index.html").write_text(f'<a href="gone.html">x</a>{many}', "utf-8")
        (found,) = any_site.findings(tmp_path, None, ON_ANY_SITE)
        assert found.rule == ("missing-file" if wanted is None else "excessive-markup")
        assert wanted is None or wanted in found.message


@pytest.mark.parametrize("attribute", ["a{0}", "a{0}=1", "a{0}='>'", 'a{0}="<"'])
def test_too_many_attributes_are_not_read(attribute: str, tmp_path: Path) -> None:
    for number, rule in ((1_000, "missing-file"), (20_000, "excessive-markup")):
        many = " ".join(attribute.format(index) for index in range(number))
        (tmp_path / "index.html").write_text(f'<p {many}><a href="gone.html">x</a>', "utf-8")
        assert [each.rule for each in any_site.findings(tmp_path, None, ON_ANY_SITE)] == [rule]


def test_long_attributes_are_read(tmp_path: Path) -> None:
    """A drawing, a text or a picture in an attribute is as long as it likes."""
    words = "M 1 2 " * 10_000
    page = f'<svg><path d="{words}"/></svg><p title=\'{words}>\'></p><img alt="{words}" src="data:,{"a/b=" * 9_000}">'
    (tmp_path / "index.html").write_text(f'{page}<script>{words}</script><a href="gone.html">x</a>', "utf-8")
    assert [each.rule for each in any_site.findings(tmp_path, None, ON_ANY_SITE)] == ["missing-file"]


@pytest.mark.parametrize("href", ["..%2Fprivate", "../private", "%2E%2E/private", "a" * 5000, "%00"])
def test_a_manifest_is_read_within_the_site_only(tmp_path: Path, href: str) -> None:
    """What is beside the site is neither read nor reported, and no name is too long to be looked for."""
    (tmp_path / "private").write_text("no manifest", "utf-8")
    (tmp_path / "site").mkdir()
    (tmp_path / "site/index.html").write_text(f'<link rel="manifest" href="{href}"><a href="gone.html">x</a>', "utf-8")
    found = any_site.findings(tmp_path / "site", None, ON_ANY_SITE)
    assert {finding.page for finding in found} == {"index.html"}
    assert "gone.html" in {finding.href for finding in found}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.css", "a{width:" + "calc(" * 5000),
        ("a.css", "@media x{" * 5000),
        ("manifest.json", "[" * 200_000),
        ("sitemap.xml", "<a>" * 5000),
        ("a.svg", "<svg>" * 5000),
    ],
)
def test_deep_files(name: str, text: str) -> None:
    assert file.read(name, text.encode(), SITES[1]) is not None


@pytest.mark.parametrize("codec", ["utf-8", "utf-16"])
@pytest.mark.parametrize("css", ["a{{width:{0};src:url(gone.png)}}", "@import {0};b{{src:url(gone.png)}}"])
def test_endless_numbers(css: str, codec: str) -> None:
    """Python makes no number of so many digits."""
    facts = file.read("a.css", css.format("9" * 5000).encode(codec), SITES[1])
    assert facts is not None
    assert ("gone.png", None) in facts.places
    page = f'<p style="{css.format("9" * 5000)}">'.encode()
    assert file.read("index.html", page, SITES[1]) is not None


@pytest.mark.parametrize("label", sorted(webencodings.LABELS))
def test_every_encoding_of_the_web(label: str) -> None:
    page = f'<meta charset="{label}"><a href="gone.html">x</a>'.encode()
    assert file.read("index.html", page, SITES[1]) is not None


def test_names_that_are_no_text(tmp_path: Path) -> None:
    """A file name may be any bytes on Linux; an address reaches it percent-encoded."""
    try:
        Path(tmp_path, b"caf\xe9.html".decode(errors="surrogateescape")).write_text("", "utf-8")
    except OSError:
        pytest.skip("this file system takes no such name")
    (tmp_path / "index.html").write_text('<a href="caf%E9.html">x</a><a href="caf%E8.html">x</a>', "utf-8")
    (finding,) = any_site.findings(tmp_path, None, ON_ANY_SITE)
    assert (finding.rule, finding.href) == ("missing-file", "caf%E8.html")


def test_links_of_the_file_system(tmp_path: Path) -> None:
    """A folder that holds itself is walked once; what a link leads to is served, unless it is nothing."""
    (tmp_path / "a").mkdir()
    (tmp_path / "a/index.html").write_text('<a href="../b/index.html">x</a><a href="/gone.html">x</a>', "utf-8")
    (tmp_path / "a/loop").symlink_to(tmp_path / "a", target_is_directory=True)
    (tmp_path / "b").symlink_to(tmp_path / "a", target_is_directory=True)
    (tmp_path / "self").symlink_to(tmp_path / "self")
    (tmp_path / "gone.html").symlink_to(tmp_path / "nowhere.html")
    found = any_site.findings(tmp_path, None, ON_ANY_SITE)
    assert [(each.page, each.rule) for each in found] == [
        ("a/index.html", "missing-file"),
        ("b/index.html", "missing-file"),
    ]


def test_many_redirects(tmp_path: Path) -> None:
    """Lines that all lead into a circle, through splats and placeholders, and pages that do: each is passed once."""
    lines = [f"/{number} /{number + 1}" for number in range(3000)]
    lines += [f"/a{number}/:x/* /b{number}/:splat/:x" for number in range(1000)]
    lines += [f"/b{number}/:x/* /a{number}/:splat/:x" for number in range(1000)]
    (tmp_path / "_redirects").write_text("\n".join(["/p/* /:splat", *lines, "/3000 /0"]), "utf-8")
    for number in range(500):
        target = f"{(number + 1) % 500}.html"
        (tmp_path / f"{number}.html").write_text(f'<meta http-equiv=refresh content="0;url=p/{target}">', "utf-8")
    found = any_site.findings(tmp_path, None, {"redirect-loop"})
    assert {finding.page for finding in found} == {"_redirects", *(f"{number}.html" for number in range(500))}


@pytest.mark.parametrize("source", ["/a" + "*" * 150 + "x", "/" + "*a" * 150, "/" + ":x" * 150 + "-", "/:x" * 150])
def test_many_variables_in_a_redirect(source: str, tmp_path: Path) -> None:
    """What they match is decided from left to right, once: a thousand ways to divide a path are not tried."""
    (tmp_path / "_redirects").write_text(f"{source} /index.html", "utf-8")
    (tmp_path / "index.html").write_text(f'<a href="/{"a" * 1000}!">x</a>', "utf-8")
    assert [finding.rule for finding in any_site.findings(tmp_path, None, {"missing-file"})] == ["missing-file"]


def test_many_stars_in_an_ignored_address() -> None:
    broken = SiteIssue("index.html", "", target="a" * 1000 + "!")
    assert not IgnoredLink("*a" * 150, 1).fits(broken)
    assert IgnoredLink("*a" * 150 + "*", 1).fits(broken)
    assert not IgnoredLink("[a]?", 1).fits(broken)
