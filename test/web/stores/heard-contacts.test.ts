import { describe, expect, it } from "vitest";
import type { Contact } from "#shared/model/contact.ts";
import { withHeard } from "../../../web/stores/heard-contacts.ts";

const contact = (name: string, phone: string | null = null): Contact => ({
  id: `id of ${name}`,
  name,
  phone,
  blockedAt: null,
  archivedAt: null,
  marketingStoppedAt: null,
});
const [ana, bento, vera] = [contact("Ana"), contact("Bento"), contact("Vera Lobo", "5511987654321")];
const names = (list: readonly Contact[]): string[] => list.map((it) => it.name);

describe("a list of contacts and those heard of since", () => {
  it("gains who is not in it, in the order of names without accents and case", () => {
    const heard = [contact("Álvaro"), contact("bia"), vera];
    expect(names(withHeard([ana, bento], heard, { query: "", hasMore: false }))).toEqual([
      "Álvaro",
      "Ana",
      "Bento",
      "bia",
      "Vera Lobo",
    ]);
  });

  it("gains nobody twice, and of each what was heard last", () => {
    const renamed = { ...vera, name: "Vera Lobato" };
    expect(names(withHeard([ana], [ana, vera, renamed], { query: "", hasMore: false }))).toEqual([
      "Ana",
      "Vera Lobato",
    ]);
  });

  it("gains only who is looked for, by name or number", () => {
    for (const query of ["vera l", "LOBO", "98765"]) {
      expect(names(withHeard([], [ana, vera], { query, hasMore: false }))).toEqual(["Vera Lobo"]);
    }
  });

  it("gains nobody beyond its end while more is to be fetched", () => {
    const reached = withHeard([ana, bento], [contact("Aurora"), vera], { query: "", hasMore: true });
    expect(names(reached)).toEqual(["Ana", "Aurora", "Bento"]);
  });
});
