package io.fairlead.platform.scheduling;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How leases are kept, under {@code fairlead.scheduling}.
 *
 * @param leaseTime how long a lease lives without a heartbeat
 * @param heartbeat how often drivers send one
 * @param grace how long an attempt may take to follow an order
 * @param silence how long a trial may take for one step before it is taken for hanging and fails
 * @param tokenTime how long an attempt's token is good
 * @param tick how often what expired is looked for
 * @param automatic whether a thread calls {@link Scheduling#tick()}; tests do it themselves
 */
@ConfigurationProperties("fairlead.scheduling")
public record SchedulingSettings(
    @DefaultValue("15s") Duration leaseTime,
    @DefaultValue("3s") Duration heartbeat,
    @DefaultValue("10s") Duration grace,
    @DefaultValue("30m") Duration silence,
    @DefaultValue("15m") Duration tokenTime,
    @DefaultValue("500ms") Duration tick,
    @DefaultValue("true") boolean automatic) {

  public SchedulingSettings {
    if (leaseTime.compareTo(heartbeat.multipliedBy(2)) < 0) {
      throw new IllegalArgumentException(
          "A lease must outlive a missed heartbeat: leaseTime is %s, heartbeat %s; raise the first."
              .formatted(leaseTime, heartbeat));
    }
  }

  /**
   * How long a slice of budget is: a process that hears nothing more is ended when its lease and
   * its grace are over, and that is when its slice is.
   */
  Duration slice() {
    return leaseTime.plus(grace);
  }
}
