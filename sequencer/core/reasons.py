"""Why something waits, is held, skipped or stopped: a stable code and a whole sentence.

The same codes serve screen, API and command line; the sentence follows the pattern
*fact. What follows, and who can change it.*
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Reason:
    code: str
    says: str

    def __str__(self) -> str:
        return self.says
