"""The sentences on what counts as medically necessary, in English and Spanish; those of the definitions by their ids."""

from __future__ import annotations

# fmt: off
NECESSITY: tuple[tuple[str, str], ...] = (
    ("What counts as medically necessary", "Qué cuenta como médicamente necesario"),
    ("The plan's own document says what is medically necessary: {quote}{place}.",
     "El documento del propio plan dice qué es médicamente necesario: {quote}{place}."),
    ("It goes on: {quote}{place}.", "Y sigue: {quote}{place}."),
    ("On this the papers say:", "Sobre esto dicen los papeles:"),
    ("On this a paper says:", "Sobre esto dice un papel:"),
    ("Please say which definition of medical necessity you applied, and send the page on which it stands.",
     "Por favor diga qué definición de necesidad médica aplicó, y envíe la página en que está."),
    ("Please say which definition of medical necessity was applied, and send the page on which it stands.",
     "Por favor diga qué definición de necesidad médica se aplicó, y envíe la página en que está."),
    ("The definition of medical necessity that was applied, word for word, and the page or rule on which it stands.",
     "La definición de necesidad médica que se aplicó, palabra por palabra, y la página o regla en que está."),
    ("If it is not the one of {cite}, please say why.", "Si no es la de {cite}, por favor diga por qué."),
)

