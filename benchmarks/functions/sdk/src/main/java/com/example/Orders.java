package com.example;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;

/** Two clients of the AWS SDK, made when the function starts, and a log by Logback. */
public class Orders implements RequestHandler<Order, Receipt> {
  private static final Logger LOG = LoggerFactory.getLogger(Orders.class);

  private final DynamoDbClient table;
  private final S3Client bucket;

  public Orders() {
    // Nothing is called, so nobody ever asks who this is.
    AwsCredentialsProvider credentials =
        StaticCredentialsProvider.create(AwsBasicCredentials.create("nobody", "nothing"));
    table =
        DynamoDbClient.builder()
            .region(Region.US_EAST_1)
            .credentialsProvider(credentials)
            .httpClient(UrlConnectionHttpClient.create())
            .build();
    bucket =
        S3Client.builder()
            .region(Region.US_EAST_1)
            .credentialsProvider(credentials)
            .httpClient(UrlConnectionHttpClient.create())
            .build();
  }

  @Override
  public Receipt handleRequest(Order order, Context context) {
    LOG.info("An order of {}", order.getName());
    return new Receipt(
        "hi " + order.getName() + ", from " + table.serviceName() + " and " + bucket.serviceName(),
        order.getN() * order.getN());
  }
}
