package io.fairlead.web.ui.cluster;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.shared.Registration;
import io.fairlead.platform.scheduling.Cluster;
import io.fairlead.platform.scheduling.Drain;
import io.fairlead.platform.workspace.Access;
import io.fairlead.web.ui.page.Notices;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Clusters one below the other, brought up to date every few seconds. */
public final class ClustersPanel extends Div {

  private static final int REFRESH_MS = 5_000;

  private final transient ClusterServices services;
  private final transient Supplier<List<Cluster>> read;
  private final transient Function<Cluster.Load, Component> load;
  private final transient @Nullable Supplier<Access> admin;
  private final transient Runnable refreshed;
  private final Paragraph answer = new Paragraph();
  private final Div cards = new Div();
  private final transient Map<UUID, ClusterCard> byId = new HashMap<>();
  private transient @Nullable Registration polling;

  /**
   * @param read what to show now
   * @param load names what runs
   * @param admin who drains and resumes; null where nobody does
   * @param refreshed called after each update
   */
  public ClustersPanel(
      ClusterServices services,
      Supplier<List<Cluster>> read,
      Function<Cluster.Load, Component> load,
      @Nullable Supplier<Access> admin,
      Runnable refreshed) {
    this.services = services;
    this.read = read;
    this.load = load;
    this.admin = admin;
    this.refreshed = refreshed;
    answer.addClassName("answer");
    cards.addClassName("clusters");
    add(answer, cards);
    refresh();
  }

  private void refresh() {
    List<Cluster> now =
        read.get().stream()
            .sorted(
                Comparator.comparing((Cluster it) -> !it.connected()).thenComparing(Cluster::name))
            .toList();
    answer.setText(ClusterWords.answer(now));
    byId.keySet().retainAll(now.stream().map(Cluster::id).toList());
    List<ClusterCard> wanted = now.stream().map(this::card).toList();
    if (!cards.getChildren().toList().equals(wanted)) {
      cards.removeAll();
      wanted.forEach(cards::add);
    }
    refreshed.run();
  }

  private ClusterCard card(Cluster cluster) {
    ClusterCard known = byId.get(cluster.id());
    if (known == null) {
      known = new ClusterCard(cluster, services, load, admin == null ? null : this::change);
      byId.put(cluster.id(), known);
    } else {
      known.show(cluster);
    }
    return known;
  }

  private void change(UUID cluster, @Nullable Drain how) {
    Supplier<Access> by = admin;
    if (by == null) {
      return;
    }
    Notices.trying(
        () -> {
          if (how == null) {
            services.clusters().resume(cluster, by.get());
          } else {
            services.clusters().drain(cluster, how, by.get());
          }
          refresh();
        });
  }

  @Override
  protected void onAttach(AttachEvent event) {
    event.getUI().setPollInterval(REFRESH_MS);
    polling = event.getUI().addPollListener(poll -> refresh());
  }

  @Override
  protected void onDetach(DetachEvent event) {
    event.getUI().setPollInterval(-1);
    if (polling != null) {
      polling.remove();
    }
  }
}
