import { expect, it } from "vitest";
import { whatsapp } from "../../../../worker/channels/whatsapp/index.ts";
import { cut, providerThat } from "../contract/provider.ts";
import { subject } from "./subject.ts";

const { channel, credentials } = subject;
const GRAPH = "https://graph.example";

const listed = async (answer: Parameters<typeof providerThat>[0], of = channel) => {
  const { fetcher, asked } = providerThat(answer);
  const templates = whatsapp(GRAPH, fetcher).listTemplates?.(of, credentials);
  return { templates: await templates, asked };
};

const page = (names: string[], after: string | null) =>
  Response.json({
    data: names.map((name) => ({ name, language: "pt_BR", status: "APPROVED", category: "UTILITY" })),
    paging: after
      ? { cursors: { before: "b", after }, next: `https://evil.example/?after=${after}&access_token=t` }
      : { cursors: { before: "b", after: "end" } },
  });

it("all pages are read, by the cursor: the address that an answer names is not asked", async () => {
  const { templates, asked } = await listed(({ url }) => {
    const after = new URL(url).searchParams.get("after");
    return after === null ? page(["a", "b"], "2") : page(["c"], null);
  });
  expect(templates?.map((it) => it.name)).toEqual(["a", "b", "c"]);
  expect(asked.map((it) => new URL(it.url).pathname.replace(/^\/v[\d.]+/, ""))).toEqual(
    Array(2).fill(`/${channel.accountId}/message_templates`),
  );
  expect(asked.every((it) => it.url.startsWith(GRAPH))).toBe(true);
});

it("a template is told with its parts, its standing and why it stands so", async () => {
  const raw = {
    name: "pedido",
    language: "pt_BR",
    status: "REJECTED",
    category: "MARKETING",
    rejected_reason: "INVALID_FORMAT",
    quality_score: { score: "GREEN" },
    components: [
      { type: "HEADER", format: "IMAGE", example: {} },
      { type: "BODY", text: "Olá, {{1}}" },
      { type: "FOOTER", text: "Loja Aurora" },
      {
        type: "BUTTONS",
        buttons: [
          { type: "QUICK_REPLY", text: "Parar" },
          { type: "URL", text: "Ver", url: "https://aurora.example/{{1}}" },
          { type: "COPY_CODE", text: "Copiar" },
        ],
      },
    ],
  };
  const { templates } = await listed(() => Response.json({ data: [raw] }));
  expect(templates).toEqual([
    {
      name: "pedido",
      language: "pt_BR",
      category: "marketing",
      status: "rejected",
      quality: "GREEN",
      reason: "INVALID_FORMAT",
      header: { is: "media", kind: "image" },
      body: "Olá, {{1}}",
      footer: "Loja Aurora",
      buttons: [
        { kind: "reply", text: "Parar", url: null },
        { kind: "url", text: "Ver", url: "https://aurora.example/{{1}}" },
        { kind: "other", text: "Copiar", url: null },
      ],
    },
  ]);
});

it("what is new to us about a template hides neither it nor the others", async () => {
  const odd = {
    name: "novo",
    language: "pt_BR",
    status: "PONDERING",
    category: 7,
    quality_score: "?",
    components: "none",
  };
  const { templates } = await listed(() => Response.json({ data: [{ language: "pt_BR" }, odd] }));
  expect(templates).toMatchObject([{ name: "novo", status: "pending", category: "utility", quality: null, body: "" }]);
});

it.each([
  [
    "a refusal",
    () => Response.json({ error: { code: 190, message: `Bad ${credentials.accessToken}` } }, { status: 401 }),
  ],
  ["an answer that nobody can read", () => new Response("<html>")],
  ["no answer", cut],
])("%s is no list, and tells no secret", async (_name, answer) => {
  const error = await listed(answer).catch((it: unknown) => it);
  expect(error).toBeInstanceOf(Error);
  expect(String(error)).not.toContain(credentials.accessToken);
});

it("a channel whose account is not known has no list", async () => {
  const { fetcher, asked } = providerThat(() => page([], null));
  await expect(
    whatsapp(GRAPH, fetcher).listTemplates?.({ ...channel, accountId: null }, credentials),
  ).rejects.toMatchObject({ failure: { code: "no_account" } });
  expect(asked).toEqual([]);
});
