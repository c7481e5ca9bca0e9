"""The `dateline` command with an encoder that needs no model, for tests that need a process of their own."""

from unittest.mock import patch

from api.cli import main
from tests.fakes import WordEncoder

if __name__ == "__main__":
    with patch("qa.assembly.load_encoder", return_value=WordEncoder()):
        main()
