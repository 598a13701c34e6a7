"""Runs Clerk, or its tests, on a machine that has nothing but Python: everything else is set up here, once.

    python3 run.py                  a meeting on a sample board, in out/
    python3 run.py app [...]        clerk-app itself: the window, export, import, check ...
    python3 run.py test [...]       the tests; what follows goes to pytest
    python3 run.py pdfcheck [...]   the tests that hold the PDF against its accessibility standards
    python3 run.py office [...]     the tests that have LibreOffice open the Word files
    python3 run.py check            style, types and import contracts
    python3 run.py bench [...]      the benchmarks
    python3 run.py build            the bundle for this system, in dist/

The libraries go into .venv, in the releases of the lock files and with their hashes checked.
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import sysconfig
import venv
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent
OLDEST_PYTHON = (3, 11)

SIDE_BY_SIDE = ("--numprocesses=auto", "--dist=loadfile")
"""The tests go by files to as many processes as there are cores; `-n0` behind them keeps to one."""

RUNTIME = "requirements.lock"
DEVELOPER = "requirements-dev.lock"
VALIDATOR = "requirements-pdfcheck.lock"

# Shared library -> Debian package. Qt needs the first six on every platform, the others on an X display.
WINDOW_LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}

# Command -> Debian package. A test that needs one of them is skipped where it is absent.
TEST_COMMANDS = {
    "Xvfb": "xvfb",
    "xauth": "xauth",
    "xdotool": "xdotool",
    "setxkbmap": "x11-xkb-utils",
    "dbus-daemon": "dbus",
    "/usr/libexec/at-spi-bus-launcher": "at-spi2-core",
    "pdftotext": "poppler-utils",
    "qpdf": "qpdf",
}

OFFICE = ("soffice", "libreoffice")
OFFICE_PACKAGES = ("libreoffice-writer-nogui", "libreoffice-writer")
"""The smaller one first, which not every release has."""

CHECKS = (("ruff", "check", "."), ("ruff", "format", "--check", "."), ("mypy",), ("lint-imports",))


class CannotGoOn(Exception):
    """Something that only the person at this machine can put right; the text says what and how."""


class Environment:
    """A virtual environment that holds the locked releases, and a note of what was put into it."""

    def __init__(self, root: Path, folder: Path) -> None:
        self._root = root
        self._folder = folder
        self._note = folder / "clerk-setup.txt"

    def hold(self, *locks: str) -> None:
        """Every release of `locks` is installed on return; a changed lock or Python starts from an empty folder."""
        noted = self._noted()
        if not self._is_still_good(noted):
            self._make_anew()
            noted = [self._maker()]
        for lock in locks:
            if self._line_for(lock) not in noted:
                self._install(lock)
                noted.append(self._line_for(lock))
                self._note.write_text("\n".join(noted), encoding="utf-8")

    def command(self, name: str) -> str:
        """The path of a command that lies in the environment, such as `python`."""
        return str(self._folder / "Scripts" / f"{name}.exe" if os.name == "nt" else self._folder / "bin" / name)

    def _noted(self) -> list[str]:
        return self._note.read_text(encoding="utf-8").splitlines() if self._note.is_file() else []

    def _is_still_good(self, noted: Sequence[str]) -> bool:
        if not noted or noted[0] != self._maker():
            return False
        return all(line == self._line_for(line.split()[0]) for line in noted[1:])

    def _maker(self) -> str:
        # Neither sys.version, which a rebuild of the same release changes, nor a folder that was moved is good.
        return f"python {'.'.join(map(str, sys.version_info))} {self._folder}"

    def _line_for(self, lock: str) -> str:
        path = self._root / lock
        return f"{lock} {hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else 'is gone'}"

    def _make_anew(self) -> None:
        say(f"Making {self._folder}.")
        if self._folder.is_symlink():  # making it anew empties it, and what a link leads to belongs to somebody else
            self._folder.unlink()
        venv.create(self._folder, clear=True, symlinks=os.name != "nt", with_pip=True)
        # The scheme is named because Debian's own default speaks of dist-packages, where no environment looks.
        libraries = sysconfig.get_path("purelib", "venv", {"base": str(self._folder)})
        Path(libraries, "clerk.pth").write_text(f"{self._root}\n", encoding="utf-8")

    def _install(self, lock: str) -> None:
        say(f"Installing the libraries of {lock}: once, about a minute.")
        pip = [self.command("python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input"]
        hashed = ["--no-deps", "--require-hashes", "--requirement", str(self._root / lock)]
        if subprocess.call(pip + hashed) != 0:
            raise CannotGoOn(
                f"the libraries of {lock} could not be installed; pip says above why. Nothing else was changed. "
                "When the connection is back, run the same command again."
            )


def main(arguments: Sequence[str]) -> int:
    """The exit code of the command that `arguments` names."""
    name, rest = (arguments[0], list(arguments[1:])) if arguments else ("run", [])
    if name not in COMMANDS:
        print(__doc__)
        return 0 if name in ("-h", "--help", "help") else 2
    try:
        need_python(sys.version_info[:2])
        return COMMANDS[name](Environment(ROOT, ROOT / ".venv"), rest)
    except CannotGoOn as trouble:
        print(f"run.py: {trouble}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def run(environment: Environment, arguments: Sequence[str]) -> int:
    """The main job: a sample board in `out/`, in a window or, without a display, offscreen."""
    need_packages(missing_libraries(), [])
    environment.hold(RUNTIME)
    if not has_display(os.environ):
        say("There is no display here: the sample meeting is carried through the window offscreen.")
    showcase = ["-m", "clerk_app", "showcase", "--folder", "out", *arguments]
    return start([environment.command("python"), *showcase], display_settings(os.environ))


def app(environment: Environment, arguments: Sequence[str]) -> int:
    """`clerk-app` with `arguments`."""
    need_packages(missing_libraries(), [])
    environment.hold(RUNTIME)
    return start([environment.command("python"), "-m", "clerk_app", *arguments])


def test(environment: Environment, arguments: Sequence[str]) -> int:
    """The tests that need nothing but this machine."""
    need_packages(missing_libraries(), [*missing_commands(TEST_COMMANDS), *missing_build_packages()])
    environment.hold(DEVELOPER)
    return start([environment.command("python"), "-m", "pytest", *SIDE_BY_SIDE, *arguments])


def pdfcheck(environment: Environment, arguments: Sequence[str]) -> int:
    """The tests marked `pdfcheck`, with the validator they need."""
    need_packages(missing_libraries(), missing_commands(TEST_COMMANDS))
    environment.hold(DEVELOPER, VALIDATOR)
    return start([environment.command("python"), "-m", "pytest", "-m", "pdfcheck", *arguments])


def office(environment: Environment, arguments: Sequence[str]) -> int:
    """The tests marked `office`, with the LibreOffice they need."""
    need_packages(missing_libraries(), missing_commands(TEST_COMMANDS))
    need_office()
    environment.hold(DEVELOPER)
    return start([environment.command("python"), "-m", "pytest", "-m", "office", *arguments])


def check(environment: Environment, arguments: Sequence[str]) -> int:
    """All gates, each with its own report, even when an earlier one failed."""
    need_packages([], [])
    environment.hold(DEVELOPER)
    failed = [" ".join(gate) for gate in CHECKS if start([environment.command(gate[0]), *gate[1:], *arguments]) != 0]
    say("Failed: {}.".format(", ".join(failed)) if failed else "All gates are passed.")
    return 1 if failed else 0


def bench(environment: Environment, arguments: Sequence[str]) -> int:
    """The figures of the benchmarks."""
    need_packages(missing_libraries(), [])
    environment.hold(DEVELOPER)
    return start([environment.command("python"), "-m", "tests.benchmarks", *arguments], display_settings(os.environ))


def build(environment: Environment, arguments: Sequence[str]) -> int:
    """The bundle of this system."""
    need_packages([*missing_libraries(), *missing_build_packages()], [])
    environment.hold(DEVELOPER)
    return start([environment.command("pyinstaller"), "--noconfirm", *arguments, "build.spec"])


COMMANDS: Mapping[str, Callable[[Environment, Sequence[str]], int]] = {
    act.__name__: act for act in (run, app, test, pdfcheck, office, check, bench, build)
}


def need_python(version: tuple[int, int]) -> None:
    """Refuses a Python older than Clerk supports."""
    if version < OLDEST_PYTHON:
        raise CannotGoOn(
            "Clerk needs Python {}.{} or newer, and this is Python {}.{}. Nothing was changed. Install a newer "
            "Python and run this command with it.".format(*OLDEST_PYTHON, *version)
        )


def missing_libraries() -> list[str]:
    """The Debian packages of the shared libraries that Qt needs and this machine lacks; none but on Linux."""
    return [package for library, package in WINDOW_LIBRARIES.items() if is_linux() and not can_load(library)]


def missing_commands(commands: Mapping[str, str]) -> list[str]:
    """The Debian packages of the commands that this machine lacks; none but on Linux."""
    return [package for command, package in commands.items() if is_linux() and not shutil.which(command)]


def missing_build_packages() -> list[str]:
    """The Debian packages that PyInstaller needs beside Python."""
    library = sysconfig.get_config_var("INSTSONAME") or ""
    lacks_library = is_linux() and ".so" in library and not can_load(library)
    return missing_commands({"objdump": "binutils"}) + (["libpython{}.{}".format(*sys.version_info)] * lacks_library)


def need_packages(needed: Iterable[str], wanted: Iterable[str]) -> None:
    """Installs Debian packages as root; for anybody else names the command, and stops where one is needed."""
    needed = [*needed, *([] if importlib.util.find_spec("ensurepip") else ["python3-venv"])]
    packages = [*needed, *wanted]
    if not packages:
        return
    line = f"apt-get install --yes --no-install-recommends {' '.join(packages)}"
    if is_administrator() and shutil.which("apt-get"):
        install_packages(line)
    elif needed:
        raise CannotGoOn(f"this machine lacks system libraries. Install them, then run this again:\n    sudo {line}")
    else:
        say(f"Tests that need these packages are skipped:\n    sudo {line}")


def need_office() -> None:
    """Installs LibreOffice Writer as root where it is missing; for anybody else names the command and stops."""
    if any(map(shutil.which, OFFICE)):
        return
    lines = [f"apt-get install --yes --no-install-recommends {package}" for package in OFFICE_PACKAGES]
    if not is_linux():
        raise CannotGoOn("these tests need LibreOffice, and it is not here. Install it, then run this again.")
    if not (is_administrator() and shutil.which("apt-get")):
        raise CannotGoOn(f"these tests need LibreOffice. Install it, then run this again:\n    sudo {lines[0]}")
    for line in lines:
        try:
            install_packages(line)
        except CannotGoOn as trouble:
            say(str(trouble))
        if any(map(shutil.which, OFFICE)):
            return
    raise CannotGoOn("these tests need LibreOffice, and it could not be installed; apt-get says above why.")


def install_packages(line: str) -> None:
    """Carries out an apt-get line after fetching the lists it reads."""
    say(line)
    # dpkg calls programs of the system folders, which a bare environment leaves out.
    path = os.pathsep.join([os.environ.get("PATH", os.defpath), "/usr/sbin", "/sbin"])
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive", "PATH": path}
    subprocess.call(["apt-get", "update", "--quiet=2"], env=quiet)
    if (
        subprocess.call(
            [*line.split(), "--quiet=2", "--option=DPkg::Lock::Timeout=300"], env=quiet, stdout=subprocess.DEVNULL
        )
        != 0
    ):
        raise CannotGoOn(
            f"system packages could not be installed; apt-get says above why. The command was:\n    {line}"
        )


def can_load(library: str) -> bool:
    """Whether the system's loader finds `library`."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def is_linux() -> bool:
    """Whether shared libraries are the machine's own matter; the wheels of other systems bring theirs."""
    return sys.platform.startswith("linux")


def is_administrator() -> bool:
    """Whether this process may install system packages."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def has_display(variables: Mapping[str, str]) -> bool:
    """Whether a window can be shown: always but on Linux, where the session names its display."""
    return not is_linux() or bool(variables.get("DISPLAY") or variables.get("WAYLAND_DISPLAY"))


def display_settings(variables: Mapping[str, str]) -> dict[str, str]:
    """The variables for a program with a window: Qt draws offscreen where there is no display."""
    return dict(variables) if has_display(variables) else {"QT_QPA_PLATFORM": "offscreen", **variables}


def start(command: Sequence[str], variables: Mapping[str, str] | None = None) -> int:
    """The exit code of `command`, run in the repository."""
    return subprocess.call(list(command), cwd=ROOT, env=None if variables is None else dict(variables))


def say(text: str) -> None:
    """Tells the person what is being done, ahead of what the programs started here print."""
    print(text, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
