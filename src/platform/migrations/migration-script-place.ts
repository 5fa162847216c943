import type pg from 'pg';

export interface ScriptPlace {
  line: number;
  /** The line's own text, trimmed. */
  text: string;
}

/** PostgreSQL counts characters from the start of the script; people look for a line. */
export function placeOfError(script: string, error: pg.DatabaseError): ScriptPlace | undefined {
  if (error.position === undefined) return undefined;
  const before = [...script].slice(0, Number(error.position) - 1).join('');
  const line = before.split('\n').length;
  return { line, text: script.split('\n')[line - 1]?.trim() ?? '' };
}
