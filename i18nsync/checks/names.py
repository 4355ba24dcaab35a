"""Names of people, places and organisations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from i18nsync.checks.names_latin import LatinName
from i18nsync.checks.names_scene import Heard, Scene
from i18nsync.checks.names_sounds import is_strict
from i18nsync.checks.names_source import SourceName, source_names
from i18nsync.core.finding import Finding, Severity
from i18nsync.core.pair import Pair
from i18nsync.core.ports import Check, Example
from i18nsync.core.romanise import fold
from i18nsync.core.stems import contains
from i18nsync.messages import _

__all__ = ["Name", "checks"]


def checks() -> tuple[Check, ...]:
    """The checks of this module."""
    return (Name(), LatinName())


class Name:
    """A name of the source that the translation has not, or has another one for."""

    id = "name"
    name = "name missing or changed"
    severity = Severity.ERROR
    description = (
        "A person's or a place's name in the source has no counterpart in the translation, in any spelling or case, or"
        " another name stands in its place. Two people mixed up is a correction that the paper has to print."
    )
    locales = frozenset({"ka", "ru"})
    hits = (
        Example("ka", "Judge Beridze has closed the case.", "მოსამართლე გიორგაძემ საქმე დახურა.", "გიორგაძემ"),
        Example("ru", "Nino Beridze has won.", "Победила Нана Беридзе.", "Нана"),
        Example("ka", "The road to Tbilisi is closed.", "ქუთაისისკენ მიმავალი გზა დაკეტილია.", "ქუთაისისკენ"),
        Example("ka", "The medicines came from Austria.", "მედიკამენტები ავსტრალიიდან ჩამოვიდა.", "ავსტრალიიდან"),
        Example("ru", "The Turkish delegation has arrived.", "Греческая делегация прибыла.", "Греческая"),
        Example("ka", "Maia Giorgadze leads the clinic.", "კლინიკას მაკა გიორგაძე ხელმძღვანელობს.", "მაკა"),
        Example("ru", "The train to Telavi is late.", "Поезд в Терджолу опаздывает.", "Терджолу"),
        Example("ka", "Eka Shubladze and Dali Margvela have won.", "ეკა შუბლაძემ გაიმარჯვა."),
        Example("ru", "Judge Ketevan Baramia adjourned the trial.", "Судья Кетеван Бераия отложила процесс.", "Бераия"),
    )
    misses = (
        Example("ka", "George Beridze met Catherine in Vienna.", "გიორგი ბერიძე ეკატერინეს ვენაში შეხვდა."),
        Example("ru", "The jury thanked Jacques Renaud.", "Жюри поблагодарило Жака Рено."),
        Example("ru", "Mr Kobakhidze spoke to Michael Thompson.", "Кобахидзе говорил с Майклом Томпсоном."),
        Example("ka", "The City Council of Tsiskari meets on Monday.", "ცისკრის საკრებულო ორშაბათს შეიკრიბება."),
        Example("ru", "The UN and the EU condemned it.", "ООН и Евросоюз это осудили."),
        Example(
            "ka",
            "Old Town is closed. The Ministry of Health says so.",
            "ძველი ქალაქი დაკეტილია. ასე ამბობს ჯანდაცვის სამინისტრო.",
        ),
        Example("ru", "Beridze said that Beridze would pay.", "Беридзе сказал, что заплатит."),
        Example("ka", "She lives on Rustaveli Avenue.", "ის რუსთაველის გამზირზე ცხოვრობს."),
        Example("ru", "The Turkish lira fell.", "Лира упала."),
        Example("ka", "He uses Facebook and Tor Browser.", "ის Facebook-სა და Tor Browser-ს იყენებს."),
    )

    def run(self, pair: Pair) -> Iterator[Finding]:
        """Each distinct name that does not stand in the target, and names in the target that no name explains."""
        names = source_names(pair.source, pair.language)
        if not names:
            return
        scene = Scene(pair, names)
        missing = [name for name in scene.missing if not _in_glossary(pair, name)]
        for name in missing:
            yield from self._missing(scene, name)
        for word, name in scene.mixed_up():
            yield self._instead(word, name, Severity.ERROR)
        if not missing:
            yield from self._added(scene)
            for word, name in scene.moved():
                yield self._instead(word, name, Severity.WARNING)

    def _missing(self, scene: Scene, name: SourceName) -> Iterator[Finding]:
        at, sure = scene.instead_of(name)
        if at is not None:
            scene.explained[at] = name
            yield self._instead(scene.target[at], name, Severity.ERROR if sure else Severity.WARNING)
        elif _is_required(scene, name):
            yield Finding(
                self.id,
                Severity.WARNING,
                _("{name} is not in the translation").format(name=name.text),
                source=(name.start, name.end),
                lacks=name.key or name.text.lower(),
            )

    def _added(self, scene: Scene) -> Iterator[Finding]:
        """People that the source does not know, where all its names stand: one of them is mentioned less often."""
        mentions = Counter(name.text for name in scene.names)
        there = Counter(name.text for name in scene.explained.values())
        fewer = [name for name in scene.names if there[name.text] < mentions[name.text]]
        for word, kind in scene.strangers():
            name = next((one for one in fewer if one.kind == kind), None)
            if name is not None:
                yield self._instead(word, name, Severity.ERROR)
            elif kind == "surname" and any(one.kind == "surname" for one in scene.names):
                yield Finding(
                    self.id,
                    Severity.ERROR,
                    _("{word} is no name of the source").format(word=word.text),
                    target=(word.start, word.end),
                    adds=_key(word),
                )

    def _instead(self, word: Heard, name: SourceName, severity: Severity) -> Finding:
        return Finding(
            self.id,
            severity,
            _("{word} instead of {name}").format(word=word.text, name=name.text),
            source=(name.start, name.end),
            target=(word.start, word.end),
            lacks=name.key or name.text.lower(),
            adds=_key(word),
        )


def _key(word: Heard) -> str:
    """What a word is a form of, the same in both languages where its rendering is settled."""
    return min(word.keys).removeprefix("given:") if word.keys else fold(word.text)


def _is_required(scene: Scene, name: SourceName) -> bool:
    """Whether a name may not simply be left out: a demonym may, and a given name beside a surname that stands."""
    if name.kind in ("people", "organisation"):
        return False
    company = scene.company(name)
    if name.kind == "given" and company:
        there = {other.text for other in scene.explained.values()}
        return not any(other.text in there or other.kind == "surname" for other in company)
    return name.sure or is_strict(name.text)


def _in_glossary(pair: Pair, name: SourceName) -> bool:
    """Whether the newsroom's own rendering of a term that holds the name stands in the target."""
    if pair.setting.glossary is None:
        return False
    return any(
        contains(pair.target.bare, rendering, pair.language)
        for term, start, end in pair.setting.glossary.find(pair.source.text)
        if start < name.end and name.start < end
        for rendering in (term.target, *term.accepted)
        if rendering
    )
