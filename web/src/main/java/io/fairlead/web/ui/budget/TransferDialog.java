package io.fairlead.web.ui.budget;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.fairlead.kernel.budget.BudgetResource;
import io.fairlead.platform.budget.BudgetPeriod;
import io.fairlead.platform.problem.InvalidInput;
import io.fairlead.platform.workspace.Workspace;
import io.fairlead.web.ui.page.Here;
import io.fairlead.web.ui.page.Notices;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Moves budget to another workspace; it reads as a sentence before it is signed. */
final class TransferDialog extends Dialog {

  private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000_000);

  private final transient Here here;
  private final transient BudgetServices services;
  private final transient Runnable done;
  private final Select<Workspace> to = new Select<>();
  private final Select<BudgetResource> resource = new Select<>();
  private final BigDecimalField amount = new BigDecimalField("How much");
  private final TextArea reason = new TextArea("Why");
  private final Paragraph sentence = new Paragraph();

  TransferDialog(
      Here here,
      BudgetServices services,
      List<Workspace> others,
      BudgetPeriod period,
      Runnable done) {
    this.here = here;
    this.services = services;
    this.done = done;
    setHeaderTitle("Move budget to another workspace");
    setWidth("520px");
    List<BudgetResource> limited =
        Arrays.stream(BudgetResource.values())
            .filter(each -> period.caps().get(each) != null)
            .toList();
    to.setLabel("To");
    to.setItems(others);
    to.setItemLabelGenerator(Workspace::title);
    to.setValue(others.getFirst());
    resource.setLabel("Of");
    resource.setItems(limited);
    resource.setItemLabelGenerator(BudgetWords::name);
    resource.setValue(limited.getFirst());
    amount.setValueChangeMode(ValueChangeMode.LAZY);
    to.addValueChangeListener(change -> say());
    resource.addValueChangeListener(change -> say());
    amount.addValueChangeListener(change -> say());
    reason.setHelperText("Required: both workspaces keep it");
    sentence.addClassName("answer");
    sentence.getElement().setAttribute("aria-live", "polite");
    Div pair = new Div(resource, amount);
    pair.addClassName("pair");
    Div body = new Div(to, pair, reason, sentence);
    body.addClassName("upload-form");
    add(body);
    Button move = new Button("Move as " + here.access().displayName(), click -> tryMove());
    move.addThemeVariants(ButtonVariant.PRIMARY);
    getFooter().add(new Button("Cancel", click -> close()), move);
    say();
  }

  private void say() {
    BigDecimal value = amount.getValue();
    sentence.setText(
        "%s gives %s %s of this period to %s."
            .formatted(
                here.workspace().title(),
                value == null ? "…" : value.toString(),
                resource.getValue().words(),
                to.getValue().title()));
  }

  private void tryMove() {
    Notices.trying(
        () -> {
          try {
            move();
          } catch (InvalidInput refused) {
            refuse(refused);
          }
        });
  }

  private void move() {
    BigDecimal value = amount.getValue();
    if (value == null || value.signum() <= 0 || value.compareTo(MOST) > 0) {
      throw new InvalidInput(
          "amount", "What is moved is more than nothing.", null, "Say how much.");
    }
    services
        .budgets()
        .move(
            here.workspace(),
            to.getValue(),
            resource.getValue(),
            resource.getValue().units(value),
            reason.getValue(),
            here.access());
    close();
    Notices.done("Moved. Both decision logs have it.");
    done.run();
  }

  private void refuse(InvalidInput refused) {
    HasValidation field =
        Map.<String, HasValidation>of("amount", amount, "reason", reason, "to", to, "resource", to)
            .get(refused.field());
    if (field == null) {
      throw refused;
    }
    field.setErrorMessage(refused.rule() + " " + refused.wayOut());
    field.setInvalid(true);
  }
}
