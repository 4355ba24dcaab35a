"""Failures that come as text: what a service answers with status 200 when it has not translated anything."""

from __future__ import annotations

import re

__all__ = ["is_failure"]

# Seen from services: deep-translator issues 282 and 307; MyMemory; proxies in front of them.
_PAGE = re.compile(r"\s*(?:<!doctype|<html|<head|<body|error \d{3}\b)")
_PHRASES = (
    "(server error)!!1",
    "that’s an error",
    "unusual traffic",
    "mymemory warning",
    "query length limit exce",
    "is an invalid source language",
    "is an invalid target language",
    "please select two distinct",
    "no query specified",
    "invalid email provided",
)
# What is said of a failure in a sentence of its own; an article may speak so too, if its source does.
_NOTICE = re.compile(
    "|".join(
        (
            r"\A\s*\{\s*[\"']?(?:error|code|status|message|detail|fault|errors|success)[\"']?\s*:",
            r"\A\s*(?:null|undefined|none|nan|\[object object\])\s*\Z",
            r"\btoo many requests\b|\brate limit\b|\bquota (?:has been )?exceeded\b|\bexceeded your current quota\b",
            r"\A\s*(?:http|error|status|ошибка|შეცდომა)(?: error| code)?\s*:?\s*[45]\d\d\b",
            r"\A\s*(?:error|ошибка|შეცდომა)\s*:",
            r"\A\s*access denied\b|\b403 forbidden\b|\btime limit exceeded\b|\brequest timed out\b",
            r"\bbad gateway\b|\bgateway time-?out\b|\binternal server error\b",
            r"\bservice (?:temporarily |is currently |is )?unavailable\b",
            r"\b(?:invalid|incorrect|missing) api key\b|\bupgrade your plan\b|\bcaptcha\b",
            r"\bmax(?:imum)? allowed query\b",
            r"превышен\w* (?:квот|лимит|числ\w* запрос|количеств\w* запрос)",
            r"(?:квот|лимит)\w* (?:запрос\w* )?(?:превышен|исчерпан)|слишком много запросов",
            r"(?:повторите|попробуйте) (?:попытку |запрос )?(?:ещё раз |снова )?(?:позже|позднее)",
            r"внутренняя ошибка сервера|ошибка (?:сервера|сети|перевода)\b",
            r"сервис(?: \w+)? временно недоступен",
            r"მოთხოვნ\w* (?:დღიური )?(?:ლიმიტი|კვოტა)|(?:ლიმიტი|კვოტა) (?:ამოიწურა|გადაჭარბებულია|ამოწურულია)",
            r"(?:ძალიან|მეტისმეტად|ზედმეტად) ბევრი მოთხოვნა|(?:სცადეთ|სცადოთ) (?:მოგვიანებით|თავიდან|კვლავ)",
            r"სერვერის (?:შიდა )?შეცდომა|თარგმნის შეცდომა",
            r"(?:სერვისი|მომსახურება) (?:დროებით )?(?:მიუწვდომელია|ხელმისაწვდომი არ)",
        )
    )
)
_ABOUT = re.compile(
    r"\b(?:errors?|mistakes?|wrong|access|denied|quotas?|limits?|requests?"
    r"|servers?|gateway|unavailable|try again|later|captchas?|api|none|null)\b"
    r"|translat"
)


def is_failure(source: str, answer: str, *, notices: bool = True) -> bool:
    """Whether `answer` is a sign of failure and no translation of `source`.

    Args:
        source: what was sent, for texts that speak of errors themselves.
        answer: what came back.
        notices: whether to know sentences in English, Georgian and Russian too, and not pages and fixed phrases only.
    """
    said, asked = answer.lower(), source.lower()
    if _is_page(said):
        return not _is_page(asked)
    return notices and not _ABOUT.search(asked) and _NOTICE.search(said) is not None


def _is_page(lower: str) -> bool:
    return _PAGE.match(lower) is not None or any(phrase in lower for phrase in _PHRASES)
