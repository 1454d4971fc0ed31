"""How automatic replies tie a day to an absence: back on, until, through, from; for folded text, in the languages we read."""

RETURN = (
    r"\btagasi\b|\bgrį[žš]\w*|\batgriez\w*|\bvrn\w+|\bnazaj\b|\bвраћам\w*|\bвратић\w*|\bпоново\b|\baftur\b|\bquay lại\b|\btrở lại\b|\bkembali\b",
    r"(?<!get )(?<!come )(?<!getting )(?<!write )(?<!call )(?<!come straight )\bback\b(?! to you)", r"\breturn(?:s|ing|ed)?\b", r"\bin (?:the )?office (?:again|from|on)\b", r"\bexpected back\b", r"\b(?:open|look|check|read|answer|reply|respond|deal|pick|attend)\w*\b[^.!?\n]{0,30}\bagain (?:from|on|as of|after|starting)\b", r"\bresum\w+",
    r"\breopen\w*", r"\bre-open\w*", r"(?<!not )(?<!un)\bavailable (?:again )?(?:from|as of|on|after|starting)\b", r"\b(?:reachable|contactable|available|working|open|online|here|in|around) again\b", r"\bretur\b", r"\bat my desk (?:again|(?:on|from)\b)",
    r"\bnext (?:available|in\b|in the office|working day is)\b", r"\bnormal (?:service|hours) (?:resumes?|from|on)",
    r"\bzur(?:ü|ue)ck\w*", r"\brückkehr\w*", r"\brueckkehr\w*", r"\bwieder\b", r"\bwiederer\w+", r"\berreiche(?:n|st) (?:sie|du|ihr) mich (?:wieder )?(?:ab|am)\b", r"\bstehe ich\b",
    r"\bde retour\b", r"\bretour (?:le|au|à|prévu|lundi|mardi|mercredi|jeudi|vendredi)", r"\bmon retour\b", r"\breviens\b", r"\breviendrai\b", r"\brentre(?:rai)?\b", r"\brepren\w+", r"\breprise\b",
    r"\bà nouveau\b", r"\bde nouveau\b", r"\brouvr\w+", r"\bréouv\w+", r"\bserai (?:disponible|joignable|présent\w*)\b",
    r"\bvuelv[oea]\w*", r"\bvolve\w*", r"\bvuelta\b", r"\bregres\w+", r"\b(?:re)?incorpor\w+", r"\bde nuevo\b", r"\breanud\w+", r"\bretom\w+", r"\breabr\w+", r"\bretorn\w+", r"\bestaré (?:disponible|de vuelta|operativ\w)",
    r"\bterug\w*", r"\bweer\b", r"\bhervat\w*", r"\bheropen\w*",
    r"\bvolto\b", r"\bvoltar\w*", r"\bvoltamos\b", r"\bde volta\b", r"\bregress\w+", r"\bnovamente\b", r"\breabri\w+",
    r"\brientr\w+", r"\btorn(?:o|iamo|erò|eremo|a|ata|erà)\b", r"\bdi nuovo\b", r"\bnuovamente\b", r"\britorn\w+", r"\briapr\w+", r"\bripren\w+", r"\bsarò (?:disponibile|reperibile|operativ\w|in ufficio)",
    r"\bwrac\w+", r"\bwróc\w+", r"\bpowr\w+", r"\bponownie\b", r"\bz powrotem\b", r"\bznowu\b", r"\bbędę (?:dostępn\w+|w biurze|w pracy)", r"\bwznawi\w+",
    r"\btillbaka\b", r"\båter\b", r"\bater\w*", r"\btilbage\b", r"\btilbake\b", r"\bigen\b", r"\bigjen\b", r"\bgenåbn\w+", r"\bgjenåpn\w+",
    r"\bpalaa\w*", r"\bpalatessani\b", r"\btakaisin\b", r"\btavoitettavissa\b", r"\btöissä (?:taas|jälleen)", r"\btaas\b", r"\bjälleen\b", r"\bavataan\b",
    r"\bvr[aá]t[ií]\w*", r"\bnávrat\w*", r"\bzpět\b", r"\bzpátky\b", r"\bznovu\b", r"\bopět\b", r"\bspäť\b", r"\bopäť\b", r"\bk dispozici budu\b|\bk dispozícii budem\b|\bbudu (?:k dispozici|v kanceláři|v práci|dostupn\w)", r"\bbudem (?:k dispozícii|v kancelárii|v práci)",
    r"\bvisszat\w+", r"\bvisszaérk\w+", r"\bvissza\b", r"\bújra\b", r"\bismét\b", r"\blegközelebb\b", r"\belérhető (?:leszek|vagyok)\b", r"\b(?:munkába áll\w*)",
    r"\brevin\w*", r"\breven\w+", r"\bmă întorc\b", r"\bîntoarc\w+", r"\bîntors\b", r"\bdin nou\b", r"\bînapoi\b", r"\bvoi fi (?:disponibil\w*|la birou)",
    r"\bvra[ćc]\w+", r"\bvratit\w*", r"\bpovrat\w+", r"\bnatrag\b", r"\bponovno\b", r"\bponovo\b", r"\bopet\b",
    r"\bвръща\w*", r"\bвърна\b", r"\bзавръща\w*", r"\bотново\b", r"\bобратно\b", r"\bпак\b",
    r"\bdön\w+", r"\bdon(?:us|ec)\w*", r"\btekrar\b", r"\byeniden\b", r"\bişe başl\w+", r"\bofiste olaca\w+", r"\bgeri\b",
    r"\bверн\w+", r"\bвозвращ\w+", r"\bвозвр\w+", r"\bсно?ва\b", r"\bвыхож\w+", r"\bвыйду\b", r"\bбуду (?:на связи|в офисе|на работе|на месте|доступ\w+)", r"\bприступ\w+",
    r"\bповерн\w+", r"\bповерта\w+", r"\bзнову\b", r"\bбуду (?:на зв'язку|в офісі|на роботі|доступ\w+)", r"\bвийду\b", r"\bвихожу\b",
    r"\bεπιστρ\w+", r"\bθα είμαι (?:πίσω|διαθέσιμ\w+|στο γραφείο)", r"\bπίσω\b", r"\bξανά\b", r"\bκαι πάλι\b", r"\bεπανέρχ\w+",
    r"復帰", r"戻り", r"戻る", r"出社", r"出勤", r"通常(?:営業|業務)", r"営業(?:を)?(?:再開|開始|いたします|致します)", r"再開", r"帰社", r"より営業", r"通常(?:通り|どおり)", r"勤務(?:いたし|致し|し)",
    r"返回", r"恢复", r"恢復", r"回(?:公司|来|來|到|办公|辦公|国|國)", r"复工", r"返岗", r"上班", r"重新", r"返工", r"返工",
    r"복귀", r"돌아", r"출근", r"다시", r"업무를? 재개", r"재개",
)  # fmt: skip
"""Before or after a day they say that it is the one of return."""

