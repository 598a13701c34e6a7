"""The repository keeps its own promises: locked libraries, rooms that stay apart, one entry for everything."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import grimp
import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from clerk_app import __version__

RUNTIME_LOCK = "requirements.lock"
DEVELOPER_LOCK = "requirements-dev.lock"
VALIDATOR_LOCK = "requirements-pdfcheck.lock"
LOCKS = (RUNTIME_LOCK, DEVELOPER_LOCK, VALIDATOR_LOCK)

# The outside libraries that each room may import, by the name that the import bears.
OUTSIDE_LIBRARIES: dict[str, set[str]] = {
    "clerk_app.domain": set(),
    "clerk_app.settings": set(),
    "clerk_app.wording": set(),
    "clerk_app.plain": {"cattrs"},
    "clerk_app.documents": {"PIL", "docx", "lxml", "reportlab"},
    "clerk_app.documents.docx": {"docx", "lxml"},
    "clerk_app.documents.pdf": {"PIL", "reportlab"},
    "clerk_app.services": set(),
    "clerk_app.storage": {"alembic", "filelock", "sqlalchemy"},
    "clerk_app.adapters": {"cattrs", "dateutil", "holidays", "hunspell", "jsonschema", "pypdfium2", "rapidfuzz"},
    "clerk_app.importers": {"lxml"},
    "clerk_app.bootstrap": set(),
    "clerk_app.cli": set(),
    "clerk_app.ui": {"PySide6", "shiboken6"},
}


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_names_no_host(repository: Path, name: str) -> None:
    lines = (repository / name).read_text(encoding="utf-8").splitlines()

    assert [line for line in lines if "://" in line or line.startswith("--")] == []


@pytest.mark.parametrize("name", LOCKS)
def test_every_locked_release_is_exact_and_hashed(repository: Path, name: str) -> None:
    entries = _entries(repository / name)

    assert entries
    assert [entry for entry in entries if not re.match(r"[a-z0-9-]+==\S+", entry)] == []
    assert [entry for entry in entries if "--hash=sha256:" not in entry] == []


@pytest.mark.parametrize(
    ("group", "lock"),
    [
        (None, RUNTIME_LOCK),
        (None, DEVELOPER_LOCK),
        ("dev", DEVELOPER_LOCK),
        ("build", DEVELOPER_LOCK),
        ("pdfcheck", VALIDATOR_LOCK),
    ],
)
def test_every_declared_library_is_locked_within_its_range(repository: Path, group: str | None, lock: str) -> None:
    locked = _locked_versions(repository / lock)
    project = _project(repository)
    declared = project["dependency-groups"][group] if group else project["project"]["dependencies"]

    unlocked = [each for each in map(Requirement, declared) if not _meets(locked, each)]

    assert unlocked == []


def test_the_locks_agree_with_one_another(repository: Path) -> None:
    runtime, developer, validator = (_locked_versions(repository / name) for name in LOCKS)

    assert runtime.items() <= developer.items()
    assert {name: developer[name] for name in validator if name in developer}.items() <= validator.items()


def test_each_room_imports_only_its_own_outside_libraries() -> None:
    assert {room: _outside_libraries_of(room) - OUTSIDE_LIBRARIES[room] for room in OUTSIDE_LIBRARIES} == {
        room: set() for room in OUTSIDE_LIBRARIES
    }


def test_every_room_is_judged(repository: Path) -> None:
    rooms = {path.parent.name for path in (repository / "clerk_app").glob("*/__init__.py")}

    assert {f"clerk_app.{room}" for room in rooms} <= OUTSIDE_LIBRARIES.keys()


def test_the_core_of_the_documents_knows_no_writers_library() -> None:
    core = {
        module
        for module in _modules_of("clerk_app.documents")
        if not module.startswith(("clerk_app.documents.docx", "clerk_app.documents.pdf"))
    }

    assert {module: _direct_outside_libraries(module) for module in core if _direct_outside_libraries(module)} == {}


def test_an_adapter_stands_for_one_library() -> None:
    libraries = {module: _direct_outside_libraries(module) for module in _modules_of("clerk_app.adapters")}

    assert {module: found for module, found in libraries.items() if len(found) > 1} == {}


def test_presenters_reach_no_qt() -> None:
    presenters = {module for module in _modules_of("clerk_app.ui") if _is_presenter(module)}

    assert {each: _imports().find_shortest_chain(each, "PySide6") for each in presenters} == dict.fromkeys(presenters)


@pytest.mark.parametrize(
    ("module", "is_one"),
    [
        ("clerk_app.ui.views.home.presenter", True),
        ("clerk_app.ui.views.meeting.agenda_presenter", True),
        ("clerk_app.ui.views.home.view", False),
        ("clerk_app.ui.views.presenters.view", False),
    ],
)
def test_a_presenter_is_known_by_its_name(module: str, is_one: bool) -> None:
    assert _is_presenter(module) is is_one


def test_screens_never_import_one_another() -> None:
    screens = {module: _screen_of(module) for module in _modules_of("clerk_app.ui") if _screen_of(module)}

    breaches = [
        (importer, imported)
        for importer, screen in screens.items()
        for imported in _imports().find_modules_directly_imported_by(importer)
        if screens.get(imported, screen) != screen
    ]

    assert breaches == []


def test_run_py_needs_the_standard_library_alone(repository: Path) -> None:
    imported = {
        name.split(".")[0]
        for node in ast.walk(ast.parse((repository / "run.py").read_text(encoding="utf-8")))
        for name in _names_imported_by(node)
    }

    assert imported <= sys.stdlib_module_names


def test_run_py_is_read_by_a_python_too_old_to_run_clerk(repository: Path) -> None:
    ast.parse((repository / "run.py").read_text(encoding="utf-8"), feature_version=(3, 7))


def test_the_changelog_tells_of_the_present_version(repository: Path) -> None:
    assert f"## {__version__}" in (repository / "CHANGELOG.md").read_text(encoding="utf-8")


def test_the_readme_gives_both_commands(repository: Path) -> None:
    commands = re.findall(r"^ {4}(python3 .*)$", (repository / "README.md").read_text(encoding="utf-8"), re.MULTILINE)

    assert {"python3 run.py", "python3 run.py test"} <= set(commands)


def _entries(lock: Path) -> list[str]:
    """One string per locked release, its hashes included."""
    joined = lock.read_text(encoding="utf-8").replace("\\\n", " ")
    return [line for line in joined.splitlines() if line.strip()]


def _locked_versions(lock: Path) -> dict[str, Version]:
    pairs = (entry.split()[0].split("==") for entry in _entries(lock))
    return {canonicalize_name(name): Version(version) for name, version in pairs}


def _meets(locked: dict[str, Version], requirement: Requirement) -> bool:
    version = locked.get(canonicalize_name(requirement.name))
    return version is not None and requirement.specifier.contains(version)


def _project(repository: Path) -> dict[str, Any]:  # Any: what tomllib gives
    return tomllib.loads((repository / "pyproject.toml").read_text(encoding="utf-8"))


@cache
def _imports() -> grimp.ImportGraph:
    return grimp.build_graph("clerk_app", include_external_packages=True, cache_dir=None)


def _modules_of(room: str) -> set[str]:
    return {module for module in _imports().modules if module == room or module.startswith(f"{room}.")}


def _outside_libraries_of(room: str) -> set[str]:
    return {library for module in _modules_of(room) for library in _direct_outside_libraries(module)}


def _direct_outside_libraries(module: str) -> set[str]:
    tops = {name.split(".")[0] for name in _imports().find_modules_directly_imported_by(module)}
    return tops - sys.stdlib_module_names - {"clerk_app"}


def _is_presenter(module: str) -> bool:
    name = module.rpartition(".")[2]
    return name == "presenter" or name.endswith("_presenter")


def _screen_of(module: str) -> str | None:
    found = re.match(r"clerk_app\.ui\.views\.(\w+)", module)
    return found and found[1]


def _names_imported_by(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom):
        return [node.module or ""]
    return []
