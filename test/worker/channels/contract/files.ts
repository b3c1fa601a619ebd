import { describe, expect, it } from "vitest";
import { cut, providerThat, withoutPatience } from "./provider.ts";
import type { Subject } from "./subject.ts";

/** Addresses inside, of no host, and of no web: a payload that names one is no reason to ask there. */
const FORBIDDEN = [
  "http://127.0.0.1/a",
  "https://127.0.0.1/a",
  "https://0x7f.1/a",
  "https://2130706433/a",
  "https://10.0.0.7/a",
  "https://169.254.169.254/latest/meta-data",
  "https://[::1]/a",
  "https://localhost/a",
  "https://prosa.internal/a",
  "https://user:pass@localhost/a",
  "file:///etc/passwd",
  "data:text/plain,a",
  "no address",
];

/** A customer's file comes from where it may come from, and from nowhere else. */
export const filesContract = (subject: Subject) => {
  const { channel, credentials, media } = subject;
  const file = Uint8Array.from(new TextEncoder().encode("what the customer sent"));

  const fetchMedia = async (answer: Parameters<typeof providerThat>[0], ref = media.ref) => {
    const { fetcher, asked } = providerThat(answer);
    const fetched = await withoutPatience(() => subject.adapter(fetcher).fetchMedia(ref, channel, credentials));
    for (const it of asked) {
      if (media.isTrusted(new URL(it.url))) continue;
      const sent = JSON.stringify([it.url, ...it.headers]);
      for (const secret of Object.values(credentials)) expect(sent, "no secret leaves").not.toContain(secret);
    }
    return { fetched, asked };
  };

  describe("files", () => {
    it("a file arrives as it was sent", async () => {
      const { fetched } = await fetchMedia((it) => media.serves(it, file));
      const text = fetched.result === "fetched" ? await new Response(fetched.body).text() : fetched.result;
      expect(text).toBe("what the customer sent");
    });

    it.each([404, 410])("one that the provider has no more (%i) is gone", async (status) => {
      expect((await fetchMedia(() => Response.json({}, { status }))).fetched).toEqual({ result: "gone" });
    });

    it.each([
      ["an error of the provider's", () => Response.json({}, { status: 500 })],
      ["too many requests", () => Response.json({}, { status: 429 })],
      ["a cut connection", cut],
      ["no answer in time", () => "silence" as const],
    ])("one that does not come for %s is worth another try", async (_name, answer) => {
      expect((await fetchMedia(answer)).fetched).toEqual({ result: "later" });
    });

    it.each([...FORBIDDEN, ...media.forbidden])("%s is not asked", async (url) => {
      const { fetched, asked } = await fetchMedia((it) => media.serves(it, file), { url });
      expect([fetched, asked]).toEqual([{ result: "gone" }, []]);
    });

    it("an address that refers to a forbidden one is not followed there", async () => {
      for (const location of [...FORBIDDEN, ...media.forbidden]) {
        const { fetched, asked } = await fetchMedia((it) => {
          const served = media.serves(it, file);
          return served.headers.get("content-type")?.includes("json")
            ? served
            : new Response(null, { status: 302, headers: { location } });
        });
        expect([location, fetched.result]).not.toEqual([location, "fetched"]);
        expect(asked.map((it) => it.url)).not.toContain(location);
      }
    });
  });
};
