package io.fairlead.platform.storage;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs a test class on the whole platform: all its beans, on a fresh database of one embedded
 * PostgreSQL a JVM, in a time zone that shows mistakes. Beans are injected into the parameters of
 * constructors and methods.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(PlatformExtension.class)
public @interface PlatformTest {}
