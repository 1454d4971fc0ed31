"""Files go with a step: kept once, part of the version for good, and in every mail of it."""

import hashlib

import pytest
import yaml
from builders import FIRST, SECOND, add_candidate, add_sequence
from errands import LENA, every, parsed, work, work_for

from sequencer.core.plan.changes import step_changes
from sequencer.core.plan.drafting import PutStep, RemoveStep
from sequencer.core.write.attachments import attachment_of
from sequencer.errors import UserError
from sequencer.flows.edit_draft import attach_file, change_draft, detach_file, discard_draft
from sequencer.flows.enroll import enroll_address
from sequencer.flows.publish import export_sequence, publish, publish_draft
from sequencer.flows.try_out import try_out
from sequencer.store.attachments import KeptFile
from sequencer.store.sequences import SequenceVersion, definition_of
from sequencer.store.touches import Touch

ADA = "ada@acme.example"
ROLE = attachment_of("the role.pdf", b"%PDF-1.7 what we look for")
OTHER = attachment_of("Über uns.pdf", b"%PDF-1.7 who we are")


@pytest.fixture
def sequence(road):
    """A published sequence of two mails; its id."""
    add_sequence(road, FIRST, SECOND)
    add_candidate(road, LENA)
    return 1


def attach(road, sequence_id=1, file=ROLE, key="first", revision=0):
    return attach_file(road, sequence_id, key, file, revision, ADA)


def published(road, sequence_id=1):
    """With one file, saved as a version."""
    return publish_draft(road, sequence_id, attach(road).revision, ADA)


def definition(road, number):
    with road.database.read() as session:
        return definition_of(session, next(one.id for one in every(road, SequenceVersion) if one.number == number))


def files_of(raw):
    return [(part.get_filename(), part.get_payload(decode=True)) for part in parsed(raw).iter_attachments()]


def test_a_file_goes_with_every_mail_of_its_step_and_with_no_other(road, post, clock, sequence):
    published(road)
    enroll_address(road, "Welcome", LENA)

    work(road)
    work_for(road, clock, days=10)

    first, second = (raw for _, raw in post.mails)
    assert files_of(first) == [("the role.pdf", ROLE.octets)]
    assert parsed(first).get_content_type() == "multipart/mixed"
    assert parsed(second).get_content_type() == "multipart/alternative"


def test_what_a_server_takes_at_most_counts_files_too(road, post, sequence):
    """S-28: the octets announced before MAIL are those of the whole mail."""
    published(road)
    enroll_address(road, "Welcome", LENA)

    work(road)

    frozen = every(road, Touch)[0].frozen
    assert len(post.mails[0][1]) > len(frozen) > len(ROLE.octets) * 4 // 3


def test_a_version_keeps_its_files_whatever_becomes_of_the_draft(road, post, sequence):
    """A version never changes: the file that is taken out later stays for those who stand at this version."""
    published(road)
    enroll_address(road, "Welcome", LENA)

    detach_file(road, sequence, "first", ROLE.name, 1, ADA)
    work(road)

    assert files_of(post.mails[0][1]) == [("the role.pdf", ROLE.octets)]
    assert [one.name for one in definition(road, 2).step("first").files] == ["the role.pdf"]


def test_a_comparison_of_versions_names_the_files(road, sequence):
    published(road)

    changes = step_changes(definition(road, 1), definition(road, 2))

    assert [(one.key, one.what) for one in changes] == [("first", ("files",))]


def test_a_file_is_kept_once_and_forgotten_when_nothing_names_it(road, sequence):
    first = attach(road)
    attach(road, key="second", revision=first.revision)
    assert [one.digest for one in every(road, KeptFile)] == [hashlib.sha256(ROLE.octets).hexdigest()]

    detach_file(road, sequence, "first", ROLE.name, 2, ADA)
    assert len(every(road, KeptFile)) == 1

    detach_file(road, sequence, "second", ROLE.name, 3, ADA)
    assert every(road, KeptFile) == []


def test_a_step_or_a_draft_that_goes_takes_its_files_along(road, sequence):
    attach(road, key="second")
    change_draft(road, sequence, RemoveStep("second"), 1, ADA)
    assert every(road, KeptFile) == []

    attach(road, file=OTHER, revision=2)
    discard_draft(road, sequence, ADA)
    assert every(road, KeptFile) == []


