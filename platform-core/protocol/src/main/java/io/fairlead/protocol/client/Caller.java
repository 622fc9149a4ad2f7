package io.fairlead.protocol.client;

import io.fairlead.protocol.Json;
import io.fairlead.protocol.Protocol;
import io.fairlead.protocol.message.Action;
import io.grpc.ManagedChannel;
import java.time.Duration;
import java.util.Iterator;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.arrow.flight.CallOption;
import org.apache.arrow.flight.CallOptions;
import org.apache.arrow.flight.FlightCallHeaders;
import org.apache.arrow.flight.FlightClient;
import org.apache.arrow.flight.FlightRuntimeException;
import org.apache.arrow.flight.FlightStatusCode;
import org.apache.arrow.flight.HeaderCallOption;
import org.apache.arrow.flight.Result;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/** What every call needs: the channel, memory, and who is calling. */
record Caller(
    BufferAllocator allocator,
    ManagedChannel channel,
    FlightClient client,
    Supplier<String> token) {

  private static final Duration ACTION_LIMIT = Duration.ofSeconds(30);

  CallOption headers(String bearer) {
    FlightCallHeaders headers = new FlightCallHeaders();
    headers.insert(Protocol.TOKEN_HEADER, "Bearer " + bearer);
    headers.insert(Protocol.VERSION_HEADER, Integer.toString(Protocol.VERSION));
    return new HeaderCallOption(headers);
  }

  CallOption headers() {
    return headers(token.get());
  }

  /** One action, tried once. */
  <T> T act(Action action, Object request, Class<T> answer) {
    try {
      channel.resetConnectBackoff();
      Iterator<Result> results =
          client.doAction(
              new org.apache.arrow.flight.Action(action.wireName(), Json.write(request)),
              headers(),
              CallOptions.timeout(ACTION_LIMIT.toSeconds(), TimeUnit.SECONDS));
      return Json.read(results.next().getBody(), answer);
    } catch (RuntimeException e) {
      leaveIfSilent(e);
      throw Failures.of(e);
    }
  }

  /** A platform that was lost without a word leaves a connection that looks alive. */
  void leaveIfSilent(@Nullable Throwable failure) {
    if (failure instanceof FlightRuntimeException flight
        && flight.status().code() == FlightStatusCode.TIMED_OUT) {
      channel.enterIdle(); // what is under way goes on, the next call connects anew
    }
  }
}
