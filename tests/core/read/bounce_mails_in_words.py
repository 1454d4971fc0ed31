"""Reports without any form, as mail systems of the world word them: what each says, and what it means.

A line `@` in a body stands for the head of the mail that came back, written to the address in `to`.
"""

from typing import NamedTuple


class Told(NamedTuple):
    system: str
    sender: str
    subject: str
    body: str
    to: str = "yun@example.com"  # whom our mail was written to
    kind: str = "bounce"
    permanence: str = "hard"
    cause: str = "unknown_user"


IN_WORDS = (
    Told("hMailServer", "mailer-daemon@mail.ibt.example", "Message undeliverable: Staff nurse", "Your message did not reach some or all of the intended recipients.\n\n   Sent: Tue, 2 Sep 2025 10:01:12\n   Subject: Staff nurse\n\nThe following recipient(s) could not be reached:\n\nyun@example.com\n   Error Type: SMTP\n   Remote server (192.0.2.10) issued an error.\n   hMailServer sent: RCPT TO:<yun@example.com>\n   Remote server replied: 550 Unknown user\n\nhMailServer\n"),
    Told("Kerio Connect", "Kerio Connect <mailer-daemon@kerio.example>", "Message could not be delivered", "Your message could not be delivered to the following address:\n\n    yun@example.com\n\nReason: The mailbox is full (quota exceeded).\n\n@", permanence="soft", cause="mailbox_full"),
    Told("SmarterMail", "System Administrator <postmaster@smarter.example>", "Delivery Failure", "Could not deliver message to the following recipient(s):\n\nFailed Recipient: yun@example.com\nReason: Remote host said: 550 5.1.1 The email account that you tried to reach does not exist.\n\n   -- The header and top 20 lines of the message follows --\n\n@"),
    Told("IceWarp", "Mail Delivery Subsystem <postmaster@icewarp.example>", "Mail delivery failed: returning message to sender", "This message was created automatically by mail delivery software.\n\n<yun@example.com>: domain example.com does not exist (NXDOMAIN)\n\n--- original message ---\n@", cause="unknown_host"),
    Told("XMail", "postmaster@xmail.example", "Error sending message [1757.4711.xmail]", "[<00>] XMail bounce: Rcpt=[yun@example.com];Error=[The maximum number of delivery attempts has been reached]\n\n[<01>] Error sending message [1757.4711] from [xmail.example].\n\nID:        <S1>\nMail From: <recruiting@company.example>\nRcpt To:   <yun@example.com>\n\n@", permanence="soft", cause="expired"),
    Told("CommuniGate Pro", "MAILER-DAEMON@cgp.example", "Undeliverable mail", "Failed to deliver to 'yun@example.com'\nSMTP module(domain example.com) reports:\n host mx.example.com says:\n 550 5.7.1 Message rejected as spam by content filter\n\n@", permanence="undetermined", cause="spam"),
    Told("Haraka", "MAILER-DAEMON@out.haraka.example", "failure notice", "Hi. This is the Haraka Mailer program at out.haraka.example.\nI'm afraid I wasn't able to deliver your message to the following addresses.\nThis is a permanent error; I've given up. Sorry it didn't work out.\n\nIntended Recipients: <yun@example.com>\nFailure Reason: Error: 550 No such user here\n\n--- Below this line is a copy of the message.\n\n@"),
    Told("MailMarshal", "postmaster@marshal.example", "Undeliverable mail", "MailMarshal could not deliver the message\n\n    Message:   B5f1.0001\n    From:      recruiting@company.example\n    To:        yun@example.com\n    Subject:   Staff nurse\n\nThe remote mail server refused the message because it exceeds the maximum message size.\n", permanence="soft", cause="too_large"),
    Told("Barracuda", "MAILER-DAEMON@barracuda.example", "**Message you sent blocked by our bulk email filter**", "Your message to: yun@example.com\nwas blocked by our Spam Firewall. The email you sent with the following subject has NOT BEEN DELIVERED:\n\nSubject: Staff nurse\n", permanence="undetermined", cause="spam"),
    Told("web.de", "WEB.DE Mailer Daemon <mailer-daemon@web.de>", "Mail delivery failed: returning message to sender", 'Diese Nachricht wurde automatisch erstellt.\n\nIhre E-Mail konnte an folgende Adresse nicht zugestellt werden:\n\n"yun@example.com":\nDas Postfach des Empfängers ist voll (Quota überschritten).\n\n--- Der Header der ursprünglichen E-Mail folgt. ---\n\n@', permanence="soft", cause="mailbox_full"),
    Told("T-Online", "Mailer-Daemon@t-online.de", "Ihre Nachricht konnte nicht zugestellt werden", "Guten Tag,\n\ndie Nachricht an <yun@example.com> kann nicht zugestellt werden, da der Empfänger bei uns nicht bekannt ist.\n\nIhr E-Mail-Team\n\n@"),
    Told("a German gateway", "Mailserver <postmaster@gate.example>", "Zustellung nicht möglich", "Ihre E-Mail wurde von unserem Sicherheitsgateway abgelehnt.\n\nEmpfänger: yun@example.com\nGrund: Der Anhang verstößt gegen unsere Richtlinien.\n", permanence="undetermined", cause="policy"),
    Told("Orange", "Mail Delivery System <MAILER-DAEMON@orange.example>", "Échec de remise de votre message", "Bonjour,\n\nVotre message n'a pas pu être remis au destinataire suivant :\n\nyun@example.com\n\nRaison : l'adresse du destinataire n'existe pas.\n\nEn-têtes du message :\n@"),
    Told("a French school", "Messagerie <postmaster@ecole.example>", "Message non remis", "Le message que vous avez envoyé à yun@example.com n'a pas pu être distribué car le compte est désactivé.\n\n@", permanence="undetermined", cause="suspended"),
    Told("Telefónica", "postmaster@correo.example", "Correo devuelto", "Su mensaje no se pudo entregar al siguiente destinatario:\n\n  yun@example.com\n\nMotivo: la dirección de correo no existe en este servidor.\n\n----- Mensaje original -----\n@"),
    Told("a Mexican host", "Sistema de correo <mailer-daemon@correo.mx.example>", "Entrega fallida", "No fue posible entregar el correo a <yun@example.com>.\nEl buzón del usuario está lleno.\n\nMensaje original:\n@", permanence="soft", cause="mailbox_full"),
    Told("Aruba", "Mail Delivery System <MAILER-DAEMON@aruba.example>", "Messaggio non recapitato", "Impossibile recapitare il messaggio al destinatario yun@example.com:\n\nl'indirizzo indicato è inesistente.\n\nMessaggio originale:\n@"),
    Told("an Italian ministry", "postmaster@posta.example", "Mancata consegna", "Il messaggio destinato a yun@example.com è stato respinto: il mittente non è autorizzato.\n\n@", permanence="undetermined", cause="policy"),
    Told("Locaweb", "MAILER-DAEMON@locaweb.example", "Mensagem não entregue", "Sua mensagem para yun@example.com não pôde ser entregue.\n\nMotivo: o usuário não existe.\n\nMensagem original:\n@"),
    Told("UOL", "postmaster@uol.example", "Falha na entrega", "A caixa postal de yun@example.com está cheia. A mensagem não foi entregue.\n\n@", permanence="soft", cause="mailbox_full"),
    Told("KPN", "Mailer-Daemon@kpn.example", "Bezorging mislukt", "Uw bericht aan yun@example.com kon niet worden bezorgd.\n\nReden: de gebruiker bestaat niet.\n\nOorspronkelijk bericht:\n@"),
    Told("Onet", "MAILER-DAEMON@poczta.example", "Wiadomość nie została dostarczona", "Niestety wiadomość do\n\n  yun@example.com\n\nnie została dostarczona. Powód: użytkownik nie istnieje.\n\nNagłówki oryginalnej wiadomości:\n@"),
    Told("Interia", "postmaster@interia.example", "Zwrot poczty", "Skrzynka odbiorcy yun@example.com jest pełna.\n\n@", permanence="soft", cause="mailbox_full"),
    Told("Yandex", "mailer-daemon@yandex.example", "Недоставленное сообщение", "Это сообщение создано автоматически почтовой системой.\n\nВаше письмо не удалось доставить следующим получателям:\n\n<yun@example.com>: почтовый ящик не существует\n\n----- Заголовки письма -----\n@"),
    Told("Rambler", "MAILER-DAEMON@rambler.example", "Ошибка доставки", "Сообщение для yun@example.com не доставлено: письмо отклонено как спам.\n\n@", permanence="undetermined", cause="spam"),
    Told("Ukr.net", "postmaster@ukr.example", "Не вдалося доставити лист", "Лист до yun@example.com не доставлено. Такого користувача не існує.\n\n@"),
    Told("Seznam", "MAILER-DAEMON@seznam.example", "Zpráva nebyla doručena", "Vaše zpráva pro yun@example.com nebyla doručena.\n\nDůvod: adresa příjemce neexistuje.\n\n@"),
    Told("Telia", "Mail Delivery System <mailer-daemon@telia.example>", "Meddelandet kunde inte levereras", "Ditt meddelande till <yun@example.com> kunde inte levereras.\n\nMottagarens brevlåda är full.\n\n@", permanence="soft", cause="mailbox_full"),
    Told("a Danish host", "postmaster@dk.example", "Kunne ikke leveres", "Din besked til yun@example.com kunne ikke leveres, fordi modtageren findes ikke.\n\n@"),
    Told("NTT", "MAILER-DAEMON@ocn.example", "配信できませんでした", "次の宛先にメールを配信できませんでした。\n\nyun@example.com\n\n理由: 受信者のメールボックスがいっぱいです。\n\n@", permanence="soft", cause="mailbox_full"),
    Told("a Japanese host", "Mail System <postmaster@mail.jp.example>", "メール配信エラー", "お送りいただいたメールは配信されませんでした。\n宛先: yun@example.com\n該当するユーザーは存在しません。\n\n@"),
    Told("QQ", "PostMaster@qq.com", "来自QQ邮箱的退信", "抱歉，您的邮件被退回来了……\n\n收件人邮件地址（yun@example.com）不存在，邮件无法送达。\n\n@"),
    Told("Aliyun", "postmaster@aliyun.example", "系统退信", "您发往 yun@example.com 的邮件被退回。\n退信原因：收件人邮箱已满。\n\n@", permanence="soft", cause="mailbox_full"),
    Told("Naver", "mailer-daemon@naver.example", "메일이 배달되지 않았습니다", "아래 받는 사람에게 메일을 전달할 수 없습니다.\n\nyun@example.com\n\n원인: 존재하지 않는 사용자입니다. 사용자를 찾을 수 없습니다.\n\n@"),
    Told("Turkcell", "postmaster@tr.example", "İleti teslim edilemedi", "yun@example.com adresine gönderdiğiniz ileti teslim edilemedi. Kullanıcı bulunamadı.\n\n@"),
    Told("a language nobody here reads", "MAILER-DAEMON@is.example", "Ekki tókst að afhenda", "Skeytið þitt til yun@example.com komst ekki til skila.\n\n@", permanence="undetermined", cause="unspecified"),
    Told("an English delay", "MAILER-DAEMON@mx.example", "Warning: message 1uZ delayed 24 hours", "This message was created automatically by mail delivery software.\nA message that you sent has not yet been delivered to one or more of its recipients after more than 24 hours on the queue.\n\nThe address to which the message has not yet been delivered is:\n\n  yun@example.com\n    Delay reason: connection timed out\n\nNo action is required on your part. Delivery attempts will continue for some time.\n", kind="delivery_notice", permanence="soft", cause="network"),
    Told("a French delay", "postmaster@fr.example", "Remise différée", "Votre message à yun@example.com n'a pas encore pu être remis. De nouvelles tentatives seront effectuées pendant 3 jours. Inutile de le renvoyer.\n", kind="delivery_notice", permanence="soft", cause="expired"),
    Told("a Polish delay", "MAILER-DAEMON@pl.example", "Opóźnienie w dostarczeniu wiadomości", "Wiadomość do yun@example.com nie została jeszcze dostarczona. Kolejne próby będą podejmowane.\n", kind="delivery_notice", permanence="soft", cause="unspecified"),
    Told("a Notes confirmation", "postmaster@notes.example", "DELIVERY CONFIRMATION: Staff nurse", "Your message\n\n  Subject: Staff nurse\n\nwas successfully delivered to:\n\n  yun@example.com\n", kind="delivery_notice", permanence="", cause=""),
    Told("a Spanish confirmation", "postmaster@es.example", "Entregado: Enfermera", "Su mensaje se entregó a los siguientes destinatarios:\n\n  yun@example.com\n\nAsunto: Enfermera\n", kind="delivery_notice", permanence="", cause=""),
    Told("Stalwart", "Mail Delivery Subsystem <MAILER-DAEMON@stalwart.example>", "Failed to deliver message", "Your message could not be delivered to the following recipients:\n\n<yun@example.com> (host 'mx.example.com' rejected command 'RCPT TO:<yun@example.com>' with code 550 (5.1.1) 'No such recipient')\n\n@"),
    Told("Maddy", "Mail Delivery Subsystem <MAILER-DAEMON@maddy.example>", "Undelivered Mail Returned to Sender", "This is the mail delivery system at maddy.example.\n\nUnfortunately, your message could not be delivered to one or more\nrecipients. The usual cause of this problem is invalid\nrecipient address or maintenance at the recipient side.\n\nContact the postmaster for further assistance, provide the Message ID (below):\n\nMessage ID: 8f2a\n\nDelivery to yun@example.com failed with error: mailbox does not exist\n\n@"),
    Told("Axigen", "mail-daemon@axigen.example", "Mail delivery failed: yun@example.com", "This is an automatically generated delivery failure notice.\n\nThe delivery of your message to yun@example.com has failed permanently.\n\nReason: 552 message size exceeds fixed maximum message size\n\n@", permanence="soft", cause="too_large"),
    Told("SparkPost text", "MAILER-DAEMON@sparkpost.example", "Mail Delivery Failure", "This message was created automatically by mail delivery software (SparkPost MTA).\n\nA message that you sent could not be delivered to one or more of its recipients. This is a permanent error.\n\nyun@example.com:\n550 5.7.1 rejected due to DMARC policy of the sender\n\n@", permanence="undetermined", cause="authentication"),
    Told("mailbox.org", "MAILER-DAEMON@mailbox.example", "Undelivered Mail Returned to Sender", "<yun@example.com>: host mx1.mailbox.example said: 550 5.1.1 <yun@example.com>: Recipient address rejected: undeliverable address: Host or domain name not found (in reply to RCPT TO command)\n\n@", cause="unknown_host"),
    Told("Retarus", "Retarus E-Mail Service <noreply@retarus.example>", "Nicht zustellbar: Staff nurse", "Die folgende Nachricht konnte nicht zugestellt werden:\n\nEmpfänger: yun@example.com\nFehler: 550 Benutzer unbekannt\n\n@"),
    Told("SEPPmail", "postmaster@sepp.example", "Ihre Nachricht konnte nicht verschlüsselt zugestellt werden", "Ihre Nachricht an yun@example.com konnte nicht zugestellt werden, weil die Domain example.com keinen Mailserver hat.\n\n@", cause="unknown_host"),
    Told("NoSpamProxy", "NoSpamProxy <nospamproxy@gate.example>", "Ihre E-Mail wurde abgewiesen", "Ihre E-Mail an yun@example.com wurde von NoSpamProxy als Spam eingestuft und abgewiesen.\n\n@", permanence="undetermined", cause="spam"),
    Told("Free", "Mail Delivery System <MAILER-DAEMON@free.example>", "Message non délivré", "Le message envoyé à <yun@example.com> n'a pas été délivré.\nBoîte aux lettres pleine, quota dépassé.\n\nMessage d'origine :\n@", permanence="soft", cause="mailbox_full"),
    Told("OVH", "MAILER-DAEMON@ovh.example", "Échec de livraison", "Votre courriel n'a pas pu être livré.\n\nDestinataire : yun@example.com\nErreur : utilisateur inconnu\n\n@"),
    Told("La Poste", "postmaster@laposte.example", "Votre message n'a pas été remis", "Bonjour,\n\nl'adresse yun@example.com est introuvable. Votre message n'a pas été remis.\n\n@"),
    Told("Arsys", "Mail Delivery System <MAILER-DAEMON@arsys.example>", "No se ha podido entregar su mensaje", "El dominio example.com no existe, por lo que su mensaje a yun@example.com no se ha podido entregar.\n\nMensaje original:\n@", cause="unknown_host"),
    Told("a Chilean university", "Correo Institucional <postmaster@u.example>", "Mensaje rechazado", "Su mensaje para yun@example.com fue rechazado.\nLa cuenta se encuentra deshabilitada.\n\n@", permanence="undetermined", cause="suspended"),
    Told("Register.it", "MAILER-DAEMON@register.example", "Avviso di mancato recapito", "Il suo messaggio non è stato recapitato.\n\nDestinatario: yun@example.com\nMotivo: casella piena\n\n@", permanence="soft", cause="mailbox_full"),
    Told("Libero", "Mail Delivery System <mailer-daemon@libero.example>", "Consegna non riuscita", "Non è stato possibile consegnare il messaggio a yun@example.com.\nUtente sconosciuto.\n\n@"),
    Told("Sapo", "MAILER-DAEMON@sapo.example", "Não foi possível entregar a sua mensagem", "Não foi possível entregar a mensagem ao destinatário yun@example.com.\nO endereço não existe.\n\n@"),
    Told("Terra", "postmaster@terra.example", "Erro na entrega da mensagem", "Prezado usuário,\n\nsua mensagem para yun@example.com foi recusada: conta inativa.\n\n@", permanence="undetermined", cause="suspended"),
    Told("Ziggo", "Mail Delivery System <MAILER-DAEMON@ziggo.example>", "Bericht niet afgeleverd", "Uw bericht kon niet worden afgeleverd bij yun@example.com.\nHet postvak is vol.\n\n@", permanence="soft", cause="mailbox_full"),
    Told("WP", "MAILER-DAEMON@wp.example", "Nie udało się dostarczyć wiadomości", "Wiadomość do yun@example.com nie została dostarczona.\nAdres nie istnieje.\n\n@"),
    Told("home.pl", "Mail Delivery System <mailer-daemon@home.example>", "Twoja wiadomość nie dotarła", "Niestety nie udało się dostarczyć Twojej wiadomości.\n\nOdbiorca: yun@example.com\nPowód: skrzynka przepełniona\n\n@", permanence="soft", cause="mailbox_full"),
    Told("Mail.ru in Russian", "mailer-daemon@corp.mail.example", "Письмо не доставлено", "К сожалению, письмо не доставлено.\n\nПолучатель: yun@example.com\nПричина: домен example.com не найден\n\n@", cause="unknown_host"),
    Told("meta.ua", "MAILER-DAEMON@meta.example", "Лист не доставлено", "Ваш лист для yun@example.com не доставлено: скринька переповнена.\n\n@", permanence="soft", cause="mailbox_full"),
    Told("Centrum.cz", "MAILER-DAEMON@centrum.example", "Nedoručitelná zpráva", "Zprávu nelze doručit příjemci yun@example.com: schránka je plná.\n\n@", permanence="soft", cause="mailbox_full"),
    Told("Azet.sk", "postmaster@azet.example", "Nedoručiteľná správa", "Vašu správu nebolo možné doručiť.\n\nPríjemca: yun@example.com\nDôvod: adresa neexistuje\n\n@"),
    Told("Freemail.hu", "MAILER-DAEMON@freemail.example", "Kézbesítési hiba", "Az üzenetet nem sikerült kézbesíteni a következő címre:\n\nyun@example.com\n\nA felhasználó nem létezik.\n\n@"),
    Told("RDS", "MAILER-DAEMON@rds.example", "Mesaj nelivrat", "Mesajul dumneavoastră către yun@example.com nu a putut fi livrat.\nCăsuța poștală este plină.\n\n@", permanence="soft", cause="mailbox_full"),
    Told("CARNet", "MAILER-DAEMON@carnet.example", "Poruka nije isporučena", "Vaša poruka za yun@example.com nije isporučena.\nKorisnik ne postoji.\n\n@"),
    Told("abv.bg", "MAILER-DAEMON@abv.example", "Недоставено съобщение", "Съобщението до yun@example.com не може да бъде доставено.\nПотребителят не съществува.\n\n@"),
    Told("Superonline", "MAILER-DAEMON@superonline.example", "İletiniz teslim edilemedi", "yun@example.com adresine gönderdiğiniz ileti teslim edilemedi.\nKullanıcı bulunamadı.\n\n@"),
    Told("Otenet", "MAILER-DAEMON@otenet.example", "Το μήνυμα δεν παραδόθηκε", "Το μήνυμά σας προς yun@example.com δεν παραδόθηκε.\nΗ διεύθυνση δεν υπάρχει.\n\n@"),
    Told("Elisa", "MAILER-DAEMON@elisa.example", "Viestiä ei voitu toimittaa", "Viestiäsi vastaanottajalle yun@example.com ei voitu toimittaa.\nPostilaatikko on täynnä.\n\n@", permanence="soft", cause="mailbox_full"),
    Told("Domeneshop", "Mail Delivery System <MAILER-DAEMON@domeneshop.example>", "E-posten kunne ikke leveres", "E-posten din til yun@example.com kunne ikke leveres.\nAdressen finnes ikke.\n\n@"),
    Told("Loopia", "MAILER-DAEMON@loopia.example", "Leveransen misslyckades", "Ditt mejl till yun@example.com kunde inte skickas.\nDomänen finns inte.\n\n@", cause="unknown_host"),
    Told("Sina", "PostMaster@sina.example", "系统退信", "很抱歉，您的邮件无法送达。\n\n收件人：yun@example.com\n原因：该邮箱已满\n\n原邮件信息：\n主题：Staff nurse\n", permanence="soft", cause="mailbox_full"),
    Told("126.com", "Postmaster <postmaster@126.example>", "系统退信/System bounce", "抱歉，您的邮件被退回来了……\n\n收件人 yun@example.com\n退信原因：收件人不存在\n\n@"),
    Told("Hinet", "MAILER-DAEMON@hinet.example", "郵件無法投遞", "您寄給 yun@example.com 的郵件無法投遞。\n原因：使用者不存在。\n\n@"),
    Told("Sakura", "MAILER-DAEMON@sakura.example", "メールが届きませんでした", "お客様が送信されたメールは届きませんでした。\n\n宛先: yun@example.com\n理由: ユーザーが存在しません。\n\n@"),
    Told("Naver", "MAILER-DAEMON@naver.example", "메일 발송 실패 안내", "메일 발송에 실패하였습니다.\n\n받는 사람: yun@example.com\n사유: 존재하지 않는 계정입니다.\n\n@"),
    Told("a delay in Polish", "MAILER-DAEMON@pl.example", "Opóźnienie w dostarczeniu wiadomości", "Wiadomość do yun@example.com nie została jeszcze dostarczona.\nKolejne próby będą podejmowane przez 3 dni.\n\n@", kind="delivery_notice", permanence="soft", cause="expired"),
    Told("a delivered notice in Dutch", "postmaster@nl.example", "Bezorgd: Staff nurse", "Uw bericht is bezorgd bij yun@example.com.\n", kind="delivery_notice", permanence="", cause=""),
)  # fmt: skip

NOTIFICATIONS = (
    Told("Mailjet notice", "Mailjet <notify@mailjet.example>", "Hard bounce for yun@example.com", "Your mail to yun@example.com has hard bounced.\n\nError: 550 5.1.1 User unknown\nThe contact has been blocked.\n"),
    Told("Brevo notice", "Brevo <contact@brevo.example>", "Delivery failed: Staff nurse", "Hello,\n\nthe following email could not be delivered:\n\nTo: yun@example.com\nReason: 550-5.1.1 The email account that you tried to reach does not exist.\n"),
)  # fmt: skip
"""From a service that sends mail for us: it has a return path and says that it was generated."""
