"""The command line. Each group of commands is a file; it is only loaded when one of its commands is called."""

import importlib
import sys

import click

from sequencer.errors import SequencerError

_COMMANDS = {
    "setup": "first_run",
    "run": "web",
    "web": "web",
    "worker": "processes",
    "sweep": "processes",
    "watch": "processes",
    "db": "db",
    "org": "set_up",
    "user": "set_up",
    "team": "set_up",
    "role": "set_up",
    "mailbox": "set_up",
    "plan": "plans",
    "calendar": "calendars",
    "import": "people",
    "export": "people",
    "erase": "people",
    "do-not-write": "consideration",
    "consent": "consideration",
    "country": "consideration",
    "due": "consideration",
    "keep": "consideration",
    "let-go": "consideration",
    "sequence": "sequences",
    "enroll": "sequences",
    "status": "sequences",
    "explain": "explaining",
    "rehearse": "rehearsal",
    "stop": "control",
    "pause": "control",
    "resume": "control",
    "todo": "control",
    "decide": "control",
    "backup": "backup",
    "unlock": "restored",
    "read": "read",
    "train": "learning",
    "slots": "meet",
    "pick": "meet",
    "demo": "demo",
}


class _Lazy(click.Group):
    """Loads a command's file when it is needed, so that `sequencer read` does not wait for the web server."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        del ctx
        file = _COMMANDS.get(cmd_name)
        if file is None:
            return None
        module = importlib.import_module(f"sequencer.cli.{file}")
        command: click.Command = getattr(module, f"{cmd_name.replace('-', '_')}_command")
        return command


@click.group(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="sequencer")
def sequencer() -> None:
    """Recruiting outreach by mail that behaves like a considerate person."""


def main() -> None:
    """The entry point. What a person can mend is one sentence on standard error and exit code 1; wrong usage is 2."""
    try:
        sequencer(standalone_mode=True)
    except SequencerError as error:
        click.echo(f"Error: {error}", err=True)
        sys.exit(1)
