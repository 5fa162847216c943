import { type GraphQLInputType, getNamedType, isEnumType } from 'graphql';
import type {
  ArgumentPlan,
  DirectivePlan,
  FieldPlan,
  GroupPlan,
  Leaf,
  OperationPlan,
  SelectionPlan,
} from './operation-plan.ts';

export type Variables = Readonly<Record<string, unknown>>;

export interface WrittenOperation {
  readonly source: string;
  readonly operationName: string | undefined;
  readonly variables: Variables;
  /** Other values for the same variables. */
  readonly otherVariables: Variables;
  /** Response keys of the edges that a second run continues from. */
  readonly continuations: readonly { readonly key: string; readonly pick: number }[];
}

/** Prints a planned operation. `cursors`, by continuation key: where connections continue. */
export function renderOperation(
  plan: OperationPlan,
  cursors: ReadonlyMap<string, string> = new Map(),
): WrittenOperation {
  return new Rendering(cursors).render(plan);
}

class Rendering {
  readonly #cursors: ReadonlyMap<string, string>;
  readonly #declarations: string[] = [];
  readonly #variables: Record<string, unknown> = {};
  readonly #otherVariables: Record<string, unknown> = {};
  readonly #fragments: string[] = [];
  readonly #continuations: { key: string; pick: number }[] = [];

  constructor(cursors: ReadonlyMap<string, string>) {
    this.#cursors = cursors;
  }

  render({ root, beside }: OperationPlan): WrittenOperation {
    const body = this.#selection(root, new Set());
    const declared = this.#declarations.splice(0);
    const main = `query Asked${parenthesised(declared)} ${body}`;
    let other = '';
    if (beside !== null) {
      const besideBody = this.#selection(beside, new Set());
      other = `query Beside${parenthesised(this.#declarations)} ${besideBody}\n`;
    }
    return {
      source: [other + main, ...this.#fragments].join('\n'),
      operationName: beside === null ? undefined : 'Asked',
      variables: this.#variables,
      otherVariables: this.#otherVariables,
      continuations: this.#continuations,
    };
  }

  #selection(plan: SelectionPlan, taken: Set<string>, extra = ''): string {
    return `{ ${plan.groups.map((group) => this.#group(group, taken)).join(' ')}${extra} }`;
  }

  #group(group: GroupPlan, taken: Set<string>): string {
    const fields = group.fields.map((field) => this.#field(field, taken)).join(' ');
    if (group.wrapping === 'none') return fields;
    const directive = this.#directive(group.directive);
    switch (group.wrapping) {
      case 'untyped':
        return `...${directive} { ${fields} }`;
      case 'typed':
        return `... on ${group.on}${directive} { ${fields} }`;
      case 'interface':
        return `... on Node${directive} { ${fields} }`;
      default: {
        const name = `Part${this.#fragments.length + 1}`;
        this.#fragments.push(`fragment ${name} on ${group.on} { ${fields} }`);
        return `...${name}${directive}${group.wrapping === 'namedTwice' ? ` ...${name}` : ''}`;
      }
    }
  }

  #field(field: FieldPlan, taken: Set<string>): string {
    const key = freeKey(field, taken);
    const head = (key === field.name ? field.name : `${key}: ${field.name}`) + this.#arguments(field);
    const directive = this.#directive(field.directive);
    const { selection } = field;
    if (selection === null) return head + directive;
    const below = new Set<string>();
    const continuation = this.#continuation(field);
    const [first, ...rest] = selection.groups;
    if (!field.split || rest.length === 0 || first === undefined) {
      return `${head}${directive} ${this.#selection(selection, below, continuation.edges)}`;
    }
    const parts = [[first], rest].map((groups) => this.#selection({ ...selection, groups }, below));
    const third = continuation.edges === '' ? '' : ` ${head}${directive} {${continuation.edges} }`;
    return `${parts.map((part) => `${head}${directive} ${part}`).join(' ')}${third}`;
  }

