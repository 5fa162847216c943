/** A number as people read it: 5,000. */
export const figure = (value: number): string => value.toLocaleString('en');
