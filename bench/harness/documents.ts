import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { BENCH, ROOT } from './paths.ts';

/** One of the project's example documents: what its users really send. */
export function exampleOperation(name: string): Promise<string> {
  return readFile(path.join(ROOT, 'examples/operations', `${name}.graphql`), 'utf8');
}

export function caseDocument(name: string): Promise<string> {
  return readFile(path.join(BENCH, 'cases', `${name}.graphql`), 'utf8');
}
