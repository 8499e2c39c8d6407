package dev.lava.conformance.groovy

import com.amazonaws.services.lambda.runtime.Context
import com.amazonaws.services.lambda.runtime.RequestHandler

class Order {
    String id = 'new'
    int count
    boolean open
}

class OfOrder implements RequestHandler<Order, Order> {
    Order handleRequest(Order order, Context context) {
        order.count++
        order
    }
}

class OfMap implements RequestHandler<Map<String, Object>, Object> {
    Object handleRequest(Map<String, Object> event, Context context) {
        event.collectEntries { name, value -> [name.toUpperCase(), value] }
    }
}

class Plain {
    def handle(Map event) { [sum: event.numbers.sum()] }

    static String still(String event) { "static $event" }

    def text(String event) { "text $event" }
}
