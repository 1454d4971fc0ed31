"""Every page, in both themes and at the width of a phone: no barrier for anybody, nothing cut off, nothing complained of."""

import pytest
from axe_playwright_python.sync_playwright import Axe

_PARTS = 4  # so that several processes share the pages
_DESK = {"width": 1280, "height": 900}
_ONLY_COLOURS = {"runOnly": ["color-contrast"]}  # nothing else of what is looked for depends on the theme


@pytest.mark.timeout(400)
@pytest.mark.parametrize("part", range(_PARTS))
def test_every_page_says_what_it_is_and_shuts_nobody_out(page, showroom, part):
    axe = Axe()
    found = {}
    for address in showroom.addresses()[part::_PARTS]:
        showroom.live()
        answer = page.goto(address)
        problems = [*named(page, answer), *barriers(page, axe), *cut_off(page, address)]
        if problems:
            found[address] = problems

    assert found == {}


def named(page, answer):
    """What keeps somebody from knowing where they are."""
    if answer.status not in (200, 404):
        yield f"answers {answer.status}"
    if page.locator("h1").count() != 1:
        yield f"has {page.locator('h1').count()} headings of the first order"
    if not page.title():
        yield "has no title"


def barriers(page, axe):
    """What axe finds in light and in dark."""
    for theme, looked_for in (("light", {}), ("dark", _ONLY_COLOURS)):
        page.emulate_media(color_scheme=theme, reduced_motion="reduce")  # no colour on its way to another one
        for one in axe.run(page, options=looked_for).response["violations"]:
            yield theme, one["id"], [node["target"] for node in one["nodes"]][:3]


def cut_off(page, address):
    """The widths of phones that the page does not fit into; candidates' pages promise more than the desk."""
    for width in (375, 320) if address.startswith("/c/") else (375,):
        page.set_viewport_size({"width": width, "height": 800})
        wide = page.evaluate("document.documentElement.scrollWidth")
        if wide > width:
            yield f"is {wide} px wide at {width}"
    page.set_viewport_size(_DESK)
