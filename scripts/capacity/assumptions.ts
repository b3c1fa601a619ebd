/** How a company works. Every figure of docs/capacity.md that is not measured or a provider's is one of these. */
export const ASSUMPTIONS = {
  /** Of each company, a month. */
  conversations: 3_000,
  agents: 10,
  teams: 3,
  /** In a conversation: messages of the customer, the first included, and answers of the company. */
  inbound: 6,
  replies: 6,
  /** Lists and pages that agents look at while they have a conversation: most is in their replica. */
  pages: 3,
  /** The share of messages that bring a file, and its size in bytes. */
  fileShare: 0.1,
  fileBytes: 250_000,
  /** How often each file is looked at. */
  fileViews: 3,
  /** Agents whose sockets a team's facts go to, each of which acknowledges what it hears. */
  listeners: 5,
  /** Frames that one answer's author sends while writing: the draft, where they write, that they write. */
  framesPerReply: 40,
  workingDays: 22,
  workingHours: 10,
  /** The share of a day's work that its busiest hour has. */
  busiestHour: 0.2,
  /** How many companies' busiest hours fall together: all of them, in one country. */
  monthsKept: 24,
  /** CPU of an invocation, in milliseconds. Not measured where it is charged. */
  cpuMs: 6,
  /** How long D1 is busy with a query and with a batch, in milliseconds. The first is what its documentation says. */
  queryMs: 1,
  batchMs: 3,
  /** How long a room is in use for a request or a frame, in milliseconds. */
  roomMs: 10,
} as const;

export type Assumptions = { [key in keyof typeof ASSUMPTIONS]: number };
