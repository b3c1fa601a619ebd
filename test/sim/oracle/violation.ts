/** Says that a rule does not hold, and what shows it. */
export type Violated = (rule: string, detail: string) => void;

/** Ends a run. */
export class Violation extends Error {
  readonly rule: string;

  constructor(rule: string, detail: string) {
    super(`${rule}: ${detail}`);
    this.rule = rule;
  }
}
