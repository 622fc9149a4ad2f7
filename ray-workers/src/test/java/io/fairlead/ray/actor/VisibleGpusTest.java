package io.fairlead.ray.actor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class VisibleGpusTest {

  @Test
  void countsAmongThoseThatCudaShows() {
    assertThat(VisibleGpus.place(List.of(3L), "2,3")).hasValue(1);
    assertThat(VisibleGpus.place(List.of(2L, 3L), "2, 3")).hasValue(0);
  }

  @Test
  void isRaysNumberWhereCudaShowsAll() {
    assertThat(VisibleGpus.place(List.of(3L), null)).hasValue(3);
  }

  @Test
  void isNoneWhereRayAssignedNone() {
    assertThat(VisibleGpus.place(List.of(), "0")).isEmpty();
  }
}
