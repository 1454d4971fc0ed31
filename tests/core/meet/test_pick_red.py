"""Answers that name a start and do not take it: past, reported, hanging on something, said of another, or in jest."""

import pytest
from test_pick_everyday import read

NOT_TAKEN = {
    "en": """
        My sister comes, then Wednesday it is.
        The nanny has time, then Wednesday.
        It hinges on my mother: she can, then Monday.
        Wednesday depends on my husband.
        Monday worked great for me last time.
        I almost picked Wednesday.
        I came close to saying yes to Wednesday.
        They say that Monday works for you. Read it.
        You claim Wednesday suits you. Noted.
        According to my wife Monday works. According to me, not really.
        Thursday is great. That wasn't me, my son typed it.
        Thursday works. For farmers.
        Wednesday works. For my cat.
        Wednesday is good for my yoga class.
        Wednesday works. Other people.
        Monday evening is perfect for swimming.
        My father's surgery is on Thursday, all fine so far.
        On Wednesdays I have choir. Sounds good!
        Monday suits me like a hole in the head.
        Monday works about as well as a wet match.
        Thursday is great in my wildest dreams.
        Thursday is fine, in some other life.
        Friday 8 am, just what every student dreams of.
        Friday at 8. I just love getting up at six.
        Friday at 8? Good one!
        Sure, Friday at 8. No, seriously, something a bit later please.
        Thursday works, no, something earlier please.
        Thursday or Monday. I really can't say which.
        Thursday fits. Ask me again tomorrow.
        Anything else than Monday.
        Monday suits me least of all.
        """,
    "de": """
        Kommt Opa, dann Mittwoch.
        Ist die Oma gesund, nehme ich Montag.
        Will der Chef, dann Montag.
        Gewinnt er das Spiel, dann Mittwoch.
        Hat meine Frau frei, dann Montag.
        Sollte der Zug fahren, dann Montag.
        Mittwoch hängt noch vom Kollegen ab.
        Montag steht und fällt mit dem Wetter.
        Mittwoch passte mir beim letzten Mal sehr gut.
        Montag hätte ich fast gesagt.
        Fast hätte ich Mittwoch genommen.
        Sie sagen, dass Montag Ihnen passt. Gelesen.
        Du schreibst, Mittwoch passt dir. Gesehen.
        Laut meiner Frau passt Montag. Für mich eher nicht.
        Donnerstag passt. Das war ich nicht, das war mein Sohn.
        Mittwoch passt. Für Frühaufsteher.
        Mittwoch geht. Anderen Leuten.
        Montagabend ist ideal zum Schwimmen.
        Mittwochs habe ich Chor. Klingt gut!
        Papas Operation ist am Donnerstag, alles gut so weit.
        Donnerstag passt mir wie die Faust aufs Auge.
        Montag passt super, in meinen Träumen.
        Freitag um 8, davon träumt jeder Student.
        Freitag 8 Uhr? Guter Witz!
        Klar, Freitag 8 Uhr. Nein, im Ernst, etwas später bitte.
        Mittwoch passt. Ich weiß es noch nicht.
        Donnerstag. Fragen Sie mich später nochmal.
        Alles andere als Montag.
        Montag passt am schlechtesten.
        """,
    "fr": """
        Ma mère peut, alors mercredi.
        Le patron accepte, lundi va.
        Lundi m'allait bien.
        Mon mari est libre, alors lundi.
        Mercredi dépend de mon chef.
        Lundi m'arrangeait bien la dernière fois.
        J'ai presque choisi mercredi.
        J'allais dire lundi.
        Vous dites que lundi vous convient. Lu.
        Selon ma femme, lundi va. Selon moi, pas vraiment.
        Jeudi est parfait. Ce n'était pas moi.
        Mercredi convient. Pour les lève-tôt.
        Mercredi va bien. Aux retraités.
        Lundi soir c'est parfait pour la piscine.
        Lundi soir est idéal pour le foot.
        Les mercredis j'ai chorale. Ça sonne bien !
        L'opération de maman est jeudi, tout va bien.
        Jeudi me va comme un coup de pied.
        Jeudi est parfait, dans mes rêves.
        Jeudi est parfait, dans une autre vie.
        Vendredi à 8h, le rêve de tout étudiant.
        Vendredi à 8h ? Très drôle !
        Bien sûr, vendredi à 8h. Non, sérieusement, quelque chose de plus tard.
        Jeudi convient. Je ne sais pas encore.
        Jeudi. Demandez-moi plus tard.
        Tout sauf lundi.
        Lundi est le jour où je peux le moins.
        """,
    "es": """
        Viene mi madre, entonces el miércoles.
        Que venga la abuela y el lunes me va bien.
        La niñera puede, entonces el miércoles.
        El miércoles depende de mi jefe.
        El lunes me venía muy bien la última vez.
        Casi digo el miércoles.
        Iba a decir el lunes.
        Usted escribe que el lunes le va bien. Leído.
        Según mi mujer el lunes va bien. Para mí no tanto.
        El jueves va perfecto. No fui yo.
        El miércoles va bien. Para los madrugadores.
        El lunes por la tarde es perfecto para el gimnasio.
        Los miércoles tengo coro. ¡Suena bien!
        La operación de papá es el jueves, todo bien por ahora.
        El jueves me va como una patada.
        El jueves me va genial, en mis sueños.
        El jueves es perfecto, en otra vida.
        El viernes a las 8, el sueño de todo estudiante.
        ¿El viernes a las 8? ¡Buen chiste!
        Claro, el viernes a las 8. No, en serio, algo más tarde por favor.
        El jueves va bien. Todavía no lo sé.
        El jueves. Pregúntame más tarde.
        Cualquier cosa menos el lunes.
        El lunes me viene peor.
        """,
    "nl": """
        Komt mijn moeder, dan woensdag.
        Is oma beter, neem ik maandag.
        Heeft hij tijd, dan maandag.
        Woensdag hangt van mijn baas af.
        Maandag paste me de vorige keer goed.
        Ik koos bijna woensdag.
        Ik had bijna ja gezegd tegen woensdag.
        Jullie schrijven dat maandag past. Gelezen.
        Volgens mijn vrouw past maandag. Voor mij niet.
        Donderdag past. Dat was ik niet.
        Woensdag past. Voor vroege vogels.
        Woensdag past. Andere mensen.
        Maandagavond is goed voor de sportschool.
        Maandagavond is perfect om te zwemmen.
        Op woensdagen heb ik koor. Klinkt goed!
        De operatie van papa is donderdag, alles goed tot nu toe.
        Donderdag past als een tang op een varken.
        Donderdag is perfect, in mijn dromen.
        Donderdag is prima, in een ander leven.
        Vrijdag om 8 uur, daar droomt elke student van.
        Vrijdag om 8 uur? Leuke grap!
        Tuurlijk, vrijdag 8 uur. Nee, serieus, iets later graag.
        Donderdag past. Ik weet het nog niet.
        Donderdag. Vraag het me later.
        Alles liever dan maandag.
        Maandag past mij het slechtst.
        """,
    "it": """
        Arriva la mamma, allora mercoledì.
        Venisse la nonna, lunedì va bene.
        Lunedì mi andava bene.
        La tata può, allora mercoledì.
        Mercoledì dipende dal mio capo.
        Lunedì mi andava bene l'altra volta.
        Quasi dicevo mercoledì.
        Stavo per dire lunedì.
        Lei dice che lunedì le va bene. Letto.
        Secondo mia moglie lunedì va bene. Per me non tanto.
        Giovedì va bene. Non ero io.
        Mercoledì va bene. Per i mattinieri.
        Lunedì sera è perfetto per la palestra.
        L'operazione di papà è giovedì, tutto bene per ora.
        Giovedì mi va come un calcio.
        Giovedì va benissimo, nei miei sogni.
        Giovedì va bene, in un'altra vita.
        Venerdì alle 8, il sogno di ogni studente.
        Venerdì alle 8? Molto divertente!
        Certo, venerdì alle 8. No, sul serio, qualcosa più tardi per favore.
        Giovedì va bene a mia moglie. Io non lo so ancora.
        Giovedì. Chiedimelo più tardi.
        Qualsiasi cosa piuttosto che lunedì.
        Lunedì mi va peggio.
        """,
    "pt": """
        Vem minha mãe, então quarta.
        Vindo a avó, segunda serve.
        A babá pode, então quarta.
        Quarta depende do meu chefe.
        Segunda ficou bem para mim da última vez.
        Quase disse quarta.
        Ia dizer segunda.
        Você disse que segunda lhe convém. Li.
        Segundo a minha mulher segunda serve. Para mim não.
        Quinta serve. Não fui eu.
        Quarta serve. Para os madrugadores.
        Segunda à noite é perfeita para o ginásio.
        A operação do pai é quinta, tudo bem até agora.
        Quinta me serve como um pontapé.
        Quinta é perfeita, nos meus sonhos.
        Quinta é ótima, em outra vida.
        Sexta às 8, o sonho de qualquer estudante.
        Sexta às 8? Muito engraçado!
        Claro, sexta às 8. Não, a sério, algo mais tarde por favor.
        Quinta serve. Ainda não sei.
        Quinta. Pergunte-me mais tarde.
        Qualquer coisa menos segunda.
        """,
    "pl": """
        Przyjdzie mama, to środa.
        Zgodzi się szef, to poniedziałek.
        Środa zależy od szefa.
        W poniedziałek pasowało mi ostatnio bardzo dobrze.
        Prawie wybrałam środę.
        Już miałam powiedzieć poniedziałek.
        Pani pisze, że poniedziałek pasuje. Przeczytałem.
        Według mojego męża poniedziałek pasuje. Według mnie nie.
        Czwartek pasuje. To nie ja.
        Środa pasuje. Dla rannych ptaszków.
        Środa pasuje. Innym ludziom.
        Poniedziałek wieczorem jest idealny na basen.
        Operacja taty jest w czwartek, na razie wszystko dobrze.
        Czwartek pasuje jak pięść do nosa.
        Czwartek jest idealny, w moich snach.
        Czwartek jest super, w innym życiu.
        Piątek o 8, marzenie każdego studenta.
        Piątek o 8? Dobry żart!
        Jasne, piątek o 8. Nie, serio, coś później proszę.
        Czwartek pasuje. Jeszcze nie wiem.
        Czwartek. Zapytajcie mnie później.
        Wszystko inne niż poniedziałek.
        W poniedziałek pasuje mi najgorzej.
        """,
    "sv": """
        Kommer farmor, så onsdag.
        Är mormor frisk, tar jag måndag.
        Måndag passade bra sist.
        Har han tid, så onsdag.
        Onsdag beror på chefen.
        Måndag funkade bra förra gången.
        Jag var nära att välja onsdag.
        Jag sa nästan ja till onsdag.
        Ni skriver att måndag passar. Läst.
        Enligt min fru passar måndag. För mig inte.
        Torsdag passar. Det var inte jag.
        Onsdag passar. För morgonpigga.
        Onsdag passar. Andra människor.
        Måndag kväll är bra för träning.
        På onsdagar har jag kör. Låter bra!
        Pappas operation är på torsdag, allt bra hittills.
        Torsdag passar som ett hål i huvudet.
        Torsdag är perfekt, i mina drömmar.
        Torsdag är bra, i ett annat liv.
        Fredag klockan 8, varje students dröm.
        Fredag klockan 8? Kul skämt!
        Visst, fredag klockan 8. Nej, seriöst, något senare tack.
        Torsdag passar. Jag vet inte än.
        Torsdag. Fråga mig senare.
        Vad som helst hellre än måndag.
        Måndag passar sämst.
        """,
}
TAKEN = {
    "en": """
        You wrote Thursday at 6, that works for me.
        Thursday works for me, as you wrote.
        Great, then Thursday it is.
        Thursday works. For my part I look forward to it.
        Thursday is good for a call.
        Thursday works as well as I could hope for, thanks.
        Thursday is perfect for me.
        """,
    "de": """
        Passt super, dann Donnerstag.
        Freut mich sehr, dann Donnerstag.
        Donnerstag passt. Für Rückfragen gern mobil.
        Donnerstag passt mir gut, wie Sie schreiben.
        Donnerstag ist gut für das Gespräch.
        """,
    "fr": """
        Parfait, alors jeudi.
        Jeudi est parfait pour l'entretien.
        """,
    "es": """
        Me viene bien, entonces el jueves.
        El jueves es perfecto para la entrevista.
        """,
    "nl": """
        Prima, dan donderdag.
        Donderdag past mij goed.
        Donderdag is prima voor het gesprek.
        """,
    "it": """
        Perfetto, allora giovedì.
        Giovedì va bene per il colloquio.
        """,
    "pt": """
        Perfeito, então quinta.
        Quinta serve para a entrevista.
        """,
    "pl": """
        Czwartek pasuje mi najbardziej.
        """,
    "sv": """
        Perfekt, då torsdag.
        Torsdag passar bra för mig.
        """,
}


def lines(table):
    return [(code, line.strip()) for code, text in table.items() for line in text.strip().splitlines()]


@pytest.mark.parametrize(("language", "text"), lines(NOT_TAKEN))
def test_a_start_that_is_named_and_not_taken_is_not_booked(language, text):
    assert read(text, language) in {"ask", "human", "propose", "stop", "wait"}


@pytest.mark.parametrize(("language", "text"), lines(TAKEN))
def test_a_start_that_is_taken_in_much_the_same_words_is_booked(language, text):
    assert read(text, language) == "book 4"
