import { expect, it } from 'vitest';
import { newEmail, storedEmail } from '../../../src/platform/values/email.ts';
import { asPhoneNumber } from '../../../src/platform/values/phone.ts';

it.each([
  ['9876543210', '+919876543210'],
  [' 98765 43210 ', '+919876543210'],
  ['098765-43210', '+919876543210'],
  ['(0)9876543210', '+919876543210'],
  ['91 98765 43210', '+919876543210'],
  ['919876543210', '+919876543210'],
  ['+91 (98765) 43210', '+919876543210'],
  ['98.765.43210', '+919876543210'],
  ['9876543210.0', '+919876543210'],
  ['९८७६५ ४३२१०', '+919876543210'],
  ['９８７６５４３２１０', '+919876543210'],
  // Ten digits that happen to begin with 91 have no country code.
  ['9198765432', '+919198765432'],
  ['040 2345 6789', '+914023456789'],
  ['+1 650 253 0000', '+16502530000'],
  ['12345', null],
  ['0000000000', null],
  ['', null],
  ['asha', null],
  ['+919876543210;ext=5', null],
  ['+91 98765 43210\0', null],
  ['9'.repeat(10_000), null],
])('the phone %j is %s', (text, number) => {
  expect(asPhoneNumber(text)).toBe(number);
});

it.each([
  [' Asha@Mail.Example ', 'asha@mail.example', 'asha@mail.example'],
  ['a+b@x.co', 'a+b@x.co', 'a+b@x.co'],
  // Looked up as it is, but never accepted for anybody new.
  ['аsha@mail.example', 'аsha@mail.example', null],
  ['\u212aim@mail.example', '\u212aim@mail.example', null],
  ['asha@mail', 'asha@mail', null],
  ['asha..rao@mail.example', 'asha..rao@mail.example', null],
  ['a@b@mail.example', 'a@b@mail.example', null],
  ['asha@mail.example\0', null, null],
  [`${'a'.repeat(250)}@x.co`, null, null],
])('the email %j is stored as %j, and may be given to a new user as %j', (text, stored, given) => {
  expect([storedEmail(text), newEmail(text)]).toEqual([stored, given]);
});

it('judges a hostile email at once', () => {
  const startedWith = `${'a.'.repeat(120)}!@`;
  expect(newEmail(startedWith)).toBeNull();
  expect(newEmail(`a@${'a-'.repeat(120)}`)).toBeNull();
});
