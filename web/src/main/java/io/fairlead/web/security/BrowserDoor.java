package io.fairlead.web.security;

import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;

/** Another way for people with browsers to sign in, beside names and passwords. */
public interface BrowserDoor {

  /** Adds it to the pages' security. */
  void open(HttpSecurity http) throws Exception;

  /** Sets where signing out leads. */
  void out(VaadinSecurityConfigurer vaadin);
}
