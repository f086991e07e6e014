"""A judge of what OParl 1.1 gives: our own table of its properties, with the type of each.

The names and types were written down from the specification (https://oparl.org/spezifikation/). Where its
own schema is at hand, ``by_specification`` holds an object against that too.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

NAMESPACE = "https://schema.oparl.org/1.1/"
COMMON = "id:url! type:text! created:moment! modified:moment! license:url keyword:texts web:url deleted:flag"
FACTS = {
    "System": """oparlVersion:url! otherOparlVersions:urls body:url! name:text contactEmail:text
        contactName:text website:url vendor:url product:url""",
    "Body": """system:url shortName:text name:text! website:url licenseValidSince:moment oparlSince:moment
        ags:text rgs:text equivalent:urls contactEmail:text contactName:text organization:url! person:url!
        meeting:url! paper:url! legislativeTerm:LegislativeTerm[]! agendaItem:url consultation:url file:url
        locationList:url legislativeTermList:url membership:url classification:text location:Location
        mainOrganization:url""",
    "LegislativeTerm": "body:url name:text startDate:day endDate:day",
    "Organization": """body:url name:text membership:urls meeting:url consultation:url shortName:text
        post:texts subOrganizationOf:url organizationType:text classification:text startDate:day endDate:day
        website:url location:Location externalBody:url memberCount:number votingMemberCount:number""",
    "Person": """body:url name:text familyName:text givenName:text formOfAddress:text affix:text title:texts
        gender:text phone:texts email:texts location:url locationObject:Location status:texts
        membership:Membership[] image:File life:text lifeSource:text""",
    "Membership": """person:url organization:url role:text votingRight:flag startDate:day endDate:day
        onBehalfOf:url""",
    "Meeting": """name:text meetingState:text cancelled:flag start:moment end:moment location:Location
        organization:urls participant:urls invitation:File resultsProtocol:File verbatimProtocol:File
        auxiliaryFile:File[] agendaItem:AgendaItem[]""",
    "AgendaItem": """meeting:url number:text order:number! name:text public:flag consultation:url result:text
        resolutionText:text resolutionFile:File auxiliaryFile:File[] start:moment end:moment""",
    "Paper": """body:url name:text reference:text date:day paperType:text relatedPaper:urls
        superordinatedPaper:urls subordinatedPaper:urls mainFile:File auxiliaryFile:File[]
        location:Location[] originatorPerson:urls underDirectionOf:urls originatorOrganization:urls
        consultation:Consultation[]""",
    "Consultation": "paper:url agendaItem:url meeting:url organization:urls authoritative:flag role:text",
    "File": """name:text fileName:text mimeType:text date:day size:number sha1Checksum:text
        sha512Checksum:text text:text accessUrl:url! downloadUrl:url externalServiceUrl:url masterFile:url
        derivativeFile:urls fileLicense:url meeting:urls agendaItem:urls person:url paper:urls""",
    "Location": """description:text geojson:map streetAddress:text room:text postalCode:text
        subLocality:text locality:text bodies:urls organizations:urls persons:urls meetings:urls
        papers:urls""",
}  # fmt: skip
REMOVED = {"id", "type", "created", "modified", "deleted"}
URL = re.compile(r"https?://[^/\s]+/\S*")
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d")
DAY = re.compile(r"\d{4}-\d\d-\d\d")


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and value != ""


def _all(value: Any, pattern: re.Pattern[str] | None = None) -> bool:
    return isinstance(value, list) and all(
        _is_text(each) and (pattern is None or pattern.fullmatch(each)) for each in value
    )


PLAIN = {
    "text": _is_text,
    "url": lambda value: _is_text(value) and URL.fullmatch(value) is not None,
    "moment": lambda value: _is_text(value) and MOMENT.fullmatch(value) is not None,
    "day": lambda value: _is_text(value) and DAY.fullmatch(value) is not None,
    "flag": lambda value: isinstance(value, bool),
    "number": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "texts": _all,
    "urls": lambda value: _all(value, URL),
    "map": lambda value: isinstance(value, dict),
}


def faults(given: dict[str, Any]) -> Iterator[str]:
    """Yield whatever an object has that OParl does not allow, or lacks that it asks."""
    kind = str(given.get("type", "")).removeprefix(NAMESPACE)
    if kind not in FACTS:
        yield f"{given.get('id')}: “{given.get('type')}” is no type"
        return
    facts = dict(each.split(":") for each in f"{COMMON} {FACTS[kind]}".split())
    if given.get("deleted"):
        yield from (f"{given['id']}: {name} is left of what was removed" for name in given.keys() - REMOVED)
        facts = {name: facts[name] for name in REMOVED}
    for name, shape in facts.items():
        if name not in given:
            if shape.endswith("!"):
                yield f"{given['id']}: {name} is missing"
        else:
            yield from _faults_of(given, name, shape.rstrip("!"))
    for name in given.keys() - facts.keys():
        if ":" not in name:
            yield f"{given['id']}: {kind} has no {name}"


def _faults_of(given: dict[str, Any], name: str, shape: str) -> Iterator[str]:
    value = given[name]
    if test := PLAIN.get(shape):
        if not test(value):
            yield f"{given['id']}: {name} is {value!r}, and no {shape}"
        return
    inner = value if shape.endswith("[]") else [value]
    for each in inner:
        if each.get("type") != f"{NAMESPACE}{shape.rstrip('[]')}":
            yield f"{given['id']}: {name} holds a {each.get('type')}"
        yield from faults(each)


def by_specification(given: dict[str, Any], folder: Path) -> Iterator[str]:
    """Yield what the specification's own schema has against an object; ``folder`` holds its files."""
    from jsonschema import Draft7Validator

    kind = given["type"].removeprefix(NAMESPACE)
    schema = json.loads((folder / f"{kind}.json").read_text(encoding="utf-8"))
    if given.get("deleted"):
        schema["required"] = ["id", "type"]
    for error in Draft7Validator(schema).iter_errors(given):
        yield f"{given['id']}: {error.message}"
    for name in given.keys() - schema["properties"].keys():
        if ":" not in name:
            yield f"{given['id']}: {kind} has no {name}"
    for value in given.values():
        for each in value if isinstance(value, list) else [value]:
            if isinstance(each, dict) and str(each.get("type", "")).startswith(NAMESPACE):
                yield from by_specification(each, folder)
