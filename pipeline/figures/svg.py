"""From what plotly draws to a clean, standalone SVG that can stand in a page beside others."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

FONT_STACK = "Source Sans Pro, sans-serif"
KEPT_STYLES = {
    "fill", "fill-opacity", "stroke", "stroke-width", "stroke-opacity", "stroke-dasharray",
    "opacity", "font-size", "font-weight", "display", "stroke-linejoin",
}  # fmt: skip
NEUTRAL = {
    ("opacity", "1"), ("fill-opacity", "1"), ("stroke-opacity", "1"), ("stroke-width", "0"),
    ("font-weight", "normal"),
}  # fmt: skip
KEPT_ATTRIBUTES = {
    "d", "x", "y", "dy", "dx", "width", "height", "transform", "text-anchor", "clip-path", "id",
    "points", "r", "cx", "cy", "fill-rule",
}  # fmt: skip
HALO = "4"  # px around the letters, half of it outside them
HOLLOW = {"g", "defs", "clipPath", "pattern"}
Colours = Mapping[str, str]


@dataclass(slots=True)
class _Cleaner:
    """Rebuilds one tree; knows the prefix of its ids, colour roles and the roles of its texts."""

    prefix: str
    colours: Colours
    texts: list[str]
    ids: dict[str, str] = field(default_factory=dict)

    def element(self, old: ET.Element, at: tuple[float, float], free: str) -> ET.Element | None:
        tag = _tag(old)
        kind = old.get("class", "")
        if tag == "g" and kind == "annotation":
            role = self.texts[int(old.get("data-index", "0"))]
            free = "" if role == "waarde" else role.partition(" ")[0]
            return self._annotation(old, free)
        if tag == "g" and kind in {"xtick", "ytick"}:
            free = "as"
        if tag == "a":
            return self._fact(old, at, free)
        new = ET.Element(tag, self._attributes(old))
        new.text, new.tail = old.text, old.tail
        if tag == "text" and free:
            new.set("data-vrij", free)
        _move(new, at)
        new.extend(part for child in old if (part := self.element(child, at, free)) is not None)
        return None if _is_nothing(new) else new

    def _annotation(self, group: ET.Element, free: str) -> ET.Element | None:
        """Plotly's nest of groups around one text, as one text at its place."""
        text = next(part for part in group.iter() if _tag(part) == "text")
        moves = [_offset(part.get("transform", "")) for part in group.iter() if _tag(part) == "g"]
        at = sum(x for x, _ in moves), sum(y for _, y in moves)
        new = self.element(text, at, free)
        ground = next((part for part in group.iter() if part.get("class") == "bg"), None)
        if new is not None and ground is not None:
            self._halo(new, self._attributes(ground))
        return new

    def _halo(self, text: ET.Element, ground: dict[str, str]) -> None:
        """A text with a ground of its own gets a line of that colour around its letters."""
        colour = ground.get("fill", "none")
        if colour != "none":
            halo = {"stroke": colour, "stroke-width": HALO, "stroke-linejoin": "round"}
            text.attrib.update(halo | {"paint-order": "stroke"})
            if colour in self.colours:
                kind = f"{text.get('class', '')} l-{self.colours[colour]}"
                text.set("class", kind.strip())

    def _fact(self, link: ET.Element, at: tuple[float, float], free: str) -> ET.Element:
        """A fact travelled as a link to its id; here it becomes text that names its fact."""
        target = link.get("href", "")
        new = ET.Element("tspan")
        if target.startswith("#"):
            new.set("data-feit", target.removeprefix("#"))
        new.text, new.tail = link.text, link.tail
        new.extend(part for child in link if (part := self.element(child, at, free)) is not None)
        return new

    def _attributes(self, old: ET.Element) -> dict[str, str]:
        found = {key: value for key, value in old.attrib.items() if key in KEPT_ATTRIBUTES}
        for key, value in _styles(old.get("style", "")):
            if key in KEPT_STYLES and (key, value.removesuffix("px")) not in NEUTRAL:
                found[key] = _colour(value.removesuffix("px"))
        if found.get("fill-opacity") == "0":
            found["fill"] = "none"
            del found["fill-opacity"]
        unseen = found.get("stroke-opacity") == "0" or "stroke-width" not in found
        if _tag(old) not in {"text", "tspan"} and unseen:
            found.pop("stroke", None)
            found.pop("stroke-opacity", None)
        roles = [
            prefix + self.colours[found[key]]
            for key, prefix in (("fill", "k-"), ("stroke", "l-"))
            if found.get(key) in self.colours
        ]
        if roles:
            found["class"] = " ".join(roles)
        if "id" in found:
            found["id"] = self._id(found["id"])
        for key in ("clip-path", "fill"):
            if match := re.fullmatch(r"url\(['\"]?#([^'\")]+)['\"]?\)", found.get(key, "")):
                found[key] = f"url(#{self._id(match[1])})"
        return {key: _short(value) if key != "id" else value for key, value in found.items()}

    def _id(self, old: str) -> str:
        """Plotly's random ids as numbers under name and width of the figure."""
        return self.ids.setdefault(old, f"{self.prefix}{len(self.ids) + 1}")


