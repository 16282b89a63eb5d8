"""The shipped model keeps what was won: no dev figure below its floor (``make quality``)."""

import os
from pathlib import Path

import pytest

from fogline.tag import MODEL_FOLDER, has_model
from fogline.tag.encoder import load_model
from fogline.train.floors import find_fallen, read_floors
from fogline.train.measures import MEASURES, evaluate_all

FLOORS = Path(__file__).with_name("floors.json")


def test_every_floor_names_a_measured_set():
    names = {name.split(" dev")[0] for name in read_floors(FLOORS)}
    assert names <= {*MEASURES, "pages"}


@pytest.mark.slow
@pytest.mark.timeout(900)
@pytest.mark.skipif(not has_model(), reason="there is no trained model in fogline/tag/model")
@pytest.mark.skipif("FOGLINE_DATA" not in os.environ, reason="FOGLINE_DATA names no data folder")
def test_no_dev_figure_falls_below_its_floor():
    model = load_model(MODEL_FOLDER, threads=os.cpu_count() or 1)
    figures = evaluate_all(model, Path(os.environ["FOGLINE_DATA"]))
    rows = [
        {"data": one.data, "metric": one.metric, "value": round(100 * one.value, 1)}
        for one in figures
    ]
    floors = read_floors(FLOORS)
    measured = [f"{row['data']}: {row['metric']}" for row in rows]
    unmeasured = [name for name in floors if not any(m.startswith(name) for m in measured)]
    assert unmeasured == []
    assert find_fallen(rows, floors) == []
