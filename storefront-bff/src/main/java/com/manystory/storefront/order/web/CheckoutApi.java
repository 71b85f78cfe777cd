package com.manystory.storefront.order.web;

import com.manystory.storefront.front.Visit;
import com.manystory.storefront.order.GuestOrders;
import com.manystory.storefront.order.Orders;
import com.manystory.tenancy.web.FieldError;
import com.manystory.tenancy.web.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The checkout for apps. An order is shown to whoever holds the cookie that came with it.
@RestController
@RequestMapping("/api/v1")
class CheckoutApi {

    private static final String IDEMPOTENCY_KEY = "Idempotency-Key";
    private static final String ID = "/{id:[A-Za-z0-9-]{1,64}}";

    private final Orders orders;
    private final GuestOrders guests;

    CheckoutApi(Orders orders, GuestOrders guests) {
        this.orders = orders;
        this.guests = guests;
    }

    @PostMapping(path = "/checkouts", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> create(
            Visit visit,
            @RequestBody Map<String, Object> wanted,
            @RequestHeader(name = IDEMPOTENCY_KEY, required = false) @Nullable String key,
            HttpServletRequest request) {
        OfferedBookings.require(visit, wanted);
        var answer = orders.create(wanted, required(key));
        var id = answer.order().id();
        return ResponseEntity.created(URI.create("/api/v1/checkouts/" + id))
                .header(
                        HttpHeaders.SET_COOKIE,
                        guests.remember(visit.site().brand(), id, request).toString())
                .contentType(MediaType.APPLICATION_JSON)
                .body(answer.json());
    }

    @GetMapping({"/checkouts" + ID, "/orders" + ID})
    ResponseEntity<byte[]> find(Visit visit, @PathVariable String id, HttpServletRequest request) {
        guests.requireOwner(visit.site().brand(), id, request);
        return json(orders.find(id, visit.language()));
    }

    @PutMapping(path = "/checkouts" + ID + "/customer", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> changeCustomer(
            Visit visit,
            @PathVariable String id,
            @RequestBody Map<String, Object> customer,
            HttpServletRequest request) {
        guests.requireOwner(visit.site().brand(), id, request);
        return json(orders.changeCustomer(id, customer));
    }

    @PostMapping(path = "/checkouts" + ID + "/pay", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> pay(
            Visit visit,
            @PathVariable String id,
            @RequestBody Map<String, Object> payment,
            @RequestHeader(name = IDEMPOTENCY_KEY, required = false) @Nullable String key,
            HttpServletRequest request) {
        guests.requireOwner(visit.site().brand(), id, request);
        return json(orders.pay(id, payment, required(key)));
    }

    @PostMapping("/checkouts" + ID + "/cancel")
    ResponseEntity<byte[]> cancel(
            Visit visit,
            @PathVariable String id,
            @RequestHeader(name = IDEMPOTENCY_KEY, required = false) @Nullable String key,
            HttpServletRequest request) {
        guests.requireOwner(visit.site().brand(), id, request);
        return json(orders.cancel(id, required(key)));
    }

    private static String required(@Nullable String key) {
        if (key == null || key.isBlank()) {
            throw new ProblemException(
                    HttpStatus.BAD_REQUEST,
                    "validation",
                    "The request is not valid",
                    "An Idempotency-Key header is needed.",
                    List.of(new FieldError("/Idempotency-Key", "is needed")));
        }
        return key;
    }

    private static ResponseEntity<byte[]> json(Orders.Answer answer) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(answer.json());
    }
}
