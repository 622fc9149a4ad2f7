package io.fairlead.web.ui.cluster;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import io.fairlead.platform.scheduling.Cluster;
import io.fairlead.platform.scheduling.Drain;
import io.fairlead.platform.scheduling.UsePoint;
import io.fairlead.web.ui.page.Pieces;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One cluster. Its buttons stay while the rest is brought up to date. */
final class ClusterCard extends Section {

  private static final Map<String, String> SHAPES =
      Map.of("connected", "●", "draining", "◔", "drained", "‖", "closed", "◌", "silent", "✕");
  private static final Map<String, String> COLOURS =
      Map.of("connected", "is-finished", "silent", "is-failed");

  private final transient ClusterServices services;
  private final transient Function<Cluster.Load, Component> load;
  private final Span state = new Span();
  private final Span region = new Span();
  private final Button drain = new Button("Drain");
  private final Button pause = new Button("Pause what runs");
  private final Button resume = new Button("Resume");
  private final Div body = new Div();
  private final Div chart = new Div();
  private final Paragraph caption = new Paragraph();
  private final Button month = new Button("30 days");
  private final String clusterName;
  private transient Cluster shown;
  private transient Instant drawn = Instant.EPOCH;
  private boolean longer;

  /**
   * @param load names what runs
   * @param drains drains a cluster, or resumes it with null; null for who may not
   */
  ClusterCard(
      Cluster cluster,
      ClusterServices services,
      Function<Cluster.Load, Component> load,
      @Nullable Drains drains) {
    this.services = services;
    this.load = load;
    this.shown = cluster;
    this.clusterName = cluster.name();
    addClassName("cluster");
    setAriaLabel("Cluster " + cluster.name());
    H2 name = new H2(cluster.name());
    name.addClassName("section-title");
    region.addClassName("about");
    Div head = new Div(name, state, region);
    head.addClassName("cluster-head");
    if (drains != null) {
      act(drain, "Drain", () -> drains.change(cluster.id(), Drain.FINISH));
      act(pause, "Pause what runs on", () -> drains.change(cluster.id(), Drain.PAUSE));
      act(resume, "Resume", () -> drains.change(cluster.id(), null));
      Div buttons = new Div(pause, drain, resume);
      buttons.addClassName("cluster-acts");
      head.add(buttons);
    }
    month.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
    month.addClickListener(
        click -> {
          longer = !longer;
          month.setText(longer ? "24 hours" : "30 days");
          draw();
        });
    caption.addClassName("about");
    Div under = new Div(caption, month);
    under.addClassName("cluster-caption");
    body.addClassName("cluster-body");
    add(head, body, chart, under);
    show(cluster);
  }

  /** Says from when on a cluster takes no new trials, or again some. */
  interface Drains {
    void change(UUID cluster, @Nullable Drain how);
  }

  private void act(Button button, String words, Runnable deed) {
    button.setAriaLabel(words + " " + clusterName);
    button.addClickListener(click -> deed.run());
  }

  void show(Cluster now) {
    shown = now;
    String word = ClusterWords.state(now);
    Span shape = new Span(SHAPES.getOrDefault(word, "●"));
    shape.addClassName("chip-shape");
    shape.getElement().setAttribute("aria-hidden", "true");
    state.removeAll();
    state.add(shape, new Span(word));
    state.setClassName("chip " + COLOURS.getOrDefault(word, "is-paused"));
    String where = now.profile() == null ? null : now.profile().region();
    region.setText(where == null ? "" : where);
    drain.setVisible(now.drain() == null);
    resume.setVisible(now.drain() != null);
    pause.setVisible(now.drain() == Drain.FINISH && now.running() > 0);
    fill(now);
    if (Duration.between(drawn, clock().instant()).toSeconds() >= 60) {
      draw();
    }
  }

  private Clock clock() {
    return services.clock();
  }

