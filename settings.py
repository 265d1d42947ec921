"""The settings: beslut.toml in the working folder, overridden by BESLUT_* variables. Unknown keys are refused."""

from __future__ import annotations

from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict, TomlConfigSettingsSource


class Section(BaseModel):
    """A part of the settings: frozen, and a misspelt key is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Limits(Section):
    """What one file may cost before it is refused; each file is read in a process of its own that keeps to them."""

    max_file_mb: int = Field(200, gt=0)
    max_pages: int = Field(10_000, gt=0)
    max_memory_mb: int = Field(3_000, gt=0)
    max_seconds: int = Field(600, gt=0)


class Embedding(Section):
    """`model` is "bundled" (multilingual-e5-small), a folder, or the name of a SentenceTransformer."""

    model: str = "bundled"
    query_prefix: str = "query: "
    passage_prefix: str = "passage: "
    dtype: str = Field("bfloat16", pattern="^(float32|bfloat16)$")
    batch_size: int = Field(32, gt=0)
    cache_dir: Path = Path("~/.cache/beslutsminne")


class Settings(BaseSettings):
    """All settings. A nested one is BESLUT_LIMITS__MAX_PAGES in the environment."""

    model_config = SettingsConfigDict(
        env_prefix="BESLUT_", env_nested_delimiter="__", toml_file="beslut.toml", frozen=True, extra="forbid"
    )

    data_dir: Path = Path("data")
    chroma_url: str = ""
    mask_personal_data: bool = True
    host: str = "127.0.0.1"
    port: int = Field(8501, gt=0, lt=65536)
    limits: Limits = Limits()
    embedding: Embedding = Embedding()

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Arguments first, then the environment, then the file."""
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls)
