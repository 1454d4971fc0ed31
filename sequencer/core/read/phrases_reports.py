"""How mail systems say what became of a mail: that it failed, waits or arrived, and where the mail they return begins."""

FAILURE_SUBJECTS = (
    "undeliver", r"deliver\w* (?:status|failure|failed|report|problem|notification|error|has failed|unsuccessful)",
    "failure notice", "returned (?:mail|to sender|message|email)", "notification d.échec",
    "mail (?:delivery |system )?(?:fail|error|problem|status|delivery)", r"not member\b", "loop alert",
    "mail (?:could not|not) (?:be )?deliver", "non-?deliver", "not (?:be )?delivered", "(?:could|can)(?: ?not|n.t) (?:be )?deliver",
    "(?:message|mail|e-?mail) (?:you sent |status |delivery )?(?:blocked|rejected|returned|failed|error|bounced)",
    "(?:rejected|blocked|returned|failed|bounced) (?:message|mail|e-?mail)", "rejected:",
    "delivery fail", "failed mail", "error sending", "postmaster notify", r"\bndn\b", r"\bndr\b", "delivery incomplete",
    "mail error", "could not send", "cannot send", "no valid recipient", "warning: (?:message|could not)", "user unknown",
    "bounce", "unable to (?:deliver|send)", "partial delivery", "message status - undeliver",
    "unzustellbar", "(?:übermittlungs|uebermittlungs|übertragungs|sende|versand|zustell)fehler", "annahme[^.]{0,30}verweigert", "nicht angenommen", "nicht (?:zugestellt|zustellbar|übermittelt|ausgeliefert|gesendet|versendet|versandt)", "fehlgeschlagen", "zustellung", "zustellfehler", "zurückgewiesen", "abgelehnt",
    "non remis", "échec", "non (?:remis|distribu|livr|délivr)", "rejet de", "retour à l.expéditeur", "n.a pas (?:pu être|été) (?:remis|distribu|livr|délivr|envoy)",
    "no se (?:ha podido |pudo |puede )?entreg", "no (?:ha sido |fue )?entregado", "rechazad", "devuelto", "error (?:de|en la) entrega", "fallo (?:de|en la) entrega", "mensaje no entreg",
    "non recapit", "mancat[ao] (?:consegna|recapito)", "non consegnat", "impossibile (?:recapitare|consegnare)", "messaggio respinto", "errore di (?:consegna|recapito)",
    "onbestelbaar", "niet (?:bezorgd|afgeleverd|bestelbaar)", "bezorging mislukt", "kon niet worden (?:bezorgd|afgeleverd)",
    "n[aã]o (?:foi )?entregue", "falha (?:na|de|no) (?:entrega|envio)", "devolvid", "n[aã]o entreg", "erro (?:de|na) entrega",
    "niedostarcz", "nie dostarcz", "nie udało się dostarczyć", "nie dotarła", "nije (?:isporučen|dostavljen|uručen)", "недоставен|не може да бъде достав", "nem (?:sikerült|lehetett) kézbesíteni|kézbesítési hiba", "μη παράδοση|αποτυχία παράδοσης", "misslyckades", "投遞失敗|無法送達", "발송 실패", "nie (?:została? |mog\\w+ )?(?:być )?(?:dostarczon|doręczon)", "niedoręcz", "zwrot (?:wiadomości|poczty)", "błąd dostarcz",
    "oleverer", "kunde inte levereras", "misslyckad", "kan ikke leveres", "kunne ikke leveres", "ikke leveret", "ikke levert", "levering mislyk", "kunde inte skickas", "toimitus epäonnistui", "ei voitu toimittaa",
    "nedoruč", "nelze doručit", "kézbesíthetetlen", "sikertelen kézbesítés", "livrare eșuată", "nelivrat", "teslim edilemedi", "iletilemedi", "δεν παραδόθηκε", "μη παραδοτέ",
    "не доставлен", "недоставлен", "не удалось доставить", "ошибка доставки", "сообщение не", "не может быть доставлен", "возврат", "не доставлено", "не вдалося доставити",
    "配信不能", "配信できま", "送信できま", "未配達", "配信エラー", "エラーメール", "届きません", "お送りできません", "お届けできま", "不達", "送信エラー", "配送でき",
    "退信", "退回", "投递失败", "发送失败", "無法投遞|无法投递", "未送达|未送達", "无法送达", "传递失败|傳遞失敗", "系统退信", "배달되지", "전송 실패", "반송", "배달 실패", "전달할 수 없",
)  # fmt: skip

