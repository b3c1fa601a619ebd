import { audienceOf, isRecent } from "#shared/model/conversation.ts";
import { decodeClientFrame, encodeFrame, encodePadUpdate } from "#shared/protocol/codec.ts";
import type { LogRow, Told } from "#shared/protocol/fact.ts";
import {
  type ClientFrame,
  CLOSE_CODE,
  type Position,
  type RefusalReason,
  type RoomFrame,
} from "#shared/protocol/frames.ts";
import type { PadUpdate } from "#shared/protocol/pad-frames.ts";
import { parseScope, type Scope, teamScope } from "#shared/protocol/scope.ts";
import type { FakeClock } from "./clock.ts";
import type { Company } from "./company.ts";
import { createPads } from "./pads.ts";
import type { FakeSocket } from "./socket.ts";

export type Session = { scope: Scope; userId: string; socket: FakeSocket; told: number; authz: string };

export type Rooms = ReturnType<typeof createRooms>;

/** What a server and a network need of rooms. */
export type RoomDoor = {
  ticket: (scope: Scope, userId: string) => string;
  receive: (socket: FakeSocket, data: unknown) => unknown;
  leave: (socket: FakeSocket) => void;
};

/** The rooms of a company, as shared/protocol/SPEC.md has them, without what clients do not notice. */
export const createRooms = (company: Company, clock: FakeClock) => {
  const tickets = new Map<string, { scope: Scope; userId: string }>();
  const sessions = new Set<Session>();
  const held = new Set<Scope>();
  /** Every frame that went to a client, as text. */
  const sent: string[] = [];
  /** Up to where clients have acknowledged what a feed told them. */
  const acked: { scope: Scope; userId: string; seq: number }[] = [];
  let epoch = "first";
  let heldRows: (() => void)[] | null = null;
  let refuseAll: RefusalReason | null = null;

  const send = (socket: FakeSocket, frame: RoomFrame | PadUpdate): void => {
    sent.push(JSON.stringify(frame));
    socket.deliver(frame.type === "pad_update" ? encodePadUpdate(frame) : encodeFrame(frame));
  };

  const pads = createPads({
    clock,
    sees(session, id) {
      const it = company.conversations.get(id);
      return it !== undefined && sees(session, audienceOf(it));
    },
    send: ({ socket }, frame) => send(socket, frame),
  });

  const end = (socket: FakeSocket): void => {
    for (const it of sessions) {
      if (it.socket !== socket) continue;
      sessions.delete(it);
      pads.leave(it);
    }
  };

  const refuse = (socket: FakeSocket, reason: RefusalReason): void => {
    send(socket, { type: "refusal", reason });
    socket.end(CLOSE_CODE[reason]);
    end(socket);
  };

  const authzOf = (scope: Scope, userId: string): string | null => {
    const { kind, id } = parseScope(scope);
    const team = company.viewer(userId).teams[id];
    if (kind === "company") return company.users().some((it) => it.id === userId) ? "company" : null;
    return team ? `${company.accessOf(id)} ${team.isSupervisor}` : null;
  };

  const sees = ({ scope, userId }: Session, audience: LogRow["after"]): boolean =>
    audience !== null &&
    teamScope(audience.teamId) === scope &&
    company.sight(company.viewer(userId), audience) !== null;

  const tell = (session: Session, { fact, before, after, version }: LogRow): Told[] => {
    if (fact.fact !== "conversation" || sees(session, after)) return [fact];
    return sees(session, before) ? [{ fact: "drop", id: fact.conversation.id, version: version ?? 0 }] : [];
  };

  const positionOf = ({ scope, authz }: Session): Position => ({ epoch, seq: company.log(scope).length, authz });

  const reset = (session: Session): void => {
    const kept = [...company.conversations.values()].filter((it) => isRecent(it, it.lastMessageAt));
    const seen = kept.filter((it) => sees(session, audienceOf(it)));
    const position = positionOf(session);
    session.told = position.seq;
    const versions = seen.map((it): [string, number] => [it.id, it.version]);
    const half = Math.ceil(versions.length / 2);
    // In two frames, as a long list would come.
    send(session.socket, { type: "reset", position, versions: versions.slice(0, half), isLast: false });
    send(session.socket, { type: "reset", position, versions: versions.slice(half), isLast: true });
  };

  const follow = (session: Session): void => {
    if (held.has(session.scope)) return;
    const authz = authzOf(session.scope, session.userId);
    if (authz === null) return refuse(session.socket, "gone");
    if (authz !== session.authz) {
      session.authz = authz;
      return reset(session);
    }
    const rows = company.log(session.scope).filter((it) => it.seq > session.told);
    const to = rows.at(-1)?.seq;
    if (to === undefined) return;
    session.told = to;
    send(session.socket, { type: "facts", to, facts: rows.flatMap((row) => tell(session, row)) });
  };

  const greet = (socket: FakeSocket, { ticket, position }: Extract<ClientFrame, { type: "hello" }>): void => {
    const pass = tickets.get(ticket);
    if (!pass) return refuse(socket, "stale");
    const authz = authzOf(pass.scope, pass.userId);
    if (authz === null) return refuse(socket, "gone");
    const session = { ...pass, socket, told: position?.seq ?? 0, authz };
    sessions.add(session);
    const isGood = position?.epoch === epoch && position.authz === authz;
    send(socket, {
      type: "welcome",
      position: isGood ? position : positionOf(session),
      mode: isGood ? "replay" : "reset",
    });
    if (isGood) follow(session);
    else reset(session);
    if (pass.scope.startsWith("company")) tellOnline();
  };

  const tellOnline = (): void => {
    const inside = [...sessions].filter((it) => it.scope.startsWith("company"));
    const userIds = [...new Set(inside.map((it) => it.userId))];
    for (const it of inside) send(it.socket, { type: "online", userIds });
  };

  company.onRow((scope) => {
    [...sessions].filter((it) => it.scope === scope).forEach(follow);
    pads.review();
  });

  return {
    sent,
    acked,
    sessions,
    pads,
    ticket(scope: Scope, userId: string): string {
      const ticket = `ticket-${tickets.size + 1}`;
      tickets.set(ticket, { scope, userId });
      return ticket;
    },
    receive(socket: FakeSocket, data: unknown): void {
      const frame = decodeClientFrame(data);
      const session = [...sessions].find((it) => it.socket === socket);
      if (!frame) return refuse(socket, "malformed");
      if (frame.type === "ping") return send(socket, { type: "pong" });
      if (frame.type === "hello") return refuseAll ? refuse(socket, refuseAll) : greet(socket, frame);
      if (!session) return refuse(socket, "malformed");
      if ("channel" in frame) return pads.receive(session, frame);
      if (frame.type === "ack") acked.push({ scope: session.scope, userId: session.userId, seq: frame.seq });
      if (frame.type === "want") {
        const answer = (): void => {
          const found = frame.ids.flatMap((id) => company.conversations.get(id) ?? []);
          send(socket, { type: "rows", conversations: found.filter((it) => sees(session, audienceOf(it))) });
        };
        if (heldRows) heldRows.push(answer);
        else answer();
      }
      if (frame.type === "presence" && frame.conversationId) {
        const lookers = [{ userId: session.userId, isTyping: frame.isTyping }];
        for (const it of sessions) {
          if (it.scope === session.scope)
            send(it.socket, { type: "presence", conversationId: frame.conversationId, lookers });
        }
      }
    },
    leave: end,
    /** Holds back a scope's facts, until they are let go. */
    hold: (scope: Scope) => void held.add(scope),
    release(scope: Scope): void {
      held.delete(scope);
      for (const it of sessions) if (it.scope === scope) follow(it);
    },
    /** Holds back the rows that clients want, until they are let go. */
    holdRows: () => void (heldRows = []),
    releaseRows(): void {
      const answers = heldRows ?? [];
      heldRows = null;
      for (const answer of answers) answer();
    },
    beginEpoch: (name: string) => void (epoch = name),
    refuseAll: (reason: RefusalReason | null) => void (refuseAll = reason),
  };
};
