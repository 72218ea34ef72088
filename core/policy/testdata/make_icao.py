"""Makes the files of `icao/` anew: python3 make_icao.py (needs the package `cryptography` and OpenSSL 3).

Nothing outside the tests may trust them. Private keys are thrown away.
"""

import base64
import datetime
import pathlib
import subprocess
import tempfile

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import NameOID

HERE = pathlib.Path(__file__).parent / "icao"
DER, PEM = serialization.Encoding.DER, serialization.Encoding.PEM
FROM = datetime.datetime(2021, 6, 1, tzinfo=datetime.timezone.utc)
UNTIL = datetime.datetime(2031, 6, 1, tzinfo=datetime.timezone.utc)
SEALS, LISTS = "2.23.136.1.1.14.2", "2.23.136.1.1.3"


def name(country, common_name):
    return x509.Name(
        [x509.NameAttribute(NameOID.COUNTRY_NAME, country), x509.NameAttribute(NameOID.COMMON_NAME, common_name)]
    )


def certificate(subject, key, issuer, issuer_key, authority=False, usage=None):
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(FROM)
        .not_valid_after(UNTIL)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer_key.public_key()), critical=False)
    )
    if authority:
        builder = builder.add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
    if usage:
        builder = builder.add_extension(x509.ExtendedKeyUsage([x509.ObjectIdentifier(usage)]), critical=True)
    return builder.sign(issuer_key, hashes.SHA256())


def sequence(tag, *parts):
    content = b"".join(parts)
    length = len(content)
    size = (length.bit_length() + 7) // 8
    head = bytes([length]) if length < 128 else bytes([0x80 | size]) + length.to_bytes(size, "big")
    return bytes([tag]) + head + content


def signed(content, signer, key, above, *options):
    """The master list, signed by OpenSSL."""
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        (folder / "content").write_bytes(content)
        (folder / "signer.pem").write_bytes(signer.public_bytes(PEM))
        (folder / "above.pem").write_bytes(above.public_bytes(PEM))
        private = key.private_bytes(PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
        (folder / "key.pem").write_bytes(private)
        command = "openssl cms -sign -binary -nodetach -md sha256 -outform DER -econtent_type 2.23.136.1.1.2".split()
        files = "-in content -signer signer.pem -inkey key.pem -certfile above.pem -out list".split()
        subprocess.run([*command, *options, *files], cwd=folder, check=True)
        return (folder / "list").read_bytes()


def entry(number, place, attribute, der):
    """One entry of LDIF, folded after 76 characters."""
    line = f"{attribute}:: {base64.b64encode(der).decode()}"
    folded = "\n ".join(line[at : at + 76] for at in range(0, len(line), 76))
    return f"dn: cn=entry {number},{place},dc=data,dc=download,dc=pkd,dc=icao,dc=int\npkdVersion: {number}\n{folded}\nsn: {number}\n"


def main():
    HERE.mkdir(exist_ok=True)
    utopia, ruritania = name("UT", "CSCA of Utopia"), name("RU", "CSCA of Ruritania")
    utopia_key = rsa.generate_private_key(65537, 3072)
    ruritania_key = ec.generate_private_key(ec.SECP384R1())
    other_key = ec.generate_private_key(ec.BrainpoolP256R1())
    authorities = [
        certificate(utopia, utopia_key, utopia, utopia_key, authority=True),
        certificate(ruritania, ruritania_key, ruritania, ruritania_key, authority=True),
        # A curve that is not accepted, and no authority.
        certificate(name("XO", "CSCA"), other_key, name("XO", "CSCA"), other_key, authority=True),
        certificate(name("UT", "Nobody"), ruritania_key, utopia, utopia_key),
    ]
    (HERE / "csca.der").write_bytes(authorities[0].public_bytes(DER))
    listed = sequence(0x31, *sorted(one.public_bytes(DER) for one in authorities))
    content = sequence(0x30, sequence(0x02, b"\x00"), listed)
    key = ec.generate_private_key(ec.SECP256R1())
    signer = certificate(name("UT", "Master list signer"), key, utopia, utopia_key, usage=LISTS)
    master_list = signed(content, signer, key, authorities[0])
    (HERE / "master-list.der").write_bytes(master_list)
    # Its own authority vouches for its signer: that of the list does not.
    rsa_key = rsa.generate_private_key(65537, 2048)
    rsa_signer = certificate(name("UT", "Master list signer"), rsa_key, utopia, utopia_key, usage=LISTS)
    (HERE / "master-list.ber").write_bytes(signed(content, rsa_signer, rsa_key, authorities[0], "-stream"))
    stray = certificate(name("UT", "Master list signer"), key, utopia, ruritania_key, usage=LISTS)
    (HERE / "master-list-stray.der").write_bytes(signed(content, stray, key, authorities[1]))

    seals_key = ec.generate_private_key(ec.SECP256R1())
    seals = certificate(name("UT", "Signer of seals"), seals_key, utopia, utopia_key, usage=SEALS)
    passports = certificate(name("UT", "Signer of passports"), seals_key, utopia, utopia_key)
    revoked = x509.RevokedCertificateBuilder().serial_number(7).revocation_date(FROM).build()
    crl = (
        x509.CertificateRevocationListBuilder()
        .issuer_name(utopia)
        .last_update(FROM)
        .next_update(UNTIL)
        .add_revoked_certificate(revoked)
        .sign(utopia_key, hashes.SHA256())
    )
    entries = [
        entry(1, "o=dsc,c=UT", "userCertificate;binary", seals.public_bytes(DER)),
        entry(2, "o=dsc,c=UT", "userCertificate;binary", passports.public_bytes(DER)),
        entry(3, "o=crl,c=UT", "certificateRevocationList;binary", crl.public_bytes(DER)),
        entry(4, "o=csca,c=UT", "cACertificate;binary", authorities[0].public_bytes(DER)),
        entry(5, "o=ml,c=UT", "pkdMasterListContent", master_list),
        entry(6, "o=ml,c=RU", "CscaMasterListData", b"\x30\x03\x02\x01\x00"),
        "dn: cn=entry 7,o=dsc,c=UT,dc=data\nuserCertificate;binary:< file:///etc/passwd\n",
        "dn:: Y249ZW50cnkgOA==\nUSERCERTIFICATE;BINARY:: not base64\n",
    ]
    text = "version: 1\n# ICAO's directory,\n#  as it is downloaded\n\n" + "\n".join(entries)
    (HERE / "pkd.ldif").write_text(text)


main()
