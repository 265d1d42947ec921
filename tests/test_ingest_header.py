"""What a document says about itself. All names are invented but those of the municipalities."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ingest.attendance import read_attendance
from ingest.header import Header, read_header
from ingest.lines import lines_of
from ingest.models import DocumentKind, FileType, Page, SourceFile
from ingest.municipalities import find_municipality
from ingest.organs import canonical_organ
from ingest.pipeline import read


def header(text: str, source: str = "a.txt") -> Header:
    file = SourceFile(source=source, size=1, mtime_ns=1, sha256="0", file_type=FileType.TEXT)
    return read_header(file, [Page(page_no=1, text=text, raw=text)])


MET = "Närvarande ledamöter: Eva Ekdal (S) och Bo Almgren (M)\n\nJusterare: Bo Almgren (M)\n\n"
IN_PROSE = "Ks § 1 Dnr KS 2031/7\nVal av revisor\n\nKommunstyrelsen beslutar att Eva Ekdal utses.\n"
ON_A_REPORT = "Ks § 2 Dnr KS 2031/8\nYttrande över remiss om vatten\n\nKommunstyrelsen beslutar att avstå.\n"
MINUTES = "§ 1\nVal\nBeslut\nEva Ekdal utses.\n"


@pytest.mark.parametrize(
    ("text", "source", "kind"),
    [
        (f"SAMMANTRÄDESPROTOKOLL\nKommunstyrelsen\n{MINUTES}", "a.txt", DocumentKind.PROTOKOLL),
        (f"Ydre kommun Kommunstyrelsen, protokoll\n{MINUTES}", "a.txt", DocumentKind.PROTOKOLL),
        (f"Protokollsutdrag\nKommunstyrelsen\n{MINUTES}", "a.txt", DocumentKind.PROTOKOLLSUTDRAG),
        (f"Kommunstyrelsen\nSammanträde 3 maj 2031\n{MET}{IN_PROSE}", "a.txt", DocumentKind.PROTOKOLL),
        (f"Kommunstyrelsen\nSammanträde 3 maj 2031\n{IN_PROSE}", "a.txt", DocumentKind.KALLELSE),
        (f"Kommunstyrelsen\n{MET}{ON_A_REPORT}", "a.txt", DocumentKind.PROTOKOLL),
        ("Kallelse till socialnämnden\n2031-02-03\n1. Upprop", "a.txt", DocumentKind.KALLELSE),
        ("PM 2031:12 RI (Dnr 110-1334/2031)\nEn park", "a.txt", DocumentKind.PROMEMORIA),
        ("Tjänsteutlåtande\nEn park\nFörslag till beslut\nJa.", "a.txt", DocumentKind.TJANSTESKRIVELSE),
        ("En park\nFörslag till beslut\nJa.\nFörvaltningens synpunkter\nBra.", "a.txt", DocumentKind.TJANSTESKRIVELSE),
        ("Motion om lekplatser\nVi yrkar på fler.", "a.txt", DocumentKind.MOTION),
        ("Motion om lekplatser\nFörvaltningens bedömning\nBra.", "a.txt", DocumentKind.TJANSTESKRIVELSE),
        ("Sörvalla kommun    PROTOKOLL\nProtokollsanteckning\nText.", "a.txt", DocumentKind.PROTOKOLL),
        ("Interpellation om skolan\nHur går det?", "a.txt", DocumentKind.INTERPELLATION),
        ("Tilläggsyrkande (S)\nÄrende 4\nText.", "a.txt", DocumentKind.YRKANDE),
        ("Särskilt yttrande\nÄrende 4\nText.", "a.txt", DocumentKind.YTTRANDE),
        ("Reservation\nÄrende 4\nText.", "a.txt", DocumentKind.RESERVATION),
        ("Handling 2031 nr 4\nEn kaj", "a.txt", DocumentKind.HANDLING),
        ("Berättelse\nYrkande om fler platser från Bo Almgren (M) avslogs.", "a.txt", DocumentKind.OVRIGT),
        ("Remissvar\nYttrande över betänkandet Vatten\nText.", "a.txt", DocumentKind.REMISSVAR),
        ("Sörvalla kommun\nYttrande över betänkandet Vatten\nText.", "a.txt", DocumentKind.REMISSVAR),
        ("Medborgarförslag om bänkar\nText.", "a.txt", DocumentKind.MEDBORGARFORSLAG),
        ("Skrivelse från Eva Ekdal (S) om parker\nText.", "a.txt", DocumentKind.SKRIVELSE),
        ("Nämndinitiativ (MP)\nText.", "a.txt", DocumentKind.SKRIVELSE),
        ("Enkel fråga om bron\nNär?", "a.txt", DocumentKind.INTERPELLATION),
        ("Svar på interpellation om bron\nSnart.", "a.txt", DocumentKind.INTERPELLATION),
        ("Alternativt förslag till beslut\nÄrende 12\nText.", "a.txt", DocumentKind.YRKANDE),
        ("Ersättaryttrande från V\nHade jag fått yrka.", "a.txt", DocumentKind.YTTRANDE),
        ("Kungörelse\nKommunfullmäktige sammanträder.", "a.txt", DocumentKind.KALLELSE),
        ("Sörvalla > Kommunstyrelsen\nSammanträde 2031-11-22\n1 Upprop", "a.txt", DocumentKind.KALLELSE),
        (f"Sammanträde 2031-11-22\n{MINUTES}", "a.txt", DocumentKind.PROTOKOLL),
        (
            "Utses att justera\nBo Almgren\n§ 1\nVal\nEva Ekdal utses.\n§ 2\nBro\nUtgår.",
            "a.txt",
            DocumentKind.PROTOKOLL,
        ),
        (
            "Arbetsordning\nAntagen 2031-02-03\n§ 1 Beslut\nBeslut\nFullmäktige beslutar.",
            "a.txt",
            DocumentKind.STYRDOKUMENT,
        ),
        (
            "Parkförvaltningen\nMotion av Bo Almgren (M) om träd\nUtredning\nText.\nFörslag\nAvslag.\nEva Ek\nutredare",
            "a.txt",
            DocumentKind.TJANSTESKRIVELSE,
        ),
        ("Reglemente för socialnämnden\n§ 1 Nämnden ska.", "a.txt", DocumentKind.STYRDOKUMENT),
        ("Några rader utan huvud.", "motion-lekplatser.txt", DocumentKind.MOTION),
        ("Några rader utan huvud.", "a.txt", DocumentKind.OVRIGT),
    ],
)
def test_the_kind_is_read_from_head_body_or_file_name(text: str, source: str, kind: DocumentKind) -> None:
    assert header(text, source).kind is kind


@pytest.mark.parametrize(
    ("text", "source", "day", "date_source"),
    [
        ("Protokoll\nKommunstyrelsen\nSammanträdesdatum: 2031-03-12\n", "a.txt", date(2031, 3, 12), "huvud"),
        ("1 (9)\n12 maj 2031\nSAMMANTRÄDESPROTOKOLL\n", "a.txt", date(2031, 5, 12), "huvud"),
        ("Protokoll\nTid: tisdagen den 4 mars 2031 kl 13\n", "a.txt", date(2031, 3, 4), "huvud"),
        ("Protokoll\nJusteringsdatum 2031-03-20\nDatum 2031-03-12\n", "a.txt", date(2031, 3, 12), "huvud"),
        (
            "Motion om träd\nBakgrund\nVi vill ha träd.\nSörvalla den 4 maj 2031\nEva Ekdal (S)",
            "a.txt",
            date(2031, 5, 4),
            "text",
        ),
        ("Motion om träd\nRemisstid den 4 maj 2031\nText.", "a.txt", None, ""),
        ("Motion om träd\nVi vill ha träd.", "motion_2031-02-03.txt", date(2031, 2, 3), "filnamn"),
        ("Tjänsteskrivelse\nUtfärdat 2031-01-30\nEn kaj\n", "a.txt", date(2031, 1, 30), "huvud"),
        ("Reservation\nSocialnämnden 2031-09-23, § 88\nText.", "a.txt", date(2031, 9, 23), "huvud"),
        (
            "Motion\n2031-05-22 Bygg en badplats vid Norrviken så snart det går\nText.",
            "a.txt",
            date(2031, 5, 22),
            "huvud",
        ),
        (
            "Protokollsutdrag\nKn § 4\n2031-09-03\nBro\nÄrendet behandlas på\nnämndens sammanträde den 6 maj 2032.",
            "a.txt",
            date(2031, 9, 3),
            "huvud",
        ),
        (
            "Protokollsutdrag\nKn § 4\n2031-09-03\nBro\nBeslutet fattas i tid. Samråd den 20 juni 2031.\nBeslut\nJa.",
            "a.txt",
            date(2031, 9, 3),
            "huvud",
        ),
    ],
)
def test_the_date_is_that_of_the_meeting_or_of_the_writing(
    text: str, source: str, day: date | None, date_source: str
) -> None:
    found = header(text, source)
    assert (found.date, found.date_source) == (day, date_source)


@pytest.mark.parametrize(
    ("text", "organ"),
    [
        ("SAMMANTRÄDESPROTOKOLL\nKommunstyrelsens arbetsutskott\n", "kommunstyrelsens arbetsutskott"),
        ("Protokoll fört vid sammanträde med Tekniska nämnden\n", "tekniska nämnden"),
        (
            "Tjänsteskrivelse\nSocialförvaltningen\nTill\nSocialnämnden\nEn titel\nSammanfattning\nText.",
            "socialnämnden",
        ),
        ("Tjänsteskrivelse\nEn titel\nFörslag till beslut\nSocialnämnden beslutar.\n", "socialnämnden"),
        ("Tjänsteskrivelse\nSocialförvaltningen\nEn titel\nSammanfattning\nText.", "socialförvaltningen"),
        ("Motion om träd\nVi vill ha träd.", "kommunfullmäktige"),
        ("Hem > Sörvalla kommun > Parknämnden > Möte\nSammanträde 2031-11-22\n1 Upprop", "parknämnden"),
        (f"Protokoll\nOrgan och §§ Socialnämnden §§ 1-2\n{MINUTES}", "socialnämnden"),
        (
            "Protokoll\nBeslutsinstans: Arbetsutskottet\n§ 1\nVal\nSocialnämndens arbetsutskotts beslut\nJa.",
            "socialnämndens arbetsutskott",
        ),
        ("Tjänsteskrivelse\nParkförvaltningen\nParknämnden för beslut\nEn titel\nSammanfattning\nText.", "parknämnden"),
        ("Protokoll\nPensionärsrådet\n4 mars 2031\n1. Information från socialnämnden", "pensionärsrådet"),
        ("Protokollsutdrag\nKS 2031-05-12 § 7\nBro\nBeslut\nJa.", "kommunstyrelsen"),
        (
            "Utlåtande 2031:4 RI\nEn bro\nÄrendet\nText.\nPresidiets förslag\nKommunstyrelsens presidium föreslår ja.",
            "kommunstyrelsens presidium",
        ),
    ],
)
def test_the_organ_is_who_met_or_who_is_addressed(text: str, organ: str) -> None:
    assert header(text).organ == organ


def test_the_authors_of_a_motion_are_those_who_sign_it() -> None:
    found = header("Motion om träd\nTill ordföranden Bo Almgren (M)\nVi vill ha träd.\nEva Ekdal (S)\nIda Fors (V)")
    assert [(one.name, one.party) for one in found.authors] == [("Eva Ekdal", "S"), ("Ida Fors", "V")]


def test_a_party_named_below_the_text_is_that_of_the_names_beside_it() -> None:
    found = header("Motion om träd\nVi vill ha träd.\nFör Miljöpartiet de gröna\nEva Ekdal\nIda Fors")
    assert [(one.name, one.party) for one in found.authors] == [("Eva Ekdal", "MP"), ("Ida Fors", "MP")]
    assert found.parties == ("MP",)


def test_each_party_below_the_text_is_that_of_the_name_on_its_line() -> None:
    found = header("Reservation\nVi vill ha träd.\nFör Miljöpartiet: Eva Ekdal\nFör Liberalerna: Ida Fors")
    assert [(one.name, one.party) for one in found.authors] == [("Eva Ekdal", "MP"), ("Ida Fors", "L")]


def test_a_report_is_signed_by_officials() -> None:
    found = header("Tjänsteskrivelse\nEn titel\nSammanfattning\nText.\nEva Ekdal\nSocialchef\nIda Fors\nUtredare")
    assert [one.name for one in found.authors] == ["Eva Ekdal", "Ida Fors"]


@pytest.mark.parametrize(
    ("head", "body", "source", "name"),
    [
        ("NACKA KOMMUN", "", "a.pdf", "Nacka"),
        ("Göteborgs Stad Kommunstyrelsen", "", "a.pdf", "Göteborg"),
        ("Plats: Ydre kommunhus", "", "a.pdf", "Ydre"),
        (
            "",
            "Upplands Väsby kommun köper mark av Solna stad. Upplands Väsby kommun betalar.",
            "a.pdf",
            "Upplands Väsby",
        ),
        ("", "", "osteraker/2031/ks.pdf", "Österåker"),
        ("", "", "arkiv/Lilla Berg/protokoll-goteborg.pdf", "Berg"),
        ("Ett mark och ett berg", "", "mark-ks.pdf", ""),
        ("Sörvalla kommun", "", "a.pdf", "Sörvalla"),
        ("SÖRVALLA KOMMUN\nPROTOKOLL", "", "a.pdf", "Sörvalla"),
        ("Protokoll\nNORRA SÖRVALLA KOMMUN 1 (5)", "", "a.pdf", "Norra Sörvalla"),
        ("Sörvalla kommun\nProtokoll", "Resan går till Nacka kommun.", "a.pdf", "Sörvalla"),
        ("Protokoll\nHållbar stad", "Nacka kommun", "a.pdf", "Nacka"),
        ("HÅLLBAR STAD", "", "a.pdf", ""),
        ("TUNANÄS KOMMUN", "", "a.pdf", "Tunanäs"),
        ("Norra Sörvalla kommun", "", "a.pdf", "Norra Sörvalla"),
        ("Ekbys kommun\nProtokoll", "", "a.pdf", "Ekby"),
        ("Motion", "Text.\nFör Moderaterna i Sala\nBo Almgren", "a.pdf", "Sala"),
        ("Till kommunfullmäktige i Ydre", "Text.", "a.pdf", "Ydre"),
        ("Utlåtande", "Text.\nStockholm den 18 januari 2031\nEva Ekdal", "a.pdf", "Stockholm"),
        ("Ydre kommun\nKommunstyrelsen, protokoll", "", "sala/ks/a.pdf", "Ydre"),
        ("EKBYS KOMMUN\nProtokoll", "", "a.pdf", "Ekby"),
        ("Tunafors kommun\nProtokoll", "", "a.pdf", "Tunafors"),
        ("Falu kommun\nProtokoll", "", "a.pdf", "Falun"),
        ("", "Elva turer är vad Falu kommun betalar.", "a.pdf", "Falun"),
        ("Protokoll\nwww.orebro.se", "", "a.pdf", "Örebro"),
        ("Protokoll\nkansli@upplands-bro.se", "", "a.pdf", "Upplands-Bro"),
        ("Protokoll\nwww.sunet.se", "", "a.pdf", ""),
        ("", "", "stockholm-goteborg/a.pdf", ""),
    ],
)
def test_a_municipality_is_named_before_its_kind_or_by_its_folder(head: str, body: str, source: str, name: str) -> None:
    assert find_municipality(head, body, source) == name


def test_attendance_is_read_from_lists_and_from_cells() -> None:
    text = (
        "BESLUTANDE\nEva Ekdal (S), §§ 1-4\nBo Almgren (M)\n1 Fors, Ida\nV\nLidén, Jan\nKD\n"
        "Per Åberg C ordförande\nÖvriga deltagare\nAnna Berg, kommunsekreterare\nPlats och tid Kommunhuset kl 13"
    )
    persons = read_attendance(lines_of([Page(page_no=1, text=text, raw=text)]))
    assert [(one.name, one.party) for one in persons] == [
        ("Eva Ekdal", "S"),
        ("Bo Almgren", "M"),
        ("Ida Fors", "V"),
        ("Jan Lidén", "KD"),
        ("Per Åberg", "C"),
    ]


def test_every_table_of_the_domain_can_be_read() -> None:
    from ingest.tables import table

    for path in (Path(__file__).parents[1] / "ingest" / "data").glob("*.toml"):
        assert table(path.stem)


def test_a_party_name_on_its_own_line_is_no_title() -> None:
    text = "Yrkande\nMiljöpartiet\n2031-05-11\n\nYrkande om en park i Sörby\n\nVi vill ha en park.\nDen ska vara grön."
    assert header(text, "a.txt").title == "Yrkande om en park i Sörby"


EXTRACT = """Utdrag ur protokoll
Sammanträde 22 augusti 2031

