"""What a label of a notice asks for: its words, in English and Spanish, mapped to the field it stands before."""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum
from functools import lru_cache


class Label(StrEnum):
    """The fields that labels stand before. Those in `OTHER_*` are known so that they are not taken for another."""

    MEMBER_ID = "member-id"
    GROUP = "group"
    CLAIM = "claim"
    REFERENCE = "reference"
    OTHER_ID = "other-id"
    PATIENT = "patient"
    MEMBER = "member"
    SUBSCRIBER = "subscriber"
    BORN = "born"
    NOTICE_DATE = "notice-date"
    MAILED_DATE = "mailed-date"
    DECISION_DATE = "decision-date"
    OTHER_DATE = "other-date"
    SERVICE_DATE = "service-date"
    SERVICE_FROM = "service-from"
    SERVICE_TO = "service-to"
    SERVICE = "service"
    PROCEDURE = "procedure"
    DIAGNOSIS = "diagnosis"
    REVENUE = "revenue"
    NDC = "ndc"
    PROVIDER = "provider"
    FACILITY = "facility"
    NPI = "npi"
    BILLED = "billed"
    DENIED = "denied"
    OWES = "owes"
    PAID = "paid"
    ALLOWED = "allowed"
    OTHER_AMOUNT = "other-amount"
    FAX = "fax"
    PHONE = "phone"
    EMAIL = "email"
    PORTAL = "portal"
    ADDRESS = "address"
    DEADLINE = "deadline"
    REASON = "reason"
    STATUS = "status"
    PLAN = "plan"
    POLICY = "policy"
    TOTAL = "total"
    QUANTITY = "quantity"
    OTHER = "other"


_PARTY = (
    r"(?:members?|subscribers?|enrollees?|beneficiary|cardholders?|card ?holders?|customers?|insureds?|insured persons?|policy ?holders?|participants?|recipients?|"
    r"contract ?holders?|certificate ?holders?|covered persons?|covered individuals?|plan members?|consumers?|clients?|"
    r"miembros?|afiliad[oa]s?|asegurad[oa]s?|beneficiari[oa]s?|suscriptore?s?|titular|inscrit[oa]|cliente|participante)"
)
_OF = r"(?:de |del |de la |de el |of |of the |for |for the )?"
_ID = r"(?:id|number|id number|id card number|card number|identifier|id code|numero|numero de id|numero id|hic|hicn|hic number|mbi|certificate number|policy id)"
_NUM = r"(?:id|number|identifier|code|numero|control number|id number)"

