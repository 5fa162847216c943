import type { Role } from '../../src/access/role.ts';
import { type Viewer, viewerRole } from '../../src/access/viewer.ts';
import { edgeOf } from './all-edges.ts';
import { isDerived } from './row-types.ts';
import { column, type Row } from './value.ts';
import type { World } from './world.ts';

/** Seen by anyone who sees the row at the end of this to-one edge; edges without a field in the graph are below. */
const PARENTS: Readonly<Record<string, readonly [edge: string, type: string]>> = {
  Address: ['customer', 'Customer'],
  DeliverySubscription: ['customer', 'Customer'],
  DeliveryStatus: ['order', 'Order'],
};
const CATALOGUE = new Set(['Area', 'Product', 'ProductPrice', 'TaxRate']);
/** What every customer and agent may see. */
const SHARED = new Set([...CATALOGUE, 'BusinessSettings']);
const BILLS = new Set([
  'Invoice',
  'InvoiceLine',
  'CreditNote',
  'CreditNoteLine',
  'Payment',
  'PaymentAllocation',
  'LedgerEntry',
]);
/** For administrators only. */
const RECORDS = new Set(['AuditEvent', 'ImportRun']);
const SEES_ALL: ReadonlySet<string> = new Set<Role>(['ADMIN', 'BILLING_ANALYST', 'SUPPORT']);

/** Which rows one viewer sees, by decisions 9 and 21 and the descriptions of the root fields. */
export class RowVisibility {
  readonly #viewer: Viewer | null;
  readonly #world: World;

  constructor(viewer: Viewer | null, world: World) {
    this.#viewer = viewer;
    this.#world = world;
  }

  sees(typeName: string, row: Row): boolean {
    const role = viewerRole(this.#viewer);
    // Derived from rows that the viewer sees.
    if (isDerived(typeName)) return true;
    if (RECORDS.has(typeName)) return role === 'ADMIN';
    if (SEES_ALL.has(role)) return true;
    if (this.#viewer?.kind === 'SHARE_LINK') return this.#linkSees(typeName, row, this.#viewer.shareLinkId);
    if (this.#viewer?.kind !== 'USER' || this.#viewer.mustChangePassword) return false;
    if (typeName === 'User' && column(row, 'id') === this.#viewer.userId) return true;
    if (role === 'MARKETING') return this.#marketingSees(typeName, row);
    if (role === 'CUSTOMER') return this.#customerSees(typeName, row);
    if (role === 'DELIVERY_AGENT') return this.#agentSees(typeName, row);
    return false;
  }

  /**
   * While the link is valid: itself, products and areas, and the orders that it was issued for with their items and current
   * confirmation.
   */
  #linkSees(typeName: string, row: Row, shareLinkId: string): boolean {
    const [link] = this.#world.matching('share_links', { id: shareLinkId });
    if (link === undefined || column(link, 'revokedAt') !== null) return false;
    if (this.#world.now >= (column(link, 'expiresAt') as number)) return false;
    if (typeName === 'ShareLink') return row === link;
    if (typeName === 'Product' || typeName === 'Area') return true;
    if (typeName === 'Order') {
      const asIssued = (of: string) => [null, column(row, of)].includes(column(link, of) as never);
      const isOfDay = column(link, 'date') === column(row, 'deliveryDate');
      return isOfDay && ['shift', 'areaId', 'agentId'].every(asIssued);
    }
    if (!['OrderItem', 'DeliveryItem', 'DeliveryStatus'].includes(typeName)) return false;
    const { customerId = null, orderId = null, deliveryStatusId = null } = row.columns;
    const [order] = this.#world.matching('orders', { customerId, id: orderId });
    if (order === undefined || !this.#linkSees('Order', order, shareLinkId)) return false;
    if (typeName === 'OrderItem') return true;
    const [delivery = row] =
      typeName === 'DeliveryItem'
        ? this.#world.matching('delivery_statuses', { customerId, id: deliveryStatusId })
        : [];
    return column(delivery, 'current') === true;
  }

  #marketingSees(typeName: string, row: Row): boolean {
    if (typeName === 'User') return ['CUSTOMER', 'DELIVERY_AGENT'].includes(column(row, 'role') as string);
    return !BILLS.has(typeName) && typeName !== 'ShareLink';
  }

  #customerSees(typeName: string, row: Row): boolean {
    if (SHARED.has(typeName)) return true;
    if (typeName === 'User' || typeName === 'ShareLink') return false;
    return column(row, typeName === 'Customer' ? 'id' : 'customerId') === this.#customerId;
  }

  get #customerId(): string | null {
    return this.#viewer?.kind === 'USER' ? this.#viewer.customerId : null;
  }

  #agentSees(typeName: string, row: Row): boolean {
    if (SHARED.has(typeName)) return true;
    if (typeName === 'CustomerPrice') return false;
    if (typeName === 'User' || typeName === 'ShareLink' || BILLS.has(typeName)) return false;
    if (typeName === 'Customer') return this.#isAssigned(row) || this.#hasOrderInWindow(row);
    if (typeName === 'Order') {
      const [customer] = edgeOf('Order', 'customer')(row, this.#world);
      return this.#isOwnOrderInWindow(row) || (customer !== undefined && this.#isAssigned(customer));
    }
    const [parent, parentType] = this.#parentOf(typeName, row);
    return parent !== undefined && this.#agentSees(parentType, parent);
  }

  #parentOf(typeName: string, row: Row): readonly [Row | undefined, string] {
    const byEdge = PARENTS[typeName];
    if (byEdge !== undefined) return [edgeOf(typeName, byEdge[0])(row, this.#world)[0], byEdge[1]];
    const { customerId = null, orderId = null, subscriptionId = null } = row.columns;
    if (typeName === 'OrderItem' || typeName === 'DeliveryItem') {
      return [this.#world.matching('orders', { customerId, id: orderId })[0], 'Order'];
    }
    if (typeName.startsWith('Subscription')) {
      return [this.#world.matching('subscriptions', { customerId, id: subscriptionId })[0], 'DeliverySubscription'];
    }
    throw new Error(`The oracle does not know who sees ${typeName}: say it in row-visibility.ts.`);
  }

  #isMe = (id: unknown): boolean => this.#viewer?.kind === 'USER' && id === this.#viewer.userId;

  #isAssigned = (customer: Row): boolean => this.#isMe(column(customer, 'agentId'));

  #isOwnOrderInWindow = (order: Row): boolean =>
    this.#isMe(column(order, 'agentId')) && Math.abs(daysFrom(this.#world.today, order)) <= 1;

  #hasOrderInWindow = (customer: Row): boolean =>
    this.#world.matching('orders', { customerId: column(customer, 'id') }).some(this.#isOwnOrderInWindow);
}

const DAY_MS = 86_400_000;

const daysFrom = (today: string, order: Row): number =>
  (Date.parse(column(order, 'deliveryDate') as string) - Date.parse(today)) / DAY_MS;
