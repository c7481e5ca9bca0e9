"""The reranker that comes with the installation, and any other cross-encoder in its place."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest
from onnx import TensorProto, helper, save

from embeddings import load_reranker, reader
from embeddings.errors import ModelError
from embeddings.reader import load_reader, reading
from embeddings.types import Reranker
from qa.assembly import open_reranker
from qa.errors import SettingsError
from qa.settings import Settings

QUESTION = "Who will chair the harbour board of Lenna?"
ANSWERS = (
    "Harbour board. The port of Lenna named Maro Venn on Friday to chair its harbour board for two years."
)
SPEAKS_OF_IT = (
    "Harbour board. The harbour board of Lenna, which meets twice a year, has eleven members and a chair."
)
ELSEWHERE = (
    "Weather. Rain is expected over the northern hills, with snow above nine hundred metres by evening."
)


@pytest.fixture(scope="module")
def own() -> Reranker:
    return load_reader(threads=1)


def test_a_text_that_answers_goes_before_one_that_speaks_of_it(own: Reranker) -> None:
    answers, speaks, elsewhere = own.read(QUESTION, [ANSWERS, SPEAKS_OF_IT, ELSEWHERE])
    assert answers.relevance > speaks.relevance > elsewhere.relevance
    assert answers.answer is not None
    assert answers.answer > max(other.answer or 0.0 for other in (speaks, elsewhere))


def test_it_names_the_words_that_answer(own: Reranker) -> None:
    (found,) = own.read(QUESTION, [ANSWERS])
    assert ANSWERS[found.start : found.end] == "Maro Venn"


def test_one_text_is_read_the_same_alone_and_among_others(own: Reranker) -> None:
    texts = [ANSWERS, ELSEWHERE, "", "x" * 5000, "Հայաստան 🙂"]
    together = load_reader(threads=2).read(QUESTION, texts)
    assert together == [own.read(QUESTION, [text])[0] for text in texts]
    assert own.read(QUESTION, []) == []


def test_the_words_lie_in_the_text_that_was_given(own: Reranker) -> None:
    texts = [ANSWERS * 20, "", "🙂 " * 300, ELSEWHERE]
    for text, found in zip(texts, own.read("Who? " * 200, texts), strict=True):
        assert 0 <= found.start <= found.end <= len(text)


class _Encoding:
    """[CLS] who [SEP] Maro Venn chairs [SEP]"""

    sequence_ids = (None, 0, None, 1, 1, 1, None)
    offsets = ((0, 0), (0, 3), (0, 0), (0, 4), (5, 9), (10, 16), (0, 0))


def test_the_best_words_are_those_whose_ends_weigh_most_in_order() -> None:
    logits = np.zeros((7, 2), np.float32)
    logits[0] = (1.0, 0.5)  # not here: 1.5
    logits[3, 0], logits[4, 1] = 3.0, 2.0  # Maro ... Venn: 5
    logits[5, 0], logits[3, 1] = 9.0, 9.0  # an end before its start, and the last word alone: 9
    logits[5, 1] = -5.0  # 9 - 5 = 4
    logits[6] = logits[1] = (50.0, 50.0)  # no words of the text
    found = reading(0.25, logits, _Encoding())  # type: ignore[arg-type]
    # The first word alone would be 3 + 9.
    assert (found.start, found.end) == (0, 4)
    assert found.answer == pytest.approx(12 - 1.5)
    logits[3, 1] = 0.0
    found = reading(0.25, logits, _Encoding())  # type: ignore[arg-type]
    assert (found.start, found.end) == (0, 9)
    assert found.answer == pytest.approx(5 - 1.5)
    assert found.relevance == 0.25


def test_the_next_best_words_are_named_too() -> None:
    logits = np.zeros((7, 2), np.float32)
    logits[3:6, 0] = (4.0, 2.0, 1.0)
    logits[3:6, 1] = (0.0, 5.0, 2.5)
    found = reading(0.0, logits, _Encoding())  # type: ignore[arg-type]
    assert (found.start, found.end, found.answer) == (0, 9, 9.0)
    # By first and last word: 2 + 5, 4 + 2.5, 2 + 2.5, 4 + 0, 1 + 2.5.
    assert found.others == ((5, 9, 7.0), (0, 16, 6.5), (5, 16, 4.5), (0, 4, 4.0), (10, 16, 3.5))


def test_weights_that_are_not_its_own_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = tmp_path / "reader.onnx"
    other.write_bytes(b"not a graph")
    monkeypatch.setattr(reader, "WEIGHTS", other)
    with pytest.raises(ModelError, match="not the file this version came with; install Dateline again"):
        load_reader()
    monkeypatch.setattr(reader, "WEIGHTS", tmp_path / "absent.onnx")
    with pytest.raises(ModelError, match=r"absent\.onnx cannot be read"):
        load_reader()


def test_it_is_small() -> None:
    assert reader.WEIGHTS.stat().st_size < 40_000_000


def test_weights_of_ones_own_are_read_with_from_their_folder_or_file(own: Reranker, tmp_path: Path) -> None:
    shutil.copy(reader.WEIGHTS, tmp_path / "reader.onnx")
    renamed = shutil.copy(reader.WEIGHTS, tmp_path / "mine.onnx")
    for model in (tmp_path, renamed):
        found = open_reranker(Settings(reranker=str(model), threads=1))
        assert found is not None
        assert found.name == str(model)
        assert found.read(QUESTION, [ANSWERS, ELSEWHERE]) == own.read(QUESTION, [ANSWERS, ELSEWHERE])
        assert found.fingerprint == f"{model} {reader.WEIGHTS_SHA256}"


def test_what_is_no_reader_is_named(tmp_path: Path) -> None:
    ids = helper.make_tensor_value_info("input_ids", TensorProto.INT64, [1, "tokens"])
    vector = helper.make_tensor_value_info("vector", TensorProto.INT64, [1, "tokens"])
    graph = helper.make_graph(
        [helper.make_node("Identity", ["input_ids"], ["vector"])], "encoder", [ids], [vector]
    )
    opset = [helper.make_opsetid("", 17)]
    save(helper.make_model(graph, opset_imports=opset, ir_version=8), tmp_path / "encoder.onnx")
    (tmp_path / "torn.onnx").write_bytes(b"not a graph")
    for name, complaint in (
        (
            "encoder.onnx",
            "encoder.onnx is no reader, but a graph of input_ids, vector; set DATELINE_RERANKER",
        ),
        ("torn.onnx", r"torn.onnx cannot be loaded \(.*\); set DATELINE_RERANKER"),
        ("absent.onnx", "absent.onnx: there is no such file; `dateline eval train` writes one"),
    ):
        with pytest.raises(SettingsError, match=complaint):
            open_reranker(Settings(reranker=str(tmp_path / name)))


def test_another_cross_encoder_can_be_set(tmp_path: Path) -> None:
    folder = save_tiny_cross_encoder(tmp_path, labels=1)
    one = load_reranker(str(folder))
    found = one.read("Who?", ["A text.", "Another one.", ""])
    assert len({reading.relevance for reading in found}) > 1
    assert {(reading.start, reading.end, reading.answer) for reading in found} == {(0, 0, None)}
    assert one.read("Who?", []) == []
    assert one.name == str(folder)
    before = one.fingerprint
    assert load_reranker(str(folder)).fingerprint == before
    save_tiny_cross_encoder(tmp_path, labels=1, seed=1)
    assert load_reranker(str(folder)).fingerprint != before


def test_what_cannot_be_used_is_named(tmp_path: Path) -> None:
    folder = save_tiny_cross_encoder(tmp_path, labels=3)
    with pytest.raises(SettingsError, match="gives 3 scores a pair; a reranker gives one"):
        open_reranker(Settings(reranker=str(folder)))
    with pytest.raises(SettingsError, match="DATELINE_RERANKER=nobody/nothing: there is no such folder"):
        open_reranker(Settings(reranker="nobody/nothing"))
    assert open_reranker(Settings(reranker="off")) is None


def save_tiny_cross_encoder(folder: Path, *, labels: int, seed: int = 0) -> Path:
    """A random one of two layers."""
    import torch
    from transformers import BertConfig, BertForSequenceClassification, BertTokenizerFast

    torch.manual_seed(seed)
    words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "who", "a", "another", "text", "one", "?", "."]
    (folder / "vocab.txt").write_text("\n".join(words), encoding="utf-8")
    config = BertConfig(
        vocab_size=len(words), hidden_size=16, num_hidden_layers=2, num_attention_heads=2,
        intermediate_size=32, max_position_embeddings=64, num_labels=labels,
    )  # fmt: skip
    BertForSequenceClassification(config).save_pretrained(folder)
    BertTokenizerFast(vocab=str(folder / "vocab.txt")).save_pretrained(folder)
    return folder
