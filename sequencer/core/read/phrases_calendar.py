"""Names of months, weekdays, seasons and feasts in the languages we read, lower case."""

_MONTHS = (
    "january jan januar jänner januari janvier janv enero ene janeiro gennaio gen styczeń stycznia styczniu",
    "february feb februar februari février fevrier févr febrero fevereiro fev febbraio luty lutego lutym",
    "march mar märz maerz maart mrt mars marzo março marco marzec marca marcu",
    "april apr avril avr abril abr aprile kwiecień kwietnia kwietniu",
    "may mai mei mayo maio maggio mag maj maja maju",
    "june jun juni juin junio junho giugno giu czerwiec czerwca czerwcu",
    "july jul juli juillet juil julio julho luglio lug lipiec lipca lipcu",
    "august aug augustus août aout agosto ago augusti sierpień sierpnia sierpniu",
    "september sep sept septembre septiembre setiembre setembro settembre set wrzesień września wrześniu",
    "october oct oktober okt octobre octubre outubro out ottobre ott październik października październiku",
    "november nov novembre noviembre novembro listopad listopada listopadzie",
    "december dec dezember dez décembre decembre déc diciembre dic dezembro dicembre grudzień grudnia grudniu",
)
_WEEKDAYS = (
    "monday mon montag lundi lunes maandag segunda-feira segunda lunedì lunedi poniedziałek poniedziałku måndag",
    "tuesday tue tues dienstag mardi martes dinsdag terça-feira terça martedì martedi wtorek wtorku tisdag",
    "wednesday wed mittwoch mercredi miércoles miercoles woensdag quarta-feira quarta mercoledì mercoledi środa środę środy onsdag",
    "thursday thu thurs donnerstag jeudi jueves donderdag quinta-feira quinta giovedì giovedi czwartek czwartku torsdag",
    "friday fri freitag vendredi viernes vrijdag sexta-feira sexta venerdì venerdi piątek piątku fredag",
    "saturday sat samstag sonnabend samedi sábado sabado zaterdag sabato sobota sobotę soboty lördag",
    "sunday sun sonntag dimanche domingo zondag domenica niedziela niedzielę niedzieli söndag",
)

MONTHS = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()}
WEEKDAYS = {name: number for number, names in enumerate(_WEEKDAYS) for name in names.split()}

SHY_MONTHS = frozenset({"may", "mar", "set", "out", "ago", "gen", "mag", "mai", "march", "mars", "marca", "ene", "sep"})
"""Month names that are also other words: alone they count only after a word such as *in* or *until*."""

SEASONS = {
    3: "spring frühling frühjahr printemps primavera lente voorjaar wiosna wiosnę wiosną våren",
    6: "summer sommer été verano zomer verão estate lato lata latem sommaren",
    9: "autumn fall herbst automne otoño herfst outono autunno jesień jesienią hösten",
    12: "winter hiver invierno inverno zima zimą vintern",
}
"""The month in which a season begins; `later_on` compares by month."""

AFTER_FEASTS = {
    1: (
        "christmas|xmas|x-mas|the holidays|holiday season|new year(?:'s)?(?: day| eve)?|the new year|weihnachten|neujahr|jahreswechsel|"
        "silvester|noël|les fêtes|nouvel an|navidad(?:es)?|año nuevo|reyes|kerst|nieuwjaar|nieuwe jaar|natal|ano novo|natale|"
        "capodanno|bożym narodzeniu|święta(?:ch)?|nowym roku|nowego roku|jul(?:en)?|nyår(?:et)?"
    ),
    2: "carnaval|karneval|fasching|carnevale",
    9: (
        "(?:the )?summer|(?:the )?summer (?:holidays|break)|(?:dem |den )?sommer(?:ferien|urlaub)?|(?:l')?été|(?:la )?rentrée(?: prochaine)?|"
        "les vacances(?: d'été)?|(?:el )?verano|(?:de )?zomer(?:vakantie)?|(?:o )?verão|(?:l')?estate|wakacjach|lecie|sommaren|semestern"
    ),
}
"""What somebody waits for, by the month in which it is over."""
