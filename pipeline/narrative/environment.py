"""The sandbox in which templates are filled.

Templates can do little on purpose: look at frozen objects, call the functions of this room,
repeat and choose. Nothing is found outside the template folders, nothing is called on plain text,
and nothing is printed that is not escaped text or markup this room made (see ``values``).
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from typing import Any

from jinja2 import StrictUndefined, Undefined, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import Namespace, missing
from markupsafe import Markup

from pipeline.narrative.headings import lager
from pipeline.narrative.loader import TemplateFolders
from pipeline.narrative.names import Shown, View, template_names
from pipeline.narrative.refusal import WrongUse, unknown
from pipeline.narrative.text import Qmd, unescape
from pipeline.narrative.values import describe, joined, printed
from pipeline.narrative.vocabulary import COMMENT_END, COMMENT_START, FILTERS

VIEW_METHODS = frozenset({"items", "keys", "values", "get"})
OWN_FILTERS: Mapping[str, Callable[..., Any]] = {"lager": lager}
READABLE = (Shown, LoopContext, Namespace)


class UnknownName(StrictUndefined):
    """A name that does not exist; using it says which name was probably meant."""

    __slots__ = ()
    known: tuple[str, ...] = ()

    def __init__(
        self,
        hint: str | None = None,
        obj: Any = missing,
        name: str | None = None,
        exc: Any = None,
    ) -> None:
        super().__init__(hint, obj, name, lambda _: self._refusal())  # type: ignore[arg-type]

    def _refusal(self) -> WrongUse:
        name = str(self._undefined_name)
        if self._undefined_obj is missing:
            return unknown(f"De naam “{name}” bestaat niet.", name, self.known)
        owner = self._undefined_obj
        return unknown(
            f"De naam “{name}” bestaat niet bij {describe(owner)}.", name, template_names(owner)
        )


class _Generator(CodeGenerator):
    """Jinja's compiler, except that text is escaped as Markdown and never as HTML."""

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:  # noqa: N802
        self.write("environment.join_texts((")
        for part in node.nodes:
            self.visit(part, frame)
            self.write(", ")
        self.write("))")

    def _output_child_to_const(self, node: nodes.Expr, frame: Frame, finalize: Any) -> str:
        # Jinja would escape a constant as HTML before it reaches ``printed``.
        if not isinstance(node, nodes.TemplateData):
            raise nodes.Impossible
        return super()._output_child_to_const(node, frame, finalize)


class NarrativeEnvironment(ImmutableSandboxedEnvironment):
    """Strict, sandboxed Jinja2 whose output is Quarto Markdown.

    Args:
        loader: where templates come from.
        names: every variable and function that templates have.
    """

    code_generator_class = _Generator
    intercepted_binops = frozenset({"+", "*", "%", "**"})
    join_texts = staticmethod(joined)

    def __init__(self, loader: TemplateFolders, names: Mapping[str, Any]) -> None:
        known = tuple(name for name in names if not name.startswith("_"))
        super().__init__(
            loader=loader,
            undefined=type("UnknownName", (UnknownName,), {"known": known, "__slots__": ()}),
            finalize=printed,
            autoescape=True,
            comment_start_string=COMMENT_START,
            comment_end_string=COMMENT_END,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        self.filters = {name: ({**self.filters, **OWN_FILTERS})[name] for name in FILTERS}
        self.globals = {"namespace": Namespace}
        for name, value in names.items():
            self.globals[name] = checked(name, value) if _is_function(value) else value

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Only the public parts of objects made for templates may be read."""
        if attr.startswith("_"):
            return False
        if isinstance(obj, View):
            return attr in VIEW_METHODS
        if isinstance(obj, dict):
            return attr in VIEW_METHODS
        return isinstance(obj, READABLE) or type(obj).__name__ == "TemplateModule"

    def is_safe_callable(self, obj: Any) -> bool:
        """Functions of this room, macros, and methods of objects made for templates."""
        return not isinstance(obj, type) or obj is Namespace

    def join_path(self, template: str, parent: str) -> str:
        """The name of an included template as plain text, also when it was put together."""
        return unescape(template) if isinstance(template, Markup) else template

    def wrap_str_format(self, value: Any) -> None:
        """Plain text has no methods in a template, so there is no ``format`` to guard."""

    def unsafe_undefined(self, obj: Any, attribute: str) -> Undefined:
        """What may not be read does not exist."""
        return self.undefined(obj=obj, name=attribute)

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Text may be joined with ``+``; it cannot be multiplied or used as a format."""
        if not (isinstance(left, str) or isinstance(right, str)):
            return super().call_binop(context, operator, left, right)
        if operator == "+" and isinstance(left, str) and isinstance(right, str):
            return joined((left, right))
        raise WrongUse(
            f"Met een tekst kan niet worden gerekend ({operator}).",
            "Zet teksten achter elkaar met ~.",
        )


def _is_function(value: Any) -> bool:
    return inspect.isroutine(value)


def checked(name: str, function: Callable[..., Any]) -> Callable[..., Any]:
    """The function, refusing unknown names and wrong arguments with a Dutch sentence."""
    signature = inspect.signature(function)

    def call(*args: Any, **kwargs: Any) -> Any:
        for value in (*args, *kwargs.values()):
            if isinstance(value, Undefined):
                str(value)  # raises, naming the nearest valid name
        check_arguments(name, signature, args, kwargs)
        return function(*args, **kwargs)

    return call


def check_arguments(
    name: str, signature: inspect.Signature, args: tuple[Any, ...], kwargs: Mapping[str, Any]
) -> None:
    """Refuse a call that does not fit the function with :class:`WrongUse`."""
    try:
        signature.bind(*args, **kwargs)
    except TypeError:
        expected = ", ".join(
            parameter.name if parameter.default is parameter.empty else f"[{parameter.name}]"
            for parameter in signature.parameters.values()
        )
        raise WrongUse(
            f"De functie {name}() krijgt niet de gegevens die zij nodig heeft.",
            f"Schrijf {name}({expected}); wat tussen rechte haken staat mag weg.",
        ) from None


def origin_mark(template: str, line: int) -> Qmd:
    """The comment that names the template line a block came from."""
    return Qmd(f"\n<!-- bron: {template}:{line} -->\n\n")
