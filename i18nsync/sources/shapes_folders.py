"""Layouts with a folder a language: `content/ru/`, `docs/ru/` below English, `i18n/ru/docs/`, `docs-ru/`."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from i18nsync.core.layout import Content
from i18nsync.core.locale import Locale
from i18nsync.messages import _
from i18nsync.sources.names import is_ambiguous, is_locale_name
from i18nsync.sources.tree import INDEX_NAMES, Proposal, Tree

__all__ = ["Group", "Place", "propose_folders", "voted"]

_COMPOUND = re.compile(r"(?P<base>.*[^-_])(?P<mark>[-_])(?P<name>[A-Za-z]{2,3}(?:[-_][A-Za-z]{2,4})?)")
_SAMPLE = 300
_MOST_BLOCKS = 8


@dataclass(slots=True)
class Group:
    """Folders beside each other whose names may stand for locales.

    Args:
        prefix: what their paths have in common, as `content/`, `docs-` or empty.
        stems: name in the path -> articles below it, without suffix and relative to it.
    """

    prefix: str
    stems: dict[str, list[str]] = field(default_factory=dict)

    @property
    def parent(self) -> str:
        """The folder that would hold the sources themselves: `docs/` for `docs/` and for `docs-`."""
        return self.prefix if self.prefix.endswith("/") or not self.prefix else f"{self.prefix[:-1]}/"

    def paths(self, name: str) -> list[str]:
        """The articles of one name, as stems of the tree."""
        return [f"{self.prefix}{name}/{rest}" for rest in self.stems[name]]


@dataclass(frozen=True, slots=True)
class Place:
    """Where the sources of a group lie.

    Args:
        folder: of the sources, empty or ending in `/`.
        inside: folder inside each locale's folder that mirrors it, empty or ending in `/`.
        source_name: the source locale's own name in paths, if its folder is one of the group's.
    """

    folder: str
    inside: str = ""
    source_name: str = ""


def folder_groups(tree: Tree) -> dict[str, Group]:
    """All groups of a tree by prefix."""
    groups: dict[str, Group] = {}
    prefixes: dict[str, list[tuple[str, str, int]]] = {}
    for stem in tree.stems:
        folder, slash, _rest = stem.rpartition("/")
        if not slash:
            continue
        found = prefixes.get(folder)
        if found is None:
            found = prefixes[folder] = list(_splits(folder))
        for prefix, name, end in found:
            group = groups.setdefault(prefix, Group(prefix))
            group.stems.setdefault(name, []).append(stem[end:])
    return groups


def _splits(folder: str) -> Iterable[tuple[str, str, int]]:
    """(prefix, name, where the rest starts) for each folder of the path that may be a locale's."""
    at = 0
    for part in folder.split("/"):
        end = at + len(part) + 1
        if is_locale_name(part):
            yield folder[:at], part, end
        elif (found := _COMPOUND.fullmatch(part)) and is_locale_name(found["name"]):
            yield folder[:at] + found["base"] + found["mark"], found["name"], end
        at = end


def align(tree: Tree, group: Group, place: Place, name: str) -> list[str]:
    """The articles of one name that have a source at the place; relative to the folder that mirrors it."""
    skip = len(place.inside)
    return [
        rest[skip:]
        for rest in group.stems[name]
        if rest.startswith(place.inside) and place.folder + rest[skip:] in tree.stems
    ]


def established(tree: Tree, group: Group, place: Place, taken: Iterable[str]) -> list[str]:
    """Further names of the group that are locales indeed: they mirror the sources.

    A section `it/` or `id/` is no language because of its name; it has to hold what the sources hold.
    """
    sure: list[str] = []
    doubtful: list[str] = []
    for name in sorted(group.stems):
        if name in taken or name == place.source_name:
            continue
        inside = [rest for rest in group.stems[name] if rest.startswith(place.inside)]
        mirrored = align(tree, group, place, name)
        telling = [stem for stem in mirrored if stem.rpartition("/")[2].lower() not in INDEX_NAMES]
        if mirrored and 2 * len(mirrored) >= len(inside) and (telling or not is_ambiguous(name)):
            sure.append(name)
        elif (mirrored and 2 * len(mirrored) >= len(inside)) or not is_ambiguous(name):
            doubtful.append(name)
    if len(sure) >= 2 or (sure and taken):
        return sorted(sure + doubtful)
    return sorted(sure + [name for name in doubtful if taken and not is_ambiguous(name)])


