package dev.lava.conformance.kotlin

import com.amazonaws.services.lambda.runtime.Context
import com.amazonaws.services.lambda.runtime.RequestHandler

/** Cannot be changed, and has no constructor without parameters. */
data class Order(val id: String, val count: Int = 1, val note: String? = null)

/** All of it has a default, so that the compiler makes a constructor without parameters. */
data class Draft(var id: String = "new", var count: Int = 1, var isOpen: Boolean = true)

class OfOrder : RequestHandler<Order, Order> {
    override fun handleRequest(order: Order, context: Context) = order.copy(count = order.count + 1)
}

class OfDraft : RequestHandler<Draft, Draft> {
    override fun handleRequest(draft: Draft, context: Context) = draft.copy(count = draft.count + 1)
}

class OfMap : RequestHandler<Map<String, Any?>, List<String>> {
    override fun handleRequest(event: Map<String, Any?>, context: Context) = event.keys.sorted()
}

class OfNullable : RequestHandler<String?, String?> {
    override fun handleRequest(event: String?, context: Context): String? = event?.reversed()
}

object Single : RequestHandler<String, String> {
    override fun handleRequest(event: String, context: Context) = "single $event"
}

class Companioned {
    fun instance(event: List<Draft>) = event.sumOf { it.count }

    companion object {
        @JvmStatic
        fun static(event: String) = "static $event"
    }
}

class Suspending {
    suspend fun handle(event: String) = event
}

fun topLevel(event: Draft, context: Context) = "${event.id} ${context.functionName}"
