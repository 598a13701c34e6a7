"""What can go wrong with the machine, as codes and values: the wording says what happened, what is safe, what to do."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class TroubleCode(StrEnum):
    """The troubles a clerk can meet that are not their doing."""

    STORE_NEWER = "store_newer"
    STORE_OLDER = "store_older"
    STORE_DAMAGED = "store_damaged"
    RECORD_DAMAGED = "record_damaged"
    STORE_NOT_OURS = "store_not_ours"
    STORE_READ_ONLY = "store_read_only"
    STORE_LOCKED = "store_locked"
    STORE_TAKEN = "store_taken"
    STORE_GONE = "store_gone"
    STORE_BUSY = "store_busy"
    STORE_MISSING = "store_missing"
    STORE_LEFT_ITS_LOG = "store_left_its_log"
    DISK_FULL = "disk_full"
    DISK_ERROR = "disk_error"
    NO_PERMISSION = "no_permission"
    TARGET_LOCKED = "target_locked"
    TARGET_MISSING = "target_missing"
    TARGET_EXISTS = "target_exists"
    TARGET_IS_RECORDS = "target_is_records"
    TARGET_NOT_A_FILE = "target_not_a_file"
    NAME_TOO_LONG = "name_too_long"
    MAY_NOT_READ = "may_not_read"
    FILE_UNREADABLE = "file_unreadable"
    FILE_NOT_INTERCHANGE = "file_not_interchange"
    FILE_NEWER = "file_newer"
    FILE_BREAKS_SCHEMA = "file_breaks_schema"
    FILE_REFERS_TO_NOTHING = "file_refers_to_nothing"
    FILE_NOT_READ = "file_not_read"
    TEMPLATE_NOT_READ = "template_not_read"
    STYLE_NOT_READ = "style_not_read"
    MIGRATION_FAILED = "migration_failed"
    NOT_PRINTED = "not_printed"
    DICTIONARY_UNREADABLE = "dictionary_unreadable"


class Trouble(Exception):
    """The machine, a file or the store would not do what was asked; what was acknowledged before is safe.

    `values` fill the places of the sentence (path, host, field ...); `__cause__` keeps the library's own error.
    """

    def __init__(self, code: TroubleCode, **values: str | int | None) -> None:
        super().__init__(code)
        self.code = code
        self.values: Mapping[str, str | int | None] = MappingProxyType(values)

    def __str__(self) -> str:
        return f"{self.code} {dict(self.values)}" if self.values else str(self.code)
