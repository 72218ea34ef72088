package app.carnet.devicetests;

import android.app.Activity;
import android.app.Instrumentation;
import android.content.Intent;
import android.os.Bundle;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Scanner;

/**
 * A traveller's first day with the app, through what a screen reader sees: first start, a PIN, a certificate shared from
 * another app, kept, its code shown, and the wallet locked and opened again. The app's data must be empty.
 *
 * <p>{@code adb shell am instrument -w app.carnet.devicetests/.Journey}; the last line says OK or what went wrong. Words are
 * looked up in the app's own resources, so it runs in every language.
 */
public final class Journey extends Instrumentation {
  private static final String PIN = "271828";
  /** The one who is named in assets/pass.txt, which the build takes from the test vectors. */
  private static final String HOLDER = "Musterfrau-Gößinger";

  private Hand hand;

  @Override
  public void onCreate(Bundle arguments) {
    super.onCreate(arguments);
    start();
  }

  @Override
  public void onStart() {
    super.onStart();
    hand = new Hand(getUiAutomation(), getTargetContext());
    try {
      step("first start", this::firstStart);
      step("share and keep", this::shareAndKeep);
      step("show", this::show);
      step("lock and unlock", this::lockAndUnlock);
      end(Activity.RESULT_OK, "OK");
    } catch (Exception | AssertionError wrong) {
      end(Activity.RESULT_CANCELED, "FAILED: " + wrong.getMessage() + "\nThe screen says: " + hand.spoken());
    }
  }

  private void firstStart() {
    open(new Intent(Intent.ACTION_MAIN).addCategory(Intent.CATEGORY_LAUNCHER));
    hand.press("welcome_start");
    hand.waitFor("first_pin_title");
    hand.type(PIN);
    hand.press("first_pin_understood");
    hand.press("action_continue");
    hand.waitFor("first_pin_repeat_title");
    hand.type(PIN);
    hand.press("first_pin_create");
    hand.waitFor("passes_empty_title");
  }

  private void shareAndKeep() throws IOException {
    open(new Intent(Intent.ACTION_SEND).setType("text/plain").putExtra(Intent.EXTRA_TEXT, pass()));
    hand.waitFor("preview_title");
    hand.waitForText(HOLDER);
    hand.press("preview_keep");
    hand.waitFor("detail_show");
  }

  private void show() {
    hand.press("detail_show");
    hand.waitFor("show_before_title");
    hand.press("show_action");
    hand.waitFor("show_name");
    hand.press("action_close");
  }

  private void lockAndUnlock() {
    open(new Intent(Intent.ACTION_MAIN).addCategory(Intent.CATEGORY_LAUNCHER).addFlags(Intent.FLAG_ACTIVITY_CLEAR_TASK));
    hand.waitFor("passes_title");
    hand.press("passes_menu");
    hand.press("passes_lock");
    hand.waitFor("unlock_title");
    hand.enter(PIN, "unlock_action");
    hand.waitFor("passes_title");
    hand.waitForText(HOLDER);
  }

  private void open(Intent intent) {
    getTargetContext().startActivity(intent.setClassName("app.carnet", "app.carnet.app.MainActivity").addFlags(Intent.FLAG_ACTIVITY_NEW_TASK));
  }

  private String pass() throws IOException {
    try (InputStream in = getContext().getAssets().open("pass.txt");
        Scanner text = new Scanner(in, StandardCharsets.UTF_8.name())) {
      return text.nextLine();
    }
  }

  private interface Step {
    void run() throws IOException;
  }

  private void step(String name, Step step) throws IOException {
    Bundle status = new Bundle();
    status.putString(REPORT_KEY_STREAMRESULT, "\n" + name + " …");
    sendStatus(0, status);
    step.run();
  }

  private void end(int code, String words) {
    Bundle result = new Bundle();
    result.putString(REPORT_KEY_STREAMRESULT, "\n" + words + "\n");
    finish(code, result);
  }
}
