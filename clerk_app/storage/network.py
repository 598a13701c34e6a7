"""Whether a file lies on a network drive, where SQLite's write-ahead log would not be safe."""

import ctypes
import re
import sys
from pathlib import Path, PurePosixPath

_MOUNTS = Path("/proc/self/mounts")
_NETWORK_FILE_SYSTEMS = frozenset(
    {"9p", "afs", "ceph", "cifs", "davfs", "glusterfs", "lustre", "ncpfs", "nfs", "nfs4", "smb3", "smbfs", "virtiofs"}
)
_NETWORK_FUSE = ("fuse.sshfs", "fuse.rclone", "fuse.gvfsd-fuse", "fuse.davfs", "fuse.s3fs", "fuse.glusterfs")
_DRIVE_REMOTE = 4
_ESCAPED = re.compile(r"\\([0-7]{3})")
"""White space and backslashes in a mount's place are written as octal numbers, all other letters as they are."""


def is_on_network(path: Path) -> bool:
    """True where the file's drive is known to be reached over a network."""
    if sys.platform == "win32":
        root = path.resolve().anchor
        return root.startswith("\\\\") or ctypes.windll.kernel32.GetDriveTypeW(root) == _DRIVE_REMOTE
    if not _MOUNTS.exists():
        return False
    mounts = _MOUNTS.read_text(encoding="utf-8", errors="surrogateescape")
    return is_mounted_from_network(PurePosixPath(path.resolve()), mounts)


def is_mounted_from_network(path: PurePosixPath, mounts: str) -> bool:
    """True where the innermost of the mounts (as /proc/self/mounts lists them) that holds the path is a network's."""
    innermost, kind = PurePosixPath(), ""
    for line in mounts.split("\n"):
        parts = line.split(" ")  # a name may hold any other white space
        if len(parts) < 3:
            continue
        place = PurePosixPath(_ESCAPED.sub(lambda octal: chr(int(octal[1], 8)), parts[1]))
        if path.is_relative_to(place) and len(place.parts) >= len(innermost.parts):
            innermost, kind = place, parts[2]
    return kind in _NETWORK_FILE_SYSTEMS or kind.startswith(_NETWORK_FUSE)
