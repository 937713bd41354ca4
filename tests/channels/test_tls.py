"""A webhook by https: the certificate must be good and of the name, wherever the name leads."""

from __future__ import annotations

import ssl
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from app.carriers.target import Target
from app.carriers.webhook import Note, Webhook
from app.mail.smtp import LATER, Answer
from tests.channels.receiver import Handler, Receiver, Server
from tests.channels.test_ssrf import Resolver

NAME = "nhan.mau.example"


def certificate(folder: Path) -> tuple[Path, Path]:
    """A key and a certificate for NAME, signed by itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    named = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, NAME)])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(named)
        .issuer_name(named)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(NAME)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    plain, form = serialization.NoEncryption(), serialization.PrivateFormat.PKCS8
    (folder / "key.pem").write_bytes(key.private_bytes(serialization.Encoding.PEM, form, plain))
    (folder / "cert.pem").write_bytes(made.public_bytes(serialization.Encoding.PEM))
    return folder / "key.pem", folder / "cert.pem"


@pytest.fixture
def secure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Receiver, Path]]:
    """A receiver that speaks TLS, at whatever name is asked for, and its certificate."""
    key, cert = certificate(tmp_path)
    receiver = Receiver()
    server = Server(("127.0.0.1", 0), Handler)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(cert, key)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    server.receiver, receiver.port = receiver, server.server_port
    threading.Thread(target=server.serve_forever, daemon=True).start()
    Resolver(monkeypatch, ("127.0.0.1",))
    yield receiver, cert
    server.shutdown()
    server.server_close()


def call(receiver: Receiver, name: str) -> Answer:
    made = Webhook(Target(True, name, receiver.port, "/", True), "s", Note({}, "k"))
    try:
        return made.send()
    finally:
        made.close()


def test_an_unknown_certificate_is_refused(secure: tuple[Receiver, Path]) -> None:
    receiver, _cert = secure
    assert call(receiver, NAME) == Answer(LATER, "connect: SSLCertVerificationError")
    assert receiver.calls == []


def test_a_known_one_is_taken_for_its_own_name_alone(
    secure: tuple[Receiver, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    receiver, cert = secure
    monkeypatch.setenv("SSL_CERT_FILE", str(cert))
    assert call(receiver, NAME).words == "http 200"
    assert call(receiver, "khac.mau.example") == Answer(LATER, "connect: SSLCertVerificationError")
    assert len(receiver.calls) == 1 and receiver.calls[0].headers["Host"] == f"{NAME}:{receiver.port}"
