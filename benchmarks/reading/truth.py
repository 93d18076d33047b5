"""Synthetic truth for sample notices: fictional people, plans and numbers (555 telephones), drawn by a seeded generator."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta

AS_OF = date(2026, 11, 23)
_FIRST = [
    "Amara",
    "Beatriz",
    "Clifford",
    "Dolores",
    "Edwin",
    "Fatima",
    "Gunnar",
    "Hyacinth",
    "Ines",
    "Jerome",
    "Katarzyna",
    "Leopold",
    "Mireya",
    "Nathaniel",
    "Odalys",
    "Percival",
    "Quiana",
    "Rosendo",
    "Siobhan",
    "Tobias",
]
_LAST = [
    "Abbasi-Kent",
    "Brackenridge",
    "Cifuentes",
    "D'Amico",
    "Ekwueme",
    "Fairweather",
    "Guadarrama",
    "Hollingsworth",
    "Ibarra-Solis",
    "Jankowski",
    "Kettering",
    "Lamontagne",
    "McAllister",
    "Nwosu",
    "O'Rourke",
    "Pellegrini",
    "Quesenberry",
    "Rutherford",
    "St.",
    "Pierre",
    "Tanaka",
]
_STREET = (
    "1418 Juniper Hollow Ln",
    "77 Old Mill Rd Apt 4B",
    "9031 N Sycamore St",
    "250 Harbor View Dr",
    "P.O. Box 4417",
    "612 W 18th Ave Unit 3",
)
_CITY = (
    ("Dayton", "OH", "45419"),
    ("Macon", "GA", "31210"),
    ("El Paso", "TX", "79912"),
    ("Duluth", "MN", "55812"),
    ("Fresno", "CA", "93722"),
    ("Ocala", "FL", "34471"),
)
_DOCTOR = (
    "Priscilla Vang, MD",
    "Omar Haddad, DO",
    "Lucinda Treadwell, NP",
    "Rafael Montes-Ochoa, MD",
    "Ingrid Sorensen, MD",
    "Wendell Achterberg, DPM",
    "Meera Raghunathan, MD",
    "Colette Duchamp, PA-C",
)
_PLACE = (
    "Blue Heron Regional Hospital",
    "Tamarack Orthopedic Surgery Center",
    "Cottonwood Medical Center",
    "Lakeside Infusion Center",
    "Granite Peak Rehabilitation Hospital",
    "St. Alban's Hospital",
)
_CLINIC = (
    "Foothill Pain Associates",
    "Marigold Family Medicine",
    "Prairie Neurology Group",
    "Clearwater Physical Therapy, LLC",
    "Summit Sleep Specialists",
)


@dataclass(frozen=True)
class Item:
    """A service with its codes."""

    words: str
    spanish: str
    cpt: tuple[str, ...]
    icd: str
    amount: str


_ITEMS = (
    Item(
        "MRI of the cervical spine without contrast",
        "resonancia magnética de la columna cervical sin contraste",
        ("72141",),
        "M54.12",
        "1,842.00",
    ),
    Item("continuous positive airway pressure device", "aparato de presión positiva continua", ("E0601",), "G47.33", "1,105.50"),
    Item("spinal cord stimulator trial", "prueba de estimulador de la médula espinal", ("63650",), "G89.4", "14,250.00"),
    Item("bariatric surgery, sleeve gastrectomy", "cirugía bariátrica, gastrectomía en manga", ("43775",), "E66.01", "28,310.00"),
    Item("infusion of vedolizumab 300 mg", "infusión de vedolizumab 300 mg", ("J3380", "96413"), "K50.90", "9,417.75"),
    Item("outpatient physical therapy, 12 visits", "terapia física ambulatoria, 12 visitas", ("97110", "97140"), "M25.561", "2,160.00"),
    Item("power wheelchair, group 3", "silla de ruedas eléctrica, grupo 3", ("K0861",), "G35", "11,980.00"),
    Item(
        "genetic testing panel for hereditary breast cancer",
        "panel genético para cáncer de mama hereditario",
        ("81432",),
        "Z80.3",
        "3,675.00",
    ),
)


def day(value: date, how: str = "us") -> str:
    """A date as printed."""
    spanish = ["enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"]
    match how:
        case "long":
            return f"{value:%B} {value.day}, {value.year}"
        case "short":
            return f"{value:%b}. {value.day}, {value.year}" if value.month != 5 else f"May {value.day}, {value.year}"
        case "es":
            return f"{value.day} de {spanish[value.month - 1]} de {value.year}"
        case "dmy":
            return f"{value:%d/%m/%Y}"
        case "iso":
            return value.isoformat()
        case "2y":
            return f"{value:%m/%d/%y}"
        case _:
            return f"{value:%m/%d/%Y}"


class Truth:
    """One fictional case. Attributes are what a notice may print; `gold` is filled by the layout that prints it."""

    def __init__(self, seed: int) -> None:
        r = self.rng = random.Random(seed)  # noqa: S311 - samples are repeatable, nothing is secret
        self.first, self.last = r.choice(_FIRST), r.choice(_LAST)
        self.middle = r.choice("ABCDEGJLMRT")
        self.street, (self.city, self.state, self.zip) = r.choice(_STREET), r.choice(_CITY)
        self.born = date(r.randint(1941, 2016), r.randint(1, 12), r.randint(1, 28))
        self.notice = AS_OF - timedelta(days=r.randint(6, 60))
        self.service_on = self.notice - timedelta(days=r.randint(15, 70))
        self.planned = self.notice + timedelta(days=r.randint(8, 25))
        self.item = r.choice(_ITEMS)
        self.doctor, self.place, self.clinic = r.choice(_DOCTOR), r.choice(_PLACE), r.choice(_CLINIC)
        self.member = r.choice(
            (
                f"{r.choice('WXKHJ')}{r.randint(10**8, 10**9 - 1)}",
                f"{r.randint(10**8, 10**9 - 1)}",
                f"{r.randint(10**8, 10**9 - 1)}-0{r.randint(0, 4)}",
                f"XYP{r.randint(10**8, 10**9 - 1)} 0{r.randint(1, 4)}",
            )
        )
        self.group = r.choice(
            (
                f"{r.randint(100000, 999999)}",
                f"{r.randint(10, 99)}K{r.randint(1000, 9999)}",
                f"00{r.randint(10000, 99999)}-000{r.randint(1, 9)}",
            )
        )
        self.claim = r.choice(
            (
                f"{r.randint(20, 26)}{r.randint(100, 365)}-{r.randint(10000, 99999)}-0{r.randint(0, 9)}",
                f"E{r.randint(10**9, 10**10 - 1)}",
                f"2026{r.randint(10**8, 10**9 - 1)}",
                f"CLM-{r.randint(10**6, 10**7 - 1)}-A{r.randint(1, 9)}",
            )
        )
        self.reference = r.choice(
            (
                f"PA-{r.randint(10**6, 10**7 - 1)}",
                f"{r.randint(10**8, 10**9 - 1)}",
                f"AUTH-26-{r.randint(10**5, 10**6 - 1)}",
                f"R{r.randint(10**6, 10**7 - 1)}",
            )
        )
        self.npi = f"1{r.randint(10**8, 10**9 - 1)}"
        self.fax = f"1-8{r.choice('0345')}{r.choice('4567')}-555-01{r.randint(10, 99)}"
        self.phone = f"1-866-555-01{r.randint(10, 99)}"
        self.box = f"P.O. Box {r.randint(10000, 99999)}"
        self.gold: dict[str, object] = {}

    @property
    def name(self) -> str:
        """First, middle, last."""
        return f"{self.first} {self.middle}. {self.last}"

    @property
    def caps(self) -> str:
        """The name as on an envelope."""
        return f"{self.first} {self.middle} {self.last}".upper()

    @property
    def window(self) -> str:
        """The address window."""
        return f"{self.caps}\n{self.street.upper()}\n{self.city.upper()} {self.state} {self.zip}"

    def says(self, **gold: object) -> None:
        """Note what the layout prints."""
        self.gold |= gold
