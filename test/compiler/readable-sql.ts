const CLAUSE = /^(FROM|WHERE|GROUP BY|ORDER BY|WINDOW|LIMIT|HAVING|LEFT JOIN|JOIN)\b/;

/** A statement with one clause per line and nested queries indented, so that a change shows as a changed line. */
export function readableSql(text: string): string {
  let [out, rest, depth] = ['', text, 0];
  const queries: number[] = [];
  const newLine = () => {
    out = `${out.trimEnd()}\n${'  '.repeat(queries.length)}`;
  };
  while (rest !== '') {
    const taken = /^(E?'(?:[^']|'')*'|"[^"]*"|\s+|\w+|.)/s.exec(rest)?.[0] ?? rest;
    const isQuery = /^\(\s*SELECT\b/.test(rest);
    // ORDER BY inside a function call stays on its line.
    const isClause = CLAUSE.test(rest) && (queries.at(-1) ?? 0) === depth && !out.endsWith('LEFT ');
    rest = rest.slice(taken.length);
    if (taken === '(') depth += 1;
    if (isQuery) {
      queries.push(depth);
      newLine();
    }
    if (isClause) newLine();
    out += /^\s/.test(taken) ? ' ' : taken;
    if (taken !== ')') continue;
    if (queries.at(-1) === depth) queries.pop();
    depth -= 1;
  }
  return `${out
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .trim()}\n`;
}
