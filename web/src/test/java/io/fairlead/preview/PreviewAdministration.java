package io.fairlead.preview;

import io.fairlead.platform.scheduling.Agents;
import io.fairlead.platform.workspace.Administration;
import io.fairlead.platform.workspace.AgentTokens;
import io.fairlead.platform.workspace.Waits;
import java.lang.reflect.Proxy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Nobody administers the preview: nothing of this is asked for. */
@Configuration(proxyBeanMethods = false)
class PreviewAdministration {

  @Bean
  Administration administration() {
    return unused(Administration.class);
  }

  @Bean
  Agents agents() {
    return unused(Agents.class);
  }

  @Bean
  AgentTokens agentTokens() {
    return unused(AgentTokens.class);
  }

  @Bean
  Waits waits() {
    return unused(Waits.class);
  }

  private static <T> T unused(Class<T> type) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              if (method.getDeclaringClass() == Object.class) { // the container looks at it
                return method.invoke(type, arguments);
              }
              throw new UnsupportedOperationException(
                  "The preview has nothing to administer: " + method.getName());
            }));
  }
}
