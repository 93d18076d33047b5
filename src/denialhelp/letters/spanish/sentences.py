"""The sentences of the appeal and its kin in English and Spanish. {gaps} are kinds of slots.py; a number tells two of a kind apart."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product


def _reversals() -> Iterator[tuple[str, str]]:
    """The request to reverse the denial, in each of its shapes: what is done, the service, its codes, its days."""
    done = (
        ("approve this service", "apruebe este servicio"),
        ("pay the claim for this service", "pague la reclamación por este servicio"),
        ("keep this service at the level that was approved before", "mantenga este servicio al nivel que se aprobó antes"),
    )
    services = (("", ""), (": {service}", ": {service}"))
    codes = (("", ""), (", as {codes}", ", como {codes}"))
    spans = (("", ""), (", from {span}", ", del {span}"), (", of {span}", ", del {span}"), (", starting {span}", ", desde el {span}"))
    for (act, acto), (what, que), (code, clave), (when, cuando) in product(done, services, codes, spans):
        yield f"Reverse the denial and {act}{what}{code}{when}.", f"Revoque la denegación y {acto}{que}{clave}{cuando}."


# fmt: off
SENTENCES: tuple[tuple[str, str], ...] = (
    # evidence
    ("{told}.", "{told}."),
    ("{quote}{place}.", "{quote}{place}."),
    ("In my own words: {quote}{place}.", "En mis propias palabras: {quote}{place}."),
    # the opening
    ("I {verb} {whose} of {date}.", "{verb} {whose} del {date}."),
    ("I {verb} {whose}.", "{verb} {whose}."),
    ("I write for my {rel}, {name}.", "Escribo por mi {rel}, {name}."),
    ("I write for my {rel}.", "Escribo por mi {rel}."),
    ("It denied this service: {service}.", "Negó este servicio: {service}."),
    ("It is about this service: {service}.", "Se trata de este servicio: {service}."),
    ("It left {money} unpaid for care of {date} at {name}.", "Dejó sin pagar {money} por la atención del {date} en {name}."),
    ("It left {money} unpaid for care of {date}.", "Dejó sin pagar {money} por la atención del {date}."),
    ("The record meets each criterion of {whose} that decides this case, as shown below.",
     "El expediente cumple cada criterio de {whose} que decide este caso, como se muestra abajo."),
    ("The record meets the criteria of {whose}, except for what is named below as not shown.",
     "El expediente cumple los criterios de {whose}, salvo lo que abajo se nombra como no mostrado."),
    # a further level
    ("The step before is over", "El paso anterior terminó"),
    ("The appeal before this one is over. The notice says {quote}{place}.",
     "La apelación anterior a esta terminó. El aviso dice {quote}{place}."),
    ("What is new since the decision", "Lo nuevo desde la decisión"),
    ("What is new since your decision", "Lo nuevo desde su decisión"),
    ("These papers are later than the decision of {date}:", "Estos papeles son posteriores a la decisión del {date}:"),
    ("I keep every point that I made before, and each point in this letter, for every later step.",
     "Mantengo todo lo que dije antes, y cada punto de esta carta, para cada paso posterior."),
    ("The notice says {quote}{place}.", "El aviso dice {quote}{place}."),
    ("The notice says: {quote}{place}.", "El aviso dice: {quote}{place}."),
    ("What comes with this request", "Lo que acompaña a esta solicitud"),
    ("I will send these with the application form. Please tell me at once if anything is missing.",
     "Enviaré esto con el formulario de solicitud. Por favor dígame de inmediato si falta algo."),
    ("I ask for an expedited external review at the same time, by a letter of its own.",
     "Pido al mismo tiempo una revisión externa acelerada, en una carta aparte."),
    ("The amount in dispute is {money}.", "La cantidad en disputa es {money}."),
    ("Please set the hearing so that I and my doctor can take part, by telephone if I ask for it.",
     "Por favor fije la audiencia de modo que mi médico y yo podamos participar, por teléfono si lo pido."),
    ("Please send me, in time before the hearing, every paper that will be used.",
     "Por favor envíeme, con tiempo antes de la audiencia, cada papel que se vaya a usar."),
    ("Please have the carrier send you everything that it used, and let me see it and answer it.",
     "Por favor haga que la aseguradora le envíe todo lo que usó, y permítame verlo y responder."),
    ("Please set the hearing by telephone or video, and send me the file before it.",
     "Por favor fije la audiencia por teléfono o video, y envíeme antes el expediente."),
    ("Please look at everything in the file, and at each page named here.",
     "Por favor mire todo lo que hay en el expediente, y cada página que aquí se nombra."),
    # time
    ("This is in time", "Esto llega a tiempo"),
    ("I received {whose} on {date}.", "Recibí {whose} el {date}."),
    ("I count from the date of {whose}, {date}.", "Cuento desde la fecha de {whose}, {date}."),
    ("The law gives {period} ({cite}), so the last day is {date}. This {word} is in time.",
     "La ley da {period} ({cite}), así que el último día es el {date}. {Word} llega a tiempo."),
    ("The law gives at least {period} ({cite}), so the last day is {date}. This {word} is in time.",
     "La ley da al menos {period} ({cite}), así que el último día es el {date}. {Word} llega a tiempo."),
    (("The law gives {period} from receipt, which it presumes {period2} after the notice: {period3} from its date ({cite}), so the "
      "last day is {date}. This {word} is in time."),
     ("La ley da {period} desde la recepción, que presume {period2} después del aviso: {period3} desde su fecha ({cite}), así que el"
      " último día es el {date}. {Word} llega a tiempo.")),
    ("The last day is {date} ({cite}). This {word} is in time.", "El último día es el {date} ({cite}). {Word} llega a tiempo."),
    ("This {word} is in time ({cite}).", "{Word} llega a tiempo ({cite})."),
    ("{whose} gives less: {quote}{place}. A period shorter than the law's does not bind ({cite}).",
     "{whose} da menos tiempo: {quote}{place}. Un plazo más corto que el de la ley no obliga ({cite})."),
    ("{whose} of {date} gives the time to appeal as {quote}{place}. This letter comes within it.",
     "{whose} del {date} da como plazo para apelar {quote}{place}. Esta carta llega dentro de él."),
    # the policy's version, a child, what was not looked at, the law
    ("The policy in force", "La política vigente"),
    ("The decision of {date} used the policy text of {date2}. The text in force on that day took effect on {date3}{place}.",
     "La decisión del {date} usó el texto de la política del {date2}. El texto vigente ese día entró en vigor el {date3}{place}."),
    ("It says {quote}{place}.", "Dice {quote}{place}."),
    ("Please decide by the text in force.", "Por favor decida por el texto vigente."),
    ("The standard for a child", "La norma para un niño"),
    ("{name} was born on {date}.", "{name} nació el {date}."),
    ("The record was not looked at", "No se miró el expediente"),
    ("The notice says {quote}{place}. It gives no reason from the record itself.",
     "El aviso dice {quote}{place}. No da ninguna razón tomada del expediente."),
    ("The law that governs", "La ley que rige"),
    ("This plan must follow {laws}.", "Este plan debe cumplir {laws}."),
    ("The same rules as for other care", "Las mismas reglas que para otra atención"),
    ("This is care for mental health or substance use: {quote}.", "Esta es atención de salud mental o de uso de sustancias: {quote}."),
    ("What published research shows", "Lo que muestra la investigación publicada"),
    ("A {study} ({cite}) found this: {finding}.", "{study} ({cite}) halló esto, dicho en inglés: “{finding}”."),
    ("What has been tried", "Lo que se ha intentado"),
    # continued services and urgency
    ("Keep the services in place meanwhile", "Mantenga los servicios mientras tanto"),
    ("I ask that the services continue at the level approved before, without a gap, until this appeal is decided.",
     "Pido que los servicios sigan al nivel aprobado antes, sin interrupción, hasta que se decida esta apelación."),
    ("{whose} says {quote}{place}.", "{whose} dice {quote}{place}."),
    ("The last day to ask for this is {date} ({cite}). I ask in time.",
     "El último día para pedir esto es el {date} ({cite}). Lo pido a tiempo."),
    ("Why this cannot wait", "Por qué esto no puede esperar"),
    ("The record says why:", "El expediente dice por qué:"),
    # the payer's reasons
    ("{whose}, answered", "{whose}, respondidas"),
    ("{whose}", "{whose}"),
    ("{whose} says: {quote}{place}.", "{whose} dice: {quote}{place}."),
    ("This rests on the older text.", "Esto se apoya en el texto anterior."),
    ("This rests on the older text. Under the one in force the question is whether its criteria are met, and they are shown below.",
     "Esto se apoya en el texto anterior. Según el vigente, la pregunta es si se cumplen sus criterios, y se muestran abajo."),
    ("The finding that {you} relied on is dated {date}. The record has a later one of {date2}, {number} days after it.",
     "El hallazgo en que se apoyó {you} es del {date}. El expediente tiene otro posterior, del {date2}, {number} días después."),
    ("The finding that {you} relied on is dated {date}. The record has a later one.",
     "El hallazgo en que se apoyó {you} es del {date}. El expediente tiene otro posterior."),
    ("The papers enclosed now answer this:", "Los papeles adjuntos responden ahora a esto:"),
    ("The record says:", "El expediente dice:"),
    ("Criterion {id} of {whose} is met.", "El criterio {id} de {whose} se cumple."),
    ("Criterion {id} of {whose} is met, as this letter shows, with its page.",
     "El criterio {id} de {whose} se cumple, como muestra esta carta, con su página."),
    ("Criteria {ids} of {whose} are met, as this letter shows, with its page.",
     "Los criterios {ids} de {whose} se cumplen, como muestra esta carta, con su página."),
    ("Many criteria of {whose} are met, each as this letter shows, with its page.",
     "Muchos criterios de {whose} se cumplen, cada uno como muestra esta carta, con su página."),
    ("Criteria {ids} of {whose} are met.", "Los criterios {ids} de {whose} se cumplen."),
    ("The plan's own document says {quote}{place}.", "El propio documento del plan dice {quote}{place}."),
    ("The plan's own document makes an exception: {quote}{place}.", "El propio documento del plan hace una excepción: {quote}{place}."),
    ("The papers of the case say this about it:", "Los papeles del caso dicen esto al respecto:"),
    ("These are the symptoms as the record has them:", "Estos son los síntomas según el expediente:"),
    ("{whose} itself says {quote}{place}.", "{whose} mismo dice {quote}{place}."),
    ("The plan's own paper gives the share: {quote}{place}.", "El propio papel del plan da la parte que se paga: {quote}{place}."),
    ("On notice and consent the hospital's record says {told}.",
     "Sobre el aviso y el consentimiento, el registro del hospital dice {told}."),
    ("I will send what my doctor and I have on this as soon as the file is here. Please decide on it then.",
     "Enviaré lo que mi médico y yo tengamos sobre esto en cuanto llegue el expediente. Por favor decida entonces con ello."),
    # the policy point by point
    ("{whose}, point by point", "{whose}, punto por punto"),
    ("The policy is {name}{place}.", "La política es {name}{place}."),
    ("The policy is {quote}{place}.", "La política es {quote}{place}."),
    ("Met, as shown above: {ids}.", "Se cumplen, como se mostró arriba: {ids}."),
    ("{id}, {quote}: met.", "{id}, {quote}: se cumple."),
    ("{id}, {quote}: this exclusion does not apply.", "{id}, {quote}: esta exclusión no se aplica."),
    ("Criterion {id}: met.", "Criterio {id}: se cumple."),
    ("Criterion {id}: this exclusion does not apply.", "Criterio {id}: esta exclusión no se aplica."),
    ("Exclusion {quote} does not apply.", "La exclusión {quote} no se aplica."),
    ("Criterion {id} asks for at least {number} of its parts; {ids} are met, and that is enough.",
     "El criterio {id} pide al menos {number} de sus partes; se cumplen {ids}, y eso basta."),
    ("What the record does not show yet", "Lo que el expediente todavía no muestra"),
    ("{id}, {quote}: still open.", "{id}, {quote}: todavía abierto."),
    ("Criterion {id} is still open.", "El criterio {id} sigue abierto."),
    ("So far the record says {quote}{place}.", "Hasta ahora el expediente dice {quote}{place}."),
    ("Still open on the papers at hand: {ids}.", "Todavía abiertos según los papeles a mano: {ids}."),
    (("I will send what is missing as soon as I have it. Please keep the file open for it, and do not count it against the request "
      "before then."),
     ("Enviaré lo que falta en cuanto lo tenga. Por favor mantenga abierto el expediente, y no lo cuente antes en contra de la "
      "solicitud.")),
    ("What the notice lacks", "Lo que le falta al aviso"),
    # what is asked for
    ("What I ask for", "Lo que pido"),
    *_reversals(),
    ("Process the claim with the in-network cost share only, and tell the hospital so.",
     "Procese la reclamación solo con la parte que se paga dentro de la red, y dígaselo al hospital."),
    (("Have it decided by a reviewer trained in the requesting provider's own field, {name}, who took no part in the first decision "
      "({cite})."),
     ("Haga que lo decida un revisor formado en el campo del proveedor que lo pide, {name}, y que no participó en la primera "
      "decisión ({cite}).")),
    ("Have it decided by a reviewer trained in the field of this care who took no part in the first decision ({cite}).",
     "Haga que lo decida un revisor formado en el campo de esta atención que no participó en la primera decisión ({cite})."),
    ("Have it decided by someone who took no part in the first decision ({cite}).",
     "Haga que lo decida alguien que no participó en la primera decisión ({cite})."),
    (("Please send me, free of charge, the whole file of {about}, with {about2} in the version that was used and the names of the "
      "experts who were asked ({cite})."),
     ("Por favor envíeme, sin costo, el expediente completo de {about}, con {about2} en la versión que se usó y los nombres de los "
      "expertos a quienes se consultó ({cite}).")),
    ("Have it decided by a reviewer trained in the requesting provider's own field, {name}, who took no part in the first decision.",
     "Haga que lo decida un revisor formado en el campo del proveedor que lo pide, {name}, y que no participó en la primera decisión."),
    ("Have it decided by a reviewer trained in the field of this care who took no part in the first decision.",
     "Haga que lo decida un revisor formado en el campo de esta atención que no participó en la primera decisión."),
    ("Have it decided by someone who took no part in the first decision.",
     "Haga que lo decida alguien que no participó en la primera decisión."),
    ("The first reviewer was {quote}{place}.", "El primer revisor fue {quote}{place}."),
    ("Please send me a copy of the file of {about}, with every record, policy and guideline that was used.",
     "Por favor envíeme una copia del expediente de {about}, con cada registro, política y guía que se usó."),
    ("If any part of the denial stands, say for each criterion of {about} which page of the record it rests on and why.",
     ("Si queda en pie alguna parte de la denegación, diga para cada criterio de {about} en qué página del expediente se apoya y por"
      " qué.")),
    ("If any part of the denial stands, say which page of the record it rests on and why.",
     "Si queda en pie alguna parte de la denegación, diga en qué página del expediente se apoya y por qué."),
    ("Have it reviewed by an expert in the field of this care who has no tie to the plan.",
     "Haga que lo revise un experto en el campo de esta atención que no tenga relación con el plan."),
    ("Decide each criterion on the pages named here. Tell me what is missing before you decide, so that I can send it.",
     "Decida cada criterio con las páginas que aquí se nombran. Dígame qué falta antes de decidir, para que yo pueda enviarlo."),
    ("Please send the decision in Spanish, the language of the notice.", "Por favor envíe la decisión en español, el idioma del aviso."),
)
# fmt: on
