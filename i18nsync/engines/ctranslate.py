"""CTranslate2: models that run on the machine itself, so that no text leaves it (NLLB-200, M2M100, OPUS-MT)."""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from i18nsync.core.inline import protect
from i18nsync.core.locale import Locale, LocalePair
from i18nsync.core.ports import Batch, Capabilities, Draft, Failure
from i18nsync.core.sentences import sentence_starts
from i18nsync.engines import options
from i18nsync.engines.drafting import CodesOf, UnansweredError, draft_unit
from i18nsync.errors import CodesLost, EngineUnavailable, SettingsError
from i18nsync.messages import _

if TYPE_CHECKING:
    from i18nsync.engines.ctranslate_model import Model

__all__ = ["CTranslateEngine", "Folder", "build"]

NAME = "ctranslate"
RENDERINGS = ("brackets", "tags")
"""Ways to write inline codes, best first. A model whose vocabulary lacks the brackets gives them back as unknown; then
the tags are tried, and what loses both is refused."""


@dataclass(frozen=True, slots=True)
class Folder:
    """Where a model lies and how it is run.

    Args:
        path: the folder of the model.
        device: `cpu`, `cuda` or `auto`.
        threads: threads of one translation; 0 lets CTranslate2 decide.
        beam: beam size, 1 for greedy search.
    """

    path: Path
    device: str = "cpu"
    threads: int = 0
    beam: int = 4


class CTranslateEngine:
    """Drafts by a model on this machine; see `i18nsync.core.ports.Engine`.

    A text goes through the model sentence by sentence, since these models drop sentences of longer texts; all sentences
    of a batch go together. The model is loaded when the first text needs it.

    Args:
        folders: the model of each target locale's language; the key "" is for all others.
        names: language -> what the model calls it, where that is not what its vocabulary suggests.
        codes: finds the inline codes of a target.
    """

    def __init__(
        self, folders: Mapping[str, Folder], *, names: Mapping[str, str] | None = None, codes: CodesOf | None = None
    ) -> None:
        self._folders = dict(folders)
        self._names = dict(names or {})
        self._codes = codes
        self._models: dict[Folder, Model] = {}
        self._lock = threading.Lock()

    @property
    def name(self) -> str:
        """As in settings."""
        return NAME

    @property
    def sends_text_offsite(self) -> bool:
        """Never."""
        return False

    @property
    def batch(self) -> int:
        """Texts in a call: a model is several times faster with many sentences at once."""
        return 32

    def capabilities(self, pair: LocalePair) -> Capabilities | None:
        """What the model of the target's language can do; None if there is none, or if it does not know the pair.

        Raises:
            EngineUnavailable: the model cannot be loaded.
        """
        folder = self._folder(pair.target)
        if folder is None or not self._model(folder).knows(pair, self._names):
            return None
        return Capabilities(renderings=RENDERINGS)

    def translate(self, batch: Batch) -> list[Draft | Failure]:
        """One result a text.

        Raises:
            EngineUnavailable: there is no model for the pair, or it cannot be loaded.
        """
        able = self.capabilities(batch.pair)
        folder = self._folder(batch.pair.target)
        if able is None or folder is None:
            raise EngineUnavailable(
                _("no model translates from {source} into {target}").format(
                    source=batch.pair.source, target=batch.pair.target
                ),
                where=NAME,
                hint=_("Name the folder of one that does under [engine.ctranslate]."),
            )
        known: dict[str, str] = {}
        model = self._model(folder)

        def ask(text: str) -> str:
            parts = _sentences(text)
            missing = [part.strip() for part in parts if part.strip() not in known]
            known.update(self._run(model, batch.pair, missing, folder))
            return "".join(known[part.strip()] + part[len(part.rstrip()) :] for part in parts)

        self._ahead(model, batch, folder, known)
        return [draft_unit(unit, batch.pair, able, ask, codes=self._codes) for unit in batch.units]

    def _ahead(self, model: Model, batch: Batch, folder: Folder, known: dict[str, str]) -> None:
        """Translate what all texts of a batch are going to ask for, at once: a model is faster with many sentences."""
        wanted: dict[str, None] = {}
        for unit in batch.units:
            try:
                protected = protect(unit.source, unit.codes, RENDERINGS[0])
            except CodesLost:
                continue  # it will be the failure of that text when its turn comes
            if protected.has_words:
                wanted.update(dict.fromkeys(part.strip() for part in _sentences(protected.text.strip())))
        try:
            known.update(self._run(model, batch.pair, list(wanted), folder))
        except UnansweredError:
            known.clear()  # one text at a time then, so that only the one at fault fails

    def _run(self, model: Model, pair: LocalePair, sentences: Sequence[str], folder: Folder) -> dict[str, str]:
        if not sentences:
            return {}
        try:
            return dict(zip(sentences, model.translate(sentences, pair, self._names, beam=folder.beam), strict=True))
        except (RuntimeError, ValueError) as error:
            raise UnansweredError(_("the model failed ({error})").format(error=error)[:300]) from error

    def _folder(self, target: Locale) -> Folder | None:
        return self._folders.get(target.language, self._folders.get(""))

    def _model(self, folder: Folder) -> Model:
        from i18nsync.engines.ctranslate_model import load_model

        with self._lock:
            model = self._models.get(folder)
            if model is None:
                model = self._models[folder] = load_model(folder.path, device=folder.device, threads=folder.threads)
            return model


def _sentences(text: str) -> list[str]:
    """The sentences of a text, each with the white space after it; joined they are `text`."""
    starts = [0, *sentence_starts(text), len(text)]
    return [text[start:end] for start, end in pairwise(starts) if start < end]


def build(settings: Mapping[str, object]) -> CTranslateEngine:
    """The engine as its table in the settings says.

    Args:
        settings: `path`, the folder of a model, or a table of such folders by language; `languages`, a table of the
            model's names for languages; `device`; `threads`; `beam`; `root`, what relative paths are relative to.

    Raises:
        SettingsError: there is no path, or an option is wrong.
    """
    root = Path(options.text(settings, NAME, "root", "."))
    device = options.text(settings, NAME, "device", "cpu")
    threads = int(options.number(settings, NAME, "threads", 0))
    beam = int(options.number(settings, NAME, "beam", 4, low=1))
    paths = _by_language(settings, "path")
    if not paths:
        raise SettingsError(
            _("no model is named"),
            where=f"engine.{NAME}.path",
            hint=_('Name its folder: path = "models/nllb-200-distilled-600M-ct2".'),
        )
    folders = {language: Folder(root / path, device, threads, beam) for language, path in paths.items()}
    return CTranslateEngine(folders, names=_by_language(settings, "languages"), codes=options.codes_of(settings, NAME))


def _by_language(settings: Mapping[str, object], name: str) -> dict[str, str]:
    """A text for all languages (under ""), or a table by language."""
    value: Any = settings.get(name)
    if value is None:
        return {}
    if isinstance(value, str):
        return {"": value}
    if isinstance(value, Mapping) and all(isinstance(text, str) for text in value.values()):
        return {str(language): str(text) for language, text in value.items()}
    raise SettingsError(
        _("{value!r} is neither a text nor a table of texts by language").format(value=value),
        where=f"engine.{NAME}.{name}",
        hint=_('Write {name} = "...", or {name} = {{ka = "...", ru = "..."}}.').format(name=name),
    )
