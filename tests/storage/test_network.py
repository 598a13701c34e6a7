from pathlib import Path, PurePosixPath

import pytest

from clerk_app.storage.network import is_mounted_from_network, is_on_network

MOUNTS = """\
/dev/sda1 / ext4 rw 0 0
tmpfs /tmp tmpfs rw 0 0
server:/boards /srv/boards nfs4 rw 0 0
//office/share /mnt/office\\040share cifs rw 0 0
/dev/sdb1 /srv/boards/local ext4 rw 0 0
clerk@host: /mnt/ssh fuse.sshfs rw 0 0
//office/connétables /mnt/Comité\\040“A”\\134B cifs rw 0 0
//office/archive /mnt/Archive\u00a02 cifs rw 0 0
short line
"""


@pytest.mark.parametrize(
    ("path", "answer"),
    [
        ("/home/clerk/minutes.clerk", False),
        ("/tmp/minutes.clerk", False),
        ("/srv/boards/minutes.clerk", True),
        ("/srv/boards-old/minutes.clerk", False),
        ("/srv/boards/local/minutes.clerk", False),
        ("/mnt/office share/2026/minutes.clerk", True),
        ("/mnt/ssh/minutes.clerk", True),
        ("/mnt/Comité “A”\\B/minutes.clerk", True),
        ("/mnt/Archive\u00a02/minutes.clerk", True),
    ],
)
def test_the_innermost_mount_decides(path: str, answer: bool) -> None:
    assert is_mounted_from_network(PurePosixPath(path), MOUNTS) is answer


def test_a_folder_of_this_machine_is_on_no_network(tmp_path: Path) -> None:
    assert not is_on_network(tmp_path / "minutes.clerk")
