"""Files of one export: all in place at the end, or none."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from firsthand.errors import UsageError
from firsthand.exchange.outputs import Outputs


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_files_are_put_in_place_at_the_end(tmp_path: Path) -> None:
    target = tmp_path / "events.tsv"
    target.write_text("old")
    with Outputs(target, ".tsv") as outputs:
        outputs.open().write("new\r\n")
        outputs.open(outputs.behind(".firsthand.tsv")).write("side")
        assert target.read_text() == "old"
    assert outputs.targets == (target, tmp_path / "events.tsv.firsthand.tsv")
    assert target.read_bytes() == b"new\r\n"
    assert names(tmp_path) == ["events.tsv", "events.tsv.firsthand.tsv"]


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt])
def test_nothing_changes_where_writing_fails(tmp_path: Path, error: type[BaseException]) -> None:
    target = tmp_path / "events.tsv"
    target.write_text("old")

    def fail() -> None:
        with Outputs(target, ".tsv") as outputs:
            outputs.open().write("torn")
            outputs.open(outputs.behind(".firsthand.tsv")).write("torn")
            raise error

    with pytest.raises(error):
        fail()
    assert names(tmp_path) == ["events.tsv"]
    assert target.read_text() == "old"


@pytest.mark.parametrize(
    ("path", "ending", "beside"),
    [
        ("a.export.csv", ".export.csv", "a.mentions.csv"),
        ("a.export.csv", ".tsv", "a.export.mentions.csv"),
        ("a", ".tsv", "a.mentions.csv"),
        ("a.b.txt", ".tsv", "a.b.mentions.csv"),
    ],
)
def test_names_of_files_beside(path: str, ending: str, beside: str) -> None:
    assert Outputs(Path(path), ending).beside(".mentions.csv") == Path(beside)


def test_a_target_that_cannot_be_written_is_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="is no file"), Outputs(tmp_path, ".tsv") as outputs:
        outputs.open()
    with pytest.raises(UsageError, match="there is no folder"), Outputs(tmp_path / "no" / "a.tsv", ".tsv") as outputs:
        outputs.open()
    assert names(tmp_path) == []


def test_a_full_disk_is_told_with_the_file(tmp_path: Path) -> None:
    target = tmp_path / "a.tsv"

    def fill() -> None:
        with Outputs(target, ".tsv") as outputs:
            outputs.open()
            raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(UsageError, match=r"a\.tsv cannot be written \(No space left on device\)"):
        fill()
    assert names(tmp_path) == []


def test_a_new_file_has_the_rights_of_any_new_file(tmp_path: Path) -> None:
    (tmp_path / "plain").touch()
    with Outputs(tmp_path / "a.tsv", ".tsv") as outputs:
        outputs.open()
    assert (tmp_path / "a.tsv").stat().st_mode == (tmp_path / "plain").stat().st_mode


def test_exports_of_one_name_keep_their_files_apart(tmp_path: Path) -> None:
    names = {Outputs(tmp_path / f"week{ending}", ending).behind(".firsthand.tsv").name for ending in (".tsv", ".tab")}
    assert names == {"week.tsv.firsthand.tsv", "week.tab.firsthand.tsv"}
