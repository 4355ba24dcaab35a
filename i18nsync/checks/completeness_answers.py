"""Answers that are no translation: nothing, an error, a refusal, the source itself."""

from __future__ import annotations

import re
from collections.abc import Iterable

from i18nsync.checks.engine_phrases import find_phrase
from i18nsync.core.failures import is_failure
from i18nsync.core.finding import Finding, Severity
from i18nsync.core.pair import Pair
from i18nsync.core.ports import Example
from i18nsync.messages import _

__all__ = ["Empty", "ErrorPage", "ModelRefusal", "Unchanged"]

_LETTER = re.compile(r"[^\W\d_]")


class Empty:
    """No translation."""

    id = "empty"
    name = "empty translation"
    severity = Severity.ERROR
    description = "A text with words has a translation."
    locales = frozenset[str]()
    hits = (
        Example("ka", "The ferry does not run in fog.", ""),
        Example("ru", "Rehearsals start in August.", "\u00a0 \u200b"),
    )
    misses = (
        Example("ka", "3", ""),
        Example("ru", "%s", ""),
        Example("ru", "Rain.", "Дождь."),
    )

    def run(self, pair: Pair) -> Iterable[Finding]:
        """One finding where there are words in the source and none at all in the target."""
        text = pair.target.text
        if text[:1].isalnum() or text.strip(" \t\n\u00a0\u200b\ufeff\u00ad"):
            return ()
        if not _LETTER.search(pair.source.bare):
            return ()
        return (Finding(self.id, self.severity, _("there is no translation")),)


_OPENS_CODE = frozenset("<{[ \n")
# One of these words is in every error message that is known; looked for first, since hardly any text has one.
_SIGNS = frozenset(
    re.findall(
        r"\w+",
        """
        bad gateway quota limit requests unavailable server api plan captcha mymemory query unusual error invalid null
        undefined none nan object select email timeout time timed access denied forbidden http status
        превышен превышена превышено превышены превышение квота квоты лимит лимиты запросов повторите попробуйте ошибка
        недоступен временно
        ლიმიტი კვოტა მოთხოვნა მოთხოვნების სცადეთ სცადოთ შეცდომა სერვერის მიუწვდომელია ხელმისაწვდომი
        """,
    )
)


class ErrorPage:
    """An engine's error instead of a text."""

    id = "error-page"
    name = "error message"
    severity = Severity.ERROR
    description = "The text is a translation, and no error message of a translation service."
    locales = frozenset[str]()
    hits = (
        Example("ka", "The choir sang.", "<html><head><title>502 Bad Gateway</title></head></html>"),
        Example("ka", "Onions are dearer.", '{"error": {"code": 429, "message": "Rate limit exceeded"}}'),
        Example("ka", "The pass is open.", "მოთხოვნების დღიური ლიმიტი ამოიწურა. გთხოვთ, სცადოთ მოგვიანებით."),
        Example("ru", "Thirty paintings", "QUERY LENGTH LIMIT EXCEEDED. MAX ALLOWED QUERY : 500 CHARS"),
        Example("ru", "The gym has a new floor.", "Превышена квота запросов на перевод. Повторите попытку позже."),
    )
    misses = (
        Example("ka", "Too many requests: try again later.", "ძალიან ბევრი მოთხოვნა: სცადეთ მოგვიანებით."),
        Example("ru", "The server gave an error.", "Ошибка сервера."),
        Example("ru", "He tried again the next day.", "На следующий день он попробовал снова."),
    )

    def run(self, pair: Pair) -> Iterable[Finding]:
        """One finding for the whole text."""
        text = pair.target.text
        if text[:1] not in _OPENS_CODE and _SIGNS.isdisjoint(pair.target.vocabulary) and "that’s" not in text:
            return ()
        if not text.strip() or not is_failure(pair.source.text, text):
            return ()
        return (
            Finding(self.id, self.severity, _("this is an error message, and no translation"), target=(0, len(text))),
        )


