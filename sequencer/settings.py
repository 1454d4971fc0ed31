"""Settings: frozen, read once, and the only place that looks at the environment."""

import os
from pathlib import Path
from typing import Any, Self

from pydantic import Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from sequencer.errors import UserError


class Settings(BaseSettings):
    """Every name can also be given as NAME_FILE: a file that holds the value."""

    model_config = SettingsConfigDict(env_file=".env", frozen=True, extra="ignore", hide_input_in_errors=True)

    database_url: str = ""
    redis_url: str = ""
    data_dir: Path = Path("var")
    base_url: str = ""
    bind: str = "127.0.0.1:8000"
    secret_key: str = Field(default="", repr=False)
    vault_key: str = Field(default="", repr=False)
    allow_hosts: str = ""
    proxy_hops: int = Field(default=0, ge=0, le=5)
    log_json: bool = False

    @field_validator("bind")
    @classmethod
    def _has_port(cls, value: str) -> str:
        host, _, port = value.rpartition(":")
        if not host or not port.isdigit() or not 0 < int(port) < 65536:
            raise ValueError("write it like 127.0.0.1:8000")
        return value

    @field_validator("base_url")
    @classmethod
    def _is_web_address(cls, value: str) -> str:
        if value and not value.startswith(("http://", "https://")):
            raise ValueError("write it like https://jobs.example.org")
        return value.rstrip("/")

    @classmethod
    def read(cls, **given: Any) -> Self:
        """Settings from `given`, the environment, `.env` and NAME_FILE files. Raises UserError naming the setting."""
        try:
            return cls(**_from_files(given), **given)
        except ValidationError as error:
            first = error.errors()[0]
            name = "_".join(str(part) for part in first["loc"]).upper()
            raise UserError(
                f"The setting {name} cannot be used: {first['msg'].removeprefix('Value error, ')}."
            ) from None

    @property
    def database(self) -> str:
        """The database URL; SQLite in the data folder unless one is given."""
        return self.database_url or f"sqlite:///{self.data_dir.absolute() / 'sequencer.sqlite'}"

    @property
    def public_url(self) -> str:
        """Where candidates reach us; the bind address unless BASE_URL is given."""
        return self.base_url or f"http://{self.bind}"

    @property
    def secret_key_file(self) -> Path:
        return self.data_dir / "secret.key"

    @property
    def vault_key_file(self) -> Path:
        return self.data_dir / "vault.key"

    @property
    def waymark_file(self) -> Path:
        """How far this installation has come, kept outside its database."""
        return self.data_dir / "waymark.json"

    def make_data_dir(self) -> None:
        """Make the data folder, for its owner only."""
        self.data_dir.mkdir(parents=True, exist_ok=True, mode=0o700)


def _from_files(given: dict[str, Any]) -> dict[str, Any]:
    found = {}
    for name in Settings.model_fields:
        path = os.environ.get(f"{name.upper()}_FILE")
        if path and name not in given:
            try:
                found[name] = Path(path).read_text(encoding="utf-8").strip()
            except OSError as error:
                raise UserError(f"{name.upper()}_FILE: {path} cannot be read ({error.strerror}).") from None
    return found
