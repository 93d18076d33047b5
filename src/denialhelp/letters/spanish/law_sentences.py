"""The sentences of lawwords.py in Spanish, by rule; {cite} and {about} are what they are in the English sentence."""

from __future__ import annotations

# fmt: off
DICHO: dict[str, str] = {
    # the claims procedure rule
    "law.federal.claims.claim_file":
        "Por favor envíeme, sin costo, copias de todos los papeles y expedientes que tengan que ver con {about} ({cite}).",
    "law.federal.claims.reviewer":
        "Quien decide esta apelación no puede haber tomado la primera decisión ni trabajar bajo quien la tomó, y no le debe deferencia. Si "
        "depende de un juicio médico, hay que consultar a un profesional de la salud con formación y experiencia en el campo ({cite}).",
    "law.federal.claims.expert_identity":
        "Por favor diga los nombres de los expertos médicos a quienes se pidió consejo, se haya usado o no ({cite}).",
    "law.federal.claims.full_review":
        "La revisión debe tener en cuenta todo lo que se envía con esta carta, aunque no se haya enviado ni mirado antes ({cite}).",
    "law.federal.claims.voluntary_level": "No es necesario usar primero un nivel más de apelación que es voluntario ({cite}).",
    "law.federal.claims.reduction_notice":
        "Recortar antes de tiempo un tratamiento aprobado es en sí una denegación. El aviso debe llegar con tiempo para apelar y recibir "
        "una decisión antes del recorte ({cite}).",
    "law.federal.claims.notice_reason": "El aviso debe dar la razón específica de la denegación ({cite}).",
    "law.federal.claims.notice_clinical":
        "Una denegación de este tipo debe explicar el juicio clínico y aplicar los términos del plan a las circunstancias médicas del "
        "paciente, u ofrecer esa explicación gratis si se pide ({cite}).",
    "law.federal.claims.notice_criterion":
        "Por favor envíe {about}, completo y en la versión que se usó. Si se pide, la copia es gratis ({cite}).",
    "law.federal.claims.notice_provision":
        "El aviso debe citar las disposiciones específicas del plan en que se basa la denegación ({cite}).",
    "law.federal.claims.notice_perfect":
        "El aviso debe decir qué más hace falta para completar la reclamación, y por qué ({cite}).",
    "law.federal.claims.impossible_authorization":
        "No se puede negar una reclamación por falta de aprobación previa cuando era imposible obtenerla, o cuando pedirla podía poner en "
        "grave peligro la vida o la salud ({cite}).",
    "law.federal.claims.consistency":
        "El plan debe seguir sus propios documentos y tratar igual a las personas que están en la misma situación ({cite}).",
    "law.federal.claims.expedited_appeal":
        "Una apelación urgente se puede hacer por teléfono o por escrito, y los papeles van y vienen por teléfono, fax u otro medio rápido "
        "({cite}).",
    "law.federal.claims.decide_appeal_urgent": "Una apelación urgente debe decidirse en 72 horas ({cite}).",
    "law.federal.claims.decide_appeal_pre": "La atención todavía no se ha dado, así que la decisión debe darse en 30 días ({cite}).",
    "law.federal.claims.decide_appeal_pre_two":
        "La atención todavía no se ha dado, así que la decisión de este nivel debe darse en 15 días ({cite}).",
    "law.federal.claims.decide_appeal_post": "La atención ya se dio, así que la decisión debe darse en 60 días ({cite}).",
    "law.federal.claims.decide_appeal_post_two": "La atención ya se dio, así que la decisión de este nivel debe darse en 30 días ({cite}).",
    "law.federal.claims.representative": "El plan debe permitir que un representante autorizado actúe por el paciente ({cite}).",
    "law.federal.claims.no_retroactive_right":
        "Sé que esta solicitud no detiene el plazo para apelar ({cite}). De todos modos presento la apelación a tiempo.",
    "law.federal.claims.deemed_exhausted":
        "Cuando un plan no sigue el procedimiento de reclamaciones, sus apelaciones se dan por agotadas ({cite}).",
    "law.federal.claims.no_fee": "Un plan no puede pedir un pago por una reclamación o una apelación ({cite}).",
    "law.federal.claims.wrong_filing":
        "Si una solicitud de aprobación llegó al plan por una vía equivocada, el plan debía decir en 5 días cómo hacerla bien ({cite}).",
    "law.federal.claims.notice_documents":
        "El aviso de una apelación negada debe ofrecer copias gratis de todo lo que tenga que ver con la reclamación ({cite}).",
    # the ACA's rule on appeals and external review
    "law.federal.aca.new_evidence":
        "Toda prueba o razón nueva se me debe dar sin costo, con tiempo para responder antes de la decisión final ({cite}).",
    "law.federal.aca.attending_provider":
        "El proveedor que atiende dice si una reclamación es urgente, y el plan debe aceptarlo ({cite}).",
    "law.federal.aca.continued_coverage":
        "La cobertura de un tratamiento en curso debe seguir hasta que se decida la apelación ({cite}).",
    "law.federal.aca.codes_on_request": "Por favor deme también los códigos de diagnóstico y de tratamiento con su significado ({cite}).",
    "law.federal.aca.notice_standard":
        "Las razones deben dar el código de denegación con su significado y la norma que se usó. Una denegación final debe explicar la "
        "decisión ({cite}).",
    "law.federal.aca.impartial":
        "A quienes deciden no se les puede pagar ni ascender según la probabilidad de que apoyen una denegación ({cite}).",
    "law.federal.aca.external_scope":
        "Lo que quede en pie de la denegación supone un juicio médico y puede ir a revisión externa. Por favor envíe los pasos para "
        "pedirla ({cite}).",
    "law.federal.aca.external_state_standards":
        "Lo que quede en pie de la denegación depende de un juicio médico y puede ir a la revisión externa del estado. Por favor envíe "
        "los pasos para pedirla ({cite}).",
    "law.federal.aca.external_scope_nsa":
        "La revisión externa también examina si el plan cumple las reglas sobre facturas sorpresa. Si queda en pie alguna parte de la "
        "denegación, por favor envíe los pasos para pedirla ({cite}).",
    "law.federal.aca.external_scope_network":
        "Si el plan cubre atención fuera de la red que no se puede obtener en la red, negarla supone un juicio médico y puede ir a "
        "revisión externa ({cite}).",
    "law.federal.aca.external_de_novo": "El revisor externo decide de nuevo y no está obligado por la decisión del plan ({cite}).",
    "law.federal.aca.external_information":
        "Se puede enviar más dentro de diez días hábiles después del aviso del revisor, y debe tenerse en cuenta ({cite}).",
    "law.federal.aca.external_reversal":
        "Si se revoca la denegación, el plan debe autorizar o pagar de inmediato ({cite}).",
    "law.federal.aca.external_expedited":
        "Si esperar pondría en grave peligro la vida, la salud o la capacidad de recuperar la máxima función, se puede pedir al mismo "
        "tiempo una revisión externa acelerada ({cite}).",
    "law.federal.aca.deemed_exhausted":
        "Cuando no se siguen estrictamente las reglas de las apelaciones internas, se dan por agotadas y se puede pedir de inmediato la "
        "revisión externa ({cite}).",
    "law.federal.aca.external_no_fee": "La revisión externa no puede costarle nada al paciente ({cite}).",
    "law.federal.aca.rescission":
        "La rescisión de la cobertura es una determinación adversa de beneficios, y la revisión externa la examina ({cite}).",
    # emergencies and surprise bills
    "law.federal.nsa.emergency_no_authorization":
        "Los servicios de emergencia deben cubrirse sin autorización previa, también fuera de la red ({cite}).",
    "law.federal.nsa.prudent_layperson":
        "Una emergencia se juzga por lo que una persona prudente sin formación médica podía razonablemente esperar de los síntomas. No se "
        "puede limitar solo por los códigos de diagnóstico ({cite}).",
    "law.federal.nsa.emergency_cost_sharing":
        "Lo que paga el paciente por atención de emergencia fuera de la red no puede ser más que dentro de la red ({cite}).",
    "law.federal.nsa.emergency_no_balance_bill":
        "El hospital o médico fuera de la red no puede cobrar más que la parte que se paga dentro de la red ({cite}).",
    "law.federal.nsa.facility":
        "Por la atención de un proveedor fuera de la red en un centro de la red, la parte del paciente no puede ser más que dentro de la "
        "red, salvo que se haya avisado y se haya obtenido el consentimiento ({cite}).",
    "law.federal.nsa.facility_no_balance_bill":
        "En un centro de la red, un proveedor fuera de la red no puede cobrar más que la parte que se paga dentro de la red, salvo que el "
        "aviso y el consentimiento hayan sido como piden las reglas ({cite}).",
    # Medicare Advantage
    "law.federal.medicare_advantage.expedited":
        "El plan debe acelerar la revisión si un médico dice que el tiempo normal podría poner en grave peligro la vida, la salud o la "
        "capacidad de recuperar la máxima función. Entonces debe decidir en 72 horas ({cite}).",
    "law.federal.medicare_advantage.decide_urgent": "Una reconsideración acelerada debe decidirse en 72 horas ({cite}).",
    "law.federal.medicare_advantage.decide_pre":
        "Una reconsideración sobre atención aún no recibida debe decidirse en 30 días ({cite}).",
    "law.federal.medicare_advantage.decide_post": "Una reconsideración sobre un pago debe decidirse en 60 días ({cite}).",
    "law.federal.medicare_advantage.decide_part_b":
        "Una reconsideración sobre un medicamento de la Parte B debe decidirse en 7 días ({cite}).",
    "law.federal.medicare_advantage.who_may_file": "Un médico que trata al paciente puede pedir esto en su nombre ({cite}).",
    "law.federal.medicare_advantage.good_cause":
        "Por una buena causa el plan puede aceptar una solicitud tardía. Se hace por escrito, con la razón de la demora ({cite}).",
    "law.federal.medicare_advantage.forward":
        "Si se mantiene alguna parte de la denegación, el plan mismo debe enviar el expediente a la entidad independiente ({cite}).",
    "law.federal.medicare_advantage.expedited_forward":
        "Si se mantiene alguna parte de la denegación, el plan debe enviar el expediente a la entidad independiente en 24 horas ({cite}).",
    "law.federal.medicare_advantage.late_forward":
        "Si un plan no decide a tiempo, se entiende que mantuvo su denegación. Debe enviar el expediente a la entidad independiente "
        "({cite}).",
    "law.federal.medicare_advantage.reviewer":
        "Quienes deciden esto no pueden haber participado en la denegación. Si se trata de necesidad médica, debe decidir un médico con "
        "experiencia en el campo de este servicio ({cite}).",
    "law.federal.medicare_advantage.authorization_kept":
        "Si el plan aprobó el servicio con una autorización previa, no puede negarlo después por falta de necesidad médica ({cite}).",
    "law.federal.medicare_advantage.concurrent":
        "Negarse a dar o pagar un servicio, o su tipo o nivel, da todos los derechos de apelación ({cite}).",
    "law.federal.medicare_advantage.notice": "El aviso debe dar las razones específicas ({cite}).",
    "law.federal.medicare_advantage.medicare_criteria":
        "El plan debe seguir los criterios de cobertura de Medicare. Solo puede usar los suyos donde los de Medicare no estén "
        "completamente establecidos ({cite}).",
    "law.federal.medicare_advantage.basic_benefits":
        "El plan no puede negar un beneficio básico con criterios de cobertura que Medicare no establece. Debe mirar el historial de la "
        "persona, las recomendaciones del médico y las notas clínicas ({cite}).",
    "law.federal.medicare_advantage.expertise_first":
        "Antes de negar por falta de necesidad médica, un médico u otro profesional con experiencia en el campo debe revisar la solicitud "
        "({cite}).",
    "law.federal.medicare_advantage.course_of_treatment":
        "La aprobación de un tratamiento debe valer mientras sea médicamente necesaria para no interrumpir la atención ({cite}).",
    "law.federal.medicare_advantage.out_of_network":
        "El plan debe organizar y cubrir atención fuera de su red, al costo de la red, donde un proveedor de la red no esté disponible o "
        "no sea adecuado para las necesidades médicas del paciente ({cite}).",
    "law.federal.medicare_advantage.emergency":
        "El plan debe pagar la atención de emergencia dentro o fuera de su red, autorizada o no. Es emergencia lo que una persona prudente "
        "sin formación médica tomaría por tal, sin importar el diagnóstico final ({cite}).",
    "law.federal.medicare_advantage.post_stabilization":
        "El plan debe pagar la atención posterior a la estabilización si no responde en 1 hora a una solicitud de aprobación o si no se le "
        "puede localizar ({cite}).",
    "law.federal.medicare_advantage.step_therapy":
        "Para un medicamento que da un médico o una enfermera, el plan solo puede pedir otros medicamentos primero a quienes empiezan a "
        "usarlo ({cite}).",
    "law.federal.medicare_advantage.effectuation":
        "Si el plan revoca su denegación de atención, debe autorizarla o darla dentro de sus propios 30 días ({cite}).",
    "law.federal.medicare.inpatient":
        "La hospitalización es en general lo correcto cuando el médico espera una estancia que pase al menos dos medianoches, según el "
        "historial, los signos y el riesgo que constan en el expediente ({cite}).",
    # Part D
    "law.federal.part_d.expedited": "Una redeterminación acelerada debe decidirse en 72 horas ({cite}).",
    "law.federal.part_d.decide_standard":
        "Una redeterminación sobre un medicamento aún no recibido debe decidirse en 7 días ({cite}).",
    "law.federal.part_d.decide_payment": "Una redeterminación sobre un pago debe decidirse en 14 días ({cite}).",
    "law.federal.part_d.good_cause":
        "Por una buena causa el plan puede aceptar una solicitud tardía. Se hace por escrito, con la razón de la demora ({cite}).",
    "law.federal.part_d.ire_on_request":
        "Si se mantiene la denegación, por favor dígame cómo pedir la revisión de la entidad independiente ({cite}).",
    "law.federal.part_d.exception":
        "Una excepción debe decidirse en 72 horas después de que llegue la declaración de quien receta, o en 24 horas si es acelerada "
        "({cite}).",
    "law.federal.part_d.exception_reasons":
        "Se debe una excepción cuando quien receta declara que el medicamento es médicamente necesario porque los medicamentos de la lista "
        "no serían tan eficaces o tendrían efectos adversos, o porque los medicamentos exigidos o el límite de dosis han fallado o es "
        "probable que fallen ({cite}).",
    "law.federal.part_d.reviewer":
        "Quienes deciden esto no pueden haber participado en la denegación. Si se trata de necesidad médica, debe decidir un médico con "
        "experiencia en el campo de este medicamento ({cite}).",
    "law.federal.part_d.ire_physician":
        "La entidad independiente debe pedir su opinión a quien receta. Si la denegación es por necesidad médica, decide un médico con "
        "experiencia en el campo ({cite}).",
    "law.federal.part_d.tiering_exception":
        "Un medicamento de la lista se puede dar al precio de un nivel más bajo cuando quien receta declara que los medicamentos "
        "preferidos no serían tan eficaces o tendrían efectos adversos ({cite}).",
    "law.federal.part_d.late_forward":
        "Si un plan deja pasar su tiempo para decidir, eso es una denegación, y debe enviar el caso a la entidad independiente en 24 horas "
        "({cite}).",
    # Original Medicare
    "law.federal.medicare_original.good_cause": "El contratista puede ampliar el plazo por una buena causa ({cite}).",
    "law.federal.medicare_original.redetermination_first":
        "Nadie que participó en la primera decisión puede hacer la redeterminación ({cite}).",
    "law.federal.medicare_original.local_policies":
        "El contratista independiente debe considerar una política local de cobertura, pero no está obligado por ella ({cite}).",
    # Medicaid, CHIP
    "law.federal.medicaid_managed_care.continuation_conditions":
        "Los servicios autorizados antes que se recortan o terminan siguen durante la apelación. Debe haberlos ordenado un proveedor "
        "autorizado, la autorización no puede haber vencido, y hay que pedirlos a tiempo ({cite}).",
    "law.federal.medicaid_managed_care.expedited":
        "El plan debe acelerar la revisión si un proveedor dice que el tiempo normal podría poner en grave peligro la vida, la salud "
        "física o mental, o la capacidad de alcanzar, mantener o recuperar la máxima función ({cite}).",
    "law.federal.medicaid_managed_care.decide_standard": "La apelación debe decidirse en 30 días ({cite}).",
    "law.federal.medicaid_managed_care.decide_urgent": "Una apelación acelerada debe decidirse en 72 horas ({cite}).",
    "law.federal.medicaid_managed_care.notice_reason":
        "Por favor envíeme, sin costo, copias de todos los papeles que tengan que ver con {about}, con los criterios de necesidad médica y "
        "las normas que se usaron para fijar límites ({cite}).",
    "law.federal.medicaid_managed_care.case_file":
        "Por favor envíeme el expediente completo del caso, sin costo y con tiempo antes de que venza su plazo para decidir ({cite}).",
    "law.federal.medicaid_managed_care.criteria_limits":
        "Los servicios deben ser suficientes en cantidad, duración y alcance, y no se pueden recortar solo por el diagnóstico o la "
        "condición. Los límites deben reflejar la necesidad continua de las personas con condiciones crónicas ({cite}).",
    "law.federal.medicaid_managed_care.decider":
        "La decisión de dar menos de lo que se pidió debe tomarla alguien con experiencia en las necesidades del paciente, y lo que el "
        "plan entiende por necesidad médica no puede ser más restrictivo que lo del estado ({cite}).",
    "law.federal.medicaid_managed_care.effectuation":
        "Si se revoca la denegación, los servicios deben autorizarse o darse pronto, y a más tardar 72 horas después ({cite}).",
    "law.federal.medicaid_managed_care.reviewer":
        "Quienes deciden la apelación no pueden haber participado en una decisión anterior ni trabajar bajo quienes participaron ({cite}).",
    "law.federal.medicaid_managed_care.expertise":
        "Una apelación sobre necesidad médica deben decidirla personas con experiencia clínica en tratar la condición. Deben tener en "
        "cuenta todo lo que se envíe, aunque no estuviera antes ({cite}).",
    "law.federal.medicaid_managed_care.deemed_exhausted":
        "Cuando el plan no cumple las reglas de aviso y de plazo, su apelación se da por agotada y se puede pedir de inmediato una "
        "audiencia imparcial estatal ({cite}).",
    "law.federal.medicaid_managed_care.fair_hearing_longest":
        "Si queda en pie alguna parte de la denegación, puede seguir una audiencia imparcial estatal. Por favor envíe con la decisión los "
        "pasos para pedirla ({cite}).",
    "law.federal.medicaid.epsdt":
        "A un miembro de Medicaid menor de 21 años se le debe la atención y el tratamiento necesarios para corregir o mejorar una "
        "condición, los cubra o no el plan del estado para adultos ({cite}).",
    "law.federal.medicaid_managed_care.emergency":
        "Un plan de Medicaid cubre los servicios de emergencia sin autorización previa, con o sin contrato con el proveedor. Es emergencia "
        "lo que una persona prudente sin formación médica tomaría por tal ({cite}).",
    "law.federal.medicaid_managed_care.emergency_lists":
        "Una lista de diagnósticos o síntomas no puede limitar lo que es una emergencia, y al paciente no se le puede cobrar el examen y "
        "el tratamiento que siguen ({cite}).",
    "law.federal.medicaid_managed_care.hearing_time":
        "El estado decide por lo común en 90 días después del día de la apelación al plan ({cite}).",
    "law.federal.medicaid.hearing_help":
        "La agencia no puede limitar la libertad de pedir una audiencia ni interferir en ella ({cite}).",
    "law.federal.medicaid.case_file":
        "Por favor permítame examinar el expediente y todos los papeles que se van a usar, con tiempo antes de la audiencia ({cite}).",
    "law.federal.medicaid.continuation":
        "Si se pide una audiencia antes de la fecha del cambio, los servicios no se pueden recortar ni terminar hasta que se decida "
        "({cite}).",
    "law.federal.medicaid.expedited_hearing":
        "Debe haber una audiencia acelerada para aquellos cuya vida, salud o capacidad de alcanzar, mantener o recuperar la máxima función "
        "podría estar en peligro con el tiempo ordinario ({cite}).",
    "law.federal.medicaid.advance_notice":
        "La agencia debe enviar su aviso al menos 10 días antes de que empiece un recorte o el fin de los servicios ({cite}).",
    "law.federal.chip.managed_care":
        "Los planes de atención administrada de CHIP siguen las reglas de apelación de los planes de Medicaid ({cite}).",
    # federal employees, TRICARE, VA
    "law.federal.fehb.decide": "La aseguradora debe actuar sobre esto en 30 días ({cite}).",
    "law.federal.fehb.good_cause":
        "El plazo se puede ampliar cuando circunstancias fuera del control del paciente impidieron pedirlo a tiempo ({cite}).",
    "law.federal.fehb.opm_filing":
        "Si queda en pie alguna parte de la denegación, por favor envíe con la decisión los pasos para la revisión de OPM ({cite}).",
    "law.federal.fehb.notice":
        "Una aseguradora que mantiene su denegación debe dar las razones específicas y detalladas y el derecho a la revisión de OPM "
        "({cite}).",
    "law.federal.fehb.surprise_bills":
        "Las aseguradoras FEHB deben cumplir las reglas federales sobre servicios de emergencia y facturas sorpresa como los planes "
        "grupales ({cite}).",
    "law.federal.tricare.expedited":
        "Se puede tener una apelación acelerada para hospitalizaciones y autorizaciones previas ({cite}).",
    "law.federal.tricare.reviewer":
        "La reconsideración es una revisión completa e independiente de alguien que no participó en la primera decisión ({cite}).",
    "law.federal.va.clinical_appeal":
        "Una decisión del equipo médico se revisa con una apelación clínica. Por favor pida al defensor del paciente del centro que inicie "
        "una ({cite}).",
    # remittances, drug lists, mental health
    "law.federal.remittance.group_code_co":
        "El código de grupo CO marca una cantidad que le toca al proveedor según su contrato o las reglas ({cite}).",
    "law.federal.qhp.formulary_exception":
        "La solicitud de un medicamento que no está en la lista debe decidirse en 72 horas, y en 24 horas en circunstancias apremiantes "
        "({cite}).",
    "law.federal.qhp.exception_external":
        "Si el plan niega la excepción, una organización de revisión independiente puede examinarla. El plan debe dar esa respuesta en 72 "
        "horas, o en 24 horas si la solicitud fue acelerada ({cite}).",
    "law.federal.mhpaea.criteria":
        "Para atención de salud mental o de uso de sustancias el plan debe dar, si se pide, sus criterios de necesidad médica y la razón "
        "de la denegación. Sus límites no pueden ser más restrictivos que los de otra atención ({cite}).",
    "law.federal.mhpaea.analysis":
        "Un plan que limita esta atención con autorizaciones, terapia escalonada o algo parecido debe tener un análisis comparativo "
        "escrito que muestre que el límite no es más estricto que para otra atención. Por favor envíelo ({cite}).",
}
# fmt: on
