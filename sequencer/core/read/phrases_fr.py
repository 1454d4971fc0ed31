"""French, of France, Belgium, Switzerland and Quebec."""

from sequencer.core.read.accents import accents_optional
from sequencer.core.read.phrases import Phrases

_ME = "(?:me |m'|nous )"
_NOT = "(?:plus|pas|jamais)"
_REACH = (
    r"(?:(?:re|ré)?contact|(?:ré|re)?écri|r?envoy|r?envoi|(?:re)?sollicit|relanc|dérang|importun|embêt|harcèl|démarch|e?-?mail|"
    r"spam|(?:r)?appel|téléphon|joign|joindre|adress|propos|transmet|communiqu|inond|bombard|emmerd|saoul|soûl|ennu|chass|"
    r"(?:re)?text|fai(?:re|tes) parvenir|(?:re)?pren(?:dre|ez|iez) contact|revenir vers|reven(?:ez|iez) vers)\w*"
)
_TOUCHED = (
    r"(?:(?:re|ré)?contact|(?:re)?sollicit|relanc|dérang|importun|embêt|harcel|démarch|spamm|(?:r)?appel|ennuy|approch|inond|"
    r"fich|list|répertori|cibl|chass|inscrit|abonn|destinataire|prospect)\w*"
)
_MAIL = (
    r"(?:e-?mails?|mails?|messages?|courriels?|courriers?|sollicitations?|relances?|newsletters?|pubs?|publicités?|spams?|pourriels?|"
    r"démarchages?|communications?|prises? de contact|sms|textos|appels?|envois?|correspondances?|prospections?)\b"
)
_MINE = (
    r"(?:moi|nous|cette adresse|ce (?:mail|numéro|contact)|toutes? traces?|tout ce qui|les (?:données|infos|informations|coordonnées)|"
    r"(?:mes|mon|ma|nos|notre|toutes? m[eo][sn]|tous mes|l'ensemble d[e'ms]+|l'intégralité de mes|la totalité de mes) ?(?:\w+ )?"
    r"(?:données|coordonnées|infos?|informations?|adresses?|e-?mails?|mails?|courriels?|numéros?|noms?|contacts?|profil|fiche|cv|dossier|compte|boîte|existence))\b"
)
_OUT = r"(?:retir|supprim|effac|enlèv|ray|rai|radi|ôt|élimin|détrui|purg|gomm|barr)\w*"
_LISTS = r"(?:\w+ )?(?:listes?|fichiers?|bases?|mailings?|listings?|carnets?|tablettes|bdd|crm|envois|contacts|répertoires?|radars?|destinataires|annuaires?|système|vivier)\b"
_ELSEWHERE = r"(?![\w ']{0,30}\b(?:avant|par tél|pendant|aujourd'hui|demain|ce mois|cette semaine|au (?:bureau|travail|boulot)|le (?:matin|soir|week-?end)|maintenant|tout de suite|sur mon|en journée)\b)"
_INSTEAD = r"(?![^.!?\n]{0,40}(?:nouvelle adresse|utilisez|plutôt|préfér\w+))"
_JOB = r"(?:\w{3,}(?:eurs?|euses?|trices?|iens?|iennes?|istes?|iers?|ières?|logues?|aires?|antes?|ants?)|architecte|avocate?|médecin|profs?|maçon|chef\w*|coach|juriste|comptable|cadre)\b"
_GLAD = r"(?:désolé|navré|flatté|touché|honoré|content|heureu|ravi|bien|très|pas|plus|en |dans|trop|déjà|actuellement)"
_BECOME = r"(?:chang|boug|quitt|part|déménag|donner suite|y donner|poursuiv|évolu|m'éloign|reven|retourn|repren|postul|aller plus loin|m'engag|repart|recommenc|re-?plong|saut|me lancer|candidat)\w*"
_NEW_JOB = r"(?:un|une|mon|ma|le|la|cet?|cette)? ?(?:autre|nouve\w+|meilleure?|tout nouveau|tout autre)? ?(?:poste|offre|emploi|job|boulot|contrat|proposition|mission|cdi|place|taf|fonctions?|entreprise|boîte|cabinet)\b"
_TALK = r"(?:parler|reparler|discuter|échanger|s'appeler|appeler|se voir|voir|se parler|rencontrer|savoir (?:un peu )?(?:plus|davantage)|en dire (?:un peu )?plus|jaser|se capter|se rencontrer|entendre|écouter|(?:re)?prendre (?:un )?(?:rendez-vous|rdv|contact|café|verre))"
_DAY = r"(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|demain|aujourd'hui|ce soir|cet après-midi|cette semaine|la semaine prochaine|(?:le )?matin|(?:le )?midi|l'après-midi|(?:le )?soir|\d{1,2} ?h\w*)"
_SEND = r"(?:envo(?:yez|ie|yer|ies)|transmet(?:tez|s|tre)|faites|fais|adresse[zr]?|partage[zr]?|balance[zr]?|file[zr]?|passe[zr]?|donne[zr]?)"
_PERSON = r"(?:collègue|ami\w*|copain|copine|frère|sœur|cousin\w*|mari|femme|conjoint\w*|confrère|consœur|associé\w*|pote|stagiaire|fils|fille|voisin\w*|ancien\w*|beau-frère|belle-sœur|compagn\w+|chef\w*|boss|responsable|directeur|directrice|patron\w*|chum|blonde|connaissance|successeur|remplaçant\w*|neveu|nièce|élève|étudiant\w*|camarade|promo|père|mère|oncle|tante|ex)"