FAILURE_TEXTS = (
    r"(?:could|can|was|were|has|have|is|did)(?: ?not|n't|n.t)(?: be| been)? (?:\S{1,20} )?(?:deliver|reach|sent|complet|forward|hand|accept)",
    "wasn.t able to deliver", "unable to (?:deliver|send|relay)", "not able to deliver", "cannot be (?:delivered|sent|reached)",
    r"(?:delivery|following address\w*|recipients?).{0,60}fail", "could not (?:send|hand over|be forwarded)",
    r"fail\w* (?:to deliver|permanently|recipient|to be delivered|address)", "undeliver", "rejected by", "(?:was|been|is) (?:rejected|blocked|refused|returned|bounced|discarded)",
    "permanent (?:error|failure|fatal)", "returned (?:to sender|mail|message)", "transcript of session",
    "delivery (?:error|failed|has failed|status|problem)", "did not receive the (?:attached )?message",
    "error (?:has )?occurred while (?:trying|attempting|sending)", "there was an error delivering",
    "did not reach the following", r"not (?:a )?member\b", "duplicated message-id", "incorrectly constructed",
    "invalid user", "delivery to the following", "not (?:be )?delivered", "fatal errors", "delivery errors", "failed delivery",
    "final-recipient:", "diagnostic-code:", "blocked by our", r"\b5[0-7]\d[ -]\d\.\d\.\d",
    "(?:mailbox|user|account|recipient) (?:unavailable|unknown|not found|full)",
    "nicht (?:zugestellt|übermittelt|gesendet|ausgeliefert|weitergeleitet|angenommen|zustellbar)", "unzustellbar", "annahme[^.]{0,30}verweigert", "zustellung[^.]{0,80}(?:gescheitert|fehlgeschlagen|eingestellt|nicht m(?:ö|oe)glich|abgebrochen|verweigert)", "(?:nachricht|e-?mail|mail)[^.]{0,80}(?:abgelehnt|zurückgewiesen|abgewiesen)",
    "n.a(?:i)? pas (?:pu être|été|pu) (?:remis|distribu|livr|délivr|envoy|transmi|achemin|délivrer|remettre)", "(?:échec|impossible) (?:de|d.)[^.]{0,30}(?:remi|livr|distribu|envo|achemin)", "a été (?:refus|rejet|bloqu)", "n.est pas parvenu",
    "no (?:se )?(?:ha podido|pudo|puede|ha sido|fue|pudo ser|pudimos|es posible)[^.]{0,30}entreg", "(?:fue|ha sido) (?:rechazad|devuelt|bloquead)", "no entregad",
    "impossibile (?:recapitare|consegnare|inviare)", "non (?:è stato (?:possibile )?|può essere |puo. essere |ha potuto )?(?:consegn|recapit|inoltr|inviat)", "(?:è stato) (?:respint|rifiutat|bloccat)",
    "n[aã]o (?:foi|p[oô]de|pode|conseguimos|é)[^.]{0,30}(?:entreg|envia)", "foi (?:recusad|rejeitad|devolvid|bloquead)",
    "(?:kon|kan|is) niet (?:worden )?(?:bezorgd|afgeleverd|besteld|verzonden|bij)", "niet (?:bezorgd|afgeleverd)", "kunde inte (?:levereras|skickas|nå)", "kunne ikke (?:leveres|sendes|nå)", "kan ikke leveres", "ei voitu toimittaa",
    "nie (?:została?|może|mogła|można|udało się|zostały)[^.]{0,30}(?:dostarcz|doręcz)", "odrzucon", "nebyl[ao]? doručen", "nebolo možné doručiť", "nije (?:mogl[ao] biti )?(?:isporučen|dostavljen)", "не може да бъде достав|не беше доставен", "nije moguće (?:isporučiti|dostaviti)", "nelze doručit", "nem (?:lehet|sikerült|volt)[^.]{0,30}kézbesít", "nu a putut fi (?:livrat|trimis)", "teslim edilemedi|iletilemedi|ulaştırılamadı", "δεν (?:παραδόθηκε|ήταν δυνατή)",
    "не (?:было|был|может быть|удалось|доставлено|может|могло быть)[^.]{0,30}достав", "не доставлено", "доставк\\w+ невозможна", "(?:отклонен|отклонён|возвращен|возвращён)", "не вдалося доставити",
    "配信(?:でき|不能|に失敗)", "配送でき", "送信(?:でき|に失敗)", "お届けでき", "届きません", "不達", "エラーが発生",
    "退回|退信", "(?:无法|無法|未能|不能)[^。]{0,12}(?:投递|投遞|送达|送達|发送|到达|传递)", "(?:投递|发送|送达|传递)失败", "(?:배달|전송|전달|발송)(?:되지|할 수 없|하지 못|에 실패| 실패)", "반송",
)  # fmt: skip

