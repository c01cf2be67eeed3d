"""What a site to be published has besides: texts and pictures for programs, compressed files, what its server needs.

Each step is a module with `write(site, content)`; `STEPS` are all of them, in their order.
"""

from __future__ import annotations

from helpcenter.release import (
    bill_of_materials,
    icons,
    precompression,
    server_configuration,
    share_pictures,
    texts_for_programs,
)

STEPS = (server_configuration, bill_of_materials, texts_for_programs, icons, share_pictures, precompression)
