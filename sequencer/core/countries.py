"""What countries are called in English, by their ISO 3166 code of two letters."""

from collections.abc import Mapping
from types import MappingProxyType

_NAMES = """
    AD Andorra; AE United Arab Emirates; AF Afghanistan; AG Antigua and Barbuda; AL Albania; AM Armenia; AO Angola;
    AR Argentina; AT Austria; AU Australia; AZ Azerbaijan; BA Bosnia and Herzegovina; BB Barbados; BD Bangladesh;
    BE Belgium; BF Burkina Faso; BG Bulgaria; BH Bahrain; BI Burundi; BJ Benin; BN Brunei; BO Bolivia; BR Brazil;
    BS Bahamas; BT Bhutan; BW Botswana; BY Belarus; BZ Belize; CA Canada; CD Congo (Kinshasa);
    CF Central African Republic; CG Congo (Brazzaville); CH Switzerland; CI Côte d’Ivoire; CL Chile; CM Cameroon;
    CN China; CO Colombia; CR Costa Rica; CU Cuba; CV Cabo Verde; CY Cyprus; CZ Czechia; DE Germany; DJ Djibouti;
    DK Denmark; DM Dominica; DO Dominican Republic; DZ Algeria; EC Ecuador; EE Estonia; EG Egypt; ER Eritrea;
    ES Spain; ET Ethiopia; FI Finland; FJ Fiji; FM Micronesia; FO Faroe Islands; FR France; GA Gabon;
    GB United Kingdom; GD Grenada; GE Georgia; GG Guernsey; GH Ghana; GI Gibraltar; GL Greenland; GM Gambia;
    GN Guinea; GQ Equatorial Guinea; GR Greece; GT Guatemala; GW Guinea-Bissau; GY Guyana; HK Hong Kong;
    HN Honduras; HR Croatia; HT Haiti; HU Hungary; ID Indonesia; IE Ireland; IL Israel; IM Isle of Man; IN India;
    IQ Iraq; IR Iran; IS Iceland; IT Italy; JE Jersey; JM Jamaica; JO Jordan; JP Japan; KE Kenya; KG Kyrgyzstan;
    KH Cambodia; KI Kiribati; KM Comoros; KN Saint Kitts and Nevis; KP North Korea; KR South Korea; KW Kuwait;
    KZ Kazakhstan; LA Laos; LB Lebanon; LC Saint Lucia; LI Liechtenstein; LK Sri Lanka; LR Liberia; LS Lesotho;
    LT Lithuania; LU Luxembourg; LV Latvia; LY Libya; MA Morocco; MC Monaco; MD Moldova; ME Montenegro;
    MG Madagascar; MH Marshall Islands; MK North Macedonia; ML Mali; MM Myanmar; MN Mongolia; MO Macao;
    MR Mauritania; MT Malta; MU Mauritius; MV Maldives; MW Malawi; MX Mexico; MY Malaysia; MZ Mozambique;
    NA Namibia; NE Niger; NG Nigeria; NI Nicaragua; NL Netherlands; NO Norway; NP Nepal; NR Nauru; NZ New Zealand;
    OM Oman; PA Panama; PE Peru; PG Papua New Guinea; PH Philippines; PK Pakistan; PL Poland; PR Puerto Rico;
    PS Palestine; PT Portugal; PW Palau; PY Paraguay; QA Qatar; RO Romania; RS Serbia; RU Russia; RW Rwanda;
    SA Saudi Arabia; SB Solomon Islands; SC Seychelles; SD Sudan; SE Sweden; SG Singapore; SI Slovenia;
    SK Slovakia; SL Sierra Leone; SM San Marino; SN Senegal; SO Somalia; SR Suriname; SS South Sudan;
    ST São Tomé and Príncipe; SV El Salvador; SY Syria; SZ Eswatini; TD Chad; TG Togo; TH Thailand; TJ Tajikistan;
    TL Timor-Leste; TM Turkmenistan; TN Tunisia; TO Tonga; TR Türkiye; TT Trinidad and Tobago; TV Tuvalu;
    TW Taiwan; TZ Tanzania; UA Ukraine; UG Uganda; US United States; UY Uruguay; UZ Uzbekistan; VA Vatican City;
    VC Saint Vincent and the Grenadines; VE Venezuela; VN Vietnam; VU Vanuatu; WS Samoa; XK Kosovo; YE Yemen;
    ZA South Africa; ZM Zambia; ZW Zimbabwe
"""

COUNTRIES: Mapping[str, str] = MappingProxyType(
    {one[:2]: one[3:] for one in (" ".join(name.split()) for name in _NAMES.split(";"))}
)


def country_name(code: str) -> str:
    """What a country is called; its code where we know no name."""
    return COUNTRIES.get(code, code)


def in_country(code: str) -> str:
    """The words “in Germany”, with an article where the name takes one."""
    name = country_name(code)
    takes_article = name.startswith(_WITH_ARTICLE) or name.endswith(("Islands", "Republic"))
    return f"in {'the ' if takes_article else ''}{name}"


_WITH_ARTICLE = ("United", "Netherlands", "Philippines", "Bahamas", "Maldives", "Gambia", "Seychelles", "Isle of")