DELAY_TEXTS = (
    "(?:delivery|message|mail|e-?mail).{0,40}(?:has been |is |was )?delayed",
    r"delivery (?:status notification )?\(?delay", "will (?:be )?(?:retr|keep trying|continue (?:to try|trying))", "(?:still|keep|continue) trying to deliver",
    "not been delivered yet", "has not yet been delivered", "not yet been delivered", r"(?:this is (?:only )?a |\*+\s*)warning (?:message )?only", "this is only a warning",
    "you do not need to resend", "(?:no need|not necessary) to resend", "still being (?:retried|tried)", "temporarily delayed", "delivery (?:attempts )?will (?:be )?continue", "will (?:be )?(?:try|attempt\\w*) again",
    "warning: could not send message for past", "incomplete", "transient (?:failure|error)s? .{0,40}(?:retr|queue)", "remains? in the queue", "delayed mail", "temporarily (?:deferred|unable).{0,60}(?:retr|continue)",
    "zustellung[^.]{0,40}verzögert", "verzögerung (?:bei )?der zustellung", "verzögert(?:e zustellung)?", "verzögerung", "(?:nur eine|dies ist eine) warnung", "es wird weiter versucht", "(?:nicht erneut|nicht noch einmal) (?:zu )?senden", "weitere zustellversuche", "wird (?:weiterhin|erneut) versucht", "noch nicht zugestellt",
    "(?:remise|livraison|distribution)[^.]{0,40}(?:différée|retardée)", "retardé", "nouvelles tentatives", "simple avertissement", "(?:pas|inutile) (?:besoin )?de (?:le )?renvoyer", "pas encore (?:été|pu être) (?:remis|distribu|livr)",
    "retras(?:ad|o\\b)", "(?:entrega )?demorad", "seguir[aá] intent", "no es necesario (?:que )?(?:re|volver)", "a[uú]n no (?:se )?(?:ha|pudo)", "es solo una advertencia", "s[oó]lo (?:es )?un aviso",
    "in ritardo", "ritardat", "ulteriori tentativi", "non ancora (?:stato )?(?:consegn|recapit)", "atrasad", "adiad", "novas tentativas", "continuar[aá] (?:a )?tent", "ainda n[aã]o foi entreg",
    "vertraagd", "vertraging", "nog niet (?:bezorgd|afgeleverd)", "wordt opnieuw geprobeerd", "opóźni", "kolejne próby", "jeszcze nie (?:została )?dostarcz", "försena", "fördröj", "fortsätter (?:att )?försök", "forsinket", "prøver igjen|prøver igen",
    "задерж|отложен", "(?:попытки|доставка) (?:будут )?(?:продолж|повтор)", "повторн\\w+ попыт", "ещ[её] не доставлен", "zpožděn", "késik|késedelm", "gecik",
    "遅延|遅れて", "再送(?:信)?(?:を|し)", "延迟|延遲|推迟", "继续尝试|重试", "지연",
)  # fmt: skip

