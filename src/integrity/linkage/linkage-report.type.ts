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
    'Whether the chain from user to payment holds together, check by check. It reads whole tables: seconds for a million orders.',
})
export class LinkageReport {
  @Field(() => DateTime, { description: 'When it was looked at.' })
  checkedAt: string;

  @Field(() => Boolean, { description: 'True where no check of severity ERROR has found anything.' })
  healthy: boolean;
}

@Reads(CHECK)
@ObjectType({ description: 'One thing that is looked for.' })
export class LinkageCheck {
  @Field(() => LinkageCheckName, { description: 'Its name.' })
  name: LinkageCheckName;

  @Field(() => String, { description: 'What it finds.' })
  description: string;

  @Field(() => Severity, { description: 'What a finding means.' })
  severity: Severity;

  @Field(() => Int, { description: 'How many rows it has found.' })
  violations: number;
}

@Reads(VIOLATION)
@ObjectType({ description: 'One row that a check has found.' })
export class LinkageViolation {
  @Field(() => String, { description: 'The type of the row, e.g. Order.' })
  type: string;

  @Field(() => String, { nullable: true, description: 'Its id; null for rows that have none alone.' })
  id: string | null;

  @Field(() => String, { nullable: true, description: 'The id of its customer; null where it has none.' })
  customerId: string | null;

  @Field(() => String, { description: 'What is wrong with it, in short.' })
  detail: string;
}
