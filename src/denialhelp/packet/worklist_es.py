"""worklist.es.md: for a reader of Spanish what to know, what to sign and send where and by when; the papers to get stay in worklist.md."""

from __future__ import annotations

from datetime import date

from denialhelp.casefile.letter import Letter
from denialhelp.casefile.rights import Rights
from denialhelp.casefile.slugs import LetterKind, RouteKind
from denialhelp.letters.spanish import furniture
from denialhelp.packet import words
from denialhelp.packet.first import no_appeal
from denialhelp.packet.markdown import marked
from denialhelp.packet.necessity_lines import necessity_lines_es
from denialhelp.packet.next_steps import BILLING, FAST, address, fees, last_safe_day
from denialhelp.packet.worklist import Left, section

R, K = RouteKind, LetterKind
ROUTES = {
    R.INTERNAL_APPEAL: "Apelación interna", R.SECOND_LEVEL_APPEAL: "Apelación de segundo nivel", R.EXPEDITED_APPEAL: "Apelación acelerada",
    R.EXTERNAL_REVIEW: "Revisión externa", R.EXPEDITED_EXTERNAL_REVIEW: "Revisión externa acelerada",
    R.SUBMIT_PRIOR_AUTHORIZATION: "Solicitud de autorización previa", R.RETROACTIVE_AUTHORIZATION: "Autorización retroactiva",
    R.AUTHORIZATION_ON_FILE: "Mostrar la autorización que ya existe", R.CORRECTED_CLAIM: "Reclamación corregida",
    R.FORMULARY_EXCEPTION: "Excepción a la lista de medicamentos", R.STEP_THERAPY_EXCEPTION: "Excepción a la terapia escalonada",
    R.PEER_TO_PEER: "Llamada entre médicos", R.PROVIDER_WRITE_OFF: "Que el proveedor cancele el cobro",
    R.NO_SURPRISES_DISPUTE: "Protección contra facturas sorpresa", R.FAIR_HEARING: "Audiencia imparcial estatal",
    R.AID_PAID_PENDING: "Que los servicios sigan durante la apelación",
    R.QIO_FAST_TRACK: "Revisión rápida de la organización de mejora de la calidad",
    R.IRE_AUTOMATIC: "Revisión automática por la entidad independiente",
    R.OPM_REVIEW: "Revisión de la Oficina de Administración de Personal",
    R.REDETERMINATION: "Redeterminación", R.RECONSIDERATION: "Reconsideración", R.ALJ_HEARING: "Audiencia ante un juez administrativo",
    R.GRIEVANCE: "Queja al plan", R.REGULATOR_COMPLAINT: "Queja ante el regulador", R.DOCUMENT_REQUEST: "Solicitud de documentos",
    R.GOOD_CAUSE_LATE_FILING: "Presentación tardía con motivo justificado", R.NO_APPEAL_OTHER_HELP: "Otra ayuda (sin apelación)",
}
LETTERS = {
    K.APPEAL: "la apelación. Fírmela y envíela a tiempo", K.SECOND_LEVEL: "la segunda apelación. Fírmela y envíela a tiempo",
    K.EXPEDITED: "pide una decisión rápida. Envíela hoy", K.EXTERNAL_REVIEW: "va a los revisores independientes. Fírmela y envíela",
    K.MEDICAL_NECESSITY_STATEMENT: "para que el médico la revise, la cambie y la firme. Envíela solo cuando esté firmada",
    K.CLAIM_FILE_REQUEST: "pide al plan todo el expediente, gratis. Fírmela y envíela con la apelación; no espere la respuesta",
    K.CRITERIA_REQUEST: "pregunta qué criterios usaron y pide copia. Fírmela y envíela ya; no espere la respuesta",
    K.RETRO_AUTHORIZATION: "pide una autorización después del servicio. No detiene el plazo para apelar",
    K.AUTHORIZATION_ON_FILE: "muestra al plan la aprobación que dio. Fírmela y envíela",
    K.CORRECTED_CLAIM_REQUEST: "pide a la oficina de cobros del proveedor una reclamación corregida. Désela a esa oficina",
    K.EXCEPTION_REQUEST: "pide una excepción; va con la declaración del médico que receta",
    K.NOTICE_DEFECTS: "dice al plan lo que falta en su aviso. Puede ir con la apelación",
    K.LATE_PLAN: "dice al plan que se le pasó su propio plazo. Fírmela y envíela",
    K.GOOD_CAUSE: "pide que acepten una presentación tardía. Va encima de la apelación",
    K.REGULATOR_COMPLAINT: "una queja ante la oficina que vigila al plan, si usted quiere. No detiene el plazo para apelar",
    K.PEER_TO_PEER_BRIEF: "notas para la llamada del médico con el plan. Désela al médico; no la envíe",
    K.CONTINUATION_OF_BENEFITS: "pide que los servicios sigan durante la apelación. Tiene el plazo más corto: envíela primero",
    K.PROVIDER_WRITE_OFF: "pide a la oficina de cobros que no le cobre a usted. Envíela antes de pagar nada",
    K.REPRESENTATIVE_APPOINTMENT: "la firman las dos personas. Sin ella el plan puede no contestar a quien ayuda",
}


