package io.fairlead.platform.flight;

import org.springframework.context.annotation.Configuration;

/** Puts the Flight server together. */
@Configuration(proxyBeanMethods = false)
class FlightConfiguration {}
