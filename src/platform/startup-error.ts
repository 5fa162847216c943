/** A failure that the person who started the program can do something about: what is wrong, and the next step. Never a stack. */
export class StartupError extends Error {
  /** What to do next: one sentence, or empty if the message says it all. */
  readonly remedy: string;

  constructor(message: string, remedy = '', options?: ErrorOptions) {
    super(message, options);
    this.name = 'StartupError';
    this.remedy = remedy;
  }
}
