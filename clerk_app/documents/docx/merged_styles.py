"""The styles and numbering of a template with ours beside them: ours where it lacks a name, its own where it has it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from lxml import etree

from clerk_app.documents.blocks import Role
from clerk_app.documents.docx.names import id_of, style_id, unnumbered_name
from clerk_app.documents.docx.numbering import Numbering
from clerk_app.documents.docx.styles import HEADINGS, styles_part
from clerk_app.documents.docx.template import Template
from clerk_app.documents.docx.xml import W
from clerk_app.documents.style import PageStyle
from clerk_app.documents.units import Length, pt

Element = etree._Element

_FIRST_OF_TEMPLATE = 1000
"""Its numberings count from there, behind all of ours."""
_SIZE_OF_WORD = pt(10)
"""Of text to which nobody gives a size."""
_TIES = ("basedOn", "next", "link")
_USES = ("pStyle", "rStyle", "tblStyle", "styleLink", "numStyleLink", *_TIES)
_BEFORE_NUMBERS = ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl")
_BEFORE_PARAGRAPH = (
    "name", "aliases", "basedOn", "next", "link", "autoRedefine", "hidden", "uiPriority", "semiHidden",
    "unhideWhenUsed", "qFormat", "locked", "personal", "personalCompose", "personalReply", "rsid",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Merged:
    """Both parts, and how styles and numberings of the template are called in them."""

    styles: bytes
    numbering: bytes
    ids: Mapping[str, str]
    nums: Mapping[str, str]

    def rename(self, root: Element) -> None:
        """A header or footer of the template refers to its styles and numberings as they are called here."""
        _rename(root, self.ids)
        _renumber(root, self.nums)


def merged_looks(template: Template, style: PageStyle, numbering: Numbering, language: str) -> Merged:
    """The styles of the template and those of ours that it lacks, all numbered as the paper is."""
    ours = _parsed(styles_part(style, language).encode())
    own_numbering = _parsed(numbering.part().encode())
    theirs = _parsed(template.styles) if template.styles else etree.Element(ours.tag, nsmap={"w": W})
    patterns = _parsed(template.numbering) if template.numbering else etree.Element(own_numbering.tag)
    ids = _ids(ours, theirs)
    _rename(theirs, ids)
    _rename(patterns, ids)
    nums = _join_numbering(own_numbering, patterns)
    _renumber(theirs, nums)
    known = {_id(one): one for one in theirs.iter(_w("style"))}
    _number_as_ours(known, _styles_of(ours))
    for one in _styles_of(ours):
        if _id(one) not in known:
            theirs.append(_plainer(one, style))
    _number_like_its_heading(theirs, known, style)
    _tie(theirs)
    _defaults(theirs, ours, language)
    _bind(own_numbering, theirs)
    return Merged(_as_bytes(theirs), _as_bytes(own_numbering), ids, nums)


def size_of_text(template: Template) -> Length | None:
    """The size of the template's body text; None where it has no styles."""
    if not template.styles:
        return None
    root = _parsed(template.styles)
    styles = {_id(one): one for one in root.iter(_w("style"))}
    named = {_name(one): one for one in styles.values()}
    text = named.get("body text", named.get("normal"))
    seen: set[str] = set()
    while text is not None and _id(text) not in seen:
        seen.add(_id(text))
        found = _number(_val(text.find(f"{_w('rPr')}/{_w('sz')}")))
        if found:
            return pt(found / 2)
        text = styles.get(_val(text.find(_w("basedOn"))))
    default = root.find(f"{_w('docDefaults')}/{_w('rPrDefault')}/{_w('rPr')}/{_w('sz')}")
    return pt(_number(_val(default)) / 2) or _SIZE_OF_WORD


def _ids(ours: Element, theirs: Element) -> dict[str, str]:
    """How each style of the template is called: as ours of the same name and type, or as nothing of ours.

    A name that the template has for another type of style is left to ours.
    """
    by_name = {_name(one): one for one in _styles_of(ours)}
    defaults = {_type(one): _id(one) for one in _styles_of(ours) if _is_default(one)}
    taken = {_id(one) for one in by_name.values()}
    ids: dict[str, str] = {}
    for one in theirs.iter(_w("style")):
        names = [_name(one), *(part.strip().casefold() for part in _val(one.find(_w("aliases"))).split(","))]
        same = next((by_name[name] for name in names if name in by_name and _type(by_name[name]) == _type(one)), None)
        own = defaults[_type(one)] if _is_default(one) else _id(same) if same is not None else ""
        if not own or own in ids.values():
            own = _free(_id(one), taken | set(ids.values()))
            if _name(one) in by_name:
                _set(one, "name", f"{_val(one.find(_w('name')))} (template)")
        ids[_id(one)] = own
    return ids


