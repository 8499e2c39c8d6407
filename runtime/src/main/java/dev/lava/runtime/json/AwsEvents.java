package dev.lava.runtime.json;

import java.util.HashMap;
import java.util.Map;

/**
 * The conventions of the events in AWS's {@code aws-lambda-java-events}, where the names in the
 * JSON are not those of the properties. The list is what AWS's serialization knows; an event that
 * is not in it is read by the rules for a function's own classes.
 */
final class AwsEvents implements EventConventions {
  private static final String PACKAGE = "com.amazonaws.services.lambda.runtime.events.";

  /** Events whose dates are seconds, a space before and behind each. */
  private static final String SECONDS =
      " APIGatewayProxyRequestEvent APIGatewayProxyResponseEvent CloudFormationCustomResourceEvent"
          + " CloudFrontEvent CloudWatchLogsEvent CodeCommitEvent CognitoEvent ConfigEvent"
          + " ConnectEvent DynamodbEvent DynamodbTimeWindowEvent IoTButtonEvent KinesisEvent"
          + " KinesisTimeWindowEvent KinesisFirehoseEvent LambdaDestinationEvent LexEvent"
          + " ScheduledEvent SecretsManagerRotationEvent S3Event SNSEvent SQSEvent ";

  /** Class, property, name in the JSON. */
  private static final String[][] NAMES = {
    {"CloudFrontEvent", "records", "Records"},
    {"CloudWatchLogsEvent", "awsLogs", "awslogs"},
    {"CodeCommitEvent", "records", "Records"},
    {"CodeCommitEvent$Record", "codeCommit", "codecommit"},
    {"CodeCommitEvent$Record", "eventSourceArn", "eventSourceARN"},
    {"DynamodbEvent", "records", "Records"},
    {"DynamodbEvent$DynamodbStreamRecord", "eventSourceArn", "eventSourceARN"},
    {"DynamodbTimeWindowEvent", "records", "Records"},
    {"KinesisEvent", "records", "Records"},
    {"KinesisTimeWindowEvent", "records", "Records"},
    {"SQSEvent", "records", "Records"},
    {"SQSEvent$SQSMessage", "eventSourceArn", "eventSourceARN"},
    {"ScheduledEvent", "detailType", "detail-type"},
    {"models.dynamodb.AttributeValue", "b", "B"},
    {"models.dynamodb.AttributeValue", "l", "L"},
    {"models.dynamodb.AttributeValue", "m", "M"},
    {"models.dynamodb.AttributeValue", "n", "N"},
    {"models.dynamodb.AttributeValue", "s", "S"},
    {"models.dynamodb.StreamRecord", "approximateCreationDateTime", "ApproximateCreationDateTime"},
    {"models.dynamodb.StreamRecord", "keys", "Keys"},
    {"models.dynamodb.StreamRecord", "newImage", "NewImage"},
    {"models.dynamodb.StreamRecord", "oldImage", "OldImage"},
    {"models.dynamodb.StreamRecord", "sequenceNumber", "SequenceNumber"},
    {"models.dynamodb.StreamRecord", "sizeBytes", "SizeBytes"},
    {"models.dynamodb.StreamRecord", "streamViewType", "StreamViewType"},
  };

  private final Map<String, String> names = new HashMap<>();
  private final boolean datesInSeconds;

  private AwsEvents(String event) {
    datesInSeconds = SECONDS.contains(" " + event + " ");
    for (String[] name : NAMES) {
      names.put(name[0] + '.' + name[1], name[2]);
    }
  }

  /** The conventions of an event's class. */
  static EventConventions conventions(Class<?> event) {
    String name = event.getName();
    return name.startsWith(PACKAGE)
        ? new AwsEvents(name.substring(PACKAGE.length()))
        : EventConventions.NONE;
  }

  @Override
  public String propertyName(Class<?> type, String name) {
    String className = type.getName();
    if (!className.startsWith(PACKAGE)) {
      return name;
    }
    String event = className.substring(PACKAGE.length());
    if (event.startsWith("SNSEvent")) {
      // getSNS beside setSns: only the first letter is a capital in the JSON, as in all names here.
      return name.equals("SNS") ? "Sns" : Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
    return names.getOrDefault(event + '.' + name, name);
  }

  @Override
  public boolean datesInSeconds() {
    return datesInSeconds;
  }
}