GIVEN_UP = (
    "giv(?:ing|en) up|gave up", "no (?:further|more) (?:delivery )?(?:attempts|retries|tries)", "will not (?:be retried|continue|retry|try)", "(?:retry|queue) (?:time(?:out)?|lifetime) (?:has )?(?:been )?(?:exceeded|expired)", "permanent(?:ly)? (?:error|failure|failed)",
    "(?:endgültig|eingestellt|aufgegeben|keine weiteren (?:versuche|zustellversuche))", "abandonn", "aucune autre tentative", "no se (?:har[aá]n|realizar[aá]n) m[aá]s", "non verranno effettuati", "n[aã]o (?:haver[aá]|ser[aá]) mais", "zaniechano|nie będzie (?:więcej|dalszych)",
    "больше не будет|прекращен", "放弃|不再", "中止|断念",
)  # fmt: skip

SUCCESS_SUBJECTS = (
    r"(?:delivered|relayed|expanded|zugestellt|weitergeleitet|erweitert|remis|relayé|développé|entregado|retransmitido|expandido|consegnato|recapitato|inoltrato|espanso|entregue|retransmitida|bezorgd|doorgegeven|uitgebreid|dostarczono|levererat|leveret|levert|доставлено|ретранслировано|配信済み|配信完了|已送达|已传递|已中继)\s*[:：]",
    r"delivery confirmation\b", r"successful mail delivery report", r"delivery (?:status notification )?\(?success", r"delivery (?:status )?notification\s*\((?:success|relay|expand)\w*", r"return receipt", r"delivery receipt", r"confirmation of delivery", r"message (?:successfully )?delivered",
    r"zustellbest(?:ä|ae)tigung|zustellungsbest(?:ä|ae)tigung", r"accusé de (?:remise|distribution|livraison|réception)", r"confirmaci[oó]n de entrega|acuse de (?:entrega|recibo)", r"conferma di (?:consegna|recapito)|ricevuta di (?:consegna|ritorno)", r"confirma[cç][aã]o de entrega", r"ontvangstbevestiging|bezorgbevestiging|leveringsbevestiging", r"potwierdzenie (?:dostarczenia|doręczenia)", r"уведомление о доставке|подтверждение доставки", r"配信(?:確認|完了)", r"送达回执|投递成功",
)  # fmt: skip

SUCCESS_TEXTS = (
    r"(?:was|were|has been|have been|is) (?:successfully |now )?(?:delivered|relayed|expanded|transferred|handed over|forwarded) ?(?:successfully )?(?:to|by|on|at|into|:)", "successfully (?:delivered|relayed)", "delivery (?:to .{0,200} )?(?:was )?successful", "has been delivered", r"\(successfully delivered|relayed to non-dsn|\.\.\. (?:successfully delivered|relayed)",
    r"delivery to these recipients or groups is complete", r"message (?:was|has been) delivered", "wurde (?:den|dem|der|an|erfolgreich|folgenden)[^.]{0,80}(?:zugestellt|übergeben|weitergeleitet)", "erfolgreich zugestellt", "a (?:bien )?été (?:remis|distribu|livr|délivr|relay)", "(?:ha sido|fue|se ha|se) entreg(?:ado|ó)", "è stato (?:consegnat|recapitat|inoltrat)", "foi entregue", "is (?:bezorgd|afgeleverd)", "(?:została?|zostały) (?:dostarczon|doręczon)", "har levererats|har leveret|er levert|er leveret", "(?:было |успешно |сообщение )доставлено", "配信(?:されました|しました)", "已(?:成功)?(?:送达|投递|传递)",
)  # fmt: skip

