import { createMemo, createSignal } from "solid-js";
import { COMMANDS, type ArgsOf, type CommandName, type CommandResult } from "#shared/commands/index.ts";
import type { World } from "#shared/commands/world.ts";
import type { ErrorCode } from "#shared/errors.ts";
import { newId } from "#shared/ids.ts";
import type { Attachment } from "#shared/model/attachment.ts";
import type { Contact } from "#shared/model/contact.ts";
import { audienceOf, type Conversation, isRecent } from "#shared/model/conversation.ts";
import type { Media } from "#shared/model/media.ts";
import { explain, type Tab } from "#shared/policy/sight.ts";
import type { Viewer } from "#shared/policy/viewer.ts";
import type { ContactAnswer, ProviderBlock } from "#shared/protocol/api.ts";
import type { Loaded, OutboxItem, Paged, Prosa, Refusal, Session } from "../../../web/stores/prosa.ts";
import { applyChange, receive, reply, setStatus } from "./apply.ts";
import { fakeChannels } from "./channels.ts";
import { fakeMetrics, noMetrics } from "./health.ts";
import { createFakeMedia } from "./media.ts";
import { type Colleague, createFakePads } from "./pads.ts";
import { type Seed, USERS } from "./seed.ts";
import { TEMPLATES } from "./templates.ts";

export type FakeOptions = {
  seed: Seed;
  as: string;
  session?: Session["state"];
  isOffline?: boolean;
  isUnread?: boolean;
  /** The channel has no templates yet. */
  hasNoTemplates?: boolean;
  /** Nothing has been counted yet. */
  hasNoMetrics?: boolean;
};

/** What a test or the gallery does to the company from outside. */
export type FakeControls = {
  receive: (conversationId: string, text: string) => void;
  /** Whether messages have been read from the device. */
  readMessages: (isRead: boolean) => void;
  /** A colleague answers the customer. */
  reply: (userId: string, conversationId: string, text: string) => void;
  colleague: (userId: string) => Colleague;
  setTyping: (userId: string, conversationId: string, isTyping: boolean) => void;
  /** The copy of the pads on this device has been read; until then, with `isUnread`, nothing can be written. */
  readPads: () => void;
  setStorage: (storage: "kept" | "rebuilt" | "full") => void;
  setOffline: (isOffline: boolean) => void;
  refuse: (refusal: Refusal) => void;
  drop: (conversationId: string) => void;
};

const BLOCK_REFUSED: ProviderBlock = {
  channelId: "demo-whatsapp",
  isWanted: true,
  state: "failed",
  reason: "Re-engagement required (139100)",
};

/** Who wants no advertising once came because of it. */
const originsOf = (contact: Contact): ContactAnswer["origins"] =>
  contact.marketingStoppedAt === null
    ? []
    : [
        {
          source: "ad",
          title: "Botas de inverno com 15%",
          url: "https://lojaaurora.example/anuncio",
          at: contact.marketingStoppedAt,
        },
      ];

