"""Training a reader: a tiny network over made-up groups, to weights that run."""

from __future__ import annotations

import json
from collections.abc import Sequence
from math import log
from pathlib import Path
from random import Random
from typing import Any

import pytest
from typer.testing import CliRunner

from api.cli import app
from embeddings import bundled, load_reranker
from embeddings.onnx_runtime import TOKENIZER
from embeddings.reader import OnnxReader
from embeddings.types import Reading
from eval.training import recipe
from eval.training.batches import UNMARKED, Batch, answer_tokens, as_read, drawn, load_tokenizer, to_batch
from eval.training.export import export
from eval.training.groups import Group, Shown
from eval.training.measuring import Measured, measure
from eval.training.network import new_network
from eval.training.sources import Gathered, Sources, gather
from eval.training.training import Losses, Plan, losses, share_of_rate, train
from qa.errors import InvalidRequestError
from tests.test_training_groups import squad_file, timeqa_folder
from tests.tiny_models import save_bert

PLACES = ("orvel", "lenna", "pell", "orsal", "sarn")


def group(place: str) -> Group:
    """Who guards what: the answer has the word "said", the others do not."""
    text = f"the ministry said grain {place}"
    start = text.index("grain")
    others = [Shown("", f"the border query passage {one}") for one in PLACES if one != place]
    return Group(f"query {place}?", Shown("", text, (start, start + 5)), tuple(others), place)


GROUPS = [group(place) for place in PLACES]


@pytest.fixture(name="model", scope="module")
def _model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return save_bert(tmp_path_factory.mktemp("bert"), positions=160)


def test_the_losses_fall(model: Path) -> None:
    plan = Plan(rate=1e-2, batch=5, size=3)
    found = list(train(new_network(model, 1), load_tokenizer(model, plan.tokens), GROUPS * 80, plan))
    assert len(found) == 80
    begin, end = (Losses(*map(sum, zip(*part, strict=True))) for part in (found[:5], found[-5:]))
    assert end.order < 0.5 * begin.order
    assert end.binary < 0.5 * begin.binary
    assert end.spans < begin.spans
    assert end.best > begin.best


def test_the_seed_decides(model: Path) -> None:
    def run(seed: int) -> list[Losses]:
        plan = Plan(rate=1e-3, batch=5, size=3, seed=seed)
        return list(train(new_network(model, seed), load_tokenizer(model, plan.tokens), GROUPS * 3, plan))

    assert run(1) == run(1) != run(2)


def test_word_embeddings_stay(model: Path) -> None:
    network = new_network(model, 1)
    words = network.encoder.get_input_embeddings().weight
    kept, places = words.clone(), network.encoder.embeddings.position_embeddings.weight.clone()
    list(train(network, load_tokenizer(model, 128), GROUPS, Plan(rate=5e-3)))
    assert words.equal(kept)
    assert not network.encoder.embeddings.position_embeddings.weight.equal(places)


def test_nothing_drops_out(model: Path) -> None:
    network, batch = new_network(model, 1).train(), to_batch(load_tokenizer(model, 128), GROUPS, 3, Random(1))  # noqa: S311
    (once, _), (again, _) = (network(batch.ids, batch.mask, batch.types) for _ in range(2))
    assert once.equal(again)


def test_losses_by_hand() -> None:
    import torch

    # Two questions: the first has an answer at tokens 2 to 3, the second has none. Token 0 is the first,
    # 1 the question's, 2 to 4 the text's; the last of the second text is padding.
    types = torch.tensor([[0, 0, 1, 1, 1]] * 3)
    mask = torch.tensor([[1, 1, 1, 1, 1], [1, 1, 1, 1, 0], [1, 1, 1, 1, 1]])
    batch = Batch(
        ids=types,
        mask=mask,
        types=types,
        group=torch.tensor([0, 0, 1]),
        answers=torch.tensor([1.0, 0.0, 0.0]),
        first=torch.tensor([2, 0, 0]),
        last=torch.tensor([3, 0, 0]),
    )
    found = losses(torch.tensor([log(3.0), 0.0, 0.0]), torch.zeros(3, 5, 2), batch)
    assert float(found.order) == pytest.approx(log(4 / 3))  # 3 of 3 + 1
    assert float(found.binary) == pytest.approx((log(4 / 3) + 2 * log(2)) / 3)
    # Four tokens are possible in the first and third text, three in the second; weights 1, .3, .3.
    assert float(found.spans) == pytest.approx((log(4) + 0.3 * log(3) + 0.3 * log(4)) / 1.6, rel=1e-6)
    assert found.best == 1.0
    assert float(found.total) == pytest.approx(float(found.order + 0.5 * found.binary + 0.5 * found.spans))


