package dev.lava.runtime.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.amazonaws.services.lambda.runtime.events.ApplicationLoadBalancerRequestEvent;
import com.amazonaws.services.lambda.runtime.events.CloudWatchLogsEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.KafkaEvent;
import com.amazonaws.services.lambda.runtime.events.KinesisEvent;
import com.amazonaws.services.lambda.runtime.events.SNSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same JSON through our codec and through {@code aws-lambda-java-serialization}. */
class AgreementWithAwsTest {
  /** A type and JSON for it. */
  record Case(Class<?> type, String json) {}

  static final List<Case> READ =
      List.of(
          new Case(
              Samples.Scalars.class,
              """
              {"text":"a\\u00e9\\ud83d\\ude00\\n","number":-7,"boxed":8,"large":9007199254740993,
               "largeBoxed":1,"fraction":1.5e3,"fractionBoxed":0.1,"small":2.5,"brief":300,
               "octet":-3,"flag":true,"flagBoxed":false,"letter":"x","decimal":12.3400,
               "huge":123456789012345678901234567890,"day":"MONDAY","bytes":"aGVsbG8=",
               "buffer":"aGVsbG8=","id":"123e4567-e89b-12d3-a456-426614174000",
               "link":"https://example.com/?a=b","locale":"en_US",
               "any":{"a":[1,2.5,"x",null,true,{"b":12345678901}]},"unknown":{"x":[1,2]}}
              """),
          new Case(Samples.Scalars.class, "{}"),
          new Case(
              Samples.Scalars.class,
              """
              {"text":null,"number":null,"boxed":null,"flag":null,"letter":null,"decimal":null,
               "day":null,"bytes":null,"any":null,"fraction":null,"small":null,"octet":null}
              """),
          new Case(
              Samples.Scalars.class,
              """
              {"text":12.50,"number":"42","boxed":" 43 ","large":"44","fraction":"1.5","flag":"true",
               "flagBoxed":"False","decimal":"1.10","huge":"99","letter":65,"day":2}
              """),
          new Case(
              Samples.Scalars.class,
              """
              {"text":true,"number":"","boxed":"","fraction":"","fractionBoxed":"","flag":"",
               "flagBoxed":"","decimal":"","huge":"","day":"","letter":"","id":""}
              """),
          new Case(
              Samples.Scalars.class,
              """
              {"text":["a"],"number":[1],"boxed":[2],"large":[3],"fraction":[1.5],"flag":[true],
               "day":["FRIDAY"],"decimal":[1],"huge":[2]}
              """),
          new Case(
              Samples.Scalars.class,
              """
              {"text":[],"boxed":[],"fractionBoxed":[],"flagBoxed":[],"day":[],"decimal":[],"huge":[]}
              """),
          new Case(
              Samples.Scalars.class,
              """
              {"number":1.9,"boxed":-1.9,"large":1e3,"brief":2.5,"flag":1,"flagBoxed":0,"day":"NOT_A_DAY"}
              """),
          new Case(
              Samples.Scalars.class,
              "{\"day\":\"3\",\"octet\":200,\"fraction\":NaN,\"small\":-Infinity}"),
          new Case(
              Samples.Scalars.class,
              "{\"fraction\":\"NaN\",\"fractionBoxed\":\"-INF\",\"small\":\"Infinity\"}"),
          new Case(Samples.Scalars.class, "{'text':'it\\'s \\q',number:007,\"any\":-00.5}"),
          new Case(Samples.Scalars.class, "{\"text\":\"tab\tand\nline\"} trailing"),
          new Case(Samples.Scalars.class, "\"\""),
          new Case(Samples.Scalars.class, "[]"),
          new Case(Samples.Scalars.class, "[{\"text\":\"only\"}]"),
          new Case(Samples.Scalars.class, "null"),
          new Case(
              Samples.Accessors.class,
              """
              {"URL":"u","url":"no","name":"n","open":true,"hidden":"h","written":"w","seen":"s",
               "unsettable":["a"],"passing":"p","shared":"s","aLower":"l","packagePrivate":"q"}
              """),
          new Case(
              Samples.Inheriting.class, "{\"URL\":\"u\",\"own\":3,\"title\":\"t\",\"open\":true}"),
          new Case(
              Samples.Names.class,
              "{\"value\":[\"a\"],\"children\":[{\"value\":[\"b\"],\"children\":[]}],\"next\":{\"next\":{}}}"),
          new Case(
              Samples.Containers.class,
              """
              {"numbers":[1,null,"3"],"words":["a","b"],"byName":{"x":{"text":"t"}},
               "byNumber":{"1":"one"},"byDay":{"MONDAY":1},"byEnum":{"FRIDAY":5},
               "sorted":{"b":2,"a":1},"nested":[{"k":[1,2]}],"ints":[1,2],"strings":["a",null],
               "objects":[{"number":1}],"matrix":[[1,2],[3.5]],"queue":["q"],"maybe":"yes",
               "maybeObject":{"text":"t"},"wild":[1,2.5],"free":{"a":{"b":[1]}}}
              """),
          new Case(
              Samples.Containers.class,
              """
              {"numbers":5,"words":"w","strings":"s","ints":7,"byName":[],"free":"","maybe":null}
              """),
          new Case(
              Samples.Containers.class,
              "{\"numbers\":\"\",\"byName\":\"\",\"nested\":\"\",\"objects\":\"\",\"ints\":\"\"}"),
          new Case(
              Samples.Times.class,
              """
              {"date":1700000000123,"instant":1700000000.123456789,"day":[2026,1,31],
               "time":[13,5],"both":[2026,1,31,13,5,7,1000000],"offset":1700000000,
               "duration":90.5,"period":"P1Y2M","year":2026,"month":[2026,2],"zone":"Europe/Berlin"}
              """),
          new Case(
              Samples.Times.class,
              """
              {"date":"2026-01-31T12:00:00.000Z","instant":"2026-01-31T12:00:00Z","day":"2026-01-31",
               "time":"13:05:07.123","both":"2026-01-31T13:05:07","offset":"2026-01-31T13:05:07+02:00",
               "duration":"PT1M30S","year":"2026","month":"2026-02"}
              """),
          new Case(Samples.Times.class, "{\"date\":\"2026-01-31\",\"instant\":1700000000}"),
          new Case(
              Samples.Times.class, "{\"date\":\"2026-01-31T12:00:00+0200\",\"time\":[13,5,7,5]}"),
          new Case(Samples.Headers.class, "{\"accept\":[\"a\",\"b\"],\"host\":\"single\"}"),
          new Case(Samples.Empty.class, "{\"a\":1}"),
          new Case(
              Samples.Kennel.class,
              "{\"best\":{\"name\":\"n\",\"age\":3},\"all\":[{\"name\":\"m\"}]}"),
          new Case(Samples.Drawing.class, "{\"title\":\"t\",\"shape\":null}"),
          new Case(Object.class, "{\"a\":[1,1.5,\"s\",null,true],\"b\":{},\"a\":2}"),
          new Case(Object.class, "12345678901234567890"),
          new Case(Object.class, "[[],[1],[[2]]]"),
          new Case(Map.class, "{\"a\":1}"),
          new Case(List.class, "[1,\"a\",null]"),
          new Case(List.class, "1"),
          new Case(String.class, "\"plain\""),
          new Case(String.class, "12"),
          new Case(Integer.class, "12"),
          new Case(int.class, "\"12\""),
          new Case(Boolean.class, "true"),
          new Case(double[].class, "[1,2.5]"));

