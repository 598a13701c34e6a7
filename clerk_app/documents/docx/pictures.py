"""The one picture of a Word file: the logo, as a part of its own and as it stands in the text or in the header."""

from clerk_app.documents.docx.xml import attribute
from clerk_app.documents.units import Length
from clerk_app.domain.picture import Picture, PictureKind

_PLACE = "logo"
_EMU_IN_POINT = 12700
_DRAWING_ID = 1_000_000
"""Far from those of the pictures that a template brings: Word wants each once."""
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_ENDINGS = {PictureKind.PNG: "png", PictureKind.JPEG: "jpg"}
_TYPES = {PictureKind.PNG: "image/png", PictureKind.JPEG: "image/jpeg"}


def inline_picture(picture: Picture, width: Length, height: Length, number: int = 0) -> str:
    """A run that holds the picture in that size, with what it shows for those who cannot see it.

    `number` tells it from the same picture elsewhere in the file.
    """
    size = f'cx="{round(width * _EMU_IN_POINT)}" cy="{round(height * _EMU_IN_POINT)}"'
    told = f'id="{_DRAWING_ID + number}" name="Logo" descr="{attribute(picture.description)}"'
    return (
        f'<w:r><w:drawing><wp:inline xmlns:wp="{_DRAWING}/wordprocessingDrawing" distT="0" distB="0" distL="0" '
        f'distR="0"><wp:extent {size}/><wp:docPr {told}/><wp:cNvGraphicFramePr>'
        f'<a:graphicFrameLocks xmlns:a="{_DRAWING}/main" noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        f'<a:graphic xmlns:a="{_DRAWING}/main"><a:graphicData uri="{_DRAWING}/picture">'
        f'<pic:pic xmlns:pic="{_DRAWING}/picture"><pic:nvPicPr><pic:cNvPr {told}/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{_PLACE}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
        "</a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def picture_types(picture: Picture | None) -> dict[str, str]:
    """The content type of the picture's part, by its name."""
    return {_target_of(picture): _TYPES[picture.kind]} if picture is not None else {}


def picture_part(picture: Picture | None) -> dict[str, bytes]:
    """The picture's part, by its name in the package."""
    return {f"word/{_target_of(picture)}": picture.data} if picture is not None else {}


def related_picture(picture: Picture | None) -> dict[str, tuple[str, str]]:
    """How the document refers to its picture."""
    return {_PLACE: ("image", _target_of(picture))} if picture is not None else {}


def _target_of(picture: Picture) -> str:
    return f"media/logo.{_ENDINGS[picture.kind]}"
