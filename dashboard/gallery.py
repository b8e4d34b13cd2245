"""Pictures of the network being shown, each under an address nobody can guess."""

import hashlib
import hmac
import secrets
import threading
from collections import OrderedDict

from dashboard.picture import Picture

PATH = "/picture/"
KEPT = 64


class Gallery:
    """The latest pictures of this process; the oldest leaves when a new one comes."""

    def __init__(self, kept: int = KEPT) -> None:
        """Make an empty gallery with a secret of its own."""
        self._kept = kept
        self._secret = secrets.token_bytes(32)
        self._pictures: OrderedDict[str, Picture] = OrderedDict()
        self._lock = threading.Lock()

    def show(self, picture: Picture) -> str:
        """Keep a picture and return the path it is served at: the same picture, the same path."""
        key = hmac.new(self._secret, picture.html.encode(), hashlib.sha256).hexdigest()
        with self._lock:
            self._pictures[key] = picture
            self._pictures.move_to_end(key)
            while len(self._pictures) > self._kept:
                self._pictures.popitem(last=False)
        return PATH + key

    def get(self, key: str) -> Picture | None:
        """Return the picture kept under a key, if it is still there."""
        with self._lock:
            return self._pictures.get(key)


GALLERY = Gallery()
