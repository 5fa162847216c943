import type { Args } from '../../compiler/annotation.ts';
import { join, type Row, type SqlFragment, sql } from '../../compiler/sql.ts';
import { LANGUAGES } from './language.enum.ts';
import { SHARE_TEXT_WORDS, type ShareTextWords } from './share-text-words.ts';

/** Percent-encoded for use in a link; letters outside ASCII byte by byte. */
const encoded = (text: SqlFragment): SqlFragment => sql`(
  SELECT string_agg(
    CASE
      WHEN letters.letter COLLATE "C" ~ '[A-Za-z0-9._~@-]' THEN letters.letter
      ELSE regexp_replace(upper(encode(convert_to(letters.letter, 'UTF8'), 'hex')), '(..)', '%\\1', 'g')
    END, '' ORDER BY letters.place)
  FROM string_to_table(${text}, NULL) WITH ORDINALITY AS letters (letter, place))`;

const line = (words: SqlFragment, value: SqlFragment): SqlFragment => sql`${words} || ': ' || ${value}`;

/**
 * The message that goes out with a bill, line by line; lines that do not apply are left out. It demands the customer's whole
 * balance, of which this invoice may be a part: demanding the bill alone would omit old debts and demand paid bills again.
 */
export function shareText(invoice: Row, args: Args): SqlFragment {
  const word = (name: Exclude<keyof ShareTextWords, 'months'>): SqlFragment =>
    inLanguage(args, (words) => sql`${words[name]}::text`);
  const months = inLanguage(args, ({ months: names }) => sql`ARRAY[${join(names.map((name) => sql`${name}::text`))}]`);
  const month = sql`(${months})[extract(month FROM ${invoice('period')})::integer] || to_char(${invoice('period')}, ' YYYY')`;
  const kind = sql`
    CASE
      WHEN ${invoice('status')} = 'VOID' THEN ${word('cancelled')}
      WHEN ${invoice('kind')} = 'OPENING' THEN ${word('opening')}
      WHEN ${invoice('status')} = 'DRAFT' THEN ${word('draft')}
      ELSE ${word('bill')}
    END`;
  const rupees = (amount: SqlFragment) => sql`'₹' || ${amount}::text`;
  const link = sql`
    'upi://pay?pa=' || ${encoded(sql`business.upi_id`)} || '&pn=' || ${encoded(sql`business.name`)}
    || '&am=' || account.balance::text || '&cu=INR&tn='
    || ${encoded(sql`coalesce(${invoice('number')}, to_char(${invoice('period')}, 'YYYY-MM'))`)}`;
  return sql`
    SELECT concat_ws(
      E'\\n',
      business.name,
      concat_ws(' ', ${kind}, ${invoice('number')}, '·', ${month}),
      ${line(word('customer'), sql`billed_customer.name`)},
      CASE WHEN ${invoice('status')} <> 'VOID' THEN ${line(word('total'), rupees(invoice('total')))} END,
      CASE WHEN account.balance > 0 THEN ${line(word('due'), rupees(sql`account.balance`))} ELSE ${word('nothingDue')} END,
      CASE WHEN account.balance < 0 THEN ${line(word('advance'), rupees(sql`(-account.balance)`))} END,
      CASE
        WHEN account.balance > 0 AND ${invoice('status')} = 'FINALIZED'
          AND ${invoice('amountPaid')} + ${invoice('amountCredited')} < ${invoice('total')}
        THEN ${line(word('payBy'), sql`to_char(${invoice('dueDate')}, 'DD-MM-YYYY')`)}
      END,
      CASE WHEN account.balance > 0 THEN ${line(word('payWith'), link)} END
    )
    FROM customers AS billed_customer
    CROSS JOIN balance_of(billed_customer.id) AS account
    LEFT JOIN business_settings AS business ON true
    WHERE billed_customer.id = ${invoice('customerId')}`;
}

/** Every language is in the statement, since the requested one is a value like any other. */
function inLanguage(args: Args, say: (words: ShareTextWords) => SqlFragment): SqlFragment {
  if (!args.isGiven('language')) return say(SHARE_TEXT_WORDS.ENGLISH);
  const cases = LANGUAGES.map((language) => sql`WHEN ${language}::text THEN ${say(SHARE_TEXT_WORDS[language])}`);
  return sql`CASE ${args('language')} ${join(cases, ' ')} END`;
}
