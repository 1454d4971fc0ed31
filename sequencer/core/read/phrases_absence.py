"""How automatic replies say that somebody is away, is back, has left, or that a machine writes."""

RETURN = (
    r"\b(?:i(?:'ll| will| shall|'m| am)? )?(?:be )?back\b", r"\breturn(?:s|ing|ed)?\b", r"\bavailable again\b",
    r"\bin (?:the )?office (?:again|from)\b", r"\bexpected back\b", r"\bresum\w+\b", r"\breopen\w*\b",
    r"\bzurück\b", r"\bwieder\b(?: \w+){0,3}? ?(?:ab|am|im)\b", r"\bab (?:dem )?(?=\d)", r"\brückkehr\b",
    r"\bwieder (?:da|erreichbar|im büro|im haus|geöffnet)\b", r"\bretour\b", r"\breviens\b", r"\brentre\b",
    r"\breprendrai\b", r"\bvuelvo\b", r"\bvuelta\b", r"\bregres\w+\b", r"\bvolver\w*\b", r"\bde nuevo\b",
    r"\bterug\b", r"\bweer (?:bereikbaar|aanwezig|op kantoor)\b", r"\bvolto\b", r"\bregress\w+\b", r"\bde volta\b",
    r"\bretorno\b", r"\bvoltarei\b", r"\brientr\w+\b", r"\btorn(?:o|erò)\b", r"\bdi nuovo\b", r"\bwrac\w+\b",
    r"\bpowr\w+\b", r"\bwróc\w+\b", r"\bponownie\b", r"\btillbaka\b", r"\båter\b", r"\bkommer tillbaka\b",
)  # fmt: skip

AGAIN = (
    r"\bwieder\b", r"\bzurück\b", r"\bweer\b", r"\bterug\b", r"\bback\b", r"\bagain\b", r"\bde nuevo\b", r"\bde vuelta\b", r"\bde volta\b",
    r"\bdi nuovo\b", r"\bz powrotem\b", r"\bponownie\b", r"\btillbaka\b", r"\bde retour\b", r"\bà nouveau\b",
)  # fmt: skip

UNTIL = (
    r"\b(?:un)?til[l]?\b", r"'til\b", r"\bbis\b", r"\bjusqu'(?:au|à|en)\b", r"\bjusqu’(?:au|à|en)\b", r"\bhasta\b",
    r"\baté\b", r"\bfino (?:al?|a|all')", r"\bsino (?:al?|a|all')", r"\btot\b", r"\bdo\b(?= \d)", r"\baż do\b",
    r"\bt\.?o\.?m\.?\b",
)  # fmt: skip

THROUGH = (
    r"\bthrough\b", r"\bthru\b", r"\bup to and including\b", r"\buntil and including\b",
    r"\bbis (?:einschließlich|einschl\.?|inkl\.?|inklusive)", r"\bt/m\b", r"\btot en met\b", r"\bt\.o\.m\.?",
    r"\btill och med\b", r"\bhasta el .{0,25}(?:inclusive|incluido)\b",
)  # fmt: skip

INCLUSIVE = r"^\W{0,3}(?:\d{4}\W{0,2})?(?:inclus\w*|incl\.?|inclusive|einschließlich|included|incluid[oa]|compreso|włącznie|inbegrepen)"

ABSENCE = (
    r"\bestar(?:é|ei|emos) (?:fuera|fora|ausente)", r"\bfuera d", r"\bfora d",
    r"\booo\b",
    "out of (?:the )?office", r"\bout of (?:station|town|the country)\b",
    r"\b(?:i am|i'm|im|we are|is|be|currently) (?:currently )?(?:away|out|off|travell?ing|abroad|on (?:annual |medical |sick |maternity |paternity |parental |study |compassionate )?(?:leave|holiday|vacation|pto|sabbatical|break))\b",
    r"^(?:currently )?(?:away|on leave|on holiday|on vacation|ooo|out)\b", r"(?<!\w)away (?:until|till|from)",
    r"\bclosed\b", "off the grid", "limited (?:internet )?access",
    "not (?:be )?(?:reading|checking|available|reachable)", "no access to (?:my )?e-?mail", "fieldwork",
    r"only (?:work|in)|work \w+days? (?:to|and|-)", "next working day",
    r"nicht (?:im büro|im haus|erreichbar|am platz|da\b|verfügbar)", "abwesend", "im urlaub", "elternzeit",
    "mutterschutz", "außer haus", "auf (?:reisen|dienstreise)", "betriebsferien", "geschlossen",
    "krankgeschrieben", "absent", "en congé", "en déplacement", "en vacances", "ferm[ée]", "indisponible",
    "fuera de la oficina", "de vacaciones", r"de baja\b", "ausente", "cerrad[oa]", "afwezig", "niet aanwezig",
    "met (?:verlof|vakantie)", "op vakantie", "gesloten", "de férias", "fora do escritório", "de licença",
    "fechad[oa]", "assente", "in ferie", "fuori (?:sede|ufficio)", "in congedo", "chius[oi]", "na urlopie",
    "nieobecn", "poza biurem", "nieczynn", "zamknięt", "frånvarande", "på semester", "föräldraledig",
    "inte på kontoret", "stängt",
)  # fmt: skip