  #arguments(field: FieldPlan): string {
    const written = field.args.map(([name, plan]) => `${name}: ${this.#argument(plan)}`);
    if (field.continued !== null) {
      const backward = field.args.some(([name]) => name === 'last');
      const cursor = this.#cursors.get(this.#continuationKey());
      if (cursor !== undefined) {
        const text = field.continued.asVariable ? this.#declare('String', cursor, cursor) : JSON.stringify(cursor);
        written.push(`${backward ? 'before' : 'after'}: ${text}`);
      }
    }
    return parenthesised(written);
  }

  #continuationKey = (): string => `from${this.#continuations.length + 1}`;

  #continuation({ continued }: FieldPlan): { edges: string } {
    if (continued === null) return { edges: '' };
    const key = this.#continuationKey();
    this.#continuations.push({ key, pick: continued.pick });
    return { edges: ` ${key}: edges { cursor }` };
  }

  #directive(plan: DirectivePlan | null): string {
    if (plan === null) return '';
    const condition = plan.asVariable
      ? this.#declare('Boolean!', plan.condition, !plan.condition)
      : String(plan.condition);
    return ` @${plan.name}(if: ${condition})`;
  }

  #declare(type: string, value: unknown, other: unknown): string {
    const name = this.#nextName();
    this.#declarations.push(`$${name}: ${type}`);
    this.#variables[name] = value;
    this.#otherVariables[name] = other;
    return `$${name}`;
  }

  #declared = 0;
  #nextName = (): string => `v${++this.#declared}`;

  #argument(plan: ArgumentPlan): string {
    switch (plan.writing) {
      case 'variable':
        return this.#declare(String(plan.type), jsonOf(plan, 'value'), jsonOf(plan, 'other'));
      case 'default': {
        const name = this.#nextName();
        const type = String(plan.type).replace(/!$/, '');
        this.#declarations.push(`$${name}: ${type} = ${constantOf(plan)}`);
        return `$${name}`;
      }
      case 'omitted': {
        const name = this.#nextName();
        this.#declarations.push(`$${name}: ${plan.type}`);
        return `$${name}`;
      }
      default:
        return this.#literal(plan);
    }
  }

  #literal(plan: ArgumentPlan): string {
    return literalOf(plan, (part) => this.#argument(part));
  }
}

function freeKey({ name, aliased }: FieldPlan, taken: Set<string>): string {
  let key = aliased ? `${name}1` : name;
  for (let number = 1; taken.has(key); number++) key = `${name}${number}`;
  taken.add(key);
  return key;
}

const parenthesised = (parts: readonly string[]): string => (parts.length === 0 ? '' : `(${parts.join(', ')})`);

function literalOf(plan: ArgumentPlan, part: (plan: ArgumentPlan) => string): string {
  switch (plan.kind) {
    case 'null':
      return 'null';
    case 'leaf':
      return leafText(plan.type, plan.value);
    case 'list':
      // A variable of the item's type would not be a list.
      return plan.bare ? literalOf(plan.items[0] as ArgumentPlan, part) : `[${plan.items.map(part).join(', ')}]`;
    default:
      return `{${plan.fields.map(([name, value]) => `${name}: ${part(value)}`).join(', ')}}`;
  }
}

/** A default of a variable: no variables in it. */
const constantOf = (plan: ArgumentPlan): string => literalOf(withoutOmitted(plan), constantOf);

const leafText = (type: GraphQLInputType, value: Leaf): string =>
  isEnumType(getNamedType(type)) ? String(value) : JSON.stringify(value);

/** The value of a variable. What the document would leave out is left out here as well. */
function jsonOf(plan: ArgumentPlan, which: 'value' | 'other'): unknown {
  switch (plan.kind) {
    case 'null':
      return null;
    case 'leaf':
      return plan[which];
    case 'list':
      return plan.bare ? jsonOf(plan.items[0] as ArgumentPlan, which) : plan.items.map((item) => jsonOf(item, which));
    default:
      return Object.fromEntries(given(plan.fields).map(([name, value]) => [name, jsonOf(value, which)]));
  }
}

const given = (fields: readonly (readonly [string, ArgumentPlan])[]) =>
  fields.filter(([, value]) => value.writing !== 'omitted');

const withoutOmitted = (plan: ArgumentPlan): ArgumentPlan =>
  plan.kind === 'object' ? { ...plan, fields: given(plan.fields) } : plan;
