package io.fairlead.preview;

import io.fairlead.platform.baseline.Baseline;
import io.fairlead.platform.baseline.Baselines;
import io.fairlead.platform.baseline.Comparison;
import io.fairlead.platform.baseline.NewBaseline;
import io.fairlead.platform.catalog.Approvals;
import io.fairlead.platform.catalog.Catalog;
import io.fairlead.platform.catalog.CatalogEntry;
import io.fairlead.platform.catalog.CatalogException;
import io.fairlead.platform.catalog.EntryVersion;
import io.fairlead.platform.catalog.Exceptions;
import io.fairlead.platform.catalog.InstallationCatalog;
import io.fairlead.platform.catalog.NewException;
import io.fairlead.platform.catalog.PastValues;
import io.fairlead.platform.catalog.Proposal;
import io.fairlead.platform.catalog.Scope;
import io.fairlead.platform.study.CatalogVersions;
import io.fairlead.platform.workspace.Access;
import io.fairlead.platform.workspace.Actor;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A catalog in which nothing is proposed, and studies without a baseline. */
@Configuration(proxyBeanMethods = false)
class PreviewCatalog {

  private static UnsupportedOperationException fixed() {
    return new UnsupportedOperationException("The preview's catalog doesn't change.");
  }

  @Bean
  Catalog catalog() {
    return new Catalog() {
      @Override
      public List<String> trainers(UUID workspace) {
        return List.of("lightgbm");
      }

      @Override
      public List<CatalogEntry> entries(UUID workspace, String trainer) {
        return trainer.equals("lightgbm") ? World.CATALOG : List.of();
      }

      @Override
      public List<CatalogException> granted(UUID workspace, String trainer, String study) {
        return List.of();
      }
    };
  }

  @Bean
  PastValues pastValues() {
    return (workspace, trainer, name) -> List.of();
  }

  @Bean
  Approvals approvals() {
    return new Approvals() {
      @Override
      public EntryVersion propose(UUID workspace, Scope scope, Proposal proposal, Access by) {
        throw fixed();
      }

      @Override
      public EntryVersion approve(UUID workspace, UUID version, String reason, Access by) {
        throw fixed();
      }

      @Override
      public EntryVersion reject(UUID workspace, UUID version, String reason, Access by) {
        throw fixed();
      }

      @Override
      public EntryVersion deprecate(
          UUID workspace, UUID version, String reason, String replacement, Access by) {
        throw fixed();
      }

      @Override
      public List<EntryVersion> versions(UUID workspace, String trainer, String name) {
        return List.of();
      }

      @Override
      public Optional<EntryVersion> find(UUID workspace, UUID version) {
        return Optional.empty();
      }

      @Override
      public List<EntryVersion> waiting(UUID workspace) {
        return List.of();
      }
    };
  }

  @Bean
  InstallationCatalog installationCatalog() {
    return new InstallationCatalog() {
      @Override
      public EntryVersion approve(UUID version, String reason, Access by) {
        throw fixed();
      }

      @Override
      public EntryVersion reject(UUID version, String reason, Access by) {
        throw fixed();
      }

      @Override
      public EntryVersion deprecate(UUID version, String reason, String replacement, Access by) {
        throw fixed();
      }

      @Override
      public List<EntryVersion> waiting() {
        return List.of();
      }

      @Override
      public List<String> trainers() {
        return List.of();
      }

      @Override
      public List<EntryVersion> entries(String trainer) {
        return List.of();
      }

      @Override
      public List<EntryVersion> versions(String trainer, String name) {
        return List.of();
      }

      @Override
      public Optional<EntryVersion> find(UUID version) {
        return Optional.empty();
      }
    };
  }

  @Bean
  Exceptions exceptions() {
    return new Exceptions() {
      @Override
      public CatalogException request(UUID workspace, NewException wanted, Access by) {
        throw fixed();
      }

      @Override
      public CatalogException grant(UUID workspace, UUID exception, String reason, Access by) {
        throw fixed();
      }

      @Override
      public CatalogException refuse(UUID workspace, UUID exception, String reason, Access by) {
        throw fixed();
      }

      @Override
      public List<CatalogException> list(UUID workspace) {
        return List.of();
      }

      @Override
      public Optional<CatalogException> find(UUID workspace, UUID exception) {
        return Optional.empty();
      }
    };
  }

  @Bean
  Baselines baselines() {
    return new Baselines() {
      @Override
      public List<Baseline> list(UUID workspace) {
        return List.of();
      }

      @Override
      public List<Baseline> versions(UUID workspace, UUID dataset, String trainer, String metric) {
        return List.of();
      }

      @Override
      public Baseline set(UUID workspace, NewBaseline wanted, Actor by) {
        throw fixed();
      }

      @Override
      public Comparison compare(UUID workspace, UUID study) {
        return new Comparison.Nothing("This study has no baseline.", null);
      }
    };
  }

  @Bean
  CatalogVersions catalogVersions() {
    return (workspace, study) -> new CatalogVersions.Used(List.of(), List.of());
  }
}
