import { randomUUID } from 'node:crypto';
import { type Ask, ask } from '../support/verb.ts';
import { PASSWORD, type VerbWorld } from './verb-world.ts';

/** A mutation, its input, and who sends it. */
export interface Call extends Ask {
  readonly token: string | null;
}

/** `OK`, or the code of the refusal; and how many events the call has recorded. */
export interface Told {
  readonly answer: string;
  readonly events: number;
}

/** What one verb does when it is repeated and raced. A kill always leaves all of it or nothing. */
export interface VerbCase {
  /** A call that succeeds, and one that changes the same rows differently; without a rival, the call races itself. */
  arrange(world: VerbWorld): Promise<{ readonly call: Call; readonly rival?: Call }>;
  /** Events of one success: one, unless it changes several audited rows. */
  readonly events?: number;
  /** The answer to the same call after it has succeeded. */
  readonly repeat: Told;
  /** The answer to the second of two calls. Default: that of a repeat or, for a rival, a success. */
  readonly second?: Told;
}

const NOTHING: Told = { answer: 'OK', events: 0 };
const AGAIN: Told = { answer: 'OK', events: 1 };
const refused = (answer: string): Told => ({ answer, events: 0 });

const NEW_PASSWORD = 'seven quiet elephants';
const DAY = '2999-01-01';

/** The call and its rival, both sent by an administrator. */
async function byAdmin(world: VerbWorld, asked: Ask, rival?: Ask) {
  const token = await world.admin();
  const call = { ...asked, token };
  return rival === undefined ? { call } : { call, rival: { ...rival, token } };
}

