"""What a site to be published has besides: texts and pictures for programs, compressed files, what its server needs.

Each step is a module with `write(site, content)`; `STEPS` are all of them, in their order.
"""

from __future__ import annotations

from helpcenter.build import offline
from helpcenter.release import (
    bill_of_materials,
    icons,
    precompression,
    server_configuration,
    share_pictures,
    single_file,
    texts_for_programs,
)

# What devices keep is listed anew when there are files to download, and before what is only for programs.
STEPS = (
    server_configuration,
    single_file,
    offline,
    bill_of_materials,
    texts_for_programs,
    icons,
    share_pictures,
    precompression,
)
