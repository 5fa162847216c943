import { registerEnumType } from 'type-graphql';

export { ImportRunStatus };

import { ImportRunStatus } from '../../generated/prisma/enums.ts';

registerEnumType(ImportRunStatus, {
  name: 'ImportRunStatus',
  description: 'The status of an import.',
  valuesConfig: {
    RUNNING: { description: 'It has started but not finished yet.' },
    COMPLETED: { description: 'It has finished, and every document is accounted for.' },
    FAILED: { description: 'It failed before the end.' },
    UNDONE: { description: 'Everything it imported has been removed again.' },
  },
});
