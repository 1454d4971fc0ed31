"""Words by which mail programs introduce a quote, tag a device, close a letter or disclaim, by language."""

WROTE = (
    "wrote", "writes", "schrieb", "schrieb am", "hat geschrieben", "a écrit", "escribió", "ha escrito", "escreveu",
    "ha scritto", "scrive", "schreef", "heeft geschreven", "napisał", "napisała", "napisał(a)", "pisze", "skrev",
    "kirjoitti", "написал", "написала", "написал(а)", "пишет", "napsal", "napsal(a)", "írta", "a scris", "yazdı",
)  # fmt: skip

INTRO_OPENERS = (
    "on", "am", "le", "el", "em", "no dia", "il", "il giorno", "in data", "op", "w dniu", "dnia", "den", "d.", "på",
    "mon", "tue", "wed", "thu", "fri", "sat", "sun", "mo", "di", "mi", "do", "fr", "sa", "so", "lun", "mar", "mer",
    "jeu", "ven", "sam", "dim", "mié", "jue", "vie", "sáb", "dom", "seg", "ter", "qua", "qui", "sex", "sab", "gio",
    "ma", "wo", "vr", "za", "zo", "pon", "wt", "śr", "czw", "pt", "sob", "niedz", "niedź", "mån", "tis", "ons", "tors",
    "fre", "lör", "sön", "пн", "вт", "ср", "чт", "пт", "сб", "вс", "ke", "ti", "to", "pe", "la", "su",
)  # fmt: skip

HEADER_NAMES = {
    "from": (
        "from", "von", "de", "da", "van", "od", "från", "fra", "lähettäjä", "от", "от кого", "expéditeur", "remitente",
        "afzender", "mittente", "message du", "reply-to",
    ),
    "date": (
        "sent", "date", "gesendet", "datum", "envoyé", "envoyé le", "enviado", "enviado el", "enviado em", "enviada em",
        "fecha", "inviato", "data", "verzonden", "wysłano", "skickat", "sendt", "dato", "lähetetty", "дата", "отправлено",
    ),
    "to": (
        "to", "an", "à", "a", "para", "aan", "do", "till", "til", "cc", "kopie", "copie", "copie à", "copia", "kopia",
        "vastaanottaja", "кому", "bcc", "destinataire", "destinatario", "destinatário",
    ),
    "subject": (
        "subject", "betreff", "betrifft", "objet", "sujet", "asunto", "assunto", "oggetto", "onderwerp", "temat", "ämne",
        "emne", "aihe", "тема",
    ),
}  # fmt: skip

SEPARATORS = (
    "original message", "original appointment", "forwarded message", "reply message", "begin forwarded message",
    "ursprüngliche nachricht", "originalnachricht", "original-nachricht", "weitergeleitete nachricht",
    "anfang der weitergeleiteten nachricht", "message d'origine", "message d’origine", "message original",
    "message initial", "message transféré", "début du message transféré", "mensaje original", "mensaje reenviado",
    "mensagem original", "mensagem encaminhada", "messaggio originale", "messaggio inoltrato", "oorspronkelijk bericht",
    "origineel bericht", "doorgestuurd bericht", "oprindelig besked", "oprindelig meddelelse", "opprinnelig melding",
    "ursprungligt meddelande", "vidarebefordrat meddelande", "wiadomość oryginalna", "oryginalna wiadomość",
    "wiadomość przekazana", "przekazana wiadomość", "alkuperäinen viesti", "исходное сообщение",
    "пересылаемое сообщение",
)  # fmt: skip

DEVICE_TAGS = (
    r"sent (?:from|with|via|using|by) ", r"get outlook for ", r"get (?:typeapp|bluemail)", r"written on my ",
    r"gesendet (?:von|mit|aus|über) ", r"von (?:meinem|meiner|unterwegs|meinen) .{0,60}gesendet",
    r"von (?:iphone|ipad|samsung|android) .{0,40}gesendet", r"holen sie sich outlook", r"outlook für (?:ios|android)",
    r"diese nachricht wurde von meine[mr] ", r"envoyé (?:de|depuis|avec|à partir|via) ", r"obtenez outlook",
    r"télécharger outlook", r"enviado (?:desde|do|de|a partir|com|con|via|pelo|por) ",
    r"(?:obtener|obtenga|descargar|consigue) outlook", r"obter o outlook", r"inviato (?:da|dal|con|tramite) ",
    r"(?:scarica|ottieni) outlook", r"(?:verzonden|verstuurd) (?:vanaf|vanuit|via|met|van) ", r"outlook voor ",
    r"(?:wysłane|wysłano|wysłana) (?:z|za|przy) ", r"pobierz (?:aplikację )?outlook", r"skickat från ", r"skickades från ",
    r"hämta outlook", r"sendt fra ", r"hent outlook", r"lähetetty ", r"отправлено (?:с|из) ",
)  # fmt: skip

