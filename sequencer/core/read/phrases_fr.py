"""French."""

from sequencer.core.read.phrases import Phrases

FRENCH = Phrases(
    opt_out=(
        "suppression (?:définitive |complète )?(?:de |des )",
        r"plus (?:être )?(?:contacté|sollicité|dérangé|importuné)\w*", r"indésirable\w*", r"désinscri\w+",
        r"désabonn\w+", r"(?:retir|supprim|effac|enlev|ray|radi|ôt)\w*[ -](?:moi|mes|mon|nous|toutes mes|tout)\b",
        "(?:me|m'|nous) (?:retirer|supprimer|effacer|enlever|rayer|radier)",
        "(?:effacer|supprimer|retirer|suppression|effacement) (?:de )?(?:toutes )?(?:mes|mon|les) (?:données|coordonnées|adresse|informations|mail|contact)",
        r"(?:ne|n') ?(?:plus|m'|me|nous|veux|souhaite|désire)[\w ']{0,40}(?:contact|écri|envo|recev|reçoi|sollicit|mail|dérang|relanc|message)\w*(?: de (?:mails?|messages?))?\b(?=.{0,60}(?:plus|pas|jamais|aucun|mails?|messages?|\.|$))",
        "(?:plus|pas|aucun|jamais) (?:recevoir|de (?:nouveaux? )?(?:mails?|messages?|courriels?|sollicitations?|emails?))",
        "arrêtez (?:de|vos|les|d')", "cessez (?:de|vos|d')", "(?:de|hors de) votre (?:liste|fichier|base|mailing)",
        "rgpd", "droit à l'(?:oubli|effacement)", "laissez[ -]moi tranquille", "fichez[ -]moi la paix", "foutez",
        r"(?:c'est du|pur) spam|spam\b", "m'oppose (?:à|au)", "oubliez[ -]moi", "stop (?:pub|aux|mail)",
    ),
    wrong_person=(
        "(?:vous )?fai(?:tes|s|re) erreur",
        r"ne suis pas (?:\w+ ){0,2}(?:ingénieur|infirmi\w+|développeu\w+|la bonne|le bon|celui|celle)",
        "mauvais(?:e)? (?:destinataire|personne|adresse|numéro)", "(?:faire|fait) erreur",
        "(?:c'est|doit être|sans doute|y a) (?:une |bien une )?(?:erreur|méprise)", "tromp(?:é|ez|er)",
        r"confond\w+", r"je suis [\w' -]{2,40}, (?:et )?(?:pas|non)\b",
        "(?:n'ai|ai) jamais (?:travaillé|fait|été)", "pas (?:du tout )?mon (?:domaine|métier|secteur|rayon)",
        "(?:homonyme|même nom)", "pas la (?:bonne|personne)", r"deux [a-z]\. [a-z]+ dans", "personne de ce nom",
    ),
    flips=(
        r"pas in(?:intéressant|intéressé|différent)\w*", "ne (?:dis|dirais|dirai) pas non",
        r"(?:ne )?(?:me )?laisse pas indifférent\w*", r"pas contre\b", "pourquoi pas", "rien contre",
        r"pas fermé\w*", r"pas opposé\w*", r"ne me déplaî\w+",
    ),
    asides=(
        "pas de (?:problème|souci)", "bonne (?:journée|soirée)",
    ),
    decline=(
        "ne (?:correspond|convient|me convient|me correspond|colle|m'attire|m'enchante) (?:pas|plus)",
        "pas (?:mon truc|ma tasse|d'actualité|à l'ordre du jour|envie)", "je (?:reste|préfère rester)",
        "(?:vais|dois) (?:devoir )?passer (?:mon tour)", "passe mon tour", "sans suite", "ne donnerai pas suite",
        "non,? merci", r"merci,? (?:mais )?non\b", r"pas intéressé\w*",
        r"ne (?:m'|me |suis )?(?:intéresse|suis) pas (?:intéressé|disponible|preneur)\w*",
        "(?:ça|cela|ce(?:la)?|poste) ne m'intéresse pas",
        "ne souhaite pas (?:donner suite|changer|bouger|quitter|y donner|poursuivre)",
        "(?:pas|plus) (?:donner suite|pour moi)", "(?:ce n'est|c'est) pas pour moi",
        "ne (?:bouge|change|quitte|pars|cherche) (?:pas|plus)",
        r"(?:dois|préfère|vais) (?:\w+ )?(?:décliner|refuser)", r"décline\b",
        "viens de (?:signer|renouveler|changer|commencer|accepter|prendre|rejoindre)",
        "déjà (?:signé|accepté|engagé|trouvé)", "aucun (?:intérêt|projet)", "bonne continuation", "bonne chance",
        r"retraite\b", "hors de question", "jamais de la vie", "sans façon",
    ),
    settled=(
        r"(?:très |bien |vraiment )?(?:heureu\w+|bien|content\w*|satisfait\w*|épanoui\w*) (?:dans|avec|chez|à) (?:mon|ma|mes|le|la)?",
        "mon (?:poste|emploi|travail) actuel (?:me|m')",
        r"(?:très |vraiment )?(?:bien|heureu\w+|content\w*|satisfait\w*) (?:là )?où je suis",
        "(?:très )?bien dans mon", "pas (?:en recherche|à l'écoute|en veille)", "pas en recherche active",
        "ne suis pas en recherche",
    ),
    interest=(
        r"(?<!pas )(?:intéress(?:é|ée|ant|ante|e)|curieu\w+|partant\w*|tenté\w*|ravi\w*|enthousiasm\w+)\b(?! pas)",
        "avec plaisir", "volontiers", "(?:je )?veux bien",
        "(?:on|nous) peut (?:en )?(?:parler|discuter|échanger|se voir|s'appeler)",
        r"(?:peut|pouvons|pourrions|pourrait|serais|aimerais|souhaite|souhaiterais)[- ](?:nous |on |ravi\w* d'|heureu\w+ d')?(?:en )?(?:parler|échanger|discuter|s'appeler|appeler|voir|rencontrer|savoir plus)",
        r"en (?:parler|discuter|savoir plus)\b", "app[e]l(?:ez|er|le)[ -]?(?:moi)?",
        r"contactez[ -]moi\b(?! (?:en|après|à|dans))", r"(?:suis|serai) (?:dispo|disponible|libre)\w*",
        "ça (?:m'intéresse|me tente|me va|marche)", r"(?:^|[.!,] ?)oui\b", "d'accord", "envoyez[ -]moi",
        "dites[ -]m'en plus", "bonne idée",
    ),
    question=(
        r"(?:quel(?:le)?s?|combien|où|comment|qui|pourquoi|est-ce|s'agit-il|y a-t-il|c'est|avez-vous|pouvez-vous|peut-on|pour quel)\b[^.!\n]{1,120}\?",
        "c'est (?:payé|pour quel|où|combien)", "(?:d'où|comment) (?:avez-vous|tenez-vous)", r"salaire\s*\?",
        "par curiosité",
    ),
    ask_later=(
        r"pas avant (?:\w+ )?\w+", "(?:peut-être|plutôt) (?:à|au|en|l'|le|dans|après)", "revenir vers moi",
        r"(?:re)?(?:contact|appel|écriv|rappel|parl|recontact)\w*[ -](?:moi|nous|en)?\s?(?:plus tard|en|après|dans|à|au|fin|début|mi|vers)\b",
        r"(?:en )?reparl\w+", "revenez", "relancez", "à ce moment[- ]là", "plutôt (?:en|après|à|vers)",
        "peut-être (?:en|après|à|l'an|dans)",
    ),
    not_now=(
        "pas (?:maintenant|pour l'instant|pour le moment|actuellement|en ce moment|avant|tout de suite|encore|dans l'immédiat)",
        "(?:pour l'instant|en ce moment|actuellement)", "jusqu'(?:en|au|à)", r"\baprès\b", "peut-être",
        r"débordé\w*|coup de feu|sous l'eau", "je veux finir", "congé (?:maternité|paternité|parental)",
    ),
    someday=(
        r"(?:plus tard|un jour|une autre fois|ultérieurement|à l'avenir|dans quelques (?:mois|semaines|années))\b",
        "gardez (?:mon|mes|moi)", "pas (?:maintenant|pour l'instant),? (?:mais|peut-être)",
    ),
    refer=(
        "(?:voyez|demandez|parlez|adressez[ -]vous|écrivez|contactez|appelez|essayez|tentez)(?: plutôt| donc| en| avec| à| auprès de)*",
    ),
    relation=(
        r"(?:mon|ma|une?|mes|notre) (?:\w+ ){0,2}(?:collègue|ami\w*|copain|copine|frère|sœur|soeur|cousin\w*|mari|femme|conjoint\w*|confrère|consœur|associé\w*|pote|stagiaire)",
    ),
    unclear=(
        "bien reçu", "merci", "ok", "à voir", "on verra", "peut-être", "ça dépend", "noté", "hum+",
        "je vais (?:y )?réfléchir",
    ),
    short_yes=(
        r"(?:oui|ok pour moi|volontiers|avec plaisir|d'accord|bien sûr|partant\w*|carrément)(?: merci| pourquoi pas)?",
    ),
    short_no=(
        r"(?:mdr |lol )?(?:non|nan|jamais|sans façon|pas intéressé\w*)(?: merci)?",
    ),
)  # fmt: skip
