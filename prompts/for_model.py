"""What a language model is told: a file a task and language, with its variables declared; its digest is its version.

---
variables: question, draft
---
what it is and by which rules it writes
---
what it is given, with {question} and {draft}
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from prompts import variables_of

_RULER = "---\n"
_DECLARES = "variables:"


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt:
    """A task for a model. `digest` is the first twelve hex digits of the file's SHA-256."""

    name: str
    lang: str
    variables: frozenset[str]
    system: str
    user: str
    digest: str

    @property
    def version(self) -> str:
        return f"{self.name}.{self.lang}@{self.digest}"

    def filled(self, **values: str) -> tuple[str, str]:
        """Return (system, user) with the values put in; braces in a value stay as they are.

        Raises:  KeyError: a variable is missing or not declared.
        """
        if self.variables != values.keys():
            raise KeyError(f"{self.name}: declares {sorted(self.variables)}, got {sorted(values)}")
        return self.system, self.user.format(**values)


@cache
def prompt(name: str, lang: str) -> Prompt:
    """Return the prompt in `name.lang.md`.

    Raises:  ValueError: the file has another shape, or uses other variables than it declares.
    """
    text = files("prompts").joinpath(f"{name}.{lang}.md").read_text(encoding="utf-8")
    parts = text.split(_RULER)
    if len(parts) != 4 or parts[0] or not parts[1].startswith(_DECLARES):
        raise ValueError(
            f"{name}.{lang}.md: needs {_DECLARES} between two rulers, then the rules, a ruler and the task"
        )
    declared = frozenset(one.strip() for one in parts[1].removeprefix(_DECLARES).split(","))
    system, user = (part.strip() for part in parts[2:])
    if declared != variables_of(user):
        raise ValueError(f"{name}.{lang}.md: declares {sorted(declared)}, uses {sorted(variables_of(user))}")
    digest = hashlib.sha256(text.encode()).hexdigest()[:12]
    return Prompt(name=name, lang=lang, variables=declared, system=system, user=user, digest=digest)
