"""What a meeting is for: starting points for plans that suit people who have a job, and how candidates hear of it."""

from dataclasses import dataclass
from enum import StrEnum


class Occasion(StrEnum):
    NONE = ""  # nothing in particular
    CHAT = "chat"  # with the hiring manager
    TEAMMATE = "teammate"
    COFFEE = "coffee"  # with an executive
    SCREEN = "screen"  # on the phone
    PANEL = "panel"


@dataclass(frozen=True)
class Starter:
    """What a plan begins with; lengths and pauses in minutes."""

    name: str
    hint: str
    kind: str
    duration_min: int
    notice_hours: int
    before_min: int
    after_min: int
    horizon_days: int = 14


STARTERS = {
    Occasion.CHAT: Starter(
        "Informal chat with the hiring manager", "Short, soon, no preparation", "video", 30, 12, 5, 10
    ),
    Occasion.TEAMMATE: Starter("Meet a teammate", "Whoever of the team is free", "video", 30, 24, 5, 10),
    Occasion.COFFEE: Starter(
        "Coffee with an executive", "In person, planned well ahead", "in_person", 45, 72, 15, 15, 28
    ),
    Occasion.SCREEN: Starter("Phone screen", "A first call, as early as tomorrow", "phone", 25, 12, 5, 5),
    Occasion.PANEL: Starter("Panel", "Several people at a time", "video", 60, 48, 10, 15, 21),
}

_CALLED = {
    "en": {
        Occasion.CHAT: "a short, informal chat",
        Occasion.TEAMMATE: "a chat with somebody from the team",
        Occasion.COFFEE: "a coffee together",
        Occasion.SCREEN: "a first, short call",
        Occasion.PANEL: "a conversation with the panel",
    },
    "de": {
        Occasion.CHAT: "ein kurzes, lockeres Gespräch",
        Occasion.TEAMMATE: "ein Gespräch mit jemandem aus dem Team",
        Occasion.COFFEE: "ein gemeinsamer Kaffee",
        Occasion.SCREEN: "ein erstes, kurzes Telefonat",
        Occasion.PANEL: "ein Gespräch in kleiner Runde",
    },
    "fr": {
        Occasion.CHAT: "un échange court et informel",
        Occasion.TEAMMATE: "un échange avec quelqu’un de l’équipe",
        Occasion.COFFEE: "un café ensemble",
        Occasion.SCREEN: "un premier appel, bref",
        Occasion.PANEL: "un entretien à plusieurs",
    },
    "es": {
        Occasion.CHAT: "una charla breve e informal",
        Occasion.TEAMMATE: "una charla con alguien del equipo",
        Occasion.COFFEE: "un café juntos",
        Occasion.SCREEN: "una primera llamada, breve",
        Occasion.PANEL: "una conversación con varias personas",
    },
}


def called(occasion: Occasion, language: str) -> str:
    """What a candidate is told it is, to stand alone or after a colon; empty where it is nothing in particular."""
    return _CALLED.get(language, {}).get(occasion, "")
