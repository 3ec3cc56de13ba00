from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from firsthand.pages.from_ledger import LedgerSource
from tests.pages import affair


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LedgerSource]:
    """A ledger of the affair that tests only ask."""
    path = tmp_path_factory.mktemp("affair") / "affair.db"
    affair.write(path)
    with affair.ByHand(path) as source:
        yield source


@pytest.fixture
def source(tmp_path: Path) -> Iterator[LedgerSource]:
    """A ledger of the affair that a test may judge."""
    affair.write(tmp_path / "affair.db")
    with affair.ByHand(tmp_path / "affair.db") as source:
        yield source
