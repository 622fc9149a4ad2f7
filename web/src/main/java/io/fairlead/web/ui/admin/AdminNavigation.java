package io.fairlead.web.ui.admin;

import io.fairlead.web.ui.page.InstallationEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The addresses of an admin's pages. */
@Configuration(proxyBeanMethods = false)
public class AdminNavigation {

  /** Leads from an empty installation to a first workspace with people and data. */
  public static final String SETUP = "setup";

  static final String WORKSPACES = "workspaces";
  static final String PEOPLE = "people";
  static final String CLUSTERS = "clusters";
  static final String AGENTS = "agents";

  @Bean
  InstallationEntry workspacesInRail() {
    return new InstallationEntry(10, "Workspaces", WORKSPACES, "▦");
  }

  @Bean
  InstallationEntry peopleInRail() {
    return new InstallationEntry(20, "People", PEOPLE, "☺");
  }

  @Bean
  InstallationEntry clustersInRailOfAdmins() {
    return new InstallationEntry(25, "Clusters", CLUSTERS, "▥");
  }

  @Bean
  InstallationEntry agentsInRail() {
    return new InstallationEntry(30, "Agents", AGENTS, "⚙");
  }
}
