"""What a check reads is let go when it ends: a program may check thousands of sites."""

from __future__ import annotations

import gc
from collections import Counter
from pathlib import Path

from helpcenter.links import any_site, rules

ALL = {rule.name for rule in (*rules.WHILE_READING, *rules.ON_OWN_SITE)}


def test_nothing_of_a_site_stays_in_memory(tmp_path: Path) -> None:
    page = '<html lang="en"><p id="é"></p><a href="gone.html">a</a><a href="#x">b</a><a href="#e\u0301">c</a>'
    (tmp_path / "index.html").write_text(page, "utf-8")
    counts = []
    for _ in range(2):  # what the first one imports stays
        assert len(any_site.findings(tmp_path, None, ALL)) > 2
        gc.collect()
        kinds = (type(one) for one in gc.get_objects())
        counts.append(Counter(kind for kind in kinds if str(kind.__module__).startswith("helpcenter.")))
    assert counts[1] == counts[0]
