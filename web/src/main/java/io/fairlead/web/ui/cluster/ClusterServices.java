package io.fairlead.web.ui.cluster;

import io.fairlead.platform.scheduling.Clusters;
import io.fairlead.platform.study.Studies;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** What pages about clusters read. */
@Component
public record ClusterServices(Clusters clusters, Studies studies, Clock clock) {}
