# Sourced by the commands beside it: finds a Python that is new enough and sets `python` and `root`.
root=$(cd "$(dirname "$0")/.." && pwd -P)
export PYTHONUTF8=1 PYTHONPATH="$root"
python=
for name in python3.13 python3.12 python3.11 python3 python3.14 python; do
  if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
    python=$(command -v "$name")
    break
  fi
done
if [ -z "$python" ]; then
  echo "Cần Python 3.11 trở lên: hãy cài python3.11 hoặc mới hơn rồi chạy lại. (Python 3.11 or newer is needed: install it and run this again.)" >&2
  exit 1
fi