§ 1 Nytt bibliotek
Dnr KS-2031-00012

{heading}
{sentence}

Protokollsutdrag
Bildningsnämnden
"""


def test_an_extract_is_by_the_organ_above_its_paragraf_or_of_its_decision() -> None:
    plain = EXTRACT.format(heading="Beslut", sentence="Kommunstyrelsen beslutar att bygga ett bibliotek.")
    headed = plain.replace("Sammanträde 22 augusti 2031", "Kommunstyrelsen den 22 augusti 2031")
    decided = EXTRACT.format(heading="Kommunstyrelsens arbetsutskotts beslut", sentence="Ett bibliotek byggs.")
    assert header(headed).organ == "kommunstyrelsen"
    assert header(decided).organ == "kommunstyrelsens arbetsutskott"


def test_a_markdown_heading_tells_the_kind() -> None:
    text = (
        "# Protokoll tekniska nämnden\n\n2031-05-12\n\n## § 1 Medborgarförslag om hamnen\n\nNämnden beslutar att avslå."
    )
    assert header(text, "tn.md").kind is DocumentKind.PROTOKOLL


def test_a_word_of_the_page_head_is_no_district_of_an_organ() -> None:
    assert canonical_organ("Bildningsnämnden Sammanträdesdatum") is None
    assert canonical_organ("Socialnämnden Norr") == "socialnämnden norr"


@pytest.mark.parametrize(
    ("text", "authors", "parties"),
    [
        ("Enkel fråga om bron till Eva Ekdal (S)\nNär blir den klar?", [], ()),
        ("Interpellation av Ida Fors (V) till Eva Ekdal (S)\nNär blir den klar?", ["Ida Fors V"], ("V",)),
        ("Interpellation till Eva Ekdal (S)\nNär blir den klar?\nIda Fors (V)", ["Ida Fors V"], ("V",)),
        ("Svar på interpellation från\nIda Fors (V) om bron\nBron byggs snart.", [], ()),
        ("Reservation (S)\nMotion av Bo Almgren (M) om att sälja parken\nParken ska vara kvar.", [], ("S",)),
    ],
)
def test_nobody_writes_the_paper_that_is_addressed_to_them_or_answers_them(
    text: str, authors: list[str], parties: tuple[str, ...]
) -> None:
    found = header(text)
    assert ([f"{one.name} {one.party}" for one in found.authors], found.parties) == (authors, parties)


def test_minutes_do_not_take_the_number_of_their_first_paragraf() -> None:
    assert header("Protokoll\nKommunstyrelsen\n§ 1\nDnr KS 2031/4\nBro\nBeslut\nJa.").diarienummer == ()


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Policy för resor\nAntagen av kommunfullmäktige 2031-01-02\nText.", "Policy för resor"),
        ("Motion\n2031-05-22 Bygg en badplats\nText om badplatsen.", "Bygg en badplats"),
        ("Kallelse\nKommunstyrelsen\n2031-05-12\n1. Upprop", "Kallelse kommunstyrelsen 2031-05-12"),
    ],
)
def test_the_title_is_what_the_paper_is_about(text: str, title: str) -> None:
    assert header(text).title == title


def test_a_day_under_the_label_of_another_is_not_the_meetings(tmp_path: Path) -> None:
    path = tmp_path / "KF 2031-02-24 protokoll.txt"
    path.write_text(
        "Protokoll\nPlats och tid\nSessionssalen, kl. 17.00\nJustering\nStadshuset 2031-03-05\nParagrafer\n§§ 20-21\n\n"
        "§ 20 Mötets öppnande\n\nBeslut\nKommunfullmäktige godkänner listan.\n\nEkby kommun\n",
        encoding="utf-8",
    )
    document = read(path, tmp_path)
    assert str(document.date) == "2031-02-24"
    assert document.municipality == "Ekby"
