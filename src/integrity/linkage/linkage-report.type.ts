import { Field, Int, ObjectType } from 'type-graphql';
import { Reads } from '../../compiler/annotation.ts';
import { derivedModel } from '../../compiler/derived-model.ts';
import { DateTime } from '../../platform/values/scalars.ts';
import { LinkageCheckName, Severity } from './linkage-report.enums.ts';

const REPORT = derivedModel('LinkageReport', {
  key: ['checkedAt'],
  columns: { checkedAt: 'timestamptz', healthy: 'boolean', checks: 'jsonb' },
});

const CHECK = derivedModel('LinkageCheck', {
  key: ['place'],
  columns: {
    place: 'integer',
    name: 'text',
    description: 'text',
    severity: 'text',
    violations: 'integer',
    sample: 'jsonb',
  },
});

const VIOLATION = derivedModel('LinkageViolation', {
  key: ['n'],
  columns: { n: 'integer', type: 'text', id: 'uuid?', customerId: 'uuid?', detail: 'text' },
});

@Reads(REPORT)
@ObjectType({
  description:
    'Whether the chain from user to payment is consistent, check by check. It reads whole tables, which takes seconds for a million orders.',
})
export class LinkageReport {
  @Field(() => DateTime, { description: 'When the checks ran.' })
  checkedAt: string;

  @Field(() => Boolean, { description: 'True if no check of severity ERROR has found anything.' })
  healthy: boolean;
}

@Reads(CHECK)
@ObjectType({ description: 'One check.' })
export class LinkageCheck {
  @Field(() => LinkageCheckName, { description: 'The name of the check.' })
  name: LinkageCheckName;

  @Field(() => String, { description: 'What it finds.' })
  description: string;

  @Field(() => Severity, { description: 'How serious a finding is.' })
  severity: Severity;

  @Field(() => Int, { description: 'The number of rows found.' })
  violations: number;
}

@Reads(VIOLATION)
@ObjectType({ description: 'One row that a check has found. Not a Node: its id is that of the row.' })
export class LinkageViolation {
  @Field(() => String, { description: 'The type of the row, such as Order.' })
  type: string;

  @Field(() => String, { nullable: true, description: 'The id of the row; null if the row has no id of its own.' })
  id: string | null;

  @Field(() => String, { nullable: true, description: 'The id of its customer; null if it has none.' })
  customerId: string | null;

  @Field(() => String, { description: 'A short explanation of what is wrong.' })
  detail: string;
}
