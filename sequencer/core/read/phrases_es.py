"""Spanish, of Spain and the Americas: tú, vos, usted, vosotros and ustedes."""

from sequencer.core.read.accents import accents_optional
from sequencer.core.read.phrases import Phrases

_REACH = (
    r"(?:contact(?:ar|en?|es|éis|ase|asen|aran?|arás?)|contactando|(?:re)?escrib(?:ir|an?|as|áis|iera|ieran|ieras)|escribiendo|env(?:iar|íe|íen|íes|iéis|iara|iaran)|enviando|mand(?:ar|en?|es|éis|ara|aran)|mandando|"
    r"molest(?:ar|en?|es|éis|ara|aran)|molestando|llam(?:ar|en?|es|éis|ara|aran)|llamando|busc(?:ar|ando)|busqu(?:en?|es|éis)|incordi\w+|fastidi\w+|insist(?:ir|an?|as|áis|iendo)|spame\w+|acos\w+|hostig\w+|ofre(?:cer|ciendo|zcan?|zcas)|remit(?:ir|an?|iendo)|"
    r"persegu\w+|whatsape\w+|mensaje(?:ar|en?|es)|cont(?:act|act)\w+|comuni(?:car|quen?|ques)|pon(?:er|erse|gan?|gas) en contacto|d(?:ar|en?|és) la (?:lata|tabarra|brasa|vara|murga)|jod\w+|propon(?:er|gan?|gas)|dirigir|dirijan?)(?:me|nos|se|te)?\b"
)
_TOUCHED = r"(?:contactad|molestad|llamad|incordiad|abordad|acosad|incluid|inscrit|suscrit|bombardead|spamead|importunad|perseguid|destinatari)\w*"
_MAIL = r"(?:correos?|mensajes?|e-?mails?|mails?|comunicaci(?:ón|ones)|llamadas?|publicidad|propaganda|spam|newsletters?|boletines|solicitudes|contactos?|avisos?|whatsapps?|información|notificaci(?:ón|ones))\b"
_MINE = (
    r"(?:(?:todos |todas )?(?:mis?|nuestros?|los|este|esta|la|el|ese|cualquier|toda?) (?:\w+ )?(?:datos?|correo|dirección|e-?mail|mail|teléfono|número|nombre|información|contacto|perfil|registro|ficha|cv|currículum|suscripción|cuenta|rastro|celular|inscripción)\b|"
    r"todo(?=\W*$|[.!])|todo lo (?:mío|que teng\w+)|los datos|cuanto teng\w+)"
)
_OUT = (
    r"(?<!dónde )(?:borr|elimin|quit|suprim|sac|saqu|retir|destru|destruy|olvid|tir|cancel|anul|excluy|exclu)"
    r"(?:ar|er|ir|a|e|as|es|an|en|ad|ed|id|á|é|í|ás|áis|éis|ara|aran|aras|iera|ieran|ase|asen|emos|amos|ando|iendo)?(?:me|nos|lo|los|la|las|se)?\b"
)
_LISTS = r"(?:\w+ )?(?:listas?|bases?|bbdd|listados?|agenda|sistemas?|registros|archivos|ficheros?|mailing|crm|envíos|contactos|directorio|base de datos|boletín|distribución)\b"
_NOW_AND_THEN = r"(?![\w ']{0,30}\b(?:antes de|por (?:teléfono|la mañana|la tarde|favor antes|linkedin|ahora)|hasta|al trabajo|en horario|en (?:el|mi) trabajo|hoy|mañana|ahora|esta semana|todavía|aún)\b)"
_DATED = r"(?! (?:el|la|los|en|a|al|este|esta|mañana|para)\b[\w ]{0,20}\b(?:lunes|martes|miércoles|jueves|viernes|semana|tarde|mañana|hora)s?)"
_JOB = r"(?:\w{3,}(?:er[oa]s?|or|ora|istas?|ist|ian[oa]|ic[oa]|og[oa]|nte|ólog[oa]|ador|adora|ari[oa]|iz)|abogad[oa]|chef|profe|maestr[oa]|arquitect[oa]|albañil|fontaner[oa])\b"
_MOVE = r"(?:cambi|mov|muev|mud|dej|ir(?:me)?\b|salir|march|volver|vuelv|regres|trasla|abandon|traslad|moverme|reubic|particip|postul|seguir adelante|continuar (?:con|en)|aceptar)\w*"
_NEW_JOB = r"(?:un|una|mi|otro|otra|el|la|este|al|con)? ?(?:nuev[oa]|otr[oa]|mejor)? ?(?:trabajo|puesto|oferta|empleo|contrato|empresa|cargo|propuesta|proyecto|plaza|chamba|laburo|curro|pega|despacho|hospital|equipo)\b"
_TALK = r"(?:habl(?:ar|amos|emos|arlo|arnos|ásemos)|charl(?:ar|amos|emos|arlo)|platic(?:ar|amos|arlo)|platiquemos|convers(?:ar|amos|emos|arlo)|reunir(?:nos|me)|reunimos|vernos|vemos|quedar|quedamos|quedemos|llamarnos|agend(?:ar|amos|emos)|coordin(?:ar|amos|emos)|concret(?:ar|amos|emos)|juntarnos|juntamos|tomar (?:un|ese) café|tomamos un café|conocer(?:nos|os|te|los|le|les)?|escuchar(?:te|le|os|les|la|lo)?|saber (?:un poco )?más|conocer más|comentar(?:lo)?)\b"
_DAY = r"(?:lunes|martes|miércoles|jueves|viernes|sábado|domingo|mañana|hoy|esta (?:tarde|semana|noche)|la (?:próxima semana|semana que viene|semana próxima|tarde)|por la (?:tarde|mañana)|a partir de las|después de las|a las \d|cualquier día|cuando (?:quieras?|queráis|quieran|gustes?|gusten|pueda\w*))"
_PERSON = r"(?:compañer[oa]|amig[oa]|colega|herman[oa]|prim[oa]|marido|mujer|pareja|novi[oa]|jef[ea]|cuñad[oa]|espos[oa]|hij[oa]|sobrin[oa]|vecin[oa]|soci[oa]|ex ?compañer[oa]|alumn[oa]|conocid[oa]|coleguita|compa|cuate|pana|pata|tí[oa]|suegr[oa]|yerno|nuera|contacto|director[a]?|responsable|encargad[oa]|sustitut[oa]|sucesor[a]?|gerente|madre|padre|becari[oa])"

