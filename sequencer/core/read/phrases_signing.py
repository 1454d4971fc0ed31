"""Words under and above a letter by language: closings, device tags, disclaimers, banners, contact data."""

DEVICE_TAGS = (
    r"sent (?:from|with|via|using|by) ", r"get outlook for ", r"get (?:typeapp|bluemail)", r"written on my ",
    r"gesendet (?:von|mit|aus|über) ", r"von (?:meinem|meiner|unterwegs|meinen) .{0,60}gesendet",
    r"von (?:iphone|ipad|samsung|android) .{0,40}gesendet", r"holen sie sich outlook", r"outlook für (?:ios|android)",
    r"diese nachricht wurde von meine[mr] ", r"envoyé (?:de|depuis|avec|à partir|via) ", r"obtenez outlook",
    r"télécharger outlook", r"enviado (?:desde|do|de|a partir|com|con|via|pelo|por) ",
    r"(?:obtener|obtenga|descargar|consigue) outlook", r"obter o outlook", r"inviato (?:da|dal|con|tramite) ",
    r"(?:scarica|ottieni) outlook", r"(?:verzonden|verstuurd) (?:vanaf|vanuit|via|met|van) ", r"outlook voor ",
    r"(?:wysłane|wysłano|wysłana) (?:z|za|przy) ", r"pobierz (?:aplikację )?outlook", r"skickat från ", r"skickades från ",
    r"hämta outlook", r"sendt fra ", r"hent outlook", r"lähetetty ", r"отправлено (?:с|из) ", r"надіслано (?:з|із) ",
    r"(?:[^\W\d_]+ ){1,3}outlook [^\W\d_]{2,5} (?:ios|android)\b", r"outlook for (?:ios|android)\b", r"(?:获取|下载|取得|獲取)[^。\n]{0,20}outlook", r"(?:ios|android) ?(?:版|用)[^。\n]{0,6}outlook",
    r"odesláno z", r"odoslané z", r"trimis (?:de pe|din) ", r"poslano (?:s|z|iz|sa) ", r"изпратено от ",
)  # fmt: skip

SENT_WORDS = (
    "sent", "gesendet", "envoyé", "enviado", "enviada", "inviato", "inviata", "verzonden", "verstuurd", "wysłane",
    "wysłano", "wysłana", "skickat", "sendt", "lähetetty", "отправлено", "надіслано", "изпратено", "odesláno",
    "odoslané", "poslano", "послато", "küldve", "elküldve", "trimis", "trimisă", "gönderildi", "στάλθηκε", "εστάλη",
    "saadetud", "išsiųsta", "nosūtīts", "enviat", "bidalita", "发自", "發自", "发送自", "送信", "보냄", "전송", "ส่งจาก",
    "đã gửi", "dikirim", "נשלח", "أرسل", "أُرسلت",
)  # fmt: skip
DEVICES = (
    "iphone", "ipad", "ipod", "android", "samsung", "galaxy", "huawei", "xiaomi", "redmi", "pixel", "blackberry",
    "nokia", "sony", "xperia", "oneplus", "outlook", "yahoo", "gmail", "proton", "thunderbird", "mail app", "handy",
    "smartphone", "mobil", "mobile", "phone", "telefon", "téléphone", "móvil", "celular", "cellulare", "telefoon",
    "телефон", "手机", "手機", "携帯", "휴대",
)  # fmt: skip