  @ParameterizedTest
  @FieldSource("READ")
  void what_is_read_is_the_same(Case sample) {
    AwsCodec aws = AwsCodec.of(sample.type());
    Object theirs = aws.read(sample.json());

    Object ours = Json.read(sample.type(), sample.json());

    // Their writer shows both, field by field.
    assertThat(AwsCodec.tree(aws.write(ours))).isEqualTo(AwsCodec.tree(aws.write(theirs)));
  }

  @ParameterizedTest
  @FieldSource("READ")
  void what_is_written_is_the_same(Case sample) {
    AwsCodec aws = AwsCodec.of(sample.type());
    Object value = aws.read(sample.json());

    String ours = Json.write(sample.type(), value);

    assertThat(AwsCodec.tree(ours)).isEqualTo(AwsCodec.tree(aws.write(value)));
  }

  static final List<Case> REFUSED =
      List.of(
          new Case(Samples.Scalars.class, "{\"number\":\"x\"}"),
          new Case(Samples.Scalars.class, "{\"number\":true}"),
          new Case(Samples.Scalars.class, "{\"number\":2147483648}"),
          new Case(Samples.Scalars.class, "{\"number\":{}}"),
          new Case(Samples.Scalars.class, "{\"number\":[]}"),
          new Case(Samples.Scalars.class, "{\"flag\":[]}"),
          new Case(Samples.Scalars.class, "{\"fraction\":[]}"),
          new Case(Samples.Scalars.class, "{\"number\":[1,2]}"),
          new Case(Samples.Scalars.class, "{\"text\":{}}"),
          new Case(Samples.Scalars.class, "{\"text\":[\"a\",\"b\"]}"),
          new Case(Samples.Scalars.class, "{\"flag\":\"yes\"}"),
          new Case(Samples.Scalars.class, "{\"flag\":1.5}"),
          new Case(Samples.Scalars.class, "{\"fraction\":\"abc\"}"),
          new Case(Samples.Scalars.class, "{\"id\":\"no uuid\"}"),
          new Case(Samples.Scalars.class, "{\"bytes\":\"*\"}"),
          new Case(Samples.Scalars.class, "{\"letter\":\"xy\"}"),
          new Case(Samples.Scalars.class, "{\"octet\":256}"),
          new Case(Samples.Scalars.class, "\"text\""),
          new Case(Samples.Scalars.class, "1"),
          new Case(Samples.Scalars.class, "[{},{}]"),
          new Case(Samples.Scalars.class, "[[{}]]"),
          new Case(Samples.Scalars.class, "{\"text\":\"a\",}"),
          new Case(Samples.Scalars.class, "{\"text\" \"a\"}"),
          new Case(Samples.Scalars.class, "{\"text\":\"\\u12\"}"),
          new Case(Samples.Scalars.class, "{/* comment */}"),
          new Case(Samples.Scalars.class, "{\"number\":+1}"),
          new Case(Samples.Scalars.class, "{\"number\":-}"),
          new Case(Samples.Scalars.class, "{\"fraction\":1.}"),
          new Case(Samples.Scalars.class, "{\"flag\":truely}"),
          new Case(Samples.Scalars.class, ""),
          new Case(Samples.Scalars.class, "  "),
          new Case(Samples.Containers.class, "{\"byName\":5}"),
          new Case(Samples.Containers.class, "{\"byNumber\":{\"x\":\"one\"}}"),
          new Case(Samples.Times.class, "{\"date\":\"yesterday\"}"),
          new Case(Samples.Times.class, "{\"day\":[2026,13,1]}"),
          new Case(Samples.Drawing.class, "{\"shape\":{\"corners\":3}}"),
          new Case(List.class, "[1,]"),
          new Case(List.class, "[1 2]"),
          new Case(Object.class, "[1,,2]"));

