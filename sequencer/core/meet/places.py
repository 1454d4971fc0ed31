"""What people call the cities that zones are named after, where that differs from the name in English."""

_ACCENTS = {
    "Asuncion": "Asunción",
    "Bogota": "Bogotá",
    "Reykjavik": "Reykjavík",
    "Sao Paulo": "São Paulo",
    "Zurich": "Zürich",
}
_GERMAN = {
    "Addis Ababa": "Addis Abeba", "Algiers": "Algier", "Athens": "Athen", "Baghdad": "Bagdad", "Belgrade": "Belgrad",
    "Brussels": "Brüssel", "Bucharest": "Bukarest", "Cairo": "Kairo", "Calcutta": "Kalkutta", "Copenhagen": "Kopenhagen",
    "Damascus": "Damaskus", "Havana": "Havanna", "Hong Kong": "Hongkong", "Kiev": "Kiew", "Kolkata": "Kalkutta",
    "Kyiv": "Kiew", "Lisbon": "Lissabon", "Luxembourg": "Luxemburg", "Mexico City": "Mexiko-Stadt", "Moscow": "Moskau",
    "Nicosia": "Nikosia", "Prague": "Prag", "Riyadh": "Riad", "Rome": "Rom", "Singapore": "Singapur",
    "Tashkent": "Taschkent", "Tehran": "Teheran", "Tokyo": "Tokio", "Vienna": "Wien", "Warsaw": "Warschau",
    "Yerevan": "Jerewan",
}  # fmt: skip
_FRENCH = {
    "Addis Ababa": "Addis-Abeba", "Algiers": "Alger", "Andorra": "Andorre", "Athens": "Athènes", "Baghdad": "Bagdad",
    "Baku": "Bakou", "Beirut": "Beyrouth", "Bogota": "Bogota", "Brussels": "Bruxelles", "Bucharest": "Bucarest",
    "Cairo": "Le Caire", "Calcutta": "Calcutta", "Copenhagen": "Copenhague", "Damascus": "Damas", "Dubai": "Dubaï",
    "Havana": "La Havane", "Jerusalem": "Jérusalem", "Kathmandu": "Katmandou", "Kolkata": "Calcutta", "Kuwait": "Koweït",
    "Lisbon": "Lisbonne", "London": "Londres", "Malta": "Malte", "Manila": "Manille", "Mexico City": "Mexico",
    "Montreal": "Montréal", "Moscow": "Moscou", "Nicosia": "Nicosie", "Reykjavik": "Reykjavik", "Riyadh": "Riyad",
    "San Marino": "Saint-Marin", "Sao Paulo": "São Paulo", "Seoul": "Séoul", "Singapore": "Singapour",
    "Tashkent": "Tachkent", "Tbilisi": "Tbilissi", "Tehran": "Téhéran", "Tirane": "Tirana", "Vienna": "Vienne",
    "Warsaw": "Varsovie", "Yerevan": "Erevan", "Zurich": "Zurich",
}  # fmt: skip
_SPANISH = {
    "Addis Ababa": "Adís Abeba", "Algiers": "Argel", "Amsterdam": "Ámsterdam", "Athens": "Atenas", "Baghdad": "Bagdad",
    "Baku": "Bakú", "Belgrade": "Belgrado", "Berlin": "Berlín", "Brussels": "Bruselas", "Bucharest": "Bucarest",
    "Cairo": "El Cairo", "Calcutta": "Calcuta", "Cancun": "Cancún", "Copenhagen": "Copenhague", "Cordoba": "Córdoba",
    "Damascus": "Damasco", "Dubai": "Dubái", "Dublin": "Dublín", "Havana": "La Habana", "Istanbul": "Estambul",
    "Jakarta": "Yakarta", "Jerusalem": "Jerusalén", "Johannesburg": "Johannesburgo", "Kathmandu": "Katmandú",
    "Kolkata": "Calcuta", "Kyiv": "Kiev", "Lisbon": "Lisboa", "Ljubljana": "Liubliana", "London": "Londres",
    "Los Angeles": "Los Ángeles", "Luxembourg": "Luxemburgo", "Merida": "Mérida", "Mexico City": "Ciudad de México",
    "Monaco": "Mónaco", "Montreal": "Montreal", "Moscow": "Moscú", "New York": "Nueva York", "Panama": "Panamá",
    "Paris": "París", "Prague": "Praga", "Reykjavik": "Reikiavik", "Riyadh": "Riad", "Rome": "Roma", "Seoul": "Seúl",
    "Shanghai": "Shanghái", "Singapore": "Singapur", "Sofia": "Sofía", "Stockholm": "Estocolmo", "Sydney": "Sídney",
    "Tallinn": "Tallin", "Tbilisi": "Tiflis", "Tehran": "Teherán", "Tokyo": "Tokio", "Tunis": "Túnez",
    "Vatican": "Vaticano", "Vienna": "Viena", "Vilnius": "Vilna", "Warsaw": "Varsovia", "Yerevan": "Ereván",
    "Zurich": "Zúrich",
}  # fmt: skip
_NAMES = {"de": _GERMAN, "fr": _FRENCH, "es": _SPANISH}


def city(name: str, language: str) -> str:
    """A city as it is called in a language, from its name in English without accents."""
    return _NAMES.get(language, {}).get(name) or _ACCENTS.get(name) or name


def in_city(name: str, language: str) -> str:
    """“in Lisbon”, “à Lisbonne”, “au Caire”, “en Lisboa”."""
    called = city(name, language)
    if language == "fr":
        return f"au {called.removeprefix('Le ')}" if called.startswith("Le ") else f"à {called}"
    return f"{'en' if language == 'es' else 'in'} {called}"
