"""Labels of identifiers and dates, in English and Spanish."""

from __future__ import annotations

from .label_kinds import Label, Rule

_PARTY = (
    r"(?:members?|subscribers?|enrollees?|beneficiary|cardholders?|card ?holders?|customers?|insureds?|insured persons?|"
    r"policy ?holders?|participants?|recipients?|"
    r"contract ?holders?|certificate ?holders?|covered persons?|covered individuals?|plan members?|consumers?|clients?|"
    r"miembros?|afiliad[oa]s?|asegurad[oa]s?|beneficiari[oa]s?|suscriptore?s?|titular|inscrit[oa]|cliente|participante)"
)
_OF = r"(?:de |del |de la |de el |of |of the |for |for the )?"
_ID = (
    r"(?:id|number|id number|id card number|card number|identifier|id code|numero|numero de id|numero id|hic|hicn|hic number|mbi|"
    r"certificate number|policy id)"
)
_NUM = r"(?:id|number|identifier|code|numero|control number|id number)"

# Matched whole against the normal form of a label, first match wins; the number is how surely the label means the field.
IDENTITY_RULES: tuple[Rule, ...] = (
    # identifiers that are not the member's, the group's, the claim's or the request's
    Rule(Label.OTHER_ID, 1.0, r"(?:member|patient|veteran)(?: s)? icn(?: edi)?(?: number)?"),
    Rule(
        Label.OTHER_ID,
        1.0,
        r"(?:patient |your |patient s |hospital |provider )?(?:account|acct)(?: number| id)?|(?:patient )?control number|"
        r"cuenta(?: del? paciente)?|numero de cuenta",
    ),
    Rule(
        Label.OTHER_ID,
        1.0,
        r"(?:(?:medical|health) record|mrn|chart|expediente medico|historia clinica)(?: number| id)?|(?:letter|document|doc|form|"
        r"template|batch|packet|page|lot|lote|mail|image|barcode|documento|carta|formulario|plantilla) ?(?:id|number|"
        r"control number|code)?",
    ),
    Rule(
        Label.OTHER_ID,
        1.0,
        r"(?:document control|dcn|document locator)(?: number| id)?|(?:provider |federal |employer )?(?:tax "
        r"id(?:entification)?|tin|ein|tax)(?: number| id)?|(?:provider |billing )?(?:tpi|ptan|medicaid provider)(?: number| "
        r"id)?",
    ),
    Rule(
        Label.OTHER_ID,
        1.0,
        r"(?:rx ?bin|bin|rx ?pcn|pcn|rx ?group|rx ?grp|grp)(?: number)?|(?:check|eft|payment|trace|remittance|invoice|bill|"
        r"statement|license|dea|prescription|rx|fill|receipt|ticket|call|phone)(?: reference)?(?: number| id)|"
        r"(?:provider|vendor|physician|doctor|site|facility|hospital|employee|case owner|agent)(?: reference)? (?:id|number|"
        r"reference)|payer (?:id|number)|(?:message|fax|fax batch|scan batch|print batch)(?: id| number)?",
    ),
    Rule(
        Label.OTHER_ID,
        1.0,
        r"(?:social security|ssn|policy form|contract pbp|h?pbp|formulary)(?: number| id)?|(?:related|other|prior|previous|"
        r"original|old|first|additional|adjusted)(?: \w+)? (?:claim|reference|case|request|auth|authorization|number|"
        r"numbers)(?: number| id)?",
    ),
    Rule(Label.OTHER_ID, 1.0, r"(?:erisa )?plan number"),
    Rule(
        Label.NPI,
        1.0,
        r"(?:(?:(?:rendering|billing|treating|servicing|requesting|ordering|referring|attending|prescribing) )?(?:provider|"
        r"prescriber|physician|facility|doctor|proveedor) )?(?:s )?npi(?: number)?(?: del? proveedor)?|national provider "
        r"(?:id|identifier)(?: number)?",
    ),
    # the member's identifier
    Rule(
        Label.MEMBER_ID,
        1.0,
        rf"(?:your |the |su |my |patient s |primary )?{_PARTY}(?: s)?(?: name and| or| and| patient)? (?:health plan |"
        rf"insurance |plan |medicaid |medicare |health |unique )?{_ID}",
    ),
    Rule(
        Label.MEMBER_ID,
        1.0,
        rf"(?:numero|id|numero de id|identificacion|clave|no)(?: de id| id)? {_OF}{_PARTY}|(?:numero de )?(?:identificacion|"
        rf"id) {_OF}{_PARTY}",
    ),
    Rule(
        Label.MEMBER_ID,
        0.95,
        r"(?:your )?(?:medicare|medicaid|health plan|health insurance|insurance|plan|chip|tricare|medi cal|cin|recipient|"
        r"health first|mbi|hicn|hic|dod benefits|umid)(?: claim)?(?: beneficiary| member| recipient)? (?:id|number|id number|"
        r"identifier|card number|numero)|mbi|hicn|cin|mid|dbn|dod benefits number|medicare health insurance claim number|"
        r"health insurance claim number",
    ),
    Rule(
        Label.MEMBER_ID,
        0.95,
        r"numero (?:de|del) (?:id de )?(?:medicare|medicaid|seguro|seguro medico|seguro de salud|tarjeta)|(?:id|"
        r"identificacion)(?: number| numero)? (?:de|del) (?:medicare|medicaid|seguro|plan)|(?:id|identificacion) "
        r"{0,1}medicaid",
    ),
    Rule(
        Label.MEMBER_ID,
        0.8,
        r"(?:id|id number|id card number|identifier|numero de id|numero de identificacion|identificacion|certificate number|"
        r"certificate|certificado|patient id|patient id number|id {0,1}del paciente|alpha prefix and id)",
    ),
    Rule(
        Label.MEMBER_ID,
        0.6,
        r"(?:policy|contract|insurance policy) (?:id|number)|numero de (?:poliza|contrato|certificado)|poliza number|number "
        r"de poliza|number de contrato",
    ),
    Rule(Label.MEMBER_ID, 0.72, r"plan id(?: number)?"),
    Rule(
        Label.MEMBER_ID,
        0.95,
        r"(?:srid|student|fund|medical assistance|participant|welfare fund)(?: s)? (?:id|number|id number)|srid|"
        r"contract",
    ),
    # the group's
    Rule(
        Label.GROUP,
        1.0,
        r"(?:your )?(?:employer |plan |benefit )?(?:group|grp|grupo)(?: policy| plan| contract)? (?:number|id|code|"
        r"numero)(?: name)?|(?:numero|id|number) (?:de|del) grupo|group policy(?: number)?",
    ),
    Rule(Label.GROUP, 0.85, r"(?:employer |your )?group|grupo|group name(?: and)? number|group (?:number )?name|group plan|employer group"),
    Rule(
        Label.GROUP,
        0.85,
        r"(?:account|client|employer|customer) (?:number|id)(?: and)? (?:account )?name|(?:employer|client|plan sponsor) (?:number|id)",
    ),
    # the claim's
    Rule(
        Label.CLAIM,
        1.0,
        r"(?:your |our |the |payer |denied |medical |this )?claims? (?:we (?:processed|reviewed|denied)|number|id|"
        r"control number|identifier|id number|icn|"
        r"numbers)|icn(?: number)?|internal control number|payer claim control number|claim icn",
    ),
    Rule(
        Label.CLAIM,
        1.0,
        r"(?:numero|number|id)(?: de id| de control)? (?:de |del |de la )?(?:la )?(?:reclamacion|reclamo|reclamaciones)|"
        r"(?:reclamacion|reclamo) (?:number|numero)",
    ),
    Rule(
        Label.CLAIM,
        0.85,
        r"(?:your |our |the )?claims?(?: \w+)? (?:reference number|reference id|ref number)|claims?|claim \d of \d(?: number)?|(?:la "
        r")?reclamacion|(?:el )?reclamo|claim patient account|claim patient acct",
    ),
    # the request's, the appeal's, the case's
    Rule(
        Label.REFERENCE,
        1.0,
        r"(?:your |our |the |please |plan |member |internal )?(?:reference|ref)(?: id| number| code| no)?(?: for the "
        r"request)?|(?:request|case|appeal|review|authorization|auth|determination|file|decision) (?:reference|ref)(?: "
        r"number| id)?|(?:your |our |the )?claims? (?:reference|ref)",
    ),
    Rule(
        Label.REFERENCE,
        1.0,
        r"reference (?:auth|authorization|case)(?: number)?|(?:numero|number) de referencia(?: (?:de |para )(?:esta|este|la|"
        r"su) (?:decision|solicitud|apelacion|carta|caso|aviso))?|(?:reference|ref|case) (?:number|id) (?:for|of) (?:this|"
        r"the|your) (?:decision|request|appeal|case|determination|review|letter|notice|service)|referencia|nuestra "
        r"referencia|su referencia",
    ),
    Rule(
        Label.REFERENCE,
        0.95,
        r"(?:your |our |the |plan |appeal |coverage |member )?(?:case|appeal|file|our file|grievance|dispute|reconsideration|"
        r"redetermination)(?: file| case)? (?:number|id|identifier|control number)|(?:numero|number|id) (?:de |del )?(?:caso|"
        r"apelacion|expediente|archivo)|appeal|caso|case",
    ),
    Rule(
        Label.REFERENCE,
        0.95,
        r"(?:your |our |the )?(?:service |coverage |prior authorization |pa |authorization |auth |um |medical |original "
        r"){0,2}(?:request|determination|coverage determination|organization determination|decision|event|inquiry|intake|review|"
        r"service reference|coverage request|episode)(?: reference)? (?:number|id|identifier)",
    ),
    Rule(
        Label.REFERENCE,
        0.85,
        r"(?:your |our |the )?(?:prior |pre )?(?:authorization|auth|pa|preauthorization|preauth|precertification|precert|"
        r"certification|pre certification|referral|notification)(?: request| reference| case| control)? (?:number|id)|pa|"
        r"auth|authorization",
    ),
    Rule(
        Label.REFERENCE,
        0.85,
        r"(?:numero|number|id) (?:de |de la )?(?:autorizacion|autorizacion previa|solicitud|determinacion|decision|"
        r"precertificacion)|solicitud(?: number)?|autorizacion(?: number)?",
    ),
    Rule(
        Label.REFERENCE,
        0.8,
        r"(?:notice|letter reference|appeal file|predetermination|service authorization|action|dispute|organization determination|"
        r"um)(?: reference)? "
        r"number|appeal file|review|tracking number|numero de (?:notificacion|aviso)|referral",
    ),
    Rule(Label.REFERENCE, 0.72, r"order (?:number|id)|control number"),
    Rule(
        Label.REFERENCE,
        0.55,
        r"(?:review |case |request |appeal )?tracking (?:number|id)|tracking|(?:numero|number) de (?:seguimiento|rastreo|"
        r"control)|control number|correspondence (?:id|number)|(?:correspondence )?control id",
    ),
    # dates
    Rule(
        Label.BORN,
        1.0,
        r"(?:patient |member |subscriber |enrollee |your |patient s |member s )?(?:s )?(?:date of birth|birth ?date|dob|"
        r"birthday|d o b|born)|(?:patient |member )?dob|(?:fecha de )?nacimiento(?: del (?:miembro|paciente))?|(?:fecha de "
        r")?nac|nacid[oa](?: el)?",
    ),
    Rule(
        Label.NOTICE_DATE,
        1.0,
        r"(?:the )?(?:date (?:of|on|of the|of this|on this) )(?:notice|letter|this notice|this letter|denial notice|denial "
        r"letter|denial|statement|correspondence|notification|issue|issuance|explanation|eob)",
    ),
    Rule(
        Label.NOTICE_DATE,
        1.0,
        r"(?:this )?(?:notice|letter|denial notice|denial letter|denial|correspondence|statement|eob|explanation of benefits|"
        r"explanation of benefits statement|notification|issue|issued|remittance|report|msn) (?:date|dated|issued)|dated|"
        r"date issued|issued(?: on)?|date of eob|date of issue|our date|remit(?:tance)? date|statement prepared",
    ),
    Rule(
        Label.NOTICE_DATE,
        0.95,
        r"fecha (?:de|del|de la|de esta|de este|en este|en esta) (?:la )?(?:carta|aviso|notificacion|emision|notificacion|"
        r"estado|explicacion|comunicacion|denegacion)|fecha de emision",
    ),
    Rule(Label.NOTICE_DATE, 0.9, r"(?:the |today s |letter )?date|fecha"),
    Rule(
        Label.MAILED_DATE,
        0.8,
        r"(?:date )?(?:mailed|of mailing|mailing|sent|mail|postmarked|mailed on)(?: date)?(?: on)?|mailing date|date mailed|"
        r"date sent|date of mailing|fecha de envio|enviad[oa](?: el)?|fecha de envio por correo",
    ),
    Rule(
        Label.DECISION_DATE,
        0.64,
        r"(?:date of |the )?(?:our |initial |coverage |claim |adverse )?(?:decision|determination|adverse determination|"
        r"denial decision)(?: made| date| made on)?|decision date|determination date|date of (?:decision|determination|"
        r"action)|action date|fecha de (?:la )?(?:decision|determinacion)",
    ),
    Rule(
        Label.SERVICE_FROM,
        1.0,
        r"(?:requested |service |treatment |proposed )?(?:start|begin|beginning|from|admission|admit|admitted|first|"
        r"effective start|requested start)(?: service| of service)?(?: date| day| of service)?|date of admission|start of "
        r"(?:care|service|treatment)|(?:service )?from(?: date)?|date from|service date from|fecha de (?:inicio|admision|"
        r"ingreso|comienzo)(?: solicitada| del servicio)?|desde|inicio|first date of service|planned admission(?: date)?|"
        r"(?:proposed|scheduled|planned) (?:service |surgery |procedure )?date|planned(?: for)?|"
        r"scheduled(?: for)?|surgery date|date of surgery|procedure date",
    ),
    Rule(
        Label.SERVICE_TO,
        1.0,
        r"(?:requested |service |treatment )?(?:end|ending|stop|thru|through|to|discharge|discharged|last)(?: service| of "
        r"service)?(?: date| day)?|date of discharge|date to|service date to|last date of service|fecha de (?:alta|fin|"
        r"salida|terminacion)|hasta",
    ),
    Rule(
        Label.SERVICE_DATE,
        1.0,
        r"(?:requested |the |all |denied |actual |proposed )?dates? ?s? of (?:the )?(?:requested )?(?:service|services|"
        r"treatment|care|visit|stay|service s|admission and discharge|procedure)(?: requested)?|(?:requested |proposed |"
        r"planned |treatment )?(?:service|services|treatment|visit|fill|dispensed?|serv|svc)(?: requested)? dates?(?: "
        r"requested)?|dos|dates requested|date s requested|service period|period of service|period of (?:care|authorization)|"
        r"date you (?:got|had|received) (?:care|services?|treatment)|(?:authorization|auth|requested|approval|certification|"
        r"authorized) (?:dates|days|period|date range|span)(?: requested)?|"
        r"(?:days|dates) (?:requested|denied|not (?:approved|covered|certified))|(?:for |these )dates|dates of care|dates|"
        r"requested dates(?: of service)?|date filled|fill date|date range|date of loss|(?:date |dates )?incurred(?: date)?|"
        r"visited on|date of visit|seen on|date seen|treated on|care date|date of care|when|when (?:it was|you got care|"
        r"care was given|was it)|cuando",
    ),
    Rule(
        Label.SERVICE_DATE,
        1.0,
        r"fechas? ?s? (?:(?:propuesta|programada|solicitada|planificada)s? )?(?:de|del|de los|de la) (?:servicios?|atencion|"
        r"visita|tratamiento|cuidado)(?: solicitad[oa]s?)?|fechas solicitadas|periodo (?:de servicio|solicitado)",
    ),
    Rule(
        Label.OTHER_DATE,
        1.0,
        r"(?:date |date of )?(?:your |the |claim |request |appeal |information |records |form )?(?:claim |request |appeal |"
        r"prior authorization |pa |application |information )?(?:received|receipt|processed|printed|finished|completed|"
        r"entered|filed|submitted|adjudicated|reviewed|review|scanned|faxed|created|revised|revision|rev|updated|check|"
        r"effective|expiration|expires|enrollment|coverage effective|coverage begin|run|rendered|process|finalized|last "
        r"updated|next review|hire|requested|order|ordered|accident|injury|onset|ordering|retirement|termination|"
        r"generated)(?: on| by us| by the plan| in our office)?(?: date)?(?: of)?(?: request| claim| appeal)?",
    ),
    Rule(
        Label.OTHER_DATE,
        1.0,
        r"(?:date paid|paid (?:date|on)|payment date|date of payment|request date|date of request|date (?:of )?(?:the )?request|"
        r"date requested)",
    ),
    Rule(
        Label.OTHER_DATE,
        1.0,
        r"(?:claims?|request|requests|appeal|solicitud|reclamacion|reclamo)(?: \w+)? (?:received|processed|recibid[oa]|"
        r"procesad[oa]|date|completed|finished)(?: date| on)?|(?:fecha de )?(?:recibid[oa]|procesad[oa]|impresion|impreso|"
        r"recepcion|procesamiento|vencimiento|vigencia|revision|pago|solicitud|efectividad)(?: el)?|effective date of (?:the "
        r")?(?:decision|action|change|denial|policy)|(?:day|date) the change (?:starts|begins)",
    ),
    Rule(
        Label.DEADLINE,
        1.0,
        r"(?:appeal |your appeal |filing |last day to |file |appeal filing |appeals )(?:deadline|due date|by|must be filed "
        r"by|must be received by|due|limit|appeal)|deadline(?: to appeal| for appeal| to file)?|last (?:day|date) to (?:file "
        r"|ask for |request )?(?:an )?appeal|appeal by|due date for appeal|fecha limite(?: para apelar)?|plazo(?: para "
        r"apelar)?",
    ),
)
