"""Italian."""

from sequencer.core.read.phrases import Phrases

ITALIAN = Phrases(
    opt_out=(
        "(?:cancellazione|rimozione|eliminazione) (?:dei|delle|dalla|dal|di) ",
        r"non (?:desidero|voglio) (?:più )?(?:essere|venire) contattat\w+", r"indesiderat\w+", r"disiscri\w*",
        r"annulla\w* (?:l')?iscrizione",
        r"(?:cancell|rimuov|elimin|togli)\w*(?:mi|ci|re|rmi|telo|temi)? (?:\w+ ){0,3}(?:dalla|dal|dai|i miei|il mio|la mia|tutti i)",
        "(?:cancellar|rimuover|toglier|eliminar)(?:mi|ci)",
        "(?:cancellatemi|rimuovetemi|toglietemi|toglimi|cancellami|rimuovimi)",
        r"non (?:\w+ )?(?:scriv|contatt|mand|invi|disturb|voglio|desidero)\w*[\w ]{0,40}(?:più|altr[ei]|ricevere|mail)",
        r"(?:smett|piant)\w+ di", "(?:niente|nessuna|nessun) (?:più|altra|altre|ulteriori?) (?:mail|e-?mail|messaggi\\w*|comunicazion\\w*)",
        r"(?:mail|e-?mail|messaggi|comunicazioni) ulteriori|non (?:\w+ )?ricevere (?:ulterior|altr)\w+",
        r"annull\w* (?:la |l')(?:mia )?iscrizione", "basta (?:mail|e-?mail|messaggi|così)",
        "(?:dalla|della) (?:vostra|sua|tua) (?:lista|banca dati)", "gdpr",
        "diritto (?:all'oblio|di cancellazione)", "lasci(?:atemi|ami|mi) in pace", r"spam\b", "mi oppongo",
    ),
    wrong_person=(
        "sbagliat[oa] (?:persona|indirizzo|destinatario|numero)", "persona sbagliata",
        r"(?:ha|hai|avete|si è) sbagliat\w+",
        r"(?:deve|dev'|c'è|si tratta) (?:\w+ )?(?:essere |esserci )?(?:un )?(?:errore|equivoco)",
        r"(?:mi )?(?:sta|state|stai) confond\w+", r"(?:io )?(?:sono|faccio|insegno) [\w ]{2,40}, (?:e )?non\b",
        "non so nulla", "non è il mio (?:campo|settore|lavoro)", "non sono (?:la persona|io quella|io quello)",
        "mai lavorato",
    ),
    flips=(
        "non (?:nego|dico di no|direi di no|mi dispiace|mi dispiacerebbe)", "perché no", "niente in contrario",
        "non mi lascia indifferente",
    ),
    asides=(
        "nessun problema", "non c'è problema",
    ),
    decline=(
        "non (?:mi )?(?:convince|conviene|serve|attira|corrisponde)", "(?:resto|rimango) (?:dove|qui)", r"passo\b",
        "declino", "non è (?:quello che|ciò che|cosa)", "no,? grazie", r"grazie,? (?:ma )?no\b", "grazie ma no",
        r"(?:ma )?anche no\b", r"non (?:sono|mi) interess\w*", "nessun interesse", "non (?:fa|è) per me",
        r"non (?:voglio|intendo|penso|ho intenzione) (?:di )?(?:\w+ )?(?:cambi|lasci|mov|trasfer)\w*",
        "(?:devo|preferisco) (?:declinare|rifiutare)",
        "(?:ho )?(?:appena|già) (?:cambiato|firmato|accettato|iniziato|preso)", "buona (?:fortuna|ricerca)",
        "in bocca al lupo", "(?:giammai|nemmeno per sogno|neanche per sogno|assolutamente no)", "in pensione",
    ),
    settled=(
        "mi trovo (?:molto |benissimo )?bene",
        "(?:sto|sono) (?:molto )?(?:bene|felice|contento|contenta|soddisfatt[oa]) (?:dove|qui|nel|nella|del|con)",
        r"non (?:sto )?cerc\w+",
    ),
    interest=(
        r"(?<!non )(?<!non mi )(?:mi interessa|interessat[oa]|interessante|mi incuriosisce|incuriosit[oa]|curios[oa])\b",
        "volentieri", "con piacere",
        r"(?:possiamo|potremmo|vorrei|mi piacerebbe) (?:\w+ )?(?:sentirci|parlare|parlarne|vederci|saperne|incontrarci)",
        "parliamone", r"(?:mi )?chiam(?:i|a|ami|ate)\b", r"(?:^|[.!,] ?)s(?:ì\b|i\b(?! \w+[aeo]\b))",
        r"(?:va bene|d'accordo|certo|certamente)\b",
        r"(?:mi )?(?:mand|invi)\w+ (?:\w+ )?(?:info|dettagli|maggiori|invito)\w*",
        "sono (?:disponibile|libero|libera|apert[oa])", "mi dica di più",
    ),
    question=(
        r"(?:quanto|qual|quale|quali|dove|chi|come|perché|si tratta|è (?:da remoto|full|part)|c'è|ci sono|per chi)\b[^.!\n]{1,120}\?",
        "come (?:ha|avete|hai) (?:avuto|trovato)", r"stipendio\s*\?", r"ral\s*\?",
    ),
    ask_later=(
        r"(?:ricontatt|contatt|risent|sent|scriv|richiam|riparl|riprov)\w* (?:\w+ ){0,3}(?:a|ad|in|tra|fra|dopo|più avanti|da|nel|verso)\b",
        r"(?:ci )?(?:sentiamo|risentiamo|riparliamo|aggiorniamo) (?:\w+ )?(?:a|ad|in|tra|fra|dopo|più)",
        "(?:forse|magari) (?:a|ad|in|tra|dopo|più|l'anno)",
    ),
    not_now=(
        r"(?:adesso|ora|per ora|al momento|per il momento|in questo momento) (?:non|no|siamo|sono)\b",
        "non (?:adesso|ora|è il momento|al momento)", "fino (?:a|al|ad)", r"\bdopo\b", "forse|magari",
        r"troppo impegnat\w+|oberat\w+",
    ),
    someday=(
        r"(?:più avanti|un giorno|un'altra volta|in futuro|in un altro momento|tra qualche (?:mese|anno|settimana))\b",
        "mi tenga presente",
    ),
    refer=(
        r"(?:chied[aei]\w*|parl(?:i|a|ate|are)|scriv(?:a|i|ete|ere)|contatt(?:i|a|ate|are)|prov(?:i|a|ate)|sent(?:a|i|ite))(?: pure| con| a| al| alla)*",
        "lo giro a",
    ),
    relation=(
        r"(?:mio|mia|un|una|il mio|la mia) (?:\w+ ){0,2}(?:collega|amic[oa]|fratello|sorella|cugin[oa]|marito|moglie|compagn[oa]|capo|cognat[oa])",
    ),
    unclear=(
        "boh", "grazie", "ok", "vedremo", "vediamo", "dipende", "forse", "ricevuto", "ci penso",
    ),
    short_yes=(
        "(?:s[iì]|certo|volentieri|va bene|ok va bene|con piacere|certamente)(?: grazie)?",
    ),
    short_no=(
        "(?:no|mai|macché|anche no|nemmeno per sogno)(?:,? grazie)?",
    ),
)  # fmt: skip
