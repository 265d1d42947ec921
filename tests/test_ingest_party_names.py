"""Names of local parties beside their letters. All are invented."""

import pytest

from ingest.party_names import find_party_names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ledamoten från Framtid Storby (FS) yrkade bifall.", {("Framtid Storby", "FS")}),
        ("Ålhamnslistan (ÅL) och Socialdemokraterna (S)", {("Ålhamnslistan", "ÅL")}),
        ("Gruppen för Storbys väl (SV) reserverar sig.", {("Storbys väl", "SV")}),
        ("ÅL (Ålhamnslistan)", {("Ålhamnslistan", "ÅL")}),
        ("VF – Vägen framåt\nFS: Framtid Storby", {("Vägen framåt", "VF"), ("Framtid Storby", "FS")}),
        ("Ålhamnslistans förslag avslås.", {("Ålhamnslistan", "")}),
        ("Plan- och bygglagen (PBL), Kommunstyrelsen (KS)", set()),
        ("Förkortningen ÅSP avser Ålsjöpartiet.", {("Ålsjöpartiet", "ÅSP")}),
        ("Ekbypartiet\nförkortas i protokollet (EP).", {("Ekbypartiet", "EP")}),
        ("Eva Ek (E) och Bo Al (S)", set()),
    ],
)
def test_the_name_of_a_local_party_is_learned_from_its_letters(text: str, expected: set[tuple[str, str]]) -> None:
    assert find_party_names(text, {"Eva Ek", "Bo Al"}) == expected
