"""What the project ships: the invented sample campaign, and the reference data.

Everything in ``sample`` is invented. A store that holds it must say so: set the store's own fact
``INVENTED`` (name, value) after loading ``SAMPLE``, and show ``NOTICE`` wherever the data show.
"""

from pathlib import Path
from typing import Final

SAMPLE: Final = Path(__file__).resolve().parent / "sample"
INVENTED: Final = ("invented", "yes")
NOTICE: Final = "Invented sample campaign: no person, account, post or answer in it is real."
