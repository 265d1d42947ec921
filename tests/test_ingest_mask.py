"""Personal data is masked in place; what is public stays readable."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.mask import mask


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("född 811228-9874.", "född ******-****."),
        ("pnr 19811228-9874", "pnr ********-****"),
        ("pnr 198112289874", "pnr ************"),
        ("8112289874", "**********"),
        ("811228+9874", "******+****"),
        ("811228 - 9874", "****** - ****"),
        ("811228-\n9874", "******-\n****"),
        ("samordningsnummer 701063-2391", "samordningsnummer ******-****"),
        ("ring 070-123 45 67", "ring ***-*** ** **"),
        ("+46 (0)70 123 45 67", "+** (*)** *** ** **"),
        ("0701234567", "**********"),
        ("Hemtelefon: 08-12 34 56", "Hemtelefon: **-** ** **"),
        ("tel. bostad 0303-123 45", "tel. bostad ****-*** **"),
        ("anna.ek@gmail.com,", "****.**@*****.***,"),
        ("a_b@hotmail.se", "***@*******.**"),
        ("bo@telia.com", "**@*****.***"),
    ],
)  # fmt: skip
def test_personal_data_becomes_asterisks(text: str, masked: str) -> None:
    assert mask(text) == masked


@pytest.mark.parametrize(
    "text",
    [
        "811228-9875",  # the check digit is wrong
        "212000-0000",  # an organisation number
        "org.nr 556000-1111",
        "Dnr KS 2031/1234",
        "110-1334/2017",
        "1.5.3-219-2012",
        "2031-03-09",
        "den 9 mars 2031 kl. 18.00-20.15",
        "Telefon: 08-508 25 016",
        "0300-83 40 00",
        "registrator@ekby.example",
        "anna.ek@ekby.example",
        "info@bolaget.example",
        "SOU 2017:47",
        "14 000 000 kr",
        "bankgiro 123-4567",
        "§§ 811228-9874/2",
    ],
)
def test_what_is_public_stays(text: str) -> None:
    assert mask(text) == text


@given(st.text(alphabet="0123456789-+ @.abcåtelmobi\n", max_size=80))
def test_the_mask_is_as_long_as_the_text_and_masks_nothing_twice(text: str) -> None:
    masked = mask(text)
    assert len(masked) == len(text)
    assert mask(masked) == masked
    assert all(new in (old, "*") for old, new in zip(text, masked, strict=True))
