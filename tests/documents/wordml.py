"""What the schema of Word lets stand where: the elements that the writer uses, their order, attributes and values.

Written from ECMA-376 part 1, annex A.1 (wml.xsd, transitional): sequences are given whole, values as far as they are
used, so that anything else that is ever written is a fault until it is looked up.
"""

import re

from lxml import etree

from clerk_app.documents.docx.xml import R, W

Element = etree._Element
XML = "http://www.w3.org/XML/1998/namespace"

BLOCKS = "p tbl bookmarkStart bookmarkEnd"
IN_A_PARAGRAPH = "r hyperlink bookmarkStart bookmarkEnd"

# Sequences, whose order Word insists on.
ORDER = {
    "document": "background body",
    "pPr": (
        "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
        "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
        "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
        "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange"
    ),
    "rPr": (
        "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid "
        "vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em "
        "lang eastAsianLayout specVanish oMath"
    ),
    "numPr": "ilvl numId numberingChange ins",
    "pBdr": "top left bottom right between bar",
    "tblPr": (
        "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd "
        "tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription tblPrChange"
    ),
    "tblBorders": "top left start bottom right end insideH insideV",
    "tblCellMar": "top left start bottom right end",
    "tcMar": "top left start bottom right end",
    "tcBorders": "top left start bottom right end insideH insideV tl2br tr2bl",
    "tbl": "bookmarkStart bookmarkEnd tblPr tblGrid tr",
    "tblGrid": "gridCol tblGridChange",
    "tr": "tblPrEx trPr tc",
    "tcPr": (
        "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark "
        "headers cellIns cellDel cellMerge tcPrChange"
    ),
    "sectPr": (
        "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType "
        "cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings sectPrChange"
    ),
    "numbering": "numPicBullet abstractNum num numIdMacAtCleanup",
    "abstractNum": "nsid multiLevelType tmpl name styleLink numStyleLink lvl",
    "num": "abstractNumId lvlOverride",
    "lvlOverride": "startOverride lvl",
    "lvl": "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr",
    "style": (
        "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked "
        "personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr"
    ),
    "tblStylePr": "pPr rPr tblPr trPr tcPr",
    "styles": "docDefaults latentStyles style",
    "docDefaults": "rPrDefault pPrDefault",
    "rPrDefault": "rPr",
    "pPrDefault": "pPr",
    "latentStyles": "lsdException",
    "tabs": "tab",
    "settings": (
        "writeProtection view zoom removePersonalInformation removeDateAndTime doNotDisplayPageBoundaries "
        "displayBackgroundShape printPostScriptOverText printFractionalCharacterWidth printFormsData "
        "embedTrueTypeFonts "
        "embedSystemFonts saveSubsetFonts saveFormsData mirrorMargins alignBordersAndEdges "
        "bordersDoNotSurroundHeader bordersDoNotSurroundFooter gutterAtTop hideSpellingErrors hideGrammaticalErrors "
        "activeWritingStyle proofState formsDesign attachedTemplate linkStyles stylePaneFormatFilter "
        "stylePaneSortMethod documentType mailMerge revisionView trackRevisions doNotTrackMoves "
        "doNotTrackFormatting documentProtection autoFormatOverride styleLockTheme styleLockQFSet defaultTabStop "
        "autoHyphenation consecutiveHyphenLimit hyphenationZone doNotHyphenateCaps showEnvelope summaryLength "
        "clickAndTypeStyle defaultTableStyle evenAndOddHeaders bookFoldRevPrinting bookFoldPrinting "
        "bookFoldPrintingSheets drawingGridHorizontalSpacing drawingGridVerticalSpacing "
        "displayHorizontalDrawingGridEvery displayVerticalDrawingGridEvery doNotUseMarginsForDrawingGridOrigin "
        "drawingGridHorizontalOrigin drawingGridVerticalOrigin doNotShadeFormData noPunctuationKerning "
        "characterSpacingControl printTwoOnOne strictFirstAndLastChars noLineBreaksAfter noLineBreaksBefore "
        "savePreviewPicture doNotValidateAgainstSchema saveInvalidXml ignoreMixedContent alwaysShowPlaceholderText "
        "doNotDemarcateInvalidXml saveXmlDataOnly useXSLTWhenSaving saveThroughXslt showXMLTags "
        "alwaysMergeEmptyNamespace updateFields hdrShapeDefaults footnotePr endnotePr compat docVars rsids mathPr "
        "attachedSchema themeFontLang clrSchemeMapping doNotIncludeSubdocsInStats doNotAutoCompressPictures "
        "forceUpgrade captions readModeInkLockDown smartTagType schemaLibrary shapeDefaults doNotEmbedSmartTags "
        "decimalSymbol listSeparator"
    ),
    "compat": "compatSetting",
    "fonts": "font",
    "font": (
        "altName panose1 charset family notTrueType pitch sig embedRegular embedBold embedItalic embedBoldItalic"
    ),
}  # fmt: skip

