package app.carnet.devicetests;

import android.app.UiAutomation;
import android.content.Context;
import android.os.Bundle;
import android.os.SystemClock;
import android.view.accessibility.AccessibilityNodeInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Uses the app as a screen reader does: finds what is said, and asks for an action. Everything waits until it is there. */
final class Hand {
  private static final int PATIENCE_SECONDS = 20;
  private static final int LOOKS_PER_SECOND = 10;

  private final UiAutomation automation;
  private final Context app;

  Hand(UiAutomation automation, Context app) {
    this.automation = automation;
    this.app = app;
  }

  /** Waits for the words of one of the app's string resources. */
  void waitFor(String name) {
    waitForText(words(name));
  }

  /** Waits for something that contains these words. */
  void waitForText(String words) {
    find(words, node -> says(node, words));
  }

  /** Presses what says the words of a string resource, or the control around it. */
  void press(String name) {
    String words = words(name);
    AccessibilityNodeInfo node = find(words, found -> says(found, words) && control(found) != null && control(found).isEnabled());
    if (!control(node).performAction(AccessibilityNodeInfo.ACTION_CLICK)) throw new AssertionError("cannot be pressed: " + words);
  }

  /** Types into the field on the screen. */
  void type(String text) {
    AccessibilityNodeInfo field = find("a text field", node -> node.isEditable() && node.isEnabled());
    Bundle arguments = new Bundle();
    arguments.putCharSequence(AccessibilityNodeInfo.ACTION_ARGUMENT_SET_TEXT_CHARSEQUENCE, text);
    if (!field.performAction(AccessibilityNodeInfo.ACTION_SET_TEXT, arguments)) throw new AssertionError("cannot be typed into");
  }

  /** Enters a PIN on the number pad, or in the field where there is none, and presses a button. */
  void enter(String digits, String button) {
    if (nodes().stream().anyMatch(AccessibilityNodeInfo::isEditable)) {
      type(digits);
    } else {
      for (char digit : digits.toCharArray()) {
        String key = String.valueOf(digit);
        AccessibilityNodeInfo node = find(key, found -> key.contentEquals(text(found)) && control(found) != null);
        control(node).performAction(AccessibilityNodeInfo.ACTION_CLICK);
      }
    }
    press(button);
  }

  /** All that is on the screen, for a message. */
  String spoken() {
    StringBuilder all = new StringBuilder();
    for (AccessibilityNodeInfo node : nodes()) if (text(node).length() > 0) all.append(text(node)).append(" | ");
    return all.toString();
  }

  private String words(String name) {
    int id = app.getResources().getIdentifier(name, "string", app.getPackageName());
    if (id == 0) throw new AssertionError("the app has no words for " + name);
    return app.getString(id);
  }

  /** Looks again and again, and once a second a little further down where there is more to see. */
  private AccessibilityNodeInfo find(String what, Predicate<AccessibilityNodeInfo> wanted) {
    for (int look = 1; look <= PATIENCE_SECONDS * LOOKS_PER_SECOND; look++) {
      for (AccessibilityNodeInfo node : nodes()) if (wanted.test(node)) return node;
      if (look % LOOKS_PER_SECOND == 0) scroll();
      SystemClock.sleep(1000 / LOOKS_PER_SECOND);
    }
    throw new AssertionError("not on the screen: " + what);
  }

  private void scroll() {
    for (AccessibilityNodeInfo node : nodes()) {
      if (node.isScrollable() && node.performAction(AccessibilityNodeInfo.ACTION_SCROLL_FORWARD)) return;
    }
  }

  private static boolean says(AccessibilityNodeInfo node, String words) {
    return text(node).toString().contains(words);
  }

  private static CharSequence text(AccessibilityNodeInfo node) {
    if (node.getText() != null) return node.getText();
    return node.getContentDescription() == null ? "" : node.getContentDescription();
  }

  /** The node or the nearest one around it that can be pressed, or null. */
  private static AccessibilityNodeInfo control(AccessibilityNodeInfo node) {
    while (node != null && !node.isClickable()) node = node.getParent();
    return node;
  }

  private List<AccessibilityNodeInfo> nodes() {
    List<AccessibilityNodeInfo> all = new ArrayList<>();
    collect(automation.getRootInActiveWindow(), all);
    return all;
  }

  private static void collect(AccessibilityNodeInfo node, List<AccessibilityNodeInfo> all) {
    if (node == null) return;
    all.add(node);
    for (int i = 0; i < node.getChildCount(); i++) collect(node.getChild(i), all);
  }
}