CLOSINGS = (
    "best", "best regards", "best wishes", "all the best", "all the very best", "kind regards", "warm regards",
    "warmest", "warmly", "regards", "many thanks", "thanks", "thanks & regards", "thanks and regards", "thank you",
    "cheers", "sincerely", "yours", "yours sincerely", "yours faithfully", "yours truly", "respectfully", "greetings",
    "take care", "ta", "bests", "br", "kr", "rgds",
    "mit freundlichen grüßen", "mit freundlichen gruessen", "mit freundlichem gruß", "freundliche grüße",
    "freundliche grüsse", "mit besten grüßen", "beste grüße", "viele grüße", "liebe grüße", "herzliche grüße",
    "schöne grüße", "gruß", "grüße", "lg", "vg", "mfg", "danke", "vielen dank", "hochachtungsvoll",
    "cordialement", "bien cordialement", "très cordialement", "bien à vous", "sincères salutations", "salutations",
    "meilleures salutations", "bonne journée", "bonne soirée", "merci", "merci d'avance", "amicalement", "cdt", "cdlt",
    "un saludo", "saludos", "saludos cordiales", "cordialmente", "atentamente", "un abrazo", "gracias", "muchas gracias",
    "met vriendelijke groet", "met vriendelijke groeten", "vriendelijke groet", "vriendelijke groeten", "groet",
    "groeten", "groetjes", "mvg", "hartelijke groet", "bedankt",
    "cumprimentos", "com os melhores cumprimentos", "melhores cumprimentos", "atenciosamente", "att", "abraço",
    "abraços", "abs", "obrigado", "obrigada", "um abraço",
    "cordiali saluti", "distinti saluti", "saluti", "un saluto", "un caro saluto", "grazie", "buon lavoro",
    "pozdrawiam", "z poważaniem", "pozdrowienia", "serdecznie pozdrawiam", "dziękuję", "łączę pozdrowienia",
    "med vänlig hälsning", "med vänliga hälsningar", "vänliga hälsningar", "hälsningar", "mvh", "tack", "bästa hälsningar",
)  # fmt: skip

DISCLAIMERS = (
    r"confidential", r"intended (?:recipient|solely|only|for)", r"legally privileged", r"think before you print",
    r"before printing", r"consider the environment", r"received this (?:e-?mail|message) in error",
    r"vertraulich", r"irrtümlich erhalten", r"nicht der (?:richtige|beabsichtigte|vorgesehene)", r"unbefugt",
    r"confidentiel", r"destinataire (?:prévu|visé)", r"reçu ce (?:message|courriel) par erreur", r"avant d.imprimer",
    r"confidencial", r"destinatario", r"destinatário", r"antes de imprimir", r"por error", r"por engano,? ",
    r"riservat[aeio]", r"ricevuto .{0,30}per errore", r"ricevete .{0,30}per errore", r"prima di stampare",
    r"vertrouwelijk", r"geadresseerde", r"abusievelijk", r"poufn", r"adresatem", r"konfidentiell", r"avsedd för",
    r"virus-free", r"virenfrei", r"scanned (?:by|for)", r"registered (?:in|office)", r"limited liability",
    r"mailing list", r"to unsubscribe", r"privacy (?:policy|notice)", r"datenschutz(?:hinweis|erklärung)", r"all rights reserved",
    r"we never change our bank", r"rgpd", r"d\.lgs\.",
)  # fmt: skip

BANNERS = (
    r"\[?(?:external|extern|externe|externo|esterno)\]?\s*(?:e-?mail|sender|message|nachricht)?\s*[:!\]]",
    r"(?:caution|warning|achtung|attention|vorsicht|atención|let op|attenzione)\s*[:!].{0,60}(?:extern|external|outside|außerhalb|fuera)",
    r"(?:this|diese|ce) .{0,30}(?:originated|stammt|provient) .{0,30}(?:outside|extern|extérieur)",
    r"you don't often get e-?mail from", r"some people who received this message don't often get",
    r"sie erhalten nicht (?:oft|häufig) e-?mails? von", r"vous n.obtenez pas souvent",
)  # fmt: skip

_LABELS = (
    "tel|telefon|telefono|teléfono|telefone|téléphone|tél|phone|ph|mobile|mobil|mob|cell|fax|handy|direct|gsm|m|t|p|f|e|w|d|office|"
    "whatsapp|skype|linkedin|web|www|e-?mail|mail"
)
_COMPANIES = (
    r"gmbh|ag|kg|ohg|e\.v|ltd|limited|llc|llp|inc|plc|corp|s\.?a\.?s?|sarl|s\.?r\.?l|s\.?p\.?a|s\.?l\.?u?|b\.?v|n\.?v|"
    r"sp\. z o\.o|ab|oy|lda|ltda|pvt"
)

CONTACT = (
    rf"\b(?:{_LABELS})\b\s?[.:]", r"https?://", r"\bwww\.", r"[^\s<>@]{1,80}@[^\s<>@]{1,80}\.[a-z]{2,}", r"\s\|\s",
    r"\+\d[\d ()./-]{6,}", r"\b0\d{2,4}[ /-]\d[\d -]{4,}", r"\(\d{3}\) ?\d{3}-\d{4}", rf"\b(?:{_COMPANIES})\b",
    r"\b(?:amtsgericht|handelsregister|hr[ab] ?\d|geschäftsführer|sitz der gesellschaft|ust-?id|vat|siret|kvk|p\.? ?iva|nip|regon)\b",
    r"\b\d{4,6} [A-ZÄÖÜ]\w+", r"(?:straße|strasse|str\.|street|road|avenue|rue|calle|via|ulica|ul\.) ?\S{0,20} ?\d",
    r"\b(?:department|dept|university|universität|université|universidad|institute|institut|abteilung)\b",
)  # fmt: skip