# Choices: what comes first, and what may follow in any order.
CHOICE = {
    "body": ("", BLOCKS, "sectPr"),
    "hdr": ("", BLOCKS, ""),
    "ftr": ("", BLOCKS, ""),
    "tc": ("tcPr", BLOCKS, ""),
    "p": ("pPr", IN_A_PARAGRAPH, ""),
    "hyperlink": ("", IN_A_PARAGRAPH, ""),
    "r": ("rPr", "t br tab fldChar instrText drawing", ""),
    "trPr": ("", "cantSplit tblHeader gridBefore gridAfter jc trHeight", ""),
}

_REPEATED = (
    "headerReference footerReference numPicBullet abstractNum num lvlOverride lvl style tblStylePr lsdException tab "
    "compatSetting font gridCol tr tc bookmarkStart bookmarkEnd"
)
REPEATED = frozenset(_REPEATED.split())

NUMBER, COUNT = r"-?\d{1,9}", r"\d{1,9}"
ON_OFF = r"0|1|true|false|on|off"
WORDS = r"[^\n]*"
ID = r"[^\s].*"
COLOUR = r"[0-9A-F]{6}|auto"
EIGHT_DIGITS = r"[0-9A-F]{8}"
LANGUAGE = r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*"
BORDER = {"val": "single|nil|none", "sz?": COUNT, "space?": COUNT, "color?": COLOUR}
WIDTH = {"w": NUMBER, "type": "dxa"}
VALUE = {"val": ID}
SWITCH = {"val?": ON_OFF}
BEGINS = {f"{{{XML}}}space?": "preserve"}
REFERENCE = {"type": "default|first|even", f"{{{R}}}id": ID}

# Attributes by element; a question mark is behind the name of one that may be missing.
ATTRIBUTES: dict[str, dict[str, str]] = {
    "t": BEGINS,
    "instrText": BEGINS,
    "br": {"type?": "page|column|textWrapping"},
    "fldChar": {"fldCharType": "begin|separate|end", "dirty?": "true"},
    "hyperlink": {f"{{{R}}}id": ID, "tooltip?": WORDS, "history?": ON_OFF},
    "bookmarkStart": {"id": COUNT, "name": r"[A-Za-z_]\w{0,39}"},
    "bookmarkEnd": {"id": COUNT},
    "pStyle": VALUE,
    "rStyle": VALUE,
    "tblStyle": VALUE,
    "basedOn": VALUE,
    "next": VALUE,
    "link": VALUE,
    "name": VALUE,
    "ilvl": {"val": "[0-8]"},
    "numId": {"val": COUNT},
    "abstractNumId": {"val": COUNT},
    "start": {"val": COUNT},
    "startOverride": {"val": COUNT},
    "numFmt": {"val": "decimal|upperLetter|lowerLetter|lowerRoman|bullet"},
    "lvlRestart": {"val": "[0-9]"},
    "lvlText": {"val": WORDS},
    "lvlJc": {"val": "left"},
    "lvl": {"ilvl": "[0-8]"},
    "lvlOverride": {"ilvl": "[0-8]"},
    "num": {"numId": COUNT},
    "abstractNum": {"abstractNumId": COUNT},
    "nsid": {"val": EIGHT_DIGITS},
    "multiLevelType": {"val": "multilevel"},
    "keepNext": SWITCH,
    "keepLines": SWITCH,
    "pageBreakBefore": SWITCH,
    "widowControl": SWITCH,
    "contextualSpacing": SWITCH,
    "bidi": SWITCH,
    "b": SWITCH,
    "bCs": SWITCH,
    "i": SWITCH,
    "iCs": SWITCH,
    "rtl": SWITCH,
    "cantSplit": SWITCH,
    "tblHeader": SWITCH,
    "titlePg": SWITCH,
    "qFormat": SWITCH,
    "semiHidden": SWITCH,
    "trackRevisions": SWITCH,
    "spacing": {"before?": COUNT, "after?": COUNT, "line?": COUNT, "lineRule?": "auto|exact|atLeast"},
    "ind": {"left?": NUMBER, "right?": NUMBER, "hanging?": COUNT, "firstLine?": COUNT},
    "jc": {"val": "left|center|right"},
    "outlineLvl": {"val": "[0-9]"},
    "tab": {"val?": "left|right", "leader?": "underscore", "pos?": NUMBER},
    "rFonts": {"ascii": ID, "hAnsi": ID, "cs": ID},
    "color": {"val": COLOUR},
    "sz": {"val": COUNT},
    "szCs": {"val": COUNT},
    "u": {"val": "single"},
    "lang": {"val?": LANGUAGE, "eastAsia?": LANGUAGE, "bidi?": LANGUAGE},
    "shd": {"val": "clear", "color": COLOUR, "fill": COLOUR},
    "tblW": WIDTH,
    "tcW": WIDTH,
    "tblInd": WIDTH,
    "gridCol": {"w": COUNT},
    "gridSpan": {"val": COUNT},
    "vMerge": {"val?": "restart|continue"},
    "tblLayout": {"type": "fixed"},
    "tblLook": {
        "val": "[0-9A-F]{4}", "firstRow": ON_OFF, "lastRow": ON_OFF, "firstColumn": ON_OFF, "lastColumn": ON_OFF,
        "noHBand": ON_OFF, "noVBand": ON_OFF,
    },
    "tblCaption": {"val": WORDS},
    "tblDescription": {"val": WORDS},
    "style": {"type": "paragraph|character|table|numbering", "styleId": ID, "default?": ON_OFF, "customStyle?": ON_OFF},
    "tblStylePr": {"type": "firstRow"},
    "latentStyles": {
        "defLockedState": ON_OFF, "defUIPriority": COUNT, "defSemiHidden": ON_OFF, "defUnhideWhenUsed": ON_OFF,
        "defQFormat": ON_OFF, "count": COUNT,
    },
    "uiPriority": {"val": COUNT},
    "headerReference": REFERENCE,
    "footerReference": REFERENCE,
    "pgSz": {"w": COUNT, "h": COUNT, "orient?": "portrait|landscape"},
    "pgMar": {
        "top": NUMBER, "right": COUNT, "bottom": NUMBER, "left": COUNT, "header": COUNT, "footer": COUNT,
        "gutter": COUNT,
    },
    "defaultTabStop": {"val": COUNT},
    "characterSpacingControl": {"val": "doNotCompress"},
    "compatSetting": {"name": ID, "uri": ID, "val": ID},
    "font": {"name": ID},
    "altName": VALUE,
    "charset": {"val": "[0-9A-F]{2}"},
    "family": {"val": "swiss|roman"},
    "pitch": {"val": "variable"},
}  # fmt: skip

