const names = new Map<string, string>();

/** A name under which connections prepare a statement of ours: one for each text, of which there are some hundred. */
export function statementName(text: string): string {
  let name = names.get(text);
  if (name === undefined) {
    name = `write_${names.size + 1}`;
    names.set(text, name);
  }
  return name;
}