def _to(letter: Letter, left: Left) -> str:
    return address(letter, left.notice, furniture.line, "o en línea")


def _when(kind: LetterKind, rights: Rights, as_of: date) -> str:
    if kind is K.EXPEDITED:
        return "hoy mismo"
    last = last_safe_day(kind, rights)
    if last is None:
        return "lo antes posible"
    day = words.day(last, "es")
    return f"a más tardar el {day}" if last >= as_of else f"hoy mismo (el día seguro, {day}, ya pasó)"


def _sending(main: Letter, left: Left, to: str) -> list[str]:
    when = _when(main.kind, left.rights, left.as_of)
    if main.kind in BILLING:
        return [f"Envíela con una copia del aviso {when}, a: {to}. El expediente es para el plan; esa oficina no lo necesita."]
    return [f"Envíela con todo packet.pdf {when}, a: {to}.",
            "El expediente empieza con la misma carta sin firma; ponga la suya firmada en su lugar."]


def _steps(left: Left) -> list[str]:
    main, path = left.letters[0], left.paths[0]
    to = _to(main, left) or "la dirección del aviso"
    if no_appeal(left.rights) is not None and main.kind is K.CLAIM_FILE_REQUEST:
        return ["- [ ] Vea primero las otras ayudas en worklist.md; para eso no hay que enviar nada.",
                f"- [ ] Solo si un dato está mal: firme {path}.pdf y envíela a {marked(to)}.", "- No hay que pagarle a nadie por esto."]
    steps = [
        f"Lea {path}.es.pdf: es la carta en inglés con su traducción al lado. Es para leer; no la envíe.",
        f"Si algo no es cierto, cámbielo en {path}.docx. Después firme {path}.pdf, que está en inglés.",
        *_sending(main, left, to),
        "Guarde la prueba: el reporte del fax, el recibo del correo, o el nombre de quien contestó el teléfono y la hora.",
    ]
    if main.kind is K.EXPEDITED:
        steps.insert(0, "Es urgente: llame hoy al plan al número del aviso, pida una apelación acelerada y anote el nombre y la hora.")
    lines = [f"- [ ] {marked(step)}" for step in steps]
    due = fees(main, left.rights)
    if due == {0}:
        lines.append("- Presentarla no cuesta nada. No hay que pagarle a nadie: usted puede enviarla.")
    elif due and (fee := next((f for f in due if f), None)):
        lines.append(f"- La oficina puede pedir hasta ${fee}; el aviso y el formulario dicen cuándo no se cobra.")
    return lines


def _other(letter: Letter, path: str, left: Left) -> str:
    to = "" if letter.kind in (K.PEER_TO_PEER_BRIEF, K.MEDICAL_NECESSITY_STATEMENT) else _to(letter, left)
    to = "la misma dirección" if to and to == _to(left.letters[0], left) else to
    return f"- [ ] {path}.pdf: {LETTERS[letter.kind]}." + (f" A: {marked(to)}." if to else "")


def _dates(left: Left) -> list[str]:
    asked = {q.fact for q in left.questions}
    open_ = sorted((r for r in left.rights.routes if r.available), key=lambda r: r.rank)
    lines = [f"- [ ] **{ROUTES[r.route]}**: pídala hoy; no hay un día que esperar."
             for r in open_ if r.file_by is None and r.route in FAST and "urgent" not in asked]
    for day, route in sorted(((r.file_by, r) for r in open_ if r.file_by is not None), key=lambda one: (one[0], one[1].rank)):
        safe = route.recommended_file_by
        early = f"; para estar seguro, el {words.day(safe, 'es')}" if safe is not None and safe != day else ""
        lines.append(f"- [ ] **{ROUTES[route.route]}**: último día {words.day(day, 'es')}{early}.")
    if lines and left.notice.text("plan_type") is None:
        lines.insert(0, "- Todavía no se sabe qué clase de plan es, y el último día depende de eso. No espere el último de estos días.")
    return lines or ["- Todavía no se pudo calcular un último día; conteste primero las preguntas de worklist.md."]


def worklist_es(left: Left, first: tuple[str, ...]) -> str:
    """The Spanish worklist as Markdown; first are the first things in Spanish."""
    others = [_other(letter, path, left) for letter, path in zip(left.letters[1:], left.paths[1:], strict=True)]
    lines = ["# Lo que falta hacer", ""]
    lines += section("Sepa esto primero", [f"- {marked(line)}" for line in first])
    lines += section("Qué hacer ahora", _steps(left))
    lines += section("Las otras cartas", others)
    lines += section("Las fechas", _dates(left))
    lines += section("Qué cuenta como médicamente necesario en este tipo de plan", necessity_lines_es(left.library))
    lines += ["Los papeles que faltan y a quién pedirlos están en worklist.md, en inglés. Muéstrelo a su médico o a quien le ayude.", ""]
    return "\n".join(lines)