def test_without_an_answer_there_is_no_order() -> None:
    import torch

    ones = torch.ones(2, 3, dtype=torch.long)
    none = torch.zeros(2, dtype=torch.long)
    batch = Batch(ones, ones, ones, none, torch.zeros(2), none, none)
    found = losses(torch.tensor([1.0, 2.0]), torch.zeros(2, 3, 2), batch)
    assert (float(found.order), found.best) == (0.0, 0.0)


def test_answers_are_the_tokens_that_hold_them(model: Path) -> None:
    tokenizer = load_tokenizer(model, 128)
    shown = Shown("ab", "the border said grain", (4, 15))
    encoding = tokenizer.encode("said the border?", as_read(shown))
    first, last = answer_tokens(encoding, shown)
    assert encoding.tokens[first : last + 1] == ["border", "said"]
    assert answer_tokens(encoding, Shown("ab", "the border said grain")) == (0, 0)


def test_an_answer_that_was_cut_off_is_nowhere(model: Path) -> None:
    tokenizer = load_tokenizer(model, 8)
    shown = Shown("ab", "the border said grain", (16, 21))
    assert answer_tokens(tokenizer.encode("said?", as_read(shown)), shown) == (0, 0)


def test_a_batch_has_the_answer_and_some_others_of_each_group(model: Path) -> None:
    batch = to_batch(load_tokenizer(model, 128), GROUPS[:2], 3, Random(1))  # noqa: S311
    assert batch.group.tolist() == [0, 0, 0, 1, 1, 1]
    assert batch.answers.tolist() == [1, 0, 0, 1, 0, 0]
    assert batch.ids.shape == batch.mask.shape == batch.types.shape
    assert (batch.first > 0).tolist() == [True, False, False] * 2


def test_a_text_may_answer_as_a_whole(model: Path) -> None:
    whole = Group("query?", Shown("", "the ministry said grain"), (Shown("", "the border"),), "")
    batch = to_batch(load_tokenizer(model, 128), [whole], 3, Random(1))  # noqa: S311
    assert batch.answers.tolist() == [1, 0]
    assert batch.first.tolist() == batch.last.tolist() == [UNMARKED, 0]
    tokens = batch.ids.shape[1]
    import torch

    sure = torch.zeros(2, tokens, 2)
    sure[1, 0] = 20.0  # nowhere in the second; what is said of the first does not count
    assert float(losses(torch.zeros(2), sure, batch).spans) < 1e-6
    sure[0, 2] = 20.0
    assert float(losses(torch.zeros(2), sure, batch).spans) < 1e-6
    assert float(losses(torch.zeros(2), sure.flip(0), batch).spans) > 1


def test_every_group_is_drawn_once() -> None:
    many = [Group(str(i), None, (Shown("", "x" * (i % 50)),), "") for i in range(203)]
    batches = list(drawn(many, 8, Random(1)))  # noqa: S311
    assert sorted(int(one.question) for batch in batches for one in batch) == list(range(203))
    assert [len(batch) for batch in batches].count(8) == 25
    lengths = [{len(one.others[0].text) for one in batch} for batch in batches]
    assert sum(max(one) - min(one) for one in lengths) / len(lengths) < 10  # drawn at random: about 40


def test_the_rate_rises_and_falls() -> None:
    # 6 of 100 steps to rise.
    assert share_of_rate(0, 100) == pytest.approx(1 / 6)
    assert share_of_rate(5, 100) == pytest.approx(0.95)
    assert share_of_rate(50, 100) == 0.5
    assert share_of_rate(100, 100) == 0.0


def test_the_export_reads_as_the_network_does(model: Path, tmp_path: Path) -> None:
    import torch

    network, tokenizer = new_network(model, 1).eval(), load_tokenizer(model, 128)
    tokenizer.no_padding()
    target = tmp_path / "reader.onnx"
    difference = export(network, tokenizer, target)
    assert 0 < difference < 0.2
    assert [path.name for path in tmp_path.iterdir()] == ["reader.onnx"]
    shown = GROUPS[0].shown
    readings = OnnxReader(target, model / TOKENIZER, threads=1).read(
        GROUPS[0].question, [as_read(one) for one in shown]
    )
    for one, reading in zip(shown, readings, strict=True):
        encoding = tokenizer.encode(GROUPS[0].question, as_read(one))
        with torch.no_grad():
            ids, types = torch.tensor([encoding.ids]), torch.tensor([encoding.type_ids])
            relevance, _ = network(ids, torch.ones_like(ids), types)
        assert reading.relevance == pytest.approx(float(relevance), abs=0.2)


def test_training_goes_on_from_an_export(model: Path, tmp_path: Path) -> None:
    import torch

    first, tokenizer = new_network(model, 1).eval(), load_tokenizer(model, 128)
    tokenizer.no_padding()
    for one in first.parameters():  # what is still 0 everywhere is written once for all
        one.data += 0.1 * torch.rand(one.shape) * (one.ndim == 1)
    export(first, tokenizer, tmp_path / "reader.onnx")
    second = new_network(model, 2, tmp_path / "reader.onnx").eval()
    own, other = first.state_dict(), new_network(model, 2).state_dict()
    for name, value in second.state_dict().items():
        step = float(own[name].abs().max()) / 63  # of seven bits, with a sign
        assert float((value - own[name]).abs().max()) <= step, name
    assert not torch.equal(other["dense.weight"], own["dense.weight"])
    words = "encoder.embeddings.word_embeddings.weight"
    assert torch.equal(second.state_dict()[words], own[words])


