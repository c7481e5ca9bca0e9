"""Encoders: the bundled model, models of a user's own, their exports and what can go wrong with them."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from embeddings import Encoder, Vectors, load_encoder, onnx_export
from embeddings.errors import ModelError
from embeddings.export_record import ExportRecord
from embeddings.files import new_folder
from embeddings.onnx_runtime import OnnxEncoder
from embeddings.prompts import Prompts, choose_prompts
from embeddings.sentence_transformers_encoder import SentenceTransformersEncoder
from embeddings.source import find_model
from tests.tiny_models import save_static_model, save_tiny_model

TEXTS = (
    "the grain crossed the border",
    "The ministry said 14 things",
    "?",
    "a long one: " + "the ministry said the grain was at the border, " * 12,
    "xyzzy",
)


def export_of(cache: Path) -> Path:
    (folder,) = (cache / "models").iterdir()
    return folder


def run_apart(program: str, *arguments: str, **environment: str) -> str:
    """What a program prints in a process of its own."""
    run = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | environment,
    )
    assert run.returncode == 0, run.stderr
    return run.stdout


def cosines(one: Vectors, other: Vectors) -> list[float]:
    cosine: list[float] = np.sum(one * other, axis=1).tolist()
    return cosine


def test_what_runs_models_keeps_no_id_of_the_machine_and_sends_nothing(tmp_path: Path) -> None:
    # What ONNX Runtime would send waits in the user's cache, beside the machine's id, from its import on.
    program = "import embeddings, onnxruntime"
    environment = {"HOME": str(tmp_path), "XDG_CACHE_HOME": "", "ORT_DISABLE_TELEMETRY": "0"}
    assert run_apart(program, **environment) == ""
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


# The bundled model


def test_vectors_have_the_promised_shape_and_length(encoder: Encoder) -> None:
    vectors = encoder.embed_passages(TEXTS)
    assert vectors.shape == (5, encoder.dimension) == (5, 384)
    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(np.ones(5), abs=1e-5)
    assert encoder.embed_passages([]).shape == (0, 384)
    assert encoder.embed_queries([]).shape == (0, 384)


def test_a_vector_depends_on_its_text_alone(encoder: Encoder) -> None:
    together = encoder.embed_passages(TEXTS)
    for order in ([4, 2, 0, 3, 1], [3], [1, 1]):
        assert np.array_equal(encoder.embed_passages([TEXTS[place] for place in order]), together[order])
    for threads in (1, 3):
        assert np.array_equal(load_encoder(threads=threads).embed_passages(TEXTS), together)


def test_tokens_are_counted_before_the_cut_and_cut_at_the_limit(encoder: Encoder) -> None:
    # [CLS] the grain crossed the border [SEP]; one token a word and two around.
    assert encoder.count_tokens(["the grain crossed the border", "", "grain " * 300]) == [7, 2, 302]
    assert encoder.max_tokens == 256
    fits, longer, more = "grain " * 254, "grain " * 255, "grain " * 253
    vectors = encoder.embed_passages([fits, longer, more])
    assert np.array_equal(vectors[0], vectors[1])
    assert not np.array_equal(vectors[0], vectors[2])


def test_int8_stays_close_to_the_model_it_was_made_from(encoder: Encoder, tmp_path: Path) -> None:
    reference = SentenceTransformersEncoder(find_model(None, tmp_path))
    texts = [
        "The ministry said on Monday that the observers would stay until the end of the year, although "
        "the neighbouring country had asked for their withdrawal and closed one of the two crossings.",
        "Farmers in the valley expect a poor harvest: the reservoir holds a third of what it held in May.",
        "Who brokered the ceasefire?",
    ]
    passages = cosines(encoder.embed_passages(texts), reference.embed_passages(texts))
    assert np.mean(passages) >= 0.99
    assert min(passages) >= 0.98
    assert min(cosines(encoder.embed_queries(texts), reference.embed_queries(texts))) >= 0.98
    assert encoder.count_tokens(texts) == reference.count_tokens(texts)
    assert encoder.max_tokens == reference.max_tokens


def test_once_exported_nothing_heavy_is_imported(encoder: Encoder) -> None:
    program = (
        "import sys; from embeddings import load_encoder; load_encoder().embed_queries(['who?'])\n"
        "heavy = {'torch', 'transformers', 'sentence_transformers', 'onnx', 'huggingface_hub'}\n"
        "print(heavy & set(sys.modules))"
    )
    assert run_apart(program) == "set()\n"


# Models of a user's own


@pytest.mark.parametrize(
    "settings",
    [
        {"pooling": "mean"},
        {"pooling": "cls", "normalize": True},
        {"pooling": "max", "dense": 16},
        {"pooling": "lasttoken", "truncate_dim": 8},
        {"prompts": {"query": "query: ", "document": "passage: "}},
    ],
    ids=str,
)
def test_any_pipeline_gives_what_sentence_transformers_gives(
    settings: dict[str, Any], tmp_path: Path
) -> None:
    path = save_tiny_model(tmp_path, **settings)
    encoder = load_encoder(str(path), cache_dir=tmp_path / "cache")
    assert isinstance(encoder, OnnxEncoder)
    assert encoder.record.runtime == "onnx-int8"

    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(str(path), device="cpu")
    for ours, theirs in (
        (encoder.embed_passages(TEXTS), model.encode_document(list(TEXTS), normalize_embeddings=True)),
        (encoder.embed_queries(TEXTS), model.encode_query(list(TEXTS), normalize_embeddings=True)),
    ):
        assert ours.shape == theirs.shape
        assert min(cosines(ours, theirs)) > 0.97
        assert np.argmax(ours @ theirs.T, axis=1).tolist() == [0, 1, 2, 3, 4]


def test_prompts_stand_in_front_and_are_counted(tmp_path: Path) -> None:
    path = save_tiny_model(tmp_path, prompts={"query": "query: ", "passage": "passage: "})
    prompted = load_encoder(str(path), cache_dir=tmp_path / "cache")
    assert isinstance(prompted, OnnxEncoder)
    plain = OnnxEncoder(
        export_of(tmp_path / "cache"), replace(prompted.record, query_prompt="", passage_prompt="")
    )
    assert np.array_equal(prompted.embed_queries(["the grain"]), plain.embed_queries(["query: the grain"]))
    assert np.array_equal(
        prompted.embed_passages(["the grain"]), plain.embed_passages(["passage: the grain"])
    )
    # [CLS] passage : the grain [SEP]
    assert prompted.count_tokens(["the grain"]) == [6]


@pytest.mark.parametrize(
    ("name", "configured", "expected"),
    [
        ("any", {}, Prompts("", "")),
        ("any", {"query": "q: ", "document": "", "passage": "p: "}, Prompts("q: ", "p: ")),
        ("any", {"query": "q: ", "document": "d: ", "corpus": "c: "}, Prompts("q: ", "d: ")),
        ("intfloat/e5-small-v2", {"query": "", "document": ""}, Prompts("query: ", "passage: ")),
        ("/models/multilingual-e5-large/", {}, Prompts("query: ", "passage: ")),
        ("intfloat/e5-small-v2", {"query": "Q ", "document": ""}, Prompts("Q ", "")),
        ("me/e5-like", {}, Prompts("", "")),
    ],
)
def test_prompts_come_from_the_configuration_or_the_family(
    name: str, configured: dict[str, str], expected: Prompts
) -> None:
    assert choose_prompts(name, configured) == expected


def test_a_model_that_has_no_graph_runs_with_sentence_transformers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, cache = save_static_model(tmp_path), tmp_path / "cache"
    first = load_encoder(str(path), cache_dir=cache)
    monkeypatch.setattr(onnx_export, "export", pytest.fail)  # it is not tried again
    again = load_encoder(str(path), cache_dir=cache)
    for encoder in (first, again):
        assert isinstance(encoder, SentenceTransformersEncoder)
        assert encoder.count_tokens(["the grain border"]) == [3]
        vectors = encoder.embed_passages(["the grain", "border", "the grain"])
        assert np.linalg.norm(vectors, axis=1) == pytest.approx(np.ones(3), abs=1e-5)
        assert cosines(vectors[:2], vectors[2:].repeat(2, axis=0))[0] == pytest.approx(1, abs=1e-5)
        assert encoder.embed_queries([]).shape == (0, 32)
    assert "no fast form" in json.loads((export_of(cache) / "export.json").read_text())["reason"]


def test_float32_is_kept_where_int8_is_not_close(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(onnx_export, "CLOSE", 1.1)
    path = save_tiny_model(tmp_path)
    encoder = load_encoder(str(path), cache_dir=tmp_path / "cache")
    assert isinstance(encoder, OnnxEncoder)
    assert encoder.record.runtime == "onnx-float32"
    assert "below 1.1" in encoder.record.reason
    reference = SentenceTransformersEncoder(find_model(str(path), tmp_path / "cache"))
    assert min(cosines(encoder.embed_passages(TEXTS), reference.embed_passages(TEXTS))) > 0.9999
    assert encoder.fingerprint != reference.fingerprint


def test_nothing_goes_out_to_the_network(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = save_tiny_model(tmp_path)
    monkeypatch.setattr(socket.socket, "connect", lambda *_: pytest.fail("a connection was tried"))
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: pytest.fail("a name was looked up"))
    load_encoder(str(path), cache_dir=tmp_path / "cache").embed_passages(TEXTS)
    with pytest.raises(ModelError, match="DATELINE_MODEL"):
        load_encoder("no-one/no-such-model", cache_dir=tmp_path / "cache")


# Finding models


def test_a_model_that_is_not_here_is_named_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"DATELINE_MODEL=no/such: .*hf download no/such") as caught:
        load_encoder("no/such", cache_dir=tmp_path)
    assert "Traceback" not in str(caught.value)
    with pytest.raises(ModelError, match="holds no sentence-transformers model"):
        load_encoder(str(tmp_path), cache_dir=tmp_path)


@pytest.mark.parametrize("name", ["me/tiny", "tiny-of-theirs"])
def test_a_name_is_found_in_the_hugging_face_cache(name: str, tmp_path: Path) -> None:
    repository = name if "/" in name else f"sentence-transformers/{name}"
    place = tmp_path / f"models--{repository.replace('/', '--')}"
    (place / "refs").mkdir(parents=True)
    (place / "refs" / "main").write_text("a" * 40)
    snapshot = place / "snapshots" / ("a" * 40)
    snapshot.mkdir(parents=True)
    (snapshot / "modules.json").write_text("[]")
    program = (
        "import sys, pathlib; from embeddings.source import find_model\n"
        "print(find_model(sys.argv[1], pathlib.Path(sys.argv[2])).folder)"
    )
    assert run_apart(program, name, str(tmp_path), HF_HUB_CACHE=str(tmp_path)) == f"{snapshot}\n"


# The cache of exports


def test_other_weights_have_another_fingerprint_and_export(tmp_path: Path) -> None:
    path, cache = save_tiny_model(tmp_path, seed=1), tmp_path / "cache"
    first = load_encoder(str(path), cache_dir=cache)
    save_tiny_model(tmp_path, seed=2)
    second = load_encoder(str(path), cache_dir=cache)
    assert first.fingerprint != second.fingerprint
    assert first.name == second.name == str(path)
    assert not np.allclose(first.embed_passages(TEXTS), second.embed_passages(TEXTS), atol=0.01)
    assert len(list((cache / "models").iterdir())) == 2


def test_a_damaged_export_is_made_again(tmp_path: Path) -> None:
    path, cache = save_tiny_model(tmp_path), tmp_path / "cache"
    vectors = load_encoder(str(path), cache_dir=cache).embed_passages(TEXTS)
    folder = export_of(cache)
    for damage in ("tokenizer.json", "export.json", "model.onnx"):
        assert ExportRecord.load(folder) is not None
        whole = (folder / damage).read_bytes()
        (folder / damage).write_bytes(whole[:100])
        assert ExportRecord.load(folder) is None
        if damage != "model.onnx":  # one is made again: that takes seconds
            (folder / damage).write_bytes(whole)
    assert np.array_equal(load_encoder(str(path), cache_dir=cache).embed_passages(TEXTS), vectors)


def test_two_processes_may_export_at_once(tmp_path: Path) -> None:
    path, cache = save_tiny_model(tmp_path), tmp_path / "cache"
    program = (
        "import sys, pathlib; from embeddings import load_encoder\n"
        "encoder = load_encoder(sys.argv[1], cache_dir=pathlib.Path(sys.argv[2]))\n"
        "print(encoder.embed_passages(['the grain']).tobytes().hex())"
    )
    command = [sys.executable, "-c", program, str(path), str(cache)]
    both = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    vectors = {process.communicate()[0] for process in both}
    assert [process.returncode for process in both] == [0, 0]
    assert vectors == {
        load_encoder(str(path), cache_dir=cache).embed_passages(["the grain"]).tobytes().hex() + "\n"
    }
    assert export_of(cache).is_dir()  # and nothing beside it


def test_a_folder_is_there_whole_or_not_at_all(tmp_path: Path) -> None:
    program = (
        "import os, pathlib, signal, sys; from embeddings.files import new_folder\n"
        "with new_folder(pathlib.Path(sys.argv[1])) as part:\n"
        "    (part / 'model.onnx').write_text('half'); os.kill(os.getpid(), signal.SIGKILL)"
    )
    target = tmp_path / "models" / "export"
    killed = subprocess.run([sys.executable, "-c", program, str(target)], check=False)
    assert killed.returncode == -9
    assert not target.exists()
    (left,) = target.parent.iterdir()
    os.utime(left, (0, 0))  # as if long ago
    for content in ("first", "second"):
        with new_folder(target) as part:
            (part / "model.onnx").write_text(content)
    assert list(target.parent.iterdir()) == [target]
    assert (target / "model.onnx").read_text() == "first"  # who came first stays
