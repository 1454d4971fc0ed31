"""How a new mailbox grows: a few mails on its first day, and one more on every day after, up to its cap."""

from dataclasses import dataclass
from datetime import date, timedelta

GENTLE_START = 15
"""With how many mails a day a new mailbox begins, unless somebody says otherwise."""


@dataclass(frozen=True)
class Ramp:
    """The cap of each day. `begins_with` is 0 for a mailbox that is warm; `first_on` is the day of its first mail."""

    daily_cap: int
    begins_with: int = 0
    first_on: date | None = None

    @property
    def is_on(self) -> bool:
        return 0 < self.begins_with < self.daily_cap

    def cap_on(self, day: date) -> int:
        """How many mails may leave on a day; before the first mail has left, every day is the first."""
        if not self.is_on:
            return self.daily_cap
        days = max(0, (day - self.first_on).days) if self.first_on is not None else 0
        return min(self.daily_cap, self.begins_with + days)

    def is_growing(self, day: date) -> bool:
        """Whether its cap will be higher on a later day."""
        return self.cap_on(day) < self.daily_cap

    def begun(self, day: date) -> "Ramp":
        """The same, once the first mail leaves on this day at the latest."""
        return Ramp(self.daily_cap, self.begins_with, self.first_on or day)

    @property
    def grown_on(self) -> date | None:
        """The first day with the whole cap; None where that is so already, or nothing has left yet."""
        if not self.is_on or self.first_on is None:
            return None
        return self.first_on + timedelta(days=self.daily_cap - self.begins_with)
