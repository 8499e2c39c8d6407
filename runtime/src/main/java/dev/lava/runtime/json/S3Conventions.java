package dev.lava.runtime.json;

import org.jspecify.annotations.Nullable;

/**
 * The conventions of S3's notifications, whose classes have neither setters nor the getters that
 * the JSON would ask for. Both generations are known: AWS's own in {@code aws-lambda-java-events},
 * and before its version 3 those of the AWS SDK.
 */
final class S3Conventions implements EventConventions {
  private static final String EVENT = "com.amazonaws.services.lambda.runtime.events.S3Event";
  private static final String NOTIFICATION =
      "com.amazonaws.services.lambda.runtime.events.models.s3.S3EventNotification";
  private static final String OLD_NOTIFICATION =
      "com.amazonaws.services.s3.event.S3EventNotification";

  /**
   * A row a class: its name, then its members in the order of its constructor's parameters. A
   * member names its getter where that is not the usual one.
   */
  private static final String[][] CLASSES = {
    {
      "S3EventNotificationRecord",
      "awsRegion",
      "eventName",
      "eventSource",
      "eventTime",
      "eventVersion",
      "requestParameters",
      "responseElements",
      "s3",
      "userIdentity"
    },
    {"S3Entity", "configurationId", "bucket", "object", "s3SchemaVersion"},
    {"S3BucketEntity", "name", "ownerIdentity", "arn"},
    {
      "S3ObjectEntity",
      "key",
      "size=getSizeAsLong",
      "eTag=geteTag",
      "versionId",
      "sequencer",
      "urlDecodedKey"
    },
    {"UserIdentityEntity", "principalId"},
    {"RequestParametersEntity", "sourceIPAddress"},
    {
      "ResponseElementsEntity", "x-amz-id-2=getxAmzId2", "x-amz-request-id=getxAmzRequestId",
    },
  };

  /** Whether a class is such an event. */
  static boolean apply(String event) {
    return event.equals(EVENT) || event.equals(NOTIFICATION) || event.equals(OLD_NOTIFICATION);
  }

  @Override
  public @Nullable EventCodec codec(Class<?> type, EventCodecs codecs) {
    String name = type.getName();
    if (apply(name)) {
      return new ConstructorCodec(type, new String[] {"", "Records"}, codecs);
    }
    String simple = name.substring(name.lastIndexOf('$') + 1);
    for (String[] row : CLASSES) {
      if (row[0].equals(simple)) {
        return new ConstructorCodec(type, row, codecs);
      }
    }
    return null;
  }

  @Override
  public String propertyName(Class<?> type, String name) {
    return name;
  }

  @Override
  public boolean datesInSeconds() {
    return false;
  }
}
