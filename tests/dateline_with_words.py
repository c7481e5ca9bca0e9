"""The `dateline` command with an encoder that needs no model, for tests that need a process of their own."""

import signal
from unittest.mock import patch

from api.cli import main
from tests.fakes import WordEncoder

if __name__ == "__main__":
    # A test run started in the background ignores Ctrl-C, and so would this.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    with patch("qa.assembly.load_encoder", return_value=WordEncoder()):
        main()
