package io.fairlead.preview;

import io.fairlead.platform.event.Changes;
import io.fairlead.platform.trace.TraceSettings;
import io.fairlead.platform.trace.Traces;
import io.fairlead.platform.workspace.Access;
import io.fairlead.platform.workspace.AccessTokens;
import io.fairlead.platform.workspace.Actor;
import io.fairlead.platform.workspace.Origin;
import io.fairlead.platform.workspace.OwnTokens;
import io.fairlead.platform.workspace.People;
import io.fairlead.platform.workspace.Role;
import io.fairlead.platform.workspace.Rotation;
import io.fairlead.platform.workspace.Workspace;
import io.fairlead.platform.workspace.Workspaces;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The rest of the platform, as little of it as the screens need. */
@Configuration
class PreviewPlatform {

  private static final Map<String, Access> PEOPLE =
      Map.of(
          "ada", World.access("ada", "Ada Lovelace", Role.RESEARCHER),
          "grace", World.access("grace", "Grace Hopper", Role.AUDITOR),
          "max", World.access("max", "Max Perutz", Role.MANAGER),
          "nobody",
              new Access(
                  new Actor(Actor.Kind.PERSON, World.id("nobody"), "nobody"),
                  World.id("nobody"),
                  "Nobody",
                  Map.of(),
                  Set.of()));

  @Bean
  People people() {
    return new People() {
      @Override
      public UUID create(String name, String displayName, String password, Actor by) {
        throw new UnsupportedOperationException("The preview's people are born with it.");
      }

      @Override
      public void grant(UUID person, @Nullable UUID workspace, Role role, Actor by) {
        throw new UnsupportedOperationException("The preview's people keep their roles.");
      }

      @Override
      public Optional<Access> signIn(String name, String password, Origin from) {
        return password.equals("preview")
            ? Optional.ofNullable(PEOPLE.get(name))
            : Optional.empty();
      }

      @Override
      public void changePassword(
          UUID person, String old, String fresh, Origin from, @Nullable UUID but) {
        throw new UnsupportedOperationException("The preview's people keep their password.");
      }

      @Override
      public boolean hasPassword(UUID person) {
        return true;
      }

      @Override
      public Optional<Access> access(UUID person) {
        return PEOPLE.values().stream().filter(a -> a.person().equals(person)).findFirst();
      }

      @Override
      public boolean none() {
        return false;
      }
    };
  }

  @Bean
  Workspaces workspaces() {
    return new Workspaces() {
      @Override
      public Workspace create(UUID id, String name, String title, Actor by) {
        throw new UnsupportedOperationException("The preview has its workspaces.");
      }

      @Override
      public Optional<Workspace> find(String nameOrId) {
        return all().stream().filter(w -> w.name().equals(nameOrId)).findFirst();
      }

      @Override
      public List<Workspace> visibleTo(Access access) {
        return all().stream().filter(w -> !access.rolesIn(w.id()).isEmpty()).toList();
      }

      @Override
      public List<Workspace> knownTo(Access access) {
        return visibleTo(access);
      }

      @Override
      public List<Workspace> all() {
        return List.of(World.CREDIT, World.SECRET, World.VISION);
      }
    };
  }

  @Bean
  Traces traces(Clock clock) {
    return new Traces(new TraceSettings(null, null, 0), clock);
  }

  @Bean(destroyMethod = "shutdownNow")
  ScheduledExecutorService ticks() {
    return Executors.newSingleThreadScheduledExecutor();
  }

  @Bean
  Changes changes(ScheduledExecutorService ticks) {
    return new Changes() {
      @Override
      public void studyChanged(UUID workspace, UUID study) {
        throw new UnsupportedOperationException("The preview changes by itself.");
      }

      @Override
      public Subscription subscribe(UUID workspace, @Nullable UUID study, Runnable listener) {
        ScheduledFuture<?> ticking =
            ticks.scheduleAtFixedRate(listener, 500, 500, TimeUnit.MILLISECONDS);
        return () -> ticking.cancel(false);
      }
    };
  }

  @Bean
  AccessTokens tokens(Clock clock) {
    List<AccessTokens.Token> issued = new ArrayList<>();
    return new AccessTokens() {
      @Override
      public void foreign(Access access, String workspace) {}

      @Override
      public Issued issue(UUID person, Wanted wanted, Actor by) {
        Duration validFor = wanted.validFor();
        Token token =
            new Token(
                UUID.randomUUID(),
                wanted.name(),
                wanted.readOnly(),
                wanted.workspaces(),
                clock.instant(),
                validFor == null ? null : clock.instant().plus(validFor),
                null,
                null,
                null,
                null);
        issued.add(token);
        return new Issued(token, "fl_preview_" + "x9".repeat(16));
      }

      @Override
      public Issued rotate(UUID token, Rotation rotation, Actor by) {
        throw new UnsupportedOperationException("The preview's tokens keep their secret.");
      }

      @Override
      public Optional<Token> find(UUID person, UUID token) {
        return issued.stream().filter(each -> each.id().equals(token)).findFirst();
      }

      @Override
      public Optional<Access> authenticate(String secret) {
        return Optional.empty();
      }

      @Override
      public List<Token> of(UUID person) {
        return List.copyOf(issued);
      }

      @Override
      public void revoke(UUID token, Actor by) {
        issued.replaceAll(
            t ->
                t.id().equals(token)
                    ? new Token(
                        t.id(),
                        t.name(),
                        t.readOnly(),
                        t.workspaces(),
                        t.createdAt(),
                        t.expiresAt(),
                        t.lastUsedAt(),
                        t.rotatedAt(),
                        t.previousUntil(),
                        clock.instant())
                    : t);
      }
    };
  }

  @Bean
  OwnTokens ownTokens(AccessTokens tokens, Clock clock) {
    return new OwnTokens(tokens, clock);
  }
}
