package io.fairlead.platform.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.platform.problem.InvalidInput;
import io.fairlead.platform.storage.PlatformTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@PlatformTest
class WorkspacesTest {

  private final Workspaces workspaces;

  WorkspacesTest(Workspaces workspaces) {
    this.workspaces = workspaces;
  }

  @Test
  void aWorkspaceIsFoundByNameAndById() {
    Workspace made = workspaces.create("credit", "Credit risk", Actor.PLATFORM);
    assertThat(workspaces.find("credit").orElseThrow().id()).isEqualTo(made.id());
    assertThat(workspaces.find(made.id().toString()).orElseThrow().title())
        .isEqualTo("Credit risk");
    assertThat(workspaces.find("vision")).isEmpty();
    assertThat(workspaces.all()).extracting(Workspace::name).contains("credit");
  }

  @Test
  void aTakenNameIsRefusedAndNothingIsLeft() {
    workspaces.create("twice", "One", Actor.PLATFORM);
    int before = workspaces.all().size();
    assertThatThrownBy(() -> workspaces.create("twice", "Two", Actor.PLATFORM))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("twice");
    assertThat(workspaces.all()).hasSize(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "Credit", "-a", "a_b", "1a", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"})
  void malformedNamesAreRefused(String malformed) {
    assertThatThrownBy(() -> workspaces.create(malformed, "Title", Actor.PLATFORM))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("credit-risk");
  }
}
