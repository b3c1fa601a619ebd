import { Hono } from "hono";
import { streamSSE } from "hono/streaming";
import type { SimulatorOptions } from "../options.ts";
import type { FeedEvent } from "../state/feed.ts";
import type { World } from "../world.ts";

/**
 * What happens here as server-sent events named after `FeedEvent.type`. The first, `hello`, carries everything that the
 * page needs but the messages, so that a page that was cut off is right again after it reconnects.
 */
export function eventRoutes({ options, customers, faults, outbox, feed, tasks }: World): Hono {
  const app = new Hono();

  app.get("/", (c) =>
    streamSSE(c, async (stream) => {
      const write = (event: string, data: object): void => void stream.writeSSE({ event, data: JSON.stringify(data) });

      write("hello", {
        business: businessOf(options),
        customers: customers.summaries(),
        faults: faults.now(),
        webhooks: outbox.state(),
      });
      const unsubscribe = feed.subscribe(({ type, ...data }: FeedEvent) => write(type, data));
      await new Promise<void>((resolve) => {
        stream.onAbort(resolve);
        tasks.signal.addEventListener("abort", () => resolve(), { once: true });
      });
      unsubscribe();
    }),
  );

  return app;
}

/** The company as its customers see it, by what each channel calls it. */
const businessOf = ({ businessName, prosaUrl, whatsapp, zapi }: SimulatorOptions) => ({
  name: businessName,
  phone: whatsapp.displayPhone,
  zapiPhone: zapi.phone,
  prosaUrl,
});
