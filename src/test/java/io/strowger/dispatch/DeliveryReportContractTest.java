package io.strowger.dispatch;

import io.strowger.store.Delivery;

/** Deliveries of the outbox to webhooks that an application named. */
class DeliveryReportContractTest extends WebhookContractTest {

    @Override
    Delivery.Kind kind() {
        return Delivery.Kind.DELIVERY_REPORT;
    }
}
