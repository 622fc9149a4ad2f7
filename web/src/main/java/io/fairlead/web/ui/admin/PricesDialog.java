package io.fairlead.web.ui.admin;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import io.fairlead.kernel.budget.BudgetResource;
import io.fairlead.kernel.budget.Prices;
import io.fairlead.platform.problem.InvalidInput;
import io.fairlead.platform.scheduling.Agents;
import io.fairlead.platform.scheduling.RegisteredAgent;
import io.fairlead.web.ui.page.Notices;
import io.fairlead.web.ui.page.PageContext;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** What an hour of an agent's resources costs. */
final class PricesDialog extends FormDialog {

  private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000);

  private final transient PageContext context;
  private final transient Agents agents;
  private final transient RegisteredAgent agent;
  private final transient Map<String, TextField> fields;
  private final transient Runnable done;

  PricesDialog(PageContext context, Agents agents, RegisteredAgent agent, Runnable done) {
    this(context, agents, agent, fields(agent.prices()), done);
  }

  private PricesDialog(
      PageContext context,
      Agents agents,
      RegisteredAgent agent,
      Map<String, TextField> fields,
      Runnable done) {
    super("Prices of " + agent.name(), "Set prices", fields);
    this.context = context;
    this.agents = agents;
    this.agent = agent;
    this.fields = fields;
    this.done = done;
    Paragraph about =
        new Paragraph(
            "In the one currency of this installation. They count for trials that are leased from"
                + " now on; a trial keeps the price that it was leased at.");
    about.addClassName("about");
    show(Stream.concat(Stream.of(about), fields.values().stream()).toArray(Component[]::new));
  }

  private static Map<String, TextField> fields(Prices prices) {
    Map<String, TextField> fields = new LinkedHashMap<>();
    fields.put("cpuHour", field("A CPU", prices.cpuHour()));
    fields.put("gpuHour", field("A GPU", prices.gpuHour()));
    fields.put("gibHour", field("A GiB of the memory that trials ask for", prices.gibHour()));
    return fields;
  }

  private static TextField field(String label, long millionths) {
    TextField field = new TextField(label);
    field.setSuffixComponent(new Span("an hour"));
    field.setValue(BigDecimal.valueOf(millionths, 6).stripTrailingZeros().toPlainString());
    return field;
  }

  @Override
  void submit() {
    agents.setPrices(
        agent.id(),
        new Prices(price("cpuHour"), price("gpuHour"), price("gibHour")),
        context.access());
    close();
    Notices.done("Set. Trials that start now cost that.");
    done.run();
  }

  private long price(String name) {
    String text = Objects.requireNonNull(fields.get(name)).getValue().strip();
    BigDecimal price;
    try {
      price = text.isEmpty() ? BigDecimal.ZERO : new BigDecimal(text);
    } catch (NumberFormatException e) {
      throw refused(name, text);
    }
    if (price.signum() < 0 || price.compareTo(MOST) > 0) {
      throw refused(name, text);
    }
    return BudgetResource.COST.units(price);
  }

  private static InvalidInput refused(String name, String text) {
    return new InvalidInput(
        name, "A price is a number from 0 to a million.", text, "Write it like 0.05.");
  }
}
