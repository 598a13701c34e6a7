"""Lengths on paper. One unit type, so that points are never taken for millimetres."""


class Length(float):
    """A length in points (1/72 inch). Make one with `pt` or `mm`; arithmetic gives plain numbers of points."""

    __slots__ = ()

    @property
    def twips(self) -> int:
        """The length in twentieths of a point, which Word counts in."""
        return round(self * 20)

    @property
    def half_points(self) -> int:
        """The length in half points, which Word gives type sizes in."""
        return round(self * 2)

    @property
    def eighths(self) -> int:
        """The length in eighths of a point, which Word gives line widths in."""
        return round(self * 8)


def pt(points: float) -> Length:
    """A length given in points."""
    return Length(points)


def mm(millimetres: float) -> Length:
    """A length given in millimetres."""
    return Length(millimetres * 72 / 25.4)


NOTHING = Length(0)
