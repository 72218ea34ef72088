import com.android.apksig.ApkSigner;
import com.android.apksig.ApkVerifier;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Pack OUT.apk KEYS.p12 RESOURCES.apk DEX-FOLDER [LIBRARY-FOLDER]: one APK of linked resources, classes*.dex and ABI/*.so,
 * aligned and signed. Libraries are stored and start at 16 KiB, so that the system maps them from the APK.
 */
@SuppressWarnings("deprecation") // no other builder takes a plain private key
public final class Pack {
  private static final char[] PASSWORD = "throwaway".toCharArray();
  private static final int PAGE = 16384;

  public static void main(String[] arguments) throws Exception {
    Path out = Path.of(arguments[0]);
    Path unsigned = Path.of(out + ".unsigned");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(unsigned))) {
      resources(zip, Path.of(arguments[2]));
      folder(zip, Path.of(arguments[3]), ".dex", "", false);
      if (arguments.length > 4) folder(zip, Path.of(arguments[4]), ".so", "lib/", true);
    }
    sign(unsigned, out, Path.of(arguments[1]));
    Files.delete(unsigned);
    ApkVerifier.Result result = new ApkVerifier.Builder(out.toFile()).build().verify();
    if (!result.isVerified()) throw new IllegalStateException("not verified: " + result.getErrors());
    System.out.println(out + ": " + Files.size(out) + " bytes");
  }

  private static void resources(ZipOutputStream zip, Path linked) throws IOException {
    try (ZipFile from = new ZipFile(linked.toFile())) {
      for (ZipEntry entry : Collections.list(from.entries())) {
        // Android 11 and later ask for the table uncompressed.
        boolean stored = entry.getMethod() == ZipEntry.STORED || entry.getName().equals("resources.arsc");
        put(zip, entry.getName(), from.getInputStream(entry).readAllBytes(), stored);
      }
    }
  }

  private static void folder(ZipOutputStream zip, Path folder, String ending, String prefix, boolean stored) throws IOException {
    List<Path> files;
    try (var walk = Files.walk(folder)) {
      files = walk.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    }
    for (Path file : files) put(zip, prefix + folder.relativize(file), Files.readAllBytes(file), stored);
  }

  /** The time is always the same, so that the same contents give the same APK. */
  private static void put(ZipOutputStream zip, String name, byte[] data, boolean stored) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(LocalDateTime.of(1981, 1, 1, 1, 1, 2));
    if (stored) {
      CRC32 crc = new CRC32();
      crc.update(data);
      entry.setMethod(ZipEntry.STORED);
      entry.setSize(data.length);
      entry.setCrc(crc.getValue());
    }
    zip.putNextEntry(entry);
    zip.write(data);
    zip.closeEntry();
  }

  private static void sign(Path unsigned, Path out, Path keys) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(keys)) {
      store.load(in, PASSWORD);
    }
    String alias = store.aliases().nextElement();
    ApkSigner.SignerConfig signer =
        new ApkSigner.SignerConfig.Builder(
                "CERT", (PrivateKey) store.getKey(alias, PASSWORD), List.of((X509Certificate) store.getCertificate(alias)))
            .build();
    new ApkSigner.Builder(List.of(signer))
        .setInputApk(unsigned.toFile())
        .setOutputApk(out.toFile())
        .setV1SigningEnabled(false)
        .setV2SigningEnabled(true)
        .setV3SigningEnabled(true)
        .setLibraryPageAlignmentBytes(PAGE)
        .setCreatedBy("carnet")
        .build()
        .sign();
  }
}
