"""What the styles and scripts are made from: `make` asks why they are to be made again, and says when they are made."""

from __future__ import annotations

import sys
from pathlib import Path

from helpcenter.build import bundles

OVERRIDES = Path("overrides")


def main(arguments: list[str]) -> None:
    if arguments == ["record"]:
        bundles.record(OVERRIDES)
    else:
        print(bundles.staleness(OVERRIDES) or "")


if __name__ == "__main__":
    main(sys.argv[1:])
