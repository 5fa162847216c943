import { registerEnumType } from 'type-graphql';

export const Severity = { ERROR: 'ERROR', WARNING: 'WARNING', INFO: 'INFO' } as const;
export type Severity = (typeof Severity)[keyof typeof Severity];

registerEnumType(Severity, {
  name: 'Severity',
  description: 'What a finding means.',
  valuesConfig: {
    ERROR: {
      description: 'The books or the chain are wrong. The database refuses these; one that is found came from outside.',
    },
    WARNING: { description: 'Somebody should look: money or access may be missing.' },
    INFO: { description: 'Worth knowing.' },
  },
});
