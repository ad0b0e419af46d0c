"""Which letters a voice of a language can read: of others it says only what they are.

An English voice that meets Chinese says "Chinese letter" for each sign of it.
"""

from __future__ import annotations

import unicodedata

from massage_cli.core.spoken import primary

LATIN = "LATIN"
_LANGUAGES = {
    "CYRILLIC": "ru uk be bg mk sr kk ky mn tg tt ba cv os ab ce",
    "GREEK": "el grc",
    "HEBREW": "he yi",
    "ARABIC": "ar fa ur ps sd ug ku ks",
    "DEVANAGARI": "hi mr ne sa kok bh",
    "BENGALI": "bn as bpy",
    "GURMUKHI": "pa",
    "GUJARATI": "gu",
    "ORIYA": "or",
    "TAMIL": "ta",
    "TELUGU": "te",
    "KANNADA": "kn",
    "MALAYALAM": "ml",
    "SINHALA": "si",
    "THAI": "th",
    "LAO": "lo",
    "TIBETAN": "bo dz",
    "MYANMAR": "my shn",
    "KHMER": "km",
    "GEORGIAN": "ka",
    "ARMENIAN": "hy",
    "ETHIOPIC": "am ti",
    "CHEROKEE": "chr",
    "THAANA": "dv",
    "HANGUL": "ko",
    "HIRAGANA": "ja",
    "KATAKANA": "ja",
    "CJK": "ja ko zh cmn yue hak",
}
"""Languages by the scripts that they are written in, other than Latin alone."""


def readable(text: str, language: str) -> str:
    """`text` without letters of a script that `language` is not written in.

    Latin letters are read everywhere. Nothing is left where more than half of the letters are
    of other scripts: what would be said has no sense.
    """
    if text.isascii():
        return text
    scripts = {LATIN, *(s for s, codes in _LANGUAGES.items() if primary(language) in codes.split())}
    signs = [sign if _reads(sign, scripts) else " " for sign in text]
    lost = sum(a != b for a, b in zip(text, signs, strict=True))
    return "" if 2 * lost > sum(map(str.isalpha, text)) else "".join(signs)


def _reads(sign: str, scripts: set[str]) -> bool:
    if sign.isascii() or not sign.isalpha():
        return True
    name = unicodedata.name(sign, "")
    return "MODIFIER LETTER" in name or name.split(" ")[0].split("-")[0] in scripts
