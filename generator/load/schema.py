"""Maps from YAML become records of the model; whatever does not fit is told at the field where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeVar, get_args
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ValidationError

from generator.load.schema_messages import Fault, fault_of
from generator.model.record import Record
from generator.model.source import Source, in_words
from generator.model.text import ANY
from generator.problems import Problem, did_you_mean

RecordT = TypeVar("RecordT", bound=Record)
UNION_BRANCH = ("function-", "NamedClaimant")  # how pydantic names the two ways to write a claimant


def read_record(
    model: type[RecordT], data: Mapping[str, Any], source: Source, *, zone: ZoneInfo | None = None
) -> tuple[RecordT | None, list[Problem]]:
    """The record that `data` holds, or a problem for each field that does not fit; days are taken in `zone`."""
    try:
        return model.model_validate(data, context={"timezone": zone}), []
    except ValidationError as error:
        details: list[Any] = error.errors(include_url=False)
    return None, list(
        dict.fromkeys(_problem(model, data, source, detail) for detail in details if _meant(data, detail))
    )


def unknown_languages(record: BaseModel, source: Source, langs: Sequence[str]) -> list[Problem]:
    """A problem for each localized text in a language that the site does not have."""
    found: list[Problem] = []
    for path, texts in _localized(record, ""):
        for lang in texts:
            if lang != ANY and lang not in langs:
                message = f"“{lang}” is no language of this site"
                hint = did_you_mean(lang, langs, otherwise=f"Languages of this site: {', '.join(langs)}.")
                found.append(source.error("unknown-language", f"{path}.{lang}", message, hint=hint))
    return found


def _localized(value: object, path: str) -> Iterator[tuple[str, Mapping[str, str]]]:
    if isinstance(value, dict):
        yield path, value
    elif isinstance(value, BaseModel):
        for name, inner in value.__dict__.items():
            if inner is not None and not isinstance(inner, str):
                yield from _localized(inner, f"{path}.{name}" if path else name)
    elif isinstance(value, tuple):
        for number, inner in enumerate(value):
            yield from _localized(inner, f"{path}.{number}")


def _meant(data: Mapping[str, Any], detail: Mapping[str, Any]) -> bool:
    """Whether a fault is one for the editor: of the way that was chosen to write a field (an id, or a map), and no echo."""
    value: Any = data
    for part in detail["loc"]:
        if _is_branch(part, value):
            return isinstance(value, Mapping) is (part == "NamedClaimant")
        if isinstance(value, Mapping):
            value = value.get(str(part))
        elif isinstance(value, list) and isinstance(part, int):
            value = value[part]
    counted = detail["type"] == "too_short" and isinstance(value, list)
    return not counted or len(value) < detail["ctx"]["min_length"]  # pydantic leaves faulty entries out of its count


def _is_branch(part: str | int, value: object) -> bool:
    """Whether a part of pydantic's path names a way to read a field, and no field."""
    return (
        isinstance(part, str) and part.startswith(UNION_BRANCH) and not (isinstance(value, Mapping) and part in value)
    )


def _path(data: Mapping[str, Any], detail: Mapping[str, Any]) -> list[str]:
    """Pydantic's path without the names of ways to read a field."""
    value: Any = data
    path: list[str] = []
    for part in detail["loc"]:
        if _is_branch(part, value):
            continue
        path.append(str(part))
        if isinstance(value, Mapping):
            value = value.get(str(part))
        elif isinstance(value, list) and isinstance(part, int):
            value = value[part]
    return path


def _problem(model: type[Record], data: Mapping[str, Any], source: Source, detail: Mapping[str, Any]) -> Problem:
    path = _path(data, detail)
    fault: Fault = fault_of(detail, path, _names(model, path[:-1]))
    place = ".".join(path)
    if detail["type"] == "missing" and place in source.marks:
        return source.error("empty-field", place, f"{in_words(path)} is empty", hint=fault.hint)
    return source.error(fault.code, place, fault.message, hint=fault.hint)


def _names(model: type[BaseModel], path: Sequence[str]) -> list[str]:
    """The fields that the record at `path` knows."""
    for part in path:
        if part.isdigit():
            continue
        field = model.model_fields.get(part)
        inner = _model_in(field.annotation) if field else None
        if inner is None:
            return []
        model = inner
    return [name for name, field in model.model_fields.items() if not field.exclude]


def _model_in(annotation: object) -> type[BaseModel] | None:
    if isinstance(annotation, type) and not get_args(annotation) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for argument in get_args(annotation) if (found := _model_in(argument))), None)
