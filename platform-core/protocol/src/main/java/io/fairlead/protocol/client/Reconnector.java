package io.fairlead.protocol.client;

import io.fairlead.protocol.message.BatchAck;
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
  private String tokenUsed = "";
  private volatile Patience pauses = new Patience(Duration.ZERO);

  Reconnector(Caller caller, FlightDescriptor descriptor) {
    this.caller = caller;
    this.descriptor = descriptor;
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
    caller.leaveIfSilent(cause);
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

  /** The token was renewed meanwhile: else no use. */
  private void repair(RefusedException refused) {
    boolean renewed = !tokenUsed.equals(caller.token().get());
    if (refused.code() != FlightStatusCode.UNAUTHENTICATED || !renewed) {
      throw refused;
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
