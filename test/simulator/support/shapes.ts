/** The parts of Meta's `messages` webhook that the tests look at, as they come out of JSON. */
export interface WebhookValue {
  contacts?: [{ profile: { name: string }; wa_id?: string; user_id: string }];
  messages?: [InboundMessage];
  statuses?: [Status];
}

export interface InboundMessage {
  from?: string;
  from_user_id: string;
  id: string;
  timestamp: string;
  type: string;
  text?: { body: string };
  context?: { from: string; id: string };
  [block: string]: unknown;
}

export interface Status {
  id: string;
  status: string;
  recipient_id?: string;
  recipient_user_id?: string;
  biz_opaque_callback_data?: string;
  conversation?: { id: string; expiration_timestamp?: string };
}

/** Answers of the Graph API and of `/sim`: each has the parts that belong to it. */
export interface AnswerBody {
  error: { code: number | string; field?: string };
  contacts: [{ input: string; wa_id?: string; user_id?: string }];
  messages: [{ id: string }];
  message: { id: string };
  next: unknown[];
}
