import { parse, validate } from 'graphql';
import type { Answer } from './answer.ts';
import { difference } from './compare-answers.ts';
import type { GraphUnderTest, Question } from './graph-under-test.ts';
import type { Oracle } from './oracle.ts';

/** Queries the oracle and the graph in both of its modes; throws if they disagree. Returns their common answer. */
export async function agreedAnswer(graph: GraphUnderTest, oracle: Oracle, question: Question): Promise<Answer> {
  const document = parse(question.source);
  const [invalid] = validate(graph.schema, document);
  if (invalid !== undefined)
    throw new Error(`The generator wrote an invalid operation: ${invalid}\n${question.source}`);
  const expected = oracle.answer(document, question.operationName, question.variables, question.viewer);

  const passedThrough = await said(question, () => graph.passThrough(question));
  // Pass-through refuses the whole operation with its first refusal.
  const agrees =
    expected.codes.length > 0
      ? passedThrough.codes[0] === expected.codes[0]
        ? undefined
        : `it should be refused with ${expected.codes[0]}, not ${passedThrough.codes[0]}`
      : (refusal(passedThrough) ?? difference(passedThrough.data, expected.data, oracle.cursors));
  if (agrees !== undefined) throw disagreement('pass-through', agrees, question, passedThrough, expected);

  const objects = await said(question, () => graph.objects(question));
  const found =
    difference([...new Set(objects.codes)], [...new Set(expected.codes)], oracle.cursors, 'codes') ??
    difference(objects.data, expected.data, oracle.cursors);
  if (found !== undefined) throw disagreement('objects mode', found, question, objects, expected);
  return { data: passedThrough.data, codes: expected.codes };
}

const refusal = ({ codes }: Answer): string | undefined =>
  codes.length === 0 ? undefined : `it should not be refused with ${codes[0]}`;

async function said(question: Question, ask: () => Promise<Answer>): Promise<Answer> {
  try {
    return await ask();
  } catch (error) {
    throw new Error(`The graph failed: ${error}\n${described(question)}`, { cause: error });
  }
}

function disagreement(mode: string, what: string, question: Question, actual: Answer, expected: Answer): Error {
  return new Error(
    [
      `The oracle and ${mode} disagree: ${what}`,
      described(question),
      `${mode}: ${shown(actual)}`,
      `oracle: ${shown(expected)}`,
    ].join('\n'),
  );
}

const MOST_CHARACTERS = 2_000;

function shown(answer: Answer): string {
  const text = JSON.stringify(answer);
  return text.length <= MOST_CHARACTERS ? text : `${text.slice(0, MOST_CHARACTERS)} … (${text.length} characters)`;
}

const described = ({ source, variables, viewer }: Question): string =>
  `${source}\nvariables: ${JSON.stringify(variables)}\nviewer: ${JSON.stringify(viewer)}`;
