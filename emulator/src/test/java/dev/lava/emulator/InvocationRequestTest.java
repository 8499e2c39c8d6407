package dev.lava.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lava.emulator.environment.Payload;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InvocationRequestTest {
  private static InvocationRequest request(String clientContext, String tenantId) {
    return new InvocationRequest(
        Payload.empty(),
        Optional.of(clientContext),
        Optional.empty(),
        Optional.of(tenantId),
        Optional.empty());
  }

  @Test
  void documents_become_one_line_of_ASCII() {
    assertThat(request("{\n  \"who\": \"Zoë\"\n}", "blue").clientContext())
        .contains("{\"who\":\"Zo\\u00EB\"}");
  }

  @Test
  void a_client_context_that_is_no_object_is_refused() {
    assertThatThrownBy(() -> request("[1]", "blue"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the client context is '[1]'; it is a JSON object, such as {}");
  }

  @Test
  void nothing_can_be_smuggled_into_a_header() {
    assertThatThrownBy(() -> request("{}", "blue\r\nX: y"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "the tenant id is 'blue\r\nX: y'; it travels in a header and so is one line of visible ASCII");
  }
}
