import type { LanguageName } from './language.enum.ts';

/** What a share text says about an invoice, each at the start of its line. */
export interface ShareTextWords {
  readonly bill: string;
  readonly draft: string;
  readonly cancelled: string;
  readonly opening: string;
  readonly customer: string;
  readonly total: string;
  readonly due: string;
  readonly nothingDue: string;
  readonly advance: string;
  readonly payBy: string;
  readonly payWith: string;
  /** January to December. */
  readonly months: readonly string[];
}

export const SHARE_TEXT_WORDS: Readonly<Record<LanguageName, ShareTextWords>> = {
  ENGLISH: {
    bill: 'Bill',
    draft: 'Draft bill',
    cancelled: 'Cancelled bill',
    opening: 'Opening balance',
    customer: 'Customer',
    total: 'Bill total',
    due: 'Amount due',
    nothingDue: 'Nothing is due.',
    advance: 'Your advance',
    payBy: 'Please pay by',
    payWith: 'Pay with UPI',
    months: [
      ...['January', 'February', 'March', 'April', 'May', 'June'],
      ...['July', 'August', 'September', 'October', 'November', 'December'],
    ],
  },
  TELUGU: {
    bill: 'బిల్లు',
    draft: 'ముసాయిదా బిల్లు',
    cancelled: 'రద్దయిన బిల్లు',
    opening: 'ప్రారంభ నిల్వ',
    customer: 'కస్టమర్',
    total: 'బిల్లు మొత్తం',
    due: 'చెల్లించవలసిన మొత్తం',
    nothingDue: 'చెల్లించవలసినది ఏమీ లేదు.',
    advance: 'మీ అడ్వాన్స్',
    payBy: 'చెల్లించవలసిన తేదీ',
    payWith: 'UPI ద్వారా చెల్లించండి',
    months: [...['జనవరి', 'ఫిబ్రవరి', 'మార్చి', 'ఏప్రిల్', 'మే', 'జూన్'], ...['జూలై', 'ఆగస్టు', 'సెప్టెంబర్', 'అక్టోబర్', 'నవంబర్', 'డిసెంబర్']],
  },
};
