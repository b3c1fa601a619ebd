import type { Change } from "#shared/commands/change.ts";
import { type CommandRequest, type CommandResult, COMMANDS } from "#shared/commands/index.ts";
import type { ErrorCode } from "#shared/errors.ts";
import { audienceOf, type Conversation } from "#shared/model/conversation.ts";
import type { Media } from "#shared/model/media.ts";
import { explain, type Tab } from "#shared/policy/sight.ts";
import type { Viewer } from "#shared/policy/viewer.ts";
import { companyScope, type Scope, teamScope } from "#shared/protocol/scope.ts";
import { replyFacts } from "../../../../web/sync/replies.ts";
import type { Network } from "../../../../web/sync/ports.ts";
import { worldOf } from "../../../../web/sync/world.ts";
import type { FakeClock } from "./clock.ts";
import type { Company } from "./company.ts";
import { COMPANY, nextId, WHATSAPP } from "./people.ts";
import type { RoomDoor } from "./room.ts";

type UploadRequest = Parameters<Network["upload"]>[0];

/** A photo that is ready, but for what is said. */
export const fileOf = (about: Partial<Media> = {}): Media => ({
  id: nextId(),
  kind: "image",
  state: "ready",
  problem: null,
  mime: "image/jpeg",
  name: null,
  bytes: null,
  isVoice: false,
  isAnimated: false,
  seconds: null,
  waveform: null,
  ...about,
});

/** Who a browser's cookie says it is. */
export type Cookie = { userId: string | null };

export type FakeApi = ReturnType<typeof createApiDouble>;

const PAGE = 3;

