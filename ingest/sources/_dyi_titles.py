"""Whom a download's title names: "Ayesha commented on Bilal's post.", in many languages."""

import re
from typing import Final

from graph.fold import fold

_THINGS = {
    "en": "post|photo|video|comment|link|status|reel|album|story|picture|note|event|gif|activity|"
    "check-in|memory|timeline|review|poll|question|update|wall|profile|reply|live|shared",
    "es": "publicación|foto|vídeo|video|comentario|enlace|estado|reel|álbum|historia|actividad|"
    "respuesta|biografía",
    "fr": "publication|photo|vidéo|commentaire|lien|statut|reel|album|story|activité|réponse|"
    "journal",
    "pt": "publicação|post|foto|vídeo|comentário|link|status|reel|álbum|story|atividade|resposta",
    "de": "Beitrag|Foto|Video|Kommentar|Link|Status|Reel|Album|Story|Aktivität|Antwort|Chronik",
    "it": "post|foto|video|commento|link|stato|reel|album|storia|attività|risposta",
    "id": "postingan|kiriman|foto|video|komentar|tautan|status|reel|album|balasan",
    "nl": "bericht|foto|video|opmerking|reactie|link|status|reel|album",
    "tr": "gönderi|fotoğraf|video|yorum|bağlantı|durum|reel|albüm|yanıt",
    "ar": "منشور|صورة|تعليق|فيديو|مقطع فيديو|رابط|حالة|ألبوم|ريل",
    "ur": "پوسٹ|تصویر|تبصرے|تبصرہ|کمنٹ|ویڈیو|لنک|اسٹیٹس|ریل|البم|جواب",
    "hi": "पोस्ट|फ़ोटो|फोटो|तस्वीर|कमेंट|टिप्पणी|वीडियो|लिंक|स्टेटस|रील|एल्बम",
}
_WHO = r"(?P<who>.+?)"
_END = r"[.。۔]?\s*$"
_IN = r"(?:\s+(?:in|en|dans|em|nel|nella|nel gruppo|di grup|on|sur)\s+.+?)?"

_NAMED: Final = tuple(
    re.compile(pattern, re.IGNORECASE | re.DOTALL)
    for pattern in (
        # The last "'s" before a thing: names may hold one themselves (Women's Forum's post).
        rf"\b(?:on|to|likes?|liked|loves?|loved|shared|with)\s+(?P<who>.+)"
        rf"(?:['’]s|(?<=s)['’])\s+(?:[\w-]+\s+){{0,2}}(?:{_THINGS['en']})\b",
        rf"\b(?:{_THINGS['es']})\s+(?:de|del)\s+{_WHO}{_IN}{_END}",
        rf"\b(?:{_THINGS['fr']})\s+(?:de\s+|d['’])\s*{_WHO}{_IN}{_END}",
        rf"\b(?:{_THINGS['pt']})\s+d[eoa]\s+{_WHO}{_IN}{_END}",
        rf"\b(?:{_THINGS['de']})\s+von\s+{_WHO}(?:\s+in\s+.+?)?"
        rf"(?:\s+(?:kommentiert|geantwortet|reagiert|geteilt|markiert))?{_END}",
        rf"\b(?:{_THINGS['it']})\s+(?:di|del|della|dell['’])\s*{_WHO}{_IN}{_END}",
        rf"\b(?:meng|mem|men|ber|ter)\w+\s+(?:\w+\s+){{0,2}}?(?:{_THINGS['id']})\s+(?:milik\s+)?"
        rf"{_WHO}(?:\s+di\s+.+?)?{_END}",
        rf"\b(?:{_THINGS['nl']})\s+van\s+{_WHO}(?:\s+(?:in|gedeeld|leuk)\b.*?)?{_END}",
        rf"(?:^|,\s*){_WHO}\s+adlı\s+(?:kişinin|kullanıcının|sayfanın)\s",
        rf"(?:^|,\s*){_WHO}['’]n?[ıiuü]n\s+(?:\w+\s+){{0,2}}(?:{_THINGS['tr']})",
        rf"(?:نے|کو)\s+{_WHO}\s+(?:کی|کے|کا)\s+(?:{_THINGS['ur']})",
        rf"(?:ने|को)\s+{_WHO}\s+(?:की|के|का)\s+(?:{_THINGS['hi']})",
        rf"(?:^|\s)[بلك]?(?:{_THINGS['ar']})\s+(?:لـ\s*)?{_WHO}(?:\s+في\s+.+?)?{_END}",
        rf"\breplied\s+to\s+(?!an?\s)(?!(?:his|her|their|your)\b){_WHO}{_END}",
    )
)
_OWN: Final = re.compile(
    r"\b(?:his|her|their|its|your|his/her)\s+(?:own\b|(?:[\w-]+\s+){0,2}"
    rf"(?:{_THINGS['en']})\b)|\b(?:propi[oa]|propre|própri[oa]|propri[oa]|eigene[nrms]?|eigen|kendi|"
    r"sendiri|miliknya|(?:postingan|kiriman|komentar|foto|video)nya)\b|"
    r"\b(?:su|tu|sua|seu|suo|son|sa|ta|ton)\s+"
    rf"(?:{_THINGS['es']}|{_THINGS['fr']}|{_THINGS['pt']}|{_THINGS['it']})\b|"
    r"(?:^|\s)(?:اپنی|اپنے|اپنا|अपनी|अपने|अपना)(?:\s|$)|"
    r"(?:منشور|صورت|تعليق)(?:ه|ها|ك)(?:\s|[.۔]|$)|(?:منشور|تعليق)ه\s+الخاص",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    r"(?:an?|una?|une?|um|uma|einem?|einen|bir|sebuah|ایک|एक)\b.*|.*\b(?:someone|somebody)\b.*",
    re.IGNORECASE | re.DOTALL,
)
_SHARES = re.compile(
    r"\b(?:shared|compartió|compartilhou|partilhou|a partagé|geteilt|paylaştı|membagikan|"
    r"ha condiviso|gedeeld)\b|شارك|شیئر|शेयर|साझा",
    re.IGNORECASE,
)
OWN = ""
"""Stands for the owner of the download, where the title speaks of an own post."""


def target(title: str, owner: str | None) -> str | None:
    """Give the name of whose post or comment a title speaks; ``OWN`` for the owner's, else None.

    None where the title names nobody, or is in a language not known here.
    """
    text = title.strip()
    if len(text) > 500:
        return None
    rest = _without(text, owner)
    if _OWN.search(rest):
        return OWN
    for pattern in _NAMED:
        if found := pattern.search(rest):
            who = found["who"].strip(" ,.")
            if not who or _NOBODY.fullmatch(who):
                return None
            return OWN if owner and fold(who) == fold(owner) else who
    return None


def shares(title: str) -> bool:
    """Whether a title says that somebody's post was shared."""
    return bool(_SHARES.search(title))


def _without(text: str, owner: str | None) -> str:
    """Take the owner's name off the beginning, so that no other name is looked for in it."""
    if owner:
        for lead in (owner, f"A {owner}"):
            if text.casefold().startswith(lead.casefold()):
                return text[len(lead) :].lstrip("، ,")
    return text
