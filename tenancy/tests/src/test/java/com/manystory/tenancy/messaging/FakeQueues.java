package com.manystory.tenancy.messaging;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityResponse;
import software.amazon.awssdk.services.sqs.model.DeleteMessageRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageResponse;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

/// Queues that write down what they get, or fail.
final class FakeQueues implements SqsClient {

    final List<String> attempts = new ArrayList<>();
    final List<String> bodies = new ArrayList<>();
    final List<Integer> pauses = new ArrayList<>();
    private final Map<String, SdkException> failures = new HashMap<>();

    /// Has the queue fail from now on.
    void fail(String queue, SdkException failure) {
        failures.put(queue, failure);
    }

    void fail(String queue) {
        fail(queue, SdkClientException.create("connection refused"));
    }

    @Override
    public GetQueueUrlResponse getQueueUrl(GetQueueUrlRequest request) {
        return GetQueueUrlResponse.builder().queueUrl(request.queueName()).build();
    }

    @Override
    public SendMessageBatchResponse sendMessageBatch(SendMessageBatchRequest request) {
        attempts.add(request.queueUrl());
        var failure = failures.get(request.queueUrl());
        if (failure != null) {
            throw failure;
        }
        request.entries().forEach(entry -> bodies.add(entry.messageBody()));
        return SendMessageBatchResponse.builder().build();
    }

    @Override
    public SendMessageResponse sendMessage(SendMessageRequest request) {
        bodies.add(request.messageBody());
        pauses.add(request.delaySeconds());
        return SendMessageResponse.builder().build();
    }

    @Override
    public DeleteMessageResponse deleteMessage(DeleteMessageRequest request) {
        return DeleteMessageResponse.builder().build();
    }

    @Override
    public ChangeMessageVisibilityResponse changeMessageVisibility(
            ChangeMessageVisibilityRequest request) {
        pauses.add(request.visibilityTimeout());
        return ChangeMessageVisibilityResponse.builder().build();
    }

    @Override
    public String serviceName() {
        return "sqs";
    }

    @Override
    public void close() {}
}
