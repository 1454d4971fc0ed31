"""After a restore: what happened, what has been done about it, and the button that lets mails leave again."""

from flask import Blueprint, Response, request

from sequencer.admin.access import Right, me, needs
from sequencer.admin.desk import moved, page, reading, road, say
from sequencer.admin.words import count
from sequencer.flows.guard_restore import confirm
from sequencer.flows.reapply import reapply_wishes
from sequencer.store.organisations import the_organisation
from sequencer.store.screens.restored import restore_facts

screen = Blueprint("restored", __name__)


@screen.get("/after-a-restore")
@needs(Right.LOOK)
def restored() -> Response:
    with reading() as rows:
        facts, zone = restore_facts(rows), the_organisation(rows).zone
    boxes = facts.mailboxes if facts is not None else ()
    return page(
        "restored.html",
        facts=facts,
        own=[one for one in boxes if me().is_of(one.team_id)],
        others=[one for one in boxes if not me().is_of(one.team_id)],
        zone=zone,
        now=road().now(),
        wishes=road().wishes.trouble() if facts is not None else "",
        may_unlock=me().may(Right.ADMINISTER),
    )


@screen.post("/after-a-restore")
@needs(Right.ADMINISTER)
def unlock() -> Response:
    done = reapply_wishes(road(), me().email)
    paused = confirm(road(), me().email, anyway=request.form.get("anyway") == "yes")
    erased = f" {count(done.erased, 'person was', 'people were')} erased again." if done.erased else ""
    boxes = f" {count(paused, 'mailbox is', 'mailboxes are')} paused until it was read." if paused else ""
    say(f"Mails leave again, each mailbox at its own pace.{erased}{boxes}")
    return moved("today.today")
