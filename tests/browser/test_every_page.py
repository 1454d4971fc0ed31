"""Every page, in both themes and at the width of a phone: no barrier for anybody, nothing cut off, nothing complained of."""

import pytest
from axe_playwright_python.sync_playwright import Axe

_THEMES = ("light", "dark")


@pytest.fixture(scope="session")
def axe():
    return Axe()


@pytest.mark.timeout(400)
@pytest.mark.parametrize("theme", _THEMES)
def test_no_page_has_a_barrier(page, showroom, axe, theme):
    page.emulate_media(color_scheme=theme)
    found = {}
    for address in showroom.addresses():
        showroom.live()
        page.goto(address)
        problems = axe.run(page).response["violations"]
        if problems:
            found[address] = [(one["id"], [node["target"] for node in one["nodes"]][:3]) for one in problems]

    assert found == {}


@pytest.mark.timeout(400)
@pytest.mark.parametrize("width", [375, 320])
def test_no_page_is_wider_than_a_phone(page, showroom, width):
    page.set_viewport_size({"width": width, "height": 800})
    found = {}
    for address in showroom.addresses():
        if width == 320 and not address.startswith("/c/"):
            continue  # candidates' pages promise more than the desk
        page.goto(address)
        wide = page.evaluate("document.documentElement.scrollWidth")
        if wide > width:
            found[address] = wide

    assert found == {}


@pytest.mark.timeout(400)
def test_every_page_says_what_it_is(page, showroom):
    wrong = {}
    for address in showroom.addresses():
        answer = page.goto(address)
        headings = page.locator("h1").count()
        if answer.status not in (200, 404) or headings != 1 or not page.title():
            wrong[address] = (answer.status, headings, page.title())

    assert wrong == {}
