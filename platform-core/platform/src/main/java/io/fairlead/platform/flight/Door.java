package io.fairlead.platform.flight;

import io.fairlead.platform.log.LogIds;
import io.fairlead.platform.metrics.MetricIngest.AttemptKey;
import io.fairlead.protocol.Json;
import java.util.Arrays;
import org.apache.arrow.flight.Action;
import org.apache.arrow.flight.ActionType;
import org.apache.arrow.flight.FlightStream;
import org.apache.arrow.flight.NoOpFlightProducer;
import org.apache.arrow.flight.PutResult;
import org.apache.arrow.flight.Result;
import org.apache.arrow.flight.Ticket;

/** Every Flight call there is: who may make it, what does it, how failures are told. */
final class Door extends NoOpFlightProducer {

  private final Callers callers;
  private final Actions actions;
  private final Puts puts;
  private final Gets gets;

  Door(Callers callers, Actions actions, Puts puts, Gets gets) {
    this.callers = callers;
    this.actions = actions;
    this.puts = puts;
    this.gets = gets;
  }

  @Override
  public void listActions(CallContext context, StreamListener<ActionType> listener) {
    Arrays.stream(io.fairlead.protocol.message.Action.values())
        .map(action -> new ActionType(action.wireName(), "See the protocol's Action."))
        .forEach(listener::onNext);
    listener.onCompleted();
  }

  @Override
  public void doAction(CallContext context, Action action, StreamListener<Result> listener) {
    try {
      listener.onNext(
          new Result(Json.write(actions.answer(context, action.getType(), action.getBody()))));
      listener.onCompleted();
    } catch (RuntimeException e) {
      listener.onError(Failures.of(e));
    }
  }

  @Override
  public Runnable acceptPut(
      CallContext context, FlightStream stream, StreamListener<PutResult> acks) {
    return () -> {
      try {
        AttemptKey attempt = callers.signedAttempt(context);
        named(attempt, () -> puts.take(attempt, stream, acks));
        acks.onCompleted();
      } catch (Throwable e) {
        acks.onError(Failures.of(e));
      }
    };
  }

  @Override
  public void getStream(CallContext context, Ticket ticket, ServerStreamListener listener) {
    try {
      Caller caller = callers.requireReader(context);
      if (caller instanceof Caller.Attempt(AttemptKey attempt)) {
        named(attempt, () -> gets.give(caller, ticket.getBytes(), listener));
      } else {
        gets.give(caller, ticket.getBytes(), listener);
      }
    } catch (Exception e) {
      listener.error(Failures.of(e));
    }
  }

  private interface Work {
    void run() throws Throwable;
  }

  /** Whatever is logged meanwhile, a failure too, says which attempt it is about. */
  private static void named(AttemptKey attempt, Work work) {
    try (var _ =
        LogIds.attempt(attempt.workspace(), attempt.study(), attempt.trial(), attempt.attempt())) {
      try {
        work.run();
      } catch (Throwable e) {
        throw Failures.of(e);
      }
    }
  }
}
