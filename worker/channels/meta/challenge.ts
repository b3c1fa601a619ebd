import { isSameSecret } from "../../same-secret.ts";

/** The answer to Meta's test of the address, or null. Source: Graph API, Webhooks, "Verification requests". */
export const challengeIn = ({ searchParams }: URL, verifyToken: string): string | null =>
  verifyToken !== "" &&
  searchParams.get("hub.mode") === "subscribe" &&
  isSameSecret(searchParams.get("hub.verify_token") ?? "", verifyToken)
    ? (searchParams.get("hub.challenge") ?? "")
    : null;
