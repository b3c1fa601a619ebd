import { withAskedStores } from "../../stores/code.ts";
import { deferred } from "../../ui/deferred.tsx";
import { whenIdle } from "../../ui/idle.ts";

const load = () => import("./occasional.ts");

export const AttachMenu = deferred(async () => ({ default: (await load()).AttachMenu }));
export const ContactSheet = deferred(async () => ({ default: (await withAskedStores(load())).ContactSheet }));
export const ConversationMenu = deferred(async () => ({ default: (await load()).ConversationMenu }));
export const CursorMarks = deferred(async () => ({ default: (await load()).CursorMarks }));
export const DeliveryProblem = deferred(async () => ({ default: (await load()).DeliveryProblem }));
export const DraftPreview = deferred(async () => ({ default: (await load()).DraftPreview }));
export const HeldReplies = deferred(async () => ({ default: (await load()).HeldReplies }));
export const HoldNote = deferred(async () => ({ default: (await load()).HoldNote }));
export const NewMessagesPill = deferred(async () => ({ default: (await load()).NewMessagesPill }));
export const NoteCard = deferred(async () => ({ default: (await load()).NoteCard }));
export const Problem = deferred(async () => ({ default: (await load()).Problem }));
export const QuoteBar = deferred(async () => ({ default: (await load()).QuoteBar }));
export const RefusedDialog = deferred(async () => ({ default: (await load()).RefusedDialog }));
export const Unavailable = deferred(async () => ({ default: (await load()).Unavailable }));

/** These are always there, but nobody waits for them. */
export const DropZone = deferred(async () => ({ default: (await whenIdle(load)).DropZone }));
export const WhyPopover = deferred(async () => ({ default: (await whenIdle(load)).WhyPopover }));
export const ContactDetails = deferred(async () => {
  const { ContactDetails: details } = await whenIdle(() =>
    withAskedStores(import("../../parts/contact/contact-details.tsx")),
  );
  return { default: details };
});

/** Before any of it is needed. */
export const fetchAhead = (): void => {
  const parts = [
    AttachMenu,
    ContactSheet,
    ConversationMenu,
    CursorMarks,
    DeliveryProblem,
    DraftPreview,
    DropZone,
    HeldReplies,
    HoldNote,
    NewMessagesPill,
    NoteCard,
    Problem,
    QuoteBar,
    RefusedDialog,
    Unavailable,
    WhyPopover,
    ContactDetails,
  ];
  for (const it of parts) void it.ahead();
};
