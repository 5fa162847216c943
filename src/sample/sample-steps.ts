import { addressSteps } from './addresses.query.ts';
import { areaSteps } from './areas.query.ts';
import { billItemSteps, prepareBillItemSteps } from './bill-items.query.ts';
import { billTotalSteps } from './bill-totals.query.ts';
import { billingMishapSteps } from './billing-mishaps.query.ts';
import { billingPeriodSteps } from './billing-periods.query.ts';
import { catalogueSteps } from './catalogue.query.ts';
import { creditStageSteps } from './credit-stage.query.ts';
import { customerPriceSteps } from './customer-prices.query.ts';
import { customerSteps } from './customers.query.ts';
import { deliverySteps, prepareDeliverySteps } from './deliveries.query.ts';
import { doorCashSteps } from './door-cash.query.ts';
import { draftSteps } from './drafts.query.ts';
import { dueOrderSteps, prepareDueOrderSteps } from './due-orders.query.ts';
import { closingSteps, foundationSteps } from './foundation.query.ts';
import { invoiceStageSteps } from './invoice-stage.query.ts';
import { countMoneySteps } from './money-counts.query.ts';
import {
  dropMoneyEventSteps,
  playMoneyEventSteps,
  prepareMoneyEventSteps,
  stageMoneyEventSteps,
} from './money-events.query.ts';
import { nameSteps } from './names.query.ts';
import { orderFateSteps, prepareOrderFateSteps } from './order-fates.query.ts';
import { orderSteps, prepareOrderSteps, setOutSteps } from './orders.query.ts';
import { latePauseSteps, pauseSteps } from './pauses.query.ts';
import { paymentCycleSteps } from './payment-cycle.query.ts';
import { preparePaymentStageSteps } from './payment-stage.query.ts';
import { planDaySteps } from './plan-days.query.ts';
import { monthBefore, monthsOf, type SampleOptions, type SampleWindow, type Span, spansOf } from './sample-window.ts';
import { shareLinkSteps } from './share-links.query.ts';
import { staffSteps } from './staff.query.ts';
import { statisticsSteps } from './statistics.query.ts';
import type { Step } from './step.ts';
import { subscriptionSteps } from './subscriptions.query.ts';
import { termSteps } from './terms.query.ts';

/**
 * The whole load, in the order of the chain's foreign keys. Rows are written as life writes them, since the
 * database refuses anything else: an order begins PENDING, is set out, cancelled or confirmed; a correction comes after what it
 * corrects, bills and payments are played in the order of time. What later stages need of earlier ones is handed on in temporary tables, so that one stage can be replaced alone.
 */
export function sampleSteps(options: SampleOptions, window: SampleWindow): Step[] {
  return [
    ...foundationSteps(options, window),
    ...peopleSteps(),
    ...planSteps(),
    ...prepareSpanSteps(),
    ...spansOf(window, options.customers).flatMap(spanSteps),
    ...billingSteps(options, window),
    ...statisticsSteps(),
    ...closingSteps(),
  ];
}

function peopleSteps(): Step[] {
  return [...areaSteps(), ...nameSteps(), ...staffSteps(), ...customerSteps(), ...addressSteps()];
}

function planSteps(): Step[] {
  return [
    ...catalogueSteps(),
    ...subscriptionSteps(),
    ...termSteps(),
    ...pauseSteps(),
    ...planDaySteps(),
    ...customerPriceSteps(),
    ...shareLinkSteps(),
  ];
}

function prepareSpanSteps(): Step[] {
  return [
    ...prepareDueOrderSteps(),
    ...prepareOrderFateSteps(),
    ...prepareOrderSteps(),
    ...prepareDeliverySteps(),
    ...prepareBillItemSteps(),
    ...preparePaymentStageSteps(),
  ];
}

function spanSteps(span: Span): Step[] {
  return [
    ...dueOrderSteps(span),
    ...orderFateSteps(span),
    ...orderSteps(span),
    ...latePauseSteps(span),
    ...setOutSteps(span),
    ...deliverySteps(span),
    ...billItemSteps(span),
    ...doorCashSteps(span),
  ];
}

/**
 * Month by month: the drafts of the month before get their lines, then everything that happened to bills and payments is
 * played in the order of time. The running month's bills stay drafts.
 */
function billingSteps({ customers }: SampleOptions, window: SampleWindow): Step[] {
  const months = monthsOf(window);
  return [
    { label: 'Bills', sql: 'ANALYZE orders, order_items, delivery_statuses, delivery_items' },
    ...billTotalSteps(),
    ...billingMishapSteps(),
    ...invoiceStageSteps(),
    ...creditStageSteps(),
    ...billingPeriodSteps(),
    ...prepareMoneyEventSteps(),
    ...months.flatMap((month) => [
      ...draftSteps(monthBefore(month), customers),
      ...stageMoneyEventSteps(month),
      ...paymentCycleSteps(month),
      ...playMoneyEventSteps(month, customers),
    ]),
    ...draftSteps(months.at(-1) as string, customers),
    ...countMoneySteps(),
    ...dropMoneyEventSteps(),
  ];
}
