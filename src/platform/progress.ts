/** Called with what a long piece of work is doing, in the present tense and without a full stop. */
export type Notify = (activity: string) => void;

/** Called with the progress of a long piece of work. */
export type CountProgress = (done: number, total: number, label: string) => void;