_SIDES = {"top", "left", "bottom", "right", "insideH", "insideV"}


def order_faults(root: Element) -> list[str]:
    """Where children stand out of the schema's order, stand twice, or are not known to it."""
    return [fault for element in _of_word(root) for fault in _children_faults(element)]


def attribute_faults(root: Element) -> list[str]:
    """Where an attribute is missing, not known, or has a value that the schema does not allow."""
    return [fault for element in _of_word(root) for fault in _attribute_faults(element)]


def _of_word(root: Element) -> list[Element]:
    """All elements but a drawing and what is in it, which is of another schema."""
    drawn = {id(inside) for drawing in root.iter(f"{{{W}}}drawing") for inside in drawing.iter()}
    return [element for element in root.iter(etree.Element) if id(element) not in drawn]


def _children_faults(element: Element) -> list[str]:
    if not str(element.tag).startswith(f"{{{W}}}"):
        return [f"an element of another kind: {element.tag}"]
    parent = etree.QName(element).localname
    children = [etree.QName(child).localname for child in element]
    if parent in CHOICE:
        first, between, last = CHOICE[parent]
        known = [first, *between.split(), last]
        rest = children[1:] if first and children[:1] == [first] else children
        rest = rest[:-1] if last and rest[-1:] == [last] else rest
        misplaced = [child for child in rest if child not in between.split()]
        return [f"{parent}: {' '.join(children)}"] if misplaced or set(children) - set(known) else []
    allowed = ORDER.get(parent, "").split()
    places = [allowed.index(child) for child in children if child in allowed]
    twice = [child for child in children if child not in REPEATED and children.count(child) > 1]
    if len(places) < len(children) or places != sorted(places) or twice:
        return [f"{parent}: {' '.join(children)}"]
    return []


def _attribute_faults(element: Element) -> list[str]:
    name = etree.QName(element).localname
    parent = element.getparent()
    within = "" if parent is None else etree.QName(parent).localname
    table = ATTRIBUTES.get(name, {})
    if name in _SIDES:
        table = WIDTH if within in ("tblCellMar", "tcMar") else BORDER
    allowed = {_full(key.removesuffix("?")): pattern for key, pattern in table.items()}
    needed = {_full(key) for key in table if not key.endswith("?")}
    faults = [f"{name} lacks {key}" for key in needed - set(element.attrib)]
    for key, said in element.attrib.items():
        pattern = allowed.get(str(key))
        if pattern is None or not re.fullmatch(pattern, str(said)):
            faults.append(f"{name} has {key!s}={said!r}")
    if (element.tail or "").strip() or ((element.text or "").strip() and name not in ("t", "instrText")):
        faults.append(f"{name} holds text")
    return faults


def _full(key: str) -> str:
    return key if key.startswith("{") else f"{{{W}}}{key}"
