"""TCVN3 (.VnTime) text, as it still comes from old office files: recognised and decoded."""

from __future__ import annotations

import re
import unicodedata

from eventapp.vietnamese.letters import TONES

_TABLE = str.maketrans(
    "¡¢£¤¥¦§"
    "¨©ª«¬\xad®"
    "µ¶·¸¹"
    "»¼½¾Æ"
    "ÇÈÉÊË"
    "ÌÎÏÐÑ"
    "ÒÓÔÕÖ"
    "×ØÜÝÞ"
    "ßáâãä"
    "åæçèé"
    "êëìíî"
    "ïñòóô"
    "õö÷øù"
    "úûüýþ"
    "μ",  # a Greek mu, which some programs make of the micro sign
    "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵà",
)
_BEYOND_LATIN1 = re.compile("[Ā-ɏ\u0300-\u036fḀ-ỿ]")
_SYLLABLE = re.compile(
    "(?:b|c|ch|d|đ|g|gh|gi|h|k|kh|l|m|n|ng|ngh|nh|p|ph|q|r|s|t|th|tr|v|x)?"
    "(?:oai|oay|oeo|uây|uôi|uya|uyê|uyu|uao|iêu|yêu|ươi|ươu"
    "|ai|ao|au|ay|âu|ây|eo|êu|ia|iê|iu|oa|oă|oe|oi|ôi|ơi|oo|ua|uâ|uê|ui|uô|uơ|uy|ưa|ươ|ưi|ưu|yê"
    "|[aăâeêioôơuưy])"
    "(?:c|ch|m|n|ng|nh|p|t)?",
    re.IGNORECASE,
)


def decode_tcvn3(text: str) -> str:
    """TCVN3 bytes, read as Latin-1, in Unicode: "NguyÔn ThÞ Hµ" is "Nguyễn Thị Hà".

    Decode before any cleaning: the soft hyphen is ư. In a capitals font (.VnTimeH) small codes
    are drawn as capitals; text whose plain letters are all capitals therefore becomes capitals.
    """
    plain = [char for char in text if char.isascii() and char.isalpha()]
    decoded = text.translate(_TABLE)
    return decoded.upper() if len(plain) > 1 and "".join(plain).isupper() else decoded


def looks_like_tcvn3(text: str) -> bool:
    """Whether some word is no Vietnamese as it stands and is Vietnamese once decoded."""
    if text.isascii() or _BEYOND_LATIN1.search(text):
        return False
    return any(_is_tcvn3(word) for word in text.split())


def _is_tcvn3(word: str) -> bool:
    word = word.strip(".,;:()[]/-\"'")
    decoded = word.translate(_TABLE)
    if decoded == word or not any(char.isascii() and char.isalpha() for char in word):
        return False
    well_written = word.islower() or word.isupper() or word[1:].islower()
    return _is_syllable(decoded) and not (well_written and _is_syllable(word))


def _is_syllable(word: str) -> bool:
    decomposed = unicodedata.normalize("NFD", word)
    tones = [char for char in decomposed if char in TONES]
    letters = "".join(char for char in decomposed if char not in TONES)
    return len(tones) <= 1 and bool(_SYLLABLE.fullmatch(unicodedata.normalize("NFC", letters)))