LEFT = (
    r"non è più (?:in|presso|con|parte|un)\b", r"dej[óo] (?:la|el|de trabajar)", r"\bslutade\b", r"moved (?:on )?to (?:a new|another|new)",
    r"n'est plus (?:chez|dans|au|à)", r"tritt\w* .{0,20}ausgeschieden", r"no longer an? (?:active )?(?:employee|account|user)",
    r"no longer (?:with|works?|working|employed|part of|at|a member|an employee)\b",
    r"\b(?:has|have) (?:now )?left (?:the|our|us|this|\w+)", "last day (?:at|with|of work|in)",
    "(?:was|is) my last (?:working )?day", r"\bretired\b", "moved on (?:from|to)", "passed away",
    "nicht mehr (?:für|bei|im|in|am|beschäftigt|tätig)", "ausgeschieden",
    "hat (?:das|unser) (?:unternehmen|haus) verlassen", "verlassen", "im ruhestand", "ne fait plus partie",
    "ne travaille plus", "n'est plus (?:dans|en poste|employé|salari)", "n’est plus", "a quitté",
    "plus (?:dans|parmi) (?:l'entreprise|nos)", "j'ai quitté", "ya no (?:trabaja|forma parte|pertenece|está en)",
    "ha dejado (?:la|el|de trabajar)", "niet (?:meer|langer) (?:werkzaam|in dienst|bij)",
    "werkt niet (?:meer|langer)", "uit dienst", "heeft .{0,30}verlaten", "(?:já )?não (?:trabalha|faz) mais",
    "já não (?:trabalha|faz parte)", "não faz (?:mais |já )?parte", "deixou a (?:empresa|equipa|equipe)",
    "non lavora più", "non fa più parte", "ha lasciato", "nie pracuje już", "już nie pracuje",
    "nie jest już pracownikiem", r"zakończył\w* (?:pracę|współpracę)", "arbetar inte längre", "har slutat",
    "inte längre (?:anställd|kvar)",
)  # fmt: skip

SUBJECTS = (
    "automatic(?:ally generated)? (?:reply|response)", "auto(?:matic)?[- ]?(?:reply|response|responder)",
    r"auto\s*:", "out of (?:the )?office", "out-of-office", r"\booo\b", "vacation (?:reply|response|notice)",
    "away from my (?:mail|desk|e-?mail)", "i am (?:away|out)", r"on (?:vacation|leave|holiday)\b",
    "automatische antwort", r"abwesenheits?\w*", "betriebsferien", r"urlaub\b", "nicht im (?:büro|haus)",
    "réponse automatique", r"absence\b", r"absent\w* du bureau", r"absent\b", "respuesta automática",
    "fuera de (?:la )?oficina", r"ausente\b", "automatisch antwoord", r"afwezig\w*", "resposta automática",
    "fora do escritório", "ausência", "ausencia", "risposta automatica", "fuori (?:sede|ufficio)", r"assente\b",
    "automatyczna odpowiedź", "autoodpowiedź", "odpowiedź automatyczna", "nieobecność", "autosvar",
    "automatiskt svar", r"frånvaro\w*", "autosvar", r"\[?(?:request|ticket) received", "eingangsbestätigung",
    "accusé de réception", "we(?:'ve| have)? received your",
)  # fmt: skip

MACHINE = (
    "this is an auto(?:mated|matic|-generated|matically generated)",
    "auto(?:mated|matic) (?:message|response|reply|e-?mail)", "automatically generated", "do not reply to this",
    "only notification you will receive", "automatisch (?:erzeugte|erstellte|generierte)",
    "automatische (?:antwort|nachricht)", "réponse automatique", "message automatique", "généré automatiquement",
    "respuesta automática", "mensaje automático", "generado automáticamente",
    "automatisch (?:bericht|antwoord|gegenereerd)", "resposta automática", "mensagem automática",
    "gerad[ao] automaticamente", "risposta automatica", "messaggio automatico", "generat[oa] automaticamente",
    r"wygenerowan\w+ automatycznie", r"automatyczn\w+ (?:odpowiedź|wiadomość)",
    "automatiskt (?:svar|genererat|meddelande)",
)  # fmt: skip

FILLERS = (
    r"^(?:thank(?:s| you)|many thanks) (?:\w+ )?for (?:your|the|writing|getting|contacting|reaching|e-?mail|message)\w*",
    r"^your (?:message|e-?mail|mail)\b.{0,60}",
    r"\bwill (?:reply|respond|answer|get back|read|see|be in touch|revert)\b",
    r"\b(?:i'll|we'll) (?:reply|respond|answer|get back|read|see|be in touch)\b",
    r"^(?:for|in) (?:urgent|emergenc|any urgent|case)\w*", r"^if (?:it's|it is|this is|your|urgent|you need)\b",
    "please (?:contact|call|write|direct|speak|reach|ring|use|try)",
    "^for (?:anything|everything|all|queries|enquiries)", "has not been forwarded", r"(?:happy|merry|have a) \w+",
    "^(?:vielen |besten |herzlichen )?dank für ihre", "ihre (?:nachricht|e-?mail|mail) wird (?:nicht )?",
    "in dringenden fällen", "wenden sie sich", "wir wünschen", "meine vertretung", "melde mich",
    "^merci (?:pour|de) votre", "en cas d'urgence", "je (?:vous )?(?:répondrai|reviens)", "merci de contacter",
    "gracias por (?:su|tu)", "en caso de urgencia", "contestaré", "responderé", "^bedankt voor", "voor dringende",
    "neem contact", "obrigad[oa] pel", "em caso de urgência", "responderei", "grazie per", "per urgenze",
    "risponder[òo]", r"dziękuj\w+ za", "w pilnych sprawach", r"odpowi\w+", "tack för ditt", "vid brådskande",
)  # fmt: skip

REACH = (
    "adresser", "contact", "contacte", "contacter", "cover", "direct", "enquir", "escrib", "fale", "instead",
    "kontakt", "kontakta", "opnemen", "prosimy", "proszę", "reach", "richten", "rivolg", "scriv", "speak",
    "turn to", "use", "vertretung", "vänd", "wenden", "write", "écrire",
)  # fmt: skip
