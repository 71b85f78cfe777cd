package com.manystory.payment.settlement;

import com.manystory.payment.order.Order;

/// Why an order's payment was called off, and what the order becomes by it.
enum Closing {
    CANCELLED {
        @Override
        void close(Order order) {
            order.cancel();
        }
    },
    EXPIRED {
        @Override
        void close(Order order) {
            order.expire();
        }
    },
    NO_ANSWER {
        @Override
        void close(Order order) {
            order.fail("gateway-timeout");
        }
    };

    abstract void close(Order order);
}