SPANISH = Phrases(
    opt_out=accents_optional(
        rf"no (?:me |nos |se me |vayan a |vuelvan a |vuelva a |vuelvas a |volváis a |volver a |volvieran a |volviera a |volvieras a )(?:me |nos )?(?:vuelv\w+ a |volv\w+ a |sig(?:a|as|an|áis) |siguieran? )?{_REACH}(?! (?:con|en) (?:el|la|los) que){_NOW_AND_THEN}",
        rf"no (?:se )?(?:vuelv\w+|volváis|volvieran?|volvieras|volver|sig(?:a|as|an|áis|ais)|seguir|continúen?) (?:más )?(?:a )?(?:me |nos )?{_REACH}",
        rf"no (?:quiero|deseo|queremos|deseamos|quisiera|querría|acepto|autorizo|consiento|permito|tolero|admito|necesito|gustaría|interesa) (?:\w+ )?que (?:se )?(?:me |nos )?(?:vuelv\w+ a |volv\w+ a |sig\w+ )?{_REACH}{_NOW_AND_THEN}",
        rf"que (?:ya )?no (?:se )?(?:me |nos )(?:vuelv\w+ a |volv\w+ a |sig\w+ )?{_REACH}{_NOW_AND_THEN}",
        rf"(?:nunca|jamás|ya no|tampoco) (?:más )?(?:me |nos |se |vuelv\w+ a |volv\w+ a )(?:me |nos )?(?:vuelv\w+ a |volv\w+ a )?{_REACH}(?! (?:trabajo|desde))",
        rf"(?:favor|ruego|pido|rogaría|pediría|solicito|agradecer\w*|encarecidamente|mejor|prefiero|preferiría|gustaría|por favor,?|gracias por|cortesía|suplico) (?:de )?no (?:volver a |seguir |me )?{_REACH}{_NOW_AND_THEN}",
        rf"(?:^|(?<=[.!?,;:] )|(?<= y ))no (?:contact(?:ar|en|es|e|éis)|escrib(?:ir|an|as|a|áis)|molest(?:ar|en|es|e|éis)|insist(?:ir|an|as|a|áis)|llam(?:ar|en|es|éis)|envi(?:ar|en|es))\b{_NOW_AND_THEN}",
        rf"(?:no|ni|sin|dej\w+ de|nunca) (?:me |nos |volver a |seguir |más |querer |quiero |deseo |queremos |deseamos |desearía |quisiera |quería |querría |acepto |pienso |me interesa |me gustaría |necesito |pedí |solicité |estoy interesad[oa] en |tengo interés en )(?:más |volver a |seguir |continuar |nunca más |ya |me |siquiera )?(?:recib(?:ir|iendo)\w*|ser {_TOUCHED}|estar (?:en|suscrit|incluid)|(?:que )?me {_REACH}|saber (?:más |nada )|formar parte|aparecer en|figurar en|nada (?:más |de (?:ustedes|vosotros|usted|esto|su))|(?:sus|tus|vuestros|estos|este tipo de|esta clase de|ningún|más|otro) ?{_MAIL})",
        rf"no (?:recibir|ser {_TOUCHED})(?! (?:respuesta|noticias))", "no reciba (?:más|nada|ning)", rf"(?:dejar|deje|dejara|dejase) de (?:recibir|ser {_TOUCHED}|aparecer|figurar)", rf"(?:no|nunca|ni) (?:más|mas) {_MAIL}",
        rf"(?:ni un|ningún|ninguna|ni una|nada de|no quiero|cero|sin) (?:solo |sola |otro |otra )?(?:más )?{_MAIL} (?:más|mas|nuev[oa]s?)\b",
        rf"(?:ni un|ni una|ningún otro|ninguna otra|no quiero|no deseo|no queremos|nada de|se acabaron los) (?:solo |sola |otro |otra |recibir |ver |sus |tus |vuestros |estos |más |este tipo de )*{_MAIL}", rf"^{_MAIL} no\b",
        rf"(?:dej(?:a|e|en|ad|ar|á|es|éis|aran?|aras|ase|asen)|par(?:a|e|en|ad|á|ar|es)|ces(?:e|en|ad|ar)|det(?:én|engan?|ened)(?:se)?|abst\w+(?:se)?|evit(?:a|e|en|ar|ad|es)|basta|termin\w+) (?:ya |por favor,? |inmediatamente |de una vez |porfa |ya mismo )*(?:de |con )?(?:me |nos )?{_REACH}{_NOW_AND_THEN}",
        r"(?:dejen?|dejes?|deja|dejad|dejá|pare[ns]?|parad|ces(?:e|en|ad)) (?:ya )?(?:de|con) (?:\w+(?:ar|er|ir|rse)(?:me|nos)\b|tanto|tanta|tantos|los|las|estos|este|el|la|sus|tus|esto|eso|todo|cualquier)",
        rf"(?:dejar|dejara|dejaran|dejases|parar|cesar) de {_REACH}", r"(?:^|(?<=[.!,;:] ))(?:paren|pare|parad|pará|cesen|ya paren)\b(?: ya| de una vez| por favor| porfa)?(?=\W*$|[.!])",
        r"(?:ya )?basta(?: ya)?\b(?=\W*$| de | ya|[.!,])(?! (?:de rutina|con que))",
        r"(?:ya está bien|ya vale|ya estuvo|hart[oa]s?|cansad[oa]s?|harta|aburrid[oa]|hasta (?:las narices|los huevos|el gorro|el moño|la coronilla)) (?:de )?(?:que me|recibir|tus|sus|vuestros|tantos?|estos|este tipo|correos|mensajes|tanto mensaje|tanta)",
        "pár(?:en|a|e)le|ya pár(?:en|a)", r"absteng\w+(?:se)?|abstener(?:se)? de|eviten? (?:contactar|escribir|mandar|enviar|llamar)",
        r"(?:d(?:ar|ad|en|é|e|arme|adme|énme|ame|arnos|arse|ás|es|éis|ando|ado)|dé[ns]?me|deme|démenos|ser dad[oa]|dén?(?:me|nos)|date|darte|causar|pedir|sea dad[oa])(?:me|nos)? (?:inmediatamente |ya |por favor,? |definitivamente )?(?:de )baja",
        r"(?:solicit\w+|quiero|pido|exijo|deseo|tramit\w+|gestion\w+|proced\w+ a|ruego|requiero|la|mi) (?:\w+ )?(?:la |mi |su )?baja(?= (?:de|en|inmediata|por favor|definitiva|cuanto)|\W*$)(?! (?:de maternidad|médica|por|laboral|maternal|paternal))",
        r"(?:^|(?<=[.!,] ))baja(?: por favor| porfa| ya| inmediata)?\W*$", "de baja,? por favor", r"desuscri\w+|desubscri\w+|desapunt\w+|desinscri\w+|darse de baja",
        r"(?:cancel|anul)\w* (?:la |mi |esta )?(?:suscripción|inscripción)",
        rf"(?<!he )(?<!había )(?<!ha ){_OUT}(?:me|nos)? (?:\w+mente |ya |por favor,? |porfa,? |también |cuanto antes |de una vez |de (?:su|tu|la|sus) \w+ |completamente )*{_MINE}",
        r"(?:bórr|elimín|borr|elimin|exclúy|descart)\w*(?:me|nos)\b(?! (?:las? dudas?|un |una ))",
        r"(?:sáqu|sác|quít|saqu|saca|quit|retír|suprím|tach)\w*(?:me|nos) (?:\w+mente |ya |por favor,? |también |porfa )?(?:de|del) (?!(?:la duda|dudas|encima|este trabajo|aquí|mi trabajo|trabajar))",
        r"(?:quít|sáqu)en?(?:me|nos)(?:,? (?:ya|por favor|porfa))?\W*$", r"(?:me|nos) (?:borr|elimin|excluy|suprim)\w+\b(?! (?:el|la|las|los|una?) )",
        rf"(?:me|nos) (?:quit|sac|saqu|retir|tach|dé|den|des|dier)\w* (?:\w+mente )?(?:de|del) (?:baja|la lista|las listas|todas|cualquier|(?:su|sus|tu|tus|vuestra|esta|la|el|los) {_LISTS})",
        rf"{_OUT} (?:\w+ ){{0,4}}(?:de|del) (?:su|sus|tu|tus|vuestra|vuestro|esta|este|la|el|todas las|cualquier|los) {_LISTS}", rf"(?<!parte )(?<!en )(?:fuera )?de (?:su|sus|tu|tus|vuestra|vuestras|esta) {_LISTS}",
        r"(?:ser|sea|seamos|estar|quedar|haber sido|he sido) (?:eliminad|borrad|excluid|dad|retirad|suprimid|quitad|removid)[oa]s? ?(?:de|$)", r"(?:remuev|remover|remuév)\w*(?:me|nos)?\b",
        r"que (?:se )?(?:mis|mi|mis datos|el) (?:\w+ ){0,2}(?:se(?:a|an)|desaparezc\w+|qued\w+) (?:eliminad|borrad|suprimid|retirad|de)", rf"se (?:elimin|borr|suprim|retir)\w+ (?:de inmediato |todos )?{_MINE}",
        r"(?:eliminación|supresión|borrado|cancelación|retirada|exclusión|destrucción|rectificación) (?:\w+ )?(?:de (?:todos |todas )?(?:mis|mi|los|toda|cualquier|nuestros)|del)\b",
        r"(?:olvíd|olvida|olvid)\w* (?:de (?:mí|mi\b|que existo|nosotros)|mi (?:correo|número|nombre|mail|contacto))", r"olvíd(?:a|e|en|ense)(?:me|nos)\b", r"pierd[ae]n? mi (?:número|correo|contacto)",
        r"(?:déj|dej)(?:a|e|en|ad|á|es|éis|ar|enme|ame|eme|adme|arme)(?:me|nos)? (?:ya |por favor,? )?(?:en paz|tranquil[oa]s?|vivir)\b", r"(?:me|nos) dej(?:a|e|en|es|éis|aran?|ar|as) (?:ya |de una vez )?(?:en paz|tranquil)",
        r"(?:piérd[ae]n?(?:te|se)?|lárg(?:ate|uense|uese)|váya(?:se|nse) a|vete a (?:la|tomar|cagar)|que te den|que os den|vayan a joder|a la mierda|al carajo)\b",
        "no (?:me )?(?:moleste[ns]?|molesteis|moles|insista[ns]?|insistáis|jodas|jodan)\\b", r"métete tus? (?:ofertas?|correos?)",
        r"me opongo|oposición al|derechos? (?:al olvido|de (?:supresión|oposición|cancelación|borrado|acceso)|arco)", r"(?:revoco|retiro|revocar|retirar) (?:\w+ )?(?:mi |el |cualquier )?(?:consentimiento|autorización|permiso)",
        r"(?:no|nunca|jamás|sin) (?:\w+ ){0,3}(?:mi )?(?:consentimiento|autorización|permiso)\b",
        r"no (?:autorizo|autoricé|he autorizado|os autorizo|les autorizo|está autorizad\w+|tienen? derecho a)|(?:nunca|jamás|no) (?:les |os |te |le )?(?:he )?(?:autoric|autoriz|consent|solicit|pedí )\w*",
        r"(?:rgpd|lopd|lopdgdd|gdpr|protección de datos|habeas data)\b(?=[^\n]{0,120}(?:derech|dato|elimin|supr|opo|artículo|retir|borr|contact|denunci|cancel|baja))",
        r"(?:conform\w+|virtud|amparo|según|incumpl\w+|vulner\w+|violación|acuerdo con|aplicación|art(?:ículo|\.)? ?\d+)[\w ,.]{0,25}(?:rgpd|lopd|protección de datos|reglamento)",
        r"art(?:ículo|\.)? ?(?:17|21|15)\b|aepd|agencia (?:española )?de protección|lista robinson|indecopi|inai\b|profeco",
        r"(?:denunci(?:a|o|ar|aré|arlos|arles|arte)\b|mi abogad[oa]|acciones legales|medidas legales|vía judicial|poner una reclamación)", r"(?:es|esto es|puro|mero|considero|como) (?:un |puro |correo )?spam\b",
        r"(?:report|marc|denunci|señal|calific)\w* (?:\w+ ){0,3}(?:como|por) (?:spam|correo no deseado|no deseado|basura)", r"spamm?(?:er|ers|ear|een|ees|eando)\b|no solicitad\w+",
        r"(?:te|le|les|los|lo|os|la|vuestro|su|tu) (?:voy a |vamos a |he |tengo |correo |dirección )?(?:bloque(?:o|ó|é)|bloquear\w*|bloquead[oa])\b",
        r"(?:cuántas|cuantas|tercera|segunda|última|enésima) ve(?:z|ces) (?:más )?(?:tengo que|hay que|debo|les|os|te|le|que)\b(?: (?:lo |les |os |se lo |tengo que |he de ){0,2})(?:dec|dig|ped|pid|repet|repit)\w*",
        r"no (?:conserv|guard|us|utilic|almacen|compart|tra?t)\w+ (?:más )?(?:mis|mi)\b", "(?:^|(?<=[.!,] ))stop\\b(?=[ .!,]*(?:$|ya|correos|mails|spam|por favor))",
    ),
    wrong_person=accents_optional(
        r"(?:se|te|os|me|nos) (?:ha |has |habrá |habéis |habrás |han |estás? |está |están |debe de |debes |habrán |he )*(?:equivoc|confund|confus)\w+", "equivocad[oa]s?\\b",
        r"(?:debe|tiene que|ha de|parece|creo|hay|habrá|fue|es|sospecho|seguramente|será)(?: \w+){0,3} (?:un |una |algún )?(?:error|confusión|equivocación|malentendido)\b(?! de mi)", r"por (?:error|equivocación)\b",
        "no (?:soy|es) (?:yo )?(?:la persona|quien|el que|a quien|esa persona|ese|esa|la que|yo\\b|aquel|dicha|el mismo|la misma)(?! decide| toma)", r"no soy (?:yo )?(?:el|la|ningún|ninguna|tu|su) [\w]+(?: [\w]+){0,3} que",
        rf"no soy (?:ni he sido )?(?:una? |ningún |ninguna )?{_JOB}", r"(?:yo )?soy (?!de |muy|feliz|consciente|más)(?:una? |el |la )?[\w ]{3,30},? (?:y )?no (?:soy |una? |el |la |de |entiendo|sé|tengo (?:nada|ni))[\w ]*",
        rf"soy (?:una? )?[\w ]{{3,30}},? (?:y )?no (?:una? )?{_JOB}", rf"(?:yo )?soy (?:una? )?{_JOB} (?:en|de|y) [\w ]{{2,25}}, no (?:sé|tengo|entiendo)",
        r"(?:nunca|jamás|en mi vida|en la vida) (?:he|hice|fui|trabajé|tuve|toqué|ejercí|estudié|programé|estuve en)(?: (?:pisado|trabajado|sido|hecho|tocado|programado|estudiado|ejercido|estado|visto|tenido|dado|vendido|soldado))?\b(?! (?:pensado|tan|mejor|un mes))",
        r"no (?:es|tiene nada que ver con|sé nada de|entiendo (?:nada )?de|tengo (?:nada que ver|ni idea)(?: con| de)?) ?(?:mi (?:campo|área|sector|profesión|ramo|rubro|especialidad)|eso|ese tema|informática|nada)\b",
        r"mismo nombre|homónim[oa]|tocay[oa]|mismo apellido|(?:somos|hay) (?:muchos|varios|dos|tres|miles|otr[oa]s?)(?: \w+){0,2} (?:con|que nos|llamad|que se)",
        r"(?:busc|quer|preguntas?|pregunt)\w* (?:seguramente |quizás? |más bien |en realidad |probablemente )?(?:a|al|por) (?:la |el )?(?:otr[oa]|mi (?:hij|padre|madre|herman|marido|espos|prim|tocay)|alguien|una persona)\w*",
        r"(?:aquí|acá|en esta casa) no (?:hay|trabaja|vive|conocemos|tenemos|existe|está)", r"(?:ya )?no (?:trabaja|vive|está|labora) (?:aquí|acá|con nosotros|en esta|en este|ya)",
        r"(?:nadie|ningún|ninguna|no (?:conozco|conocemos|hay)) (?:\w+ ){0,4}(?:con ese nombre|de ese nombre|llamad[oa]|que se llame|con ese apellido|aquí con)",
        r"no me llamo|no es mi nombre|ese no soy|esa no soy|no soy \w+,? (?:soy|sino)|no soy yo|no era para mí|no (?:va|iba|es|era|está) (?:para|dirigid[oa] a) (?:mí|nosotros)(?= |\W)(?<!no es para mí)",
        r"(?:este|esta|el|ese|la) (?:\w+ )?(?:correo|mail|email|e-mail|dirección|número|cuenta|mensaje|teléfono|buzón)(?: electrónico)? (?:no (?:es|va|era|le|iba|corresponde)|es (?:de (?:una|un|la|el|mi|otra)|del)|pertenece|ya no|ahora es|corresponde a|es compartid)",
        r"(?:soy|habla|escribe|le habla|aquí) (?:su|la|el) (?:madre|padre|mamá|papá|mujer|marido|espos[oa]|hij[oa]|herman[oa]|viuda|secretaria|novi[oa]|hijo|cuñad[oa])\b",
        r"fallec\w+|pasó a mejor vida|el (?:anterior|antiguo) (?:dueño|titular|propietario)", r"(?:persona|contacto|número|correo|destinatario|perfil|dirección) (?:incorrect|equivocad|erróne)[oa]",
        r"(?:mensaje|correo|mail) (?:no )?(?:era|es|iba) (?:para|dirigido a) (?:otr|alguien)\w*",
    ),
    flips=accents_optional(
        "(?:no|tampoco) (?:te |le |os |les |me )?(?:voy a |puedo |podría |sé )?(?:decir|digo|diría|diré|negar|niego) (?:\\w+ )?que (?:no|me)\\b", "tampoco .{0,20}que no",
        "no (?:me|nos) (?:desagrada|disgusta|importaría|importa|parece (?:nada )?mal|vendría (?:nada )?mal|molestaría|cierro|negaría|opongo)(?! (?:al|a que|el tratamiento))", "(?:y )?por qué no\\b",
        "no (?:estaría|está|suena|pinta) (?:nada )?mal", "no me cierro", "no (?:lo )?descarto", "no diría que no", "nada que perder", "no (?:es|sería) mala (?:idea|opción)", "no cierro (?:la puerta|ninguna puerta)",
        "nunca digas nunca", "cómo (?:decir|voy a decir) que no", "no te(?:ngo|nemos) (?:ningún )?(?:inconveniente|problema)",
    ),
    asides=accents_optional(
        "(?:no hay|sin|ningún) (?:problema|inconveniente|compromiso|falta|duda)", "no (?:pasa nada|te preocupes|se preocupe)",
        "no (?:estoy|ando) (?:\\w+ )?(?:buscando|en búsqueda)(?: activa)?(?: \\w+){0,3}(?=,? (?:pero|aunque|sin embargo))", "(?:sí o no|si no (?:le|te|os|es))", "no sé si", "no (?:solo|sólo)",
        "(?:le|te|les) (?:dije|había dicho) que (?:no|sí)",
    ),
    decline=accents_optional(
        r"(?:estoy|sigo|me quedo|quedo|prefiero (?:quedarme|seguir)) (?:bien )?(?:donde|aquí|como|acá|en (?:mi|el|la))",
        r"(?:pero|yo|así que|de momento|mejor|gracias|prefiero|y|va,) paso\b(?! (?:a|por|mi|el|mucho))|(?:^|(?<=[.!,] ))paso(?: de|,|\.|$| palabra)|paso (?:gracias|turno|de (?:esto|moverme|cambiar|todo))",
        "va a ser que no|que va\\b|ni modo",
        r"(?:^|(?<=[.!?,;] )|gracias |pero |que |siento |desgracia |lamentablemente |así que |es |un |rotundo |temo que |creo que |digo que |momento |mejor |esta vez |mí |tanto |pues )no(?:,? (?:muchas |mil )?gracias| puede ser| va a poder ser| será posible|[.!,]|$|,? lo siento)(?<! sí o no)(?<!cómo no)",
        "gracias,? (?:pero )?no\\b", "decir(?:te|le|les|os)? que no\\b",
        r"no (?:me|nos|le|termina de |acaba de |me acaba de )(?:\w+ de )?(?:interes|encaj|conv[ie]|convence|cuadr|compens|llam|atra|seduc|motiv|apetec|va|vale|sirv|sale a cuenta|veo|tient|resulta|parece (?:bien|adecuad|interesante)|late|copa|cierr|cambi|muev|mud|traslad|pillar|pill|planteo|gust|vuelv|conviene|entusiasm|emocion|queda (?:bien|cerca)|da la vida|pas[ao] (?:por la cabeza))\w*",
        r"no (?:estoy|estamos|estaría|andaría|ando|sigo) (?:\w+ )?(?:interesad|disponible|buscando|dispuest|abiert|disponible|en (?:búsqueda|el mercado)|para (?:cambios|eso)|list)\w*",
        r"no (?:tengo|hay|existe|muestro|veo) (?:\w+ )?(?:interés|intención|ganas|pensado|necesidad|sentido|previsto)\b", "(?:ningún|sin|nulo|cero|poco) interés",
        r"no (?:encajo|encaja|aplico|aplica|califico|procede|cumple|entra|está|entran)\b(?: (?:en (?:mis|lo)|con (?:mi|lo)|entre mis))?(?! (?:en la|el|la|adjunt|claro|definid))",
        rf"(?:no|ni|tampoco|nunca) (?:me |nos |lo |la |se |le |estoy |pretendo |pienso |quiero |voy a |contemplo |deseo |planeo |busco |tengo (?:pensado|planes|intención|ganas)|puedo |podré |podría |iría |haré |haría |querría |valoro |considero |estaría )+ ?(?:dispuest\w+ |en |de |a |por |que )?(?:me )?{_MOVE}",
        r"no (?:cambio|dejo|me voy|me muevo|me mudo|iría|volvería|vuelvo|aceptaría|acepto|pienso (?:ir|dejar|volver|mover)|regresaría|dejaría|cambiaría|abandono|me marcho)\b(?! (?:de opinión))",
        r"no (?:es|sería|son|era) (?:\w+ )?(?:para (?:mí|nosotros)|lo (?:mío|que (?:busco|quiero|estoy))|mi (?:momento|perfil|estilo|onda|rollo|taza|tema|fuerte)|de mi (?:interés|agrado)|el momento|compatible|viable|posible|mi mejor momento)\b(?! \?)",
        r"no (?:buscamos|busco) (?:cambi|trabajo|nada|otro|nuev)\w*",
        r"ni (?:loc[oa]|hablar|de (?:broma|coña|chiste|blas|vaina)|en (?:broma|sueños|pedo|pintura)|por (?:todo|asomo)|borrach[oa]|hart[oa]|muert[oa]|soñarlo|pensarlo|pagándo\w+|regalad[oa]|a palos|ahí|con un palo|de casualidad|aunque me|lo sueñes?|por el doble|por ese|por nada)\b",
        r"jamás(?: de los jamases| en la vida|\b)|para nada\b|en la vida\b|nones\b|quita,? quita|deja,? deja|qué pereza|no,? qué va|me da pereza|ya no (?:estoy|tengo edad|tengo ganas|me líes|me liáis|me dedico|trabajo en|ejerzo|hago|estoy para|vuelvo)|no me líes",
        "(?:prefiero|preferimos|preferiría|elijo|decidido|decidí|opto por|optado por) (?:no|quedarme|seguir (?:donde|en|con|como)|continuar (?:en|donde))", "(?:declin|rechaz|rehus|desestim)\\w+(?! mi solicitud)",
        r"(?:acab(?:o|amos) de|recién|recientemente|justo|ya|hace poco|me acaban de|acaban de)(?: (?:he|me he|me|hemos|fui|estoy|acabo de|han|hicieron))? (?:firm|acept|empez|empec|cambi|entr|incorpor|comenz|comenc|renov|renuev|compromet|contrat|fich|ascend|ascien|promov|hacer(?:me)? (?:fij|indefinid)|hicieron|coloc|encontr|consegu|ingres|arranqu|arranc|mud|uní|inici|abr)\w*(?! (?:una oferta de esta|la conversación|a (?:buscar|mirar)))",
        rf"(?:he|hemos|habiendo|haber) (?:ya |recientemente )?(?:firmado|aceptado|empezado|cambiado|encontrado|conseguido|iniciado|elegido) (?:ya |hace poco |recientemente )?{_NEW_JOB}",
        rf"(?:firmé|acepté|empecé|encontré|conseguí|comencé|cambié de|entré en|entré a) (?:ya |hace \w+ )?{_NEW_JOB}",
        "ya (?:tengo|estoy en|cuento con|estoy (?:contratad|colocad|comprometid|trabajando))\\w* ?(?:otr[oa]|trabajo|un|curro|chamba|empleo|algo|con otra)?(?! (?:interés|cv|ganas|experiencia|currículum|disponib))",
        r"(?:me han|me acaban de|me) (?:contrat|ascend|ascien|promov|renov|hecho fij|hicieron|promovi)\w+", r"(?:jubil|prejubil)\w+|(?:me retiro|estoy retirad[oa]|pensionad[oa]|me retiré)\b",
        r"(?:dejé|he dejado|abandoné|colgué|he colgado|salí de|me salí de|cambié de|he cambiado de|me fui de|cerré) (?:\w+ )?(?:la |el |las |ese |esa |los )?(?:\w+ )?(?:profesión|bata|oficio|sector|rubro|mundo|hostelería|docencia|enfermería|ventas|botas|carrera|medicina|banca|industria|gremio|vida|programación|etapa|giro|ramo|trabajo por|cocina|obra)\b",
        r"(?:ese|esa|este) (?:capítulo|etapa|mundo|vida) (?:ya )?(?:está |se |la )?(?:cerr|acab|terminó|dejé)\w*",
        r"(?:demasiado|muy|tan|bastante|queda|pilla|cae) (?:muy |demasiado |bastante )?(?:lejos|bajo|baja|poco|tarde|junior|senior|retirado)\b",
        r"(?:por|con|a) (?:ese|esa|esos|tan poco|semejante) (?:sueldo|salario|dinero|precio|paga|plata|lana|condiciones|tarifa|distancia|horario|turnos?)\b(?! (?:me interesa|sí))",
        "(?:gano|cobro|me pagan) (?:ya )?(?:bastante |mucho )?(?:más|mejor|el doble)|no (?:me )?(?:compensa|alcanza|da)\\b",
        r"(?:mucha |buena |les deseo |te deseo |le deseo |os deseo )?suerte (?:con|en|a|para|y)\b|(?:mucha|buena|toda la|les deseo|te deseo|le deseo) suerte\b",
        "(?:otra persona|alguien más|otro candidato|sin mí|conmigo no)\\b(?= (?:será|encajará|podrá|cuenten)|\\W)", "no (?:cuentes|cuenten|contéis|cuente) conmigo|conmigo no",
        r"(?:lo|la|tengo que|debo|he de|me veo obligad[oa] a|voy a) (?:\w+ )?(?:dejar(?:lo)? (?:pasar|ahí)|descart|rechaz|declin|desist|decir que no|renunci)\w*", "lo dejamos (?:aquí|ahí)|mejor lo dejo|dejémoslo",
        "(?:de aquí|de mi \\w+) no me (?:muev|sac|voy)\\w*|no hay quien me",
    ),
    settled=accents_optional(
        "(?:muy |bastante |tan |super |realmente )?(?:a gusto|content[oa]|feliz|bien|cómod[oa]|estable|asentad[oa]|satisfech[oa]|establecid[oa]|tranquil[oa]|comprometid[oa]) (?:\\w+ )?(?:donde (?:estoy|trabajo)|en (?:mi|el|la|este|esta|mis)|aquí|acá|con (?:mi|el|lo|la)|como estoy)",
        r"no (?:estoy |ando )?(?:\w+ )?busc\w+", "no estoy en búsqueda|no ando en búsqueda",
        "(?:autónom[oa]|por (?:mi )?cuenta propia|por mi cuenta|mi propi[oa] (?:negocio|empresa|estudio|bufete|consulta|taller|bar|tienda)|freelance|emprend\\w+|monté mi)",
        "(?:encanta|gusta|quiero|adoro) mi (?:trabajo|empresa|equipo|puesto)", "(?:me|nos) tratan (?:muy )?bien|no (?:tengo|hay) queja",
    ),
    interest=accents_optional(
        r"(?:despert|pic|capt|llam)\w* (?:mi|la) (?:curiosidad|interés|atención)|mi disponibilidad\b|(?:así que|pues|entonces) adelante|(?:queriendo|pensando en|deseando) (?:cambiar|un cambio|moverme)",
        r"(?<!no )(?<!no me )(?<!ni me )(?<!tampoco me )(?:me|nos) (?:interesa\w*|encantaría|encanta la|gustaría (?!no |que (?:no|se|me)|saber (?:si|cuánto|cuál|dónde|qué|quién))|apunto|sumo|anoto|llama la atención|tienta|cuadra|late|va (?:bien|perfecto|genial)|viene (?:\w+ )?(?:bien|perfecto|genial|de perlas)|parece (?:\w+ )?(?:bien|perfecto|genial|estupendo|interesante|una buena|buena)|suena (?:bien|genial|bárbaro)|pica la curiosidad|atrae|seduce|apetece|sirve|vale|queda (?:bien|perfecto)|animo|copa|prende|convence|intriga|haría ilusión|hace ilusión|pilla\w* (?:en )?(?:muy )?(?:buen|en el mejor)|agarra\w* (?:en )?(?:muy )?buen|coge\w* (?:en )?(?:muy )?buen)\b",
        "(?<!no estoy )(?<!no me hallo )(?<!no ando )(?<!no estamos )(?:interesad[oa]s?|encantad[oa]s?|dispuest[oa]|entusiasmad[oa]|motivad[oa]|tentad[oa]|honrad[oa]|apuntad[oa]|intrigad[oa])\\b(?! en mi trabajo| con mi (?:trabajo|empresa|equipo))",
        r"(?:con (?:mucho |todo |muchísimo )?gusto|con (?:sumo |mucho )?placer|será un (?:placer|honor|gusto)|sería un (?:placer|honor))",
        r"(?:^|(?<=[.!,¡] ))(?:claro|por supuesto|vale|venga|dale|perfecto|adelante|órale|sale|va|de una|listo|hecho|genial|estupendo|bárbaro|okey|ok|bueno|cómo no|desde luego|obvio|de acuerdo|fenomenal|buenísimo|excelente|joya|simón)\b(?= (?:que )?(?:s[ií]\b|q si|por favor|hablamos|llám|mánd|me|te|cuéntame|cuando|el |quedamos|pas[ae]|envía|mand|para (?:el|un)|va|y)|[.!,]|$)(?![^.!?]{0,40}\bpero no\b)",
        r"(?:^|(?<=[.!,¡] )|claro (?:que )?|pues |que |oh )sí(?:,? (?:claro|por favor|porfa|me|quiero|encantad|gracias|puedo|podemos|señor|q|hablemos|hablamos|estoy|y|cuenta|a todo|acepto|cuando)|[.!]|, |$)",
        rf"(?<!no )(?<!no podemos )(?<!después )(?<!luego )(?:{_TALK})(?! (?:con|después|luego|más adelante|en (?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|unos|un par)|el año))(?=[^.!\n]{{0,80}})(?<!de hablar)",
        r"(?:llám(?:a|e|en|ad|á)|márc(?:a|que|quen)|marcá|escríb(?:a|e|an)|contáct(?:a|e|en)|telefone[ae])(?:me|nos|nme)\b(?! (?:en (?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|sept|oct|nov|dic|unos|un|dos|tres|seis)|después de|más|cuando|pasad|a partir del?|dentro|para|tras|luego))",
        r"(?:mánd|mand|enví|pás|pas|compárt|comparta|hág|haz|ház|reenví|remít|facilít|bríndame|adelánt)\w*(?:me|nos|melo|mela|melos|melas)\b[\w ]{0,25}(?:info\w*|más|la|el|los|las|detalles?|descripción|enlace|link|invitación|datos|lo|condiciones|todo|ficha|horarios?|fecha\w*|correo|propuesta|oferta|llegar|una|un)?",
        r"(?:cuént|dí|platíc|explíc|hábl|cuent)\w*(?:me|nos|noslo|melo) (?:\w+ )?(?:más|todo|de qué|detalles|cuándo|cuando|qué día|fecha|la fecha|la hora|hora|a qué hora)|soy todo[sa]? oídos|te escucho|le escucho|cuéntame\b",
        "(?:pilla|agarra|coge|llega|viene|cae) (?:\\w+ )?(?:en )?(?:muy )?(?:buen|el mejor|el momento|como anillo|de perlas|justo)|(?:buen|gran|mejor) momento(?! para (?:mí )?no)(?<!no es buen momento)(?<!no es un buen momento)(?<!no es el mejor momento)",
        "(?<!no )(?<!sin )(?:tengo|tengo mucho|tengo gran|con) (?:mucho |gran |mucha |bastante )?(?:interés|curiosidad|ganas)\\b", r"no dud\w+ en (?:llamar|contactar|escribir)me|(?<!no )me encaja",
        r"(?:puede[ns]?|podéis|puedes) (?:llamar|marcar|contactar|escribir|localizar|encontrar)me\b(?! (?:en (?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|sept|oct|nov|dic)|después|a partir del?|más))",
        r"(?<!no )(?:estoy|estaré|estaría|ando|quedo|soy) (?:\w+ )?(?:disponible|libre|abiert[oa]|a la orden|atent[oa]|al pendiente|a la espera|a (?:su|tu|vuestra) disposición|puest[oa]|dentro|en búsqueda activa|buscando (?!no)|list[oa]|escuchando)\b(?! (?:a partir de (?:enero|feb|mar|abr|mayo|jun|jul|ago|sep|oct|nov|dic)))",
        r"(?:cuent[ae]n?|cuenta|contad|contá) conmigo",
        rf"(?:puedo|podría|tengo (?:hueco|tiempo|libre|disponib\w+)|libre|disponible) (?:\w+ ){{0,2}}{_DAY}|(?:el )?{_DAY}[\w :,]{{0,25}}(?:puedo|me (?:viene|va|queda|parece|cuadra)|estoy (?:libre|disponible)|estaría bien|perfecto|está bien|tengo hueco|me sirve|podría)",
        r"(?:acepto|aceptaría|te lo acepto|se lo acepto|aceptado)\b(?! que| (?:que|otra))(?<!no acepto)",
        r"(?:adjunto|le adjunto|te adjunto|anexo|adjunt[oa]s?|comparto|le comparto|te comparto|paso|envío|mando|remito|aquí (?:va|tiene|tienes|está|os dejo|te dejo)|dejo|va) (?:\w+ ){0,3}(?:mi |el |un )?(?:cv|c\.v\.|currículum|curriculum|currículo|hoja de vida|portafolio|número|teléfono|celular|resume|vitae)",
        r"(?:cv|currículum|hoja de vida)\b[\w ]{0,15}(?:adjunt|anexo|actualizad)\w*", "mi (?:número|teléfono|celular|móvil|cel|whatsapp|tel|cv)\\b ?(?:es|:|está)",
        r"(?:justo|precisamente|casualmente) (?:lo que|estaba|estoy|ahora (?:estoy|busco)|ando|buscaba|quería|iba)",
        "(?:quiero|quisiera|deseo|querría|gustaría|encantaría) (?:\\w+ )?(?:saber más|conocer|postular\\w*|aplicar|participar|hablar|escuchar|cambiar de (?:aires|trabajo|empresa)|más (?:información|detalles|info)|la información|probar)",
        "(?:postularme|aplicar a|me postulo|candidatura|cuándo empiezo|dónde firmo|puesto de mis sueños|sería un sueño|trabajo soñado)",
        r"(?:necesito|ganas de|pensando en|con ganas de|quiero|toca|planteándome|me planteo|buscando) (?:un cambio|cambiar|cambio de aires|nuevos retos|moverme|nuevas oportunidades|algo nuevo)(?<!no me planteo cambiar)(?<!no quiero cambiar)(?<!no me planteo un cambio)",
        "ese café|un café (?:me|siempre|cuando|el|s[ií])|café sí", r"(?:siguiente|próximo) paso|qué (?:hay que|tengo que|debo) hacer",
    ),
    question=accents_optional(
        r"¿[^?]{2,200}\?", r"(?:cuánt\w+|cuál\w*|dónde|quién\w*|qué|cómo|cuándo|es (?:presencial|remot|híbrid|para|en)\w*|hay|por qué|de qué|se)\b[^.!\n]{1,160}\?",
        r"(?:quién|cómo|de dónde|dónde) (?:\w+ )?(?:le|te|les|os|consigui\w+|ha sacado|has sacado|han sacado|sac\w+|obtuv\w+|dio|tienen?s? mi|encontr\w+) ?(?:dio|mi|dieron)?",
        r"(?:salario|sueldo|horario|ubicación|modalidad)\s*\?", r"(?:una|un|dos|alguna|mi|tengo|solo|sólo|algunas) (?:\w+ )?(?:preguntas?|dudas?|consultas?|preguntita|cosa:)\b",
        r"(?:^|(?<=[.!,;:] )|(?:hola|buenas|disculpe|disculpa|oye|oiga|perdona|perdone|pregunta|saber|y|pero|solo|curiosidad|porfa|duda) )(?:¿ ?)?(?!que (?:tenga|te |le |les |os |lo |la |pas|sea|todo|est|haya|encuentr|vaya|dios|no|si ))(?:(?:de |en |para |a |por |con |desde |y )?(?:cuánt|cuant|cuál|cual\b|dónde|donde|quién|quien (?:es|contrata)|qué|que (?:sueldo|salario|horario|contrato|empresa|tipo|ciudad|zona|turno|proyecto|tecnolog|nivel|jornada|requisitos|ofrec|pagan|es|incluye|beneficios|prestaciones|funciones|perfil|rango|zona|día)|cómo (?:es|se|ser|funciona|fue|consigui|obtuv|sería|trabaj)|como (?:es|se|seria)|cuándo (?:ser|empez|es|inici|incorp|hay)|cuando (?:empieza|seria|es))|es (?:presencial|remot|híbrid|para (?:qué|una|el)|en (?:qué|remoto|oficina|madrid|cdmx)|por (?:contrato|horas|proyecto)|a (?:tiempo|jornada)|tiempo|jornada|necesari|contrato|fij|indefinid|temporal|negociable|freelance|turno|con)|hay (?:que|guardia|posib|teletrabajo|horas|plus|dieta|coche|que viajar|turno|alojamiento|nocturn)|(?:pagan|dan|ofrecen|tienen|tiene|incluye|incluyen|se puede|se trabaja|se cobra|hace falta|piden|aceptan|patrocinan|contratan|requieren|exigen|se necesita|se requiere|sería|viene con|está[n]? (?:incluid|abiert)|puedo (?:trabajar|saber)|me (?:puede|pueden|podría|podrían|puedes) (?:decir|indicar|aclar|confirm|especific|dar|detall|explic)|podría[ns]? (?:decirme|indicarme|aclarar|especific|detall|confirm|precis|saber)|puede[ns]? (?:decirme|indicarme|aclarar|especific|detall|confirm)))\w*\b[^.!?\n]{2,140}(?=[.?\n]|$)",
        r"(?:me )?(?:gustaría|quisiera|querría|necesito|necesitaría|quiero|interesaría|me interesa) (?:\w+ )?(?:saber (?:si|cu|dó|qu|el|la|los|las|para|en|a|antes|más sobre el s)|conocer (?:el|la) (?:salario|sueldo|rango|horario|banda|cliente|ubicación))",
        r"(?:me|nos) (?:puedes?|pueden|podrías?|podrían|podéis|podríais) (?:\w+ )?(?:decir|indicar|aclarar|confirmar|especificar|detallar|explicar|dar)\b", r"antes de (?:responder|contestar|decidir|nada)|por curiosidad",
        r"(?:indíqu|indic|aclár|especif|confírm|precis)\w*(?:me|nos) (?:\w+ )?(?:el|la|los|si|qué|cuál|dónde)", "(?:cuánto|cuanto) (?:pagan|es|sería|se cobra|ofrecen)",
    ),
    ask_later=accents_optional(
        r"(?:escr[ií]b|contáct|contact|llám|llam|habl|háblam|pregúnt|pregunt|busc|búsc|vuelv|record|recuérd|avís|avis|retom|insist|prueb|intent|inténtal|reescrib|márc|rellám)\w*(?:me|nos|mos|a|e|lo|an|n)?\b(?: a)?(?: escribir\w*| contactar\w*| hablar\w*| llamar\w*| intentar\w*| preguntar\w*| buscar\w*| probar\w*| ponerse en contacto| decirme\w*| comentar\w*)?(?: conmigo| de nuevo| otra vez| nuevamente| por favor| porfa| el tema| mejor| si acaso| si quieres?| si le parece| ya| eso| esto| la conversación| el contacto| si (?:sigue|siguen|aún|todavía)[\w ]{0,25})* ?(?:más adelante|en|después|despues|pasad[oa]s|a partir|tras|cuando|luego|para|a (?:principios|mediados|finales|fin)|hacia|dentro de|el (?:año|mes|próximo|verano|lunes|\d)|la (?:semana|próxima)|por|sobre|al (?:volver|final|acabar|terminar)|entonces|una vez|desde|pasado|recién)\b",
        "(?:después|luego|tras|pasad[oa]s?|una vez|cuando|entonces|ya en|a la vuelta) .{0,50}(?:hablamos|habl|escrib|mejor|vemos|charl|contact|podríamos|podemos|retom|te digo|avis|llam|libre|disponible)\\w*",
        "(?:quizás?|tal vez|a lo mejor|mejor|puede que|igual|capaz|de pronto|si acaso|acaso) (?:lo (?:hablamos|vemos) |podamos hablar |hablamos |podríamos hablar |hablemos |más bien |me anime )?(?:en|el|después|más|para|a partir|hacia|por|a (?:principios|mediados|finales)|dentro|la|al|cuando)\\b",
        "(?:el )?año que viene|el próximo año",
        "(?:entonces|ahí|ahi|allí|ya|luego) (?:sí )?(?:hablamos|lo hablamos|vemos|platicamos|charlamos|retomamos)|(?:lo )?(?:hablamos|vemos|retomamos|platicamos|charlamos|comentamos|valoramos) (?:después|luego|en|para|a partir|entonces|cuando|el|pasad\\w+|más adelante|tras|ya)",
        r"retom(?:ar|amos|emos|arlo)\b", "(?:no|nada) (?:puedo |podré |estaré |hasta |antes )+(?:disponible |libre )?(?:hasta|antes)?", "a partir de(?:l| )",
    ),
    not_now=accents_optional(
        r"(?:ahora|de momento|por ahora|por el momento|actualmente|hoy por hoy|ahora mismo|ahorita|en este momento|este (?:mes|año|trimestre)|estos días|hoy|en estos momentos) (?:mismo |ya |me es |me resulta |es |estoy |ando |sería |voy )?(?:no|imposible|mal\b|complicad|difícil|fatal|muy|a tope|liad|hasta|demasiad|ocupad|met|enfrascad|con|de baja|fuera|en)\w*",
        "no (?:es (?:un |el )?(?:buen|mejor|mi mejor) momento|por ahora|ahora|de momento|puedo (?:ahora|hasta|antes)|todavía|aún|en este momento|por el momento|este año|hasta|antes)", "(?:todavía|aún|hoy) no\\b|mal momento",
        r"hasta\b", r"después\b|pasad[oa]s\b|tras\b", "(?:quizás?|tal vez|a lo mejor|puede que|capaz que)",
        r"a tope|liad[oa]|hasta arriba|muy ocupad[oa]|hasta el cuello|saturad[oa]|agobiad[oa]|sin tiempo|no (?:tengo|me da) (?:tiempo|la vida)|mucho (?:trabajo|jaleo|lío)|de baja|(?:baja|permiso|licencia) (?:de |por )?(?:maternidad|maternal|paternidad|paternal|médica|maternal)|de vacaciones|embarazada|mudanza|en obras|exámenes|oposici(?:ón|ones)|tesis",
        "(?:quiero|tengo que|debo|necesito|prefiero|déjame|dejame|espero) (?:\\w+ )?(?:terminar|acabar|cerrar)",
    ),
    someday=accents_optional(
        "no (?:se |te |os )?olvid\\w+ de mí|acuérd\\w+ de mí", "quizás? (?:después|más|luego|el|en|otro|algún)",
        r"(?:más adelante|algún día|en (?:otro|algún) momento|(?<!el )otro día|en otra ocasión|otra ocasión|otra vez será|en (?:el|un) futuro|a futuro|dentro de un(?:os)? (?:tiempo|meses|años|semanas)|de aquí a unos|quizás? luego|tal vez luego|más tarde|luego (?:te|le|hablamos)|en unos (?:meses|años)|para otra|en cuanto (?:pueda|tenga|me)|cuando (?:las cosas|todo|esto|pase|baje|se calm|tenga (?:más |un )?(?:tiempo|hueco|rato)|me desocupe|acabe|termine|vuelva))\w*\b",
        "(?:téng|teng|ten|tén)\\w*(?:me|nos) (?:en cuenta|presente|en mente)|(?:guard|conserv)\\w* (?:mi|mis) (?:contacto|cv|datos|correo|currículum)",
        r"(?:vuelv[ae]n?|volved|volvé) a (?:escrib|contact|llam|intent|busc|prob|pregunt)\w*me\b|vuelv[ae] a (?:intentarlo|probar)|recontáct(?:a|e|en)(?:me|nos)|reescríb(?:a|e|an)(?:me|nos)",
        "(?:estamos|seguimos|quedamos|mantengamos|sigamos) (?:en )?contacto", "no (?:por )?ahora,? (?:pero|quizás?|tal vez)",
    ),
    refer=accents_optional(
        r"(?:habl(?:e|a|ad|ar|en|es|á|ale|alo|elo)|pregunt(?:e|a|ad|ar|en|ale|ele)|pregúnt(?:ale|ele|enle)|escrib(?:a|e|id|an|ir|í|ile)|escríb(?:ele|ale|anle)|contact(?:e|a|ad|en|ar|á)|contáct(?:ese|ate|ense)|prueb(?:e|a|en|es)|dirí[gj]\w+|dirigirse|diríjase|acud(?:a|e|ir|an)|consult(?:e|a|ar|en|ad)|llam(?:e|a|en|ad|á)|comuní(?:quese|cate|carse|quense)|ponte en contacto|póngase en contacto|busc(?:a|á)|busque|recomiendo|recomendaría|sugiero|sugeriría|presento|propongo|derívelo|remit(?:o|a|e)|cont[aá]ct(?:a|e)l[oa])(?: mejor| con| a| al| directamente| primero| la| por| antes| que hables?| que contact\w+| hablar| contactar| escribir| mejor a)*",
        r"(?:quien|el que|la que|persona|encargad[oa]|responsable|indicad[oa]|adecuad[oa]|contacto|compañer[oa]|jef[ea]|sucesor[a]?|sustitut[oa]|coordinador[a]?|gerente|director[a]?)(?: (?!no)[\w-]+){0,6} (?:es|será|sería|se llama|son|ahora es)",
        r"(?:lo|la|esto|eso|le|ese tema|te lo|se lo|el tema) (?:\w+ )?(?:lleva|maneja|gestiona|ve|organiza|coordina|paso|reenvío|reenvié|he pasado|he reenviado|derivo|pasé|pasaré|comento)(?: ahora| todo| mejor)?(?: a| con)?",
        r"(?:reenv|pas|deriv|copi|traslad)\w+ (?:\w+ ){0,4}(?:a|en copia a|con)", r"(?:en|con) copia(?: a)?",
    ),
    relation=accents_optional(
        rf"(?:mi|una?|el|la|mis|al|nuestr[oa]|tengo (?:un|una)) (?:\w+ ){{0,2}}{_PERSON}(?: de (?:trabajo|equipo|la facultad|carrera))?",
    ),
    unclear=accents_optional(
        "(?:y[ao] )?te digo(?: algo)?", "(?:muchas |mil )?gracias(?: (?:por (?:tu|su|el|la|avisar|el mensaje|la info\\w*|escribir\\w*|contactar\\w*)(?: \\w+){0,2}))*", "vale(?: gracias)?|okey|ok(?: (?:gracias|recibido|visto))?",
        "ya (?:veremos|veo|vemos|te cuento|se verá)|veremos|vamos viendo|mmm+ (?:ya veo)?|hmm+|mm+|ajá|ah(?: ok| vale)?|uf+|jaja\\w*", "(?:eso )?depende(?: de \\w+)?",
        "(?:mensaje |correo )?(?:recibid[oa]|leíd[oa]|vist[oa]|anotad[oa]|enterad[oa]|entendid[oa])(?: (?:gracias|muchas gracias|saludos))?", "a ver(?: qué)?|tal vez|puede(?: ser)?|a lo mejor",
        "(?:me )?lo (?:pensaré|pienso|voy a pensar|tengo que pensar|consultaré con la almohada|miro|veo|reviso|estudio|leo)(?: gracias)?", "(?:déjame|dejame|déjeme) pensarlo|no sé(?: qué decir\\w*)?|no lo sé|tengo que pensarlo",
        "quizás?|interesante|tomo nota|de acuerdo tomo nota|acuso recibo|mmm+ ya veo",
    ),
    short_yes=accents_optional(
        "(?:pues |oh |ay |mmm )?(?:s[ií]|claro|vale|por supuesto|dale|venga|venga va|va|claro que s[ií]|claro q si|cómo no|adelante|perfecto|de una|órale|sale|encantad[oa]|con (?:mucho )?gusto|me interesa|me apunto|interesad[oa]|acepto|desde luego|hecho|cuenta conmigo|obvio|genial|simón|de acuerdo|por qué no|va que va|hablemos|hablamos|listo|okey dale)(?: (?:por favor|porfa|gracias|muchas gracias|s[ií]|claro|me interesa|hablamos|va|dale|encantad[oa]|por qué no))*",
    ),
    short_no=accents_optional(
        "(?:pues |jaja |ay |uy |mmm |lo siento |ah )?(?:no|nop|nunca|paso|yo paso|jamás|ni hablar|nel|nones|qué va|para nada|va a ser que no|no me interesa|ni de broma|ni loc[oa]|negativo|ni de coña|ni en pedo|no no|conmigo no|mejor no|creo que no|esta vez no|de momento no|por ahora no|no puedo|no va a poder ser)(?:,? (?:(?:muchas |mil )?gracias|lo siento|jaja\\w*|pero gracias|no|saludos|suerte|mucha suerte))*",
    ),
    praise=accents_optional(
        r"(?:suena|pinta|parece|se ve|luce|está|es|tiene) (?:\w+ )?(?:muy |súper |super |realmente |bastante |tan )?(?:bien|genial|interesante|de lujo|atractiv[oa]|tentador\w*|increíble|fantástic[oa]|maravillos[oa]|estupend[oa]|buena pinta|bonit[oa]|excelente|padre|chévere|bacán|bárbaro|chulo|chula|una pasada|prometedor\w*|emocionante|guay)",
        r"(?:interesante|tentador|tentadora|genial|estupendo|qué (?:bueno|bien|interesante|ilusión|guay|chulo|buena)|gran (?:oferta|oportunidad|proyecto)|(?:oferta|propuesta|proyecto|puesto|oportunidad) (?:muy |tan )?(?:interesante|atractiv[oa]|tentador\w*))\b",
        r"(?:halagad[oa]|honrad[oa]|agradecid[oa]|me halaga|me honra)\b", "me (?:gusta|encanta) (?:el|la|lo|tu|su|vuestr|mucho)\\w*",
    ),
    propose=accents_optional(
        rf"(?:cuándo|cuando|a qué hora|qué día|qué hora|cómo|dónde|por dónde|en qué horario)[\w ]{{0,25}}(?:{_TALK}|te (?:viene|va|queda|llamo|marco)|le (?:viene|va|queda|llamo|marco)|os (?:viene|va)|puedes?|puede|podemos|podéis|empez\w+|nos|firm\w+|me (?:apunt|postul|inscrib|llam)\w+|estás? (?:libre|disponible)|aplico|mando|envío)",
        rf"¿?(?:podemos|podríamos|puedo|podría|puedes|puede|pueden|podrías|podéis|quieres|quiere|queréis|te parece|le parece|os parece|te viene|le viene|qué tal|qué te parece|nos|y si|tienes|tiene|hay posibilidad de|sería posible)[\w ,]{{0,30}}(?:{_TALK}|llam\w+|bien (?:el|mañana|hoy|esta)|{_DAY}|un café|(?:una|la) (?:llamada|reunión|videollamada|charla|entrevista|cita))[^.!?\n]{{0,50}}\?",
        rf"(?:el )?(?:{_DAY}|\d{{1,2}}(?::\d\d)?)[^.!?\n]{{0,30}}(?:te|le|os|les) (?:viene|va|queda|parece|cuadra|sirve|acomoda)[^.!?\n]{{0,20}}\?",
        r"¿?(?:hablamos|nos vemos|quedamos|charlamos|platicamos|nos llamamos|lo hablamos|agendamos|nos tomamos|coordinamos|hacemos una)\b[^.!?\n]{0,60}\?",
        r"(?:dónde|a dónde|a quién|cómo|adónde) (?:les |te |le |os )?(?:puedo |debo )?(?:enví|mand|apunt|firm|postul|aplic|inscrib|hag)\w*[^.!?\n]{0,40}\?",
        r"¿?(?:me )?(?:puedes|puede|pueden|podrías|podría) (?:llamar\w*|marcar\w*|contactarme)[^.!?\n]{0,40}\?",
    ),
    good_time=accents_optional(
        r"(?:sería|será|es|estaría|iría|vendría|me vendría|me iría|me va|me viene|sería un) (?:mucho |muy |el |un |más )?(?:mejor|bien|perfecto|ideal|posible|buen momento|factible|viable|oportuno|buena fecha|genial)",
        r"(?:estaré|estoy|quedo|quedaré|voy a estar|ya) (?:más |de nuevo |ya |nuevamente |por fin )?(?:libre|disponible|de vuelta|tranquil[oa]|desocupad[oa]|abiert[oa])",
        r"(?:podemos|podríamos|podremos|puedo|podré|se puede|hablamos|hablemos|lo vemos|lo hablamos|platicamos|charlamos|vemos|retomamos)\b",
        r"(?:tendré|tengo|dispondré de|habré) (?:ya )?(?:más |tiempo|algo de|un hueco|terminado|acabado)",
        r"(?:encantad[oa]|con gusto|sí|vale|perfecto|claro|mejor|nada antes|no antes|vuelvo|regreso|me reincorporo|acabo|termino|empiezo a (?:buscar|mirar))",
        r"(?:contrato|proyecto|tesis|máster|permiso|baja|obra|curso|oposición|examen|temporada|misión|beca|licencia)[\w ]{0,25}(?:acab|termin|venc|finaliz|hasta|cierr)\w*",
    ),
    own_move=accents_optional(
        r"(?:ya |yo |luego |después |pronto |cuando \w+ )?(?:te|le|les|os) (?:ya )?(?:avis(?:o|aré|amos|aría)|escrib(?:o|iré|iría)|llam(?:o|aré)|diré|digo|cont(?:aré|esto|estaré)|contact(?:o|aré)|confirm(?:o|aré)|busc(?:o|aré)|mantengo al tanto|respond(?:o|eré)|marco|haré saber|comento|hablo)(?: (?:yo|algo|con algo))?\b(?! (?:que|mi|el|la|para))",
        r"(?:ya )?(?:me pondré|me pongo|me comunic\w+|estaré|me estaré) (?:yo )?(?:en contacto|comunicand\w+|con (?:usted|ustedes|vosotros|contigo))?",
        r"(?:d[ae]me|dame|déjame|dejame|déjeme|denme|dadme) (?:\w+ )?(?:tiempo|unos días|una semana|un par|unas semanas|hasta|un mes|el fin de semana|unos meses)",
    ),
    hand_on=accents_optional(
        r"(?:se (?:encarga|ocupa|encargará|dedica)|es (?:quien|la persona|el (?:encargado|responsable|que)|la (?:encargada|responsable|que)|mejor candidat[oa]|tu (?:hombre|mujer|persona))|lleva|gestiona|coordina|organiza|dirige|maneja)\b",
        r"(?:háblalo|hablarlo|háblelo|coméntalo|coméntelo|hablad|hable|habla|consúltalo|contacta|contacte|trátelo|véalo|míralo|velo) (?:con )?(?:él|ella)\b",
        r"(?:pregúnt|escríb|lláma|llame|contácta|contácte|búsca|márca|mánda|escriba|pregunta|contacta)\w*(?:le|lo|la)\b|(?:dile|dígale|díselo|díganle)\b", "de (?:mi|su) parte",
        r"(?:está buscando|anda buscando|busca (?:trabajo|curro|empleo|chamba|laburo)|le (?:puede|podría|va a) (?:interesar|encajar|venir)|le interesar(?:á|ía)|le vendría|seguro que (?:le|sí)|está (?:libre|disponible|en paro|sin trabajo))\b",
        r"(?:te|le|les|os) (?:paso|dejo|doy|recomiendo|mando|comparto|presento)(?: \w+){0,3} (?:contacto|nombre|datos|teléfono|número|correo)", r"(?:en|con) copia|copiad[oa]\b",
    ),
)  # fmt: skip
