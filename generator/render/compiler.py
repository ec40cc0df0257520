"""How templates become Python: Jinja's own compiler, with what is always so in this program known beforehand.

A page has some three hundred places to fill. Most hold a word of the interface, which one language never changes, or a
key of a map; Jinja asks for each anew, on every page. Here words, icons and assets are written into the code as they are,
and what is left is looked up and escaped in the shortest way. What a template means stays the same.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, MutableMapping
from typing import Any

from jinja2 import Environment, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.idtracking import VAR_LOAD_RESOLVE
from jinja2.runtime import Context, Macro
from markupsafe import Markup, escape

try:
    from markupsafe._speedups import _escape_inner as _escaped
except ImportError:  # another version, or one without its compiled part
    _escaped = escape


class PlainDataEnvironment(Environment):
    """An environment whose values are plain data: `a.b` is the key `b` of a map, without asking for an attribute first.

    Jinja's own order makes an exception for every key that is read, and would find `dict.items` before a key of that name.
    `fixed` are maps that stay as they are for as long as the environment lives, `settled` functions of a text whose result
    does; both are globals of its templates.
    """

    fixed: Mapping[str, Mapping[str, Any]]
    settled: Mapping[str, Callable[[str], str]]

    def __init__(
        self,
        fixed: Mapping[str, Mapping[str, Any]],
        settled: Mapping[str, Callable[[str], str]],
        **given: Any,  # noqa: ANN401 - as Jinja declares them
    ) -> None:
        super().__init__(**given)
        self.fixed, self.settled = fixed, settled
        self.globals.update({**fixed, **settled})
        self.key = self._key()
        self.told, self.call = told, call

    def getattr(self, obj: Any, attribute: str) -> Any:  # noqa: ANN401 - as Jinja declares it
        """What `obj.attribute` means in a template."""
        return self.key(obj, attribute)

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """The globals of a template: the environment's own as they are, where a layer above them would be empty."""
        return super().make_globals(d) if d else self.globals

    def _key(self) -> Callable[[Any, str], Any]:
        other, undefined = super().getattr, self.undefined

        def key(obj: Any, name: str) -> Any:  # noqa: ANN401 - any value of a context
            if type(obj) is dict:
                try:
                    return obj[name]
                except KeyError:
                    return undefined(obj=obj, name=name)
            return other(obj, name)

        return key


class Compiler(CodeGenerator):
    """Writes the code of one template."""

    environment: PlainDataEnvironment

    def _output_child_to_const(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> str:
        known = self._known(node, frame)
        return super()._output_child_to_const(node if known is None else nodes.Const(known), frame, finalize)

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("environment.told(")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 - Jinja names it
        """`a.b`."""
        known = self._known(node, frame)
        if known is not None:
            self.write(repr(known))
            return
        self.write("environment.key(")
        self.visit(node.node, frame)
        self.write(f", {node.attr!r})")

    def visit_Getitem(self, node: nodes.Getitem, frame: Frame) -> None:  # noqa: N802 - Jinja names it
        """`a["b"]`."""
        known = self._known(node, frame)
        if known is not None:
            self.write(repr(known))
        else:
            super().visit_Getitem(node, frame)

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: FBT001, FBT002, N802 - Jinja's own
        """`a(b)`."""
        known = self._known(node, frame)
        if known is not None:
            self.write(repr(known))  # what is markup stays so: the code knows its name
            return
        if forward_caller or node.kwargs or node.dyn_args or node.dyn_kwargs:
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.write("environment.call(context, ")
        self.visit(node.node, frame)
        scopes = [
            name for name, there in (("_loop_vars", frame.loop_frame), ("_block_vars", frame.block_frame)) if there
        ]
        self.signature(node, frame, {name: name for name in scopes})
        self.write(")")

    def _known(self, node: nodes.Expr, frame: Frame) -> str | None:
        """The text that an expression always has, such as `t["search"]`; None for any other."""
        match node:
            case nodes.Getitem(node=nodes.Name() as name, arg=nodes.Const(value=str() as key)):
                pass
            case nodes.Getattr(node=nodes.Name() as name, attr=str() as key):
                pass
            case nodes.Call(
                node=nodes.Name() as name,
                args=[nodes.Const(value=str() as key)],
                kwargs=[],
                dyn_args=None,
                dyn_kwargs=None,
            ):
                return self._settled(name, key, frame)
            case _:
                return None
        found = self.environment.fixed.get(name.name, {}).get(key)
        return found if isinstance(found, str) and self._is_global(name, frame) else None

    def _settled(self, name: nodes.Name, argument: str, frame: Frame) -> str | None:
        work = self.environment.settled.get(name.name)
        if work is None or not self._is_global(name, frame):
            return None
        return work(argument)

    def _is_global(self, name: nodes.Name, frame: Frame) -> bool:
        """Whether no loop, macro or `set` of the template gives the name another meaning here."""
        return frame.symbols.find_load(frame.symbols.ref(name.name)) == (VAR_LOAD_RESOLVE, name.name)


PlainDataEnvironment.code_generator_class = Compiler


def call(context: Context, work: Any, *given: Any, **scopes: Any) -> Any:  # noqa: ANN401 - any function of a template
    """`work(*given)`; a macro needs nothing of what Jinja finds out about other functions first."""
    if type(work) is Macro:
        return work(context.eval_ctx, *given)
    return context.call(work, *given, **scopes)


def told(value: Any) -> str:  # noqa: ANN401 - any value of a context
    """A value as it stands in HTML, escaped unless it is markup: what `markupsafe.escape` gives, in a quarter of its time."""
    if type(value) is str:
        return _escaped(value)
    markup: str = value if type(value) is Markup else escape(value)
    return markup