def test_how_training_attends_does_not_show_in_the_graph(model: Path, tmp_path: Path) -> None:
    import onnx

    network, tokenizer = new_network(model, 1).eval(), load_tokenizer(model, 128)
    tokenizer.no_padding()
    nodes = []
    for attention in ("sdpa", "eager"):
        network.encoder.set_attn_implementation(attention)
        export(network, tokenizer, tmp_path / attention)
        nodes.append([node.op_type for node in onnx.load(tmp_path / attention).graph.node])
    assert nodes[0] == nodes[1]


class Librarian:
    """Knows every answer, and mistakes one text for another."""

    name = fingerprint = "librarian"

    def read(self, question: str, texts: Sequence[str]) -> list[Reading]:
        if "orvel" in question:
            return [Reading(0.0)] * len(texts)
        return [self._reading(text) for text in texts]

    def _reading(self, text: str) -> Reading:
        start = text.find("grain")
        return Reading(float(start > 0), start, start + 5 if "pell" not in text else start + 4)


def test_what_is_set_apart_is_measured() -> None:
    silent = Group("?", None, GROUPS[0].others, "")
    # Of five, one is told from nothing, and of another a letter too few is read.
    assert measure(Librarian(), [*GROUPS, silent]) == Measured(5, 0.8, 0.6)
    assert measure(Librarian(), [silent]) == Measured(0, 0.0, 0.0)


def test_sources_are_joined(tmp_path: Path) -> None:
    named = Sources(squad_file(tmp_path), timeqa_folder(tmp_path))
    gathered = gather(named, 1, print)
    assert {name: len(own) for name, own in gathered.trained.items()} == {"squad": 0, "timeqa": 2}
    assert {name: len(own) for name, own in gathered.apart.items()} == {"squad": 2}
    few = gather(Sources(named.squad, named.timeqa, written=1), 1, print)
    assert len(few.all_trained) == 1
    with pytest.raises(InvalidRequestError, match="nothing to train on"):
        gather(Sources(), 1, print)
    with pytest.raises(InvalidRequestError, match="nothing to train on"):
        gather(Sources(named.squad), 1, print)  # its only page is set apart


def test_training_stops_in_time_and_goes_on_from_where_it_stopped(model: Path, tmp_path: Path) -> None:
    gathered = Gathered({"made up": GROUPS * 4}, {"made up": GROUPS[:2]})
    plan, told = Plan(batch=4, rate=1e-3), list[str]()
    first = recipe.make(gathered, recipe.Job(plan, model, tmp_path / "one", minutes=0), told.append)
    assert (first.steps, first.of) == (1, 5)
    assert told == ["training on 20 of made up", "stopped after 1 of 5 steps: time is up"]
    start = tmp_path / "one" / recipe.CHECKPOINT
    second = recipe.make(gathered, recipe.Job(plan, model, tmp_path / "two", start), told.append)
    assert (second.steps, second.losses[-1]["step"]) == (5, 5)
    assert told[-1].startswith("5/5 order ")
    record = json.loads((tmp_path / "two" / recipe.RECORD).read_text())
    assert record["groups"] == {"made up": 20}
    assert record["sha256"] == second.sha256 != first.sha256
    assert record["measured"]["made up"]["groups"] == 2
    for name in ("broken.pt", "broken.onnx"):
        (tmp_path / name).write_bytes(b"not these")
        with pytest.raises(InvalidRequestError, match=f"{name} cannot be gone on from"):
            recipe.make(gathered, recipe.Job(plan, model, tmp_path / "three", tmp_path / name), told.append)


def test_the_command_writes_weights(model: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bundled, "locate", lambda: model)
    sources: list[Any] = ["--squad", squad_file(tmp_path), "--timeqa", timeqa_folder(tmp_path)]
    arguments = ["eval", "train", *sources, "--out", tmp_path / "out", "--threads", 1]
    result = CliRunner().invoke(app, list(map(str, arguments)))
    assert result.exit_code == 0, result.output
    assert "squad, 1 questions set apart: the right text first" in result.output
    assert {path.name for path in (tmp_path / "out").iterdir()} == {
        "reader.pt",
        "reader.onnx",
        "training.json",
    }
    assert f"DATELINE_RERANKER={tmp_path / 'out'} reads with them" in result.output
    (read,) = load_reranker(str(tmp_path / "out")).read(GROUPS[0].question, [as_read(GROUPS[0].shown[0])])
    assert read.end > read.start, "which words answer is told by a reader alone"
