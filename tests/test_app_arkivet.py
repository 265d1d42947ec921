"""The page Arkivet over a real archive; jobs are real child processes, with an embedder without a model."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from index.build import update
from ingest.errors import ArchiveBusyError
from settings import Settings, Uploads
from tests.app_driver import html, when_done, words
from tests.hashing_embedder import HashingEmbedder
from ui import archive_facts, roles
from ui.texts import LANGS, Lang, text

if TYPE_CHECKING:
    from tests.desk_plugin import OpenDesk

pytest_plugins = ("tests.desk_plugin",)

MINUTES = """Almviks kommun
Kommunstyrelsen
Sammanträdesprotokoll
{year}-03-09

§ 17 Nedläggning av biblioteket i Norrby
Dnr KS-{year}-00042

Kommunstyrelsens beslut
Kommunstyrelsen beslutar att biblioteket i Norrby läggs ned.

§ 19 Skolskjuts

Kommunstyrelsens beslut
Kommunstyrelsen beslutar att avgiften tas bort.
"""
HOSTILE = "![bild](http://127.0.0.1:9/x) <img src=x> :red[rött].txt".replace("/", "∕")


@pytest.fixture
def held(tmp_path: Path) -> Settings:
    """Return the settings of an archive with minutes of 2018, 2021 and 2022, and a file that can't be read."""
    docs = tmp_path / "docs"
    docs.mkdir()
    for year in (2018, 2021, 2022):
        (docs / f"ks-{year}.txt").write_text(MINUTES.format(year=year), encoding="utf-8")
    (docs / HOSTILE).write_bytes(b"")
    settings = Settings(data_dir=tmp_path / "data", uploads=Uploads(max_files=2))
    update(settings, docs, embedder=HashingEmbedder())
    return settings


@pytest.mark.parametrize("lang", LANGS)
def test_a_year_without_minutes_between_two_others_is_a_gap(held: Settings, open_desk: OpenDesk, lang: Lang) -> None:
    app = open_desk("arkivet", held, lang)
    assert text("coverage.gaps", lang, count=2) in words(app)
    assert html(app).count(f'<td class="gap">{text("coverage.gap", lang)}</td>') == 2
    assert [each.value for each in app.metric] == ["3", "3", "1"]


def test_the_minutes_of_a_year_lead_to_their_page(held: Settings, open_desk: OpenDesk) -> None:
    app = open_desk("arkivet", held, ar="2018")
    (button,) = [each for each in app.button if each.key and each.key.startswith("open-document-")]
    button.click().run()
    assert not app.exception
    assert "Sida 1 av 1" in words(app)
    assert app.query_params["dok"]


@pytest.mark.parametrize("lang", LANGS)
def test_a_finding_opens_its_page(held: Settings, open_desk: OpenDesk, lang: Lang) -> None:
    app = open_desk("arkivet", held, lang, **{"del": "kvalitet"})
    assert "18" in " ".join(each.label for each in app.button)
    next(each for each in app.button if each.key and each.key.startswith("finding-")).click().run()
    assert not app.exception
    assert text("source.position", lang, page=1, count=1) in words(app)


def test_a_code_in_the_address_is_shown_alone(held: Settings, open_desk: OpenDesk) -> None:
    app = open_desk("arkivet", held, **{"del": "kvalitet", "kod": "paragraf-missing"})
    assert app.selectbox(key="quality-code").value == "paragraf-missing"
    app.selectbox(key="quality-code").set_value("").run()
    assert "kod" not in app.query_params


@pytest.mark.parametrize("lang", LANGS)
def test_a_failure_has_its_reason_and_its_name_does_nothing(held: Settings, open_desk: OpenDesk, lang: Lang) -> None:
    app = open_desk("arkivet", held, lang, **{"del": "filer"})
    assert text("failure.EmptyFileError", lang) in words(app)
    (name,) = [each.value for each in app.markdown if "bild" in each.value]
    assert "\\!\\[bild\\]" in name
    assert "<img" not in name.replace("\\<img", "")


