package io.fairlead.kernel.bench;

import io.fairlead.kernel.racing.Racing;
import io.fairlead.kernel.racing.RacingSettings;
import io.fairlead.kernel.sampler.AutoSampler;
import io.fairlead.kernel.sampler.Samplers;
import io.fairlead.kernel.sampler.gp.GpSampler;
import io.fairlead.kernel.sampler.gp.GpSettings;
import io.fairlead.kernel.search.Sampler;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The strategies that are compared: samplers by name, with {@code +racing} those that race, and
 * {@code gp~w20n40} or {@code auto~w20n40} whose process warps from 20 trials on and tells noise
 * apart from 40 on; {@code gp~} alone does neither.
 */
final class Strategies {

  private static final String RACING = "+racing";
  private static final Pattern FITTED =
      Pattern.compile("(gp|auto)~(?:w(\\d{1,6}))?(?:n(\\d{1,6}))?");

  private Strategies() {}

  static boolean races(String name) {
    return name.endsWith(RACING);
  }

  static Sampler named(String name) {
    if (races(name)) {
      String plain = name.substring(0, name.length() - RACING.length());
      return Racing.of(named(plain), RacingSettings.STANDARD);
    }
    Matcher fitted = FITTED.matcher(name);
    if (!fitted.matches()) {
      return Samplers.named(name);
    }
    GpSettings settings = new GpSettings(from(fitted.group(2)), from(fitted.group(3)));
    return fitted.group(1).equals("gp") ? new GpSampler(settings) : new AutoSampler(settings);
  }

  private static int from(@Nullable String number) {
    return number == null ? GpSettings.NEVER : Integer.parseInt(number);
  }
}
