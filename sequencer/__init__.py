"""Sequencer: outreach by mail that behaves like a considerate person.

Time zones come from the pinned tzdata package alone: two machines with different system copies would
disagree about when a window opens.
"""

import zoneinfo

zoneinfo.reset_tzpath(to=())