def propose_folders(tree: Tree, source: Locale, locales: tuple[Locale, ...], skip: Iterable[str]) -> list[Proposal]:
    """Layouts with a folder a language, best groups of the tree; groups with a prefix in `skip` are left out."""
    skipped = set(skip)
    found: list[tuple[Group, Place, Proposal]] = []
    for prefix, group in folder_groups(tree).items():
        if prefix not in skipped and (proposal := _propose(tree, group, source, locales)):
            found.append((group, *proposal))
    return [proposal for _, _, proposal in found] + _together(found)


def _propose(tree: Tree, group: Group, source: Locale, locales: tuple[Locale, ...]) -> tuple[Place, Proposal] | None:
    own, _rest = tree.pick(source, {name: group.paths(name) for name in group.stems})
    if own is not None and is_ambiguous(own) and own != source.tag:
        own = None
    aliases: dict[Locale, str] = {}
    picked: dict[Locale, str] = {}
    reasons: list[str] = []
    for locale in locales:
        name, note = tree.pick(locale, {name: group.paths(name) for name in group.stems if name != own})
        if name is not None:
            picked[locale] = name
            if name != locale.tag:
                aliases[locale] = name
        if note:
            reasons.append(note)
    weights = {name: 1000 if name in picked.values() else 1 for name in group.stems if name != own}
    place, score = _place(tree, group, own, weights)
    taken = set(picked.values())
    if score == 0:
        # Nothing mirrors anything. A folder `en/` speaks for itself, and so does Cyrillic in `ru/` beside articles.
        if own is not None:
            place = Place(f"{group.prefix}{own}/", source_name=own)
        elif not (picked and _beside(tree, group) and any(_in_script(tree, group, picked, each) for each in picked)):
            return None
    place = _narrowed(tree, group, place)
    others = established(tree, group, place, taken)
    if score < 1000 and not others and own is None and not picked:
        return None
    if place.source_name and place.source_name != source.tag:
        aliases[source] = place.source_name
    content = _content(tree, group, place, [*taken, *others])
    guess = not taken and not others
    return place, Proposal(
        _title(tree, place, group),
        (content,),
        aliases,
        tuple(others),
        (*_why(group, place, picked, others), *reasons),
        guess,
        0.5 if guess else 1.0,
    )


def _beside(tree: Tree, group: Group) -> bool:
    """Whether articles lie beside the group's folders."""
    return bool(tree.folders.get(group.parent)) or any(
        folder.startswith(group.parent) and folder[len(group.parent) :].split("/")[0] not in group.stems
        for folder in tree.folders
    )


def _in_script(tree: Tree, group: Group, picked: Mapping[Locale, str], locale: Locale) -> bool:
    from i18nsync.core.language import script_of

    wanted = script_of(locale)
    return wanted != "Latin" and tree.script(group.paths(picked[locale])) == wanted


def _place(tree: Tree, group: Group, own: str | None, weights: Mapping[str, int]) -> tuple[Place, int]:
    """The place that the group's folders mirror best, and how well; a folder `en/` wins a tie."""
    places = [Place(group.parent)]
    if own is not None:
        places.insert(0, Place(f"{group.prefix}{own}/", source_name=own))
    if group.prefix.endswith("/") or not group.prefix:
        places.extend(voted(tree, group, weights))
    best = max(
        (
            (sum(w * len(align(tree, group, place, name)) for name, w in weights.items()), -at)
            for at, place in enumerate(places)
        ),
        default=(0, 0),
    )
    return places[-best[1]], best[0]


def voted(tree: Tree, group: Group, weights: Mapping[str, int]) -> list[Place]:
    """Places anywhere in the tree whose articles have the names of the group's, most votes first."""
    votes: Counter[tuple[str, str]] = Counter()
    own = tuple(f"{group.prefix}{name}/" for name in group.stems)
    for name, weight in weights.items():
        for rest in group.stems[name][:_SAMPLE]:
            base = rest.rpartition("/")[2]
            twins = [twin for twin in tree.by_name.get(base, ())[:_SAMPLE] if not twin.startswith(own)]
            if twins:
                best = max(_common(rest, twin, group.prefix) for twin in twins)
                for twin in twins:
                    if _common(rest, twin, group.prefix) == best:
                        size = best[0]
                        votes[twin[: len(twin) - size], rest[: len(rest) - size]] += weight
    return [Place(folder, inside) for (folder, inside), _ in votes.most_common(4)]


def _common(rest: str, twin: str, prefix: str) -> tuple[int, int]:
    """(length of the common end in whole names, number of folders that the twin shares with the prefix)."""
    mine = rest.split("/")
    theirs = twin.split("/")
    same = 0
    while same < min(len(mine), len(theirs)) and mine[-1 - same] == theirs[-1 - same]:
        same += 1
    size = len("/".join(mine[len(mine) - same :]))
    near = 0
    for one, other in zip(prefix.split("/"), theirs, strict=False):
        if one != other:
            break
        near += 1
    return size, near