CLOSINGS = (
    r"best", r"bests", r"(?:(?:with|my|very|all my|all the) )?(?:very )?(?:best|kind|kindest|warm|warmest|many|friendly)(?: (?:and|&) (?:best|kind|warm))? (?:regards|wishes|greetings|thanks|to you)",
    r"all the (?:very )?best", r"warmest", r"warmly", r"regards", r"(?:many |with )?thanks(?: (?:&|and) (?:best |kind )?regards| again| a lot| so much| in advance)?",
    r"thank you(?: (?:again|very much|so much|in advance))?", r"cheers", r"sincerely", r"(?:very )?sincerely yours", r"yours(?: (?:sincerely|faithfully|truly|ever))?", r"respectfully", r"greetings",
    r"take care", r"ta", r"br", r"kr", r"rgds", r"have a (?:good|great|nice|lovely) (?:day|week|weekend|evening|one)",
    r"(?:mit )?(?:den )?(?:ganz )?(?:vielen|viele|freundlichen|freundlichem|freundliche|freundlicher|besten|beste|lieben|liebe|herzlichen|herzliche|schönen|schöne|kollegialen|sonnigen|sonnige)(?: und \w+)? (?:grüßen|grüße|grüssen|grüsse|gruessen|gruesse|gruß|gruss|grüß)",
    r"gruß", r"gruss", r"grüße", r"grüsse", r"gruesse", r"lg", r"vg", r"mfg", r"bg", r"danke(?: (?:und|vorab|schon mal|im voraus)\b.{0,20})?",
    r"(?:vielen|besten|herzlichen) dank(?: (?:und|im voraus|vorab)\b.{0,20})?", r"hochachtungsvoll", r"servus", r"schöne[ns]? (?:tag|abend|woche|wochenende)",
    r"(?:bien |très |très |plus )?cordialement", r"cordialement vôtre", r"bien à (?:vous|toi)", r"(?:sincères|meilleures|mes meilleures|mes sincères|respectueuses|cordiales)? ?salutations(?: distinguées)?",
    r"bonne (?:journée|soirée|continuation|semaine)", r"merci(?: (?:d'avance|beaucoup|encore))?", r"(?:bien )?amicalement", r"cdt", r"cdlt", r"bien respectueusement", r"à (?:bientôt|plus)",
    r"(?:reciba |recibe )?(?:un |con un )?(?:muy )?(?:cordial|atento|afectuoso|fuerte|gran)? ?(?:saludo|abrazo)(?: cordial| muy cordial| afectuoso| grande)?",
    r"(?:muchos )?saludos(?: (?:cordiales|afectuosos))?", r"(?:muy )?(?:cordialmente|atentamente)", r"(?:muchas |mil )?gracias(?: (?:de antemano|y un saludo|por todo))?", r"atte",
    r"(?:met )?(?:vriendelijke|hartelijke|beste|warme|lieve) groet(?:en|jes)?", r"groet(?:en|jes)?", r"mvg", r"(?:alvast )?bedankt(?: alvast)?", r"hoogachtend", r"dank(?:jewel| je wel| u wel)?", r"fijne (?:dag|avond|week)\w*",
    r"(?:com )?(?:os )?(?:meus |seus )?(?:melhores |cordiais |respeitosos )?cumprimentos", r"atenciosamente", r"att", r"(?:um )?(?:forte |grande )?abraço", r"abraços", r"abs", r"(?:muito )?obrigad[oa](?: desde já)?", r"saudações",
    r"(?:i più |con i più |con i migliori |un )?(?:cordiali|distinti|cari|caro|migliori|cordialissimi)? ?salut[io]", r"cordialmente", r"(?:molte |mille )?grazie(?: (?:mille|ancora|in anticipo))?", r"buon (?:lavoro|proseguimento)", r"buona (?:giornata|serata)",
    r"(?:serdecznie |z serdecznymi |serdeczne )?pozdraw\w+", r"(?:serdeczne |z )?pozdrowieni\w+", r"z (?:poważaniem|wyrazami szacunku)", r"(?:łączę|przesyłam) (?:pozdrowienia|wyrazy szacunku)", r"dziękuję(?: (?:i pozdrawiam|z góry))?", r"dzięki", r"pozdr",
    r"(?:med )?(?:vänlig|vänliga|varm|varma|bästa|många|de bästa|hjärtliga) hälsning(?:ar)?", r"hälsningar", r"hälsn", r"mvh", r"vh", r"tack(?: (?:på förhand|så mycket))?", r"ha en (?:bra|fin|trevlig|god|fortsatt)\b.{0,15}",
    r"(?:med )?(?:vennlig|venlig|beste|bedste|gode|mange|kærlig|varm|varme|hjertelig|de bedste|de beste) hilsen(?:er)?", r"(?:med )?(?:mange )?hilsner?", r"hilsen", r"vh\.?", r"dbh", r"takk?(?: (?:på forhånd|for .{1,15}))?",
    r"(?:ystävällisin|parhain|lämpimin|hyvin)? ?terveisin", r"terveisin", r"terv", r"yst(?:\.|ävällisesti)?", r"kiitos",
    r"(?:s pozdravem|se srdečným pozdravem|s přátelským pozdravem|s úctou|hezký den|díky|děkuji)", r"(?:s pozdravom|s úctou|ďakujem|pekný deň)",
    r"(?:üdvözlettel|tisztelettel|üdv|köszönettel|köszönöm|szép napot)", r"(?:cu (?:stimă|respect|drag)|o zi (?:bună|frumoasă)|mulțumesc|multumesc|numai bine)",
    r"(?:lijep pozdrav|srdačan pozdrav|s poštovanjem|lep pozdrav|pozdrav|hvala)", r"(?:saygılarımla|iyi çalışmalar|iyi günler|sevgiler|selamlar|teşekkürler|kolay gelsin)",
    r"(?:с уважением|с наилучшими пожеланиями|всего доброго|спасибо|с приветом|з повагою|дякую|поздрави|с уважение|поздрав)", r"(?:με εκτίμηση|φιλικά|ευχαριστώ|χαιρετισμούς|με φιλικούς χαιρετισμούς)",
    r"(?:lugupidamisega|parimate soovidega|tervitades|pagarbiai|ar cieņu|sveiciens)",
    r"(?:よろしくお願い.{0,12}|敬具|以上|此致|祝好|顺祝商祺|谢谢|感谢|감사합니다|드림)",
)  # fmt: skip
"""Regular expressions that begin a line which closes a letter."""

