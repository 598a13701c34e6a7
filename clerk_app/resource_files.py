"""Where the files that are not code lie: in a checkout, in an installed wheel and in the frozen bundle.

A checkout keeps `resources/` and `db/` beside the package. The wheel and the bundle carry both inside it, under
`clerk_app/_data/`; the package itself is never called `resources`, since a mapped-in folder would shadow the module.
"""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def resource(*parts: str) -> Path:
    """The path of a file or folder under `resources/`, such as `resource("icons", "gavel.svg")`."""
    return data_root(_PACKAGE).joinpath("resources", *parts)


def database_resource(*parts: str) -> Path:
    """The path of a file or folder under `db/`, where the migrations and the schema lie."""
    return data_root(_PACKAGE).joinpath("db", *parts)


def data_root(package: Path) -> Path:
    """The folder that holds `resources/` and `db/` for the package in `package`."""
    packed = package / "_data"
    return packed if packed.is_dir() else package.parent
