"""The language a document is written in."""

from __future__ import annotations

DEFAULT = "sv"
_MIN_LETTERS = 80  # langdetect guesses wildly on less: "Bilaga 1" is Tagalog to it
_SAMPLE = 4_000  # characters; enough to be sure, and quick
_MIN_PROBABILITY = 0.9
_LIKELY = {"sv", "en", "fi", "no", "da", "de", "fr", "es", "pl", "ar", "so"}  # that Swedish municipalities publish in


def language_of(text: str) -> str:
    """Return the ISO 639-1 code of the language, "sv" where the text is short or does not clearly tell.

    The middle of the text is looked at: its beginning is names and its end is addresses. The same text always gives
    the same answer.
    """
    if sum(character.isalpha() for character in text) < _MIN_LETTERS:
        return DEFAULT
    from langdetect import DetectorFactory, LangDetectException, detect_langs

    DetectorFactory.seed = 0
    middle = max(0, (len(text) - _SAMPLE) // 2)
    try:
        best = detect_langs(text[middle : middle + _SAMPLE])[0]
    except LangDetectException:
        return DEFAULT
    return str(best.lang) if best.prob >= _MIN_PROBABILITY and best.lang in _LIKELY else DEFAULT