  private void fill(Cluster now) {
    body.removeAll();
    Paragraph use = new Paragraph(ClusterWords.use(now));
    use.addClassName("cluster-use");
    body.add(use, meters(ClusterWords.meters(now)));
    String standing = ClusterWords.standing(now);
    if (standing != null) {
      body.add(note("cluster-standing", standing));
    }
    if (!now.differences().isEmpty()) {
      body.add(differences(now.differences()));
    }
    List<NodeCell> cells = NodeCell.of(now.profile(), now.facts());
    if (!cells.isEmpty()) {
      body.add(nodes(cells));
    }
    Div facts = new Div();
    facts.addClassName("cluster-facts");
    String whole = ClusterWords.whole(now);
    if (whole != null) {
      facts.add(fact("Has", List.of(whole)));
    }
    facts.add(
        fact("Open", List.of(ClusterWords.hours(now.profile()))),
        fact("Runs trials of", List.of(ClusterWords.workspaces(now.profile()))),
        fact("An hour costs", List.of(ClusterWords.prices(now.prices()))),
        fact("Versions", versions(now)),
        fact("Last heartbeat", Pieces.time(now.lastSeenAt(), clock())));
    if (now.running() > 0) {
      Div runs = new Div();
      now.runs().forEach(each -> runs.add(load.apply(each)));
      if (now.others() > 0) {
        runs.add(new Div(ClusterWords.count(now.others(), "trial") + " of other workspaces"));
      }
      facts.add(fact("Runs now", runs));
    }
    body.add(facts);
  }

  private static Div versions(Cluster now) {
    Div versions = new Div(new Div(ClusterWords.versions(now)));
    String other = ClusterWords.otherVersion(now);
    if (other != null) {
      versions.add(flag(other));
    }
    return versions;
  }

  private static Div nodes(List<NodeCell> cells) {
    Div nodes = new Div();
    nodes.addClassName("node-cells");
    nodes.getElement().setAttribute("role", "list");
    nodes.getElement().setAttribute("aria-label", "Nodes");
    for (NodeCell each : cells) {
      Span kind = new Span(each.kind());
      kind.addClassName("node-kind");
      Span count = new Span(each.count());
      count.addClassName("about");
      Div head = new Div(kind, count);
      head.addClassName("node-head");
      Div cell = new Div(head);
      cell.getElement().setAttribute("role", "listitem");
      cell.addClassName("node-cell");
      each.lines().forEach(line -> cell.add(new Div(line)));
      if (each.flag() != null) {
        cell.addClassName("is-flagged");
        cell.add(flag(each.flag()));
      }
      nodes.add(cell);
    }
    return nodes;
  }

  private static Div meters(List<ClusterWords.Meter> all) {
    Div meters = new Div();
    meters.addClassName("meters");
    for (ClusterWords.Meter each : all) {
      Span what = new Span(each.what());
      what.addClassName("figure-label");
      Span words = new Span(each.words());
      Div head = new Div(what, words);
      head.addClassName("meter-head");
      Div full = new Div();
      full.getStyle().set("inline-size", Math.round(100 * each.share()) + "%");
      Div bar = new Div(full);
      bar.addClassName("meter-bar");
      bar.getElement().setAttribute("aria-hidden", "true"); // the words say it
      Div meter = new Div(head, bar);
      meter.addClassName("meter");
      meters.add(meter);
    }
    return meters;
  }

  private static Span flag(String words) {
    Span flag = new Span("▲ " + words);
    flag.addClassName("flag");
    return flag;
  }

  private static Div note(String kind, String words) {
    Div note = new Div(words);
    note.addClassName(kind);
    return note;
  }

  private static Div differences(List<String> sentences) {
    UnorderedList list = new UnorderedList();
    sentences.forEach(each -> list.add(new ListItem(each)));
    Div differences = new Div(flag("Differs from what was announced"), list);
    differences.addClassName("cluster-differences");
    return differences;
  }

  private static Div fact(String name, List<String> lines) {
    Div value = new Div();
    lines.forEach(line -> value.add(new Div(line)));
    return fact(name, value);
  }

  private static Div fact(String name, Component value) {
    Span label = new Span(name);
    label.addClassName("figure-label");
    Div fact = new Div(label, value);
    fact.addClassName("cluster-fact");
    return fact;
  }

  private void draw() {
    drawn = clock().instant();
    Duration span = longer ? Duration.ofDays(30) : Duration.ofHours(24);
    Duration width = longer ? Duration.ofHours(3) : Duration.ofMinutes(5);
    Instant from = drawn.minus(span);
    List<UsePoint> points = services.clusters().use(shown.id(), from, width);
    String words = ClusterWords.over(points, longer ? "30 days" : "24 hours");
    chart.setVisible(!points.isEmpty());
    chart
        .getElement()
        .setProperty( // numbers and words of ours alone
            "innerHTML", new UseChart(points, from, span, width, clock().getZone(), words).svg());
    boolean gpus = points.stream().anyMatch(it -> it.gpusTotal() > 0);
    caption.setText(gpus ? words + " CPUs are filled, GPUs the line." : words);
  }
}
