import type { Template } from "#shared/model/template.ts";
import { all, runBatch, sql } from "./db.ts";

type Of = { companyId: string; channelId: string };

/** The channel's templates by name, as the provider last told them, and when that was; null when it has told of none. */
export const templatesOf = async (
  d1: D1Database,
  { companyId, channelId }: Of,
): Promise<{ items: Template[]; syncedAt: number | null }> => {
  const rows = await all(
    d1,
    sql`select template, synced_at from templates where channel_id = ${channelId} and company_id = ${companyId}
      order by name, language`,
  );
  const times = rows.map((it) => Number(it.synced_at));
  return {
    items: rows.map((it) => JSON.parse(String(it.template))),
    syncedAt: times.length > 0 ? Math.max(...times) : null,
  };
};

/** Puts the templates in the place of what was known of the channel's. Another company's channel stays as it is. */
export const replaceTemplates = async (
  d1: D1Database,
  { companyId, channelId }: Of,
  templates: readonly Template[],
  now: number,
): Promise<void> => {
  await runBatch(d1, [
    sql`delete from templates where channel_id = ${channelId} and company_id = ${companyId}`,
    sql`insert into templates (channel_id, name, language, company_id, template, synced_at)
      select h.id, n.value ->> 'name', n.value ->> 'language', h.company_id, n.value, ${now}
      from json_each(${JSON.stringify(templates)}) n join channels h on h.id = ${channelId} and h.company_id = ${companyId}
      where true on conflict do update set template = excluded.template`,
  ]);
};
