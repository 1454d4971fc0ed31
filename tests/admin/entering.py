"""How somebody comes in at the door of the desk."""

from argon2 import PasswordHasher

PASSWORD = "correct horse battery"
_CHEAP = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
HASH = _CHEAP.hash(PASSWORD)
NOBODYS = _CHEAP.hash("nobody knows this one")


def token_of(browser, path="/sign-in"):
    page = browser.get(path).text
    return page.partition('name="csrf_token" value="')[2].partition('"')[0]


def enter(browser, password=PASSWORD, email="nadia@acme.example", **form):
    form |= {"csrf_token": token_of(browser), "email": email, "password": password}
    return browser.post("/sign-in", data=form)


def is_inside(browser) -> bool:
    return browser.get("/account").status_code == 200
