import { SERVER_NAMES, type ServerName } from '../harness/bench-case.ts';
import type { SizeResult } from '../harness/bench-run.ts';

const COLOURS: Readonly<Record<ServerName, string>> = {
  before: '#cccccc',
  limit: '#9aa0a6',
  ours: '#1a7f4b',
  postgraphile: '#3b6fb6',
  pothos: '#8a5fb0',
  'apollo-prisma': '#c2703d',
  naive: '#b0413e',
};
/** Not another checkout, which is only of temporary interest. */
const DRAWN: readonly ServerName[] = ['limit', ...SERVER_NAMES.filter((name) => name !== 'limit')];

const LABEL_WIDTH = 150;
const BAR_WIDTH = 520;
const BAR_HEIGHT = 13;
const CASE_GAP = 22;
const TOP = 52;

/**
 * Requests per second as a share of the limit's, case by case: shares can be compared between cases and machines, rates cannot.
 */
export function drawChart({ cases, customers }: SizeResult): string {
  const parts: string[] = [];
  // Some cases are answered faster than the limit does.
  const longest = Math.max(1, ...Object.values(cases).flatMap(sharesOf));
  let y = TOP;
  for (const [caseName, result] of Object.entries(cases)) {
    const limit = result.limit?.rps;
    if (limit === undefined) continue;
    parts.push(text(LABEL_WIDTH - 8, y + BAR_HEIGHT - 2, caseName, 'end', 'bold'));
    for (const name of DRAWN) {
      const rps = result[name]?.rps;
      if (rps === undefined) continue;
      const width = Math.max(1, (BAR_WIDTH * rps) / limit / longest);
      parts.push(
        `<rect x="${LABEL_WIDTH}" y="${y}" width="${width.toFixed(1)}" height="${BAR_HEIGHT - 2}" fill="${COLOURS[name]}"/>`,
        text(LABEL_WIDTH + width + 5, y + BAR_HEIGHT - 3, `${(rps / limit).toFixed(2)}`, 'start', 'normal'),
      );
      y += BAR_HEIGHT;
    }
    y += CASE_GAP;
  }
  const legend = DRAWN.map((name, index) => {
    const x = LABEL_WIDTH + index * 95;
    return `<rect x="${x}" y="30" width="10" height="10" fill="${COLOURS[name]}"/>${text(x + 14, 39, name, 'start', 'normal')}`;
  });
  const title = `Requests per second, as a share of the hand-written limit (${customers.toLocaleString('en')} customers)`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 740 ${y}" width="740" height="${y}" font-family="sans-serif" font-size="11">`,
    `<title>${title}</title>`,
    `<rect width="740" height="${y}" fill="#ffffff"/>`,
    text(LABEL_WIDTH, 18, title, 'start', 'bold'),
    ...legend,
    ...parts,
    '</svg>\n',
  ].join('\n');
}

const sharesOf = (result: SizeResult['cases'][string]): number[] => {
  const limit = result.limit?.rps;
  return limit === undefined ? [] : Object.values(result).map(({ rps }) => rps / limit);
};

function text(x: number, y: number, content: string, anchor: 'start' | 'end', weight: 'normal' | 'bold'): string {
  return `<text x="${x.toFixed(1)}" y="${y}" text-anchor="${anchor}" font-weight="${weight}" fill="#202124">${content}</text>`;
}
