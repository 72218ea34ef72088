package app.carnet.testsupport;

import android.security.keystore.KeyGenParameterSpec;
import android.security.keystore.KeyPermanentlyInvalidatedException;
import android.security.keystore.StrongBoxUnavailableException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.InvalidKeyException;
import java.security.InvalidParameterException;
import java.security.Key;
import java.security.KeyStoreSpi;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.ProviderException;
import java.security.SecureRandom;
import java.security.Security;
import java.security.cert.Certificate;
import java.security.spec.AlgorithmParameterSpec;
import java.util.Collections;
import java.util.Date;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.BadPaddingException;
import javax.crypto.Cipher;
import javax.crypto.CipherSpi;
import javax.crypto.IllegalBlockSizeException;
import javax.crypto.KeyGeneratorSpi;
import javax.crypto.SecretKey;
import javax.crypto.ShortBufferException;
import javax.crypto.spec.SecretKeySpec;

/**
 * A provider named AndroidKeyStore for tests on a plain JVM: AES keys in memory, whose bytes nobody can ask for. It keeps the
 * specification that the app asked for, so that a test can read it; it can refuse StrongBox; and a new fingerprint can be
 * enrolled, which kills the keys that asked for that. It does not know whether anybody authenticated.
 */
public final class FakeAndroidKeyStore extends Provider {
  private static final String NAME = "AndroidKeyStore";
  private static final String CIPHER = "AES/GCM/NoPadding";
  private static final Map<String, StoredKey> KEYS = new LinkedHashMap<>();
  private static boolean strongBox;

  private FakeAndroidKeyStore() {
    super(NAME, "1", "in memory, for tests");
    put("KeyStore." + NAME, Store.class.getName());
    put("KeyGenerator.AES", Generator.class.getName());
    put("Cipher." + CIPHER, GcmCipher.class.getName());
    put("Cipher." + CIPHER + " SupportedKeyClasses", StoredKey.class.getName());
  }

  /** Before a test. */
  public static void install() {
    uninstall();
    Security.insertProviderAt(new FakeAndroidKeyStore(), 1);
  }

  /** After it. */
  public static void uninstall() {
    Security.removeProvider(NAME);
    KEYS.clear();
    strongBox = false;
  }

  /** Whether keys may ask for StrongBox; at first they may not. */
  public static void offerStrongBox(boolean offered) {
    strongBox = offered;
  }

  /** What the app asked for when it made this key, or null. */
  public static KeyGenParameterSpec specification(String alias) {
    StoredKey key = KEYS.get(alias);
    return key == null ? null : key.spec;
  }

  /** Somebody adds a finger or a face in the system's settings. */
  public static void enrolAnother() {
    for (StoredKey key : KEYS.values()) {
      key.dead |= key.spec.isUserAuthenticationRequired() && key.spec.isInvalidatedByBiometricEnrollment();
    }
  }

  private static final class StoredKey implements SecretKey {
    private final transient KeyGenParameterSpec spec;
    private final transient SecretKeySpec key;
    private transient boolean dead;

    StoredKey(KeyGenParameterSpec spec, byte[] key) {
      this.spec = spec;
      this.key = new SecretKeySpec(key, "AES");
    }

    @Override
    public String getAlgorithm() {
      return "AES";
    }

    @Override
    public String getFormat() {
      return null;
    }

    @Override
    public byte[] getEncoded() {
      return null;
    }
  }

  public static final class Generator extends KeyGeneratorSpi {
    private KeyGenParameterSpec spec;

    @Override
    protected void engineInit(SecureRandom random) {
      throw new UnsupportedOperationException("a KeyGenParameterSpec is needed");
    }

    @Override
    protected void engineInit(int size, SecureRandom random) {
      throw new InvalidParameterException("a KeyGenParameterSpec is needed");
    }

    @Override
    protected void engineInit(AlgorithmParameterSpec params, SecureRandom random)
        throws InvalidAlgorithmParameterException {
      if (!(params instanceof KeyGenParameterSpec)) {
        throw new InvalidAlgorithmParameterException("not a KeyGenParameterSpec: " + params);
      }
      spec = (KeyGenParameterSpec) params;
    }

    @Override
    protected SecretKey engineGenerateKey() {
      if (spec.isStrongBoxBacked() && !strongBox) {
        throw new StrongBoxUnavailableException("no StrongBox here");
      }
      byte[] bytes = new byte[spec.getKeySize() > 0 ? spec.getKeySize() / 8 : 32];
      new SecureRandom().nextBytes(bytes);
      StoredKey key = new StoredKey(spec, bytes);
      KEYS.put(spec.getKeystoreAlias(), key);
      return key;
    }
  }

