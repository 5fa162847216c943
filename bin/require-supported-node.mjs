// Must run on much older Node versions than the supported ones: no syntax or module newer than Node 12.
import fs from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Whether this Node satisfies "engines" of package.json; otherwise says so and sets the exit code. */
export function requireSupportedNode() {
  const manifest = JSON.parse(fs.readFileSync(fileURLToPath(new URL('../package.json', import.meta.url)), 'utf8'));
  const range = manifest.engines.node;
  if (satisfies(process.versions.node, range)) return true;
  const found = `${process.execPath} is ${process.versions.node}`;
  console.error(
    `earlybird: Node ${range} is required, but ${found}. Install a supported version, for example with "nvm install 22".`,
  );
  process.exitCode = 1;
  return false;
}

/** Supports the two forms that "engines" uses, `^major.minor` and `>=major`, joined by `||`. */
export function satisfies(version, range) {
  const actual = version.split('.').map(Number);
  return range.split('||').some((part) => {
    const form = /^\s*(\^|>=)\s*(\d+)(?:\.(\d+))?(?:\.(\d+))?\s*$/.exec(part);
    if (!form) throw new Error(`package.json: the range "${part}" of engines.node is not supported`);
    const wanted = [Number(form[2]), Number(form[3] || 0), Number(form[4] || 0)];
    if (form[1] === '^' && actual[0] !== wanted[0]) return false;
    for (let i = 0; i < 3; i += 1) {
      if (actual[i] !== wanted[i]) return actual[i] > wanted[i];
    }
    return true;
  });
}
