import { registerEnumType } from 'type-graphql';

export { ImportRunStatus };

import { ImportRunStatus } from '../../generated/prisma/enums.ts';

registerEnumType(ImportRunStatus, {
  name: 'ImportRunStatus',
  description: 'How far an import has come.',
  valuesConfig: {
    RUNNING: { description: 'It has begun and not ended.' },
    COMPLETED: { description: 'It has ended, with every document accounted for.' },
    FAILED: { description: 'It has stopped before its end.' },
    UNDONE: { description: 'What it brought has been taken back.' },
  },
});