  /** The first other provider's cipher, with the bytes that only this class has. */
  public static final class GcmCipher extends CipherSpi {
    private final Cipher cipher = another();

    private static Cipher another() {
      for (Provider provider : Security.getProviders()) {
        try {
          if (!provider.getName().equals(NAME)) return Cipher.getInstance(CIPHER, provider);
        } catch (GeneralSecurityException notThere) {
          // The next one, then.
        }
      }
      throw new ProviderException("nobody offers " + CIPHER);
    }

    private static Key bytes(Key key) throws InvalidKeyException {
      if (!(key instanceof StoredKey)) throw new InvalidKeyException("not a key of this store");
      if (((StoredKey) key).dead) throw new KeyPermanentlyInvalidatedException();
      return ((StoredKey) key).key;
    }

    @Override
    protected void engineInit(int mode, Key key, SecureRandom random) throws InvalidKeyException {
      cipher.init(mode, bytes(key), random);
    }

    @Override
    protected void engineInit(int mode, Key key, AlgorithmParameterSpec params, SecureRandom random)
        throws InvalidKeyException, InvalidAlgorithmParameterException {
      cipher.init(mode, bytes(key), params, random);
    }

    @Override
    protected void engineInit(int mode, Key key, AlgorithmParameters params, SecureRandom random)
        throws InvalidKeyException, InvalidAlgorithmParameterException {
      cipher.init(mode, bytes(key), params, random);
    }

    @Override
    protected byte[] engineDoFinal(byte[] input, int offset, int length)
        throws IllegalBlockSizeException, BadPaddingException {
      return input == null ? cipher.doFinal() : cipher.doFinal(input, offset, length);
    }

    @Override
    protected int engineDoFinal(byte[] input, int offset, int length, byte[] output, int at)
        throws ShortBufferException, IllegalBlockSizeException, BadPaddingException {
      return cipher.doFinal(input, offset, length, output, at);
    }

    @Override
    protected byte[] engineUpdate(byte[] input, int offset, int length) {
      return cipher.update(input, offset, length);
    }

    @Override
    protected int engineUpdate(byte[] input, int offset, int length, byte[] output, int at)
        throws ShortBufferException {
      return cipher.update(input, offset, length, output, at);
    }

    @Override
    protected void engineUpdateAAD(byte[] data, int offset, int length) {
      cipher.updateAAD(data, offset, length);
    }

    @Override
    protected byte[] engineGetIV() {
      return cipher.getIV();
    }

    @Override
    protected int engineGetBlockSize() {
      return cipher.getBlockSize();
    }

    @Override
    protected int engineGetOutputSize(int length) {
      return cipher.getOutputSize(length);
    }

    @Override
    protected AlgorithmParameters engineGetParameters() {
      return cipher.getParameters();
    }

    @Override
    protected void engineSetMode(String mode) throws NoSuchAlgorithmException {
      throw new NoSuchAlgorithmException(mode);
    }

    @Override
    protected void engineSetPadding(String padding) {
      throw new UnsupportedOperationException(padding);
    }
  }

  public static final class Store extends KeyStoreSpi {
    @Override
    public Key engineGetKey(String alias, char[] password) {
      return KEYS.get(alias);
    }

    @Override
    public void engineDeleteEntry(String alias) {
      KEYS.remove(alias);
    }

    @Override
    public Enumeration<String> engineAliases() {
      return Collections.enumeration(KEYS.keySet());
    }

    @Override
    public boolean engineContainsAlias(String alias) {
      return KEYS.containsKey(alias);
    }

    @Override
    public boolean engineIsKeyEntry(String alias) {
      return KEYS.containsKey(alias);
    }

    @Override
    public int engineSize() {
      return KEYS.size();
    }

    @Override
    public Date engineGetCreationDate(String alias) {
      return new Date(0);
    }

    @Override
    public Certificate[] engineGetCertificateChain(String alias) {
      return null;
    }

    @Override
    public Certificate engineGetCertificate(String alias) {
      return null;
    }

    @Override
    public boolean engineIsCertificateEntry(String alias) {
      return false;
    }

    @Override
    public String engineGetCertificateAlias(Certificate certificate) {
      return null;
    }

    @Override
    public void engineSetKeyEntry(String alias, Key key, char[] password, Certificate[] chain) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void engineSetKeyEntry(String alias, byte[] key, Certificate[] chain) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void engineSetCertificateEntry(String alias, Certificate certificate) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void engineStore(OutputStream out, char[] password) {}

    @Override
    public void engineLoad(InputStream in, char[] password) {}
  }
}
