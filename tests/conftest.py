"""What every test relies on: Qt without a screen, private folders for what a program writes, the shared material."""

from __future__ import annotations

import atexit
import gc
import os
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings as hypothesis_settings

from tests.counts import EXAMPLES, USUAL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication

    from clerk_app.ui.theme.theme import Theme

REPOSITORY = Path(__file__).resolve().parents[1]


def _keep_away_from_the_persons_own_files() -> None:
    home = tempfile.mkdtemp(prefix="clerk-tests-")
    atexit.register(shutil.rmtree, home, ignore_errors=True)
    for variable in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR"):
        folder = Path(home, variable.lower())
        folder.mkdir(mode=0o700)
        os.environ[variable] = str(folder)


def _compile_once() -> None:
    # A process that may write no bytecode compiles all it imports: seconds, for each of the many that tests start.
    if os.environ.pop("PYTHONDONTWRITEBYTECODE", "") and "PYTHONPYCACHEPREFIX" not in os.environ:
        folder = tempfile.mkdtemp(prefix="clerk-bytecode-")
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
        os.environ["PYTHONPYCACHEPREFIX"] = folder


def _need_no_screen() -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def _set_up_property_tests() -> None:
    # Developers search anew at each run; a change is judged by the same examples each time.
    judging = bool(os.environ.get("CI"))
    for profile, examples in EXAMPLES.items():
        hypothesis_settings.register_profile(
            profile,
            deadline=None,
            print_blob=True,
            database=None,
            derandomize=judging,
            max_examples=examples,
        )
    hypothesis_settings.load_profile(USUAL)


# Before any test module is imported: Qt and platform libraries read these once.
_keep_away_from_the_persons_own_files()
_compile_once()
_need_no_screen()
_set_up_property_tests()


def pytest_collection_finish() -> None:
    """What was collected stays to the end: garbage is not looked for in it after every test, which took minutes."""
    gc.collect()
    gc.freeze()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Make room for the counts that nobody wants to wait for each time."""
    parser.addoption("--full-counts", action="store_true", help="slow proofs count as far as the list of faults says")


@pytest.fixture(scope="session")
def full_counts(request: pytest.FixtureRequest) -> bool:
    """Whether slow proofs are to count as far as the list of faults says, which takes hours."""
    return bool(request.config.getoption("--full-counts"))


@pytest.fixture(scope="session")
def repository() -> Path:
    """The root of the checkout that the tests belong to."""
    return REPOSITORY


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of shared material beside the checkout; a test that needs it is skipped where it is absent."""
    folder = REPOSITORY.parent / "shared"
    if not folder.is_dir():
        pytest.skip("the shared material is not beside the repository")
    return folder


@pytest.fixture(scope="session")
def themed_application(qapp: QApplication) -> Iterator[Theme]:
    """The one theme of the test run; tests of single widgets take `theme`, which is set back after each."""
    from clerk_app.ui.theme.theme import Theme  # noqa: PLC0415 -- most tests need no window

    yield Theme(qapp)
    qapp.clipboard().clear()  # Qt's offscreen platform would ask Python for what was copied when Python has ended


@pytest.fixture(scope="session")
def seeds(shared: Path) -> Path:
    """The folder of real minutes used as expectations."""
    return shared / "seeds"
