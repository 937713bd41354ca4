"""Drawings that may stand in a page: shapes and words with plain attributes, nothing that runs or is fetched."""

from lxml import etree

SVG = "{http://www.w3.org/2000/svg}"
SHAPES = {"svg", "g", "rect", "line", "path", "polyline", "polygon", "circle", "ellipse", "text", "tspan", "title"}
PARSER = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)


def checked(svg: str) -> str:
    """The drawing without what doesn't draw. Raises ValueError for what is no SVG."""
    try:
        root = etree.fromstring(svg.encode(), PARSER)
    except etree.XMLSyntaxError as error:
        raise ValueError("no drawing") from error
    for element in list(root.iter()):
        if not isinstance(element.tag, str) or element.tag.removeprefix(SVG) not in SHAPES:
            _drop(element)
            continue
        for name in list(element.attrib):
            if not _plain(str(name), str(element.get(name))):
                del element.attrib[name]
    return etree.tostring(root, encoding="unicode")


def _plain(name: str, value: str) -> bool:
    """No handler, style, link nor reference to elsewhere."""
    return not (name.startswith(("on", "{")) or name in ("style", "href", "class", "id") or "url(" in value)


def _drop(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is None:
        raise ValueError("no drawing")
    parent.remove(element)
