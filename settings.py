"""The settings: beslut.toml in the working folder, overridden by BESLUT_* variables. Unknown keys are refused."""

from __future__ import annotations

import os
from pathlib import Path
from tomllib import TOMLDecodeError
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, HttpUrl, SecretStr, ValidationError, model_validator
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    SettingsError,
    TomlConfigSettingsSource,
)

from ingest.errors import UsageError

PREFIX = "BESLUT_"
NESTING = "__"

Folder = Annotated[Path, AfterValidator(Path.expanduser), Field(validate_default=True)]
Address = Annotated[str, AfterValidator(lambda text: str(HttpUrl(text)).rstrip("/") if text else "")]


class Section(BaseModel):
    """A part of the settings: frozen, and a misspelt key is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Limits(Section):
    """What one file may cost before it is refused; each file is read in a process of its own that keeps to them."""

    max_file_mb: int = Field(default=200, gt=0)
    max_pages: int = Field(default=10_000, gt=0)
    max_memory_mb: int = Field(default=3_000, gt=0)
    max_seconds: int = Field(default=600, gt=0)


class Uploads(Section):
    """What may be handed in at once in the app; each file keeps to the limits above."""

    max_files: int = Field(default=50, gt=0)


class Embedding(Section):
    """`model` is "bundled" (multilingual-e5-small), a folder, or the name of a SentenceTransformer."""

    model: str = "bundled"
    query_prefix: str = "query: "
    passage_prefix: str = "passage: "
    dtype: str = Field(default="bfloat16", pattern="^(float32|bfloat16)$")
    batch_size: int = Field(default=32, gt=0)
    cache_dir: Folder = Path("~/.cache/beslutsminne")
    min_similarity: float | None = Field(default=None, ge=-1, le=1)

    @property
    def likeness_floor(self) -> float:
        """Return the cosine to the nearest passage below which the archive is about something else.

        0.825 was measured for the bundled model, on questions about other things; the cosines of other models lie
        elsewhere, so they have no floor until `min_similarity` gives one.
        """
        if self.min_similarity is not None:
            return self.min_similarity
        return 0.825 if self.model == "bundled" else -1.0


class Llm(Section):
    """An OpenAI-compatible server that words answers anew; there is none while `base_url` is empty."""

    base_url: Address = ""
    model: str = ""
    api_key: SecretStr = SecretStr("")  # from the environment alone
    timeout_s: float = Field(default=30, gt=0, le=600)  # for the whole text, retries included
    max_tokens: int = Field(default=600, gt=0)  # of the text
    max_prompt_tokens: int = Field(default=6_000, gt=0)
    temperature: float = Field(default=0, ge=0, le=2)
    query_help: bool = False  # the model completes follow-up questions
    journal: bool = True
    journal_mb: int = Field(default=10, gt=0)

    @property
    def is_on(self) -> bool:
        return bool(self.base_url)

    @model_validator(mode="after")
    def _has_a_model(self) -> Self:
        if self.base_url and not self.model:
            raise ValueError("llm.base_url needs llm.model, the name by which that server knows the model")
        return self


class Settings(BaseSettings):
    """All settings. A nested one is BESLUT_LIMITS__MAX_PAGES in the environment."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_nested_delimiter=NESTING,
        env_ignore_empty=True,
        toml_file="beslut.toml",
        frozen=True,
        extra="forbid",
    )

    data_dir: Folder = Path("data")
    chroma_url: str = ""
    mask_personal_data: bool = True
    ocr: Literal["auto", "off"] = "auto"
    host: str = "127.0.0.1"
    port: int = Field(default=8501, gt=0, lt=65536)
    login: Literal["off", "oidc"] = "off"
    admins: tuple[str, ...] = ()  # e-mail addresses; the address of whoever logs in is compared without case
    readers: tuple[str, ...] = ()  # none: everybody whom the login lets in
    keep_conversations: bool = True
    limits: Limits = Limits()
    uploads: Uploads = Uploads()
    embedding: Embedding = Embedding()
    llm: Llm = Llm()

    @property
    def is_local(self) -> bool:
        """Tell whether only this machine reaches the app."""
        return self.host in {"127.0.0.1", "localhost", "::1"}

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Arguments first, then the environment, then the file, which holds no secrets."""
        file = TomlConfigSettingsSource(settings_cls)
        if "api_key" in (file.toml_data.get("llm") or ()):
            raise SettingsError(f"llm.api_key: a key is no matter for a file; set {PREFIX}LLM{NESTING}API_KEY")
        return init_settings, env_settings, file


def load(*, data_dir: Path | None = None) -> Settings:
    """Return the settings in force; `data_dir` goes before the environment and the file.

    Raises:
        UsageError: names every value that is wrong and every BESLUT_* variable that does not exist.
    """
    faults = [f"{name}: there is no such setting" for name in _unknown_variables()]
    try:
        settings = Settings() if data_dir is None else Settings(data_dir=data_dir)
    except ValidationError as error:
        faults += [f"{'.'.join(map(str, fault['loc']))}: {fault['msg']}" for fault in error.errors()]
    except (TOMLDecodeError, UnicodeDecodeError) as error:
        faults.append(f"beslut.toml: {error}")
    except SettingsError as error:  # a section in the environment that is not JSON
        faults.append(str(error))
    if faults:
        raise UsageError(
            f"The settings can't be used: {'; '.join(faults)}",
            remedy="Correct beslut.toml or the BESLUT_* variables; docs/operations.md lists every setting.",
        )
    return settings


def _unknown_variables() -> list[str]:
    """The library refuses unknown keys in the file and in sections, but passes over a misspelt variable."""
    names = [name for name in os.environ if name.upper().startswith(PREFIX)]
    return sorted(name for name in names if name[len(PREFIX) :].lower().split(NESTING)[0] not in Settings.model_fields)
