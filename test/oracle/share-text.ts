import { joined } from './edge.ts';
import { ExactDecimal } from './exact-decimal.ts';
import { column, type Row } from './value.ts';
import type { World } from './world.ts';

interface Words {
  readonly locale: string;
  readonly kinds: Readonly<Record<string, string>>;
  readonly says: readonly [
    customer: string,
    total: string,
    due: string,
    nothing: string,
    advance: string,
    by: string,
    pay: string,
  ];
}

const WORDS: Readonly<Record<string, Words>> = {
  ENGLISH: {
    locale: 'en',
    kinds: { FINALIZED: 'Bill', DRAFT: 'Draft bill', VOID: 'Cancelled bill', OPENING: 'Opening balance' },
    says: [
      ...(['Customer', 'Bill total', 'Amount due', 'Nothing is due.'] as const),
      ...(['Your advance', 'Please pay by', 'Pay with UPI'] as const),
    ],
  },
  TELUGU: {
    locale: 'te',
    kinds: { FINALIZED: 'బిల్లు', DRAFT: 'ముసాయిదా బిల్లు', VOID: 'రద్దయిన బిల్లు', OPENING: 'ప్రారంభ నిల్వ' },
    says: [
      ...(['కస్టమర్', 'బిల్లు మొత్తం', 'చెల్లించవలసిన మొత్తం', 'చెల్లించవలసినది ఏమీ లేదు.'] as const),
      ...(['మీ అడ్వాన్స్', 'చెల్లించవలసిన తేదీ', 'UPI ద్వారా చెల్లించండి'] as const),
    ],
  },
};

const NOTHING = ExactDecimal.parse('0.00');
const encoded = (text: string) =>
  encodeURIComponent(text)
    .replaceAll(/[!'()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%40', '@');

/** What `Invoice.shareText` says, from loaded rows; names of months come from the JavaScript runtime. */
export function shareText(invoice: Row, world: World, language: string): string {
  const { locale, kinds, says } = WORDS[language] as Words;
  const [customerWord, totalWord, dueWord, nothing, advanceWord, byWord, payWord] = says;
  const [customer] = joined('customers', { id: 'customerId' })(invoice, world) as [Row];
  const [business] = world.all('business_settings');
  const entries = joined('ledger_entries', { customerId: 'customerId' })(invoice, world);
  const balance = ExactDecimal.sum(
    entries.map((entry) => column(entry, 'amount') as ExactDecimal),
    2,
  );
  const owes = balance.compare(NOTHING) > 0;
  const [status, period, number] = ['status', 'period', 'number'].map((name) => column(invoice, name) as string);
  const month = new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' }).format(new Date(period as string));
  const isOpening = status !== 'VOID' && column(invoice, 'kind') === 'OPENING';
  const open = (column(invoice, 'total') as ExactDecimal)
    .minus(column(invoice, 'amountPaid') as ExactDecimal)
    .minus(column(invoice, 'amountCredited') as ExactDecimal);
  const lines = [
    business === undefined ? null : column(business, 'name'),
    [kinds[isOpening ? 'OPENING' : (status as string)], number, '·', month, period?.slice(0, 4)]
      .filter(Boolean)
      .join(' '),
    `${customerWord}: ${column(customer, 'name')}`,
    status === 'VOID' ? null : `${totalWord}: ₹${column(invoice, 'total')}`,
    owes ? `${dueWord}: ₹${balance}` : nothing,
    balance.compare(NOTHING) < 0 ? `${advanceWord}: ₹${NOTHING.minus(balance)}` : null,
    owes && status === 'FINALIZED' && open.compare(NOTHING) > 0
      ? `${byWord}: ${(column(invoice, 'dueDate') as string).split('-').reverse().join('-')}`
      : null,
    owes && business !== undefined && column(business, 'upiId') !== null
      ? `${payWord}: upi://pay?pa=${encoded(column(business, 'upiId') as string)}&pn=${encoded(column(business, 'name') as string)}&am=${balance}&cu=INR&tn=${encoded(number ?? (period as string).slice(0, 7))}`
      : null,
  ];
  return lines.filter((line) => line !== null).join('\n');
}
