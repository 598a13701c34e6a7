"""What a PDF says of itself: the XMP packet with its PDF/UA and PDF/A claims."""

from datetime import UTC, datetime
from xml.sax.saxutils import escape

from clerk_app.documents.blocks import Metadata
from clerk_app.documents.pdf.strings import one_line
from clerk_app.documents.text_rules import paper_language

PROGRAM = "Clerk"

_SCHEMA = """<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" \
xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">\
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">\
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>\
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">\
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>\
<pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>PDF/UA part</pdfaProperty:description>\
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"""


def xmp_packet(metadata: Metadata) -> bytes:
    """The packet. Its words are those of the information dictionary, as PDF/A-2 (6.6.3) wants."""
    keywords = _said(", ".join(metadata.keywords))
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" '
        'xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" '
        'xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">'
        f"<dc:title>{_alternatives(metadata.title)}</dc:title>"
        f"<dc:creator><rdf:Seq><rdf:li>{_said(metadata.author)}</rdf:li></rdf:Seq></dc:creator>"
        f"<dc:description>{_alternatives(metadata.subject)}</dc:description>"
        f"<dc:language><rdf:Bag><rdf:li>{paper_language(metadata)}</rdf:li></rdf:Bag></dc:language>"
        f"<pdf:Keywords>{keywords}</pdf:Keywords><pdf:Producer>{PROGRAM}</pdf:Producer>"
        f"<xmp:CreatorTool>{PROGRAM}</xmp:CreatorTool>"
        f"<xmp:CreateDate>{_stamp(metadata.created)}</xmp:CreateDate>"
        f"<xmp:ModifyDate>{_stamp(metadata.modified)}</xmp:ModifyDate>"
        f"<xmpMM:DocumentID>uuid:{_said(metadata.export_id)}</xmpMM:DocumentID>"
        "<pdfuaid:part>1</pdfuaid:part><pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>"
        f'</rdf:Description>{_SCHEMA}</rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
    ).encode()


def _said(text: str) -> str:
    return escape(one_line(text))


def _alternatives(text: str) -> str:
    return f'<rdf:Alt><rdf:li xml:lang="x-default">{_said(text)}</rdf:li></rdf:Alt>'


def _stamp(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S+00:00")
