package io.fairlead.web.security;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A route or a page that asks for no right, and for whom it is all the same. */
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface OpenTo {

  Whom value();

  /** For whom. */
  enum Whom {
    /** Also without signing in. */
    EVERYONE,
    /** Who is signed in sees what is theirs. */
    SIGNED_IN
  }
}
