"""Portuguese."""

from sequencer.core.read.phrases import Phrases

PORTUGUESE = Phrases(
    opt_out=(
        "(?:eliminação|remoção|exclusão|apagamento) d[oae]s? (?:meus|minhas|dados)",
        r"(?:elimin|apagu|remov|exclu)\w+ (?:\w+ )?(?:os )?meus dados", r"não (?:quero|desejo) ser contact\w+",
        r"descadastr\w*", "cancelar? (?:a |minha )?(?:subscrição|inscrição|assinatura)",
        r"(?:remov|apag|elimin|tir|retir|exclu)\w*(?:-me)? (?:\w+ ){0,3}(?:meus?|minhas?|os meus|da (?:sua|vossa|lista)|me\b|de (?:sua|vossa))",
        r"(?:me|nos) (?:tir|remov|exclu|retir)\w+",
        r"par(?:e|em|a|ar) de (?:me )?(?:mand|envi|escrev|contact|incomod)\w*",
        r"(?:não|nao) (?:me )?(?:quero|desejo|gostaria|pretendo|mand|envi|escrev|contact|volt|torn)\w*[\w -]{0,40}(?:mais|e-?mails?|mensagens|contact\w*|receber)",
        "(?:sem|chega de) mais (?:e-?mails?|mensagens)", "(?:da|de) (?:sua|vossa|tua) (?:lista|base)", "rgpd|lgpd",
        "deix(?:a|e|em)[- ]me em paz", r"spam\b", "meu contato da lista",
    ),
    wrong_person=(
        r"engan(?:o|ou|ado|aram)\w*", "pessoa errada",
        r"(?:deve|há|trata-se) (?:\w+ )?(?:ser )?(?:um )?(?:engano|erro|equívoco)",
        r"(?:eu )?sou [\w ]{2,40},? e não\b", "não sou (?:a pessoa|quem)", "nunca (?:trabalhei|fui|fiz)",
        "não é (?:a )?minha área", r"confundi\w+",
    ),
    flips=(
        "não me desagrada", "não (?:digo|diria|vou dizer) que não", r"por que não|porque não\b|porquê não",
        "nada contra", "não seria mau",
    ),
    asides=(
        "sem problema", "não estava a pensar mudar",
    ),
    decline=(
        "não (?:me )?(?:encaixa|convém|serve|agrada|faz sentido)", "(?:fico|vou ficar) onde estou",
        "passo,? obrigad", "dispenso", "não,? (?:muito )?obrigad[oa]", "obrigad[oa],? mas não",
        "não (?:tenho|há) interesse", r"não (?:estou|me) interess\w+", "não (?:é|serve|dá) para mim",
        r"não (?:quero|pretendo|penso|vou|tenciono) (?:\w+ )?(?:mud|sair|troc|deix)\w*",
        "(?:prefiro|vou ter de|tenho que|tenho de) (?:recusar|declinar)",
        r"(?:acabei de|já) (?:assin|aceit|comec|mud)\w+", "boa sorte",
        "(?:jamais|nem pensar|de jeito nenhum|nem morto)", "k{3,} não", r"aposent\w+|reformad[oa]",
    ),
    settled=(
        "(?:estou|sinto-me) (?:muito )?(?:bem|feliz)",
        "(?:muito |bem )?(?:feliz|satisfeit[oa]|contente|bem) (?:onde estou|no meu|na minha|aqui|com o meu|com a minha)",
        r"não (?:estou )?(?:à procura|procur\w+|busc\w+)",
    ),
    interest=(
        r"(?<!não )(?<!não tenho )(?:tenho interesse|interessad[oa]|interessante|me interessa|interessa-me|curios[oa])\b",
        r"topo\b", r"bora\b",
        r"(?:gostaria|adoraria|quero|queria) (?:de )?(?:\w+ )?(?:falar|saber|conversar|conhecer|ouvir)",
        r"(?:podemos|vamos|pode(?:ria)?mos) (?:\w+ )?(?:falar|conversar|marcar)",
        r"(?:me )?lig(?:a|ue|uem)(?:-me)?\b", r"(?:^|[.!,] ?)sim\b", r"claro\b", "com (?:muito )?(?:prazer|gosto)",
        r"(?:mand|envi)\w+ (?:\w+ )?(?:info|mais|detalhes|convite)\w*", "conte-me mais|me conta mais",
        "estou (?:disponível|livre|abert[oa])", "pode ser (?:amanhã|na|segunda|terça|quarta|quinta|sexta|às)",
    ),
    question=(
        r"(?:qual|quais|quanto|onde|quem|como|por que|porquê|de que|é (?:clt|presencial|remoto)|há|tem|pode(?:m)? (?:dizer|enviar))\b[^.!\n]{1,120}\?",
        "como (?:chegou|conseguiu|obteve)", r"salário\s*\?", "pode dizer-me",
    ),
    ask_later=(
        r"(?:volt|contact|fal|lig|escrev|procur|cham|pergunt)\w*(?:-me)? (?:\w+ ){0,3}(?:em|depois|daqui|mais tarde|a partir|no|na|para|lá|nessa altura|quando|após)\b",
        r"me (?:chama|liga|procura|escreve)\b", "nessa altura", r"volto em\b", "talvez (?:em|no|depois|mais|para)",
        "só depois",
    ),
    not_now=(
        r"(?:agora|neste momento|no momento|por agora|por enquanto|de momento|atualmente) (?:não|estou|nao)\w*",
        "não (?:é bom momento|agora|dá agora|por enquanto)", r"\baté\b", r"depois d\w+", "talvez", "de licença",
        "só (?:depois|em|a partir)",
    ),
    someday=(
        r"(?:mais tarde|um dia|noutra altura|em outro momento|outro momento|no futuro|daqui a (?:uns|alguns) (?:meses|anos))\b",
    ),
    refer=(
        "(?:fal(?:e|a|ar|em)|pergunt(?:e|a|ar)|conta(?:c)?t(?:e|a|ar)|escrev(?:a|er)|tent(?:e|a)|procur(?:e|a))(?: antes| com| ao| à| o| a)*",
    ),
    relation=(
        r"(?:meu|minha|um|uma|o meu|a minha) (?:\w+ ){0,2}(?:colega|amig[oa]|irmão|irmã|prim[oa]|marido|mulher|esposa|namorad[oa]|chefe|cunhad[oa])",
    ),
    unclear=(
        r"pode ser(?:\.+)?", "obrigad[oa]", "ok", "talvez", "vamos ver", "depende", "recebido", "vou pensar",
    ),
    short_yes=(
        "(?:sim|claro|bora|topo|com certeza|pode sim|com prazer)(?: por favor)?",
    ),
    short_no=(
        "(?:k+ |rs |haha )?(?:não|nao|nunca|jamais|dispenso)(?:,? obrigad[oa])?",
    ),
)  # fmt: skip
