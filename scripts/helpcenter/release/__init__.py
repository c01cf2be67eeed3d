"""What is made of a built site so that it can be published: compressed files, configurations of servers, a list.

Each module is a step, with `write(site, content)`; `STEPS` are all of them, in their order.
"""

from __future__ import annotations

from helpcenter.build import offline
from helpcenter.release import bill_of_materials, precompression, server_configuration, single_file

STEPS = (server_configuration, single_file, offline, bill_of_materials, precompression)
