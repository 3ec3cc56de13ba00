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
    with LedgerSource(path, affair.Links()) as source:
        yield source


@pytest.fixture
def source(tmp_path: Path) -> Iterator[LedgerSource]:
    """A ledger of the affair that a test may judge."""
    affair.write(tmp_path / "affair.db")
    with LedgerSource(tmp_path / "affair.db", affair.Links()) as source:
        yield source
