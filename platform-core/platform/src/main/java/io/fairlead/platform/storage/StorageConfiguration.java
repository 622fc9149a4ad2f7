package io.fairlead.platform.storage;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import jakarta.persistence.EntityManagerFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.orm.jpa.SharedEntityManagerCreator;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts connections, Hibernate and transactions on top of a {@link Database}. */
@Configuration(proxyBeanMethods = false)
@EnableJpaRepositories("io.fairlead.platform")
class StorageConfiguration {

  /** As fine as the database's times, so that what is answered at once is what is read later. */
  @Bean
  Clock clock() {
    return Clock.tick(Clock.systemUTC(), Duration.of(1, ChronoUnit.MICROS));
  }

  @Bean(destroyMethod = "close")
  HikariDataSource dataSource(Database database) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("fairlead");
    config.setJdbcUrl(database.url());
    config.setUsername(database.app().user());
    config.setPassword(database.app().password());
    config.setMaximumPoolSize(database.connections());
    config.setMinimumIdle(2);
    config.setAutoCommit(false);
    return new HikariDataSource(config);
  }

  @Bean
  LocalContainerEntityManagerFactoryBean entityManagerFactory(DataSource dataSource) {
    HibernateJpaVendorAdapter hibernate =
        new HibernateJpaVendorAdapter() {
          private final ScopedJpaDialect dialect = new ScopedJpaDialect();

          @Override
          public ScopedJpaDialect getJpaDialect() {
            return dialect;
          }
        };
    LocalContainerEntityManagerFactoryBean factory = new LocalContainerEntityManagerFactoryBean();
    factory.setDataSource(dataSource);
    factory.setJpaVendorAdapter(hibernate);
    factory.setPackagesToScan("io.fairlead.platform");
    factory.setJpaPropertyMap(
        Map.of(
            "hibernate.tenant_identifier_resolver",
            new TenantResolver(),
            "hibernate.physical_naming_strategy",
            "org.hibernate.boot.model.naming.PhysicalNamingStrategySnakeCaseImpl",
            "hibernate.connection.provider_disables_autocommit",
            true,
            "hibernate.jdbc.time_zone",
            "UTC",
            "hibernate.jdbc.batch_size",
            50,
            "hibernate.order_inserts",
            true,
            "hibernate.hbm2ddl.auto",
            "none"));
    return factory;
  }

  @Bean
  JpaTransactionManager transactionManager(EntityManagerFactory factory) {
    return new JpaTransactionManager(factory);
  }

  @Bean
  Transactions transactions(
      JpaTransactionManager manager, EntityManagerFactory factory, Visits visits) {
    return new ScopedTransactions(
        new TransactionTemplate(manager),
        SharedEntityManagerCreator.createSharedEntityManager(factory),
        visits);
  }
}
