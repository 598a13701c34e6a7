"""Logos that papers in tests bear."""

import io

from PIL import Image, ImageDraw

from clerk_app.domain.picture import Picture, read_picture


def herons(kind: str = "PNG", mode: str = "RGBA", width: int = 300, height: int = 120) -> bytes:
    """A drawn logo: two reeds beside a disc, on nothing where the colours let something show through."""
    image = Image.new("RGBA", (width, height), (0, 0, 0, 0))
    pen = ImageDraw.Draw(image)
    pen.ellipse((0, 0, height - 1, height - 1), fill=(23, 50, 74, 255))
    for place in (0.55, 0.75):
        pen.rectangle((width * place, 0, width * (place + 0.08), height - 1), fill=(60, 125, 110, 255))
    out = io.BytesIO()
    image.convert(mode).save(out, kind)
    return out.getvalue()


def logo(kind: str = "PNG", mode: str = "RGBA") -> Picture:
    """The same, looked over."""
    return read_picture(herons(kind, mode), "Harbour Board: a disc beside two reeds")
