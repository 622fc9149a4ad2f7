package io.fairlead.web.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.platform.storage.Transactions;
import io.fairlead.platform.workspace.People;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServeTest {

  @TempDir private Path folder;
  private final List<String> calls = new ArrayList<>();
  private boolean nobody = true;
  private boolean taken;

  @Test
  void takesNoOptions() {
    assertThat(Serve.start(List.of("--fairlead.database.app.password=secret"))).isEqualTo(2);
  }

  @Test
  void letsAnAdminInWhereNobodyIs() throws Exception {
    Path file = Files.writeString(folder.resolve("password"), "a-password-of-mine\n");
    admin(file).make();
    assertThat(calls).hasSize(2);
    assertThat(calls.getFirst()).startsWith("create [admin, ").contains(", a-password-of-mine, ");
    assertThat(calls.getLast()).startsWith("grant [").contains(", null, ADMIN, ");
  }

  @Test
  void changesNothingOnceThereArePeople() {
    nobody = false;
    admin(folder.resolve("gone")).make();
    assertThat(calls).isEmpty();
  }

  @Test
  void saysThatThePasswordCantBeRead() {
    assertThatThrownBy(() -> admin(folder.resolve("gone")).make())
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("gone")
        .hasMessageContaining("fairlead.first-admin.password-file");
  }

  @Test
  void goesOnWhenAnotherReplicaCameFirst() throws Exception {
    taken = true;
    admin(Files.writeString(folder.resolve("password"), "a-password-of-mine")).make();
    assertThat(calls).hasSize(1);
  }

  private FirstAdmin admin(Path file) {
    return new FirstAdmin(people(), new Straight(), file);
  }

  /** What is asked of people, in words. */
  private People people() {
    return (People)
        Proxy.newProxyInstance(
            People.class.getClassLoader(),
            new Class<?>[] {People.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("none")) {
                return nobody;
              }
              calls.add(method.getName() + " " + Arrays.toString(arguments));
              if (taken) {
                nobody = false;
                throw new IllegalArgumentException("it is taken");
              }
              return method.getReturnType() == UUID.class ? new UUID(0, 1) : null;
            });
  }

  private static final class Straight implements Transactions {
    @Override
    public <T> T in(UUID workspace, Supplier<T> work) {
      return work.get();
    }

    @Override
    public <T> T crossing(Supplier<T> work) {
      return work.get();
    }
  }
}