# Matched whole against the normal form of a label, first match wins; the number is how surely the label means the field.
_RULES: tuple[tuple[Label, float, str], ...] = (
    # identifiers that are not the member's, the group's, the claim's or the request's
    (Label.OTHER_ID, 1.0, r"(?:patient |your |patient s |hospital |provider )?(?:account|acct)(?: number| id)?|(?:patient )?control number|cuenta(?: del? paciente)?|numero de cuenta"),
    (Label.OTHER_ID, 1.0, r"(?:medical record|mrn|chart|expediente medico|historia clinica)(?: number| id)?|(?:letter|document|doc|form|template|batch|notice|packet|page|lot|lote|mail|image|barcode|documento|carta|formulario|plantilla) ?(?:id|number|control number|code)?"),
    (Label.OTHER_ID, 1.0, r"(?:document control|dcn|document locator)(?: number| id)?|(?:provider |federal |employer )?(?:tax id(?:entification)?|tin|ein|tax)(?: number| id)?|(?:provider |billing )?(?:tpi|ptan|medicaid provider)(?: number| id)?"),
    (Label.OTHER_ID, 1.0, r"(?:rx ?bin|bin|rx ?pcn|pcn|rx ?group|rx ?grp|grp)(?: number)?|(?:check|eft|payment|trace|remittance|invoice|bill|statement|license|dea|prescription|rx|fill|receipt|ticket|call|order|phone)(?: reference)?(?: number| id)|(?:provider|vendor|physician|doctor|site|facility|hospital|employee|case owner|agent)(?: reference)? (?:id|number|reference)|(?:plan|payer) (?:id|number)|(?:message|fax|fax batch|scan batch|print batch)(?: id| number)?"),
    (Label.OTHER_ID, 1.0, r"(?:social security|ssn|policy form|contract pbp|h?pbp|formulary)(?: number| id)?|(?:related|other|prior|previous|original|old|first|additional|adjusted)(?: \w+)? (?:claim|reference|case|request|auth|authorization|number|numbers)(?: number| id)?"),
    (Label.NPI, 1.0, r"(?:(?:(?:rendering|billing|treating|servicing|requesting|ordering|referring|attending|prescribing) )?(?:provider|prescriber|physician|facility|doctor|proveedor) )?(?:s )?npi(?: number)?(?: del? proveedor)?|national provider (?:id|identifier)(?: number)?"),
    # the member's identifier
    (Label.MEMBER_ID, 1.0, rf"(?:your |the |su |my |patient s |primary )?{_PARTY}(?: s)?(?: name and| or| and| patient)? (?:health plan |insurance |plan |medicaid |medicare |health |unique )?{_ID}"),
    (Label.MEMBER_ID, 1.0, rf"(?:numero|id|numero de id|identificacion|clave|no)(?: de id| id)? {_OF}{_PARTY}|(?:numero de )?(?:identificacion|id) {_OF}{_PARTY}"),
    (Label.MEMBER_ID, 0.95, r"(?:your )?(?:medicare|medicaid|health plan|health insurance|insurance|plan|chip|tricare|medi cal|cin|recipient|health first|mbi|hicn|hic|dod benefits|umid)(?: claim)?(?: beneficiary| member| recipient)? (?:id|number|id number|identifier|card number|numero)|mbi|hicn|cin|mid|dbn|dod benefits number|medicare health insurance claim number|health insurance claim number"),
    (Label.MEMBER_ID, 0.95, r"numero (?:de|del) (?:id de )?(?:medicare|medicaid|seguro|seguro medico|seguro de salud|tarjeta)|(?:id|identificacion)(?: number| numero)? (?:de|del) (?:medicare|medicaid|seguro|plan)|(?:id|identificacion) {0,1}medicaid"),
    (Label.MEMBER_ID, 0.8, r"(?:id|id number|id card number|identifier|numero de id|numero de identificacion|identificacion|certificate number|certificate|certificado|patient id|patient id number|id {0,1}del paciente|alpha prefix and id)"),
    (Label.MEMBER_ID, 0.6, r"(?:policy|contract|insurance policy) (?:id|number)|numero de (?:poliza|contrato|certificado)|poliza number|number de poliza|number de contrato"),
    # the group's
    (Label.GROUP, 1.0, r"(?:your )?(?:employer |plan |benefit )?(?:group|grp|grupo)(?: policy| plan| contract)? (?:number|id|code|numero)(?: name)?|(?:numero|id|number) (?:de|del) grupo|group policy(?: number)?"),
    (Label.GROUP, 0.85, r"(?:employer )?group|grupo|group name(?: and)? number|group (?:number )?name|group plan|employer group"),
    (Label.GROUP, 0.85, r"(?:account|client|employer|customer) (?:number|id)(?: and)? (?:account )?name|(?:employer|client|plan sponsor) (?:number|id)"),
    # the claim's
    (Label.CLAIM, 1.0, r"(?:your |our |the |payer |denied |medical |this )?claims? (?:number|id|control number|identifier|id number|icn|numbers)|icn(?: number)?|internal control number|payer claim control number|claim icn"),
    (Label.CLAIM, 1.0, r"(?:numero|number|id)(?: de id| de control)? (?:de |del |de la )?(?:la )?(?:reclamacion|reclamo|reclamaciones)|(?:reclamacion|reclamo) (?:number|numero)"),
    (Label.CLAIM, 0.85, r"(?:your |our |the )?claims?(?: \w+)? (?:ref|reference|reference number|reference id|ref number)|claims?|(?:la )?reclamacion|(?:el )?reclamo|claim patient account|claim patient acct"),
    # the request's, the appeal's, the case's
    (Label.REFERENCE, 1.0, r"(?:your |our |the |please |plan |member |internal )?(?:reference|ref)(?: id| number| code| no)?(?: for the request)?|(?:request|case|appeal|review|authorization|auth|determination|file|decision) (?:reference|ref)(?: number| id)?"),
    (Label.REFERENCE, 1.0, r"reference (?:auth|authorization|case)(?: number)?|(?:numero|number) de referencia(?: (?:de |para )(?:esta|este|la|su) (?:decision|solicitud|apelacion|carta|caso|aviso))?|(?:reference|ref|case) (?:number|id) (?:for|of) (?:this|the|your) (?:decision|request|appeal|case|determination|review|letter|notice|service)|referencia|nuestra referencia|su referencia"),
    (Label.REFERENCE, 0.95, r"(?:your |our |the |plan |appeal |coverage |member )?(?:case|appeal|file|our file|grievance|dispute|reconsideration|redetermination)(?: file| case)? (?:number|id|identifier|control number)|(?:numero|number|id) (?:de |del )?(?:caso|apelacion|expediente|archivo)|appeal|caso"),
    (Label.REFERENCE, 0.95, r"(?:your |our |the )?(?:service |coverage |prior authorization |pa |authorization |auth |um |medical |original )?(?:request|determination|coverage determination|organization determination|decision|event|inquiry|intake|review|service reference|coverage request|episode)(?: reference)? (?:number|id|identifier)"),
    (Label.REFERENCE, 0.85, r"(?:your |our |the )?(?:prior |pre )?(?:authorization|auth|pa|preauthorization|preauth|precertification|precert|certification|pre certification|referral|notification)(?: request| reference| case| control)? (?:number|id)|pa|auth|authorization"),
    (Label.REFERENCE, 0.85, r"(?:numero|number|id) (?:de |de la )?(?:autorizacion|autorizacion previa|solicitud|determinacion|decision|precertificacion)|solicitud(?: number)?|autorizacion(?: number)?"),
    (Label.REFERENCE, 0.55, r"(?:review |case |request |appeal )?tracking (?:number|id)|tracking|(?:numero|number) de (?:seguimiento|rastreo|control)|control number|correspondence (?:id|number)|(?:correspondence )?control id"),
    # dates
    (Label.BORN, 1.0, r"(?:patient |member |subscriber |enrollee |your |patient s |member s )?(?:s )?(?:date of birth|birth ?date|dob|birthday|d o b|born)|(?:patient |member )?dob|(?:fecha de )?nacimiento(?: del (?:miembro|paciente))?|(?:fecha de )?nac|nacid[oa](?: el)?"),
    (Label.NOTICE_DATE, 1.0, r"(?:the )?(?:date (?:of|on|of the|of this|on this) )(?:notice|letter|this notice|this letter|denial notice|denial letter|denial|statement|correspondence|notification|issue|issuance|explanation|eob)"),
    (Label.NOTICE_DATE, 1.0, r"(?:this )?(?:notice|letter|denial notice|denial letter|denial|correspondence|statement|eob|explanation of benefits|explanation of benefits statement|notification|issue|issued|remittance|report|msn) (?:date|dated|issued)|dated|date issued|issued(?: on)?|date of eob|date of issue"),
    (Label.NOTICE_DATE, 0.95, r"fecha (?:de|del|de la|de esta|de este|en este|en esta) (?:la )?(?:carta|aviso|notificacion|emision|notificacion|estado|explicacion|comunicacion|denegacion)|fecha de emision"),
    (Label.NOTICE_DATE, 0.9, r"(?:the |today s |letter )?date|fecha"),
    (Label.MAILED_DATE, 0.8, r"(?:date )?(?:mailed|of mailing|mailing|sent|mail|postmarked|mailed on)(?: date)?(?: on)?|mailing date|date mailed|date sent|date of mailing|fecha de envio|enviad[oa](?: el)?|fecha de envio por correo"),
    (Label.DECISION_DATE, 0.6, r"(?:date of |the )?(?:our |initial |coverage |claim |adverse )?(?:decision|determination|adverse determination|denial decision)(?: made| date| made on)?|decision date|determination date|date of (?:decision|determination|action)|action date|fecha de (?:la )?(?:decision|determinacion)"),
    (Label.SERVICE_FROM, 1.0, r"(?:requested |service |treatment |proposed )?(?:start|begin|beginning|from|admission|admit|admitted|first|effective start|requested start)(?: service| of service)?(?: date| day| of service)?|date of admission|start of (?:care|service|treatment)|(?:service )?from(?: date)?|date from|service date from|fecha de (?:inicio|admision|ingreso|comienzo)(?: solicitada| del servicio)?|desde|inicio|first date of service|planned admission(?: date)?|(?:proposed|scheduled|planned) (?:service |surgery |procedure )?date|surgery date|date of surgery|procedure date"),
    (Label.SERVICE_TO, 1.0, r"(?:requested |service |treatment )?(?:end|ending|stop|thru|through|to|discharge|discharged|last)(?: service| of service)?(?: date| day)?|date of discharge|date to|service date to|last date of service|fecha de (?:alta|fin|salida|terminacion)|hasta"),
    (Label.SERVICE_DATE, 1.0, r"(?:requested |the |all |denied |actual |proposed )?dates? ?s? of (?:the )?(?:requested )?(?:service|services|treatment|care|visit|stay|service s|admission and discharge|procedure)(?: requested)?|(?:requested |proposed |planned |treatment )?(?:service|services|treatment|visit|fill|dispensed?|serv|svc)(?: requested)? dates?(?: requested)?|dos|dates? ?s? requested|service period|period of service|period of (?:care|authorization)|(?:authorization|auth|requested|approval|certification|authorized) (?:dates|period|date range|span)(?: requested)?|requested dates(?: of service)?|date filled|fill date|date range"),
    (Label.SERVICE_DATE, 1.0, r"fechas? ?s? (?:(?:propuesta|programada|solicitada|planificada)s? )?(?:de|del|de los|de la) (?:servicios?|atencion|visita|tratamiento|cuidado)(?: solicitad[oa]s?)?|fechas solicitadas|periodo (?:de servicio|solicitado)"),
    (Label.OTHER_DATE, 1.0, r"(?:date |date of )?(?:your |the |claim |request |appeal |information |records |form )?(?:claim |request |appeal |prior authorization |pa |application |information )?(?:received|receipt|processed|printed|finished|completed|entered|filed|submitted|adjudicated|reviewed|review|scanned|faxed|created|revised|revision|rev|updated|check|effective|expiration|expires|enrollment|coverage effective|coverage begin|run|rendered|process|finalized|last updated|next review|hire|requested|order|ordered|accident|injury|onset|ordering|retirement|termination|generated)(?: on| by us| by the plan| in our office)?(?: date)?(?: of)?(?: request| claim| appeal)?"),
    (Label.OTHER_DATE, 1.0, r"(?:date paid|paid (?:date|on)|payment date|date of payment|request date|date of request|date (?:of )?(?:the )?request)"),
    (Label.OTHER_DATE, 1.0, r"(?:claims?|request|requests|appeal|solicitud|reclamacion|reclamo)(?: \w+)? (?:received|processed|recibid[oa]|procesad[oa]|date|completed|finished)(?: date| on)?|(?:fecha de )?(?:recibid[oa]|procesad[oa]|impresion|impreso|recepcion|procesamiento|vencimiento|vigencia|revision|pago|solicitud|efectividad)(?: el)?|effective date of (?:the )?(?:decision|action|change|denial|policy)|(?:day|date) the change (?:starts|begins)"),
    (Label.DEADLINE, 1.0, r"(?:appeal |your appeal |filing |last day to |file |appeal filing |appeals )(?:deadline|due date|by|must be filed by|must be received by|due|limit|appeal)|deadline(?: to appeal| for appeal| to file)?|last (?:day|date) to (?:file |ask for |request )?(?:an )?appeal|appeal by|due date for appeal|fecha limite(?: para apelar)?|plazo(?: para apelar)?"),
    # what was asked or billed
    (Label.REVENUE, 1.0, r"(?:revenue|rev)(?: center)? codes?|rev|rev cd|codigos? de ingresos?"),
    (Label.NDC, 1.0, r"(?:drug )?ndc(?: number| code| codes)?|national drug code"),
    (Label.DIAGNOSIS, 1.0, r"(?:primary |principal |secondary |admitting |submitted |the )?(?:diagnosis|diagnoses|diag|dx|icd|icd 10|icd 10 cm|condition|diagnostico|diagnosticos)(?: codes?)?(?: description)?(?: submitted| on request| s)?(?: and description)?|codigos? de diagnostico|for diagnosis"),
    (Label.PROCEDURE, 1.0, r"(?:billed |denied |requested |submitted )?(?:procedure|proc|cpt|hcpcs|cpt hcpcs|hcpcs cpt|service|billing|j|procedure service)(?: hcpcs| cpt)? codes?(?: s)?(?: units| description| and description| submitted| requested)?|cpt|hcpcs|cpt hcpcs|codes?|proc|code s|codigos? (?:de|del) (?:procedimiento|servicio|cpt)s?|codigo"),
    (Label.SERVICE, 1.0, r"(?:the )?(?:requested|denied|proposed|type of|description of|name of|your)? ?(?:service|services|item|items|service or item|services? and items?|service item|item service|item or service|treatment|treatments|procedure|procedures|drug|medication|medicine|prescription|prescription drug|test|equipment|supply|care|stay|level of care|benefit|service treatment|service drug|drug name|drug item|admission|service s|procedure s|medicine or drug|drug medication)(?: s)?(?: name)?(?: or item)?(?: requested| denied| reviewed| not covered| in question| not approved| description| at issue| being denied| and code| code| you asked for| under review)?(?: s)?"),
    (Label.SERVICE, 1.0, r"(?:service |drug |procedure )?(?:description|desc)(?: of services?| of the service)?|services? provided(?: and billing code)?|requested (?:service|item)s?|what (?:was|you|your doctor) (?:denied|asked for|requested)|we (?:denied|did not approve)|request for|request|services? denied|medicines? denied"),
    (Label.SERVICE, 1.0, r"(?:servicios?|procedimientos?|tratamientos?|medicamentos?|articulos?|atencion|equipos?|descripcion|medicina)(?: o articulo)?(?: solicitad[oa]s?| negad[oa]s?| denegad[oa]s?| no cubiert[oa]s?| pedid[oa]s?)?(?: denegado)?|descripcion (?:de|del|de los) servicios?"),
    # who gave or asks for it
    (Label.FACILITY, 1.0, r"(?:servicing |service |treating |treatment |rendering |requested |admitting |performing |place of |the |name of )?(?:facility|hospital|facility hospital|nursing agency|agency|home health agency|skilled nursing facility|infusion center|surgery center|laboratory|servicing lab|location|site|place of service|location of service|service location|facility provider|treatment facility|centro|instalacion|centro medico|agencia|lugar de servicio|establecimiento)(?: name)?(?: number| of service)?|facility name|nombre del (?:hospital|centro)"),
    (Label.PROVIDER, 1.0, r"(?:(?:the |your |name of )?(?:rendering|requesting|ordering|treating|attending|referring|prescribing|servicing|service|billing|performing|requested|requested by|admitting|submitting|in network|primary care|supervising|dispensing|health care|healthcare|medical|out of network) )?(?:s )?(?:provider|professional|physician|doctor|prescriber|practitioner|clinician|surgeon|supplier|pharmacy|provider of service|provider of services|health care provider|provider supplier|physician provider|provider physician|physician prescriber|prescriber physician|dr|dentist|therapist|dme supplier)(?: s)?(?: name)?(?: or supplier| of service| of services)?"),
    (Label.PROVIDER, 1.0, r"(?:requested|ordered|prescribed|submitted|referred|requested for you|asked for) by|(?:services? )?(?:provided|rendered|performed) by|prescriber|requestor|requester|provider s name|name of provider"),
    (Label.PROVIDER, 1.0, r"(?:(?:nombre del|su|el|la) )?(?:proveedor|medico|doctor|doctora|profesional|prestador|recetador|farmacia)(?: de servicios?| de salud| tratante| solicitante| que (?:lo )?(?:ordena|receta|solicita)| que hizo la solicitud| de atencion medica| que receta)?|solicitad[oa] por|recetad[oa] por|ordenad[oa] por"),
    # people
    (Label.PATIENT, 1.0, r"(?:name of (?:the )?)?(?:the )?patient(?: s)?(?: full)?(?: name| names)?|customer patient|patient customer|nombre (?:del|de la|de) paciente|paciente|claimant|for patient|patient information|member patient|patient member|who (?:it|this|the care|the claim|the service|care) (?:was|is) for|who received (?:the )?(?:care|service)|name of patient|notice for|injured worker|claim for|services? for|child|dependent"),
    (Label.MEMBER, 0.95, r"(?:name of (?:the )?)?(?:plan |health plan |the |covered )?(?:member|enrollee|beneficiary|customer|participant|recipient|covered person|insured person|cardholder|miembro|afiliad[oa]|beneficiari[oa]|asegurad[oa]|inscrit[oa]|participante|cliente)(?: s)?(?: full)?(?: name)?(?: information)?|subscriber member|nombre (?:del|de la|de el) (?:miembro|afiliad[oa]|beneficiari[oa]|asegurad[oa]|inscrit[oa]|cliente|participante)|name|nombre|your name|su nombre|member enrollee"),
    (Label.SUBSCRIBER, 0.8, r"(?:name of (?:the )?)?(?:subscriber|policy ?holder|insured|employee|contract ?holder|certificate ?holder|suscriptor|titular|responsible party)(?: s)?(?: name)?(?: and patient)?|nombre del (?:suscriptor|titular)"),
    # money
    (Label.BILLED, 1.0, r"(?:total |provider |the )?(?:amount |amounts? |charges? )?(?:billed|charged|submitted)(?: amount| charges?| by provider| to plan| cost| by your provider)?|(?:total |billed |submitted |provider |claim |covered )?(?:charges?|charge amount|charge s)|total charges?|amount provider billed|(?:(?:amount|what) )?(?:the |your )?(?:provider|doctor|hospital|facility|clinic|pharmacy|office|supplier) (?:billed|charged)(?: us| you| for this)?|your provider billed|total billed|total claim(?: amount)?|claim (?:total|amount)|(?:cantidad |monto |importe |cargo |cargos )?(?:total )?(?:facturad[oa]s?|cobrad[oa]s?)|cargos?(?: del proveedor)?|lo que facturo el proveedor"),
    (Label.BILLED, 0.7, r"(?:total |claim )?amount(?: of claim)?|total claim|total cost"),
    (Label.DENIED, 1.0, r"(?:total |amount |the )?(?:amount |amounts? |charges? )?(?:not covered|denied|non covered|noncovered|disallowed|not payable|not paid|ineligible|excluded|not allowed)(?: amount| charges?| by plan)?(?: amount)?|non covered amount|not covered by (?:the |your )?plan|amount (?:we )?(?:did not|not) (?:pay|cover)|(?:cantidad |monto )?(?:no cubiert[oa]s?|negad[oa]|denegad[oa])|monto no cubierto"),
    (Label.OWES, 1.0, r"(?:total |amount |what |the )?(?:amount )?(?:you|patient|member|enrollee)(?: may| might| could)? (?:owe|owes|pay|responsibility|owed|liability|share)(?: the provider| provider| to provider| amount)?|(?:your|patient|member|enrollee|total patient|total member|subscriber)(?: total)?(?: financial)? (?:responsibility|cost|share|liability|balance|cost share|total cost|total responsibility|payment)(?: amount)?|(?:total |amount )?you (?:may |might |could )?owe(?: or already paid)?|amount you owe|amount due from (?:you|patient|member)|maximum you may be billed|max you may be billed|you may be billed|(?:lo que )?(?:usted |ud )?(?:podria |puede |pudiera )?(?:deber|debe|deberia|adeuda)|(?:su )?responsabilidad(?: del (?:paciente|miembro))?|total que (?:usted )?debe|lo que usted (?:debe|paga)"),
    (Label.PAID, 1.0, r"(?:total |amount |the )?(?:plan |we |insurance |amount |payer |medicare |benefit |your plan |your plan s )?(?:paid|payment|pays?|payable|plan s share)(?: amount| by plan| to provider| by us| your provider)?|(?:total )?(?:pagad[oa]|pago)(?: por el plan| del plan)?|el plan pago|what (?:we|your plan) paid"),
    (Label.ALLOWED, 1.0, r"(?:plan |the |medicare |tricare |total |amount )?(?:allowed|approved|covered|eligible|negotiated|allowable)(?: amount| charges?| rate)?|(?:cantidad |monto )?(?:permitid[oa]|aprobad[oa]|cubiert[oa])"),
    (Label.OTHER_AMOUNT, 1.0, r"(?:plan |your |network |member |provider |total |contract )?(?:discounts?|savings|deductible|co ?pay|copayments?|co ?insurance|adjustments?|reductions?|write off|withheld|interest|other insurance(?: paid)?|cob|balance|deducible|copago|coseguro|descuento|ajuste|remaining|used|limit|premium)(?: amount| applied)?|copay coinsurance|plan provisions"),
    (Label.TOTAL, 1.0, r"totals?(?: this (?:claim|statement))?|claim totals?|grand total|total de la reclamacion|total general"),
    (Label.QUANTITY, 1.0, r"(?:qty|quantity|units?|days supply|number of units|visits|cantidad|unidades|days|times|dias)(?: requested| billed)?"),
    (Label.REASON, 1.0, r"(?:denial |remark |reason |claim |adjustment |denial reason |group |explanation |carc |rarc |note |your |reason and |denial and |remark reason )?(?:reason|reasons|remark|remarks|notes?|reason code|remark code|reason remark|adjustment reason|grp|codes? explanation|denial code|carc|rarc|explanation|rationale|group|motivos?|razon|razones|explicacion|nota|observaciones|see note)(?: codes?| for denial| s| number)?(?: description)?|motivo de (?:la )?(?:denegacion|negacion)"),
    (Label.STATUS, 1.0, r"(?:claim |request |our |the |appeal )?(?:status|service approved|approved or denied|covered|decision|determination|outcome|result|disposition|estado|resultado|decision final|action taken|action|type of decision|tipo de decision)"),
    # where an appeal goes
    (Label.FAX, 1.0, r"(?:appeals? |standard |fast |expedited |by |our |toll free |or |urgent |and |clinical |via |send )?(?:fax|facsimile|telefax|por fax|facsimil)(?: number| to| it to| us at| appeals? to| us)?(?: standard| expedited| fast| urgent| for appeals)?|numero de fax"),
    (Label.PHONE, 1.0, r"(?:appeals? |standard |fast |expedited |by |member services |customer service |toll free |our |or |call |urgent |member |customer )?(?:phone|telephone|call|tel|toll free|telefono|llame al?|llamenos al|por telefono|phone calls?)(?: number| us| us at| toll free| at)?(?: expedited| standard| fast)?|numero de telefono"),
    (Label.EMAIL, 1.0, r"(?:by |our |appeals? |send )?(?:e ?mail|secure e ?mail|correo electronico|por correo electronico)(?: address| us at| to)?"),
    (Label.PORTAL, 1.0, r"(?:by |our |on |member |provider |or )?(?:web|website|web site|online|portal|internet|member portal|sitio web|en linea|pagina web|visit)(?: at)?(?: address)?"),
    (Label.ADDRESS, 1.0, r"(?:appeals? |by |our |standard |mailing |send |or |us |expedited |send it by |send to )?(?:mail|address|us mail|regular mail|mail to|mailing address|write to|send to|in writing|writing|send appeals? to|mail appeals? to|correo|por correo|direccion|direccion postal|escriba a|envie a|en persona|in person|correo postal)(?: or deliver(?: to)?| it to| your appeal to| us at| to)?"),
    (Label.POLICY, 1.0, r"(?:medical |clinical |coverage |drug |payment |reimbursement |the |applicable )?(?:policy|guideline|criteria|clinical criteria|policy or guideline|policy cited|clinical guideline|medical policy|clinical policy|criteria used|guideline used|policy applied|coverage policy|politica(?: medica)?|guia(?: clinica)?|criterios?)(?: used| applied| name| reference)?"),
    (Label.PLAN, 1.0, r"(?:your |health |benefit |type of |medical |name of |insurance |health benefit )?(?:plan|coverage|product|plan name|plan type|plan product|health plan|line of business|program|poliza|plan de salud|cobertura|programa|tipo de plan|nombre del plan|benefit plan)(?: name| type)?|employer(?: name)?|sponsor|plan sponsor|group name|nombre del grupo|empleador"),
    (Label.OTHER, 1.0, r"setting|re|regarding|asunto|subject|to|cc|from|attn|attention|relationship|sex|gender|age|specialty|network status|network|write on every page|units? (?:requested|approved)|hours|tty|state|language|priority|request type|type of request|urgency|payer|payor|health plan name|insurer|insurance company|tax|title|board certification|reviewer|reviewed by|medical director"),
)  # fmt: skip
_COMPILED = tuple((label, weight, re.compile(rule)) for label, weight, rule in _RULES)

