"""Spanish."""

from sequencer.core.read.phrases import Phrases

SPANISH = Phrases(
    opt_out=(
        "eliminación de (?:mis|todos)", "supresión de (?:mis|todos)",
        r"no (?:quiero|deseo) (?:que me|ser) (?:contact\w+|escrib\w+|molest\w+)",
        "(?:dar|dad|den|de|dé|date|dame|darme|dadme|dénme|denme)(?:me)? de baja",
        r"darse de baja|\bdarme de baja|de baja,? por favor", "cancelar? (?:la |mi )?suscripción",
        r"(?:borr|elimin|quit|suprim|sac|retir)\w*(?:me|nos)?\b (?:mis|mi|todos mis|de (?:su|tu|la|vuestra))",
        r"(?:bórr|elimín|quít|sáqu|quít)\w+me",
        r"no (?:me )?(?:quiero|deseo|escrib|contact|envi|mand|molest|vuelv)\w*[\w ,]{0,40}(?:más|correos?|mensajes|e-?mails?|nada|contact\w*|escribir\w*|saber)",
        "no (?:más|mas) (?:correos?|mensajes|e-?mails?)",
        r"dej(?:a|e|en|ad|ar) de (?:escrib|mand|envi|contact|molest)\w*",
        "solicit(?:o|amos) (?:la|mi) baja", "(?:cancel|anul)(?:e|en|ar|ad|a) (?:la |mi )?suscripción",
        r"que no (?:me|nos) (?:envíe|mande|escriba|contacte)\w* más",
        "(?:de )?(?:su|tu|vuestra|la) (?:lista|base de datos)", "rgpd|lopd", "derecho (?:al olvido|de supresión)",
        "dejadme en paz|déjeme en paz|déjame en paz|déjenme en paz", r"spam\b", "me opongo",
    ),
    wrong_person=(
        r"(?:se|te) (?:ha |has |habrá )?(?:equivoc|confund)\w+", "equivocad[oa]", "persona equivocada",
        "(?:debe|tiene que) (?:de )?(?:ser|haber) (?:un |una )?(?:error|confusión|equivocación)",
        "no soy (?:la persona|quien|el que|a quien|esa persona)", r"(?:yo )?soy [\w ]{2,40}, (?:y )?no\b",
        "nunca he (?:pisado|trabajado|sido|hecho)", "no es (?:mi|lo mío) (?:campo|área|sector)", "mismo nombre",
    ),
    flips=(
        "no (?:te |le )?(?:voy a |puedo )?(?:decir|digo|diría) que no", "tampoco .{0,20}que no",
        "no me (?:desagrada|disgusta|importaría|parece mal)", "por qué no", "no estaría mal", "no me cierro",
    ),
    asides=(
        "no hay problema", "no pasa nada",
    ),
    decline=(
        "(?:estoy bien|me quedo) (?:donde|aquí|como)", r"no (?:me )?(?:va|vale|sirve|convence|cuadra|encaja)\b",
        "no (?:es|sería) (?:para|lo que|el momento)", "paso,? gracias", "va a ser que no",
        "no,? (?:muchas )?gracias", r"gracias,? (?:pero )?no\b",
        r"no (?:me|estoy) (?:interes|planteo|encaj|conviene)\w*", "no (?:tengo|hay) interés",
        r"no (?:me planteo|pienso|quiero|voy a|tengo pensado|contemplo|deseo) (?:\w+ )?(?:cambi|mov|dej|mud)\w*",
        "no es (?:para mí|lo que busco|lo mío)", "(?:ni loc[oa]|ni hablar|ni de broma|jamás|para nada)",
        r"(?:acabo de|ya he) (?:firm|acept|empez|cambi|entr|incorpor)\w+",
        "(?:tengo que|debo|prefiero) (?:declinar|rechazar|decir que no)", "suerte con", "mucha suerte",
        "jubilad[oa]",
    ),
    settled=(
        "(?:muy |bastante )?(?:a gusto|contento|contenta|feliz|bien) (?:donde estoy|en (?:mi|el|la)|aquí|con mi)",
        r"no (?:estoy )?busc\w+", "no estoy en búsqueda",
    ),
    interest=(
        "(?<!no )(?<!no me )(?:me interesa|interesad[oa]|interesante|me encantaría|me gustaría|encantad[oa]|me apunto|me llama la atención)",
        r"(?:claro|por supuesto|vale|venga)\b(?: (?:que )?s[ií])?",
        "(?:^|[.!,] ?)s[ií],? (?:claro|por favor|me|quiero|encantad|gracias|puedo|podemos)",
        r"(?:podemos|podríamos|cuando|quieres|queréis)? ?(?:hablamos|hablar|charlar|charlamos|conversar)\b(?! (?:con|después))",
        "ll[áa]m[ea](?:me|nme)?",
        r"(?:mánd|envía|env[ií]e|mand)\w*me? (?:\w+ )?(?:info|más|la|el|los|detalles)\w*",
        r"cu[ée]nt\w+ (?:un poco )?más", "me pilla en buen momento", "tengo (?:interés|curiosidad)",
        "estoy (?:disponible|libre|abiert[oa])", "dispuest[oa]", "cuenta conmigo",
    ),
    question=(
        r"¿[^?]{2,200}\?",
        r"(?:cuánto|cuanto|cuál|cual|dónde|donde|quién|quien|qué|cómo|es presencial|hay)\b[^.!\n]{1,120}\?",
        "(?:quién|cómo) (?:le|te) dio", r"salario\s*\?",
    ),
    ask_later=(
        r"(?:escr[ií]b|contáct|contact|llám|habl|pregúnt|busc|vuelv|record)\w*(?:me|nos|mos|a|e)?\b(?: a)?(?: escribir\w*| contactar\w*| hablar)? ?(?:más adelante|en|después|pasad[oa]s|a partir|tras|cuando|luego|para)\b",
        "después (?:de|del) .{0,40}(?:hablamos|habl|escrib|mejor)",
        "(?:quizá|quizás|tal vez|a lo mejor) (?:en|el|después|más)", "(?:el )?año que viene", "entonces hablamos",
        "hablamos (?:después|luego|en)",
    ),
    not_now=(
        r"(?:ahora|de momento|por ahora|por el momento|actualmente|hoy por hoy|ahora mismo) (?:mismo )?(?:no|imposible|mal)\w*",
        "no (?:es buen momento|por ahora|ahora|de momento|puedo ahora)", r"hasta\b",
        r"después\b|pasad[oa]s\b|tras\b", "(?:quizá|quizás|tal vez|a lo mejor)", "a tope|liad[oa]|hasta arriba",
    ),
    someday=(
        "quiz[áa]s? (?:después|más|luego|el|en)",
        r"(?:más adelante|algún día|en otro momento|otra vez será|en el futuro|dentro de un(?:os)? (?:tiempo|meses|años)|quizás? luego)\b",
        "téngame en cuenta|tenme en cuenta",
    ),
    refer=(
        r"(?:habl(?:e|a|ad|ar|en)|pregunt(?:e|a|ad|ar|en)|escrib(?:a|e|id|an)|contact(?:e|a|ad|en)|prueb(?:e|a|en)|dirí[gj]\w+)(?: mejor| con| a| al)*",
    ),
    relation=(
        r"(?:mi|una?|el|la|mis) (?:\w+ ){0,2}(?:compañer[oa]|amig[oa]|colega|herman[oa]|prim[oa]|marido|mujer|pareja|novi[oa]|jef[ea]|cuñad[oa])",
    ),
    unclear=(
        "ya te digo", "gracias", "vale", "ok", "ya veremos", "depende", "recibido", "a ver", "me lo pensaré",
        "quizás?",
    ),
    short_yes=(
        "(?:s[ií]|claro|vale|por supuesto|dale|venga|claro que s[ií])(?: por favor| gracias)?",
    ),
    short_no=(
        "(?:no|nop|nunca|paso|jamás|ni hablar)(?:,? (?:muchas )?gracias)?",
    ),
)  # fmt: skip
