import {
  type ASTVisitor,
  type DocumentNode,
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
  type ValidationRule,
} from 'graphql';
import { RequestError } from '../../platform/errors.ts';
import { figure } from '../../platform/values/figure.ts';

/** How large a document may be, whatever its variables; fragments count each time they are spread. */
export interface DocumentLimits {
  readonly bytes: number;
  readonly tokens: number;
  readonly depth: number;
  readonly fields: number;
  readonly aliases: number;
  readonly rootFields: number;
}

/** The headline query has 6 levels and 49 fields, an analyst's month 7 and 34, the introspection of an editor 15 and 230. */
export const DOCUMENT_LIMITS: DocumentLimits = {
  bytes: 131_072,
  tokens: 5_000,
  depth: 20,
  fields: 1_000,
  aliases: 100,
  rootFields: 30,
};

/** Runs before every other rule, and ends validation if it refuses: some of them take seconds for what it forbids. */
export function documentLimitsRule(limits: DocumentLimits): ValidationRule {
  return (context): ASTVisitor => ({
    Document(document) {
      const excess = findExcess(document, limits);
      if (excess === undefined) return undefined;
      context.reportError(new GraphQLError(excess, { originalError: new RequestError('LIMIT_EXCEEDED', excess) }));
      // Ends the other rules too.
      return null;
    },
  });
}

function findExcess(document: DocumentNode, limits: DocumentLimits): string | undefined {
  const bytes = Buffer.byteLength(document.loc?.source.body ?? '');
  if (bytes > limits.bytes)
    return `The document has ${figure(bytes)} bytes; at most ${figure(limits.bytes)} are allowed.`;
  const measure = new DocumentMeasure(document);
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION && definition.kind !== Kind.FRAGMENT_DEFINITION) continue;
    const { depth, fields, aliases, width } = measure.selectionSet(definition.selectionSet);
    if (depth > limits.depth) return refusal('levels of nested fields', depth, limits.depth);
    if (fields > limits.fields) return refusal('fields', fields, limits.fields);
    if (aliases > limits.aliases) return refusal('aliases', aliases, limits.aliases);
    if (definition.kind === Kind.OPERATION_DEFINITION && width > limits.rootFields) {
      return refusal('root fields', width, limits.rootFields);
    }
  }
  return undefined;
}

function refusal(what: string, found: number, limit: number): string {
  return `The document has ${figure(found)} ${what}, fragments included; at most ${figure(limit)} are allowed.`;
}

interface Size {
  readonly depth: number;
  readonly fields: number;
  readonly aliases: number;
  /** Root fields. */
  readonly width: number;
}

const NOTHING: Size = { depth: 0, fields: 0, aliases: 0, width: 0 };

class DocumentMeasure {
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly #measured = new Map<string, Size>();

  constructor(document: DocumentNode) {
    const fragments = document.definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION);
    this.#fragments = new Map(fragments.map((fragment) => [fragment.name.value, fragment]));
  }

  selectionSet({ selections }: SelectionSetNode): Size {
    return selections.map((selection) => this.#selection(selection)).reduce(add, NOTHING);
  }

  #selection(selection: SelectionNode): Size {
    if (selection.kind === Kind.FRAGMENT_SPREAD) return this.#fragment(selection.name.value);
    if (selection.kind === Kind.INLINE_FRAGMENT) return this.selectionSet(selection.selectionSet);
    const { depth, fields, aliases } = selection.selectionSet ? this.selectionSet(selection.selectionSet) : NOTHING;
    return { depth: depth + 1, fields: fields + 1, aliases: aliases + (selection.alias ? 1 : 0), width: 1 };
  }

  /**
   * Each fragment is walked once, however often it is spread; a fragment inside itself counts as nothing, since another rule
   * refuses it.
   */
  #fragment(name: string): Size {
    const known = this.#measured.get(name);
    if (known !== undefined) return known;
    this.#measured.set(name, NOTHING);
    const fragment = this.#fragments.get(name);
    const size = fragment ? this.selectionSet(fragment.selectionSet) : NOTHING;
    this.#measured.set(name, size);
    return size;
  }
}

function add(a: Size, b: Size): Size {
  return {
    depth: Math.max(a.depth, b.depth),
    fields: a.fields + b.fields,
    aliases: a.aliases + b.aliases,
    width: a.width + b.width,
  };
}