_NUMBER_SIGN = re.compile(r"#|\bn\.?\s?[º°]\.?(?=\s|$|:)|\b(?:no|nbr|num|nro)\.(?=\s|$|:)|\b(?:nbr|num|nro)\b|n[úu]m\.|\bn\.\s?[º°o]", re.IGNORECASE)


_WORDS = frozenset(
    "member subscriber enrollee beneficiary patient claim claims number reference identification group provider physician facility service services notice letter birth dated "
    "authorization request requested diagnosis procedure billed amount charges covered responsibility statement received processed decision appeal admission discharge prescriber "
    "ordering rendering treating description codes miembro paciente reclamacion numero fecha servicio proveedor factura facturado cubierto".split()
)
_SHORT = {"mbr": "member", "mem": "member", "prov": "provider", "clm": "claim", "pt": "patient", "ltr": "letter", "dt": "date", "grp": "group", "svc": "service", "rsn": "reason",
          "resp": "responsibility", "cov": "covered", "amt": "amount", "chg": "charge", "chgs": "charges", "bene": "beneficiary", "enr": "enrollee", "fac": "facility", "subs": "subscriber",
          "svcs": "services", "phys": "physician", "req": "requested", "descr": "description", "srv": "service", "ins": "insured", "pat": "patient", "cert": "certificate"}  # fmt: skip
