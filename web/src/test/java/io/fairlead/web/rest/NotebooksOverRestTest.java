package io.fairlead.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.e2e.RestClient;
import io.fairlead.e2e.RestClient.Answer;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class NotebooksOverRestTest {

  private static final String NOTEBOOKS = "/api/v1/workspaces/credit/notebooks";
  private static final RunningApplication APPLICATION = RunningApplication.get();

  private static JsonNode created(String body) {
    Answer answer = APPLICATION.rest("ada").post(NOTEBOOKS, body);
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    return answer.json();
  }

  private static Answer patch(String person, String path, String body) {
    RestClient client = APPLICATION.rest(person);
    return client.send(
        client
            .request(path)
            .header("Content-Type", "application/json")
            .method("PATCH", HttpRequest.BodyPublishers.ofString(body)));
  }

  @Test
  void aNotebookIsWrittenReadAndPutInOrder() {
    JsonNode notebook = created("{\"title\": \"By script\", \"cells\": [{\"kind\": \"text\"}]}");
    String path = notebook.path("path").asString();
    String first = notebook.path("cells").path(0).path("path").asString();
    assertThat(
            patch("max", first, "{\"revision\": 1, \"content\": {\"markdown\": \"# Hello\"}}")
                .json()
                .path("revision")
                .asInt())
        .isEqualTo(2);
    Answer study =
        APPLICATION.rest("ada").post(path + "/cells", "{\"kind\": \"study\", \"name\": \"s\"}");
    assertThat(study.status()).as(study.text()).isEqualTo(201);
    String studyCell = study.json().path("path").asString();
    assertThat(
            APPLICATION
                .rest("ada")
                .post(
                    studyCell + "/move",
                    "{\"after\": \"%s\"}"
                        .formatted(notebook.path("cells").path(0).path("id").asString()))
                .status())
        .isEqualTo(200);
    assertThat(patch("ada", studyCell, "{\"name\": \"search\", \"folded\": true}").status())
        .isEqualTo(200);
    assertThat(patch("ada", path, "{\"title\": \"Renamed\"}").status()).isEqualTo(200);

    JsonNode read = APPLICATION.rest("olga").get(path).json();
    assertThat(read.path("title").asString()).isEqualTo("Renamed");
    assertThat(read.path("cells").path(0).path("content").path("markdown").asString())
        .isEqualTo("# Hello");
    assertThat(read.path("cells").path(1).path("name").asString()).isEqualTo("search");
    assertThat(APPLICATION.rest("olga").get(NOTEBOOKS).json().path("items").toString())
        .contains("Renamed");

    assertThat(APPLICATION.rest("ada").post(studyCell + "/duplicate", "").status()).isEqualTo(201);
    RestClient ada = APPLICATION.rest("ada");
    assertThat(ada.send(ada.request(studyCell).DELETE()).status()).isEqualTo(204);
    assertThat(ada.get(path).json().path("cells")).hasSize(2);
    assertThat(ada.post(studyCell + "/restore", "").status()).isEqualTo(200);
    assertThat(ada.get(path).json().path("cells")).hasSize(3);

    assertThat(ada.send(ada.request(path).DELETE()).status()).isEqualTo(204);
    assertThat(ada.get(path).status()).isEqualTo(404);
    assertThat(ada.get(NOTEBOOKS).text()).doesNotContain(path.substring(path.lastIndexOf('/')));
    assertThat(ada.post(path + "/restore", "").json().path("cells")).hasSize(3);
    assertThat(ada.get(path).status()).isEqualTo(200);
  }

  @Test
  void theSecondIsToldWhoAndFindsTheirsInAVersion() {
    JsonNode notebook = created("{\"title\": \"Two people\"}");
    String path = notebook.path("path").asString();
    String cell = notebook.path("cells").path(0).path("path").asString();
    assertThat(patch("max", cell, text(1, "by max")).status()).isEqualTo(200);
    Answer late = patch("ada", cell, text(1, "by ada"));
    assertThat(late.status()).isEqualTo(409);
    assertThat(late.text()).contains("max changed this cell", "revision 2", "version 2");
    assertThat(
            APPLICATION
                .rest("ada")
                .get(path + "/versions/2")
                .json()
                .path("cells")
                .path(0)
                .path("content")
                .path("markdown")
                .asString())
        .isEqualTo("by ada");
    assertThat(patch("ada", cell, text(2, "by both")).status()).isEqualTo(200);
    assertThat(patch("ada", cell, "{\"content\": {}}").json().path("field").asString())
        .isEqualTo("revision");
  }

  private static String text(int revision, String markdown) {
    return "{\"revision\": %d, \"content\": {\"markdown\": \"%s\"}}".formatted(revision, markdown);
  }

  @Test
  void versionsAreKeptAndGoneBackTo() {
    JsonNode notebook = created("{\"template\": \"search\"}");
    String path = notebook.path("path").asString();
    int cells = notebook.path("cells").size();
    assertThat(cells).isGreaterThan(8);
    RestClient ada = APPLICATION.rest("ada");
    assertThat(ada.post(path + "/versions", "{\"label\": \"whole\"}").status()).isEqualTo(201);
    ada.send(ada.request(notebook.path("cells").path(0).path("path").asString()).DELETE());
    JsonNode back = ada.post(path + "/versions/1/restore", "").json();
    assertThat(back.path("cells")).hasSize(cells);
    assertThat(ada.get(path + "/versions").json().path("items").toString())
        .contains("whole", "before going back to version 1");
    assertThat(ada.get(path + "/versions/99").status()).isEqualTo(404);
    assertThat(ada.get(path + "/versions/x").status()).isEqualTo(404);
  }

  @Test
  void filesHoldEverythingAndRunNothing() {
    JsonNode notebook =
        created(
            """
            {"title": "To <keep>", "cells": [
              {"kind": "text", "content": {"markdown": "<script>x</script>\\n\\n$x^2$"}},
              {"kind": "study", "name": "search"}, {"kind": "chart", "content": {"study": "search"}},
              {"kind": "table", "content": {"studies": ["search"]}},
              {"kind": "compare", "content": {"of": ["search"]}},
              {"kind": "audit", "content": {"of": "search"}},
              {"kind": "decision", "content": {"what": "Go <b>on</b>"}}]}
            """);
    String path = notebook.path("path").asString() + "/export";
    Answer html = APPLICATION.rest("olga").get(path);
    assertThat(html.header("Content-Type")).startsWith("text/html");
    assertThat(html.header("Content-Disposition")).contains("to-keep.html");
    assertThat(html.text())
        .contains("To &lt;keep&gt;", "<math", "&lt;script&gt;", "Go &lt;b&gt;on&lt;/b&gt;")
        .contains("default-src 'none'", "No trial has a value yet", "Not signed")
        .doesNotContain("<script", "<img", "src=", "http://", "https://");
    Answer markdown = APPLICATION.rest("olga").get(path + "?format=markdown");
    assertThat(markdown.text()).startsWith("# To \\<keep\\>").contains("$x^2$", "not signed");
    assertThat(APPLICATION.rest("olga").get(path + "?format=pdf").status()).isEqualTo(400);
  }

  @Test
  void whoMayNotWriteIsRefused() {
    assertThat(APPLICATION.rest("olga").post(NOTEBOOKS, "{}").status()).isEqualTo(403);
    assertThat(APPLICATION.rest("ada").post(NOTEBOOKS, "{\"title\": \" \"}").status())
        .isEqualTo(400);
    assertThat(
            APPLICATION
                .rest("ada")
                .post(NOTEBOOKS, "{\"template\": \"x\"}")
                .json()
                .path("field")
                .asString())
        .isEqualTo("template");
    assertThat(APPLICATION.rest("ada").get(NOTEBOOKS + "/nothing").status()).isEqualTo(404);
  }
}
