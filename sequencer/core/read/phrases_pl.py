"""Polish."""

from sequencer.core.read.phrases import Phrases

POLISH = Phrases(
    opt_out=(
        r"usunięci\w+ (?:wszystkich )?(?:moich|danych|mojego)",
        r"nie (?:życzę|wyrażam) (?:sobie )?(?:\w+ )?(?:zgody|kontaktu)", r"wypis\w*",
        r"zrezygn\w+ z (?:wiadomości|subskrypcji)|rezygnuj\w* z (?:wiadomości|otrzymywania)",
        r"(?:usu[nńw]|wykreśl|skasuj|skasow)\w* (?:\w+ ){0,3}(?:moje|mnie|mój|moich|nas|dane|adres|z (?:listy|bazy))",
        r"(?:więcej|już|nigdy) (?:do mnie |mi )?nie (?:\w+ )?(?:pis|kontakt|wysył|przysył|mail)\w*",
        r"nie (?:\w+ ){0,2}(?:pis|kontakt|wysył|przysył)\w* (?:\w+ ){0,3}(?:więcej|już|nigdy)",
        r"(?:proszę|prosz[eę]) (?:o )?(?:usunięcie|nie pisać|nie kontakt|nie wysyłać|nie przysyłać)\w*",
        r"nie (?:chcę|życzę|zyczę) (?:sobie )?(?:\w+ ){0,3}(?:wiadomości|maili|kontakt\w*|otrzymywać|dostawać)",
        "(?:dajcie|daj|proszę dać) mi (?:święty )?spokój", r"rodo\b", r"spam\b",
        "koniec z (?:mailami|wiadomościami)", r"przesta\w+ (?:do mnie )?(?:pisać|wysyłać)",
    ),
    wrong_person=(
        r"pomyłk\w+", r"pomyl\w+", "(?:zła|niewłaściwa|nie ta) osoba", r"nie jestem (?!zainteres)\w+(?:em|ką)\b",
        r"jestem [\w ]{2,30}, (?:a )?nie\b", r"a nie (?:\w+em|\w+iem)\b",
        r"nigdy nie (?:pracował|zajmował|był)\w*", "to nie (?:moja|ja|moje) (?:branża|dziedzina)?",
        "nie ma (?:tu |tutaj )?nikogo o",
    ),
    flips=(
        "nie mówię nie", "czemu nie", "dlaczego nie", "nie mam nic przeciwko", "nie (?:powiem|mówię),? że nie",
    ),
    asides=(
        "nie ma (?:problemu|sprawy)",
    ),
    decline=(
        "nie skorzystam", r"niestety nie\b", "nie, nie", "nie (?:pasuje|odpowiada|podoba)",
        "(?:zostaję|zostanę) (?:tu|tam|gdzie|w)", "odpuszczam|podziękuję", r"raczej nie\b", "to nie dla",
        "nie,? (?:dziękuję|dziekuje|dzięki|dzieki)", r"(?:dziękuję|dzięki),? (?:ale )?nie\b(?! szukam)",
        r"nie (?:jestem|mam) (?:\w+ )?(?:zainteresowan|chęci|ochoty)\w*", "nie (?:interesuje|zainteresuje)",
        r"nie planuj\w* (?:\w+ )?(?:zmian|przeprowadz|odej)\w*",
        r"nie (?:chcę|zamierzam|myślę|rozważam) (?:\w+ )?(?:zmieni|odchodzi|przeprowadz|zmian)\w*", "nie dla mnie",
        "muszę odmówić", "odmawiam", r"(?:właśnie|niedawno|już) (?:podpisał|przyj|zmienił|zaczęł|zaczął)\w*",
        "powodzenia", "(?:nigdy w życiu|w żadnym wypadku|absolutnie nie)", "na emeryturze",
    ),
    settled=(
        "nie szukam", r"(?:jestem )?(?:zadowolon|szczęśliw)\w+ (?:z|w|tu|gdzie)", "dobrze mi (?:tu|tutaj|gdzie)",
    ),
    interest=(
        "chętnie",
        r"(?<!nie jestem )(?<!nie )(?:zainteresowan\w+|interesuj\w+|ciekaw\w+|brzmi (?:dobrze|ciekawie|świetnie))",
        r"(?:możemy|możmy|moglibyśmy|mozemy) (?:\w+ )?(?:porozmawiać|pogadać|spotkać|zdzwonić)",
        r"prosz[eę] (?:\w+ )?(?:dzwonić|zadzwonić|o telefon|o kontakt)\b(?! (?:w|po|za) \w+(?:cu|niu|ym))",
        r"(?:^|[.!,] ?)tak\b", "z przyjemnością", "jasne", "pasuje mi", r"jestem (?:otwart\w+|dostępn\w+|za)",
        r"prosz[eę] (?:\w+ )?(?:przesłać|wysłać) (?:\w+ )?(?:szczegóły|więcej|ofertę|info\w*)",
    ),
    question=(
        r"(?:ile|jaki|jakie|jaka|gdzie|kto|skąd|czy|kiedy|dlaczego|co)\b[^.!\n]{1,120}\?",
        "skąd (?:mają|ma|masz|macie)", "widełki", r"wynagrodzenie\s*\?",
    ),
    ask_later=(
        r"(?:odezwać|odezw|napis|napisz|zadzwoń|zadzwon|wróć|wróc|przypomni|zapyta|skontakt)\w* (?:się )?(?:\w+ ){0,2}(?:w|po|za|na|później|ponownie|od|kiedy)\b",
        "może (?:po|w|za|później|kiedyś)", r"wtedy (?:porozmaw|chętnie|możemy)\w*",
    ),
    not_now=(
        "na razie", r"(?:teraz|obecnie|w tej chwili|w tym momencie) (?:\w+ )?nie\w*",
        "nie (?:teraz|w tej chwili|obecnie)",
        r"\bdo (?:końca|stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|września|października|listopada|grudnia)",
        r"\bpo\b", "może", "dopiero (?:w|po|od|za)", r"kończę\b",
    ),
    someday=(
        r"(?:później|kiedyś|innym razem|w przyszłości|za (?:jakiś czas|kilka miesięcy|parę miesięcy))\b",
    ),
    refer=(
        r"(?:proszę |prosze )?(?:zapyta\w*|porozmawia\w*|napis\w*|skontakt\w* się|spróbuj\w*|zwróci\w* się)(?: raczej| z| do)*",
    ),
    relation=(
        r"(?:mój |moja |jeden |)(?:kolega|koleżanka|znajom[ya]|przyjaciel|przyjaciółka|brat|siostra|kuzyn\w*|mąż|żona|szef)",
    ),
    unclear=(
        "zobaczymy", "dziękuję", "dzięki", "ok", "może", "zależy", "przyjęł[ae]m", "zastanowię się",
    ),
    short_yes=(
        "(?:tak|jasne|chętnie|pewnie|oczywiście|z przyjemnością)(?: proszę)?",
    ),
    short_no=(
        "(?:nie|nigdy|nie nie)(?:,? (?:dziękuję|dzięki|dziekuje))?",
    ),
)  # fmt: skip
