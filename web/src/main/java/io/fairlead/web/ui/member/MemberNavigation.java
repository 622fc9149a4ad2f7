package io.fairlead.web.ui.member;

import io.fairlead.platform.workspace.Permission;
import io.fairlead.web.ui.page.RailEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The address of a workspace's members. */
@Configuration(proxyBeanMethods = false)
class MemberNavigation {

  @Bean
  RailEntry membersInRail() {
    return new RailEntry(95, "Members", "members", "☺", Permission.SEE);
  }
}
