package io.fairlead.protocol.client;

import io.grpc.Attributes;
import io.grpc.EquivalentAddressGroup;
import io.grpc.NameResolver;
import io.grpc.NameResolverProvider;
import io.grpc.NameResolverRegistry;
import io.grpc.Status;
import io.grpc.StatusOr;
import io.grpc.netty.NettyChannelBuilder;
import io.netty.channel.ChannelOption;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import org.jspecify.annotations.Nullable;

/**
 * Gives gRPC all addresses of an endpoint. Its own {@code pick_first} tries them in turn, with
 * growing pauses when none answers, and again when the connection breaks.
 */
final class Addresses extends NameResolverProvider {

  private static final String SCHEME = "fairlead";
  private static final int PRIORITY = 5;
  private static final int CONNECT_MILLIS = 5_000;

  static {
    NameResolverRegistry.getDefaultRegistry().register(new Addresses());
  }

  private Addresses() {}

  static NettyChannelBuilder channel(Endpoint platform) {
    return NettyChannelBuilder.forTarget(SCHEME + ":///" + platform)
        .withOption(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS);
  }

  @Override
  protected boolean isAvailable() {
    return true;
  }

  @Override
  protected int priority() {
    return PRIORITY;
  }

  @Override
  public String getDefaultScheme() {
    return SCHEME;
  }

  @Override
  public List<Class<? extends SocketAddress>> getProducedSocketAddressTypes() {
    return List.of(InetSocketAddress.class);
  }

  @Override
  public @Nullable NameResolver newNameResolver(URI target, NameResolver.Args args) {
    return target.getScheme().equals(SCHEME)
        ? new Resolver(Endpoint.parse(target.getPath().substring(1)), args)
        : null;
  }

  private static final class Resolver extends NameResolver {
    private final Endpoint platform;
    private final Args args;
    private @Nullable Listener2 listener;

    Resolver(Endpoint platform, Args args) {
      this.platform = platform;
      this.args = args;
    }

    @Override
    public String getServiceAuthority() {
      return platform.addresses().getFirst().toString();
    }

    @Override
    public void start(Listener2 told) {
      listener = told;
      refresh();
    }

    @Override
    public void refresh() {
      Listener2 told = Objects.requireNonNull(listener);
      Executor executor = args.getOffloadExecutor();
      (executor == null ? ForkJoinPool.commonPool() : executor)
          .execute(
              () -> {
                StatusOr<List<EquivalentAddressGroup>> found = find();
                args.getSynchronizationContext()
                    .execute(
                        () -> {
                          var _ =
                              told.onResult2(
                                  ResolutionResult.newBuilder().setAddressesOrError(found).build());
                        });
              });
    }

    /** A name that isn't known now may be later; the others are enough meanwhile. */
    private StatusOr<List<EquivalentAddressGroup>> find() {
      List<EquivalentAddressGroup> found = new ArrayList<>();
      List<String> unknown = new ArrayList<>();
      for (Endpoint.Address each : platform.addresses()) {
        try {
          Attributes name =
              Attributes.newBuilder()
                  .set(EquivalentAddressGroup.ATTR_AUTHORITY_OVERRIDE, each.toString())
                  .build();
          Arrays.stream(InetAddress.getAllByName(each.host()))
              .map(address -> new InetSocketAddress(address, each.port()))
              .forEach(address -> found.add(new EquivalentAddressGroup(address, name)));
        } catch (UnknownHostException notNow) {
          unknown.add(each.host());
        }
      }
      return found.isEmpty()
          ? StatusOr.fromStatus(
              Status.UNAVAILABLE.withDescription("No host is known as %s.".formatted(unknown)))
          : StatusOr.fromValue(found);
    }

    @Override
    public void shutdown() {}
  }
}
