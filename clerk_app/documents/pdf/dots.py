"""The dots of a picture as PDF keeps them."""

import io

from PIL import Image

from clerk_app.domain.picture import Picture

_OPAQUE = 255


def _upper_eight(dot: float) -> float:
    return dot * (1 / 256)


def colours_of(picture: Picture) -> tuple[bool, bytes, bytes]:
    """Whether a PNG is in grey alone, its dots row by row, and how far each is opaque; empty where all are wholly."""
    with Image.open(io.BytesIO(picture.data), formats=("PNG",)) as opened:
        # Sixteen bits of grey are cut off by `convert`, not scaled (Pillow 13): the upper eight are what is shown.
        image = opened.convert("I").point(_upper_eight).convert("L") if opened.mode.startswith("I") else opened
        grey = image.mode in ("1", "L", "LA")
        whole = image.convert("RGBA")
    mask = whole.getchannel("A").tobytes()
    dots = whole.convert("L" if grey else "RGB").tobytes()
    return grey, dots, b"" if mask.count(_OPAQUE) == len(mask) else mask
