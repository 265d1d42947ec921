"""Papers that members handed in, collected one below the other: in a document of their own, behind an answer or at the
end of minutes. Names and texts are invented."""

from __future__ import annotations

from pathlib import Path

from ingest.models import Document, DocumentKind, Statement, VoiceRole
from ingest.pipeline import read

BUNDLE = """Storviks kommun, Kommunstyrelsen 2031-02-18
Bilagor till protokoll
Skriftliga yrkanden, reservationer och särskilda yttranden vid sammanträdet
den 18 februari 2031

Ledamöter: Eva By (S), ordförande; Bo Al (M); Åsa Ek (KD); Siv Ros (V); Per Lid (SD); Omid Fors (S); Ulla Ström (BYP)
\fBilaga A – Yrkande § 41
Yrkande från Socialdemokraterna och Byapartiet
Ärende: Ny simhall vid ån (KS 2031/00518)
Vi yrkar
att det gamla badet hålls öppet till och med utgången av 2039.
Driften kostar 3,4 miljoner kronor per år. Sverigedemokraterna reserverar sig mot allt, men det är ingen lösning.
Eva By (S), Omid Fors (S), Ulla
Ström (BYP)
\fBilaga B – Reservation § 41
Reservation från Sverigedemokraterna
Ny simhall vid ån, KS 2031/00518
Sverigedemokraterna reserverar sig mot beslutet till förmån för eget muntligt yrkande om
alternativ A.
Vi har aldrig haft råd med allt samtidigt. Skulden har stigit från 1,9 till 3,6 miljarder kronor.
Per Lid (SD)
Bilaga C – Reservation § 41
Vänsterpartiets reservation
Jag reserverar mig mot beslutet. En hall som är för liten redan när den invigs är dyrast på sikt.
Siv Ros (V), tjänstgörande ersättare
\fBilaga D – Yrkande § 47
Yrkande om återremiss – Stängning av Norrby skola
KS 2031/00881. Från Vänsterpartiet och Byapartiet.
Vi yrkar att ärendet återremitteras till skolnämnden för nya beräkningar.
Ulla Ström (BYP), Siv Ros (V)
Sekreterarens anteckning: Sverigedemokraterna anslöt sig till yrkandet muntligt vid sammanträdet.
Bilaga E – Särskilt yttrande § 47
Särskilt yttrande från Moderaterna
Vi bifaller men anser att fler alternativ borde ha prövats.
Bo Al (M)
"""

OWN_HEADS = """Norrby kommun
Kommunstyrelsen 2031-04-02
Inlämnade yrkanden och reservationer

Yrkande från S och V
Ny simhall vid ån
Kommunstyrelsen 2031-04-02, § 12
Vi yrkar avslag på förslaget. Pengarna behövs i skolan i stället för i en hall som ingen har bett om.
För Socialdemokraterna
Eva By
För Vänsterpartiet
Siv Ros

Reservation
Kommunstyrelsen 2031-04-02, § 12, Ny simhall vid ån
Moderaterna anser att hallen borde byggas av ett bolag. Vi reserverar oss därför mot beslutet.
Bo Al (M)
"""

ANSWER = """Norrby kommun
Yttrande över promemorian Kommunala lager
Kommunstyrelsen
2031-12-09
Dnr KS 2031/1187

Norrby kommun har beretts tillfälle att lämna synpunkter.
Underlag har inhämtats från skolnämnden, socialnämnden och Norrby Lokaler.

Kommunen tillstyrker förslaget men avstyrker finansieringen.

För Norrby kommun
Eva By (S), kommunstyrelsens ordförande

Bilaga 1. Nämndernas yttranden i sammandrag

Skolnämnden, beslut 2031-11-14 § 96

Nämnden tillstyrker förslaget. Köken är gamla och kan inte ta emot varor på pall.

Moderaterna reserverade sig i nämnden och anförde att det blir för dyrt.
Sverigedemokraterna yrkade avslag på delar av förslaget.

Socialnämnden, beslut 2031-11-20 § 132

Nämnden vill inkludera hemtjänsten. Beslutet var enhälligt.

Norrby Lokaler

Bolaget kan upplåta 340 kvadratmeter och avråder från källare.

Bilaga 2. Reservationer och särskilda yttranden i kommunstyrelsen den 9 december 2031, § 287

Reservation från Moderaterna

Vi reserverar oss till förmån för vårt yrkande om avslag. Staten beställer och kommunen betalar.

Bo Al (M)

Ida Fors (M)

Särskilt yttrande från Byapartiet

Byapartiet (BYP) noterar att inget samråd har hållits på landsbygden.

Ulla Ström (BYP)

Bilaga 3. Tidplan för kommunens arbete

Avtalet med grannarna är klart i april.
"""


def document(tmp_path: Path, text: str, name: str = "handling.txt") -> Document:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return read(path, tmp_path)


def told(statements: tuple[Statement, ...]) -> list[tuple[str, tuple[str, ...], list[str]]]:
    return [(one.kind.value, one.parties, [person.name for person in one.persons]) for one in statements]


