"""A sentence-transformers model as ONNX with int8 weights: exported once, compared with itself, cached."""

from __future__ import annotations

import hashlib
import logging
import os
import re
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np

from embeddings import bundled
from embeddings.export_record import EXPORT_VERSION, ExportRecord
from embeddings.files import new_folder
from embeddings.onnx_runtime import ENCODING, MODEL, TOKENIZER, OnnxEncoder
from embeddings.sentence_transformers_encoder import SentenceTransformersEncoder, quiet
from embeddings.source import ModelSource
from embeddings.types import Encoder, Vectors

log = logging.getLogger(__name__)

SAME = 0.9999  # mean cosine of a right float32 export: only rounding differs
CLOSE = 0.98  # mean cosine below which int8 is not worth its speed
_OPSET = 17  # the first with LayerNormalization as one operator
_LEFT_OUT = frozenset({"attention_mask", "modality"})
_PACKAGES = ("onnx", "onnxruntime", "sentence-transformers", "torch", "transformers")

# Short, long, beyond any limit, other scripts, numbers, marks: what an archive holds.
_TEXTS = (
    "Who signed the agreement?",
    "Talks resumed.",
    "The ministry said on 14 March 2024 that 1,250 tonnes of grain (about 3.5% of the harvest) had crossed "
    "the border at the northern checkpoint since the embargo was lifted, and that the rest would follow.",
    "“We have not changed our position,” the spokeswoman told reporters; asked whether the visit would go "
    "ahead, she answered that “everything depends on the guarantees that we were promised in the autumn”.",
    "Переговоры о поставках газа возобновятся в четверг, сообщило министерство энергетики.",
    "Միջնորդների առաջարկը քննարկվելու է հաջորդ շաբաթ։",
    "The observers counted vehicles, noted the hour and the direction, and reported to the mission. " * 6,
    "A long session of parliament heard one speaker after another on the budget and the road to the lake. "
    * 60,
)


class UnsupportedModelError(Exception):
    """The model does something that one graph over token ids cannot do."""


def cached_export(source: ModelSource, cache: Path) -> tuple[Path, ExportRecord]:
    """The export of a model: from the cache, else made now, which takes some ten seconds.

    Safe when two processes do it at once, and when one of them is killed.

    Returns:
        its folder and what is known of it.

    Raises:
        ModelError: the model cannot be loaded, or is not what it should be.
        OSError: the cache cannot be written.
    """
    folder = cache / "models" / _folder_name(source)
    record = ExportRecord.load(folder)
    if record is None:
        log.info("preparing %s for this machine, once", source.name)
        shutil.rmtree(folder, ignore_errors=True)  # a damaged one
        if source.is_bundled:
            bundled.verify(source.folder)
        with new_folder(folder) as part:
            record = export(source, part)
    return folder, record


def export(source: ModelSource, folder: Path) -> ExportRecord:
    """Write ``model.onnx``, ``tokenizer.json`` and the record into an empty folder.

    int8 where that is close enough to the model, else float32, else the record alone,
    which says why the model must be run by sentence-transformers.

    Raises:
        ModelError: the model cannot be loaded.
    """
    reference = SentenceTransformersEncoder(source)
    expected = _embed(reference)
    record = _describe(reference, source)
    try:
        record = _export_float(reference, expected, record, folder)
    except (OSError, MemoryError):
        raise  # of this machine at this moment: no reason to give the model up for good
    except Exception as error:  # noqa: BLE001 # exporters fail in as many ways as there are architectures
        log.warning("%s runs with sentence-transformers: %s", source.name, error)
        record = replace(record, runtime="sentence-transformers", reason=_short(error))
        _keep(folder)
    else:
        record = _try_int8(expected, record, folder)
    record = replace(record, files={path.name: path.stat().st_size for path in folder.iterdir()})
    record.save(folder)
    return record


def _describe(reference: SentenceTransformersEncoder, source: ModelSource) -> ExportRecord:
    """The record of an export of which nothing is done yet."""
    return ExportRecord(
        name=source.name,
        checksum=source.checksum,
        runtime="sentence-transformers",
        reason="",
        dimension=reference.dimension,
        max_tokens=reference.max_tokens,
        query_prompt=reference.prompts.query,
        passage_prompt=reference.prompts.passage,
        similarity=str(reference.model.similarity_fn_name),
        mean_cosine=1.0,
        min_cosine=1.0,
        files={},
        made_with={package: version(package) for package in _PACKAGES},
    )


def _export_float(
    reference: SentenceTransformersEncoder, expected: Vectors, record: ExportRecord, folder: Path
) -> ExportRecord:
    inputs = _graph_inputs(reference)
    tokenizer = getattr(reference.model.tokenizer, "backend_tokenizer", None)
    if tokenizer is None:
        raise UnsupportedModelError("its tokenizer has no fast form (tokenizer.json)")
    (folder / TOKENIZER).write_text(tokenizer.to_str(), encoding="utf-8")
    try:
        _trace(reference.model, inputs, folder / MODEL, masked=False)
    except Exception as error:  # noqa: BLE001
        log.info("%s needs a mask: %s", record.name, _short(error))
        _trace(reference.model, inputs, folder / MODEL, masked=True)
    record = _compared(expected, replace(record, runtime="onnx-float32"), folder)
    if record.mean_cosine < SAME:
        raise UnsupportedModelError(f"its export differs from it: mean cosine {record.mean_cosine:.4f}")
    return record


