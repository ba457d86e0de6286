"""What a value looks like, by its name and else by its type."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from types import MappingProxyType
from typing import Final, Literal, get_args, get_origin

_DIGEST: Final = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
_NAMED: Final[Mapping[str, object]] = MappingProxyType(
    {
        "certificate_no": "01/2024/KQNV",
        "current": "mật khẩu đang dùng",
        "digest": _DIGEST,
        "email": "an@example.vn",
        "form_digest": _DIGEST,
        "item_id": "120-B.1@PB1.1",
        "key": "quan-ly-khoa-hoc",
        "kind": "call-proposals",
        "language": "vi",
        "login": "an.nguyen",
        "mission_code": "TPH.2024.03",
        "name": "Kho dữ liệu của trường",
        "new": "bốn từ không liên quan",
        "number": "01/2024/KQNV",
        "place": "120-A.1",
        "process_id": "P1_de_xuat",
        "reason": "Theo quyết định phân công",
        "request_id": "120-Number.1",
        "role": "task_unit",
        "scope": "mine",
        "status": "RUNNING",
        "submission_digest": _DIGEST,
        "task_id": "120-A.1",
        "text": "lua",
        "title": "Giống lúa chịu mặn",
        "to": "2024-06-01",
    }
)
_MAPPINGS: Final[Mapping[str, object]] = MappingProxyType(
    {
        "answers": {"title": "Giống lúa chịu mặn", "amount": 1_500_000_000, "overall": "DAT"},
        "attributes": {"months": 24, "start": {"@": "2024-06-01"}},
        "raw": {"title": "Giống lúa", "amount": ""},
    }
)
_TYPED: Final[Mapping[object, object]] = MappingProxyType(
    {
        bool: True,
        int: 120,
        str: "…",
        Decimal: 82.5,
        date: "2024-03-04",
        datetime: "2024-03-04T02:00:00+00:00",
    }
)


def example(name: str, annotation: object) -> object:
    """Return an example, ``None`` for what is composed of parts that have their own."""
    if annotation is str:
        return _NAMED.get(name, _TYPED[str])
    if get_origin(annotation) is Literal:
        return get_args(annotation)[0]
    if get_origin(annotation) in {Mapping, dict}:
        return _MAPPINGS.get(name)
    return _TYPED.get(annotation) if isinstance(annotation, type) else None
