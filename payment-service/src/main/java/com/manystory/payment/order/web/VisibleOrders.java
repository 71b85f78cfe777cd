package com.manystory.payment.order.web;

import com.manystory.payment.order.Order;
import com.manystory.payment.order.OrderId;
import com.manystory.payment.order.Orders;
import com.manystory.tenancy.internal.InternalPrincipal;
import com.manystory.tenancy.web.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/// The orders that a caller may see: those of the bound brand, and for customers their own.
@Component
public class VisibleOrders {

    private final Orders orders;

    VisibleOrders(Orders orders) {
        this.orders = orders;
    }

    /// The order.
    ///
    /// @throws ProblemException 404 when the caller may not see it or it doesn't exist
    public Order get(String id, InternalPrincipal caller) {
        return OrderId.parse(id)
                .flatMap(orders::find)
                .filter(order ->
                        order.isVisibleTo(caller.subject(), caller.roles().contains("customer")))
                .orElseThrow(() ->
                        new ProblemException(
                                HttpStatus.NOT_FOUND,
                                "order-not-found",
                                "Order not found",
                                "There is no such order."));
    }
}
