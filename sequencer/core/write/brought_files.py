"""Files that a sequence file names by the place where they lie, such as `file: role.pdf`."""

from collections.abc import Callable
from typing import Any

from sequencer.core.plan.fields import shown
from sequencer.core.write.attachments import Attachment, attachment_of
from sequencer.errors import UserError

Beside = Callable[[str], bytes]
"""The octets of a file that lies beside a sequence file, by its relative path. Raises UserError."""


def bring_files(given: Any, beside: Beside | None) -> list[Attachment]:
    """The files of all steps of a parsed sequence file; in it each place gives way to a name and a hash.

    Raises UserError naming the step, also where there is nothing beside the file that could be read.
    """
    steps = given.get("steps") if isinstance(given, dict) else None
    found: list[Attachment] = []
    for number, step in enumerate(steps if isinstance(steps, list) else [], 1):
        for one in _places_in(step):
            try:
                file = _read(shown(one.pop("file")), beside)
            except UserError as error:
                raise UserError(f"Step {number}: `attachments`: {error}") from None
            one |= {"name": file.name, "sha256": file.digest}
            found.append(file)
    return found


def _places_in(step: Any) -> list[dict[str, Any]]:
    files = step.get("attachments") if isinstance(step, dict) else None
    return [one for one in files if isinstance(one, dict) and "file" in one] if isinstance(files, list) else []


def _read(place: str, beside: Beside | None) -> Attachment:
    if beside is None:
        raise UserError(f"“{place}” does not come along with this file. Add it on the page of the step.")
    return attachment_of(place, beside(place))