/** The HTTP API of a company, with pages of three. */
export const createApiDouble = (company: Company, rooms: RoomDoor, clock: FakeClock) => {
  const answered = new Map<string, CommandResult>();
  /** Commands as they were carried out, in order. */
  const carriedOut: CommandRequest[] = [];
  const requests: string[] = [];
  /** Files by their ids. */
  const files = new Map<string, { conversationId: string; blob: Blob }>();
  const uploads: UploadRequest[] = [];
  /** What the next requests whose path matches get instead of an answer. */
  let failing: { path: RegExp; status: number; code: ErrorCode } | null = null;

  const run = (viewer: Viewer, request: CommandRequest): CommandResult => {
    const known = answered.get(request.id);
    if (known) return known;
    const command = COMMANDS.get(request.name)!;
    const args = request.args as never;
    const world = worldOf(
      {
        org: () => org(),
        conversation: (id) => company.conversations.get(id),
        conversations: () => company.conversations.values(),
        contact: (id) => [...company.conversations.values()].find((it) => it.contact.id === company.isNow(id))?.contact,
        message: (id) => [...company.conversations.keys()].flatMap(company.messages).find((it) => it.id === id),
        replies: (id, seen) => replyFacts(company.messages(id), viewer.userId, seen),
      },
      command.reads(args),
      viewer.userId,
    );
    const decision = command.decide(world, args, { actor: viewer, now: clock.now(), newId: nextId });
    if (decision.ok) {
      carriedOut.push(request);
      for (const change of decision.changes) apply(viewer, change);
    }
    const result: CommandResult = decision.ok
      ? { id: request.id, ok: true }
      : { id: request.id, ok: false, status: 409, error: { code: decision.code } };
    answered.set(request.id, result);
    return result;
  };

  const apply = (viewer: Viewer, change: Change): void => {
    if (change.type === "conversation") company.set(change.id, change.set);
    if (change.type === "contact") company.marks(change.id, change.set);
    if (change.type === "message") {
      const author = company.users().find((it) => it.id === viewer.userId)!;
      company.replies(change.conversationId, author, change.text ?? "", change.id);
    }
  };

  const org = () => ({
    users: company.users(),
    teams: company.teams(),
    memberships: company.memberships(),
    channels: [WHATSAPP],
  });

  const visible = (viewer: Viewer, id: string): Conversation | null => {
    const it = company.conversations.get(id);
    return it && company.sight(viewer, audienceOf(it)) ? it : null;
  };

  const page = (id: string, before: string | null) => {
    const older = company.messages(id).filter((it) => !before || it.id < before);
    const items = older.slice(-PAGE);
    return { items, next: older.length > PAGE ? items[0]!.id : null };
  };

  const answer = (cookie: Cookie, method: string, url: URL, body: unknown): unknown => {
    const { pathname, searchParams } = url;
    if (pathname === "/api/auth/sign-in/email") {
      const user = company.users().find((it) => it.email === (body as { email: string }).email);
      if (!user || (body as { password: string }).password !== "prosa-demo") return refusal("wrong_credentials");
      cookie.userId = user.id;
      return {};
    }
    const isKnown = company.users().some((it) => it.id === cookie.userId);
    const viewer = cookie.userId && isKnown && company.viewer(cookie.userId);
    if (!viewer) return refusal("unauthenticated");
    if (pathname === "/api/auth/sign-out") return ((cookie.userId = null), {});
    if (pathname === "/api/me") {
      const user = company.users().find((it) => it.id === viewer.userId);
      const scopes = [companyScope(COMPANY.id), ...Object.keys(viewer.teams).map(teamScope)];
      return { user, company: COMPANY, teams: viewer.teams, scopes, now: clock.now() };
    }
    if (pathname === "/api/org") return org();
    if (pathname === "/api/commands") return { results: (body as CommandRequest[]).map((it) => run(viewer, it)) };
    if (pathname === "/api/rooms/ticket") {
      const { scope } = body as { scope: Scope };
      return { ticket: rooms.ticket(scope, viewer.userId), url: `ws://prosa.test/parties/${scope}` };
    }
    if (method === "POST" && pathname === "/api/conversations/messages") {
      const ids = (body as { ids: string[] }).ids.filter((id) => visible(viewer, id));
      return Object.fromEntries(ids.map((id) => [id, page(id, null)]));
    }
    if (pathname === "/api/media/links") {
      const ids = (body as { ids: string[] }).ids.filter((id) => visible(viewer, files.get(id)?.conversationId ?? ""));
      return {
        links: Object.fromEntries(ids.map((id) => [id, `/api/media/${id}?expires=1&signature=${viewer.userId}`])),
      };
    }
    if (pathname === "/api/conversations") {
      const tab = searchParams.get("tab") as Tab;
      const inTab = [...company.conversations.values()].filter((it) => company.sight(viewer, audienceOf(it)) === tab);
      return { items: inTab, next: null };
    }
    if (pathname === "/api/contacts") {
      const state = searchParams.get("state");
      const all = new Map([...company.conversations.values()].map(({ contact }) => [contact.id, contact]));
      const fits = [...all.values()].filter((it) => (state === "archived") === (it.archivedAt !== null));
      return { items: fits, next: null };
    }
    if (pathname.startsWith("/api/contacts/")) {
      const contactId = pathname.slice("/api/contacts/".length);
      const of = [...company.conversations.values()].filter((it) => it.contact.id === company.isNow(contactId));
      const refused = { count: 0, lastAt: null };
      const conversations = of.filter((it) => visible(viewer, it.id));
      return { ...of[0]!.contact, createdAt: 1, refused, origins: [], conversations, providerBlocks: [] };
    }
    const [, id, isMessages] = /^\/api\/conversations\/([^/]+)(\/messages)?$/.exec(pathname) ?? [];
    const found = id ? visible(viewer, id) : null;
    if (!id || !found) return refusal("not_found");
    if (isMessages) return page(id, searchParams.get("before"));
    const { row, relation, sight } = explain(viewer, { ...audienceOf(found), access: company.accessOf(found.team.id) });
    return { ...found, why: { access: row.access, state: row.state, relation, tab: sight } };
  };

  /** A file's bytes, for who has its address and sees its conversation now. */
  const bytesFor = (cookie: Cookie, url: URL): Response => {
    const file = files.get(url.pathname.split("/").at(-1)!);
    const isTheirs = url.searchParams.get("signature") === cookie.userId;
    if (!file || !isTheirs || !visible(company.viewer(cookie.userId!), file.conversationId)) {
      return json(refusal("not_found"), 404);
    }
    return new Response(file.blob, { headers: { "content-type": file.blob.type } });
  };

  /** Answers that are held back on their way, by path. */
  let slow: { path: RegExp; until: Promise<void> } | null = null;

  /** What breaks the server when it is in a request's body. */
  let choking: string | null = null;

  return {
    carriedOut,
    choke: (text: string | null) => void (choking = text),
    requests,
    files,
    uploads,

    /** Takes any recording of a conversation that its sender sees; one that is aborted never arrives. */
    async upload(cookie: Cookie, request: UploadRequest): Promise<{ status: number; body: unknown } | null> {
      uploads.push(request);
      const conversationId = request.path.split("/")[3]!;
      request.onProgress(0.5);
      if (slow?.path.test(request.path)) await slow.until;
      if (request.signal.aborted) return null;
      if (!visible(company.viewer(cookie.userId!), conversationId)) return { status: 404, body: refusal("not_found") };
      const { body: blob, headers } = request;
      const media = fileOf({
        kind: "audio",
        mime: headers["content-type"]!,
        bytes: blob.size,
        isVoice: headers["x-voice"] === "1",
      });
      files.set(media.id, { conversationId, blob });
      return { status: 201, body: { media } };
    },
    /** Holds back answers to matching requests, which the server has given already; gives back what lets them go. */
    delay(path: RegExp): () => void {
      const { promise, resolve } = Promise.withResolvers<void>();
      slow = { path, until: promise };
      return () => {
        slow = null;
        resolve();
      };
    },
    fail: (path: RegExp | null, status = 503, code: ErrorCode = "unavailable") =>
      void (failing = path && { path, status, code }),
    async fetch(cookie: Cookie, path: string, init: RequestInit = {}): Promise<Response> {
      requests.push(path);
      if (failing?.path.test(path)) return json(refusal(failing.code), failing.status);
      if (choking && String(init.body).includes(`"${choking}"`)) return json(refusal("internal"), 500);
      const body = typeof init.body === "string" ? JSON.parse(init.body) : null;
      const url = new URL(path, "http://prosa.test");
      if (url.searchParams.has("signature")) {
        const bytes = bytesFor(cookie, url);
        if (slow?.path.test(path)) await slow.until;
        return bytes;
      }
      const value = answer(cookie, init.method ?? "GET", url, body);
      if (slow?.path.test(path)) await slow.until;
      return json(value, value instanceof Object && "error" in value ? 400 : 200);
    },
  };
};

const refusal = (code: ErrorCode) => ({ error: { code, requestId: "test" } });

const json = (value: unknown, status: number): Response => new Response(JSON.stringify(value), { status });
