"""The network's weights from the int8 graph that they were exported to, to go on from what ships.

What eight bits lost stays lost: relevance differs from the first network's by what it differs in the graph.
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

PREFIX = "network."  # what ``export`` traces calls the network so
QUANTIZED, SCALE, ZERO = "_quantized", "_scale", "_zero_point"
SHRINK = "/shrink"  # see ``embeddings.int8.smoothed``
WORDS = "encoder.embeddings.word_embeddings.weight"
Floats = dict[str, NDArray[np.float32]]


def weights_of(path: Path) -> Floats:
    """By the names of ``new_network``'s state, without its word embeddings, which are not trained.

    Raises:
        ValueError: the graph is not one that ``eval.training.export`` wrote.
    """
    import onnx
    from onnx import numpy_helper

    graph = onnx.load(path).graph
    values = {one.name: numpy_helper.to_array(one) for one in graph.initializer}
    matrices = [name.removesuffix(QUANTIZED) for name in values if name.endswith(QUANTIZED)]
    marks = (QUANTIZED, SCALE, ZERO)
    plain = {name: value for name, value in values.items() if not name.endswith((*marks, SHRINK))}
    found = {name: value for name, value in plain.items() if name.startswith(PREFIX)}
    edges = _Edges(graph)
    for matrix in matrices:
        quantized, scale, zero = (values[matrix + mark].astype(np.float32) for mark in marks)
        floats = (quantized - zero) * scale
        if "embeddings" in matrix:
            found[matrix] = floats
        else:
            bias, shrink = edges.around(matrix + QUANTIZED, values)
            floats = values[shrink][:, None] * floats if shrink else floats
            found[bias.removesuffix("bias") + "weight"] = floats.T.copy()
    return {
        name.removeprefix(PREFIX): value
        for name, value in found.items()
        if name.removeprefix(PREFIX) != WORDS
    }


class _Edges:
    """A graph's nodes by what they read and what they write."""

    def __init__(self, graph: Any) -> None:
        self.readers = defaultdict(list)
        for node in graph.node:
            for name in node.input:
                self.readers[name].append(node)
        self.writer = {name: node for node in graph.node for name in node.output}

    def around(self, matrix: str, values: dict[str, Any]) -> tuple[str, str | None]:
        """The bias added to a product with the matrix, and what shrank its other side, if anything."""
        product = next((one for one in self.readers[matrix] if one.op_type == "MatMulInteger"), None)
        if product is None:
            raise ValueError(f"{matrix} is multiplied with nothing")
        rounded = self.writer[product.input[0]]  # the activation as 8 bits
        behind = self.writer.get(rounded.input[0])
        shrinks = [name for name in behind.input if name.endswith(SHRINK)] if behind is not None else []
        return self._bias(product, values), next(iter(shrinks), None)

    def _bias(self, product: Any, values: dict[str, Any]) -> str:
        node = product
        while node.op_type in ("MatMulInteger", "Cast", "Mul"):  # the product, as floats, scaled
            node = self.readers[node.output[0]][0]
        biases = (str(name) for name in node.input if name in values and name.endswith(".bias"))
        bias = next(biases, None)
        if node.op_type != "Add" or bias is None:
            raise ValueError(f"nothing is added to the product {product.name}")
        return bias