WEAK_RETURN = (
    r"\b(?:lese[n]?|leo|leeré|lees|leggo|leggerò|leio|lerei|czytam|przeczytam|läser|læser|leser|luen|čtu|přečtu|čítam|olvas\w*|citesc|čitam|чета|прочитам|читаю|прочитаю|прочту|okuy\w+|okuya\w+)\b|\b(?:reply|respond|answer|get back to you|be in touch|read|attend to|deal with)\w*\b", r"\b(?:antwort|beantwort|bearbeit|melde)\w*", r"\brépond\w+", r"\btrait\w+",
    r"\b(?:contest|respond|atend)\w+", r"\bbeantwoord\w*", r"\brispond\w+", r"\bodpow\w+", r"\bsvar\w*", r"\bbesvar\w*", r"\bvasta\w+", r"\bodpov\w+", r"\bválaszol\w*",
    r"\brăspund\w*", r"\bodgovor\w*", r"\bотговор\w*", r"\bотвеч\w+", r"\bответ\w+", r"\bвідпов\w+", r"\byanıt\w*", r"\bcevap\w*", r"\bαπαντ\w+", r"返信", r"回复", r"回覆", r"답장", r"회신", r"答复",
    r"\b(?:in|ins|im) (?:the )?(?:office|büro)\b",
)  # fmt: skip
"""They promise an answer for a day, which is believed where no other day is named."""

