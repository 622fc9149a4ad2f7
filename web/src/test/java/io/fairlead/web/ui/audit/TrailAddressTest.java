package io.fairlead.web.ui.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.router.QueryParameters;
import io.fairlead.platform.event.TrailFilter;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class TrailAddressTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private static TrailAddress address(String query) {
    return TrailAddress.of(QueryParameters.fromString(query));
  }

  @Test
  void daysAreWholeDaysOfTheZone() {
    TrailFilter filter = address("who=ada&from=2026-03-01&until=2026-03-01").filter(BERLIN);
    assertThat(filter.actor()).isEqualTo("ada");
    assertThat(filter.from()).isEqualTo(Instant.parse("2026-02-28T23:00:00Z"));
    assertThat(filter.until()).isEqualTo(Instant.parse("2026-03-01T23:00:00Z"));
  }

  @Test
  void anAddressGoesThereAndBack() {
    TrailAddress address = address("who=ada&kind=study&from=2026-03-01");
    assertThat(TrailAddress.of(address.parameters())).isEqualTo(address);
    assertThat(address.isAny()).isFalse();
    assertThat(address("").isAny()).isTrue();
  }

  @Test
  void whatSomeoneTypedWrongIsNoFilter() {
    assertThat(address("from=soon&who=%20").isAny()).isTrue();
    assertThat(address("from=2026-03-02&until=2026-03-01").filter(BERLIN).until()).isNull();
  }
}
