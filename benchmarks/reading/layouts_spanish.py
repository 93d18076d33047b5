"""Sample notices in Spanish as plain text."""

from __future__ import annotations

from truth import Truth, day


def carta(t: Truth) -> str:
    """A letter with labels, dates in words."""
    t.says(
        member_id=t.member,
        claim_number=t.claim,
        patient_name=t.name,
        notice_date=t.notice,
        service_start=t.service_on,
        provider_name=t.place,
        facility_name=t.place,
        amount_billed=t.item.amount,
        deadline=(180, "receipt"),
        fax=t.fax,
        patient_dob=t.born,
    )
    return f"""Salud del Valle
Departamento de Reclamaciones

Fecha del aviso: {day(t.notice, "es")}

{t.window}

Nombre del miembro: {t.name}
Fecha de nacimiento: {day(t.born, "es")}
N.º de identificación del miembro: {t.member}
N.º de reclamación: {t.claim}
Proveedor: {t.place}
Fecha del servicio: {day(t.service_on, "es")}
Cantidad facturada: ${t.item.amount}
Reclamación recibida: {day(t.notice.replace(day=1), "es")}

Estimado miembro:

No podemos pagar esta reclamación porque el servicio no fue médicamente necesario según la información recibida.

Si no está de acuerdo, usted puede apelar dentro de los 180 días después de recibir este aviso. Envíe su apelación a Salud
del Valle, Apelaciones y Quejas, {t.box}, Fresno, CA 93650, o por fax al {t.fax}. Le responderemos en 30 días.

Atentamente,
Salud del Valle
"""


def aviso_medicaid(t: Truth) -> str:
    """A notice of action for a requested service, day before month."""
    planned, notice = t.planned.replace(day=min(28, max(13, t.planned.day))), t.notice.replace(day=max(13, t.notice.day % 28))
    t.says(
        member_id=t.member,
        reference_number=t.reference,
        patient_name=t.name,
        notice_date=notice,
        service_start=planned,
        deadline=(60, "notice"),
        fax=t.fax,
        codes=[t.item.icd],
        service=t.item.spanish,
        provider_name=t.doctor,
    )
    return f"""AVISO DE DETERMINACIÓN ADVERSA DE BENEFICIOS

Fecha: {day(notice, "dmy")}
Miembro: {t.name}
Identificación de Medicaid: {t.member}
Número de caso: {t.reference}
Médico que ordena: {t.doctor}
Servicio solicitado: {t.item.spanish}
Diagnóstico: {t.item.icd}
Fecha de inicio solicitada: {day(planned, "dmy")}

A los padres o tutores de {t.name}:

Su médico pidió a Plan Salud Familiar que aprobara el servicio indicado arriba. Esta solicitud fue negada.

Usted tiene derecho a apelar. Debe pedir la apelación dentro de 60 días calendario de la fecha de este aviso.
Puede llamar al {t.phone}, enviar un fax al {t.fax} o escribir a Plan Salud Familiar, Unidad de Apelaciones, {t.box}, Austin, TX 78701.
Si la decisión de la apelación no le favorece, puede pedir una audiencia imparcial estatal dentro de 120 días.
"""


def prosa(t: Truth) -> str:
    """Everything inside Spanish sentences."""
    t.says(
        member_id=t.member,
        reference_number=t.reference,
        patient_name=f"{t.first} {t.last}",
        notice_date=t.notice,
        service=t.item.spanish,
        deadline=(180, "receipt"),
    )
    return f"""Aseguradora Costa Clara

{day(t.notice, "es")}

{t.first} {t.last}
{t.street}
{t.city}, {t.state} {t.zip}

Estimada {t.first} {t.last}:

Recibimos la solicitud de autorización previa para {t.item.spanish} que envió su médico. Su número de afiliado es
{t.member} y el número de referencia de esta decisión es {t.reference}. Hemos denegado la solicitud porque el servicio
se considera experimental.

Puede presentar una apelación por escrito en un plazo de 180 días a partir del día en que reciba esta carta. Escriba a
Aseguradora Costa Clara, Apelaciones, {t.box}, Ponce, PR 00716.
"""


def correo(t: Truth) -> str:
    """A Spanish e-mail."""
    t.says(
        member_id=t.member,
        claim_number=t.claim,
        patient_name=t.name,
        notice_date=t.notice,
        patient_owes=t.item.amount,
        deadline=(180, "receipt"),
        provider_name=t.clinic,
    )
    return f"""From: Avisos <avisos@brisa.example>
To: persona@example.net
Date: {t.notice:%a, %d %b %Y} 10:02:11 -0400
Subject: Su reclamación no fue pagada

Hola {t.first}:

Asegurado: {t.name}
ID del asegurado: {t.member}
Reclamación n.º: {t.claim}
Proveedor: {t.clinic}
Lo que usted debe: ${t.item.amount}

El servicio no está cubierto por su póliza. Tiene 180 días desde que recibió este correo para apelar.
"""


SPANISH = {f.__name__: f for f in (carta, aviso_medicaid, prosa, correo)}
