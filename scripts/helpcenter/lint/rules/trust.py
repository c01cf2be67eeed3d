"""Links must lead to official hosts; and no text has invisible characters, or letters that look like others."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

import ada_url

from helpcenter.content import picture
from helpcenter.language.confusables import foreign, hidden
from helpcenter.lint import hosts
from helpcenter.lint.context import Issue, PageContext
from helpcenter.lint.data_context import TextContext
from helpcenter.lint.recognizers.carried_addresses import carried_hosts
from helpcenter.lint.rules.picture_names import good_name

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_CURE = "link only to official hosts, or remove the link"
# Where a page is that has a relative address; no host can have this name (RFC 6761).
_HERE = "https://here.invalid/"

# A drive of Windows, or any file.
_OF_COMPUTER = re.compile(r"[a-z]:[\\/]|file:", re.IGNORECASE)
_INTO_FOLDER = "copy it into the folder pictures/ of the docs folder, and write /pictures/{}"

# Where `helpcenter serve` shows pages.
_OF_PREVIEW = re.compile(r"https?://(?:127\.0\.0\.1|localhost)(?![\w.-])", re.IGNORECASE)


def unofficial_link(context: TextContext) -> Iterator[Issue]:
    """A link to a host that is neither official nor cited as a source. It may belong to a seller or to a swindler.

    Bad:  `[help](https://t.me/someone)`, `[help](https://www.t-mobile.com/go?to=evil.top)`
    Good: `[T-Mobile's official site](https://www.t-mobile.com/)`; `hosts.yml` lists the official hosts
    """
    for link in context.links():
        if link.is_picture and hosts.host_of(link.target) not in {"", *context.data.hosts.own}:
            yield link.report(_of_other_site(link.target))
        elif problem := _problem_of_link(link.target, context.data.known_hosts):
            yield link.report(_of_own_page(link.target, context) or problem)


def _of_own_page(target: str, context: TextContext) -> str | None:
    """That an address shows the file of a page of ours on a web site: `…/blob/main/docs/zh/about.md`."""
    path = unquote(urlsplit(target).path)
    page = next((page for page in context.content.pages_by_path if path.endswith(f"/{page}")), None)
    return f"this shows the file of a page of ours; link to {page} itself" if page else None


def _problem_of_link(target: str, official: frozenset[str]) -> str | None:  # noqa: PLR0911 -- one for each kind
    """What is wrong with an address, as browsers read it (https://url.spec.whatwg.org/)."""
    if _OF_COMPUTER.match(target):
        return _of_computer(target)
    if "\\" in target:
        return f'browsers read "{target}" as a different address; write / instead of \\'
    try:
        written = urlsplit(target).hostname or ""
    except ValueError:
        return None  # broken-address
    try:
        address = ada_url.URL(target) if _SCHEME.match(target) else ada_url.URL(target, _HERE)
    except ValueError:
        return hosts.unlisted(unquote(written) or target, official, _CURE)
    if address.protocol in {"tel:", "mailto:"}:  # unknown-number, unknown-mail
        return None
    if address.protocol == "data:":
        return f"a picture is a file of its own; {_INTO_FOLDER.format('picture.png')}"
    if address.protocol not in {"http:", "https:"}:
        return (
            f'a link that begins with "{address.protocol}" is not a web page; '
            "write an https:// address, or remove the link"
        )
    is_local = address.href.startswith(_HERE) and not written
    if not is_local and address.hostname not in official:
        return hosts.unlisted(unquote(written) or target, official, _CURE)
    return _leads_on(address.href, official)


def _of_computer(target: str) -> str:
    """What to do with the address of a file on the writer's own disk."""
    name = unquote(re.split(r"[\\/]", target)[-1])
    where = "this file is on your computer, where no reader can open it"
    if name.endswith(".md"):
        return f"{where}; write how it is reached from the folder of this page, such as ../folder/{name}"
    return f"{where}; {_INTO_FOLDER.format(good_name(name))}"


def _of_other_site(target: str) -> str:
    """What to do with a picture that is on another site."""
    name = posixpath.basename(unquote(urlsplit(target).path))
    is_named = posixpath.splitext(name.lower())[1] in {picture.DRAWING, *picture.DOTS}
    where = _INTO_FOLDER.format(good_name(name) if is_named else "picture.png")
    return f"this picture is on another site, from which browsers load nothing here; save it, {where}"


def _leads_on(address: str, official: frozenset[str]) -> str | None:
    """What is wrong with an address that an official host may forward readers with: …/go?to=https://evil.example."""
    carried = next((host for host in carried_hosts(address) if host not in official), None)
    return f'this address leads on to "{carried}"; link to the page itself, without it' if carried else None


def insecure_link(context: TextContext) -> Iterator[Issue]:
    """A link without encryption. On public Wi-Fi anybody can change what it shows.

    Bad:  `[site](http://www.t-mobile.com/)`
    Good: `[site](https://www.t-mobile.com/)`
    """
    for link in context.links():
        if _OF_PREVIEW.match(link.target):
            named = _file_of(link.target, context)
            cure = f"name the file: {named}" if named else "name the file of the page, such as ../verify/heyon.md"
            yield link.report(f"this is the address of the preview, on your computer; {cure}")
        elif link.target.lower().startswith("http:") and not link.is_picture:
            yield link.report("this address is not encrypted; begin it with https://")


def _file_of(address: str, context: TextContext) -> str | None:
    """What a page writes to link to the page with this address in the preview; None for none of them."""
    if not isinstance(context, PageContext):
        return None
    path, content = urlsplit(address).path.strip("/"), context.content
    there = next((page for page in content.pages.values() if content.places.of(page).strip("/") == path), None)
    folder = posixpath.dirname(context.page.src_uri)
    return posixpath.relpath(there.src_uri, folder) if there and there.locale == context.page.locale else None


def hidden_character(context: TextContext) -> Iterator[Issue]:
    """An invisible character. It breaks the search, and can disguise an address.

    Bad:  a zero-width space or a direction mark, often pasted from a chat
    Good: the words typed again
    """
    for text, report in context.written_texts():
        if found := hidden(text, right_to_left=context.is_right_to_left):
            yield report(found.start(), f"an invisible character (U+{ord(found[0]):04X}) is here; delete it")


def look_alike_letter(context: TextContext) -> Iterator[Issue]:
    """Letters of another writing system that look like ours. An address with such letters leads to a different site.

    Bad:  `T-Моbile` with a Cyrillic М and о
    Good: `T-Mobile`
    """
    project = context.content.project
    if not all(language.scripts for language in project.languages):
        return  # the writing system of a language is not known
    for text, report in context.visible_texts():
        for place, letters in foreign(text, context.scripts):
            yield report(place, f'"{letters}" has letters of another writing system that look like ours; type it again')
