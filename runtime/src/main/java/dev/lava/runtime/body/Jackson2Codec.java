package dev.lava.runtime.body;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.lava.runtime.invocation.Payload;
import dev.lava.runtime.invocation.PayloadOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/**
 * The function's own Jackson 2, as lenient as AWS's reader, with the modules that the function
 * brings. What the annotations say goes; where they are silent, Jackson's defaults do, so that
 * creators, builders and immutable classes work as their author knows them.
 */
final class Jackson2Codec implements BodyCodec {
  private final ObjectReader reader;
  private final ObjectWriter writer;

  Jackson2Codec(Type type) {
    JsonMapper mapper =
        JsonMapper.builder()
            .findAndAddModules()
            .enable(MapperFeature.USE_STD_BEAN_NAMING)
            .enable(
                JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS,
                JsonReadFeature.ALLOW_LEADING_ZEROS_FOR_NUMBERS,
                JsonReadFeature.ALLOW_SINGLE_QUOTES,
                JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES,
                JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER,
                JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .enable(
                DeserializationFeature.ACCEPT_EMPTY_ARRAY_AS_NULL_OBJECT,
                DeserializationFeature.ACCEPT_EMPTY_STRING_AS_NULL_OBJECT,
                DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY,
                DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_AS_NULL,
                DeserializationFeature.UNWRAP_SINGLE_VALUE_ARRAYS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            .enable(JsonGenerator.Feature.IGNORE_UNKNOWN)
            .defaultPropertyInclusion(
                JsonInclude.Value.construct(
                    JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .build();
    JavaType known = mapper.constructType(type);
    this.reader = mapper.readerFor(known);
    this.writer = mapper.writerFor(known);
  }

  @Override
  public @Nullable Object read(Payload event) {
    try {
      return reader.readValue(event.bytes(), 0, event.length());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Payload write(@Nullable Object answer) {
    PayloadOutputStream out = new PayloadOutputStream();
    try {
      writer.writeValue(out, answer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.payload();
  }
}
