"""“In Portugal”, in the four languages we speak: the countries whose holidays most of our colleagues keep."""

_IN = {
    "AE": ("in the Emirates", "in den Emiraten", "aux Émirats", "en los Emiratos"),
    "AR": ("in Argentina", "in Argentinien", "en Argentine", "en Argentina"),
    "AT": ("in Austria", "in Österreich", "en Autriche", "en Austria"),
    "AU": ("in Australia", "in Australien", "en Australie", "en Australia"),
    "BE": ("in Belgium", "in Belgien", "en Belgique", "en Bélgica"),
    "BG": ("in Bulgaria", "in Bulgarien", "en Bulgarie", "en Bulgaria"),
    "BR": ("in Brazil", "in Brasilien", "au Brésil", "en Brasil"),
    "CA": ("in Canada", "in Kanada", "au Canada", "en Canadá"),
    "CH": ("in Switzerland", "in der Schweiz", "en Suisse", "en Suiza"),
    "CL": ("in Chile", "in Chile", "au Chili", "en Chile"),
    "CN": ("in China", "in China", "en Chine", "en China"),
    "CO": ("in Colombia", "in Kolumbien", "en Colombie", "en Colombia"),
    "CY": ("in Cyprus", "auf Zypern", "à Chypre", "en Chipre"),
    "CZ": ("in Czechia", "in Tschechien", "en Tchéquie", "en Chequia"),
    "DE": ("in Germany", "in Deutschland", "en Allemagne", "en Alemania"),
    "DK": ("in Denmark", "in Dänemark", "au Danemark", "en Dinamarca"),
    "EE": ("in Estonia", "in Estland", "en Estonie", "en Estonia"),
    "ES": ("in Spain", "in Spanien", "en Espagne", "en España"),
    "FI": ("in Finland", "in Finnland", "en Finlande", "en Finlandia"),
    "FR": ("in France", "in Frankreich", "en France", "en Francia"),
    "GB": ("in the United Kingdom", "im Vereinigten Königreich", "au Royaume-Uni", "en el Reino Unido"),
    "GR": ("in Greece", "in Griechenland", "en Grèce", "en Grecia"),
    "HR": ("in Croatia", "in Kroatien", "en Croatie", "en Croacia"),
    "HU": ("in Hungary", "in Ungarn", "en Hongrie", "en Hungría"),
    "IE": ("in Ireland", "in Irland", "en Irlande", "en Irlanda"),
    "IL": ("in Israel", "in Israel", "en Israël", "en Israel"),
    "IN": ("in India", "in Indien", "en Inde", "en la India"),
    "IS": ("in Iceland", "auf Island", "en Islande", "en Islandia"),
    "IT": ("in Italy", "in Italien", "en Italie", "en Italia"),
    "JP": ("in Japan", "in Japan", "au Japon", "en Japón"),
    "KR": ("in South Korea", "in Südkorea", "en Corée du Sud", "en Corea del Sur"),
    "LT": ("in Lithuania", "in Litauen", "en Lituanie", "en Lituania"),
    "LU": ("in Luxembourg", "in Luxemburg", "au Luxembourg", "en Luxemburgo"),
    "LV": ("in Latvia", "in Lettland", "en Lettonie", "en Letonia"),
    "MT": ("in Malta", "auf Malta", "à Malte", "en Malta"),
    "MX": ("in Mexico", "in Mexiko", "au Mexique", "en México"),
    "NL": ("in the Netherlands", "in den Niederlanden", "aux Pays-Bas", "en los Países Bajos"),
    "NO": ("in Norway", "in Norwegen", "en Norvège", "en Noruega"),
    "NZ": ("in New Zealand", "in Neuseeland", "en Nouvelle-Zélande", "en Nueva Zelanda"),
    "PL": ("in Poland", "in Polen", "en Pologne", "en Polonia"),
    "PT": ("in Portugal", "in Portugal", "au Portugal", "en Portugal"),
    "RO": ("in Romania", "in Rumänien", "en Roumanie", "en Rumanía"),
    "RS": ("in Serbia", "in Serbien", "en Serbie", "en Serbia"),
    "SE": ("in Sweden", "in Schweden", "en Suède", "en Suecia"),
    "SG": ("in Singapore", "in Singapur", "à Singapour", "en Singapur"),
    "SI": ("in Slovenia", "in Slowenien", "en Slovénie", "en Eslovenia"),
    "SK": ("in Slovakia", "in der Slowakei", "en Slovaquie", "en Eslovaquia"),
    "TR": ("in Turkey", "in der Türkei", "en Turquie", "en Turquía"),
    "UA": ("in Ukraine", "in der Ukraine", "en Ukraine", "en Ucrania"),
    "US": ("in the United States", "in den USA", "aux États-Unis", "en Estados Unidos"),
    "ZA": ("in South Africa", "in Südafrika", "en Afrique du Sud", "en Sudáfrica"),
}
_COLUMNS = ("en", "de", "fr", "es")
_OTHERWISE_KNOWN_AS = {"UK": "GB", "EL": "GR"}


def in_country(country: str, language: str) -> str:
    """Where somebody is, by the two letters of their country; empty for a country we have no words for."""
    known = _IN.get(_OTHERWISE_KNOWN_AS.get(country.upper(), country.upper()))
    return known[_COLUMNS.index(language)] if known else ""
