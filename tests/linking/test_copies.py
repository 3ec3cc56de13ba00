"""Copies and how they show."""

from __future__ import annotations

from firsthand.linking.copies import agency, copies, copy_of, kin
from tests.linking.texts import ELECTION, LAUNCH, RETOLD, signed

LATER = LAUNCH.replace("early on Friday", "on Friday")


def test_the_same_words_are_an_exact_copy_and_the_earlier_came_first() -> None:
    copy = copy_of(signed("b", LAUNCH, published="2017-09-15"), signed("a", LAUNCH, published="2017-09-16"))
    assert copy is not None
    assert (copy.earlier, copy.later, copy.kind, copy.share, copy.credit) == ("b", "a", "exact", 1.0, "Reuters")
    assert copy.reasons == ("the same words", "credited to Reuters")


def test_a_few_words_changed_are_a_near_copy() -> None:
    copy = copy_of(signed("a", LAUNCH), signed("b", LATER))
    assert copy is not None
    assert copy.kind == "near"
    assert copy.share > 0.9


def test_a_text_within_a_longer_one_is_a_partial_copy() -> None:
    copy = copy_of(signed("a", LAUNCH), signed("b", LAUNCH + "\n" + ELECTION + "\n" + RETOLD.replace("Utland", "X")))
    assert copy is not None
    assert copy.kind == "partial"


def test_one_agency_and_few_words_in_common_is_rewritten() -> None:
    one = signed("a", LAUNCH, published="2017-09-15")
    assert copy_of(one, signed("b", RETOLD, published="2017-09-16")) is None
    copy = copy_of(one, signed("b", RETOLD, "Reuters", "2017-09-16"))
    assert copy is not None
    assert (copy.kind, copy.credit) == ("rewritten", "Reuters")


def test_another_text_is_no_copy() -> None:
    assert copy_of(signed("a", LAUNCH), signed("b", ELECTION)) is None
    assert copy_of(signed("a", LAUNCH), signed("a", LAUNCH)) is None


def test_all_copies_in_the_order_of_ids() -> None:
    some = [signed("c", LATER), signed("a", LAUNCH), signed("b", ELECTION)]
    assert [(c.earlier, c.later) for c in copies(some)] == [("a", "c")]
    assert copies(some[::-1]) == copies(some)


def test_the_agency_that_ties_two_reports() -> None:
    assert agency(signed("a", LAUNCH), signed("b", RETOLD, "reuters.com")) == "Reuters"
    assert agency(signed("a", LAUNCH), signed("b", RETOLD)) is None


def test_of_reports_with_one_text_one_stands_for_all() -> None:
    found = copies([signed("c", LATER), signed("a", LAUNCH), signed("b", ELECTION), signed("d", LAUNCH)])
    assert kin(found) == kin(found[::-1]) == {"a": "a", "c": "a", "d": "a"}
