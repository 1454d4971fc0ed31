"""A password is changed, by its owner or by whoever runs the installation; every other sign-in ends with the old one."""

from sequencer.core.addresses import parse
from sequencer.core.passwords import check_password, fits, hashed
from sequencer.errors import UserError
from sequencer.flows.road import Road
from sequencer.store.audit import note
from sequencer.store.sign_ins import end_all
from sequencer.store.users import User, user_by_email


def change_password(road: Road, user_id: int, old: str, new: str, own_token: str) -> None:
    """Change one's own password; this browser's sign-in stays. UserError when the old one is not right."""
    check_password(new)
    with road.database.read() as session:
        kept = session.get_one(User, user_id).password_hash
    if not fits(old, kept):
        raise UserError("This is not your present password.")
    fresh = hashed(new)  # outside the transaction: it takes its time
    with road.database.write() as session:
        user = session.get_one(User, user_id)
        user.password_hash = fresh
        end_all(session, user.id, but=own_token)
        note(session, user.email, "user", f"{user.email} has a new password.", road.now())


def reset_password(road: Road, email: str, new: str, actor: str) -> None:
    """Give somebody a new password. UserError when nobody signs in with this address."""
    check_password(new)
    fresh = hashed(new)
    with road.database.write() as session:
        user = user_by_email(session, parse(email).lower())
        if user is None:
            raise UserError(f"Nobody signs in with {email}.")
        user.password_hash = fresh
        end_all(session, user.id)
        note(session, actor, "user", f"{user.email} was given a new password.", road.now())