CONFIDENTIAL = (
    r"confidential", r"intended (?:recipient|solely|only|for)", r"legally privileged",
    r"received this .{0,20}in error", r"(?:mailbox|inbox|address) is not monitored", r"vertraulich", r"irrtümlich erhalten",
    r"nicht der (?:richtige|beabsichtigte|vorgesehene)", r"unbefugt", r"confidentiel", r"destinataire (?:prévu|visé)",
    r"reçu ce (?:message|courriel) par erreur", r"confidencia(?:l|is|les)", r"destinatari[oa]s?\b", r"destinatári[oa]s?\b",
    r"por error", r"por engano,? ", r"riservat[aeio]", r"(?:ricevuto|ricevete) .{0,30}per errore", r"vertrouwelijk",
    r"geadresseerde", r"abusievelijk", r"poufn", r"adresat(?:em|a|ów)\b", r"konfid?ensiel", r"konfidentiell", r"fortrolig",
    r"avsedd för", r"luottamukselli", r"конфиденциальн", r"конфіденційн", r"поверителн", r"důvěrn", r"dôvern", r"bizalmas",
    r"gizli", r"εμπιστευτικ", r"povjerljiv", r"機密", r"机密", r"기밀", r"rgpd", r"2016/679", r"d\.lgs\.", r"limited liability",
    r"\bmottagare\w*", r"\bmodtager\w*", r"\bmottaker\w*", r"vastaanottaj\w*", r"empfänger\w*", r"получател\w*", r"odbiorc\w*",
    r"příjemc\w*", r"címzett\w*", r"av misstag", r"ved en fe(?:il|jl)", r"vahingossa", r"omyłkow\w*", r"по ошибке", r"recipients?\b",
    r"only for", r"delete (?:it|this|the (?:e-?mail|message))", r"in error",
    r"mailing list", r"politique de confidentialité", r"protección de datos", r"proteção de dados",
)  # fmt: skip
"""What a long paragraph at the end speaks of that no person wrote."""

NOTICES = (
    r"think before you print", r"before printing", r"consider the environment", r"avant d.imprimer", r"antes de imprimir",
    r"prima di stampare", r"virus-?free", r"virenfrei", r"sans virus", r"libre de virus", r"privo di virus", r"virusvrij",
    r"scanned (?:by|for)", r"registered (?:in|office)", r"to unsubscribe\b.{0,80}(?:@|https?:|click|link)", r"privacy (?:policy|notice)",
    r"datenschutz(?:hinweis|erklärung)", r"all rights reserved", r"we never change our bank", r"bevor sie diese .{0,12}mail ausdrucken",
    r"tänk på miljön", r"denk aan het milieu", r"pomyśl o środowisku",
)  # fmt: skip
"""The same in a line of any length."""

