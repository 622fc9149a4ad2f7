package io.fairlead.web.security.oidc;

import io.fairlead.platform.workspace.Identity;
import io.fairlead.web.security.OidcSettings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads from a token's claims who it is about and what they may do here. */
final class Claims {

  private final List<String> places;
  private final GroupRules rules;

  Claims(OidcSettings settings) {
    this.places = settings.claims();
    this.rules = new GroupRules(settings.groups());
  }

  /**
   * @param claims of a token that was checked
   */
  Identity identity(Map<String, Object> claims) {
    List<String> groups = new ArrayList<>();
    for (String place : places) {
      if (at(claims, place) instanceof Collection<?> listed) {
        listed.forEach(each -> groups.add(String.valueOf(each)));
      }
    }
    String subject = text(claims, "sub", "");
    String name = text(claims, "preferred_username", subject);
    return new Identity(
        text(claims, "iss", ""), subject, name, text(claims, "name", name), rules.roles(groups));
  }

  private static @Nullable Object at(Map<String, Object> claims, String place) {
    Object here = claims.get(place);
    if (here != null) {
      return here;
    }
    here = claims;
    for (String step : place.split("\\.", -1)) {
      here = here instanceof Map<?, ?> inner ? inner.get(step) : null;
    }
    return here;
  }

  private static String text(Map<String, Object> claims, String name, String otherwise) {
    Object value = claims.get(name);
    return value == null || value.toString().isBlank() ? otherwise : value.toString();
  }
}