def _free(name: str, taken: set[str]) -> str:
    while name in taken:
        name += "Template"
    return name


def _rename(root: Element, ids: Mapping[str, str]) -> None:
    for one in root.iter(_w("style")):
        one.set(_w("styleId"), ids.get(_id(one), _id(one)))
    for one in list(root.iter(*map(_w, _USES))):
        name = ids.get(_val(one))
        if name is None:
            _drop(one)
        else:
            one.set(_w("val"), name)


def _renumber(root: Element, nums: Mapping[str, str]) -> None:
    for one in list(root.iter(_w("numPr"))):
        number = one.find(_w("numId"))
        if number is None or _val(number) == "0":
            continue
        if _val(number) in nums:
            number.set(_w("val"), nums[_val(number)])
        else:
            _drop(one)


def _join_numbering(own: Element, theirs: Element) -> dict[str, str]:
    """Puts the template's patterns and numberings behind ours; how its numberings are called now."""
    patterns = {_val(one, "abstractNumId"): one for one in theirs.findall(_w("abstractNum"))}
    places = {name: str(_FIRST_OF_TEMPLATE + place) for place, name in enumerate(patterns)}
    at = len(own.findall(_w("abstractNum")))
    for place, (name, one) in enumerate(patterns.items()):
        one.set(_w("abstractNumId"), places[name])
        own.insert(at + place, one)
    nums: dict[str, str] = {}
    for one in theirs.findall(_w("num")):
        pattern = one.find(_w("abstractNumId"))
        name = _val(one, "numId")
        if pattern is None or _val(pattern) not in places or name in nums:
            continue
        nums[name] = str(_FIRST_OF_TEMPLATE + len(nums))
        one.set(_w("numId"), nums[name])
        pattern.set(_w("val"), places[_val(pattern)])
        own.append(one)
    return nums


def _number_as_ours(theirs: Mapping[str, Element], ours: Iterable[Element]) -> None:
    """The styles that we write paragraphs in print the numbers of the paper, whatever the template counts by them."""
    for one in ours:
        name = _id(one)
        if name not in theirs or _type(one) != "paragraph":
            continue
        wanted = one.find(f"{_w('pPr')}/{_w('numPr')}")
        if wanted is None and _numbering_of(theirs[name], theirs) is None:
            continue
        properties = _properties(theirs[name])
        for old in properties.findall(_w("numPr")):
            properties.remove(old)
        number = _copied(wanted) if wanted is not None else _no_number()
        place = sum(etree.QName(each).localname in _BEFORE_NUMBERS for each in properties)
        properties.insert(place, number)


def _numbering_of(style: Element, styles: Mapping[str, Element]) -> Element | None:
    """The numbering of a style or of one that it is based on."""
    seen: set[str] = set()
    one: Element | None = style
    while one is not None and _id(one) not in seen:
        seen.add(_id(one))
        found = one.find(f"{_w('pPr')}/{_w('numPr')}")
        if found is not None:
            return None if _val(found.find(_w("numId"))) == "0" else found
        one = styles.get(_val(one.find(_w("basedOn"))))
    return None


def _plainer(style: Element, look: PageStyle) -> Element:
    """One of our styles, with size, colour and alignment left to the template where ours are those of any text."""
    body = look.text(Role.BODY)
    half_points = str(body.size.half_points)
    usual = {"color": body.colour, "sz": half_points, "szCs": half_points, "jc": "left"}
    flush = {id_of(unnumbered_name(look.text(role))) for role in HEADINGS if not look.text(role).before}
    if _id(style) in flush:
        # It stands beside the number of its item, whatever room the template's own heading asks for above.
        spacing = etree.Element(_w("spacing"))
        spacing.set(_w("before"), "0")
        _properties(style).insert(1, spacing)
    for one in list(style.iter(*map(_w, usual))):
        if _type(style) == "paragraph" and _val(one) == usual[etree.QName(one).localname]:
            _drop(one)
    return style


def _number_like_its_heading(root: Element, known: Mapping[str, Element], look: PageStyle) -> None:
    """The number of an item in a table has the type of the heading beside it, where that is the template's."""
    heading, number = (style_id(look.text(role)) for role in (Role.HEADING_1, Role.ITEM_NUMBER))
    marks = known[heading].find(_w("rPr")) if heading in known else None
    if marks is None or number in known:
        return
    (style,) = (one for one in _styles_of(root) if _id(one) == number)
    for own in style.findall(_w("rPr")):
        style.remove(own)
    style.append(_copied(marks))