UNTIL = (
    r"\bkuni\b", r"\biki\b", r"\blīdz\b", r"\bfins (?:al?|el)\b", r"\bđến ngày\b", r"\b(?:sampai|hingga)(?: dengan)?\b",
    r"\b(?:un)?till?\b", r"'til\b", r"\buntill\b", r"\buntil the\b", r"\bbefore\b", r"\bbis(?: zu[mr]?)?\b", r"\bvor dem\b", r"\bjusqu'(?:au|à|en|aux)\b", r"\bjusqu(?:e|') ?(?:au|à|en)\b", r"\bavant le\b",
    r"\bhasta\b", r"\bantes del?\b", r"\baté\b", r"\bate\b", r"\bfino (?:al?|a|all'|alla|agli|ai)", r"\bsino (?:al?|a|all')", r"\bfin(?:o)? (?:al|a)\b", r"\btot(?: aan)?\b", r"\bdo(?: dnia| końca| konca)?\b", r"\baż do\b",
    r"\btill(?:s)?\b", r"\bfram till\b", r"\btil\b", r"\bfrem til\b", r"\binntil\b", r"\bindtil\b", r"\bdo\b", r"\bpână (?:la|pe|în|pe data de|la data de)\b", r"\bpana (?:la|pe|in)\b",
    r"\bдо\b", r"\bпо\b", r"\bμέχρι\b", r"\bέως\b", r"\bως\b", r"至", r"(?<!回)(?<!来)到", r"截止",
)  # fmt: skip

UNTIL_AFTER = (
    r"(?:'?[a-z]{0,4}(?: (?:tarihine|gününe|günü|sonuna|ayına))? kadar|'?[dt][ae]k\b|\s?dek\b|-?(?:j?e?|a)?ig\b|\s?(?:asti|saakka)\b|\s?(?:mennessä|elött?)\b|\s*まで|\s*迄|\s*까지|\s*(?:之)?前|\s*止|'?(?:e|a|ye|ya) değin)",
)  # fmt: skip
"""Behind a day they say that it ends the absence."""

THROUGH = (
    r"\bđến hết(?: ngày)?\b", r"\bkuni \(k\.a\.\)", r"\biki imtinai\b", r"\blīdz ieskaitot\b",
    r"\bthrough\b", r"\bthru\b", r"\bup to and including\b", r"\bunti?ll? and including\b", r"\btill and including\b", r"\bto and including\b",
    r"\bbis (?:und mit|einschließlich|einschl\.?|inkl\.?|inklusive|inclusive)", r"\bt/m\b", r"\btot en met\b", r"\bt\.?o\.?m\b\.?", r"\btill och med\b", r"\btil og med\b", r"\bpar la\b",
    r"\bdo (?:a |včetně|vrátane)", r"\bпо\b(?= [\d ])", r"\bμέχρι και\b", r"\bέως και\b", r"\bως και\b", r"\baż do\b.{0,4}\bwłącznie", r"\bzaključno (?:s|sa)\b", r"\bдо и (?:вкл\w*)", r"\baté (?:o |ao )?(?:fim|inclusive)",
    r"\bfinal day of (?:leave|absence)(?: is)?\b", r"\blast day (?:of|off)(?: \w+){0,3} is\b",
)  # fmt: skip

INCLUSIVE = (
    (r"^\W{0,3}(?:\d{4}\W{0,2})?(?:(?:r|roku|г|р|року|года|год)\b\.?\W{0,3})?(?:inclu[sd]\w*|inclusive\w*|incl\b\.?|inkl\w*|einschlie\w+|includ\w+|incluid[oa]|compres[oai]|włącznie|inbegrepen|inclus|mukaan lukien|včetně|vrátane|"
    r"bezárólag|-?(?:e|a)?ig bezárólag|inclusiv|zaključno|uključivo|uključujući|включително|включительно|включно|вкл\b|dahil|dâhil|(?:olmak üzere)|συμπεριλαμβ\w+|incluído|inclusivo|mukaanluettuna|"
    r"(?:asti|saakka) mukaan lukien|'?[a-z]{0,4} kadar \(?dahil\w*|\(?(?:含|包含|包括))"),
)  # fmt: skip

BEGIN = (
    r"\bfrom\b", r"\bas (?:of|from)\b", r"\bstarting(?: on)?\b", r"\bsince\b", r"\bbeginning\b", r"\bab(?: dem)?\b", r"\bvon\b", r"\bvom\b", r"\bseit(?: dem)?\b", r"\bà partir du?\b", r"\bdu\b", r"\bdepuis\b", r"\bdès\b",
    r"\ba partir del?\b", r"\bdesde\b", r"\bdel\b", r"\bvanaf\b", r"\bsinds\b", r"\bvan\b", r"\ba partire dal?\b", r"\bdal(?:l'|la)?\b", r"\bod(?: dnia)?\b", r"\bfrån(?: och med)?\b", r"\bfra(?: og med)?\b", r"\bfr\.?o\.?m\.?", r"\balkaen\b",
    r"\bîncepând cu\b", r"\bdin data\b", r"\bde la\b", r"\bс\b", r"\bсъс\b", r"\bот\b", r"\bз\b", r"\bпочиная\b", r"\bαπό\b", r"\ba contar\b",
)  # fmt: skip

