package dev.lava.conformance.scala

import com.amazonaws.services.lambda.runtime.{Context, RequestHandler}
import java.util.{List => JavaList, Map => JavaMap}
import scala.beans.BeanProperty
import scala.jdk.CollectionConverters.*

/** Cannot be changed, and has no bean properties. */
case class Order(id: String, count: Int)

class Draft:
  @BeanProperty var id: String = "new"
  @BeanProperty var count: Int = 1

class OfOrder extends RequestHandler[Order, Order]:
  override def handleRequest(order: Order, context: Context): Order = order.copy(count = order.count + 1)

class OfDraft extends RequestHandler[Draft, Draft]:
  override def handleRequest(draft: Draft, context: Context): Draft =
    draft.count += 1
    draft

class OfMap extends RequestHandler[JavaMap[String, Object], JavaList[String]]:
  override def handleRequest(event: JavaMap[String, Object], context: Context): JavaList[String] =
    event.keySet.asScala.toList.sorted.asJava

object Single extends RequestHandler[String, String]:
  override def handleRequest(event: String, context: Context): String = s"single $event"

object Static:
  def handle(event: String): String = s"static $event"
