import { fileURLToPath } from 'node:url';
import { requireSupportedNode } from './require-supported-node.mjs';

/**
 * Runs a script of src/ in this process, so that signals reach it. Imports come late, so that an old Node can load this file.
 */
export function runTypeScript(script) {
  if (!requireSupportedNode()) return;
  import('tsx/esm/api').then(
    (tsx) => {
      // Named explicitly, since it would be looked up from the current folder, and decorators fail without it.
      tsx.register({ tsconfig: fileURLToPath(new URL('../tsconfig.json', import.meta.url)) });
      return import(new URL(script, import.meta.url).href);
    },
    () => {
      console.error('earlybird: the packages it needs are not installed. Run "npm ci" first.');
      process.exitCode = 1;
    },
  );
}