BEGIN_AFTER = (
    r"(?:\s*(?:から|より|起|부터|以降|以后|开始|開始)|'?(?:dan|den|tan|ten) (?:itibaren|sonra)|-?t[óő]l\b|\s?alkaen\b|\s?lähtien\b)",
)
"""Behind a day: from that day on."""

END = (
    (r"(?:\bend of|\brest of|\bremainder of|\brest des|\brestlichen|\brest van|\bresto d[eio]|\breste (?:de|du)|\bresten (?:av|af)|\but|\bend|\bende|\bfin|\bfin de|\bfinales de|\bfinal de|\beind|\beinde|\bfim de|\bfinal de|\bfine|\bfine di|\bkońca|\bkoniec|\bslutet av|\bslutet på|\butgången av|\bslutningen af|\budgangen af|\bslutten av|\butgangen av|"
    r"\bkonce|\bkonci|\bkonca|\bsfârșitul(?: lunii| lui)?|\bkraja|\bkraj|\bkrajem|\bкрая на|\bконца|\bконце|\bкінця|\bτέλος|\bτέλη|\bτα τέλη|\btέλος)\s+(?:of |de |the |des |du |del |di |месяца |lui )?$"),
)  # fmt: skip
END_AFTER = (r"(?:\s*(?:loppu\w*|'?(?:in|ın|un|ün)? ?son\w*|vég\w*|末|底|月底|말|下旬))",)

MIDDLE = (
    r"(?:\bmid|\bmiddle of|\bmitte|\bmi|\bla mi|\bmediados de|\bmidden|\bhalf|\bmeados de|\bmetà|\bpołowy|\bpołowie|\bmitten av|\bmidten af|\bmidten av|\bpoloviny|\bpolovině|\bpolovice|\bjumătatea(?: lunii)?|\bsredine|\bсредата на|\bсередины|\bсередині|\bсередини|\bμέσα)[\s-]+$",
)  # fmt: skip

NOT_AWAY = (
    r"\bi (?:only |usually |normally |generally |currently )?work (?:only )?(?:on |from |part|mon|tue|wed|thu|fri|my )", r"\b(?:working|office|opening|business|contract\w*) (?:days|hours|pattern|times)\b", r"\bpart[- ]time\b", r"\bopen (?:mon|tue|from|daily)",
    r"\barbeite (?:nur |immer |in der regel |jeweils )?(?:montags?|dienstags?|mittwochs?|donnerstags?|freitags?|von|in teilzeit|teilzeit|an)\b", r"\bteilzeit", r"\barbeitstage", r"\b(?:öffnungs|sprech|büro|geschäfts|arbeits)zeiten\b",
    r"\bje travaille\b", r"\btemps partiel\b", r"\bhoraires\b", r"\bne travaille pas\b", r"\bsuis présente? (?:les|le|du)\b", r"\btrabajo (?:de|los|solo)\b", r"\bhorario\b", r"\bjornada\b",
    r"\bik werk\b", r"\bwerk ik\b", r"\bwerkdagen\b", r"\bopeningstijden\b", r"\bparttime\b", r"\btrabalho (?:de|às|só|apenas)\b", r"\bhorário\b", r"\blavoro (?:solo|dal|il|part)\b", r"\borari\b", r"\bpracuję\b", r"\bgodziny\b",
    r"\bjobbar (?:bara|endast|måndag|tisdag|onsdag|torsdag|deltid)\b", r"\barbetar (?:bara|endast|måndag|tisdag|onsdag|torsdag|deltid)\b", r"\bdeltid", r"\barbejder (?:kun|mandag|tirsdag|onsdag|torsdag)\b", r"\bjobber (?:kun|mandag|tirsdag|onsdag|torsdag|deltid)\b",
    r"\böppettider\b", r"\båbningstid\w*", r"\båpningstid\w*", r"\btyöskentelen\b", r"\bpracuji\b", r"\bpracujem\b", r"\bprogram de lucru\b", r"\bradno vrijeme\b", r"\bработно време\b", r"\bçalışıyorum\b", r"\bçalışma saat\w*",
    r"\bработаю\b", r"\bчасы работы\b", r"\bпрацюю\b", r"\bωράριο\b", r"\bεργάζομαι\b", r"営業時間", r"受付時間", r"工作时间", r"工作時間", r"근무 ?시간",
)  # fmt: skip
"""A sentence with one of these tells of ordinary hours: its weekdays end no absence."""
