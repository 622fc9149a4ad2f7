package io.fairlead.kernel.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.fairlead.kernel.json.Json;
import io.fairlead.kernel.json.JsonObject;
import io.fairlead.kernel.random.SplitMix64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpaceFormatTest {

  private static String example() {
    return Json.write(
        JsonObject.parse(SpaceFormat.schema()).objects("examples").stream()
            .map(SpaceFormatTest::fields)
            .findFirst()
            .orElseThrow());
  }

  private static Object fields(JsonObject object) {
    var fields = new java.util.LinkedHashMap<String, Object>();
    object.names().forEach(name -> fields.put(name, object.any(name)));
    return fields;
  }

  @Test
  void theSchemasExampleIsRead() {
    SearchSpace space = SpaceFormat.readSpace(example());
    assertThat(space.parameters()).hasSize(7 + 5);
    assertThat(space.parameter("batch"))
        .map(Parameter::domain)
        .contains(new IntegerDomain(32, 256, Scale.LINEAR, 32));
    assertThat(space.parameter("widths[3]"))
        .flatMap(Parameter::condition)
        .contains(Condition.atLeast("widths.length", 4));
    assertThat(space.forbidden()).hasSize(1);
  }

  @Test
  void formsStoredByEarlierVersionsKeepTheirText() {
    List<String> stored =
        List.of(
            "{\"type\":\"float\",\"low\":0.5,\"high\":2.0,\"scale\":\"log\"}",
            "{\"type\":\"integer\",\"low\":-3,\"high\":9007199254740992,\"scale\":\"linear\"}",
            "{\"type\":\"categorical\",\"choices\":[\"a\",\"ä \\\"quoted\\\"\",\"1\"]}");
    for (String each : stored) {
      assertThat(SpaceFormat.write(SpaceFormat.readDomain(each))).isEqualTo(each);
    }
    String condition = "{\"parameter\":\"o\",\"values\":[\"a\",\"b\"]}";
    assertThat(SpaceFormat.write(SpaceFormat.readCondition(condition))).isEqualTo(condition);
  }

  @Test
  void theDigestIsOfTheCanonicalTextAndNeverChanges() {
    var space =
        new SearchSpace(
            List.of(
                new Parameter("o", new CategoricalDomain(List.of("a", "b"))),
                new Parameter("m", new IntegerDomain(1, 9, Scale.LOG), Condition.oneOf("o", "b"))));
    assertThat(SpaceFormat.write(space))
        .isEqualTo(
            "{\"parameters\":[{\"name\":\"o\",\"domain\":{\"type\":\"categorical\",\"choices\":"
                + "[\"a\",\"b\"]}},{\"name\":\"m\",\"domain\":{\"type\":\"integer\",\"low\":1,"
                + "\"high\":9,\"scale\":\"log\"},\"condition\":{\"parameter\":\"o\",\"values\":"
                + "[\"b\"]}}]}");
    assertThat(SpaceFormat.digest(space))
        .isEqualTo("c16d511ec2af1626308c6b49f34d59e515d0cfb082fdccf723c8d68d07403ade");
    Condition one = Condition.oneOf("o", "a");
    Condition other = Condition.atLeast("m", 3);
    assertThat(
            SpaceFormat.digest(
                new SearchSpace(space.parameters(), List.of(other, Condition.all(one, other)))))
        .as("the order of what is forbidden makes no difference")
        .isEqualTo(
            SpaceFormat.digest(
                new SearchSpace(space.parameters(), List.of(Condition.all(one, other), other))));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void everySpaceComesBack(long seed) {
    var random = new SplitMix64(seed);
    for (int i = 0; i < 100; i++) {
      SearchSpace space = RandomSpaces.next(random);
      String json = SpaceFormat.write(space);
      SearchSpace back = SpaceFormat.readSpace(json);
      assertThat(back.parameters()).isEqualTo(space.parameters());
      assertThat(back.forbidden()).containsExactlyInAnyOrderElementsOf(space.forbidden());
      assertThat(SpaceFormat.write(back)).isEqualTo(json);
      assertThat(SpaceFormat.digest(back)).isEqualTo(SpaceFormat.digest(space));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'parameters':[]} | at least one parameter",
        "{} | 'parameters' is missing",
        "[] | must be an object",
        "{'parameters':[{'name':'a'}]} | 'parameters[0].domain' is missing",
        "{'parameters':[{'name':'a','domain':{'type':'complex'}}]} | one of float, integer",
        "{'parameters':[{'name':'a','domain':{'type':'float','low':'x','high':1}}]}"
            + "| 'parameters[0].domain.low' must be a number, was \"x\"",
        "{'parameters':[{'name':'a','domain':{'type':'float','low':2,'high':1}}]} | swap them",
        "{'parameters':[{'name':'a','domain':{'type':'float','low':0,'high':1,'scale':'log'}}]}"
            + "| positive bounds",
        "{'parameters':[{'name':'a','domain':{'type':'integer','low':0.5,'high':1}}]} | whole number",
        "{'parameters':[{'name':'a','domain':{'type':'float','low':0,'high':1,'scael':'log'}}]}"
            + "| no field 'parameters[0].domain.scael'",
        "{'parameters':[{'name':'a','domain':{'type':'boolean'}}],'forbidden':[{'parameter':'a',"
            + "'values':['false','true']}]} | leave nothing",
        "{'parameters':[{'name':'a','array':{'minLength':0,'maxLength':1e9,'of':{'type':'boolean'}}}]}"
            + "| lengths of 'a'",
        "{'parameters' | character 14",
        "{'a':1,'a':2} | each field once",
        "{'a':NaN} | a value at character 6",
        "{'a':1e999} | a number that a double holds"
      },
      quoteCharacter = '`')
  void whatIsWrongIsNamed(String json, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SpaceFormat.readSpace(json.replace('\'', '"')))
        .withMessageContaining(message);
  }

  @Test
  void endlessNestingIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SpaceFormat.readSpace("[".repeat(100_000)))
        .withMessageContaining("at most 500 levels");
  }

  @Test
  void partsAreFormsOfTheirOwn() {
    var parameter =
        new Parameter("m", CategoricalDomain.bool(), Optional.of(Condition.atMost("d", 3)));
    assertThat(SpaceFormat.readParameter(SpaceFormat.write(parameter))).isEqualTo(parameter);
    assertThat(SpaceFormat.write(CategoricalDomain.bool())).isEqualTo("{\"type\":\"boolean\"}");
    assertThat(SpaceFormat.write(Domain.fixed(true)))
        .isEqualTo("{\"type\":\"boolean\",\"choices\":[\"true\"]}");
  }
}
