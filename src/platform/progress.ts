/** Told what a long piece of work does at the moment, in the present tense and without a full stop. */
export type Notify = (activity: string) => void;

/** Told how far a long piece of work has come. */
export type CountProgress = (done: number, total: number, label: string) => void;
