package io.fairlead.web.ui.study;

import io.fairlead.kernel.space.CategoricalDomain;
import io.fairlead.kernel.space.Domain;
import io.fairlead.kernel.space.FloatDomain;
import io.fairlead.kernel.space.IntegerDomain;
import io.fairlead.kernel.space.Parameter;
import io.fairlead.platform.catalog.CatalogEntry;
import io.fairlead.platform.catalog.CatalogException;
import io.fairlead.platform.study.StudyDefinition.ParameterChoice;
import io.fairlead.platform.study.StudyJson.ChoiceForm;
import io.fairlead.web.ui.format.Ranges;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a person says about one catalog entry while they set up a study. */
final class ParameterDraft {

  /** What to do with it. */
  enum Mode {
    VARY,
    FIX,
    DEFAULT
  }

  private final CatalogEntry entry;
  private Mode mode;
  private @Nullable Double low;
  private @Nullable Double high;
  private List<String> choices;
  private @Nullable Object fixed;
  private List<CatalogException> excepted = List.of();

  ParameterDraft(CatalogEntry entry, Mode mode) {
    this.entry = entry;
    this.mode = mode;
    this.fixed = entry.defaultValue();
    switch (entry.parameter().domain()) {
      case FloatDomain number -> {
        low = number.low();
        high = number.high();
        choices = List.of();
      }
      case IntegerDomain whole -> {
        low = (double) whole.low();
        high = (double) whole.high();
        choices = List.of();
      }
      case CategoricalDomain named -> choices = named.choices();
    }
  }

  /**
   * Takes what a definition says of it.
   *
   * @param choice null for the default
   */
  void take(@Nullable ChoiceForm choice) {
    if (choice == null) {
      mode = Mode.DEFAULT;
    } else if (choice.value() != null) {
      mode = Mode.FIX;
      fixed =
          choice.value() instanceof Number number
                  && entry.parameter().domain() instanceof FloatDomain
              ? (Object) number.doubleValue()
              : choice.value();
    } else {
      mode = Mode.VARY;
      low = choice.low() == null ? low : choice.low();
      high = choice.high() == null ? high : choice.high();
      choices = choice.choices() == null ? choices : List.copyOf(choice.choices());
    }
  }

  CatalogEntry entry() {
    return entry;
  }

  String name() {
    return entry.parameter().name();
  }

  Mode mode() {
    return mode;
  }

  void mode(Mode wanted) {
    mode = wanted;
  }

  /** What exceptions allow this study beyond what is approved. */
  void excepted(List<CatalogException> exceptions) {
    excepted = List.copyOf(exceptions);
  }

  private boolean allowed(Domain domain) {
    return domain.narrows(entry.parameter().domain())
        || excepted.stream().anyMatch(each -> each.allows(domain, entry.parameter().domain()));
  }

  private boolean allowedValue() {
    Object value = fixed;
    return value != null
        && (entry.parameter().domain().contains(value)
            || excepted.stream().anyMatch(each -> each.domain().contains(value)));
  }

  /** What it asks for beyond what is allowed; empty while it asks for nothing of that kind. */
  Optional<Domain> beyond() {
    try {
      Optional<Domain> wanted =
          switch (mode) {
            case DEFAULT -> Optional.empty();
            case FIX -> single(entry.parameter().domain(), fixed);
            case VARY -> Optional.of(narrowed(entry.parameter().domain()));
          };
      return wanted.filter(domain -> !allowed(domain));
    } catch (IllegalArgumentException notARange) {
      return Optional.empty();
    }
  }

  private static Optional<Domain> single(Domain approved, @Nullable Object value) {
    return switch (approved) {
      case FloatDomain range when value instanceof Double number ->
          Optional.of(new FloatDomain(number, number, range.scale()));
      case IntegerDomain range when value instanceof Long number ->
          Optional.of(new IntegerDomain(number, number, range.scale()));
      case FloatDomain _, IntegerDomain _, CategoricalDomain _ -> Optional.empty();
    };
  }

  void range(@Nullable Double from, @Nullable Double to) {
    low = from;
    high = to;
  }

  void choices(List<String> wanted) {
    choices = List.copyOf(wanted);
  }

  void fixed(@Nullable Object value) {
    fixed = value;
  }

  @Nullable Double low() {
    return low;
  }

  @Nullable Double high() {
    return high;
  }

  /** What is wrong with it, as a sentence; empty when nothing is. */
  Optional<String> problem() {
    return switch (mode) {
      case DEFAULT -> Optional.empty();
      case FIX -> allowedValue() ? Optional.empty() : Optional.of(outside());
      case VARY -> wanted() instanceof Ok ? Optional.empty() : Optional.of(refusal());
    };
  }

  /** What the study searches; empty when fixed, left at its default, or wrong. */
  Optional<Parameter> varied() {
    return mode == Mode.VARY && wanted() instanceof Ok(Domain domain)
        ? Optional.of(new Parameter(name(), domain, entry.parameter().condition()))
        : Optional.empty();
  }

  /** As the study's definition says it; empty for a default. */
  Optional<ParameterChoice> choice() {
    return switch (mode) {
      case DEFAULT -> Optional.empty();
      case FIX -> Optional.of(new ParameterChoice(name(), null, null, null, fixed));
      case VARY ->
          Optional.of(
              entry.parameter().domain() instanceof CategoricalDomain
                  ? new ParameterChoice(name(), null, null, choices, null)
                  : new ParameterChoice(name(), low, high, null, null));
    };
  }

  /** The same, whether or not it holds. */
  Optional<ChoiceForm> sketch() {
    return choice()
        .map(it -> new ChoiceForm(it.name(), it.low(), it.high(), it.choices(), it.value()));
  }

  List<String> choices() {
    return choices;
  }

  @Nullable Object fixed() {
    return fixed;
  }

  private sealed interface Wanted {}

  private record Ok(Domain domain) implements Wanted {}

  private record Refused(String why) implements Wanted {}

  private Wanted wanted() {
    Domain approved = entry.parameter().domain();
    try {
      Domain narrowed = narrowed(approved);
      return allowed(narrowed) ? new Ok(narrowed) : new Refused(outside());
    } catch (IllegalArgumentException wrong) {
      return new Refused(String.valueOf(wrong.getMessage()));
    }
  }

  private String refusal() {
    return wanted() instanceof Refused(String why) ? why : "";
  }

  private Domain narrowed(Domain approved) {
    return switch (approved) {
      case CategoricalDomain named -> named.only(new ArrayList<>(choices));
      case FloatDomain number ->
          new FloatDomain(bound(low), bound(high), number.scale(), number.step());
      case IntegerDomain whole ->
          new IntegerDomain(whole(bound(low)), whole(bound(high)), whole.scale(), whole.step());
    };
  }

  private static double bound(@Nullable Double value) {
    if (value == null) {
      throw new IllegalArgumentException("A range needs both of its ends.");
    }
    return value;
  }

  private static long whole(double value) {
    if (value != Math.rint(value)) {
      throw new IllegalArgumentException(
          "This parameter takes whole numbers, was %s; round it.".formatted(value));
    }
    return (long) value;
  }

  private String outside() {
    return "Approved is %s. Stay inside, propose a change, or ask for an exception for this study."
        .formatted(entry.parameter().domain().describe());
  }

  /** The approved range in brief, such as {@code 0.0001 – 0.3, log}. */
  String approved() {
    return Ranges.brief(entry.parameter().domain());
  }
}