def test_a_file_is_added_read_and_removed_again(held: Settings, open_desk: OpenDesk) -> None:
    app = open_desk("arkivet", held, **{"del": "filer"})
    app.file_uploader[0].set_value(("ks-2019.txt", MINUTES.format(year=2019).encode(), "text/plain")).run()
    app.button(key="upload-add").click().run()
    when_done(app)
    assert "ks-2019.txt: sparad" in words(app)
    assert "nya: 1" in words(app)
    assert app.metric[0].value == "4"
    assert (held.data_dir / "uploads" / "ks-2019.txt").exists()
    app.button(key="removal-yes").click().run()
    when_done(app)
    assert "borttagna: 1" in words(app)
    assert app.metric[0].value == "3"
    assert list((held.data_dir / "uploads").iterdir()) == []


@pytest.mark.parametrize(
    ("name", "contents", "why"),
    [("a.zip", b"PK\x03\x04", "zip"), ("a.exe", b"MZ", "type"), ("../a.txt", b"hej", "name"), ("a.txt", b"", "empty")],
)
def test_what_is_refused_is_told_why(held: Settings, open_desk: OpenDesk, name: str, contents: bytes, why: str) -> None:
    app = open_desk("arkivet", held, **{"del": "filer"})
    app.file_uploader[0].set_value((name, contents, "text/plain")).run()
    app.button(key="upload-add").click().run()
    assert not app.exception
    assert text(f"upload.refused_{why}", "sv", detail="", limit=200) in words(app).replace("\u2060", "")
    assert archive_facts.desk().current() is None
    assert not list(held.data_dir.rglob("a.*"))


def test_too_many_at_once_are_refused(held: Settings, open_desk: OpenDesk) -> None:
    app = open_desk("arkivet", held, **{"del": "filer"})
    app.file_uploader[0].set_value([(f"{n}.txt", b"hej", "text/plain") for n in range(3)]).run()
    assert app.button(key="upload-add").disabled
    assert text("upload.too_many", "sv", count=3, most=2) in words(app)


def test_the_folders_are_read_again(held: Settings, open_desk: OpenDesk) -> None:
    app = open_desk("arkivet", held, **{"del": "filer"})
    (held.data_dir.parent / "docs" / "ks-2020.txt").write_text(MINUTES.format(year=2020), encoding="utf-8")
    app.button(key="rescan").click().run()
    when_done(app)
    assert "nya: 1" in words(app)
    assert "oförändrade: 3" in words(app)


@pytest.mark.parametrize("lang", LANGS)
def test_an_archive_begins_with_an_upload(tmp_path: Path, open_desk: OpenDesk, lang: Lang) -> None:
    app = open_desk("arkivet", Settings(data_dir=tmp_path / "data"), lang)
    assert text("archive.empty_title", lang) in words(app)
    app.file_uploader[0].set_value(("ks.txt", MINUTES.format(year=2019).encode(), "text/plain")).run()
    app.button(key="upload-add").click().run()
    when_done(app)
    assert app.metric[0].value == "1"


def test_another_program_that_writes_is_told(held: Settings, open_desk: OpenDesk) -> None:
    (held.data_dir / "archive.pid").write_text(str(os.getpid()))
    assert text("job.other", "sv", pid=os.getpid()) in words(open_desk("arkivet", held))


def test_a_job_that_fails_says_why(held: Settings, open_desk: OpenDesk) -> None:
    app = open_desk("arkivet", held)
    archive_facts.start_reading("borta", held.data_dir / "nowhere")
    when_done(app)
    assert "no such file or folder" in words(app)
    assert "borta" in words(app)


def test_a_service_that_fails_is_told_calmly(
    held: Settings, open_desk: OpenDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> None:
        raise ArchiveBusyError("catalog.sqlite3: another process holds it", remedy="Wait.")

    monkeypatch.setattr(archive_facts, "places", fail)
    assert text("problem.ArchiveBusyError", "sv") in words(open_desk("arkivet", held))


def test_readers_are_told_that_it_is_not_for_them(
    held: Settings, open_desk: OpenDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(roles, "is_admin", lambda: False)
    app = open_desk("arkivet", held, **{"del": "filer"})
    assert text("arkivet.admins_only", "sv") in words(app)
    assert not app.file_uploader
