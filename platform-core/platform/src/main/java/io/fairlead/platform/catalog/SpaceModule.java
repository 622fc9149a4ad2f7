package io.fairlead.platform.catalog;

import io.fairlead.kernel.space.Condition;
import io.fairlead.kernel.space.Domain;
import io.fairlead.kernel.space.Parameter;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.module.SimpleModule;

/** Has Jackson write and read parameters, also within other objects, as {@link SpaceJson} does. */
public final class SpaceModule extends SimpleModule {

  private static final long serialVersionUID = 1L;

  public SpaceModule() {
    super("search-spaces");
    add(Parameter.class, SpaceJson::node, SpaceJson::parameter);
    add(Domain.class, SpaceJson::node, SpaceJson::domain);
    add(Condition.class, SpaceJson::node, SpaceJson::condition);
  }

  private <T> void add(Class<T> type, Function<T, JsonNode> write, Function<JsonNode, T> read) {
    addSerializer(type, new Writer<>(write));
    addDeserializer(type, new Reader<>(read));
  }

  private static final class Writer<T> extends ValueSerializer<T> {

    private final Function<T, JsonNode> form;

    private Writer(Function<T, JsonNode> form) {
      this.form = form;
    }

    @Override
    public void serialize(T value, JsonGenerator json, SerializationContext context) {
      context.writeValue(json, form.apply(value));
    }
  }

  private static final class Reader<T> extends ValueDeserializer<T> {

    private final Function<JsonNode, T> meaning;

    private Reader(Function<JsonNode, T> meaning) {
      this.meaning = meaning;
    }

    @Override
    public T deserialize(JsonParser json, DeserializationContext context) {
      return meaning.apply(context.readTree(json));
    }
  }
}
