"""Where the text of each report is from."""

from __future__ import annotations

from firsthand.linking.copies import copies
from firsthand.linking.provenance import Provenance, provenance
from tests.linking.texts import ELECTION, LAUNCH, signed

CREDITED = LAUNCH
PLAIN = LAUNCH.replace("(Reuters) ", "")


def found(*signatures: object) -> Provenance:
    return provenance(signatures, copies(signatures))  # type: ignore[arg-type]


def test_a_credit_goes_before_the_outlet() -> None:
    where = found(signed("a", CREDITED, "Daily Mail", "2017-09-15"))
    assert where.outlets == {"a": "Reuters"}
    assert where.reasons == {"a": "the report in Daily Mail is credited to Reuters"}


def test_a_copy_without_a_credit_is_of_the_agency_that_its_twin_credits() -> None:
    where = found(signed("a", CREDITED, "Daily Mail", "2017-09-16"), signed("b", PLAIN, "China Daily", "2017-09-15"))
    assert where.outlets == {"a": "Reuters", "b": "Reuters"}
    assert where.reasons["b"].startswith("the report in China Daily has the text of Reuters: ")
    assert where.holders("Reuters") == ("a", "b")


def test_a_copy_of_no_agency_is_of_the_outlet_that_came_first() -> None:
    where = found(signed("a", PLAIN, "Lowhaven Gazette", "2017-09-15"), signed("b", PLAIN, "Hill Post", "2017-09-16"))
    assert where.outlets == {"a": "Lowhaven Gazette", "b": "Lowhaven Gazette"}


def test_a_report_of_no_known_outlet_is_called_by_its_id() -> None:
    where = found(signed("saved-01", CREDITED, None))
    assert where.reasons == {"saved-01": "the report saved-01 is credited to Reuters"}
    where = found(signed("a", PLAIN, None, "2017-09-15"), signed("b", PLAIN, None, "2017-09-16"))
    assert "None" not in "".join(where.reasons.values())
    where = found(signed("a", PLAIN, None, "2017-09-15"), signed("b", PLAIN, "Hill Post", "2017-09-16"))
    assert where.reasons["b"].startswith("the report in Hill Post copies the report a: ")


def test_another_text_is_of_its_own_outlet() -> None:
    where = found(signed("a", CREDITED, "Daily Mail"), signed("c", ELECTION, "Hill Post"))
    assert where.outlets["c"] == "Hill Post"
    assert where.holders("AFP") == ()