/** A whole company in memory behind the interface that components use. Decides with the real commands. */
export const createFakeProsa = (options: FakeOptions): { prosa: Prosa; controls: FakeControls } => {
  const { seed } = options;
  const [tick, setTick] = createSignal(0);
  const touch = () => setTick((it) => it + 1);
  const live = <T>(read: () => T): T => (tick(), read());
  const [isOffline, setOffline] = createSignal(options.isOffline ?? false);
  const [state, setState] = createSignal<Session["state"]>(options.session ?? "signed_in");
  const [waiting, setWaiting] = createSignal<readonly OutboxItem[]>([]);
  const [refusals, setRefusals] = createSignal<readonly Refusal[]>([]);
  const [storage, setStorage] = createSignal<"kept" | "rebuilt" | "full">("kept");
  const typing = new Map<string, string>();
  const dropListeners = new Set<(id: string) => void>();
  const dropped = new Set<string>();
  const user = () => seed.users.find((it) => it.email.startsWith(options.as)) ?? USERS[0]!;

  const viewer = createMemo<Viewer>(() =>
    live(() => ({
      companyId: "0192a000-0000-7000-8000-000000000000",
      userId: user().id,
      name: user().name,
      role: user().role,
      teams: Object.fromEntries(
        seed.memberships
          .filter((it) => it.userId === user().id)
          .map((it) => [it.teamId, { isSupervisor: it.isSupervisor }]),
      ),
    })),
  );
  const [isRead, setIsRead] = createSignal(!options.isUnread);
  const { pads, colleague } = createFakePads({ userId: () => user().id, isOffline, isRead });
  const accessOf = (teamId: string) => seed.teams.find((it) => it.id === teamId)?.access ?? "team";
  const explained = (it: Conversation) => explain(viewer(), { ...audienceOf(it), access: accessOf(it.team.id) });
  const tabOf = (it: Conversation | undefined): Tab | null => (it && !dropped.has(it.id) ? explained(it).sight : null);
  const find = (id: string) => seed.conversations.find((it) => it.id === id);
  const order = (tab: Tab) => (a: Conversation, b: Conversation) =>
    tab === "queue" ? (a.waitingSince ?? 0) - (b.waitingSince ?? 0) : b.lastMessageAt - a.lastMessageAt;
  const all = createMemo(() =>
    live(() =>
      Object.groupBy(
        seed.conversations.map((it) => ({ ...it, contact: { ...it.contact } })),
        (it) => tabOf(it) ?? "none",
      ),
    ),
  );
  const inTab = (tab: Tab) => (all()[tab] ?? []).filter((it) => isRecent(it, Date.now())).sort(order(tab));

  type Named = { conversationId?: string; contactId?: string; messageId?: string; quoteId?: string };
  const worldFor = (name: CommandName, args: Named, attachment: Attachment | undefined): World => {
    const it = args.conversationId ? find(args.conversationId) : undefined;
    const contact = seed.contacts.find((c) => c.id === args.contactId) ?? null;
    const message =
      (it && seed.messages[it.id]?.find((m) => m.id === (name === "send" ? args.quoteId : args.messageId))) ?? null;
    const mediaId = attachment && "mediaId" in attachment ? attachment.mediaId : undefined;
    const file = mediaId === undefined ? undefined : known.get(mediaId);
    return {
      conversation: it
        ? {
            ...audienceOf(it),
            id: it.id,
            access: accessOf(it.team.id),
            contactId: it.contact.id,
            isContactBlocked: it.contact.blockedAt !== null,
            channel: it.channel,
            lastInboundAt: it.lastInboundAt,
            waitingSince: it.waitingSince,
            unread: it.unread,
            hasSuccessor: false,
            isChannelPaused: (seed.channels.find(({ id }) => id === it.channelId)?.pausedAt ?? null) !== null,
            safetyDelayMs:
              seed.users.find(({ id }) => id === user().id)?.safetyDelayMs ??
              seed.teams.find(({ id }) => id === it.team.id)?.safetyDelayMs ??
              0,
          }
        : null,
      contact,
      message,
      replies: null,
      template:
        attachment?.is === "template"
          ? TEMPLATES.find((it) => it.name === attachment.name && it.language === attachment.language)
          : undefined,
      media: it && file ? { conversationId: it.id, media: file } : undefined,
      org: seed,
    };
  };

  const decideAndApply = (name: CommandName, args: Record<string, unknown>): ErrorCode | null => {
    const found = COMMANDS.get(name);
    if (!found) return "invalid_args";
    const decision = found.decide(worldFor(name, args, args["attachment"] as Attachment | undefined), args as never, {
      actor: viewer(),
      now: Date.now(),
      newId,
    });
    if (!decision.ok) return decision.code;
    for (const change of decision.changes) applyChange(seed, change, viewer(), isOffline());
    const conversationId = typeof args["conversationId"] === "string" ? args["conversationId"] : null;
    if (isOffline()) setWaiting((all) => [...all, { id: newId(), name, conversationId, at: Date.now() }]);
    else if ((name === "send" || name === "retry") && conversationId)
      deliver(conversationId, String(args["messageId"]));
    touch();
    return null;
  };

  /** Once its safety delay is over, unless it was taken back meanwhile. */
  const deliver = (conversationId: string, id: string) => {
    const message = () => seed.messages[conversationId]?.find((it) => it.id === id);
    const held = Math.max(0, (message()?.holdUntil ?? 0) - Date.now());
    (["sent", "delivered", "read"] as const).forEach((status, step) =>
      setTimeout(
        () => {
          if (message()?.status === "cancelled") return;
          setStatus(seed, conversationId, id, status);
          touch();
        },
        held + 400 * (step + 1),
      ),
    );
  };
  const files = createFakeMedia({ isOffline, newId });
  const known = new Map<string, Media>();

  const [hasMessages, setHasMessages] = createSignal(true);
  const paged = <T>(items: () => readonly T[], size: number, from: "start" | "end" = "start"): Paged<T> => {
    const [shown, setShown] = createSignal(size);
    const slice = createMemo(() => (from === "start" ? items().slice(0, shown()) : items().slice(-shown())));
    return {
      items: slice,
      state: () => "ready",
      hasMore: () => slice().length < items().length,
      loadMore: () => setTimeout(() => setShown((it) => it + size), 80),
    };
  };
  const later = <T>(value: T): Promise<T> => new Promise((resolve) => setTimeout(() => resolve(value), 120));
  const orOffline = <T>(value: T): Promise<Loaded<T>> =>
    later(isOffline() ? { ok: false, code: "offline" } : { ok: true, value });

  const prosa: Prosa = {
    session: {
      current: createMemo<Session>(() => {
        const current = state();
        return current === "signed_in"
          ? {
              state: current,
              viewer: viewer(),
              email: user().email,
              company: { id: viewer().companyId, name: "Loja Aurora" },
            }
          : { state: current };
      }),
      signIn: async (_email, password) => {
        await later(null);
        if (password === "muitas") return "rate_limited";
        if (password !== "prosa-demo") return "wrong_credentials";
        setState("signed_in");
        return null;
      },
      signOut: async () => void (await later(null), setState("signed_out")),
    },
    connection: {
      state: () => (isOffline() ? "offline" : "online"),
      lastOnlineAt: () => Date.now() - 4 * 60_000,
      clockOffset: () => 0,
      storage,
      dismissStorage: () => setStorage("kept"),
    },
    org: {
      isLoaded: () => true,
      users: () => live(() => [...seed.users]),
      teams: () => live(() => [...seed.teams]),
      memberships: () => live(() => [...seed.memberships]),
      channels: () => live(() => [...seed.channels]),
      userName: (id) => live(() => seed.users.find((it) => it.id === id)?.name),
      teamName: (id) => live(() => seed.teams.find((it) => it.id === id)?.name),
      previewAccess: (_team, access) =>
        orOffline(
          access === "attendant"
            ? { gains: { people: 0, conversations: 0 }, loses: { people: 4, conversations: 37 } }
            : { gains: { people: 5, conversations: 128 }, loses: { people: 0, conversations: 0 } },
        ),
    },
    conversations: {
      isLoaded: () => true,
      idsIn: (tab) => inTab(tab).map((it) => it.id),
      inTab,
      get: (id) =>
        Object.values(all())
          .flat()
          .find((it) => it.id === id && tabOf(it) !== null),
      tabOf: (id) => live(() => tabOf(find(id))),
      unreadTotal: () => [...inTab("queue"), ...inTab("mine")].reduce((sum, it) => sum + it.unread, 0),
      open: (id) => {
        const it = find(id);
        return it && tabOf(it) ? orOffline(it) : later({ ok: false, code: "not_found" });
      },
      search: (tab, query) =>
        paged(
          () =>
            (all()[tab()] ?? [])
              .filter((it) => it.contact.name.toLowerCase().includes(query().toLowerCase()))
              .sort(order("mine")),
          40,
        ),
      why: (id) => {
        const it = find(id);
        if (!it) return later({ ok: false, code: "not_found" });
        const { row, relation, sight } = explained(it);
        return orOffline({ access: row.access, state: row.state, relation, tab: sight ?? "others" });
      },
      onDropped: (listener) => {
        dropListeners.add(listener);
        return () => dropListeners.delete(listener);
      },
    },
    messages: {
      of(id) {
        const messages = paged(() => (hasMessages() ? live(() => seed.messages[id()] ?? []) : []), 40, "end");
        return { ...messages, state: () => (hasMessages() ? "ready" : "loading") };
      },
    },
    outbox: {
      waiting,
      refusals,
      dismiss: (id) => setRefusals((all) => all.filter((it) => it.id !== id)),
      sendAnyway: (id) => {
        const held = refusals().find((it) => it.id === id);
        setRefusals((all) => all.filter((it) => it !== held));
        if (held?.conversationId) {
          decideAndApply("send", { conversationId: held.conversationId, messageId: newId(), text: held.text });
        }
      },
      run: (name, args) => decideAndApply(name, args as Record<string, unknown>),
      ask: async <Name extends CommandName>(name: Name, args: ArgsOf<Name>) => {
        await later(null);
        if (isOffline()) return { ok: false, error: { code: "offline" } } as const;
        const code = decideAndApply(name, args as Record<string, unknown>);
        const id = newId();
        return (code ? { id, ok: false, status: 409, error: { code } } : { id, ok: true }) satisfies CommandResult;
      },
    },
    presence: {
      online: () => new Set(seed.users.slice(0, 3).map((it) => it.id)),
      lookersAt: (id) =>
        live(() => {
          const looker = id.endsWith("abc") && user().id !== USERS[2]!.id ? [USERS[2]!.id] : [];
          const writers = [...typing].filter(([, at]) => at === id).map(([userId]) => userId);
          return [...new Set([...writers, ...looker])].map((userId) => ({
            userId,
            isTyping: writers.includes(userId),
          }));
        }),
      look: () => {},
    },
    contacts: {
      list: (filter, query) =>
        paged(
          () =>
            live(() => seed.contacts)
              .filter((it) => {
                if (filter() === "blocked") return it.blockedAt !== null;
                if (filter() === "archived") return it.archivedAt !== null && it.blockedAt === null;
                return it.archivedAt === null && it.blockedAt === null;
              })
              .filter((it) => `${it.name} ${it.phone}`.toLowerCase().includes(query().toLowerCase()))
              .map((it) => ({ ...it }))
              .sort((a, b) => a.name.localeCompare(b.name, "pt-BR")),
          60,
        ),
      details: (id) =>
        createMemo(() => {
          const contact = live(() => seed.contacts.find((it) => it.id === id()));
          if (isOffline()) return { ok: false, code: "offline" } as const;
          if (!contact) return id() ? ({ ok: false, code: "not_found" } as const) : undefined;
          const refused = contact.blockedAt ? { count: 3, lastAt: Date.now() - 7_200_000 } : { count: 0, lastAt: null };
          const conversations = Object.values(all())
            .flat()
            .filter((it) => it.contact.id === contact.id && tabOf(it));
          return {
            ok: true as const,
            value: {
              ...contact,
              createdAt: Date.now() - 94 * 86_400_000,
              refused,
              origins: originsOf(contact),
              conversations,
              providerBlocks: contact.blockedAt ? [BLOCK_REFUSED] : [],
            },
          };
        }),
    },
    pads,
    health: { metrics: () => orOffline((options.hasNoMetrics ? noMetrics : fakeMetrics)(Date.now())) },
    channels: fakeChannels({ channels: () => seed.channels, answer: orOffline }),
    media: {
      ...files.media,
      upload: async (...args) => {
        const answer = await files.media.upload(...args);
        if (answer.ok) known.set(answer.media.id, answer.media);
        return answer;
      },
    },
    templates: {
      of: () => orOffline({ items: options.hasNoTemplates ? [] : [...TEMPLATES], syncedAt: Date.now() }),
    },
  };

  const controls: FakeControls = {
    receive: (id, text) => (receive(seed, id, text), touch()),
    readMessages: setHasMessages,
    reply: (userId, id, text) => {
      const author = seed.users.find((it) => it.id === userId);
      if (author) reply(seed, id, text, author);
      touch();
    },
    colleague,
    setTyping: (userId, id, isTyping) => {
      if (isTyping) typing.set(userId, id);
      else typing.delete(userId);
      touch();
    },
    readPads: () => void setIsRead(true),
    setStorage,
    setOffline,
    refuse: (refusal) => void setRefusals((all) => [...all, refusal]),
    drop: (id) => {
      dropped.add(id);
      touch();
      for (const listener of dropListeners) listener(id);
    },
  };
  return { prosa, controls };
};
