import type { ErrorCode } from "#shared/errors.ts";

/** An answer that is no success; thrown anywhere, turned into HTTP by `http/on-error.ts`. */
export class Refused extends Error {
  readonly code: ErrorCode;
  readonly field: string | undefined;

  constructor(code: ErrorCode, field?: string) {
    super(code);
    this.code = code;
    this.field = field;
  }
}