def clean_svg(
    raw: str, *, name: str, width: int, height: int, colours: Colours, texts: list[str]
) -> str:
    """A standalone SVG with ``viewBox``, real text and classes for colours.

    Args:
        raw: the SVG as plotly draws it.
        name: prefix of every id, together with ``width``.
        width: of the drawing.
        height: of the drawing.
        colours: role of each colour code; an element gets ``k-<role>`` for its fill and
            ``l-<role>`` for its line, so that a page can recolour it for a dark screen.
        texts: role of each annotation by its index; names and notes are marked ``data-vrij``.

    Returns:
        Text that shows a fact stands in an element with ``data-feit="<fact id>"``; axis ticks
        carry ``data-vrij="as"``, names ``"naam"``, notes ``"noot"``: their digits are no facts.
    """
    old = ET.fromstring(raw)  # noqa: S314  our own drawing, no outside input
    # One page may hold a wide and a narrow drawing of the same figure.
    cleaner = _Cleaner(f"{name}--{width}-", colours, texts)
    root = ET.Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "viewBox": f"0 0 {width} {height}",
            "role": "img",
            "font-family": FONT_STACK,
        },
    )
    for child in old:
        if _tag(child) != "rect" and (part := cleaner.element(child, (0, 0), "")) is not None:
            root.append(part)
    _drop_unused(root)
    return ET.tostring(root, encoding="unicode") + "\n"


def _tag(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2]


def _styles(text: str) -> Iterator[tuple[str, str]]:
    for rule in text.split(";"):
        key, colon, value = rule.partition(":")
        if colon:
            yield key.strip(), value.strip()


def _colour(value: str) -> str:
    match = re.fullmatch(r"rgb\((\d+), (\d+), (\d+)\)", value)
    return "#" + "".join(f"{int(part):02x}" for part in match.groups()) if match else value


def _short(value: str) -> str:
    """Coordinates to a hundredth of a pixel: enough for the eye, the same on every machine."""
    return re.sub(r"-?\d+\.\d{3,}(?:e-?\d+)?", lambda m: f"{round(float(m[0]), 2) + 0:g}", value)


def _offset(transform: str) -> tuple[float, float]:
    match = re.fullmatch(r"translate\(([-\d.]+),\s*([-\d.]+)\)", transform)
    return (float(match[1]), float(match[2])) if match else (0.0, 0.0)


def _move(element: ET.Element, at: tuple[float, float]) -> None:
    if at != (0.0, 0.0):
        for key, by in zip("xy", at, strict=True):
            if key in element.attrib:
                element.set(key, _short(f"{float(element.attrib[key]) + by:.4f}"))


def _is_nothing(element: ET.Element) -> bool:
    tag = element.tag
    if tag in HOLLOW:
        return len(element) == 0
    if tag == "path":
        drawn = element.get("d", "")
        hidden = drawn in {"", "M0,0", "M0,0Z"} or element.get("display") == "none"
        straight = re.fullmatch(r"M[^A-Za-z]*[HVhv][^A-Za-z]*", drawn) is not None
        return hidden or (straight and "stroke" not in element.attrib)
    if tag == "rect":
        return element.get("fill") == "none" and element.get("stroke-opacity") in {"0", None}
    return tag == "text" and not "".join(element.itertext())


def _drop_unused(root: ET.Element) -> None:
    used = set(re.findall(r"url\(#([^)]+)\)", ET.tostring(root, encoding="unicode")))
    _prune(root, used)
    _flatten(root)


def _prune(parent: ET.Element, used: set[str]) -> None:
    for child in list(parent):
        _prune(child, used)
        stray = child.tag in {"clipPath", "pattern"} and child.get("id") not in used
        hollow = child.tag in {"g", "defs"} and len(child) == 0
        if stray or hollow:
            parent.remove(child)
        elif child.tag in {"g", "defs"}:
            child.attrib.pop("id", None)


def _flatten(parent: ET.Element) -> None:
    """Take away groups that group nothing: they carry neither place nor clip."""
    for child in list(parent):
        _flatten(child)
        if child.tag == "g" and not child.attrib:
            place = list(parent).index(child)
            parent.remove(child)
            for step, part in enumerate(list(child)):
                parent.insert(place + step, part)