def _tie(root: Element) -> None:
    """Ties to styles that are not there, of another type, or that lead back to where they began are undone."""
    types = {_id(one): _type(one) for one in root.iter(_w("style"))}
    for one in root.iter(_w("style")):
        for tie in _TIES:
            other = one.find(_w(tie))
            if other is not None and (_val(other) not in types or (tie != "link" and types[_val(other)] != _type(one))):
                one.remove(other)
    based = {_id(one): _val(one.find(_w("basedOn"))) for one in root.iter(_w("style"))}
    for one in root.iter(_w("style")):
        if _id(one) in _ancestors(_id(one), based):
            one.remove(one.find(_w("basedOn")))  # type: ignore[arg-type]  # it has one, or would have no ancestors
            based[_id(one)] = ""


def _ancestors(name: str, based: Mapping[str, str]) -> set[str]:
    seen: set[str] = set()
    while (name := based.get(name, "")) and name not in seen:
        seen.add(name)
    return seen


def _defaults(root: Element, ours: Element, language: str) -> None:
    """What holds for all text stands first; its language is that of the paper."""
    for name in ("latentStyles", "docDefaults"):
        one = root.find(_w(name))
        if one is None:
            one = ours.find(_w(name))
        if one is not None:
            root.insert(0, one)
    default = root.find(_w("docDefaults"))
    assert default is not None
    properties = _under(_under(default, "rPrDefault", 0), "rPr", 0)
    _in_language(properties, language)
    for one in root.iter(_w("style")):
        own = one.find(f"{_w('rPr')}/{_w('lang')}")
        if _is_default(one) and own is not None:
            own.set(_w("val"), language)


def _in_language(properties: Element, language: str) -> None:
    tag = properties.find(_w("lang"))
    if tag is None:
        tag = etree.Element(_w("lang"))
        behind = [properties.index(one) for one in properties if etree.QName(one).localname in ("eastAsianLayout",)]
        properties.insert(min(behind, default=len(properties)), tag)
    tag.set(_w("val"), language)


def _bind(numbering: Element, styles: Element) -> None:
    """A level is bound to a style only where that style is numbered by it."""
    patterns = {_val(one, "numId"): _val(one.find(_w("abstractNumId"))) for one in numbering.findall(_w("num"))}
    numbered = {_id(one): one.find(f"{_w('pPr')}/{_w('numPr')}") for one in styles.iter(_w("style"))}
    for pattern in numbering.findall(_w("abstractNum")):
        for level in pattern.findall(_w("lvl")):
            bound = level.find(_w("pStyle"))
            if bound is None:
                continue
            back = numbered.get(_val(bound))
            number, at = (None, "") if back is None else (back.find(_w("numId")), _val(back.find(_w("ilvl"))) or "0")
            if patterns.get(_val(number)) != _val(pattern, "abstractNumId") or at != _val(level, "ilvl"):
                level.remove(bound)


def _properties(style: Element) -> Element:
    place = sum(etree.QName(one).localname in _BEFORE_PARAGRAPH for one in style)
    return _under(style, "pPr", place)


def _under(above: Element, name: str, place: int) -> Element:
    found = above.find(_w(name))
    if found is None:
        found = etree.Element(_w(name))
        above.insert(place, found)
    return found


def _no_number() -> Element:
    made = etree.Element(_w("numPr"))
    etree.SubElement(made, _w("numId")).set(_w("val"), "0")
    return made


def _set(style: Element, name: str, said: str) -> None:
    one = style.find(_w(name))
    if one is not None:
        one.set(_w("val"), said)


def _copied(one: Element) -> Element:
    return etree.fromstring(etree.tostring(one))


def _drop(one: Element) -> None:
    above = one.getparent()
    if above is not None:
        above.remove(one)


def _styles_of(root: Element) -> list[Element]:
    return root.findall(_w("style"))


def _name(style: Element) -> str:
    return _val(style.find(_w("name"))).casefold()


def _id(style: Element) -> str:
    return _val(style, "styleId")


def _type(style: Element) -> str:
    return _val(style, "type") or "paragraph"


def _is_default(style: Element) -> bool:
    return _val(style, "default") in ("1", "true", "on")


def _val(one: Element | None, name: str = "val") -> str:
    return "" if one is None else str(one.get(_w(name)) or "")


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 5 else 0


def _w(name: str) -> str:
    return f"{{{W}}}{name}"


def _parsed(data: bytes) -> Element:
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))


def _as_bytes(root: Element) -> bytes:
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
