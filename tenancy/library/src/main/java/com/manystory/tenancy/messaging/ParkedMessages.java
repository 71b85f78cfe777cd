package com.manystory.tenancy.messaging;

import com.manystory.tenancy.TenantId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The messages of brands that aren't served, in the service's own database. They cost nothing
/// while they wait, however long that is, and go back to their queue as soon as the brand is
/// served: as they came, sealed by whoever published them, so that they are looked at again like
/// any other.
final class ParkedMessages {

    private static final int BATCH = 20;
    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

    /// Nothing is kept of a life that was erased here meanwhile.
    private static final String PARK =
            """
            insert into parked_message
                (queue, brand_id, incarnation, message_id, attributes, body)
            select ?, ?, ?, ?, ?, ? where not exists (
                select from erased_brand where brand_id = ? and incarnation = ?)
            on conflict do nothing
            """;

    private static final String TAKE =
            """
            delete from parked_message p using (
                select queue, brand_id, message_id from parked_message
                where brand_id = ? order by parked_at limit ? for update skip locked) first
            where p.queue = first.queue and p.brand_id = first.brand_id
                and p.message_id = first.message_id
            returning p.queue, p.attributes, p.body
            """;

    private final DataSource control;
    private final SqsClient sqs;
    private final SqsQueues queues;
    private final JsonMapper json;

    ParkedMessages(DataSource control, SqsClient sqs, SqsQueues queues, JsonMapper json) {
        this.control = control;
        this.sqs = sqs;
        this.queues = queues;
        this.json = json;
    }

    /// Keeps a message, once however often it came. Its id and life are the checked envelope's.
    void park(String queue, Envelope envelope, String body) throws SQLException {
        try (var connection = control.getConnection();
                var statement = connection.prepareStatement(PARK)) {
            statement.setString(1, queue);
            statement.setString(2, envelope.tenant());
            statement.setString(3, envelope.incarnation());
            statement.setObject(4, UUID.fromString(envelope.id()));
            statement.setString(5, json.writeValueAsString(envelope.headers()));
            statement.setString(6, body);
            statement.setString(7, envelope.tenant());
            statement.setString(8, envelope.incarnation());
            statement.executeUpdate();
        }
    }

    /// The brands that have messages here.
    List<TenantId> brands() throws SQLException {
        try (var connection = control.getConnection();
                var statement =
                        connection.prepareStatement(
                                "select distinct brand_id from parked_message");
                var rows = statement.executeQuery()) {
            var brands = new ArrayList<TenantId>();
            while (rows.next()) {
                brands.add(TenantId.of(rows.getString(1)));
            }
            return brands;
        }
    }

    /// Sends the brand's oldest ones back to their queues. A process that dies meanwhile may have
    /// sent some that stay here: those are sent again, and handled once.
    ///
    /// @return whether there may be more
    /// @throws SdkException when a queue doesn't take them; they stay
    boolean release(TenantId brand) throws SQLException {
        try (var connection = control.getConnection()) {
            connection.setAutoCommit(false);
            try {
                var sent = release(brand, connection);
                connection.commit();
                return sent == BATCH;
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    private int release(TenantId brand, Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(TAKE)) {
            statement.setString(1, brand.value());
            statement.setInt(2, BATCH);
            try (var rows = statement.executeQuery()) {
                var sent = 0;
                while (rows.next()) {
                    send(brand, rows.getString(1), rows.getString(2), rows.getString(3));
                    sent++;
                }
                return sent;
            }
        }
    }

    private void send(TenantId brand, String queue, String attributes, String body) {
        var url = queues.url(queue);
        var headers = Envelope.attributes(json.readValue(attributes, HEADERS));
        sqs.sendMessage(request ->
                request.queueUrl(url)
                        .messageBody(body)
                        .messageAttributes(headers)
                        .messageGroupId(brand.value()));
    }
}
