package io.fairlead.web.ui.admin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressNamesTest {

  @ParameterizedTest
  @CsvSource({
    "Credit risk,credit-risk",
    "'  Été & Łódź! ',ete-odz",
    "2nd team,nd-team",
    "a very long name of a team that goes on and on,a-very-long-name-of-a-team-that-goes-on",
    "'',''",
    "東京,''"
  })
  void areMadeOfWhatPeopleType(String title, String name) {
    assertThat(AddressNames.of(title)).isEqualTo(name);
  }
}
