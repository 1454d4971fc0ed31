"""Random valid requests of every feature, near clock changes more often than not."""

from datetime import UTC, datetime, timedelta
from functools import cache
from random import Random
from zoneinfo import ZoneInfo

from slot_requests import written

ZONES = [
    "Europe/Berlin",
    "America/New_York",
    "America/Los_Angeles",
    "Europe/London",
    "Europe/Dublin",
    "Asia/Kathmandu",
    "Asia/Kolkata",
    "Australia/Lord_Howe",
    "Australia/Sydney",
    "America/St_Johns",
    "Pacific/Apia",
    "Pacific/Chatham",
    "Africa/Cairo",
    "Asia/Beirut",
    "America/Havana",
    "America/Santiago",
    "Africa/Casablanca",
    "Asia/Gaza",
    "America/Nuuk",
    "Antarctica/Troll",
    "Pacific/Kiritimati",
    "Pacific/Marquesas",
    "UTC",
    "America/Asuncion",
    "Atlantic/Azores",
    "Pacific/Auckland",
    "Asia/Tokyo",
    "America/Sao_Paulo",
    "Asia/Tehran",
    "Pacific/Pago_Pago",
]
EVERY_DAY = [1, 2, 3, 4, 5, 6, 7]
STEPS = [5, 7, 10, 15, 20, 25, 30, 35, 40, 45, 60, 75, 90, 120, 11, 50]


def lucky_request(seed: int) -> dict:
    return Maker(seed).request()


def further_request(seed: int) -> dict:
    """The same with journeys, public holidays, optional people and loops in it."""
    maker = Maker(seed)
    return maker.further(maker.request())


