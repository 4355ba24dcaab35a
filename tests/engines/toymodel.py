"""A Transformer that is a dictionary: each piece of a source becomes just one piece of the target, at its place.

It is made of numbers chosen by hand instead of training, so that the real loading and decoding code runs offline with
answers known beforehand. Embeddings hold the piece in one block of dimensions and the position in another; the
cross-attention of the decoder looks at the source's piece at its own position and puts out that piece's translation.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

POSITIONS = 600  # more than any answer may be long
ENDS = ("<unk>", "<s>", "</s>")


LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
SCRIPTS = {
    "ka": str.maketrans(LETTERS, "აბცდეფგჰიჯკლმნოპქრსტუვწხყზ" * 2),
    "ru": str.maketrans(LETTERS, "абцдефгхийклмнопкрстувшыяз" * 2),
}
"""Language -> what the toy makes of each letter."""
OTHERS = "0123456789.,:;!?()[]<>=/\"'-"


def train_pieces(path: Path, extra: str = "⟦⟧") -> list[str]:
    """Train SentencePiece to take texts apart into letters, write its model to `path` and give its pieces."""
    import sentencepiece

    letters = LETTERS + "".join(LETTERS.translate(table) for table in SCRIPTS.values()) + OTHERS + extra
    written = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(f"{letter} {letter}" for letter in letters),
        model_writer=written,
        model_type="char",
        vocab_size=1000,
        hard_vocab_limit=False,
        character_coverage=1.0,
        add_dummy_prefix=False,
        remove_extra_whitespaces=False,
        normalization_rule_name="identity",
        minloglevel=2,
    )
    path.write_bytes(written.getvalue())
    model = sentencepiece.SentencePieceProcessor(model_file=str(path))
    return [piece for number in range(model.get_piece_size()) if (piece := str(model.id_to_piece(number))) not in ENDS]


def make_folder(
    folder: Path, language: str, *, marks: Mapping[str, str] | None = None, extra: str = "⟦⟧", adds_end: bool = True
) -> Path:
    """A folder as the engine wants it: a model that writes English in the letters of `language`, and its tokenizer.

    Args:
        folder: where to make it.
        language: `ka` or `ru`.
        marks: mark of the source's language -> mark of the target's.
        extra: signs that the vocabulary has besides letters and digits.
        adds_end: see `make_model`.
    """
    folder.mkdir(parents=True)
    pieces = train_pieces(folder / "sentencepiece.bpe.model", extra)
    pairs = {piece: piece.translate(SCRIPTS[language]) for piece in pieces}
    make_model(folder, {**pairs, **(marks or {})}, adds_end=adds_end)
    return folder


def make_model(folder: Path, pairs: Mapping[str, str], *, adds_end: bool = True) -> None:
    """Write the model of a dictionary of pieces.

    Args:
        folder: an empty folder.
        pairs: piece of the source -> piece of the target.
        adds_end: whether CTranslate2 puts the end mark behind a source.
    """
    from ctranslate2.specs import TransformerSpec

    sources = [*ENDS, *pairs]
    targets = [*ENDS, *dict.fromkeys(pairs.values())]
    place = {piece: number for number, piece in enumerate(targets)}
    size = max(len(sources), len(targets))
    width = size + POSITIONS
    spec: Any = TransformerSpec.from_config((1, 1), 1)
    positions = np.zeros((POSITIONS, width), np.float32)
    positions[:, size:] = np.eye(POSITIONS, dtype=np.float32)
    for part, vocabulary in ((spec.encoder, sources), (spec.decoder, targets)):
        embeddings = np.zeros((len(vocabulary), width), np.float32)
        embeddings[:, : len(vocabulary)] = np.eye(len(vocabulary), dtype=np.float32)
        table = part.embeddings[0] if isinstance(part.embeddings, list) else part.embeddings
        table.weight = embeddings
        part.position_encodings.encodings = positions
        part.scale_embeddings = False
        _norm(part.layer_norm, width)
        for layer in part.layer:
            _attention(layer.self_attention, width)
            if hasattr(layer, "attention"):
                _looks(layer.attention, sources, place, pairs=pairs, size=size, width=width)
            _norm(layer.ffn.layer_norm, width)
            for linear in (layer.ffn.linear_0, layer.ffn.linear_1):
                linear.weight = np.zeros((width, width), np.float32)
                linear.bias = np.zeros(width, np.float32)
    projection = np.zeros((len(targets), width), np.float32)
    projection[:, : len(targets)] = np.eye(len(targets), dtype=np.float32)
    spec.decoder.projection.weight = projection
    spec.decoder.projection.bias = np.zeros(len(targets), np.float32)
    spec.config.add_source_eos = adds_end
    spec.register_source_vocabulary(sources)
    spec.register_target_vocabulary(targets)
    spec.validate()
    spec.save(str(folder))


def _norm(norm: Any, width: int) -> None:
    norm.gamma = np.ones(width, np.float32)
    norm.beta = np.zeros(width, np.float32)


def _attention(attention: Any, width: int) -> None:
    _norm(attention.layer_norm, width)
    attention.linear[0].weight = np.zeros((3 * width, width), np.float32)
    attention.linear[0].bias = np.zeros(3 * width, np.float32)
    attention.linear[1].weight = np.zeros((width, width), np.float32)
    attention.linear[1].bias = np.zeros(width, np.float32)


def _looks(
    attention: Any, sources: list[str], place: dict[str, int], *, pairs: Mapping[str, str], size: int, width: int
) -> None:
    """Query and key are positions; the value is the translation of the piece that stands there."""
    _norm(attention.layer_norm, width)
    where = np.zeros((width, width), np.float32)
    where[size:, size:] = 20 * np.eye(POSITIONS, dtype=np.float32)
    value = np.zeros((width, width), np.float32)
    for number, piece in enumerate(sources):
        value[place[pairs.get(piece, piece)], number] = 50
    attention.linear[0].weight = where
    attention.linear[0].bias = np.zeros(width, np.float32)
    attention.linear[1].weight = np.concatenate([where, value])
    attention.linear[1].bias = np.zeros(2 * width, np.float32)
    attention.linear[2].weight = np.eye(width, dtype=np.float32)
    attention.linear[2].bias = np.zeros(width, np.float32)
