"""For which armed group somebody speaks."""

from __future__ import annotations

import pytest

from firsthand.atlas.lookup import load_atlas
from firsthand.linking.groups import armed, wings
from firsthand.linking.parties import named
from firsthand.linking.sources import source
from firsthand.records import Identity, Party, Span, Voice


@pytest.mark.parametrize(
    ("name", "text", "sector", "group"),
    [
        ("Mai-Mai commander", "A Mai-Mai commander", "PRM", "group:mai-mai"),
        ("Leon Tallow", "Leon Tallow, who leads the Mai-Mai,", None, "group:mai-mai"),
        ("Omar Quill", "Omar Quill, a Houthi official", "REB", "group:houthis"),
        ("Leon Tallow", "Leon Tallow, who fled from the Mai-Mai,", None, None),
        ("Leon Tallow", "Leon Tallow, a general who fights the Mai-Mai", "MIL", None),
    ],
)
def test_who_leads_or_speaks_for_an_armed_group(name: str, text: str, sector: str | None, group: str | None) -> None:
    identity = Identity(name, None, sector)
    voice = Voice(Span(0, 1), text, identity, "named")
    found = armed(voice, named(Party(voice.span, text, identity)))
    assert (found.id if found else None) == group


def test_a_groups_council_is_the_group() -> None:
    council = Identity("Supreme Political Council", "YEM", "GOV", "body:supreme-political-council")
    found = source(Voice(Span(0, 1), council.name, council, "named"), None, None)
    assert (found.key, found.name) == ("name:group:houthis", "Supreme Political Council")


def test_wings_are_of_groups_that_the_atlas_knows() -> None:
    groups = {group: load_atlas().resolve(group) for group in wings().values()}
    assert all(found is not None and (found.id or "").startswith("group:") for found in groups.values())
