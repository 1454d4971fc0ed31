"""S-55 on the command line: why sending is locked after a restore, and the word that unlocks it."""

import shutil

from sequencer.flows.guard_restore import look
from sequencer.gateways.waymark import Waymark


def begin_to_work(road, tmp_path):
    """What every process does first."""
    return look(road, Waymark(tmp_path / "var" / "waymark.json"), "")


def test_an_installation_restored_from_its_own_backup_is_locked_until_somebody_confirms(desk, command, told, tmp_path):
    begin_to_work(desk, tmp_path)
    assert told("unlock") == "Sending is not locked.\n"
    told("backup", tmp_path / "copy")
    desk.database.close()
    live = tmp_path / "var" / "sequencer.sqlite"
    for name in ("-wal", "-shm"):
        live.with_name(live.name + name).unlink(missing_ok=True)
    shutil.copyfile(tmp_path / "copy", live)

    assert begin_to_work(desk, tmp_path) is None
    says = told("unlock")
    assert "This database was restored from a backup, or copied." in says
    assert "Make sure that no other copy of this installation is running" in says
    refused = command("resume", "--all")
    assert (refused.exit_code, "sequencer unlock" in refused.stderr) == (1, True)
    assert "Unlocked. 0 people erased again" in told("unlock", "--yes")
    assert begin_to_work(desk, tmp_path) is not None
    assert told("unlock") == "Sending is not locked.\n"