def test_a_published_file_outlives_its_draft(road, sequence):
    published(road)
    attach(road, file=OTHER, revision=2)
    discard_draft(road, sequence, ADA)

    assert [one.digest for one in every(road, KeptFile)] == [ROLE.digest]


def test_what_is_typed_leaves_the_files_of_the_step_alone(road, sequence):
    attach(road)
    saved = change_draft(road, sequence, PutStep("first", {"kind": "email", "subject": "A", "body": "B"}), 1, ADA)
    publish_draft(road, sequence, saved.revision, ADA)

    assert [one.name for one in definition(road, 2).step("first").files] == ["the role.pdf"]


def test_a_step_that_becomes_a_task_has_no_files_any_more(road, sequence):
    attach(road, key="second")
    saved = change_draft(road, sequence, PutStep("second", {"kind": "task", "subject": "Call"}), 1, ADA)
    publish_draft(road, sequence, saved.revision, ADA)

    assert definition(road, 2).step("second").files == ()
    assert every(road, KeptFile) == []


def test_two_files_of_one_name_and_files_without_a_mail_are_refused(road, sequence):
    attach(road)
    with pytest.raises(UserError, match=r"called “the role\.pdf” already"):
        attach(road, revision=1)
    with pytest.raises(UserError, match="Files go with mails only"):
        attach(road, key="nothing", revision=1)


def test_a_trial_carries_the_files(road, post, sequence):
    published(road)
    try_out(road, definition(road, 2), "first", 1, "nadia@acme.example", "nadia")
    work(road)

    assert files_of(post.mails[0][1]) == [("the role.pdf", ROLE.octets)]


def test_a_sequence_goes_out_and_comes_back_with_its_files(road, sequence):
    published(road)

    text = export_sequence(road, "Welcome")
    again = publish(road, text)

    named = yaml.safe_load(text)["steps"][0]["attachments"]
    assert named == [{"name": "the role.pdf", "sha256": ROLE.digest, "size": len(ROLE.octets)}]
    assert again == ("Welcome", 2)


def of_file(files, name="Welcome"):
    steps = [FIRST | {"attachments": files}]
    return yaml.safe_dump({"name": name, "team": "Robotics", "sender": ADA, "window": "always", "steps": steps})


def test_a_file_beside_a_sequence_file_comes_along(road, sequence):
    publish(road, of_file([{"file": "the role.pdf"}]), beside={"the role.pdf": ROLE.octets}.__getitem__)

    (kept,) = definition(road, 2).step("first").files
    assert (kept.name, kept.digest, kept.size) == (ROLE.name, ROLE.digest, len(ROLE.octets))


@pytest.mark.parametrize(
    ("files", "says"),
    [
        ([{"file": "role.pdf"}], "does not come along with this file"),
        ([{"name": "a.pdf", "sha256": "0" * 64}], "“a.pdf” is not kept here. Put the file beside"),
        ([{"name": "a.pdf", "sha256": "x"}], "64 digits"),
        ([{"name": "a.pdf"}], "64 digits"),
        ([{"name": "a.pdf", "sha256": ROLE.digest, "size": -1}], "number of octets"),
        ([{"name": "../a.pdf", "sha256": ROLE.digest}], "other characters"),
        ([{"name": "a.exe", "sha256": ROLE.digest}], "not a kind of file"),
        ([{"name": "a.png", "sha256": ROLE.digest}], "not what its ending says"),
        ([{"name": f"{n}.pdf", "sha256": ROLE.digest} for n in range(6)], "takes 5 files at most"),
        ([{"name": "a.pdf", "sha256": ROLE.digest, "path": "x"}], "knows no field “path”"),
        ("role.pdf", "is a list of files"),
    ],
)
def test_what_a_sequence_file_says_of_files_is_taken_at_no_ones_word(road, sequence, files, says):
    published(road)

    with pytest.raises(UserError, match=says) as caught:
        publish(road, of_file(files))

    assert "Step 1: " in str(caught.value)