  @ParameterizedTest
  @FieldSource("REFUSED")
  void what_is_refused_is_the_same(Case sample) {
    assertThatThrownBy(() -> AwsCodec.of(sample.type()).read(sample.json()))
        .isInstanceOf(RuntimeException.class);
    assertThatThrownBy(() -> Json.read(sample.type(), sample.json()))
        .isInstanceOf(JsonException.class);
  }

  @Nested
  class Values_that_no_JSON_was_read_from {
    @Test
    void show_the_class_they_have_and_not_the_one_declared() {
      Samples.Dog dog = new Samples.Dog();
      dog.name = "Rex";
      dog.age = 3;
      Samples.Kennel kennel = new Samples.Kennel();
      kennel.best = dog;
      kennel.all = List.of(dog);

      agree(Samples.Kennel.class, kennel);
    }

    @Test
    void are_declared_by_the_handler_as_a_superclass() {
      Samples.Dog dog = new Samples.Dog();
      dog.name = "Rex";
      dog.age = 3;

      agree(Samples.Animal.class, dog);
      agree(Object.class, dog);
      agree(List.class, List.of(dog));
    }

    @Test
    void hold_nulls_in_maps_and_lists() {
      Map<String, @Nullable Object> map = new java.util.HashMap<>();
      map.put("a", null);
      map.put("b", java.util.Arrays.asList(1, null));

      agree(Map.class, map);
      agree(Object.class, map);
    }

