package com.manystory.payment.isolation;

import static com.manystory.tenancy.test.isolation.RouteRow.route;

import com.manystory.tenancy.messaging.MessageRow;
import com.manystory.tenancy.test.isolation.Door;
import com.manystory.tenancy.test.isolation.Doors;
import com.manystory.tenancy.test.isolation.JobTable;
import com.manystory.tenancy.test.isolation.RouteRow;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Who may call what of this service, what it listens to, and what works in it unasked.
final class PaymentTable {

    static final JobTable JOBS =
            new JobTable(
                    Set.of("DueWorker", "OutboxRelay", "QueueReaders"),
                    Set.of("DatabaseTemplates", "InstanceBeat"));

    static final List<MessageRow> MESSAGES =
            Stream.of("reservation-confirmed", "reservation-rejected")
                    .map(topic ->
                            new MessageRow(
                                    topic,
                                    "payment-service",
                                    "ReservationAnswer",
                                    """
                                    {"orderId":"${order}","reservationId":"${reservation}",
                                     "reason":"any"}
                                    """))
                    .toList();

    private static final String ME = "payment-service";
    private static final Door ANY = Doors.internal(ME, "service");

    private PaymentTable() {}

    /// @param webhooks who may send webhooks
    static List<RouteRow> routes(Door webhooks) {
        var open = Doors.nothingOfBrands();
        var own =
                List.of(
                        route("POST /api/v1/checkouts", ANY)
                                .with("Idempotency-Key", "${random}")
                                .json(
                                        """
                                        {"listingSlug":"swim-stars","sessionId":"70","quantity":1,
                                         "locale":"en"}
                                        """)
                                .elsewhere(201)
                                .underLoad(),
                        route("GET /api/v1/checkouts/{id}", ANY).of("id", "order").shown(),
                        route("GET /api/v1/orders/{id}", ANY).of("id", "order").shown(),
                        route("PUT /api/v1/checkouts/{id}/customer", ANY)
                                .of("id", "order")
                                .json("{\"name\":\"Eve\",\"email\":\"eve@example.com\"}"),
                        route("PUT /api/v1/checkouts/{id}/customer", ANY)
                                .of("id", "changed")
                                .json("{\"name\":\"Ann\",\"email\":\"ann@example.com\"}")
                                .underLoad(),
                        route("POST /api/v1/checkouts/{id}/pay", ANY)
                                .of("id", "order")
                                .with("Idempotency-Key", "${random}")
                                .json("{\"method\":\"card\",\"outcome\":\"success\"}"),
                        route("POST /api/v1/checkouts/{id}/cancel", ANY)
                                .of("id", "order")
                                .with("Idempotency-Key", "${random}"),
                        route("POST /webhooks/{gateway}/{brand}", webhooks)
                                .json("{\"reference\":\"${order}\"}"),
                        route("GET /v3/api-docs", open),
                        route("GET /v3/api-docs.yaml", open),
                        route("ANY /error", open));
        return Stream.of(own, Doors.parts(ME), Doors.databases(ME)).flatMap(List::stream).toList();
    }
}
