import com.android.apksig.ApkVerifier;
import java.io.File;

/** Signature APK: fails, and says why, unless the APK's signature verifies without a warning. */
public final class Signature {
  public static void main(String[] arguments) throws Exception {
    ApkVerifier.Result result = new ApkVerifier.Builder(new File(arguments[0])).setMinCheckedPlatformVersion(26).build().verify();
    result.getErrors().forEach(System.out::println);
    result.getWarnings().forEach(System.out::println);
    System.out.println("v2 " + result.isVerifiedUsingV2Scheme() + ", v3 " + result.isVerifiedUsingV3Scheme());
    boolean good = result.isVerified() && result.isVerifiedUsingV2Scheme() && result.isVerifiedUsingV3Scheme();
    System.exit(good && result.getWarnings().isEmpty() ? 0 : 1);
  }
}
