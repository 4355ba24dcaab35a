"""Style: how news is written in a language, for engines that can be told.

The rules are our own summary of what Georgian and Russian newsrooms print. A newsroom's own rules come after them and
win.
"""

from __future__ import annotations

import re

__all__ = ["rules"]

# In English, which models follow best; a rule each.
_STYLES = {
    "ka": """
- Write the standard literary Georgian of a good newspaper: idiomatic sentences and word order, not a copy of
  English syntax; a neutral, precise register.
- Use the ordinary Mkhedruli letters only; Georgian has no capitals, so never write Mtavruli ones.
- Quotation marks are „…“. Names of media, companies and parties stand in them: „როიტერი“.
- A dash between words is – with a space on each side; a hyphen joins: სამხრეთ-აღმოსავლეთი.
- Numbers keep their value and precision. Decimals have a comma: 3,5. Thousands are grouped with a no-break space
  from five digits on: 12\u00a0500. The percent sign follows closely: 15%. Case endings after figures and signs
  take a hyphen: 15%-ით, მე-5, 21-ე.
- Dates are written 2026 წლის 7 მარტი, and 7 მარტს for 'on 7 March'; times have 24 hours: 21:40.
- Money: 10 მლნ დოლარი, 5 მლრდ ევრო, 300 ლარი. Never convert currencies or units.
- People's and places' names are written in Georgian letters by their pronunciation or their established form; a
  surname that ends in a consonant takes -ი in the nominative: კირ სტარმერი. A name that stays in Latin letters
  takes its case ending after a hyphen: Bellingcat-ის.
- Established abbreviations: აშშ, გაერო, ნატო, ევროკავშირი.
- Keep who says what, and how surely: 'said' is თქვა or განაცხადა, 'alleged' სავარაუდო, 'reportedly' გავრცელებული
  ინფორმაციით.
""",
    "ru": """
- Write the standard literary Russian of a good newspaper: idiomatic sentences and word order, not a copy of
  English syntax; a neutral, precise register without officialese.
- Quotation marks are «…», and „…“ inside of them. Names of media, companies and parties that are common or
  invented words stand in them.
- A dash between words is — with a space on each side; ranges of figures have – without spaces: 10–15.
- Numbers keep their value and precision. Decimals have a comma: 3,5. Thousands are grouped with a no-break space
  from five digits on: 12\u00a0500. The percent sign follows closely: 15%.
- Dates are written 7 марта 2026 года; times have 24 hours: 21:40.
- Money: 10 млн долларов, 5 млрд евро, 300 лари. Never convert currencies or units.
- People's and places' names are written in Cyrillic letters by the rules of practical transcription or in their
  established form, and declined where Russian declines them; surnames of women that end in a consonant are not.
- Only the first word of a headline and of an organisation's name is capitalised, and names in it; offices are
  not: президент, премьер-министр.
- Write ё only in names and where е would be misread.
- Keep who says what, and how surely: 'said' is сказал or заявил, 'alleged' предполагаемый, 'reportedly' по
  имеющимся сведениям.
""",
}


def rules(language: str, own: str = "") -> tuple[str, ...]:
    """The rules for a language.

    Args:
        language: as `ka`.
        own: the newsroom's, a rule a line.
    """
    ours = re.split(r"^- ", _STYLES.get(language, ""), flags=re.MULTILINE)[1:]
    return (
        *(re.sub("[ \n]+", " ", rule).strip() for rule in ours),  # a no-break space stays
        *(line.strip() for line in own.splitlines() if line.strip()),
    )
