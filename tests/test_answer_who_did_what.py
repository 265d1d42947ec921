"""Who did what in a matter, in the words that people ask with: who was against, who stood in, which part."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from answer.wording import people_text
from index.archive import Archive
from ingest.models import Person
from tests.paper_archive import archive_of, asked

HEAD = "{place}{organ}\nSammanträdesprotokoll\n{day}\n\n"
KS = """§ 31 Friluftsscen i Norrby
Dnr KS-2021-00042

Jäv
Bo Ros (M) anmäler jäv och lämnar rummet. Siv Ö (M) tjänstgör i hans ställe.

Beslut
1. Friluftsscenen i Norrby byggs för 4 miljoner kronor.
2. Scenen hyrs ut till föreningar.

Yrkanden
Maja Ek (V) yrkar att ärendet återremitteras för att bullret ska utredas. Ida Berg (C) bifaller yrkandet.
Olle Lind (S) yrkar bifall till förslaget.

Deltar inte i beslutet
Per Wik (L) deltar inte i beslutet.

Reservation
Maja Ek (V) reserverar sig mot punkt 2 till förmån för eget yrkande.

§ 32 Höjd båtplatsavgift
Dnr KS-2021-00043

Beslut
Avgiften för en båtplats höjs till 900 kronor.

Omröstning
Ordföranden finner att förslaget bifalls. Omröstning begärs. Ja för bifall till förslaget. Nej för avslag.
Olle Lind (S), Siv Ö (M) och Per Wik (L) röstar Ja (3).
Maja Ek (V) och Ida Berg (C) röstar Nej (2).

§ 33 Motion om fria badturer för äldre
Dnr KS-2021-00044

Ärendet
En motion med liknande innehåll, Badturer för alla (KS-2017-00091), väcktes 2017 och avslogs.

Beslut
Motionen om fria badturer för äldre avslås.

Reservation
Maja Ek (V) reserverar sig mot beslutet, se bilaga 1.

§ 34 Val till bygdenämnden
Dnr KS-2021-00045

Beslut
Till ny ersättare i bygdenämnden väljs Rut Alm (MP).

Bilaga 1
Reservation, § 33 Motion om fria badturer för äldre
Att bada är hälsa. Den som är gammal och fattig får nu stanna hemma medan färjan går tom varje vardag.
Maja Ek (V)
"""
PAPERS = {
    "Almviks kommun/ks.txt": HEAD.format(place="Almviks kommun\n", organ="Kommunstyrelsen", day="den 3 maj 2021") + KS
}


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    with archive_of(PAPERS, tmp_path_factory.mktemp("who")) as one:
        yield one


@pytest.mark.parametrize(
    "question",
    [
        "Vem ställde sig utanför beslutet om friluftsscenen i Norrby?",
        "Vem lät bli att delta i beslutet om friluftsscenen i Norrby?",
        "Who took no part in the decision on friluftsscenen i Norrby?",
    ],
)
def test_who_took_no_part_is_told_in_other_words_for_it(archive: Archive, question: str) -> None:
    answer = asked(archive, question)
    assert "Per Wik (L)" in answer.text
    assert "Maja Ek (V) reserv" not in answer.text


def test_whether_somebody_took_part_is_told(archive: Archive) -> None:
    answer = asked(archive, "Deltog L när friluftsscenen i Norrby avgjordes?")
    assert answer.text.startswith("Nej, Per Wik (L) deltog inte i beslutet")


def test_a_reservation_against_a_part_is_told_with_the_part(archive: Archive) -> None:
    answer = asked(archive, "Vem reserverade sig om friluftsscenen i Norrby?")
    assert "Maja Ek (V), med orden ”mot punkt 2” och ”till förmån för eget yrkande”" in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "Vem anmälde jäv om friluftsscenen i Norrby, och vem gick in i stället?",
        "Vem tjänstgjorde i Bo Ros ställe när han var jävig om friluftsscenen i Norrby?",
    ],
)
def test_who_stood_in_for_somebody_with_a_conflict_of_interest_is_told(archive: Archive, question: str) -> None:
    assert "Siv Ö (M) tjänstgör i hans ställe" in asked(archive, question).text


def test_who_agrees_with_the_motion_just_made_supports_it(archive: Archive) -> None:
    answer = asked(archive, "Vilka yrkade återremiss av friluftsscenen i Norrby?")
    assert "Maja Ek (V) yrkade återremiss" in answer.text
    assert "Ida Berg (C) stödde yrkandet om återremiss från Maja Ek (V)" in answer.text


def test_whether_somebody_took_a_stance_is_told_by_what_they_moved(archive: Archive) -> None:
    answer = asked(archive, "Ville S återremittera friluftsscenen i Norrby?")
    assert answer.text.startswith("Olle Lind (S) yrkade bifall")


def test_who_was_against_what_nobody_dissented_from_is_told_by_the_vote(archive: Archive) -> None:
    answer = asked(archive, "Vilka gick emot den höjda båtplatsavgiften?")
    assert "Nej: Maja Ek (V) och Ida Berg (C)" in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "Båtplatsavgiften höjdes. Vilka blev siffrorna?",
        "En majoritet i kommunstyrelsen ville ha höjd båtplatsavgift, hur stor var den?",
    ],
)
def test_the_figures_of_a_vote_are_told_without_a_word_of_voting(archive: Archive, question: str) -> None:
    assert "3 Ja mot 2 Nej" in asked(archive, question).text


def test_objections_asked_for_after_who_dissented_are_quoted(archive: Archive) -> None:
    answer = asked(archive, "Vem reserverade sig om motionen om fria badturer, och vilka var invändningarna?")
    assert "Maja Ek (V) reserverade sig" in answer.text
    assert "färjan går tom" in answer.text


def test_the_number_of_an_earlier_matter_is_the_one_that_the_papers_give(archive: Archive) -> None:
    earlier = asked(archive, "Vilket diarienummer hade den tidigare motionen om badturer?")
    assert "KS-2017-00091" in earlier.text
    assert "KS-2021-00044" in asked(archive, "Vilket diarienummer har motionen om fria badturer för äldre?").text


def test_an_organ_that_somebody_was_elected_to_need_not_speak(archive: Archive) -> None:
    answer = asked(archive, "Vem valdes till ersättare i bygdenämnden?")
    assert "Rut Alm (MP)" in answer.text
    assert not answer.abstained


def test_a_municipality_typed_without_capitals_is_one(archive: Archive) -> None:
    assert asked(archive, "vem reserverade sig om friluftsscenen i almvik").question.municipalities == ("Almvik",)


def test_the_name_of_a_municipality_that_papers_do_not_print_leaves_no_paper_out(tmp_path: Path) -> None:
    head = HEAD.format(place="", organ="Kommunfullmäktige", day="den 3 maj 2021")
    papers = {
        "kf.txt": f"{head}§ 8 Partistöd 2021\n\nBeslut\nUtbetalning till Norrbylistan innehålls."
        "\n\n§ 9 Fråga om hållplatser\n\nÄrendet\nHållplatserna vid Sala station saknar väderskydd.\n"
    }
    with archive_of(papers, tmp_path) as one:
        assert "Norrbylistan" in asked(one, "Vilket parti i Sala får vänta på sitt partistöd för 2021?").text


def test_each_party_has_a_name_where_not_all_are_told() -> None:
    many = [Person(name=f"Ek Nr{n}", party="M") for n in range(14)]
    assert "Bo Al (S)" in people_text([*many, Person(name="Bo Al", party="S")], (), "sv")
