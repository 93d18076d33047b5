"""Labels of services, people, amounts and contacts, in English and Spanish."""

from __future__ import annotations

from .label_kinds import Label, Rule

SUBJECT_RULES: tuple[Rule, ...] = (
    # what was asked or billed
    Rule(Label.REVENUE, 1.0, r"(?:revenue|rev)(?: center)? codes?|rev|rev cd|codigos? de ingresos?"),
    Rule(Label.NDC, 1.0, r"(?:drug )?ndc(?: number| code| codes)?|national drug code"),
    Rule(
        Label.DIAGNOSIS,
        1.0,
        r"(?:primary |principal |secondary |admitting |submitted |the )?(?:diagnosis|diagnoses|diag|dx|icd|icd 10|icd 10 cm|"
        r"condition|diagnostico|diagnosticos)(?: codes?)?(?: description)?(?: submitted| on request| s)?(?: and "
        r"description)?|codigos? de diagnostico|for diagnosis",
    ),
    Rule(
        Label.PROCEDURE,
        1.0,
        r"lines? denied|denied (?:lines?|codes?)|(?:billed |denied |requested |submitted )?(?:procedure|proc|cpt|hcpcs|cpt hcpcs|"
        r"hcpcs cpt|service|billing|j|"
        r"procedure service)(?: hcpcs| cpt)? codes?(?: s)?(?: units| description| and description| submitted| requested)?|"
        r"cpt|hcpcs|cpt hcpcs|codes?|proc|code s|codigos? (?:de|del) (?:procedimiento|servicio|cpt)s?|codigo",
    ),
    Rule(
        Label.SERVICE,
        1.0,
        r"(?:the )?(?:requested|denied|proposed|type of|description of|name of|your)? ?(?:service|services|item|items|"
        r"service or item|services? and items?|service item|item service|item or service|treatment|treatments|procedure|"
        r"procedures|drug|medication|medicine|prescription|prescription drug|test|equipment|supply|care|stay|level of care|"
        r"benefit|service treatment|service drug|drug name|drug item|admission|service s|procedure s|medicine or drug|drug "
        r"medication)(?: s)?(?: name)?(?: or item)?(?: requested| denied| reviewed| not covered| in question| not approved| "
        r"description| at issue| being denied| and code| code| you asked for| under review)?(?: s)?",
    ),
    Rule(
        Label.SERVICE,
        1.0,
        r"(?:service |drug |procedure )?(?:description|desc)(?: of services?| of the service)?|services? provided(?: and "
        r"billing code)?|requested (?:service|item)s?|what (?:was|you|your doctor) (?:denied|asked for|requested)|we "
        r"(?:denied|did not approve)|request for|asked for|(?:service|item|drug|treatment) (?:you|your doctor) asked for|request|"
        r"services? denied|what (?:it|this|the service) was|medicines? denied",
    ),
    Rule(
        Label.SERVICE,
        1.0,
        r"(?:servicios?|procedimientos?|tratamientos?|medicamentos?|articulos?|atencion|equipos?|descripcion|medicina)(?: o "
        r"articulo)?(?: solicitad[oa]s?| negad[oa]s?| denegad[oa]s?| no cubiert[oa]s?| pedid[oa]s?)?(?: denegado)?|"
        r"descripcion (?:de|del|de los) servicios?",
    ),
    # who gave or asks for it
    Rule(
        Label.FACILITY,
        1.0,
        r"(?:servicing |service |treating |treatment |rendering |requested |imaging |infusion |surgical |outpatient |admitting |"
        r"performing |place of |the |name of "
        r")?(?:facility|clinic|hospital|facility hospital|nursing agency|agency|home health agency|skilled nursing facility|"
        r"infusion center|surgery center|laboratory|servicing lab|location|site|place of service|location of service|service "
        r"location|place|facility provider|treatment facility|centro|instalacion|centro medico|agencia|lugar de servicio|"
        r"establecimiento)(?: name)?(?: number| of service)?|facility name|(?:to be )?(?:seen|done|given|performed|treated) at|"
        r"(?:home care|home health|nursing|care) agency|(?:requested|admitted|hospital requested) (?:from|to)|(?:treatment|infusion|"
        r"care) site|where(?: (?:it|care) (?:was|is) given)?|"
        r"nombre del (?:hospital|centro)",
    ),
    Rule(
        Label.PROVIDER,
        1.0,
        r"(?:(?:the |your |name of )?(?:rendering|requesting|ordering|treating|attending|referring|prescribing|servicing|"
        r"service|billing|performing|requested|requested by|admitting|submitting|in network|primary care|supervising|"
        r"dispensing|health care|healthcare|medical|out of network) )?(?:s )?(?:provider|professional|physician|doctor|"
        r"prescriber|practitioner|clinician|surgeon|supplier|pharmacy|provider of service|provider of services|health care "
        r"provider|provider supplier|physician provider|provider physician|physician prescriber|prescriber physician|dr|"
        r"dentist|therapist|dme supplier)(?: s)?(?: name)?(?: or supplier| of service| of services)?",
    ),
    Rule(
        Label.PROVIDER,
        1.0,
        r"attending|treating|rendering|(?:(?:behavior|speech|occupational|physical) )?(?:analyst|therapist|pathologist)|seen by|"
        r"care (?:given|provided) by|billed by|community provider|provider of (?:the )?(?:care|"
        r"service)|"
        r"(?:who|person) asked(?: for it)?|asked by|(?:doctor|provider|prescriber|clinician) (?:who|that) (?:asked|requested|ordered|"
        r"prescribed)(?: for it| it)?|"
        r"(?:requested|ordered|prescribed|submitted|referred|requested for you|asked for) by|(?:services? )?(?:provided|"
        r"rendered|performed) by|prescriber|requestor|requester|provider s name|name of provider|who (?:gave|provided) "
        r"(?:the |you )?(?:care|service|services)|quien (?:dio|presto) (?:la atencion|el servicio)",
    ),
    Rule(
        Label.PROVIDER,
        1.0,
        r"(?:(?:nombre del|su|el|la) )?(?:proveedor|medico|doctor|doctora|profesional|prestador|recetador|farmacia)(?: de "
        r"servicios?| de salud| tratante| solicitante| que (?:lo )?(?:ordena|orden[oó]|receta|receto|solicita|solicito|pide|pidio)|"
        r" que hizo la solicitud| de "
        r"atencion medica| que receta)?|solicitad[oa] por|recetad[oa] por|ordenad[oa] por",
    ),
    # people
    Rule(
        Label.PATIENT,
        1.0,
        r"(?:name of (?:the )?)?(?:the )?patient(?: s)?(?: full)?(?: name| names)?|customer patient|patient customer|nombre "
        r"(?:del|de la|de) paciente|paciente|claimant|for patient|patient information|member patient|patient member|who "
        r"(?:it|this|the care|the claim|the service|care) (?:was|is) for|who received (?:the )?(?:care|service)|name of "
        r"patient|notice for|injured worker|claim for|this (?:letter|notice) is about|person|services? for|child|dependent|for|para",
    ),
    Rule(
        Label.MEMBER,
        0.95,
        r"(?:name of (?:the )?)?(?:plan |health plan |the |covered )?(?:member|enrollee|beneficiary|customer|participant|"
        r"recipient|covered person|insured person|cardholder|veteran|insured student|student|miembro|afiliad[oa]|beneficiari[oa]|"
        r"asegurad[oa]|inscrit[oa]|"
        r"participante|cliente)(?: s)?(?: full)?(?: name)?(?: information)?|subscriber member|nombre (?:del|de la|de el) "
        r"(?:miembro|afiliad[oa]|beneficiari[oa]|asegurad[oa]|inscrit[oa]|cliente|participante)|name|nombre|your name|su "
        r"nombre|member enrollee",
    ),
    Rule(
        Label.SUBSCRIBER,
        0.8,
        r"(?:name of (?:the )?)?(?:subscriber|policy ?holder|insured|employee|contract ?holder|certificate ?holder|"
        r"suscriptor|titular|responsible party)(?: s)?(?: name)?(?: and patient)?|nombre del (?:suscriptor|titular)",
    ),
    # money
    Rule(
        Label.BILLED,
        1.0,
        r"(?:total |provider |the )?(?:amount |amounts? |charges? )?(?:billed|charged|submitted)(?: amount| charges?| by "
        r"provider| to plan| cost| by your provider)?|(?:total |billed |submitted |provider |claim |covered )?(?:charges?|"
        r"charge amount|charge s)|total charges?|amount provider billed|(?:(?:amount|what) )?(?:the |your )?(?:provider|"
        r"doctor|hospital|facility|clinic|pharmacy|office|supplier) (?:billed|charged)(?: us| you| for this)?|your provider "
        r"billed|total billed|total claim(?: amount)?|claim (?:total|amount)|(?:cantidad |monto |importe |cargo |cargos "
        r")?(?:total )?(?:facturad[oa]s?|cobrad[oa]s?)|cargos?(?: del proveedor)?|lo que facturo el proveedor",
    ),
    Rule(Label.BILLED, 0.7, r"(?:total |claim )?amount(?: of claim)?|total claim|total cost"),
    Rule(
        Label.DENIED,
        1.0,
        r"(?:total |amount |the )?(?:amount |amounts? |charges? )?(?:not covered|denied|non covered|noncovered|disallowed|"
        r"not payable|not paid|ineligible|excluded|not allowed)(?: amount| charges?| by plan)?(?: amount)?|non covered "
        r"amount|not covered by (?:the |your )?plan|(?:we )?denied (?:payment|charges|benefits)|payment denied|charges "
        r"denied|amount (?:we )?(?:did not|not) (?:pay|cover)|(?:cantidad |monto )?(?:no "
        r"cubiert[oa]s?|negad[oa]|denegad[oa])|monto no cubierto",
    ),
    Rule(
        Label.OWES,
        1.0,
        r"(?:total |amount |what |the )?(?:amount )?(?:you|patient|member|enrollee)(?: may| might| could)? (?:owe|owes|pay|"
        r"responsibility|owed|liability|share)(?: the provider| provider| to provider| amount)?|(?:your|patient|member|"
        r"enrollee|total patient|total member|subscriber)(?: total)?(?: financial)? (?:responsibility|cost|share|liability|"
        r"balance|cost share|total cost|total responsibility|payment)(?: amount)?|(?:total |amount )?you (?:may |might |"
        r"could )?owe(?: or already paid)?|amount you owe|amount due from (?:you|patient|member)|maximum you may be billed|"
        r"you may owe (?:the |your )?(?:provider|hospital|facility|doctor)(?: for this claim)?|max you may be billed|you may be billed|"
        r"(?:lo que )?(?:usted |ud )?(?:podria |puede |pudiera )?(?:deber|debe|"
        r"deberia|adeuda)|(?:su )?responsabilidad(?: del (?:paciente|miembro))?|total que (?:usted )?debe|lo que usted "
        r"(?:debe|paga)|what i owe|i owe|you pay",
    ),
    Rule(
        Label.PAID,
        1.0,
        r"(?:total |amount |the )?(?:plan |we |insurance |amount |payer |medicare |benefit |your plan |your plan s )?(?:paid|"
        r"payment|pays?|payable|plan s share)(?: amount| by plan| to provider| by us| your provider)?|(?:total "
        r")?(?:pagad[oa]|pago)(?: por el plan| del plan)?|el plan pago|what (?:we|(?:your|the) plan) paid|we paid",
    ),
    Rule(
        Label.ALLOWED,
        1.0,
        r"(?:plan |the |medicare |tricare |total |amount )?(?:allowed|approved|covered|eligible|negotiated|allowable)(?: "
        r"amount| charges?| rate)?|(?:cantidad |monto )?(?:permitid[oa]|aprobad[oa]|cubiert[oa])|we (?:approved|allowed)|amount allowed|"
        r"medicare approved amount",
    ),
    Rule(
        Label.OTHER_AMOUNT,
        1.0,
        r"(?:plan |your |network |member |provider |total |contract )?(?:discounts?|savings|deductible|co ?pay|copayments?|"
        r"co ?insurance|adjustments?|reductions?|write off|withheld|interest|other insurance(?: paid)?|cob|balance|deducible|"
        r"copago|coseguro|descuento|ajuste|remaining|used|limit|premium)(?: amount| applied)?|copay coinsurance|plan "
        r"provisions",
    ),
    Rule(Label.TOTAL, 1.0, r"totals?(?: this (?:claim|statement))?|claim totals?|grand total|total de la reclamacion|total general"),
    Rule(
        Label.QUANTITY,
        1.0,
        r"(?:qty|quantity|units?|days supply|number of units|visits|cantidad|unidades|days|times|dias)(?: requested| billed)?",
    ),
    Rule(
        Label.REASON,
        1.0,
        r"(?:denial |remark |reason |claim |adjustment |denial reason |group |explanation |carc |rarc |note |your |reason "
        r"and |denial and |remark reason )?(?:reason|reasons|remark|remarks|notes?|reason code|remark code|reason remark|"
        r"adjustment reason|grp|codes? explanation|denial code|carc|rarc|adj code|adjustment code|explanation|rationale|"
        r"group|motivos?|razon|razones|"
        r"explicacion|nota|observaciones|see note)(?: codes?| for denial| s| number)?(?: description)?|motivo de (?:la "
        r")?(?:denegacion|negacion)",
    ),
    Rule(
        Label.STATUS,
        1.0,
        r"(?:claim |request |our |the |appeal )?(?:status|service approved|approved or denied|covered|decision|determination|"
        r"outcome|result|disposition|estado|resultado|decision final|action taken|action|type of decision|tipo de decision)",
    ),
)
CONTACT_RULES: tuple[Rule, ...] = (
    # where an appeal goes
    Rule(
        Label.FAX,
        1.0,
        r"(?:appeals? |standard |fast |expedited |by |our |toll free |or |urgent |and |clinical |via |send )?(?:fax|"
        r"facsimile|telefax|por fax|facsimil)(?: number| to| it to| us at| appeals? to| us)?(?: standard| expedited| fast| "
        r"urgent| for appeals)?|numero de fax",
    ),
    Rule(
        Label.PHONE,
        1.0,
        r"(?:appeals? |standard |fast |expedited |by |member services |customer service |toll free |our |or |call |urgent |"
        r"member |customer )?(?:phone|telephone|call|tel|toll free|telefono|llame al?|llamenos al|por telefono|phone "
        r"calls?)(?: number| us| us at| toll free| at)?(?: expedited| standard| fast)?|numero de telefono",
    ),
    Rule(
        Label.EMAIL,
        1.0,
        r"(?:by |our |appeals? |send )?(?:e ?mail|secure e ?mail|correo electronico|por correo electronico)(?: address| us at| to)?",
    ),
    Rule(
        Label.PORTAL,
        1.0,
        r"(?:by |our |on |member |provider |or )?(?:web|website|web site|online|portal|internet|member portal|sitio web|en "
        r"linea|pagina web|visit)(?: at)?(?: address)?",
    ),
    Rule(
        Label.ADDRESS,
        1.0,
        r"(?:appeals? |by |our |standard |mailing |send |or |us |expedited |send it by |send to )?(?:mail|address|us mail|"
        r"regular mail|mail to|mailing address|write to|send to|in writing|writing|send appeals? to|mail appeals? to|correo|"
        r"por correo|direccion|direccion postal|escriba a|envie a|en persona|in person|correo postal)(?: or deliver(?: to)?| "
        r"it to| your appeal to| us at| to)?",
    ),
    Rule(
        Label.POLICY,
        1.0,
        r"(?:medical |clinical |coverage |drug |payment |reimbursement |the |applicable )?(?:policy|guideline|criteria|"
        r"clinical criteria|policy or guideline|policy cited|clinical guideline|medical policy|clinical policy|criteria used|"
        r"guideline used|policy applied|coverage policy|politica(?: medica)?|guia(?: clinica)?|criterios?)(?: used| applied| "
        r"name| reference)?",
    ),
    Rule(
        Label.PLAN,
        1.0,
        r"(?:your |health |benefit |type of |medical |name of |insurance |health benefit )?(?:plan|coverage|product|plan "
        r"name|plan type|plan product|health plan|line of business|program|poliza|plan de salud|cobertura|programa|tipo de "
        r"plan|nombre del plan|benefit plan)(?: name| type)?|employer(?: name)?|sponsor|plan sponsor|group name|nombre del "
        r"grupo|empleador",
    ),
    Rule(
        Label.OTHER,
        1.0,
        r"setting|re|regarding|asunto|subject|to|cc|from|attn|attention|relationship|sex|gender|age|specialty|network status|"
        r"network|write on every page|units? (?:requested|approved)|hours|tty|state|language|priority|request type|type of "
        r"request|urgency|payer|payor|health plan name|insurer|insurance company|tax|title|board certification|reviewer|"
        r"reviewed by|medical director",
    ),
)