class ModelRefusal:
    """A language model speaks for itself."""

    id = "model-refusal"
    name = "words of the engine"
    severity = Severity.ERROR
    description = "A language model's excuses, introductions and notes are no part of the article."
    locales = frozenset[str]()
    hits = (
        Example("ka", "A man was stabbed.", "I'm sorry, but I cannot assist with that."),
        Example("ka", "The pool has six lanes.", "აი თარგმანი: აუზს ექვსი ბილიკი აქვს.", "აი თარგმანი"),
        Example("ka", "Mushrooms must not be eaten.", "Here is the Georgian translation: სოკო არ იჭმება.", "Here is"),
        Example("ka", "Two cows died.", "ბოდიში, როგორც ენობრივ მოდელს, ამ ტექსტის თარგმნა არ შემიძლია."),
        Example("ru", "The festival has moved.", "Вот перевод: Праздник перенесли.", "Вот перевод"),
        Example("ru", "Police found it.", "К сожалению, я не могу помочь с переводом этого текста."),
        Example("ru", "The chapel is closed.", "Часовня закрыта.\n\nПримечание переводчика: chapel — капелла."),
        Example("ru", "The chapel is closed.", "Как языковая модель, я не могу это перевести."),
    )
    misses = (
        Example("ka", '"I am sorry, but I cannot come," he said.', "„ბოდიში, მაგრამ მე ვერ მოვალ“, — თქვა მან."),
        Example("ka", "Here is the mayor.", "აი მერი."),
        Example("ka", "Unfortunately, I could not see it.", "სამწუხაროდ, მე ვერ ვნახე."),
        Example("ru", "Unfortunately, I could not come.", "К сожалению, я не смог прийти."),
        Example("ru", "Of course, here is the key.", "Конечно, вот ключ."),
        Example("ru", "The translation: poor", "Перевод: плохой"),
        Example("ru", "Note: bring water.", "Примечание: возьмите воду."),
        Example("ru", "Of course the town paid.", "Конечно, город заплатил."),
    )

    def run(self, pair: Pair) -> Iterable[Finding]:
        """What it says, unless the source says such a thing as well."""
        text = pair.target.text
        span = find_phrase(pair.source.text, pair.target)
        if span is None:
            return ()
        words = text[slice(*span)].strip(" \n\t.!?»“)([*_")
        return (
            Finding(
                self.id,
                self.severity,
                _("“{words}” are words of the translation engine, not of the source").format(words=words),
                target=span,
            ),
        )


_FOLD = re.compile(r"[\W_]+")
_AROUND = " .,:;!?…\"'“”„«»()*_`\n\u00a0"
# Small words that only a sentence has, or a headline; of names and titles (Rue de la Paix) some have others.
_FUNCTION_WORDS = frozenset(
    re.findall(
        r"\w+",
        "on at to for from with by or is are was were has have had not will be as that this it he she they his her"
        " their after before over into about no every who when where why how what must may can could would should we",
    )
)
# Small words of names and titles: Rue de la Paix, The Lord of the Rings.
_NAME_WORDS = frozenset(
    re.findall(
        r"\w+",
        "de la le les du des della di da del dos das el los las van von der den und y e et al bin ibn of the and a an"
        " in",
    )
)
_LOG = re.compile(r"\[[A-Z]{3,}\]|\d:\d\d:\d\d|\w=[\w'\"]|\\\w|\A[#!$>]|^\w+: [A-Z].*[\"'<]")
_CODE_SIGN = re.compile(r"[/=\[\]\\$]|\w_\w|[a-z][0-9]|[0-9][a-z]{2}|--?[a-z]|^\w+: ")


class Unchanged:
    """The source stands where the translation should be."""

    id = "unchanged"
    name = "untranslated text"
    severity = Severity.ERROR
    description = "A text of three words or more is not just what it was in the source; names and codes may be."
    locales = frozenset[str]()
    hits = (
        Example("ka", "The choir sings every Sunday.", "The choir sings every Sunday."),
        Example("ka", "Roadworks on Mill Lane", "Roadworks on Mill Lane"),
        Example("ru", "Come early, “the honey goes first”.", "Come early, «the honey goes first»."),
        Example("ru", "Council rejects plan", "council  rejects plan"),
    )
    misses = (
        Example("ka", "Blue Ridge Stone Ltd.", "Blue Ridge Stone Ltd."),
        Example("ka", "Rue de la Paix", "Rue de la Paix"),
        Example("ka", "OK", "OK"),
        Example("ru", "`git commit --all` %s %s", "`git commit --all` %s %s"),
        Example("ru", "The Lord of the Rings", "The Lord of the Rings"),
        Example("ru", "`as`: Assamese (as-IN)", "`as`: Assamese (as-IN)"),
        Example("ru", "photo: T. Ugulava", "photo: T. Ugulava"),
        Example("ru", "gpg: Total number processed: 1", "gpg: Total number processed: 1"),
    )

    def run(self, pair: Pair) -> Iterable[Finding]:
        """One finding for the whole text."""
        text, source = pair.target.text, pair.source.text
        if text[-1:] != source[-1:] and text[:1] != source[:1]:
            return ()
        last, ours = text.rstrip(_AROUND)[-1:], source.rstrip(_AROUND)[-1:]
        if last != ours and last.isalpha() and ours.isalpha() and last.casefold() != ours.casefold():
            return ()
        if len(text) > 2 * len(source) or _FOLD.sub("", text).casefold() != _FOLD.sub("", source).casefold():
            return ()
        words = [token.text for token in pair.source.tokens if len(token.text) > 1 and token.text[:1].isalpha()]
        if source.isupper():
            words = [word.lower() for word in words]  # a headline in capitals
        plain = [word for word in words if word.islower() and word not in _NAME_WORDS]
        if len(words) < 3 or not plain or _LOG.search(source):
            return ()
        is_headline = len(plain) > 1 and source[:1].isupper() and not source.isupper()
        if _FUNCTION_WORDS.isdisjoint(plain) and (not is_headline or _CODE_SIGN.search(source)):
            return ()
        return (Finding(self.id, self.severity, _("the text is that of the source"), target=(0, len(text))),)
