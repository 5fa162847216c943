import { describe, expect, it } from 'vitest';
import { authorize, authorizeRead } from '../../src/access/authorize.ts';
import { type Action, ALL_ACTIONS, actionsOf, may } from '../../src/access/permission.ts';
import { readerOf } from '../../src/access/reader.ts';
import { ALL_ROLES, type Role } from '../../src/access/role.ts';
import type { UserViewer, Viewer, ViewerRole } from '../../src/access/viewer.ts';
import { EXPECTED_PERMISSIONS } from './expected-permissions.ts';

const user = (role: Role, more: Partial<UserViewer> = {}): UserViewer => ({
  kind: 'USER',
  userId: '01890a5d-ac96-774b-bcce-b302099a8057',
  role,
  customerId: role === 'CUSTOMER' ? '01890a5d-ac96-774b-bcce-b302099a8058' : null,
  mustChangePassword: false,
  ...more,
});
const LINK: Viewer = { kind: 'SHARE_LINK', shareLinkId: '01890a5d-ac96-774b-bcce-b302099a8059' };
const MUST_CHANGE = user('ADMIN', { mustChangePassword: true });

const VIEWER_ROLES = Object.keys(EXPECTED_PERMISSIONS) as ViewerRole[];

describe('the table of permissions', () => {
  it.each(VIEWER_ROLES)('gives %s what is expected and nothing else', (role) => {
    expect([...actionsOf(role)].sort()).toEqual([...EXPECTED_PERMISSIONS[role]].sort());
  });

  it('knows every role', () => {
    expect(VIEWER_ROLES).toEqual(expect.arrayContaining([...ALL_ROLES]));
  });

  it.each(['', 'secrets', 'Orders', 'orders ', 'constructor', '__proto__', 'toString', '__typename'])(
    'refuses the unknown action %j to everyone',
    (action) => {
      for (const role of VIEWER_ROLES) expect(may(role, action)).toBe(false);
    },
  );

  it('refuses an unknown role everything', () => {
    for (const action of ALL_ACTIONS) expect(may('ROOT' as ViewerRole, action)).toBe(false);
  });
});

describe('a refusal', () => {
  const CASES: [who: string, viewer: Viewer | null, code: string, says: string][] = [
    ['an anonymous caller', null, 'UNAUTHENTICATED', 'Log in'],
    ['an agent', user('DELIVERY_AGENT'), 'FORBIDDEN', 'DELIVERY_AGENT'],
    ['a share link', LINK, 'FORBIDDEN', 'share link'],
    ['an admin who must change the password', MUST_CHANGE, 'FORBIDDEN', 'Change your password'],
  ];

  it.each(CASES)('says to %s what is missing', (_, viewer, code, says) => {
    const refusal = expect.objectContaining({ name: 'RequestError', code, message: expect.stringContaining(says) });
    expect(() => authorizeRead(readerOf(viewer), 'users')).toThrow(refusal);
    expect(() => authorizeRead(readerOf(viewer), 'no such field')).toThrow(refusal);
    expect(() => authorize(viewer, 'users')).toThrow(refusal);
  });

  it('is not for those who may', () => {
    for (const viewer of [null, LINK, MUST_CHANGE, user('SUPPLIER')]) {
      for (const action of ['viewer', 'login'] satisfies Action[]) authorize(viewer, action);
      authorizeRead(readerOf(viewer), 'viewer');
    }
    authorizeRead(readerOf(user('ADMIN')), 'users');
  });
});

describe('readerOf', () => {
  it('gives compiled reads all they know of a customer', () => {
    const customer = user('CUSTOMER');
    const { role, values } = readerOf(customer);
    expect(role).toBe('CUSTOMER');
    expect(values).toEqual({
      viewerKind: 'USER',
      userId: customer.userId,
      agentId: null,
      customerId: customer.customerId,
      shareLinkId: null,
      mustChangePassword: 'false',
      permissions: expect.any(String),
    });
    expect(JSON.parse(values.permissions ?? '').sort()).toEqual([...EXPECTED_PERMISSIONS.CUSTOMER].sort());
  });

  it('names the same values for every kind of viewer', () => {
    const names = Object.keys(readerOf(null).values);
    for (const viewer of [LINK, MUST_CHANGE, user('SUPPLIER')])
      expect(Object.keys(readerOf(viewer).values)).toEqual(names);
    expect(readerOf(null).values).toMatchObject({
      viewerKind: null,
      userId: null,
      customerId: null,
      shareLinkId: null,
    });
    expect(readerOf(LINK)).toMatchObject({
      role: 'SHARE_LINK',
      values: {
        viewerKind: 'SHARE_LINK',
        shareLinkId: LINK.kind === 'SHARE_LINK' ? LINK.shareLinkId : '',
        userId: null,
      },
    });
  });

  it('hides the role of a user who must change the password, so that no scope admits them', () => {
    expect(readerOf(MUST_CHANGE)).toMatchObject({
      role: 'MUST_CHANGE_PASSWORD',
      values: { mustChangePassword: 'true', viewerKind: 'USER', userId: MUST_CHANGE.userId },
    });
  });
});