class Maker:
    def __init__(self, seed: int) -> None:
        self.r = r = Random(seed)
        self.unit = r.choice([15] * 10 + [30] * 2 + [5] * 5 + [1] * 2)
        self.rich = r.random() < 0.65  # mostly wide windows, so panels find starts
        some = r.sample(ZONES, r.choice([1, 1, 2, 3]))
        self.zones = some
        near = [c for zone in some for c in changes(zone)]
        if near and r.random() < 0.7:
            middle = r.choice(near)
        else:
            middle = datetime(2025, 1, 1, tzinfo=UTC) + timedelta(days=r.randrange(1461))
        middle = middle.replace(minute=0, second=0)
        self.begin = middle - timedelta(minutes=self.unit * r.randrange(0, 3 * 1440 // self.unit))
        days = r.choice([1, 1, 2, 3, 5, 9] if self.unit > 1 else [1, 1, 2])
        self.end = self.begin + timedelta(minutes=self.unit * (days * 1440 // self.unit + r.randrange(0, 12)))
        self.length = max(self.unit, r.choice([15, 20, 30, 45, 60, 60, 90, 50]) // self.unit * self.unit)

    def clock(self) -> tuple[str, str]:
        r, unit = self.r, self.unit
        pattern = r.random()
        if self.rich and pattern < 0.5:
            first, last = r.choice([(360, 1320), (0, 1380), (60, 1440), (0, 1425), (90, 1410), (480, 1440)])
        elif pattern < 0.35:
            first, last = r.choice(
                [(540, 1020), (480, 720), (780, 1080), (1080, 1320), (1080, 1440), (0, 240), (420, 540)]
            )
        elif pattern < 0.55:
            first, last = r.choice(
                [(0, 60), (60, 180), (30, 150), (120, 180), (90, 210), (1380, 1440), (0, 1440), (60, 120)]
            )
        else:
            first = unit * r.randrange(0, 1440 // unit)
            last = unit * r.randrange(first // unit + 1, 1440 // unit + 1)
        first, last = first // unit * unit, last // unit * unit
        if last <= first:
            last = min(1440, first + 60)
        return f"{first // 60:02d}:{first % 60:02d}", f"{last // 60:02d}:{last % 60:02d}"

    def rule(self) -> dict:
        start, end = self.clock()
        if self.rich and self.r.random() < 0.7:
            return {"days": EVERY_DAY, "start": start, "end": end}
        days = self.r.choice([[1, 2, 3, 4, 5], [1, 2, 3, 4, 5], EVERY_DAY, [6, 7], None])
        days = days or sorted(self.r.sample(range(1, 8), self.r.randint(1, 6)))
        return {"days": days, "start": start, "end": end}

    def span(self, longest: int = 240) -> list[str]:
        r, unit = self.r, self.unit
        room = int((self.end - self.begin).total_seconds()) // 60 + 2 * 1440
        start = self.begin + timedelta(minutes=unit * r.randrange(-1440 // unit, (room - 1440) // unit))
        return [written(start), written(start + timedelta(minutes=unit * r.randint(1, max(1, longest // unit))))]

    def person(self, name: str) -> dict:
        r = self.r
        person: dict = {"id": name, "zone": r.choice(self.zones) if r.random() < 0.9 else r.choice(ZONES)}
        person |= self.hours() | self.days()
        person["busy"] = [
            self.span(r.choice([60, 240]))
            for _ in range(r.choice([0, 0, 1, 3, 6, 12] if not self.rich else [0, 1, 2, 4]))
        ]
        person["booked"] = [self.booking() for _ in range(r.choice([0, 0, 1, 2, 4]))]
        if r.random() < 0.3:
            person["caps"] = {}
            if r.random() < 0.8:
                person["caps"]["per_day"] = r.choice([0, 1, 1, 2, 2, 3])
            if r.random() < 0.6:
                person["caps"]["per_week"] = r.choice([1, 2, 3, 4])
        return person

    def hours(self) -> dict:
        r = self.r
        if r.random() < 0.12:
            free = {"free": [self.span(1440) for _ in range(r.randint(0, 6))]}
            return free | ({"weekly": [self.rule()]} if r.random() < 0.5 else {})
        weekly = [self.rule() for _ in range(r.choice([1, 1, 2, 3, 0 if not self.rich else 1]))]
        if r.random() < 0.4:
            weekly.append({"days": EVERY_DAY, "start": "00:00", "end": r.choice(["24:00", "12:00"])})
        return {"weekly": weekly}

    def days(self) -> dict:
        r, found = self.r, {}
        whole = (self.end - self.begin).days + 3
        if r.random() < 0.3:
            picked = {self.begin.date() + timedelta(days=r.randrange(-1, whole)) for _ in range(r.randint(1, 3))}
            found["overrides"] = [{"date": day.isoformat(), "windows": self.windows()} for day in sorted(picked)]
        if r.random() < 0.2:
            found["absences"] = [(self.begin.date() + timedelta(days=r.randrange(-1, whole))).isoformat()]
        return found

    def windows(self) -> list[dict]:
        return [dict(zip(("start", "end"), self.clock(), strict=True)) for _ in range(self.r.choice([0, 1, 1, 2]))]

    def booking(self) -> list[str] | dict:
        r = self.r
        start, end = self.span(120)
        if r.random() < 0.5:
            return [start, end]
        entry: dict = {"start": start, "end": end}
        for side in ("before", "after"):
            if r.random() < 0.6:
                entry[side] = self.unit * r.randrange(0, 60 // self.unit + 1)
        return entry

    def request(self) -> dict:
        r = self.r
        names = [f"p{n}" for n in range(r.choice([1, 1, 2, 2, 3, 4, 5]))]
        now = self.begin - timedelta(minutes=r.choice([0, 7, 600, 3000, -300, -1000]))
        made: dict = {
            "now": written(now),
            "search": {"start": written(self.begin), "end": written(self.end)},
            "duration_min": self.length,
            "step_min": r.choice(STEPS),
            "notice_min": r.choice([0, 0, 30, 120, 1440, 33]),
            "buffers_min": {"before": self.buffer(), "after": self.buffer()},
            "viewer_zone": r.choice(self.zones) if r.random() < 0.6 else r.choice(ZONES),
            "people": [self.person(name) for name in names],
        }
        made |= self.seats(names)
        if r.random() < 0.4:
            made["candidate"] = self.candidate()
        if r.random() < 0.4:
            made["holder"] = r.choice(["me", "other"])
            made["holds"] = [self.hold(names, now) for _ in range(r.randint(1, 4))]
        return made

    def buffer(self) -> int:
        return self.r.choice([0, 0, self.unit * self.r.randrange(0, 60 // self.unit + 1)])

    def seats(self, names: list[str]) -> dict:
        r, style = self.r, self.r.random()
        if style < 0.35 and len(names) > 1:
            pools = [r.sample(names, r.randint(1, len(names))) for _ in range(r.choice([1, 1, 2, 3]))]
            return {
                "required": r.sample(names, r.randint(0, len(names) - 1)),
                "pools": [{"any": r.randint(1, min(2, len(of))), "of": of} for of in pools],
            }
        if style < 0.55:
            return {"required": r.sample(names, r.randint(1, len(names)))}
        return {"pools": [{"any": 1, "of": names}]} if style < 0.6 else {}

    def candidate(self) -> dict:
        r = self.r
        windows = [self.rule() for _ in range(r.randint(1, 3))]
        if r.random() < 0.5:
            windows = [
                {"days": EVERY_DAY, "start": "18:00", "end": "24:00"},
                {"days": EVERY_DAY, "start": "00:00", "end": r.choice(["03:00", "08:00", "08:30"])},
            ]
        return {"zone": r.choice(self.zones + ZONES), "windows": windows}

    def hold(self, names: list[str], now: datetime) -> dict:
        r = self.r
        start, end = self.span(120)
        return {
            "start": start,
            "end": end,
            "people": r.sample(names, r.randint(1, len(names))),
            "holder": r.choice(["me", "other"]),
            "expires": written(now + timedelta(minutes=r.choice([-60, 0, 1, 600, 600, 5000]))),
        }

    def further(self, made: dict) -> dict:
        r = self.r
        names = [person["id"] for person in made["people"]]
        for person in made["people"]:
            if r.random() < 0.5:
                person["travel"] = self.travel()
            if r.random() < 0.3:
                person["country"] = r.choice(["DE", "US", "IN", "JP", "GB", "AU", "IL"])
        if r.random() < 0.4:
            made["optional"] = r.sample(names, r.randint(1, max(1, len(names) - 1)))
            if r.random() < 0.7:
                made |= {"required": [one for one in names if one not in made["optional"]] or names, "pools": []}
        if r.random() < 0.5 and self.unit >= 5:
            whole = ("required", "pools", "duration_min")
            made = {field: given for field, given in made.items() if field not in whole}
            made["stages"] = [self.stage(names, number) for number in range(r.choice([2, 2, 3]))]
        elif len(made.get("optional", ())) == len(names):
            made["required"] = names[:1]
        return made

    def travel(self) -> list[dict]:
        r, found = self.r, []
        day = self.begin.date() + timedelta(days=r.randrange(-6, 3))
        for _ in range(r.choice([1, 1, 2])):
            last = day + timedelta(days=r.choice([0, 1, 2, 6]))
            found.append({"from": day.isoformat(), "to": last.isoformat(), "zone": r.choice(self.zones + ZONES)})
            day = last + timedelta(days=r.choice([1, 1, 2, 4]))
        return r.sample(found, len(found))

    def stage(self, names: list[str], number: int) -> dict:
        r, unit = self.r, self.unit
        least = unit * r.choice([0, 0, 1, 2])
        found: dict = {
            "name": f"stage {number}",
            "duration_min": unit * r.randint(1, max(1, 60 // unit)),
            "break_min": least,
            "break_max_min": least + unit * r.choice([0, 1, 2, 4]),
        }
        seats = self.seats(names)
        return found | (seats or {"required": r.sample(names, 1)})


@cache
def changes(zone: str) -> list[datetime]:
    """The hours after the clock changes of four years."""
    hours = [datetime(2025, 1, 1, tzinfo=UTC) + timedelta(hours=number) for number in range(4 * 365 * 24)]
    offsets = [hour.astimezone(ZoneInfo(zone)).utcoffset() for hour in hours]
    return [hour for hour, before, now in zip(hours[1:], offsets, offsets[1:], strict=False) if now != before]
