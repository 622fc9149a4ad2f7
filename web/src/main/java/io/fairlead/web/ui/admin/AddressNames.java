package io.fairlead.web.ui.admin;

import java.text.Normalizer;
import java.util.Locale;

/** Names for addresses, made from what people type. */
final class AddressNames {

  private static final int LONGEST = 39;

  private AddressNames() {}

  /** Such as {@code credit-risk} for "Credit risk"; empty where nothing of it can be used. */
  static String of(String title) {
    String plain =
        Normalizer.normalize(title, Normalizer.Form.NFD)
            .replaceAll("\\p{M}", "")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^[^a-z]+", "");
    String cut = plain.length() > LONGEST ? plain.substring(0, LONGEST) : plain;
    return cut.replaceAll("-+$", "");
  }
}
