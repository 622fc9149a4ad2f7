package io.fairlead.preview;

import io.fairlead.platform.workspace.SignIns;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Sign-ins that end with the preview. */
@Component
class PreviewSignIns implements SignIns {

  private final Map<String, Open> open = new ConcurrentHashMap<>();

  @Override
  public String installation() {
    return "preview";
  }

  @Override
  public Begun begin(UUID person, @Nullable Vouched by) {
    Begun begun = new Begun(UUID.randomUUID(), UUID.randomUUID().toString());
    open.put(begun.secret(), new Open(begun.id(), person, null));
    return begun;
  }

  @Override
  public Optional<Open> find(String secret) {
    return Optional.ofNullable(open.get(secret));
  }

  @Override
  public boolean isOpen(UUID signIn) {
    return open.values().stream().anyMatch(each -> each.id().equals(signIn));
  }

  @Override
  public void end(UUID signIn) {
    open.values().removeIf(each -> each.id().equals(signIn));
  }

  @Override
  public void endOf(UUID person, @Nullable UUID but) {
    open.values().removeIf(each -> each.person().equals(person) && !each.id().equals(but));
  }

  @Override
  public void takenBack(String issuer, @Nullable String subject, @Nullable String session) {}

  @Override
  public void onEnd(Consumer<@Nullable UUID> listener) {}
}
