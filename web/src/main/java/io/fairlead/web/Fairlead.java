package io.fairlead.web;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The platform: web pages, REST and Flight over one database. */
@SpringBootApplication(scanBasePackages = {"io.fairlead.platform", "io.fairlead.web"})
@EnableScheduling
public class Fairlead {

  public static void main(String[] args) {
    SpringApplication.run(Fairlead.class, args);
  }
}