def _graph_inputs(reference: SentenceTransformersEncoder) -> dict[str, Any]:
    """Tensors (1, tokens) by name, as the graph will take them: without a mask, as nothing is padded."""
    from sentence_transformers.base.modules import Router

    model = reference.model
    if any(isinstance(module, Router) for module in model.modules()):
        raise UnsupportedModelError("it sends questions and passages through different modules")
    if any(reference.prompts) and not all(getattr(m, "include_prompt", True) for m in model.modules()):
        raise UnsupportedModelError("it leaves the prompt out of pooling")
    features = model.preprocess([_TEXTS[2]])
    inputs = {name: value for name, value in features.items() if name in ENCODING}
    shapes = {tuple(value.shape[:1]) for value in inputs.values()}
    if "input_ids" not in inputs or shapes != {(1,)} or set(features) - set(inputs) - _LEFT_OUT:
        raise UnsupportedModelError(f"it takes {', '.join(features)}")
    return inputs


def _trace(model: Any, inputs: dict[str, Any], path: Path, *, masked: bool) -> None:
    """Write the graph. A mask of ones changes nothing but the speed (a third); some models insist on it."""
    import torch

    class Pipeline(torch.nn.Module):  # type: ignore[misc] # torch is not followed: its checking takes minutes
        def __init__(self) -> None:
            super().__init__()
            self.model = model

        def forward(self, *tensors: torch.Tensor) -> torch.Tensor:
            features = dict(zip(inputs, tensors, strict=True))
            if masked:
                features["attention_mask"] = torch.ones_like(features["input_ids"])
            vector = self.model(features)["sentence_embedding"][:, : model.truncate_dim]
            return torch.nn.functional.normalize(vector, dim=-1)

    with quiet(), _silent_stdout(), torch.no_grad():
        torch.onnx.export(
            Pipeline().eval(),
            tuple(inputs.values()),
            path,
            input_names=list(inputs),
            output_names=["vector"],
            dynamic_axes={name: {1: "tokens"} for name in inputs},
            opset_version=_OPSET,
            dynamo=False,  # torch.export always makes the mask,
        )


@contextmanager
def _silent_stdout() -> Iterator[None]:
    """Where torch cannot export a model it prints the whole graph, from C++, into what may be an answer."""
    sys.stdout.flush()
    kept = os.dup(1)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    try:
        yield
    finally:
        os.dup2(kept, 1)
        os.close(kept)
        os.close(nowhere)


def _try_int8(expected: Vectors, record: ExportRecord, folder: Path) -> ExportRecord:
    whole = (folder / MODEL).rename(folder / "float32.onnx")
    try:
        _quantize(whole, folder / MODEL)
        small = _compared(expected, replace(record, runtime="onnx-int8"), folder)
    except (OSError, MemoryError):
        raise
    except Exception as error:  # noqa: BLE001
        whole.replace(folder / MODEL)
        return replace(record, reason=f"int8 failed: {_short(error)}")
    if small.mean_cosine < CLOSE:
        whole.replace(folder / MODEL)
        return replace(record, reason=f"int8 differs: mean cosine {small.mean_cosine:.4f}, below {CLOSE}")
    _keep(folder, MODEL, TOKENIZER)
    return small


def _quantize(source: Path, target: Path) -> None:
    import onnx
    from onnxruntime.quantization import QuantType, quantize_dynamic
    from onnxruntime.quantization.shape_inference import quant_pre_process

    quant_pre_process(source, target, skip_optimization=True, skip_symbolic_shape=True)
    quantize_dynamic(
        target,
        target,
        op_types_to_quantize=["MatMul", "Gather"],
        weight_type=QuantType.QInt8,
        per_channel=True,
        reduce_range=True,
        extra_options={"MatMulConstBOnly": True, "DefaultTensorType": onnx.TensorProto.FLOAT},
    )


def _compared(expected: Vectors, record: ExportRecord, folder: Path) -> ExportRecord:
    """The record with the cosines between the model's vectors and those of the export in the folder."""
    cosines = np.sum(expected * _embed(OnnxEncoder(folder, record)), axis=1)
    return replace(record, mean_cosine=float(cosines.mean()), min_cosine=float(cosines.min()))


def _embed(encoder: Encoder) -> Vectors:
    return np.concatenate([encoder.embed_passages(_TEXTS), encoder.embed_queries(_TEXTS)])


def _keep(folder: Path, *names: str) -> None:
    for path in folder.iterdir():
        if path.name not in names:
            path.unlink()


def _short(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"[:300]


def _folder_name(source: ModelSource) -> str:
    key = hashlib.sha256(f"{source.name}\0{source.checksum}\0{EXPORT_VERSION}".encode()).hexdigest()
    readable = re.sub(r"[^\w.-]+", "-", source.name).strip("-")[-40:]
    return f"{readable}-{key[:16]}"