def test_each_paper_of_a_bundle_is_one_statement_of_those_whom_its_head_and_signature_name(tmp_path: Path) -> None:
    bundle = document(tmp_path, BUNDLE)

    assert bundle.kind is DocumentKind.HANDLING
    assert told(bundle.statements) == [
        ("yrkande", ("S", "BYP"), ["Eva By", "Omid Fors", "Ulla Ström"]),
        ("reservation", ("SD",), ["Per Lid"]),
        ("reservation", ("V",), ["Siv Ros"]),
        ("yrkande", ("V", "BYP"), ["Ulla Ström", "Siv Ros"]),
        ("särskilt yttrande", ("M",), ["Bo Al"]),
    ]


def test_a_paper_of_a_bundle_belongs_to_the_matter_that_its_head_names(tmp_path: Path) -> None:
    bundle = document(tmp_path, BUNDLE)
    items = {item.id: item for item in bundle.items}

    assert [items[one.item_id].paragraf for one in bundle.statements] == ["41", "41", "41", "47", "47"]
    assert {(item.paragraf, item.title, item.diarienummer) for item in bundle.items if item.paragraf} == {
        ("41", "Ny simhall vid ån", ("KS 2031/00518",)),
        ("47", "Stängning av Norrby skola", ("KS 2031/00881",)),
    }


def test_the_own_words_of_a_paper_are_without_its_head_and_signature(tmp_path: Path) -> None:
    texts = [one.text for one in document(tmp_path, BUNDLE).statements]

    assert texts[0].startswith("Vi yrkar\natt det gamla badet")
    assert texts[0].endswith("det är ingen lösning.")
    assert texts[1].startswith("Sverigedemokraterna reserverar sig mot beslutet")
    assert texts[1].endswith("3,6 miljarder kronor.")
    assert texts[2].endswith("dyrast på sikt.")
    assert texts[3] == "Vi yrkar att ärendet återremitteras till skolnämnden för nya beräkningar."


def test_a_paper_leans_on_what_its_first_sentence_points_to_and_not_on_itself(tmp_path: Path) -> None:
    leans = [one.refers_to for one in document(tmp_path, BUNDLE).statements]

    assert leans[1].startswith("till förmån för eget muntligt yrkande")
    assert leans[4] == ""


def test_a_note_of_the_secretary_below_a_paper_is_not_its_members_word(tmp_path: Path) -> None:
    bundle = document(tmp_path, BUNDLE)
    note = next(one for one in bundle.sections if bundle.text_of(one.spans).startswith("Sekreterarens"))

    assert note.voice.role is VoiceRole.ORGAN
    assert not any("anslöt sig" in one.text for one in bundle.statements)


def test_papers_below_the_title_of_a_collection_begin_at_their_own_heads(tmp_path: Path) -> None:
    bundle = document(tmp_path, OWN_HEADS)

    assert told(bundle.statements) == [
        ("yrkande", ("S", "V"), ["Eva By", "Siv Ros"]),
        ("reservation", ("M",), ["Bo Al"]),
    ]
    assert [item.paragraf for item in bundle.items if item.paragraf] == ["12"]


def test_papers_behind_the_paragrafer_of_minutes_belong_to_the_paragraf_they_name(tmp_path: Path) -> None:
    text = (
        "Storviks kommun\nKommunstyrelsen\nSammanträdesprotokoll\n2031-02-18\n\n"
        "§ 41\nNy simhall vid ån\n\nBeslut\nKommunstyrelsen bifaller förslaget.\n\n"
        "§ 42\nNy taxa\n\nBeslut\nKommunstyrelsen fastställer taxan.\n"
    )
    minutes = document(tmp_path, text + BUNDLE[BUNDLE.index("\fBilaga B") : BUNDLE.index("\fBilaga D")])
    items = {item.id: item for item in minutes.items}

    assert minutes.kind is DocumentKind.PROTOKOLL
    assert told(minutes.statements) == [("reservation", ("SD",), ["Per Lid"]), ("reservation", ("V",), ["Siv Ros"])]
    assert {items[one.item_id].paragraf for one in minutes.statements} == {"41"}


def test_an_answer_tells_of_a_dissent_in_a_board_without_taking_its_words_from_others(tmp_path: Path) -> None:
    answer = document(tmp_path, ANSWER, "remissvar.txt")
    voices = {(one.voice.role, one.voice.organ) for one in answer.sections if one.voice.role is VoiceRole.REMISSINSTANS}
    elsewhere = [one for one in answer.statements if one.organ == "skolnämnden"]

    assert {organ for _, organ in voices} >= {"skolnämnden", "socialnämnden", "Norrby Lokaler", "kommunstyrelsen"}
    assert [(one.kind.value, one.parties, str(one.date)) for one in elsewhere] == [
        ("reservation", ("M",), "2031-11-14"),
        ("yrkande", ("SD",), "2031-11-14"),
    ]
    assert elsewhere[0].text == ""
    assert not answer.decisions


def test_papers_in_an_appendix_of_an_answer_are_those_of_its_members(tmp_path: Path) -> None:
    answer = document(tmp_path, ANSWER, "remissvar.txt")
    own = [one for one in answer.statements if one.organ == "kommunstyrelsen"]

    assert told(tuple(own)) == [
        ("reservation", ("M",), ["Bo Al", "Ida Fors"]),
        ("särskilt yttrande", ("BYP",), ["Ulla Ström"]),
    ]
    assert own[1].text == "Byapartiet (BYP) noterar att inget samråd har hållits på landsbygden."
