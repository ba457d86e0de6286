"""draw-number: the next number of a register, gapless, in the step's own transaction."""

from engine.commands.operations.registry import Call, named
from engine.model.events import Kind
from engine.model.values import Value
from engine.regulations.registers import MASKS
from engine.store import authorities, registers


@named("draw-number")
def draw_number(call: Call) -> Value:
    """Draw from ``register`` of the authority and the year of the legal date.

    The register opens itself each year with the authority's mask, or ``mask`` if given.
    """
    key = call.needed("register")
    work, case = call.work, call.case
    authority_id, on = case.row.authority_id, case.legal_date
    register_id = registers.find(work.connection, authority_id, key, on.year)
    if register_id is None:
        # Two may meet here on the first day of a year: the second finds what the first opened.
        work.lock(authority_id)
        register_id = registers.find(work.connection, authority_id, key, on.year)
    if register_id is None:
        register_id = _open(call, key)
    work.lock(register_id)
    drawn = registers.draw(work.connection, register_id, case.case_id, call.request.element, on)
    work.record(
        register_id,
        Kind.NUMBER_DRAWN,
        {"number": drawn.number, "text": drawn.text, "case": case.case_id},
        legal_date=on,
        element=call.request.element,
    )
    return drawn.text


def _open(call: Call, key: str) -> int:
    """Open the register of the year with the authority's own mask, or the default one."""
    work, authority_id = call.work, call.case.row.authority_id
    mask = call.text("mask") or MASKS.get(key)
    if mask is None:
        raise call.refuse(f"there is no register {key}")
    register_id = work.begin("register", authority_id)
    mask = mask.replace("{suffix}", authorities.suffix(work.connection, authority_id))
    year = call.case.legal_date.year
    registers.open_register(work.connection, register_id, authority_id, key, year, mask)
    return register_id
