"""Names of months, weekdays and days in the languages automatic replies come in, for folded text.

A star leaves the ending open. Names of three letters or fewer and the shy ones count as a month only beside a number.
"""

from sequencer.core.read.folding import folded

_MONTHS = (
    """january jan januar* jänner* janvier janv enero ene janeiro gennaio gen genn styczeń stycznia styczniu sty tammiku* tammi
    leden ledna lednu január* ianuarie ian siječanj siječnja siječnju sij яну януари янв январь января январе январю ocak oca
    sausio sausis jaanuar* janvār* januarja јануар* gener janúar* січень січня січні січ ιανουάρι* ιανουαρίου ιαν január""",
    """february feb februar* février fevr févr fév febrero fevereiro fev febbraio febb luty lutego lutym helmiku* helmi únor února únoru
    február* februarie veljača veljače veljači velj февруари фев февр февраль февраля феврале февралю şubat* vasario vasaris veebruar* februār* februarja фебруар* febrer febrúar* лютий лютого лютому лют
    φεβρουάρι* φεβρουαρίου φεβ""",
    """march mar mars märz* maerz maart mrt marzo março marzec marca marcu maalisku* březen března březnu brez marec marci március* márc martie
    mart marts ožujak ožujka ožujku ožu март марта марте марту kovo kovas märts* martā martam maret març березень березня березні бер μάρτι* μαρτίου μαρ""",
    """april apr avril avr abril abr aprile kwiecień kwietnia kwietniu kwi huhtiku* huhti duben dubna dubnu dub apríl* április* ápr aprilie
    travanj travnja travnju април апр апрель апреля апреле апрелю nisan nis balandžio balandis aprill* aprīl* aprila априла априлу април квітень квітня квітні квіт απρίλι* απριλίου απρ""",
    """may mai mei mayo maio maggio mag maj maja maju toukoku* touko květen května květnu máj mája máji május* svibanj svibnja svibnju svi
    май мая мае маю gegužės gegužė maijā maijam maijs maig maí мај маја мају mayıs* травень травня травні трав μάι* μαίου μάιος""",
    """june jun juni juin junio junho giugno giu czerwiec czerwca czerwcu cze kesäku* kesä červen června červnu jún júna júni június* iunie iun
    lipanj lipnja lipnju birželio birželis juuni* jūnij* junija јун јуна јуну juny júní юни июнь июня июне июню haziran* haz червень червня червні черв ιούνι* ιουνίου ιουν""",
    """july jul juli juillet juil julio julho luglio lug lipiec lipca lipcu lip heinäku* heinä červenec července červenci júl júla júli július* iulie
    iul srpanj srpnja srpnju liepos liepa juuli* jūlij* julija јул јула јулу juliol júlí юли июль июля июле июлю temmuz* tem липень липня липні лип ιούλι* ιουλίου ιουλ""",
    """august aug augustus août aoút agosto ago augusti augusta auguste augusztus* augu sierpień sierpnia sierpniu sie eloku* elo srpen srpna srpnu srp
    август авг августа августе kolovoz kolovoza kolovozu rugpjūčio rugpjūtis avgust* августу agustus agost ágúst* ağustos* ağu серпень серпня серпні серп αύγουστ* αυγούστου αυγ augustusta""",
    """september sep sept septiembre setiembre setembro settembre set sett wrzesień września wrześniu wrz syysku* syys září septembrie
    szeptember* szept rujan rujna rujnu ruj септември сент сентябрь сентября сентябре сентябрю rugsėjo rugsėjis septembr* септембар септембра септембру eylül* eyl вересень вересня вересні вер
    σεπτέμβρι* σεπτεμβρίου σεπ σεπτ septembra septembri septembris septembre""",
    """october oct oktober okt octobre octubre outubro out ottobre ott październik października październiku paź lokaku* loka říjen října říjnu
    október* októbra októbri octombrie spalio spalis oktoobri* oktoober oktobr* октобар октобра октобру október* ekim* eki октомври окт октябрь октября октябре октябрю жовтень жовтня жовтні жовт
    οκτώβρι* οκτωβρίου οκτ""",
    """november* nov novembre noviembre novembro listopad listopada listopadu listopadzie lis marrasku* marras noiembrie novembra novembri
    studeni studenog studenoga studenom stu ноември ное нояб ноябрь ноября ноябре ноябрю lapkričio lapkritis novembr* новембар новембра новембру nóvember* kasım* kas листопад листопада листопаді лист
    νοέμβρι* νοεμβρίου νοε""",
    """december* dec dezember* dez desember* des décembre déc diciembre dic dezembro dicembre grudzień grudnia grudniu gru jouluku* joulu prosinec
    prosince prosinci decembrie decembra decembri prosinac prosinca prosincu декември дек декабрь декабря декабре декабрю gruodžio gruodis detsembri* detsember decembr* децембар децембра децембру aralık* ara
    грудень грудня грудні груд δεκέμβρι* δεκεμβρίου δεκ""",
)
_WEEKDAYS = (
    """monday mon montag mo lundi lun lunes maandag segunda lunedì poniedziałek poniedziałku pon måndag måndagen mandag mandagen maanantai*
    pondělí pondělka pondelok pondelka hétfő* luni ponedjeljak ponedjeljka понеделник понедельник понедельника pazartesi* понеділок
    понеділка δευτέρα""",
    """tuesday tue tues dienstag di mardi mar martes dinsdag terça martedì wtorek wtorku tisdag tisdagen tirsdag tirsdagen tiistai* úterý utorok utorka
    utorku kedd* marți utorak utorka вторник вторника salı вівторок вівторка τρίτη""",
    """wednesday wed weds mittwoch mi mercredi mer miércoles woensdag quarta mercoledì środa środę środy onsdag onsdagen keskiviik* středa středu
    středy streda stredu stredy szerda szerdán szerdától szerdáig miercuri srijeda srijedu srijede сряда среда среду среды çarşamba*
    середа середу середи τετάρτη""",
    """thursday thu thur thurs donnerstag do jeudi jeu jueves donderdag quinta giovedì czwartek czwartku torsdag torsdagen torstai* čtvrtek čtvrtka
    čtvrtku štvrtok štvrtka csütörtök* joi četvrtak četvrtka четвъртък четверг четверга perşembe* четвер четверга πέμπτη""",
    """friday fri freitag fr vendredi ven viernes vrijdag sexta venerdì piątek piątku fredag fredagen perjantai* pátek pátku piatok piatka péntek*
    vineri petak petka петък пятница пятницу пятницы cuma cumaya п'ятниця п'ятницю п'ятниці παρασκευή παρασκευής""",
    """saturday sat samstag sonnabend samedi sábado zaterdag sabato sobota sobotę soboty sobotu lördag lørdag lauantai* szombat* sâmbătă subota
    subotu събота суббота субботу cumartesi субота суботу σάββατο σαββάτου""",
    """sunday sun sonntag dimanche domingo zondag domenica niedziela niedzielę niedzieli söndag søndag sunnuntai* neděle neděli nedeľa nedeľu
    vasárnap* duminică nedjelja nedjelju неделя воскресенье воскресенья pazar неділя неділю κυριακή κυριακής""",
)
_SHY = """may mai mei mag mar mars marca march marci mart maj maja set out ago gen ene ara sep elo loka kesa helmi joulu tem kas lis loka sett tammi
    heina huhti touko syys marras elo augu lip ruj stu sub oca oct dec jan jun jul des bez lip leden listo"""
