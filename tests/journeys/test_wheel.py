"""The built wheel works outside the tree: it carries migrations, templates, workers and the demo's people."""

import subprocess
import sys
import sysconfig
import urllib.request
import venv
from pathlib import Path

import pytest
from installation import Installation, mailbox_command
from patient import PATIENCE, comes_true

_TREE = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory):
    """A virtual environment with the wheel in it; the libraries come from the one the tests run in."""
    folder = tmp_path_factory.mktemp("elsewhere")
    wheels = folder / "wheels"
    build = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "-w", str(wheels)]
    subprocess.run([*build, str(_TREE)], check=True, cwd=folder, capture_output=True)
    (wheel,) = wheels.glob("sequencer-*.whl")
    venv.create(folder / "venv", with_pip=False)
    site = next((folder / "venv" / "lib").glob("python*")) / "site-packages"
    (site / "libraries.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    install = [sys.executable, "-m", "pip", "--python", str(folder / "venv" / "bin" / "python"), "install", "--quiet"]
    subprocess.run(
        [*install, "--no-deps", "--ignore-installed", str(wheel)], check=True, cwd=folder, capture_output=True
    )
    return folder / "venv" / "bin" / "sequencer"


@pytest.fixture
def installation(elsewhere, tmp_path):
    folder = tmp_path / "installation"
    (folder / "var").mkdir(parents=True, mode=0o700)
    return Installation(folder, command=elsewhere)


def test_the_code_that_runs_is_the_wheels_own(elsewhere, tmp_path):
    ask = "import sequencer, workers, migrations; print(sequencer.__file__, workers.__file__, migrations.__file__)"

    said = subprocess.run(
        [elsewhere.with_name("python"), "-c", ask], cwd=tmp_path, capture_output=True, text=True, check=True
    ).stdout

    assert str(_TREE) not in said
    assert said.count(str(elsewhere.parents[1])) == 3


def test_a_mail_leaves_and_the_opt_out_page_opens(installation, mail_host, tmp_path):
    mail_host.add_account("ana@n.example", "pw")
    mail_host.add_account("lena@h.example", "pw")
    taken = []
    mail_host.on_mail = lambda _sender, recipient, raw: taken.append((recipient, raw))
    installation.allow(mail_host.smtp_port, mail_host.imap_port)
    (tmp_path / "p.csv").write_text("email\nlena@h.example\n", encoding="utf-8")
    (tmp_path / "s.yaml").write_text(
        "name: X\nteam: Care\nsender: ana@n.example\nwindow: always\nsteps:\n"
        " - {kind: email, subject: Hello, body: Hi there}\n",
        encoding="utf-8",
    )
    ports = mail_host.smtp_port, mail_host.imap_port
    installation.call_all(
        (["db", "upgrade"], ""),
        (["org", "set", "legal_name=N GmbH", "postal_address=Weg 1", "privacy_url=https://n.example/p"], ""),
        (["team", "add", "Care"], ""),
        mailbox_command("ana@n.example", *ports, user="ana@n.example", password="pw"),
        (["import", str(tmp_path / "p.csv"), "--source", "their site"], ""),
        (["sequence", "import", str(tmp_path / "s.yaml")], ""),
    )

    with installation.running("run"):
        installation.call("enroll", "--sequence", "X", "--email", "lena@h.example")
        assert comes_true(lambda: taken)
        with urllib.request.urlopen(f"http://127.0.0.1:{installation.port}/c/stop/nothing", timeout=PATIENCE) as answer:
            page = answer.read().decode()

    assert [recipient for recipient, _ in taken] == ["lena@h.example"]
    assert "Shall we stop writing to you?" in page
