"""Commands of the product, one after the other in this process: JSON of words and input in, JSON of what came out.

For many commands at once where starting a process for each is what takes the time; see installation.py.
"""

import contextlib
import io
import json
import sys
import traceback

from sequencer.cli import main


def tried(words: list[str], given: str) -> tuple[list[str], int, str, str]:
    """The words, the exit code, and what was said on standard output and standard error."""
    sys.argv, sys.stdin = ["sequencer", *words], io.TextIOWrapper(io.BytesIO(given.encode()))
    code, out, err = 0, io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            main()
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else int(end.code is not None)
        except Exception:  # noqa: BLE001  # whatever a process of its own would have ended with
            code = 1
            traceback.print_exc()
    return words, code, out.getvalue(), err.getvalue()


if __name__ == "__main__":
    sys.stdout.write(json.dumps([tried(*one) for one in json.load(sys.stdin)]))
