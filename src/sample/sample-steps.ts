import { billItemSteps, prepareBillItemSteps } from './billing/bill-items.query.ts';
import { billTotalSteps } from './billing/bill-totals.query.ts';
import { billingMishapSteps } from './billing/billing-mishaps.query.ts';
import { billingPeriodSteps } from './billing/billing-periods.query.ts';
import { creditStageSteps } from './billing/credit-stage.query.ts';
import { doorCashSteps } from './billing/door-cash.query.ts';
import { draftSteps } from './billing/drafts.query.ts';
import { invoiceStageSteps } from './billing/invoice-stage.query.ts';
import { countMoneySteps } from './billing/money-counts.query.ts';
import {
  dropMoneyEventSteps,
  playMoneyEventSteps,
  prepareMoneyEventSteps,
  stageMoneyEventSteps,
} from './billing/money-events.query.ts';
import { paymentCycleSteps } from './billing/payment-cycle.query.ts';
import { preparePaymentStageSteps } from './billing/payment-stage.query.ts';
import { catalogueSteps } from './catalogue.query.ts';
import { nameSteps } from './data/names.query.ts';
import { deliverySteps, prepareDeliverySteps } from './deliveries/deliveries.query.ts';
import { dueOrderSteps, prepareDueOrderSteps } from './deliveries/due-orders.query.ts';
import { orderFateSteps, prepareOrderFateSteps } from './deliveries/order-fates.query.ts';
import { orderSteps, prepareOrderSteps, setOutSteps } from './deliveries/orders.query.ts';
import { shareLinkSteps } from './deliveries/share-links.query.ts';
import { closingSteps, foundationSteps } from './foundation.query.ts';
import { addressSteps } from './people/addresses.query.ts';
import { areaSteps } from './people/areas.query.ts';
import { customerPriceSteps } from './people/customer-prices.query.ts';
import { customerSteps } from './people/customers.query.ts';
import { staffSteps } from './people/staff.query.ts';
import { latePauseSteps, pauseSteps } from './plans/pauses.query.ts';
import { planDaySteps } from './plans/plan-days.query.ts';
import { subscriptionSteps } from './plans/subscriptions.query.ts';
import { termSteps } from './plans/terms.query.ts';
import { monthBefore, monthsOf, type SampleOptions, type SampleWindow, type Span, spansOf } from './sample-window.ts';
import { statisticsSteps } from './statistics.query.ts';
import type { Step } from './step.ts';

/**
 * The whole load, in the order of the chain's foreign keys. Rows go through their real life cycle, since the database refuses
 * anything else: an order begins PENDING, is set out, cancelled or confirmed; a correction comes after what it corrects, and
 * bills and payments are played in order of time. Stages pass data in temporary tables, so that each can be replaced alone.
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
 * Month by month: the drafts of the previous month get their lines, then everything that happened to bills and payments is played
 * in order of time. The running month's bills stay drafts.
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
