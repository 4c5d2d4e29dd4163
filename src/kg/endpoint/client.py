"""A client for SPARQL stores elsewhere: who asks, how often it is tried again, and what is said where it fails."""

from __future__ import annotations

import time
from collections.abc import Generator, Mapping
from dataclasses import dataclass, field

import httpx

from kg.errors import EndpointError

TRIES = 5  # a request is sent so many times at most
PAUSE = 0.5  # seconds before the second try; twice as long before each further one
TIMEOUT = httpx.Timeout(300, connect=10)
AGAIN = {408, 425, 429, 500, 502, 503, 504}


@dataclass(frozen=True, slots=True)
class Login:
    """Who asks: a name and a password, or a token; neither is ever shown."""

    user: str = field(default="", repr=False)
    password: str = field(default="", repr=False)
    token: str = field(default="", repr=False)

    @classmethod
    def of(cls, user: str | None, token: str | None) -> Login | None:
        """From `name:password` or a token; None where there is neither."""
        name, _, password = (user or "").partition(":")
        return cls(name, password, token or "") if name or token else None


class Challenged(httpx.Auth):
    """A name and a password in the way that the server asks for: Digest, as Virtuoso does, or Basic."""

    def __init__(self, login: Login) -> None:
        self._digest = httpx.DigestAuth(login.user, login.password)
        self._basic = httpx.BasicAuth(login.user, login.password)
        self._asked: httpx.Auth | None = None

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        if self._asked is None:
            response = yield request
            if response.status_code != 401:
                return
            digest = response.headers.get("www-authenticate", "").lower().startswith("digest")
            self._asked = self._digest if digest else self._basic
        yield from self._asked.auth_flow(request)


class Client:
    """Sends requests, each again where the server is only busy or was just started anew."""

    def __init__(self, login: Login | None = None, *, pause: float = PAUSE, timeout: httpx.Timeout = TIMEOUT) -> None:
        token = {"Authorization": f"Bearer {login.token}"} if login and login.token else {}
        auth = Challenged(login) if login and login.user else None
        self._http = httpx.Client(auth=auth, headers=token, timeout=timeout)
        self._pause = pause
        self._answered = False

    def send(
        self,
        method: str,
        url: str,
        *,
        params: Mapping[str, str | list[str]] | None = None,
        data: Mapping[str, str | list[str]] | None = None,
        content: bytes | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> httpx.Response:
        """The answer, whatever its status; raises `EndpointError` where none came, or 5xx to the last."""
        pause, failed = self._pause, ""
        for _ in range(TRIES):
            if failed:
                time.sleep(pause)
                pause *= 2
            try:
                # The address may have parameters of its own; httpx would drop them for an empty mapping.
                response = self._http.request(
                    method, url, params=params or None, data=data, content=content, headers=headers
                )
            except (httpx.InvalidURL, httpx.UnsupportedProtocol) as error:
                raise EndpointError(f"“{url}” is no address ({error}); give one that begins with https://.") from error
            except httpx.ConnectError as error:
                failed = f"cannot be reached ({error})"
                if not self._answered:  # an address that never answered is more likely wrong than busy
                    break
            except (httpx.TimeoutException, httpx.TransportError) as error:
                failed = f"does not answer ({type(error).__name__})"
            else:
                self._answered = True
                if response.status_code not in AGAIN:
                    return response
                failed = f"failed with {response.status_code} {said(response)}"
        raise EndpointError(f"{shown(url)} {failed}; check the address and the server, then run the command again.")


def said(response: httpx.Response) -> str:
    """The first line of what a server says of an error."""
    lines = response.text.strip().splitlines() if "html" not in response.headers.get("content-type", "") else []
    return f"({lines[0][:200]})" if lines else ""


def refused(response: httpx.Response, what: str) -> EndpointError:
    """Why a server did not do what it was asked, with the next step."""
    status = response.status_code
    if status in (401, 403):
        step = "say who you are with --user NAME:PASSWORD or --token, or by KG_ENDPOINT_USER or KG_ENDPOINT_TOKEN"
    elif status in (404, 405, 501):
        step = "check the address"
    elif status == 413:
        step = "let the server take larger requests"
    else:
        step = "see the log of the server"
    return EndpointError(f"{shown(str(response.request.url))} {what}: {status} {said(response)}; {step}.")


def shown(url: str) -> str:
    """An address as messages show it: without a password or parameters."""
    try:
        return str(httpx.URL(url).copy_with(userinfo=b"", query=None))
    except httpx.InvalidURL:
        return url
