"""Makes the certificates and keys of this folder anew: python3 make.py (needs the package `cryptography`).

Nothing outside the tests may trust them: their private keys are published here.
"""

import datetime
import pathlib

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import NameOID

HERE = pathlib.Path(__file__).parent
DER, PEM = serialization.Encoding.DER, serialization.Encoding.PEM
FROM = datetime.datetime(2021, 6, 1, tzinfo=datetime.timezone.utc)
UNTIL = datetime.datetime(2023, 6, 1, tzinfo=datetime.timezone.utc)
SERIAL = 0x11


def name(country, organisation):
    attributes = [x509.NameAttribute(NameOID.ORGANIZATION_NAME, organisation)]
    if country:
        attributes.insert(0, x509.NameAttribute(NameOID.COUNTRY_NAME, country))
    return x509.Name(attributes)


def certificate(key, country="DE", issuer_country="DE", usages=(), authority=False):
    builder = (
        x509.CertificateBuilder()
        .subject_name(name(country, "Test signer"))
        .issuer_name(name(issuer_country, "Test authority"))
        .public_key(key.public_key())
        .serial_number(SERIAL)
        .not_valid_before(FROM)
        .not_valid_after(UNTIL)
        .add_extension(x509.BasicConstraints(ca=authority, path_length=None), critical=True)
    )
    if usages:
        identifiers = [x509.ObjectIdentifier(usage) for usage in usages]
        builder = builder.add_extension(x509.ExtendedKeyUsage(identifiers), critical=False)
    return builder.sign(AUTHORITY, hashes.SHA256())


def with_serial(made, byte):
    """The same with a serial number of one byte; its own signature breaks, which no test looks at."""
    der, version_and_serial = made.public_bytes(DER), bytes.fromhex("a003020102" "0201") + bytes([SERIAL])
    assert der.count(version_and_serial) == 1
    return der.replace(version_and_serial, version_and_serial[:-1] + bytes([byte]))


def write(stem, made, form=PEM):
    suffix = "pem" if form == PEM else "der"
    (HERE / f"{stem}.{suffix}").write_bytes(made.public_bytes(form))


def write_private(stem, key):
    form = serialization.PrivateFormat.PKCS8
    (HERE / f"{stem}.pk8").write_bytes(key.private_bytes(DER, form, serialization.NoEncryption()))


AUTHORITY = ec.generate_private_key(ec.SECP256R1())
signer, publisher = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
write_private("signer", signer)
write_private("publisher", publisher)
spki = serialization.PublicFormat.SubjectPublicKeyInfo
(HERE / "publisher.pem").write_bytes(publisher.public_key().public_bytes(PEM, spki))

write("signer", certificate(signer, authority=True))
write("test", certificate(signer, usages=["1.3.6.1.4.1.1847.2021.1.1"]), DER)
write("vaccination", certificate(signer, usages=["1.3.6.1.4.1.0.1847.2021.1.2", "1.3.6.1.5.5.7.3.2"]))
write("no-country", certificate(signer, country=None, issuer_country=None))
write("issuer-country", certificate(signer, country=None, issuer_country="FR"))
write("p384", certificate(ec.generate_private_key(ec.SECP384R1())))
write("secp256k1", certificate(ec.generate_private_key(ec.SECP256K1())))
write("rsa2048", certificate(rsa.generate_private_key(65537, 2048)))
write("rsa1024", certificate(rsa.generate_private_key(65537, 1024)))
(HERE / "zero-serial.der").write_bytes(with_serial(certificate(signer, country="IT"), 0))
(HERE / "negative-serial.der").write_bytes(with_serial(certificate(signer, country="IT"), 0xFB))
