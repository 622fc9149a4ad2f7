package io.fairlead.web.ui.lineage;

import io.fairlead.platform.lineage.NodeRef;
import io.fairlead.platform.lineage.NodeType;
import io.fairlead.web.ui.page.Here;
import io.fairlead.web.ui.page.RailEntry;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The addresses of the lineage. */
@Configuration(proxyBeanMethods = false)
public class LineageNavigation {

  static String start(Here here) {
    return here.path("lineage");
  }

  static String of(Here here, NodeRef node) {
    return start(here) + "/" + node.type().word() + "/" + node.id();
  }

  /** The lineage of what has a UUID. */
  public static String of(Here here, NodeType type, UUID id) {
    return of(here, NodeRef.of(type, id));
  }

  /** The lineage of what is named by its digest. */
  public static String of(Here here, NodeType type, String digest) {
    return of(here, new NodeRef(type, digest));
  }

  /** A trial beside another one. */
  public static String compare(Here here, UUID trial) {
    return here.path("compare/" + trial);
  }

  static String compare(Here here, UUID one, UUID other) {
    return compare(here, one) + "/" + other;
  }

  @Bean
  RailEntry lineageInRail() {
    return new RailEntry(70, "Lineage", "lineage", "⌥");
  }
}
