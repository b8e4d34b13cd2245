"""How much a file may hold, so that no file can fill the memory."""

MEGABYTE = 1_000_000
BUFFER = 131_072
"""What is read of a file at once."""
FILE_BYTES = 256 * MEGABYTE
"""One file, or one unpacked part, that must be held whole; what is read as a stream has none."""
UNPACKED_BYTES = 1_024 * MEGABYTE
"""All parts of one workbook, unpacked."""
RATIO = 300
"""How many times larger a packed part may become; above ``RATIO_FROM`` bytes only."""
RATIO_FROM = 10 * MEGABYTE
ZIP_RATIO = 100
"""The same for all parts of a zip together; X's and Meta's exports become 5 to 20 times larger."""
ZIP_RATIO_FROM = 1_024 * MEGABYTE
FILES = 5_000
"""Files of one folder or zip that are opened."""
PARTS = 200_000
"""Entries of one folder or zip, with the pictures and videos that are not opened."""
CONTENTS_BYTES = 64 * MEGABYTE
"""A zip's table of contents."""
COLUMNS = 16_384
"""Columns of a table; Excel's own limit."""
LINE_CELLS = 200_000
"""Separators in one line of a CSV file that has no quotation marks."""
CELLS = 30_000_000
"""Cells of one sheet's used rectangle."""
CELL_CHARACTERS = 100_000
"""One cell; a row with a longer one is set aside."""
STRING_BYTES = 2 * MEGABYTE
"""One text of a workbook or XML file; Excel's own limit is 32,767 characters."""