_OUTSIDE = (
    "external|extern|externe|externer|externen|externa|externo|esterno|esterna|outside|außerhalb|ausserhalb|fuera|fora|"
    "buiten|extérieur|extérieure|zewnętrzn\\w+|spoza|utanför|ekstern|udenfor|utenfor|ulkopuol\\w+|внешн\\w+|extern\\w+"
)
_OF_MAILS = (
    "organi[sz]ation|organisation\\w*|sender|message|e-?mail|mail|nachricht|absender|click|link|links|attachment\\w*|"
    "anhäng\\w+|company|unternehmen\\w*|firma\\w*|expéditeur|courriel|remitente|correo|organización|organização|"
    "mensagem|mittente|messaggio|organizzazione|afzender|bericht|organisatie|nadawc\\w+|wiadomość|avsändare|meddelande"
)
BANNERS = (
    r"\[?(?:external|extern|externe|externo|esterno|ext)\]?\s*(?:e-?mail|sender|message|nachricht)?\s*[:!\]]",
    rf"(?:caution|warning|achtung|attention|vorsicht|atención|let op|attenzione|uwaga|varning|hinweis|notice|be careful)\b\s*[:!–-]?.{{0,80}}\b(?:{_OUTSIDE})\b",
    rf"(?:this|diese|ce|cet|este|esta|questo|questa|deze|dit|ta|det)\b.{{0,40}}\b(?:{_OF_MAILS})\b.{{0,60}}\b(?:{_OUTSIDE})\b",
    r"you don't often get e-?mail from", r"some people who received this message don't often get",
    r"sie erhalten nicht (?:oft|häufig) e-?mails? von", r"vous n.(?:obtenez|recevez) pas souvent", r"u ontvangt niet vaak",
    r"no (?:suele|recibe) .{0,20}correo", r"non ricevi spesso", r"nie (?:często )?otrzymujesz", r"du får inte ofta",
)  # fmt: skip

_LABELS = (
    "tel|telefon|telefono|teléfono|telefone|téléphone|tél|phone|ph|mobile|mobil|mob|cell|fax|handy|direct|gsm|m|t|p|f|e|w|d|office|"
    "whatsapp|skype|linkedin|web|www|e-?mail|mail|puh|tlf|сотовый|тел|моб|τηλ|電話|电话|手机"
)
_COMPANIES = (
    r"gmbh|ag|kg|ohg|e\.v|ltd|limited|llc|llp|inc|plc|corp|s\.?a\.?s?|sarl|s\.?r\.?l|s\.?p\.?a|s\.?l\.?u?|b\.?v|n\.?v|"
    r"sp\. z o\.o|ab|oy|lda|ltda|pvt|a/s|aps|kft|s\.r\.o|d\.o\.o|zrt|ооо|株式会社|有限公司"
)

CONTACT = (
    rf"\b(?:{_LABELS})\b\s?[.:]", r"https?://", r"\bwww\.", r"[^\s<>@]{1,80}@[^\s<>@]{1,80}\.[a-z]{2,}", r"\s\|\s",
    r"\+\d[\d ()./-]{6,}", r"\b0\d{2,4}[ /-]\d[\d -]{4,}", r"\(\d{3}\) ?\d{3}-\d{4}", rf"\b(?:{_COMPANIES})\b",
    r"\b(?:amtsgericht|handelsregister|hr[ab] ?\d|geschäftsführer|sitz der gesellschaft|ust-?id|vat|siret|kvk|p\.? ?iva|nip|regon)\b",
    r"\b\d{4,6} [A-ZÄÖÜ]\w+", r"(?:straße|strasse|str\.|street|road|avenue|rue|calle|via|ulica|ul\.) ?\S{0,20} ?\d",
    r"\b(?:department|dept|university|universität|université|universidad|institute|institut|abteilung)\b",
)  # fmt: skip
