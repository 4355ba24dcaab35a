"""What readers are told of a text that is not reviewed or not up to date, in their own language."""

from __future__ import annotations

__all__ = ["DRAFT_NOTICES", "OUTDATED_LABELS", "OUTDATED_NOTICES"]

DRAFT_NOTICES = {
    "ka": "ეს თარგმანი მანქანურია და რედაქტორს ჯერ არ შეუმოწმებია.",
    "ru": "Это машинный перевод; редактор его еще не проверил.",
}
"""Language -> what stands above an article with drafts that nobody has reviewed."""

OUTDATED_NOTICES = {
    "ka": (
        "ამ სტატიის ორიგინალი შეიცვალა ({date}). თარგმანში ეს ცვლილება ჯერ არ არის ასახული, "
        "ამიტომ ზოგი ცნობა შეიძლება მოძველებული იყოს."
    ),
    "ru": (
        "Оригинал этой статьи изменился ({date}). В переводе этих изменений еще нет, "
        "поэтому часть сведений могла устареть."
    ),
}
"""Language -> what stands above an old version of an article whose source has changed; `{date}` is the day of that."""

OUTDATED_LABELS = {
    "ka": "(მოძველებული თარგმანი)",
    "ru": "(Устаревший перевод)",
}
"""Language -> what stands before a single translation that is outdated."""
