package io.fairlead.web.ui.audit;

import io.fairlead.platform.workspace.Permission;
import io.fairlead.web.ui.page.Here;
import io.fairlead.web.ui.page.InstallationEntry;
import io.fairlead.web.ui.page.RailEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The addresses of audit trails. */
@Configuration(proxyBeanMethods = false)
public class AuditNavigation {

  static final String INSTALLATION = "audit";

  public static String of(Here here) {
    return here.path("audit");
  }

  @Bean
  RailEntry auditInRail() {
    return new RailEntry(90, "Audit trail", "audit", "§", Permission.AUDIT);
  }

  @Bean
  InstallationEntry auditOfInstallationInRail() {
    return new InstallationEntry(90, "Audit trail", INSTALLATION, "§");
  }
}
