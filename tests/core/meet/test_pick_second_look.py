"""Nothing is booked beside a time that is liked better, an hour that is refused, or words that nobody reads."""

import pytest
from test_pick_everyday import read

REFUSED_FIRST = [
    ("en", "Thursday 6 pm is impossible here, 7 pm in the evening works"),
    ("de", "Donnerstag 18 Uhr ist schlecht bei mir, 19 Uhr in der Praxis passt"),
    ("de", "Donnerstag 18 Uhr hier nicht, 19 Uhr in Ordnung"),
    ("de", "Donnerstag 18 Uhr habe ich hier Chor, also 19 Uhr bei mir"),
    ("fr", "Jeudi 18h je suis au sport chez moi, 19h à la maison ça va"),
    ("es", "El jueves a las 18 no puedo aquí, a las 19 en casa va"),
    ("nl", "Donderdag 18 uur zit ik hier vast, 19 uur in de avond past"),
    ("it", "Giovedì alle 18 sono in palestra qui, alle 19 da noi va bene"),
    ("pt", "Quinta às 18h estou no trabalho aqui, às 19h em casa serve"),
    ("pl", "W czwartek o 18 u mnie odpada, o 19 w domu pasuje"),
    ("sv", "Torsdag kl 18 är upptaget här, kl 19 hos mig passar"),
]
LIKED_BETTER = [
    ("en", "Thursday 6 pm (7 pm would be better here)"),
    ("de", "Donnerstag 18 Uhr (19 Uhr wäre hier besser)"),
    ("fr", "Jeudi 18h (19h serait mieux chez moi)"),
    ("es", "Jueves a las 18 (a las 19 sería mejor aquí)"),
    ("nl", "Donderdag 18 uur (19 uur zou hier beter zijn)"),
    ("it", "Giovedì alle 18 (alle 19 sarebbe meglio qui)"),
    ("pt", "Quinta às 18h (às 19h seria melhor aqui)"),
    ("pl", "Czwartek o 18 (o 19 byłoby tu lepiej)"),
    ("sv", "Torsdag kl 18 (kl 19 vore bättre här)"),
]
NOT_READ = [
    ("en", "Thursday suits me about as much as a root canal"),
    ("de", "Donnerstag passt mir wie ein Loch im Kopf"),
    ("fr", "Jeudi me convient comme une rage de dents"),
    ("es", "El jueves me viene como una patada en la espinilla"),
    ("nl", "Donderdag past me als een kies zonder verdoving"),
    ("it", "Giovedì mi va bene come un pugno allo stomaco"),
    ("pt", "Quinta serve-me como um murro no estômago"),
    ("pl", "Czwartek pasuje mi jak dziura w moście"),
    ("sv", "Torsdag passar mig som ett slag i magen"),
]
ANY_BUT_BETTER = [
    ("en", "Any of them works, though Saturday would be better"),
    ("de", "Egal welcher, Samstag wäre mir aber lieber"),
    ("fr", "N'importe lequel, mais samedi serait mieux"),
    ("es", "Cualquiera, aunque el sábado sería mejor"),
    ("it", "Qualsiasi, ma sabato sarebbe meglio"),
]
BOOKED = [
    ("en", "Thursday 6pm here, 7pm in Berlin, is good"),
    ("de", "Donnerstag 18 Uhr bei uns, 17 Uhr in London, passt gut"),
    ("en", "Thursday at 6 before my run, please"),
    ("de", "Donnerstag 18 Uhr, da bin ich schon zu Hause"),
    ("pl", "Piątek 8:00, o 9 zaczynam zmianę"),
    ("pl", "Czwartek wieczorem, rano odprowadzam dzieci do szkoły"),
]


@pytest.mark.parametrize(("language", "text"), [*REFUSED_FIRST, *LIKED_BETTER, *NOT_READ, *ANY_BUT_BETTER])
def test_a_time_beside_it_stands_in_the_way(language, text):
    assert not read(text, language).startswith("book")


def test_an_answer_with_more_times_than_anybody_reads_is_asked_back():
    hours = ", ".join(f"at {hour}:{minute:02} the line is dead" for hour in (9, 10, 11) for minute in range(0, 60, 5))

    assert not read(f"Thursday works for me. By the way, {hours}.", "en").startswith("book")


@pytest.mark.parametrize(("language", "text"), BOOKED)
def test_what_is_explained_does_not(language, text):
    assert read(text, language).startswith("book")
