"""Form by form: what is said where the form itself does not suggest it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from engine.model.actors import Actor
from engine.model.values import Value
from engine.sample.ideas import Idea
from engine.sample.settling import Settlement

#: Who sits in every council of the sample: the experts, in this order.
SEATS: Final = ("CT", "PCT", "PB1", "PB2", "TKKH", "UV1", "UV2", "UV3", "UV4")
_APPRAISERS: Final = ("TO_TRUONG", "TO_PHO", "DON_VI_KP", "DAI_DIEN_HD", "THU_KY")
_CRITERIA: Final = ("urgency", "cross", "nodup", "apply", "form")
#: The lines of each ballot of a selection, without the s_ before them.
_TOPIC: Final = ["o1", "o2", "n1", "n2", "n3", "s1", "s2", "u1", "u2", "k1", "k2", "c1", "c2"]
_SOCIAL: Final = ["o1", "o2", "n1", "n2", "p1", "p2", "s1", "s2", "s3", "k1", "k2", "c1", "c2"]
_PILOT: Final = [*_TOPIC, "p1", "p2"]
_DAYS_A_MONTH: Final = 30.4


@dataclass(frozen=True)
class Scene:
    """One form in somebody's hands."""

    actor: Actor
    today: date
    people: Settlement
    idea: Idea
    #: A proposal the council does not find good enough, an application it ranks lower.
    weak: bool
    #: How many seats a council gets.
    seats: int


Said = Mapping[str, Value]


def _proposal(scene: Scene) -> Said:
    idea = scene.idea
    return {
        "title": idea.title,
        "field_code": idea.field,
        "proposer_name": scene.actor.name,
        "goal": idea.goal,
        "application_place": idea.place,
        "duration_months": Decimal(idea.months),
        "budget_state": idea.budget,
        "keywords": idea.keywords,
        "results_required": [{"group": "DOC", "name": idea.results}],
    }


def _call(scene: Scene) -> Said:
    return {
        "directions": "Bảo tồn di sản; kinh tế đầm phá; đô thị thông minh; dược liệu (mẫu).",
        "close_date": scene.today + timedelta(days=45),
    }


def _council(scene: Scene) -> Said:
    experts = [scene.people.actors[f"chuyengia{place}"] for place in range(1, 10)]
    seats: list[Value] = [
        {"person": str(expert.user_id), "seat": seat, "category": "NHA_KHOA_HOC"}
        for expert, seat in zip(experts[: scene.seats], SEATS, strict=False)
    ]
    return {"seats": seats}


def _meeting(scene: Scene) -> Said:
    return {
        "present": list(SEATS[: scene.seats]),
        "meeting_date": scene.today,
        "place": "Phòng họp Sở Khoa học và Công nghệ (mẫu)",
    }


def _ballot(scene: Scene) -> Said:
    verdict = "KHONG_DAT" if scene.weak else "DAT"
    return {f"crit_{name}": verdict for name in _CRITERIA}


def _score(lines: Sequence[str]) -> Callable[[Scene], Said]:
    return lambda scene: {f"s_{line}": "3" if scene.weak else "4" for line in lines}


def _dossier(scene: Scene) -> Said:
    idea, today = scene.idea, scene.today
    return {
        "p1_from": f"{today:%Y-%m}",
        "p1_to": f"{_after(today, idea.months):%Y-%m}",
        "p1_host": str(scene.actor.organisation_id),
        "p1_khoan_amount": idea.budget,
        "p1_team": [
            {"name": scene.actor.name, "org": "Tổ chức chủ trì", "role": "CN",
             "months": Decimal(idea.months)},
        ],
        "p4_budget_table": [{"line": "L01", "state": idea.budget}],
        "p4_yearly": [{"year": Decimal(today.year), "state": idea.budget}],
    }  # fmt: skip


def _appraisal(scene: Scene) -> Said:
    members: list[Value] = [
        {"name": f"Thành viên tổ thẩm định {place} (mẫu)", "seat": seat, "present": True}
        for place, seat in enumerate(_APPRAISERS, start=1)
    ]
    budget = scene.idea.budget
    return {
        "members": members,
        "budget_items": [{"line": "L01", "requested": budget, "approved": budget}],
        "total_state": budget,
        "duration": Decimal(scene.idea.months),
        "khoan": "KHOAN_SPCC",
    }


def _term(scene: Scene) -> Said:
    start = scene.today + timedelta(days=10)
    return {
        "start": start,
        "end": _after(start, scene.idea.months),
        "months": Decimal(scene.idea.months),
        "khoan_amount": scene.idea.budget,
        "khoan_method": "KHOAN_SPCC",
    }


def _contract(scene: Scene) -> Said:
    half = scene.idea.budget / 2
    return {
        "contract_no": f"{scene.today:%d%m}/{scene.today.year}/HĐ-KHCN (mẫu)",
        "payment_schedule": [
            {"no": Decimal(1), "condition": "Sau khi ký hợp đồng", "amount": half},
            {"no": Decimal(2), "condition": "Sau khi nghiệm thu", "amount": half},
        ],
    }


def _registration(scene: Scene) -> Said:
    return {
        "keywords": scene.idea.keywords,
        "abstract": f"{scene.idea.goal} {scene.idea.results}",
        "se_objective": "08",
        "full_text_access": "TOM_TAT",
    }


def _after(day: date, months: int) -> date:
    return day + timedelta(days=round(months * _DAYS_A_MONTH))


SAID: Final[Mapping[str, Callable[[Scene], Said]]] = MappingProxyType(
    {
        "A1-DXNV": _proposal,
        "TB-DE-XUAT": _call,
        "QD-HD": _council,
        "HOP-HD": _meeting,
        "C1-TVHD": _ballot,
        "C1-PDG": _ballot,
        "B1-2a-TMDTCN": _dossier,
        "B1-2b-TMDTXH": _dossier,
        "B1-2c-TMDA": _dossier,
        "B1-2d-TMDA": _dossier,
        "B1-4-LLCN": lambda _: {"personal_id": "000000000000", "active_5_years": True},
        "B2-3a-DG": _score(_TOPIC),
        "B2-3b-DGDTXH": _score(_SOCIAL),
        "B2-3b-DGDA": _score(_SOCIAL),
        "B2-3c-DGDA": _score(_PILOT),
        "B3-1a-BBTD": _appraisal,
        "B3-1b-BBTDDA": _appraisal,
        "B3-4-QDPDKP": _term,
        "HD-NCKHPTCN": _contract,
        "TAMUNG": lambda scene: {"request_amount": scene.idea.budget / 4},
        "C-2-BBKTDG": lambda _: {
            "core_present": Decimal(4),
            "specialist_present": True,
            "host_head_present": True,
        },
        "TB-KT": lambda scene: {"inspect_date": scene.today + timedelta(days=14)},
        "TT14-M1": lambda _: {"se_objective": "08"},
        "TT14-M5": _registration,
    }
)
