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
        mask = call.text("mask") or MASKS.get(key)
        if mask is None:
            raise call.refuse(f"there is no register {key}")
        work.lock(authority_id)
        register_id = work.begin("register", authority_id)
        suffix = authorities.suffix(work.connection, authority_id)
        mask = mask.replace("{suffix}", suffix)
        registers.open_register(work.connection, register_id, authority_id, key, on.year, mask)
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