RETURNED_BELOW = (
    "below this line is a copy",
    "(?:original|unsent|undelivered|returned|your) (?:message|mail)(?: text| headers?| body)? (?:follows|below|is attached)",
    r"(?:unsent|original|returned|rejected) (?:message|mail|header)s? ?(?:follows?|below)?\s*[-:=*]{0,8}$",
    "(?:message|mail) headers? follow", "^(?:message|headers?|mail) follows?:?$", "(?:this is|below is|here is|following is) a copy of",
    "copy of (?:the|your) (?:original )?(?:message|mail)",
    "-{2,} ?(?:this is a copy|original message|forwarded message|returned message|message header|headers?|undelivered message|body of the|the header of|original mail)",
    "the (?:header|text|first .{1,20} lines) of (?:the|your) (?:original|message)",
    "(?:original|returned) message (?:headers|header|body)", r"^[-=*_\s]{2,}(?:message|mail|headers?|nachricht|mensaje|messaggio|mensagem|bericht|meddelande|wiadomość|сообщение|письмо|заголовки|邮件|メッセージ)[-=*_\s]{2,}$",
    r"(?:ursprüngliche|original)(?:e|en|er)? ?(?:nachricht|mail|e-?mail)", r"(?:kopfzeilen|header|anfang|kopie) (?:der|ihrer|die) (?:ursprünglichen |original)?(?:nachricht|mail|e-?mail)", "^kopfzeilen:?$", "folgt die (?:nachricht|e-?mail)",
    r"en-?têtes?(?: du message)?(?: d.origine)?\s*[-:]*$", "message (?:d.origine|original|initial)", "copie d(?:u|e votre) message", "mensaje original", r"^cabeceras?:?$", "(?:cabeceras|encabezados|copia) del? (?:su )?mensaje", "messaggio originale", r"^intestazioni:?$", "copia del messaggio",
    "mensagem original", "(?:cabeçalhos?|c[oó]pia) da (?:sua )?mensagem", "oorspronkelijk(?:e)? bericht", "kopie van (?:het|uw) bericht", "ursprungliga? meddeland", "oprindelig\\w* (?:meddelelse|besked)", "opprinnelig\\w* melding", "oryginaln\\w+ wiadomoś", "(?:nagłówki|kopia|treść) (?:oryginalnej )?wiadomoś", "původní zpráv", "eredeti üzenet",
    "(?:исходн|оригинал)\\w* (?:сообщени|письм)", "заголовки (?:исходного )?(?:сообщения|письма)", "копия (?:вашего )?(?:сообщения|письма)", "текст (?:вашего )?(?:сообщения|письма)", "(?:元|送信された|オリジナル)の?(?:メール|メッセージ)", "以下.{0,8}(?:元|送信した|オリジナル|ヘッダ)", "(?:原始|原)(?:邮件|郵件|信件)(?![信资資]|详情)", "원본 (?:메시지|메일)",
)  # fmt: skip

COMPLAINT_SUBJECTS = (
    r"\bcomplaint about (?:a )?(?:message|mail|e-?mail)", r"\b(?:spam|abuse|arf|junk|feedback|opt-?out|fbl)[ -]?(?:mail )?(?:report|complaint|notification)", r"e-?mail (?:abuse|feedback|spam) report", r"\[?(?:spam|abuse|fbl)\]? ?(?:report|complaint)", "complaint (?:report|notification|from|received)", "reported as (?:spam|junk)", "marked as (?:spam|junk)",
    "spam-?(?:meldung|beschwerde)", "beschwerde", "signalement (?:de )?spam", "plainte", "denuncia de (?:spam|abuso)", "queja", "segnalazione (?:di )?(?:spam|abuso)", "den[uú]ncia", "жалоба", "zgłoszenie spamu", "迷惑メール(?:報告|通報)", "投诉", "스팸 신고",
)  # fmt: skip
