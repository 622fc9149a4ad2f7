package io.fairlead.web.rest;

import io.fairlead.platform.dataset.NewDataset;
import io.fairlead.platform.dataset.Task;
import io.fairlead.platform.problem.InvalidInput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/** An uploaded file with what was said about it; closing deletes the copy. */
record Upload(NewDataset description, Path file, String fileName, byte[] fingerprint)
    implements AutoCloseable {

  private static final Set<String> FIELDS = Set.of("name", "target", "sensitive", "task", "source");

  static Upload of(MultipartHttpServletRequest request) throws IOException {
    Set<String> unknown = new TreeSet<>(request.getParameterMap().keySet());
    unknown.addAll(request.getMultiFileMap().keySet());
    unknown.removeAll(FIELDS);
    unknown.remove("file");
    if (!unknown.isEmpty()) {
      throw new InvalidInput(
          unknown.iterator().next(),
          "There is no part of that name.",
          null,
          "Known are file and " + new TreeSet<>(FIELDS) + ".");
    }
    MultipartFile part = request.getFile("file");
    if (part == null || request.getFiles("file").size() != 1) {
      throw new InvalidInput(
          "file",
          "An upload has one file.",
          request.getFiles("file").size() + " files",
          "Send one part 'file' with a file name.");
    }
    NewDataset description = description(request);
    Path copy = Files.createTempFile("fairlead-upload", ".part");
    try {
      byte[] fingerprint = copy(part, copy, request.getParameterMap());
      return new Upload(
          description,
          copy,
          Objects.requireNonNullElse(part.getOriginalFilename(), "upload.csv"),
          fingerprint);
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(copy);
      throw e;
    }
  }

  private static NewDataset description(MultipartHttpServletRequest request) {
    String name = text(request, "name");
    if (name == null) {
      throw new InvalidInput(
          "name", "A data set has a name.", null, "Add the part 'name', such as german-credit.");
    }
    String[] sensitive = request.getParameterValues("sensitive");
    List<String> columns =
        sensitive == null
            ? List.of()
            : Arrays.stream(sensitive)
                .flatMap(each -> Stream.of(each.split(",")))
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .toList();
    return new NewDataset(
        name,
        text(request, "target"),
        columns,
        task(text(request, "task")),
        Objects.requireNonNullElse(text(request, "source"), ""));
  }

  private static @Nullable Task task(@Nullable String name) {
    try {
      return name == null ? null : Task.valueOf(name);
    } catch (IllegalArgumentException e) {
      throw new InvalidInput(
          "task",
          "A task is one of %s.".formatted(Arrays.toString(Task.values())),
          name,
          "Choose one, or leave it out to have it told from the target.");
    }
  }

  private static @Nullable String text(MultipartHttpServletRequest request, String field) {
    String[] values = request.getParameterValues(field);
    if (values == null) {
      return null;
    }
    if (values.length > 1) {
      throw new InvalidInput(field, "This part comes once.", values[1], "Leave out the others.");
    }
    return values[0].isBlank() ? null : values[0].strip();
  }

  private static byte[] copy(MultipartFile part, Path copy, Map<String, String[]> fields)
      throws IOException {
    MessageDigest sha256 = sha256();
    new TreeMap<>(fields)
        .forEach(
            (name, values) ->
                sha256.update((name + Arrays.toString(values)).getBytes(StandardCharsets.UTF_8)));
    try (InputStream in = new DigestInputStream(part.getInputStream(), sha256);
        OutputStream out = Files.newOutputStream(copy)) {
      in.transferTo(out);
    }
    return sha256.digest();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(file);
  }
}
