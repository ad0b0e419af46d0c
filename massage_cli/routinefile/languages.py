"""The languages that a routine may be in, by their codes, and what people write in place of one."""

from __future__ import annotations

_ISO_639_1 = (
    "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv "
    "cy da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr "
    "ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw "
    "ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv "
    "ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so sq "
    "sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh "
    "yi yo za zh zu "
)
"""Two letters each."""
_ESPEAK = "bpy chr cmn fil grc hak haw jbo kok lfn ltg mto nci nog pap qdb qya quc shn sjn smj yue"
"""What eSpeak NG speaks beside them."""
CODES = frozenset((_ISO_639_1 + _ESPEAK).split())
"""Primary codes, in small letters."""

_WRITTEN = {
    "en": "eng english gb uk-english",
    "de": "deu ger german deutsch",
    "fr": "fra fre french francais",
    "es": "spa spanish espanol castellano sp",
    "it": "ita italian italiano",
    "pt": "por portuguese portugues",
    "nl": "nld dut dutch nederlands",
    "sv": "swe swedish svenska",
    "da": "dan danish dansk dk",
    "nb": "nor nob norwegian norsk",
    "fi": "fin finnish suomi",
    "pl": "pol polish polski",
    "cs": "ces cze czech cz",
    "uk": "ukr ukrainian ua",
    "ru": "rus russian",
    "el": "ell gre greek gr",
    "tr": "tur turkish",
    "ja": "jpn japanese jp",
    "ko": "kor korean",
    "zh": "zho chi chinese cn",
    "ar": "ara arabic",
    "he": "heb hebrew iw",
    "hi": "hin hindi",
}
MEANT = {word: code for code, words in _WRITTEN.items() for word in words.split()}
"""The code of what people write instead."""
