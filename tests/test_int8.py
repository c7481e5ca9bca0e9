"""The int8 form of a graph: smoothing keeps the function, and keeps outliers from hurting."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import onnx
import onnxruntime
import pytest
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from embeddings import int8

WIDTH = 16


def graph_with_outliers(rng: np.random.Generator) -> onnx.ModelProto:
    """ids -> vectors of which one channel is a hundred times larger -> two products -> a third, shared."""
    weights = {
        "table": rng.standard_normal((50, WIDTH)).astype(np.float32),
        "uneven": np.where(np.arange(WIDTH) == 3, 100, 1).astype(np.float32),
        "left": rng.standard_normal((WIDTH, WIDTH)).astype(np.float32),
        "right": rng.standard_normal((WIDTH, WIDTH)).astype(np.float32),
        "shared": rng.standard_normal((WIDTH, WIDTH)).astype(np.float32),
    }
    weights["left"][3] /= 100
    weights["right"][3] /= 100
    nodes = [
        helper.make_node("Gather", ["table", "ids"], ["even"]),
        helper.make_node("Mul", ["even", "uneven"], ["x"]),
        helper.make_node("MatMul", ["x", "left"], ["a"]),
        helper.make_node("MatMul", ["x", "right"], ["b"]),
        helper.make_node("MatMul", ["a", "shared"], ["c"]),
        helper.make_node("MatMul", ["b", "shared"], ["d"]),
        helper.make_node("Add", ["c", "d"], ["y"]),
    ]
    graph = helper.make_graph(
        nodes,
        "outliers",
        [helper.make_tensor_value_info("ids", TensorProto.INT64, [1, "tokens"])],
        [helper.make_tensor_value_info("y", TensorProto.FLOAT, [1, "tokens", WIDTH])],
        [numpy_helper.from_array(array, name) for name, array in weights.items()],
    )
    model: onnx.ModelProto = helper.make_model(
        graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8
    )
    return model


def run(model: bytes | str, ids: NDArray[np.int64]) -> NDArray[np.float32]:
    session = onnxruntime.InferenceSession(model, providers=["CPUExecutionProvider"])
    output: NDArray[np.float32] = session.run(None, {"ids": ids})[0]
    return output


@pytest.fixture
def material() -> tuple[Any, NDArray[np.int64]]:
    rng = np.random.default_rng(0)
    return graph_with_outliers(rng), rng.integers(0, 50, (1, 40))


def test_smoothing_keeps_the_function(material: tuple[Any, NDArray[np.int64]]) -> None:
    model, ids = material
    expected = run(model.SerializeToString(), ids)
    before = {tensor.name: numpy_helper.to_array(tensor) for tensor in model.graph.initializer}
    smoothed = int8.smoothed(model, [{"ids": ids}])
    after = {tensor.name: numpy_helper.to_array(tensor) for tensor in smoothed.graph.initializer}
    assert run(smoothed.SerializeToString(), ids) == pytest.approx(expected, rel=1e-3, abs=1e-3)
    assert [name for name in before if not np.array_equal(before[name], after[name])] == ["left", "right"]
    # One factor for each channel, the same for both products of x, and largest for the outlier.
    factors = after["left"] / before["left"]
    assert factors == pytest.approx(after["right"] / before["right"], rel=1e-4)
    assert factors == pytest.approx(1 / after["x/shrink"][:, None] * np.ones(WIDTH), rel=1e-4)
    assert np.argmax(factors[:, 0]) == 3


def test_smoothing_brings_int8_closer(material: tuple[Any, NDArray[np.int64]], tmp_path: Path) -> None:
    model, ids = material
    source, target = tmp_path / "float.onnx", tmp_path / "int8.onnx"
    onnx.save(model, source)
    expected = run(str(source), ids)

    def error(*samples: int8.Inputs) -> float:
        int8.quantize(source, target, samples)
        return float(np.linalg.norm(run(str(target), ids) - expected) / np.linalg.norm(expected))

    plain, smoothed = error(), error({"ids": ids})
    assert smoothed < 0.1
    assert plain > 3 * smoothed