_SHY_DAYS = (
    "mo di mi do fr mar mer sun sat lun ven jeu mon wed luni joi quarta quinta sexta segunda terça pon pazar salı"
)

TOMORROW = (
    r"tomorrow|morgen|demain|mañana|amanhã|domani|jutro|imorgon|i morgon|i morgen|i morgen|huomen\w*|zítra|zajtra|holnap\w*|mâine|sutra|"
    r"утре|завтра|yarın|αύριο|明日|明天|내일"
)
OVERMORROW = (
    r"day after tomorrow|übermorgen|uebermorgen|overmorgen|après-demain|pasado mañana|dopodomani|pojutrze|послезавтра"
)
TODAY = r"today|heute|aujourd'hui|hoy|vandaag|hoje|oggi|dzisiaj|dziś|idag|i dag|tänään|dnes|astăzi|danas|днес|сегодня|bugün|сьогодні|σήμερα|本日|今天|오늘"
NEXT_WEEK = (
    r"next week|(?:nächste|kommende)[nr]? woche|la semaine prochaine|semana que viene|(?:la )?próxima semana|la semana próxima|"
    r"(?:volgende|komende) week|semana que vem|settimana prossima|prossima settimana|(?:przyszłym|następnym) tygodniu|nästa vecka|"
    r"næste uge|neste uke|ensi viiko\w*|příští\w* týd\w*|budúci týžde\w*|jövő hét\w*|săptămâna viitoare|sljedeć\w* tjed\w*|"
    r"следващата седмица|следующей недел\w*|наступного тижня|gelecek hafta|önümüzdeki hafta|haftaya|επόμενη εβδομάδα|来週|下周(?![一二三四五六日天末])|下週|다음 주"
)
THIS_WEEK = (
    r"this week|all week|hela veckan|hele uken|hele ugen|(?:die )?ganze woche|toute la semaine|toda la semana|toda a semana|(?:de )?hele week|tutta la settimana|cały tydzień|koko viikon|celý týden|celý týždeň|egész héten|toată săptămâna|cijeli tjedan|всю неделю|весь тиждень|цялата седмица|bütün hafta|όλη την εβδομάδα|rest of the week|end of (?:the|this) week|diese(?:r)? woche|ende der woche|wochenende|cette semaine|"
    r"fin de (?:la )?semaine|esta semana|fin de semana|deze week|questa settimana|tym tygodniu|końca tygodnia|denna vecka|denne uge|"
    r"denne uka|viikon loppuun|konce týdne|hét végéig|本周|今週|이번 주"
)
MONTH_END = (
    r"end of (?:the|this) month|month'?s? end|monatsende|ende des monats|ende (?:dieses )?monats|fin du mois|fin de mes|final(?:es)? de(?:l)? mes|"
    r"eind(?:e)? van de maand|fim do mês|final do mês|fine (?:del )?mese|końca miesiąca|slutet av månaden|månadsskiftet|månedens udgang|"
    r"slutten av måneden|kuun loppuun|konce měsíce|konca mesiaca|hónap végéig|sfârșitul lunii(?! [a-z]+ie)|kraja mjeseca|края на месеца|"
    r"конца месяца|кінця місяця|ay sonuna|τέλος του μήνα|今月末|月末|月底|이달 말|월말"
)
WEEK_NUMBER = (
    r"(?:kw|kalenderwoche|week|wk\.?|vecka|veckorna|v\.?|uke|ukene|uge|ugerne|viiko\w*|vko|vk|semaine|semana|settimana|týden|tydzień|"
    r"tygodni\w*|týždeň|săptămâna|tjedan|weeks)"
)

MONTHS = {folded(one): at for at, names in enumerate(_MONTHS, 1) for one in names.split()}
WEEKDAYS = {folded(one): at for at, names in enumerate(_WEEKDAYS) for one in names.split()}
SHY = frozenset(folded(one) for one in _SHY.split())
SHY_DAYS = frozenset(folded(one) for one in _SHY_DAYS.split())


def named(word: str, names: dict[str, int]) -> int | None:
    """What a folded word names: itself, or the longest name with an open ending that it begins with."""
    found = names.get(word)
    if found is None:
        found = next((names[key] for end in range(len(word), 3, -1) if (key := word[:end] + "*") in names), None)
    return found
