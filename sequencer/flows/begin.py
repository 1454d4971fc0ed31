"""The very first account of an installation, made by whoever was shown the link at its start."""

from sequencer.core.addresses import parse
from sequencer.core.passwords import check_password, hashed
from sequencer.core.profile import read_name
from sequencer.errors import UserError
from sequencer.flows.road import Road
from sequencer.store.organisations import locked_organisation
from sequencer.store.users import User, UserRole, has_users


def make_first_account(road: Road, token: str, name: str, email: str, password: str) -> None:
    """Make the first administrator. Raises UserError where something cannot be used, or where there is a user by now."""
    if not road.links.is_welcome(token):
        raise UserError("This link is not one of ours. `sequencer setup` prints the right one.")
    name, address = read_name("name", name), parse(email).lower()
    check_password(password)
    kept = hashed(password)
    with road.database.write() as session:
        locked_organisation(session)  # two at once: the second one waits here and then finds the first
        if has_users(session):
            raise UserError("There is an account by now. Ask whoever made it to add you.")
        session.add(
            User(email=address, name=name, role=UserRole.ADMINISTRATOR, password_hash=kept, created_at=road.now())
        )
