r"""The blocks of Unicode that patterns may name: ``\p{IsBasicLatin}``.

Each block begins where the line says; those in a row end where the next one begins.
"""

from itertools import pairwise
from typing import Final

#: First code points and names, in order; a line without a name is a gap.
_BLOCKS: Final = """
    0 BasicLatin
    80 Latin-1Supplement
    100 LatinExtended-A
    180 LatinExtended-B
    250 IPAExtensions
    2B0 SpacingModifierLetters
    300 CombiningDiacriticalMarks
    370 GreekandCoptic
    400 Cyrillic
    500 CyrillicSupplement
    530 Armenian
    590 Hebrew
    600 Arabic
    700 Syriac
    750 ArabicSupplement
    780 Thaana
    7C0 NKo
    800 -
    900 Devanagari
    980 Bengali
    A00 Gurmukhi
    A80 Gujarati
    B00 Oriya
    B80 Tamil
    C00 Telugu
    C80 Kannada
    D00 Malayalam
    D80 Sinhala
    E00 Thai
    E80 Lao
    F00 Tibetan
    1000 Myanmar
    10A0 Georgian
    1100 HangulJamo
    1200 Ethiopic
    1380 EthiopicSupplement
    13A0 Cherokee
    1400 UnifiedCanadianAboriginalSyllabics
    1680 Ogham
    16A0 Runic
    1700 Tagalog
    1720 Hanunoo
    1740 Buhid
    1760 Tagbanwa
    1780 Khmer
    1800 Mongolian
    18B0 -
    1D00 PhoneticExtensions
    1D80 PhoneticExtensionsSupplement
    1DC0 CombiningDiacriticalMarksSupplement
    1E00 LatinExtendedAdditional
    1F00 GreekExtended
    2000 GeneralPunctuation
    2070 SuperscriptsandSubscripts
    20A0 CurrencySymbols
    20D0 CombiningDiacriticalMarksforSymbols
    2100 LetterlikeSymbols
    2150 NumberForms
    2190 Arrows
    2200 MathematicalOperators
    2300 MiscellaneousTechnical
    2400 ControlPictures
    2440 OpticalCharacterRecognition
    2460 EnclosedAlphanumerics
    2500 BoxDrawing
    2580 BlockElements
    25A0 GeometricShapes
    2600 MiscellaneousSymbols
    2700 Dingbats
    27C0 MiscellaneousMathematicalSymbols-A
    27F0 SupplementalArrows-A
    2800 BraillePatterns
    2900 SupplementalArrows-B
    2980 MiscellaneousMathematicalSymbols-B
    2A00 SupplementalMathematicalOperators
    2B00 MiscellaneousSymbolsandArrows
    2C00 -
    2E80 CJKRadicalsSupplement
    2F00 KangxiRadicals
    2FE0 -
    2FF0 IdeographicDescriptionCharacters
    3000 CJKSymbolsandPunctuation
    3040 Hiragana
    30A0 Katakana
    3100 Bopomofo
    3130 HangulCompatibilityJamo
    3190 Kanbun
    31A0 BopomofoExtended
    31C0 -
    31F0 KatakanaPhoneticExtensions
    3200 EnclosedCJKLettersandMonths
    3300 CJKCompatibility
    3400 CJKUnifiedIdeographsExtensionA
    4DC0 YijingHexagramSymbols
    4E00 CJKUnifiedIdeographs
    A000 YiSyllables
    A490 YiRadicals
    A4D0 -
    AC00 HangulSyllables
    D7B0 -
    E000 PrivateUseArea
    F900 CJKCompatibilityIdeographs
    FB00 AlphabeticPresentationForms
    FB50 ArabicPresentationForms-A
    FE00 VariationSelectors
    FE10 -
    FE20 CombiningHalfMarks
    FE30 CJKCompatibilityForms
    FE50 SmallFormVariants
    FE70 ArabicPresentationForms-B
    FF00 HalfwidthandFullwidthForms
    FFF0 Specials
    10000 -
    1D100 MusicalSymbols
    1D200 -
    1D400 MathematicalAlphanumericSymbols
    1D800 -
    1F600 Emoticons
    1F650 -
    20000 CJKUnifiedIdeographsExtensionB
    2A6E0 -
    F0000 SupplementaryPrivateUseArea-A
    100000 SupplementaryPrivateUseArea-B
    110000 -
"""


def _read(text: str) -> dict[str, tuple[int, int]]:
    lines = [line.split() for line in text.splitlines() if line.strip()]
    return {
        name: (int(first, 16), int(after, 16) - 1)
        for (first, name), (after, _) in pairwise(lines)
        if name != "-"
    }


#: First and last code point of each block; older versions of the standard call one Greek.
BLOCKS: Final = _read(_BLOCKS)
BLOCKS["Greek"] = BLOCKS["GreekandCoptic"]
BLOCKS["CombiningMarksforSymbols"] = BLOCKS["CombiningDiacriticalMarksforSymbols"]
