package io.fairlead.web.security;

import io.fairlead.platform.workspace.Federation;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The organisation's identity provider.
 *
 * @param issuer its address, as its tokens name it
 * @param clientId under which it knows this platform
 * @param clientSecret that goes with it; or
 * @param clientSecretFile a file that holds it
 * @param audience for whom the tokens of scripts must be meant; not the client's id, for then what
 *     browsers get to prove who signed in would open the API, too
 * @param name as people call it
 * @param claims where a token lists groups or roles, such as {@code realm_access.roles}
 * @param groups which groups give which role: {@code {workspace}} and {@code {role}} stand for a
 *     workspace's name and a role's; without {@code {workspace}} it is for the whole installation
 * @param createWorkspaces whether a workspace that a group names, and that isn't there, is made
 * @param clockSkew how far the clocks of this machine and the provider's may differ
 */
public record OidcSettings(
    URI issuer,
    String clientId,
    @Nullable String clientSecret,
    @Nullable Path clientSecretFile,
    @DefaultValue("fairlead-api") String audience,
    @DefaultValue("your organisation") String name,
    @DefaultValue("groups") List<String> claims,
    @DefaultValue({"/fairlead/{workspace}/{role}", "/fairlead/{role}"}) List<String> groups,
    @DefaultValue("false") boolean createWorkspaces,
    @DefaultValue("60s") Duration clockSkew) {

  private static final String PREFIX = "fairlead.sign-in.oidc.";

  public OidcSettings {
    claims = List.copyOf(claims);
    groups = List.copyOf(groups);
    require(issuer != null && clientId != null, "issuer and client-id are both needed.");
    require(
        (clientSecret == null) != (clientSecretFile == null),
        "client-secret or client-secret-file is needed, one of them.");
    require(
        "https".equals(issuer.getScheme()) || isThisMachine(issuer),
        "issuer must start with https:// unless it is on this machine: who can change what goes"
            + " over the wire could sign in as anyone.");
    require(
        !audience.equals(clientId),
        "audience must not be the client-id: tokens that only tell who signed in carry that.");
  }

  private static void require(boolean rule, String message) {
    if (!rule) {
      throw new IllegalArgumentException(PREFIX + message);
    }
  }

  private static boolean isThisMachine(URI issuer) {
    try {
      return "http".equals(issuer.getScheme())
          && issuer.getHost() != null
          && InetAddress.getByName(issuer.getHost()).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  /** The client's secret, from wherever it is. */
  public String secret() {
    if (clientSecretFile == null) {
      return String.valueOf(clientSecret);
    }
    try {
      return Files.readString(clientSecretFile).strip();
    } catch (IOException e) {
      throw new IllegalStateException(
          "%sclient-secret-file can't be read: %s.".formatted(PREFIX, e), e);
    }
  }

  /** What becomes of workspaces that aren't there. */
  public Federation.Unknown unknownWorkspaces() {
    return createWorkspaces ? Federation.Unknown.CREATED : Federation.Unknown.IGNORED;
  }

  @Override
  public String toString() {
    return "OidcSettings[issuer=%s, clientId=%s]".formatted(issuer, clientId); // no secret in logs
  }
}
