"""What others made of the site: a bill of materials in CycloneDX (https://cyclonedx.org/).

It lists what is in the pages, and the libraries of Python that made them. It has neither a time nor a random number.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentScope, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL
from packaging.requirements import Requirement
from packaging.utils import NormalizedName, canonicalize_name

from helpcenter.content.content import Content
from helpcenter.files.writing import write_whole
from helpcenter.release import folder

NAME = "sbom.cdx.json"
_GENERATOR = "helpcenter"
# Beside the bundles, where it says what they contain (scripts/bundle/licences.mjs).
_LICENCES = "LICENSES.txt"
_PACKAGE = re.compile(r"^(?P<purl>pkg:\S+) \((?P<licence>[^()\n]+)\)$", re.MULTILINE)


def write(site: Path, content: Content) -> None:
    """Write the list beside the configurations of servers. Raises OSError."""
    write_whole(folder.of(content) / NAME, render(site, content.project.site_url).encode())


def render(site: Path, address: str) -> str:
    """The list for the site in this folder, which is published at `address`."""
    whole = Component(name=address, type=ComponentType.APPLICATION, bom_ref="site")
    parts = list(_bundled(site))
    makers = [_maker(each) for each in _needed(_GENERATOR)]
    bom = Bom(components=[*parts, *makers])
    bom.metadata.component = whole
    bom.register_dependency(whole, parts)
    told = json.loads(JsonV1Dot6(bom).output_as_string())
    del told["metadata"]["timestamp"], told["serialNumber"]
    listed = json.dumps(told, sort_keys=True)
    told["serialNumber"] = uuid5(NAMESPACE_URL, listed).urn
    return json.dumps(told, indent=1, sort_keys=True, ensure_ascii=False) + "\n"


def _bundled(site: Path) -> Iterator[Component]:
    """What is in the styles, the scripts and the pages."""
    known = LicenseFactory()
    for file in sorted(site.rglob(_LICENCES)):
        for found in _PACKAGE.finditer(file.read_text("utf-8")):
            purl = PackageURL.from_string(found["purl"])
            yield Component(
                name=purl.name,
                group=purl.namespace,
                version=purl.version,
                purl=purl,
                bom_ref=found["purl"],
                licenses=[known.make_from_string(found["licence"])],
                scope=ComponentScope.REQUIRED,
            )


def _maker(name: str) -> Component:
    """A library with which the site is made, and which is not in it."""
    purl = PackageURL("pypi", None, name, metadata.version(name))
    return Component(
        name=name, version=purl.version, purl=purl, bom_ref=f"made-with:{name}", scope=ComponentScope.EXCLUDED
    )


def _needed(name: str) -> list[NormalizedName]:
    """A package of this environment with all that it needs, by their names."""
    found: set[NormalizedName] = set()
    waiting = [canonicalize_name(name)]
    while waiting:
        each = waiting.pop()
        if each not in found:
            found.add(each)
            waiting += _requirements(each)
    return sorted(found)


def _requirements(name: str) -> Iterator[NormalizedName]:
    """What a package needs; this one also what draws the pictures of a release."""
    extra = "release" if name == _GENERATOR else ""
    for line in metadata.requires(name) or ():
        requirement = Requirement(line)
        if requirement.marker is None or requirement.marker.evaluate({"extra": extra}):
            yield canonicalize_name(requirement.name)
