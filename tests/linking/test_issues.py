"""Days of publication that are not to be trusted."""

from __future__ import annotations

from firsthand.linking.issues import issues
from firsthand.linking.signatures import day
from firsthand.linking.tellings import Issue
from tests.linking.texts import ELECTION, LAUNCH, RETOLD, signed

OUTLETS = ["Hill Post", "Sea Times", "Archive"]


def test_a_day_long_after_all_others_is_supposed_to_be_that_of_the_likest_report() -> None:
    some = [
        signed("a", RETOLD, "Hill Post", "2017-09-15"),
        signed("b", ELECTION, "Sea Times", "2017-09-01"),
        signed("c", LAUNCH, "Archive", "2017-11-26"),
    ]
    assert issues(some, OUTLETS) == (
        Issue("Hill Post", day("2017-09-15")),
        Issue("Sea Times", day("2017-09-01")),
        Issue("Archive", day("2017-09-15"), sure=False),
    )


def test_the_earliest_report_and_reports_of_the_same_days_are_trusted() -> None:
    some = [signed("a", RETOLD, "Hill Post", "2017-07-01"), signed("c", LAUNCH, "Archive", "2017-07-08")]
    assert all(issue.sure for issue in issues(some, OUTLETS[:2]))
    assert issues([signed("a", RETOLD)], [None]) == (Issue(None, None),)