FRENCH = Phrases(
    opt_out=accents_optional(
        rf"(?:ne |n')?{_ME}{_REACH} (?:surtout )?(?:plus|jamais)\b{_INSTEAD}", rf"(?<!vous )(?<!tu )(?<!il )(?<!ils )(?:ne |n'){_ME}?{_REACH} (?:surtout |donc )?pas\b(?! (?:encore|forcément|assez)){_ELSEWHERE}{_INSTEAD}",
        rf"(?<!je )(?<!on )n'(?:en )?(?:écri|envoy|appel|insist|adress|renvoy)\w+ (?:plus|pas|jamais)\b{_ELSEWHERE}{_INSTEAD}", rf"^{_ME}{_REACH} pas\b{_ELSEWHERE}",
        r"(?:ne )?(?:reven\w+|pren\w+) (?:plus|jamais) (?:contact|vers)", r"ne reven(?:ez|iez|ir) pas vers (?:moi|nous)(?! avant)",
        r"(?:ne )?(?:surtout )?(?:plus|jamais)(?: jamais| du tout| rien)? (?:prendre contact|revenir vers|solliciter|contacter|démarcher)\b", rf"ne (?:surtout )?pas (?:relancer|(?:re)?contacter|solliciter|insister|rappeler|déranger|revenir vers)\b{_ELSEWHERE}",
        rf"aucune? (?:envie|souhait|intention|raison|intérêt) (?:de |d'|à )(?:recevoir|être {_TOUCHED})", r"(?:^|(?<=[.!,;:] ))plus rien\b(?=\W*(?:$|merci|svp|s'il|de (?:vous|votre)))", r"fai(?:tes|re|siez)[- ]moi disparaître",
        rf"(?:ne )?(?:écri\w+|envoy\w+|contact\w+|appel\w+)[- ]moi (?:plus|jamais)\b(?! (?:d'|de (?:détails|infos|précisions|renseign)|amples?|tôt|tard|longuement)){_INSTEAD}", "(?:ne )?plus écrire",
        rf"(?:ne )?(?:surtout )?(?:plus|jamais)(?: jamais| du tout| rien)? {_ME}{_REACH}{_INSTEAD}", rf"ne (?:surtout )?pas {_ME}{_REACH}{_ELSEWHERE}",
        rf"{_NOT}(?: jamais| du tout| à| rien| (?:d')?avoir à| envie d[e']| d')? ?(?:recevoir|entendre parler|avoir de (?:vos |tes )?nouvelles)\b{_ELSEWHERE}",
        rf"{_NOT}(?: jamais| du tout| à| envie d'| d')? ?(?:être|me faire|se faire) {_TOUCHED}{_ELSEWHERE}", r"plus (?:figurer|apparaître|faire partie) (?:dans|sur|de|parmi) (?:vos|votre|ces?|cette|la|les)",
        rf"(?:pas|plus|jamais) qu(?:e |')(?:vous|l'on|on|tu|votre \w+) (?:ne )?{_ME}{_REACH}{_ELSEWHERE}", rf"que (?:vous|tu) (?:ne )?(?:{_ME}{_REACH} (?:plus|pas)|(?:cess|arrêt)\w+)\b{_ELSEWHERE}", "reçoive (?:plus|pas)",
        "(?:veux|veut|voulons|souhaite) (?:plus|pas) (?:rien|vous lire|de vous|avoir affaire|aucun|de contact)",
        rf"(?:^|(?<=[.!?,;:(] )|(?:merci|svp|stp|stop|veux|veut|voulons|souhait\w+|demande|mais|donc|et) )(?:plus|pas|jamais)(?: jamais)? (?:de |d')(?:ces |vos |tels |ce genre de |tes )?{_MAIL}",
        rf"(?:(?:plus|pas) (?:un seul|aucune?|jamais (?:de |d'))|(?<!n'ai )pas d'autres?|aucune? (?:autre|nouve\w+)) ?{_MAIL}", rf"(?:^|(?<=[.!?,;:(] ))aucune? {_MAIL}",
        rf"(?:veux|veut|souhait\w+|voulons|désir\w+) (?:plus|pas|jamais) (?:de|d'|voir|lire) ?(?:ces |vos |tes |ce genre de |tels )?(?:{_MAIL}|offres?|annonces?|propositions?)",
        rf"(?:arrêt|cess|stopp)\w* (?:\w+ment |svp |stp |donc |enfin |maintenant |tout de suite |merci |aussitôt )?(?:de |d'){_ME}?{_REACH}", rf"(?:arrêtez|arrêter|arrêtiez|cessez|cesser|cessiez) (?:de |d'){_ME}",
        rf"(?:arrêt|cess|stopp)\w* (?:\w+ment |svp |donc |enfin )?(?:avec )?(?:vos|tes|les|ces|ce|cet|cette|tous?|toutes?|votre|le)(?: (?:vos|ces|les|nouve\w+|futures?|genre de|type de))? (?:{_MAIL}|harcèlement|acharnement|cirque|contact\w*|offres?|propositions?|utilisation|traitement)",
        rf"(?:mettre|mettez) (?:\w+ )?(?:fin|un terme) à (?:ces|vos|tout\w*|ce|cette) (?:{_MAIL}|harcèlement|contacts?|échanges?)",
        rf"(?:évit|absten)\w+(?:-vous|-toi)? (?:à l'avenir |désormais |donc )?(?:de |d'){_ME}?{_REACH}{_ELSEWHERE}", "(?:vous|t')abstenir de", "stop (?:pub|aux?|les|svp|stp|merci|mails?|messages?|spams?|à)",
        r"(?:^|(?<=[.!,] ))stop ?[!.]", "(?:gardez|garde) vos (?:offres|mails|propositions)", r"épargne[zr]?[- ](?:moi|nous) (?:vos|tes|ces|ce|les|ça)", r"ça suffit(?= les| avec| maintenant| comme|\W*$)",
        "(?<!je me suis )désinscri(?:re|vez|s|ption|t|te|rai)\\b(?! de linkedin)", r"désabonn\w+",
        "(?:retir|supprim|effac|enlev|ray|radi|ôt|élimin|désinscri|oubli|exclu)\\w*[ -](?:moi|nous)\\b(?! (?:pour|sur|cette|ce|une|un|la|le|les|tout) ?)",
        rf"(?<!j'ai )(?<!j'avais ){_OUT} (?:\w+ment |svp |stp |donc |aussi |de suite |tout de suite |merci |de vos \w+ |de votre \w+ )?{_MINE}",
        r"(?:me |m'|nous )(?:avoir |faire |voir )?(?:retir|supprim|effac|enlèv(?! une?\b)|ray|rai(?=[ey])|radi|ôt(?:er|iez|ez)|désinscri|désabonn|exclu|élimin|écart)(?:r?er|ez|iez|r?e|es|re|vez|viez|ve|t|te|s|ure|uez|uiez)?\b(?! (?:du (?:process|recrut|projet|jeu)|de la course|une |un ))",
        rf"(?:sort|vir|dégag|ôt|enlèv|retir|supprim|ray|radi|effac|disparai)\w*(?:[ -](?:moi|nous))? (?:\w+ment )?(?:de|des|hors de) (?:toutes? )?(?:vos|votre|cette|ces|la|ta|tes|toutes|ce) {_LISTS}",
        r"(?<!partie )(?:de|hors de) (?:toutes )?(?:votre|vos|cette) (?:liste|fichier|base|mailing|bdd|crm)", "(?:mettez|mets|passez)[ -]moi (?:sur|en) (?:\\w+ )?liste (?:rouge|noire)",
        r"(?:perd(?:ez|re|s)|oubli(?:ez|er|e|iez)|jet(?:ez|te)) (?:mon|mes|ma|notre) (?:\w+ )?(?:adresse|e-?mail|mail|numéro|nom|existence|contact|coordonnées|cv)",
        rf"(?:mes|mon|nos|ma|toutes mes|l'ensemble de mes) (?:données|coordonnées|adresse|e-?mail|mail|nom|informations|infos|numéro|profil|fiche|contact)(?: \w+){{0,4}} (?:soi(?:t|ent)|être|disparai\w+)(?: \w+ment| bien)? ?(?:{_OUT}|de|$)",
        r"(?:suppression|retrait|effacement|désinscription|désabonnement|radiation|destruction|élimination|exclusion)(?: \w+)? (?:de (?!poste|l'équipe)|des (?!poste)|d')(?:la totalité de |l'ensemble de |toutes |tous |l'intégralité de )?(?:mes|mon|ma|nos|vos|votre|données|coordonnées|cette|toutes)",
        "m'oppose", "droit d'opposition|droit à l'(?:oubli|effacement)|droits? d'accès", "mon droit (?:d'|à |de )", "(?:retire|révoque|n'ai (?:pas|jamais) donné) mon (?:consentement|accord|autorisation)",
        "(?:refuse|refusons) (?:tout\\w* (?:autre |nouve\\w+ |future )?(?:sollicitation|contact|démarchage|prospection|communication|message|mail|prise)|que vous|d'être|de recevoir)",
        "(?:n'ai|n'avons|avoir) (?:jamais|pas|aucunement|à aucun moment) (?:donné|accordé|consenti|autorisé|sollicité|demandé (?:à|vos|de))", "sans (?:mon|notre) (?:accord|consentement|autorisation)",
        "(?:n'autorise|ne vous autorise|n'êtes pas autoris)", r"(?:ne )?(?:plus|pas) (?:conserver|garder|utiliser|stocker|traiter|partager|diffuser|exploiter) (?:mes|mon|ma)\b",
        r"ne (?:conserv|gard|utilis|stock|trait|partag|diffus|transmet\w|vend)\w* (?:pas|plus) (?:mes|mon|ma)\b", "cnil|bloctel",
        "(?:porter|porterai|déposer|dépose|déposerai|une) plainte|mise en demeure|mon avocat|poursuites (?:judiciaires|légales)", r"rgpd\b(?=[^\n]{0,120}(?:droit|donn|effac|suppr|oppos|article|retir|consent|contact))",
        r"(?:article|art\.?) ?(?:17|21|15) (?:du |de |et )", r"(?:au titre|en vertu|conformément|application|respect\w*|violation|contraire|non[- ]respect)[\w' ]{0,25} rgpd",
        r"laisse[zr]?[ -](?:moi|nous|les gens) (?:donc |enfin |un peu )?(?:tranquille|en paix|respirer|vivre)", "(?:me|nous) (?:laisse|laisser|laissez|laissiez|foute|foutre|fiche) (?:enfin )?(?:tranquille|en paix|la paix)",
        r"(?:fich|fout|fous)\w*[ -](?:moi|nous|le camp|la paix)", r"lâche[zr]?[ -](?:moi|nous|l'affaire)", "allez (?:voir ailleurs|vous faire)", r"(?:dégage[zr]?|du balai)\b(?! du temps)",
        rf"(?:marre|assez|ras[- ]le[- ]bol|soûl\w*|lassé\w*|fatigué\w*) (?:de |d')(?:vos|tes|ces|recevoir|être {_TOUCHED}|tous (?:vos|ces))",
        rf"(?:inutile|pas la peine|pas besoin|nul besoin|sert à rien|pas utile|pas nécessaire)(?: donc)? (?:de |d')(?:me |m'|nous )?(?:(?:re)?contacter|relancer|solliciter|(?:ré)?écrire|insister|rappeler|revenir vers)\b{_ELSEWHERE}",
        r"c'est (?:du|de la|un|vraiment du) (?:pur )?(?:spam|pub)", r"spamm(?:ez|er|eurs?|euses?)\b", r"du spam\b",
        r"(?<!été )(?:signal|class|marqu|mets|mettr|déclar|considér)\w* (?:\w+ ){0,3}(?:en|comme|pour|aux) (?:spams?|indésirables?|pourriels?|courrier indésirable)",
        r"(?:e-?mails?|messages?|courriers?|courriels?|sollicitations?) (?:indésirés?|non[- ](?:désirée?s?|souhaitée?s?|sollicitée?s?|voulus?))", r"non sollicité\w*",
        r"(?:je |j'ai |je vais )(?:vous |t'|te |votre )?(?:bloqu\w+) ?(?:vos|votre|cette|cet|l'expéditeur|définitivement|$)?(?<!je bloque )", "(?:je |vais |ai )vous (?:bloqu|ai bloqu|signal)\\w*",
        "(?:adresse|expéditeur|numéro) (?:est |a été |sera )?(?:bloqué|signalé)\\w*", "la dernière fois que je (?:vous )?(?:le )?(?:demande|dis|répète)",
        "combien de fois (?:faut-il|dois-je|vais-je|il faut|je dois) (?:que je |devoir )?(?:vous )?(?:le )?(?:di|demand|répét|redi)\\w*",
        r"(?:^|(?<=[.!,;:] ))(?:arrêtez|cessez|arrête)(?: \w+ment| svp| stp| ça| tout| donc| merci| maintenant)?(?=\W*$|[.!])",
    ),
    wrong_person=accents_optional(
        r"(?:vous |tu |t'|avez |devez |faites |il y a |c'est |doit y avoir |doit être |sans doute |s'agit d')(?:\w+ ){0,3}(?:erreur|méprise|malentendu|quiproquo)(?! de (?:ma|notre))",
        "erreur (?:de|sur la) (?:destinataire|personne|numéro|adresse|casting|contact)", r"(?:vous|t'es|te|t'|a|on) (?:\w+ ){0,2}tromp(?:é|ez|er|es|ée?s?|e)\b", r"(?:vous |me |tu |êtes en train de )(?:me |devez |\w+ )?confond\w+",
        "par erreur", "n'est pas (?:pour moi|destiné|adressé)\\w*(?= que| ce m|,? je (?:suis|ne suis))",
        r"(?:mail|message|courriel|offre|courrier|il|ça|cela) (?:\w+ )?(?:ne m'(?:est|était)|s'adress\w+ (?:à (?:quelqu|un autre|une autre)))",
        r"mauvais(?:e)? (?:destinataire|personne|adresse|numéro|boîte|contact|profil|[a-z]+ [a-z]+\b)", r"pas (?:à )?(?:la bonne (?:personne|adresse|boîte)|le bon (?:destinataire|contact|numéro|profil|interlocuteur))",
        r"pas (?:à )?(?:la bonne|le bon) (?!moment|timing|période|endroit|idée|plan|poste|profil|choix|jour|secteur)[\w-]+|mauvaise pioche", r"connais (?:absolument |strictement )?rien (?:à|en|aux|au)\b",
        r"(?:ne suis|suis|c'est|n'est|ce n'est) pas (?:du tout )?(?:moi|celui|celle|la personne|l'homme|la femme|le monsieur|la dame|cette personne|ce monsieur|cette dame)\b(?! (?:qui décide|qu'il))",
        r"ne suis pas (?:\w+ ){0,2}(?:le|la|l'|ce|cette|votre) ?[\w '-]{2,40} que (?:vous|tu)", rf"ne suis (?:pas|ni) (?:du tout |et n'ai jamais été )?(?:une? )?{_JOB}(?! (?:actuellement|pour l'instant|de formation mais))",
        rf"je suis (?!{_GLAD})(?:une? |le |la )?[\w' -]{{3,30}},? (?:et )?(?:pas|non|ni|absolument pas)(?: pas| du tout)? (?:une? |de |d'|le |la |dans )?{_JOB}", rf"pas (?:une? )?{_JOB} (?:ici|chez nous|dans)",
        r"(?:n'ai|ai|n'a) jamais (?:de ma vie )?(?:travaillé|fait|été|exercé|bossé|touché|pratiqué|mis les pieds|eu de (?:diplôme|formation)|soudé|programmé|codé|postulé|étudié)",
        r"(?:n'y|y) (?:connais|comprends) (?:absolument )?rien", r"(?:pas|rien à voir avec) (?:du tout )?mon (?:domaine|métier|secteur|rayon)\b",
        r"homonyme\w*|même nom|mêmes initiales|homonymie|à porter ce nom|deux [a-z]\. [a-z]+ dans|(?:on est|nous sommes|il y a) (?:plusieurs|beaucoup|des milliers|deux|trois|d'autres)(?! (?:postes|offres|mois|ans|semaines|jours|ouvert))",
        r"(?:personne|aucun\w*|pas de|pas d'|connais pas(?: de)?)(?: \w+)? (?:de ce nom|à ce nom|du nom de|de ce prénom|qui s'appelle|s'appelant)",
        r"(?:cherch|recherch|voul|vis|pens)\w* (?:sans doute |sûrement |certainement |peut-être |probablement |plutôt |à )*(?:l'autre|mon homonyme|un autre|une autre|quelqu'un d'autre|mon (?:fils|père|frère|mari|cousin)|ma (?:fille|mère|sœur|femme|cousine))",
        r"(?:c'est|ici|je suis) (?:sa|son|la|le) (?:mère|maman|père|papa|femme|épouse|mari|fille|fils|sœur|frère|veuve|compagne|secrétaire)\b(?! d'un)",
        r"(?:adresse|boîte|numéro|mail|compte|messagerie) (?:\w+ ){0,3}(?:n'est (?:pas|plus)|appart\w+|est (?:celle|celui|partagé|à ma|à mon|désormais|maintenant|maintenant celle))(?! (?:valable|actif))",
        r"(?:vous êtes|ici c'est|ceci est|c'est) (?:\w+ ){0,2}(?:l'adresse|la boîte|l'adresse mail|le mail|le numéro|la messagerie) (?:mail |e-mail |générique )?(?:d'un|de la|du|de l'|des)",
        r"(?:ne travaille|ne bosse|n'habite|n'est) (?:plus|pas) (?:ici|chez nous|dans (?:l'|notre|la)|à cette|avec nous|joignable)", "je ne m'appelle pas", r"(?:est|soit) décédé\w*",
        r"(?:aucune?|pas de) [\w-]+ (?:à cette adresse|ici|chez nous|dans (?:l'équipe|notre|la maison))", r"qui est (?:ce |cette )?[\w-]+ ?[\w-]* ?\? (?:ici|moi|je)", "vous ne vous adressez pas",
    ),
    flips=accents_optional(
        r"pas (?:du tout |totalement |complètement )?(?:in(?:intéressant|intéressé|différent|sensible)\w*|dés?intéressé\w*)",
        r"(?:ne )?(?:dis|dirais|dirai|dit|peux pas dire|sais pas dire|vais pas dire) (?:certainement |vraiment )?pas non\b", "(?:pas|peux pas|saurais) (?:vous )?(?:dire|refuser) non",
        r"(?:ne )?(?:me )?laisse (?:vraiment )?pas (?:insensible|indifférent\w*|de marbre)", r"pas (?:du tout |vraiment |forcément )?contre\b", r"(?:et )?pourquoi (?:donc )?pas\b(?! (?:un autre|plus tard|l'an))",
        r"(?:rien|aucune objection) (?:contre|à redire)", r"pas (?:totalement |complètement |entièrement |du tout |non plus )?(?:fermé|opposé|hostile|réfractaire)\w*", r"ne me (?:déplaî\w+|déplai\w+|dérange\w* pas)",
        r"(?:je )?ne ferme (?:pas|aucune) (?:la )?porte", "(?:pas|jamais) dire jamais", "pas de refus", "ça (?:ne )?se refuse pas", "difficile de (?:dire non|refuser)", "(?:ne )?mange pas de pain", "(?:ne )?coûte rien",
        "rien à perdre", "pas insensible", "bête de (?:refuser|ne pas)", "(?:ne )?crache\\w* pas (?:dessus|sur)", "pas (?:mal|bête|bête du tout|une mauvaise idée)\\b",
    ),
    asides=accents_optional(
        "pas de (?:problème|souci|quoi|mal)", "aucun (?:problème|souci)", "bonne (?:journée|soirée|semaine|fin de)", "sans (?:problème|souci|engagement|doute|hésit\\w+|faute)", "pas (?:sûre?|certaine?) (?:de|d'|que)",
        "non[- ]stop", "(?:je ne suis|suis|bien que|même si je ne sois) pas (?:activement |vraiment |spécialement )?en recherche(?: active)?(?=,? (?:mais|cela dit|toutefois|cependant|pourtant|ceci dit))", "sauf erreur",
        "si (?:vous|tu) n'êtes pas intéressé\\w*", "(?:je vous avais|j'avais|avais) dit (?:non|oui)", "oui ou non", r"(?:ok|d'accord|oui|super|intéressant|alléchant|tentant),? je comprends", "mon accord",
    ),
    decline=accents_optional(
        r"(?:^|(?<=[.!?,;] )|merci |hélas |malheureusement |désolée? |mais |donc |c'est |sera |serait |dis |dire |bah |ben |ah |oh )(?:un )?(?:grand |gros )?(?:non|nan)\b(?=\W*$|[.!,;:]| (?:merci|désolé|pas|je|c'|ce|pour|franchement|vraiment|mais|et|hélas|malheureusement|ça|j'|catégorique|définitif|ferme|poli|de ma))",
        r"c bon\b|c'est bon,? merci",
        r"pas (?:du tout |vraiment |plus |très |franchement |particulièrement |spécialement )?(?:intéressée?s?|intéressant|preneu\w+|partante?|tentée?|motivée?|convaincue?|emballée?|chaude?|candidate?|mobile|ouverte?|disposée?|dispo(?:nible)?s?|concernée?)\b",
        r"(?:ne suis|suis) (?:plus|pas) (?:du tout )?(?:dispo\w*|sur le marché|libre)\b",
        r"(?:ne |n')?(?:m'|me |nous )(?:intéress|tent|convi|convien|correspond|parl|attir|enchant|emball|convainc|dit|di|plaî|plai|motiv|branch|va|irait|ressembl|inspir|séduit|excit)\w* (?:\w+ment )?(?:pas|plus|guère|rien|point)\b",
        r"(?:ne )?(?:correspond|convien|convient|colle|match|cadre|rentre|va|conviendr)\w* (?:\w+ment )?(?:pas|plus|guère)\b(?! (?:savoir|tard|être dispo))",
        r"pas (?:ce que je (?:cherche|recherche|veux|souhaite)|mon (?:truc|délire|kif|rayon)|ma (?:tasse|came|priorité|vocation)|fait pour moi|pour (?:moi|nous)|un poste pour moi|possible pour moi|envie|d'actualité|à l'ordre du jour|question|dans mes (?:projets|plans|priorités|cordes)|le bon profil)\b",
        r"(?:aucune?|pas d'|zéro|sans|plus d'|pas la moindre|aucunement|nulle) ?(?:intérêt|envie|projet|intention|intérêt)\b", "(?:très |trop )?peu pour (?:moi|nous)", "sans (?:moi|façon|suite|nous)\\b", "hors de question",
        "(?:plutôt|autant) (?:mourir|crever|me pendre)",
        "jamais de la vie|même pas en rêve|dans (?:vos|tes) rêves|(?:une|mon) autre vie|faut pas rêver|plus jamais (?:ça|de ma vie)|pour rien au monde|tout l'or du monde|poules auront des dents|à d'autres",
        rf"(?:ne |n')?(?:\w+ )?(?:souhait|veu|voul|compt|pens|envisag|cherch|prévoi|désir|projet|vai|all|aspir|tien|a|suis|ser|pourr|peu|veut|voudr)\w* (?:vraiment |absolument )?(?:pas|plus|nullement|aucunement|guère)(?: du tout| pour l'instant| actuellement| prête?| l'intention| envie| question)? ?(?:à |de |d')?(?:me |m'|y |en )?{_BECOME}",
        r"(?:ne |n')(?:m'|me )?(?:boug|chang|quitt|cherch|déménag|recherch|postul|bougerai|partirai|partir|repartir|reviendr|retourner|abandonn|lâch|pars|lèv)\w* (?:pas|plus|jamais|rien|guère)\b",
        r"(?:pas|plus|jamais) (?:question |envie |prête? )?(?:de |d'|à )?(?:me |m'|y |en )?(?:donner (?:de )?suite|quitter|bouger|déménager|changer de|retourner|revenir dans|retravailler)\b",
        r"(?:ne |n')?(?:donner|donne|donnerai|donnerons)(?:ai|ons)? (?:donc )?pas (?:de )?suite",
        r"(?:vais |dois |devoir |préfère |je |vous |me vois |contrainte? |obligée? |permets |tiens |souhaite |me permet )(?:\w+ )?(?:de |à )?(?:décliner|refuser|passer (?:mon|notre) tour|en rester là|rester (?:où|là|dans|chez|fidèle|sur)|m'abstenir)",
        r"décline\b|je refuse\b", "passe (?:mon|notre|son) tour", r"(?:je|vais|vais devoir) passer?\b(?= ?(?:[.!,]|mon|pour|sur|cette|$))",
        "(?:je|nous) (?:reste|restons|préfère rester|suis très bien)(?:rai)? (?:fidèle|où|là|ici|dans|chez|à|au)\\b(?! (?:l'écoute|votre|disposition|ouvert))",
        r"(?:viens|vient|venons) (?:\w+ )?(?:juste |tout juste |à peine )?(?:de |d')(?:re)?(?:signer|renouveler|changer|commencer|accepter|prendre|rejoindre|m'engager|être (?:promu|nommé|embauch|titularis|recrut|confirm)|trouver|démarrer|intégrer|retrouver|faire construire|acheter|débuter|monter|lancer)",
        rf"(?:ai|suis|est|avons|ayant|avoir) (?:déjà |enfin |récemment |tout juste |justement |finalement |entre-temps |entretemps |depuis )?(?:re)?(?:signé|accepté|trouvé|rejoint|commencé|démarré|intégré|décroché|pris|retrouvé|débuté|choisi) (?:déjà |hier |récemment |depuis |finalement |mon bonheur|ailleurs|chez|dans|avec|autre chose|{_NEW_JOB})",
        "(?:j'ai|déjà) (?:signé|re-?signé)|déjà (?:engagé|embauché|recruté|pris ailleurs|trouvé|casé|promis)",
        r"(?:été|suis) (?:engagée?|embauchée?|recrutée?|promue?|titularisée?|nommée?) (?:ailleurs|chez|à|il y a|récemment|en|hier|depuis)",
        r"(?:je )?(?:commence|démarre|débute|prends|rejoins|entre) (?:\w+ )?(?:un |mon |une |ma |dans (?:un|une) )?(?:nouve\w+|autre) (?:poste|job|emploi|boulot|boîte|entreprise|mission|fonction\w*)",
        r"retraitée?\b|(?:à|en|ma|la|pour la|bientôt la) (?:pré)?retraite\b(?! (?:complément|progressive \?))",
        r"(?:quitté|changé de|tourné la page|laissé tomber|arrêté|abandonné|plus dans|sortie? de|parti du|fini avec|terminé avec) (?:définitivement )?(?:le |la |du |de |l'|ce |cet |cette |mon |ma )?(?:métier|secteur|milieu|profession|domaine|branche|voie|enseignement|restauration|hôpital|vente|commerce|informatique|conseil|vie|hôtellerie|soins|terrain|clinique|carrière)",
        r"reconver(?:ti|sion|tie)\b",
        r"(?:c'est|cest|fini|terminé|derrière moi|de l'histoire ancienne)\W{0,2}(?:fini|terminé|derrière moi|du passé|de l'histoire ancienne|plié|mort|cuit|râpé|trop (?:loin|tard|bas|peu|cher|junior|court|juste|de route))\b",
        r"(?:beaucoup |bien |un peu |vraiment )?trop (?:loin|bas|faible|éloigné\w*|de route|de trajet|de déplacements|junior|senior|vieux|vieille|tard)\b",
        r"(?:en dessous|loin|inférieur\w*|pas à la hauteur) (?:de |à |d')(?:mes|ce que|mon|celui)", r"(?:pas|jamais) (?:à|pour) (?:ce|cette|ces) (?:prix|salaire|tarif|rémunération|tjm|taux|conditions|distance|montant)",
        r"(?:je )?(?:gagne|touche) (?:déjà )?(?:plus|davantage|mieux|presque le double|le double)", "bonne (?:continuation|chance)|bon courage (?:dans|pour|avec)|bonnes? recherches?",
        "(?:ce sera|trouv\\w+|cherch\\w+|voyez|faudra|serez) (?:\\w+ )?(?:quelqu'un (?:d'autre|de (?:plus|mieux))|quelqu'un qui|le bon candidat|la perle|une autre personne|un autre candidat|sans moi)",
        r"(?:restons|en reste|en resterai|laisse[zr]? tomber|on oublie|oubliez|laisse tomber|laissons tomber)\b(?: là)?", "(?:incompatible|rédhibitoire|impossible pour moi)\\b", "(?:cause|causez) toujours",
        r"j'ai (?:déjà )?donné(?=\W*(?:$|merci)|[.,!])|négatif\b(?! pour moi de)", "retire(?:r)? ma candidature|me retir\\w+ (?:du|de la)|ne serai pas (?:des vôtres|candidat\\w*|disponible)",
        r"(?:rien à faire|rien n'y fait|c'est niet|no way|nenni|que nenni|tant pis)\b", "pas (?:besoin|de besoin)(?! (?:de|d'|que))", "j'ai (?:déjà )?ce qu'il me faut|j'ai déjà (?:un|une|mon) (?:\\w+ )?(?:travail|poste|emploi|job|boulot|cdi|employeur|contrat)\\b",
        r"(?:ne me verr\w+|on ne m'y reprendra|je n'irai|n'y retourner\w*) (?:pas|plus|jamais)",
        r"(?:situation|vie|poste|travail|emploi|boulot|job|salaire|rythme|équipe)(?: actuel\w*)? (?:me|nous) (?:convien\w+|va|suffit|plaît|comble|satisfait)", "plus (?:l'âge|la force|en âge|de mon âge)",
        "(?:une fois|ça) m'a suffi",
    ),
    settled=accents_optional(
        r"(?:très |bien |vraiment |plutôt |pleinement |parfaitement )?(?:heureu\w+|bien|content\w*|satisfait\w*|épanoui\w*|installé\w*|comblé\w*|attaché\w*|à l'aise) (?:dans|avec|chez|ici|à mon|à ma|au sein|au \w+ où|en poste|de mon|de ma|à l'hôpital|en ce moment)\b",
        r"mon (?:poste|emploi|travail|job|équipe|employeur|patron) (?:actuel\w* )?(?:me|m')", r"(?:très |vraiment |trop )?(?:bien|heureu\w+|content\w*|satisfait\w*|épanoui\w*) (?:là )?où je suis",
        r"m'y (?:plais|sens|trouve) (?:bien|très|trop)?", "me (?:plais|sens) (?:\\w+ )?(?:bien |beaucoup )?(?:dans|chez|ici|où|à|avec)", "pas (?:en recherche|à l'écoute|en veille|sur le marché)",
        "(?:ne )?(?:suis |suis pas )(?:plus )?en recherche", r"(?:ne )?(?:cherche|recherche) (?:rien|pas|plus|aucun)", "(?:en poste|en cdi|bien où)", "je suis comblé\\w*",
        r"(?:à mon compte|en freelance|indépendante?|ma (?:propre )?(?:boîte|entreprise|société)|auto-?entrepreneu\w+)\b",
    ),
    interest=accents_optional(
        r"(?:piqu|éveill|suscit|titill|attis)\w* (?:ma|la|mon) (?:curiosité|intérêt)|mes (?:disponibilités|dispos|créneaux|disponibilites)\b",
        r"(?<!pas )(?<!plus )(?<!guère )(?<!peu )(?<!rien d')(?<!serait )(?<!est )(?:intéressée?s?|curieu\w+|partante?s?|tentée?|ravie?|enthousiast?\w+|emballée?|motivée?|séduite?|alléchée?|intriguée?|preneu\w+|conquise?|chaude?|ouverte?|candidate?|enchantée?|honorée?|à l'écoute|open)\b(?! (?:pas|dans mon|de vous lire mais))",
        "(?:intéress|attir|tent|intrigu|interpell|plai)\\w* (?:beaucoup|vraiment|bien|énormément|fortement|carrément|bcp)",
        r"(?:m'intéresse|me tente|m'intrigue|m'interpelle|me plaît|me parle|m'emballe|me va|me branche|m'attire|me botte|me dirait bien|me dit bien|me convient|m'arrange|m'irait|me conviendrait|m'arrangerait|convient|m'intéresserait|me plairait|me tenterait)\b(?! (?:pas|plus|guère|pas du tout|peu|moyen))",
        "avec (?:grand |un immense |un réel |beaucoup de )?(?:plaisir|joie|intérêt)", r"volontiers|(?:bien|très) volontiers", r"(?:je )?veux bien\b", "(?:serait|sera|est) un (?:plaisir|honneur)",
        rf"(?:on|nous) (?:pourrait|peut|pouvons|pourrions|se|s')[\w' -]{{0,20}}{_TALK}",
        rf"(?:peut|pouvons|pourrions|pourrait|serais|aimerais|souhaite|souhaiterais|voudrais|adorerais|j'aimerais|on|prête?s?|disponible|dispo|partante?|ravie?|curieu\w+|heureu\w+|hâte|plaisir|occasion|ouverte?|ok|accepte|d'accord) (?:\w+ ){{0,2}}(?:pour |de |d'|à |d'en |en |bien )?(?:nous |vous |t'|t'en |vous en |en |se )?{_TALK}",
        r"en (?:parler|reparler|discuter|savoir (?:un peu )?(?:plus|davantage))\b(?! plus tard)",
        r"(?:parlons|discutons|causons|échangeons|voyons|rencontrons|appelons|jasons|capte)[- ](?:en|nous)\b(?! (?:en|après|plus|à la|dans|l'an|au))",
        r"on (?:se |s'en? |s')(?:appelle|voit|parle|rencontre|capte|organise|cale|tel)\b(?! (?:en|après|plus tard|dans))", r"on (?:en )?(?:parle|discute|cause|jase|échange)\b(?! (?:en|après|plus))",
        r"app[e]l(?:ez|er|le)[ -](?:moi|-moi)\b", r"(?:contactez|appelez|rappelez|écrivez|textez|joignez|whatsappez|contacte|appelle|rappelle|texte)[ -]moi\b(?! (?:en|après|à|dans|plus|quand|l'an|début|fin|vers|ailleurs))",
        rf"(?<!pas )(?<!plus )(?:dispo|disponible|libre|joignable|en télétravail)s? (?:\w+ )?(?:\w+ )?{_DAY}",
        r"(?:suis|serai|reste) (?:tout à fait |toute |très |assez |plutôt )?(?:dispo|disponible|libre|joignable|à (?:votre|ta) disposition|ouverte?)\b(?! (?:pour l'instant|à partir|en (?:jan|fév|mar|avr|mai|jui|aoû|sep|oct|nov|déc)|dès le|qu'en|que))",
        r"(?:ok|va|d'accord|partante?|go|oui|super|nickel|parfait|top|impec|deal|chaud\w*) (?:\w+ )?(?:pour|ça|mardi|lundi|jeudi|mercredi|vendredi|demain|avec)",
        rf"(?:^|(?<=[.!,] ))(?:{_DAY}|je peux)[\w ':]{{0,30}}(?:me va|m'irait|convient|ok|possible|c'est bon|ça marche|m'arrange|parfait|serait (?:bien|parfait|idéal))",
        r"n'hésite\w* (?:surtout )?pas à (?:me |m')(?:appeler|contacter|écrire|joindre|solliciter|rappeler)",
        r"ça (?:me va|marche|roule|joue|le fait|m'intéresse|me tente|me parle|peut le faire|tombe (?:bien|à pic)|me dit bien|va)\b(?! (?:pas|plus))",
        "(?:tombez|tombe|arrive\\w*) (?:\\w+ )?(?:bien|à pic|à point|au bon moment|à point nommé)", r"(?:bon|excellent|parfait) (?:timing|moment pour)",
        r"(?:^|(?<=[.!,] ))(?:ah |ben |bah |mais |hé |un grand )?(?:oui|ouais|ouep|yes|yep)\b(?!,? (?:mais non|je sais|et non|c'est vrai|j'ai bien reçu|en effet|bien reçu))",
        r"(?:^|(?<=[.!,] ))(?:d'accord|bien sûr|absolument|évidemment|carrément|pourquoi pas|banco|deal|vendu|go|allez)\b(?! que)(?!,? (?:sur le principe mais|vous faire))",
        rf"(?:^|(?<=[.!,;] )|oui |et |bien |pouvez |ok |alors |svp |stp ){_SEND}[ -](?:le |la |les )?(?:moi|nous|m'|m'en)?\b[\w' -]{{0,30}}(?:fiche|descriptif|détails?|infos?|informations?|lien|invit\w*|annonce|doc\w*|offre|dates?|créneaux?|plus|tout|ça|topo|agenda|signe|coordonnées|horaires?|numéro|propositions?|vos dispo\w*)",
        r"dites[ -](?:m'en|moi(?:-en)?) plus|dis[ -]m'en plus|racontez?[ -]moi|dites[ -]moi tout|dites[ -]moi (?:juste |seulement )?(?:quand|où|la date|l'heure|le jour)",
        "(?:aimerai[st]?|voudrais|souhaite\\w*|veux|souhaiterais|aimerions|cherche à|hâte d') ?(?:bien )?(?:en (?:savoir|apprendre)|recevoir (?:la|le|plus|les)|voir\\b|connaître (?:l'équipe|le projet|votre|vos|mieux|les détails|davantage|plus)|avoir plus|participer|postuler|candidater)",
        "(?:bonne|excellente|super|chouette) (?:idée|nouvelle)",
        "j'embarque|j'en suis\\b|des vôtres|compte[zr]?[ -](?:sur )?moi|(?:je suis|chuis|j'suis) (?:in|down|partante?|chaude?|dedans|preneur)|inscri\\w+[ -]moi|je (?:prends|signe|postule|candidate|fonce|me lance|viens|réponds présente?|relève le défi)\\b(?! (?:pas|note|acte|ma retraite|chez|un nouveau|le train))",
        r"j'accepte\b(?! (?:vos|que|pas))|accepte (?:votre|avec|l'invitation|de vous)",
        "(?:^|[^\\w])(?:ci-joint|ci-joints|(?:en|dans la) pièces? jointes?|en pj|pj|en annexe|joins|je joins)[ :]{0,3}(?:\\w+ )?(?:mon |mes |un |le )?(?:cv|curriculum|dossier|portfolio)?",
        r"(?:mon |le |un )?(?:cv|curriculum)\b[\w' ]{0,20}(?:ci-joint|joint|pièce|pj|attach\w+|annexe)",
        "(?:voici|voilà|envoie|transmets|joins|adresse|trouverez|mets) (?:\\w+ ){0,3}(?:mon|mes|le|un) (?:cv|curriculum|numéro|dispo\\w*|portable|tel|tél\\w*|créneaux)",
        r"mon (?:numéro|portable|tel|tél|téléphone|06|whatsapp)\b ?(?:est|:|c'est|au)", r"(?:joindre|joignable|appeler|rappeler) (?:\w+ ){0,2}(?:au|sur) ?(?:le )?(?:0|\+|mon)",
        "(?:je |j')(?:suis|cherche) (?:\\w+ )?(?:justement |activement |actuellement |en )?(?:en recherche active|(?:en )?recherche (?:active|d'un|d'une)|un nouveau (?:poste|défi|challenge))",
        "justement (?:en|je cherch|je regard|à la recherche|envie)", "(?:envie|besoin) (?:de (?:changer|changement|bouger|nouveauté|nouveaux défis|voir autre chose)|d'autre chose|d'un nouveau)",
        "(?:prête?|le moment) (?:à|de) (?:changer|bouger|franchir|tenter)", r"(?:au plaisir|hâte) (?:de|d')(?: vous| en| te|nous)? ?(?:échanger|rencontrer|discuter|parler|faire votre)",
        r"un (?:petit )?(?:café|verre|call|appel|échange|rdv|rendez-vous|coup de fil|visio|zoom|teams|entretien|lunch|dîner)\b[\w' ]{0,30}(?:oui|ok|volontiers|avec plaisir|s'impose|bienvenu|me va|jamais de refus|serait|mardi|lundi|mercredi|jeudi|vendredi|demain)",
        "poste de (?:mes |mon )?rêves?", r"on (?:se )?(?:fixe|cale|planifie|prend|book|organise)\w* (?:\w+ )?(?:ça|un|une|rdv|date|créneau)", r"(?:fixons|calons|planifions|organisons|prenons) ",
        r"qu'est[ -]ce qu'on attend|où (?:est-ce que je|dois-je|faut-il) sign\w+|je (?:suis|serais) (?:tout ouïe|toute ouïe|fan)|faut voir|je me laisserai\w* (?:bien )?tenter",
    ),
    question=accents_optional(
        r"(?:quel(?:le)?s?|combien|où|comment|qui|pourquoi|est-ce|s'agit-il|y a-t-il|c'est|avez-vous|pouvez-vous|peut-on|pour quel|quand|quoi|faut-il|puis-je|serait-ce|sont-ils|qu'est-ce|qu'en|quid)\b[^.!\n]{1,160}\?",
        r"(?:^|(?<=[.!,;:] )|(?:svp|stp|bjr|bonjour|slt|salut|et|mais|question|juste|dites|dis|hello|coucou|savoir) )(?:c |c'est |cest |ce serait |ça serait |ct |y a (?=des|du|un|une|de la|possib|moyen)|il y a (?=des|du|un|une|possib|moyen)|il est |elle est |le poste est |basé )(?:pour |dans |à |sur |de |en )*(?:quel\w*|combien|où|ou|quoi|kel\w*|qui|payé|quand|rémunéré|possible|du|des|de la|un cdi|un cdd|cdi|cdd|ouvert|télétravail|temps plein|temps partiel|remote|urgent|négociable|loin|la nuit|en interim|en intérim)\b[^.!\n]{0,80}",
        r"(?:^|(?<=[.!,;:] )|(?:svp|stp|bjr|bonjour|slt|salut|et|mais|question|juste|curiosité|savoir) )(?:à |de |dans |pour |sur |en )?(?:quel(?:le)?s?|kel|combien|où (?:se|est|ça|exact|c)|qui (?:est|sont|êtes|recrute|vous|c)|comment (?:avez|vous|ça|se|est|tu|fonctionne)|pourquoi moi|d'où|est[ -]ce|es ce|y a[ -]t|ya t|y'a|il y a (?:des|du|un|une|combien)|quid|qu'en est|que (?:propos|compren|fait)|faut[ -]il|peut[ -]on|puis[ -]je|s'agit|sagit|le salaire (?:est|c)|quand (?:est|commence|serait|faut|débute)|on (?:peut|bosse|travaille|commence|a droit|doit|gagne|touche))\b[^.!\n]{2,120}(?=[.?\n]|$)",
        r"(?:d'où|comment|où) (?:avez[- ]vous|tenez[- ]vous|as[- ]tu|vous avez|vous tenez|t'as)", r"salaire\s*\?|tjm\s*\?|ou (?:pas|non)\W*$", "par curiosité",
        r"(?:aimerais|voudrais|souhait\w+|faudrait|besoin de|bon à) (?:d'abord |juste |avant tout )?(?:savoir|connaître|comprendre) (?:si|quel|combien|où|qui|le|la|les|comment|ce|d'abord|à|dans|pour)",
        r"(?:pouvez|pourriez|peux|pourrais|pourrez)[- ](?:vous|tu) (?:me |m'en |m')?(?:\w+ )?(?:préciser|dire|indiquer|expliquer|donner|confirmer|détailler|éclairer)",
        r"(?:merci de|veuillez|pourriez-vous) (?:me )?(?:préciser|indiquer|confirmer)", r"(?:une|deux|quelques|autre|petite|seule|la) (?:petites? )?questions?\b(?! de temps)",
        "précisez|avant de (?:vous )?répondre|avant de me prononcer|avant tout,|vous proposez (?:quoi|combien|quel)",
    ),
    ask_later=accents_optional(
        r"pas avant (?:\w+ )?\w+", "(?:peut-être|plutôt|mieux vaut|idéalement|disons|voyons|pourquoi pas) (?:plutôt |voir |pour )?(?:à |au|aux|en|l'|le |la |dans|après|vers|courant|début|fin|mi-)", "revenir vers (?:moi|nous)",
        r"(?:en )?reparl\w+|rediscut\w+|rééchang\w+|reprendre (?:contact|cette|notre|la|cet)",
        "re(?:venez|viens|lancez|lance|contactez|contacte|cont|écrivez|écris|appelez|appelle|prenez|prends|essayez|essaie|tentez|tente|demandez|passez|mettez)\\b",
        "(?:refaites|refais|faites|fais|redonnez|donnez|refaire)[ -]moi signe|faire signe|(?:redonnez|donnez|passez)[ -](?:moi )?(?:de vos nouvelles|un coup de fil)",
        "(?:ré|re)(?:écrire|écrivez|écris|contact\\w+|appel\\w+|essay\\w+)",
        r"(?:écri(?:vez|s|re)|contact\w+|appel\w+|rappel\w+|relanc\w+|sollicit\w+)(?:[- ]moi|[- ]nous)? (?:à nouveau |de nouveau |plutôt |donc |svp |stp |si possible )?(?:en|après|à partir|dans|au|l'an|début|fin|mi-|courant|vers|à la|dès|quand|passé|pour|d'ici|le|la semaine|le mois|lorsque)\b",
        r"à (?:ce moment|partir)\b", r"(?:là|alors|ensuite|après(?: ça)?|ce jour-là|et là) (?:on|nous|je) (?:pourr|peut|peu|pouv|verr|en |sera|suis|se )\w*",
        r"on (?:pourra|verra|reverra|en parlera|en reparle|se (?:recontacte|reparle|rappelle|tient)|s'en reparle)", "garde[zr]? (?:\\w+ )?contact|rest(?:ons|er|ez) en contact|tene[zr][- ]moi (?:au courant|informé)|pensez à moi",
    ),
    not_now=accents_optional(
        "pas (?:maintenant|pour l'instant|pour le moment|actuellement|en ce moment|avant|tout de suite|encore|dans l'immédiat|immédiatement|cette (?:année|semaine)|ce (?:mois|trimestre)|aujourd'hui|à l'heure actuelle|là tout de suite|le bon moment|le (?:meilleur )?moment|idéal en ce moment|dispo\\w* (?:avant|pour|en ce|actuellement|dans)|libre avant)",
        "(?:pour l'instant|pour le moment|en ce moment|actuellement|à l'heure actuelle|présentement|ces temps-ci)", r"jusqu'(?:en|au|à|aux)\b", r"\baprès\b", "peut-être",
        r"débordé\w*|coup de feu|sous l'eau|la tête (?:dans|sous)|surchargé\w*|overbooké\w*|pas (?:la tête|le temps)|trop (?:de boulot|de travail|occupé\w*|chargé\w*)|plein (?:rush|projet|déménagement|bouclage)|en plein\w*|charrette|dans le jus|dans le rush",
        "(?:je veux|laissez-moi|le temps de|dois (?:d'abord )?|d'abord) (?:finir|terminer|boucler)",
        "(?:en |mon )?congés? (?:maternité|paternité|parental\\w*|mat|mal\\w*|sabbatique)|arrêt (?:maladie|de travail)|enceinte|vient de naître|nouveau-né", "(?:mauvais|pas le bon) (?:timing|moment|période)|(?:le )?timing",
        "(?:engagé|pris|bloqué|coincé|tenu|lié|occupé|sous contrat|en mission|en poste|en thèse|en formation)\\w* jusqu", "j'aurai (?:fini|terminé|touché|plus|soutenu|accouché|bouclé|passé)", "(?:laissez|donnez)[- ]moi",
    ),
    someday=accents_optional(
        r"(?:plus tard|un jour|une (?:autre|prochaine) fois|ultérieurement|à l'avenir|dans (?:quelques|plusieurs) (?:mois|semaines|années|temps)|dans un (?:second|deuxième|autre) temps|à un autre moment|un autre moment|à l'occasion|le moment venu|en temps voulu|prochainement|partie remise|quand (?:les choses|ça|tout|la situation|le temps|j'y verrai|la tempête)[\w' ]{0,20}(?:calm|tass|mieux|pos|pass|fini)\w*|quand j'aurai (?:plus de |le |fini|du )\w*)\b(?! (?:que|où))",
        "on (?:en |se )(?:reparl|rediscut|recontact)\\w*|en (?:reparl|rediscut)\\w+", "garde[zr]?[ -](?:mon|mes|moi|précieusement)", "pas (?:maintenant|pour l'instant|tout de suite),? (?:mais|peut-être)",
        "(?:je )?ne dis pas (?:jamais|que plus tard)", "pas (?:le (?:bon )?(?:moment|timing))",
    ),
    refer=accents_optional(
        r"(?:voyez|voir|vois|demandez|demander|demande|parlez(?:[ -]en)?|parler|adressez[ -]vous|adresser|écrivez|écrire|écris|contactez|contacter|contacte|appelez|appeler|appelle|essayez|tentez|rapproche[zr](?:[ -]vous)?|sollicitez|interrogez|passez|passer|faut|joindre|mieux vaut|voyez ça|orientez-vous|tournez-vous|recommande|suggère|conseille)(?: plutôt| donc| en| avec| à| auprès de| par| directement| vers| voir| contacter| demander| de| ça| svp| d['’]abord| sur| ma part)*",
        r"(?:transmets|transfère|transféré|transmis|fais suivre|transfert|mets|met|forwarde|passe|envoyé)(?: \w+){0,4} (?:à|en copie|en cc|copie)",
        r"(?:le|la|votre|notre|mon|ma) (?:bonne? |seule? )?(?:personne|interlocuteur|interlocutrice|contact|responsable|successeur\w*|remplaçante?|référente?|rh|drh)(?: [\w'’]+){0,5} (?:est|c['’]est|s['’]appelle|sera|:)",
        r"c['’]est(?: plutôt| désormais| maintenant| surtout| bien)?(?= [\w'’-]+(?: [\w'’-]+){0,3},? qui )", r"(?:géré|suivi|repris|piloté|porté|organisé|traité)e?s? (?:désormais |maintenant )?par",
        r"c['’]est (?:du (?:ressort|domaine) de|la partie de|le rayon de|l['’]affaire de)",
    ),
    relation=accents_optional(
        rf"(?:mon|ma|une?|mes|notre|nos|ton|l['’]) ?(?:\w+ ){{0,2}}{_PERSON}(?: de travail| et associée?| de promo)?",
    ),
    unclear=accents_optional(
        "(?:bien|mail|message|courriel)? ?(?:reçu|lu|vu|noté)(?: (?:merci|5 sur 5|à vous|5/5|bien noté))*(?: (?:à vous|beaucoup|bien))?",
        "merci(?: (?:bien|beaucoup|à vous|pour (?:votre|ton|le|l')? ?(?:message|mail|info\\w*|proposition|retour)))*", "ok(?:ay)?(?: (?:merci|bien reçu|noté|vu))?", "(?:c'est )?à voir", "on verra(?: bien)?", "peut-être(?: bien)?",
        "(?:ça|cela) dépend", "(?:c'est |bien |j'en prends |je prends )?not(?:é|e)(?: merci)?", "hum+|hmm+|mouais|bof|ah|tiens|mdr|lol", "je vais (?:y |voir|en )?(?:réfléchir|voir|regarder|penser)",
        "(?:j'y|je) (?:réfléchis|réfléchi|pense|regarde|verrai)", "(?:à|a) réfléchir|(?:faut|il faut) (?:que j'y |que je )?(?:réfléchi\\w+|voi[rt]|regarder)", "(?:je )?(?:ne )?sais pas(?: trop| encore)?",
        "(?:j'ai |bien )?(?:bien )?reçu (?:votre|ton) (?:message|mail)(?: merci)?", "ah bon|tiens donc|je vois|entendu|compris|accusé de réception",
    ),
    short_yes=accents_optional(
        r"(?:mais |ah |ben |bah )?(?:oui|ouais|ouep|yep|ok pour moi|volontiers|avec (?:grand )?plaisir|d'accord|bien sûr|partante?|carrément|banco|go|ça marche|ça me va|pourquoi pas|je veux bien|grave|absolument|évidemment|intéressée?|chaude?|deal|vendu|j'en suis|j'embarque|certainement|tout à fait|allez|allons-y|let's go|parfait|nickel|top|super)(?: (?:merci|pourquoi pas|oui|volontiers|avec plaisir|allez|bien sûr|svp|stp|pour moi|grave|carrément))*",
    ),
    short_no=accents_optional(
        r"(?:mdr |lol |euh |bah |ben |ah |oh |désolée? |malheureusement |hélas )?(?:non|nan|nope|niet|jamais|sans façon|pas intéressée?|c'est non|ce sera non|négatif|sûrement pas|certainement pas|absolument pas|pas du tout|surtout pas|pas question|même pas en rêve|très peu pour moi|sans moi|pas pour moi|je passe|non non)(?: (?:merci|désolée?|non|bien|beaucoup|pas intéressée?|mdr|lol|mais merci|pour moi|bonne (?:journée|continuation|chance)))*",
    ),
    praise=accents_optional(
        r"(?:c'est |très |vraiment |bien |trop |super |plutôt |franchement |assez |hyper |ça a l'air |semble |paraît |sonne |l'air |me semble |me paraît )(?:très |bien |vraiment |super |hyper |plutôt )?(?:intéressante?s?|sympa\w*|gentil\w*|aimable|alléchante?|tentante?|chouette|cool|génial\w*|top|passionnante?|beau|belle|attrayante?|attractive?|séduisante?|prometteu\w+|excitante?|flatteu\w+|motivante?|stimulante?)",
        r"(?:intéressant|tentant|alléchant|génial|sympa|chouette|excellent|super|top|beau projet|belle (?:offre|proposition|opportunité|boîte|équipe))\b", r"(?:flattée?|touchée?|honorée?|sensible) (?:par|de|que|à)",
        r"(?:offre|proposition|projet|poste|opportunité|mission|annonce) (?:\w+ )?(?:est |semble |a l'air |me semble |paraît )(?:très |vraiment |super |plutôt )?\w+(?:ante?|euse?|eux|ive|if|belle|beau|bien|top|sympa|cool)",
    ),
    propose=accents_optional(
        r"(?:on|je|tu|vous|nous) (?:se |s'|m'|me |en )?(?:postul|candidat|inscri|sign|voi|appel|capt|commenc|parl|rencontr)\w* (?:quand|comment|où|à quelle heure)[^.!?\n]{0,15}\?",
        r"(?:m'intéresse|me tente|avec plaisir|volontiers|oui|carrément|d'accord|ok)\b[^.!?\n]{0,20}, ?[^.!?\n]{2,80}\?",
        rf"(?:quand|à quelle heure|quel jour|quelle heure|où|comment|à quel moment|sous quelle forme)[\w' -]{{0,25}}(?:{_TALK}|vous êtes dispo|êtes-vous (?:dispo|disponible|libre|joignable)|t'es (?:dispo|libre)|es-tu (?:dispo|libre)|vous (?:convien|arrang|irait)|te (?:convien|va)|puis-je vous|je peux (?:vous|t')|(?:vous )?appel|on (?:se|s'|commence|fait|en)|postul|candidat|démarr\w+)",
        r"(?:on|nous|vous|tu) (?:se |s'|en |nous |m')?(?:appelle|voit|parle|cale|capte|discute|fixe|prend|pouvez m'appel\w+|peut s'|peut se|peut en|fait)\w*[^.!?\n]{0,60}\?",
        rf"(?:{_DAY}|\d ?h)[^.!?\n]{{0,40}}(?:vous (?:va|irait|convien\w+|arrang\w+)|(?:ça )?te (?:va|convient)|c'est (?:bon|possible|ok)|possible|ça (?:va|marche|irait)|convient|ok|serait possible)[^.!?\n]{{0,20}}\?",
        rf"(?:peut|peux|pouvons|pourrions|pourrait|pouvez|pourriez|puis)[- ](?:on|nous|vous|tu|je)[\w' -]{{0,20}}{_TALK}[^.!?\n]{{0,60}}\?",
        rf"(?:dispo|disponible|libre|partante?)s? (?:pour (?:un|en|se)|{_DAY})[^.!?\n]{{0,40}}\?", r"(?:un|pour un|prendre un) (?:petit )?(?:café|verre|call|appel|échange|rdv|rendez-vous|visio|coup de fil)[^.!?\n]{0,40}\?",
        r"(?:où|à qui|comment) (?:est-ce que je |dois-je |puis-je |je peux |faut-il )?(?:vous )?(?:envo\w+|transm\w+|adress\w+|sign\w+|postul\w+|candidat\w+|m'inscri\w+)[^.!?\n]{0,40}\?",
        r"(?:pouvez|pourriez|peux|pourrais)[- ](?:vous|tu) (?:me |m')(?:r?appeler|contacter|téléphoner)[^.!?\n]{0,40}\?",
    ),
    good_time=accents_optional(
        r"(?:serait|sera|est|irait|conviendrait|tomberait|me conviendrait|m'irait|m'arrangerait) (?:plus |bien mieux |beaucoup )?(?:mieux|bien|parfait|idéal|possible|jouable|envisageable|bon|simple|approprié|opportun|le bon moment|top)",
        r"(?:je serai|je suis|serai|redeviens|redeviendrai) (?:de nouveau |à nouveau |plus |enfin )?(?:dispo\w*|libre|joignable|plus (?:dispo|tranquille|libre)\w*|ouverte?|de retour|sortie?)",
        r"(?:on|nous) (?:pourra|pourrait|pourrions|peut|verra|en (?:re)?parle\w*|se (?:re)?parle\w*)", r"(?:aurai|j'aurai|j'y verrai|aurais) (?:plus |enfin |davantage |fini|terminé|du |le )",
        r"(?:volontiers|avec plaisir|partante?|pourquoi pas|ok|oui|d'accord|je veux bien|voyons|(?:pas|rien) avant|plutôt|dès|à partir|je (?:regarde|commence|me remets))",
        "(?:mon )?(?:contrat|mission|cdd|préavis|projet|formation|thèse|chantier|stage|congé|clause)[\\w' ]{0,25}(?:fini|termin|échéance|fin|s'arrête|jusqu|prend fin|boucl)",
    ),
    own_move=accents_optional(
        r"je (?:vous |te )?(?:reviens|reviendrai|recontact\w+|ferai signe|fais signe|tiens au courant|tiendrai|relancerai|rappell?erai|rappelle|réécri\w+|répondrai|contacterai|écrirai|donnerai des nouvelles|donne des nouvelles|dirai|redis|redirai|confirmerai)\b",
        "(?:je|j'irai|c'est moi qui) (?:reviens|reviendrai|reviendrais|reprendrai|reprends|vous (?:recontact\\w+|rappel\\w+)) ?(?:vers (?:vous|toi)|contact)?",
        "(?:laissez|donnez|accordez|laisse|donne)[- ]moi (?:\\w+ )?(?:le temps|un peu de temps|quelques (?:jours|semaines)|jusqu|du temps|une semaine|deux semaines|un mois|le week-end)",
    ),
    hand_on=accents_optional(
        r"(?:s['’]en|s['’]y) (?:occupe|occupera|occupent|charge|chargera|connaît)", r"(?:s['’]occupe|s['’]occupera|est (?:en charge|responsable|chargée?)|gère|pilote|a repris|reprend|dirige|organise|coordonne|est à la tête)\b",
        r"(?:voyez|voir|parlez|parlez-en|demandez|contactez|écrivez|adressez-vous|appelez|vois|demande|parle)(?:[ -](?:le|la|lui|en|ça|plutôt|directement)){0,3} (?:avec|à) (?:lui|elle)\b|(?:contactez|appelez|demandez|écrivez)[- ](?:le|la|lui)\b",
        r"c['’]est (?:lui|elle) (?:qui|qu['’]il faut|le|la|que)", r"(?:lui|elle) (?:cherche|serait|est|pourrait|recherche|saura)\b",
        r"(?:serait|est|sera) (?:plus |mieux |beaucoup plus )?(?:à même|qualifiée?|placée?|compétente?|intéressée?|la bonne personne|le bon (?:contact|interlocuteur)|votre (?:homme|femme))",
        r"(?:de ma part|cherche (?:justement|du travail|un poste|du boulot|à bouger)|est en recherche|veut (?:bouger|changer))\b",
        r"(?:vous|te) (?:donne|passe|recommande|conseille|suggère|transmets|file)(?: \w+){0,3} (?:nom|contact|coordonnées|numéro|mail)", r"(?:en copie|mis en copie|en cc)\b",
    ),
)  # fmt: skip
