"""All keys on one sheet, with a line to find one."""
