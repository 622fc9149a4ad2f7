package io.fairlead.ray.driver;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.protocol.message.Assignment;
import io.fairlead.protocol.message.Resources;
import io.fairlead.ray.testing.Assignments;
import io.ray.api.ObjectRef;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
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
    public void take(byte[] given) {}

    @Override
    public ObjectRef<byte[]> ended() {
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
    return give(ONE);
  }

  private WarmActor give(Resources needs) {
    return give(Assignments.probe("ok").needing(needs).next());
  }

  private WarmActor give(Assignment assignment) {
    return pool.give(List.of(assignment)).getFirst().actor();
  }

  private WarmActor giveTakingTurns(int turns) {
    Assignment alone = Assignments.probe("ok").needing(ONE).next();
    return give(
        new Assignment(
            alone.workspace(),
            alone.study(),
            alone.trial(),
            alone.attempt(),
            alone.number(),
            alone.epoch(),
            alone.token(),
            alone.trainer(),
            alone.parameters(),
            alone.seed(),
            alone.maxSteps(),
            alone.rungs(),
            alone.objectives(),
            alone.checkpointEvery(),
            alone.dataset(),
            alone.resources(),
            turns,
            alone.threads(),
            alone.resume(),
            alone.environment(),
            alone.leaseUntil(),
            alone.silence(),
            null));
  }

  private void end(WarmActor actor) {
    actor.remaining().forEach(held -> actor.ended(held.assignment().attempt(), now));
  }

  private List<Boolean> killed() {
    return made.stream().map(actor -> actor.killed).toList();
  }

  @Test
  void trialsThatTakeTurnsGetNoMoreActorsThanTheirLeasesHold() {
    List<WarmActor> actors = IntStream.range(0, 4).mapToObj(trial -> giveTakingTurns(2)).toList();

    assertThat(made).hasSize(2);
    assertThat(actors.stream().map(WarmActor::load)).containsOnly(2);
  }

  @Test
  void anIdleActorOfAnotherShapeMakesRoomSoThatNoTrialWaitsBesideAnother() {
    end(give(new Resources(2, 0, 0)));

    List<WarmActor> actors = IntStream.range(0, 4).mapToObj(trial -> give()).toList();

    assertThat(actors).doesNotHaveDuplicates();
    assertThat(killed()).containsExactly(true, false, false, false, false);
  }

  @Test
  void anActorBetweenTwoTrialsIsNotGivenBack() {
    WarmActor actor = give();
    end(actor);
    now = now.plusMillis(500);

    pool.giveBack(ONE);

    assertThat(killed()).containsExactly(false);
    assertThat(give()).isSameAs(actor);
  }

  @Test
  void anActorThatStaysIdleIsGivenBackOnceAndABusyOneNever() {
    give();
    WarmActor idle = give();
    end(idle);
    now = now.plus(Duration.ofSeconds(2));

    pool.giveBack(new Resources(2, 0, 0));

    assertThat(killed()).containsExactly(false, true);
    assertThat(pool.resources()).isEqualTo(ONE);
  }

  @Test
  void noMoreIsGivenBackThanIsWantedTheLongestIdleFirst() {
    WarmActor later = give();
    WarmActor sooner = give();
    end(sooner);
    now = now.plusSeconds(1);
    end(later);
    now = now.plusSeconds(9);

    pool.giveBack(ONE);

    assertThat(killed()).containsExactly(false, true);
  }

  @Test
  void actorsWithoutWhatIsWantedStay() {
    end(give());
    now = now.plusSeconds(9);

    pool.giveBack(new Resources(0, 1, 0));

    assertThat(killed()).containsExactly(false);
  }
}
