package io.fairlead.web.ui.budget;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.TextArea;
import io.fairlead.kernel.budget.BudgetResource;
import io.fairlead.kernel.budget.Calendar;
import io.fairlead.kernel.budget.Caps;
import io.fairlead.platform.budget.BudgetPlan;
import io.fairlead.platform.budget.Budgets;
import io.fairlead.platform.budget.Purpose;
import io.fairlead.platform.problem.InvalidInput;
import io.fairlead.platform.workspace.Permission;
import io.fairlead.web.ui.page.Here;
import io.fairlead.web.ui.page.Notices;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Caps and periods, and why; nothing is limited where a field is empty. */
final class CapsDialog extends Dialog {

  private static final String MONTHS = "Months";
  private static final String SPRINTS = "Two weeks";
  private static final String DATES = "Free dates";
  private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000_000);

  private final transient Here here;
  private final transient Budgets budgets;
  private final transient Purpose purpose;
  private final transient Runnable done;
  private final Select<String> kind = new Select<>();
  private final ComboBox<String> zone = new ComboBox<>("Time zone");
  private final DatePicker first = new DatePicker("First day");
  private final DatePicker last = new DatePicker("Last day");
  private final TextArea reason = new TextArea("Why");
  private final transient Map<BudgetResource, BigDecimalField> caps =
      new EnumMap<>(BudgetResource.class);

  CapsDialog(
      Here here, Budgets budgets, Purpose purpose, BudgetPlan now, LocalDate today, Runnable done) {
    this.here = here;
    this.budgets = budgets;
    this.purpose = purpose;
    this.done = done;
    setHeaderTitle(purpose == Purpose.REPLAYS ? "Set the budget for replays" : "Set the budget");
    setWidth("560px");
    kind.setLabel("Periods");
    kind.setItems(MONTHS, SPRINTS, DATES);
    kind.addValueChangeListener(change -> allow());
    DatePicker.DatePickerI18n days = new DatePicker.DatePickerI18n().setDateFormat("yyyy-MM-dd");
    first.setI18n(days);
    last.setI18n(days);
    zone.setItems(ZoneId.getAvailableZoneIds().stream().sorted().toList());
    zone.setValue(now.calendar().zone().getId());
    first.setValue(today);
    last.setValue(today.plusMonths(1));
    show(now.calendar());
    for (BudgetResource each : BudgetResource.values()) {
      BigDecimalField field = new BigDecimalField(BudgetWords.name(each));
      field.setPlaceholder("no cap");
      field.setClearButtonVisible(true);
      Long cap = now.caps().get(each);
      field.setValue(cap == null ? null : new BigDecimal(each.text(cap)));
      caps.put(each, field);
    }
    reason.setHelperText("Required: it is kept with the change, in the decision log");
    Paragraph about =
        new Paragraph(
            (purpose == Purpose.REPLAYS
                    ? "What trials may use that run again from their record; it takes nothing from the searches. "
                    : "")
                + "Caps hold at once and in each period to come. Other periods begin one now, in which"
                + " nothing is used yet.");
    about.addClassName("about");
    Div body =
        new Div(
            about,
            pair(field(BudgetResource.WALL), field(BudgetResource.CPU)),
            pair(field(BudgetResource.GPU), field(BudgetResource.COST)),
            pair(kind, zone),
            pair(first, last),
            reason);
    body.addClassName("upload-form");
    add(body);
    Button set = new Button("Set as " + here.access().displayName(), click -> trySet());
    set.addThemeVariants(ButtonVariant.PRIMARY);
    getFooter().add(new Button("Cancel", click -> close()), set);
    allow();
  }

  private BigDecimalField field(BudgetResource resource) {
    return Objects.requireNonNull(caps.get(resource));
  }

  private static Div pair(com.vaadin.flow.component.Component... both) {
    Div pair = new Div(both);
    pair.addClassName("pair");
    return pair;
  }

  private void show(Calendar calendar) {
    switch (calendar) {
      case Calendar.Months months -> kind.setValue(MONTHS);
      case Calendar.Sprints sprints -> {
        kind.setValue(SPRINTS);
        first.setValue(sprints.first());
      }
      case Calendar.Dates dates -> {
        kind.setValue(DATES);
        first.setValue(dates.first());
        last.setValue(dates.last());
      }
    }
  }

  private void allow() {
    first.setVisible(!MONTHS.equals(kind.getValue()));
    last.setVisible(DATES.equals(kind.getValue()));
  }

  private void trySet() {
    Notices.trying(
        () -> {
          try {
            budgets.set(
                here.id(),
                purpose,
                calendar(),
                Caps.of(this::cap),
                reason.getValue(),
                here.acting(Permission.MANAGE_BUDGETS));
            close();
            Notices.done("Set. What waits for budget goes on when there is some.");
            done.run();
          } catch (InvalidInput refused) {
            refuse(refused);
          }
        });
  }

  private Calendar calendar() {
    if (zone.getValue() == null) {
      throw new InvalidInput("zone", "A period has a time zone.", null, "Choose one.");
    }
    ZoneId in = ZoneId.of(zone.getValue());
    return switch (kind.getValue()) {
      case SPRINTS -> new Calendar.Sprints(in, day(first));
      case DATES -> {
        if (day(last).isBefore(day(first))) {
          throw new InvalidInput(
              "last", "A period ends after it begins.", null, "Choose a later day.");
        }
        yield new Calendar.Dates(in, day(first), day(last));
      }
      default -> new Calendar.Months(in);
    };
  }

  private static LocalDate day(DatePicker field) {
    LocalDate day = field.getValue();
    if (day == null) {
      throw new InvalidInput("first", "Such periods have a first day.", null, "Choose it.");
    }
    return day;
  }

  private @Nullable Long cap(BudgetResource resource) {
    BigDecimal value = field(resource).getValue();
    if (value == null) {
      return null;
    }
    if (value.signum() < 0 || value.compareTo(MOST) > 0) {
      throw new InvalidInput(
          "caps." + resource.field(),
          "A cap is from 0 to a thousand million.",
          value.toString(),
          "Leave it empty where nothing is limited.");
    }
    return resource.units(value);
  }

  private void refuse(InvalidInput refused) {
    Map<String, HasValidation> fields = new HashMap<>();
    caps.forEach((resource, field) -> fields.put("caps." + resource.field(), field));
    fields.put("caps", field(BudgetResource.WALL));
    fields.put("reason", reason);
    fields.put("calendar", first);
    fields.put("first", first);
    fields.put("last", last);
    fields.put("zone", zone);
    HasValidation field = fields.get(refused.field());
    if (field == null) {
      throw refused;
    }
    field.setErrorMessage(refused.rule() + " " + refused.wayOut());
    field.setInvalid(true);
  }
}
