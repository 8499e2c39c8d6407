package dev.lava.runtime.body;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.lava.runtime.invocation.Payload;
import dev.lava.runtime.invocation.PayloadOutputStream;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;

/** The function's own Jackson 3, set up as {@link Jackson2Codec} sets up its elder. */
final class Jackson3Codec implements BodyCodec {
  private final ObjectReader reader;
  private final ObjectWriter writer;

  Jackson3Codec(Type type) {
    JsonMapper mapper =
        JsonMapper.builder()
            .findAndAddModules()
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(
                JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS,
                JsonReadFeature.ALLOW_LEADING_ZEROS_FOR_NUMBERS,
                JsonReadFeature.ALLOW_SINGLE_QUOTES,
                JsonReadFeature.ALLOW_UNQUOTED_PROPERTY_NAMES,
                JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER,
                JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .enable(
                DeserializationFeature.ACCEPT_EMPTY_ARRAY_AS_NULL_OBJECT,
                DeserializationFeature.ACCEPT_EMPTY_STRING_AS_NULL_OBJECT,
                DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY,
                DeserializationFeature.UNWRAP_SINGLE_VALUE_ARRAYS)
            .disable(
                DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(EnumFeature.READ_UNKNOWN_ENUM_VALUES_AS_NULL)
            .enable(
                DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS,
                DateTimeFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            .enable(StreamWriteFeature.IGNORE_UNKNOWN)
            .changeDefaultPropertyInclusion(
                all ->
                    JsonInclude.Value.construct(
                        JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .build();
    JavaType known = mapper.constructType(type);
    this.reader = mapper.readerFor(known);
    this.writer = mapper.writerFor(known);
  }

  @Override
  public @Nullable Object read(Payload event) {
    return reader.readValue(event.bytes(), 0, event.length());
  }

  @Override
  public Payload write(@Nullable Object answer) {
    PayloadOutputStream out = new PayloadOutputStream();
    writer.writeValue(out, answer);
    return out.payload();
  }
}
