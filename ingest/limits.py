"""How much a file may hold, so that no file can fill the memory."""

MEGABYTE = 1_000_000
FILE_BYTES = 256 * MEGABYTE
"""One file, or one unpacked part of a workbook or zip."""
UNPACKED_BYTES = 1_024 * MEGABYTE
"""All parts of one workbook or zip, unpacked."""
RATIO = 300
"""How many times larger a packed part may become; above ``RATIO_FROM`` bytes only."""
RATIO_FROM = 10 * MEGABYTE
FILES = 5_000
"""Files of one load, or parts of one zip."""
CELLS = 30_000_000
"""Cells of one sheet's used rectangle."""
CELL_CHARACTERS = 100_000
"""One cell; a row with a longer one is set aside."""
STRING_BYTES = 2 * MEGABYTE
"""One text of a workbook; Excel's own limit is 32,767 characters."""
