package io.fairlead.platform.flight;

import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.ServerBuilder;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import java.net.InetSocketAddress;
import java.util.function.Consumer;
import org.apache.arrow.flight.CallHeaders;
import org.apache.arrow.flight.CallStatus;
import org.apache.arrow.flight.FlightProducer.CallContext;
import org.apache.arrow.flight.FlightServerMiddleware;

/** From which address a call comes; Flight itself doesn't tell. */
record CallAddress(String address) implements FlightServerMiddleware {

  static final FlightServerMiddleware.Key<CallAddress> KEY =
      FlightServerMiddleware.Key.of("fairlead-address");

  private static final Context.Key<String> ADDRESS = Context.key("fairlead-address");

  /** The address, or that it isn't known. */
  static String of(CallContext call) {
    return call.getMiddleware(KEY).address();
  }

  static FlightServerMiddleware.Factory<CallAddress> factory() {
    return (call, headers, context) -> {
      String address = ADDRESS.get();
      return new CallAddress(address == null ? "unknown" : address);
    };
  }

  /** Lets the server's transport tell it. */
  static Consumer<ServerBuilder<?>> interceptor() {
    return builder -> builder.intercept(new Teller());
  }

  private static final class Teller implements ServerInterceptor {
    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
        ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
      Object from = call.getAttributes().get(Grpc.TRANSPORT_ATTR_REMOTE_ADDR);
      return from instanceof InetSocketAddress socket && socket.getAddress() != null
          ? Contexts.interceptCall(
              Context.current().withValue(ADDRESS, socket.getAddress().getHostAddress()),
              call,
              headers,
              next)
          : next.startCall(call, headers);
    }
  }

  @Override
  public void onBeforeSendingHeaders(CallHeaders outgoing) {}

  @Override
  public void onCallCompleted(CallStatus status) {}

  @Override
  public void onCallErrored(Throwable failure) {}
}
