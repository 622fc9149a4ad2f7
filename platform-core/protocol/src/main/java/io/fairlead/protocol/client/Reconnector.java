package io.fairlead.protocol.client;

import io.fairlead.protocol.message.Action;
import io.fairlead.protocol.message.AgentAnswer;
import io.fairlead.protocol.message.BatchAck;
import io.fairlead.protocol.message.Environment;
import java.time.Duration;
import java.util.function.Consumer;
import org.apache.arrow.flight.FlightDescriptor;
import org.apache.arrow.flight.FlightStatusCode;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

/** Opens a stream's calls and decides, when one broke, whether to open another and when. */
final class Reconnector {

  private final Caller caller;
  private final FlightDescriptor descriptor;
  private final @Nullable Environment environment;
  private String tokenUsed = "";
  private boolean environmentSent;
  private volatile Patience pauses = new Patience(Duration.ZERO);

  Reconnector(Caller caller, FlightDescriptor descriptor, @Nullable Environment environment) {
    this.caller = caller;
    this.descriptor = descriptor;
    this.environment = environment;
  }

  @Nullable String environmentDigest() {
    return environment == null ? null : environment.digest();
  }

  PutConnection connect(Schema schema, Consumer<BatchAck> acknowledged, Runnable broke) {
    tokenUsed = caller.token().get();
    caller.channel().resetConnectBackoff();
    return new PutConnection(
        caller, caller.headers(tokenUsed), descriptor, schema, acknowledged, broke);
  }

  void succeeded() {
    pauses = new Patience(Duration.ZERO);
  }

  /**
   * Returns when the next connection may be tried.
   *
   * @param cause null when the platform ended the call without a failure
   * @param stalled whether patience is at its end
   * @throws PlatformException when there is no point in trying again
   */
  void afterFailure(@Nullable Throwable cause, boolean stalled) {
    PlatformException failure =
        cause == null
            ? new PlatformUnavailableException("The platform ended the stream.", null)
            : Failures.of(cause);
    switch (failure) {
      case LeaseLostException lost -> throw lost;
      case RefusedException refused -> repair(refused);
      case PlatformUnavailableException away -> {
        if (stalled) {
          throw away;
        }
        pause(away);
      }
    }
  }

  /** The platform doesn't know the environment, or the token was renewed meanwhile: else no use. */
  private void repair(RefusedException refused) {
    if (refused.code() == FlightStatusCode.NOT_FOUND && environment != null && !environmentSent) {
      sendEnvironment(environment);
      return;
    }
    boolean renewed = !tokenUsed.equals(caller.token().get());
    if (refused.code() != FlightStatusCode.UNAUTHENTICATED || !renewed) {
      throw refused;
    }
  }

  private void sendEnvironment(Environment facts) {
    try {
      caller.act(Action.ENVIRONMENT, facts, AgentAnswer.Acknowledged.class);
      environmentSent = true;
    } catch (PlatformUnavailableException e) {
      pause(e);
    }
  }

  private void pause(PlatformException failure) {
    try {
      Thread.sleep(pauses.nextPauseMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure;
    }
  }
}
