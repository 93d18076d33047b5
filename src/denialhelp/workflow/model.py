"""A language model at any OpenAI-compatible address: off by default, asked only for other wordings of masked sentences."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from denialhelp.errors import WrongUse

BATCH = 20
ASK = (
    "You improve the wording of sentences of a letter. You get a JSON list of sentences. Answer with a JSON list of the same length and "
    "order and nothing else. Each answer says exactly what its sentence says, in plain and courteous English: add no fact, reason, law or "
    "number, and drop none. Marks such as ⟦1⟧ stand for names, numbers and quotations: keep each, once, in the same order. "
    "If a sentence is good as it is, repeat it."
)


@dataclass(frozen=True, slots=True)
class ModelAddress:
    """Where a model is asked. `key` may be empty for a server of one's own; `timeout` in seconds for each request."""

    url: str
    name: str
    key: str = ""
    timeout: float = 60.0

    def checked(self) -> ModelAddress:
        """Itself; raises WrongUse where the address is none."""
        parts = urlsplit(self.url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise WrongUse("model-url", "--model wants an address such as http://localhost:8080/v1.")
        if not self.name.strip():
            raise WrongUse("model-name", "--model-name wants the name of a model at that address.")
        return self


class Model:
    """Asks a model for wordings. Whatever goes wrong is an answer of None: the built-in sentence stands. `faults` says what went wrong."""

    def __init__(self, address: ModelAddress) -> None:
        try:
            import openai
        except ImportError as fault:
            raise WrongUse("model-extra", "A language model needs the extra: pip install 'denialhelp[model]'.") from fault
        self._broken = (openai.OpenAIError,)
        self._client = openai.OpenAI(
            base_url=address.url, api_key=address.key or "none", timeout=address.timeout, max_retries=0, organization=None, project=None
        )
        self._name = address.name
        self.faults: list[str] = []

    def __call__(self, sentences: Sequence[str]) -> list[str | None]:
        """An answer for each sentence, or None."""
        out: list[str | None] = []
        for at in range(0, len(sentences), BATCH):
            out += self._batch(list(sentences[at : at + BATCH]))
        return out

    def close(self) -> None:
        """Ends the connections."""
        self._client.close()

    def _batch(self, sentences: list[str]) -> list[str | None]:
        nothing: list[str | None] = [None] * len(sentences)
        if self.faults:  # one failure is enough: the letter does not wait again
            return nothing
        try:
            answer = self._client.chat.completions.create(
                model=self._name,
                temperature=0,
                messages=[{"role": "system", "content": ASK}, {"role": "user", "content": json.dumps(sentences, ensure_ascii=False)}],
            )
        except self._broken as fault:
            self.faults.append(f"The language model did not answer ({type(fault).__name__}); the built-in sentences were kept.")
            return nothing
        said = (answer.choices[0].message.content or "") if answer.choices else ""
        return _listed(said, len(sentences)) or nothing


def _listed(said: str, n: int) -> list[str | None] | None:
    """The JSON list in an answer, also inside a code fence; None where it is not one of the right length."""
    begin, end = said.find("["), said.rfind("]")
    try:
        found = json.loads(said[begin : end + 1]) if 0 <= begin < end else None
    except ValueError:
        return None
    if not isinstance(found, list) or len(found) != n:
        return None
    return [item if isinstance(item, str) else None for item in found]