# By the id of the definition: its sentence as reference/necessity has it (a test holds the two against each other), and in Spanish.
DEFINED: dict[str, str] = {
    "necessity.medicare.reasonable":
        "Medicare pays for care that is reasonable and necessary to diagnose or treat an illness or injury, or to improve how a "
        "malformed body part works ({cite}).",
    "necessity.medicare_advantage.criteria":
        "A Medicare Advantage plan decides medical necessity by Medicare's own coverage and benefit criteria, and looks at the "
        "patient's history, the physician's recommendations and the clinical notes ({cite}).",
    "necessity.part_d.indication":
        "A Part D drug must be for a medically accepted indication, which the law itself defines ({cite}).",
    "necessity.medicaid.under_21":
        "For a Medicaid member under 21, care is owed that is needed to correct or ameliorate a defect or a physical or mental illness "
        "or condition ({cite}).",
    "necessity.medicaid.sufficient":
        "A state's Medicaid may limit a service by medical necessity, but each service must be enough in amount, duration and scope to "
        "reasonably reach its purpose ({cite}).",
    "necessity.medicaid_managed_care.no_stricter":
        "A Medicaid plan's definition of medical necessity may be no more restrictive than the one that the state's own Medicaid "
        "program uses ({cite}).",
    "necessity.tricare.appropriate":
        "TRICARE pays for medically or psychologically necessary services and supplies required to diagnose and treat illness or injury"
        " ({cite}).",
    "necessity.group.plan_document":
        "What counts as medically necessary is what the plan's own document says, and the plan must give copies of all documents "
        "relevant to the claim free of charge ({cite}).",
    "necessity.insured.policy_document":
        "What counts as medically necessary is what the policy or plan document itself says, and copies of all documents relevant to "
        "the claim are free of charge ({cite}).",
    "necessity.tx.medicaid_over_20":
        "In Texas, care for a Medicaid member over 20 is medically necessary when it is reasonable and necessary to prevent illness, or"
        " to screen for or treat conditions that cause pain, limit function, threaten disability or endanger life, at the right place "
        "and level of care ({cite}).",
    "necessity.tx.medicaid_under_21":
        "In Texas, care for a Medicaid member under 21 is medically necessary when it is needed to correct or ameliorate a defect or a "
        "physical or mental illness or condition ({cite}).",
    "necessity.ny.medicaid":
        "In New York, Medicaid pays for medically necessary care to prevent, diagnose, correct or cure conditions that cause acute "
        "suffering, endanger life, result in illness or infirmity, interfere with the capacity for normal activity, or threaten some "
        "significant handicap ({cite}).",
    "necessity.ca.medi_cal":
        "In California, a Medi-Cal service is medically necessary when it is reasonable and necessary to protect life, to prevent "
        "significant illness or significant disability, or to alleviate severe pain ({cite}).",
    "necessity.tn.tenncare":
        "In Tennessee, a TennCare service is medically necessary when a treating clinician recommends it, it is needed to diagnose or "
        "treat the condition, it is safe and effective, it is not experimental, and it is the least costly course that is adequate "
        "({cite}).",
    "necessity.ga.medicaid_under_21":
        "In Georgia, to correct or ameliorate means to improve or maintain a child's health in the best condition possible, to "
        "compensate for a health problem, to prevent it from worsening or to prevent further ones, even where the care will not cure "
        "({cite}).",
    "necessity.ct.insurance":
        "In Connecticut, an individual health policy must call medically necessary the care that a physician, exercising prudent "
        "clinical judgment, would give to prevent, evaluate, diagnose or treat an illness, injury, disease or its symptoms, in accord "
        "with generally accepted standards of medical practice ({cite}).",
    "necessity.nc.medicaid":
        "In North Carolina, what is medically necessary in Medicaid is decided by the generally accepted practice standards of the "
        "North Carolina community, and a service may not be experimental ({cite}).",
    "necessity.nc.insurance":
        "In North Carolina, an insurer that covers only what is medically necessary must define it in the plan, first of all as what is"
        " given to diagnose, treat, cure or relieve a health condition, illness, injury or disease ({cite}).",
    "necessity.ma.insurance":
        "In Massachusetts, a carrier must pay for a covered service that a treating physician orders where it is medically necessary, "
        "and the carrier's guidelines on that must be kept up to date and rest on evidence where practicable ({cite}).",
    "necessity.hi.insurance":
        "In Hawaii, an otherwise covered intervention shall be covered where the treating licensed health care provider recommends it "
        "and it meets the law's own definition of medical necessity ({cite}).",
}
DEFINIDO: dict[str, str] = {
    "necessity.medicare.reasonable":
        "Medicare paga la atención que es razonable y necesaria para diagnosticar o tratar una enfermedad o lesión, o para mejorar cómo"
        " funciona una parte malformada del cuerpo ({cite}).",
    "necessity.medicare_advantage.criteria":
        "Un plan Medicare Advantage decide la necesidad médica por los criterios de cobertura y beneficios del propio Medicare, y mira "
        "la historia del paciente, las recomendaciones del médico y las notas clínicas ({cite}).",
    "necessity.part_d.indication":
        "Un medicamento de la Parte D debe ser para una indicación médicamente aceptada, que la ley misma define ({cite}).",
    "necessity.medicaid.under_21":
        "A un miembro de Medicaid menor de 21 años se le debe la atención que hace falta para corregir o mejorar un defecto o una "
        "enfermedad o condición física o mental ({cite}).",
    "necessity.medicaid.sufficient":
        "El Medicaid de un estado puede limitar un servicio por necesidad médica, pero cada servicio debe bastar en cantidad, duración "
        "y alcance para lograr razonablemente su fin ({cite}).",
    "necessity.medicaid_managed_care.no_stricter":
        "La definición de necesidad médica de un plan de Medicaid no puede ser más estricta que la que usa el propio programa Medicaid "
        "del estado ({cite}).",
    "necessity.tricare.appropriate":
        "TRICARE paga los servicios y suministros médica o psicológicamente necesarios que se requieren para diagnosticar y tratar una "
        "enfermedad o lesión ({cite}).",
    "necessity.group.plan_document":
        "Cuenta como médicamente necesario lo que dice el documento del propio plan, y el plan debe dar gratis copias de todos los "
        "documentos que tienen que ver con la reclamación ({cite}).",
    "necessity.insured.policy_document":
        "Cuenta como médicamente necesario lo que dice la póliza o el documento del plan, y las copias de todos los documentos que "
        "tienen que ver con la reclamación son gratis ({cite}).",
    "necessity.tx.medicaid_over_20":
        "En Texas, la atención de un miembro de Medicaid mayor de 20 años es médicamente necesaria cuando es razonable y necesaria para"
        " prevenir enfermedad, o para detectar o tratar condiciones que causan dolor, limitan la función, amenazan con una discapacidad"
        " o ponen en peligro la vida, en el lugar y al nivel de atención adecuados ({cite}).",
    "necessity.tx.medicaid_under_21":
        "En Texas, la atención de un miembro de Medicaid menor de 21 años es médicamente necesaria cuando hace falta para corregir o "
        "mejorar un defecto o una enfermedad o condición física o mental ({cite}).",
    "necessity.ny.medicaid":
        "En New York, Medicaid paga la atención médicamente necesaria para prevenir, diagnosticar, corregir o curar condiciones que "
        "causan sufrimiento agudo, ponen en peligro la vida, llevan a enfermedad o debilidad, interfieren con la capacidad de actividad"
        " normal, o amenazan con una discapacidad importante ({cite}).",
    "necessity.ca.medi_cal":
        "En California, un servicio de Medi-Cal es médicamente necesario cuando es razonable y necesario para proteger la vida, "
        "prevenir una enfermedad o una discapacidad importante, o aliviar un dolor intenso ({cite}).",
    "necessity.tn.tenncare":
        "En Tennessee, un servicio de TennCare es médicamente necesario cuando lo recomienda un profesional que trata al paciente, hace"
        " falta para diagnosticar o tratar la condición, es seguro y eficaz, no es experimental, y es el camino menos costoso que basta"
        " ({cite}).",
    "necessity.ga.medicaid_under_21":
        "En Georgia, corregir o mejorar quiere decir mejorar o mantener la salud del menor en el mejor estado posible, compensar un "
        "problema de salud, evitar que empeore o prevenir otros, aunque la atención no cure ({cite}).",
    "necessity.ct.insurance":
        "En Connecticut, una póliza individual de salud debe llamar médicamente necesaria a la atención que un médico, con juicio "
        "clínico prudente, daría para prevenir, evaluar, diagnosticar o tratar una enfermedad, lesión o sus síntomas, conforme a normas"
        " de práctica médica generalmente aceptadas ({cite}).",
    "necessity.nc.medicaid":
        "En North Carolina, lo médicamente necesario en Medicaid se decide por las normas de práctica generalmente aceptadas de la "
        "comunidad de North Carolina, y un servicio no puede ser experimental ({cite}).",
    "necessity.nc.insurance":
        "En North Carolina, una aseguradora que solo cubre lo médicamente necesario debe definirlo en el plan, ante todo como lo que se"
        " da para diagnosticar, tratar, curar o aliviar una condición de salud, enfermedad o lesión ({cite}).",
    "necessity.ma.insurance":
        "En Massachusetts, una aseguradora debe pagar un servicio cubierto que ordena el médico que trata al paciente cuando es "
        "médicamente necesario, y sus guías sobre eso deben mantenerse al día y basarse en evidencia donde sea practicable ({cite}).",
    "necessity.hi.insurance":
        "En Hawaii, una intervención por lo demás cubierta debe cubrirse cuando la recomienda el proveedor con licencia que trata al "
        "paciente y cumple la definición de necesidad médica de la propia ley ({cite}).",
}
# fmt: on
