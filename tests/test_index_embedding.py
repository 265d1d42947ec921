"""The bundled model gives the vectors it always gave."""

from __future__ import annotations

import threading
from pathlib import Path

import numpy as np
import pytest

from index import bundled_model
from index.embedding import LocalEmbedder, load_embedder, model_name
from ingest.errors import ModelMissingError
from settings import Embedding

CACHE = Embedding().cache_dir


@pytest.fixture(scope="module")
def bundled() -> LocalEmbedder:
    return load_embedder(Embedding(dtype="float32"))


@pytest.mark.model
def test_the_first_values_are_pinned(bundled: LocalEmbedder) -> None:
    (row,) = bundled.encode(["Kommunfullmäktige beslutar att bifalla motionen."], kind="passage")
    assert row[:5] == pytest.approx([0.09557792, 0.00532134, -0.0049354, -0.11341188, 0.08160687], abs=1e-4)


@pytest.mark.model
def test_rows_are_of_unit_length_in_the_order_of_the_texts(bundled: LocalEmbedder) -> None:
    texts = ["Kort.", "En mycket längre text om budgeten. " * 200, "§ 12"]
    rows = bundled.encode(texts, kind="passage")
    assert rows.shape == (3, bundled.dim)
    assert bundled.model().get_embedding_dimension() == bundled.dim
    assert rows.dtype == np.float32
    assert np.linalg.norm(rows, axis=1) == pytest.approx([1, 1, 1], abs=1e-5)
    assert rows[2] == pytest.approx(bundled.encode(["§ 12"], kind="passage")[0], abs=1e-4)
    assert bundled.encode([], kind="passage").shape == (0, bundled.dim)


@pytest.mark.model
def test_a_question_is_nearest_to_its_answer_in_either_language(bundled: LocalEmbedder) -> None:
    passages = bundled.encode(
        ["Biblioteket i Norrby läggs ned den 1 juli.", "Avgiften för skolskjuts tas bort."], kind="passage"
    )
    for question in ("När stängs biblioteket?", "When does the library close?"):
        scores = passages @ bundled.encode([question], kind="query")[0]
        assert scores[0] > scores[1]


def test_a_model_that_is_not_there_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ModelMissingError) as caught:
        load_embedder(Embedding(model=str(tmp_path / "saknas")))
    assert "bundled" in caught.value.remedy


def test_the_bundled_model_is_not_loaded_before_a_text_is_encoded(tmp_path: Path) -> None:
    embedder = load_embedder(Embedding(cache_dir=tmp_path))
    assert (embedder.name, embedder.dim) == (model_name(Embedding()), 384)
    assert embedder.encode([], kind="passage").shape == (0, 384)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.slow
def test_two_preparations_at_once_make_one_whole_folder(tmp_path: Path) -> None:
    (tmp_path / bundled_model.NAME).mkdir()  # half made, as a killed older version could leave it
    told: list[str] = []
    folders: list[Path] = []
    threads = [
        threading.Thread(target=lambda: folders.append(bundled_model.prepare(tmp_path, told.append))) for _ in range(2)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert folders == [tmp_path / bundled_model.NAME] * 2
    assert len([line for line in told if line.startswith("Converting")]) == 1
    assert {path.name for path in tmp_path.iterdir()} == {bundled_model.NAME, f"{bundled_model.NAME}.lock"}
