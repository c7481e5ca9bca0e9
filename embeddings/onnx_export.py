"""A sentence-transformers model as ONNX with int8 weights: exported once, compared with itself, cached."""

from __future__ import annotations

import hashlib
import logging
import re
import shutil
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

import numpy as np

from embeddings import bundled
from embeddings.calibration import CHECKS, SAMPLES
from embeddings.export_record import EXPORT_VERSION, ExportRecord
from embeddings.files import new_folder
from embeddings.int8 import Inputs, multiplies_in_full, quantize
from embeddings.onnx_runtime import MODEL, TOKENIZER, OnnxEncoder
from embeddings.sentence_transformers_encoder import SentenceTransformersEncoder
from embeddings.source import ModelSource
from embeddings.tracing import UnsupportedModelError, graph_inputs, refuse_unlike, trace
from embeddings.types import Encoder, Vectors

log = logging.getLogger(__name__)

SAME = 0.9999  # mean cosine of a right float32 export: only rounding differs
CLOSE = 0.98  # mean cosine below which int8 is not worth its speed
_PACKAGES = ("onnx", "onnxruntime", "sentence-transformers", "torch", "transformers")


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
    present = folder.exists()  # asked first: what another process puts there from now on is whole
    record = ExportRecord.load(folder)
    if record is None:
        log.info("preparing %s for this machine, once", source.name)
        if present:
            shutil.rmtree(folder, ignore_errors=True)
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
    task = _Task(reference, _embed(reference), folder)
    record = _describe(reference, source)
    try:
        record = _float32(task, record)
    except (OSError, MemoryError):
        raise  # of this machine at this moment: no reason to give the model up for good
    except Exception as error:  # noqa: BLE001 # exporters fail in as many ways as there are architectures
        log.warning("%s runs with sentence-transformers: %s", source.name, error)
        record = replace(record, runtime="sentence-transformers", reason=_short(error))
        _keep(folder)
    else:
        record = _int8(task, record)
    record = replace(record, files={path.name: path.stat().st_size for path in folder.iterdir()})
    record.save(folder)
    return record


class _Task(NamedTuple):
    """A model, its vectors of the texts that exports are checked with, and where the export goes."""

    reference: SentenceTransformersEncoder
    expected: Vectors
    folder: Path


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


def _float32(task: _Task, record: ExportRecord) -> ExportRecord:
    """The graph without a mask, or with one where that fails or gives other vectors."""
    model, folder = task.reference.model, task.folder
    refuse_unlike(task.reference)
    (folder / TOKENIZER).write_text(model.tokenizer.backend_tokenizer.to_str(), encoding="utf-8")
    record = replace(record, runtime="onnx-float32")
    try:
        trace(model, folder / MODEL, masked=False)
        return _compared(task, record, at_least=SAME)
    except Exception as error:  # noqa: BLE001 # as above; what also fails with a mask is raised
        log.info("%s needs a mask: %s", record.name, _short(error))
        _keep(folder, TOKENIZER)
        trace(model, folder / MODEL, masked=True)
        return _compared(task, record, at_least=SAME)


def _int8(task: _Task, record: ExportRecord) -> ExportRecord:
    """The float32 graph replaced by its int8 form, smoothed or else plain; or kept, with the reason."""
    small, whole = task.folder / MODEL, task.folder / "float32.onnx"
    small.rename(whole)
    for samples in ([_sample(task.reference, text) for text in SAMPLES], []):
        try:
            quantize(whole, small, samples)
            compared = _compared(task, replace(record, runtime="onnx-int8"), at_least=CLOSE)
        except (OSError, MemoryError):
            raise
        except Exception as error:  # noqa: BLE001
            record = replace(record, reason=f"int8: {_short(error)}")
        else:
            _keep(task.folder, MODEL, TOKENIZER)
            return replace(compared, reason="")
    whole.replace(small)
    return record


def _sample(reference: SentenceTransformersEncoder, text: str) -> Inputs:
    inputs = graph_inputs(reference.model, reference.prompts.passage + text)
    return {name: tensor.numpy() for name, tensor in inputs.items()}


def _compared(task: _Task, record: ExportRecord, *, at_least: float) -> ExportRecord:
    """The record with the cosines between the vectors of the model and of its export.

    Raises:
        UnsupportedModelError: their mean is lower than it has to be, or not a number.
    """
    cosines = np.sum(task.expected * _embed(OnnxEncoder(task.folder, record)), axis=1)
    mean = float(cosines.mean())
    if not mean >= at_least:
        raise UnsupportedModelError(f"the mean cosine to the model is {mean:.4f}, below {at_least}")
    return replace(record, mean_cosine=mean, min_cosine=float(cosines.min()))


def _embed(encoder: Encoder) -> Vectors:
    return np.concatenate([encoder.embed_passages(CHECKS), encoder.embed_queries(CHECKS)])


def _keep(folder: Path, *names: str) -> None:
    for path in folder.iterdir():
        if path.name not in names:
            path.unlink()


def _short(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"[:300]


def _folder_name(source: ModelSource) -> str:
    parts = (source.name, source.checksum, str(EXPORT_VERSION), f"full {multiplies_in_full()}")
    key = hashlib.sha256("\0".join(parts).encode()).hexdigest()
    readable = re.sub(r"[^\w.-]+", "-", source.name).strip("-")[-40:]
    return f"{readable}-{key[:16]}"