def _apart(group: Group, place: Place) -> bool:
    """Whether the sources lie neither in a folder of the group nor in the one that the group lies in."""
    return not place.source_name and place.folder != group.parent


def _narrowed(tree: Tree, group: Group, place: Place) -> Place:
    """A place apart without the folders that all versions share with it: `docs/` for `i18n/ru/docs/`, not the top."""
    if not _apart(group, place):
        return place
    folders = [stem.split("/")[:-1] for name in group.stems for stem in align(tree, group, place, name)]
    shared = ""
    for level in zip(*folders, strict=False):
        if len(set(level)) > 1:
            break
        shared += f"{level[0]}/"
    return Place(place.folder + shared, place.inside + shared)


def _content(tree: Tree, group: Group, place: Place, names: Iterable[str]) -> Content:
    """The content block; at the top of a project only what has a version somewhere is an article."""
    include: tuple[str, ...] = ("**",)
    stems = {stem for name in names for stem in align(tree, group, place, name)}
    if _apart(group, place) and tree.is_project(place.folder, stems):
        globs: set[str] = set()
        for stem in stems:
            top, slash, _rest = stem.partition("/")
            globs.add(f"{top}/**" if slash else tree.stems[place.folder + stem][len(place.folder) :])
        include = tuple(sorted(globs))
    return Content(f"{place.folder}{{path}}", f"{group.prefix}{{locale}}/{place.inside}{{path}}", include=include)


def _title(tree: Tree, place: Place, group: Group) -> str:
    mark = tree.mark_of(group.prefix.rpartition("/")[0] + "/" if "/" in group.prefix else "")
    if place.source_name:
        kind = _("a folder for each language")
    elif place.folder == group.parent:
        kind = _("English at the root, a folder for each other language")
    else:
        kind = _("a folder for each other language, apart from {folder}").format(folder=place.folder or _("the top"))
    if "src/content/docs/" in group.prefix and mark == "Astro":
        mark = "Astro Starlight"
    if not mark and group.prefix.endswith("content/"):
        mark = "Hugo"
    return f"{mark}: {kind}" if mark else kind[:1].title() + kind[1:]


def _why(group: Group, place: Place, picked: Mapping[Locale, str], others: Iterable[str]) -> Iterable[str]:
    for locale, name in picked.items():
        yield f"{group.prefix}{name}/ holds {len(group.stems[name])} articles in {locale}"
    if others:
        yield f"further languages beside them: {', '.join(others)}"
    if place.source_name:
        yield f"{place.folder} holds the sources"


def _together(found: Iterable[tuple[Group, Place, Proposal]]) -> list[Proposal]:
    """Groups beside each other, such as `src/content/blog/` and `src/content/docs/`, as one layout of many blocks."""
    families: defaultdict[tuple[str, bool], list[tuple[Group, Place, Proposal]]] = defaultdict(list)
    for group, place, proposal in found:
        if not group.prefix.endswith("/") or not (place.source_name or place.folder == group.parent):
            continue
        above = group.prefix[:-1].rpartition("/")[0]
        families[f"{above}/" if above else "", bool(place.source_name)].append((group, place, proposal))
    merged: list[Proposal] = []
    for (above, _named), family in families.items():
        if len(family) < 2:
            continue
        one_name = {rest for group, _, _ in family for stems in group.stems.values() for rest in stems}
        first_place, first = family[0][1], family[0][2]
        aliases = {locale: name for _, _, proposal in family for locale, name in proposal.aliases.items()}
        others = tuple(sorted({name for _, _, proposal in family for name in proposal.others}))
        if len(one_name) == 1 and first_place.source_name:
            (rest,) = one_name
            contents: tuple[Content, ...] = (
                Content(f"{above}{{path}}/{first_place.source_name}/{rest}", f"{above}{{path}}/{{locale}}/{rest}"),
            )
            name = _("A folder for each language in each article's folder")
        elif len(family) <= _MOST_BLOCKS:
            contents = tuple(
                replace(proposal.contents[0], prefix=f"{group.prefix[len(above) :]}") for group, _, proposal in family
            )
            name = _("{name}, in {n} places").format(name=first.name, n=len(family))
        else:
            continue
        reasons = tuple(dict.fromkeys(reason for _, _, proposal in family for reason in proposal.reasons))
        guess = all(proposal.guess for _, _, proposal in family)
        merged.append(Proposal(name, contents, aliases, others, reasons, guess, 0.5 if guess else 1.0))
    return merged
