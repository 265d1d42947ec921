"""The page of the parties, driven by Streamlit's AppTest on minutes that were really read."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from answer.party_record import said_by
from index.archive import Archive
from index.catalog_writer import CatalogWriter
from ingest.errors import ArchiveBusyError
from ingest.models import Person
from settings import Settings
from tests.app_driver import html, keys, words
from tests.matter_papers import HOSTILE
from ui import party_facts, texts
from ui.party_view import elected, table_of

pytest_plugins = ("tests.app_plugin", "tests.matter_plugin")

OpenPage = Callable[..., AppTest]


def rows(app: AppTest) -> list[str]:
    return [app.button(key=key).label.replace("\\", "") for key in keys(app, "party-open-")]


def test_a_party_is_shown_with_its_name_and_statements_newest_first(open_page: OpenPage) -> None:
    app = open_page("partier", parti="M")
    assert app.header[0].value.replace("\\", "") == "M – Moderaterna: 3 uttalanden"
    assert rows(app) == [
        "Cykelbana längs Strandvägen, s. 1",
        "Nedläggning av biblioteket i Norrby, s. 1",
        "Nedläggning av biblioteket i Norrby, s. 1",
    ]
    assert "2022-05-10 · Kommunstyrelsen · § 40" in words(app)
    assert "Per Holm (M)" in words(app)
    assert app.query_params["parti"] == "M"


def test_charts_are_told_in_words_and_as_a_table(open_page: OpenPage) -> None:
    app = open_page("partier", parti="M")
    by_year, by_organ = app.get("vega_lite_chart") or app.get("arrow_vega_lite_chart")
    assert by_year.proto.alt == "Uttalanden per år. 2021: 2, 2022: 1"
    assert by_organ.proto.alt == "Uttalanden per organ. Kommunstyrelsen: 2, Kommunfullmäktige: 1"
    assert json.loads(by_year.proto.spec)["encoding"]["color"]["scale"]["domain"] == ["Yrkande", "Reservation"]
    assert '<th scope="row">2021</th>' in html(app)
    assert '<ul class="legend">' in html(app)


def test_words_kinds_and_years_limit_and_stand_in_the_address(open_page: OpenPage) -> None:
    app = open_page("partier", parti="M", ord="biblioteket")
    assert len(rows(app)) == 2
    app.multiselect(key="party-slag-sv").set_value(["reservation"]).run()
    assert rows(app) == []
    assert "Inget uttalande av M" in words(app)
    assert (app.query_params["ord"], app.query_params["slag"]) == ("biblioteket", "reservation")
    app = open_page("partier", parti="M", ar="2022-2022")
    assert len(rows(app)) == 1
    app.select_slider(key="party-ar").set_value((2021, 2022)).run()
    assert len(rows(app)) == 3
    assert "ar" not in app.query_params


def test_a_row_opens_its_page_and_leads_to_the_matter(open_page: OpenPage, monkeypatch: pytest.MonkeyPatch) -> None:
    went: list[str] = []
    monkeypatch.setattr("ui.party_view.st.switch_page", lambda page, query_params: went.extend((page, *query_params)))
    app = open_page("partier", parti="V")
    app.button(key=keys(app, "party-open-")[-2]).click().run()
    assert not app.exception
    assert re.search("<mark>[^<]*Vi anser att biblioteket behövs", html(app))
    assert app.query_params["parti"] == "V"
    assert app.query_params["dok"]
    app = open_page("partier", parti="V")
    app.button(key=keys(app, "party-follow-")[0]).click().run()
    assert went == ["pages/arenden.py", "arende"]


def test_two_parties_stand_beside_each_other(open_page: OpenPage) -> None:
    app = open_page("partier", parti="V", med="M")
    assert [(metric.label, metric.value) for metric in app.metric] == [
        ("Röstade lika", "0"),
        ("Röstade olika", "1"),
        ("Gemensamma ärenden", "1"),
    ]
    assert "Röstade olika – V: 2 nej; M: 2 ja" in words(app)
    assert len(keys(app, "shared-open-")) == 5 + 2  # statements, and the vote in its matter and in the list
    app.segmented_control(key="shared-votes-sort").set_value("alike").run()
    assert len(keys(app, "shared-open-vote-alone")) == 0
    app.button(key=keys(app, "shared-open-vote-")[0]).click().run()
    assert not app.exception
    assert "<mark>" in html(app)


def test_what_two_parties_said_together_is_told_once(open_page: OpenPage) -> None:
    app = open_page("partier", parti="M", med="S")
    assert "Röstade lika – M: 2 ja; S: 1 ja" in words(app)
    assert "100 procent" in [metric.delta for metric in app.metric]


def test_a_party_of_another_address_is_forgotten(open_page: OpenPage) -> None:
    app = open_page("partier", parti=HOSTILE, med=HOSTILE, slag=HOSTILE, ar="9-x")
    assert app.selectbox(key="party-med-sv").value == ""
    assert app.query_params["parti"] in ("V", "M", "S")


def test_hostile_words_of_a_document_are_shown_as_they_stand(open_page: OpenPage) -> None:
    app = open_page("partier", parti="M")
    assert any(HOSTILE[:40] in shown.value for shown in app.text)
    assert "<script" not in html(app)
    assert not any("<script" in shown.value for shown in app.markdown)


def test_only_the_elected_are_named() -> None:
    persons = (Person(name="Anna Alm", party="V"), Person(name="Bo Granne"))
    assert elected(persons, "sv") == "Anna Alm (V)"
    many = tuple(Person(name=f"Ledamot {n}", party="S") for n in range(9))
    assert elected(many, "sv").endswith("Ledamot 5 (S), m.fl.")


def test_what_is_taken_along_names_nobody_else_either(matter_archive: Archive, open_page: OpenPage) -> None:
    open_page("partier", parti="V")
    (first, *_) = said_by(matter_archive.catalog, "V")
    persons = (Person(name="Anna Alm", party="V"), Person(name="Bo Granne"))
    table = table_of([replace(first, record=replace(first.record, persons=persons))], "V")
    assert table.rows[0][table.columns.index("persons")] == "Anna Alm (V)"


def test_the_page_speaks_english(open_page: OpenPage) -> None:
    app = open_page("partier", lang="en", parti="M", med="V")
    assert "Voted differently – M: 2 yes; V: 2 no" in words(app)
    assert "M – Moderates" in app.selectbox(key="party-parti-en").options


def test_another_language_keeps_what_was_chosen(open_page: OpenPage) -> None:
    app = open_page("partier", parti="M", med="V", slag="reservation")
    app.session_state["lang"] = "en"
    app.run()
    assert app.selectbox(key="party-med-en").value == "V"
    assert app.multiselect(key="party-slag-en").value == ["reservation"]
    assert "In the same cases" in words(app)


def test_a_failing_archive_is_told_calmly(open_page: OpenPage, monkeypatch: pytest.MonkeyPatch) -> None:
    def busy(*_: object) -> None:
        raise ArchiveBusyError("catalog.sqlite3: another process holds it", remedy="Wait and try again.")

    monkeypatch.setattr(party_facts, "said", busy)
    assert texts.text("problem.ArchiveBusyError", "sv") in words(open_page("partier"))


def test_an_empty_archive_says_what_to_do(open_app: Callable[[Settings], AppTest], settings: Settings) -> None:
    CatalogWriter.open(settings.data_dir).close()
    app = open_app(settings).run().switch_page("pages/partier.py").run()
    assert not app.exception
    assert texts.text("archive.empty_title", "sv") in words(app)


def test_a_local_party_has_its_name_and_its_municipality() -> None:
    local = party_facts.Party(id="NL@Norrby", code="NL", name="Norrbylistan", municipality="Norrby", documents=1)
    assert local.shown("sv") == "NL – Norrbylistan (Norrby)"
    assert local.shown("en") == "NL – Norrbylistan (Norrby)"
    unnamed = party_facts.Party(id="AB", code="AB", name="", municipality="", documents=1)
    assert unnamed.shown("sv") == "AB"
