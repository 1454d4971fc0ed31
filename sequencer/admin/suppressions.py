"""Do not write: who asked us, when and how; one more by hand; closed domains; and what may be lifted, with a reason."""

import csv
import io

from flask import Blueprint, Response, abort, request

from sequencer.admin import words
from sequencer.admin.access import Right, me, needs
from sequencer.admin.candidate_fields import in_words
from sequencer.admin.desk import moved, page, page_number, reading, road, say
from sequencer.core.addresses import parse
from sequencer.core.write.spreadsheet import safe_cell
from sequencer.errors import UserError
from sequencer.flows.close_domain import close_domain, open_domain
from sequencer.flows.keep_quiet import keep_quiet
from sequencer.flows.keep_quiet import lift as lift_wish
from sequencer.store.domains import closed_domains
from sequencer.store.organisations import the_organisation
from sequencer.store.screens.person import names_by_email
from sequencer.store.screens.suppressions import every_suppression, wish_lines, wishes_in_all
from sequencer.store.suppressions import CHANNEL_WORDS, Channel, Suppression, suppression_of

screen = Blueprint("suppressions", __name__)

_YES_NO = {True: "yes", False: "no"}


@screen.get("/do-not-write")
@needs(Right.LOOK)
def suppressions() -> Response:
    return _list()


@screen.post("/do-not-write")
@needs(Right.WORK)
def add() -> Response:
    """Let nobody write to an address from now on."""
    typed = {name: request.form.get(name, "") for name in ("address", "evidence")}
    try:
        is_news = keep_quiet(road(), typed["address"], typed["evidence"], me().email)
    except UserError as error:
        is_about_why = str(error).startswith(("Say how", "This is longer"))
        return _list(typed, {"evidence" if is_about_why else "address": in_words(error)}, 422)
    say("Written down. Nobody here writes to this person." if is_news else "That was so already.")
    return moved("suppressions.suppressions")


@screen.get("/do-not-write/<int:suppression_id>/lift")
@needs(Right.ADMINISTER)
def lift_question(suppression_id: int) -> Response:
    return _question(suppression_id)


@screen.post("/do-not-write/<int:suppression_id>/lift")
@needs(Right.ADMINISTER)
def lift(suppression_id: int) -> Response:
    """Take back a wish that nobody has proven, with the reason."""
    why = request.form.get("why", "")
    with reading() as session:
        found = session.get(Suppression, suppression_id)
        is_domain = found is not None and found.channel is Channel.DOMAIN
    try:
        if is_domain:
            name = open_domain(road(), suppression_id, why, me().email)
            say(f"People at {name} may be written to again. The reason stands in the audit list.")
            return moved("suppressions.suppressions", _anchor="domains")
        lift_wish(road(), suppression_id, why, me().email)
    except UserError as error:
        return _question(suppression_id, why, in_words(error), 422)
    say("Lifted. The reason stands in the timeline and in the audit list.")
    return moved("suppressions.suppressions")


@screen.post("/do-not-write/domains")
@needs(Right.ADMINISTER)
def close() -> Response:
    """Let nobody write to anybody at a domain from now on."""
    typed = {name: request.form.get(name, "") for name in ("domain", "why_domain")}
    try:
        ended = close_domain(road(), typed["domain"], typed["why_domain"], me().email)
    except UserError as error:
        is_about_why = str(error).startswith(("Say why", "This is longer"))
        return _list(typed, {"why_domain" if is_about_why else "domain": in_words(error)}, 422)
    also = f" The runs of {words.count(ended, 'person', 'people')} ended." if ended else ""
    say(f"Closed. Nobody here writes to anybody there.{also}")
    return moved("suppressions.suppressions", _anchor="domains")


@screen.get("/do-not-write/list.csv")
@needs(Right.ADMINISTER)
def export() -> Response:
    """The whole list as a file: hashes and how they came, and no address, for we keep none."""
    with reading() as session:
        rows = every_suppression(session)
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(["since", "how", "domain", "verified", "written_down_by", "hash"])
    for one in rows:
        line = (one.created_at.isoformat(), str(one.channel), one.domain, _YES_NO[one.is_verified], one.actor)
        writer.writerow([*map(safe_cell, line), one.address_hash])
    response = Response("\ufeff" + out.getvalue(), mimetype="text/csv")
    response.headers["Content-Disposition"] = 'attachment; filename="do-not-write.csv"'
    return response


def _list(typed: dict[str, str] | None = None, mistakes: dict[str, str] | None = None, status: int = 200) -> Response:
    number, looked_for = page_number(), request.args.get("address", "").strip()
    with reading() as session:
        found, trouble = None, ""
        if looked_for:
            try:
                found = suppression_of(session, road().links.signer, [parse(looked_for)])
            except UserError as error:
                trouble = in_words(error)
        domains = closed_domains(session)
        lines, has_more = wish_lines(session, me().scope, number)
        return page(
            "suppressions.html",
            status,
            lines=lines,
            has_more=has_more,
            number=number,
            total=wishes_in_all(session),
            looked_for=looked_for,
            found=found,
            trouble=trouble,
            typed=typed or {},
            mistakes=mistakes or {},
            channels=CHANNEL_WORDS,
            domains=domains,
            names=names_by_email(session, [*(one.actor for one in lines), *(one.actor for one in domains)]),
            zone=the_organisation(session).zone,
            now=road().now(),
            words=words,
        )


def _question(suppression_id: int, why: str = "", mistake: str = "", status: int = 200) -> Response:
    with reading() as session:
        found = session.get(Suppression, suppression_id)
        if found is None:
            abort(404)
        zone = the_organisation(session).zone
    return page(
        "suppression-lift.html",
        status,
        wish=found,
        channel=CHANNEL_WORDS[found.channel],
        why=why,
        mistake=mistake,
        zone=zone,
        now=road().now(),
    )
