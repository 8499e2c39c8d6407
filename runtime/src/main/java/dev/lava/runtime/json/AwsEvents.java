package dev.lava.runtime.json;

import org.jspecify.annotations.Nullable;

/**
 * The conventions of the events in AWS's {@code aws-lambda-java-events} that AWS's serialization
 * treats apart: names in the JSON that are not those of the properties, and dates in seconds. An
 * event that is not listed is read by the rules for a function's own classes. The conventions hold
 * for the type of a whole event or answer, not where such a type is a part of another.
 */
final class AwsEvents implements EventConventions {
  private static final String PACKAGE = "com.amazonaws.services.lambda.runtime.events.";
  private static final String TABLE_NAMES =
      " approximateCreationDateTime=ApproximateCreationDateTime keys=Keys newImage=NewImage"
          + " oldImage=OldImage sequenceNumber=SequenceNumber sizeBytes=SizeBytes"
          + " streamViewType=StreamViewType";
  private static final String ATTRIBUTE_NAMES = " b=B l=L m=M n=N s=S";

  /** A row an event: its class, then the classes it holds, each with its properties' names. */
  private static final String[][] EVENTS = {
    {"APIGatewayProxyRequestEvent"},
    {"APIGatewayProxyResponseEvent"},
    {
      "CloudFormationCustomResourceEvent",
      "CloudFormationCustomResourceEvent requestType=RequestType serviceToken=ServiceToken"
          + " physicalResourceId=PhysicalResourceId responseUrl=ResponseURL stackId=StackId"
          + " requestId=RequestId logicalResourceId=LogicalResourceId resourceType=ResourceType"
          + " resourceProperties=ResourceProperties oldResourceProperties=OldResourceProperties"
    },
    {"CloudFrontEvent", "CloudFrontEvent records=Records"},
    {"CloudWatchLogsEvent", "CloudWatchLogsEvent awsLogs=awslogs"},
    {
      "CodeCommitEvent",
      "CodeCommitEvent records=Records",
      "CodeCommitEvent$Record codeCommit=codecommit eventSourceArn=eventSourceARN"
          + " userIdentityArn=userIdentityARN"
    },
    {"CognitoEvent"},
    {"ConfigEvent"},
    {
      "ConnectEvent",
      "ConnectEvent details=Details name=Name",
      "ConnectEvent$Details contactData=ContactData parameters=Parameters",
      "ConnectEvent$ContactData attributes=Attributes channel=Channel contactId=ContactId"
          + " customerEndpoint=CustomerEndpoint initialContactId=InitialContactId"
          + " initiationMethod=InitiationMethod instanceArn=InstanceARN"
          + " previousContactId=PreviousContactId queue=Queue systemEndpoint=SystemEndpoint",
      "ConnectEvent$CustomerEndpoint address=Address type=Type",
      "ConnectEvent$SystemEndpoint address=Address type=Type",
      "ConnectEvent$Queue name=Name"
    },
    {
      "DynamodbEvent",
      "DynamodbEvent records=Records",
      "DynamodbEvent$DynamodbStreamRecord eventSourceArn=eventSourceARN",
      "models.dynamodb.StreamRecord" + TABLE_NAMES,
      "models.dynamodb.AttributeValue" + ATTRIBUTE_NAMES
    },
    {
      "DynamodbTimeWindowEvent",
      "DynamodbTimeWindowEvent records=Records eventSourceArn=eventSourceARN",
      "DynamodbEvent$DynamodbStreamRecord eventSourceArn=eventSourceARN",
      "models.dynamodb.StreamRecord" + TABLE_NAMES,
      "models.dynamodb.AttributeValue" + ATTRIBUTE_NAMES
    },
    {"IoTButtonEvent"},
    {"KinesisEvent", "KinesisEvent records=Records"},
    {
      "KinesisTimeWindowEvent",
      "KinesisTimeWindowEvent records=Records eventSourceArn=eventSourceARN"
    },
    {"KinesisFirehoseEvent"},
    {"LambdaDestinationEvent"},
    {"LexEvent"},
    {"ScheduledEvent", "ScheduledEvent detailType=detail-type"},
    {
      "SecretsManagerRotationEvent",
      "SecretsManagerRotationEvent step=Step secretId=SecretId"
          + " clientRequestToken=ClientRequestToken rotationToken=RotationToken"
    },
    {"SNSEvent", "SNSEvent$SNSRecord SNS=Sns"},
    {"SQSEvent", "SQSEvent records=Records", "SQSEvent$SQSMessage eventSourceArn=eventSourceARN"},
  };

  private final String[] event;
  private final boolean capitals;

  private AwsEvents(String[] event) {
    this.event = event;
    this.capitals = event[0].equals("SNSEvent");
  }

  /** The conventions of an event's class. */
  static EventConventions conventions(Class<?> event) {
    String name = event.getName();
    if (!name.startsWith("com.amazonaws.services.")) {
      return EventConventions.NONE;
    }
    if (S3Conventions.apply(name)) {
      return new S3Conventions();
    }
    if (name.startsWith(PACKAGE)) {
      String simple = name.substring(PACKAGE.length());
      for (String[] row : EVENTS) {
        if (row[0].equals(simple)) {
          return new AwsEvents(row);
        }
      }
    }
    return EventConventions.NONE;
  }

  @Override
  public String propertyName(Class<?> type, String name) {
    String className = type.getName();
    if (!className.startsWith(PACKAGE)) {
      return capitals ? capitalized(name) : name;
    }
    String simple = className.substring(PACKAGE.length());
    for (int i = 1; i < event.length; i++) {
      String names = event[i];
      if (names.startsWith(simple) && names.charAt(simple.length()) == ' ') {
        String key = " " + name + "=";
        int at = names.indexOf(key);
        if (at >= 0) {
          int end = names.indexOf(' ', at + 1);
          return names.substring(at + key.length(), end < 0 ? names.length() : end);
        }
      }
    }
    return capitals ? capitalized(name) : name;
  }

  @Override
  public boolean datesInSeconds() {
    return true;
  }

  @Override
  public @Nullable EventCodec codec(Class<?> type, EventCodecs codecs) {
    return null;
  }

  private static String capitalized(String name) {
    return Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }
}