    @ParameterizedTest
    @ValueSource(
        doubles = {
          0,
          -0.0,
          1e-7,
          1e21,
          0.1,
          Double.MAX_VALUE,
          Double.NaN,
          Double.NEGATIVE_INFINITY
        })
    void are_doubles(double value) {
      agree(Double.class, value);
      agree(Float.class, (float) value);
    }

    @Test
    void are_texts_with_every_character() {
      StringBuilder all = new StringBuilder();
      for (int c = 0; c < 0xD800; c += c < 0x3000 ? 1 : 101) {
        all.append((char) c);
      }

      agree(String.class, all.append("\uD83D\uDE00").toString());
    }
  }

  @Test
  void half_a_surrogate_pair_is_escaped() {
    assertThat(Json.write(String.class, "a\uD83Db"))
        .isEqualTo(AwsCodec.of(String.class).write("a\uD83Db"));
  }

  @Nested
  class Events_of_AWS {
    @Test
    void of_an_HTTP_API() {
      agreeOnEvent(
          APIGatewayV2HTTPEvent.class,
          """
          {"version":"2.0","routeKey":"$default","rawPath":"/p","rawQueryString":"a=1&a=2",
           "cookies":["c1","c2"],"headers":{"h":"v"},"queryStringParameters":{"a":"1,2"},
           "requestContext":{"accountId":"1","apiId":"id","authentication":null,
             "authorizer":{"jwt":{"claims":{"c":"d"},"scopes":["s"]}},
             "http":{"method":"POST","path":"/p","protocol":"HTTP/1.1","sourceIp":"1.2.3.4","userAgent":"ua"},
             "timeEpoch":1583348638390},
           "body":"hello","pathParameters":{"p":"q"},"isBase64Encoded":false,"stageVariables":{"s":"t"}}
          """);
    }

    @Test
    void of_a_REST_API() {
      agreeOnEvent(
          APIGatewayProxyRequestEvent.class,
          """
          {"resource":"/{proxy+}","path":"/p","httpMethod":"GET","headers":{"h":"v"},
           "multiValueHeaders":{"h":["v","w"]},"queryStringParameters":null,"isBase64Encoded":true,
           "requestContext":{"accountId":"1","identity":{"sourceIp":"1.2.3.4"},"authorizer":{"x":1}},"body":"b"}
          """);
    }

    @Test
    void of_a_queue() {
      agreeOnEvent(
          SQSEvent.class,
          """
          {"Records":[{"messageId":"m","receiptHandle":"r","body":"b","md5OfBody":"5",
           "attributes":{"ApproximateReceiveCount":"1"},
           "messageAttributes":{"a":{"stringValue":"v","dataType":"String","binaryValue":"aGk=",
             "stringListValues":[],"binaryListValues":[]}},
           "eventSource":"aws:sqs","eventSourceARN":"arn:aws:sqs:us-east-1:1:q","awsRegion":"us-east-1"}]}
          """);
    }

    @Test
    void of_a_topic() {
      agreeOnEvent(
          SNSEvent.class,
          """
          {"Records":[{"EventSource":"aws:sns","EventVersion":"1.0","EventSubscriptionArn":"arn:s",
           "Sns":{"Type":"Notification","MessageId":"m","TopicArn":"arn:t","Subject":"s","Message":"hi",
             "Timestamp":"2026-01-31T12:00:00.000Z","SignatureVersion":"1","Signature":"x",
             "SigningCertUrl":"https://c","UnsubscribeUrl":"https://u",
             "MessageAttributes":{"k":{"Type":"String","Value":"v"}}}}]}
          """);
    }

    @Test
    void of_a_stream() {
      agreeOnEvent(
          KinesisEvent.class,
          """
          {"Records":[{"kinesis":{"partitionKey":"p","kinesisSchemaVersion":"1.0","data":"aGVsbG8=",
             "sequenceNumber":"495","approximateArrivalTimestamp":1480641523.477,"encryptionType":"NONE"},
           "eventSource":"aws:kinesis","eventID":"shard:1","invokeIdentityArn":"arn:i","eventName":"n",
           "eventSourceARN":"arn:s","eventVersion":"1.0","awsRegion":"us-east-1"}]}
          """);
    }

