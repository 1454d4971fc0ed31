"""What clocks show at an interview, as people were told, and which of them new zone rules make show something else."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo


def readings(start_at: datetime, zones: Iterable[str]) -> dict[str, str]:
    """By zone, the local time with its offset: `2027-03-04T19:00:00+01:00`."""
    return {zone: start_at.astimezone(ZoneInfo(zone)).isoformat() for zone in sorted(set(zones))}


def moved_clocks(told: Mapping[str, str], shown: Mapping[str, str]) -> dict[str, str]:
    """What was told of the zones that show something else by now; an interview is an instant, so it stays."""
    return {zone: reading for zone, reading in told.items() if shown.get(zone, reading) != reading}


def as_told(start_at: datetime, told: str, zone: ZoneInfo) -> datetime:
    """The instant at which the zone's clock shows what people were told of `start_at`."""
    return start_at + _offset(datetime.fromisoformat(told)) - _offset(start_at.astimezone(zone))


def _offset(local: datetime) -> timedelta:
    return local.utcoffset() or timedelta(0)
