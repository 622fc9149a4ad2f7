package io.fairlead.ray.driver;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.protocol.message.Resources;
import io.fairlead.ray.testing.Assignments;
import io.ray.api.ObjectRef;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ActorPoolTest {

  private static final Resources ONE = new Resources(1, 0, 0);

  private Instant now = Instant.EPOCH;
  private final List<FakeActor> made = new ArrayList<>();
  private final ActorPool pool = new ActorPool(this::make, 4, new NowClock(), actor -> {});

  /** Does nothing, and can be killed. */
  private static final class FakeActor implements RemoteActor {
    private boolean killed;

    @Override
    public ObjectRef<byte[]> run(byte[] assignment) {
      return new NoAnswer();
    }

    @Override
    public ObjectRef<byte[]> control(byte[] orders) {
      return new NoAnswer();
    }

    @Override
    public void kill() {
      killed = true;
    }
  }

  private record NoAnswer() implements ObjectRef<byte[]> {
    @Override
    public byte[] get() {
      throw new UnsupportedOperationException();
    }

    @Override
    public byte[] get(long timeoutMs) {
      throw new UnsupportedOperationException();
    }
  }

  private final class NowClock extends Clock {
    @Override
    public java.time.ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(java.time.ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }

  private WarmActor make(Resources resources) {
    FakeActor actor = new FakeActor();
    made.add(actor);
    return new WarmActor(resources, actor);
  }

  private WarmActor give() {
    return pool.give(Assignments.probe("ok").needing(ONE).next()).actor();
  }

  private List<Boolean> killed() {
    return made.stream().map(actor -> actor.killed).toList();
  }

  @Test
  void anActorBetweenTwoTrialsIsNotGivenBack() {
    WarmActor actor = give();
    actor.ended(now);
    now = now.plusMillis(500);

    pool.giveBack(ONE);

    assertThat(killed()).containsExactly(false);
    assertThat(give()).isSameAs(actor);
  }

  @Test
  void anActorThatStaysIdleIsGivenBackOnceAndABusyOneNever() {
    give();
    WarmActor idle = give();
    idle.ended(now);
    now = now.plus(Duration.ofSeconds(2));

    pool.giveBack(new Resources(2, 0, 0));

    assertThat(killed()).containsExactly(false, true);
    assertThat(pool.resources()).isEqualTo(ONE);
  }

  @Test
  void noMoreIsGivenBackThanIsWantedTheLongestIdleFirst() {
    WarmActor later = give();
    WarmActor sooner = give();
    sooner.ended(now);
    now = now.plusSeconds(1);
    later.ended(now);
    now = now.plusSeconds(9);

    pool.giveBack(ONE);

    assertThat(killed()).containsExactly(false, true);
  }

  @Test
  void actorsWithoutWhatIsWantedStay() {
    give().ended(now);
    now = now.plusSeconds(9);

    pool.giveBack(new Resources(0, 1, 0));

    assertThat(killed()).containsExactly(false);
  }
}