/** Every verb of the graph. A mutation without a line here fails the test. */
export const VERB_CASES: Readonly<Record<string, VerbCase>> = {
  activateAccount: {
    async arrange(world) {
      const token = await world.activationToken(await world.user('SUPPORT', 'INVITED'));
      return { call: anonymous(ask('activateAccount', { token, newPassword: NEW_PASSWORD })) };
    },
    repeat: refused('INVALID_TOKEN'),
  },
  addAddress: {
    async arrange(world) {
      const { customerId } = await world.household();
      const add = (line1: string) => ask('addAddress', { customerId, line1, isDefault: true });
      return byAdmin(world, add('Left'), add('Right'));
    },
    repeat: NOTHING,
  },
  anonymizeCustomer: {
    async arrange(world) {
      const { customerId } = await world.stopped();
      return byAdmin(world, ask('anonymizeCustomer', { customerId, reason: 'Asked for it' }));
    },
    repeat: NOTHING,
  },
  archiveAddress: {
    arrange: async (world) => byAdmin(world, ask('archiveAddress', { addressId: (await world.household()).addressId })),
    repeat: NOTHING,
  },
  assignAgent: {
    async arrange(world) {
      const { customerId } = await world.household();
      const [one, other] = [await world.user('DELIVERY_AGENT'), await world.user('DELIVERY_AGENT')];
      const assign = (agentId: string) => ask('assignAgent', { customerIds: [customerId], agentId });
      return byAdmin(world, assign(one), assign(other));
    },
    repeat: NOTHING,
  },
  changePassword: {
    async arrange(world) {
      const { accessToken: token } = await world.loggedIn('SUPPORT');
      const change = (newPassword: string) => ask('changePassword', { currentPassword: PASSWORD, newPassword });
      return {
        call: { ...change(NEW_PASSWORD), token },
        rival: { ...change(`${NEW_PASSWORD} too`), token },
      };
    },
    repeat: refused('INVALID_CREDENTIALS'),
    second: refused('INVALID_CREDENTIALS'),
  },
  createArea: {
    async arrange(world) {
      const name = randomUUID();
      const create = () => ask('createArea', { name });
      return byAdmin(world, create(), create());
    },
    repeat: NOTHING,
    second: refused('NAME_TAKEN'),
  },
  createCustomer: {
    async arrange(world) {
      const email = `${randomUUID()}@x.example`;
      const create = () => ask('createCustomer', { name: 'Asha', email, addresses: [{ line1: '1 Main Road' }] });
      return byAdmin(world, create(), create());
    },
    // The customer, its user, its address.
    events: 3,
    repeat: NOTHING,
    second: refused('EMAIL_TAKEN'),
  },
  createProduct: {
    async arrange(world) {
      const name = randomUUID();
      const create = () => ask('createProduct', { name, unit: 'LITRE', price: '60' });
      return byAdmin(world, create(), create());
    },
    // The product, its first price.
    events: 2,
    repeat: NOTHING,
    second: refused('NAME_TAKEN'),
  },
  createUser: {
    async arrange(world) {
      const email = `${randomUUID()}@x.example`;
      const create = () => ask('createUser', { email, name: 'Ravi', role: 'SUPPORT' });
      return byAdmin(world, create(), create());
    },
    repeat: NOTHING,
    second: refused('EMAIL_TAKEN'),
  },
  deactivateProduct: {
    arrange: async (world) => byAdmin(world, ask('deactivateProduct', { productId: await world.product() })),
    repeat: NOTHING,
  },
  disableUser: {
    arrange: async (world) => byAdmin(world, ask('disableUser', { userId: await world.user('SUPPORT') })),
    repeat: NOTHING,
  },
  enableUser: {
    arrange: async (world) => byAdmin(world, ask('enableUser', { userId: await world.user('SUPPORT', 'DISABLED') })),
    repeat: NOTHING,
  },
  issueActivation: {
    arrange: async (world) => byAdmin(world, ask('issueActivation', { userId: await world.user('SUPPORT') })),
    repeat: AGAIN,
  },
  linkUserToCustomer: {
    async arrange(world) {
      const customerId = await world.imported();
      const link = async () => ask('linkUserToCustomer', { userId: await world.user('SUPPLIER'), customerId });
      return byAdmin(world, await link(), await link());
    },
    // The user, the customer.
    events: 2,
    repeat: NOTHING,
    second: refused('ALREADY_LINKED'),
  },
  login: {
    async arrange(world) {
      const { email } = await world.loggedIn('SUPPORT');
      return { call: anonymous(ask('login', { email, password: PASSWORD })) };
    },
    repeat: AGAIN,
  },
  logout: {
    async arrange(world) {
      const { accessToken: token } = await world.loggedIn('SUPPORT');
      return { call: { ...ask('logout'), token } };
    },
    repeat: refused('UNAUTHENTICATED'),
    // It was running when the session ended.
    second: AGAIN,
  },
  refreshSession: {
    async arrange(world) {
      const { refreshToken } = await world.loggedIn('SUPPORT');
      return { call: anonymous(ask('refreshSession', { refreshToken })) };
    },
    // The event records the end of the session.
    repeat: { answer: 'INVALID_TOKEN', events: 1 },
  },
  setCustomerPrice: {
    async arrange(world) {
      const [{ customerId }, productId] = [await world.household(), await world.product()];
      const set = (price: string) => ask('setCustomerPrice', { customerId, productId, price, effectiveFrom: DAY });
      return byAdmin(world, set('55'), set('54.50'));
    },
    repeat: NOTHING,
  },
  setCustomerStatus: {
    async arrange(world) {
      const { customerId } = await world.household();
      const set = (status: string) => ask('setCustomerStatus', { customerId, status, reason: 'Asked for it' });
      return byAdmin(world, set('PAUSED'), set('ACTIVE'));
    },
    repeat: NOTHING,
  },
  setProductPrice: {
    async arrange(world) {
      const id = await world.product();
      const set = (price: string) => ask('setProductPrice', { productId: id, price, effectiveFrom: DAY });
      return byAdmin(world, set('60'), set('61.50'));
    },
    repeat: NOTHING,
  },
  setRouteOrder: {
    async arrange(world) {
      const {
        agentId,
        customerIds: [a, b, c],
      } = await world.round(3);
      const order = (...ids: unknown[]) => ask('setRouteOrder', { agentId, customerIds: ids });
      return byAdmin(world, order(c, a, b), order(b, c, a));
    },
    // From a b c to c a b, and then to b c a: all three change places.
    events: 3,
    repeat: NOTHING,
  },
  setTaxRate: {
    async arrange(world) {
      const id = await world.product();
      const set = (rate: string) => ask('setTaxRate', { productId: id, rate, inclusive: true, effectiveFrom: DAY });
      return byAdmin(world, set('5'), set('12'));
    },
    repeat: NOTHING,
  },
  updateAddress: {
    async arrange(world) {
      const { addressId } = await world.household();
      const update = (line1: string) => ask('updateAddress', { addressId, line1 });
      return byAdmin(world, update('2 Main Road'), update('3 Main Road'));
    },
    repeat: NOTHING,
  },
  updateArea: {
    async arrange(world) {
      const id = await world.area();
      const rename = () => ask('updateArea', { areaId: id, name: randomUUID() });
      return byAdmin(world, rename(), rename());
    },
    repeat: NOTHING,
  },
  updateBusinessSettings: {
    async arrange(world) {
      const update = () => ask('updateBusinessSettings', { name: randomUUID() });
      return byAdmin(world, update(), update());
    },
    repeat: NOTHING,
  },
  updateCustomer: {
    async arrange(world) {
      const { customerId } = await world.household();
      const rename = (name: string) => ask('updateCustomer', { customerId, name });
      return byAdmin(world, rename('Asha Rao'), rename('Asha Iyer'));
    },
    // The customer, and its login, which had the same name.
    events: 2,
    repeat: NOTHING,
  },
  updateProduct: {
    async arrange(world) {
      const id = await world.product();
      const update = (category: string) => ask('updateProduct', { productId: id, category });
      return byAdmin(world, update('Milk'), update('Dairy'));
    },
    repeat: NOTHING,
  },
  updateUser: {
    async arrange(world) {
      const id = await world.user('SUPPORT');
      const rename = (name: string) => ask('updateUser', { userId: id, name });
      return byAdmin(world, rename('Ravi Rao'), rename('Ravi Iyer'));
    },
    repeat: NOTHING,
  },
};

function anonymous(asked: Ask): Call {
  return { ...asked, token: null };
}
