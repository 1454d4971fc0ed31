"""Pages for candidates: no login, no script, and looking changes nothing."""

from sequencer.public import booking, interview, opt_out, taking_back

__all__ = ["booking", "interview", "opt_out", "taking_back"]
