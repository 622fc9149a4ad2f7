package io.fairlead.broken.kernel;

import org.springframework.stereotype.Component;

@Component
class Framed {}
