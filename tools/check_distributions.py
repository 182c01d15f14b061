"""Check that wheel and sdist hold what they must: data, licences, type marker.

Usage: python tools/check_distributions.py FOLDER
"""

from __future__ import annotations

import sys
import tarfile
import zipfile
from pathlib import Path

ROOT = Path(__file__).parents[1]

#: Files of the package that are neither data nor code.
SKIPPED = {"__pycache__"}


def package_files() -> set[str]:
    """Return every file of the package, relative to ``src``."""
    source = ROOT / "src"
    return {
        path.relative_to(source).as_posix()
        for path in (source / "dragoman").rglob("*")
        if path.is_file() and not SKIPPED & set(path.parts)
    }


def main(folder: str) -> int:
    """Compare both distributions with the tree; return the number of faults."""
    (wheel,) = Path(folder).glob("*.whl")
    (sdist,) = Path(folder).glob("*.tar.gz")
    with zipfile.ZipFile(wheel) as file:
        in_wheel = set(file.namelist())
    with tarfile.open(sdist) as file:
        in_sdist = {name.partition("/")[2] for name in file.getnames()}
    wanted = package_files()
    faults = [f"wheel lacks {name}" for name in sorted(wanted - in_wheel)]
    faults += [f"sdist lacks {name}" for name in sorted(wanted) if f"src/{name}" not in in_sdist]
    for licence in ("LICENSE", *(f"LICENSES/{p.name}" for p in (ROOT / "LICENSES").iterdir())):
        if not any(name.endswith(f"/licenses/{licence}") for name in in_wheel):
            faults.append(f"wheel lacks {licence}")
        if licence not in in_sdist:
            faults.append(f"sdist lacks {licence}")
    for fault in faults:
        print(fault, file=sys.stderr)
    if not faults:
        print(f"wheel ({wheel.stat().st_size:,} bytes) and sdist hold {len(wanted)} package files")
    return len(faults)


if __name__ == "__main__":
    sys.exit(min(main(sys.argv[1]), 1))
