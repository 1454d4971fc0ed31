def test_a_stranger_is_sent_to_the_door_and_comes_back_where_they_wanted_to_go(desk):
    answer = desk.app.test_client().get("/candidates?q=lena")

    assert answer.status_code == 302
    assert answer.headers["Location"] == "/sign-in?next=/candidates?q%3Dlena"


def test_a_recruiter_finds_every_screen(desk):
    browser = desk.browser()

    for address in ("/inbox", "/candidates", "/sequences", "/interviews", "/pools", "/teams", "/mailboxes"):
        assert browser.get(address).status_code == 200
