"""Words by which mail programs introduce a quote, by language."""

WROTE = (
    "wrote", "writes", "schrieb", "schrieb am", "hat geschrieben", "a écrit", "escribió", "ha escrito", "escreveu",
    "ha scritto", "scrive", "schreef", "heeft geschreven", "napisał", "napisała", "napisał(a)", "pisze", "skrev",
    "kirjoitti", "написал", "написала", "написал(а)", "пишет", "написав", "написала(в)", "написа", "napsal",
    "napsala", "napsal(a)", "napísal", "napísala", "napísal(a)", "írta", "ezt írta", "a scris", "scris", "yazdı",
    "şunu yazdı", "έγραψε", "έγραψε(ν)", "je napisao", "je napisala", "je napisao/la", "napisao", "napisao je", "kirjutas",
    "parašė", "rakstīja", "ha escrit", "写道", "寫道", "写了", "のメール", "書きました", "さんは書きました", "작성", "님이 작성", "님이 씀",
    "đã viết", "menulis", "כתב", "כתבה", "كتب", "schrijft", "skrifaði", "ha scritto", "va escriure",
)  # fmt: skip

INTRO_OPENERS = (
    "on", "am", "le", "el", "em", "no dia", "il", "il giorno", "in data", "op", "w dniu", "dnia", "den", "d.", "på",
    "mon", "tue", "wed", "thu", "fri", "sat", "sun", "mo", "di", "mi", "do", "fr", "sa", "so", "lun", "mar", "mer",
    "jeu", "ven", "sam", "dim", "mié", "jue", "vie", "sáb", "dom", "seg", "ter", "qua", "qui", "sex", "sab", "gio",
    "ma", "wo", "vr", "za", "zo", "pon", "wt", "śr", "czw", "pt", "sob", "niedz", "niedź", "mån", "tis", "ons", "tors",
    "fre", "lör", "sön", "пн", "вт", "ср", "чт", "пт", "сб", "вс", "ke", "ti", "to", "pe", "la", "su", "dne", "dňa",
    "в", "у", "на", "στις", "pe data", "în", "tarihinde", "ngày", "pada", "monday", "tuesday", "wednesday", "thursday",
    "friday", "saturday", "sunday",
)  # fmt: skip

HEADER_NAMES = {
    "from": (
        "from", "von", "de", "da", "van", "od", "från", "fra", "lähettäjä", "от", "от кого", "expéditeur", "remitente",
        "afzender", "mittente", "message du", "reply-to", "odesílatel", "odosielateľ", "feladó", "expeditor", "de la",
        "kimden", "gönderen", "από", "відправник", "від", "pošiljatelj", "šalje", "saatja",
        "发件人", "寄件者", "寄件人", "差出人", "送信者", "보낸 사람", "보낸사람", "발신",
    ),
    "date": (
        "sent", "date", "gesendet", "datum", "envoyé", "envoyé le", "enviado", "enviado el", "enviado em", "enviada em",
        "fecha", "inviato", "data", "verzonden", "wysłano", "skickat", "sendt", "dato", "lähetetty", "дата", "отправлено", "надіслано",
        "odesláno", "odoslané", "dátum", "küldve", "elküldve", "trimis", "gönderildi", "gönderme tarihi", "tarih",
        "εστάλη", "ημερομηνία", "στάλθηκε", "poslano", "изпратено", "saadetud", "发送时间", "日期", "傳送日期", "寄件日期",
        "送信日時", "日時", "보낸 날짜", "날짜", "보낸날짜",
    ),
    "to": (
        "to", "an", "à", "a", "para", "aan", "do", "till", "til", "cc", "kopie", "copie", "copie à", "copia", "kopia",
        "vastaanottaja", "кому", "bcc", "destinataire", "destinatario", "destinatário", "komu", "címzett", "către",
        "catre", "kime", "alıcı", "προς", "za", "prima", "до", "copie la", "másolat", "kopie", "kopio", "收件人", "收件者", "抄送",
        "副本", "宛先", "받는 사람", "받는사람", "참조",
    ),
    "subject": (
        "subject", "betreff", "betrifft", "objet", "sujet", "asunto", "assunto", "oggetto", "onderwerp", "temat", "ämne",
        "emne", "aihe", "тема", "předmět", "predmet", "tárgy", "subiect", "konu", "θέμα", "teema", "主题", "主旨", "主題", "件名",
        "제목", "tema", "относно",
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
    "пересылаемое сообщение", "mail original", "courriel original", "e-mail d'origine", "message d'origine", "původní zpráva", "původní e-mail", "pôvodný e-mail",
    "přeposlaná zpráva", "pôvodná správa", "eredeti üzenet", "mesaj original", "mesajul original", "orijinal mesaj",
    "özgün ileti", "iletilen mesaj", "αρχικό μήνυμα", "izvorna poruka", "оригінальне повідомлення", "оригинално съобщение",
    "原始邮件", "原始郵件", "原邮件", "转发的邮件", "元のメッセージ", "転送されたメッセージ", "원본 메시지", "전달된 메시지",
)  # fmt: skip
