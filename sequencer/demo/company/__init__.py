"""The demo company as files: who it is, its teams with their sequences and candidates, and what those people do."""

from pathlib import Path

FOLDER = Path(__file__).parent
