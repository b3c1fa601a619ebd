import type { Failure } from "#shared/model/message.ts";

/** A provider did not do what was asked: its own words, without our secrets. */
export class ProviderRefused extends Error {
  override readonly name = "ProviderRefused";
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(`${failure.code}: ${failure.reason}`);
    this.failure = failure;
  }
}
