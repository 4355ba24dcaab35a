"""A CTranslate2 model with its SentencePiece tokenizer: found, loaded, and spoken to as its family wants it.

What stands in front of and behind a sentence is as in CTranslate2's guide to Transformers models
(https://opennmt.net/CTranslate2/guides/transformers.html), in terms of pieces rather than of a Transformers tokenizer.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from i18nsync.core.locale import LocalePair
from i18nsync.errors import EngineUnavailable
from i18nsync.messages import _, either

__all__ = ["Model", "load_model"]

_NLLB = {"en": "eng_Latn", "ka": "kat_Geor", "ru": "rus_Cyrl", "uk": "ukr_Cyrl", "de": "deu_Latn", "fr": "fra_Latn"}
_ISO3 = {"en": "eng", "ka": "kat", "ru": "rus", "uk": "ukr", "de": "deu", "fr": "fra"}
_SOURCE_PIECES = ("source.spm", "sentencepiece.bpe.model", "spm.model", "spiece.model", "sentencepiece.model")
_TARGET_PIECES = ("target.spm", *_SOURCE_PIECES[1:])
_VOCABULARIES = ("shared_vocabulary", "source_vocabulary", "target_vocabulary")
_END = "</s>"
_LONGEST = 512  # pieces of an answer; also what these models were trained with


@dataclass(frozen=True, slots=True)
class Model:
    """A loaded model.

    Args:
        translator: CTranslate2's.
        encoder: SentencePiece's for sources.
        decoder: SentencePiece's for targets.
        vocabulary: the model's pieces.
        adds_end: whether CTranslate2 itself puts the end mark behind a source.
    """

    translator: Any
    encoder: Any
    decoder: Any
    vocabulary: Collection[str]
    adds_end: bool

    def knows(self, pair: LocalePair, names: Mapping[str, str]) -> bool:
        """Whether the model can say which languages are meant; one for a single pair has nothing to say about it."""
        source, target = self._marks(pair, names)
        named = [mark for mark in (source, target) if mark]
        return all(mark in self.vocabulary for mark in named) if named else not self._is_multilingual

    def translate(
        self, sentences: Sequence[str], pair: LocalePair, names: Mapping[str, str], *, beam: int
    ) -> list[str]:
        """One target a sentence.

        Raises:
            RuntimeError: from CTranslate2.
            ValueError: from CTranslate2.
        """
        source, target = self._marks(pair, names)
        end = [] if self.adds_end else [_END]
        pieces = [[*([source] if source else []), *self.encoder.encode(text, out_type=str), *end] for text in sentences]
        prefix = [[target]] * len(pieces) if target and not target.startswith(">>") else None
        results = self.translator.translate_batch(
            pieces, target_prefix=prefix, beam_size=beam, max_decoding_length=_LONGEST, max_batch_size=2048,
            batch_type="tokens",
        )  # fmt: skip
        return [self._text(result.hypotheses[0], target) for result in results]

    def _text(self, pieces: Sequence[str], target: str) -> str:
        own = [piece for piece in pieces if piece not in (target, _END)]
        return str(self.decoder.decode(own))

    @property
    def _is_multilingual(self) -> bool:
        return any(mark in self.vocabulary for mark in (*_NLLB.values(), "__en__", "__ru__"))

    def _marks(self, pair: LocalePair, names: Mapping[str, str]) -> tuple[str, str]:
        """What the model calls source and target; empty for one that wants nothing."""
        source, target = pair.source.language, pair.target.language
        if names.get(target):
            return names.get(source, ""), names[target]
        for form in (_NLLB.get, lambda language: f"__{language}__"):
            marks = form(source) or "", form(target) or ""
            if all(mark in self.vocabulary for mark in marks):
                return marks
        several = f">>{_ISO3.get(target, target)}<<"  # OPUS-MT's for several targets: in front of the source
        return (several, "") if several in self.vocabulary else ("", "")


def load_model(folder: Path, *, device: str, threads: int) -> Model:
    """Load the model in `folder`.

    Raises:
        EngineUnavailable: a package, the folder or a part of the model is missing, or it cannot be loaded.
    """
    try:
        import ctranslate2
        import sentencepiece
    except ImportError as error:
        raise EngineUnavailable(
            _("the package {error} is not installed").format(error=error.name),
            where="ctranslate",
            hint=_("pip install 'i18nsync[local]'"),
            lasting=True,
        ) from error
    if not (folder / "model.bin").is_file():
        raise EngineUnavailable(
            _("there is no CTranslate2 model in {folder}").format(folder=folder),
            where="ctranslate",
            hint=_("It must hold model.bin: convert a model with ct2-transformers-converter, or get a converted one."),
        )
    try:
        translator = ctranslate2.Translator(str(folder), device=device, intra_threads=threads)
        encoder, decoder = (
            sentencepiece.SentencePieceProcessor(model_file=str(_first(folder, names)))
            for names in (_SOURCE_PIECES, _TARGET_PIECES)
        )
        vocabulary = frozenset(piece for name in _VOCABULARIES for piece in _pieces(folder, name))
        config = folder / "config.json"
        adds_end = bool(json.loads(config.read_bytes()).get("add_source_eos")) if config.is_file() else False
    except (OSError, RuntimeError, ValueError) as error:
        raise EngineUnavailable(
            _("the model in {folder} cannot be loaded: {error}").format(folder=folder, error=error),
            where="ctranslate",
            hint=_("Convert or copy it anew; the versions of ctranslate2 and of the converter may not fit each other."),
        ) from error
    return Model(translator, encoder, decoder, vocabulary, adds_end)


def _first(folder: Path, names: Sequence[str]) -> Path:
    for name in names:
        if (folder / name).is_file():
            return folder / name
    raise EngineUnavailable(
        _("there is no SentencePiece model in {folder}").format(folder=folder),
        where="ctranslate",
        hint=_("Copy it there from the original model, as {names}.").format(names=either(names)),
    )


def _pieces(folder: Path, name: str) -> list[str]:
    """A vocabulary, in either of the two forms that CTranslate2 reads; empty if there is none of that name."""
    listed = folder / f"{name}.json"
    if listed.is_file():
        return [str(piece) for piece in json.loads(listed.read_bytes())]
    plain = folder / f"{name}.txt"
    return plain.read_text("utf-8").split("\n") if plain.is_file() else []