_KNOWN = _WORDS | {"provided", "provides", "noticed", "claimed", "members", "patients"} | {w for _, _, rule in _RULES for w in re.findall(r"[a-z]{4,}", rule)} | {"identificacion", "afiliado", "asegurado", "identification", "latter", "novice"}


@lru_cache(maxsize=8192)
def _mended(word: str) -> str:
    """A label's word as recognition may have misread it, one letter off: "nurnber", "clairn", "menber"."""
    if len(word) < 5 or word in _KNOWN or word.rstrip("s") in _KNOWN:
        return word
    joined = word.replace("rn", "m")
    for known in _WORDS:
        if joined == known or (len(word) == len(known) >= 6 and word[0] == known[0] and sum(a != b for a, b in zip(word, known, strict=True)) == 1):
            return known
        if len(word) == len(known) == 5 and word[0] in "ce" and sum(a != b for a, b in zip(word, known, strict=True)) == 1 and known == "claim":
            return known
    return word


@lru_cache(maxsize=8192)
def normal(text: str) -> str:
    """A label's normal form: lower case without accents and punctuation; "#", "No.", "número" as "number"; parentheses dropped."""
    text = re.sub(r"\(s\)|\(es\)", "s", text.strip(), flags=re.IGNORECASE)
    text = re.sub(r"\([^)]*\)?", " ", text)
    text = _NUMBER_SIGN.sub(" number ", text)
    text = unicodedata.normalize("NFKD", text.lower()).encode("ascii", "ignore").decode()
    text = re.sub(r"\bi\.?d\.?\b", "id", text)
    text = re.sub(r"\bidentification\b", "id", text)
    text = re.sub(r"\bnumero\b", "number", text)
    text = re.sub(r"\bident(?:ificacion)?\b", "identificacion", text)
    text = re.sub(r"[^a-z0-9]+", " ", text).strip()
    text = " ".join(_SHORT.get(w) or _mended(w) for w in text.split())
    text = re.sub(r"(?<=\w )no$", "number", text)
    text = re.sub(r"\b(number)(?: number)+\b", r"\1", text)
    return re.sub(r"\bid id\b", "id", text)


@lru_cache(maxsize=8192)
def _match(plain: str) -> tuple[Label, float] | None:
    if not plain or len(plain) > 70:
        return None
    for variant in (plain, plain.replace("number", "numero")):
        for label, weight, rule in _COMPILED:
            if rule.fullmatch(variant):
                return label, weight
    return None


@lru_cache(maxsize=8192)
def classify(text: str) -> tuple[Label, float] | None:
    """What a label asks for, and how surely; None where the words are no label that is known. "A / B" may mean either."""
    if len(text) > 90:
        return None
    whole = _match(normal(text.replace("/", " ")))
    if whole is not None or "/" not in text:
        return whole
    for part in text.split("/"):
        found = _match(normal(part))
        if found is not None:
            return found
    return None
