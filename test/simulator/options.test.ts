import { describe, expect, it } from "vitest";
import { optionsFromEnvironment } from "../../simulator/options.ts";

describe("the environment", () => {
  it("changes nothing when it says nothing", () => {
    expect(optionsFromEnvironment({})).toEqual({});
  });

  it("gives the port and Prosa's origin", () => {
    const overrides = optionsFromEnvironment({ PROSA_SIMULATOR_PORT: "9000", PROSA_URL: "http://localhost:8000/app/" });
    expect(overrides).toEqual({ port: 9000, prosaUrl: "http://localhost:8000" });
  });

  it.each([{ PROSA_SIMULATOR_PORT: "eight" }, { PROSA_SIMULATOR_PORT: "70000" }, { PROSA_URL: "localhost" }])(
    "is refused when it makes no sense: %o",
    (env) => {
      expect(() => optionsFromEnvironment(env)).toThrow(Object.keys(env)[0]);
    },
  );
});