    @Test
    void of_a_table() {
      agreeOnEvent(
          DynamodbEvent.class,
          """
          {"Records":[{"eventID":"1","eventName":"INSERT","eventVersion":"1.1","eventSource":"aws:dynamodb",
           "awsRegion":"us-east-1","eventSourceARN":"arn:t",
           "dynamodb":{"ApproximateCreationDateTime":1480642020,
             "Keys":{"Id":{"N":"101"}},
             "NewImage":{"S":{"S":"s"},"B":{"B":"aGk="},"SS":{"SS":["a","b"]},"NS":{"NS":["1"]},
               "M":{"M":{"x":{"BOOL":true}}},"L":{"L":[{"N":"1"},{"NULL":true}]}},
             "OldImage":{},"SequenceNumber":"111","SizeBytes":26,"StreamViewType":"NEW_AND_OLD_IMAGES"}}]}
          """);
    }

    @Test
    void of_a_schedule() {
      agreeOnEvent(
          ScheduledEvent.class,
          """
          {"account":"1","region":"us-east-1","detail":{"a":[1]},"detail-type":"Scheduled Event",
           "source":"aws.events","time":"2026-01-31T12:00:00.000Z","id":"i","resources":["arn:r"]}
          """);
    }

    @Test
    void of_a_log() {
      agreeOnEvent(CloudWatchLogsEvent.class, "{\"awslogs\":{\"data\":\"H4sI\"}}");
    }

    @Test
    void of_a_load_balancer() {
      agreeOnEvent(
          ApplicationLoadBalancerRequestEvent.class,
          """
          {"requestContext":{"elb":{"targetGroupArn":"arn:g"}},"httpMethod":"GET","path":"/",
           "queryStringParameters":{"a":"b"},"multiValueHeaders":{"h":["v"]},"body":"","isBase64Encoded":false}
          """);
    }

    @Test
    void of_a_topic_of_Kafka() {
      agreeOnEvent(
          KafkaEvent.class,
          """
          {"eventSource":"aws:kafka","eventSourceArn":"arn:k","bootstrapServers":"b",
           "records":{"t-0":[{"topic":"t","partition":0,"offset":15,"timestamp":1545084650987,
             "timestampType":"CREATE_TIME","key":"a2V5","value":"aGk=","headers":[{"h":[104,105]}]}]}}
          """);
    }

    @Test
    void as_an_answer() {
      APIGatewayV2HTTPResponse response =
          APIGatewayV2HTTPResponse.builder()
              .withStatusCode(201)
              .withHeaders(Map.of("a", "b"))
              .withBody("x")
              .build();

      agree(APIGatewayV2HTTPResponse.class, response);
    }
  }

  /** Those that are on purpose. */
  @Nested
  class Differences {
    @Test
    void records_are_read_where_AWS_refuses_them() {
      String json =
          """
          {"id":"o1","items":[{"name":"n","price":1.50}],"note":"x","more":1}\
          """;

      assertThatThrownBy(() -> AwsCodec.of(Samples.Order.class).read(json))
          .hasMessageContaining("Cannot construct instance");
      assertThat(Json.read(Samples.Order.class, json))
          .isEqualTo(
              new Samples.Order(
                  "o1",
                  0,
                  List.of(new Samples.Order.Item("n", new BigDecimal("1.50"))),
                  Optional.of("x")));
    }

    @Test
    void records_are_written_alike() {
      agree(Samples.Order.class, new Samples.Order("o1", 2, null, Optional.empty()));
    }
  }

  private static void agree(Type type, Object value) {
    assertThat(AwsCodec.tree(Json.write(type, value)))
        .isEqualTo(AwsCodec.tree(AwsCodec.of(type).write(value)));
  }

  private static void agreeOnEvent(Class<?> event, String json) {
    AwsCodec aws = AwsCodec.ofEvent(event);
    Object theirs = aws.read(json);
    Object ours = Json.read(event, json);
    // Their writer shows both, field by field; some events have no equality of their own.
    assertThat(AwsCodec.tree(aws.write(ours))).isEqualTo(AwsCodec.tree(aws.write(theirs)));
    assertThat(AwsCodec.tree(aws.write(theirs)).isEmpty()).isFalse();
    assertThat(AwsCodec.tree(Json.write(event, theirs)))
        .isEqualTo(AwsCodec.tree(aws.write(theirs)));
  }
}
